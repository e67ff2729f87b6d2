"""Writes simulated matters into the database with COPY, through the keeper's door, in one transaction."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from uuid import UUID

from django.db import connections, transaction

from lachan.access import seals
from lachan.docket import readings
from lachan.people.entries import fingerprint_sources
from lachan.reference.models import Agency, Jurisdiction, Province, Unit

from .accounts import COURT_DESKS, DESKS, FOCUS, seat_everybody, seated_already
from .ground import Body, Ground, Place, sort_of
from .reading import deeds
from .rows import Call, Story
from .tables import COLUMNS, Books, Entered, Keyboard, Page, Writer, entered, kin
from .year import Wanted, Year

# Above this many matters neither identities nor narratives are made: sealing is for people to read.
SEALED_UP_TO = 50_000
# Reports of the year before the demo's: some fewer, so that «so với cùng kỳ» has two sides.
BEFORE = 480
SCALE_FROM = date(2021, 2, 1)
PIECE = 1 << 20
Said = Callable[[int], None]


@dataclass(frozen=True)
class Loaded:
    matters: int
    acts: int
    calls: int
    cases: int = 0

    def __add__(self, more: "Loaded") -> "Loaded":
        return Loaded(self.matters + more.matters, self.acts + more.acts, self.calls + more.calls,
                      self.cases + more.cases)  # fmt: skip


def ground_of(slug: str, using: str = "keeper") -> Ground:
    """The reference tables of one province, read once."""
    province = Province.objects.using(using).get(slug=slug)
    units = Unit.objects.using(using).filter(province=province)
    agencies = Agency.objects.using(using).filter(province=province)
    grounds: dict[int, tuple[int, ...]] = {}
    served = (
        Jurisdiction.objects.using(using)
        .filter(agency__province=province)
        .order_by("agency__sort_key", "id")
    )
    for agency, unit in served.values_list("agency_id", "unit_id"):
        grounds[unit] = (*grounds.get(unit, ()), agency)
    return Ground(
        int(province.id),
        {u.id: Place(u.id, u.key, u.name, u.level, u.parent_id, u.valid_from, u.valid_to, u.remote_mountain) for u in units},
        {a.id: Body(a.id, a.key, sort_of(a.kind), a.level, a.valid_from, a.valid_to, a.supervisor_id, a.successor_id)
         for a in agencies.order_by("sort_key")},
        grounds,
    )  # fmt: skip


class Seals:
    """Sealing as the people and docket packages do it: one data key per record."""

    def seal(self, record: str, what: object) -> tuple[bytes, str, bytes]:
        row, key = seals.make_key(UUID(record))
        return bytes(row.wrapped), row.master, key.seal(what)

    def prints(
        self, identity: Mapping[str, str], birth_year: int | None
    ) -> list[tuple[str, bytes]]:
        return [
            (kind, seals.fingerprint(kind, value))
            for kind, value in fingerprint_sources(dict(identity), birth_year)
        ]


def load_demo(ground: Ground, *, as_of: datetime, password: str, seed: int, year: int = 2024,
              count: int = 640, before: int = BEFORE, recent: int = 190, said: Said = lambda _: None) -> Loaded:  # fmt: skip
    """Accounts, one whole year with the police year before it, the last 180 days up to `as_of`, and more at the demo's own
    desks in the last two days, so that something there is still on its way: all of it or nothing."""
    with transaction.atomic(using="keeper"):
        keyboard, officers = seat_everybody(ground, password)
        whole = Wanted(date(year, 1, 1), date(year, 12, 31), count, as_of, seed, FOCUS, officers)
        lately = Wanted((as_of - timedelta(days=180)).date(), as_of.date(), recent, as_of, seed, FOCUS, officers,
                        series="N", named_officials=1)  # fmt: skip
        today = Wanted((as_of - timedelta(days=2)).date(), as_of.date(), 36, as_of, seed, DESKS, officers,
                       series="H", named_officials=0)  # fmt: skip
        # The statistical year of the police begins on 15/12. Nobody's desk is drawn to: what is at hand is of later.
        past = Wanted(date(year - 2, 12, 15), date(year - 1, 12, 31), before, as_of, seed, {}, officers,
                      series="P", named_officials=0)  # fmt: skip
        all_wanted = [past, whole, lately, today, *_cases_of_now(as_of, seed, officers)]
        return _load_all(ground, all_wanted, keyboard, as_of, said, workers=2, shares=2)


def _cases_of_now(as_of: datetime, seed: int, officers: Mapping[int, int]) -> list[Wanted]:
    """Cases that stand at the procuracies and courts today, and people whose custody ends about now."""

    def stretch(first: int, last: int, count: int, series: str, focus: Mapping[str, float], aimed: bool) -> Wanted:  # fmt: skip
        since, to = ((as_of - timedelta(days=n)).date() for n in (first, last))
        return Wanted(since, to, count, as_of, seed, focus, officers, aimed=aimed, series=series, named_officials=0)  # fmt: skip

    return [
        stretch(400, 150, 110, "C", COURT_DESKS, aimed=False),
        stretch(60, 40, 9, "O", DESKS, aimed=True),
        stretch(8, 5, 9, "T", DESKS, aimed=True),
    ]


def load_scale(ground: Ground, *, as_of: datetime, seed: int, count: int, workers: int = 2,
               said: Said = lambda _: None) -> Loaded:  # fmt: skip
    """`count` leaner matters over all months since 2021, made in other processes, copied by this one."""
    with transaction.atomic(using="keeper"):
        keyboard, officers = seated_already(ground)
        return _load_all(
            ground, _months(as_of, seed, count, officers, _codes()), keyboard, as_of, said, workers
        )


def scale_here(using: str = "keeper") -> bool:
    """Whether the matters of `load_scale` are in: their channel numbers carry its series."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM intake_report WHERE channel = 'police_113'"
                       " AND external_number LIKE '113S-%%')", [])  # fmt: skip
        return bool(cursor.fetchone()[0])


