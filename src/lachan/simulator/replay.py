"""Simulated matters done again through the verbs, and what differs between the two. For tests only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.roles import ROLES
from lachan.cases import commands as cases
from lachan.cases.models import Assignment, CaseLink, Lodging
from lachan.docket import commands as docket
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import (
    AccusedReading,
    Act,
    Handover,
    Matter,
    Mention,
    RegisterEntry,
    Standing,
)
from lachan.docket.steps import Step
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.intake.models import Report, Trait
from lachan.outcomes import commands as outcomes
from lachan.people.entries import Entry
from lachan.procedure.tracks import accused_of
from lachan.reference.models import Agency

from .accounts import ROLE_OF_KIND
from .reading import deeds
from .rows import HANOI, Call, Given, Line, PersonRow, Story

Difference = tuple[str, object, object]
SENDING = {"send_handover", "hand_over", "return_file_by_procuracy", "decide_transfer"}


@dataclass
class Replay:
    """Runs verbs as the agencies' own people; keeps which real row answers to which simulated one."""

    agencies: dict[int, Agency]
    matters: dict[str, Matter] = field(default_factory=dict)
    ways: dict[str, Handover] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    known: set[UUID] = field(default_factory=set)
    told: list[Story] = field(default_factory=list)

    def run(self, stories: Iterable[Story], calls: Iterable[Call] = ()) -> None:
        """Every verb of every story, in the order in which they were typed."""
        self.told = list(stories)
        steps: list[tuple[datetime, int, Story | None, Line]] = [
            (line.at, place, story, line)
            for place, story in enumerate(self.told)
            for line in story.lines
        ]
        steps += [(call.line.at, -1, None, call.line) for call in calls]
        for _, _, story, line in sorted(steps, key=lambda step: step[:2]):
            self._step(story, line)

    def _step(self, story: Story | None, line: Line) -> None:
        by = self.actor(line.by.id)
        given = {name: value for name, value in line.given.items() if value is not None}
        if story is None or line.verb == "receive_report":
            return self._opened(story, _verb(line.verb), given, by, line)
        with scope.acting(by):
            done = _verb(line.verb)(**self._told(story, line, given), by=by, at=line.at)
        self._remember(story, line, done)
        return None

    def _opened(
        self, story: Story | None, verb: Any, given: dict[str, Any], by: Actor, line: Line
    ) -> None:
        if story is None:
            verb(**given, by=by, at=line.at)
            return
        self.matters[story.id] = verb(given=as_given(given["given"]), by=by, at=line.at)
        self._remember(story, line, None)
        if story.given.names_official_of == by.agency_id:
            # It went past them at once: the hand-over is nobody's verb.
            self.ways[story.handovers[0].id] = Handover.objects.using("keeper").get(
                matter=self.matters[story.id].id
            )

    def _told(self, story: Story, line: Line, given: dict[str, Any]) -> dict[str, Any]:
        """The arguments as the verb takes them: real rows for simulated ones, papers as papers."""
        told = {k: v for k, v in given.items() if k != "new"}
        if "handover" in told:
            told["handover"] = Handover.objects.get(id=self.ways[told["handover"]].id)
        else:
            told["matter"] = Matter.objects.get(id=self.matters[story.id].id)
        if "act" in told:
            told["act"] = Act.objects.get(id=self.acts[told["act"]].id)
            if line.verb == "correct_act":
                del told["matter"]
        if line.verb in SENDING:
            told["to"] = self.agencies[told["to"].id]
        if "step" in told:
            told["step"] = self._as_step(told["step"])
        elif told.get("paper"):
            told["paper"] = _paper(
                told["paper"], next(v for v in told.values() if isinstance(v, datetime))
            )
        return told | self._people(told)

    def _people(self, told: dict[str, Any]) -> dict[str, Any]:
        """Codes of the real persons for those of the simulated ones."""
        found: dict[str, Any] = {}
        if "verdicts" in told:
            found["verdicts"] = {self.codes[code]: said for code, said in told["verdicts"].items()}
        if "persons" in told:
            found["persons"] = [self.codes[code] for code in told["persons"]]
        if "other" in told:
            found["other"] = Matter.objects.get(id=self.matters[told["other"]].id)
        if "person" in told:
            found["person"] = _person(told["person"])
        return found

    def _as_step(self, told: dict[str, Any]) -> Step:
        when, code = told["when"], told["person"]
        paper = _paper(told["paper"], when) if told["paper"] else None
        return Step(when, self.codes[code] if code else None, told["facts"], paper, told["note"])

    def _remember(self, story: Story, line: Line, done: object) -> None:
        if line.verb == "separate_case" and isinstance(done, Matter):
            self.matters[str(line.given["new"])] = done
        concerned = [
            story,
            *(s for s in self.told if s.id in (line.given.get("new"), line.given.get("other"))),
        ]
        for one in concerned:
            self._pair(one, line)
        if isinstance(done, Handover):
            sent = next(act for act in story.acts if act.line == line.id)
            self.ways[next(w.id for w in story.handovers if w.act == sent.id)] = done
        if line.verb == "add_person":
            self._meet(story, line)

    def _pair(self, story: Story, line: Line) -> None:
        matter = self.matters[story.id].id
        real = Act.objects.using("keeper").filter(matter=matter).order_by("id")
        fresh = [act for act in real if act.id not in self.known]
        wanted = [act for act in story.acts if act.line == line.id]
        self.acts |= {sim.id: act for sim, act in zip(wanted, fresh, strict=True)}
        self.known |= {act.id for act in fresh}

    def _meet(self, story: Story, line: Line) -> None:
        """Which real code name the person was given."""
        row = line.given["person"]
        named = Mention.objects.using("keeper").filter(
            matter=self.matters[story.id].id, capacity="accused"
        )
        fresh = set(named.values_list("person__code", flat=True)) - set(self.codes.values())
        self.codes[row.code] = fresh.pop()  # type: ignore[attr-defined]  # a person's row

    def actor(self, agency_id: int) -> Actor:
        """An officer of that agency; the account is a number, since verbs ask memberships nothing."""
        agency = self.agencies[agency_id]
        role = ROLES[ROLE_OF_KIND[agency.kind]]
        return Actor(
            account_id=1, name="Người Mẫu", agency_id=agency.id, agency_name=agency.name, agency_kind=agency.kind,
            province_id=agency.province_id, role=role.code, role_label=role.label, may=role.may, caps=role.caps,
            scope=(agency.id,), synthetic=True,
        )  # fmt: skip

    # -- comparing -----------------------------------------------------------------------------

    def differences(self, story: Story) -> Iterator[Difference]:
        """What the verbs left and the simulator did not, or the other way round."""
        matter = self.matters[story.id]
        yield from self._acts_differ(story, matter)
        for what, told, model, columns in (
            ("standings", _standings(story), Standing, ("agency_id", "kind", "since")),
            ("numbers", {(e.agency, e.book, e.year, e.number) for e in story.entries}, RegisterEntry,
             ("agency_id", "book", "year", "number")),
            ("in charge", {(p.part, p.account, p.agency, p.since) for p in story.posts}, Assignment,
             ("part", "account_id", "agency_id", "since")),
            ("lodged", {(self.codes[k.person], k.facility, k.since) for k in story.lodged}, Lodging,
             ("person", "facility_id", "since")),
            ("kin", {(self.matters[k.other].id, k.kind) for k in story.links}, CaseLink, ("other_id", "kind")),
            ("accused", {self.codes[code] for code in _accused(story)}, AccusedReading, ("person",)),
            ("traits", {(f, v, at) for f, v, at, _ in story.traits}, Trait,
             ("field", "value", "recorded_at")),
        ):  # fmt: skip
            rows = model.objects.using("keeper").filter(matter=matter.id)
            flat = len(columns) == 1
            yield from _compare(what, told, set(rows.values_list(*columns, flat=flat)))
        ways = Handover.objects.using("keeper").filter(matter=matter.id).select_related("answer")
        yield from _compare(
            "handovers", {_way(w) for w in story.handovers}, {_real_way(h) for h in ways}
        )
        if not story.parted_from:
            yield from _compare("report", _report(story), _real_report(matter.id))

    def _acts_differ(self, story: Story, matter: Matter) -> Iterator[Difference]:
        real = list(Act.objects.using("keeper").filter(matter=matter.id).order_by("id"))
        yield from _compare("count of acts", len(story.acts), len(real))
        for sim, act in zip(story.acts, real, strict=False):
            yield from _compare("act", (sim.kind, sim.agency, sim.occurred_at, sim.recorded_at, bool(sim.paper)),
                                (act.kind, act.agency_id, act.occurred_at, act.recorded_at, bool(act.paper_id)))  # fmt: skip
            yield from _compare(f"facts of {sim.kind}", self._real_facts(sim.facts), act.facts)
            yield from _compare(
                f"person of {sim.kind}", self.codes.get(sim.person or ""), act.person_id
            )
            before = self.acts[sim.supersedes].id if sim.supersedes else None
            yield from _compare("supersedes", before, act.supersedes_id)

    def _real_facts(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Hand-overs and records by their real keys and codes."""
        real = dict(facts)
        if "handover" in real:
            real["handover"] = str(self.ways[str(real["handover"])].id)
        codes = {story.code: story.id for story in self.told}
        for name in ("into", "with", "carried_from"):
            if name in real:
                real[name] = self.matters[codes[str(real[name])]].code
        return real


def replay_of(province: int) -> Replay:
    return Replay({a.id: a for a in Agency.objects.filter(province_id=province)})


def as_given(sim: Given) -> ReportGiven:
    """The intake form's data as a door would hand it in."""
    return ReportGiven(
        client_key=UUID(sim.client_key), received_at=sim.received_at, kind=sim.kind, channel=sim.channel,
        external_number=sim.external_number, informant=sim.informant, place_id=sim.place,
        remote_mountain=sim.remote, occurred_from=sim.occurred_from, occurred_to=sim.occurred_to,  # type: ignore[arg-type]  # dates by construction
        narrative=sim.narrative, persons=tuple(_person(p) for p in sim.persons), traits=sim.traits,
        article=sim.article, flagrant=sim.flagrant, public_concern=sim.public_concern,
        may_flee=sim.may_flee, named_official_of=sim.names_official_of,
    )  # fmt: skip


def _verb(name: str) -> Any:
    return next(
        getattr(place, name) for place in (docket, intake, cases, outcomes) if hasattr(place, name)
    )


def _paper(told: tuple[str, str], when: datetime) -> PaperGiven:
    return PaperGiven(told[0], told[1], when.astimezone(HANOI).date())


def _accused(story: Story) -> set[str]:
    """Whom the acts of the record bring onto it."""
    return set(accused_of(deeds(story)))


def _person(row: PersonRow) -> PersonGiven:
    return PersonGiven(
        row.capacity, Entry(row.sex, row.birth_year, row.minor, row.identity or None), row.protected
    )


def _compare(what: str, simulated: object, real: object) -> Iterator[Difference]:
    if simulated != real:
        yield what, simulated, real


def _standings(story: Story) -> set[tuple[int, str, datetime]]:
    return {(agency, kind, since) for (agency, kind), since in story.standings.items()}


def _way(way: Any) -> tuple[object, ...]:
    return (
        way.what,
        way.sender,
        way.recipient,
        way.sent_at,
        bool(way.answered),
        way.received,
        way.ground,
        way.answered_at,
    )


def _real_way(way: Handover) -> tuple[object, ...]:
    answer = getattr(way, "answer", None)
    told = (
        (True, answer.received, answer.ground, answer.answered_at)
        if answer
        else (False, False, "", None)
    )
    return way.what, way.sender_id, way.recipient_id, way.sent_at, *told


def _report(story: Story) -> tuple[object, ...]:
    g = story.given
    return (
        g.kind,
        g.channel,
        g.external_number,
        g.informant,
        g.occurred_from,
        g.occurred_to,
        g.received_at,
        story.recorded_at,
    )


def _real_report(matter: UUID) -> tuple[object, ...]:
    r = Report.objects.using("keeper").get(matter=matter)
    return (
        r.kind,
        r.channel,
        r.external_number,
        r.informant,
        r.occurred_from,
        r.occurred_to,
        r.received_at,
        r.recorded_at,
    )
