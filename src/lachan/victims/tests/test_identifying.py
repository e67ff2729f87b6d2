"""The path: passed on, taken over, verified, identified or not; door and lead follow the era; two verdicts apart."""

from datetime import timedelta

import pytest
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.procedure import care
from lachan.reference.models import Agency
from lachan.victims import addressees, facts, ledger
from lachan.victims import commands as c


def test_pass_person_on_the_next_sees_it_and_the_clock_of_the_era_is_met(walk):
    walk.in_care()
    assert walk.standings("commune") == {"origin"}
    assert walk.standings("lead") == {"lead"}
    assert walk.reading().lead_id == walk.who("lead").agency_id
    kinds = walk.kinds()
    told, got = (("health_agency_notified", "health_agency_notice_received") if walk.era.to == "to_health"
                 else ("labour_agency_notified", "labour_agency_notice_received"))  # fmt: skip
    assert kinds[-5:] == [
        "victim_brought_to_commune",
        "commune_received_victim",
        told,
        got,
        "victim_support_begun",
    ]


def clocks_of(walk, part="lead"):
    return {k.ref: (k.holder_id, k.owed, k.ended) for k in walk.clocks(part)}


def test_pass_person_on_each_door_owes_its_own_step_of_the_new_law(new):
    police, commune, lead = (new.who(part).agency_id for part in ("police", "commune", "lead"))
    new.received()
    assert clocks_of(new, "police") == {"V13": (police, True, "")}
    new.deed(c.pass_person_on, "police", to=new.body("commune"), way="to_commune")
    new.deed(c.take_person_over, "commune", way="at_commune")
    assert clocks_of(new, "commune") == {"V13": (police, False, "met"), "V14": (commune, True, "")}
    new.deed(c.pass_person_on, "commune", to=new.body("lead"), way="to_health")
    new.deed(c.take_person_over, "lead", way="at_health")
    found = clocks_of(new)
    assert (found["V14"], found["V15"], found["V15a"]) == (
        (commune, False, "met"),
        (lead, True, ""),
        (lead, True, ""),
    )


def test_pass_person_on_each_door_owes_its_own_step_of_the_old_law(cast, db):
    walk = CareWalk(cast, CARE_ERAS["old"]).received("commune")
    commune = walk.who("commune").agency_id
    assert clocks_of(walk, "commune") == {"V17a": (commune, True, "")}
    walk.deed(c.pass_person_on, "commune", to=walk.body("lead"), way="to_labour")
    found = clocks_of(walk)
    assert found["V17a"] == (commune, False, "met") and found["V17"] == (
        walk.who("lead").agency_id,
        True,
        "",
    )


def test_record_first_check_meets_the_three_days_or_is_late(walk):
    ref = "V15" if walk.era.to == "to_health" else "V17"
    walk.in_care().asked()
    walk.later(days=20)
    walk.deed(c.record_first_check, "verifier")
    assert clocks_of(walk)[ref][1:] == (False, "late")


def test_pass_person_on_refuses_the_door_of_the_other_law(walk):
    walk.received()
    other = {"to_labour": "to_health", "to_health": "to_labour"}[walk.era.to]
    refuses(addressees.OtherEra, c.pass_person_on, by=walk.who("police"), at=walk.now, file=walk.file, when=walk.now,
            to=walk.body("lead"), way=other)  # fmt: skip


@pytest.mark.parametrize(
    "to, way, answer",
    [("verifier", "to_commune", addressees.NeverLeads), ("police", "to_commune", addressees.NeverLeads),
     ("lead", "anywhere", addressees.NoSuchWay)],
)  # fmt: skip
def test_pass_person_on_refuses_whom_the_law_does_not_name(new, to, way, answer):
    new.received()
    refuses(answer, c.pass_person_on, by=new.who("police"), at=new.now, file=new.file, when=new.now,
            to=new.body(to), way=way)  # fmt: skip


def test_pass_person_on_is_not_done_to_oneself(new):
    new.received("commune")
    refuses(addressees.NotToYourself, c.pass_person_on, by=new.who("commune"), at=new.now, file=new.file, when=new.now,
            to=new.body("commune"), way="to_commune")  # fmt: skip


