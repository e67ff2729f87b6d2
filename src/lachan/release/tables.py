"""Tables as they leave: hidden, rounded, with the words that belong on them. Never a line about one person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import yaml

from lachan.release.coded import Coded, attributes
from lachan.release.family import Cell, Family, Table
from lachan.release.refusals import CannotHide
from lachan.release.rounding import rounded
from lachan.release.suppressing import Hidden, suppressed

SHUT = "–"
NOTE = (
    "Số đã làm tròn đến bội số của 5, lệch dưới 5 so với số thật; cộng theo cột có thể lệch với tổng. "
    "«–» là ô không công bố: dưới 5 người, dưới 10 nếu là trẻ em hoặc nhóm chưa rõ tuổi, giới, "
    "hoặc ô khác phải che cùng để không tính ngược ra được. "
    "Ô 0 cũng có thể được che."
)


@dataclass(frozen=True)
class Release:
    """Tables of one population that leave together; a second release over the same people would undo the hiding."""

    family: Family
    found: Hidden
    told: dict[Cell, int | None]
    withheld: tuple[str, ...]
    mark: str = ""

    def grid(self, table: Table) -> Iterator[list[str]]:
        """Head, then a line for each code of the first attributes and for their totals; the last attribute across."""
        *down, across = table.dims
        columns = self.family.columns
        codes = [("", "Tổng"), *columns[across].codes]
        yield [*(columns[d].label for d in down), *(label for _, label in codes)]
        for line in product(*([("", "Tổng"), *columns[d].codes] for d in down)):
            fixed = {d: code for d, (code, _) in zip(down, line, strict=True)}
            numbers = [self.number({**fixed, across: code}) for code, _ in codes]
            yield [*(label for _, label in line), *numbers]

    def number(self, codes: dict[str, str]) -> str:
        """An empty code stands for all of them."""
        face = self.family.ordered([d for d, code in codes.items() if code])
        told = self.told[tuple((d, codes[d]) for d in face)]
        return SHUT if told is None else str(told)

    def as_csv(self) -> str:
        """Every table under its title, and the note before all of them."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        for line in filter(None, (self.mark, NOTE)):
            writer.writerow([f"# {line}"])
        for title in self.withheld:
            writer.writerow([f"# Không công bố bảng «{title}»: không che chắc chắn được các ô nhỏ."])  # fmt: skip
        for table in self.family.tables:
            writer.writerows([[], [table.title], *self.grid(table)])
        return out.getvalue()


@cache
def glotip() -> tuple[Table, ...]:
    read = yaml.safe_load((Path(__file__).parent / "glotip.yaml").read_text("utf-8"))
    return tuple(Table(one["title"], tuple(one["dims"])) for one in read["tables"])


def publish_tables(people: Sequence[Coded], years: Sequence[int], seed: int,
                   tables: Sequence[Table] | None = None, mark: str = "") -> Release:  # fmt: skip
    """All that may leave of these people as tables. A table that cannot be hidden surely is withheld, the last first."""
    asked = tuple(tables or glotip())
    withheld: list[str] = []
    while True:
        family = Family(asked, attributes(years))
        try:
            found = suppressed(family, people)
        except CannotHide:
            if len(asked) == 1:
                raise
            *rest, last = asked
            asked, withheld = tuple(rest), [*withheld, last.title]
            continue
        return Release(family, found, rounded(family, found, seed), tuple(withheld), mark)
