"""A case that does not go straight on: suspended, parted, joined, corrected, let go, sent elsewhere, refused."""

import pytest
from tests.case_walk import ERAS, CaseWalk
from tests.walking import HANOI, hour

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.refusals import NotFound
from lachan.access.roles import ROLES
from lachan.cases import commands as cases
from lachan.docket import commands as docket
from lachan.docket import queries, readings
from lachan.docket.models import Act
from lachan.docket.sides import NotInvestigating
from lachan.docket.steps import NotAllowedNow
from lachan.outcomes import commands as outcomes
from lachan.reference.models import Agency

pytestmark = [pytest.mark.database, pytest.mark.django_db]
POLICE, PROCURACY, COURT, FACILITY = "dieutra_tinh", "kiemsat_tinh", "toaan_kv", "trai"


@pytest.fixture
def walk(cast) -> CaseWalk:
    """Of today: the provincial bodies, a regional court."""
    return CaseWalk(cast, ERAS["2026"])


def two_accused(walk: CaseWalk) -> tuple[str, str]:
    walk.initiated()
    one, two = walk.new_person(), walk.new_person(year=1985)
    walk.later(days=1)
    walk.do(cases.arrest_person, POLICE, one)
    walk.later(hours=3)
    walk.do(cases.hold_person, POLICE, one)
    walk.charged(one)
    walk.charged(two)
    walk.later(hours=5)
    return one, two


def detained(walk: CaseWalk, person: str, months: int = 2) -> None:
    walk.do(cases.approve_charge, PROCURACY, person)
    walk.do(
        cases.detain_accused,
        POLICE,
        person,
        custody_follows="tam_giu",
        tam_giu_days=3,
        order_months=months,
    )
    walk.do(cases.decide_detention_order, PROCURACY, person, approved=True)
    walk.passed(POLICE, FACILITY, "detainee", person)


def clocks(walk: CaseWalk, account: str = POLICE, matter=None) -> set[tuple[str, str]]:
    """Every clock that runs now, with its last moment, whomever it is of."""
    found = readings.read(walk.deeds(account, matter), walk.now)
    return {(r.ref, str(r.due_at)) for r in found if r.state in {"running", "at_once", "lapsed"}}


def day(at) -> str:
    return at.astimezone(HANOI).strftime("%Y-%m-%d %H:%M")


def elsewhere(walk: CaseWalk, matter) -> CaseWalk:
    """The same hands on another record, at the same hour."""
    other = CaseWalk(walk.cast, walk.era)
    other.matter, other.now = matter, walk.now
    return other


def test_suspended_and_resumed(walk):
    one, two = two_accused(walk)
    before = walk.clock("D01").due_at
    walk.do(cases.suspend_investigation, POLICE, ground="229.1.b")
    assert (walk.stage(), {row.status for row in walk.accused().values()}) == ("P3s", {"suspended"})
    assert walk.clock("D01").state in {"stopped", "met"}
    # What is not of a suspended case waits; the one in the cell does not.
    assert walk.accused()[one].release_at is not None
    with pytest.raises(NotAllowedNow, match="Tạm đình chỉ"):
        walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(days=200)
    walk.do(cases.resume_investigation, POLICE)
    assert walk.stage() == "P3r"
    assert walk.clock("D05").due_at > before
    walk.later(days=30)
    walk.do(outcomes.conclude_investigation, POLICE)
    assert (walk.stage(), walk.clock("D05").state) == ("P4", "met")


def test_one_accused_suspended_while_the_case_goes_on(walk):
    one, two = two_accused(walk)
    walk.do(cases.suspend_investigation, POLICE, two, ground="229.1.b")
    assert (walk.stage(), walk.accused()[two].apart, walk.accused()[one].apart) == (
        "P3",
        True,
        False,
    )
    walk.later(days=20)
    walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(hours=5)
    walk.passed(POLICE, PROCURACY)
    walk.do(outcomes.indict, PROCURACY)
    walk.passed(PROCURACY, COURT)
    walk.do(outcomes.accept_case, COURT)
    walk.do(outcomes.set_trial, COURT)
    # He is still not before the court, and no court says a word about him.
    assert {code: row.status for code, row in walk.accused().items()} == {
        one: "defendant",
        two: "suspended",
    }
    walk.do(outcomes.open_hearing, COURT)
    walk.do(outcomes.pronounce_judgment, COURT, extra={"verdicts": {one: "guilty"}})
    assert walk.accused()[two].status == "suspended"


