"""`export` and `import` on the command line: the file, the report beside it, and refusals in a sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lachan.exchange.evidence import registry
from lachan.proof.loading import load
from lachan.proof.schema import EXAMPLE
from lachan.proof_cli import evidence


def _run(*words: object) -> Result:
    return CliRunner().invoke(evidence, [str(one) for one in words])


@pytest.mark.parametrize("name", sorted(registry.OUT))
def test_every_format_is_written_with_its_report(name: str, tmp_path: Path) -> None:
    out = tmp_path / f"a.{registry.OUT[name].end}"
    told = _run("export", EXAMPLE, "--format", name, "--out", out)
    assert told.exit_code == 0, told.output
    assert out.stat().st_size > 100
    assert "Báo cáo mất mát" in told.stderr
    assert "DỮ LIỆU GIẢ LẬP" in told.stderr
    assert told.stdout == ""
    report = json.loads(_run("export", EXAMPLE, "--format", name, "--out", out, "--json").stderr)
    assert report["synthetic"] is True


@pytest.mark.parametrize("name", ["ftm", "graphml"])
def test_out_and_in_again(name: str, tmp_path: Path) -> None:
    out, back = tmp_path / "a", tmp_path / "b.json"
    assert _run("export", EXAMPLE, "--format", name, "--out", out).exit_code == 0
    told = _run("import", out, "--format", name, "--out", back)
    assert told.exit_code == 0, told.output
    assert load(back).links == load(EXAMPLE).links


def test_the_list_goes_into_the_bundle_that_is_there(tmp_path: Path) -> None:
    sheet, into = tmp_path / "a.csv", tmp_path / "b.json"
    sheet.write_text("STT,Tên tài liệu,Bút lục,Tập\n1,Bản án giả lập,1-3,9\n", "utf-8")
    into.write_bytes(EXAMPLE.read_bytes())
    told = _run("import", sheet, "--format", "csv", "--into", into, "--out", into)
    assert told.exit_code == 0, told.output
    assert load(into).documents[-1].title == "Bản án giả lập"


@pytest.mark.parametrize("words", [("import", "khong-co.csv", "--format", "csv", "--out", "x.json"), ("import", EXAMPLE, "--format", "xlsx", "--out", "x.json"),
                                   ("import", EXAMPLE, "--format", "nope", "--out", "x.json"), ("export", EXAMPLE, "--format", "ftm", "--out", "khong-co/x")])  # fmt: skip
def test_refusals_are_sentences_and_leave_nothing(
    words: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = _run(*words)
    assert told.exit_code == 2
    assert told.stderr.strip().endswith((".", "`."))
    assert "Traceback" not in told.output
    assert list(tmp_path.iterdir()) == []


def test_asking_what_is_missing_loads_no_format() -> None:
    code = "import sys, lachan.proof_cli; print([m for m in ('followthemoney', 'rdflib', 'openpyxl', 'lxml', 'django') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
