"""A workbook of 20,000 rows of cases, 3 % of them bad, through the command the province's keeper would run."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from ..place import _account
from ..table import Line
from .importing import _lachan

ROWS, FLAWS = 20_000, 0.03
KEEPER = ("quantri", "administrator", "68-cat")


def lines() -> Iterator[Line]:
    """In, then the same again: nothing changes, and that costs less."""
    _seat()
    with tempfile.TemporaryDirectory() as folder:
        book, back = Path(folder) / "so-vu-an.xlsx", Path(folder) / "tra-lai.xlsx"
        failed = _lachan(
            "import", "cases-sample", str(book), "--rows", str(ROWS), "--flaws", str(FLAWS)
        )
        first, again = (_timed(book, back) for _ in range(2))
        failed = failed or first[0] or again[0] or not back.exists()
    yield Line("Nhập sổ vụ án", "commands that failed", int(failed), unit="", limit=0)
    yield Line(
        "Nhập sổ vụ án",
        f"{ROWS:,} rows, {FLAWS:.0%} bad, bad rows given back",
        first[1],
        unit="s",
        limit=60,
    )
    yield Line(
        "Nhập sổ vụ án", "the same workbook again, nothing changed", again[1], unit="s", limit=60
    )


def _timed(book: Path, back: Path) -> tuple[bool, float]:
    began = perf_counter()
    failed = _lachan("import", "cases", str(book), "--agency", KEEPER[2], "--as", KEEPER[0], "--for-province",
                     "--apply", "--errors", str(back))  # fmt: skip
    return failed, perf_counter() - began


def _seat() -> None:
    """The administrator who runs the command, beside the bench's visitors."""
    _account(*KEEPER)
