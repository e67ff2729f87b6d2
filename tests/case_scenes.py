"""Places in the life of a case, each walked to once; a verb is tried from one, and what it did is rolled back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.access.refusals import Refusal
from lachan.cases import commands as cases
from lachan.docket.models import Act
from lachan.outcomes import commands as outcomes
from tests.case_walk import ERAS, CaseWalk
from tests.walking import HANOI

POLICE, PROCURACY, COURT, ABOVE, FACILITY = "dieutra", "kiemsat", "toaan", "toaan_tinh", "nhatamgiu"


@dataclass
class Scene(CaseWalk):
    """A case of the districts in 2024: `one` accused kept in custody, `two` at home; `third` is only named."""

    one: str = ""
    two: str = ""
    third: str = ""

    def gives(self, kind: str, verb: Callable[..., Any], account: str, person: str | None = None, /, *,
              extra: dict[str, Any] | None = None, **facts: Any) -> Act:  # fmt: skip
        """The verb records one act of this kind, in this body's name, with these facts; the log has its line."""
        who, before = self.cast(account), self._ids(account)
        self.do(verb, account, person, extra=extra, **facts)
        act = self._act(account, kind, before)
        assert (act.person_id, act.agency_id, act.occurred_at) == (person, who.agency_id, self.now)
        assert facts.items() <= act.facts.items()
        line = self.line(account)
        assert (line.verb, line.outcome, line.at) == (verb.__name__, "done", self.now)
        assert (line.subject, line.agency_id, line.role) == (
            self.matter.id,
            who.agency_id,
            who.role,
        )
        assert line.id == act.line_id
        return act

    def refuses(self, answer: type[Refusal], verb: Callable[..., Any], account: str, person: str | None = None, *,
                extra: dict[str, Any] | None = None, says: str = "", **facts: Any) -> Refusal:  # fmt: skip
        """The verb is refused with this answer and this word in it; nothing is done, and the log has the attempt."""
        before = self._ids(POLICE)
        with pytest.raises(answer) as refused:
            self.raw(verb, account, person, extra=extra, **facts)
        assert type(refused.value) is answer, refused.value.sentence
        line = self.line(account)
        assert (line.verb, line.outcome, line.subject) == (verb.__name__, "refused", self.matter.id)
        assert line.detail == {"refusal": answer.__name__}
        assert says in refused.value.sentence, refused.value.sentence
        assert self._ids(POLICE) == before
        return refused.value

    def raw(self, verb: Callable[..., Any], account: str, person: str | None = None, *,
            extra: dict[str, Any] | None = None, **facts: Any) -> Any:  # fmt: skip
        """Also by whom the matter is out of sight."""
        return verb(matter=self.matter, step=self.step(person, **facts), by=self.cast(account), at=self.now,
                    **(extra or {}))  # fmt: skip

    def line(self, account: str) -> AuditLine:
        """The last that this person has done or tried."""
        who = self.cast(account)
        with scope.acting(who):
            return AuditLine.objects.filter(account_id=who.account_id).order_by(
                "-recorded_at", "-id"
            )[0]

    def _ids(self, account: str) -> set[Any]:
        with scope.acting(self.cast(account)):
            return set(Act.objects.filter(matter=self.matter.id).values_list("id", flat=True))

    def _act(self, account: str, kind: str, before: set[Any]) -> Act:
        with scope.acting(self.cast(account)):
            found = list(Act.objects.filter(matter=self.matter.id).exclude(id__in=before))
        assert [act.kind for act in found] == [kind]
        return found[0]

    # -- readings, as those see them who see the work ---------------------------------------------

    def status(self, person: str, account: str = POLICE) -> str:
        return self.accused(account)[person].status

    def custody(self, person: str, account: str = POLICE) -> str:
        return self.accused(account)[person].custody

    def release(self, person: str, account: str = POLICE) -> tuple[str, str]:
        """Until when this person may be kept, and by which row of the dossier."""
        row = self.accused(account)[person]
        return (said(row.release_at), row.release_ref)

    def due(self, ref: str, person: str | None = None, account: str = POLICE) -> str:
        """The last moment of a running clock; «met», «none» where there is nothing to wait for."""
        read = self.clock(ref, person, account)
        if read is None:
            return "none"
        return said(read.due_at) if read.state == "running" else read.state


def said(at: datetime | None) -> str:
    return at.astimezone(HANOI).strftime("%Y-%m-%d %H:%M") if at else ""


