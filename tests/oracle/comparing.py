"""The engine and the oracle side by side: what they say of one question, and where they differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lachan.indicators.asked import Asked
from lachan.indicators.periods import parse
from lachan.indicators.running import Run

from .known import Row
from .question import HANOI, Question
from .slow import Asking, Figure
from .words import Way, ways

Told = tuple[object, ...]


@dataclass
class Tally:
    """How much was compared, and what did not agree."""

    figures: int = 0
    rows: int = 0
    not_empty: int = 0
    by_list: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.figures} figures, {self.not_empty} of them of something, {self.rows} rows"


def as_asked(question: Question) -> Asked:
    """The question as the public door takes it; the period is read there, and must be the days we read."""
    period = parse(question.period, question.calendar)
    assert (period.starts_at, period.ends_at) == (question.begin, question.to), question
    return Asked(
        question.province, period, question.as_of, question.place, question.agency, question.article
    )


def compare(
    run: Run, slow: Asking, tally: Tally, *, codes: bool, lists: Iterable[Way] | None = None, ways: Iterable[Way] | None = None,
) -> None:  # fmt: skip
    """Every figure, or those of some ways; and the lists themselves, of all unless said. `codes`: the engine knows code names."""
    listed = set(map(id, ALL)) if lists is None else set(map(id, lists))
    for way in ALL if ways is None else ways:
        ours, theirs = slow.figure(way), run.figure(way.code, way.variant)
        tally.figures += 1
        tally.rows += len(ours.rows)
        tally.not_empty += bool(ours.rows)
        tally.by_list[way.list] += len(ours.rows)
        said = theirs.numerator, theirs.denominator, {k: n for k, n in theirs.apart.items() if n}
        if said != (ours.numerator, ours.denominator, ours.apart):
            tally.wrong.append(_say(way, slow.asked, ours, said, run, codes))
        elif id(way) in listed and (odd := differing(run, way, ours, codes)):
            tally.wrong.append(f"{way.code}{way.variant} {slow.asked}: list differs {odd}")
        elif way is ALL[(tally.figures - 1) // len(ALL) * 7 % len(ALL)]:
            tally.wrong += apart_wrong(run, way, ours)


def apart_wrong(run: Run, way: Way, ours: Figure) -> list[str]:
    """The same figure by body, by place and by article: its parts must be those rows."""
    found = []
    for side in ("agency", "place", "article"):
        mine = Counter((getattr(row, side) or 0, row.reason) for row in ours.rows)
        theirs: Counter[Told] = Counter()
        for key, part in run.sideways(way.code, way.variant, side).items():
            theirs.update({(key or 0, reason): n for reason, n in part.apart.items()})
        if mine != +theirs:
            found.append(
                f"{way.code}{way.variant} by {side} {run.asked}: oracle {mine - theirs}, engine {theirs - mine}"
            )
    return found


def differing(run: Run, way: Way, ours: Figure, codes: bool) -> list[tuple[Told, int]]:
    """Rows only we have (+) and rows only the engine has (−)."""
    counting = way.given.get("counting", "all")
    mine = Counter(
        _mine(row, codes, counting == "all" or row.reason in counting) for row in ours.rows
    )
    theirs = Counter(
        (line.code if codes else "", line.person if codes else bool(line.person), line.agency or 0, line.place,
         line.on, line.reason, line.counted)
        for line in run.lines(way.code, way.variant)
    )  # fmt: skip
    odd = {row: mine[row] - theirs[row] for row in mine | theirs if mine[row] != theirs[row]}
    return sorted(odd.items(), key=str)[:6]


def _mine(row: Row, codes: bool, counted: bool) -> Told:
    on: date = row.at.astimezone(HANOI).date()
    return (row.matter if codes else "", row.person if codes else bool(row.person), row.agency, row.place, on,
            row.reason, counted)  # fmt: skip


def _say(way: Way, asked: Question, ours: Figure, said: object, run: Run, codes: bool) -> str:
    mine = ours.numerator, ours.denominator, ours.apart
    return f"{way.code}{way.variant} {asked}: oracle {mine}, engine {said}; rows {differing(run, way, ours, codes)}"


ALL = ways()