def test_one_accused_separated(walk):
    """The separated case has the clocks it had; the old one no longer alarms; the procuracy sees the new one."""
    one, two = two_accused(walk)
    detained(walk, one)
    of_one = {(r.ref, str(r.due_at)) for r in readings.read(walk.deeds(), walk.now)
              if r.person == one and r.state in {"running", "at_once", "lapsed"}}  # fmt: skip
    case_term, release = walk.clock("D01").due_at, walk.accused()[one].release_at
    walk.later(days=3)
    new = elsewhere(walk, walk.do(cases.separate_case, POLICE, extra={"persons": [one]}))
    assert of_one <= clocks(new)
    assert new.clock("D01").due_at == case_term
    assert new.accused()[one].release_at == release
    old = walk.accused()[one]
    assert (old.status, old.custody, old.release_at) == ("moved", "elsewhere", None)
    assert new.seen(PROCURACY).reading.holder_id == walk.cast(POLICE).agency_id
    with pytest.raises(NotFound):
        new.seen("kiemsat")
    # The investigation of the one who left goes on in the new record, and only there.
    new.do(cases.extend_detention, PROCURACY, one, months=1) if release else None
    with pytest.raises(NotAllowedNow):
        walk.do(cases.extend_detention, PROCURACY, one, months=1)
    # Two roads from here: each its own conclusion.
    new.do(outcomes.conclude_investigation, POLICE)
    assert (new.stage(), walk.stage()) == ("P4", "P3")


def test_a_case_joined_counts_from_the_first_opening(walk, cast):
    first_one, _ = two_accused(walk)
    second = CaseWalk(cast, walk.era)
    second.now = walk.later(days=30)
    second.initiated()
    third = second.new_person()
    second.later(days=1)
    second.charged(third)
    second.do(cases.arrest_person, POLICE, third)
    second.later(hours=2)
    second.do(cases.hold_person, POLICE, third)
    release = second.accused()[third].release_at
    opened_first, opened_second = (
        walk.seen(POLICE).reading.initiated_at,
        second.seen(POLICE).reading.initiated_at,
    )
    assert opened_first < opened_second
    walk.now = second.now
    # Into the younger case: its term is that of the elder (TTLT 04/2018 Điều 14).
    younger = second.clock("D01").due_at
    second.do(cases.join_cases, POLICE, extra={"other": walk.seen(POLICE)})
    assert second.clock("D01").due_at < younger
    assert second.clock("D01").due_at == _four_months(opened_first)
    assert len(second.accused()) == 3
    assert second.accused()[third].release_at == release
    assert (walk.stage(), walk.seen(POLICE).reading.closed) == ("P9", True)
    assert {row.release_at for row in walk.accused().values()} == {None}


def _four_months(at):
    """From 12/08 to 12/12 2025, a Friday."""
    assert day(at).startswith("2025-08-12")
    return hour("2025-12-12 23:59:59")