# -- the way there: each place from the one before it ---------------------------------------------


def _open(walk: Scene) -> None:
    walk.initiated(paragraph=1)
    walk.one, walk.two, walk.third = (walk.new_person(year=year) for year in (1990, 1985, 1979))
    walk.later(days=1)


def _held(walk: Scene) -> None:
    walk.do(cases.arrest_person, POLICE, walk.one)
    walk.later(hours=6)
    walk.do(cases.hold_person, POLICE, walk.one)
    walk.later(days=1)


def _charged(walk: Scene) -> None:
    walk.charged(walk.one)
    walk.charged(walk.two)
    walk.later(hours=3)
    for account, kind in (
        (POLICE, "charge_sent_to_procuracy"),
        (PROCURACY, "charge_received_by_procuracy"),
    ):
        walk.do(cases.record_service, account, walk.one, extra={"kind": kind})
    walk.later(hours=5)


def _detained(walk: Scene) -> None:
    walk.do(cases.approve_charge, PROCURACY, walk.one)
    walk.later(hours=1)
    walk.do(
        cases.detain_accused,
        POLICE,
        walk.one,
        custody_follows="tam_giu",
        tam_giu_days=3,
        order_months=4,
    )
    walk.do(cases.decide_detention_order, PROCURACY, walk.one, approved=True)
    walk.passed(POLICE, FACILITY, "detainee", walk.one)
    walk.later(days=20)


def _concluded(walk: Scene) -> None:
    walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(hours=20)


def _prosecuting(walk: Scene) -> None:
    walk.passed(POLICE, PROCURACY)
    walk.later(days=5)


def _indicted(walk: Scene) -> None:
    walk.do(outcomes.indict, PROCURACY)
    walk.later(days=1)


def _with_court(walk: Scene) -> None:
    walk.passed(PROCURACY, COURT)


def _at_court(walk: Scene) -> None:
    walk.do(outcomes.accept_case, COURT)
    walk.later(days=10)


def _set(walk: Scene) -> None:
    walk.do(outcomes.set_trial, COURT)
    walk.later(days=10)


def _hearing(walk: Scene) -> None:
    walk.do(outcomes.open_hearing, COURT)
    walk.later(hours=6)


def _judged(walk: Scene) -> None:
    walk.do(
        outcomes.pronounce_judgment,
        COURT,
        extra={"verdicts": {walk.one: "guilty", walk.two: "guilty"}},
    )
    walk.do(outcomes.detain_after_judgment, COURT, walk.one, instance="first")
    walk.later(days=3)


def _appealed(walk: Scene) -> None:
    walk.do(outcomes.record_appeal, COURT, walk.one, channel="court")
    walk.later(days=3)
    walk.passed(COURT, ABOVE)


def _appeal_taken(walk: Scene) -> None:
    walk.do(outcomes.accept_appeal, ABOVE)
    walk.later(days=12)


def _appeal_set(walk: Scene) -> None:
    walk.do(outcomes.set_appeal_hearing, ABOVE)
    walk.later(days=10)


def _appeal_hearing(walk: Scene) -> None:
    walk.do(outcomes.open_appeal_hearing, ABOVE)
    walk.later(hours=4)


def _appeal_judged(walk: Scene) -> None:
    walk.do(outcomes.pronounce_appeal_judgment, ABOVE, extra={"verdicts": {walk.one: "upheld"}})
    walk.later(days=2)
    walk.passed(ABOVE, COURT)


def _effective(walk: Scene) -> None:
    walk.later(days=3)
    walk.do(outcomes.record_effect, COURT, instance="appeal")


def _executing(walk: Scene) -> None:
    for person in (walk.one, walk.two):
        walk.do(outcomes.decide_execution, COURT, person)


def _serving(walk: Scene) -> None:
    for person in (walk.one, walk.two):
        walk.do(outcomes.begin_sentence, COURT, person)


def _recharged(walk: Scene) -> None:
    walk.do(cases.approve_charge, PROCURACY, walk.one)
    walk.do(cases.change_charge, POLICE, walk.one, article="151", paragraph=1)
    walk.later(hours=2)


def _emergency(walk: Scene) -> None:
    walk.do(cases.hold_in_emergency, POLICE, walk.third)
    walk.later(hours=2)


