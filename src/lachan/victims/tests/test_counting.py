"""What the role that counts is told of a person whom the verbs wrote down: the last word on each thing, and nobody twice."""

from dataclasses import replace

import pytest
from conftest import wipe
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import Walk

from lachan.people.entries import Entry
from lachan.release.coded import LISTS
from lachan.victims import commands as c
from lachan.victims import counting
from lachan.victims.coding import Row, coded, table

pytestmark = pytest.mark.database
ROW = Row(
    2025,
    "female",
    "18_24",
    "vietnamese",
    "victim",
    False,
    "",
    "",
    "",
    "",
    "",
    False,
    "law_53_2024",
    False,
    False,
    1,
)


@pytest.fixture(params=CARE_ERAS)
def walk(request, cast, django_db_blocker):
    with django_db_blocker.unblock():
        yield CareWalk(cast, CARE_ERAS[request.param])
    wipe(django_db_blocker)


def counted(walk):
    year = walk.now.year
    return counting.source(walk.who("lead").province_id, year, year)


def test_only_victims_and_who_is_being_identified_and_a_child_that_came_along(walk):
    walk.received(entry=Entry("female", walk.now.year - 30, None))
    assert counted(walk).people == []
    walk.passed_on()
    walk.asked()
    [one] = counted(walk).people
    assert (one.status, one.age, one.sex) == ("in_identification", "25_34", "female")
    walk.deed(c.find_not_victim, "verifier", ground="no_ground", paper="1/KL")
    assert counted(walk).people == []
    walk.deed(c.tell_situation, "lead", situation={"status": "accompanying_minor"})
    assert [one.status for one in counted(walk).people] == ["accompanying_minor"]


def test_each_thing_by_its_last_word_and_not_by_what_was_put_right(walk):
    walk.in_care().identified()
    [one] = counted(walk).people
    assert (one.status, one.regime, one.exploitation, one.where) == (
        "victim",
        walk.era.regime,
        "other_form",
        "elsewhere",
    )
    walk.deed(c.screen_person, "lead", set_used="ilo", signs=True, forced_criminality=True)
    assert counted(walk).people[0].exploitation == "forced_crime"
    act = walk.deed(
        c.code_trafficking,
        "lead",
        exploitation="labour",
        control="debt",
        recruitment="agency",
        country="KH",
    )
    walk.deed(c.code_trafficking, "lead", control="violence")
    [one] = counted(walk).people
    assert (one.exploitation, one.control, one.recruitment, one.where) == (
        "labour",
        "violence",
        "agency",
        "cambodia",
    )
    c.withdraw_entry(file=walk.file, act=act, by=walk.who("lead"), at=walk.later(hours=1))
    assert counted(walk).people[0].exploitation == "forced_crime"


def test_a_child_without_a_year_of_birth_stays_a_child(walk):
    walk.received(entry=Entry("male", None, True)).passed_on().asked()
    assert counted(walk).people[0].age == "16_17"


def test_traits_of_a_matter_stand_in_where_nobody_coded_the_person(walk):
    matter = Walk(walk.cast, commune=walk.era.police).received(
        at=f"{walk.era.day} 07:00",
        traits={"exploitation": "online_scam", "destination": "MM", "recruiting": "social_media"},
    )
    walk.in_care().identified()
    c.link_matter(file=walk.file, matter=matter, by=walk.who("police"), at=walk.later(hours=1))
    [one] = counted(walk).people
    assert (one.exploitation, one.where, one.recruitment) == ("forced_crime", "myanmar", "online")
    walk.deed(c.code_trafficking, "lead", exploitation="labour", country="LA")
    [one] = counted(walk).people
    assert (one.exploitation, one.where, one.recruitment) == ("labour", "laos", "online")


def test_a_no_to_figures_keeps_the_person_out_of_the_open_data_until_a_yes(walk):
    walk.in_care().identified()
    assert len(counted(walk).willing) == 1
    walk.deed(c.withdraw_consent, "lead", scope="statistics")  # said at once, no yes before it
    assert (len(counted(walk).people), len(counted(walk).willing)) == (1, 0)
    walk.deed(c.give_consent, "lead", scope="statistics")
    assert len(counted(walk).willing) == 1


@pytest.mark.parametrize("name", ["exploitation", "recruitment", "where", "citizenship", "sex"])
def test_every_code_of_the_record_has_its_place(name):
    """What the tables of codes of intake and care can say is a code of the release, or is said to be «chưa rõ»."""
    known = dict(LISTS[name][1])
    assert set(table()[name].values()) <= set(known) and table()["unknown"][name] in known


@pytest.mark.parametrize(("said", "code"), [
    ({"form": "sexual"}, "sexual"), ({"form": "online_scam"}, "forced_crime"), ({"form": "organ"}, "organs"), ({"form": "begging"}, "begging"),
    ({"form": ""}, "other_form"), ({"form": "", "forced": True}, "forced_crime"), ({"form": "sexual", "forced": True}, "sexual"),
])  # fmt: skip
def test_forms_of_the_record_as_codes(said, code):
    assert coded([replace(ROW, **said)])[0].exploitation == code
