"""A plan goes out as a workbook and comes back as it was; what a row lacks is said beside its cell."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from lachan.access import scope
from lachan.exchange.plan.folder import load_folder
from lachan.exchange.plan.reader import NoTaskSheet, open_sheet, read_tasks
from lachan.exchange.plan.running import Paper, run
from lachan.exchange.plan.writing import write_plan, write_returned
from lachan.plan import commands, queries
from lachan.plan.models import Document, Task

pytestmark = [pytest.mark.database, pytest.mark.django_db]
ROOT = Path(__file__).resolve().parents[4] / "provinces"
HEADS = [
    "Mã",
    "Nhóm",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Từ ngày",
    "Hạn hoàn thành",
    "Kỳ báo cáo",
    "Chỉ tiêu",
]


@pytest.fixture
def at(instant):
    return instant("2026-11-01 09:00")


@pytest.fixture
def office(cast, at):
    load_folder(ROOT / "lamdong" / "plan", cast("thukybcd"), at)
    return cast("thukybcd")


def seen(who, ask):
    with scope.acting(who):
        return ask()


def plan_of(who, year):
    return seen(who, lambda: queries.plans(who).get(year=year))


def brought(path, plan, who, at, *, apply=True, paper=None):
    sheet = open_sheet(path)
    tasks = seen(who, lambda: read_tasks(sheet, plan))
    return sheet, run(tasks, plan, who, at, paper or Paper(), apply=apply)


def book(tmp_path, *rows):
    made = Workbook()
    page = made.active
    page.append(["Kế hoạch giả lập"])
    page.append(HEADS)
    for row in rows:
        page.append(list(row))
    path = tmp_path / "ke-hoach.xlsx"
    made.save(path)
    return path


@pytest.fixture
def draft(office, at):
    programme = seen(office, lambda: Document.objects.get(number="33/QĐ-TTg"))

    return commands.draft_plan(year=2027, title="Kế hoạch 2027 (giả lập)", begins_on=date(2027, 1, 1), ends_on=date(2027, 12, 31),
                               basis=programme, by=office, at=at)  # fmt: skip


@pytest.mark.parametrize("year", [2024, 2026])
def test_out_and_in_again_changes_nothing(office, at, tmp_path, year):
    plan, path = plan_of(office, year), tmp_path / "out.xlsx"
    count = seen(office, lambda: write_plan(path, plan, office, at.date()))
    _, outcome = brought(path, plan, office, at)
    assert (outcome.added, outcome.changed, outcome.known, outcome.bad) == (0, 0, count, [])


def test_a_plan_moves_into_an_empty_draft_and_again_is_no_change(office, at, tmp_path, draft):
    path = tmp_path / "out.xlsx"
    seen(office, lambda: write_plan(path, plan_of(office, 2026), office, at.date()))
    opened = load_workbook(path)
    page = opened["Nhiệm vụ"]
    for row in page.iter_rows(min_row=4):
        for cell in row:
            cell.value = (
                cell.value.replace("/2026", "/2027")
                if isinstance(cell.value, str) and "/2026" in cell.value
                else cell.value
            )
    opened.save(path)
    _, dry = brought(path, draft, office, at, apply=False)
    assert (dry.added, dry.bad) == (51, [])
    assert seen(office, lambda: Task.objects.filter(plan=draft).count()) == 0
    _, first = brought(path, draft, office, at)
    _, again = brought(path, draft, office, at)
    assert (first.added, again.added, again.changed, again.known) == (51, 0, 0, 51)


@pytest.mark.parametrize(("row", "field", "says"), [
    (("", "I", "Việc", "", "", "", "", "", ""), "lead", "chưa có cơ quan chủ trì"),
    (("", "I", "Việc", "Sở Không Có", "", "", "", "", ""), "lead", "Sở Không Có"),
    (("", "I", "Việc", "Sở LĐTBXH", "", "", "", "", ""), "lead", "Sở Y tế là cơ quan kế tiếp"),
    (("", "I", "Việc", "Sở Y tế", "", "01/05/2027", "01/04/2027", "", ""), "due_on", "trước ngày bắt đầu"),
    (("", "I", "Việc", "Sở Y tế", "", "", "01/04/2028", "", ""), "due_on", "nằm ngoài thời gian"),
    (("", "I", "Việc", "Sở Y tế", "", "", "31/02/2027", "", ""), "due_on", "31/02/2027"),
    (("", "I", "Việc", "Sở Y tế", "", "", "", "Hai tuần", ""), "periodicity", "Hai tuần"),
    (("", "I", "Việc", "Sở Y tế", "", "", "", "", "K99"), "indicators", "K99"),
    (("", "I", "Việc", "Sở Y tế", "Sở Y tế", "", "", "", ""), "partners", "trùng với cơ quan chủ trì"),
    (("", "I", "Việc", "Sở Y tế; Công an tỉnh", "", "", "", "", ""), "lead", "chỉ một cơ quan chủ trì"),
])  # fmt: skip
def test_a_bad_row_stays_out_with_its_reason(office, at, tmp_path, draft, row, field, says):
    good = ("", "I", "Việc tốt", "Sở Y tế", "Công an tỉnh", "", "", "Hằng quý", "K7")
    sheet, outcome = brought(book(tmp_path, good, row), draft, office, at)
    assert outcome.added == 1
    [bad] = outcome.bad
    assert bad.flaws[0].field == field
    assert says in bad.flaws[0].reason
    back = tmp_path / "back.xlsx"
    assert write_returned(back, sheet, outcome.bad, synthetic=True) == 1
    told = [
        cell.value for line in load_workbook(back).active.iter_rows() for cell in line if cell.value
    ]
    assert any(says in str(text) for text in told)
    assert any("DỮ LIỆU GIẢ LẬP" in str(text) for text in told)


def test_an_adopted_plan_changes_only_by_a_paper(office, at, tmp_path):
    plan = plan_of(office, 2026)
    path = book(
        tmp_path,
        (
            "T37",
            "V. Nạn nhân",
            "Hỗ trợ nạn nhân theo chế độ mới",
            "Sở Y tế",
            "",
            "",
            "",
            "Hằng quý",
            "K7",
        ),
    )
    _, refused = brought(path, plan, office, at)
    assert "văn bản điều chỉnh" in refused.bad[0].flaws[0].reason
    day = at.date()
    paper = commands.adopt_document(
        kind="decision",
        number="99/QĐ",
        issued_on=day,
        issuer="Ban Chỉ đạo",
        title="Điều chỉnh",
        by=office,
        at=at,
    )
    _, outcome = brought(path, plan, office, at, paper=Paper(paper, day))
    assert outcome.changed == 1


def test_a_workbook_of_something_else(tmp_path):
    made = Workbook()
    made.active.append(["Số", "Ngày"])
    made.save(tmp_path / "x.xlsx")
    with pytest.raises(NoTaskSheet):
        open_sheet(tmp_path / "x.xlsx")


def test_a_formula_comes_out_as_text(office, at, tmp_path, draft):
    path = book(tmp_path, ("", "I", "Việc", "Sở Không Có", "", "", "", "", ""))
    sheet, outcome = brought(path, draft, office, at)
    object.__setattr__(outcome.bad[0].row, "cells", ("", "I", "=1+1", "Sở Không Có"))
    write_returned(tmp_path / "back.xlsx", sheet, outcome.bad, synthetic=False)
    cells = [
        cell for line in load_workbook(tmp_path / "back.xlsx").active.iter_rows() for cell in line
    ]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_a_control_character_somebody_pasted_spoils_no_export(office, at, tmp_path, draft):
    """One such letter in a plan's title or in a task, and nobody could take the plan out any more."""
    path = book(tmp_path, ("", "I", "Việc", "Sở Không Có", "", "", "", "", ""))
    sheet, outcome = brought(path, draft, office, at)
    object.__setattr__(outcome.bad[0].row, "cells", ("", "I", "a\x01b\x1f", "Sở Không Có"))
    write_returned(tmp_path / "back.xlsx", sheet, outcome.bad, synthetic=False)
    values = [
        c.value for line in load_workbook(tmp_path / "back.xlsx").active.iter_rows() for c in line
    ]
    assert "a b " in values
