"""`lachan published`: lists and checks without a database; bad files are one sentence and exit 2."""

import json

import pytest
from click.testing import CliRunner

from lachan.cli import main
from lachan.indicators.published.ledger import FILE, published


def run(*arguments):
    return CliRunner().invoke(main, ["published", *arguments])


def test_list_says_every_figure_with_its_source():
    said = run("list").output
    assert said.splitlines()[-1] == f"{len(published())} con số"
    assert "phát hiện: 88 vụ" in said and "Luật sư Việt Nam" in said


def test_list_of_one_period_as_json():
    rows = json.loads(run("list", "--period", "2018", "--json").output)
    assert {"năm 2018", "hết năm 2018"} <= {row["period"] for row in rows}
    assert all("2018" in row["period"] for row in rows)
    assert next(row for row in rows if row["id"] == "F060")["sign"] == "≥"


def test_check_finds_and_sums_up():
    said = run("check").output
    assert "386 nạn nhân" in said.replace("\u00a0", " ")
    assert said.splitlines()[-1].startswith(f"Đã đọc {len(published())} con số, 20 phát hiện (")


def test_check_as_json_names_the_rows():
    found = json.loads(run("check", "--json").output)
    assert ["F083", "F084"] in [one["rows"] for one in found]
    assert set(found[0]) == {"rule", "kind", "rows", "sentence"}


def test_another_ledger_is_checked_the_same_way(tmp_path):
    file = tmp_path / "so.csv"
    file.write_text(FILE.read_text("utf-8").replace("case,88,", "case,89,"), "utf-8-sig")
    assert ["F022", "F025", "F027"] in [one["rows"] for one in json.loads(run("check", "--json", "--file", str(file)).output)]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"id,scope\nF1,VN\n", "thiếu cột"), ("mã".encode("utf-16"), "UTF-8"), (None, "Không đọc")],
)
def test_a_bad_file_is_a_sentence(tmp_path, content, said):
    file = tmp_path / "so.csv"
    if content is not None:
        file.write_bytes(content)
    result = run("check", "--file", str(file))
    assert result.exit_code == 2
    assert said in result.output and "Traceback" not in result.output
