"""What was said and who was named is found in clear in no column of any table, and in no log."""

import logging
import re

import pytest

from lachan.access import scope
from lachan.intake import commands as intake

from . import world as made
from .connecting import connect

pytestmark = pytest.mark.database
PLANTED = [
    *made.CANARIES.values(),
    "Canary",
    "canary",
    "HOÀNG-YẾN",
    "hoang-yen",
    made.CANARIES["paper"][-9:],
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
