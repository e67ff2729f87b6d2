"""Papers beside a person's file by raw SQL: who sees which, what nobody may add, and that nothing that came along is kept."""

import psycopg
import pytest

from lachan.access import scope, seals
from lachan.access.models import RecordKey
from lachan.evidence_scan.tests import tagged
from lachan.victims import commands, papers
from lachan.victims.models import CareFile

from . import world_care
from .conftest import ACCOUNTS
from .connecting import connect, signed
from .world import when

pytestmark = pytest.mark.database
REFUSED = psycopg.errors.InsufficientPrivilege
AT = when("2024-05-20 09:00")
PAPER = """INSERT INTO victims_carepaper (id, care_id, act_id, kind, audience, number, ending, size, pages, mark, sealed_title,
             agency_id, account_id, recorded_at, line_id)
           VALUES (gen_random_uuid(), %(care)s, %(act)s, %(kind)s, %(audience)s, 99, 'pdf', 10, 1, '', '', %(agency)s, %(account)s,
             clock_timestamp(), gen_random_uuid()) """
PIECE = """INSERT INTO victims_paperpiece (id, paper_id, begins, size, sealed)
           VALUES (gen_random_uuid(), %s, %s, %s, '\\x00')"""
GONE = """INSERT INTO victims_paperwithdrawal (paper_id, ground, agency_id, account_id, recorded_at, line_id)
          VALUES (%s, 'wrong_paper', %s, %s, clock_timestamp(), gen_random_uuid())"""


def mine(who, file, **more):
    return {"care": file.id, "act": None, "kind": "certificate", "audience": "care", "agency": who.agency_id,
            "account": who.account_id, **more}  # fmt: skip


def every(question):
    with connect("keeper") as keeper:
        return keeper.execute(question).fetchall()


@pytest.mark.parametrize("account", ACCOUNTS)
def test_who_sees_how_many_papers_said_by_hand(world, cast, account):
    bodies = {cast(one).agency_id: count for one, count in world_care.PAPERS.items()}
    with signed(scope.token_of(cast(account))) as link:
        (count,) = link.execute("SELECT count(*) FROM victims_carepaper").fetchone()
    assert count == bodies.get(cast(account).agency_id, 0)


@pytest.mark.parametrize("account", sorted(world_care.PROCEDURE))
def test_no_paper_of_care_reaches_police_procuracy_or_court(world, cast, account):
    with signed(scope.token_of(cast(account))) as link:
        assert link.execute("SELECT count(*) FROM victims_carepaper WHERE audience = 'care'").fetchone() == (0,)  # fmt: skip


@pytest.mark.parametrize("account", ["dieutra", "laodong", "caxa"])
def test_what_was_taken_back_is_opened_to_nobody_not_even_its_body(world, cast, account):
    with signed(scope.token_of(cast(account))) as link:
        (gone,) = link.execute("SELECT paper_id FROM victims_paperwithdrawal").fetchone()
        pieces = "SELECT count(*) FROM victims_paperpiece WHERE paper_id = %s"
        assert link.execute(pieces, [gone]).fetchone() == (0,)
    assert every(f"SELECT count(*) FROM victims_paperpiece WHERE paper_id = '{gone}'") == [(1,)]


def test_the_right_to_renew_reads_no_paper(world, cast):
    who = cast("trogiup")
    plain = scope.token_of(who)
    renewing = scope.sign(who.account_id, who.caps | {"renew"}, who.scope, exp=4_000_000_000)
    found = []
    for token in (plain, renewing):
        with signed(token) as link:
            found.append({id_ for (id_,) in link.execute("SELECT id FROM victims_carepaper")})
    assert (len(found[0]), len(found[1])) == (2, 0)


