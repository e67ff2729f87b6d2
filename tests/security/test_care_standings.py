"""A standing in a care by raw SQL: by an act that names the body and stands, and only what the body's kind may be."""

import pytest

from lachan.access import scope
from lachan.victims import addressees

from .cared import stands
from .conftest import ACCOUNTS
from .connecting import connect, signed
from .oracle import read_all
from .test_care_locks import KINDS, REFUSED, STAND, act, stand

pytestmark = pytest.mark.database

NOT_STANDING = STAND.replace("received_at)", "received_at, stands)").replace(
    "now())", "now(), false)"
)


@pytest.mark.parametrize("standing", KINDS)
def test_the_lock_and_the_verbs_agree_on_what_a_body_may_be_made(world, cast, standing):
    with signed(scope.token_of(cast("laodong"))) as link:
        rows = link.execute("SELECT kind, sec.may_be(id, %s) FROM reference_agency", [standing]).fetchall()  # fmt: skip
    assert len({kind for kind, _ in rows}) > 20
    assert {kind for kind, may in rows if may} == {kind for kind, _ in rows} & {str(one) for one in addressees.MAY_BE[standing]}  # fmt: skip


@pytest.mark.parametrize("kind", ["bank", "press", "party_body", "steering_committee", "standing_office", "mass_organisation", "legal_aid",
                                  "hotline", "provincial_court", "provincial_procuracy", "detention_facility"])  # fmt: skip
@pytest.mark.parametrize("standing", ["origin", "lead", "verifier", "facility"])
def test_nobody_makes_of_a_body_what_it_is_not(world, cast, kind, standing):
    who, file = cast("laodong"), world.care.files["told"]
    with connect("keeper") as keeper:
        found = keeper.execute("SELECT id FROM reference_agency WHERE kind = %s LIMIT 1", [kind]).fetchone()  # fmt: skip
    assert found, kind
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        stand(link, who, file, found[0], standing)


def test_a_standing_is_given_by_an_act_of_ones_own_that_names_the_body_and_stands(world, cast):
    who, file, other = cast("laodong"), world.care.files["told"], cast("xahoixa_2026").agency_id
    with signed(scope.token_of(who)) as link:
        stand(link, who, file, other, "lead")
    with connect("keeper") as keeper:
        (of_another,) = keeper.execute("SELECT id FROM victims_careact WHERE care_id = %s AND agency_id <> %s LIMIT 1",
                                       [file.id, who.agency_id]).fetchone()  # fmt: skip
    for given in (None, of_another):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(STAND, [file.id, other, "supporter", given])
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        stand(link, who, file, other, "lead", to=cast("cosohotro").agency_id)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        told = act(link, who, file, "consent_given", f'{{"to": "{other}", "scope": "support"}}')
        link.execute(STAND, [file.id, other, "lead", told])
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        told = act(link, who, file, "person_handed_over", f'{{"to": "{other}"}}')
        act(link, who, file, "entry_withdrawn", gone=told)
        link.execute(STAND, [file.id, other, "lead", told])


def test_a_standing_taken_back_opens_no_table(world, cast):
    """Whoever it was given to sees the file until then, and not one row after."""
    lead, file, other = cast("laodong"), world.care.files["told"], cast("xahoixa_2026")
    seen = ("victims_carestanding", "victims_carefile", "victims_careact", "victims_carenote", "victims_carepaper", "victims_carereading",
            "victims_careclock", "victims_careowed", "people_identity")  # fmt: skip
    of = {"victims_carefile": ("id", file.id), "people_identity": ("person_id", file.person_id)}

    def counted(link):
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(other)])
        where = [(table, *of.get(table, ("care_id", file.id))) for table in seen]
        return [link.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [key]).fetchone()[0] for table, column, key in where]  # fmt: skip

    with signed(scope.token_of(lead)) as link:
        told = act(link, lead, file, "person_handed_over", f'{{"to": "{other.agency_id}"}}')
        link.execute(STAND, [file.id, other.agency_id, "lead", told])
        assert all(counted(link))
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(lead)])
        act(link, lead, file, "entry_withdrawn", gone=told)
        assert counted(link) == [0] * len(seen)
        with pytest.raises(REFUSED):
            act(link, other, file, "red_flag_raised")


def test_what_is_written_of_a_standing_is_what_its_acts_say(world):
    """The column that locks ask, beside the answer counted from the acts in Python."""
    with connect("keeper") as keeper:
        oracle = read_all(keeper, ["victims_carestanding", "victims_careact"])
    rows = oracle.tables["victims_carestanding"]
    assert {row["id"]: row["stands"] for row in rows} == {row["id"]: stands(oracle, row) for row in rows}  # fmt: skip
    assert {row["stands"] for row in rows} == {True, False}


def test_whether_it_stands_is_written_by_no_body(world, cast):
    lead, file, other = cast("laodong"), world.care.files["told"], cast("xahoixa_2026")
    with signed(scope.token_of(lead)) as link, pytest.raises(REFUSED):
        link.execute("UPDATE victims_carestanding SET stands = true WHERE care_id = %s", [file.id])
    # Nor by saying so at the door: the acts say it.
    with signed(scope.token_of(lead)) as link:
        told = act(link, lead, file, "person_handed_over", f'{{"to": "{other.agency_id}"}}')
        link.execute(NOT_STANDING, [file.id, other.agency_id, "lead", told])
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(other)])
        assert link.execute("SELECT stands FROM victims_carestanding WHERE care_id = %s AND kind = 'lead'", [file.id]).fetchall() == [(True,)]  # fmt: skip


def test_code_names_are_called_for_whom_the_locks_show_them(world, cast):
    """`sec.care_called` answers fifty at once what the locks of files and of persons say row by row."""
    with connect("keeper") as keeper:
        every = [key for (key,) in keeper.execute("SELECT id FROM victims_carefile")]
    told = set()
    for name in ACCOUNTS:
        with signed(scope.token_of(cast(name))) as link:
            called = set(link.execute("SELECT care, code FROM sec.care_called(%s::uuid[])", [every]).fetchall())  # fmt: skip
            seen = set(link.execute("SELECT f.id, p.code FROM victims_carefile f JOIN people_person p ON p.id = f.person_id").fetchall())  # fmt: skip
        assert called <= seen and len(seen) <= len(every), name
        told.add((bool(called), called == seen))
    assert (True, True) in told
