"""Where the tests find the two provinces, and how they spoil a copy of one."""

import csv
import shutil
from pathlib import Path

PROVINCES = Path(__file__).resolve().parents[4] / "provinces"
LAMDONG = PROVINCES / "lamdong"
SONGKHE = PROVINCES / "songkhe"


def copy_of(folder: Path, into: Path) -> Path:
    return shutil.copytree(folder, into / folder.name)


def edit(folder: Path, file: str, row: str, by: str = "key", **cells: str) -> None:
    """Changes cells of one row of a CSV file, as an official would in a spreadsheet."""
    path = folder / file
    with path.open(encoding="utf-8", newline="") as opened:
        table = csv.DictReader(opened)
        rows, columns = list(table), table.fieldnames
    found = [line for line in rows if line[by] == row]
    assert found, row
    found[0].update(cells)
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns)
        writer.writeheader()
        writer.writerows(rows)


def append(folder: Path, file: str, line: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.write(line + "\n")
