"""`python -m bench.door`: two hundred people at the public door for a minute, served as in production, on this machine.

Each writes, looks over, sends; told «thử lại», waits and sends the same page again; every fifth presses twice. What was
answered with a code is looked for in the database: there once, under a number of its own. State folder of its own."""

import html
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock, Thread
from uuid import uuid4

import click
import psycopg

from . import place
from .serving import Served, served
from .table import Line, tell
from .visitor import Visitor

USUAL = "/tmp/lachan-bench-door"  # noqa: S108 - a folder of the bench's own
APP = "lachan.web.wsgi:application"
URL, PEOPLE, SECONDS = "/bao-tin/", 200, 60.0
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CODE = re.compile(r'<p class="code">([\d ]+)</p>')
RIVAL = "GlobaLeaks: 16 of 24 lost at 8 at once"


def settle() -> None:
    place.settle()
    os.environ["LACHAN_STATE"] = os.environ.get("LACHAN_BENCH_DOOR_STATE") or USUAL


@dataclass
class Crowd:
    """What everybody together was answered."""

    codes: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, status: int, code: str, took: float) -> None:
        with self.lock:
            self.answers[status] += 1
            self.times.append(took)
            if code:
                self.codes.append(code)


def report(port: int, crowd: Crowd, until: float, dice: random.Random) -> None:
    """One person after another at one telephone."""
    visitor = Visitor(port)
    while time.monotonic() < until:
        typed = {
            "story": f"Lời kể giả lập {uuid4()}. " * 8,
            "victim": "Em Mẫu",
            "informant": "anonymous",
        }
        _, page = _ask(visitor, crowd, {**typed, "buoc": "contact", "di": "next"})
        last = {name: html.unescape(said) for name, said in HIDDEN.findall(page)}
        for _ in range(2 if dice.random() < 0.2 else 1):
            _sent(visitor, crowd, last, until, dice)


def _sent(visitor: Visitor, crowd: Crowd, last: dict[str, str], until: float, dice: random.Random) -> None:  # fmt: skip
    while time.monotonic() < until + 30:
        status, _ = _ask(visitor, crowd, {**last, "di": "send"})
        if status != 429:
            return
        time.sleep(dice.uniform(2, 6))


def _ask(visitor: Visitor, crowd: Crowd, form: dict[str, str]) -> tuple[int, str]:
    began = time.perf_counter()
    status, page = visitor.post(URL, form)
    code = CODE.search(page)
    crowd.note(status, code[1] if code else "", time.perf_counter() - began)
    return status, page


def at_once(ours: Served, people: int, seconds: float) -> Crowd:
    crowd, until = Crowd(), time.monotonic() + seconds
    threads = [
        Thread(target=report, args=(ours.port, crowd, until, random.Random(n)))
        for n in range(people)
    ]  # noqa: S311 - dice of the bench
    for one in threads:
        one.start()
    for one in threads:
        one.join(seconds + 90)
    return crowd


def lines(crowd: Crowd, dsn: str, people: int, seconds: float) -> Iterator[Line]:
    from lachan.letterbox import receipts

    part, codes = (
        f"Cửa báo tin, {people} người cùng gửi, {seconds:.0f} s",
        set(map(receipts.read, crowd.codes)),
    )
    with psycopg.connect(dsn, autocommit=True) as db:
        kept = {bytes(digest) for (digest,) in db.execute("SELECT digest FROM letterbox_letter")}
        numbers, apart, highest = db.execute("SELECT count(*), count(DISTINCT (agency_id, number)), max(number) FROM docket_registerentry").fetchone()  # fmt: skip
    told = {receipts.digest(code) for code in codes}
    ordered = sorted(crowd.times)
    yield Line(part, "reports answered with a code", len(codes), unit="")
    yield Line(part, "lost (a code and no report)", len(told - kept), unit="", limit=0, note=RIVAL)
    yield Line(part, "reports without an answered code", len(kept - told), unit="", limit=0)
    yield Line(
        part, "doubled (register numbers beyond reports)", numbers - len(kept), unit="", limit=0
    )
    yield Line(
        part,
        "register numbers met twice or missing",
        (numbers - apart) + (highest - apart),
        unit="",
        limit=0,
    )
    yield Line(
        part,
        "server errors",
        sum(n for status, n in crowd.answers.items() if status >= 500),
        unit="",
        limit=0,
    )
    yield Line(part, "told «thử lại», draft kept", crowd.answers[429], unit="")
    yield Line(part, "requests", len(ordered) / seconds, unit="req/s")
    yield Line(
        part,
        "p50",
        ordered[len(ordered) // 2] * 1000,
        note=f"p95 {ordered[int(len(ordered) * 0.95)] * 1000:.0f}",
    )


@click.command()
@click.option("--people", default=PEOPLE, show_default=True)
@click.option("--seconds", default=SECONDS, show_default=True)
@click.option("--json", "into", type=click.Path(dir_okay=False), help="Write the lines there.")
def main(people: int, seconds: float, into: str | None) -> None:
    """Serve, send, count; the limits stand beside the values."""
    from django.db import connections

    server = place.open_server(fresh=True)
    try:
        place.furnish(server, {})
        connections.close_all()
        dsn = server.superuser_dsn("lachan")
        with served(APP, dsn=dsn, database="lachan") as ours:
            crowd = at_once(ours, people, seconds)
        tell(lines(crowd, dsn, people, seconds), into, {"people": people})
    finally:
        connections.close_all()
        server.stop(whoever_started=True)


if __name__ == "__main__":
    settle()  # before Django reads its settings
    main()
