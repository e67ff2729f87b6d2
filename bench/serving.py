"""granian as in production (2 workers of 4 threads), and the processor time that a stretch of requests took."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import psycopg

PATIENCE = 60


@dataclass
class Served:
    """One running application: where it answers, which processes and which database work for it."""

    port: int
    process: psutil.Process
    dsn: str
    database: str
    _seen: dict[int, psutil.Process] = field(default_factory=dict)

    def cpu(self) -> "Used":
        """Seconds used so far: the application's processes together, the database's one by one."""
        workers = [self.process, *self.process.children(recursive=True)]
        return Used(sum(map(_used, workers)), {one.pid: _used(one) for one in self._backends()})

    def _backends(self) -> list[psutil.Process]:
        with psycopg.connect(self.dsn, autocommit=True) as db:
            pids = db.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = %s AND usename <> 'postgres'",
                [self.database],
            ).fetchall()
        return [self._seen.setdefault(pid, psutil.Process(pid)) for (pid,) in pids]


@dataclass(frozen=True)
class Used:
    app: float
    backends: dict[int, float]

    def since(self, before: "Used") -> tuple[float, float]:
        """Seconds between two looks; a backend that began in between counts whole."""
        database = sum(used - before.backends.get(pid, 0.0) for pid, used in self.backends.items())
        return self.app - before.app, database


def _used(process: psutil.Process) -> float:
    """Processor seconds of a process so far, its ended threads included."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


@contextmanager
def served(
    app: str, *, dsn: str, database: str, env: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Start, wait for the first answer, and stop exactly what was started."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
               "--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "error", app]  # fmt: skip
    child = subprocess.Popen(command, env=dict(env or os.environ), cwd=Path(__file__).parents[1])
    try:
        _await(port, child)
        yield Served(port, psutil.Process(child.pid), dsn, database)
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(port: int, child: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            link.request("GET", "/dang-nhap/")
            link.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The server did not answer; see its output above.")
