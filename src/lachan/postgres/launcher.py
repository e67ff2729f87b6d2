"""The embedded PostgreSQL server: initialise once, start, attach to, stop.

Our own, because the ready-made launchers trust every local user and open parent folders.
Knows nothing of Django. A data directory that carries the marker is never deleted.
"""

import json
import os
import shutil
import time
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import psycopg
from psycopg.conninfo import make_conninfo

from . import lodging, processes, tuning
from .binaries import major, resolve_binaries, version, within_reach
from .refusals import (
    DiskFull,
    InitFailed,
    LauncherRefusal,
    NoAnswer,
    PortTaken,
    StartFailed,
    StillHeld,
    StopFailed,
    WrongMajor,
)
from .unprivileged import Runner, runner_for

__all__ = ["Cluster", "LauncherRefusal", "resolve_binaries"]

SUPERUSER = "postgres"
# Written into the data directory when initdb has finished; without it nothing was ever kept.
MARKER = "lachan-initialised"
PATIENCE = 30
STOP_PATIENCE = 60
NEEDED_MB = 200
LONGEST_LOG = 10_000_000
BUILTIN_LOCALE_SINCE = 17


class Cluster:
    """One data directory and the server over it."""

    def __init__(
        self,
        data_dir: Path | str,
        bin_dir: Path | str | None = None,
        port: int | None = None,
        fsync: bool = True,
    ) -> None:
        asked = Path(data_dir).absolute()
        self._asked_home, self._name = asked.parent, asked.name
        self._bin_asked = Path(bin_dir) if bin_dir else None
        self._port_asked = port
        self.fsync = fsync
        self._started_by: int | None = None
        self._move_to(lodging.settled(self._asked_home))

    def _move_to(self, home: Path) -> None:
        self.home = home.resolve()
        self.data_dir = self.home / self._name
        self.log = self.home / "server.log"

    # -- what it is ------------------------------------------------------------------------

    @property
    def port(self) -> int:
        return int(self._memory().get("port", 0))

    @property
    def socket_dir(self) -> Path:
        return Path(self._memory().get("socket", self.home / "run"))

    def running(self) -> bool:
        return processes.postmaster(self.data_dir) is not None

    def superuser_dsn(self, dbname: str = "postgres") -> str:
        return make_conninfo(
            host=str(self.socket_dir),
            port=self.port,
            user=SUPERUSER,
            password=lodging.password_kept_in(self.home / "superuser"),
            dbname=dbname,
        )

    # -- what it does ----------------------------------------------------------------------

    def start(self) -> "Cluster":
        """Start the server, or attach to the one already running over this directory."""
        lodging.prepare(self._asked_home)
        with self._alone() as lock:
            runner = runner_for(self.data_dir)
            self._move_to(lodging.settle(self._asked_home, runner))
            self._open_or_attach(runner, lock)
        return self

    def stop(self, *, whoever_started: bool = False) -> None:
        """Stop the server if this object, in this process, started it; else leave it running."""
        if not self._asked_home.exists() or not (
            whoever_started or self._started_by == os.getpid()
        ):
            return
        self._started_by = None
        with self._alone():
            if self.running():
                self._shut()

    def __enter__(self) -> "Cluster":
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    # -- opening ---------------------------------------------------------------------------

    def _open_or_attach(self, runner: Runner, lock: int) -> None:
        """Until it answers: what is running now may be dying of a kill of a moment ago."""
        until = time.monotonic() + PATIENCE
        while silence := self._silence():
            if time.monotonic() > until:
                raise NoAnswer(folder=self.data_dir, because=silence, log=self.log)
            if not self.running():
                self._open(runner, lock)
            else:
                time.sleep(0.05)

    def _silence(self) -> str:
        """Why it does not answer; nothing when it does."""
        if not self.running():
            return "đã dừng"
        try:
            psycopg.connect(self.superuser_dsn(), connect_timeout=5).close()
        except psycopg.OperationalError as silent:
            return str(silent).strip().splitlines()[0]
        return ""

    def _open(self, runner: Runner, lock: int) -> None:
        self._refuse_full_disk()
        bin_dir = self._programs(runner)
        self._await_empty()
        if not (self.data_dir / MARKER).exists():
            self._initialise(bin_dir, runner, lock)
        self._refuse_other_major(bin_dir)
        self._start_patiently(bin_dir, runner)
        self._started_by = os.getpid()

    def _programs(self, runner: Runner) -> Path:
        return within_reach(self._bin_asked or resolve_binaries(), runner, self.home)

    def _refuse_full_disk(self) -> None:
        free = shutil.disk_usage(self.home).free // 1_000_000
        need = 1 if (self.data_dir / MARKER).exists() else NEEDED_MB
        if free < need:
            raise DiskFull(folder=self.home, free=free, need=need)

    def _refuse_other_major(self, bin_dir: Path) -> None:
        kept = (self.data_dir / "PG_VERSION").read_text().strip()
        if kept != str(major(bin_dir)):
            raise WrongMajor(folder=self.data_dir, kept=kept, offered=major(bin_dir))

    def _await_empty(self) -> None:
        """After kill -9 the backends take a moment to notice. Only when no process lives in the
        directory are its pid files known to be stale; a zombie or a stranger with the same
        number would otherwise keep the server shut for ever."""
        until = time.monotonic() + PATIENCE
        while left := processes.residents(self.data_dir):
            if time.monotonic() > until:
                raise StillHeld(pids=left, folder=self.data_dir, seconds=PATIENCE)
            time.sleep(0.1)
        (self.data_dir / "postmaster.pid").unlink(missing_ok=True)
        for stale in self.socket_dir.glob(".s.PGSQL.*"):
            stale.unlink(missing_ok=True)

    # -- initialising ----------------------------------------------------------------------

    def _initialise(self, bin_dir: Path, runner: Runner, lock: int) -> None:
        self._clear_half_made()
        self.data_dir.mkdir()
        runner.own(self.data_dir, 0o700)
        said = self._run_initdb(bin_dir, runner, lock)
        if said:
            raise self._because_of_disk(said) or InitFailed(
                folder=self.data_dir, because=said, log=self.log
            )
        self._include_our_settings()
        self._write_as(runner, MARKER, f"{version(bin_dir)}\n")

    def _clear_half_made(self) -> None:
        """initdb never writes postmaster.opts: where it is absent no server ever ran, so there is
        nothing to lose. Where it is present the folder is somebody's: set aside, not deleted."""
        if not self.data_dir.exists():
            return
        if not (self.data_dir / "postmaster.opts").exists():
            shutil.rmtree(self.data_dir)
            return
        number = 1
        while (aside := self.home / f"{self._name}.aside-{number}").exists():
            number += 1
        self.data_dir.rename(aside)

    def _run_initdb(self, bin_dir: Path, runner: Runner, lock: int) -> str:
        """The reason it failed, or nothing."""
        password = self.home / "superuser.once"
        lodging.write_whole(password, lodging.password_kept_in(self.home / "superuser"), 0o600)
        runner.own(password, 0o600)
        options = [*_locale(bin_dir), *([] if self.fsync else ["--no-sync"])]
        try:
            with self._log_for(runner) as log:
                before = log.tell()
                code = runner.run(
                    [bin_dir / "initdb", "-D", self.data_dir, "-U", SUPERUSER, "-E", "UTF8",
                     "--auth=scram-sha-256", f"--pwfile={password}", "--data-checksums",
                     "--no-instructions", *options],
                    log,
                    pass_fds=[lock],
                )  # fmt: skip
        finally:
            password.unlink(missing_ok=True)
        return self._last_words(before) or f"mã lỗi {code}" if code else ""

    def _include_our_settings(self) -> None:
        with (self.data_dir / "postgresql.conf").open("a") as conf:
            conf.write(f"\ninclude_if_exists = '{tuning.FILE}'\n")

    # -- starting and stopping -------------------------------------------------------------

    def _start_patiently(self, bin_dir: Path, runner: Runner) -> None:
        until = time.monotonic() + PATIENCE
        while said := self._start_once(bin_dir, runner):
            if refusal := self._because_of_disk(said):
                raise refusal
            if not _worth_another_try(said) or time.monotonic() > until:
                raise StartFailed(because=said, log=self.log, folder=self.data_dir)
            time.sleep(0.5)

    def _start_once(self, bin_dir: Path, runner: Runner) -> str:
        """The reason it failed, or nothing."""
        port = self._choose_port()
        sockets = lodging.socket_dir(self.home, self._memory().get("socket", ""), runner)
        chosen = tuning.settings(port=port, socket_dir=sockets, fsync=self.fsync)
        self._write_as(runner, tuning.FILE, tuning.render(chosen))
        self._remember(port=port, socket=str(sockets), bin=str(bin_dir))
        with self._log_for(runner) as log:
            before = log.tell()
            code = runner.run(
                [bin_dir / "pg_ctl", "start", "-D", self.data_dir, "-w", "-t", "120",
                 "-l", self.log],
                log,
            )  # fmt: skip
        return self._last_words(before) or f"mã lỗi {code}" if code else ""

    def _shut(self) -> None:
        runner = runner_for(self.data_dir)
        bin_dir = Path(self._memory().get("bin") or self._programs(runner))
        with self._log_for(runner) as log:
            code = runner.run(
                [bin_dir / "pg_ctl", "stop", "-D", self.data_dir, "-m", "fast", "-w",
                 "-t", str(STOP_PATIENCE)],
                log,
            )  # fmt: skip
        if code != 0 and self.running():
            raise StopFailed(seconds=STOP_PATIENCE, log=self.log)

    def _choose_port(self) -> int:
        asked, last = self._port_asked, self.port
        if asked and not lodging.port_is_free(asked):
            raise PortTaken(port=asked)
        if asked or (last and lodging.port_is_free(last)):
            return asked or last
        return lodging.any_free_port()

    def _alone(self) -> AbstractContextManager[int]:
        return lodging.locked(self._asked_home / "lock", self.log)

    # -- memory and log --------------------------------------------------------------------

    def _memory(self) -> dict[str, str]:
        return lodging.remembered(self.home / "server.json")

    def _remember(self, *, port: int, socket: str, bin: str) -> None:
        kept = {"port": str(port), "socket": socket, "bin": bin}
        lodging.write_whole(self.home / "server.json", json.dumps(kept, indent=1) + "\n")

    def _write_as(self, runner: Runner, name: str, text: str) -> None:
        path = self.data_dir / name
        lodging.write_whole(path, text, mode=0o600)
        runner.own(path, 0o600)

    def _log_for(self, runner: Runner) -> BinaryIO:
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        log = self.log.open("ab")
        runner.own(self.log, 0o600)
        return log

    def _last_words(self, since: int) -> str:
        """The last complaint in the log since this attempt began."""
        with self.log.open("rb") as log:
            log.seek(since)
            lines = log.read().decode(errors="replace").splitlines()
        told = [line for line in lines if any(word in line for word in ("FATAL", "PANIC", "error"))]
        return (told or [""])[-1].strip()

    def _because_of_disk(self, said: str) -> DiskFull | None:
        if "No space left on device" not in said and "could not extend" not in said:
            return None
        free = shutil.disk_usage(self.home).free // 1_000_000
        return DiskFull(folder=self.home, free=free, need=NEEDED_MB)


def _locale(bin_dir: Path) -> list[str]:
    """Byte order and simple Unicode rules, the same on every machine and never upgraded under
    an index; Vietnamese order is a stored key of our own."""
    plain = ["--locale=C.UTF-8", "--lc-messages=C"]
    if major(bin_dir) < BUILTIN_LOCALE_SINCE:
        return plain
    return [*plain, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def _worth_another_try(said: str) -> bool:
    passing = (
        "already exists",  # a lock file whose owner is just going
        "pre-existing shared memory",
        "could not create any TCP/IP sockets",  # the port went between choosing and binding
        "could not bind",
    )
    return any(words in said for words in passing)
