"""The whole life of a case in all three eras: report, two accused, one detained with two extensions, returned once,
tried, appealed, effective, executed."""

import pytest
from tests.case_walk import ERAS, CaseWalk
from tests.walking import hour

from lachan.cases import commands as cases
from lachan.outcomes import commands as outcomes

pytestmark = pytest.mark.django_db(databases=["default"])


@pytest.fixture(params=sorted(ERAS))
def walk(request, cast) -> CaseWalk:
    return CaseWalk(cast, ERAS[request.param])


def detained(walk: CaseWalk, person: str) -> None:
    """Held for three days, charged, charge approved, detained for four months by an approved order."""
    era = walk.era
    walk.do(cases.arrest_person, era.police, person)
    walk.later(hours=6)
    walk.do(cases.hold_person, era.police, person)
    walk.later(days=1)
    walk.charged(person, paragraph=3)
    walk.later(hours=3)
    walk.do(cases.record_service, era.police, person, extra={"kind": "charge_sent_to_procuracy"})
    walk.later(hours=1)
    walk.do(
        cases.record_service, era.procuracy, person, extra={"kind": "charge_received_by_procuracy"}
    )
    walk.later(hours=5)
    walk.do(cases.approve_charge, era.procuracy, person)
    walk.later(hours=1)
    walk.do(
        cases.detain_accused,
        era.police,
        person,
        custody_follows="tam_giu",
        tam_giu_days=3,
        order_months=4,
    )
    walk.later(hours=2)
    walk.do(cases.decide_detention_order, era.procuracy, person, approved=True)


def test_from_report_to_execution(walk):
    era = walk.era
    walk.initiated(paragraph=3)
    first, second = walk.new_person(), walk.new_person(year=1985)
    walk.later(days=1)
    detained(walk, first)
    walk.do(
        cases.assign_investigator, era.police, extra={"officer": walk.cast(era.police).account_id}
    )
    walk.later(days=2)
    walk.charged(second)
    walk.do(cases.impose_measure, era.police, second, measure="residence_ban")
    assert walk.stage() == "P3"
    assert walk.seen(era.police).reading.severity == "ĐB"

    walk.passed(era.police, era.facility, "detainee", first)
    assert walk.accused()[first].custody == "detained"

    walk.later(days=95)
    walk.do(cases.request_detention_extension, era.police, first)
    walk.do(cases.request_investigation_extension, era.police)
    before = walk.accused()[first].release_at
    walk.later(days=5)
    walk.do(cases.extend_detention, era.procuracy, first, months=4)
    walk.do(cases.extend_investigation, era.procuracy, months=4)
    assert walk.accused()[first].release_at > before
    walk.later(days=110)
    before = walk.accused()[first].release_at
    walk.do(cases.extend_detention, era.procuracy, first, months=4)
    walk.do(cases.extend_investigation, era.procuracy, months=4)
    assert walk.accused()[first].release_at > before

    walk.later(days=5)
    walk.do(outcomes.conclude_investigation, era.police)
    walk.later(hours=20)
    walk.passed(era.police, era.procuracy)
    assert walk.stage() == "Q1"
    walk.do(outcomes.detain_for_prosecution, era.procuracy, first)

    walk.later(days=6)
    to = {"to": walk.waiting_place(era.police)}
    walk.do(outcomes.return_file_by_procuracy, era.procuracy, extra=to, ground="245.1.a")
    assert walk.stage() == "Q2"
    walk.later(hours=3)
    walk.taken(era.police)
    assert (walk.stage(), walk.seen(era.police).reading.returns) == ("P3", 1)
    walk.do(cases.detain_accused, era.police, first, custody_follows="order", order_months=2)
    walk.later(days=20)
    walk.do(outcomes.conclude_investigation, era.police)
    walk.later(hours=4)
    walk.passed(era.police, era.procuracy)
    walk.do(outcomes.detain_for_prosecution, era.procuracy, first)
    walk.later(days=9)
    walk.do(outcomes.indict, era.procuracy)
    walk.later(days=1)
    walk.passed(era.procuracy, era.court)
    assert walk.seen(era.court).reading.holder_id == walk.cast(era.court).agency_id
    walk.do(outcomes.accept_case, era.court)
    walk.do(outcomes.detain_for_trial, era.court, first)
    walk.do(cases.assign_judge, era.court, extra={"officer": walk.cast(era.court).account_id})
    walk.later(days=20)
    walk.do(outcomes.set_trial, era.court, hearing_on=walk.now.date().isoformat())
    assert {row.status for row in walk.accused().values()} == {"defendant"}
    walk.later(days=10)
    walk.do(outcomes.open_hearing, era.court)
    walk.later(hours=6)
    walk.do(
        outcomes.pronounce_judgment,
        era.court,
        extra={"verdicts": {first: "guilty", second: "guilty"}},
    )
    walk.do(outcomes.detain_after_judgment, era.court, first, instance="first")
    assert walk.stage() == "T5"
    assert {row.status for row in walk.accused().values()} == {"defendant"}

    walk.later(days=8)
    walk.do(outcomes.record_appeal, era.court, first, channel="court")
    walk.later(days=3)
    walk.passed(era.court, era.court_above)
    walk.do(outcomes.accept_appeal, era.court_above)
    walk.later(days=20)
    walk.do(outcomes.set_appeal_hearing, era.court_above)
    walk.later(days=12)
    walk.do(outcomes.open_appeal_hearing, era.court_above)
    walk.later(hours=4)
    walk.do(
        outcomes.pronounce_appeal_judgment, era.court_above, extra={"verdicts": {first: "upheld"}}
    )
    assert walk.accused()[first].status == "convicted"
    walk.later(days=2)
    walk.passed(era.court_above, era.court)
    walk.later(days=3)
    walk.do(outcomes.record_effect, era.court, instance="appeal")
    walk.do(outcomes.decide_execution, era.court, first)
    walk.do(outcomes.begin_sentence, era.court, first)
    walk.do(outcomes.decide_execution, era.court, second)
    assert walk.stage() == "X3"
    assert walk.accused()[first].custody == "serving"
    assert hour(f"{era.day} 08:00") < walk.now
