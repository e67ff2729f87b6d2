"""One person's care as one viewer sees it, read once per request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest

from lachan.access.actor import Actor
from lachan.procedure import care
from lachan.procedure.acts import Act as Deed
from lachan.procedure.periods import local_day
from lachan.victims import ledger, queries, readings
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

    @cached_property
    def entitled(self) -> tuple[Entitled, ...]:
        return queries.entitlements(self.who, self.whole, self.today)

    @property
    def seen_by(self) -> Sequence[Seen]:
        return self.opened.seen_by

    @cached_property
    def names(self) -> Names:
        """Of every body that acted, towards which was acted, or that sees the file: they came with these."""
        return Names({**self.whole.bodies, **{agency: name for agency, name, _, _ in self.seen_by}})

    def last(self, kind: str) -> Said | None:
        return next((one for one in self.standing if one.act.kind == kind), None)

    def may(self, kind: str) -> bool:
        """By standing; the permission is the form's to ask."""
        if not kind:  # makes no act: whoever has the person in hand may
            return not self.beside
        return ledger.may(kind, self.opened.grounds)

    @property
    def beside(self) -> bool:
        """The viewer only helps beside, and sees a part of the acts: where the care stands is not read from those."""
        return self.opened.grounds <= ledger.BESIDE

    @property
    def hears_only(self) -> bool:
        """Was given the story and nothing else: who the person is stays closed."""
        return self.opened.grounds <= {"hearer"}

    def why_not(self, kind: str) -> str:
        return care.why_not(self.deeds, kind) if kind else ""


def care_of(request: HttpRequest, code: str) -> Care:
    """The file of that code within the viewer's rights, or «không có trong phạm vi»."""
    return Care(request, queries.open_file(request.actor, code))