@pytest.mark.parametrize("account", [a for a in ACCOUNTS if a not in world_care.SEEN["told"]])
def test_nobody_lays_a_paper_beside_a_care_that_it_does_not_see(world, cast, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(PAPER, mine(who, world.care.files["told"]))


@pytest.mark.parametrize("account", ["laodong", "dieutra", "trogiup"])
def test_a_paper_is_ones_own_and_beside_an_act_of_that_care_that_one_sees(world, cast, account):
    who, other, file = cast(account), cast("cosohotro"), world.care.files["told"]
    (foreign,) = every(f"SELECT id FROM victims_careact WHERE care_id = '{world.care.files['alone'].id}' LIMIT 1")[0]  # fmt: skip
    for wrong in ({"agency": other.agency_id}, {"account": other.account_id}, {"act": foreign}):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(PAPER, mine(who, file, **wrong))
    with signed(scope.token_of(who)) as link:
        link.execute(PAPER, mine(who, file))


def test_who_only_heard_the_story_lays_nothing(world, cast):
    who = cast("dieutra_tinh")
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(PAPER, mine(who, world.care.files["taken_back"]))


@pytest.mark.parametrize(("kind", "audience"), [
    ("medical", "path"), ("medical", "safety"), ("travel", "safety"), ("personal", "safety"),
])  # fmt: skip
def test_what_shows_who_or_what_a_doctor_wrote_goes_no_further_by_raw_sql_either(world, cast, kind, audience):  # fmt: skip
    who = cast("laodong")
    with signed(scope.token_of(who)) as link, pytest.raises(psycopg.errors.CheckViolation):
        link.execute(PAPER, mine(who, world.care.files["told"], kind=kind, audience=audience))


@pytest.mark.parametrize(("begins", "size"), [(0, 10), (5, 5), (1048576, 10), (-1048576, 10), (0, 0)])  # fmt: skip
@pytest.mark.parametrize("account", ["laodong", "dieutra", "trogiup", "caxa2"])
def test_nothing_is_laid_into_a_paper_that_stands(world, cast, account, begins, size):
    for (paper,) in every("SELECT id FROM victims_carepaper"):
        wrong = pytest.raises((REFUSED, psycopg.errors.UniqueViolation))
        with signed(scope.token_of(cast(account))) as link, wrong:
            link.execute(PIECE, [paper, begins, size])


def test_not_even_the_very_same_piece_is_laid_twice(world, cast):
    who = cast("laodong")
    mine = f"SELECT p.id, x.begins, x.size FROM victims_carepaper p JOIN victims_paperpiece x ON x.paper_id = p.id WHERE p.account_id = {who.account_id}"  # fmt: skip
    assert len(every(mine)) >= 4
    for piece in every(mine):
        with signed(scope.token_of(who)) as link, pytest.raises(psycopg.errors.UniqueViolation):
            link.execute(PIECE, piece)


@pytest.mark.parametrize("account", ["trogiup", "cosohotro", "caxa", "dieutra", "caxa2", "thukybcd"])  # fmt: skip
def test_nobody_takes_back_what_another_body_attached(world, cast, account):
    who, lead = cast(account), cast("laodong")
    for (paper,) in every(f"SELECT id FROM victims_carepaper WHERE agency_id = {lead.agency_id}"):
        for agency in (who.agency_id, lead.agency_id):
            with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
                link.execute(GONE, [paper, agency, who.account_id])


@pytest.mark.parametrize("role", ["figures", "worker"])
def test_who_counts_and_who_reminds_reads_no_paper(world, role):
    with connect(role) as link:
        for name in ("victims_carepaper", "victims_paperpiece", "victims_paperwithdrawal"):
            with pytest.raises(psycopg.errors.Error):
                link.execute(f"SELECT count(*) FROM {name}")
            link.rollback()


def test_what_was_planted_is_there_and_what_came_along_is_not(world, cast):
    """Or the search of the dump would prove nothing: the title opens with the key; the file opens, and has no name in it."""
    lead, file = cast("laodong"), world.care.files["told"]
    with scope.acting(lead):
        listed = papers.papers_of(CareFile.objects.select_related("key").get(id=file.id))
    assert {one.title for one in listed if one.gone is None} == {world_care.TITLED}
    for one in listed:
        if one.gone is None:
            out = commands.open_paper(file=file, attached=one.paper, purpose="protect", by=lead, at=AT)  # fmt: skip
            with scope.acting(lead):
                data = b"".join(out.bytes)
            assert len(data) == one.paper.size and tagged.CANARY.encode() not in data


def test_a_dump_without_the_master_key_opens_no_paper(world, monkeypatch, tmp_path):
    monkeypatch.setenv("LACHAN_KEYS", str(tmp_path / "keys.json"))
    seals.init_keys()
    for id_, blob, master in every("SELECT k.id, k.wrapped, k.master FROM access_recordkey k JOIN victims_carefile f ON f.key_id = k.id"):  # fmt: skip
        with pytest.raises(seals.KeyMissing):
            seals.open_key(RecordKey(id=id_, wrapped=blob, master=master))
    rows = every("SELECT sealed FROM victims_paperpiece UNION ALL SELECT sealed_title FROM victims_carepaper")  # fmt: skip
    assert len(rows) >= 12
    starts = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")
    assert not [1 for (sealed,) in rows if bytes(sealed).startswith(starts) or b"canary" in bytes(sealed)]  # fmt: skip
