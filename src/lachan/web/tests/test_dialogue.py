"""The dialogue on the page of the matter: announced to whoever works on it, opened for a purpose, answered by who holds it."""

import io

import pytest
from tests.walking import hour

from lachan.access.models import AuditLine
from lachan.evidence_scan.tests import daemon
from lachan.letterbox import door, receipts
from lachan.letterbox.models import Message
from lachan.letterbox.tests.enclosed import WORDS, photo
from lachan.letterbox.tests.scene import sent

from .conftest import FRIDAY

pytestmark = pytest.mark.database


@pytest.fixture
def matter(committed, now):
    from django.db import transaction

    made = sent(FRIDAY, place="c24853.c")
    with transaction.atomic():
        door.add(door.look(receipts.digest(made.code)), "Xe màu trắng, giả lập.", 1, FRIDAY)
    return f"/vu-viec/{made.letter.matter.code}/"


def test_the_page_says_that_somebody_wrote(sign_in, matter):
    said = sign_in("caxa_2026").get(matter).content.decode()
    assert "Trao đổi với người báo" in said and "người báo vừa viết thêm" in said
    assert "không nêu tên" in said and "Xe màu trắng" not in said


def test_it_is_sealed_until_opened_for_a_purpose(sign_in, matter):
    client = sign_in("caxa_2026")
    assert "Xe màu trắng" not in client.get(f"{matter}trao-doi/").content.decode()
    refused = client.post(f"{matter}trao-doi/mo/", {"purpose": ""})
    assert refused.status_code == 422 and "Xe màu trắng" not in refused.content.decode()
    said = client.post(f"{matter}trao-doi/mo/", {"purpose": "verify"}).content.decode()
    assert "Xe màu trắng, giả lập." in said and "trong khoảng 22 giờ, 13/03/2026" in said


def test_who_holds_it_answers_in_words(sign_in, matter):
    client = sign_in("caxa_2026")
    kept = client.post(f"{matter}trao-doi/tra-loi/", {"words": "Vào bit.ly/abc", "place": "2"})
    assert kept.status_code == 422 and "Vào bit.ly/abc" in kept.content.decode()
    assert (
        client.post(
            f"{matter}trao-doi/tra-loi/", {"words": "Đi hôm nào?", "place": "2"}
        ).status_code
        == 302
    )
    assert Message.objects.using("keeper").filter(side="body").count() == 1


def test_elsewhere_there_is_nothing(sign_in, matter, cast):
    client = sign_in("caxa2_2026")
    for path in (matter, f"{matter}trao-doi/"):
        assert client.get(path).status_code == 404
    assert client.post(f"{matter}trao-doi/mo/", {"purpose": "verify"}).status_code == 404
    assert (
        client.post(f"{matter}trao-doi/tra-loi/", {"words": "x", "place": "2"}).status_code == 404
    )


def test_a_report_that_came_another_way_has_no_dialogue(sign_in, cast, committed, now):
    from tests.walking import given

    from lachan.intake.commands import receive_report

    when = hour("2026-03-10 08:00")
    other = receive_report(given=given(when), by=cast("caxa_2026"), at=when)
    client = sign_in("caxa_2026")
    assert "Trao đổi với người báo" not in client.get(f"/vu-viec/{other.code}/").content.decode()
    assert client.get(f"/vu-viec/{other.code}/trao-doi/").status_code == 404


@pytest.fixture
def sent_along(committed, now):
    from django.db import transaction

    made = sent(FRIDAY, place="c24853.c")
    with transaction.atomic():
        contents = [io.BytesIO(photo()), io.BytesIO(WORDS)]
        door.enclose(door.look(receipts.digest(made.code)), contents, FRIDAY, keep=False, as_it_is=False)  # fmt: skip
    return f"/vu-viec/{made.letter.matter.code}/"


def test_files_are_listed_once_it_is_open_and_marked_as_not_scanned(sign_in, sent_along):
    client = sign_in("caxa_2026")
    assert "Người báo gửi 2 ảnh, tệp" in client.get(sent_along).content.decode()
    assert "Tệp chữ, số 2" not in client.get(f"{sent_along}trao-doi/").content.decode()
    said = client.post(f"{sent_along}trao-doi/mo/", {"purpose": "verify"}).content.decode()
    assert "Ảnh, số 1" in said and "Tệp chữ, số 2" in said and said.count("Chưa quét mã độc") == 2
    assert "đã bỏ vị trí, giờ chụp" in said and "trong khoảng 22 giờ, 13/03/2026" in said


def test_a_file_is_given_out_to_be_kept_and_nothing_else(sign_in, sent_along):
    client, one = sign_in("caxa_2026"), f"{sent_along}trao-doi/tep/2/"
    refused = client.post(one, {"purpose": "verify"})
    assert refused.status_code == 422 and "chưa được quét mã độc" in refused.content.decode()
    assert "Tệp chữ, số 2" in refused.content.decode()
    answer = client.post(one, {"purpose": "verify", "sure": "1"})
    assert answer.content == WORDS and answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="')
    assert answer["Content-Disposition"].endswith('-tep-2.txt"')
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert client.post(one, {"purpose": "", "sure": "1"}).status_code == 422
    assert client.post(f"{sent_along}trao-doi/tep/9/", {"purpose": "verify", "sure": "1"}).status_code == 404  # fmt: skip


def test_a_picture_is_shown_small_on_request(sign_in, sent_along):
    client = sign_in("caxa_2026")
    answer = client.post(f"{sent_along}trao-doi/tep/1/", {"purpose": "verify", "sure": "1", "small": "1"})  # fmt: skip
    assert answer.status_code == 200 and 'src="data:image/jpeg;base64,' in answer.content.decode()
    lines = AuditLine.objects.using("keeper").filter(verb="open_enclosure", outcome="done")
    assert [one.detail["enclosure"] for one in lines] == [1]


def test_scanning_again_says_where_no_daemon_answers_and_what_one_says(sign_in, sent_along, tmp_path, settings):  # fmt: skip
    client, one = sign_in("caxa_2026"), f"{sent_along}trao-doi/tep/2/quet/"
    none = client.post(one, {"purpose": "verify"})
    assert none.status_code == 422 and "LACHAN_CLAMD" in none.content.decode()
    with daemon.running(tmp_path) as address:
        settings.CLAMD = address
        assert client.post(one, {"purpose": "verify"}).status_code == 302
    assert "Đã quét mã độc: không thấy" in client.post(f"{sent_along}trao-doi/mo/", {"purpose": "verify"}).content.decode()  # fmt: skip


def test_elsewhere_no_file_is_given(sign_in, sent_along):
    client = sign_in("caxa2_2026")
    for path in ("tep/1/", "tep/1/quet/"):
        answer = client.post(f"{sent_along}trao-doi/{path}", {"purpose": "verify", "sure": "1"})
        assert answer.status_code == 404
