"""Cases at the size of a large province, eight people at once: file, boards, search, an act, the price of the locks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote

import psycopg

from .. import inside, place
from ..serving import Served
from ..table import Line
from ..visitor import Taken, Visitor, crowd, take
from . import registering

# Who the eight are: the bodies of a province that hold its cases (accounts of the demo).
EIGHT = (
    "dieutra",
    "dieutra",
    "kiemsat",
    "kiemsat",
    "kiemsatkv",
    "thamphan",
    "thamphantinh",
    "thuky",
)
KEEPERS = ("dieutra", "dieutra", "kiemsat", "kiemsat", "giamgiu", "giamgiu", "kiemsat", "dieutra")
BOARD, CUSTODY, LIST = "/vu-an/", "/giam-giu/", "/vu-viec/"
FILTERS = {"all": "", "by stage": "?giai_doan=P3", "late": "?loc=qua_han", "detained": "?loc=giam_giu",
           "returned": "?loc=tra_ho_so", "class and stage": "?giai_doan=T1&loai=RNT", "held by us": "?thu_ly=minh"}  # fmt: skip
TERMS = ("Mũi Né", "mui ne", "phuong", "da lat", "dam rong", "12/2025", "123/2026", "77", "113S-20", "khong co o dau", "xa")  # fmt: skip
RECORDED = "case_evidence_jointly_reviewed"
TIMES_FLOOR, CPU, SQL, SEARCH, INSERT = 2.0, 15.0, 15, 80.0, 2.5


@dataclass(frozen=True)
class Held:
    """What the database holds, counted."""

    matters: int
    cases: int
    acts: int

    def __str__(self) -> str:
        return f"{self.matters:,} matters, {self.cases:,} cases, {self.acts:,} acts"


def held(dsn: str) -> Held:
    with psycopg.connect(dsn, autocommit=True) as db:
        row = db.execute("""SELECT (SELECT count(*) FROM docket_matterreading),
            (SELECT count(*) FROM docket_matterreading WHERE initiated_at IS NOT NULL),
            (SELECT count(*) FROM docket_act)""").fetchone()
    return Held(*row)


def lines(
    ours: Served, floor: Served, dsn: str, *, password: str, rounds: int, size: int
) -> Iterator[Line]:
    """Every page in turns with the floor's list, so that a drift of the machine meets both."""
    part = f"Vụ án, {held(dsn)}, 8 at once"
    pages = _Pages(ours, floor, password, rounds, size)
    yield from _page(part, "case file", pages, EIGHT, _files)
    for what, narrowed in FILTERS.items():
        yield from _page(part, f"board, {what}", pages, EIGHT, lambda _, n=narrowed: [BOARD + n])
    yield from _page(
        part,
        "custody board",
        pages,
        KEEPERS,
        lambda _: [CUSTODY, CUSTODY + "?den=1", CUSTODY + "?den=10"],
    )
    yield from _search(part, pages)
    yield from _statements(password)
    yield from _recorded(pages, dsn)


class _Pages:
    """Visitors signed in once; each page is measured in rounds beside the floor's list."""

    def __init__(self, ours: Served, floor: Served, password: str, rounds: int, size: int) -> None:
        self.ours, self.floor, self.rounds, self.size = ours, floor, rounds, size
        self.password = password
        self.its = [Visitor(floor.port).sign_in("caxa", place.PASSWORD) for _ in EIGHT]
        self._known: dict[tuple[str, int], Visitor] = {}

    def visitor(self, name: str, seat: int = 0) -> Visitor:
        if (name, seat) not in self._known:
            self._known[name, seat] = Visitor(self.ours.port).sign_in(name, self.password)
        return self._known[name, seat]

    def beside(self, acts: list[Callable[[int], None]]) -> tuple[Taken, Taken]:
        """(ours, the floor's list), eight at once, in turns."""
        plain = [lambda _, one=one: _get(one, LIST) for one in self.its]
        our = its = None
        for act in acts:
            act(0)
        for _ in range(self.rounds):
            one, other = crowd(self.floor, plain, self.size), crowd(self.ours, acts, self.size)
            its, our = its.with_more(one) if its else one, our.with_more(other) if our else other
        return our, its


def _page(part: str, what: str, pages: _Pages, who: tuple[str, ...], paths_of: Callable[[str], list[str]]) -> Iterator[Line]:  # fmt: skip
    paths = {name: paths_of(name) for name in dict.fromkeys(who)}
    acts = [
        _visiting(pages.visitor(name, seat), paths[name], seat) for seat, name in enumerate(who)
    ]
    our, its = pages.beside(acts)
    note = f"p50 {our.at(0.5):.0f}; floor p50 {its.at(0.5):.0f}, p95 {its.at(0.95):.0f}"
    yield Line(part, f"{what} p95", our.at(0.95), limit=TIMES_FLOOR * its.at(0.95), note=note)
    yield Line(
        part,
        f"{what} p95 / floor's list p95",
        our.at(0.95) / its.at(0.95),
        unit="×",
        limit=TIMES_FLOOR,
    )
    yield Line(part, f"{what} CPU (app + database)", our.cpu, limit=CPU,
               note=f"{_split(our)}; floor {its.cpu:.1f}")  # fmt: skip


