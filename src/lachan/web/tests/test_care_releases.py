"""The committee's page of what left: tables as published, downloads, the promise, publishing once; nobody else."""

import csv
import io

import pytest
from openpyxl import load_workbook
from tests.care_filled import fill

from lachan.release.invented import invent
from lachan.victims.commands import release_victim_data

from .care_scene import sent, text
from .conftest import FRIDAY

pytestmark = pytest.mark.database
HERE = "/cham-soc/cong-bo/"
TOLD = {"tu": "2024", "den": "2025", "biet": "1"}


@pytest.fixture
def filled(committed, cast, now):
    """520 invented people of two closed years; the clock of the door stands in March 2026."""
    return fill(cast, invent(520, 4, (2024, 2025)))


def test_nothing_left_yet_is_said_with_what_there_could_be(filled, sign_in):
    html = text(sign_in("thukybcd"), HERE)
    assert "Chưa công bố gì" in html and "Dưới 500 người thì không làm" in html


def test_tables_are_published_once_and_read_and_downloaded(filled, sign_in):
    client = sign_in("thukybcd")
    assert "Chưa đánh dấu" in sent(client, f"{HERE}bang/", 422, **{**TOLD, "biet": ""})
    sent(client, f"{HERE}bang/", **TOLD)
    html = text(client, HERE)
    assert "Đã công bố bảng của năm 2024–2025" in html and "DỮ LIỆU GIẢ LẬP" in html
    assert "Theo hình thức bóc lột" in html and "bảo vệ ô khác" in html and ">–<" in html
    again = sent(client, f"{HERE}bang/", 422, **{**TOLD, "tu": "2025"})
    assert "mỗi năm chỉ công bố một lần" in again and "<option selected>2025</option>" in again
    paths = {
        part.split('"')[0]
        for part in html.split('href="')[1:]
        if part.startswith(HERE) and "?" not in part[:70]
    }
    [comma] = [one for one in paths if one.endswith("/csv/")]
    rows = list(csv.reader(io.StringIO(client.get(comma).content.decode("utf-8-sig"))))
    assert rows[0] == ["# DỮ LIỆU GIẢ LẬP"]
    book = load_workbook(io.BytesIO(client.get(comma.replace("csv", "xlsx")).content))
    assert book.sheetnames == ["Cách làm", *(f"Bảng {n}" for n in range(1, 6))]
    assert client.get(comma.replace("csv", "json")).status_code == 404


def test_no_number_of_the_page_is_under_five_or_between_fives(filled, sign_in):
    client = sign_in("thukybcd")
    sent(client, f"{HERE}bang/", **TOLD)
    html = text(client, HERE)
    body = html.split("Bảng của người tiếp nhận năm")[1].split("Bộ dữ liệu mở")[0]
    told = {part.split("</span>")[0] for part in body.split("<span>")[1:]}
    numbers = {int(one) for one in told if one.isdecimal()}
    assert len(numbers) > 5 and all(one % 5 == 0 for one in numbers)


def test_the_open_data_set_says_what_it_promises_and_what_was_spent(filled, sign_in, cast):
    release_victim_data(
        year_from=2024, year_to=2025, epsilon=1.5, delta=1e-6, by=cast("thukybcd"), at=FRIDAY
    )
    client = sign_in("lanhdao")
    html = text(client, HERE)
    assert "Không dòng nào là một người thật" in html and "Không hứa con số đúng" in html
    assert "Người tiếp nhận năm 2025: ε đã dùng 1,5 trên 4." in html
    assert "Công bố bảng của những năm đã khép" not in html
    assert client.post(f"{HERE}bang/", TOLD).status_code == 403


@pytest.mark.parametrize("account", ["soyte", "ytetinh", "quantri", "caxa_2026", "thanhtra"])
def test_the_page_is_the_committees(filled, sign_in, cast, account):
    made = release_victim_data(
        year_from=2024, year_to=2025, epsilon=1.5, delta=1e-6, by=cast("thukybcd"), at=FRIDAY
    )
    client = sign_in(account)
    assert client.get(HERE).status_code == 403
    assert client.get(f"{HERE}{made.id}/csv/").status_code == 403
    assert client.post(f"{HERE}bang/", TOLD).status_code == 403


def test_another_province_finds_no_file(filled, sign_in, cast):
    made = release_victim_data(
        year_from=2024, year_to=2025, epsilon=1.5, delta=1e-6, by=cast("thukybcd"), at=FRIDAY
    )
    client = sign_in("songkhe")
    assert client.get(f"{HERE}{made.id}/csv/").status_code == 404
    assert str(made.id) not in text(client, HERE)


@pytest.mark.parametrize("year", ["x", "²⁰²⁵", "99999", "2026", ""])
def test_a_year_that_is_none_is_a_sentence(filled, sign_in, year):
    html = sent(sign_in("thukybcd"), f"{HERE}bang/", 422, **{**TOLD, "den": year})
    assert "năm" in html and "Traceback" not in html


def test_it_is_found_from_oversight(filled, sign_in):
    assert f'href="{HERE}"' in text(sign_in("thukybcd"), "/giam-sat/")
