"""Papers beside a file: for an audience, without what came with them, opened for a purpose, taken back and never deleted."""

import io

import pytest
from tests.walking import does, refuses

from lachan.access import commands as access
from lachan.access import scope
from lachan.access.refusals import NotFound
from lachan.access.seals import KeyDestroyed
from lachan.evidence_scan.tests import samples, tagged
from lachan.victims import commands as c
from lachan.victims import ledger, papers
from lachan.victims.models import CareAct, CareFile, CarePaper, PaperPiece
from lachan.victims.refusals import (
    AlreadyAttached,
    NotYourPaper,
    PaperChanged,
    PaperForNeeded,
    PaperGroundNeeded,
    PaperKindNeeded,
    PaperNotTaken,
    PaperTakenBack,
    PurposeNeeded,
    ShowsWho,
    StaysInCare,
    TitleTooLong,
)

TITLE = "Hộ chiếu, trang ảnh (giả lập)"
PARTS = ("lead", "commune", "police", "aid")


def given(data=None, **more):
    return {"kind": "certificate", "audience": "care", "content": io.BytesIO(data or tagged.jpeg()), "title": TITLE, **more}  # fmt: skip


def attach(walk, part="lead", data=None, **more):
    walk.later(hours=1)
    return does(c.attach_paper, by=walk.who(part), at=walk.now, subject=walk.file.id, file=walk.file, **given(data, **more))  # fmt: skip


def seen(walk, part):
    with scope.acting(walk.who(part)):
        return papers.papers_of(CareFile.objects.select_related("key").get(id=walk.file.id))


def opened(walk, paper, part="lead"):
    walk.later(hours=1)
    out = does(c.open_paper, by=walk.who(part), at=walk.now, subject=walk.file.id, file=walk.file, attached=paper,
               purpose="protect")  # fmt: skip
    with scope.acting(walk.who(part)):
        return b"".join(out.bytes)


def not_done(walk, why, deed, part="lead", **told):
    return refuses(why, deed, by=walk.who(part), at=walk.later(hours=1), file=walk.file, **told)


def test_attach_paper_and_open_paper_give_back_the_picture_and_say_it_in_the_log(walk):
    walk.in_care()
    paper = attach(walk)
    (one,) = seen(walk, "lead")
    assert (one.label, one.title, one.gone) == ("Giấy xác nhận của cơ quan khác", TITLE, None)
    assert (paper.number, paper.ending, paper.pages) == (1, "jpeg", 1)
    data = opened(walk, paper)
    assert data.startswith(b"\xff\xd8\xff") and len(data) == paper.size
    line = next(line for line in walk.lines("lead") if line.verb == "open_paper")
    assert line.detail == {"paper": str(paper.id), "kind": "certificate", "purpose": "protect"}
    line = next(line for line in walk.lines("lead") if line.verb == "attach_paper")
    assert line.detail == {"paper": str(paper.id), "kind": "certificate", "audience": "care", "size": paper.size}  # fmt: skip


@pytest.mark.parametrize("kind", tagged.ALL)
def test_attach_paper_keeps_nothing_that_came_along(new, kind):
    """Neither in what is opened again, nor in any byte of the tables, nor in the title's place."""
    new.in_care()
    data = opened(new, attach(new, data=tagged.ALL[kind]()))
    for trace in (tagged.CANARY.encode(), b"Exif", b"xmp", b"/Author", b"/Info", b"tEXt", b"iTXt"):
        assert trace not in data
    with scope.acting(new.who("lead")):
        kept = [bytes(p.sealed) for p in PaperPiece.objects.all()]
        rows = [(bytes(p.sealed_title), bytes(p.mark)) for p in CarePaper.objects.all()]
    whole = b"".join(kept) + b"".join(b"".join(row) for row in rows)
    assert kept and rows
    assert not [1 for trace in (tagged.CANARY.encode(), TITLE.encode(), data[:64], data[-64:]) if trace in whole]  # fmt: skip


READERS = {"care": {"lead"}, "path": {"lead", "commune", "police"}, "safety": set(PARTS)}


