"""One person's care as one viewer sees it, read once per request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest

from lachan.access.actor import Actor
from lachan.procedure import care
from lachan.procedure.acts import Act as Deed
from lachan.procedure.acts import in_effect
from lachan.procedure.periods import local_day
from lachan.procedure.reaching import Reach, reach_of
from lachan.reference.queries import units_called
from lachan.victims import bearing, codes, ledger, queries, readings, stories
from lachan.victims.models import CareFile
from lachan.victims.opened import Opened, Seen
from lachan.victims.queries import Entitled, Said, Whole

from ..names import Names

HOME = "/cham-soc/"


@dataclass
class Care:
    """What a page of one person needs; the row lock has left out what is not the viewer's."""

    request: HttpRequest
    opened: Opened

    @property
    def file(self) -> CareFile:
        return self.opened.file

    @property
    def who(self) -> Actor:
        return self.request.actor

    @property
    def code(self) -> str:
        return self.file.person.code

    @property
    def base(self) -> str:
        return f"{HOME}{self.code}/"

    @property
    def today(self) -> date:
        return local_day(self.request.at)

    @cached_property
    def whole(self) -> Whole:
        return queries.whole(self.who, self.file, self.opened)

    @cached_property
    def standing(self) -> list[Said]:
        """Acts that hold still, newest first."""
        gone = {"entry_withdrawn"}
        return [
            one for one in reversed(self.whole.said) if not one.gone and one.act.kind not in gone
        ]

    @cached_property
    def deeds(self) -> list[Deed]:
        return [readings.as_deed(one.act, self.file.person_id) for one in self.whole.said]

    @cached_property
    def now(self) -> care.Care:
        return care.care_of(self.deeds, self.today)

    @property
    def supports(self) -> list[tuple[str, str]]:
        """Of which the viewer may write: whoever was only asked for some, of those."""
        return list(codes.SUPPORT) if not self.beside else self.asked

    @property
    def asked(self) -> list[tuple[str, str]]:
        """What was referred to the viewer's body."""
        asked = care.referred_to(self.deeds, self.who.scope)
        return [one for one in codes.SUPPORT if one[0] in asked]

    def settles(self, flag: str) -> bool:
        """Whether this danger is the viewer's to settle: who leads any, who raised it its own."""
        return self.leads or flag in bearing.own_flags(self.deeds, self.who.scope)

    @property
    def minor(self) -> bool | None:
        """Whether the person is treated as under 18; whoever does not read the situation knows it from the reading."""
        reading = self.whole.reading
        said, told_on = dict(self.now.situation), dict(self.now.told_on)
        if reading is not None and reading.minor is not None:
            said["minor"], told_on["minor"] = reading.minor, local_day(reading.as_of)
        return readings.minor_of(self.file, said, self.today, told_on)

    @cached_property
    def reach(self) -> Reach:
        return reach_of(self.deeds)

    @property
    def leads(self) -> bool:
        """Leads, houses the person, or received while nobody leads: who speaks for the whole care (`bearing.leading`)."""
        if self.opened.grounds & {"lead", "facility"}:
            return True
        return "origin" in self.opened.grounds and all(kind != "lead" for _, _, kind, _ in self.seen_by)  # fmt: skip

    @property
    def led(self) -> bool:
        return any(kind == "lead" for _, _, kind, _ in self.seen_by)

    @property
    def leads_now(self) -> bool:
        """The care was given to this body last; whoever received while nobody leads does not."""
        reading = self.whole.reading
        return self.led and reading is not None and reading.lead_id in self.who.scope

    @property
    def holds_story(self) -> bool:
        """As far as this viewer, who has the person in hand, sees all of it (`stories.holds_story`)."""
        if self.beside or self.led:
            return self.leads_now
        done = in_effect(self.deeds, until=None, known_at=None)
        by_whom = {int(act.agency) for act in done if act.kind in stories.TOLD}
        return bool(by_whom) and by_whom <= set(self.who.scope)

    @cached_property
    def regime(self) -> str:
        """Of the day, by whoever cares and sees all that decides it; the copy stands where it was last written."""
        reading = self.whole.reading
        if reading is None or self.opened.grounds & {"lead", "facility"}:
            return self.now.regime
        return reading.regime

    @cached_property
    def entitled(self) -> tuple[Entitled, ...]:
        return queries.entitlements(self.who, self.whole, self.today)

    @property
    def seen_by(self) -> Sequence[Seen]:
        return self.opened.seen_by

    @cached_property
    def names(self) -> Names:
        """Of every body that acted, towards which was acted, or that sees the file: they came with these. Of a place only
        where an act names one that is no gate of the list."""
        bodies = {**self.whole.bodies, **{agency: name for agency, name, _, _ in self.seen_by}}
        keys = {str(one.act.facts.get("place", "")) for one in self.whole.said} - {"", *dict(codes.HANDED_AT)}  # fmt: skip
        return Names(bodies, places=units_called(keys) if keys else {})

    def last(self, kind: str) -> Said | None:
        return next((one for one in self.standing if one.act.kind == kind), None)

    @property
    def contact_words(self) -> str:
        """Every word on it that still holds, a line once, the first first; those of an earlier return have passed."""
        came = next((one for one in self.standing if one.act.kind == "victim_came_forward" and one.words.get("safety")), None)  # fmt: skip
        anew = self.reach.anew
        holds = came is not None and (anew is None or came.act.occurred_at > anew.occurred_at)
        ids = {*self.reach.said, *([str(came.act.id)] if came and holds else [])}
        told = [one.words.get("safety", "") for one in reversed(self.standing) if str(one.act.id) in ids]  # fmt: skip
        lines = (line.strip() for text in told for line in text.splitlines() if line.strip())
        return "\n".join(dict.fromkeys(lines))

    def may(self, kind: str) -> bool:
        """By standing; the permission is the form's to ask."""
        if not kind:  # makes no act: whoever has the person in hand may
            return not self.beside
        if kind == "story_shared" and not self.holds_story:
            return False
        may = ledger.may(kind, self.opened.grounds)
        return may and bearing.offered(kind, self.deeds, self.who, leads=self.leads)

    @property
    def beside(self) -> bool:
        """The viewer only helps beside, and sees a part of the acts: where the care stands is not read from those."""
        return self.opened.grounds <= bearing.ASKED_ONLY

    @property
    def hears_only(self) -> bool:
        """Was given the story and nothing else: who the person is stays closed."""
        return self.opened.grounds <= {"hearer"}

    def why_not(self, kind: str) -> str:
        return care.why_not(self.deeds, kind) if kind else ""


def care_of(request: HttpRequest, code: str) -> Care:
    """The file of that code within the viewer's rights, or «không có trong phạm vi»."""
    return Care(request, queries.open_file(request.actor, code))
