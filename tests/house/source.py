"""The tracked source as the house tests read it: files, syntax trees, packages in their order."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "lachan"
# Features in the order of the arrow, the earliest first (.importlinter holds the whole of it).
ORDER = ("reference", "access", "people", "docket", "intake", "cases", "outcomes", "evidence", "victims", "plan", "focus", "sectors", "outreach", "prevention", "letterbox", "indicators", "oversight", "reporting", "exchange",
         "simulator", "api", "web", "desk")  # fmt: skip
WITH_VERBS = tuple(name for name in ORDER if list((SRC / name).glob("commands*")))


@cache
def tracked() -> tuple[Path, ...]:
    """What git knows or would add, as far as it is on the disk."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(sorted({ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()}))


def python(*, tests: bool = True) -> Iterator[Path]:
    for path in tracked():
        if path.suffix == ".py" and "migrations" not in path.parts and (tests or not is_test(path)):
            yield path


def is_test(path: Path) -> bool:
    return "tests" in path.relative_to(ROOT).parts or path.name == "conftest.py"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))
