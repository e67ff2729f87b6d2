"""One run: the acts that stand as known then, made once; and every figure asked of them.

A figure is the length of its list: what is counted and what is listed are the same rows."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from . import sentences
from .asked import Asked
from .definitions import BALANCE, CHANGE, DEFINITIONS, Definition, Variant, of
from .engines import Engine
from .engines.server import NOW, THEN, server
from .keeping import keep_past
from .periods import HANOI
from .reach import Reach, server_reach
from .targets import Verdict, verdict

TIMELY = "timely"
# What does not depend on the period; and what only has to reach as far as its end.
LASTING = frozenset({"superseded", "report"})
REACHING = frozenset({"intake_act", "case_act"})
# Lists counted by one statement: an engine that plans slowly plans once.
AT_ONCE = 25
# Which column of the wrapped list a figure may be looked at by.
LISTED = """coalesce(m.code, x.label), x.person, x.agency, m.place, {seconds}, x.reason,
coalesce(s.stage, CASE WHEN x.matter IS NULL THEN '' ELSE 'I0' END)"""
SIDES = {"agency": "x.agency", "place": "m.place", "article": "coalesce(c.article, '')"}


@dataclass(frozen=True)
class Line:
    """One row of the list behind a figure, by code names."""

    code: str
    person: str
    agency: int | None
    place: int | None
    on: date
    reason: str
    counted: bool
    stage: str


@dataclass(frozen=True)
class Result:
    """n of d by one definition, for one question; `apart` are rows by reason, shown beside it."""

    definition: Definition
    variant: Variant
    asked: Asked
    numerator: int
    denominator: int
    apart: Mapping[str, int] = field(default_factory=dict)
    known: bool = True

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def verdict(self) -> Verdict:
        if not self.known:
            return Verdict("waiting", "Chưa có nguồn dữ liệu", "", False)
        return verdict(self.definition, self.numerator, self.denominator)


@dataclass(frozen=True)
class Answer:
    """A figure with what it is not shown without: its counter-figures, by the same question."""

    result: Result
    counters: tuple[Result, ...]


class Run:
    """The relations of one question on one engine; what a list needs is made when it is first read."""

    def __init__(
        self, engine: Engine, asked: Asked, reach: Reach, *, limits: bool = True,
        until: datetime | None = None,
    ) -> None:  # fmt: skip
        self.engine, self.asked, self.reach, self.limits = engine, asked, reach, limits
        # The acts of an earlier run that still lie there may reach further than this period.
        self.until = max(until or asked.period.ends_at, asked.period.ends_at)
        self._made: set[str] = set()

    def knows(self, way: Variant) -> bool:
        """Whether there is anything to count this from: no source yet, or limits that nobody kept as they stood."""
        return bool(way.list) and (self.limits or way.list != TIMELY)

    def figure(self, code: str, variant: str = "a") -> Result:
        definition, way = of(code, variant)
        if not self.knows(way):
            return _result(definition, way, self.asked, {}, known=False)
        return _result(definition, way, self.asked, dict(self._counted(way)))

    def figures(self, codes: Iterable[str] = ()) -> list[Result]:
        """Every variant of these definitions, or of all, in few questions."""
        wanted = [
            of(code, letter) for code in codes or DEFINITIONS for letter in DEFINITIONS[code].ways
        ]
        queries = [
            self._numbered(number, way) for number, (_, way) in enumerate(wanted) if self.knows(way)
        ]
        apart: dict[int, dict[str, int]] = {}
        for start in range(0, len(queries), AT_ONCE):
            together = " UNION ALL ".join(queries[start : start + AT_ONCE])
            for number, reason, rows in self.engine.rows(together):
                apart.setdefault(number, {})[reason] = rows
        return [
            _result(definition, way, self.asked, apart.get(number, {}), known=self.knows(way))
            for number, (definition, way) in enumerate(wanted)
        ]

    def answers(self, codes: Iterable[str] = ()) -> list[Answer]:
        """Each figure of these definitions with its counter-figures beside it."""
        wanted = list(codes or DEFINITIONS)
        counters = {code for one in wanted for code in DEFINITIONS[one].counters}
        found = {
            (x.code, x.variant.code): x
            for x in self.figures(dict.fromkeys([*wanted, *sorted(counters)]))
        }
        return [
            Answer(result, tuple(found[counter, "a"] for counter in result.definition.counters))
            for (code, _), result in found.items() if code in wanted
        ]  # fmt: skip

    def again(self, asked: Asked) -> "Run":
        """Another period of the same place, body and article, as known at the same moment: the acts stay as they lie,
        unless it ends later."""
        other = Run(self.engine, asked, self.reach, limits=self.limits, until=self.until)
        kept = LASTING | REACHING if asked.period.ends_at <= self.until else LASTING
        other._made = {name for name in self._made if name in kept}
        return other

    def _numbered(self, number: int, way: Variant) -> str:
        query = self._wrapped(
            way, f"{number} AS number, x.reason, count(*) AS rows", by_agency=False
        )
        return f"({query} GROUP BY x.reason)"

    def sideways(self, code: str, variant: str, by: str) -> dict[object, Result]:
        """The same figure apart by body, place or article; what has none is under None or «»."""
        definition, way = of(code, variant)
        found: dict[object, dict[str, int]] = {}
        for key, reason, number in self._counted(way, SIDES[by], by_agency=by == "agency"):
            found.setdefault(key, {})[reason] = number
        return {key: _result(definition, way, self.asked, rows) for key, rows in found.items()}

    def lines(self, code: str, variant: str = "a") -> list[Line]:
        """The rows themselves, in the order of their codes."""
        definition, way = of(code, variant)
        if not self.knows(way):
            return []
        columns = LISTED.format(seconds=self.engine.seconds.format("x.done_at"))
        query = self._wrapped(way, columns, by_agency=True, stages=True)
        lines = [_line(way, row) for row in self.engine.rows(query)]
        return sorted(lines, key=lambda one: (one.code, one.person, one.reason, one.on))

    def _counted(self, way: Variant, by: str = "", *, by_agency: bool = False) -> list[tuple]:
        columns = f"{by}, x.reason" if by else "x.reason"
        query = self._wrapped(way, f"{columns}, count(*)", by_agency=by_agency, by=by)
        return self.engine.rows(f"{query} GROUP BY {columns}")

    def _wrapped(
        self, way: Variant, columns: str, *, by_agency: bool, by: str = "", stages: bool = False
    ) -> str:
        by_agency = by_agency or self.reach.agencies is not None
        listing = sentences.listing(way, self.engine.id_type, by_agency=by_agency)
        for name in sorted(sentences.reads(listing)):
            self._make(name)
        joins, where = self._kept(way, columns, by, stages)
        listing = sentences.answered(listing, self.asked)
        return f"SELECT {columns} FROM ({listing}) x{joins} WHERE {where}"  # noqa: S608 — files of sql/ and literals

    def _kept(self, way: Variant, columns: str, by: str, stages: bool) -> tuple[str, str]:
        """What the question leaves of a list: of a place, a body, an article; without what is left out."""
        joins, kept, asked = "", [], self.asked
        if way.leaving_out:
            kept.append(f"x.reason NOT IN ({sentences.texts(way.leaving_out)})")
        if self.reach.units is not None or "m." in columns:
            joins += " LEFT JOIN raw_matter m ON m.id = x.matter"
        if self.reach.units is not None:
            kept.append(f"m.place IN ({_ids(self.reach.units)})")
        if self.reach.agencies is not None:
            kept.append(f"x.agency IN ({_ids(self.reach.agencies)})")
        if asked.article or "c." in by:
            self._make("matter_article")
            joins += " LEFT JOIN matter_article c ON c.matter = x.matter"
        if asked.article:
            kept.append(f"c.article = {sentences.text(asked.article)}")
        if stages:
            joins += " LEFT JOIN raw_stage s ON s.matter = x.matter"
        return joins, " AND ".join(kept) or "1 = 1"

    def _make(self, name: str) -> None:
        if name in self._made:
            return
        text = sentences.made(name)
        for other in sorted(sentences.reads(text)):
            self._make(other)
        self.engine.make(name, sentences.answered(text, self.asked))
        self._made.add(name)


def _result(
    definition: Definition,
    way: Variant,
    asked: Asked,
    apart: Mapping[str, int],
    *,
    known: bool = True,
) -> Result:
    rows = sum(apart.values())
    counted = rows if way.counting is None else sum(apart.get(why, 0) for why in way.counting)
    below = _below(definition.shape, rows, counted, apart)
    return Result(definition, way, asked, counted, below, dict(sorted(apart.items())), known)


def _below(shape: str, rows: int, counted: int, apart: Mapping[str, int]) -> int:
    if shape == CHANGE:
        return rows - counted
    if shape == BALANCE:
        came, went = (
            sum(n for why, n in apart.items() if why.startswith(p)) for p in ("in.", "out.")
        )
        return apart.get("opening", 0) + came - went
    return rows


def _line(way: Variant, row: tuple) -> Line:
    code, person, agency, place, at, reason, stage = row
    counted = way.counting is None or reason in way.counting
    on = datetime.fromtimestamp(at, HANOI).date()
    return Line(code, person, agency, place, on, reason, counted, stage)


def _ids(ids: Iterable[int]) -> str:
    return ", ".join(str(one) for one in sorted(ids)) or "-1"


def inputs_hash(lines: Sequence[Line]) -> str:
    """What a figure was counted from, in one word: another list, another hash."""
    said = sorted((x.code, x.person, f"{x.counted:d}", x.reason) for x in lines)
    text = "\n".join(" ".join(part for part in one if part) for one in said)
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def run(asked: Asked, using: str = "figures", *, limits: bool = True) -> Iterator[Run]:
    """A run on our own database. `limits`: time limits too, which of a past moment may have to be read first."""
    with server(using) as engine:
        if limits:
            moved_on = keep_past(asked.province, asked.as_of, using)
            engine.look(THEN if moved_on else NOW)
        yield Run(engine, asked, server_reach(asked, using), limits=limits)
