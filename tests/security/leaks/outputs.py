"""What leaves without anybody's screen: letters of the worker, commands of whoever runs the server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from lachan.cli import main
from lachan.oversight import commands as oversight
from lachan.oversight.alerts.ports import Email
from lachan.oversight.alerts.scan import scan
from lachan.oversight.alerts.sending import deliver, due
from lachan.oversight.tests.servers import LOOPBACK, smtp
from tests.walking import hour

OUT = "OUT"
# Every command of `lachan` that reads the record, with what it is asked; OUT: a file or folder of its own.
READS: dict[str, list[str]] = {
    "backup": [OUT], "indicators": ["--period", "2024", "--province", "lamdong", "--json"], "keys check": [], "readings": [],
    "plan list": ["--as", "thukybcd", "--agency", "68-bcd138"], "plan late": ["--as", "thukybcd", "--agency", "68-bcd138"],
    "plan export": [OUT, "--year", "2024", "--as", "thukybcd", "--agency", "68-bcd138"],
    "release list": ["--as", "thukybcd"],
    "report": ["ad-hoc", "--period", "2024Q1", "--out", f"{OUT}.docx", "--subject", "Giả lập", "--as", "thukybcd"], "warehouse export": [OUT], "worker": ["--check"],
}  # fmt: skip
# The others read no record of a person, or write what a test of theirs reads.
OTHERS = frozenset({
    "account add", "account token", "definitions check", "demo", "docs", "evidence check", "evidence elements", "evidence export", "joboffer check",
    "evidence import", "evidence rules", "evidence schema", "import cases", "import cases-sample", "import register", "import sample",
    "keys init", "keys rotate", "migrate", "plan import", "plan load", "province", "published check", "published list", "release htcds-read", "release invented",
    "release htcds", "release measure", "release open-data", "release tables", "restore",
    "roles", "serve", "verbs",
})  # fmt: skip


def leaves(command: click.Command = main, name: str = "") -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield name
        return
    if name == "law":  # the statute book: no database
        return
    context = click.Context(command)
    for one in command.list_commands(context):
        found = command.get_command(context, one)
        assert found is not None
        yield from leaves(found, f"{name} {one}".strip())


def said_by(name: str, folder: Path) -> tuple[int, bytes]:
    """How it ended; all that it printed and wrote."""
    folder.mkdir()
    asked = [one.replace(OUT, str(folder / "out")) for one in READS[name]]
    result = CliRunner().invoke(main, [*name.split(), *asked])
    written = b"\n".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())
    return result.exit_code, result.output.encode() + str(result.exception or "").encode() + b"\n" + written  # fmt: skip


def letters(cast: Any) -> list[Any]:
    """Police and procuracy gave an address; the term of the matter nears its end; a real server takes the letters in."""
    at, near = hour("2024-03-20 09:00"), hour("2024-03-23 09:00")
    for account in ("caxa", "dieutra", "kiemsat"):
        oversight.keep_contact(
            channel="email", address=f"{account}@gia-lap.example", by=cast(account), at=at
        )
    scan(near, "test", near)
    with smtp() as (port, taken):
        ports = {"email": Email(LOOPBACK, port, "lachan@gia-lap.example", security="none")}
        for row in due(near):
            deliver(row, near, ports, base="https://lachan.example/", synthetic=True)
    return [letter for _, letter in taken.taken]
