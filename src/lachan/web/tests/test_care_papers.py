"""The page of papers beside a file: added without what came along, opened for a purpose, refused beside the button, taken back."""

import re
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lachan.access import commands as access
from lachan.access import scope
from lachan.evidence_scan.tests import samples, tagged
from lachan.victims import commands as c
from lachan.victims.models import CareFile, CarePaper

from .care_scene import AID, COMMUNE, LEAD, POLICE, VERIFIER, base, text
from .conftest import statements

pytestmark = pytest.mark.database
TITLE = "Hộ chiếu bản chụp (giả lập)"
NAME = f"{tagged.CANARY}-scan.jpg"
MOST = 14


@pytest.fixture
def walk(care_walk):
    return care_walk.referred()


def add(client, walk, status=302, data=None, **more):
    content = {"content": SimpleUploadedFile(NAME, tagged.jpeg() if data is None else data, "text/plain")}  # fmt: skip
    typed = {"kind": "certificate", "audience": "care", "title": TITLE, **content, **more}
    answer = client.post(f"{base(walk)}giay-to/them/", {k: v for k, v in typed.items() if v is not None})  # fmt: skip
    assert answer.status_code == status, answer.content.decode()[:4000]
    return answer.content.decode()


def link(client, walk, what="mo"):
    return re.search(rf'action="([^"]+/{what}/)"', text(client, f"{base(walk)}giay-to/"))[1]


