"""Receiving through the page: short, sent twice, refused with everything kept, past one's own unit."""

import pytest

from lachan.intake.models import Report

from .conftest import filled

pytestmark = pytest.mark.database
STORY = "Lời kể giả lập về một chuyến đi."


def reports() -> int:
    return Report.objects.using("keeper").count()


def test_an_empty_report_is_received(sign_in):
    client = sign_in("caxa_2026")
    answer = client.post("/nguon-tin/moi/", filled(client))
    assert answer.status_code == 302
    html = client.get(answer["Location"]).content.decode()
    assert "Đã tiếp nhận và vào sổ" in html
    assert "01/2026" in html
    assert "Xã Đam Rông 4" in html
    assert 'data-draft-done="nguon-tin-moi"' in html


def test_the_24_hours_of_a_friday_night_end_on_saturday_night(received, sign_in):
    html = sign_in("caxa_2026").get(received()).content.decode()
    assert "22:30 thứ Bảy 14/03/2026" in html


def test_sending_twice_is_receiving_once(sign_in):
    client = sign_in("caxa_2026")
    form = filled(client, narrative=STORY)
    first, second = (client.post("/nguon-tin/moi/", form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert reports() == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"grade": "mat"}, "grade", "độ mật"),
        ({"received_at": "2026-03-14T08:00"}, "received_at", "không thể sau giờ ghi sổ"),
        ({"received_at": "tối qua"}, "received_at", "không đọc được"),
        ({"occurred_from": "hôm kia"}, "occurred_from", "không đọc được"),
        ({"birth_year_1": "lớp 9"}, "birth_year_1", "con số"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(typed, field, said, sign_in):
    client = sign_in("caxa_2026")
    form = filled(client, narrative=STORY, full_name_1="Người Mẫu Đã Gõ", flagrant="on", **typed)
    answer = client.post("/nguon-tin/moi/", form)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}-error"' in html
    assert said in html
    assert STORY in html
    assert "Người Mẫu Đã Gõ" in html
    assert form["client_key"] in html
    assert "data-filled" in html
    assert reports() == 0


def test_a_place_that_is_not_one_falls_to_unknown_never_to_a_fault(sign_in):
    client = sign_in("caxa_2026")
    answer = client.post("/nguon-tin/moi/", filled(client, place="đâu đó", kind="x", channel="y"))
    assert answer.status_code == 422
    assert 'id="place-error"' in answer.content.decode()


def test_one_more_person_without_script_keeps_the_rest(sign_in):
    client = sign_in("caxa_2026")
    answer = client.post("/nguon-tin/moi/", filled(client, narrative=STORY, more="1"))
    html = answer.content.decode()
    assert STORY in html
    assert 'name="full_name_4"' in html
    assert reports() == 0


def test_one_more_person_by_htmx_is_the_same_row(sign_in):
    client = sign_in("caxa_2026")
    whole = client.post("/nguon-tin/moi/", filled(client, more="1")).content.decode()
    piece = client.get("/nguon-tin/moi/them-nguoi/?people=3").content.decode()
    row = piece[: piece.index("</details>")]
    assert row.strip() in whole


def test_persons_of_all_rows_arrive(sign_in, received):
    path = received(full_name_1="Người Mẫu A", minor_1="yes", full_name_2="Người Mẫu B")
    html = sign_in("caxa_2026").get(path).content.decode()
    assert "Người có dấu hiệu là nạn nhân" in html
    assert "Người bị tố giác" in html
    assert "dưới 18 tuổi" in html
    assert "Người Mẫu A" not in html


def test_a_report_that_names_our_own_goes_past_us(sign_in, cast):
    client = sign_in("caxa_2026")
    form = filled(client, narrative=STORY, named_official_of=str(cast("caxa_2026").agency_id))
    answer = client.post("/nguon-tin/moi/", form)
    assert answer["Location"] == "/nguon-tin/da-chuyen/"
    assert "chuyển thanh tra" in client.get(answer["Location"]).content.decode()
    assert "Không có vụ việc nào" in client.get("/vu-viec/").content.decode()
    waiting = sign_in("thanhtra").get("/ban-giao/").content.decode()
    assert waiting.count("Ký nhận") == 1
    again = client.post("/nguon-tin/moi/", form)
    assert again.status_code == 422
    assert "đã được ghi nhận" in again.content.decode()


def test_a_report_taken_on_paper_earlier_is_offered_the_units_of_its_day(sign_in):
    client = sign_in("caxa_2026")
    html = client.get("/nguon-tin/moi/?ngay=2024-03-15").content.decode()
    assert "Phường 1, Thành phố Đà Lạt" in html
    assert 'value="2024-03-15T08:00"' in html
    assert "Phường 1, Thành phố Đà Lạt" not in client.get("/nguon-tin/moi/").content.decode()
    assert client.get("/nguon-tin/moi/?ngay=hôm+kia").status_code == 200


@pytest.mark.parametrize(
    "typed",
    [{"received_at": "0001-01-01T00:00"}, {"external_number": "A" * 61}, {"place": "99999999"},
     {"birth_year_1": "99999"}, {"occurred_from": "01/01/0001"}, {"people": "9" * 5000, "place": "99999999"}],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_everything_kept(sign_in, typed):
    client = sign_in("caxa_2026")
    answer = client.post("/nguon-tin/moi/", filled(client, narrative=STORY, **typed))
    assert answer.status_code == 422
    assert STORY in answer.content.decode()
    assert reports() == 0
