"""A year's workbook: read, tried, written once; what is wrong comes back with its row, its cell and a sentence."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from tests.walking import hour

from lachan.access import scope
from lachan.access.refusals import Refusal
from lachan.exchange.outreach.reader import NoSessionSheet, TooManyRows, open_sheet, read_year
from lachan.exchange.outreach.running import run
from lachan.exchange.outreach.words import FIELDS, label
from lachan.exchange.outreach.writing import write_returned, write_template
from lachan.exchange.workbook import HiddenSheet, NotAWorkbook
from lachan.outreach import commands
from lachan.outreach.given import given_by
from lachan.outreach.models import Session

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = hour("2026-03-10 09:00")
WHO = "caxa_2026"
GOOD = {"held_on": "01/03/2026", "place": "Nhà văn hóa thôn 3", "kind": "Trực tiếp tại cộng đồng", "topic": "Nhận biết lời mời giả lập",
        "reached": 60, "method": "đếm", "women": 40, "cost": "1.500.000"}  # fmt: skip


def book(*rows, sheet="Năm 2026", state="visible", top=("DỮ LIỆU GIẢ LẬP",)) -> bytes:
    made, kept = Workbook(), BytesIO()
    page = made.active
    page.title = sheet
    for line in top:
        page.append([line])
    page.append([label(name) for name in FIELDS])
    for row in rows:
        page.append([row.get(name) for name in FIELDS])
    page.sheet_state = state
    if state != "visible":
        made.create_sheet("Trống")
    made.save(kept)
    return kept.getvalue()


@pytest.fixture
def who(cast):
    return cast(WHO)


def read(who, data):
    with scope.acting(who):
        return read_year(open_sheet(data), who, NOW)


def written(who):
    with scope.acting(who):
        return list(Session.objects.filter(turn=1).select_related("commune").order_by("held_on"))


def test_the_good_rows_come_in_once_and_the_bad_come_back(who):
    data = book(GOOD, {**GOOD, "held_on": datetime(2025, 6, 1), "commune": "xã Đạ Tông, huyện Đam Rông", "kind": "loa", "method": "khoảng"},
                {**GOOD, "held_on": "31/02/2026"}, {**GOOD, "held_on": "02/03/2026", "method": None},
                {**GOOD, "held_on": "03/03/2026", "commune": "Xã Đạ Tông"}, {**GOOD, "held_on": "11/03/2026"}, {"topic": "Cộng", "reached": 60})  # fmt: skip
    year = read(who, data)
    tried = run(year, who, NOW, apply=False)
    assert written(who) == []
    assert [one.row.number for one in tried.fresh] == [3, 4]
    assert [(one.row.number, one.flaws[0].field) for one in tried.bad] == [
        (5, "held_on"),
        (6, "method"),
        (7, "commune"),
        (8, "held_on"),
    ]
    done = run(year, who, NOW, apply=True)
    assert (len(done.fresh), len(done.known), len(done.bad)) == (2, 0, 4)
    old, new = written(who)
    assert (old.commune.key, old.kind, old.method) == ("c24853.a", "loudspeaker", "estimated")
    assert (new.commune.key, new.cost, new.groups) == ("c24853.c", 1_500_000, {"women": 40})
    again = run(read(who, data), who, NOW, apply=True)
    assert (len(again.fresh), len(again.known), len(again.bad), len(written(who))) == (0, 2, 4, 2)


def test_a_row_that_was_put_right_is_known_as_it_was_and_as_it_is(who):
    run(read(who, book(GOOD)), who, NOW, apply=True)
    held = written(who)[0]
    with scope.acting(who):
        told = given_by(held)
    commands.correct_session(
        session=held,
        given=type(told)(**{**told.__dict__, "reached": 70}),
        why="Đếm lại",
        by=who,
        at=NOW,
    )
    for row, known in ((GOOD, 1), ({**GOOD, "reached": 70}, 1), ({**GOOD, "reached": 80}, 0)):
        outcome = run(read(who, book(row)), who, NOW, apply=True)
        assert (len(outcome.known), len(outcome.bad), len(written(who))) == (known, 1 - known, 1)


def test_two_rows_alike_in_one_file_are_one_and_a_question(who):
    year = read(who, book(GOOD, GOOD, {**GOOD, "place": "Nhà văn hóa thôn 3, chiều"}))
    assert [one.row.number for one in year.good] == [3, 5]
    assert "dòng 3" in year.bad[0].flaws[0].reason
    named = read(who, book({**GOOD, "code": "A1"}, {**GOOD, "code": "A2"}))
    assert len(named.good) == 2


@pytest.mark.parametrize(("cell", "value", "said"), [
    ("reached", "sáu mươi", "không phải số"), ("reached", 60.5, "không phải số nguyên"), ("reached", 10, "Cộng các nhóm"), ("kind", "múa", "danh mục"),
    ("kind", None, "chưa ghi"), ("language", "Tiếng gió", "danh mục"), ("topic", "x" * 301, "300 chữ"), ("cost", -1, "Kinh phí"),
    ("held_on", None, "chưa ghi"), ("women", -3, "nhỏ hơn 0"),
])  # fmt: skip
def test_each_cell_says_what_is_wrong_with_it(who, cell, value, said):
    year = read(who, book({**GOOD, cell: value}))
    assert year.good == []
    assert said in year.bad[0].flaws[0].reason


def test_what_comes_back_can_be_mended_and_sent_again(who):
    year = read(who, book(GOOD, {**GOOD, "held_on": "32/03/2026"}))
    kept = BytesIO()
    assert write_returned(kept, year.sheet, year.bad, synthetic=True) == 1
    page = load_workbook(kept).active
    assert "DỮ LIỆU GIẢ LẬP" in page["A1"].value
    assert page["A3"].value == 4
    assert "Ngày tổ chức" in page["B3"].value
    wrong = [cell for cell in page[3] if cell.fill.fgColor.rgb == "00FFF2CC"]
    assert [cell.value for cell in wrong] == ["32/03/2026"]
    wrong[0].value = "03/03/2026"
    mended = BytesIO()
    page.parent.save(mended)
    assert [one.given.held_on for one in read(who, mended.getvalue()).good] == [date(2026, 3, 3)]


def test_the_template_is_read_back_empty(who):
    kept = BytesIO()
    write_template(kept, synthetic=True)
    year = read(who, kept.getvalue())
    assert (year.good, year.bad, year.sheet.synthetic) == ([], [], True)


@pytest.mark.parametrize(("answer", "data"), [
    (NotAWorkbook, b"PK no"), (NoSessionSheet, None), (HiddenSheet, "hidden"), (TooManyRows, "many"),
])  # fmt: skip
def test_what_is_no_year_is_refused_with_a_sentence(who, answer, data):
    made = {
        None: lambda: _other(),
        "hidden": lambda: book(GOOD, state="hidden"),
        "many": lambda: book(*[GOOD] * 2001),
    }
    with pytest.raises(Refusal) as refused:
        open_sheet(data if isinstance(data, bytes) else made[data]())
    assert type(refused.value) is answer


def _other() -> bytes:
    made, kept = Workbook(), BytesIO()
    made.active.append(["Họ tên", "Ngày"])
    made.save(kept)
    return kept.getvalue()