def test_a_paper_is_added_listed_and_opened_for_a_purpose(walk, sign_in):
    client = sign_in(LEAD)
    assert "Chưa kèm giấy tờ nào" in text(client, f"{base(walk)}giay-to/")
    add(client, walk)
    html = text(client, f"{base(walk)}giay-to/")
    assert f"Giấy xác nhận của cơ quan khác: {TITLE}" in html
    assert "vị trí chụp" in html.lower() and "hồ sơ chứng cứ" in html
    assert tagged.CANARY not in html
    answer = client.post(link(client, walk), {"purpose": "protect"})
    data = b"".join(answer.streaming_content)
    assert data.startswith(b"\xff\xd8\xff") and tagged.CANARY.encode() not in data and b"Exif" not in data  # fmt: skip
    told = {name: answer[name] for name in ("Content-Type", "Content-Length", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")}  # fmt: skip
    assert told == {
        "Content-Type": "image/jpeg", "Content-Length": str(len(data)), "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
        "Content-Disposition": f'attachment; filename="{walk.file.person.code}-giay-xac-nhan-cua-co-quan-khac-1.jpeg"',
    }  # fmt: skip
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    opened = [one for one in walk.lines("lead") if one.verb == "open_paper"]
    assert [(one.outcome, one.detail["purpose"]) for one in opened] == [("done", "protect")]


def test_it_is_never_opened_by_an_address(walk, sign_in):
    client = sign_in(LEAD)
    add(client, walk)
    assert client.get(link(client, walk)).status_code == 405
    assert client.get(f"{base(walk)}giay-to/them/").status_code == 405


def test_without_a_purpose_the_refusal_stands_at_its_paper(walk, sign_in):
    client = sign_in(LEAD)
    add(client, walk)
    answer = client.post(link(client, walk), {"purpose": ""})
    assert answer.status_code == 422
    row = answer.content.decode().split('id="papers-title"')[1].split("</ul>")[0]
    assert "phải nêu mục đích" in row and "<details class=\"why open-form\" open>" in row  # fmt: skip


@pytest.mark.parametrize(("told", "says"), [
    ({"content": None}, "Chưa chọn tệp"), ({"data": b"MZ" + bytes(99)}, "chương trình chạy được"), ({"data": samples.encrypted()}, "mật khẩu"),
    ({"data": b""}, "rỗng"), ({"kind": ""}, "Chưa chọn loại giấy tờ"), ({"kind": "medical", "audience": "path"}, "chỉ dành cho nơi chủ trì"),
    ({"photo": SimpleUploadedFile("b.jpg", tagged.jpeg())}, "một giấy tờ"), ({"data": bytes(21 * 1024 * 1024)}, "lớn hơn 20 MB"),
    ({"data": tagged.jpeg() + bytes(20_000_000)}, "lớn hơn 20 MB"),
], ids=range(9))  # fmt: skip
def test_a_refusal_says_what_to_do_and_keeps_what_was_typed(walk, sign_in, told, says):
    client = sign_in(LEAD)
    html = add(client, walk, 422, **{"audience": "path", **told})
    assert says in html
    assert f'value="{TITLE}"' in html
    assert '<option value="path" selected>' in html
    assert tagged.CANARY not in html
    with scope.acting(walk.who("lead")):
        assert not CarePaper.objects.exists()


def test_a_photograph_of_the_telephone_is_taken_too(walk, sign_in):
    client = sign_in(LEAD)
    add(
        client, walk, content=None, photo=SimpleUploadedFile("image.jpg", tagged.jpeg((4000, 3000)))
    )
    assert TITLE in text(client, f"{base(walk)}giay-to/")


def test_nothing_lies_open_in_a_temporary_folder(walk, sign_in, monkeypatch):
    """There is no such folder here: whoever wanted to lay a file there would fail."""
    client = sign_in(LEAD)
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
    with pytest.raises(FileNotFoundError):
        tempfile.mkstemp()
    add(client, walk, data=tagged.jpeg((6000, 6000)))
    add(client, walk, 422, data=bytes(21 * 1024 * 1024))
    assert b"".join(client.post(link(client, walk), {"purpose": "protect"}).streaming_content)


@pytest.mark.parametrize(("account", "sees"), [(LEAD, 3), (COMMUNE, 2), (POLICE, 2), (AID, 1)])
def test_the_list_and_its_titles_are_for_the_audience(walk, sign_in, account, sees):
    client = sign_in(LEAD)
    for audience, data in (("care", tagged.jpeg()), ("path", tagged.png()), ("safety", tagged.pdf())):  # fmt: skip
        add(client, walk, data=data, audience=audience, title=f"{TITLE} {audience}")
    html = text(sign_in(account), f"{base(walk)}giay-to/")
    assert html.count("<li id=\"giay-") == html.count(TITLE) == sees  # fmt: skip


def test_anothers_paper_is_not_found_and_not_taken_back(walk, sign_in):
    client = sign_in(LEAD)
    add(client, walk, audience="path")
    opens = link(client, walk)
    taking = opens.replace("/mo/", "/rut/")
    assert sign_in(AID).post(opens, {"purpose": "protect"}).status_code == 404
    assert "/rut/" not in text(sign_in(COMMUNE), f"{base(walk)}giay-to/")
    answer = sign_in(COMMUNE).post(taking, {"ground": "wrong_paper"})
    assert answer.status_code == 422 and "do đơn vị khác gửi" in answer.content.decode()
    assert sign_in("caxa2_2026").post(opens, {"purpose": "protect"}).status_code == 404, "elsewhere"
    assert sign_in("thukybcd").get(f"{base(walk)}giay-to/").status_code == 403


def test_what_is_taken_back_stays_in_the_list_and_opens_no_more(walk, sign_in):
    client = sign_in(LEAD)
    add(client, walk)
    opens, taking = link(client, walk), link(client, walk, "rut")
    assert "Chưa chọn vì sao" in client.post(taking, {"ground": ""}).content.decode()
    assert client.post(taking, {"ground": "wrong_person"}).status_code == 302
    html = text(client, f"{base(walk)}giay-to/")
    assert "giấy tờ của người khác" in html and TITLE not in html and "/mo/" not in html
    assert client.post(opens, {"purpose": "protect"}).status_code == 422


def test_after_the_key_is_destroyed_the_rows_stay_and_the_page_says_so(walk, sign_in, cast):
    client = sign_in(LEAD)
    add(client, walk)
    opens = link(client, walk)
    with scope.acting(walk.who("lead")):
        key = CareFile.objects.get(id=walk.file.id).key_id
    access.propose_disposal(record=key, by=cast("quantri"), at=walk.later(hours=1))
    access.confirm_disposal(record=key, by=cast("thanhtra"), at=walk.later(hours=1))
    html = text(client, f"{base(walk)}giay-to/")
    assert "hai người có thẩm quyền hủy ngày" in html and "<li id=\"giay-" in html  # fmt: skip
    assert TITLE not in html and "/mo/" not in html and "giay-to/them/" not in html
    answer = client.post(opens, {"purpose": "protect"})
    assert answer.status_code == 422 and "đã được hủy theo quy định" in answer.content.decode()


def test_the_pages_ask_little(walk, sign_in):
    client = sign_in(LEAD)
    _, before = statements(client, base(walk))
    for data in (tagged.jpeg(), tagged.png(), tagged.pdf()):
        add(client, walk, data=data)
    _, after = statements(client, base(walk))
    assert len(after) == len(before)
    answer, sql = statements(client, f"{base(walk)}giay-to/")
    assert (answer.status_code, len(sql) <= MOST) == (200, True), len(sql)


def test_who_only_heard_the_story_sees_no_paper_and_adds_none(walk, sign_in):
    add(sign_in(LEAD), walk, audience="safety")
    walk.deed(c.take_story, "lead", words="Giả lập.", language="vi")
    walk.deed(c.give_consent, "lead", scope="support", to=walk.body("verifier"))
    walk.deed(c.share_story, "lead", to=walk.body("verifier"), scope="support", ground="consent")
    hearer = sign_in(VERIFIER)
    html = text(hearer, f"{base(walk)}giay-to/")
    assert "Chưa kèm giấy tờ nào" in html and "giay-to/them/" not in html
    add(hearer, walk, 422)
