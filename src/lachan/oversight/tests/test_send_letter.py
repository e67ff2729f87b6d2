"""Sending a requirement or recommendation: by a procuracy, to somebody else, until a day; the act stands in the record."""

from datetime import timedelta

import pytest
from tests.walking import does, refuses

from lachan.access.models import AuditLine
from lachan.access.refusals import NotYours
from lachan.oversight.answering.entering import words_of
from lachan.oversight.answering.refusals import Ahead, DayPassed, WithoutWords
from lachan.oversight.commands import send_letter
from lachan.oversight.commands.letters import (
    DayNeeded,
    MatterNeeded,
    MatterNotFitting,
    NoSuchLetter,
    NotTheHolder,
    ToItself,
)

from .scene import OTHERS, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_in_general_the_words_are_sealed_and_the_law_gives_fifteen_days(ask, cast):
    told = {
        "kind": "prevention",
        "to": ask.agency(POLICE),
        "words": "Lời canary về chị Yến.",
        "sent_at": ask.now,
    }
    one = does(send_letter, by=cast(PROCURACY), at=ask.now, **told)
    assert b"canary" not in bytes(one.sealed)
    assert words_of(ask.seen_letter(POLICE, one)) == "Lời canary về chị Yến."
    read = ask.read_letter(PROCURACY, one)
    assert (read.state.code, read.term.cite, read.term.assumed) == (
        "sent",
        "BLTTHS Điều 6 khoản 2",
        True,
    )
    assert "canary" not in str(
        AuditLine.objects.using("default").filter(subject=one.id).values("detail")
    )


def test_about_a_matter_the_act_is_in_its_record(ask):
    ask.reported()
    ask.given_standing()
    one = ask.letter("verification_remedy", matter=ask.seen(PROCURACY))
    assert one.act.kind == "remedy_demanded"
    assert ask.kinds(POLICE)[-1] == "remedy_demanded"
    assert ask.clock("A29", account=POLICE).due_at == ask.read_letter(PROCURACY, one).term.due_at


def test_to_who_does_not_hold_the_matter_nothing_is_recorded(ask, cast):
    ask.reported()
    ask.given_standing()
    before = ask.kinds(POLICE)
    refuses(NotTheHolder, send_letter, by=cast(PROCURACY), at=ask.now, kind="verification_remedy", words="x",
            to=ask.agency(OTHERS), matter=ask.seen(PROCURACY), sent_at=ask.now)  # fmt: skip
    assert ask.kinds(POLICE) == before


@pytest.mark.parametrize(("answer", "told"), [
    (NoSuchLetter, {"kind": "khong-co"}),
    (WithoutWords, {"words": "  "}),
    (MatterNeeded, {"kind": "initiation"}),
    (DayNeeded, {"kind": "management"}),
    (Ahead, {"sent_at": timedelta(hours=1)}),
    (DayPassed, {"answer_by": timedelta(days=-1)}),
])  # fmt: skip
def test_what_is_refused(ask, cast, answer, told):
    told = {name: (ask.now if name == "sent_at" else ask.now.date()) + value if isinstance(value, timedelta) else value
            for name, value in told.items()}  # fmt: skip
    whole = {
        "kind": "prevention",
        "to": ask.agency(POLICE),
        "words": "x",
        "sent_at": ask.now,
        **told,
    }
    refuses(answer, send_letter, by=cast(PROCURACY), at=ask.now, **whole)


def test_not_to_itself_and_of_management_not_about_a_matter(ask, cast):
    told = {
        "words": "x",
        "sent_at": ask.now,
        "answer_by": ask.now.date(),
        "by": cast(PROCURACY),
        "at": ask.now,
    }
    refuses(ToItself, send_letter, kind="prevention", to=ask.agency(PROCURACY), **told)
    ask.initiated()
    ask.now = ask.later(days=1)
    told |= {"sent_at": ask.now, "answer_by": ask.now.date(), "at": ask.now}
    matter = ask.seen(POLICE)
    refuses(
        MatterNotFitting,
        send_letter,
        kind="management",
        to=ask.agency(POLICE),
        matter=matter,
        **told,
    )


@pytest.mark.parametrize("account", ["dieutra", "thanhtra", "thukybcd", "caxa", "quantri"])
def test_by_a_procuracy_only(ask, cast, account):
    refuses(NotYours, send_letter, by=cast(account), at=ask.now, kind="prevention", to=ask.agency(OTHERS),
            words="x", sent_at=ask.now)  # fmt: skip
