"""A file is scanned again where a daemon answers: the last word holds, and whoever holds the matter asks for it."""

import pytest
from tests.walking import does, hour, lines, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.evidence_scan.tests import daemon
from lachan.letterbox import queries
from lachan.letterbox.commands import (
    Infected,
    NoScanner,
    open_enclosure,
    scan_enclosure_again,
)

from .enclosed import WORDS, enclose, theirs
from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-05 21:12")


@pytest.fixture
def letter(cast):
    """Both came in while no daemon answered."""
    made = sent()
    enclose(made, WORDS, daemon.EICAR)
    return theirs(cast("caxa"), made)


@pytest.fixture
def scanner(tmp_path, settings):
    with daemon.running(tmp_path) as address:
        settings.CLAMD = address
        yield


def test_the_last_word_of_a_real_daemon_holds(cast, letter, scanner):
    by = cast("caxa")
    does(scan_enclosure_again, letter=letter, number=1, by=by, at=AT, subject=letter.matter_id)
    assert lines(by)[-1].detail == {"enclosure": 1, "scan": "clean"}
    found = scan_enclosure_again(letter=letter, number=2, by=by, at=AT)
    assert found.code == "found" and found.name.startswith(daemon.NAME)
    with scope.acting(by):
        assert [one.verdict for one in queries.enclosed_in(letter)] == ["clean", "found"]
    assert open_enclosure(letter=letter, number=1, purpose="verify", sure=False, by=by, at=AT)[1] == WORDS  # fmt: skip
    refuses(Infected, open_enclosure, letter=letter, number=2, purpose="verify", sure=True, by=by, at=AT)  # fmt: skip


def test_without_a_daemon_nothing_is_changed(cast, letter):
    refuses(NoScanner, scan_enclosure_again, letter=letter, number=1, by=cast("caxa"), at=AT)
    with scope.acting(cast("caxa")):
        assert {one.verdict for one in queries.enclosed_in(letter)} == {"unscanned"}


def test_not_elsewhere_nor_by_every_role_nor_what_is_not_there(cast, letter):
    refuses(NotFound, scan_enclosure_again, letter=letter, number=1, by=cast("caxa2"), at=AT)
    refuses(NotYours, scan_enclosure_again, letter=letter, number=1, by=cast("tongdai"), at=AT)
    refuses(NotFound, scan_enclosure_again, letter=letter, number=9, by=cast("caxa"), at=AT)
