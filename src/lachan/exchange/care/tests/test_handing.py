"""Cases go out by whoever leads, of people who said yes, under a paper; the record is codes, and each file's log says it went."""

import pytest
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import does, lines, refuses

from lachan.access.refusals import NotYours
from lachan.exchange.care.commands import NobodyToHandOut, PaperNeeded, hand_out_cases
from lachan.exchange.care.records import table
from lachan.exchange.htcds.fields import only_there, there_and_back
from lachan.exchange.htcds.files import as_csv, as_json, read_file
from lachan.people.entries import Entry
from lachan.release.coded import LISTS
from lachan.victims import commands as c
from lachan.victims.facts import NotAPaperNumber

NAME = "Hoàng Yến Canary"
PAPER = "01/TT-GL"


@pytest.fixture(params=CARE_ERAS)
def walk(request, cast, django_db_setup, db):
    """Identified, supported, coded; with a name, words and a telephone that must not come along."""
    one = CareWalk(cast, CARE_ERAS[request.param])
    one.received(
        entry=Entry("female", 2001, None, {"full_name": NAME, "telephone": "0900000555"}),
        safety="Canary-an-toàn",
    )
    one.passed_on().identified().told()
    one.deed(
        c.code_trafficking,
        "lead",
        exploitation="forced_crime",
        control="confinement",
        recruitment="online",
        country="KH",
    )
    one.deed(
        c.deliver_support, "lead", support="medical", until=one.day(9), words="Canary-chăm-sóc"
    )
    return one


def handed(walk, verb=does, **more):
    told = {
        "year_from": walk.now.year,
        "year_to": walk.now.year,
        "paper": PAPER,
        "by": walk.who("lead"),
        "at": walk.now,
        **more,
    }
    return verb(hand_out_cases, **told)


def yes(walk):
    walk.deed(c.give_consent, "lead", scope="partner_record")
    return walk


def test_hand_out_cases_says_the_person_in_codes(walk):
    [one] = handed(yes(walk)).records
    assert (one.status, one.decided_by, one.sex, one.citizenship, one.language) == (
        "identified",
        "police",
        "female",
        ("VN",),
        "kpm",
    )
    assert (one.exploitation, one.controls, one.recruitment) == (
        ("forced_criminality",),
        ("restricts_movement",),
        ("through_online_social_networks",),
    )
    assert [(e.kind, e.country) for e in one.events] == [("exploitation", "KH")]
    assert [(p.kind, p.planned_end, p.ended) for p in one.plans] == [("medical", walk.day(9), None)]
    assert (one.regime, one.case_status, one.consent) == (walk.era.regime, "active", True)
    # Of the body that leads, not of the police that received.
    assert one.lead_kind == "local_government_organisation"


@pytest.mark.parametrize("way", [as_csv, as_json])
def test_the_file_has_no_name_no_number_no_word_and_no_code_name(walk, way, tmp_path):
    found = handed(yes(walk))
    written = way(found.records, synthetic=found.synthetic)
    text = written.data.decode("utf-8-sig")
    for one in (
        NAME,
        "Canary",
        "0900000555",
        walk.file.person.code,
        str(walk.file.id),
        str(walk.file.person_id),
        "2001",
        "caxa",
    ):
        assert one not in text
    assert "DỮ LIỆU GIẢ LẬP" in text
    (tmp_path / "a").write_bytes(written.data)
    [again] = read_file(tmp_path / "a").records
    assert again.status == "identified" and again.events == found.records[0].events
    assert any("vic_TypeOfExploitation" in line for line in written.loss.lines())


def test_without_a_yes_nobody_goes_out_and_a_no_takes_it_back(walk):
    handed(walk, lambda deed, **told: refuses(NobodyToHandOut, deed, **told))
    assert handed(yes(walk)).without_yes == 0
    walk.deed(c.withdraw_consent, "lead", scope="partner_record")
    handed(walk, lambda deed, **told: refuses(NobodyToHandOut, deed, **told))


def test_a_yes_to_being_counted_is_none_to_a_row_of_ones_own(walk):
    walk.deed(c.give_consent, "lead", scope="statistics")
    handed(walk, lambda deed, **told: refuses(NobodyToHandOut, deed, **told))


def test_only_who_leads_and_only_under_a_paper(walk):
    yes(walk)
    handed(walk, lambda deed, **told: refuses(PaperNeeded, deed, **told), paper=" ")
    # The log lies in clear: nothing but a number.
    handed(
        walk,
        lambda deed, **told: refuses(NotAPaperNumber, deed, **told),
        paper="gửi chị Hoàng Yến 0900000555",
    )
    for part in ("facility", "commune"):
        handed(walk, lambda deed, **told: refuses(NobodyToHandOut, deed, **told), by=walk.who(part))
    for part in ("thukybcd", "verifier", "aid", "quantri"):
        handed(walk, lambda deed, **told: refuses(NotYours, deed, **told), by=walk.who(part))


def test_of_another_year_nobody(walk):
    yes(walk)
    handed(
        walk,
        lambda deed, **told: refuses(NobodyToHandOut, deed, **told),
        year_from=2019,
        year_to=2020,
    )


def test_each_file_has_its_line_in_the_log(walk):
    handed(yes(walk))
    told = [
        (one.subject, one.detail) for one in lines(walk.who("lead")) if one.verb == "hand_out_cases"
    ]
    assert (walk.file.id, {}) in told
    assert any(detail == {"cases": 1, "left": 0, "paper": PAPER} for _, detail in told)


@pytest.mark.parametrize(("ours", "field", "listed"), [
    ("exploitation", "vic_TypeOfExploitation", "exploitation"), ("controls", "vic_MethodsOfControl", "control"),
    ("recruitment", "vic_MethodOfRecruitment", "recruitment"), ("status", "vic_TraffickingStatus", ""), ("lead_kind", "org_Type", ""),
])  # fmt: skip
def test_every_code_is_one_that_the_standard_or_the_loss_report_knows(ours, field, listed):
    known = {**there_and_back(field), **only_there(field)}
    assert set(table()[ours].values()) <= set(known)
    assert not listed or set(table()[ours]) <= set(dict(LISTS[listed][1]))
