"""The rungs as data (`rungs.yaml`), and which ladder a clock of the statute book stands on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lachan.law.book import book
from lachan.law.clock import Clock

UNITS = {"m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Rung:
    """One moment at which somebody is told: so long after the anchor (negative: before it)."""

    code: str
    label: str
    offset: timedelta
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of one kind of term, in the order of time."""

    code: str
    label: str
    of: Mapping[str, Any] = field(hash=False)
    rungs: tuple[Rung, ...]
    otherwise: str
    loud: bool = False
    at_once: Rung | None = None

    def fits(self, clock: Clock) -> bool:
        if "what" in self.of:
            return False
        if not self.of:
            return True
        return (
            clock.lapse == self.of.get("lapse")
            or clock.ref in self.of.get("refs", ())
            or _counted_in(clock, frozenset(self.of.get("units", ())))
        )

    @property
    def last(self) -> Rung:
        return self.rungs[-1]

    @property
    def every(self) -> tuple[Rung, ...]:
        return (*self.rungs, self.at_once) if self.at_once else self.rungs

    @property
    def ends(self) -> tuple[str, ...]:
        """Codes of the rungs after which nothing more is said of a term."""
        return tuple(rung.code for rung in (self.last, self.at_once) if rung)


def _counted_in(clock: Clock, units: frozenset[str]) -> bool:
    lengths = [length for term in clock.terms for length in term.lengths if term.in_law]
    return bool(units and lengths) and all(length.unit in units for length in lengths)


def span(text: str) -> timedelta:
    """«72h» → 72 hours."""
    number, unit = re.fullmatch(r"(\d+)([mhd])", text).groups()  # type: ignore[union-attr]  # our own file
    return timedelta(**{UNITS[unit]: int(number)})


def _rung(given: Mapping[str, Any], to: list[str]) -> Rung:
    offset = span(given["after"]) if "after" in given else -span(given.get("before", "0h"))
    return Rung(given["code"], given["label"], offset, tuple(given.get("to", to)))


def _ladder(code: str, given: Mapping[str, Any]) -> Ladder:
    timed = tuple(_rung(one, given["to"]) for one in given["rungs"] if not one.get("at_once"))
    now = next((_rung(one, given["to"]) for one in given["rungs"] if one.get("at_once")), None)
    return Ladder(
        code, given["label"], given["of"], timed, given["otherwise"], given.get("loud", False), now
    )


def _load() -> Mapping[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "rungs.yaml").read_text("utf-8")))


_GIVEN = _load()
LADDERS: Mapping[str, Ladder] = {code: _ladder(code, x) for code, x in _GIVEN["ladders"].items()}
LADDER_OF_RUNG: Mapping[str, Ladder] = {
    rung.code: one for one in LADDERS.values() for rung in one.every
}
RUNGS: Mapping[str, Rung] = {rung.code: rung for one in LADDERS.values() for rung in one.every}
FRESH = span(_GIVEN["fresh"])
STALE_AFTER = RUNGS["worker_stopped"].offset
# The longest that anything is announced beforehand: nothing due later needs looking at.
LONGEST = max(-rung.offset for rung in RUNGS.values())


@lru_cache(maxsize=1024)
def ladder_of(ref: str) -> Ladder | None:
    """The ladder of a clock; None where nobody has to act (a permission, a mere guidance)."""
    clock = book().clocks.get(ref)
    if clock is None:
        return LADDERS["duty"]  # a row of an older book: rather told once too often
    if clock.lapse != "must_release" and (not clock.is_duty or clock.guidance_only):
        return None
    return next(one for one in LADDERS.values() if one.fits(clock))


@lru_cache(maxsize=1024)
def otherwise(ref: str, rung: str) -> str:
    """What happens if nothing is done: the statute book's words first, else the ladder's."""
    clock = book().clocks.get(ref)
    said = clock.on_lapse if clock else ""
    return " ".join((said or LADDER_OF_RUNG[rung].otherwise).split())


@lru_cache(maxsize=1024)
def what(ref: str, rung: str) -> str:
    """What is due, in the statute book's words."""
    clock = book().clocks.get(ref)
    return clock.name if clock else LADDER_OF_RUNG[rung].label
