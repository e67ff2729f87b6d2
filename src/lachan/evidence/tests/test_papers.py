"""Papers withdrawn and folios numbered anew: always with a reason, the history stays (TTLT 04/2018 Điều 35)."""

import pytest

from lachan.evidence import commands
from lachan.evidence.given import Item
from lachan.evidence.refusals import NoSuchItem, NotAFolio, ReasonNeeded, WithdrawnStays


def test_withdraw_paper_keeps_it_and_takes_its_force(room):
    room.paper(folios="15-18")
    room.does(
        commands.withdraw_paper,
        casefile=room.file(),
        document="D1",
        reason="Thu thập không đúng thủ tục",
    )
    (paper,) = room.read().bundle.documents
    assert (paper.withdrawn, paper.note, paper.folios) == (
        True,
        "Thu thập không đúng thủ tục",
        "15-18",
    )
    assert not room.read(until=1).bundle.documents[0].withdrawn


def test_a_withdrawn_paper_is_not_typed_back_and_none_is_withdrawn_by_typing(room):
    room.paper("D1")
    room.paper("D2")
    room.does(commands.withdraw_paper, casefile=room.file(), document="D1", reason="Nhầm hồ sơ")
    for item, body in (("D1", {"title": "Trở lại (giả lập)"}), ("D2", {"title": "Tài liệu", "withdrawn": True})):  # fmt: skip
        with pytest.raises(WithdrawnStays):
            room.writes(Item("documents", item, body))
    assert [one.withdrawn for one in room.read().bundle.documents] == [True, False]


def test_withdraw_paper_refuses_without_reason_or_paper(room):
    room.paper()
    with pytest.raises(ReasonNeeded):
        room.does(commands.withdraw_paper, casefile=room.file(), document="D1", reason=" ")
    with pytest.raises(NoSuchItem):
        room.does(commands.withdraw_paper, casefile=room.file(), document="D9", reason="Nhầm")
    with pytest.raises(NoSuchItem):
        room.does(
            commands.withdraw_paper,
            casefile=room.file(),
            document="D1",
            reason="Nhầm",
            replaced_by="D9",
        )


def test_number_folios_keeps_what_they_were(room):
    room.paper("D1")
    room.paper("D2", folios="3")
    room.does(
        commands.number_folios,
        casefile=room.file(),
        folios={"D1": "01-02", "D2": "03-04, 15a"},
        reason="Kết thúc điều tra",
    )
    assert [one.folios for one in room.read().bundle.documents] == ["01-02", "03-04, 15a"]
    assert [one.folios for one in room.read(until=2).bundle.documents] == [None, "3"]
    history = [one.body for (part, _), one in room.read().kept.items() if part == "numberings"]
    assert history == [
        {"folios": {"D1": "01-02", "D2": "03-04, 15a"}, "reason": "Kết thúc điều tra"}
    ]


@pytest.mark.parametrize("said", ["mười lăm", "18-15", "0"])
def test_number_folios_refuses_what_is_no_folio(room, said):
    room.paper("D1")
    with pytest.raises(NotAFolio):
        room.does(
            commands.number_folios, casefile=room.file(), folios={"D1": said}, reason="Đánh số"
        )
    with pytest.raises(ReasonNeeded):
        room.does(commands.number_folios, casefile=room.file(), folios={"D1": "1"}, reason="")
