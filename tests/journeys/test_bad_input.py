"""What is wrong with a plan, a target, a report is said where people meet it: what, why, and what to do next."""

import shutil
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from django.test import Client
from openpyxl import load_workbook
from tests.walking import given, hour, refuses

from lachan.desk.definitions import definitions
from lachan.desk.plans import plan as plan_line
from lachan.desk.reports import report as report_line
from lachan.indicators import definitions as files
from lachan.intake import commands as intake
from lachan.plan import commands as plans
from lachan.plan.refusals import NoLead, Overlapping
from lachan.plan.tests.scene import Planning
from lachan.plan.tests.scene import given as task_given
from lachan.reporting.commands import FiguresChanged, PeriodNotOver, draft_report, issue_report
from lachan.web import guard

pytestmark = pytest.mark.database
AT = hour("2026-01-20 09:00")
SONGKHE = Path(__file__).parents[2] / "provinces" / "songkhe" / "plan"
SEAT = ["--agency", "99-bcd138", "--as", "songkhe"]
PASSWORD = "mat-khau-gia-lap-2024"  # noqa: S105 - made up, for made-up people
QUARTER = {"form": "ad_hoc", "period": "2025Q4", "topic": "Tình hình giả lập"}


@pytest.fixture
def plan(committed, cast):
    return Planning(cast, at=AT, year=2026)


@pytest.fixture
def page(committed, monkeypatch):
    """The committee's secretary at a browser; `page.at(…)` moves the door's clock."""

    class Page(Client):
        def at(self, when):
            monkeypatch.setattr(guard, "now", lambda: when)

        def refused(self, url, **typed):
            answer = self.post(url, typed)
            assert answer.status_code == 422, (answer.status_code, answer.headers.get("Location"))
            return unescape(answer.content.decode())

    client = Page()
    client.at(AT)
    done = client.post("/dang-nhap/", {"username": "thukybcd", "password": PASSWORD})
    assert done.status_code == 302
    return client


def typed(command, *words):
    """As on a command line: refused in a sentence, exit code 2, no traceback."""
    done = CliRunner().invoke(command, [*map(str, words)])
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.output
    return done.output


def edited(folder, **changed):
    """A copy of Sông Khe's plan folder with files said otherwise."""
    shutil.copytree(SONGKHE, folder)
    for name, said in changed.items():
        (folder / f"{name.strip('_')}.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")  # fmt: skip
    return folder


def year_2024():
    return yaml.safe_load((SONGKHE / "2024.yaml").read_text("utf-8"))


# -- overlapping plans ---------------------------------------------------------------------------


def test_overlapping_plans(plan, page, cast, tmp_path):
    plan.adopted("68-syt")
    other = plan.draft(title="Kế hoạch khác (giả lập)", begins_on=date(2026, 7, 1))
    plan.task(other, "68-syt", starts_on=date(2026, 7, 1))
    paper = plan.paper(number="02/KH (giả lập)")
    said = refuses(Overlapping, plans.adopt_plan, plan=other, document=paper, by=cast("thukybcd"), at=AT).sentence  # fmt: skip
    what = ("«Kế hoạch năm 2026 (giả lập)» (01/01/2026 – 31/12/2026)", "trùng thời gian", "Kết thúc kế hoạch đó")  # fmt: skip
    assert all(text in said for text in what)
    html = page.refused(f"/ke-hoach/{other.id}/lam/ban-hanh/", document=str(paper.id))
    assert all(text in html for text in what)
    second = {**year_2024(), "year": 2025, "title": "Kế hoạch 2025", "document": "kh-2025", "begins": date(2024, 6, 1),
              "ends": date(2025, 5, 31), "campaigns": []}  # fmt: skip
    told = typed(plan_line, "load", edited(tmp_path / "p", _2025=second), *SEAT)
    assert "Kế hoạch năm 2024 của tỉnh Sông Khe" in told and "trùng thời gian" in told


# -- a task without lead -------------------------------------------------------------------------


def test_a_task_without_lead(plan, page, cast, tmp_path):
    draft = plan.draft()
    told = {"plan": draft, "given": task_given(None), "by": cast("thukybcd"), "at": AT}
    said = refuses(NoLead, plans.add_task, **told).sentence
    assert "chưa có cơ quan chủ trì" in said and "Chọn đúng một cơ quan" in said
    fields = {"words": "Việc", "group": "I", "periodicity": "once", "mark": "inferred"}
    assert said in page.refused(f"/ke-hoach/{draft.id}/lam/nhiem-vu/", **fields)
    year = year_2024()
    del year["groups"][1]["tasks"][0]["lead"]
    told = typed(plan_line, "load", edited(tmp_path / "p", _2024=year), *SEAT)
    assert "T03" in told and "chưa có cơ quan chủ trì" in told and "nạp lại" in told


