"""The profile of places counted again, slowly and apart: plain loops over an invented record and the province's own sheet.

Nothing of `lachan.focus` is used here but the table of thresholds, which is what both counts are held to."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

UNITS = Path(__file__).resolve().parents[2] / "provinces" / "lamdong" / "units.csv"
HIDDEN = "hidden"
KINDS = ("departures", "school_leaving", "unlicensed_brokers", "unregistered_lodging", "informal_crossings")  # fmt: skip
ADDED = {"departures"}


@dataclass(frozen=True)
class Commune:
    key: str
    begins: date
    ends: date
    heirs: tuple[str, ...]


def sheet() -> dict[str, Commune]:
    with UNITS.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["level"] == "commune"]
    return {
        row["key"]: Commune(row["key"], date.fromisoformat(row["valid_from"]), date.fromisoformat(row["valid_to"] or "9999-12-31"),
                            tuple(row["successors"].split()))
        for row in rows
    }  # fmt: skip


@dataclass
class Year:
    """What happened: reports (place, day, against a body), people received (place, day), facts (kind, place, first, last, count)."""

    reports: list[tuple[str | None, date, bool]] = field(default_factory=list)
    received: list[tuple[str | None, date]] = field(default_factory=list)
    facts: list[tuple[str, str, date, date, int]] = field(default_factory=list)
    # Facts that a later row put right: the place of the wrong one in `facts`, and what is right (None: taken back).
    wrong: dict[int, int | None] = field(default_factory=dict)


def invented(seed: int) -> Year:
    dice, communes, year = Random(seed), list(sheet().values()), Year()  # noqa: S311 - dice, not a secret
    favoured = dice.sample(communes, 60)
    for at in range(700):
        day = date(2023, 7, 1) + timedelta(days=dice.randrange(900))
        alive = [one for one in (favoured if at % 3 else communes) if one.begins <= day < one.ends]
        year.reports.append((dice.choice(alive).key if at % 50 else None, day, at % 37 == 0))
        if at % 4 == 0:
            year.received.append((dice.choice(alive).key, day))
    for commune in communes:
        _tell(dice, commune, year)
    for at in dice.sample(range(len(year.facts)), 40):
        year.wrong[at] = dice.choice([None, dice.randrange(40)])
    return year


def _tell(dice: Random, commune: Commune, year: Year) -> None:
    """Halves or quarters of the years it lived; some tell nothing, some of one kind only."""
    for kind in KINDS:
        if dice.random() < 0.3:
            continue
        step = dice.choice((3, 6, 12))
        first = date(2023, 1, 1)
        while first < date(2026, 1, 1):
            months = first.year * 12 + first.month - 1 + step
            after = date(months // 12, months % 12 + 1, 1)
            last = after - timedelta(days=1)
            if commune.begins <= last < commune.ends and dice.random() < 0.9:
                year.facts.append((kind, commune.key, first, last, dice.choice((0, 0, 1, 3, 8, 15, 40))))  # fmt: skip
            first = after


class Slow:
    """The profile of the twelve months before `until`, for who may see small numbers and for who may not."""

    def __init__(self, year: Year, until: date, ids: dict[str, int], *, whole: bool) -> None:
        self.year, self.until, self.ids, self.whole = year, until, ids, whole
        self.since = date(until.year - 1, until.month, 1)
        self.communes = sheet()
        self.here = sorted(k for k, c in self.communes.items() if c.begins <= until - timedelta(days=1) < c.ends)  # fmt: skip

    def lies_on(self, key: str | None) -> set[str]:
        found, todo = set(), [key] if key in self.communes else []
        while todo:
            one = todo.pop()
            if one in self.here:
                found.add(one)
            else:
                todo += self.communes[one].heirs
        return found

    def counted(self, what: str) -> dict[str, object]:
        """Place of that day → number, HIDDEN; nought where nothing was."""
        cells: Counter[str | None] = Counter()
        for row in self.year.reports if what == "reports" else self.year.received:
            barred = len(row) == 3 and row[2]
            if self.since <= row[1] < self.until and (self.whole or not barred):
                cells[row[0]] += 1
        shut = set() if self.whole else self._shut(cells)
        found: dict[str, object] = dict.fromkeys(self.here, 0)
        for key, number in cells.items():
            over = self.lies_on(key)
            if len(over) == 1:
                [one] = over
                if key in shut or found[one] == HIDDEN:
                    found[one] = HIDDEN
                else:
                    found[one] += number
        return found

    def _shut(self, cells: Counter) -> set[str | None]:
        """Under five; and while those are one alone or add up to less than five, the next smallest as well."""
        shut = {key for key, number in cells.items() if number < 5}
        if not shut:
            return shut
        others = sorted((k for k in cells if k not in shut), key=lambda k: (cells[k], k is None, self.ids.get(k or "", 0)))  # fmt: skip
        while others and (len(shut) < 2 or sum(cells[k] for k in shut) < 5):
            shut.add(others.pop(0))
        return shut

    def told(self, kind: str) -> dict[str, tuple[object, bool]]:
        """Place → number or None, and whether it is compared."""
        return {key: self._told(kind, key) for key in self.here}

    def _told(self, kind: str, key: str) -> tuple[object, bool]:
        rows = []
        for at, (of_kind, place, first, last, count) in enumerate(self.year.facts):
            right = self.year.wrong.get(at, count)
            if (
                of_kind == kind
                and place == key
                and right is not None
                and self.since <= last < self.until
            ):
                rows.append((first, last, right))
        if kind in ADDED:
            rows = [row for row in rows if row[0] >= self.since]
            days = sum((last - first).days + 1 for first, last, _ in rows)
            if rows:
                return sum(row[2] for row in rows), days >= 270
        elif rows:
            return max(rows, key=lambda row: row[1])[2], True
        return self._from_before(kind, key)

    def _from_before(self, kind: str, key: str) -> tuple[object, bool]:
        olds = [one for one in self.communes.values() if key in one.heirs]
        if not olds or any(len(one.heirs) != 1 for one in olds):
            return None, True
        parts = [self._told(kind, one.key) for one in olds]
        if any(number is None for number, _ in parts):
            return None, True
        return sum(number for number, _ in parts), all(yes for _, yes in parts)

    def known_since(self, key: str) -> date:
        """From which day on the sheet knows whose ground it was: of what came from another province, only from then."""
        olds = [one.key for one in self.communes.values() if key in one.heirs]
        return max(map(self.known_since, olds)) if olds else self.communes[key].begins

    def columns(self) -> dict[str, dict[str, tuple[object, bool]]]:
        record = {what: {k: (n, self.known_since(k) <= self.since) for k, n in self.counted(what).items()} for what in ("reports", "received")}  # fmt: skip
        return record | {kind: self.told(kind) for kind in KINDS}

    def out(self, column: dict[str, tuple[object, bool]], key: str, least: int) -> bool:
        """At least three of four places that have any have less than this one, and it has enough."""
        number, yes = column[key]
        if not yes or not isinstance(number, int) or number < max(least, 1):
            return False
        having = [n for n, compared in column.values() if compared and isinstance(n, int) and n > 0]
        return len(having) >= 8 and sum(n < number for n in having) / len(having) >= 0.75

    def composite(self, leasts: dict[str, int]) -> dict[str, tuple[int | None, Sequence[str]]]:
        columns = self.columns()
        found = {}
        for key in self.here:
            known = [
                kind
                for kind in columns
                if isinstance(columns[kind][key][0], int) and columns[kind][key][1]
            ]
            out = [kind for kind in columns if self.out(columns[kind], key, leasts[kind])]
            found[key] = (len(out) if known else None, sorted(out))
        return found