def _months(
    as_of: datetime, seed: int, count: int, officers: Mapping[int, int], taken: frozenset[str]
) -> list[Wanted]:
    firsts = [SCALE_FROM]
    while (after := (firsts[-1] + timedelta(days=32)).replace(day=1)) < as_of.date():
        firsts.append(after)
    lasts = [first - timedelta(days=1) for first in firsts[1:]] + [as_of.date()]
    shares = [count // len(firsts) + (n < count % len(firsts)) for n in range(len(firsts))]
    return [
        Wanted(
            first,
            last,
            share,
            as_of,
            seed,
            {},
            officers,
            lean=count > SEALED_UP_TO,
            series="S",
            named_officials=0,
            walk=1 + 1_000_000 * turn,
            taken=taken,
        )
        for turn, (first, last, share) in enumerate(zip(firsts, lasts, shares, strict=True))
    ]


def _codes(using: str = "keeper") -> frozenset[str]:
    """Code names of matters and persons that are in use."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT code FROM docket_matter UNION ALL SELECT code FROM people_person")
        return frozenset(code for (code,) in cursor.fetchall())


def project(page: Page, story: Story, as_of: datetime) -> None:
    """The matter's readings by the docket's own rules; keys are the story's own, so that two runs agree."""
    read = readings.project(UUID(story.id), deeds(story), as_of)
    page.add("docket_matterreading", *_cells(read.summary, READING))
    for number, row in enumerate(read.clocks):
        page.add("docket_clockreading", kin(story.id, 0x400 + number), *_cells(row, CLOCK))
    for number, one in enumerate(read.accused):
        page.add("docket_accusedreading", kin(story.id, 0x600 + number), *_cells(one, ACCUSED))


READING = tuple(COLUMNS["docket_matterreading"].split())
CLOCK = tuple(COLUMNS["docket_clockreading"].split()[1:])
ACCUSED = tuple(COLUMNS["docket_accusedreading"].split()[1:])


def _cells(row: object, names: tuple[str, ...]) -> list[object]:
    return [str(v) if isinstance(v, UUID) else v for v in (getattr(row, name) for name in names)]


@dataclass
class Pages:
    """What a worker hands back: text to copy, lines still without a number, and counts."""

    texts: list[tuple[str, str, bytes]]
    lines: list[Entered]
    done: Loaded


def written(
    ground: Ground, wanted: Wanted, keyboard: Keyboard, as_of: datetime, nth: int = 0, of: int = 1
) -> Pages:
    """One share of a stretch, told and written; pure but for the seals' randomness.

    Telling is cheap beside writing and reading, so each share tells the whole stretch anew. A record goes
    with the one it was parted from: their rows refer to each other."""
    year, page = Year(ground, wanted), Page()
    writer, lines, done = Writer(ground.province, keyboard, Seals()), [], Loaded(0, 0, 0)
    for place, family in enumerate(year.families()):
        for story in family if place % of == nth else ():
            writer.story(page, story)
            project(page, story, as_of)
            lines += entered([story])
            done += Loaded(
                1, len(story.acts), 0, any(a.kind == "case_initiated" for a in story.acts)
            )
    calls = year.calls if nth == 0 else []
    for call in calls:
        writer.call(page, call)
    return Pages(list(page.texts()), lines, done + Loaded(0, 0, len(calls)))


def write_stories(ground: Ground, stories: Iterable[Story], calls: Iterable[Call], keyboard: Keyboard,
                  as_of: datetime, using: str = "keeper") -> None:  # fmt: skip
    """Stories already told, copied into the running transaction."""
    page, writer, told = Page(), Writer(ground.province, keyboard, Seals()), list(stories)
    for story in told:
        writer.story(page, story)
        project(page, story, as_of)
    for call in calls:
        writer.call(page, call)
    books = _books(using)
    books.enter(page, entered(told))
    _copy(page.texts(), using)
    _keep(books, using)


def _load_all(ground: Ground, all_wanted: list[Wanted], keyboard: Keyboard, as_of: datetime, said: Said,
              workers: int = 0, shares: int = 1, using: str = "keeper") -> Loaded:  # fmt: skip
    """Each stretch is copied and checked before the next, so that memory stays that of one stretch."""
    books, total = _books(using), Loaded(0, 0, 0)
    _check_at_once(using)
    work = [
        (wanted, nth, of)
        for wanted in all_wanted
        for of in [_shares(wanted, shares)]
        for nth in range(of)
    ]
    unnumbered: list[Entered] = []
    for (_, nth, of), pages in zip(
        work, _made(ground, work, keyboard, as_of, workers), strict=True
    ):
        _copy(pages.texts, using)
        unnumbered += pages.lines
        if nth == of - 1:
            # A book is numbered in the order of its lines, whoever made them: when the stretch is whole.
            numbers, lines, unnumbered = Page(), unnumbered, []
            books.enter(numbers, lines)
            _copy(numbers.texts(), using)
        total += pages.done
        said(total.matters)
    _keep(books, using)
    return total


def _shares(wanted: Wanted, shares: int) -> int:
    """A short stretch is not worth telling twice."""
    return min(shares, 1 + wanted.count // 90)


Work = tuple[Wanted, int, int]


def _made(
    ground: Ground, work: list[Work], keyboard: Keyboard, as_of: datetime, workers: int
) -> Iterator[Pages]:
    if not workers:
        yield from (written(ground, wanted, keyboard, as_of, nth, of) for wanted, nth, of in work)
        return
    # Forked before any thread of ours exists; the children touch no database.
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        waiting: deque[Future[Pages]] = deque()
        for wanted, nth, of in work:
            waiting.append(pool.submit(written, ground, wanted, keyboard, as_of, nth, of))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _check_at_once(using: str) -> None:
    # Deferred foreign keys would queue one check per row until the end: gigabytes at a million matters.
    with connections[using].cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _copy(texts: Iterable[tuple[str, str, bytes]], using: str) -> None:
    with connections[using].cursor() as cursor:
        for table, columns, text in texts:
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for start in range(0, len(text), PIECE):
                    copy.write(text[start : start + PIECE])


def _books(using: str) -> Books:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT agency_id, book, year, last FROM docket_registercounter")
        return Books({(agency, book, year): last for agency, book, year, last in cursor.fetchall()})


def _keep(books: Books, using: str) -> None:
    rows = [(*key, last) for key, last in books.last.items()]
    with connections[using].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO docket_registercounter (agency_id, book, year, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (agency_id, book, year) DO UPDATE SET last = excluded.last",
            rows,
        )
