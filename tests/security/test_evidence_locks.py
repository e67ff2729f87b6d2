"""The evidence room by raw SQL, under the token of each account: who reads, who writes, whose name, whose file, whose bytes."""

import psycopg
import pytest

from lachan.access import scope

from .conftest import ACCOUNTS
from .connecting import connect, signed
from .world_rooms import ROOMS

pytestmark = pytest.mark.database
CASES = True
REFUSED = psycopg.errors.InsufficientPrivilege
TABLES = ("casefile", "entry", "scan", "upload", "chunk")
# A row of each table, copied from one there is, with what the thief would change.
ENTRY = """INSERT INTO evidence_entry (id, casefile_id, matter_id, turn, part, item, sealed, gone, agency_id, account_id, role, recorded_at, line_id)
  SELECT gen_random_uuid(), %(file)s, %(matter)s, %(turn)s, %(part)s, 'X1', '\\x00', false, %(agency)s, %(account)s, %(role)s, now(), gen_random_uuid()"""
UPLOAD = """INSERT INTO evidence_upload (id, casefile_id, matter_id, size, sealed_name, agency_id, account_id, started_at)
  SELECT gen_random_uuid(), %(file)s, %(matter)s, 10, '\\x00', %(agency)s, %(account)s, now()"""
SCAN = """INSERT INTO evidence_scan (upload_id, casefile_id, matter_id, kind, digest, agency_id, account_id, recorded_at, line_id)
  SELECT %(upload)s, %(file)s, %(matter)s, 'png', '\\x00', %(agency)s, %(account)s, now(), gen_random_uuid()"""
CHUNK = "INSERT INTO evidence_chunk (id, upload_id, begins, size, sealed) SELECT gen_random_uuid(), %(upload)s, 5, 1, '\\x00'"
OPEN = """INSERT INTO evidence_casefile (id, matter_id, key_id, numbering, agency_id, account_id, recorded_at, line_id)
  SELECT %(id)s, %(matter)s, %(key)s, 'page', %(agency)s, %(account)s, now(), gen_random_uuid()"""
LONG = 4_000_000_000


@pytest.fixture(scope="module")
def kept(world):
    """Of each room, read past every lock: the file, its last version, the half and the whole upload, the owner."""
    with connect("keeper") as keeper:
        return {room: _of(keeper, world.ids[room]) for room in ROOMS}


def _of(keeper, matter):
    file, turn = keeper.execute("SELECT f.id, max(e.turn) FROM evidence_casefile f JOIN evidence_entry e ON e.casefile_id = f.id"
                                " WHERE f.matter_id = %s GROUP BY 1", [matter]).fetchone()  # fmt: skip
    rows = keeper.execute("SELECT u.id, s.upload_id IS NOT NULL, u.account_id FROM evidence_upload u LEFT JOIN evidence_scan s"
                          " ON s.upload_id = u.id WHERE u.matter_id = %s", [matter]).fetchall()  # fmt: skip
    found = {"whole" if whole else "half": upload for upload, whole, _ in rows}
    return {
        "matter": matter,
        "file": file,
        "turn": turn + 1,
        "part": "propositions",
        "owner": rows[0][2],
        **found,
    }


def told(who, room, **more):
    return {**room, "agency": who.agency_id, "account": who.account_id, "role": who.role, **more}


def rows_of(link, matter):
    """What is seen of this matter in each table; a chunk through its upload, as there is no other way to it."""
    counted = {t: link.execute(f"SELECT count(*) FROM evidence_{t} WHERE matter_id = %s", [matter]).fetchone()[0]
               for t in TABLES[:-1]}  # fmt: skip
    chunks = link.execute("SELECT count(*) FROM evidence_chunk WHERE upload_id IN (SELECT id FROM evidence_upload"
                          " WHERE matter_id = %s)", [matter]).fetchone()[0]  # fmt: skip
    return {**counted, "chunk": chunks}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_who_reads_a_file_at_its_stage_said_by_hand(world, cast, kept, account):
    who = cast(account)
    with signed(scope.token_of(who)) as link:
        for name, room in kept.items():
            inside, mine = account in ROOMS[name], room["owner"] == who.account_id
            whole = {
                "casefile": 1,
                "entry": room["turn"] - 1,
                "scan": 1,
                "upload": 1 + mine,
                "chunk": 1 + mine,
            }
            seen = rows_of(link, room["matter"])
            assert seen == (whole if inside else dict.fromkeys(TABLES, 0)), name
            asked = link.execute("SELECT sec.in_room(%s)", [room["matter"]]).fetchone()
            assert asked == (inside,), name
        rooms = link.execute("SELECT coalesce(cardinality(sec.rooms()), 0)").fetchone()[0]
        assert rooms == sum(account in inside for inside in ROOMS.values())


