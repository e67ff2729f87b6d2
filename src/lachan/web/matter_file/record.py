"""Everything the page of one matter shows, asked for in at most eight queries."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lachan.access.actor import Actor
from lachan.docket import queries as docket
from lachan.docket import readings
from lachan.docket.models import Act, Handover, Matter, Mention, RegisterEntry
from lachan.intake.models import Trait
from lachan.procedure import stages
from lachan.procedure.acts import Act as Deed
from lachan.procedure.stages import Stage

from ..names import Names, names_of
from .next_acts import parts_of, possible
from .verb_forms import VerbForm


@dataclass
class Record:
    """One matter as its viewer sees it, read once per request."""

    who: Actor
    matter: Matter

    @cached_property
    def acts(self) -> list[Act]:
        return docket.acts_of(self.who, self.matter)

    @cached_property
    def deeds(self) -> list[Deed]:
        return [readings.as_deed(act) for act in self.acts]

    @cached_property
    def entries(self) -> list[RegisterEntry]:
        return docket.entries_of(self.who, self.matter)

    @cached_property
    def mentions(self) -> list[Mention]:
        return docket.mentions_of(self.who, self.matter)

    @cached_property
    def handovers(self) -> list[Handover]:
        ways = self.matter.handovers.select_related("sender", "recipient", "answer")
        return list(ways.order_by("sent_at"))

    @cached_property
    def traits(self) -> dict[str, str]:
        """The latest value of each trait; earlier ones stay in the record."""
        rows: list[Trait] = list(self.matter.traits.order_by("recorded_at"))
        return {row.field: row.value for row in rows}

    @cached_property
    def seen_by(self) -> list[tuple[int, str, datetime]]:
        return docket.seen_by(self.who, self.matter)

    @cached_property
    def names(self) -> Names:
        """Agencies and colleagues that the acts and standings name, in one query."""
        facts = [act.facts for act in self.acts]
        agencies = [row[0] for row in self.seen_by] + [f.get("to") for f in facts]
        return names_of(agencies, [f.get("officer") for f in facts])

    @cached_property
    def stage(self) -> Stage:
        """Read from the acts; a body that only passed the news on has but the projection."""
        if not self.deeds:
            return stages.table().stages[self.matter.reading.stage]
        return stages.stage_of(self.deeds)

    @cached_property
    def parts(self) -> frozenset[str]:
        known = [(agency, kind) for agency, kind, _ in self.seen_by]
        return parts_of(self.who, self.matter.reading.holder_id, known)

    @cached_property
    def possible(self) -> list[VerbForm]:
        return possible(self.who, self.stage.next_kinds, self.parts)


def record_of(who: Actor, code: str) -> Record:
    return Record(who, docket.matter_by_code(who, code.strip().upper()))
