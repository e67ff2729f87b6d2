"""Every figure of one question, from the rows of its list: numerator, denominator, reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from . import duties, lists
from .grounds import ground, stands_for
from .known import Row, Seen, standing_at
from .limits import Limits
from .question import Question
from .record import Record
from .spoken import spoken
from .stays import balance
from .words import Way, tracks, ways

LISTS = {
    "arrived": lists.arrived, "settled": lists.settled, "settled_due": lists.settled,
    "initiated": lists.initiated, "solved": lists.solved, "decided": lists.decided, "acts": lists.acts,
    "acts_by_article": lists.acts, "registered": lists.registered, "suspended": lists.suspended,
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    numerator: int
    denominator: int
    apart: dict[str, int]
    rows: tuple[Row, ...]


class Slow:
    """One province's record, asked again and again."""

    def __init__(self, record: Record) -> None:
        self.record, self.tracks = record, tracks()
        self.limits = Limits(
            frozenset(ref for way in ways() for ref in way.given.get("clocks", ()))
        )

    def ask(self, asked: Question) -> "Asking":
        return Asking(self, asked)


class Asking:
    def __init__(self, slow: Slow, asked: Question) -> None:
        self.slow, self.asked, record = slow, asked, slow.record
        self.seen = [
            Seen(record, asked, matter, standing_at(record, matter.id, asked.as_of))
            for matter in record.matters.values()
        ]
        self.places = None if asked.place is None else ground(record, asked.place)
        self.bodies = None if asked.agency is None else stands_for(record, asked.agency)

    def figure(self, way: Way) -> Figure:
        left_out = set(way.given.get("leaving_out", ()))
        rows = [r for r in self._rows(way) if r.reason not in left_out and self._asked_for(r)]
        counting = way.given.get("counting", "all")
        counted = sum(counting == "all" or row.reason in counting for row in rows)
        apart = Counter(row.reason for row in rows)
        return Figure(counted, _below(way.shape, apart), dict(apart), tuple(rows))

    def _rows(self, way: Way) -> Iterator[Row]:
        if way.list == "reported":
            yield from duties.reported(self.slow.record, self.asked)
            return
        if way.list == "spoken":
            yield from spoken(self.slow.record.sessions, self.asked)
            return
        for seen in self.seen:
            if way.list == "balance":
                yield from balance(seen, self.slow.tracks[way.given["track"]])
            elif way.list == "timely":
                yield from self.slow.limits.timely(seen, way.given)
            else:
                yield from LISTS[way.list](seen, way.given)
        if way.list == "arrived":
            yield from lists.listed_only(self.slow.record, self.asked)

    def _asked_for(self, row: Row) -> bool:
        if self.places is not None and row.place not in self.places:
            return False
        if self.bodies is not None and row.agency not in self.bodies:
            return False
        return not self.asked.article or row.article == self.asked.article


def _below(shape: str, apart: Counter[str]) -> int:
    """The denominator, by the table of shapes."""
    if shape == "change":
        return apart["previous_period"]
    if shape == "balance":
        came = sum(n for reason, n in apart.items() if reason.startswith("in."))
        went = sum(n for reason, n in apart.items() if reason.startswith("out."))
        return apart["opening"] + came - went
    return sum(apart.values())
