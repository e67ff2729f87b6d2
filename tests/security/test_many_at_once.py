"""Many at once on real connections: numbers without gap or double, one answer to one hand-over, one report per key."""

import threading
import time
from collections import Counter

import pytest
from django.db import connections

from lachan.access import scope
from lachan.docket import commands as docket
from lachan.docket import queries
from lachan.intake import commands as intake
from tests.walking import Walk, given, hour, victim

from .connecting import connect

pytestmark = pytest.mark.database
AT = hour("2024-03-04 08:00")


@pytest.fixture
def real(clean_record, django_db_blocker):
    """Committed work, removed afterwards."""
    with django_db_blocker.unblock():
        yield
        connections.close_all()


def at_once(deeds):
    """All of them started together, each on a connection of its own; their results or their exceptions."""
    gate, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        try:
            gate.wait(timeout=60)
            results[place] = deed()
        except Exception as refused:  # noqa: BLE001  (what came is what is tested)
            results[place] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=180)
    return results


def registering(who, seconds):
    def write():
        codes, end = [], time.monotonic() + seconds
        while not codes or time.monotonic() < end:
            told = given(
                AT, narrative="Lời kể giả lập.", persons=(victim(),), traits={"lure": "easy_job"}
            )
            codes.append(intake.receive_report(given=told, by=who, at=AT).code)
        return codes

    return write


@pytest.mark.parametrize("seconds", [3, pytest.param(30, marks=pytest.mark.long)])
def test_fifty_people_register_at_once_in_one_book(cast, real, seconds):
    who = cast("caxa")
    results = at_once([registering(who, seconds)] * 50)
    assert [r for r in results if not isinstance(r, list)] == []
    codes = [code for found in results for code in found]
    assert len(set(codes)) == len(codes) >= 50
    with connect("keeper") as keeper:
        numbers = [n for (n,) in keeper.execute(
            "SELECT number FROM docket_registerentry WHERE agency_id = %s AND year = 2024 ORDER BY 1", [who.agency_id])]  # fmt: skip
        assert numbers == list(range(1, len(codes) + 1))
        kept = {code for (code,) in keeper.execute("SELECT code FROM docket_matter")}
        assert kept == set(codes)
        for table in (
            "docket_act",
            "docket_matterreading",
            "docket_standing",
            "intake_report",
            "intake_narrative",
            "people_identity",
        ):
            assert keeper.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == len(codes), (
                table
            )
        assert keeper.execute("SELECT count(*) FROM access_auditline WHERE verb = 'receive_report' AND outcome = 'done'"
                              ).fetchone()[0] == len(codes)  # fmt: skip
    print(
        f"\n50 writers, {seconds} s: {len(codes)} reports, {len(codes) / seconds:.0f}/s, 0 errors"
    )


def test_two_clerks_answer_one_handover(cast, real):
    walk, who = Walk(cast), cast("dieutra")
    for _ in range(4):
        matter = walk.received()
        walk.sent(matter)
        ways = [walk.waiting(matter) for _ in range(4)]
        deeds = [lambda w=w: docket.receive_handover(handover=w, by=who, at=hour("2024-03-04 11:00"), received_at=hour("2024-03-04 11:00"))
                 for w in ways[:2]]  # fmt: skip
        deeds += [lambda w=w: docket.refuse_handover(handover=w, ground="incomplete", by=who, at=hour("2024-03-04 11:00"),
                                                     refused_at=hour("2024-03-04 11:00")) for w in ways[2:]]  # fmt: skip
        results = at_once(deeds)
        kinds = Counter(type(r).__name__ for r in results)
        assert kinds == {"Act": 1, "AlreadyAnswered": 3}, results
        with connect("keeper") as keeper:
            assert keeper.execute("SELECT count(*) FROM docket_handoveranswer a JOIN docket_handover h ON h.id = a.handover_id"
                                  " WHERE h.matter_id = %s", [matter.id]).fetchone() == (1,)  # fmt: skip
            answers = keeper.execute("SELECT count(*) FROM docket_act WHERE matter_id = %s AND kind IN "
                                     "('handover_received', 'handover_refused')", [matter.id]).fetchone()  # fmt: skip
            assert answers == (1,)
            refused = keeper.execute("SELECT count(*) FROM access_auditline WHERE subject = %s AND outcome = 'refused'",
                                     [matter.id]).fetchone()  # fmt: skip
            assert refused == (3,)


