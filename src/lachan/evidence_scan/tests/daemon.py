"""A real ClamAV daemon with one signature of our own: the EICAR test string, by its MD5 and length."""

import hashlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lachan.evidence_scan import clamd

# The test string that every scanner knows and that does nothing; in two halves, so that none stops at this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "LaChan.Eicar-Test"
CONF = """Foreground yes
LocalSocket {home}/clamd.sock
DatabaseDirectory {home}/signatures
StreamMaxLength 12M
MaxThreads 2
"""
MISSING = "needs clamd (apt-get install clamav-daemon)"


@contextmanager
def running(home: Path) -> Iterator[str]:
    """The address of a daemon that lives as long as this stretch."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.skip(MISSING)
    (home / "signatures").mkdir()
    digest = hashlib.md5(EICAR, usedforsecurity=False).hexdigest()
    (home / "signatures" / "own.hdb").write_text(f"{digest}:{len(EICAR)}:{NAME}\n")
    (home / "clamd.conf").write_text(CONF.format(home=home))
    with (home / "log").open("wb") as log:
        child = subprocess.Popen([program, "-c", str(home / "clamd.conf")], stdout=log, stderr=log)  # noqa: S603 - found above
    try:
        yield _awaited(child, home)
    finally:
        child.terminate()
        child.wait(20)


def _awaited(child: subprocess.Popen[bytes], home: Path) -> str:
    address, until = str(home / "clamd.sock"), time.monotonic() + 30
    while clamd.scan(b"x", address).code != "clean":
        assert child.poll() is None and time.monotonic() < until, (home / "log").read_text()
        time.sleep(0.1)
    return address
