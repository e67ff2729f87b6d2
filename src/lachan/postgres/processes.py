"""Who is living in a data directory, judged by the state of processes, not by files.

A killed postmaster leaves its pid file behind, and as a zombie still answers to `kill -0`.
"""

import os
from pathlib import Path

PROC = Path("/proc")


def residents(data_dir: Path) -> list[int]:
    """Every live process whose working folder is the data directory (all of PostgreSQL's are)."""
    home = str(data_dir.resolve())
    pids = (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())
    return [pid for pid in pids if _lives_in(pid, home)]


def postmaster(data_dir: Path) -> int | None:
    """The pid in postmaster.pid, only if that process is alive and lives in this folder."""
    pid = _written_pid(data_dir / "postmaster.pid")
    if pid is None or not _lives_in(pid, str(data_dir.resolve())):
        return None
    return pid


def _written_pid(path: Path) -> int | None:
    try:
        first = path.read_text(errors="replace").split("\n", 1)[0].strip()
    except FileNotFoundError:
        return None
    return int(first) if first.isdigit() else None


def _lives_in(pid: int, home: str) -> bool:
    try:
        # The folder of a zombie cannot be read, so the dead never count as living here.
        return os.readlink(PROC / str(pid) / "cwd") == home
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return False
