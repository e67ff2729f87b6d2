"""Opening the file: by the body that has the matter in hand or the procuracy over it; once; also before initiation."""

import pytest
from tests.case_scenes import ABOVE, COURT, POLICE, PROCURACY, at

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.access.refusals import NotFound, NotYours
from lachan.evidence import commands, queries
from lachan.evidence.refusals import AlreadyOpened, NotInTheRoom

from .room import Room, opened


def test_the_docket_fills_what_it_knows(room):
    """The accused by their codes, initiation and charges as decisions: nobody types them twice."""
    bundle = room.read().bundle
    scene = room.scene
    assert {p.id for p in bundle.persons} >= {scene.one, scene.two}
    charged = [one for one in bundle.decisions if one.kind == "charged"]
    assert [one.about for one in charged] == [(scene.one,), (scene.two,)]
    assert [one.kind for one in bundle.decisions][0] == "case_initiated"
    assert (bundle.stage, bundle.code, bundle.synthetic) == ("investigation", room.code, True)


def test_one_file_for_one_matter(room):
    with pytest.raises(AlreadyOpened):
        room.does(commands.open_casefile, matter=room.scene.matter)
    with pytest.raises(AlreadyOpened):
        room.does(commands.open_casefile, PROCURACY, matter=room.scene.matter)


@at("charged")
def test_the_procuracy_may_open_it(scene):
    opened(scene, PROCURACY)


@pytest.mark.parametrize("account, answer", [("caxa", NotYours), ("thanhtra", NotYours), (COURT, NotYours)])  # fmt: skip
@at("charged")
def test_nobody_else(scene, account, answer):
    with pytest.raises(answer):
        Room(scene).does(commands.open_casefile, account, matter=scene.matter)


@at("charged")
def test_investigators_elsewhere_are_not_in_the_room(scene):
    with pytest.raises(NotInTheRoom):
        Room(scene).does(commands.open_casefile, "dieutra_tinh", matter=scene.matter)


@pytest.mark.parametrize(
    "scene, inside, outside",
    [("charged", [POLICE, PROCURACY], [COURT, "dieutra_tinh", "caxa", "thanhtra"]),
     ("prosecuting", [PROCURACY], [POLICE, COURT]), ("returned", [POLICE, PROCURACY], [COURT]),
     ("with_court", [PROCURACY, COURT], [POLICE]), ("at_court", [PROCURACY, COURT], [POLICE]),
     ("sent_back", [PROCURACY], [POLICE, COURT]), ("appealed", [PROCURACY, ABOVE], [POLICE, COURT]),
     ("appeal_judged", [PROCURACY, COURT], [POLICE, ABOVE]), ("serving", [PROCURACY, COURT], [POLICE, ABOVE])],
indirect=["scene"])  # fmt: skip
def test_the_room_follows_the_file(scene, inside, outside):
    """Whoever has the case in hand, and the procuracy: the body of an earlier stage sees it no more."""
    room = opened(scene, PROCURACY)
    for account in inside:
        assert room.file(account)
    for account in outside:
        who = scene.cast(account)
        with scope.acting(who), pytest.raises(NotFound):
            queries.casefile_by_code(who, room.code)


def test_it_is_in_the_log(room):
    who = room.scene.cast(POLICE)
    with scope.acting(who):
        line = AuditLine.objects.filter(verb="open_casefile").latest("recorded_at")
    assert (line.outcome, line.subject) == ("done", room.scene.matter.id)