@pytest.mark.parametrize("account", ["caxa", "tongdai"])
def test_one_key_sent_by_ten_at_once_is_one_report(cast, real, account):
    who, told = cast(account), given(AT)
    results = at_once([lambda: intake.receive_report(given=told, by=who, at=AT)] * 10)
    assert {getattr(r, "code", r) for r in results} == {results[0].code}, results
    with connect("keeper") as keeper:
        assert keeper.execute(
            "SELECT count(*), max(number) FROM docket_registerentry"
        ).fetchone() == (1, 1)
        assert keeper.execute("SELECT count(*) FROM docket_matter").fetchone() == (1,)


def test_two_send_one_matter_on(cast, real):
    walk = Walk(cast)
    matter = walk.received()
    seen = [walk.seen("caxa", matter) for _ in range(2)]
    to = [walk.agency("cah-d674.a"), walk.agency("cah-d672.a")]
    results = at_once([lambda m=m, t=t: docket.send_handover(matter=m, to=t, what="report", by=cast("caxa"), at=AT, sent_at=AT)
                       for m, t in zip(seen, to, strict=True)])  # fmt: skip
    assert sorted(type(r).__name__ for r in results) == ["AlreadyOnItsWay", "Handover"]


def test_two_correct_one_act(cast, real):
    from lachan.docket.models import Act

    walk = Walk(cast)
    matter = walk.received()
    with scope.acting(cast("caxa")):
        act = Act.objects.get(matter_id=matter.id)
    results = at_once([
        lambda m=m: intake.correct_act(act=act, occurred_at=hour(f"2024-03-04 07:0{m}"), reason="Nhầm.", by=cast("caxa"), at=AT)
        for m in range(4)
    ])  # fmt: skip
    assert Counter(type(r).__name__ for r in results) == {"Act": 1, "AlreadyCorrected": 3}, results


def test_nobody_waits_for_a_number_of_another_book(cast, real):
    """While one agency holds its counter in an open transaction, another registers at once."""
    with connect("keeper", autocommit=False) as holding:
        holding.execute("INSERT INTO docket_registercounter (agency_id, book, year, last) VALUES (%s, 'intake', 2024, 7)",
                        [cast("caxa").agency_id])  # fmt: skip
        start = time.monotonic()
        intake.receive_report(given=given(AT), by=cast("caxa2"), at=AT)
        assert time.monotonic() - start < 5
        holding.rollback()
    with scope.acting(cast("caxa2")):
        assert queries.search("01/2024")


def test_two_decide_one_matter(cast, real):
    """One initiates, one declines, at the same moment: one decision stands, the other is told."""
    walk, at = Walk(cast), hour("2024-03-22 09:00")
    matter, who = walk.assigned(), cast("dieutra")
    one, two = walk.seen("dieutra", matter), walk.seen("dieutra", matter)
    results = at_once([
        lambda: intake.decline_initiation(matter=one, ground="157.2", by=who, at=at, decided_at=at),
        lambda: intake.decline_initiation(matter=two, ground="157.1", by=who, at=at, decided_at=at),
    ])  # fmt: skip
    assert sorted(type(r).__name__ for r in results) == ["Act", "NotNow"], results


def test_two_answer_one_request_for_more_time(cast, real):
    walk, at = Walk(cast), hour("2024-04-24 09:00")
    matter, who = walk.asked(), cast("kiemsat")
    results = at_once([
        lambda: intake.grant_extension(matter=matter, months=2, by=who, at=at, granted_at=at),
        lambda: intake.refuse_extension(matter=matter, reason="Đủ căn cứ.", by=who, at=at, refused_at=at),
    ])  # fmt: skip
    assert sorted(type(r).__name__ for r in results) == ["Act", "NotAsked"], results
