"""What leaves the room: an approved list, a note of what was made, a name opened with a purpose."""

import pytest
from tests.case_scenes import POLICE, PROCURACY

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.access.refusals import NotYours
from lachan.evidence import commands
from lachan.evidence.given import Item
from lachan.evidence.refusals import NoSuchItem, NotDescribed, NothingToShow, PurposeNeeded

NAME = "Người Được Nhắc Giả Lập"


def _described(room):
    room.writes(Item("persons", "P9", {"code": "N9", "name": NAME, "roles": ["described"]}))


def test_approve_display_is_the_procurators(room):
    room.paper()
    told = {"title": "Phiên tòa ngày 1 (giả lập)", "shows": ["D1"]}
    with pytest.raises(NotYours):
        room.does(commands.approve_display, POLICE, casefile=room.file(), **told)
    room.does(commands.approve_display, PROCURACY, casefile=room.file(PROCURACY), **told)
    (display,) = room.read().bundle.displays
    assert (display.approved, display.may_see_victims) == (("D1",), False)
    assert display.made_from == room.read().version


def test_approve_display_refuses_what_the_file_has_not(room):
    told = {"casefile": room.file(PROCURACY), "title": "x"}
    with pytest.raises(NothingToShow):
        room.does(commands.approve_display, PROCURACY, shows=[], **told)
    with pytest.raises(NoSuchItem):
        room.does(commands.approve_display, PROCURACY, shows=["D404"], **told)


def test_note_made_keeps_the_version_it_was_made_from(room):
    room.paper()
    room.does(commands.note_made, casefile=room.file(), title="Sơ đồ", shows=["D1"], form="pptx")
    made = room.read().version
    room.paper("D2")
    (display,) = room.read().bundle.displays
    assert (display.made_from, display.title) == (made, "Sơ đồ (pptx)")
    assert room.read().version != made


def test_open_described_is_the_procurators_with_a_purpose_and_in_the_log(room):
    _described(room)
    told = {"casefile": room.file(PROCURACY), "person": "P9"}
    with pytest.raises(NotYours):
        room.does(commands.open_described, POLICE, **told, purpose="verify")
    with pytest.raises(PurposeNeeded):
        room.does(commands.open_described, PROCURACY, **told, purpose="tò mò")
    assert (
        room.does(commands.open_described, PROCURACY, **told, purpose="supervise")["name"] == NAME
    )
    who = room.scene.cast(PROCURACY)
    with scope.acting(who):
        line = AuditLine.objects.filter(verb="open_described", outcome="done").latest("recorded_at")
    assert line.detail == {"person": "P9", "purpose": "supervise"}
    with pytest.raises(NotDescribed):
        room.does(
            commands.open_described,
            PROCURACY,
            casefile=told["casefile"],
            person=room.scene.one,
            purpose="verify",
        )
