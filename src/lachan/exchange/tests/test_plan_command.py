"""`lachan plan` as a person runs it: load, list, late, export, import; refusals are a sentence and exit code 2."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lachan.desk.plans import plan

pytestmark = pytest.mark.database
FOLDER = Path(__file__).resolve().parents[4] / "provinces" / "songkhe" / "plan"
SEAT = ["--agency", "99-bcd138", "--as", "songkhe"]


@pytest.fixture
def run(committed):
    def told(*words, code=0):
        done = CliRunner().invoke(plan, [*map(str, words), *SEAT])
        assert done.exit_code == code, done.output
        return done.output

    return told


def test_a_folder_in_a_workbook_out_and_in_again(run, tmp_path):
    assert "3 kế hoạch" in run("load", FOLDER)
    assert "Đã ghi 0 văn bản, 0 kế hoạch, 0 nhiệm vụ." in run("load", FOLDER)
    assert "Cao điểm 2024 (giả lập)" in run("list")
    assert "T04" in run("list", "--year", 2025)
    late = run("late")
    assert "Sở Y tế" in late
    assert "Sở LĐTBXH" not in late
    out = tmp_path / "out.xlsx"
    assert "4 nhiệm vụ" in run("export", out, "--year", 2025)
    assert load_workbook(out).sheetnames == ["Nhiệm vụ", "Tiến độ"]
    assert "đã có, không đổi 4" in run("import", out, "--year", 2025)


def test_a_changed_row_of_an_adopted_plan_comes_back(run, tmp_path):
    run("load", FOLDER)
    out, back = tmp_path / "out.xlsx", tmp_path / "back.xlsx"
    run("export", out, "--year", 2025)
    book = load_workbook(out)
    book["Nhiệm vụ"]["C4"] = "Lời khác"
    book.save(out)
    assert "1 dòng kèm lý do" in run("import", out, "--year", 2025, "--apply", "--errors", back)
    told = [str(cell.value) for row in load_workbook(back).active.iter_rows() for cell in row]
    assert any("văn bản điều chỉnh" in text for text in told)


def test_what_is_not_there_is_a_sentence(run, tmp_path):
    assert "Không có kế hoạch của năm này" in run("list", "--year", 2031, code=2)
    (tmp_path / "x.xlsx").write_bytes(b"PK nothing")
    assert "không phải sổ Excel" in run("import", tmp_path / "x.xlsx", "--year", 2025, code=2)
