"""Persons in care: lists by filter and by key, what is to be done, one file with its pages; beside the floor's list."""

from collections.abc import Callable, Iterator
from time import perf_counter
from urllib.parse import quote

import psycopg

from .. import inside
from ..place import PASSWORD
from ..serving import Served
from ..table import Line
from ..visitor import Taken, Visitor

LIST, PLAIN = "/cham-soc/", "/vu-viec/"
TIMES_FLOOR, SQL, OPENED = 1.5, 12, 10
# Whose list: the health body of the province leads nearly all, a commune and a house stand in some.
WHO = {"ytetinh": "lead", "xahoixa_2026": "commune", "cosohotro": "house"}
NARROWED = {
    "first page": "", "stage": "?chang=V1", "closed": "?chang=V0", "red flags": "?an_toan=bao", "review due": "?xem_lai=nay",
    "old law": "?che_do=law_66_2011", "minors": "?tuoi=tre", "led by us": "?chu_tri=minh",
    "led by us, red flags": "?chu_tri=minh&an_toan=bao", "led by us, review in a week": "?chu_tri=minh&xem_lai=tuan",
    "old law and minors, led by us": "?che_do=law_66_2011&tuoi=tre&chu_tri=minh",
    "red flags, minors, new law": "?an_toan=bao&tuoi=tre&che_do=law_53_2024",
}  # fmt: skip
FILE = {"file": "", "supports": "ho-tro/", "screening": "sang-loc/", "talk": "noi-chuyen/", "form of an alarm": "lam/bao-dong/"}  # fmt: skip


def lines(ours: Served, floor: Served, dsn: str, *, rounds: int, size: int) -> Iterator[Line]:
    """Every page in turns with the floor's list, so that a drift of the machine meets both."""
    beside = _Beside(ours, floor, rounds, size)
    for name, role in WHO.items():
        held = _held(dsn, name)
        part = f"Hồ sơ nạn nhân: danh sách của {name} ({role}), {held:,} files in sight"
        for what, path in _lists(dsn, name, held).items():
            yield from beside.lines(part, what, name, path)
    part = "Hồ sơ nạn nhân: trang khác"
    for name in WHO:
        yield from beside.lines(part, f"{name}: to be done", name, f"{LIST}can-lam/", limit=None)
        yield from beside.lines(
            part, f"{name}: desk, persons in care", name, "/viec-hom-nay/cham-soc/", limit=None
        )
    yield from beside.lines(part, "ytetinh: desk", "ytetinh", "/viec-hom-nay/", limit=None)
    yield from beside.lines(
        part, "lanhdao: shortfalls of the year", "lanhdao", "/cham-soc/chua-nhan/", limit=None
    )
    yield from _files(beside, dsn)