@pytest.mark.parametrize("account", ["dieutra", "kiemsat", "toaan"])
def test_without_the_capability_nothing(world, cast, account):
    """The same person, body and matters: a role without a part in evidence, or a token cut short."""
    who = cast(account)
    for caps in (
        frozenset(),
        who.caps - {"evidence"},
        frozenset({"maps"}),
        frozenset({"evidence"}),
    ):
        with signed(scope.sign(who.account_id, caps, who.scope, exp=LONG)) as link:
            assert link.execute("SELECT sec.uid()").fetchone() == (who.account_id,)
            seen = sum(rows_of(link, world.ids[room])["entry"] for room in ROOMS)
            assert bool(seen) == ("evidence" in caps)


@pytest.mark.parametrize("token", ["", "x", "1.1.evidence.1.00"])
def test_nobody_sees_nothing(world, token):
    with signed(token) as link:
        for table in TABLES:
            assert link.execute(f"SELECT count(*) FROM evidence_{table}").fetchone() == (0,)


@pytest.mark.parametrize("role", ["figures", "worker"])
@pytest.mark.parametrize("table", TABLES)
def test_who_counts_and_who_reminds_do_not_come_near(world, role, table):
    with connect(role) as link, pytest.raises(REFUSED):
        link.execute(f"SELECT 1 FROM evidence_{table}")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_who_writes_into_a_file_at_its_stage(world, cast, kept, account):
    """Whoever is in the room and makes maps; a court only what it showed."""
    who = cast(account)
    makes = "maps" in who.caps
    with signed(scope.token_of(who)) as link:
        for name, room in kept.items():
            inside = account in ROOMS[name]
            assert tried(link, ENTRY, told(who, room)) == (inside and makes), name
            assert tried(link, ENTRY, told(who, room, part="displays")) == inside, name
            assert tried(link, UPLOAD, told(who, room)) == (inside and makes), name


def tried(link, statement, given):
    """Whether a row came; it is taken back."""
    try:
        with link.transaction(force_rollback=True):
            return link.execute(statement, given).rowcount == 1
    except REFUSED:
        return False


def test_nobody_writes_in_anothers_name(world, cast, kept):
    who, other, room = cast("dieutra"), cast("kiemsat"), kept["handed"]
    for change in ({"account": other.account_id}, {"agency": other.agency_id}, {"role": other.role},
                   {"role": "investigator_in_chief"}, {"account": None}):  # fmt: skip
        for statement in (ENTRY, UPLOAD, SCAN):
            if statement is not ENTRY and "role" in change:
                continue
            given = {**told(who, room, upload=room["half"]), **change}
            with signed(scope.token_of(who)) as link, pytest.raises(psycopg.Error) as refused:
                link.execute(statement, given)
            assert refused.value.sqlstate in {"42501", "23502"}, (statement, change)


@pytest.mark.parametrize("file, matter", [("case_moving", "case_moving"), ("case_moving", "handed"), ("handed", "case_moving"),
                                          ("case_open", "handed"), ("handed", "case_open"), ("case_shut", "handed")])  # fmt: skip
def test_a_file_and_a_matter_that_do_not_belong_together(world, cast, kept, file, matter):
    """Of two of one's own as well."""
    who = cast("dieutra")
    given = told(who, kept[file], matter=world.ids[matter], upload=kept["handed"]["half"])
    for statement in (ENTRY, UPLOAD, SCAN):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(statement, given)


@pytest.mark.parametrize("turn", [-5, 0, 1, 2, "+1", "+100", 2147483647])
def test_versions_follow_each_other(world, cast, kept, turn):
    """A row far ahead would be the last that anybody writes."""
    who, room = cast("dieutra"), kept["handed"]
    number = room["turn"] + int(turn) if isinstance(turn, str) else turn
    with signed(scope.token_of(who)) as link, pytest.raises(psycopg.Error) as refused:
        link.execute(ENTRY, told(who, room, turn=number))
    assert refused.value.sqlstate in {"42501", "23505"}


