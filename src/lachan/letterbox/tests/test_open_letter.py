"""Coming back by code: the own letter and nothing else; right or wrong, the same questions to the database."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.walking import hour

from lachan.access import scope
from lachan.docket.models import Act, Matter, Standing
from lachan.intake.models import Narrative, Report
from lachan.letterbox import codes, commands, door, queries, receipts
from lachan.letterbox.commands import TriedTooOften
from lachan.letterbox.models import Letter, Message, Tally

from .scene import AT, HOUR, sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LATER = hour("2024-03-05 19:20")


def test_a_code_is_sixteen_digits_and_read_as_people_write_them():
    code = receipts.fresh()
    assert len(code) == 16 and code.isdecimal()
    assert receipts.grouped("1234567890123456") == "1234 5678 9012 3456"
    for typed in (code, receipts.grouped(code), f" {code[:8]}-{code[8:]}. "):
        assert receipts.read(typed) == code
    assert [receipts.read(typed) for typed in ("", "123", code + "7", "abc", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦")] == [""] * 5  # fmt: skip
    assert len({receipts.fresh() for _ in range(200)}) == 200


def test_open_letter_opens_the_own_one(cast):
    one, other = sent(), sent()
    assert door.try_code(one.code, LATER) == one.letter.matter_id
    assert door.try_code(other.code, LATER) == other.letter.matter_id
    assert door.try_code(receipts.fresh(), LATER) is None


def test_right_and_wrong_ask_the_same():
    made = sent()

    def asked(code):
        with CaptureQueriesContext(connection) as caught:
            door.try_code(code, LATER)
        # names of savepoints count up, values are values: what is asked is the rest
        return [re.sub(r"s\d+_x\d+|'[^']*'|\d+", "?", query["sql"]) for query in caught]

    right, wrong = asked(made.code), asked(receipts.fresh())
    assert right == wrong and len(right) > 3


def test_whoever_came_back_sees_the_letter_and_nothing_of_the_record():
    made, other = sent(), sent()
    found = door.look(receipts.digest(made.code))
    assert found.matter_id == made.letter.matter_id
    for table in (Matter, Act, Standing, Report, Narrative):
        assert not table.objects.exists(), table
    assert Letter.objects.count() == 1
    assert not Letter.objects.filter(matter=other.letter.matter_id).exists()


def test_what_is_told_are_the_notices_that_the_law_owes(cast):
    from lachan.intake import commands as intake

    made, who = sent(), cast("caxa")
    with scope.acting(who):
        matter = Matter.objects.get(id=made.letter.matter_id)
    when = hour("2024-03-04 10:00")
    door.look(receipts.digest(made.code))
    assert (queries.register_number(), queries.notices()) == ("01/2024", [])
    intake.notify_informant(matter=matter, by=who, at=when, notified_at=when)
    door.look(receipts.digest(made.code))
    assert [(one.label, one.body, f"{one.on}") for one in queries.notices()] == [
        (codes.TOLD["informant_notified"], who.agency_name, "2024-03-04")]  # fmt: skip


def test_every_notice_of_the_database_has_its_words():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'letter_told'")
        text = cursor.fetchone()[0]
    assert all(f"'{kind}'" in text for kind in codes.TOLD)
    assert text.count("'", text.index("a.kind IN ("), text.index(")", text.index("a.kind IN ("))) == 2 * len(codes.TOLD)  # fmt: skip


def test_tries_are_counted_by_the_hour_and_stop(monkeypatch):
    made = sent()
    monkeypatch.setattr(commands.letters, "TRIES", 3)
    for _ in range(3):
        door.try_code(receipts.fresh(), LATER)
    with pytest.raises(TriedTooOften):
        door.try_code(made.code, LATER)
    scope.bind(scope.token_of(door.outside(b"\0" * 32)))
    assert list(Tally.objects.values_list("hour", "tried")) == [(hour("2024-03-05 19:00"), 3)]
    assert door.try_code(made.code, hour("2024-03-05 20:01")) == made.letter.matter_id


def test_nothing_of_a_code_is_kept(cast):
    made = sent()
    with scope.acting(cast("caxa")):
        kept = bytes(Letter.objects.values_list("digest", flat=True).get())
    assert made.code.encode() not in kept and len(kept) == 32
    assert kept == receipts.digest(made.code) != receipts.digest(receipts.fresh())


def test_an_account_opens_none(cast):
    made = sent()
    with scope.acting(cast("caxa2")):
        assert not Letter.objects.exists()
        assert not Message.objects.exists()
    with scope.acting(cast("caxa")):
        assert Letter.objects.get().arrived_hour == HOUR
    assert made.letter.arrived_hour == HOUR and AT != HOUR