def test_take_person_over_is_refused_to_who_was_not_told(new):
    new.received()
    refuses(NotFound, c.take_person_over, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            way="at_health")  # fmt: skip


def test_take_person_over_by_a_department_that_received_leads_at_once(new):
    new.received("lead")
    assert new.standings("lead") == {"origin", "lead"}
    new.deed(c.take_person_over, "lead", way="begun")


def test_ask_verification_gives_sight_of_the_path_and_starts_the_clock_of_the_police(walk):
    walk.in_care()
    walk.deed(
        c.assess_needs, "lead", needs=["health"], review_on=walk.day(30), words="Đau đầu (giả lập)"
    )
    walk.asked()
    assert walk.standings("verifier") == {"verifier"}
    assert "needs_assessed" not in walk.kinds("verifier")
    assert {audience for _, audience in walk.words("verifier")} <= {"safety", "path"}
    assert walk.stage() == "V3"
    holders = {clock.holder_id for clock in walk.clocks() if clock.started_by == walk.acts()[-1].id}
    assert holders <= {walk.who("verifier").agency_id} and (
        holders or walk.era.regime == "law_53_2024"
    )


def test_ask_verification_only_of_those_who_verify(new):
    new.in_care()
    refuses(addressees.NotAVerifier, c.ask_verification, by=new.who("lead"), at=new.now, file=new.file, when=new.now,
            of=new.body("aid"))  # fmt: skip


def test_ask_verification_of_itself_by_the_police_who_received(new):
    new.received("verifier")
    new.deed(c.ask_verification, "verifier", of=new.body("verifier"))
    assert new.standings("verifier") == {"origin", "verifier"}
    new.deed(c.identify_victim, "verifier", paper="01/GXN")
    assert new.stage("verifier") == "V4"


def test_begin_identification_brings_there_and_only_from_where_it_may(walk):
    walk.in_care().asked()
    walk.deed(c.begin_identification, "verifier")
    assert walk.stage() == "V3"
    walk.deed(c.identify_victim, "verifier", paper="01/GXN")
    refuses(
        ledger.NotNow,
        c.begin_identification,
        by=walk.who("verifier"),
        at=walk.now,
        file=walk.file,
        when=walk.now,
    )


def test_record_first_check_and_its_words_are_of_the_path(walk):
    walk.in_care().asked()
    walk.deed(c.record_first_check, "verifier", note="Khớp thông tin (giả lập)")
    assert ("first_information_verified", "path") in walk.words("lead")
    assert ("first_information_verified", "path") in walk.words("commune")


def test_answer_verification_ends_the_wait(walk):
    walk.in_care().asked()
    walk.deed(c.answer_verification, "verifier", result="confirmed", paper="12/CV")
    assert walk.acts()[-1].facts == {"result": "confirmed"}
    refuses(facts.NotInTheList, c.answer_verification, by=walk.who("verifier"), at=walk.now, file=walk.file,
            when=walk.now, result="Nguyễn Văn A")  # fmt: skip


def test_a_number_of_a_paper_holds_no_name(walk):
    """It lies in clear, with the act: figures and signs only."""
    walk.in_care().asked()
    told = {"by": walk.who("verifier"), "at": walk.now, "file": walk.file, "when": walk.now}
    for named in (
        "Nguyễn Văn A",
        "12 Nguyễn Văn A",
        "nguyenvana",
        "12/GXN của chị Hoa",
        "12/Nguyen",
    ):
        refused = refuses(facts.NotAPaperNumber, c.identify_victim, paper=named, **told)
        assert named not in refused.sentence
    for number in (
        "15",
        "15/GXN-CAT",
        "12/2026/QĐ-UBND",
        "03/TB-ĐTTH",
        "7/TTr-SLĐTBXH",
        "45-KH/TU",
        "9/QĐ-CSĐT-PC02",
        "01/GXN",
        "5/Đ",
    ):
        assert facts.numbered(f" {number} ") == number
    walk.deed(c.identify_victim, "verifier", paper="15/GXN-CAT")
    assert walk.acts()[-1].paper == "15/GXN-CAT"