def _lists(dsn: str, name: str, held: int) -> dict[str, str]:
    deep, code = _key(dsn, name, held // 2), _codes(dsn, name, 1)[0]
    return {what: LIST + asked for what, asked in NARROWED.items()} | {
        "half-way down, by key": f"{LIST}?sau={quote(deep)}", "half-way down, led by us": f"{LIST}?chu_tri=minh&sau={quote(deep)}",
        "by code": f"{LIST}?q={code[2:].lower()}", "a code that is nowhere": f"{LIST}?q=KHONGCODAU",
    }  # fmt: skip


def _files(beside: "_Beside", dsn: str) -> Iterator[Line]:
    part = "Hồ sơ nạn nhân: mở một hồ sơ"
    with psycopg.connect(dsn, autocommit=True) as db:
        long = db.execute("SELECT long FROM bench.filled").fetchone()[0]
        matter = db.execute("SELECT m.code FROM victims_carelink l JOIN docket_matter m ON m.id = l.matter_id JOIN victims_carestanding s"
                            " ON s.care_id = l.care_id AND s.agency_id = m.origin_id JOIN reference_agency a ON a.id = s.agency_id"
                            " WHERE a.key = 'cax-c24853.c' AND position('.' in m.code) = 0 ORDER BY l.id LIMIT 1").fetchone()[0]  # fmt: skip
    for name in WHO:
        code = _codes(dsn, name, 1)[0]
        for what, path in FILE.items():
            if (name, what) != ("cosohotro", "screening"):
                yield from beside.lines(
                    part, f"{name}: {what}", name, f"{LIST}{code}/{path}", limit=None, sql=OPENED
                )
    yield from beside.lines(
        part, "ytetinh: file of 300 acts", "ytetinh", f"{LIST}{long}/", limit=None, sql=OPENED
    )
    yield from beside.lines(
        part,
        "caxa_2026: matter that speaks of a person",
        "caxa_2026",
        f"/vu-viec/{matter}/",
        limit=None,
    )


class _Beside:
    """Visitors signed in once; each page is measured in rounds beside the floor's list."""

    def __init__(self, ours: Served, floor: Served, rounds: int, size: int) -> None:
        self.ours, self.floor, self.rounds, self.size = ours, floor, rounds, size
        self.its = Visitor(floor.port).sign_in("caxa", PASSWORD)
        self._known: dict[str, Visitor] = {}

    def visitor(self, name: str) -> Visitor:
        if name not in self._known:
            self._known[name] = Visitor(self.ours.port).sign_in(name, PASSWORD)
        return self._known[name]

    def lines(self, part: str, what: str, name: str, path: str, *, limit: float | None = TIMES_FLOOR, sql: int = SQL) -> Iterator[Line]:  # fmt: skip
        our, its = self._turns(lambda _: _get(self.visitor(name), path))
        note = f"p50 {our.at(0.5):.1f}, p95 {our.at(0.95):.1f} ms; floor p50 {its.at(0.5):.1f}, p95 {its.at(0.95):.1f}; CPU {our.app:.1f} + {our.database:.1f} to {its.app:.1f} + {its.database:.1f}"  # fmt: skip
        yield Line(
            part,
            f"{what}, p95 / floor's p95",
            our.at(0.95) / its.at(0.95),
            unit="×",
            limit=limit,
            note=note,
        )
        yield Line(
            part, f"{what}, statements", inside.statements(name, path), unit="SQL", limit=sql
        )

    def _turns(self, act: Callable[[int], None]) -> tuple[Taken, Taken]:
        """One of ours, one of the floor's, and again: whatever else the machine does meets both alike."""
        for number in range(16):  # each thread of each worker plans its statements first
            act(number), _get(self.its, PLAIN)
        before, times = (self.ours.cpu(), self.floor.cpu()), ([], [])
        for number in range(self.rounds * self.size):
            times[0].append(_timed(lambda n=number: act(n)))
            times[1].append(_timed(lambda: _get(self.its, PLAIN)))
        used = [
            one.cpu().since(then) for one, then in zip((self.ours, self.floor), before, strict=True)
        ]
        share = [[seconds / len(times[0]) * 1000 for seconds in one] for one in used]
        return Taken(tuple(times[0]), *share[0]), Taken(tuple(times[1]), *share[1])


def _timed(act: Callable[[], None]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def _held(dsn: str, name: str) -> int:
    with psycopg.connect(dsn, autocommit=True) as db:
        row = db.execute("SELECT count(DISTINCT care_id) FROM victims_carestanding WHERE agency_id = %s AND kind <> 'hearer'",
                         [inside.actor(name).agency_id]).fetchone()  # fmt: skip
    return int(row[0])


def _key(dsn: str, name: str, down: int) -> str:
    """The cursor of a page far down, as the page before it would have given it."""
    from lachan.web.matters.views import cursor_written

    with psycopg.connect(dsn, autocommit=True) as db:
        row = db.execute("SELECT received_at, care_id FROM victims_carestanding WHERE agency_id = %s ORDER BY 1 DESC, 2 DESC LIMIT 1 OFFSET %s",
                         [inside.actor(name).agency_id, down]).fetchone()  # fmt: skip
    return cursor_written((row[0], row[1]))


def _codes(dsn: str, name: str, count: int) -> list[str]:
    """Files this body leads, houses or received, which are in care now; the newest."""
    with psycopg.connect(dsn, autocommit=True) as db:
        rows = db.execute("SELECT p.code FROM victims_carestanding s JOIN victims_carereading r USING (care_id) JOIN victims_carefile f ON f.id = s.care_id"
                          " JOIN people_person p ON p.id = f.person_id WHERE s.agency_id = %s AND r.verdict = 'victim'"
                          " ORDER BY s.received_at DESC LIMIT %s", [inside.actor(name).agency_id, count]).fetchall()  # fmt: skip
    return [code for (code,) in rows]


def _get(visitor: Visitor, path: str) -> None:
    status, _ = visitor.get(path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
