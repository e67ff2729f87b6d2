"""What was said and who was named is found in clear in no column of any table, and in no log."""

import logging
import re
import traceback

import pytest

from lachan.access import scope, seals
from lachan.access.models import RecordKey
from lachan.access.refusals import Refusal
from lachan.evidence import commands as evidence
from lachan.evidence.given import Item
from lachan.intake import commands as intake
from lachan.victims import commands as victims
from lachan.victims import queries as persons

from . import world as made
from . import world_care as care
from . import world_rooms as rooms
from .connecting import connect

pytestmark = pytest.mark.database
PLANTED = [
    *made.CANARIES.values(),
    "Canary",
    "canary",
    "HOÀNG-YẾN",
    "hoang-yen",
    made.CANARIES["paper"][-9:],
    *rooms.CANARIES,
    *care.CANARIES,
]


def dump():
    with connect("keeper") as keeper:
        tables = [
            name
            for (name,) in keeper.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
        ]
        for table in tables:
            for (row,) in keeper.execute(f"SELECT to_jsonb(t)::text FROM {table} t"):
                yield table, row


def readable(row):
    """The row with its bytes also read as text, as an editor would show them."""
    hexes = re.findall(r'"\\\\x([0-9a-f]+)"', row)
    return row + "".join(bytes.fromhex(text).decode("utf-8", "ignore") for text in hexes)


def test_no_canary_in_any_column_of_any_table(world):
    rows = 0
    for table, row in dump():
        rows += 1
        text = readable(row).casefold()
        assert not [word for word in PLANTED if word.casefold() in text], table
    assert rows > 500


def test_the_dump_would_find_one(world):
    assert any("12/CV-CAX" in row for _, row in dump())


def test_opening_leaves_no_word_in_log_or_audit(cast, world, caplog, capfd):
    who = cast("dieutra")
    with caplog.at_level(logging.DEBUG):
        matter = made.seen(who, world.codes["handed"])
        told = intake.open_narrative(
            matter=matter, purpose="verify", by=who, at=made.when("2024-03-20 09:00")
        )
        assert told[0][1] == made.CANARIES["narrative"]
        with scope.acting(who):
            person = matter.mentions.get().person_id
        found = intake.open_identity(
            matter=matter, person=person, purpose="verify", by=who, at=made.when("2024-03-20 09:01")
        )
        assert found["full_name"] == made.CANARIES["name"]
        for kind, value, year in (
            ("name_year", made.CANARIES["name"], 2007),
            ("paper", made.CANARIES["paper"], None),
        ):
            hits = intake.look_up_person(kind=kind, value=value, birth_year=year, purpose="verify", by=who,
                                         at=made.when("2024-03-20 09:02"))  # fmt: skip
            assert person in {hit.person_id for hit in hits}
    out, err = capfd.readouterr()
    said = "\n".join(record.getMessage() for record in caplog.records) + out + err
    assert not [word for word in PLANTED if word.casefold() in said.casefold()]
    audit = "\n".join(row for table, row in dump() if table == "access_auditline")
    assert "open_narrative" in audit
    assert not [word for word in PLANTED if word.casefold() in audit.casefold()]


def test_a_fault_says_no_word_either(cast, world, caplog):
    """The server's own words on a broken statement go to the log: they must not carry what was typed."""
    who = cast("caxa")
    with pytest.raises(Exception) as broken:  # noqa: PT011  (whatever it is, its text is what counts)
        intake.receive_report(given=made.given(made.when("2024-03-20 09:00"), place_id=-1, kind="x" * 400), by=who,
                              at=made.when("2024-03-20 09:00"))  # fmt: skip
    said = str(broken.value) + str(broken.value.__cause__) + caplog.text
    assert not [word for word in PLANTED if word.casefold() in said.casefold()]


def test_the_evidence_room_holds_what_was_planted(cast, world):
    """Or the search above would prove nothing: every part, the name of the file and its bytes open with the key."""
    one = rooms.Writer(cast, "dieutra", world.codes["handed"], made.when("2024-03-17 09:00"))
    read = one.read()
    parts = {part for (part, _), kept in read.kept.items() if rooms.WORD in str(kept.body)}
    assert parts >= {"file", "documents", "propositions", "links", "assertions", "events", "transactions",
                     "circumstances", "questions", "passages", "alternatives", "displays", "notes", "numberings"}  # fmt: skip
    assert {p.name for p in read.bundle.persons} >= {rooms.NAME}
    out = one.does(evidence.open_folio, scan=_scan_of(one))
    with scope.acting(one.who):
        assert (out.name, b"".join(out.bytes)) == (rooms.FILE, rooms.picture())
    assert (
        rooms.NAME.encode() in rooms.picture()
        or b"zTXt" in rooms.picture()
        or b"tEXt" in rooms.picture()
    )


def _scan_of(one):
    with scope.acting(one.who):
        return one.file().scans.select_related("upload__casefile__key").get()


