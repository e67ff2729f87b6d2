"""Who the server runs as. PostgreSQL refuses root, so as root every one of its programs is
started under an uid that owns nothing but the data; otherwise simply as ourselves."""

import os
import pwd
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from .refusals import CannotDropRoot

# The id Debian and most systems give to «nobody»; used where the account itself is missing.
NOBODY = 65534


@dataclass(frozen=True)
class Runner:
    """An uid and gid to run programs as; `drops` is False when they are our own."""

    uid: int
    gid: int
    drops: bool

    def run(
        self, argv: Sequence[str | Path], output: IO[bytes], pass_fds: Iterable[int] = ()
    ) -> int:
        """The exit code. Output goes to a file, never a pipe: the postmaster inherits it."""
        who: dict[str, Any] = {}
        if self.drops:
            who = {"user": self.uid, "group": self.gid, "extra_groups": []}
        try:
            done = subprocess.run(  # noqa: S603 - our own argument list, no shell
                [str(part) for part in argv],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=_plain_environment(),
                umask=0o077,
                pass_fds=tuple(pass_fds),
                check=False,
                **who,
            )
        except FileNotFoundError:
            return 127
        except PermissionError:
            return 126
        return int(done.returncode)

    def own(self, path: Path, mode: int) -> None:
        """Hand a file or folder to this runner."""
        path.chmod(mode)
        if self.drops:
            os.chown(path, self.uid, self.gid)

    def may_enter(self, folder: Path) -> bool:
        """Asked of the system itself, by trying: mode bits, ACLs and mounts all count."""
        if not self.drops:
            return os.access(folder, os.X_OK)
        with open(os.devnull, "wb") as nowhere:
            return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder], nowhere) == 0


def runner_for(data_dir: Path) -> Runner:
    """Ourselves, or as root: the uid that owns the data already, else «nobody»."""
    if os.geteuid() != 0:
        return Runner(os.geteuid(), os.getegid(), drops=False)
    runner = _owner_of(data_dir) or _nobody()
    _prove(runner)
    return runner


def _owner_of(data_dir: Path) -> Runner | None:
    if not data_dir.exists() or data_dir.stat().st_uid == 0:
        return None
    found = data_dir.stat()
    return Runner(found.st_uid, found.st_gid, drops=True)


def _nobody() -> Runner:
    try:
        account = pwd.getpwnam("nobody")
    except KeyError:
        return Runner(NOBODY, NOBODY, drops=True)
    return Runner(account.pw_uid, account.pw_gid, drops=True)


def _prove(runner: Runner) -> None:
    """A user namespace may hold root and nobody else; better said here than in a stack trace."""
    try:
        with open(os.devnull, "wb") as nowhere:
            code = runner.run(["/bin/sh", "-c", "exit 0"], nowhere)
    except OSError as refused:
        raise CannotDropRoot(uid=runner.uid, because=refused.strerror) from refused
    if code != 0:
        raise CannotDropRoot(uid=runner.uid, because=f"mã lỗi {code}")


def _plain_environment() -> dict[str, str]:
    # PGDATA, PGPORT and friends of the caller must not steer our server; messages stay in
    # English because the launcher reads them in the log.
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LC_ALL": "C.UTF-8"}
