"""Writing into the file: shapes, codes, versions, whose words a link is; all or none."""

import pytest
from tests.case_scenes import POLICE, PROCURACY

from lachan.access import scope
from lachan.evidence import commands, queries
from lachan.evidence.given import Item
from lachan.evidence.models import Entry
from lachan.evidence.refusals import (
    ChangedMeanwhile,
    CodeTaken,
    LinkStands,
    Misshapen,
    NoSuchItem,
    NotAPart,
    NotAPersonCode,
    NotAsked,
    NothingToWrite,
    PaperStays,
    PersonCodeTaken,
)

PAPER = Item("documents", "", {"title": "Biên bản hỏi cung (giả lập)", "folios": "15-18"})


def test_items_get_codes_and_versions(room):
    rows = room.writes(PAPER, PAPER, Item("propositions", "", {"text": "Giao người, nhận tiền"}))
    assert [(one.part, one.item, one.turn) for one in rows] == [
        ("documents", "D1", 1), ("documents", "D2", 2), ("propositions", "M1", 3),
    ]  # fmt: skip
    assert [one.folios for one in room.read().bundle.documents] == ["15-18", "15-18"]


def test_writing_again_corrects_and_the_first_stays(room):
    room.writes(PAPER)
    room.writes(
        Item("documents", "D1", {"title": "Biên bản khám xét (giả lập)"}), account=PROCURACY
    )
    assert room.read().bundle.documents[0].title == "Biên bản khám xét (giả lập)"
    assert room.read(until=1).bundle.documents[0].title == "Biên bản hỏi cung (giả lập)"
    who = room.scene.cast(POLICE)
    with scope.acting(who):
        past = queries.history(room.file(), "documents", "D1")
    assert [one.role for one in past] == ["procurator", "investigator"]


def test_a_link_says_who_drew_it(room):
    room.writes(Item("documents", "D1", dict(PAPER.body)),
                Item("evidence", "E1", {"title": "Lời khai", "source": "statement", "document": "D1"}),
                Item("propositions", "M1", {"text": "Nhận tiền"}),
                Item("links", "", {"from": "E1", "to": "M1", "kind": "attacks", "author": "ai đó"}))  # fmt: skip
    (link,) = room.read().bundle.links
    assert (link.kind, link.at) == ("attacks", f"{room.scene.now:%Y-%m-%dT%H:%M}")
    assert link.author.startswith("Điều tra viên, ")


@pytest.mark.parametrize(
    "item, answer, says",
    [(Item("hồ sơ", "", {}), NotAPart, "danh sách"),
     (Item("documents", "", {"title": 7}), Misshapen, "title: phải là chữ"),
     (Item("documents", "", {"title": "x", "màu": "đỏ"}), Misshapen, "lược đồ không có mục này"),
     (Item("evidence", "", {"title": "x", "source": "statement", "document": "D9"}), Misshapen, "«D9»"),
     (Item("documents", "D1", None, gone=True), PaperStays, "Rút tài liệu"),
     (Item("evidence", "E7", None, gone=True), NoSuchItem, "mã này"),
     (Item("notes", "", {"rule": "R-01"}), NotAsked, "câu hỏi")],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_half_done(room, item, answer, says):
    with pytest.raises(answer) as refused:
        room.writes(PAPER, item)
    assert says.casefold() in refused.value.sentence.casefold()
    assert room.read().turn == 0


def test_nothing_is_nothing(room):
    with pytest.raises(NothingToWrite):
        room.writes()


def test_two_at_once_the_second_is_told(room):
    room.writes(PAPER)
    seen = room.read().turn
    room.writes(
        Item("documents", "D1", {"title": "Của Viện kiểm sát (giả lập)"}), account=PROCURACY
    )
    with pytest.raises(ChangedMeanwhile):
        room.writes(Item("documents", "D1", {"title": "Của Cơ quan điều tra (giả lập)"}), seen=seen)
    room.writes(Item("documents", "D2", {"title": "Tài liệu khác (giả lập)"}), seen=seen)


def test_what_is_taken_out_is_gone_from_the_map_and_stays_in_the_rows(room):
    room.writes(Item("propositions", "M1", {"text": "Mệnh đề nhầm"}))
    room.writes(Item("propositions", "M1", {"reason": "Ghi nhầm"}, gone=True))
    assert room.read().bundle.propositions == ()
    assert room.read(until=1).bundle.propositions[0].text == "Mệnh đề nhầm"


def test_a_reference_to_what_is_taken_out_is_refused(room):
    room.writes(Item("documents", "D1", dict(PAPER.body)),
                Item("persons", "P1", {"code": "N1", "roles": ["described"]}),
                Item("evidence", "E1", {"title": "Lời khai", "source": "statement", "speaker": "P1"}))  # fmt: skip
    with pytest.raises(Misshapen) as refused:
        room.writes(Item("persons", "P1", None, gone=True))
    assert "P1" in refused.value.sentence


def test_the_words_are_ciphertext(room):
    room.writes(Item("propositions", "M1", {"text": "CANARY-VĂN-BẢN"}))
    with scope.acting(room.scene.cast(POLICE)):
        row = Entry.objects.get(part="propositions", item="M1")
    assert b"CANARY" not in bytes(row.sealed)


def test_a_body_out_of_the_room_cannot_write(room):
    casefile = room.file()
    with pytest.raises(Exception) as refused:  # the row lock speaks through the verb
        room.does(commands.write_evidence, "dieutra_tinh", casefile=casefile, items=[PAPER])
    assert "phạm vi" in refused.value.sentence


def test_a_code_made_for_something_new_never_takes_the_place_of_what_stands(room):
    """Two who write at once both reckon M1 is free: the second is refused whole, and takes the next."""
    room.writes(Item("propositions", "M1", {"text": "Của người thứ nhất"}, fresh=True))
    with pytest.raises(CodeTaken):
        room.writes(
            Item("documents", "", {"title": "x"}),
            Item("propositions", "M1", {"text": "Của người thứ hai"}, fresh=True),
        )
    assert [one.text for one in room.read().bundle.propositions] == ["Của người thứ nhất"]
    assert room.read().bundle.documents == ()


def test_the_same_line_twice_is_refused(room):
    room.writes(
        Item("propositions", "M1", {"text": "a"}), Item("propositions", "M2", {"text": "b"})
    )
    line = Item("links", "", {"from": "M1", "to": "M2", "kind": "supports"})
    room.writes(line)
    with pytest.raises(LinkStands):
        room.writes(line)
    with pytest.raises(LinkStands):
        room.writes(*[Item("links", "", {"from": "M1", "to": "M2", "kind": "attacks"})] * 2)
    room.writes(
        Item("links", "L1", {"from": "M1", "to": "M2", "kind": "supports", "note": "ghi chú"})
    )


@pytest.mark.parametrize("code", ["Hạnh Mây", "HANH-2003", "N", "hoa", "BC1 Hạnh", "N-HANH"])
def test_a_name_is_no_code_of_a_person(room, code):
    with pytest.raises(NotAPersonCode):
        room.writes(Item("persons", "P1", {"code": code, "roles": ["victim"]}))


def test_two_people_of_one_code_are_refused(room):
    room.writes(Item("persons", "P1", {"code": "BH3", "roles": ["victim"]}))
    with pytest.raises(PersonCodeTaken):
        room.writes(Item("persons", "P2", {"code": "BH3", "roles": ["witness"]}))
    with pytest.raises(PersonCodeTaken):
        room.writes(Item("persons", "P2", {"code": room.scene.one, "roles": ["witness"]}))