BODIES = (
    Item("persons", rooms.NAME, {"code": "N7", "roles": ["described"]}),
    Item("links", rooms.NAME, {"from": "E1", "to": "M1", "kind": "supports"}),
    Item("alternatives", rooms.WORD, {"reason": ""}),
    Item("persons", "HoangYenCanary", {"code": "N7", "roles": ["described"]}),
    Item("documents", "D8", {"title": rooms.WORD, "note": rooms.WORD, "pages": rooms.WORD}),
    Item("documents", "D8", {"title": [rooms.WORD]}),
    Item("links", "L8", {"from": "E1", "to": "M1", "kind": rooms.WORD}),
    Item("persons", "P8", {"code": "N8", "name": rooms.NAME, "roles": [rooms.NAME]}),
    Item("assertions", "G8", {"subject": "M1", "attribute": "x", "value": {rooms.WORD: 1}, "evidence": "E1"}),
    Item("file", "file", {"deadline": rooms.WORD}),
    Item("propositions", "M8", {"text": rooms.WORD + "\ud800"}),
)  # fmt: skip


@pytest.mark.parametrize("item", BODIES, ids=range(len(BODIES)))
def test_a_refused_entry_leaves_no_word_in_log_audit_or_row(cast, world, caplog, capfd, item):
    """What was typed is said to nobody: not by the refusal's own chain of faults either, which a log would print."""
    one = rooms.Writer(cast, "dieutra", world.codes["handed"], made.when("2024-03-17 10:00"))
    with caplog.at_level(logging.DEBUG), pytest.raises(Refusal) as refused:
        one.writes(item)
    faults = "".join(traceback.format_exception(refused.value))
    out, err = capfd.readouterr()
    said = "\n".join(record.getMessage() for record in caplog.records) + out + err
    said += "".join(line for line in faults.splitlines(True) if "Item(" not in line)
    said += "\n".join(
        readable(row) for table, row in dump() if table.startswith(("access_audit", "evidence_"))
    )
    assert [word for word in PLANTED if word.casefold() in said.casefold()] == []


def test_a_form_that_is_a_word_does_not_reach_the_log(cast, world):
    one = rooms.Writer(cast, "dieutra", world.codes["handed"], made.when("2024-03-17 10:00"))
    with pytest.raises(Refusal):
        one.does(evidence.note_made, casefile=one.file(), title="x", shows=["D1"], form="Hoang-Yen")
    assert not [row for table, row in dump() if table == "access_auditline" and "Hoang-Yen" in row]


def test_a_dump_without_the_master_key_opens_nothing(cast, world, monkeypatch, tmp_path):
    """Everything of the room that is in the database, and a key file of one's own."""
    monkeypatch.setenv("LACHAN_KEYS", str(tmp_path / "keys.json"))
    seals.init_keys()
    with connect("keeper") as keeper:
        wrapped = keeper.execute("SELECT k.id, k.wrapped, k.master FROM access_recordkey k JOIN evidence_casefile f"
                                 " ON f.key_id = k.id").fetchall()  # fmt: skip
        rows = keeper.execute("SELECT sealed FROM evidence_entry UNION ALL SELECT sealed FROM evidence_chunk"
                              " UNION ALL SELECT sealed_name FROM evidence_upload").fetchall()  # fmt: skip
    assert len(rows) > 20
    for id_, blob, master in wrapped:
        row = RecordKey(id=id_, wrapped=blob, master=master)
        with pytest.raises(seals.KeyMissing):
            seals.open_key(row)
    for (sealed,) in rows:
        assert b"canary" not in bytes(sealed).lower()
        for id_, blob, _ in wrapped:
            for guess in (bytes(32), bytes(blob)[:32]):
                with pytest.raises(seals.KeyMissing):
                    seals.OpenKey(id_, guess).open_bytes(sealed)


def test_care_holds_what_was_planted(cast, world):
    """Or the search would prove nothing: who may, reads each audience and opens the name."""
    file, lead, at = world.care.files["told"], cast("laodong"), made.when("2024-03-20 09:00")
    told = victims.open_story_of(file=file, purpose="verify", by=lead, at=at)
    assert [words for _, words in told] == [care.STORY]
    assert victims.open_person(file=file, purpose="verify", by=lead, at=at)["other"] == care.ALIAS
    with scope.acting(lead):
        read = {words for one in persons.whole(lead, file).said for words in one.words.values()}
    assert read >= {care.KEPT, care.PATH, care.SAFE}


@pytest.mark.parametrize("facts", [
    {"only_through": care.STORY}, {"language": care.ALIAS}, {"name": care.STORY}, {"no_calls": care.STORY}, {"to": care.STORY},
])  # fmt: skip
def test_a_refused_word_of_care_is_found_nowhere(cast, world, caplog, capfd, facts):
    file, lead, at = world.care.files["told"], cast("laodong"), made.when("2024-03-20 09:00")
    with caplog.at_level(logging.DEBUG), pytest.raises(Refusal) as refused:
        victims.agree_contact(file=file, when=at, facts=facts, words=care.SAFE, by=lead, at=at)
    faults = "".join(traceback.format_exception(refused.value))
    out, err = capfd.readouterr()
    said = (
        "\n".join(record.getMessage() for record in caplog.records) + out + err + str(refused.value)
    )
    said += "".join(line for line in faults.splitlines(True) if "facts=" not in line)
    said += "\n".join(row for table, row in dump() if table == "access_auditline")
    assert [word for word in PLANTED if word.casefold() in said.casefold()] == []


def test_the_log_of_care_says_who_did_what_and_no_word(world):
    audit = [row for table, row in dump() if table == "access_auditline"]
    assert any("take_story" in row for row in audit) and any(
        "open_story_of" in row for row in audit
    )
    assert not [word for word in PLANTED if any(word.casefold() in row.casefold() for row in audit)]
