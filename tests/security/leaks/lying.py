"""What lies about: a dump without the key, the files of the state with the server's own, its log; read for canaries."""

import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from conftest import NAME
from psycopg.conninfo import conninfo_to_dict

from lachan import postgres
from lachan.postgres.binaries import resolve_binaries

from .canaries import MARK, Canary, Planted, fold
from .reading import found_in

CHUNK = 1 << 20
# By design in clear: code names, numbers of papers, the paper behind an amount.
CLEAR = frozenset({"code", "public"})


def secret(found: set[Canary]) -> set[Canary]:
    return {
        one for one in found if one.sort not in CLEAR and not one.what.split()[0].endswith(".paper")
    }


def dump() -> Iterator[bytes]:
    """Every row of every schema as `pg_dump` writes it (bytes as figures), large objects too; a part at a time."""
    given = conninfo_to_dict(postgres.cluster(fsync=False).superuser_dsn(NAME))
    env = {**os.environ, "PGPASSWORD": str(given.pop("password"))}
    asked = [
        f"--{name}={value}"
        for name, value in {
            "host": given["host"],
            "port": given["port"],
            "username": given["user"],
        }.items()
    ]
    made = subprocess.run([resolve_binaries() / "pg_dump", *asked, "--large-objects", f"--dbname={NAME}"], env=env, capture_output=True, check=True)  # fmt: skip
    yield from pieces(made.stdout)


def pieces(data: bytes) -> Iterator[bytes]:
    """Whole lines, some at a time."""
    held: list[bytes] = []
    size = 0
    for line in data.splitlines():
        held.append(line)
        size += len(line)
        if size > CHUNK:
            yield b"\n".join(held)
            held, size = [], 0
    yield b"\n".join(held)


def in_dump(planted: Planted) -> set[Canary]:
    return {one for piece in dump() for one in found_in(piece, planted)}


def files() -> list[Path]:
    """Everything under the state: the server's tables and its journal (WAL) as they lie on the disk, logs, keys."""
    return sorted(one for one in postgres.state_dir().rglob("*") if one.is_file())


def marks() -> re.Pattern[bytes]:
    """The beginning of every canary, as bytes: accents joined, apart, gone; capitals; two bytes a letter; base64."""
    import base64

    ways = {way for form in ("NFC", "NFD") for way in (unicodedata.normalize(form, MARK),)} | {
        fold(MARK)
    }
    ways |= (
        {one.upper() for one in ways}
        | {one.lower() for one in ways}
        | {one.capitalize() for one in ways}
    )
    raw = [one.encode() for one in ways] + [one.encode("utf-16-le") for one in ways]
    coded = [base64.b64encode(b"x" * skip + MARK.encode())[2 * skip : -4] for skip in (0, 1, 2)]
    return re.compile(b"|".join([*map(re.escape, [*raw, *coded]), rb"09771\d{5}", rb"00019\d{7}"]))


def in_files(planted: Planted) -> dict[str, set[Canary]]:
    """Per file; around each mark a look closer."""
    found: dict[str, set[Canary]] = {}
    seen = marks()
    for path in files():
        try:
            data = path.read_bytes()
        except FileNotFoundError:  # the running server makes some of its files anew
            continue
        for hit in seen.finditer(data):
            found.setdefault(path.name, set()).update(found_in(data[max(0, hit.start() - 60) : hit.end() + 200], planted))  # fmt: skip
    return found


def server_log() -> str:
    return postgres.cluster(fsync=False).log.read_text(errors="replace")