@pytest.mark.parametrize("said", [
    "079201001234", "0912345678", "123456", "12345/678901", "07920/100/1234", "1NGUYEN-VAN-AN", "1/NGUYEN/THI/HOA", "12/AN", "1-HOA",
    "12GXN", "12/GXN-HOA", "12/QĐ-UBND-CAT-PC02", "12/1234/GXN", "0９12345678", "12/GXN_CAT", "12//GXN", "/GXN",
])  # fmt: skip
def test_a_number_of_a_paper_is_no_number_of_a_person_and_no_name_however_it_is_written(said):
    with pytest.raises(facts.NotAPaperNumber, match="ví dụ 15/GXN-CAT"):
        facts.numbered(said)


def test_identify_victim_fixes_the_regime_of_that_day(walk):
    walk.in_care().identified()
    reading = walk.reading()
    assert (reading.stage, reading.verdict, reading.regime) == ("V4", "victim", walk.era.regime)
    assert walk.acts()[-1].facts == {"regime": walk.era.regime}


@pytest.fixture
def long_ago(cast, db):
    """Identified in 2024, and the labour office that led has ended since."""
    walk = CareWalk(cast, CARE_ERAS["old"]).in_care().identified()
    walk.later(days=800)
    return walk


def test_identify_victim_before_the_new_law_keeps_the_old_supports_ever_after(long_ago):
    walk = long_ago
    walk.deed(c.pass_person_on, "lead", to=walk.body("ytetinh"), way="to_health")
    walk.deed(c.follow_up, "ytetinh")
    walk.deed(c.hand_in_support_file, "ytetinh")
    reading = walk.reading("ytetinh")
    assert (reading.regime, reading.lead_id) == ("law_66_2011", walk.who("ytetinh").agency_id)
    assert walk.acts("ytetinh")[-1].facts["regime"] == "law_66_2011"


def test_pass_person_on_is_what_a_body_that_ended_may_still_do(long_ago):
    walk = long_ago
    refuses(
        ledger.BodyNotThere,
        c.follow_up,
        by=walk.who("lead"),
        at=walk.now,
        file=walk.file,
        when=walk.now,
    )
    walk.deed(c.raise_red_flag, "lead", flag="followed")
    walk.deed(c.pass_person_on, "lead", to=walk.body("ytetinh"), way="to_health")
    assert walk.standings("ytetinh") == {"lead"}


def test_a_body_that_ended_writes_nothing_backdated(long_ago):
    """Neither a need nor a yes of the person, nor takes back what it decided while it was there."""
    walk, told = long_ago, {"file": long_ago.file, "at": long_ago.now}
    back = walk.acts()[-1].occurred_at + timedelta(hours=1)
    lead, verifier, kinds = walk.who("lead"), walk.who("verifier"), walk.kinds()
    refuses(ledger.BodyNotThere, c.assess_needs, when=back, needs=["health"], review_on=walk.day(9), by=lead, **told)  # fmt: skip
    refuses(ledger.BodyNotThere, c.give_consent, when=back, scope="support", by=lead, **told)
    certified = next(act for act in walk.acts() if act.kind == "victim_certified")
    refuses(ledger.BodyNotThere, c.withdraw_entry, act=certified, by=verifier, **told)
    passed = next(act for act in walk.acts() if act.kind == "victim_verification_requested")
    refuses(ledger.BodyNotThere, c.withdraw_entry, act=passed, by=lead, **told)
    assert walk.kinds() == kinds


def test_pass_person_on_to_the_wrong_body_is_taken_back_by_who_ended_too(long_ago):
    walk = long_ago
    wrong = Agency.objects.get(key="ubndx-c24781.c")
    walk.deed(c.hand_person_over, "lead", to=wrong, place="inland")
    walk.later(hours=1)
    c.withdraw_entry(file=walk.file, act=walk.acts()[-1], by=walk.who("lead"), at=walk.now)
    assert walk.reading().lead_id == walk.who("lead").agency_id
    walk.deed(c.pass_person_on, "lead", to=walk.body("ytetinh"), way="to_health")
    assert walk.reading("ytetinh").lead_id == walk.who("ytetinh").agency_id


