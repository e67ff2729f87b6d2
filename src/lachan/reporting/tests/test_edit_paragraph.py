"""Writing in a draft: words beside the figures, never over another's, never after issuing."""

import unicodedata

import pytest
from django.db import connections
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.reporting.commands import (
    AlreadyIssued,
    EditedMeanwhile,
    EmptyParagraph,
    NoSuchSlot,
    TooLong,
    edit_paragraph,
    issue_report,
)
from lachan.reporting.reports.content import editable

from .drafts import AT

pytestmark = pytest.mark.database
TEXT = "Tình hình canary-báo-cáo ổn định."


def part(desk, draft, slot="situation"):
    return next(one for one in editable(desk.content(draft)) if one.slot == slot)


def test_words_stand_in_the_place_of_the_skeletons(desk):
    draft = desk.draft()
    assert "……" in part(desk, draft).text
    row = does(
        edit_paragraph,
        draft=draft,
        slot="situation",
        text=unicodedata.normalize("NFD", TEXT),
        by=desk.staff,
        at=AT,
    )
    assert part(desk, draft).text == TEXT and row.turn == 1
    assert part(desk, draft).said  # what the figures say is still there


def test_a_later_turn_stands_and_an_earlier_one_stays(desk):
    draft = desk.draft()
    for turn in range(3):
        does(
            edit_paragraph,
            draft=draft,
            slot="causes",
            text=f"Lần {turn}",
            seen=turn,
            by=desk.staff,
            at=AT,
        )
    assert part(desk, draft, "causes").text == "Lần 2"
    with connections["keeper"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM reporting_reportparagraph WHERE draft_id = %s AND slot = 'causes'",
            [draft.id],
        )
        assert cursor.fetchone() == (3,)


def test_the_words_are_nowhere_in_clear(desk):
    draft = desk.draft()
    edit_paragraph(draft=draft, slot="situation", text=TEXT, by=desk.staff, at=AT)
    with connections["keeper"].cursor() as cursor:
        for table in ("reporting_reportparagraph", "access_auditline"):
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE t::text LIKE '%%canary-báo-cáo%%' OR t::text LIKE %s",
                           [f"%{TEXT.encode().hex()[:40]}%"])  # fmt: skip
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(("told", "answer"), [
    ({"slot": "nowhere"}, NoSuchSlot), ({"text": " \n"}, EmptyParagraph), ({"text": "x" * 20_001}, TooLong), ({"seen": 1}, EditedMeanwhile),
])  # fmt: skip
def test_what_cannot_be_written_is_said(desk, told, answer):
    draft = desk.draft()
    refuses(
        answer,
        edit_paragraph,
        **{"draft": draft, "slot": "situation", "text": TEXT, **told},
        by=desk.staff,
        at=AT,
    )


def test_of_two_at_once_the_second_sees_what_the_first_wrote(desk):
    draft = desk.draft()
    edit_paragraph(draft=draft, slot="situation", text="Của người thứ nhất", by=desk.staff, at=AT)
    refuses(
        EditedMeanwhile,
        edit_paragraph,
        draft=draft,
        slot="situation",
        text="Của người thứ hai",
        by=desk.staff,
        at=AT,
    )
    assert part(desk, draft).text == "Của người thứ nhất"


def test_not_after_it_is_issued(desk):
    issued = issue_report(draft=desk.filled(), **desk.told(), by=desk.staff, at=AT)
    refuses(AlreadyIssued, edit_paragraph, draft=desk.again(issued.draft), slot="situation", text=TEXT, seen=1,
            by=desk.staff, at=AT)  # fmt: skip


@pytest.mark.parametrize("account", ["lanhdao", "dieutra"])
def test_not_by_every_role(desk, account):
    refuses(
        NotYours,
        edit_paragraph,
        draft=desk.draft(),
        slot="situation",
        text=TEXT,
        by=desk.cast(account),
        at=AT,
    )
