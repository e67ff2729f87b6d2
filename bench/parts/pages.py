"""What people look at: the list beside the floor's, its filters, search, the desk, a matter."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote
from uuid import UUID

from .. import inside
from ..place import PASSWORD, now
from ..serving import Served
from ..table import Line
from ..visitor import Taken, Visitor, rate, take

LIST = "/vu-viec/"
TERMS = ("Mũi Né", "mui ne", "phuong", "xa", "da lat", "khong co o dau", "12/2025", "123/2026", "77",
         "113-0000012", "113-00", "VV-3K", "vv-bcd", "quan che")  # fmt: skip


def list_lines(
    ours: Served, floor: Served, *, held: int, plain: int, rounds: int, size: int
) -> Iterator[Line]:
    """Both lists in turns, so that a drift of the machine meets both."""
    mine = Visitor(ours.port).sign_in("dieutra", PASSWORD)
    its = Visitor(floor.port).sign_in("caxa", PASSWORD)
    our, its_taken = _in_turns(ours, mine, floor, its, rounds, size)
    part = f"Danh sách, {held:,} matters beside the floor's {plain:,}"
    yield Line(part, "floor p50", its_taken.at(0.5))
    yield Line(part, "floor p95", its_taken.at(0.95))
    yield Line(part, "floor CPU a request (app + database)", its_taken.cpu, note=_split(its_taken))
    yield Line(part, "ours p50", our.at(0.5))
    yield Line(
        part,
        "ours p95",
        our.at(0.95),
        limit=1.5 * its_taken.at(0.95),
        note="≤ 1.5 × the floor's p95",
    )
    yield Line(part, "ours p95 / floor p95", our.at(0.95) / its_taken.at(0.95), unit="×", limit=1.5)
    yield Line(part, "ours CPU a request (app + database)", our.cpu, limit=10, note=_split(our))
    yield Line(part, "floor, 8 at once", _rate(floor, "caxa"), unit="req/s")
    yield Line(part, "ours, 8 at once", _rate(ours, "dieutra"), unit="req/s")


def _in_turns(
    ours: Served, mine: Visitor, floor: Served, its: Visitor, rounds: int, size: int
) -> tuple[Taken, Taken]:
    for _ in range(20):
        _get(mine, LIST), _get(its, LIST)
    pairs = [
        (take(floor, lambda _: _get(its, LIST), size), take(ours, lambda _: _get(mine, LIST), size))
        for _ in range(rounds)
    ]
    its_taken, our = pairs[0]
    for more_its, more_our in pairs[1:]:
        its_taken, our = its_taken.with_more(more_its), our.with_more(more_our)
    return our, its_taken


def _rate(served: Served, name: str) -> float:
    eight = [Visitor(served.port).sign_in(name, PASSWORD) for _ in range(8)]
    return rate(eight, lambda one: _get(one, LIST), 5)


def more_lines(ours: Served, held: int, size: int) -> Iterator[Line]:
    part = f"Trang khác, {held:,} matters"
    for name in ("dieutra", "caxa"):
        visitor = Visitor(ours.port).sign_in(name, PASSWORD)
        for what, path in _narrowed():
            yield _timed(part, ours, visitor, f"{name}: list, {what}", path, size)
        yield from _search(part, ours, visitor, name)
        yield _timed(part, ours, visitor, f"{name}: desk", "/viec-hom-nay/", size)
        yield _matters(part, ours, visitor, name, size)


def sql_lines() -> Iterator[Line]:
    """Statements per page, counted inside one process."""
    part = "Số câu SQL một trang"
    for name in ("dieutra", "caxa"):
        code = inside.codes_of(name, 1)[0]
        pages = {
            "list": LIST,
            "search": LIST + "?q=mui+ne",
            "desk": "/viec-hom-nay/",
            "matter": f"/vu-viec/{code}/",
        }
        for what, path in pages.items():
            yield Line(part, f"{name}: {what}", inside.statements(name, path), unit="SQL", limit=12)


def _narrowed() -> Iterator[tuple[str, str]]:
    deep = f"{(now() - timedelta(days=900)).isoformat()}~{UUID(int=2**127)}"
    yield "being verified", LIST + "?giai_doan=I2"
    yield "initiated", LIST + "?giai_doan=P1"
    yield "late", LIST + "?han=qua"
    yield "held by us", LIST + "?thu_ly=minh"
    yield "900 days back", LIST + "?sau=" + quote(deep)


def _search(part: str, ours: Served, visitor: Visitor, name: str) -> Iterator[Line]:
    paths = [f"{LIST}?q={quote(term)}" for term in TERMS] * 8
    taken = take(ours, lambda n: _get(visitor, paths[n]), len(paths))
    slowest = max(range(len(TERMS)), key=lambda n: min(taken.times[n :: len(TERMS)]))
    note = f"slowest: «{TERMS[slowest]}» {min(taken.times[slowest :: len(TERMS)]):.0f} ms; {_split(taken)}"
    yield Line(
        part,
        f"{name}: search without diacritics p95, {len(TERMS)} terms",
        taken.at(0.95),
        limit=50,
        note=note,
    )


def _matters(part: str, ours: Served, visitor: Visitor, name: str, size: int) -> Line:
    paths = [f"/vu-viec/{code}/" for code in inside.codes_of(name, size)]
    taken = take(ours, lambda n: _get(visitor, paths[n]), len(paths))
    return Line(
        part,
        f"{name}: matter page p95",
        taken.at(0.95),
        note=f"p50 {taken.at(0.5):.1f}; {_split(taken)}",
    )


def _timed(part: str, served: Served, visitor: Visitor, what: str, path: str, size: int) -> Line:
    _get(visitor, path)
    taken = take(served, lambda _: _get(visitor, path), size)
    return Line(
        part, f"{what} p95", taken.at(0.95), note=f"p50 {taken.at(0.5):.1f}; {_split(taken)}"
    )


def _get(visitor: Visitor, path: str) -> None:
    status, _ = visitor.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")


def _split(taken: Taken) -> str:
    return f"CPU {taken.app:.1f} + {taken.database:.1f} ms"