def test_no_scan_over_anothers_upload(world, cast, kept):
    room = kept["handed"]
    for account, upload in (
        ("kiemsat", "half"),
        ("kiemsat", "whole"),
        ("dieutra_khac", "half"),
        ("quantri", "half"),
    ):
        who = cast(account)
        with signed(scope.token_of(who)) as link, pytest.raises(psycopg.Error) as refused:
            link.execute(SCAN, told(who, room, upload=room[upload]))
        assert refused.value.sqlstate in {"42501", "23505"}


def test_no_second_scan_and_no_piece_more_of_what_is_whole(world, cast, kept):
    who, room = cast("dieutra"), kept["handed"]
    with signed(scope.token_of(who)) as link, pytest.raises(psycopg.errors.UniqueViolation):
        link.execute(SCAN, told(who, room, upload=room["whole"]))
    with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
        link.execute(CHUNK, {"upload": room["whole"]})


def test_a_piece_is_brought_by_who_began(world, cast, kept):
    for account in ACCOUNTS:
        with signed(scope.token_of(cast(account))) as link:
            for room in kept.values():
                mine = (
                    room["owner"] == cast(account).account_id
                    and rows_of(link, room["matter"])["casefile"]
                )
                assert tried(link, CHUNK, {"upload": room["half"]}) == bool(mine)
                assert not tried(link, CHUNK, {"upload": room["whole"]})


@pytest.mark.parametrize("account", ACCOUNTS)
def test_who_removes_what(world, cast, kept, account):
    """One's own half sent file; nothing of a whole one, nothing of anybody else, nothing written."""
    who, room = cast(account), kept["handed"]
    owns = account == "dieutra"
    for upload, count in ((room["whole"], 0), (room["half"], int(owns))):
        with signed(scope.token_of(who)) as link:
            gone = "DELETE FROM evidence_chunk WHERE upload_id = %s RETURNING 1"
            assert len(link.execute(gone, [upload]).fetchall()) == count
            gone = "DELETE FROM evidence_upload WHERE id = %s RETURNING 1"
            assert len(link.execute(gone, [upload]).fetchall()) == count
    with signed(scope.token_of(who)) as link:
        # Without a condition only the policy of removing speaks.
        link.execute("SET CONSTRAINTS ALL DEFERRED")
        halves = {(row["half"]) for row in kept.values() if row["owner"] == who.account_id}
        link.execute("DELETE FROM evidence_chunk")
        assert link.execute("DELETE FROM evidence_upload").rowcount <= len(halves)
    for table in ("casefile", "entry", "scan"):
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            link.execute(f"DELETE FROM evidence_{table}")


@pytest.mark.parametrize("role", ["app", "keeper", "owner"])
@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_by_anybody(world, cast, role, table):
    with signed(scope.token_of(cast("dieutra")), role) as link, pytest.raises(REFUSED):
        column = "upload_id" if table == "scan" else "id"
        link.execute(f"UPDATE evidence_{table} SET {column} = {column}")


# -- opening a file ---------------------------------------------------------------------------------


def _opens(link, who, matter, **more):
    key = link.execute("INSERT INTO access_recordkey (id, wrapped, master) VALUES (gen_random_uuid(), '\\x00', 'm1') RETURNING id").fetchone()[0]  # fmt: skip
    return link.execute(
        OPEN, {**told(who, {"matter": matter}), "id": key, "key": key, **more}
    ).rowcount


@pytest.mark.parametrize("account", ACCOUNTS)
def test_who_opens_a_file_that_is_not_there_yet(world, cast, account):
    """`case_lodged` and `case_sent` have none of their own making: the investigators' now, and not the house's."""
    who = cast(account)
    with signed(scope.token_of(who)) as link:
        if account in {"dieutra", "kiemsat"}:
            assert _opens(link, who, world.ids["case_lodged"]) == 1
            return
        with pytest.raises(REFUSED):
            _opens(link, who, world.ids["case_lodged"])


