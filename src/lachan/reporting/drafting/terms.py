"""The terms a paper writes: first and last day as the engine counts them, and what must follow from an act.
Read as the record stood at the act, so a later extension does not rewrite an earlier order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lachan.law.book import book
from lachan.law.calendar import calendar
from lachan.procedure.acts import Act, in_effect, moments
from lachan.procedure.clocks import DUTIES, read
from lachan.procedure.matching import index_of
from lachan.procedure.moving import Stage
from lachan.procedure.periods import ZONE
from lachan.procedure.readings import Reading
from lachan.procedure.running import Run, runs_of

from .record import PaperRecord
from .withheld import told

INVESTIGATION = frozenset({"D01", "D02", "D04", "D05", "D05x", "D06", "D07", "D07x", "D07s"})


@dataclass(frozen=True)
class Term:
    """A term as a paper states it. `hours`: it ends at an hour, not at the end of a day.

    `first`: of an extension, the day after the term it extends. `ends_at`: the last moment."""

    first: date
    last: date
    ends_at: datetime
    hours: bool
    reading: Reading

    @property
    def days(self) -> int:
        """First and last day included, as custody is counted (TTLT 04/2018 Điều 17)."""
        return (self.last - self.first).days + 1


def custody_term(record: PaperRecord, act: Act) -> Term | None:
    """The term of custody this act opened or extended; None where the law gives it no day of its own."""
    for run, reading in _read(record, act.occurred_at):
        if reading.lapse != "must_release" or run.person != act.person:
            continue
        for place, stage in enumerate(run.stages):
            if stage.by.act.id == act.id and stage.ending is not None:
                return _term(stage, run.stages[place - 1] if place else None, reading)
    return None


def custody_running(record: PaperRecord, person: str | None, until: datetime) -> Term | None:
    """The term of custody that runs for this person at that moment, from its first day to its last."""
    found = [
        _whole(run, reading) for run, reading in _read(record, until)
        if reading.lapse == "must_release" and run.person == person and reading.stopped_by is None
        and reading.met_by is None
    ]  # fmt: skip
    return next((term for term in reversed(found) if term is not None), None)


def custody_ended(record: PaperRecord, act: Act) -> Term | None:
    """The term of custody that this act ended."""
    for run, reading in _read(record, act.occurred_at):
        ended = act.id in (reading.met_by, reading.stopped_by)
        if reading.lapse == "must_release" and run.person == act.person and ended:
            return _whole(run, reading)
    return None


def investigation_running(record: PaperRecord, until: datetime) -> Term | None:
    """The term of investigation that runs for the case at that moment."""
    found = [
        _whole(run, reading) for run, reading in _read(record, until)
        if reading.ref in INVESTIGATION and reading.met_by is None and reading.stopped_by is None
    ]  # fmt: skip
    return next((term for term in reversed(found) if term is not None), None)


def follows(record: PaperRecord, act: Act) -> list[Reading]:
    """What somebody must do because of this act, and the last days to ask for more; custody itself left out."""
    return [
        one for one in read(record.acts, act.occurred_at, known_at=record.as_of)
        if one.started_by == act.id and one.direction in DUTIES and one.lapse != "must_release"
    ]  # fmt: skip


def last_day_to_ask(
    record: PaperRecord, refs: Sequence[str], person: str | None, until: datetime
) -> Reading | None:
    """The last day on which an extension may be asked for, as it stood at that moment."""
    read_then = read(record.acts, until, known_at=record.as_of)
    found = [one for one in read_then if one.ref in refs and one.person == person]
    return next((one for one in reversed(found) if one.stopped_by is None), None)


def open_terms(record: PaperRecord) -> list[Reading]:
    """Whatever still runs or has lapsed unanswered, custody first, then by the nearest last moment."""
    far = datetime.max.replace(tzinfo=ZONE)
    shown = {act.id for act in record.done() if told(act)}
    found = [
        one for one in record.read()
        if one.open and one.direction != "not_before" and one.started_by in shown
    ]  # fmt: skip
    return sorted(found, key=lambda r: (r.lapse != "must_release", r.due_at or far, r.ref))


def _read(record: PaperRecord, until: datetime) -> list[tuple[Run, Reading]]:
    """Each run beside its reading: the same acts are read twice, in the same order."""
    found = moments(in_effect(record.acts, until=until, known_at=record.as_of))
    runs = runs_of(found, index_of(book()), calendar())
    return list(zip(runs, read(record.acts, until, known_at=record.as_of), strict=True))


def _whole(run: Run, reading: Reading) -> Term | None:
    end = run.last.ending
    if end is None or end.due_at is None:
        return None
    return Term(run.stages[0].counted_from, end.due_on, end.due_at, _hours(run.last), reading)


def _term(stage: Stage, earlier: Stage | None, reading: Reading) -> Term | None:
    end = stage.ending
    if end is None or end.due_at is None:
        return None
    extends = earlier is not None and earlier.ending is not None and stage.clock.move is not None
    first = stage.counted_from
    if extends and earlier is not None and earlier.ending is not None:
        first = earlier.ending.nominal + timedelta(days=1)
    return Term(first, end.due_on, end.due_at, _hours(stage), reading)


def _hours(stage: Stage) -> bool:
    return stage.length.unit == "h" or stage.clock.counting == "exact"
