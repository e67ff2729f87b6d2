"""Two at once on one accused, on real connections: one wins, the other is told what changed, nothing is lost."""

from collections import Counter
from dataclasses import replace

import pytest
from django.db import connections

from lachan.access import scope
from lachan.cases import commands as cases
from lachan.docket import readings
from lachan.docket.models import AccusedReading, ClockReading, MatterReading
from tests.case_walk import ERAS, CaseWalk

from .connecting import connect
from .test_many_at_once import at_once

pytestmark = pytest.mark.database


@pytest.fixture
def real(clean_record, django_db_blocker):
    """Committed work, removed afterwards."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.fixture
def walk(cast, real):
    """A district case of 2024; its one accused charged and held."""
    walk = CaseWalk(cast, ERAS["2024"])
    walk.initiated()
    walk.one = walk.new_person()
    walk.later(days=1)
    walk.do(cases.arrest_person, "dieutra", walk.one)
    walk.do(cases.hold_person, "dieutra", walk.one)
    walk.charged(walk.one)
    walk.seen_last = walk.now
    walk.later(hours=1)
    return walk


def deed(walk, verb, account, person=None, extra=None, **facts):
    """The verb as from a page opened before either of them did anything; its connection is its own."""
    matter, step = walk.seen(account), replace(walk.step(person, **facts), seen=walk.seen_last)
    return lambda: verb(
        matter=matter, step=step, by=walk.cast(account), at=walk.now, **(extra or {})
    )


def names(results):
    return Counter(type(result).__name__ for result in results)


def acts(walk, *kinds):
    with connect("keeper") as keeper:
        return keeper.execute("SELECT count(*) FROM docket_act WHERE matter_id = %s AND kind = ANY (%s)",
                              [walk.matter.id, list(kinds)]).fetchone()[0]  # fmt: skip


def lines(walk, verb, outcome):
    with connect("keeper") as keeper:
        return keeper.execute("SELECT count(*) FROM access_auditline WHERE subject = %s AND verb = %s AND outcome = %s",
                              [walk.matter.id, verb, outcome]).fetchone()[0]  # fmt: skip


def as_read_anew(walk):
    """The stored projection is what a reading from scratch gives: no update was lost under another."""
    with scope.acting(walk.cast("dieutra")):
        anew = readings.project(walk.matter.id, readings.deeds_of(walk.matter.id), walk.now)
        stored = MatterReading.objects.get(matter=walk.matter.id)
        assert (stored.stage, stored.detained, stored.accused, stored.next_due_at) == (
            anew.summary.stage, anew.summary.detained, anew.summary.accused, anew.summary.next_due_at)  # fmt: skip
        people = {
            (a.person, a.status, a.custody, a.release_at)
            for a in AccusedReading.objects.filter(matter=walk.matter.id)
        }
        assert people == {(a.person, a.status, a.custody, a.release_at) for a in anew.accused}
        clocks = {
            (c.ref, c.started_by, c.person, c.due_at, c.met_at)
            for c in ClockReading.objects.filter(matter=walk.matter.id)
        }
        assert clocks == {(c.ref, c.started_by, c.person, c.due_at, c.met_at) for c in anew.clocks}


def test_two_detain_one_accused(walk):
    one, two = (deed(walk, cases.detain_accused, "dieutra", walk.one, custody_follows="tam_giu", order_months=months)
                for months in (2, 3))  # fmt: skip
    results = at_once([one, two])
    assert names(results) == {"Act": 1, "Changed": 1}, results
    told = next(r for r in results if type(r).__name__ == "Changed")
    assert "Tạm giam" in told.sentence
    assert walk.one in told.sentence
    assert (
        acts(walk, "detained"),
        lines(walk, "detain_accused", "done"),
        lines(walk, "detain_accused", "refused"),
    ) == (1, 1, 1)
    as_read_anew(walk)


def test_one_detains_while_the_procuracy_cancels_the_charge(walk):
    """Two bodies, two verbs, one person: whoever is second decides anew, on what is now true."""
    results = at_once([
        deed(walk, cases.detain_accused, "dieutra", walk.one, custody_follows="tam_giu", order_months=2),
        deed(walk, cases.cancel_charge, "kiemsat", walk.one),
    ])  # fmt: skip
    assert names(results) == {"Act": 1, "Changed": 1}, results
    assert acts(walk, "detained", "charge_cancelled") == 1
    as_read_anew(walk)


def test_release_and_another_order_at_the_same_moment(walk):
    results = at_once([
        deed(walk, cases.release_person, "dieutra", walk.one, ground="unneeded"),
        deed(walk, cases.extend_hold, "dieutra", walk.one, days=3),
    ])  # fmt: skip
    assert names(results) == {"Act": 1, "Changed": 1}, results
    as_read_anew(walk)


def test_without_an_old_page_the_law_itself_refuses_the_second(walk):
    """Who did not say what they had seen is still stopped by what may follow."""
    matter, step = walk.seen("kiemsat"), walk.step(walk.one)
    results = at_once([
        lambda: cases.cancel_charge(matter=matter, step=step, by=walk.cast("kiemsat"), at=walk.now) for _ in range(3)
    ])  # fmt: skip
    assert names(results) == {"Act": 1, "NotAllowedNow": 2}, results
    as_read_anew(walk)


def test_two_clerks_take_one_person_in(walk):
    """The hand-over is answered once; the person is lodged once."""
    walk.sent("dieutra", "nhatamgiu", "detainee", walk.one)
    ways = [walk.waiting("nhatamgiu", "detainee") for _ in range(3)]
    results = at_once([
        lambda w=w: cases.receive_item(handover=w, step=walk.step(), by=walk.cast("nhatamgiu"), at=walk.now)
        for w in ways[:2]
    ] + [
        lambda: cases.refuse_item(handover=ways[2], ground="wrong_address", step=walk.step(),
                                  by=walk.cast("nhatamgiu"), at=walk.now)
    ])  # fmt: skip
    assert names(results) == {"Act": 1, "AlreadyAnswered": 2}, results
    assert acts(walk, "item_received", "item_refused") == 1
    as_read_anew(walk)


def test_two_send_one_file(walk):
    to = walk.waiting_place("dieutra_khac")
    # Điều 169: the file goes nowhere without the procuracy's decision.
    walk.do(cases.decide_transfer, "kiemsat", extra={"to": to})
    walk.seen_last = walk.now
    walk.later(hours=1)
    results = at_once([
        deed(walk, cases.hand_over, "dieutra", extra={"what": "file", "to": to}) for _ in range(2)
    ])  # fmt: skip
    assert sorted(names(results)) in (["AlreadyOnItsWay", "Handover"], ["Changed", "Handover"]), (
        results
    )
    with connect("keeper") as keeper:
        waiting = keeper.execute("SELECT count(*) FROM docket_handover h WHERE matter_id = %s AND what = 'file' AND NOT EXISTS"
                                 " (SELECT 1 FROM docket_handoveranswer a WHERE a.handover_id = h.id)", [walk.matter.id])  # fmt: skip
        assert waiting.fetchone() == (1,)


def test_two_correct_and_withdraw_one_act(walk):
    from lachan.docket.models import Act

    with scope.acting(walk.cast("dieutra")):
        charged = Act.objects.get(matter=walk.matter.id, kind="held")
    who = walk.cast("dieutra")
    results = at_once([
        lambda: cases.correct_step(matter=walk.matter, act=charged, occurred_at=walk.now, reason="Nhầm.", by=who, at=walk.now),
        lambda: cases.withdraw_act(matter=walk.matter, act=charged, reason="Nhầm.", by=who, at=walk.now),
    ])  # fmt: skip
    kinds = names(results)
    assert kinds["Act"] <= 1
    assert set(kinds) <= {"Act", "AlreadyCorrected", "OthersRestOnIt"}, results
    as_read_anew(walk)


def test_two_separate_one_accused(walk):
    walk.two = walk.new_person(year=1985)
    walk.charged(walk.two)
    walk.seen_last = walk.now
    results = at_once(
        [
            deed(walk, cases.separate_case, "dieutra", extra={"persons": [walk.two]})
            for _ in range(2)
        ]
    )
    assert names(results)["Matter"] == 1, results
    assert acts(walk, "case_separated") == acts(walk, "accused_moved") == 1
    as_read_anew(walk)
