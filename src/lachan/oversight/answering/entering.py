"""Writing a row of oversight with its words sealed, taking the next turn, and opening the words again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7

from .codes import ANSWERED, CHECKED, RESULTS
from .models import Entry, Step
from .refusals import (
    Ahead,
    AlreadyAnswered,
    AlreadySettled,
    AnsweredMeanwhile,
    BeforeAsked,
    NoSuchResult,
    NothingAnswered,
    SamePerson,
    WithoutWords,
)
from .rules import state_of, who_answered

E = TypeVar("E", bound=Entry)


def enter(model: type[E], words: str, *, by: Actor, at: datetime, told: dict[str, object] | None = None,
          **columns: Any) -> E:  # fmt: skip
    """A new row under the running verb's line; what it says is sealed before it is stored."""
    if not words.strip():
        raise WithoutWords(field="words")
    fresh = uuid7()
    line = about(fresh, **(told or {}))
    kept, key = seals.make_key(fresh)
    kept.save(force_insert=True)
    row = model(id=fresh, agency_id=by.agency_id, account_id=by.account_id, recorded_at=at, line_id=line.id,
                key=kept, sealed=key.seal(words.strip()), **columns)  # fmt: skip
    row.save(force_insert=True)
    return row


def words_of(row: Entry) -> str:
    """What the row says, for those whom its lock lets see it."""
    return str(seals.open_key(row.key).open(row.sealed))


def turn(
    model: type[Step], of: Entry, kind: str, words: str, before: Sequence[Step], *, by: Actor,
    at: datetime, occurred_at: datetime, since: datetime, result: str = "", **columns: Any,
) -> Step:  # fmt: skip
    """The next step about `of`, after every step before it."""
    _in_time(occurred_at, before[-1].occurred_at if before else since, at)
    told = {"step": kind, "of": str(of.id)} | ({"result": result} if result else {})
    try:
        with transaction.atomic():
            return enter(model, words, by=by, at=at, told=told, kind=kind, result=result,
                         occurred_at=occurred_at, turn=len(before) + 1, **columns)  # fmt: skip
    except IntegrityError as raced:
        raise AnsweredMeanwhile from raced


def _in_time(when: datetime, since: datetime, at: datetime) -> None:
    if when > at:
        raise Ahead(field="occurred_at")
    if when < since:
        raise BeforeAsked(field="occurred_at")


def may_answer(before: Sequence[Step], at: datetime) -> None:
    """Whoever has answered waits for the check; what is settled stays settled."""
    code = state_of(before, None, at).code
    if code == "settled":
        raise AlreadySettled
    if code == "answered":
        raise AlreadyAnswered


def may_check(before: Sequence[Step], result: str, by: Actor) -> None:
    """Only an answer, only with a result, only by somebody else than who gave it."""
    if result not in dict(RESULTS):
        raise NoSuchResult(field="result")
    if not before or before[-1].kind != ANSWERED:
        raise NothingAnswered
    if who_answered(before) == by.account_id:
        raise SamePerson


__all__ = ["ANSWERED", "CHECKED", "enter", "may_answer", "may_check", "turn", "words_of"]
