"""Where a cluster keeps what it must remember: its lock, port, socket and superuser password.

Normally beside the data. When root's own folder is closed to the uid the server runs as, data
and all go to a folder under /var/lib/lachan; no parent folder is ever opened up.
"""

import fcntl
import json
import os
import secrets
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .refusals import Busy, NotYours
from .unprivileged import Runner

SHELTER = Path(os.environ.get("LACHAN_SHELTER") or "/var/lib/lachan")
SIGNPOST = "elsewhere"
# sun_path holds 108 bytes with the closing NUL.
LONGEST_SOCKET = 107
LOCK_PATIENCE = 120


def settled(home: Path) -> Path:
    """Where the cluster asked for at `home` lives, by the signpost it left; reads only."""
    signpost = home / SIGNPOST
    return Path(signpost.read_text().strip()) if signpost.exists() else home


def prepare(home: Path) -> None:
    """Make the folder; refuses one that another account keeps."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except PermissionError as refused:
        raise NotYours(path=refused.filename or home) from refused
    if not os.access(home, os.W_OK):
        raise NotYours(path=home)


def settle(home: Path, runner: Runner) -> Path:
    """Where the cluster shall live: `home`, or a shelter when `runner` could never walk into it.
    Called under the lock, or two first starts would make two shelters."""
    if (home / SIGNPOST).exists() or runner.may_enter(home):
        return settled(home)
    SHELTER.mkdir(parents=True, exist_ok=True)
    # A new name each time: a folder deleted and made again must not find its old data here.
    shelter = Path(tempfile.mkdtemp(dir=SHELTER))
    for folder in (SHELTER, shelter):
        folder.chmod(0o755)
    (shelter / "belongs-to").write_text(f"{home}\n")
    write_whole(home / SIGNPOST, f"{shelter}\n")
    return shelter


@contextmanager
def locked(path: Path, log: Path) -> Iterator[int]:
    """Hold the lock; yields its descriptor, so that initdb can hold it past our own death."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _wait_for(descriptor, path, log)
        yield descriptor
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, path: Path, log: Path) -> None:
    until = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise Busy(folder=path.parent, seconds=LOCK_PATIENCE, log=log) from None
            time.sleep(0.05)


def write_whole(path: Path, text: str, mode: int = 0o644) -> None:
    """All of it or nothing, whatever happens in the middle."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(draft, mode)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def password_kept_in(path: Path) -> str:
    """The password in the file, made at random the first time."""
    if not path.exists():
        write_whole(path, secrets.token_urlsafe(32), mode=0o600)
    try:
        return path.read_text().strip()
    except PermissionError as refused:
        raise NotYours(path=path) from refused


def remembered(path: Path) -> dict[str, str]:
    """Port and socket folder of the last start; nothing before the first."""
    try:
        return dict(json.loads(path.read_text()))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def any_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def socket_dir(home: Path, last: str, runner: Runner) -> Path:
    """Beside the data; under /tmp (the same folder again, if it is still ours) when too long."""
    near = home / "run"
    if len(os.fsencode(near / ".s.PGSQL.65535")) <= LONGEST_SOCKET:
        near.mkdir(exist_ok=True)
    elif last and _still_ours(Path(last), runner):
        near = Path(last)
    else:
        near = Path(tempfile.mkdtemp(prefix="lachan-", dir="/tmp"))  # noqa: S108 - mkdtemp is safe
    runner.own(near, 0o755)
    return near


def _still_ours(folder: Path, runner: Runner) -> bool:
    return folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == runner.uid
