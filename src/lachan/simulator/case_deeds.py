"""The deeds of a case, told a second time: what each verb of `cases` and `outcomes` leaves behind.

Written from the law and from the verbs' promises, not by calling them; `replay` compares the two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from lachan.law.book import book

from .deeds import PROCURACIES, Scribe
from .ground import Body
from .rows import (
    HANOI,
    ActRow,
    HandoverRow,
    Line,
    LinkRow,
    LodgedRow,
    MentionRow,
    PersonRow,
    PostRow,
    Story,
)

COURTS: Final = frozenset({"provincial_court", "regional_court", "district_court"})
Paper = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """A hand-over: what sends, what receives, the standing it gives, the book it is entered in."""

    sent: str
    received: str
    standing: str = ""
    book: str = ""
    returned_by: str = ""


ITEM = Way("item_handed_over", "item_received")
TO_PROCURACY = Way(
    "case_file_sent_to_procuracy", "case_file_received_by_procuracy", "supervisor", "prosecution"
)
TO_COURT = Way("case_file_sent_to_court", "case_file_received_by_court", "court", "trial")
BACK_TO_COURT = Way("case_file_sent_to_court", "file_received_again_by_court", "court")
BACK_TO_PROCURACY = Way(
    "returned_file_sent_to_procuracy", "returned_file_received_by_procuracy", "supervisor"
)
BACK_TO_INQUIRY = Way(
    "item_handed_over", "returned_file_received", "recipient", returned_by="court"
)
TO_APPEAL = Way("appellate_file_sent", "appellate_file_received", "court", "appeal")
HOME = Way("item_handed_over", "appellate_judgment_received", "court")
TRANSFER = Way("case_file_transferred", "transferred_file_received", "recipient", "case")
RETURNED = Way("file_returned_by_procuracy", "returned_file_received", "recipient", returned_by="procuracy")  # fmt: skip
POSTS: Final = {
    "investigator_assigned": ("assign_investigator", "investigator"),
    "case_prosecutor_assigned": ("assign_procurator", "procurator"),
    "presiding_judge_assigned": ("assign_judge", "judge"),
    "appellate_judge_assigned": ("assign_judge", "appeal_judge"),
}
# What stays with the record that was parted, and what belongs to the report rather than to the case.
STAYING: Final = frozenset({"cases_joined", "case_separated", "case_joined_into", "accused_moved",
                            "join_or_separation_sent", "fact_corrected"})  # fmt: skip
# Who may look into the old record looks into the new one; those who only know that it lives do not.
LIMITED: Final = frozenset({"notifier", "addressee"})


def side_of(body: Body, what: str) -> str:
    """The standing that a thing in hand gives a body of that kind; only the file makes it supervise or try."""
    if body.kind == "detention_facility":
        return "custodian"
    if what != "file":
        return "recipient"
    if body.kind in PROCURACIES:
        return "supervisor"
    return "court" if body.kind in COURTS else "recipient"


class CaseScribe(Scribe):
    """Writes on in a story whose case has been initiated."""

    def follow(self, story: Story) -> "CaseScribe":
        self.story, self.holder = story, story.origin
        return self

    def step(self, verb: str, kind: str, by: Body, when: datetime, at: datetime, *, person: str | None = None,
             paper: Paper | None = None, note: str = "", added: dict[str, object] | None = None,
             extra: dict[str, object] | None = None, said: dict[str, object] | None = None,
             **facts: object) -> ActRow:  # fmt: skip
        """A verb that leaves one act; `added` are facts the verb says by itself, `extra` what it is told."""
        facts = {**facts, **(said or {})}
        line = self._told(verb, by, when, at, person, facts, paper, note, extra)
        act = self._act(line, kind, when, {**facts, **(added or {})}, paper, note)
        act.person = person
        return act

    def _told(self, verb: str, by: Body, when: datetime, at: datetime, person: str | None,
              facts: dict[str, object], paper: Paper | None, note: str,
              extra: dict[str, object] | None = None) -> Line:  # fmt: skip
        step = {"when": when, "person": person, "facts": facts, "paper": paper, "note": note}
        return self._line(verb, by, at, {}, {"step": step, **(extra or {})})

    def serve(self, kind: str, by: Body, when: datetime, at: datetime, **told: object) -> ActRow:
        """Giving, sending, receiving, notifying."""
        return self.step("record_service", kind, by, when, at, extra={"kind": kind}, **told)  # type: ignore[arg-type]  # same names

    def bring(self, person: PersonRow, by: Body, at: datetime) -> None:
        """Somebody comes onto the record as accused (Luật nói «người bị giữ, bị bắt, bị can»)."""
        line = self._line("add_person", by, at, {}, {"person": person})
        self._act(line, "fact_corrected", at, {"field": "person", "what": person.capacity})
        person.recorded_at, person.recorded_by = at, by.id
        self.story.people.append(person)

    def put_in_charge(self, kind: str, by: Body, officer: int, when: datetime, at: datetime,
                      paper: Paper | None = None) -> None:  # fmt: skip
        verb, part = POSTS[kind]
        said: dict[str, object] = (
            {"officer": str(officer)} if part in ("investigator", "procurator") else {}
        )
        extra: dict[str, object] = {"officer": officer}
        if verb == "assign_judge" and part == "appeal_judge":
            extra["appeal"] = True
        act = self.step(verb, kind, by, when, at, paper=paper, added=said, extra=extra)
        self.story.posts.append(PostRow(self.ids.new(at), part, officer, by.id, when, act.id))

    # -- giving and taking -----------------------------------------------------------------------

    def hand(self, way: Way, what: str, by: Body, to: Body, when: datetime, at: datetime,
             person: str | None = None) -> HandoverRow:  # fmt: skip
        said: dict[str, object] = {"to": str(to.id)}
        if way.sent == "item_handed_over":
            said["what"] = what
        heir = to.id == by.successor or to.level == "province"
        if way is TRANSFER and heir and by.hands_down(when.astimezone(HANOI).date()):
            said["succession"] = True
        act = self.step("hand_over", way.sent, by, when, at, person=person, added=said,
                        extra={"what": what, "to": to})  # fmt: skip
        return self._on_its_way(act, what, by, to, when, at)

    def send_back(self, by: Body, to: Body, ground: str, when: datetime, at: datetime, paper: Paper) -> HandoverRow:  # fmt: skip
        """The procuracy's decision to return the file is itself the sending."""
        act = self.step("return_file_by_procuracy", RETURNED.sent, by, when, at, paper=paper, extra={"to": to},
                        ground=ground)  # fmt: skip
        return self._on_its_way(act, "file", by, to, when, at)

    def _on_its_way(self, act: ActRow, what: str, by: Body, to: Body, when: datetime, at: datetime) -> HandoverRow:  # fmt: skip
        sent = HandoverRow(self.ids.new(at), what, by.id, to.id, when, act.id)
        self.story.handovers.append(sent)
        self._stand(to, "addressee", when)
        return sent

    def take_in(
        self, way: Way, sent: HandoverRow, when: datetime, at: datetime, **facts: object
    ) -> ActRow:
        by, person = self.ground.bodies[sent.recipient], self._person_of(sent)
        said: dict[str, object] = {}
        if way.received == "item_received":
            said = {"handover": sent.id, "what": sent.what}
        elif way.received == "returned_file_received":
            said = {"returned_by": way.returned_by}
        self._stand(by, way.standing or side_of(by, sent.what), when)
        act = self.step("receive_item", way.received, by, when, at, added=said,
                        extra={"handover": sent.id}, **facts)  # fmt: skip
        act.person = person
        if sent.what == "detainee" and by.kind == "detention_facility" and person:
            self.story.lodged.append(LodgedRow(self.ids.new(at), person, by.id, when, act.id))
        sent.answered, sent.received, sent.answered_at = act.id, True, when
        if way.book and (by.id, way.book) not in {(e.agency, e.book) for e in self.story.entries}:
            self._enter(by, when, at, way.book)
        return act

    def turn_away(self, sent: HandoverRow, ground: str, when: datetime, at: datetime) -> None:
        by = self.ground.bodies[sent.recipient]
        said: dict[str, object] = {"handover": sent.id, "what": sent.what, "reason": ground}
        act = self.step("refuse_item", "item_refused", by, when, at, added=said,
                        extra={"handover": sent.id, "ground": ground})  # fmt: skip
        sent.answered, sent.ground, sent.answered_at = act.id, ground, when

    def _person_of(self, sent: HandoverRow) -> str | None:
        return next((act.person for act in self.story.acts if act.id == sent.act), None)

    # -- judgments, complaints, corrections ------------------------------------------------------

    def judge(self, verb: str, kind: str, by: Body, verdicts: dict[str, str], when: datetime, at: datetime,
              paper: Paper, note: str = "") -> None:  # fmt: skip
        line = self._told(verb, by, when, at, None, {}, paper, note, {"verdicts": verdicts})
        for place, (code, said) in enumerate(verdicts.items()):
            first = place == 0
            act = self._act(
                line, kind, when, {"verdict": said}, paper if first else None, note if first else ""
            )
            act.person = code

    def complain(self, by: Body, of: str, when: datetime, at: datetime) -> None:
        act = self.step("receive_grievance", "grievance_received", by, when, at, complained_of=of)
        if (by.id, "grievance") not in {(e.agency, e.book) for e in self.story.entries}:
            self._enter(by, act.occurred_at, at, "grievance")

    def correct_step(self, act: ActRow, when: datetime, at: datetime, reason: str) -> None:
        by = self.ground.bodies[act.agency]
        line = self._line(
            "correct_step", by, at, {}, {"act": act.id, "occurred_at": when, "reason": reason}
        )
        right = self._act(line, act.kind, when, act.facts, None, reason)
        right.supersedes, right.person = act.id, act.person

    # -- parting and joining ---------------------------------------------------------------------

    def part(
        self, persons: Sequence[str], by: Body, when: datetime, at: datetime, paper: Paper
    ) -> Story:
        """Some accused leave for a record of their own, with all that was decided about them."""
        old, ids = self.story, self.ids
        new = Story(ids.new(at), ids.code("VV-", 8), old.given, by, at, parted_from=old.id)
        line = self._told(
            "separate_case",
            by,
            when,
            at,
            None,
            {},
            paper,
            "",
            {"persons": list(persons), "new": new.id},
        )
        self._carry(old, new, line, lambda act: act.person is None or act.person in persons)
        self._go_along(old, new, persons, at)
        first = self._act(line, "case_separated", when, {"into": new.code}, paper)
        for code in persons:
            self._act(line, "accused_moved", when, {"into": new.code}).person = code
        new.links.append(LinkRow(ids.new(at), old.id, "separated", first.id))
        new.standings[by.id, "origin"] = when
        self._let_see(old, new, by, when, frozenset({kind for _, kind in old.standings}) - LIMITED)
        old.parts.append(new)
        CaseScribe(self.ground, ids, self.until).follow(new)._enter(by, when, at, "case")
        return new

    def join(
        self,
        other: Story,
        moving: Sequence[str],
        by: Body,
        when: datetime,
        at: datetime,
        paper: Paper,
    ) -> None:
        """Another case of the same body comes into this one; its accused and what was decided of them too."""
        own = self.story
        opened = [a.occurred_at for s in (own, other) for a in s.acts if a.kind == "case_initiated"]
        line = self._told("join_cases", by, when, at, None, {}, paper, "", {"other": other.id})
        first = min(opened).astimezone(HANOI).date().isoformat()
        act = self._act(
            line, "cases_joined", when, {"with": other.code, "first_opened_on": first}, paper
        )
        self._go_along(other, own, moving, at)
        self._carry(other, own, line, lambda one: one.person in moving)
        self._left_behind(other, moving, line, when, paper)
        self._let_see(other, own, by, when, frozenset({"supervisor", "custodian"}))
        other.links.append(LinkRow(self.ids.new(at), own.id, "joined", act.id))

    def _left_behind(
        self, other: Story, moving: Sequence[str], line: Line, when: datetime, paper: Paper
    ) -> None:
        own, self.story = self.story, other
        for code in moving:
            self._act(line, "accused_moved", when, {"into": own.code}).person = code
        self._act(line, "case_joined_into", when, {"with": own.code}, paper)
        self.story = own

    def _carry(
        self, source: Story, target: Story, line: Line, goes: Callable[[ActRow], bool]
    ) -> None:
        replaced = {act.supersedes for act in source.acts if act.supersedes}
        stand = [
            a for a in source.acts if a.id not in replaced and a.kind not in STAYING and goes(a)
        ]
        for act in sorted(stand, key=lambda a: (a.occurred_at, a.id)):
            if self.of_case(act.kind):
                target.acts.append(new := self._copied(source, target, act, line))
                self._posts_along(source, target, act, new, line.at)

    def _copied(self, source: Story, target: Story, act: ActRow, line: Line) -> ActRow:
        new = ActRow(self.ids.new(line.at), act.kind, act.agency, act.occurred_at, act.recorded_at,
                     {**act.facts, "carried_from": source.code}, line.id, person=act.person)  # fmt: skip
        paper = next((p for p in source.papers if p.id == act.paper), None)
        if paper is not None:
            new.paper = self.ids.new(line.at)
            target.papers.append(
                type(paper)(new.paper, paper.issuer, paper.kind, paper.number, paper.dated_on)
            )
        return new

    def _posts_along(
        self, source: Story, target: Story, old: ActRow, new: ActRow, at: datetime
    ) -> None:
        """Where somebody is kept and who is in charge go along with the act that said so."""
        rows = [
            replace(p, id=self.ids.new(at), act=new.id) for p in source.posts if p.act == old.id
        ]
        kept = [
            replace(k, id=self.ids.new(at), act=new.id) for k in source.lodged if k.act == old.id
        ]
        target.posts, target.lodged = target.posts + rows, target.lodged + kept

    @staticmethod
    def of_case(kind: str) -> bool:
        return kind == "case_initiated" or book().acts[kind].chapter != "intake"

    def _go_along(self, source: Story, target: Story, persons: Sequence[str], at: datetime) -> None:
        """The accused who leave, and the victims: both records are about them."""
        known = [] if source.parted_from else source.given.persons
        for person in [*known, *source.people]:
            if person.code in persons or person.capacity in ("presumed_victim", "injured"):
                row = MentionRow(self.ids.new(at), person.id, person.capacity, person.protected, at)
                target.mentions.append(row)

    def _let_see(
        self, old: Story, new: Story, by: Body, since: datetime, kinds: frozenset[str]
    ) -> None:
        # A house of one who stays behind has nothing to see of those who go.
        houses = {one.facility for one in new.lodged}
        for (agency, kind), _ in list(old.standings.items()):
            if kind in kinds and agency != by.id and (kind != "custodian" or agency in houses):
                new.standings.setdefault((agency, kind), since)