def test_a_wrong_act_corrected_and_one_withdrawn(walk):
    one, two = two_accused(walk)
    with scope.acting(walk.cast(POLICE)):
        charged = Act.objects.get(matter=walk.matter.id, kind="accused_charged", person=two)
    cases.correct_step(matter=walk.matter, act=charged, occurred_at=charged.occurred_at, reason="Nhầm khoản.",
                       by=walk.cast(POLICE), at=walk.now, facts={"article": "150", "paragraph": 3})  # fmt: skip
    assert walk.seen(POLICE).reading.severity == "ĐB"
    walk.do(cases.impose_measure, POLICE, two, measure="bail")
    with scope.acting(walk.cast(POLICE)):
        last = Act.objects.filter(matter=walk.matter.id, kind="accused_charged", person=two).latest(
            "recorded_at", "id"
        )
        bail = Act.objects.get(matter=walk.matter.id, kind="measure_imposed")
    cases.withdraw_act(
        matter=walk.matter, act=bail, reason="Nhầm người.", by=walk.cast(POLICE), at=walk.now
    )
    assert walk.accused()[two].custody == "free"
    walk.do(cases.approve_charge, PROCURACY, two)
    with pytest.raises(cases.put_right.OthersRestOnIt):
        cases.withdraw_act(
            matter=walk.matter, act=last, reason="Nhầm.", by=walk.cast(POLICE), at=walk.now
        )
    # Everything ever written is still there.
    with scope.acting(walk.cast(POLICE)):
        assert (
            Act.objects.filter(matter=walk.matter.id, person=two, kind="accused_charged").count()
            == 2
        )
        assert Act.objects.filter(matter=walk.matter.id, kind="measure_imposed").count() == 1


def test_a_release_at_the_last_hour(walk):
    """The alarm stands until the release is recorded, and is gone after it, not before."""
    one, _ = two_accused(walk)
    detained(walk, one)
    release = walk.accused()[one].release_at
    for before in (72, 24, 6, 1):
        walk.now = release.replace(second=0, microsecond=0)
        walk.later(hours=-before)
        assert walk.clock("C12", one).state == "running"
        assert walk.accused()[one].release_at == release
    walk.now = release.replace(second=0, microsecond=0)
    walk.later(hours=-0.25)
    walk.do(cases.release_person, POLICE, one, ground="expired")
    assert (walk.accused()[one].release_at, walk.accused()[one].custody) == (None, "released")
    assert walk.clock("C12", one).state == "met"
    assert walk.seen(POLICE).reading.detained == 0


def test_nobody_released_in_time_is_a_standing_alarm(walk):
    one, _ = two_accused(walk)
    detained(walk, one)
    release = walk.accused()[one].release_at
    walk.now = release
    walk.later(hours=2)
    assert walk.clock("C12", one).state == "lapsed"
    assert walk.accused()[one].release_at == release
    walk.do(cases.release_person, POLICE, one, ground="expired")
    assert (walk.clock("C12", one).state, walk.accused()[one].release_at) == ("met_late", None)


def test_a_charge_cancelled_must_release(walk):
    one, _ = two_accused(walk)
    detained(walk, one)
    walk.later(days=1)
    walk.do(cases.cancel_charge, PROCURACY, one)
    row = walk.accused()[one]
    assert (row.status, row.custody, row.release_at, row.release_ref) == (
        "uncharged",
        "detained",
        walk.now,
        "C19a",
    )
    walk.later(hours=1)
    walk.do(cases.release_person, POLICE, one, ground="not_approved")
    assert walk.accused()[one].release_at is None


def test_an_acquittal_must_release(walk):
    one, two = two_accused(walk)
    detained(walk, one)
    _to_the_hearing(walk)
    walk.do(
        outcomes.pronounce_judgment, COURT, extra={"verdicts": {one: "not_guilty", two: "guilty"}}
    )
    assert walk.accused()[one].release_at == walk.now
    assert walk.clock("C17a", one).state == "at_once"
    walk.do(cases.release_person, COURT, one, ground="judged")
    assert walk.accused()[one].release_at is None
    assert walk.clock("C17a", one).state == "met"


def _to_the_hearing(walk: CaseWalk) -> None:
    walk.later(days=5)
    walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(hours=5)
    walk.passed(POLICE, PROCURACY)
    walk.do(outcomes.indict, PROCURACY)
    walk.passed(PROCURACY, COURT)
    walk.do(outcomes.accept_case, COURT)
    walk.do(outcomes.set_trial, COURT)
    walk.later(days=5)
    walk.do(outcomes.open_hearing, COURT)


