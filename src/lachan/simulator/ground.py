"""Units and bodies as plain maps, and the questions of reference asked of them without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lachan.reference.competence import HANDING_DOWN, investigation_level

# The bodies whose handling of crime a procuracy supervises, and those that Thanh tra Công an inspects.
POLICE = frozenset({"investigation_agency", "security_investigation_agency", "district_police",
                    "provincial_police", "police_division", "commune_police", "police_post",
                    "detention_facility"})  # fmt: skip
SUPERVISED = POLICE | {"border_guard"}
INVESTIGATORS = frozenset(
    {"investigation_agency", "security_investigation_agency", "district_police"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit during one period."""

    id: int
    key: str
    name: str
    level: str
    parent: int | None
    valid_from: date
    valid_to: date | None
    remote: bool = False

    def on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def sort_of(kind: str) -> str:
    """Departments report alike here, whatever the law charges each with."""
    return "department" if kind.endswith("_department") else kind


@dataclass(frozen=True, slots=True)
class Body:
    """An agency during one period; `supervisor` and `successor` are ids of other bodies."""

    id: int
    key: str
    kind: str
    level: str
    valid_from: date
    valid_to: date | None
    supervisor: int | None = None
    successor: int | None = None

    def on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def hands_down(self, day: date) -> bool:
        """In its last weeks it passes on what it holds."""
        return self.valid_to is not None and self.valid_to - HANDING_DOWN <= day < self.valid_to


@dataclass(frozen=True)
class Ground:
    """One province: its places, its bodies, and which body serves which place."""

    province: int
    places: dict[int, Place]
    bodies: dict[int, Body]
    grounds: dict[int, tuple[int, ...]]  # place → bodies that serve it
    _provincial: dict[tuple[str, date], Body | None] = field(default_factory=dict, compare=False)

    @cached_property
    def by_key(self) -> dict[str, Body]:
        return {body.key: body for body in self.bodies.values()}

    @cached_property
    def place_by_key(self) -> dict[str, Place]:
        return {place.key: place for place in self.places.values()}

    def communes_on(self, day: date) -> list[Place]:
        return [p for p in self.places.values() if p.level == "commune" and p.on(day)]

    def serving(self, place: Place, kind: str, day: date) -> Body | None:
        for body_id in self.grounds.get(place.id, ()):
            body = self.bodies[body_id]
            if body.kind == kind and body.on(day):
                return body
        return None

    def provincial(self, kind: str, day: date) -> Body | None:
        known = self._provincial
        if (kind, day) not in known:
            known[kind, day] = next(
                (
                    b
                    for b in self.bodies.values()
                    if b.kind == kind and b.level == "province" and b.on(day)
                ),
                None,
            )
        return known[kind, day]

    def of_kind(self, kinds: Iterable[str], day: date) -> list[Body]:
        return [b for b in self.bodies.values() if b.kind in kinds and b.on(day)]

    def investigator_of(
        self,
        place: Place,
        day: date,
        article: str = "",
        paragraph: int | None = None,
        abroad: bool = False,
    ) -> Body:
        level = investigation_level(day, article, paragraph, committed_abroad=abroad).level
        if level == "district" and place.parent is not None:
            district = self.serving(self.places[place.parent], "district_police", day)
            if district is not None:
                return district
        found = self.provincial("investigation_agency", day)
        if found is None:
            raise LookupError(f"no provincial investigation agency on {day}")
        return found

    def supervising_procuracy(self, body: Body, day: date) -> Body:
        """As the verbs ask it: the named supervisor or what replaced it, else the provincial one."""
        named = self.alive(body.supervisor, day) if body.kind in SUPERVISED else None
        return named or self._provincial_procuracy(day)

    def _provincial_procuracy(self, day: date) -> Body:
        found = self.provincial("provincial_procuracy", day)
        if found is None:
            raise LookupError(f"no provincial procuracy on {day}")
        return found

    def house_of(self, place: Place | None, day: date) -> Body | None:
        """Where somebody is kept: the facility of the place, or the province's own."""
        if place is None:
            return self.provincial("detention_facility", day)
        return self._local(place, frozenset({"detention_facility"}), day)

    def court_of(self, place: Place, day: date, provincial: bool) -> Body | None:
        """The court that tries at first instance what happened there."""
        local = self._local(place, frozenset({"district_court", "regional_court"}), day)
        return self.provincial("provincial_court", day) if provincial or local is None else local

    def procuracy_beside(self, place: Place, day: date) -> Body | None:
        """The procuracy at the local court."""
        return self._local(place, frozenset({"district_procuracy", "regional_procuracy"}), day)

    def _local(self, place: Place, kinds: frozenset[str], day: date) -> Body | None:
        """A body of the place or of the unit above it; where it has ended, what followed it."""
        known = [*self.grounds.get(place.id, ()), *self.grounds.get(place.parent or 0, ())]
        among = [self.bodies[one] for one in known if self.bodies[one].kind in kinds]
        found = next((body for body in among if body.on(day)), None)
        return found or next(
            (b for b in (self.alive(one.id, day) for one in among) if b is not None), None
        )

    def inspector_of(self, body: Body, day: date) -> Body | None:
        return self.provincial("inspector", day) if body.kind in POLICE else None

    def alive(self, body_id: int | None, day: date) -> Body | None:
        body = self.bodies.get(body_id) if body_id else None
        while body is not None and not body.on(day):
            body = self.bodies.get(body.successor) if body.successor else None
        return body