def test_a_row_without_lead_in_a_workbook(committed, tmp_path):
    run = CliRunner().invoke
    assert run(plan_line, ["load", str(SONGKHE), *SEAT]).exit_code == 0
    out, back = tmp_path / "out.xlsx", tmp_path / "back.xlsx"
    assert run(plan_line, ["export", str(out), "--year", "2025", *SEAT]).exit_code == 0
    book = load_workbook(out)
    sheet = book["Nhiệm vụ"]
    [head] = [row for row in sheet.iter_rows() if any(cell.value == "Cơ quan chủ trì" for cell in row)]  # fmt: skip
    [column] = [cell.column for cell in head if cell.value == "Cơ quan chủ trì"]
    sheet.cell(head[0].row + 1, column).value = None
    book.save(out)
    done = run(plan_line, ["import", str(out), "--year", "2025", "--errors", str(back), *SEAT])
    assert "1 dòng kèm lý do" in done.output
    told = " ".join(str(c.value) for row in load_workbook(back).active.iter_rows() for c in row)
    assert "chủ trì" in told.lower()


# -- a target without denominator ----------------------------------------------------------------


@pytest.mark.parametrize(("field", "label"), [("denominator", "mẫu số"), ("undefined_when", "khi nào không tính")])  # fmt: skip
def test_a_target_without_denominator(tmp_path, field, label):
    folder = tmp_path / "d"
    shutil.copytree(Path(files.__file__).parent, folder)
    said = yaml.safe_load((folder / "targets.yaml").read_text("utf-8"))
    del said["K3"][field]
    (folder / "targets.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    told = typed(definitions, "check", folder)
    assert f"Chỉ tiêu K3 trong targets.yaml chưa có {label}" in told and "Ghi đủ theo README.md" in told  # fmt: skip
    assert CliRunner().invoke(definitions, ["check"]).exit_code == 0


# -- a period that is not over -------------------------------------------------------------------


def test_a_period_that_is_not_over(page, cast, tmp_path):
    told = {"form": "yearly", "period": "2026", "publish": True, "by": cast("thukybcd"), "at": AT}
    said = refuses(PeriodNotOver, draft_report, **told).sentence
    assert "chưa kết thúc" in said and "Đợi hết kỳ" in said and "chốt" in said
    assert said in page.refused("/bao-cao/lap/", **{"loai": "yearly", "ky": "2026", "cong-bo": "on"})  # fmt: skip
    line = ("half-year", "--period", "2024H1", "--as-of", "2024-05-31", "--out", tmp_path / "a.pdf", "--as", "thukybcd")  # fmt: skip
    assert said in typed(report_line, *line)


# -- a figure whose inputs changed after publishing ----------------------------------------------


def test_inputs_that_changed_after_publishing(page, cast, tmp_path):
    staff, late = cast("thukybcd"), hour("2025-11-05 09:00")
    draft = draft_report(**QUARTER, publish=True, by=staff, at=AT)
    then = AT + timedelta(hours=2)
    intake.receive_report(given=given(late), by=cast("caxa_2026"), at=AT + timedelta(hours=1))
    told = {"draft": draft, "number": 7, "issued_on": AT.date(), "signer": "Người Mẫu Ký", "by": staff, "at": then}  # fmt: skip
    said = refuses(FiguresChanged, issue_report, **told).sentence
    what = ("K2", "Hồ sơ đã thay đổi sau khi công bố", "Công bố lại và lập bản thảo mới")
    assert all(text in said for text in what)
    page.at(then)
    typed_in = {"so": "7", "ngay": "20/01/2026", "nguoi-ky": "Người Mẫu Ký"}
    html = page.refused(f"/bao-cao/{draft.id}/ban-hanh/", **typed_in)
    assert all(text in html for text in what)
    checked = unescape(page.get(f"/bao-cao/{draft.id}/?kiem-lai=1").content.decode())
    assert "tính lại bây giờ ra kết quả khác" in checked and "Cần làm:" in checked
    line = ["ad-hoc", "--period", "2025Q4", "--out", str(tmp_path / "a.docx"), "--as", "thukybcd"]
    done = CliRunner().invoke(report_line, line)
    assert done.exit_code == 0 and all(text in done.output for text in what), done.output