@pytest.mark.parametrize("audience", READERS)
def test_attach_paper_is_for_an_audience(walk, audience):
    walk.in_care().referred()
    paper = attach(walk, audience=audience)
    assert {part for part in PARTS if seen(walk, part)} == READERS[audience]
    for part in PARTS:
        if part in READERS[audience]:
            assert opened(walk, paper, part)
        else:
            not_done(walk, NotFound, c.open_paper, part, attached=paper, purpose="protect")


def test_attach_paper_stays_open_to_the_body_that_attached_it(walk):
    walk.in_care().referred()
    paper = attach(walk, "aid")
    assert {part for part in PARTS if seen(walk, part)} == {"aid", "lead"}
    assert opened(walk, paper, "aid")


def test_attach_paper_to_an_act_is_seen_by_who_sees_the_act(walk):
    walk.in_care().referred()
    needs = walk.deed(c.assess_needs, "lead", needs=["mind"], review_on=walk.day(30))
    attach(walk, audience="safety", act=needs)
    assert {part for part in PARTS if seen(walk, part)} == {"lead"}
    not_done(walk, NotFound, c.attach_paper, "commune", **given(act=needs))
    foreign = CareAct(id=walk.file.id)
    not_done(walk, NotFound, c.attach_paper, **given(act=foreign))


def test_who_only_heard_the_story_attaches_and_sees_nothing(walk):
    walk.in_care().told()
    walk.deed(c.give_consent, "lead", scope="support", to=walk.body("aid"))
    walk.deed(c.share_story, "lead", to=walk.body("aid"), scope="support", ground="consent")
    attach(walk, audience="safety")
    assert seen(walk, "aid") == []
    not_done(walk, ledger.NotYourPart, c.attach_paper, "aid", **given())


def test_attach_paper_refuses_a_foreign_file_before_it_looks_at_anything(new):
    new.in_care()
    not_done(new, NotFound, c.attach_paper, "caxa2", **given(b"MZ", kind="x"))


@pytest.mark.parametrize(("told", "why", "field"), [
    ({"kind": "name"}, PaperKindNeeded, "kind"), ({"audience": "told"}, PaperForNeeded, "audience"),
    ({"kind": "medical", "audience": "path"}, StaysInCare, "audience"), ({"kind": "medical", "audience": "safety"}, StaysInCare, "audience"),
    ({"kind": "travel", "audience": "safety"}, ShowsWho, "audience"), ({"title": "a" * 121}, TitleTooLong, "title"),
])  # fmt: skip
def test_attach_paper_refuses_what_does_not_go_together(new, told, why, field):
    new.in_care()
    assert not_done(new, why, c.attach_paper, **given(**told)).field == field
    assert seen(new, "lead") == []


@pytest.mark.parametrize(("data", "says"), [
    (b"MZ" + bytes(100), "chương trình"), (samples.encrypted(), "mật khẩu"), (samples.with_javascript(), "JavaScript"),
    (tagged.png()[:500], "hỏng"), (samples.docx(), "JPEG, PNG, TIFF"), (samples.wav(), "không nhận ghi âm"),
    (samples.with_huge_picture(), "lớn bất thường"), (samples.zipped({"a": b"0" * 3_000_000}), "JPEG, PNG, TIFF"),
    (tagged.jpeg() + bytes(papers.LARGEST), "20 MB"), (b"<svg/>", "JPEG, PNG, TIFF"), (samples.pdf(61), "tối đa 60 trang"),
], ids=range(11))  # fmt: skip
def test_attach_paper_refuses_what_is_no_picture_and_says_what_to_do(new, data, says):
    new.in_care()
    why = not_done(new, PaperNotTaken, c.attach_paper, **given(data))
    assert says in why.sentence and why.field == "content"
    assert seen(new, "lead") == []


def test_attach_paper_refuses_an_empty_file(new):
    new.in_care()
    why = not_done(new, PaperNotTaken, c.attach_paper, **given(content=io.BytesIO(b"")))
    assert "rỗng" in why.sentence


