"""`lachan demo` as a user runs it: from nothing to a page, stopped by a signal, started again, started over."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = [pytest.mark.database, pytest.mark.long]
PATIENCE = 120
LACHAN = [sys.executable, "-m", "lachan"]


def lachan(state: Path, *words: str) -> subprocess.Popen:
    given = {name: value for name, value in os.environ.items() if not name.startswith("LACHAN_")}
    return subprocess.Popen(
        [*LACHAN, *words], env={**given, "LACHAN_STATE": str(state), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def until_open(running: subprocess.Popen) -> str:
    """The address it prints; fails with everything it said."""
    said, end = [], time.monotonic() + PATIENCE
    for line in running.stdout:
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found.group()
        if time.monotonic() > end:
            break
    raise AssertionError("".join(said))


def stopped(running: subprocess.Popen, how: int) -> int:
    running.send_signal(how)
    running.communicate(timeout=40)
    return running.returncode


def alive_in(state: Path) -> list[str]:
    """Processes that mention this state folder, by their command line or their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if str(state).encode() in told and int(folder.name) != os.getpid():
            found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def notes(state: Path) -> dict:
    return json.loads((state / "demo.json").read_text())


def test_from_nothing_to_a_page_and_back(tmp_path):
    state = tmp_path / "state"
    busy = socket.create_server(("127.0.0.1", 0))
    taken = busy.getsockname()[1]
    first = lachan(state, "demo", "--port", str(taken))
    address = until_open(first)
    assert str(taken) not in address
    assert urlopen(address).status == 200
    assert stopped(first, signal.SIGTERM) == 0
    assert alive_in(state) == []

    begun = time.monotonic()
    second = lachan(state, "demo")
    until_open(second)
    assert time.monotonic() - begun < 10
    before = notes(state)
    assert stopped(second, signal.SIGINT) == 0
    assert alive_in(state) == []

    over = lachan(state, "demo", "--reset", "--yes", "--no-serve")
    said, _ = over.communicate(timeout=PATIENCE)
    assert over.returncode == 0, said
    assert notes(state)["password"] != before["password"]
    assert notes(state)["matters"] >= 750
    assert alive_in(state) == []


def test_a_blow_while_loading_leaves_nothing_half_done(tmp_path):
    state = tmp_path / "state"
    first = lachan(state, "demo", "--no-serve", "--scale", "3000")
    for line in first.stdout:
        if "180 ngày" in line or "[4/" in line:
            break
    time.sleep(0.7)
    stopped(first, signal.SIGTERM)
    again = lachan(state, "demo", "--no-serve")
    said, _ = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, said
    assert notes(state)["matters"] >= 750
    assert alive_in(state) == []


def test_a_server_of_the_province_is_never_filled(tmp_path):
    given = {
        **os.environ,
        "LACHAN_STATE": str(tmp_path),
        "LACHAN_DATABASE_URL": "postgresql://x@127.0.0.1:1/x",
    }
    told = subprocess.run([*LACHAN, "demo"], env=given, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "LACHAN_DATABASE_URL" in told.stderr


def test_reset_without_the_mark_deletes_nothing(tmp_path):
    told = lachan(tmp_path / "state", "demo", "--reset", "--yes", "--no-serve")
    said, _ = told.communicate(timeout=PATIENCE)
    assert told.returncode == 2
    assert "synthetic" in said
