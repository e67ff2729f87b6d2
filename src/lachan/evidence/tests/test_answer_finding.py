"""A question of the file is closed by evidence, by a reasoned note or by a decision; signed by who closed it."""

import pytest
from tests.case_scenes import PROCURACY

from lachan.evidence import commands
from lachan.evidence.given import Item
from lachan.evidence.refusals import NotAsked, ReasonNeeded


def _asks(room):
    room.writes(Item("documents", "D1", {"title": "Quyết định khởi tố bị can (giả lập)"}),
                Item("charges", "C1", {"person": room.scene.one, "article": "150", "clause": 1}))  # fmt: skip
    return next(one for one in room.asked().findings if one.objects)


def test_answer_finding_closes_and_is_signed(room):
    found = _asks(room)
    before = len(room.asked().findings)
    room.does(commands.answer_finding, PROCURACY, casefile=room.file(PROCURACY), rule=found.rule,
              objects=found.objects, kind="note", text="Đã yêu cầu điều tra bổ sung")  # fmt: skip
    after = room.asked()
    assert len(after.findings) == before - 1
    (answered,) = [one for one in after.answered if one.finding.rule == found.rule]
    assert answered.note.by.startswith("Kiểm sát viên, ")
    assert answered.note.on == f"{room.scene.now:%Y-%m-%d}"


def test_answer_finding_refuses_what_is_not_asked(room):
    found = _asks(room)
    told = {"casefile": room.file(), "objects": found.objects, "kind": "note"}
    with pytest.raises(NotAsked):
        room.does(commands.answer_finding, rule="R-99", text="Không có", **told)
    with pytest.raises(ReasonNeeded):
        room.does(commands.answer_finding, rule=found.rule, text=" ", **told)
    with pytest.raises(NotAsked):
        room.does(commands.answer_finding, rule=found.rule, text="x", **{**told, "objects": ["ZZ"]})
