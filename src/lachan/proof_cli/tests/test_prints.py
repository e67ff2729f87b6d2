"""`lachan evidence export` with prints: each format, whom it is for, and refusals in a sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lachan.proof.drawing import version_of
from lachan.proof.loading import load
from lachan.proof.schema import EXAMPLE
from lachan.proof_cli import evidence
from lachan.proof_cli.prints import FORMATS, VIEWS

BEGINS = {"svg": b"<svg", "pptx": b"PK", "pdf": b"%PDF", "list-docx": b"PK", "list-pdf": b"%PDF", "request-docx": b"PK", "json": b"{"}  # fmt: skip


def run(*words: object) -> Result:
    return CliRunner().invoke(evidence, ["export", str(EXAMPLE), *(str(one) for one in words)])


@pytest.mark.parametrize("as_format", FORMATS)
def test_every_format_is_written(as_format: str, tmp_path: Path) -> None:
    out = tmp_path / "a"
    told = run("--format", as_format, "--out", out, "--author", "KSV", "--on", "2024-10-02")
    assert told.exit_code == 0, told.output
    assert out.read_bytes().startswith(BEGINS[as_format])


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_of_the_version_of_the_whole_file(view: str) -> None:
    told = run("--format", "svg", "--view", view)
    assert told.exit_code == 0 and version_of(load(EXAMPLE)) in told.stdout


def test_the_reader_decides() -> None:
    assert "đã lược" in run("--format", "svg", "--view", "matrix").stdout.casefold()
    assert (
        "Bản đã lược cho người đọc có quyền"
        in run("--format", "svg", "--reader", "entitled").stdout
    )


def test_the_redacted_file_is_a_file_again(tmp_path: Path) -> None:
    assert run("--format", "json", "--out", tmp_path / "a.json").exit_code == 0
    made = load(tmp_path / "a.json")
    assert (
        made.redacted
        and made.evidence[0].how_known == "(đã lược)"
        and len(made.links) == len(load(EXAMPLE).links)
    )


def test_a_supplement_is_against_an_earlier_file(tmp_path: Path) -> None:
    data = json.loads(EXAMPLE.read_text("utf-8"))
    data["documents"][3]["folios"] = "15-19"
    (tmp_path / "b.json").write_text(json.dumps(data), "utf-8")
    made = run("--format", "list-pdf", "--since", tmp_path / "b.json", "--out", tmp_path / "a.pdf")
    assert made.exit_code == 0, made.output


@pytest.mark.parametrize("words", [("--format", "pptx", "--display", "zz"), ("--format", "svg", "--out", "khong-co/x"),
                                   ("--format", "pdf", "--on", "hôm qua"), ("--format", "list-pdf", "--since", "khong-co.json")])  # fmt: skip
def test_refusals_are_sentences_and_leave_nothing(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run(*words)
    assert (
        told.exit_code == 2 and told.stderr.strip().endswith(".") and "Traceback" not in told.output
    )
    assert list(tmp_path.iterdir()) == []


def test_asking_what_is_missing_loads_nothing_that_prints() -> None:
    code = "import sys, lachan.proof_cli; print([m for m in ('pptx', 'docx', 'typst', 'lxml', 'django') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
