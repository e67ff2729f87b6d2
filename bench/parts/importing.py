"""A workbook of 20,000 rows through the same command a commune would run."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from ..place import CAST, ROOT
from ..table import Line

ROWS = 20_000


def lines() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "so-mau.xlsx"
        failed = _lachan("import", "sample", str(book), "--rows", str(ROWS))
        began = perf_counter()
        failed = failed or _lachan(
            "import", "register", str(book), "--agency", CAST["caxa"][1], "--as", "caxa"
        )
        took = perf_counter() - began
    yield Line("Nhập sổ", "commands that failed", int(failed), unit="", limit=0)
    yield Line("Nhập sổ", f"{ROWS:,} rows from a workbook", took, unit="s", limit=60)


def _lachan(*words: str) -> bool:
    """Whether it failed; what it had to say about that is on stderr."""
    ended = subprocess.run(
        [sys.executable, "-m", "lachan", *words], cwd=ROOT, timeout=600, stdout=subprocess.DEVNULL
    )
    return ended.returncode != 0