def test_a_file_is_opened_in_ones_own_name_and_under_its_own_key(world, cast, kept):
    who, other, matter = cast("dieutra"), cast("kiemsat"), world.ids["case_lodged"]
    with connect("keeper") as keeper:
        foreign = keeper.execute("SELECT key_id FROM intake_narrative LIMIT 1").fetchone()[0]
    for more in ({"account": other.account_id}, {"agency": other.agency_id}, {"key": foreign},
                 {"key": kept["handed"]["file"]}):  # fmt: skip
        with signed(scope.token_of(who)) as link, pytest.raises(REFUSED):
            _opens(link, who, matter, **more)
    with signed(scope.token_of(who)) as link, pytest.raises(psycopg.errors.UniqueViolation):
        _opens(link, who, world.ids["handed"])


# -- ways back in -----------------------------------------------------------------------------------

HOLD = "UPDATE docket_matterreading SET holder_id = %(agency)s WHERE matter_id = %(matter)s"
DROP = "DELETE FROM docket_matterreading WHERE matter_id = %(matter)s RETURNING 1"
STAND = """INSERT INTO docket_standing (id, matter_id, agency_id, kind, since, received_at)
           VALUES (gen_random_uuid(), %(matter)s, %(agency)s, %(kind)s, now(), now())"""
ACT = """INSERT INTO docket_act (id, matter_id, kind, agency_id, occurred_at, received_at, recorded_at, facts, line_id)
         VALUES (gen_random_uuid(), %(matter)s, 'item_received', %(agency)s, now(), now(), now(), '{"what": "file"}', gen_random_uuid())"""
SEEN = "SELECT sec.in_room(%(matter)s), (SELECT count(*) FROM evidence_casefile WHERE matter_id = %(matter)s)"
GONE = [("dieutra", "case_sent"), ("dieutra", "case_tried"), ("dieutra", "case_court"), ("toaan", "case_tried"),
        ("thuky", "case_tried"), ("toaan", "case_sent"), ("thuky", "case_sent"), ("bienphong", "case_moving"),
        ("dieutra_khac", "case_open"), ("kiemsat_kv", "case_open"), ("kiemsat_tinh", "handed")]  # fmt: skip


@pytest.mark.parametrize("account, room", GONE)
@pytest.mark.parametrize(
    "way", ["hold", "drop", "supervisor", "recipient", "court", "origin", "act"]
)
def test_no_sql_of_ones_own_opens_a_room_again(world, cast, account, room, way):
    """The investigator after the file left, a court before it came or after it went, a procuracy of elsewhere."""
    who = cast(account)
    given = {"matter": world.ids[room], "agency": who.agency_id, "kind": way}
    with signed(scope.token_of(who)) as link:
        try:
            with link.transaction():
                link.execute({"hold": HOLD, "drop": DROP, "act": ACT}.get(way, STAND), given)
        except psycopg.Error as refused:
            assert refused.sqlstate in {"42501", "23505"}
        assert link.execute(SEEN, given).fetchone() == (False, 0)


@pytest.mark.parametrize(
    "account, room", [("dieutra", "case_sent"), ("dieutra", "case_court"), ("toaan", "case_tried")]
)
def test_a_false_receipt_read_by_an_honest_verb_opens_nothing(world, cast, account, room):
    """Even when the next verb has read the forged act into the summary: what was handed over has the last word."""
    who, given = cast(account), {"matter": world.ids[room], "agency": cast(account).agency_id}
    with signed(scope.token_of(who)) as link:
        renew = scope.sign(who.account_id, who.caps | {"renew"}, who.scope, exp=LONG)
        link.execute("SELECT set_config('lachan.token', %s, true)", [renew])
        assert link.execute(HOLD, given).rowcount == 1
        link.execute("SELECT set_config('lachan.token', %s, true)", [scope.token_of(who)])
        assert link.execute(SEEN, given).fetchone() == (False, 0)


@pytest.mark.parametrize("name", ["sec.works_on(gen_random_uuid(), '{1}')"])
def test_the_inner_question_is_not_for_the_application(world, cast, name):
    with signed(scope.token_of(cast("dieutra"))) as link, pytest.raises(REFUSED):
        link.execute(f"SELECT {name}")


@pytest.mark.parametrize("name", ["in_room(gen_random_uuid())", "rooms()", "is_scan(gen_random_uuid())",
                                  "file_of(gen_random_uuid(), gen_random_uuid())"])  # fmt: skip
@pytest.mark.parametrize("role", ["figures", "worker"])
def test_the_questions_are_the_applications_alone(world, role, name):
    with connect(role) as link, pytest.raises(REFUSED):
        link.execute(f"SELECT sec.{name}")