def test_identify_victim_is_not_for_who_only_received(new):
    new.received()
    refuses(
        NotYours, c.identify_victim, by=new.who("police"), at=new.now, file=new.file, when=new.now
    )
    new.passed_on()
    refuses(
        NotYours, c.identify_victim, by=new.who("commune"), at=new.now, file=new.file, when=new.now
    )


def test_find_not_victim_is_an_end_and_help_goes_on(walk):
    walk.in_care().asked()
    walk.deed(c.find_not_victim, "verifier", ground="no_signs", paper="02/TB")
    assert (walk.stage(), walk.reading().verdict) == ("V5", "not_victim")
    walk.deed(c.deliver_support, "lead", support="medical")
    walk.deed(c.close_care, "lead", ground="not_victim")
    assert walk.stage() == "V0"


@pytest.mark.parametrize("ground", ["own_will", "papers_false"])
def test_find_not_victim_says_nothing_of_what_the_person_wanted_or_feigned(new, ground):
    new.in_care().asked()
    refuses(facts.NotInTheList, c.find_not_victim, by=new.who("verifier"), at=new.now, file=new.file, when=new.now, ground=ground, paper="1/TB")  # fmt: skip


def test_find_not_victim_may_be_found_otherwise_later(walk):
    walk.in_care().asked()
    walk.deed(c.find_not_victim, "verifier", ground="no_ground", paper="02/TB")
    walk.deed(c.identify_victim, "verifier", paper="01/GXN")
    assert walk.reading().verdict == "victim"


def test_stop_identification_is_the_persons_wish_and_can_be_taken_up_again(walk):
    walk.in_care().asked()
    walk.deed(c.stop_identification, "verifier")
    assert walk.stage() == "V6"
    walk.deed(c.begin_identification, "verifier")
    assert walk.stage() == "V3"


def test_lose_contact_and_find_again_come_back_to_where_it_was(walk):
    walk.in_care()
    walk.deed(c.screen_person, "lead", set_used="ilo", signs=True)
    walk.deed(c.lose_contact, "lead")
    assert walk.stage() == "V7"
    walk.deed(c.find_again, "lead")
    assert walk.stage() == "V2"


def test_find_again_only_after_contact_was_lost(new):
    new.in_care()
    refuses(
        ledger.NotNow, c.find_again, by=new.who("lead"), at=new.now, file=new.file, when=new.now
    )


def test_say_offence_fit_stands_apart_from_the_verdict(walk):
    walk.in_care().identified()
    walk.deed(c.say_offence_fit, "verifier", fit="does_not_fit", article="150", note="Giả lập")
    now = care.care_of(walk.deeds(), walk.day(0))
    assert (now.verdict, now.fit) == ("victim", "does_not_fit")


def test_nothing_is_dated_in_the_future_or_before_the_person_came(new):
    new.in_care()
    told = {"by": new.who("lead"), "at": new.now, "file": new.file}
    refuses(ledger.NotYet, c.lose_contact, when=new.now + timedelta(minutes=1), **told)
    refuses(
        ledger.BeforeReceipt, c.lose_contact, when=new.file.received_at - timedelta(days=1), **told
    )


def test_who_has_no_standing_does_nothing(new):
    new.received()
    for part in ("lead", "verifier", "aid"):
        refuses(NotFound, c.lose_contact, by=new.who(part), at=new.now, file=new.file, when=new.now)


def test_only_the_body_that_the_law_names_is_told_and_leads(new):
    """Any department is no health department, and no district is the commune to which somebody is brought."""
    new.received()
    told = {"by": new.who("police"), "file": new.file, "when": new.now, "at": new.now}
    for key, way in (("68-stc", "to_health"), ("68-stp", "to_health"), ("68-ubnd", "to_commune")):
        refuses(addressees.NeverLeads, c.pass_person_on, to=Agency.objects.get(key=key), way=way, **told)  # fmt: skip
