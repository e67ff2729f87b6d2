"""An officer is kept out of one person's care: from then on it is not there, though the body's standing stays."""

from datetime import date

import pytest
from django.db import connection
from tests.care_walk import CARE_ERAS, CareWalk
from tests.walking import does, refuses

from lachan.access import scope
from lachan.access.models import Membership
from lachan.access.refusals import NotFound
from lachan.people.models import Identity, Person
from lachan.victims import commands as c
from lachan.victims import queries
from lachan.victims.models import CareAct, CareFile, CareNote, CareOwed, CareReading, CareStanding
from lachan.victims.refusals import NobodyLeft

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OUT = "ytetinh"  # says itself that it is kin: whoever is left out may be the one who says so


def joined(cast, account, part, role) -> None:
    """One more sits with this one, until the test ends."""
    with scope.acting(cast("quantri")):
        Membership(account_id=cast(account).account_id, agency_id=cast(part).agency_id, role=role, valid_from=date(2018, 1, 1)).save()  # fmt: skip


@pytest.fixture
def walk(cast) -> CareWalk:
    joined(cast, "quantri2", OUT, "social_officer")
    return CareWalk(cast, CARE_ERAS["new"]).in_care().told().identified()


def shut(walk, account=OUT, by="lead"):
    does(c.exclude_from_care, file=walk.file, account=walk.cast(account).account_id, by=walk.who(by),
         at=walk.later(hours=1), subject=walk.file.id)  # fmt: skip


def test_nothing_of_it_is_there_any_more_and_the_others_go_on(walk):
    who = walk.cast(OUT)
    with scope.acting(who):
        assert queries.file_by_code(who, walk.file.person.code).id == walk.file.id
    shut(walk)
    with scope.acting(who):
        with pytest.raises(NotFound):
            queries.file_by_code(who, walk.file.person.code)
        for table in (CareFile, CareAct, CareNote, CareReading, CareOwed, CareStanding):
            assert not table.objects.exists(), table
        assert not Person.objects.filter(id=walk.file.person_id).exists()
        assert not Identity.objects.filter(person_id=walk.file.person_id).exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM sec.care_seen_by(%s)", [walk.file.id])
            assert cursor.fetchall() == []
    assert walk.reading("verifier").care_id == walk.file.id
    walk.deed(c.raise_red_flag, "verifier", flag="followed")


def test_nor_does_it_write_or_open(walk):
    shut(walk)
    who = walk.cast(OUT)
    refuses(NotFound, c.raise_red_flag, file=walk.file, when=walk.now, flag="followed", by=who, at=walk.now)  # fmt: skip
    refuses(NotFound, c.open_story_of, file=walk.file, purpose="protect", by=who, at=walk.now)
    refuses(NotFound, c.open_person, file=walk.file, purpose="protect", by=who, at=walk.now)


def test_a_body_keeps_out_its_own_people_only(walk):
    refuses(NotFound, c.exclude_from_care, file=walk.file, account=walk.who("police").account_id,
            by=walk.who("lead"), at=walk.now)  # fmt: skip


def test_a_stranger_keeps_nobody_out(walk):
    who = walk.cast("caxa2")
    refuses(NotFound, c.exclude_from_care, file=walk.file, account=who.account_id, by=who, at=walk.now)  # fmt: skip


def test_twice_is_once(walk):
    shut(walk, walk.era.verifier, by="verifier")
    who = walk.who("verifier")
    refuses(
        NotFound,
        c.exclude_from_care,
        file=walk.file,
        account=who.account_id,
        by=who,
        at=walk.now,
    )


def test_nobody_is_kept_out_where_nobody_would_be_left(cast):
    """The only officer of the only body: first the person is brought to another body."""
    one = CareWalk(cast, CARE_ERAS["new"]).received()
    who = one.who("police")
    refuses(NobodyLeft, c.exclude_from_care, file=one.file, account=who.account_id, by=who, at=one.now)  # fmt: skip
    one.deed(c.pass_person_on, "police", to=one.body("commune"), way="to_commune")
    shut(one, one.era.police, by="police")
    assert one.reading("commune").care_id == one.file.id


@pytest.mark.parametrize("alone", [True, False])
def test_who_leads_keeps_somebody_who_may_give_care(cast, alone):
    """Beside the officer sits one who reports figures and opens no file; other bodies give no care in the lead's place."""
    one = CareWalk(cast, CARE_ERAS["new"])
    one.received("lead") if alone else one.in_care()
    who = cast(OUT)
    refuses(NobodyLeft, c.exclude_from_care, file=one.file, account=who.account_id, by=who, at=one.now)  # fmt: skip
    joined(cast, "quantri2", OUT, "legal_aid")  # opens the file and gives no care
    refuses(NobodyLeft, c.exclude_from_care, file=one.file, account=who.account_id, by=who, at=one.now)  # fmt: skip
    joined(cast, "quantri2", OUT, "social_officer")
    shut(one)


def test_where_another_leads_a_colleague_who_only_reports_is_nobody(cast):
    one = CareWalk(cast, CARE_ERAS["new"]).received("commune")
    who = one.who("commune")
    joined(cast, "quantri2", "xahoixa_2026", "reporter")
    refuses(NobodyLeft, c.exclude_from_care, file=one.file, account=who.account_id, by=who, at=one.now)  # fmt: skip
    joined(cast, "quantri2", "xahoixa_2026", "commune_carer")
    shut(one, one.era.commune, by="commune")
