"""A club begins, meets with its members counted, is put right, ends once."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.outreach import queries, refusals
from lachan.outreach.commands import close_club, correct_club, open_club, record_club_activity

from .scene import HERE, NOW, OLD, POLICE, WOMEN, body, sees, unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def club(**more):
    return {"name": "Câu lạc bộ giả lập", "kind": "club", "since": date(2025, 8, 1), "members": 20, "organiser": body("68-hlhpn"),
            "commune": unit(HERE), **more}  # fmt: skip


def test_record_club_activity_ends_with_close_club(cast):
    who = cast(WOMEN)
    made = does(open_club, by=who, at=NOW, **club())
    does(
        record_club_activity,
        by=who,
        at=NOW,
        club=made,
        on=date(2026, 1, 5),
        words="Sinh hoạt giả lập",
        members=25,
        present=18,
    )
    found = sees(cast(POLICE), lambda w: queries.club(w, made.root))
    assert (found.counted, found.met_on, found.open) == (25, date(2026, 1, 5), True)
    refuses(
        refusals.BeforeTheClub,
        close_club,
        by=who,
        at=NOW,
        club=made,
        on=date(2026, 1, 4),
        words="x",
    )
    refuses(
        refusals.NotYourRow,
        close_club,
        by=cast(POLICE),
        at=NOW,
        club=made,
        on=date(2026, 2, 1),
        words="x",
    )
    does(close_club, by=who, at=NOW, club=made, on=date(2026, 2, 1), words="Sáp nhập")
    refuses(
        refusals.ClubClosed,
        record_club_activity,
        by=who,
        at=NOW,
        club=made,
        on=date(2026, 2, 2),
        words="x",
    )
    assert sees(who, lambda w: queries.club(w, made.root).open) is False


@pytest.mark.parametrize(("answer", "more"), [
    (refusals.NoTitle, {"name": " "}), (refusals.NoSuchChoice, {"kind": "x"}), (refusals.NotYetHeld, {"since": date(2027, 1, 1)}),
    (refusals.MembersOutOfRange, {"members": -1}), (refusals.OrganiserNotThere, {"organiser": "68-sldtbxh"}),
    (refusals.CommuneNotThen, {"commune": OLD}), (refusals.NotACommune, {"commune": "p68.c"}),
])  # fmt: skip
def test_open_club_refuses(cast, answer, more):
    told = {
        **more,
        **({"commune": unit(more["commune"])} if "commune" in more else {}),
        **({"organiser": body(more["organiser"])} if "organiser" in more else {}),
    }
    refuses(answer, open_club, by=cast(WOMEN), at=NOW, **club(**told))


def test_correct_club_leaves_its_turns(cast):
    who = cast(WOMEN)
    made = does(open_club, by=who, at=NOW, **club())
    does(
        record_club_activity,
        by=who,
        at=NOW,
        club=made,
        on=date(2026, 1, 5),
        words="Sinh hoạt",
        members=25,
    )
    then = does(correct_club, by=who, at=NOW, club=made, why="Sai tên", **club(name="Tên đúng"))
    assert [(one.name, one.counted) for one in sees(who, lambda w: list(queries.clubs(w)))] == [
        ("Tên đúng", 25)
    ]
    does(
        record_club_activity,
        by=who,
        at=NOW,
        club=then,
        on=date(2026, 2, 5),
        words="Sinh hoạt",
        members=26,
    )
    assert len(sees(who, lambda w: queries.turns(then))) == 2
    refuses(
        refusals.WithoutWords,
        record_club_activity,
        by=who,
        at=NOW,
        club=then,
        on=date(2026, 2, 5),
        words=" ",
    )
