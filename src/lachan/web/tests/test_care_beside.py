"""Whoever only helps beside: what a part of the acts does not tell is not said, what would be refused is not offered."""

import pytest

from lachan.victims import commands as c

from .care_scene import AID, LEAD, VERIFIER, base, sent, text

pytestmark = pytest.mark.database
HEARER = VERIFIER
STANDS = ("Chưa có kết luận", "Chưa có nhận định", "Chế độ hỗ trợ", "chủ trì:")


@pytest.fixture
def walk(care_walk):
    care_walk.told().referred()
    care_walk.deed(
        c.share_story,
        "lead",
        to=care_walk.body("verifier"),
        scope="investigation",
        ground="danger",
    )
    return care_walk


@pytest.mark.parametrize("account", [AID, HEARER])
def test_where_the_care_stands_is_not_read_from_a_part(walk, sign_in, account):
    client = sign_in(account)
    html = text(client, base(walk))
    assert "Phần của đơn vị mình" in html
    for words in STANDS:
        assert words not in html, words
    supports = text(client, f"{base(walk)}ho-tro/")
    assert "Theo Luật" not in supports
    assert ("Hỗ trợ được nhờ" in supports) is (account == AID)


def test_who_heard_the_story_is_offered_no_identity(walk, sign_in):
    client = sign_in(HEARER)
    assert "mo-danh-tinh" not in text(client, base(walk))
    assert sign_in(HEARER).post(f"{base(walk)}mo-danh-tinh/", {"purpose": "protect"}).status_code == 403  # fmt: skip


def test_what_a_helper_beside_may_not_write_is_not_offered(walk, sign_in):
    aid, hearer = sign_in(AID), sign_in(HEARER)
    for name in (
        "loi-ke",
        "bo-sung-loi-ke",
        "nop-ho-so",
        "khong-tiep-tuc",
        "mot-nguoi",
        "khong-can-bao-ve",
    ):
        for client in (aid, hearer):
            assert client.get(f"{base(walk)}lam/{name}/").status_code == 403, name
    for name in (
        "nhan-chuyen-gui",
        "bao-dong",
        "lien-lac",
        "dong-y",
        "rut-dong-y",
        "de-nghi",
        "loai-tru",
    ):
        assert aid.get(f"{base(walk)}lam/{name}/").status_code == 200, name
    assert hearer.get(f"{base(walk)}lam/lien-lac/").status_code == 403
    assert hearer.get(f"{base(walk)}lam/loai-tru/").status_code == 200


def test_choices_and_words_fit_the_verb(walk, sign_in):
    client = sign_in(LEAD)
    verified, rescued = (
        text(client, f"{base(walk)}lam/{name}/")
        for name in ("tra-loi-xac-minh", "tra-loi-giai-cuu")
    )
    assert "Nước sở tại chưa đồng ý" in rescued and "Nước sở tại chưa đồng ý" not in verified
    assert "Chưa đủ căn cứ" in verified and "Chưa đủ căn cứ" not in rescued
    assert "Ghi: Ghi" not in text(client, f"{base(walk)}lam/hoan-canh/")
    assert "công dân việt nam" not in text(client, f"{base(walk)}ho-tro/")
    page = text(client, base(walk))
    assert "Chăm sóc, hỗ trợ</option>" in page and "Xác minh nguồn tin" not in page


def test_what_is_offered_is_taken(walk, sign_in):
    typed = {
        "flag": "threatened",
        "words": "Có người theo (giả lập)",
        "when": f"{walk.now:%Y-%m-%dT%H:%M}",
    }
    sent(sign_in(AID), f"{base(walk)}lam/bao-dong/", 302, **typed)
