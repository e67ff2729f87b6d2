"""A report through the form, beside the floor's insert; fifty people at once; what locks and audit cost."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import psycopg
from uuid_utils.compat import uuid7

from .. import inside
from ..place import PASSWORD, now
from ..serving import Served
from ..table import Line
from ..visitor import Taken, Visitor, take

FORM = "/nguon-tin/moi/"
RIVALS = "rivals: DFIR-IRIS 40+17, crt-portal 20+20, GlobaLeaks 2,150 ms CPU"
WRITERS = 50


def report() -> dict[str, str]:
    """A usual report: one presumed victim, five traits, a few sentences (invented)."""
    return {
        "client_key": str(uuid7()), "received_at": now().strftime("%Y-%m-%dT%H:%M"), "channel": "in_person",
        "kind": "notice", "informant": "named", "grade": "none", "people": "3", "article": "150",
        "lure": "easy_job", "recruiting": "social_media", "route": "abroad", "destination": "KH",
        "exploitation": "online_scam", "narrative": "Lời kể giả lập. " * 20, "full_name_1": "Người Mẫu Không Có Thật",
        "capacity_1": "presumed_victim", "sex_1": "female", "birth_year_1": "2007", "minor_1": "yes",
    }  # fmt: skip


def ready(served: Served) -> Visitor:
    visitor = Visitor(served.port).sign_in("caxa", PASSWORD)
    visitor.open_form(FORM)
    return visitor


def ready_floor(floor: Served) -> Visitor:
    """The floor knows only its own password."""
    return ready(floor)


def send(visitor: Visitor) -> None:
    status, to = visitor.post(FORM, report())
    if status != 302:
        raise RuntimeError(f"the form answered {status}: {to[:300]}")


def lines(ours: Served, floor: Served, dsn: str, *, rounds: int, size: int) -> Iterator[Line]:
    part = "Vào sổ một nguồn tin (form, policies, audit, seals)"
    mine, its = ready(ours), ready(floor)
    for _ in range(20):
        send(mine), send(its)
    our, its_taken = _in_turns(ours, mine, floor, its, rounds, size)
    yield Line(part, "floor CPU an insert (app + database)", its_taken.cpu, note=_split(its_taken))
    yield Line(
        part,
        "ours CPU a report (app + database)",
        our.cpu,
        limit=8,
        note=f"{_split(our)}; {RIVALS}",
    )
    yield Line(part, "ours / floor, CPU", our.cpu / its_taken.cpu, unit="×", limit=2.5)
    yield Line(part, "floor p50", its_taken.at(0.5), note=f"p95 {its_taken.at(0.95):.1f}")
    yield Line(part, "ours p50", our.at(0.5), note=f"p95 {our.at(0.95):.1f}")
    app, database = inside.verb_cost(200)
    yield Line(
        part,
        "the verb alone, CPU",
        app + database,
        note=f"{app:.1f} + {database:.1f} ms, one process",
    )
    yield from price(part, ours, lambda: send(mine), dsn, size)


def _in_turns(
    ours: Served, mine: Visitor, floor: Served, its: Visitor, rounds: int, size: int
) -> tuple[Taken, Taken]:
    our = its_taken = None
    for _ in range(rounds):
        one, other = take(floor, lambda _: send(its), size), take(ours, lambda _: send(mine), size)
        its_taken = its_taken.with_more(one) if its_taken else one
        our = our.with_more(other) if our else other
    return our, its_taken


def price(
    part: str, ours: Served, act: Callable[[], object], dsn: str, size: int
) -> Iterator[Line]:
    """The same form with locks asleep, then with the hashing of audit lines asleep too; in turns."""
    taken: dict[str, Taken] = {}
    for _ in range(3):
        for what in ("all on", "policies off", "policies and audit hash off"):
            with asleep(dsn, policies=what != "all on", audit=what.endswith("hash off")):
                one = take(ours, lambda _: act(), size)
            taken[what] = taken[what].with_more(one) if what in taken else one
    for what, one in taken.items():
        yield Line(
            part, f"price: {what}, CPU", one.cpu, note=f"{_split(one)}; p50 {one.at(0.5):.1f}"
        )
    both = taken["all on"].cpu - taken["policies and audit hash off"].cpu
    yield Line(part, "price: policies and audit hash together, CPU", both)


@contextmanager
def asleep(dsn: str, *, policies: bool, audit: bool) -> Iterator[None]:
    """Only in the bench's own database, only by its superuser, and always put back."""
    with psycopg.connect(dsn, autocommit=True) as db:
        locked = [
            t
            for (t,) in db.execute(
                "SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity"
            ).fetchall()
        ]
        try:
            for table in locked if policies else ():
                db.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
            if audit:
                db.execute("ALTER TABLE access_auditline DISABLE TRIGGER seal_line")
            yield
        finally:
            for table in locked if policies else ():
                db.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            if audit:
                db.execute("ALTER TABLE access_auditline ENABLE TRIGGER seal_line")


def crowd_lines(ours: Served, dsn: str, seconds: float) -> Iterator[Line]:
    """Fifty people of one commune, hence one book and one counter: the hardest case."""
    part = f"{WRITERS} người cùng vào một sổ, {seconds:.0f} s"
    before = _book(dsn)
    crowd = [ready(ours) for _ in range(WRITERS)]
    sent, errors = _all_at_once(crowd, seconds)
    after = _book(dsn)
    gained = after["numbers"] - before["numbers"]
    yield Line(part, "errors", errors, unit="", limit=0)
    yield Line(part, "reports sent and answered", sent, unit="")
    yield Line(part, "lost (answered but in no book)", sent - gained, unit="", limit=0)
    yield Line(part, "duplicate numbers", after["numbers"] - after["distinct"], unit="", limit=0)
    yield Line(part, "missing numbers", after["highest"] - after["distinct"], unit="", limit=0)
    yield Line(part, "rate", sent / seconds, unit="rep/s")


def _all_at_once(crowd: list[Visitor], seconds: float) -> tuple[int, int]:
    counts = {"sent": 0, "errors": 0}
    until = time.monotonic() + seconds

    def write(visitor: Visitor) -> None:
        sent = errors = 0
        while time.monotonic() < until:
            status, _ = visitor.post(FORM, report())
            sent, errors = sent + (status == 302), errors + (status != 302)
        counts["sent"] += sent
        counts["errors"] += errors

    threads = [Thread(target=write, args=(one,)) for one in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 60)
    return counts["sent"], counts["errors"]


def _book(dsn: str) -> dict[str, int]:
    with psycopg.connect(dsn, autocommit=True) as db:
        row = db.execute(
            """SELECT count(*), count(DISTINCT number), max(number) FROM docket_registerentry e
               JOIN reference_agency a ON a.id = e.agency_id
               WHERE a.key = 'cax-c24781.c' AND e.book = 'intake' AND e.year = %s""",
            [now().year],
        ).fetchone()
    return {"numbers": row[0], "distinct": row[1], "highest": row[2] or 0}


def _split(taken: Taken) -> str:
    return f"{taken.app:.1f} + {taken.database:.1f} ms"
