"""Giving standing: by right of a paper handed over, never by a wish to look."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.pour import pour

from .models import Matter, Standing

# Bodies of criminal procedure see the work on a matter they received first; others see that it lives.
PROCEDURAL = frozenset({"commune_police", "police_post", "district_police", "provincial_police",
                        "investigation_agency", "security_investigation_agency",
                        "police_division", "border_guard", "detention_facility",
                        "provincial_procuracy", "district_procuracy", "regional_procuracy",
                        "inspector"})  # fmt: skip


@contextmanager
def whole(by: Actor, *, waiting: bool = False) -> Iterator[None]:
    """The whole record for the checks and readings of a verb, where the actor's body does not see the work.

    `waiting`: it answers what it was sent; until then even another investigating agency sees none of it."""
    if not waiting and by.agency_kind in PROCEDURAL and by.agency_kind != "detention_facility":
        yield
        return
    with scope.widened(by, "renew"):
        yield


@contextmanager
def renewing(by: Actor) -> Iterator[None]:
    """For the stretch in which a verb writes the terms and the accused anew; no SQL outside it changes them."""
    with scope.widened(by, "renew"):
        yield


def give(matter: Matter, to: Iterable[tuple[int, str]], since: datetime) -> None:
    """One statement for all, so that opening a matter and giving its first standings are one step."""
    pour([
        Standing(matter=matter, agency_id=agency, kind=kind, since=since,
                 received_at=matter.received_at)
        for agency, kind in dict.fromkeys(to)
    ])  # fmt: skip


def give_once(matter: Matter, agency: int, kind: str, since: datetime) -> None:
    """As `give`, for a body that may have it already (its row may be hidden from us)."""
    Standing.objects.bulk_create(
        [Standing(matter=matter, agency_id=agency, kind=kind, since=since,
                  received_at=matter.received_at)],
        ignore_conflicts=True,
    )  # fmt: skip
