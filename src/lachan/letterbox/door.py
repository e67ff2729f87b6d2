"""Who acts at the public door, and how a deed there is made to tell no more than it may.

Nobody is signed in: the actor bears the role `Outside`, account 0, and the capability that opens the one letter whose code
was typed. It is made here, for one deed, and sees nothing of the record (access/outside.sql)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.ids import told_only_to
from lachan.access.roles import Outside
from lachan.docket.registers import HANOI
from lachan.reference.models import Agency

from . import commands, queries, receipts
from .commands import ReportOutside
from .models import Enclosure, Letter, Message

NOBODY = 0


def hour_of(at: datetime) -> datetime:
    """The hour of Việt Nam in which this moment lies, rounded down."""
    return at.astimezone(HANOI).replace(minute=0, second=0, microsecond=0)


def outside(digest: bytes, body: Agency | None = None) -> Actor:
    """Somebody at the door, for one deed: with the body that receives, or with none while a code is looked at."""
    return Actor(
        account_id=NOBODY, name=Outside.label, agency_id=body.id if body else NOBODY,
        agency_name=body.name if body else "", agency_kind=body.kind if body else "",
        province_id=body.province_id if body else NOBODY, role=Outside.code, role_label=Outside.label,
        may=Outside.may, caps=Outside.caps | {f"letter:{digest.hex()}"},
        scope=(body.id,) if body else (), synthetic=settings.SYNTHETIC,
    )  # fmt: skip


@contextmanager
def told(at: datetime, *, anonymous: bool) -> Iterator[datetime]:
    """The moment a deed may be told with: of somebody without a name the hour, in every row and every id."""
    if not anonymous:
        yield at
        return
    hour = hour_of(at)
    with told_only_to(hour):
        yield hour


def send(report: ReportOutside, code: str, at: datetime) -> Letter:
    """Take a report in; sent twice under one code it is received once."""
    digest = receipts.digest(code)
    by = outside(digest, report.receiver.body)
    with told(at, anonymous=report.anonymous) as moment:
        try:
            return commands.report_from_outside(report=report, digest=digest, by=by, at=moment)
        except commands.AlreadyRecorded:
            scope.bind(scope.token_of(by))
            if letter := queries.own_letter(digest):
                return letter
            raise


def try_code(code: str, at: datetime) -> UUID | None:
    """The matter that a typed code leads to, if any; the same deed whether it does or not, told to the hour."""
    with told(at, anonymous=True) as moment:
        return commands.open_letter(by=outside(receipts.digest(code)), at=moment)


def look(digest: bytes) -> Letter | None:
    """The letter of a code that was typed a moment ago; the transaction sees that letter and nothing else from here on."""
    scope.bind(scope.token_of(outside(digest)))
    return queries.own_letter(digest)


def add(letter: Letter, words: str, place: int, at: datetime) -> Message:
    """One more thing that the reporter says."""
    by = outside(bytes(letter.digest), letter.agency)
    with told(at, anonymous=letter.anonymous) as moment:
        return commands.add_to_letter(letter=letter, words=words, place=place, by=by, at=moment)


def enclose(
    letter: Letter, contents: Sequence[BinaryIO], at: datetime, *, keep: bool, as_it_is: bool
) -> list[Enclosure]:
    """Pictures and files after the report; sent twice, kept once."""
    by = outside(bytes(letter.digest), letter.agency)
    with told(at, anonymous=letter.anonymous) as moment:
        return commands.enclose_in_letter(letter=letter, contents=contents, keep=keep, as_it_is=as_it_is, by=by, at=moment)  # fmt: skip
