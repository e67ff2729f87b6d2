"""Random people doing random things to cases: the moves, and what must hold after each of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from django.db.models import Q
from tests.case_walk import ERAS, CaseWalk
from tests.journeys import dossier_stages as oracle
from tests.journeys.dossier_table import IN_CUSTODY
from tests.journeys.dossier_unsettled import UNSETTLED

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.access.refusals import Refusal
from lachan.cases import codes as case_codes
from lachan.cases import commands as cases
from lachan.cases.commands.serve import services
from lachan.docket import readings
from lachan.docket.kinds import SIDE_OF, VERB_OF
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import AccusedReading, ClockReading, Matter, MatterReading
from lachan.docket.steps import Step
from lachan.law.book import book
from lachan.outcomes import codes as outcome_codes
from lachan.outcomes import commands as outcomes
from lachan.procedure import tracks
from lachan.procedure.acts import Act as Deed
from lachan.procedure.facts_door import fact_of
from lachan.reference.models import Agency

# Kinds whose verb wants more than a step are dealt out by hand below.
BY_HAND = frozenset({"case_separated", "cases_joined", "case_joined_into", "accused_moved"})
CLOCKLESS = frozenset({"detained_until_hearing_ends", "detained_for_appeal", "simplified_detained"})


@dataclass
class Machine:
    """One case and its people; `step` does one thing or is refused, `check` asks whether all still holds."""

    cast: Callable[[str], Any]
    dice: Random
    era: str = "2026"
    done: int = 0
    refused: int = 0
    kinds: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.walk = CaseWalk(self.cast, ERAS[self.era])
        self.walk.initiated(paragraph=self.dice.choice((1, 2, 3)))
        self.people = [self.walk.new_person() for _ in range(2)]
        era = self.walk.era
        self.accounts = sorted({era.police, era.procuracy, era.court, era.court_above, era.facility,
                                era.commune, "kiemsat_kv", "dieutra_khac", "thukybcd"})  # fmt: skip

    # -- one thing ------------------------------------------------------------------------------------

    def step(self) -> None:
        self.walk.later(
            days=self.dice.choice((0, 0, 0, 1, 2, 7, 30)), hours=self.dice.randrange(1, 9)
        )
        account, (verb, given) = self._move()
        lines, before = self._lines(account), self._deeds()
        try:
            verb(by=self.cast(account), at=self.walk.now, **given)
            self.done += 1
            outcome = "done"
        except Refusal:
            self.refused += 1
            outcome = "refused"
        after = self._lines(account)
        assert after[: len(lines)] == lines
        assert [o for _, o in after[len(lines) :]] == [outcome], (
            verb.__name__,
            after[len(lines) :],
        )
        assert after[-1][0] == verb.__name__
        self._lawful(before)

    def _lawful(self, before: list[Deed]) -> None:
        """What the verb recorded was lawful by the dossier's own table, where that has a word on it."""
        known, done = {deed.id for deed in before}, list(before)
        for deed in (one for one in self._deeds() if one.id not in known):
            said = (
                oracle.may_follow(done, deed.kind, deed.person, deed.facts)
                if deed.kind in oracle.KINDS
                else None
            )
            stage = oracle.stage_after(done)
            if said is False and not any(one.covers(deed.kind, False, stage) for one in UNSETTLED):
                raise AssertionError(
                    f"{deed.kind} ({deed.person}) was recorded at {stage}; the dossier does not allow it\n{_told(done)}"
                )
            done.append(deed)

    def _move(self) -> tuple[str, tuple[Callable[..., Any], dict[str, Any]]]:
        way = self._waiting()
        if way is not None and self.dice.random() < 0.7:
            account = self._account_of(way.recipient_id) or self.walk.era.police
            return account, (cases.receive_item, {"handover": way, "step": self._step(None, {})})
        kind, person = self._kind()
        account = self._who(kind)
        return account, self._given(kind, person, account)

    def _kind(self) -> tuple[str, str | None]:
        """Mostly what may follow, sometimes anything at all."""
        if self.dice.random() < 0.75:
            found = [
                p
                for p in tracks.possible_next(self._deeds())
                if p.kind in VERB_OF and p.kind not in BY_HAND
            ]
            main = [p for p in found if p.kind not in services()] or found
            if main:
                chosen = self.dice.choice(main if self.dice.random() < 0.85 else found)
                return chosen.kind, chosen.person or self._anyone(chosen.kind)
        kind = self.dice.choice(sorted(VERB_OF))
        return kind, self._anyone(kind)

    def _anyone(self, kind: str) -> str | None:
        wanted = book().acts[kind].of == "accused"
        return self.dice.choice(self.people) if wanted or self.dice.random() < 0.05 else None

    def _who(self, kind: str) -> str:
        era, side = self.walk.era, SIDE_OF[kind].name
        if self.dice.random() < 0.12:
            return self.dice.choice(self.accounts)
        if side.startswith("court") or side == "court":
            return era.court_above if "appell" in kind and "file_sent" not in kind else era.court
        likely = {"investigation": era.police, "procuracy": era.procuracy, "facility": era.facility}
        return likely.get(
            side.split("|")[0], self.dice.choice((era.police, era.procuracy, era.court))
        )

    # -- what the verb is given --------------------------------------------------------------------------

    def _given(
        self, kind: str, person: str | None, account: str
    ) -> tuple[Callable[..., Any], dict[str, Any]]:
        verb = VERB_OF[kind]
        matter, step = self._matter(), self._step(person, self._facts(kind))
        given: dict[str, Any] = {"matter": matter, "step": step}
        if verb in (cases.record_service, cases.record_decision):
            return verb, {**given, "kind": kind}
        if verb is cases.hand_over:
            what = "file" if "file" in kind else self.dice.choice(("file", "exhibits", "detainee"))
            return verb, {**given, "what": what, "to": self._place()}
        if verb in (cases.receive_item, cases.refuse_item):
            way = self._any_way()
            if way is None:
                return cases.find_case_noncompetence, given
            more = {"ground": "incomplete"} if verb is cases.refuse_item else {}
            return verb, {"handover": way, "step": step, **more}
        if verb in (cases.assign_investigator, cases.assign_procurator, cases.assign_judge):
            return verb, {**given, "officer": self.cast(account).account_id}
        if verb in (outcomes.pronounce_judgment, outcomes.pronounce_appeal_judgment):
            return verb, {**given, "verdicts": self._verdicts(kind)}
        if verb in (outcomes.return_file_by_procuracy, cases.decide_transfer):
            return verb, {**given, "to": self._place(self.walk.era.police)}
        if verb in (cases.separate_case, cases.join_cases):
            return cases.find_case_noncompetence, given
        return verb, given

    def _facts(self, kind: str) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for name in book().acts[kind].facts:
            if (
                name
                in {"to", "handover", "what", "into", "with", "officer", "returned_by", "verdict"}
                and kind != "file_returned_by_court"
            ):
                continue
            if name == "article":
                facts |= {
                    "article": self.dice.choice(("150", "151")),
                    "paragraph": self.dice.choice((1, 2, 3)),
                }
            elif name == "ground" and kind in case_codes.GROUNDS:
                facts[name] = self.dice.choice(case_codes.GROUNDS[kind])[0]
            elif self.dice.random() < 0.6 and name != "paragraph":
                facts |= self._fact(kind, name)
        if kind == "measure_imposed":
            facts["measure"] = self.dice.choice(case_codes.MEASURES)[0]
        if kind.endswith("settled"):
            facts["result"] = "accepted"
        if kind in {"grievance_received", "second_grievance_received"}:
            facts["complained_of"] = self.dice.choice(outcome_codes.COMPLAINED)[0]
        return facts

    def _fact(self, kind: str, name: str) -> dict[str, Any]:
        fact = fact_of(name, kind)
        if fact.choices:
            return {name: self.dice.choice(fact.choices)}
        later = self.walk.now + timedelta(days=self.dice.randrange(1, 90))
        made: dict[str, Callable[[], Any]] = {
            "boolean": lambda: self.dice.random() < 0.7,
            "integer": lambda: self.dice.choice((1, 2, 3, 4)),
            "day": lambda: later.date().isoformat(),
            "instant": lambda: later.isoformat(),
        }
        return {name: made[fact.type]()} if fact.type in made and name != "birth_year" else {}

    def _verdicts(self, kind: str) -> dict[str, str]:
        wanted = outcome_codes.TRIED[kind]
        tried = [
            row.person for row in self._accused().values() if row.status in wanted and not row.apart
        ]
        said = [code for code, _ in outcome_codes.VERDICTS[kind]]
        return {code: self.dice.choice(said) for code in tried}

    def _step(self, person: str | None, facts: dict[str, Any]) -> Step:
        paper = PaperGiven("decision", f"{self.dice.randrange(1, 999)}/QĐ", self.walk.now.date())
        back = timedelta(hours=self.dice.choice((0, 0, 0, 1, 5)))
        return Step(
            self.walk.now - back, person, facts, paper if self.dice.random() < 0.3 else None
        )

    # -- looking ----------------------------------------------------------------------------------------

    def _matter(self) -> Matter:
        assert self.walk.matter is not None
        return self.walk.seen(self.walk.era.police)

    def _deeds(self) -> list[Deed]:
        return self.walk.deeds(self.walk.era.police)

    def _accused(self) -> dict[str, AccusedReading]:
        return self.walk.accused(self.walk.era.police)

    def _ways(self) -> list[Any]:
        with scope.acting(self.cast(self.walk.era.police)):
            return list(self._seen().handovers.filter(answer=None).select_related("matter"))

    def _seen(self) -> Matter:
        return self.walk.seen_inside(self.walk.era.police)

    def _waiting(self) -> Any:
        ways = self._ways()
        return self.dice.choice(ways) if ways else None

    def _any_way(self) -> Any:
        return self._waiting()

    def _account_of(self, agency: int) -> str | None:
        return next((name for name in self.accounts if self.cast(name).agency_id == agency), None)

    def _place(self, account: str = "") -> Agency:
        account = account or self.dice.choice(self.accounts)
        return self.walk.waiting_place(account)

    def _lines(self, account: str) -> list[tuple[str, str]]:
        who = self.cast(account)
        with scope.acting(who):
            mine = AuditLine.objects.filter(account_id=who.account_id).order_by("recorded_at", "id")
            return list(mine.values_list("verb", "outcome"))

    # -- what must hold -------------------------------------------------------------------------------------

    def check(self) -> None:
        deeds = self._deeds()
        self.kinds |= {deed.kind for deed in deeds}
        self._acts_have_lines()
        self._projection_is_a_reading(deeds)
        for problem in self._problems(deeds):
            raise AssertionError(f"{problem}\n{_told(deeds)}")

    def _acts_have_lines(self) -> None:
        """Every act points at an audit line; the foreign key holds it, the log must also show the verb as done."""
        assert self.walk.matter is not None
        from django.db import connections

        with (
            connections["default"].cursor() as cursor,
            scope.acting(self.cast(self.walk.era.police)),
        ):
            cursor.execute(
                "SELECT count(*) FROM docket_act WHERE matter_id = %s AND line_id IS NULL",
                [self.walk.matter.id],
            )
            assert cursor.fetchone()[0] == 0

    def _projection_is_a_reading(self, deeds: list[Deed]) -> None:
        assert self.walk.matter is not None
        read = readings.project(self.walk.matter.id, deeds, self.walk.now)
        with scope.acting(self.cast(self.walk.era.police)):
            assert _rows(MatterReading.objects.filter(matter=self.walk.matter)) == _said(
                [read.summary]
            )
            assert _rows(ClockReading.objects.filter(matter=self.walk.matter)) == _said(read.clocks)
            assert _rows(AccusedReading.objects.filter(matter=self.walk.matter)) == _said(
                read.accused
            )

    def _problems(self, deeds: list[Deed]) -> Iterator[str]:
        stage, said = self.walk.stage(), oracle.stage_after(deeds)
        if stage.removesuffix("h") != said.removesuffix("h"):
            yield f"stage {stage}, the dossier says {said}"
        rows = self._accused()
        for person in self.people:
            custody = oracle.custody_after(deeds, person)
            row = rows.get(person)
            if _alike(row.custody if row else "free") != _alike(custody):
                yield f"custody of {person}: {row.custody if row else 'free'}, the dossier says {custody}"
            if row is not None and custody in IN_CUSTODY:
                yield from self._held(row, deeds)

    def _held(self, row: AccusedReading, deeds: list[Deed]) -> Iterator[str]:
        """Nobody is held beyond a term without an alarm that stands, and is somebody's duty."""
        if row.release_at is None:
            last = [d.kind for d in deeds if d.person == row.person and d.kind in oracle.CUSTODY]
            if last and last[-1] not in CLOCKLESS:
                yield f"{row.person} is held ({row.custody}, {last[-1]}) and no clock runs for it"
            return
        if row.release_at < self.walk.now and not self._alarm(row):
            yield f"{row.person} was to be released at {row.release_at} and no alarm stands"

    def _alarm(self, row: AccusedReading) -> bool:
        with scope.acting(self.cast(self.walk.era.police)):
            # «Ngay» has no hour of its own: it stands from the moment that began it.
            past = Q(due_at__lt=self.walk.now) | Q(due_at=None)
            owed = ClockReading.objects.filter(past, matter=row.matter_id, person=row.person, owed=True, met_at=None,
                                               ref=row.release_ref)  # fmt: skip
            return owed.exists()


# The dossier has no act for the order of Điều 110 khoản 4, by which who is held in emergency is arrested.
ALIKE = {"held_in_emergency": "arrested"}


def _told(deeds: list[Deed]) -> str:
    return "\n".join(
        f"{d.occurred_at:%Y-%m-%d %H:%M} {d.kind} {d.person or ''} {dict(d.facts)}" for d in deeds
    )


def _alike(custody: str) -> str:
    return ALIKE.get(custody, custody)


IGNORED = {"id", "as_of", "law_version"}


def _said(rows: list[Any]) -> list[tuple[Any, ...]]:
    return sorted(
        tuple(
            _plain(getattr(row, f.attname))
            for f in row._meta.local_concrete_fields
            if f.name not in IGNORED
        )
        for row in rows
    )


def _plain(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def _rows(found: Any) -> list[tuple[Any, ...]]:
    return _said(list(found))
