"""A stretch of a province's time: its reports in order of arrival, and its channels' own lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from . import people, shares, words
from .aimed import AimedLife
from .deeds import Scribe
from .ground import Body, Ground, Place
from .lives import Life
from .rows import Call, Given, Ids, Line, PersonRow, Story
from .shares import chance, draw
from .short import ShortLife
from .times import arrivals, later

LISTED = ("police_113", "hotline_111", "vneid", "online")
# About three calls in a hundred stand on a channel's list and in no register.
LOST_SHARE = 0.03
POLICE_LISTS = "68-cat"


@dataclass(frozen=True)
class Wanted:
    """What to make: `count` reports between two days, told up to `until`; `focus` draws more to a place."""

    first: date
    last: date
    count: int
    until: datetime
    seed: int = 138
    focus: Mapping[str, float] = field(default_factory=dict)
    officers: Mapping[int, int] = field(default_factory=dict)
    lean: bool = False
    aimed: bool = False  # cases whose terms of custody end about `until`
    series: str = ""  # sets one stretch's numbers and dice apart from another's over the same days
    named_officials: int = 1
    walk: int = 0  # where this stretch's walk through code names begins; 0: by dice
    taken: frozenset[str] = frozenset()  # code names that are somebody's already


class Year:
    """Makes the stories of one stretch; the same seed makes the same stories."""

    def __init__(self, ground: Ground, wanted: Wanted) -> None:
        self.ground, self.wanted = ground, wanted
        self.dice = Random(f"{wanted.seed} {wanted.first} {wanted.last} {wanted.series}")  # noqa: S311 - invention, not secrecy
        own = Random(f"{wanted.seed} ids {wanted.first} {wanted.series}")  # noqa: S311 - the same
        self.ids = Ids(own, wanted.walk, wanted.taken)
        self.calls: list[Call] = []
        self.numbers: dict[tuple[str, int], int] = {}
        self._communes: dict[date, tuple[list[Place], list[float]]] = {}

    def stories(self) -> Iterator[Story]:
        """In order of reception. `calls` is whole when the last story has been taken."""
        for family in self.families():
            yield from family

    def families(self) -> Iterator[list[Story]]:
        """A story with the records that were parted from it, or joined into it."""
        times = arrivals(self.dice, self.wanted.first, self.wanted.last, self.wanted.count)
        named = set(
            self.dice.sample(range(len(times)), min(self.wanted.named_officials, len(times)))
        )
        for number, at in enumerate(times):
            story = self._story(at, number, number in named) if at < self.wanted.until else None
            if story is not None:
                yield [story, *story.parts]

    # -- one report ----------------------------------------------------------------------------

    def _story(self, at: datetime, number: int, named: bool) -> Story | None:
        place = self._place(at.date())
        by = self._receiver(place, at.date()) if not named else self._commune(place, at.date())
        given = self._given(at, place, by, named)
        abroad = given.traits["route"] == "abroad" and chance(self.dice, 0.35)
        scribe = Scribe(self.ground, self.ids, self.wanted.until)
        course = ShortLife if self.wanted.lean else AimedLife if self.wanted.aimed else Life
        life = course(scribe, self.dice, self.wanted.officers, abroad)
        life.turn = number
        story = life.live(given, place, by)
        if given.channel in LISTED:
            self._listed(given, at)
        return story

    def _place(self, day: date) -> Place:
        key = date(day.year, day.month, 1)
        if key not in self._communes or not self._communes[key][0][0].on(day):
            found = self.ground.communes_on(day)
            self._communes[key] = found, [self._weight(place) for place in found]
        among, weights = self._communes[key]
        return self.dice.choices(among, weights=weights)[0]

    def _weight(self, place: Place) -> float:
        town = 2.2 if place.name.startswith(("Phường", "Thị trấn")) else 1.0
        return self.wanted.focus.get(place.key, town)

    def _receiver(self, place: Place, day: date) -> Body:
        kind = draw(self.dice, shares.RECEIVER)
        return self._body(kind, place, day) or self._commune(place, day)

    def _body(self, kind: str, place: Place, day: date) -> Body | None:
        ground = self.ground
        if kind == "district_police":
            return (
                ground.serving(ground.places[place.parent or 0], kind, day)
                if place.parent
                else None
            )
        if kind == "border_guard":
            return ground.serving(place, kind, day)
        if kind == "procuracy":
            return ground.provincial("provincial_procuracy", day)
        found = ground.of_kind((kind,), day) if kind != "commune_police" else []
        return shares.pick(self.dice, found) if found else None

    def _commune(self, place: Place, day: date) -> Body:
        body = self.ground.serving(place, "commune_police", day)
        if body is None:
            raise LookupError(f"no commune police for {place.key} on {day}")
        return body

    def _given(self, at: datetime, place: Place, by: Body, named: bool) -> Given:
        dice = self.dice
        traits = self._traits(at)
        channel = draw(dice, shares.CHANNEL.get(self._branch(by), shares.POLICE_CHANNEL))
        informant = "named" if channel in ("agency", "detected") else draw(dice, shares.INFORMANT)
        given = Given(
            client_key=self.ids.new(at), received_at=at, kind=self._kind(channel), channel=channel,
            informant=informant, place=place.id, remote=place.remote and by.kind == "commune_police",
            traits=traits, article=draw(dice, shares.ARTICLE) if chance(dice, 0.3) else "",
            flagrant=chance(dice, 0.03), public_concern=chance(dice, 0.05),
            may_flee=chance(dice, 0.09), names_official_of=by.id if named else None,
        )  # fmt: skip
        self._when(given, at)
        given.external_number = self._number(channel, at)
        given.persons = self._persons(given, at)
        if not self.wanted.lean and chance(dice, 0.94):
            given.narrative = words.telling(traits)
        return given

    def _branch(self, by: Body) -> str:
        return "procuracy" if by.kind.endswith("procuracy") else by.kind

    def _kind(self, channel: str) -> str:
        if channel in ("agency", "press", "detected"):
            return draw(self.dice, {"notice": 3, "recommendation": 1})
        return draw(self.dice, shares.KIND)

    def _when(self, given: Given, at: datetime) -> None:
        if chance(self.dice, 0.7):
            given.occurred_from = (at - timedelta(days=self.dice.randrange(2, 90))).date()
            if chance(self.dice, 0.5):
                given.occurred_to = (at - timedelta(days=1)).date()

    def _traits(self, at: datetime) -> dict[str, str]:
        dice, year = self.dice, at.year + (at.month - 1) / 12
        domestic = chance(dice, shares.domestic_share(year))
        route = "domestic" if domestic else draw(dice, {"abroad": 88, "inbound": 3, "unknown": 9})
        if self.wanted.lean:
            return {"route": route}
        traits = {"lure": draw(dice, shares.LURE), "route": route}
        traits["recruiting"] = draw(dice, shares.RECRUITING)
        if route == "abroad":
            traits["destination"] = draw(dice, shares.DESTINATION)
        traits["exploitation"] = draw(
            dice, shares.ABROAD_USE if route == "abroad" else shares.DOMESTIC_USE
        )
        return traits

    def _persons(self, given: Given, at: datetime) -> list[PersonRow]:
        dice, lean, found = self.dice, self.wanted.lean, []
        if chance(dice, 0.25 if lean else 0.9):
            for _ in range(1 if lean or chance(dice, 0.85) else 2):
                found.append(
                    people.person(
                        dice, self.ids, at, "presumed_victim", known=chance(dice, 0.8), lean=lean
                    )
                )
        if not lean and given.informant != "anonymous" and chance(dice, 0.85):
            found.append(people.person(dice, self.ids, at, "informant", known=True,
                                       protected=given.informant == "protected"))  # fmt: skip
        if not lean and chance(dice, 0.4):
            found.append(people.person(dice, self.ids, at, "suspected", known=chance(dice, 0.4)))
        return found

    # -- the channels' own lists -----------------------------------------------------------------

    def _number(self, channel: str, at: datetime) -> str:
        if channel not in LISTED:
            return ""
        head = {"police_113": "113", "hotline_111": "111", "vneid": "VNEID", "online": "TT"}[
            channel
        ]
        self.numbers[head, at.year] = self.numbers.get((head, at.year), 0) + 1
        return f"{head}{self.wanted.series}-{at:%Y%m}-{self.numbers[head, at.year]:05d}"

    def _listed(self, given: Given, at: datetime) -> None:
        self._log(
            given.channel,
            given.external_number,
            at - timedelta(minutes=1 + self.dice.randrange(25)),
        )
        if chance(self.dice, LOST_SHARE):
            lost = later(self.dice, at, 0.5, 20)
            self._log(given.channel, self._number(given.channel, at), lost)

    def _log(self, channel: str, number: str, arrived: datetime) -> None:
        by = self.ground.by_key.get(POLICE_LISTS)
        if channel == "hotline_111":
            by = next(iter(self.ground.of_kind(("hotline",), arrived.date())), by)
        at = arrived + timedelta(minutes=1)
        if by is None or at > self.wanted.until:
            return
        line = Line(self.ids.new(at), "log_channel_entry", by, at, self.ids.new(at), {"channel": channel},
                    {"channel": channel, "external_number": number, "arrived_at": arrived})  # fmt: skip
        self.calls.append(Call(self.ids.new(at), line, by.id, channel, number, arrived, at))


def numbered(stories: list[Story]) -> list[Story]:
    """The stories with their books' numbers, in the order in which matters were entered."""
    last: dict[tuple[int, str, int], int] = {}
    entries = [
        (e.entered_at, place, e) for place, story in enumerate(stories) for e in story.entries
    ]
    for _, _, entry in sorted(entries, key=lambda found: found[:2]):
        key = entry.agency, entry.book, entry.year
        entry.number = last[key] = last.get(key, 0) + 1
    return stories
