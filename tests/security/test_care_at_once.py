"""Many at once in one person's care, on real connections: received once, told once, one verdict, and no act lost."""

import io
import threading
from collections import Counter
from datetime import date

import pytest
from django.db import connections, transaction

from lachan.access import scope
from lachan.access.models import Membership
from lachan.access.signin import actor_of
from lachan.evidence_scan.tests import tagged
from lachan.people.models import Person
from lachan.victims import commands as c
from lachan.victims import readings
from lachan.victims.models import CareFile
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import Walk, victim

from .connecting import connect
from .test_many_at_once import at_once

pytestmark = pytest.mark.database


@pytest.fixture
def walk(clean_record, django_db_blocker, cast):
    with django_db_blocker.unblock():
        yield CareWalk(cast, CARE_ERAS["new"])
        connections.close_all()


def stored(question, *given):
    with connect("keeper") as keeper:
        return keeper.execute(question, given).fetchall()


def kinds(results):
    return Counter(type(one).__name__ for one in results)


def doing(walk, verb, part, **told):
    return lambda: verb(file=walk.file, when=walk.now, by=walk.who(part), at=walk.now, **told)


def agrees(walk):
    """The copy of the reading is what the acts come to."""
    with connect("keeper") as keeper:
        (stage, red, last) = keeper.execute("SELECT victims_carecaring.stage, red, last_act_at FROM victims_carecaring JOIN victims_carereading r USING (care_id) WHERE care_id = %s",
                                            [walk.file.id]).fetchone()  # fmt: skip
    from lachan.procedure import care

    deeds = walk.deeds()
    assert stage == care.care_of(deeds, walk.day(0)).stage.code
    assert red == len(care.open_flags(deeds))
    assert last == max(one.occurred_at for one in deeds)
    return deeds


def test_sent_many_times_at_once_a_person_is_received_once(walk):
    given = walk.given()
    results = at_once(
        [lambda: c.receive_person(given=given, by=walk.who("police"), at=walk.now)] * 8
    )
    assert kinds(results) == {"CareFile": 1, "AlreadyReceived": 7}, results
    assert stored("SELECT count(*) FROM victims_carefile") == [(1,)]
    # Of the seven nothing is left: no person, no identity, no key.
    assert (
        stored("SELECT count(*) FROM people_person")
        == stored("SELECT count(*) FROM people_identity")
        == [(1,)]
    )
    assert stored("SELECT count(*) FROM access_recordkey") == [(2,)]


def test_one_person_at_two_doors_at_once_has_one_file(walk):
    told = Walk(walk.cast, commune=walk.era.police, police="dieutra_tinh")
    matter = told.received(at="2025-09-03 07:00", persons=(victim(),))
    told.sent(matter, at="2025-09-03 07:20", to="68-csdt")
    told.taken(matter, at="2025-09-03 07:40")
    with scope.acting(walk.who("police")):
        person = Person.objects.get(id=matter.mentions.get().person_id)
    doors = [
        lambda part=part: c.receive_known_person(
            person=person, given=walk.given(), by=walk.who(part), at=walk.now
        )
        for part in ("police", "verifier")
    ]
    assert kinds(at_once(doors * 2)) == {"CareFile": 1, "AlreadyInCare": 3}
    assert stored("SELECT count(*) FROM victims_carestanding") == [(1,)]


def test_two_referrals_at_once_are_both_kept_with_their_days(walk):
    walk.in_care()
    results = at_once([
        doing(walk, c.refer_support, "lead", support=support, to=walk.body(part), answer_by=walk.day(3), stays=stays)
        for support, part, stays in (("legal_aid", "aid", False), ("essentials", "facility", True), ("medical", "facility", True),
                                     ("legal_support", "aid", False))
    ])  # fmt: skip
    assert kinds(results) == {"CareAct": 4}, results
    assert [d.kind for d in agrees(walk)].count("support_referred") == 4
    assert stored(
        "SELECT count(*), count(DISTINCT started_by) FROM victims_careclock WHERE ref = 'GT' AND owed"
    ) == [(4, 4)]
    # Each hangs on its own act: one taken back leaves the other.
    assert stored("SELECT kind, count(*), count(DISTINCT act_id) FROM victims_carestanding WHERE act_id IS NOT NULL "
                  "AND kind IN ('supporter', 'facility') GROUP BY 1 ORDER BY 1") == [("facility", 2, 2), ("supporter", 2, 2)]  # fmt: skip


def test_papers_attached_at_once_are_each_kept_once_under_a_number_of_its_own(walk):
    walk.in_care()

    def attach(form):
        content = io.BytesIO(tagged.ALL[form]())
        return lambda: c.attach_paper(file=walk.file, kind="signed", audience="care", content=content,
                                      by=walk.who("lead"), at=walk.now)  # fmt: skip

    results = at_once([attach(form) for form in ("jpeg", "png", "tiff", "pdf", "jpeg", "png")])
    assert kinds(results) == {"CarePaper": 4, "AlreadyAttached": 2}, results
    assert stored("SELECT number FROM victims_carepaper ORDER BY 1") == [(1,), (2,), (3,), (4,)]


def test_one_verdict_of_two_said_at_once(walk):
    walk.in_care().asked()
    results = at_once(
        [
            doing(walk, c.identify_victim, "verifier", paper="1/GXN"),
            doing(walk, c.find_not_victim, "verifier", ground="no_ground", paper="2/TB"),
        ]
        * 3
    )
    # «Not a victim» may be found otherwise; what was certified is not certified again.
    assert kinds(results)["CareAct"] <= 2, results
    verdicts = [
        d.kind for d in agrees(walk) if d.kind in {"victim_certified", "victim_not_identified"}
    ]
    assert verdicts in (["victim_certified"], ["victim_not_identified", "victim_certified"])


