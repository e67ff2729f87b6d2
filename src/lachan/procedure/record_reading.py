"""A record read at one moment, ready for JSON: stages, clocks by urgency, and what may follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from lachan.law.book import book
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.clocks import read
from lachan.procedure.limits import class_of
from lachan.procedure.periods import ZONE
from lachan.procedure.readings import AT_ONCE, LAPSED, MET, MET_LATE, STOPPED, Reading
from lachan.procedure.record_words import in_words, instant_of, iso_of, shown
from lachan.procedure.stages import Stage, stage_of
from lachan.procedure.standings import Standing, accused_of
from lachan.procedure.track_tables import case_table
from lachan.procedure.tracks import Possible, case_stage_of, moves, possible_next

GROUPS: Final = ("open", "met", "lapsed", "not_applicable")
GROUP_OF: Final = {MET: "met", MET_LATE: "met", LAPSED: "lapsed", STOPPED: "not_applicable"}
FAR: Final = datetime(9000, 1, 1, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Record:
    """A matter as it was handed in: its code and its acts, in the order of the file, all checked."""

    matter: str
    acts: tuple[Act, ...]


def read_record(
    record: Record, as_of: datetime | str, known_at: datetime | str | None = None
) -> dict[str, Any]:
    """Everything the acts say at `as_of`, from what had been recorded by `known_at`."""
    at = instant_of(as_of, "Thời điểm xem (as_of)")
    known = None if known_at is None else instant_of(known_at, "Thời điểm biết (known_at)")
    acts = record.acts
    done = in_effect(acts, until=at, known_at=known)
    clocks = _grouped(read(acts, at, known))
    return {
        "matter": record.matter,
        "as_of": _instant(at),
        "known_at": _instant(known),
        "book_version": book().version,
        "stage": {
            "matter": _stage(stage_of(acts, at, known)),
            "case": _stage(case_stage_of(acts, at, known)),
            "severity": class_of(done),
            "accused": [_standing(one) for one in accused_of(acts, at, known).values()],
        },
        "clocks": clocks,
        "possible_next": _awaited_first(possible_next(acts, at, known), clocks),
        "notes": list(_notes(acts, done)),
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(ZONE).isoformat()


def _stage(stage: Stage | None) -> dict[str, Any] | None:
    if stage is None:
        return None
    return {
        "code": stage.code,
        "label": stage.label,
        "since": _instant(stage.since),
        "entered_by": stage.entered_by,
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "person": one.code,
        "status": one.status,
        "status_label": one.status_label,
        "since": _instant(one.since),
        "entered_by": one.entered_by,
        "custody": one.custody,
        "custody_label": one.custody_label,
        "custody_since": _instant(one.custody_since),
        "custody_entered_by": one.custody_entered_by,
    }


def _awaited_first(
    found: Iterable[Possible], clocks: Mapping[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Acts that an open or lapsed clock waits for first, then those that move a state."""
    waiting = [
        one for group in ("lapsed", "open") for one in clocks[group] if not one["stopped_by"]
    ]
    told = [_possible(one, _awaited_by(one, waiting)) for one in found]
    return sorted(told, key=lambda one: (not one["awaited_by"], not one["moves"]))


def _awaited_by(one: Possible, waiting: Iterable[Mapping[str, Any]]) -> list[str]:
    """Refs of the running clocks that this act would end, of the same person where it has one."""
    ended = clocks_ended_by(one.kind)
    refs = [
        clock["ref"]
        for clock in waiting
        if clock["ref"] in ended and _concerns(one, clock["person"])
    ]
    return list(dict.fromkeys(refs))


def _concerns(one: Possible, person: str | None) -> bool:
    """A decision about one accused ends that person's clocks and leaves those of the case."""
    if one.person is not None and one.kind in case_table().of_one:
        return person == one.person
    return person in (None, one.person)


@lru_cache(maxsize=512)
def clocks_ended_by(kind: str) -> frozenset[str]:
    clocks = book().clocks.values()
    return frozenset(c.ref for c in clocks if any(one.act == kind for one in c.stops_on))


def _possible(one: Possible, awaited_by: list[str]) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "label": one.label,
        "by": one.by,
        "cite": one.cite,
        "person": one.person,
        "awaited_by": awaited_by,
        "moves": moves(one.kind),
    }


def _grouped(readings: Iterable[Reading]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in GROUPS}
    for one in sorted(readings, key=_urgency):
        groups[GROUP_OF.get(one.state, "open")].append(_clock(one))
    return groups


def _urgency(one: Reading) -> tuple[bool, bool, bool, datetime, str, str]:
    """Whoever must be released first, then what must be done at once, then by the last moment."""
    custody, over = one.lapse != "must_release", one.stopped_by is not None
    return over, custody, one.state != AT_ONCE, one.due_at or FAR, one.ref, one.person or ""


def _clock(one: Reading) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "name": one.name,
        "who": one.who,
        "subject": one.subject,
        "person": one.person,
        "agency": one.agency,
        "state": one.state,
        "state_label": one.state_label,
        "started_by": one.started_by,
        "started_at": _instant(one.started_at),
        "due_at": _instant(one.due_at),
        "due_on": one.due_on.isoformat(),
        "nominal": one.nominal.isoformat(),
        "stricter_on": None if one.stricter_on is None else one.stricter_on.isoformat(),
        "left": _left(one),
        "met_by": one.met_by,
        "met_at": _instant(one.met_at),
        "stopped_by": one.stopped_by,
        "direction": one.direction,
        "lapse": one.lapse,
        "must_release": one.must_release and one.stopped_by is None,
        "guidance_only": one.guidance_only,
        "provisional": one.provisional,
        **_grounds(one),
    }


def _grounds(one: Reading) -> dict[str, Any]:
    return {
        "working": list(one.working),
        "cite": one.cite,
        "reads": one.reads,
        "mark": one.mark,
        "unsettled": one.unsettled,
        "text_note": one.text_note,
        "warnings": list(one.warnings),
        "assumptions": list(one.assumptions),
        "on_lapse": one.on_lapse,
    }


def _left(one: Reading) -> dict[str, Any] | None:
    if one.left is None:
        return None
    return {
        "seconds": int(one.left.total_seconds()),
        "iso": iso_of(one.left),
        "words": in_words(one.left),
    }


def _notes(acts: Iterable[Act], done: list[Act]) -> Iterable[str]:
    """What the record leaves open, said aloud rather than counted as if it were known."""
    for act in done:
        label = book().label(act.kind)
        if "article" in act.facts and "paragraph" not in act.facts:
            yield f"{shown(act.id)}: «{label}» không ghi khoản; lấy loại tội phạm theo khung cơ bản (khoản 1)."
        for fact in sorted(_days_of(act.kind) - set(act.facts)):
            yield f"{shown(act.id)}: «{label}» không ghi {fact}; thời hạn tính từ ngày đó chưa tính được."
    counted = {act.id for act in done}
    held_back = sum(1 for act in acts if act.id not in counted)
    if held_back:
        yield f"{held_back} hành vi không tính ở đây: đã được đính chính, diễn ra sau hoặc chưa biết lúc đó."


@lru_cache(maxsize=512)
def _days_of(kind: str) -> frozenset[str]:
    """Facts that hold the day a clock counts from, where the book has no way without them."""
    wanted: set[str] = set()
    for clock in book().clocks.values():
        named = [one for one in (*clock.starts_on, *clock.stops_on) if one.act == kind]
        without = {w.fact for one in named if not one.day_of for w in one.where}
        wanted |= {one.day_of for one in named if one.day_of} - without
    return frozenset(wanted)