def _visiting(visitor: Visitor, paths: list[str], seat: int) -> Callable[[int], None]:
    return lambda number: _get(visitor, paths[(number * 3 + seat) % len(paths)])


def _files(name: str) -> list[str]:
    return [f"/vu-viec/{code}/" for code in codes_of(name, 40)]


def codes_of(name: str, n: int, stages: tuple[str, ...] = ()) -> list[str]:
    """Cases that this desk may open, spread over its list."""
    from lachan.docket.models import MatterReading, Standing

    mine = Standing.objects.using("keeper").filter(agency_id__in=_seats(name)).exclude(
        kind__in=("notifier", "addressee", "custodian"))  # fmt: skip
    cases = MatterReading.objects.using("keeper").filter(
        initiated_at__isnull=False, matter__in=mine.order_by("-received_at").values("matter")[:20_000])  # fmt: skip
    cases = cases.filter(stage__in=stages) if stages else cases
    known = list(cases.order_by("matter_id").values_list("matter__code", flat=True)[: 20 * n])
    return known[:: max(1, len(known) // n)][:n]


def _seats(name: str) -> list[int]:
    from lachan.access.models import Membership

    held_by = Membership.objects.using("keeper").filter(account__username=name).order_by("id")
    return [held_by.values_list("agency_id", flat=True)[0]]


def _search(part: str, pages: _Pages) -> Iterator[Line]:
    paths = [
        f"{where}?q={quote(term)}"
        for where in (BOARD, LIST)
        for term in (*TERMS, codes_of("dieutra", 1)[0])
    ]
    acts = [_visiting(pages.visitor(name, seat), paths, seat) for seat, name in enumerate(EIGHT)]
    our, its = pages.beside(acts)
    yield Line(part, f"search p95, {len(paths)} questions", our.at(0.95), limit=SEARCH,
               note=f"p50 {our.at(0.5):.0f}; {_split(our)}; floor's list p95 {its.at(0.95):.0f}")  # fmt: skip
    alone = take(pages.ours, _visiting(pages.visitor("dieutra"), paths, 0), len(paths) * 4)
    slowest = max(range(len(paths)), key=lambda n: alone.times[n])
    yield Line(
        part,
        "search p95, one person alone",
        alone.at(0.95),
        note=f"slowest {paths[slowest * 3 % len(paths)]}",
    )


def _statements(password: str) -> Iterator[Line]:
    """Statements per page, counted inside one process."""
    part = "Số câu SQL một trang, vụ án"
    pages = {"case file": _files("dieutra")[0], "board": BOARD, "board, late": BOARD + FILTERS["late"],
             "board, search": BOARD + "?q=mui+ne", "custody board": CUSTODY}  # fmt: skip
    for what, path in pages.items():
        yield Line(
            part,
            f"dieutra: {what}",
            inside.statements("dieutra", path, password),
            unit="SQL",
            limit=SQL,
        )


def _recorded(pages: _Pages, dsn: str) -> Iterator[Line]:
    """One act through its form on cases under investigation, beside the floor's insert; then without the locks."""
    part = "Ghi một hành vi vào vụ án (form, policies, audit)"
    mine, its = pages.visitor("dieutra", 90), registering.ready_floor(pages.floor)
    record = recording(mine)
    # Each of the server's connections plans a statement six times before it keeps the plan, as it will for months.
    for _ in range(64):
        record(), registering.send(its)
    our = plain = None
    for _ in range(pages.rounds):
        one = take(pages.floor, lambda _: registering.send(its), pages.size)
        other = take(pages.ours, lambda _: record(), pages.size)
        plain, our = plain.with_more(one) if plain else one, our.with_more(other) if our else other
    yield Line(
        part, "floor's insert, CPU", plain.cpu, note=f"{_split(plain)}; p50 {plain.at(0.5):.1f}"
    )
    yield Line(
        part,
        "recording an act, CPU",
        our.cpu,
        note=f"{_split(our)}; p50 {our.at(0.5):.1f}, p95 {our.at(0.95):.1f}",
    )
    yield Line(
        part, "recording an act / floor's insert, CPU", our.cpu / plain.cpu, unit="×", limit=INSERT
    )
    yield Line(
        part,
        "recording an act / floor's insert, p50",
        our.at(0.5) / plain.at(0.5),
        unit="×",
        limit=INSERT,
    )
    yield from registering.price(part, pages.ours, record, dsn, pages.size)


def recording(visitor: Visitor) -> Callable[[], None]:
    """Records one more act on the next case; every case takes it again when all have had it."""
    codes, turn = codes_of("dieutra", 300, ("P3",)), count()
    visitor.open_form(f"/vu-viec/{codes[0]}/lam/{RECORDED}/")

    def act() -> None:
        code = codes[next(turn) % len(codes)]
        form = {"when": place.now().strftime("%Y-%m-%dT%H:%M"), "note": ""}
        status, to = visitor.post(f"/vu-viec/{code}/lam/{RECORDED}/", form)
        if status != 302:
            raise RuntimeError(f"the form answered {status}: {to[:400]}")

    return act


def _get(visitor: Visitor, path: str) -> None:
    status, _ = visitor.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")


def _split(taken: Taken) -> str:
    return f"{taken.app:.1f} + {taken.database:.1f} ms"
