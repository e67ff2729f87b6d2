"""Until when a letter is to be answered: by the law where it gives days, else by the day that the letter set."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from lachan.law.calendar import calendar
from lachan.law.refusals import LawRefusal
from lachan.procedure import asking
from lachan.procedure.periods import end_of_day, in_days, local_day


class Given(Protocol):
    """What a kind of letter says of its days."""

    @property
    def clock(self) -> str: ...
    @property
    def days(self) -> int: ...
    @property
    def days_cite(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Term:
    """The last moment and by what right: `cite` is the law's, empty where the letter set the day.

    `assumed`: counted from sending, because nobody has recorded when it was received."""

    due_at: datetime | None
    cite: str = ""
    assumed: bool = False


def term_of(
    given: Given, sent_at: datetime, received_at: datetime | None, answer_by: date | None
) -> Term:
    """The law's days from receipt; where the rule was not yet in force, the day set in the letter."""
    start, assumed = received_at or sent_at, received_at is None
    if given.clock:
        try:
            due = asking.due(given.clock, start, {})
            return Term(due.due_at, "; ".join(due.cites), assumed)
        except LawRefusal:
            return Term(end_of_day(answer_by) if answer_by else None)
    if given.days:
        end = in_days(local_day(start), given.days, roll=True, calendar=calendar())
        return Term(end.due_at, given.days_cite, assumed)
    return Term(end_of_day(answer_by) if answer_by else None)