def _complained(walk: Scene) -> None:
    walk.do(outcomes.receive_grievance, POLICE, complained_of="investigator")
    walk.do(outcomes.receive_custody_grievance, PROCURACY)
    walk.do(outcomes.receive_accusation, PROCURACY)
    walk.later(hours=4)


def _answered(walk: Scene) -> None:
    walk.do(outcomes.settle_grievance, POLICE, result="rejected")
    walk.do(outcomes.settle_custody_grievance, PROCURACY, result="rejected")
    walk.later(days=1)


def _second(walk: Scene) -> None:
    walk.do(outcomes.receive_second_grievance, PROCURACY, complained_of="investigator")
    walk.later(days=1)


def _suspended(walk: Scene) -> None:
    walk.do(cases.suspend_investigation, POLICE, ground="229.1.b")
    walk.later(days=30)


def _prosecution_suspended(walk: Scene) -> None:
    walk.do(outcomes.suspend_prosecution, PROCURACY, ground="247.1.a")
    walk.later(days=30)


def _trial_suspended(walk: Scene) -> None:
    walk.do(outcomes.suspend_trial, COURT, ground="281.1.a-b")
    walk.later(days=30)


def _sent_back(walk: Scene) -> None:
    """The court sent the file back; the procuracy has it."""
    walk.do(outcomes.return_file_by_court, COURT, ground="280.1.a")
    walk.later(days=1)
    walk.passed(COURT, PROCURACY)


def _returned(walk: Scene) -> None:
    """The procuracy returned the file once; the investigators have it and have concluded again."""
    to = {"to": walk.waiting_place(POLICE)}
    walk.do(outcomes.return_file_by_procuracy, PROCURACY, extra=to, ground="245.1.a")
    walk.later(hours=3)
    walk.taken(POLICE)
    walk.later(days=10)


PLACES: dict[str, tuple[str, Callable[[Scene], None]]] = {
    "open": ("", _open), "held": ("open", _held), "charged": ("held", _charged), "detained": ("charged", _detained),
    "recharged": ("charged", _recharged), "emergency": ("open", _emergency), "complained": ("charged", _complained),
    "answered": ("complained", _answered), "complained_twice": ("answered", _second),
    "suspended": ("charged", _suspended), "concluded": ("detained", _concluded),
    "prosecuting": ("concluded", _prosecuting), "returned": ("prosecuting", _returned),
    "prosecution_suspended": ("prosecuting", _prosecution_suspended), "indicted": ("prosecuting", _indicted),
    "with_court": ("indicted", _with_court),
    "at_court": ("with_court", _at_court), "sent_back": ("at_court", _sent_back),
    "trial_suspended": ("at_court", _trial_suspended), "set": ("at_court", _set), "hearing": ("set", _hearing),
    "judged": ("hearing", _judged), "appealed": ("judged", _appealed), "appeal_taken": ("appealed", _appeal_taken),
    "appeal_set": ("appeal_taken", _appeal_set),
    "appeal_hearing": ("appeal_set", _appeal_hearing), "appeal_judged": ("appeal_hearing", _appeal_judged),
    "effective": ("appeal_judged", _effective), "executing": ("effective", _executing), "serving": ("executing", _serving),
}  # fmt: skip


class Stock:
    """Scenes already walked to, in one transaction that nobody commits."""

    def __init__(self, cast: Callable[[str], Any]) -> None:
        self.cast, self.built = cast, dict[str, Scene]()

    def at(self, place: str) -> Scene:
        if place not in self.built:
            self.built[place] = self._walk(place)
        return copy(self.built[place])

    def _walk(self, place: str) -> Scene:
        before, step = PLACES[place]
        walk = self._walk(before) if before else Scene(self.cast, ERAS["2024"])
        step(walk)
        return walk


@contextmanager
def trying(stock: Stock, place: str) -> Iterator[Scene]:
    """The case at that place; whatever is done to it is undone."""
    walk = stock.at(place)
    with transaction.atomic():
        yield walk
        transaction.set_rollback(True)


def at(*places: str) -> pytest.MarkDecorator:
    """The test starts at this place of a case; at each of several."""
    return pytest.mark.parametrize("scene", places, indirect=True)


@pytest.fixture(scope="package")
def stock(django_db_setup, django_db_blocker, cast) -> Iterator[Stock]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Stock(cast)
        transaction.set_rollback(True)


@pytest.fixture
def scene(request, stock) -> Iterator[Scene]:
    """The case at the place the test asks for."""
    with trying(stock, request.param) as walk:
        yield walk
