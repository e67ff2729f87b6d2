"""Single pages: looked at as pictures and logged; let out only as pixels under a person's boxes."""

import hashlib
import io

import pytest
from PIL import Image
from pypdf import PdfReader
from tests.case_scenes import COURT, POLICE, PROCURACY

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.access.refusals import NotYours
from lachan.evidence import commands
from lachan.evidence.models import Scan, Upload
from lachan.evidence.refusals import NoSuchItem, NotAPage, NothingToShow
from lachan.evidence_scan.covering import Box
from lachan.evidence_scan.tests.samples import film, pdf


@pytest.fixture
def scan(room):
    room.paper()
    found = room.scanned(pdf(3), "quet.pdf")
    room.does(commands.confirm_folios, casefile=room.file(), scan=found, folios={"2": "15a"})
    return found


def _lines(room, verb, account=POLICE):
    who = room.scene.cast(account)
    with scope.acting(who):
        return list(AuditLine.objects.filter(verb=verb, account_id=who.account_id, outcome="done"))


def test_open_page_is_a_picture_and_in_the_log(room, scan):
    made = room.does(commands.open_page, PROCURACY, scan=scan, page=2)
    assert Image.open(io.BytesIO(made)).size == (910, 1287)
    part = room.does(commands.open_page, scan=scan, page=2, part=(0.5, 0, 1, 0.2))
    assert Image.open(io.BytesIO(part)).size == (455, 257)
    (line,) = _lines(room, "open_page", PROCURACY)
    assert (line.subject, line.detail["page"]) == (room.scene.matter.id, 2)


def test_open_page_refuses_what_is_no_page(room, scan):
    for page in (0, 4):
        with pytest.raises(NotAPage):
            room.does(commands.open_page, scan=scan, page=page)
    with pytest.raises(NotAPage):
        room.does(commands.open_page, scan=room.scanned(film(), "phim.mp4"), page=1)


def test_release_page_makes_a_new_file_and_leaves_the_original(room, scan):
    made = room.does(commands.release_page, scan=scan, pages={2: [Box(0.1, 0.1, 0.5, 0.1)], 3: []})
    (listed,) = [one.body for (part, item), one in room.read().kept.items() if item == str(made.pk)]
    assert (listed["document"], listed["pages"], listed["folios"]) == ("D1", 2, {"1": "15a"})
    assert listed["released"] == {"scan": str(scan.pk), "pages": {"1": 2, "2": 3}, "boxes": {"1": 1, "2": 0}}  # fmt: skip
    out = room.does(commands.open_folio, scan=made)
    data = b"".join(out.bytes)
    assert hashlib.sha256(data).hexdigest() == listed["sha256"]
    assert len(PdfReader(io.BytesIO(data)).pages) == 2
    before = room.does(commands.open_folio, scan=scan)
    assert hashlib.sha256(b"".join(before.bytes)).digest() == bytes(scan.digest)
    (line,) = _lines(room, "release_page")
    assert line.detail["pages"] == [2, 3] and line.subject == room.scene.matter.id


def test_release_page_refuses_nothing_others_pages_and_a_release_again(room, scan):
    with pytest.raises(NothingToShow):
        room.does(commands.release_page, scan=scan, pages={})
    with pytest.raises(NotAPage):
        room.does(commands.release_page, scan=scan, pages={9: []})
    with pytest.raises(NotYours):
        room.does(commands.release_page, COURT, scan=scan, pages={1: []})
    made = room.does(commands.release_page, scan=scan, pages={1: []})
    with pytest.raises(NoSuchItem):
        room.does(commands.release_page, scan=made, pages={1: []})
    with scope.acting(room.scene.cast(POLICE)):
        assert (Scan.objects.count(), Upload.objects.count()) == (2, 2)
