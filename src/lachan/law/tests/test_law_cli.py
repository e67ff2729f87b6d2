"""`lachan law`: what each command prints, and that bad input is a sentence with exit 2."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lachan.law_cli import law

HEAD = "id,ref,event,event_datetime,facts,expected_due,expected_alt,expected,tolerance,confidence,note,source_url\n"
GOOD = 'A1,A16,x,2026-03-05,"{""receipt_by"": ""competent_agency""}",2026-03-25,2026-03-24,,,medium,,\n'
WRONG = 'A2,A16,x,2026-03-05,"{""receipt_by"": ""competent_agency""}",2026-03-26,,,,medium,,\n'
LOW = 'A3,A16,x,2026-03-05,"{""receipt_by"": ""competent_agency""}",2026-03-30,2026-03-24,,,low,,\n'
OTHER = "D1,D01,x,2026-03-05,{},2026-07-06,,,,high,,\n"
REFUSED = "A4,A16,x,2026-03-05,{},,,,,high,,\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(law, list(arguments))


def csv_of(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "vectors.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return str(path)


def test_vectors_passing(tmp_path: Path) -> None:
    result = run("vectors", csv_of(tmp_path, GOOD, LOW, REFUSED))
    assert (result.exit_code, result.output) == (0, "3 passed, 0 failed\n")


def test_vectors_failing_and_outside_the_book(tmp_path: Path) -> None:
    result = run("vectors", csv_of(tmp_path, GOOD, WRONG, OTHER))
    assert result.exit_code == 1
    assert "A2 A16: tính ra 2026-03-25" in result.output
    assert "D1 D01: không có trong sách luật" in result.output
    assert result.output.endswith("1 passed, 2 failed\n")


def test_vectors_by_prefix(tmp_path: Path) -> None:
    assert run("vectors", csv_of(tmp_path, GOOD, OTHER), "--prefix", "A").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["vectors", "khong-co.csv"],
        ["show", "Z99"],
        ["due", "A16", "--at", "hôm qua"],
        ["due", "A16", "--at", "2026-03-05"],
        ["due", "A16", "--at", "2026-03-05", "--facts", "{"],
        ["due", "A01", "--at", "2026-03-05"],
        ["due", "A99", "--at", "2026-03-05"],
        ["calendar", "1"],
        ["due", "A15", "--at", "9999-12-31"],
        ["due", "A15", "--at", "2026-03-05", "--facts", '{"law_on": "mai"}'],
        ["due", "A16", "--at", "2026-03-05", "--facts", '{"receipt_by": ["competent_agency"]}'],
        [
            "due",
            "A18",
            "--at",
            "2026-05-05",
            "--facts",
            '{"extensions": [{"kind": "intake", "months": 999999999}]}',
        ],
        ["verify", "khong-co"],
    ],
)
def test_bad_input_is_a_sentence(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert result.output.strip()


def test_short_rows_do_not_break_the_run(tmp_path: Path) -> None:
    assert run("vectors", csv_of(tmp_path, GOOD, "A9,A16\n")).exit_code == 1


def test_due_as_json() -> None:
    facts = '{"receipt_by": "competent_agency"}'
    result = run("due", "A16", "--at", "2026-03-05", "--facts", facts, "--json")
    assert '"due_on": "2026-03-25"' in result.output
    assert '"stricter_on": "2026-03-24"' in result.output


@pytest.mark.parametrize(
    "arguments", [["list"], ["show", "A05"], ["calendar", "2027"], ["unsettled"]]
)
def test_reading_commands(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.output


def test_verify_finds_misses_and_says_what_was_not_compared(tmp_path: Path) -> None:
    text = "# Bộ luật số 101/2015/QH13\n\n## Điều 147. X\n\nTrong thời hạn 20\nngày kể từ ngày nhận được tố giác, tin báo về tội phạm, kiến nghị khởi tố\n"
    (tmp_path / "luat.md").write_text(text, encoding="utf-8")
    result = run("verify", str(tmp_path))
    assert result.exit_code == 1
    assert "A16   khớp" in result.output
    assert "A17   không khớp" in result.output
    assert "A02   chưa đối chiếu" in result.output