def test_a_story_taken_down_by_two_at_once_is_taken_once(walk):
    walk.in_care().asked()
    results = at_once(
        [
            doing(walk, c.take_story, part, words=f"Lời giả lập {part}")
            for part in ("lead", "verifier") * 3
        ]
    )
    assert kinds(results) == {"CareAct": 1, "NotNow": 5}, results
    assert stored("SELECT count(*) FROM victims_carenote WHERE audience = 'told'") == [(1,)]


def test_the_supporter_answers_while_the_lead_writes(walk):
    """Whoever sees a part renews the whole, and takes nothing from what the other has just written."""
    walk.in_care().identified().referred()
    results = at_once([
        doing(walk, c.accept_referral, "aid", support="legal_aid"),
        doing(walk, c.assess_risk, "lead", risks=["followed"], review_on=walk.day(7)),
        doing(walk, c.raise_red_flag, "aid", flag="threatened"),
        doing(walk, c.say_offence_fit, "verifier", fit="open"),
    ])  # fmt: skip
    assert kinds(results) == {"CareAct": 4}, results
    agrees(walk)
    assert (walk.reading().red, walk.reading().lead_id) == (2, walk.who("lead").agency_id)


def test_one_entry_put_right_by_two_at_once_is_put_right_once(walk):
    walk.in_care()
    walk.deed(c.assess_needs, "lead", needs=["health"], review_on=walk.day(30))
    entry = walk.acts()[-1]
    results = at_once(
        [
            doing(
                walk,
                c.correct_entry,
                "lead",
                act=entry,
                facts={"needs": ["mind"], "review_on": walk.day(9)},
            )
        ]
        * 4
    )
    assert kinds(results)["CareAct"] == 1 and set(kinds(results)) <= {
        "CareAct",
        "NotYourEntry",
        "Twice",
    }, results
    assert walk.caring().review_on == walk.day(9)


def test_one_amount_of_a_day_set_by_two_at_once(walk):
    results = at_once([
        lambda part=part: c.set_rate(code="essentials_daily", amount=100, from_on=date(2026, 1, 1), paper="01/2025/NQ-GL (giả lập)",
                                     by=walk.who(part), at=walk.now)
        for part in ("lead", "facility") * 2
    ])  # fmt: skip
    assert kinds(results)["Rate"] == 1 and set(kinds(results)) <= {
        "Rate",
        "Twice",
        "RateBackwards",
    }, results


def test_a_reading_made_anew_is_the_same(walk):
    """The copy may be dropped at any time: it is what the acts come to."""
    walk.in_care().identified().told().referred()
    lead = walk.who("lead")
    before = (
        stored("SELECT support, answer, state FROM victims_careowed ORDER BY 1"),
        stored("SELECT ref, owed, ended FROM victims_careclock ORDER BY 1, 2"),
    )
    with scope.acting(lead), scope.widened(lead, "renew"):
        file = CareFile.objects.get(id=walk.file.id)
        readings.renew(file, readings.deeds_of(file), readings.lead_of(file), walk.now)
    after = (
        stored("SELECT support, answer, state FROM victims_careowed ORDER BY 1"),
        stored("SELECT ref, owed, ended FROM victims_careclock ORDER BY 1, 2"),
    )
    assert before == after and before[0]


def test_a_support_given_once_by_many_at_once_is_given_once(walk):
    """Each has seen that nobody gave it yet; a correction of another at the same moment gives no second one either."""
    walk.in_care().identified().told().referred("hardship", part="facility", stays=True)
    other = walk.deed(c.deliver_support, "lead", support="medical")
    walk.later(hours=1)
    results = at_once([
        *(doing(walk, c.deliver_support, part, support="hardship") for part in ("lead", "facility") * 2),
        doing(walk, c.correct_entry, "lead", act=other, facts={"support": "hardship"}),
    ])  # fmt: skip
    assert kinds(results) == {"CareAct": 1, "DeliveredOnce": 4}, results
    agrees(walk)
    stands = [d for d in walk.deeds() if d.kind == "support_delivered" and d.facts["support"] == "hardship"]  # fmt: skip
    assert len(stands) == 1


def test_two_colleagues_who_keep_each_other_out_at_once_leave_one(walk, cast):
    """The only two of the body that leads: whoever comes second finds itself kept out already."""
    seat = Membership(account_id=cast("quantri2").account_id, agency_id=cast("ytetinh").agency_id, role="social_officer", valid_from=date(2018, 1, 1))  # fmt: skip
    seat.save(using="keeper")
    held = Membership.objects.using("keeper").select_related("account", "agency")
    pair = [cast("ytetinh"), actor_of(held.get(id=seat.id))]
    walk.received("lead")
    told = [{"file": walk.file, "account": out.account_id, "by": by, "at": walk.now} for by, out in (pair, pair[::-1])]  # fmt: skip
    second = []
    waits = threading.Thread(target=lambda: second.extend(at_once([lambda: c.exclude_from_care(**told[1])])))  # fmt: skip
    try:
        with transaction.atomic():
            c.exclude_from_care(**told[0])
            waits.start()
            waits.join(timeout=2)  # as long as the first has not ended, the second has no answer
            assert second == []
        waits.join(timeout=60)
        assert kinds(second) == {"NotFound": 1}, second
        assert stored("SELECT count(*) FROM victims_careexclusion") == [(1,)]
    finally:
        seat.delete(using="keeper")
