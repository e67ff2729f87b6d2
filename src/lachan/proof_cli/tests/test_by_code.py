"""What the command line says of people: codes only."""

import json
from pathlib import Path

from click.testing import CliRunner

from lachan.proof.tests.changing import changed
from lachan.proof.tests.test_by_code import ALIAS, NAME, TOLD
from lachan.proof_cli import evidence


def test_the_command_line_says_codes_only(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_text(changed(TOLD).model_dump_json(by_alias=True, exclude_none=True), "utf-8")
    for options in ([], ["--json"]):
        told = CliRunner().invoke(evidence, ["check", str(path), *options]).output
        assert "N4" in told
        assert NAME not in told
        assert ALIAS not in told
    assert json.loads(told)["answered"]
