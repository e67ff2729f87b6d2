"""A report over a window in which units changed adds up in the old units and in the new: on the page and in every file."""

import io
import re
from collections import Counter
from datetime import date, timedelta
from html import unescape
from random import Random

import pytest
from openpyxl import load_workbook
from tests.walking import given, hour

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.indicators.commands import publish_figures
from lachan.indicators.laying import Pair
from lachan.indicators.periods import window
from lachan.intake import commands as intake
from lachan.reference.models import Unit
from lachan.reporting.reports.figures import published
from lachan.reporting.reports.grounds import by_ground, numbers
from lachan.reporting.reports.tests.reading import docx_lines, letters, pdf_words, words_of

pytestmark = pytest.mark.database
AT = hour("2026-03-02 09:00")
# Day of reception, the unit it names, its district then and now: «?» is laid on nothing.
MERGED = (
    ("2024-11-10 09:00", "c25129.a", "Huyện Đạ Tẻh", "Huyện Đạ Huoai"),
    ("2024-11-12 09:00", "c25126.a", "Huyện Đạ Tẻh", "Huyện Đạ Huoai"),
    ("2024-12-10 09:00", "c25099.b", "Huyện Đạ Huoai", "Huyện Đạ Huoai"),
    ("2024-12-12 09:00", "d681.b", "?", "Huyện Đạ Huoai"),  # came of three, no finer place
    ("2024-11-20 09:00", "c24853.a", "Huyện Đam Rông", "Huyện Đam Rông"),
    ("2024-12-20 09:00", "c24853.a", "Huyện Đam Rông", "Huyện Đam Rông"),
    ("2024-12-22 09:00", "", "", ""),
)
ALL_NEW = (
    ("2025-06-10 09:00", "c24853.a", "Huyện Đam Rông", "c24853.c"),
    ("2025-07-10 09:00", "c24853.c", "?", "c24853.c"),  # of communes of two districts
    ("2025-07-11 09:00", "c24781.c", "Thành phố Đà Lạt", "c24781.c"),  # of five wards of one city
    ("2025-08-01 09:00", "c22918.c", "?", "c22918.c"),  # of another province until then
    ("2025-06-20 09:00", "d674.a", "Huyện Đam Rông", "?"),  # an ended district, no finer place
)
WINDOWS = (("2024-11-01..2024-12-31", MERGED), ("2025-05-01..2025-08-31", ALL_NEW))


@pytest.fixture
def told(committed, cast):
    """One report for each line; every second is declined only after its window."""
    who = cast("dieutra_tinh")
    for number, (at, unit, _, _) in enumerate((*MERGED, *ALL_NEW)):
        place = Unit.objects.get(key=unit).id if unit else None
        made = intake.receive_report(given=given(hour(at), place_id=place), by=who, at=hour(at))
        late = hour("2025-02-03 09:00" if number < len(MERGED) else "2026-02-03 09:00")
        settled = late if number % 2 else hour(at)
        step(intake.classify_report, made, who, hour(at), "classified_at", competent=True)
        step(intake.assign_handling, made, who, hour(at), "assigned_at", officer=who.account_id)
        step(intake.decline_initiation, made, who, settled, "decided_at", ground="157.2")
    return cast("thukybcd")


def step(verb, made, who, at, when, **more):
    with scope.acting(who):
        seen = Matter.objects.get(id=made.id)
    verb(matter=seen, by=who, at=at, **{when: at}, **more)


def draft(staff, period):
    wish = {"loai": "ad_hoc", "ky": period, "trich-yeu": "Số liệu theo địa bàn", "cong-bo": "on"}
    answer = staff.post("/bao-cao/lap/", wish)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def expected(lines, place):
    """Counted by hand from the table above: reports by unit, in the reading that `place` names."""
    found: Counter = Counter()
    for line in lines:
        unit = line[place]
        found[
            {"?": "Chưa quy được về đơn vị của bảng này", "": "Chưa ghi nơi"}.get(unit, unit)
        ] += 1
    return found


def named(key):
    return Unit.objects.get(key=key).name if key.startswith("c") and "." in key else key


