"""A name for a paper: of the body's own act, for a purpose, only what the paper needs, with a line in the log."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.victims import commands as c
from lachan.victims.refusals import NoNameOnIt, NotYourLetter, PaperForWhat

NEEDS = ("full_name", "paper")


def act(walk, kind, part="lead"):
    return next(one for one in walk.acts(part) if one.kind == kind)


def asked(walk, kind="victim_certified", part="verifier", **more):
    return {"by": walk.who(part), "at": walk.now, "file": walk.file, "act": act(walk, kind, part), "paper": "confirmation",
            "needs": NEEDS, "purpose": "for_signing", **more}  # fmt: skip


def test_open_name_for_paper_gives_what_the_paper_needs_and_is_logged(walk):
    walk.in_care().identified()
    found = c.open_name_for_paper(**asked(walk))
    assert found == {"full_name": "Người Trở Về Giả Lập"}  # no telephone, though it is on record
    line = next(one for one in walk.lines("verifier") if one.verb == "open_name_for_paper")
    assert (line.outcome, line.detail["purpose"], line.detail["paper"]) == ("done", "for_signing", "confirmation")  # fmt: skip
    assert "Người" not in str(line.detail)


@pytest.mark.parametrize("purpose", ["", "verify", "tò mò"])
def test_open_name_for_paper_needs_a_purpose_of_a_paper(new, purpose):
    new.in_care().identified()
    refuses(PaperForWhat, c.open_name_for_paper, **asked(new, purpose=purpose))


def test_open_name_for_paper_is_for_papers_that_name_somebody(new):
    new.in_care().asked().referred()
    for kind in ("victim_verification_requested", "support_referred"):
        refuses(NoNameOnIt, c.open_name_for_paper, **asked(new, kind, "lead", paper="referral"))


def test_open_name_for_paper_is_of_ones_own_act_as_it_stands(new):
    new.in_care().identified()
    theirs = act(new, "victim_certified")
    refuses(NotYourLetter, c.open_name_for_paper, **asked(new, part="verifier", by=new.who("lead"), act=theirs))  # fmt: skip
    does(c.withdraw_entry, by=new.who("verifier"), at=new.later(hours=1), subject=new.file.id, file=new.file, act=theirs)  # fmt: skip
    refuses(NotYourLetter, c.open_name_for_paper, **asked(new, act=theirs))


def test_open_name_for_paper_is_not_for_who_may_not_open_or_does_not_see(new):
    new.in_care().identified()
    told = asked(new)
    refuses(NotYours, c.open_name_for_paper, **{**told, "by": new.who("aid")})
    refuses(NotFound, c.open_name_for_paper, **{**told, "by": new.who("dieutra_khac")})


def test_open_name_for_paper_keeps_no_words_of_the_caller_in_the_log(new):
    new.in_care().identified()
    c.open_name_for_paper(**asked(new, paper="Người Trở Về Giả Lập"))
    line = next(one for one in new.lines("verifier") if one.verb == "open_name_for_paper")
    assert line.detail["paper"] == ""
