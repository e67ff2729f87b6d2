"""Questions to the letterbox; the row lock answers who may ask."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.docket.models import Matter
from lachan.docket.registers import HANOI
from lachan.reference.models import Agency

from . import codes
from .models import Consent, Enclosure, EnclosureScan, Letter, Message, Poster


def own_letter(digest: bytes) -> Letter | None:
    """The letter of that digest, where the token of this transaction opens it; the index finds it, the lock lets it through."""
    return Letter.objects.select_related("agency").filter(digest=digest).first()


def led_to() -> UUID:
    """The matter of the code that the token bears, or nought: the same question and the same shape of answer either way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.letter_matter()")
        found: UUID = cursor.fetchone()[0]
    return found


def letter_of(viewer: Actor, matter: Matter) -> Letter | None:
    """The letter with which a matter began, for a body that works on it."""
    return Letter.objects.filter(matter=matter).select_related("agency").first()


def consents(letter: Letter) -> list[Consent]:
    """What the person who was looked for allowed or took back, in its order."""
    return list(Consent.objects.filter(letter=letter).select_related("agency").order_by("turn"))


def consented(letter: Letter) -> frozenset[str]:
    """The scopes whose last word is yes."""
    last = {one.scope: one.given for one in consents(letter)}
    return frozenset(scope for scope, given in last.items() if given)


def came_by(source: str, at: datetime) -> None:
    """One more report by this poster; said of the quarter, and of no report."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.came_by(%s, %s)", [source, at.astimezone(HANOI).date()])


@dataclass(frozen=True)
class Came:
    """A poster with how many reports came by it in quarters that are over; None where they are one to four."""

    poster: Poster
    many: int | None


def posters(viewer: Actor, today: date) -> list[Came]:
    """Every poster of the viewer's province, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT poster, many FROM sec.came_by_posters(%s)", [today])
        counts = dict(cursor.fetchall())
    rows = Poster.objects.filter(province=viewer.province_id).select_related(
        "place__parent", "agency"
    )
    return [Came(one, counts.get(one.id, 0)) for one in rows.order_by("-made_at", "-id")]


def poster(viewer: Actor, poster_id: UUID) -> Poster:
    found = (
        Poster.objects.filter(province=viewer.province_id, id=poster_id)
        .select_related("place__parent", "agency")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def said_in(letter: Letter) -> list[Message]:
    """What was said, still sealed, in its order."""
    rows = Message.objects.filter(letter=letter).select_related("agency", "key")
    return list(rows.order_by("place"))


@dataclass(frozen=True)
class Spoken:
    """One message in clear."""

    side: str
    said_at: datetime
    words: str
    body: str
    place: int


def opened(letter: Letter) -> list[Spoken]:
    """The dialogue in clear: for the reporter who came back, and inside the verb by which a body reads it."""
    return [
        Spoken(one.side, one.said_at, str(seals.open_key(one.key).open(one.sealed)),
               one.agency.name if one.agency else "", one.place)
        for one in said_in(letter)
    ]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A notice that the law owes whoever reported."""

    label: str
    body: str
    on: date


def register_number() -> str:
    """The number of the own letter in the register of the body that received it; none where a report went past it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, year FROM sec.letter_register()")
        row = cursor.fetchone()
    return f"{row[0]:02d}/{row[1]}" if row else ""


def notices() -> list[Told]:
    """The notices of the own letter, oldest first: that they were given and when, never a step of the work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, agency_id, said_on FROM sec.letter_told()")
        rows = cursor.fetchall()
    names = dict(Agency.objects.filter(id__in={row[1] for row in rows}).values_list("id", "name"))
    return [Told(codes.TOLD[kind], names[body], on) for kind, body, on in rows]


@dataclass(frozen=True)
class Enclosed:
    """A file that came with a letter, and what a scanner said of it last; to whoever is outside nothing of the latter."""

    row: Enclosure
    scan: EnclosureScan | None

    @property
    def verdict(self) -> str:
        return self.scan.verdict if self.scan else "unscanned"


def enclosed_in(letter: Letter) -> list[Enclosed]:
    """What came with a letter, in its order, unopened: two questions, however many."""
    rows = list(Enclosure.objects.filter(letter=letter).select_related("key").order_by("number"))
    if not rows:
        return []
    said = EnclosureScan.objects.filter(enclosure__in=rows).order_by("place")
    last = {one.enclosure_id: one for one in said}
    return [Enclosed(row, last.get(row.id)) for row in rows]


def how_many_enclosed(letter: Letter) -> int:
    return Enclosure.objects.filter(letter=letter).count()
