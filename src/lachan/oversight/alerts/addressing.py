"""Who is told: by standing where a standing says so, else by the register of bodies as it is that day.

A body that has ended is told through the one that replaced it; the body a report complains of, never."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from lachan.reference.codes import SUPERVISED, Kind
from lachan.reference.models import Agency

from .rows import USING, Houses, Place
from .rules import Alert

Standings = Mapping[UUID, Mapping[str, frozenset[int]]]


@dataclass(frozen=True)
class Bodies:
    """The register of agencies, read once for a scan."""

    by_id: Mapping[int, Agency]
    day: date

    @classmethod
    def on(cls, day: date) -> "Bodies":
        return cls({row.id: row for row in Agency.objects.using(USING).order_by("sort_key")}, day)

    def alive(self, agency: int | None) -> int | None:
        """The body itself, or the one that took its work over."""
        seen: set[int] = set()
        while agency is not None and agency not in seen:
            seen.add(agency)
            body = self.by_id[agency]
            if body.exists_on(self.day) or body.successor_id is None:
                return agency
            agency = body.successor_id
        return agency

    def superior(self, agency: int | None) -> int | None:
        """The body above; where the register knows none, the procuracy that supervises it."""
        now = self.alive(agency)
        above = self.by_id[now].parent_id if now else None
        while above is not None and not self.by_id[above].exists_on(self.day):
            above = self.by_id[above].parent_id
        return above or self.procuracy(now)

    def procuracy(self, agency: int | None) -> int | None:
        """Who supervises its handling of crime; None for bodies that no procuracy supervises."""
        now = self.alive(agency)
        if now is None or self.by_id[now].kind not in SUPERVISED:
            return None
        return self.alive(self.by_id[now].supervisor_id) or self._provincial.get(
            self.by_id[now].province_id
        )

    @cached_property
    def _provincial(self) -> Mapping[int, int]:
        return {
            body.province_id: body.id
            for body in self.by_id.values()
            if body.kind == Kind.PROVINCIAL_PROCURACY and body.exists_on(self.day)
        }


def told(
    alert: Alert, place: Place, standings: Standings, houses: Houses, bodies: Bodies
) -> list[int]:
    """The agencies told of this alert, each once."""
    mine, house = standings.get(alert.matter, {}), houses.get((alert.matter, alert.person))
    found = [
        bodies.alive(agency)
        for party in alert.rung.to
        for agency in ([house] if party == "custodian" else _party(party, alert, mine, bodies))
    ]
    return list(dict.fromkeys(a for a in found if a and a != place.barred))


def _party(
    party: str, alert: Alert, mine: Mapping[str, frozenset[int]], bodies: Bodies
) -> Iterable[int | None]:
    if party in ("holder", "sender", "recipient"):
        return [getattr(alert, party) or None]
    if party == "superior":
        return [bodies.superior(alert.holder)]
    if party == "recipient_superior":
        return [bodies.superior(alert.recipient)]
    standing = sorted(mine.get(party, ()))
    if party == "supervisor" and not standing:
        # The paper may be on its way; the alarm does not wait for it.
        return [bodies.procuracy(alert.holder)]
    return standing
