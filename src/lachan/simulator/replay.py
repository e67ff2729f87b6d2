"""Simulated matters done again through the verbs, and what differs between the two. For tests only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.roles import ROLES
from lachan.docket import commands as docket
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Act, Handover, Matter, RegisterEntry, Standing
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.intake.models import Report, Trait
from lachan.people.entries import Entry
from lachan.reference.models import Agency

from .accounts import ROLE_OF_KIND
from .rows import HANOI, Call, Given, Line, PersonRow, Story

Difference = tuple[str, object, object]
WAYS = {"send_handover", "receive_handover", "refuse_handover"}


@dataclass
class Replay:
    """Runs verbs as the agencies' own people; keeps which real row answers to which simulated one."""

    agencies: dict[int, Agency]
    matters: dict[str, Matter] = field(default_factory=dict)
    ways: dict[str, Handover] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)

    def run(self, stories: Iterable[Story], calls: Iterable[Call] = ()) -> None:
        """Every verb of every story, in the order in which they were typed."""
        steps: list[tuple[datetime, int, Story | None, Line]] = [
            (line.at, place, story, line)
            for place, story in enumerate(stories)
            for line in story.lines
        ]
        steps += [(call.line.at, -1, None, call.line) for call in calls]
        for _, _, story, line in sorted(steps, key=lambda step: step[:2]):
            self._step(story, line)

    def _step(self, story: Story | None, line: Line) -> None:
        by = self.actor(line.by.id)
        verb = getattr(docket if line.verb in WAYS else intake, line.verb)
        given = {name: value for name, value in line.given.items() if value is not None}
        if story is None or line.verb == "receive_report":
            return self._opened(story, verb, given, by, line)
        with scope.acting(by):
            done = verb(**self._told(story, line, given), by=by, at=line.at)
            self._remember(story, line, done)
        return None

    def _opened(
        self, story: Story | None, verb: Any, given: dict[str, Any], by: Actor, line: Line
    ) -> None:
        if story is None:
            verb(**given, by=by, at=line.at)
            return
        self.matters[story.id] = verb(given=as_given(given["given"]), by=by, at=line.at)
        if story.given.names_official_of == by.agency_id:
            # They opened it and no longer see it: look with the eyes of the one it went to.
            with scope.acting(self.actor(story.handovers[0].recipient)):
                self._remember(story, line, None)
                self.ways[story.handovers[0].id] = Handover.objects.get(
                    matter=self.matters[story.id]
                )
            return
        with scope.acting(by):
            self._remember(story, line, None)

    def _told(self, story: Story, line: Line, given: dict[str, Any]) -> dict[str, Any]:
        """The arguments as the verb takes them: real rows for simulated ones, papers as papers."""
        told = dict(given)
        if "handover" in told:
            told["handover"] = Handover.objects.get(id=self.ways[told["handover"]].id)
        elif "act" in told:
            told["act"] = Act.objects.get(id=self.acts[told["act"]].id)
        else:
            told["matter"] = Matter.objects.get(id=self.matters[story.id].id)
        if line.verb == "send_handover":
            told["to"] = self.agencies[told["to"].id]
        if told.get("paper"):
            kind, number = told["paper"]
            day = next(v for v in told.values() if isinstance(v, datetime)).astimezone(HANOI).date()
            told["paper"] = PaperGiven(kind, number, day)
        return told

    def _remember(self, story: Story, line: Line, done: object) -> None:
        known = {act.id for act in self.acts.values()}
        fresh = [
            a
            for a in Act.objects.filter(matter=self.matters[story.id]).order_by("id")
            if a.id not in known
        ]
        wanted = [act for act in story.acts if act.line == line.id]
        self.acts |= {sim.id: real for sim, real in zip(wanted, fresh, strict=True)}
        if line.verb == "send_handover" and isinstance(done, Handover):
            self.ways[next(w.id for w in story.handovers if w.act == wanted[0].id)] = done

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
            ("numbers", {(e.agency, e.year, e.number) for e in story.entries}, RegisterEntry,
             ("agency_id", "year", "number")),
            ("traits", {(f, v, at) for f, v, at, _ in story.traits}, Trait,
             ("field", "value", "recorded_at")),
        ):  # fmt: skip
            rows = model.objects.using("keeper").filter(matter=matter.id)
            yield from _compare(what, told, set(rows.values_list(*columns)))
        ways = Handover.objects.using("keeper").filter(matter=matter.id).select_related("answer")
        yield from _compare(
            "handovers", {_way(w) for w in story.handovers}, {_real_way(h) for h in ways}
        )
        yield from _compare("report", _report(story), _real_report(matter.id))

    def _acts_differ(self, story: Story, matter: Matter) -> Iterator[Difference]:
        real = list(Act.objects.using("keeper").filter(matter=matter.id).order_by("id"))
        yield from _compare("count of acts", len(story.acts), len(real))
        for sim, act in zip(story.acts, real, strict=False):
            yield from _compare("act", (sim.kind, sim.agency, sim.occurred_at, sim.recorded_at, bool(sim.paper)),
                                (act.kind, act.agency_id, act.occurred_at, act.recorded_at, bool(act.paper_id)))  # fmt: skip
            facts = dict(sim.facts)
            if "handover" in facts:
                facts["handover"] = str(self.ways[str(facts["handover"])].id)
            yield from _compare(f"facts of {sim.kind}", facts, act.facts)
            before = self.acts[sim.supersedes].id if sim.supersedes else None
            yield from _compare("supersedes", before, act.supersedes_id)


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