@pytest.mark.parametrize(("period", "lines"), WINDOWS)
def test_the_same_reports_by_old_and_by_new_units(told, sign_in, now, period, lines):
    now(AT)
    shift = 0 if lines is MERGED else len(MERGED) % 2
    path = draft(staff := sign_in("thukybcd"), period)
    book = load_workbook(io.BytesIO(staff.get(f"{path}tep/xlsx/").content))
    rows = [row for row in book["Theo địa bàn"].iter_rows(values_only=True) if row[3] == "K3"]
    [k3] = [row for row in book["Chỉ tiêu"].iter_rows(values_only=True) if row[1] == "K3"]
    old, new = (
        next(row[0] for row in rows if words in row[0]) for words in ("trước ngày", "từ ngày")
    )
    for title, place in ((old, 2), (new, 3)):
        own = {row[1]: row for row in rows if row[0] == title and row[5]}
        assert own.pop("Toàn tỉnh")[4:6] == k3[3:5] == (sum(n % 2 == shift for n in range(len(lines))), len(lines))  # fmt: skip
        by_hand = expected(lines, place)
        assert {name: row[5] for name, row in own.items()} == {named(unit): many for unit, many in by_hand.items()}  # fmt: skip
    for title in {row[0] for row in rows}:
        parts = [row for row in rows if row[0] == title and row[1] != "Toàn tỉnh"]
        assert (sum(row[4] for row in parts), sum(row[5] for row in parts)) == k3[3:5]


def test_page_docx_and_pdf_show_both_readings_with_their_sum(told, sign_in, now):
    now(AT)
    path = draft(staff := sign_in("thukybcd"), WINDOWS[0][0])
    html = unescape(staff.get(path).content.decode())
    docx = letters(words_of(docx_lines(staff.get(f"{path}tep/docx/").content)))
    pdf = letters(pdf_words(staff.get(f"{path}tep/pdf/").content))
    said = (
        "Theo đơn vị cấp huyện, đơn vị hành chính cũ (trước ngày 01/12/2024)",
        "Theo đơn vị cấp huyện, đơn vị hành chính mới (từ ngày 01/12/2024)",
    )
    for text in (*said, "Huyện Đạ Tẻh", "Chưa quy được về đơn vị của bảng này", "Toàn tỉnh"):
        assert text in html
        assert letters(text.split()) in docx and letters(text.split()) in pdf, text
    assert "hai bảng cộng lại bằng nhau" in html
    tables = re.findall(r"<caption[^>]*>(Theo đơn vị[^<]*)</caption>.*?Toàn tỉnh(.*?)</tr>", html, re.S)  # fmt: skip
    assert len(tables) == 4 and len({total for _, total in tables}) == 1


def test_the_board_of_the_committee_shows_them_and_of_nobody_else(told, sign_in, now):
    now(AT)
    address = "/chi-tieu/?lich=police&ky=window&tu=01/11/2024&den=31/12/2024"
    staff = sign_in("thukybcd")
    publish_figures(calendar="police", year=2024, period=WINDOWS[0][0], by=told, at=AT, as_of=AT)
    html = unescape(staff.get(address).content.decode())
    assert (
        'id="theo-dia-ban"' in html
        and "đơn vị hành chính cũ (trước ngày 01/12/2024)" in html
        and "Huyện Đạ Tẻh" in html
    )
    others = unescape(sign_in("soyte").get(address).content.decode())
    assert 'id="theo-dia-ban"' not in others and "Toàn tỉnh</span>" not in others


def test_over_random_windows_every_figure_adds_up_in_every_reading(told):
    dice, seen = Random(138), 0  # noqa: S311 - which windows, not secrecy
    for _ in range(8):
        first = date(2024, 10, 1) + timedelta(dice.randrange(300))
        when = window("civil", first, first + timedelta(dice.randrange(1, 150)))
        publish_figures(calendar="civil", year=when.year, period=when.code, by=told, at=AT, as_of=AT)  # fmt: skip
        with scope.acting(told):
            figures = {(one.code, one.variant): one for one in published(told.province_id, when)}
            first_of = [one for (_, variant), one in figures.items() if variant == "a"]
            tables = by_ground(told.province_id, first_of, when)
        seen += bool(tables)
        changed = sum(first < day <= when.last for day in (date(2024, 12, 1), date(2025, 7, 1)))
        assert not tables or len({one.reading for one in tables}) == (2 if changed else 1)
        for table in tables:
            for place, column in enumerate(table.columns):
                figure = figures[column.code, "a"]
                *parts, total = [row.cells[place] for row in table.rows]
                assert total == (figure.numerator, figure.denominator)
                assert tuple(map(sum, zip(*parts, strict=True))) == total
    assert seen >= 4


def test_a_change_is_this_period_and_the_one_before():
    assert numbers("K1", Pair(3, 5)) == (3, 2)
    assert numbers("K3", Pair(3, 5)) == (3, 5)
