"""Everything the page of one matter shows, asked for in three statements."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lachan.access.actor import Actor
from lachan.docket import codes as docket_codes
from lachan.docket import projection
from lachan.docket import queries as docket
from lachan.docket.models import Matter
from lachan.docket.projection import Situation
from lachan.procedure import stages
from lachan.procedure.acts import Act as Deed
from lachan.procedure.stages import Stage

from ..names import Names, names_of
from .around import Around
from .case_next import Offer, offers, sides_of
from .next_acts import parts_of, possible
from .rows import AccusedRow, ActRow, HandoverRow, MentionRow, NumberRow, Rows, rows_of
from .verb_forms import VerbForm


@dataclass
class Record:
    """One matter as its viewer sees it, read once per request."""

    who: Actor
    matter: Matter

    @cached_property
    def rows(self) -> Rows:
        return rows_of(self.matter)

    @property
    def acts(self) -> list[ActRow]:
        return self.rows.acts

    @cached_property
    def deeds(self) -> list[Deed]:
        return [_deed(act) for act in self.acts]

    @property
    def entries(self) -> list[NumberRow]:
        return self.rows.numbers

    @property
    def mentions(self) -> list[MentionRow]:
        return self.rows.mentions

    @property
    def handovers(self) -> list[HandoverRow]:
        return self.rows.handovers

    @cached_property
    def traits(self) -> dict[str, str]:
        """The latest value of each trait; earlier ones stay in the record."""
        return self.around.traits

    @property
    def around(self) -> Around:
        return self.rows.around

    @property
    def seen_by(self) -> list[tuple[int, str, datetime]]:
        return self.rows.seen_by

    @cached_property
    def names(self) -> Names:
        """Agencies and colleagues that the acts and standings name, in one query."""
        facts = [act.facts for act in self.acts]
        agencies = [row[0] for row in self.seen_by] + [f.get("to") for f in facts]
        return names_of(agencies, [f.get("officer") for f in facts])

    @cached_property
    def stage(self) -> Stage:
        """Of the report, read from the acts; a body that only passed the news on has but the projection."""
        if self.deeds and self.whole:
            return stages.stage_of(self.deeds)
        known = stages.table().stages
        return known.get(self.matter.reading.stage) or known["P1"]

    # ── Of a case ──────────────────────────────────────────────────────────────────────────────────

    @property
    def is_case(self) -> bool:
        return self.matter.reading.initiated_at is not None

    @property
    def like_a_case(self) -> bool:
        """A case, or a report with somebody already held: terms of custody run before initiation."""
        return self.is_case or self.matter.reading.accused > 0

    @property
    def whole(self) -> bool:
        """Whether this person's agency sees the work, and not only that it is done."""
        return "any" in self.parts

    @cached_property
    def standing_kinds(self) -> frozenset[str]:
        return frozenset(kind for agency, kind, _ in self.seen_by if agency in self.who.scope)

    @cached_property
    def situation(self) -> Situation:
        return projection.situation_of(self.deeds)

    @property
    def accused(self) -> list[AccusedRow]:
        """As the projection has them: those in custody whose order ends first, first."""
        return self.rows.accused

    @cached_property
    def offers(self) -> list[Offer]:
        """Acts of a case that this person may do now; before initiation, those of whoever investigates."""
        if not self.deeds or not self.whole:
            return []
        return offers(
            self.situation,
            sides_of(self.matter, self.situation, self.who, self.standing_kinds),
            self.who,
        )

    @cached_property
    def codes(self) -> list[str]:
        """Everybody on the record by code, the accused first; a facility knows only whom it keeps."""
        if not self.whole:
            return [row.person for row in self.accused]
        return list(
            dict.fromkeys([*self.situation.accused, *(m.person.code for m in self.mentions)])
        )

    def standing_text(self, code: str) -> str:
        """«Bị can; đang bị tạm giam», or in what capacity the person is mentioned."""
        one = self.situation.accused.get(code) if self.whole else None
        if one is not None:
            custody = one.custody_label[:1].lower() + one.custody_label[1:]
            return one.status_label if one.custody == "free" else f"{one.status_label}; {custody}"
        said = [m.capacity for m in self.mentions if m.person.code == code]
        return docket_codes.label(docket_codes.CAPACITY, said[0]) if said else ""

    @property
    def latest(self) -> datetime | None:
        """The last moment of recording that this page shows."""
        return max((act.recorded_at for act in self.acts), default=None)

    @cached_property
    def parts(self) -> frozenset[str]:
        known = [(agency, kind) for agency, kind, _ in self.seen_by]
        return parts_of(self.who, self.matter.reading.holder_id, known)

    @cached_property
    def possible(self) -> list[VerbForm]:
        return possible(self.who, self.stage.next_kinds, self.parts)


def _deed(act: ActRow) -> Deed:
    superseded = str(act.supersedes_id) if act.supersedes_id else None
    return Deed(str(act.id), act.kind, act.occurred_at, act.recorded_at, str(act.agency_id), act.facts,
                superseded, act.person_id)  # fmt: skip


def record_of(who: Actor, code: str) -> Record:
    return Record(who, docket.matter_by_code(who, code.strip().upper()))