def test_a_complaint_answered_and_a_second_one(walk):
    two_accused(walk)
    walk.do(outcomes.receive_grievance, POLICE, complained_of="investigator")
    assert walk.clock("K02").state == "running"
    walk.later(days=9)
    walk.do(outcomes.settle_grievance, POLICE, result="rejected")
    assert walk.clock("K02").state == "met_late"
    walk.do(cases.record_service, POLICE, extra={"kind": "grievance_decision_received"})
    walk.later(days=2)
    walk.do(outcomes.receive_second_grievance, PROCURACY, complained_of="investigator")
    assert walk.clock("K02b").state == "running"
    with pytest.raises(NotAllowedNow):
        walk.do(outcomes.settle_accusation, PROCURACY, result="rejected")
    walk.later(days=3)
    walk.do(outcomes.settle_second_grievance, PROCURACY, result="accepted")
    assert walk.clock("K02b").state == "met"


def test_transferred_to_another_agency(walk):
    """The old body lets go and sees on; what it began runs on against the new one (Điều 169 khoản 5)."""
    one, _ = two_accused(walk)
    term = walk.clock("D01").due_at
    walk.do(cases.find_case_noncompetence, POLICE)
    walk.later(days=1)
    walk.do(cases.decide_transfer, PROCURACY, extra={"to": walk.waiting_place("bienphong")})
    walk.passed(POLICE, "bienphong")
    assert walk.seen("bienphong").reading.holder_id == walk.cast("bienphong").agency_id
    assert walk.clock("D01").due_at == term
    with pytest.raises(NotInvestigating):
        walk.do(
            cases.approve_charge and cases.change_charge, POLICE, one, article="151", paragraph=1
        )
    walk.do(cases.change_charge, "bienphong", one, article="151", paragraph=1)


def member(key: str, role: str, account: int) -> Actor:
    """Somebody of the other province, who has no account in these tests."""
    agency, given = Agency.objects.get(key=key), ROLES[role]
    return Actor(account, f"Người Mẫu {account}", agency.id, agency.name, agency.kind, agency.province_id, given.code,
                 given.label, given.may, given.caps, (agency.id,), True)  # fmt: skip


def test_transferred_to_another_province(walk):
    one, _ = two_accused(walk)
    there = member("99-csdt", "investigator", 9101)
    home = walk.cast
    walk.cast = lambda name: there if name == "songkhe" else home(name)
    walk.do(cases.find_case_noncompetence, POLICE)
    walk.do(cases.decide_transfer, PROCURACY, extra={"to": walk.waiting_place("songkhe")})
    with pytest.raises(NotFound):
        walk.seen("songkhe")
    walk.sent(POLICE, "songkhe")
    # It sees that something waits, and not yet what was done.
    assert walk.deeds("songkhe") == []
    walk.later(hours=5)
    walk.taken("songkhe")
    assert walk.seen("songkhe").reading.holder_id == there.agency_id
    assert walk.accused("songkhe")[one].release_at is not None
    walk.do(cases.determine_paragraph, "songkhe", article="150", paragraph=3)
    with scope.acting(there):
        assert {
            e.book
            for e in queries.entries_of(there, walk.seen("songkhe"))
            if e.agency_id == there.agency_id
        } == {"case"}


def test_a_hand_over_refused_leaves_the_owner_and_sent_twice_is_refused(walk):
    two_accused(walk)
    walk.do(outcomes.conclude_investigation, POLICE)
    walk.later(hours=3)
    walk.sent(POLICE, PROCURACY)
    with pytest.raises(docket.AlreadyOnItsWay):
        walk.sent(POLICE, "kiemsat_kv")
    walk.later(hours=2)
    cases.refuse_item(handover=walk.waiting(PROCURACY), ground="incomplete", step=walk.step(), by=walk.cast(PROCURACY),
                      at=walk.now)  # fmt: skip
    assert (walk.stage(), walk.seen(POLICE).reading.holder_id) == (
        "P4",
        walk.cast(POLICE).agency_id,
    )
    walk.later(hours=2)
    walk.passed(POLICE, PROCURACY)
    assert (walk.stage(), walk.seen(POLICE).reading.holder_id) == (
        "Q1",
        walk.cast(PROCURACY).agency_id,
    )
