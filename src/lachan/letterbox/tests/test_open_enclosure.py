"""A body opens what came with a letter: for a purpose, knowing whether it was scanned, with a line in the log."""

import pytest
from tests.walking import does, hour, lines, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.evidence_scan.clamd import Verdict
from lachan.intake.commands.look import PurposeNeeded
from lachan.letterbox import commands
from lachan.letterbox.commands import (
    Infected,
    NotSure,
    open_enclosure,
    scan_enclosure_again,
)

from .enclosed import WORDS, enclose, photo, theirs
from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 21:12")


@pytest.fixture
def letter(cast):
    made = sent()
    enclose(made, photo(), WORDS)
    return theirs(cast("caxa"), made)


def test_it_is_opened_for_a_purpose_and_logged(cast, letter):
    by = cast("caxa")
    one, data = does(open_enclosure, letter=letter, number=2, purpose="verify", sure=True, by=by, at=AT, subject=letter.matter_id)  # fmt: skip
    assert data == WORDS and one.row.kind == "txt"
    assert lines(by)[-1].detail == {"enclosure": 2, "kind": "txt", "purpose": "verify", "scan": "unscanned"}  # fmt: skip


def test_not_without_a_purpose_not_unaware_nor_elsewhere_nor_by_every_role(cast, letter):
    given = {"letter": letter, "number": 2, "purpose": "verify", "sure": True, "at": AT}
    refuses(PurposeNeeded, open_enclosure, **{**given, "purpose": ""}, by=cast("caxa"))
    refuses(NotSure, open_enclosure, **{**given, "sure": False}, by=cast("caxa"))
    refuses(NotFound, open_enclosure, **{**given, "number": 3}, by=cast("caxa"))
    refuses(NotFound, open_enclosure, **given, by=cast("caxa2"))
    refuses(NotYours, open_enclosure, **given, by=cast("tongdai"))


def test_what_was_found_later_is_not_opened_any_more(cast, letter, monkeypatch):
    monkeypatch.setattr(commands.letters.clamd, "scan", lambda data, address: Verdict("found", "GiaLap.Mau"))  # fmt: skip
    scan_enclosure_again(letter=letter, number=2, by=cast("caxa"), at=AT)
    refuses(Infected, open_enclosure, letter=letter, number=2, purpose="verify", sure=True, by=cast("caxa"), at=AT)  # fmt: skip
