"""`lachan evidence rules --page` writes a page for every question, or says why not."""

from pathlib import Path

from click.testing import CliRunner

from lachan.proof.pages import pages
from lachan.proof_cli import evidence


def test_the_command_writes_them(tmp_path: Path) -> None:
    folder = tmp_path / "cau-hoi"
    told = CliRunner().invoke(evidence, ["rules", "--page", str(folder)])
    assert told.exit_code == 0, told.output
    assert {one.name for one in folder.iterdir()} == set(pages())
    assert (folder / "R-01.md").read_text("utf-8") == pages()["R-01.md"]


def test_a_folder_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", "utf-8")
    told = CliRunner().invoke(evidence, ["rules", "--page", str(tmp_path / "tep" / "x")])
    assert told.exit_code != 0
    assert "Không ghi được" in told.output and "Traceback" not in told.output
