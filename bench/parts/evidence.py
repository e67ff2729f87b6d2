"""The evidence room: layouts beside ELK.js and Graphviz on the same graph, a large network, checks of a large file whole
and after one edit, ten thousand moments in a browser, and how the questions score on seeded defects.

Bundles, graphs and defects are made up (DỮ LIỆU GIẢ LẬP). Both sets of defects: the first is mended with the questions,
the second was written without sight of them (tests/evidence/second/first-run.txt is its first run)."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from time import perf_counter, process_time

from tests.evidence.scoring import pairs, score
from tests.evidence.second import scoring as second
from tests.evidence.second.generator import files as second_files

from lachan.proof.bundle import Bundle
from lachan.proof.checking import check
from lachan.proof.layout import layered, network
from lachan.proof.redaction import OUTSIDE
from lachan.proof.tests.large import large
from lachan.proof.views import Line as Tie
from lachan.proof.views import Mark, Picture
from lachan.reporting.evidence.booklet import booklet
from lachan.reporting.evidence.head import printed
from lachan.reporting.evidence.slides import pptx
from lachan.reporting.evidence.tests.many import many

from ..rivals import browser, layouts
from ..table import Line

PART = "Hồ sơ chứng cứ"
COLUMNS, TIES = (6, 54, 560, 690, 690), 3_200
PEOPLE, RELATIONS = 20_000, 40_000
OBJECTS, FILES = 2_000, 624
VICTIMS, SECOND = 43, 480


@dataclass(frozen=True)
class Took:
    """Milliseconds of the processor, which a busy machine bends least, and by the clock on the wall."""

    cpu: float
    wall: float


def lines() -> Iterator[Line]:
    yield _load("before")
    yield from _layered()
    yield from _network()
    yield from _checks()
    yield from _days()
    yield from _papers()
    yield _load("after")
    yield from _scores()


def _load(when: str) -> Line:
    return Line(PART, f"load of the machine {when} ({os.cpu_count()} cores)", os.getloadavg()[0], unit="")  # fmt: skip


# -- papers ------------------------------------------------------------------------------------------


def _papers() -> Iterator[Line]:
    """Slides and booklet of a file with 43 victims, for a reader without the right to their names."""
    of = printed(many(VICTIMS), OUTSIDE, author="Kiểm sát viên (giả lập)", made_on="2024-12-20")
    for name, make, limit in (("PPTX", pptx, 10.0), ("PDF", booklet, 3.0)):
        begun = perf_counter()
        size = len(make(of))
        yield Line(PART, f"{name} of {VICTIMS} victims", perf_counter() - begun, "s", limit, note=f"{size // 1000} KB")  # fmt: skip


# -- layouts -----------------------------------------------------------------------------------------


def map_graph() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Of the shape of a file: charge → element → proposition → evidence → paper, 2,000 marks and 3,200 lines, mostly between
    what lies near in the file, one in twelve to anywhere."""
    dice, found = Random(6), set()
    by = [[f"k{column}n{n:03d}" for n in range(many)] for column, many in enumerate(COLUMNS)]
    for left, right in zip(by, by[1:], strict=False):
        found |= {(left[n * len(left) // len(right)], one) for n, one in enumerate(right)}
    while len(found) < TIES:
        column, share = dice.choice((1, 2, 2, 2, 3)), dice.random()
        there = (
            dice.random()
            if dice.random() < 1 / 12
            else min(max(share + dice.gauss(0, 0.01), 0), 0.999)
        )
        left, right = by[column], by[column + 1]
        found.add((left[int(share * len(left))], right[int(there * len(right))]))
    return {name: column for column, names in enumerate(by) for name in names}, sorted(found)


def _layered() -> Iterator[Line]:
    columns, ties = map_graph()
    ours = middle(lambda: layered.place(columns, ties), 5)
    crossed = layered.place(columns, ties).crossings
    yield Line(PART, f"map of {len(columns):,} marks, {len(ties):,} lines, laid out", ours.cpu, limit=300, note=_wall(ours, f"{crossed:,} crossings"))  # fmt: skip
    for name, rival in (("ELK.js", layouts.elk), ("Graphviz dot", layouts.dot)):
        found = rival(columns, ties)
        if found is None:
            yield Line(PART, f"{name}: not installed, left out", 0, unit="")
            continue
        told = "stopped, not done" if found.crossings is None else f"{found.crossings:,} crossings"
        yield Line(PART, f"{name}, the same graph", found.cpu, note=f"by the clock {found.wall:,.0f} ms; {told}")  # fmt: skip
        yield Line(PART, f"{name} / ours", found.cpu / ours.cpu, unit="×", limit=10, least=True)


def people_graph() -> Picture:
    """Groups that know each other, and one line in ten to anybody."""
    dice, found = Random(3), set()
    while len(found) < RELATIONS:
        a = dice.randrange(PEOPLE)
        near = (a + int(dice.expovariate(1 / 60)) + 1) % PEOPLE
        b = near if dice.random() < 0.9 else dice.randrange(PEOPLE)
        if a != b:
            found.add((f"n{a}", f"n{b}"))
    marks = tuple(Mark(f"n{n}", "person.witness", f"N{n}") for n in range(PEOPLE))
    return Picture(marks, {}, tuple(Tie(a, b, "about") for a, b in sorted(found)))


def _network() -> Iterator[Line]:
    picture = people_graph()
    took = middle(lambda: network.place(picture), 1)
    yield Line(PART, f"network of {PEOPLE:,} people, {RELATIONS:,} lines", took.cpu / 1000, unit="s", limit=5, note=_wall(took))  # fmt: skip


# -- checks ------------------------------------------------------------------------------------------


def _checks() -> Iterator[Line]:
    bundle = large(OBJECTS)
    found = len(check(bundle).findings)
    whole = middle(lambda: check(bundle), 5)
    yield Line(PART, f"{len(bundle.ids()):,} objects, all rules", whole.cpu, limit=1000, note=_wall(whole, f"{found} findings"))  # fmt: skip
    for name, other in edits(bundle):
        took = middle(lambda other=other: check(other), 5)
        yield Line(PART, f"one edit, all rules asked again: {name}", took.cpu, limit=100, note=_wall(took))  # fmt: skip


def edits(of: Bundle) -> Iterator[tuple[str, Bundle]]:
    """One object changed, one added, one withdrawn."""
    yield "a paper changed", _with(of, "documents", {"title": "Biên bản khác (giả lập)"})
    yield "a paper withdrawn", _with(of, "documents", {"withdrawn": True})
    yield "a paper added", _added(of, "documents", "d-moi")
    yield "evidence added", _added(of, "evidence", "e-moi")
    yield "a proposition changed", _with(of, "propositions", {"text": "Một câu khác (giả lập)"})
    yield "a link added", of.model_copy(update={"links": (*of.links, of.links[0].model_copy(update={"from_": "e9"}))})  # fmt: skip
    yield "a person changed", _with(of, "persons", {"identified": False})
    yield "a decision changed", _with(of, "decisions", {"on": "2024-02-02"})


def _with(of: Bundle, part: str, change: dict[str, object]) -> Bundle:
    first, *others = getattr(of, part)
    return of.model_copy(update={part: (first.model_copy(update=change), *others)})


def _added(of: Bundle, part: str, name: str) -> Bundle:
    rows = getattr(of, part)
    return of.model_copy(update={part: (*rows, rows[0].model_copy(update={"id": name}))})


# -- in the browser ----------------------------------------------------------------------------------


def _days() -> Iterator[Line]:
    found = browser.first_paint()
    if found is None:
        yield Line(PART, "Chromium: not installed, timeline left out", 0, unit="")
        return
    ours, theirs = found
    yield Line(PART, "timeline of 10,000 moments, first drawn in Chromium", ours, limit=2000)
    if theirs is None:
        yield Line(PART, "vis-timeline: not installed, left out", 0, unit="")
    else:
        yield Line(PART, "vis-timeline, the same moments", theirs)
        yield Line(PART, "vis-timeline / ours", theirs / ours, unit="×")


# -- how the questions score -------------------------------------------------------------------------


def _scores() -> Iterator[Line]:
    part = f"Câu hỏi trên {FILES} hồ sơ giả lập có lỗi cài sẵn"
    told = score(lambda bundle: pairs(check(bundle)), FILES)
    yield Line(part, "crashes", len(told.crashes), unit="", limit=0)
    whole, severe = told.all(), told.by_severity().get("A")
    yield Line(part, "recall of all", whole.recall * 100, unit="%", limit=95, least=True)
    yield Line(part, "precision of all", whole.precision * 100, unit="%", limit=90, least=True)
    if severe is not None:
        yield Line(part, "precision of severity A", severe.precision * 100, unit="%", limit=98, least=True)  # fmt: skip
    for rule, count in sorted(told.rules.items()):
        note = f"recall {count.recall:.0%}: {count.got} of {count.wanted}; {count.wrong} groundless"
        yield Line(part, f"{rule} precision", count.precision * 100, unit="%", limit=90, least=True, note=note)  # fmt: skip
    yield from _second()


def _second() -> Iterator[Line]:
    """The other set: whether what is wanted is asked, and whether what is asked has ground."""
    part = f"Câu hỏi trên {SECOND} hồ sơ của bộ thứ hai"
    told = [second.score(made) for made in second_files(SECOND, 0)]
    hits = [hit for one, _, _ in told for hit in one]
    found = [(f, why) for _, _, many in told for f, why in many]
    severe = [why for f, why in found if f.severity == "A"]
    for name, of, limit in (("recall of all", hits, 95), ("precision of all", [why for _, why in found], 90),
                            ("precision of severity A", severe, 98)):  # fmt: skip
        yield Line(
            part,
            name,
            100 * sum(map(bool, of)) / len(of),
            unit="%",
            limit=limit,
            least=True,
            note=f"of {len(of)}",
        )


def middle(action: Callable[[], object], times: int) -> Took:
    """The middle of so many."""
    taken = []
    for _ in range(times):
        began, spent = perf_counter(), process_time()
        action()
        taken.append((process_time() - spent, perf_counter() - began))
    cpu, wall = (sorted(one)[times // 2] * 1000 for one in zip(*taken, strict=True))
    return Took(cpu, wall)


def _wall(took: Took, *more: str) -> str:
    return "; ".join((f"by the clock {took.wall:,.0f} ms", *more))