def test_attach_paper_knows_the_same_paper_again_in_this_file_and_in_no_other(cast, new):
    new.in_care()
    first = attach(new)
    not_done(new, AlreadyAttached, c.attach_paper, **given())
    other = type(new)(cast, new.era)
    other.now = new.now
    other.received()
    again = attach(other, "police")
    assert first.size == again.size
    assert bytes(first.mark) != bytes(again.mark)


def test_attach_paper_counts_for_each_body_by_itself(walk):
    walk.in_care()
    assert attach(walk, "commune").number == 1
    assert attach(walk).number == 1
    assert attach(walk, data=tagged.png()).number == 2


def test_a_large_paper_lies_in_pieces_and_is_read_one_at_a_time(new):
    new.in_care()
    paper = attach(new, data=tagged.pdf(50))
    with scope.acting(new.who("lead")):
        pieces = list(PaperPiece.objects.filter(paper=paper).order_by("begins"))
    assert len(pieces) == -(-paper.size // papers.PIECE) >= 2
    assert max(len(bytes(p.sealed)) for p in pieces) < papers.PIECE + 100
    assert len(opened(new, paper)) == paper.size


def test_a_piece_in_anothers_place_is_not_given_out(new, monkeypatch):
    """A row exchanged by somebody with the database in hand: the seal knows its paper and its place."""
    new.in_care()
    one, other = attach(new), attach(new, data=tagged.png())
    with scope.acting(new.who("lead")):
        stolen = PaperPiece.objects.get(paper=other)
        monkeypatch.setattr(papers.PaperPiece.objects, "filter", lambda **_: Only(stolen))
        not_done(new, PaperChanged, c.open_paper, attached=one, purpose="protect")


class Only:
    def __init__(self, row):
        self.row = row

    def first(self):
        return self.row


def test_open_paper_needs_a_purpose(new):
    new.in_care()
    paper = attach(new)
    not_done(new, PurposeNeeded, c.open_paper, attached=paper, purpose="")


def test_withdraw_paper_shuts_it_for_everybody_and_leaves_the_row(walk):
    walk.in_care()
    paper = attach(walk, audience="path")
    not_done(walk, NotYourPaper, c.withdraw_paper, "commune", attached=paper, ground="wrong_person")
    not_done(walk, PaperGroundNeeded, c.withdraw_paper, attached=paper, ground="x")
    does(c.withdraw_paper, by=walk.who("lead"), at=walk.later(hours=1), subject=walk.file.id, file=walk.file,
         attached=paper, ground="wrong_person")  # fmt: skip
    for part in ("lead", "commune"):
        (one,) = seen(walk, part)
        assert (one.title, one.gone.ground) == ("", "wrong_person")
        not_done(walk, PaperTakenBack, c.open_paper, part, attached=paper, purpose="protect")
        with scope.acting(walk.who(part)):
            assert not PaperPiece.objects.filter(paper=paper).exists()
    not_done(walk, PaperTakenBack, c.withdraw_paper, attached=paper, ground="wrong_paper")
    assert attach(walk).number == 2  # the same paper may come again


def test_two_people_destroy_the_key_and_no_paper_opens_any_more(walk, cast):
    walk.in_care()
    paper = attach(walk)
    with scope.acting(walk.who("lead")):
        key = CareFile.objects.get(id=walk.file.id).key_id
    access.propose_disposal(record=key, by=cast("quantri"), at=walk.later(hours=1))
    access.confirm_disposal(record=key, by=cast("thanhtra"), at=walk.later(hours=1))
    with scope.acting(walk.who("lead")):
        walk.file = CareFile.objects.select_related("key", "person").get(id=walk.file.id)
    (one,) = seen(walk, "lead")
    assert (one.title, one.paper.id) == ("", paper.id)
    not_done(walk, KeyDestroyed, c.open_paper, attached=paper, purpose="protect")
    not_done(walk, KeyDestroyed, c.attach_paper, **given(tagged.png()))
