"""The dialogue on the page of the matter: announced to whoever works on it, opened for a purpose, answered by who holds it."""

import pytest
from tests.walking import hour

from lachan.letterbox import door, receipts
from lachan.letterbox.models import Message
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
