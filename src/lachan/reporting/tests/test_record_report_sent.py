"""Sending: to whom the paper names, once each, after it was issued; in time or late is read from that."""

from datetime import date, timedelta

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.reporting import queries
from lachan.reporting.commands import (
    AlreadySent,
    NotARecipient,
    SentAhead,
    edit_paragraph,
    issue_report,
    record_report_sent,
)
from lachan.reporting.reports.content import editable

from .drafts import AT

pytestmark = pytest.mark.database
TO = "Ban Chỉ đạo 138 Chính phủ"


def owed(desk, issued, at):
    with scope.acting(desk.staff):
        found = queries.ledger(desk.staff, [2024], at)
    return next(one for one in found if one.draft is not None and one.draft.id == issued.draft_id)


def test_until_it_is_sent_it_is_owed(desk):
    issued = desk.issued()
    issued = desk.again(issued.draft).issued
    assert (owed(desk, issued, AT).standing.state, owed(desk, issued, AT).standing.late) == (
        "overdue",
        5,
    )
    with scope.acting(desk.staff):
        assert "Như trên" not in queries.recipients(issued) and TO in queries.recipients(issued)
    does(record_report_sent, issued=issued, to=TO, sent_at=AT, by=desk.staff, at=AT)
    assert (owed(desk, issued, AT).standing.state, owed(desk, issued, AT).standing.late) == (
        "sent_late",
        5,
    )
    refuses(AlreadySent, record_report_sent, issued=issued, to=TO, sent_at=AT, by=desk.staff, at=AT)


@pytest.mark.parametrize(("told", "answer"), [
    ({"to": "Như trên"}, NotARecipient), ({"to": "Bất kỳ ai"}, NotARecipient),
    ({"sent_at": AT + timedelta(minutes=1)}, SentAhead), ({"sent_at": hour("2024-12-19 10:00")}, SentAhead),
])  # fmt: skip
def test_what_cannot_have_been_sent_is_said(desk, told, answer):
    issued = desk.again(desk.issued().draft).issued
    refuses(
        answer,
        record_report_sent,
        **{"issued": issued, "to": TO, "sent_at": AT, **told},
        by=desk.staff,
        at=AT,
    )


def test_not_by_every_role(desk):
    issued = desk.issued()
    refuses(NotYours, record_report_sent, issued=issued, to=TO, sent_at=AT, by=desk.leader, at=AT)


def test_a_sending_put_back_shows_the_day_it_was_written_down(desk):
    """Issued and sent, by its own word, on the due day; typed half a year later: the ledger said «in time» and no more."""
    draft = desk.draft("half_year", "2024H1", as_of=hour("2024-06-15 00:00"))
    for part in editable(desk.content(draft)):
        edit_paragraph(draft=desk.again(draft), slot=part.slot, text="Không phát sinh.", by=desk.staff, at=AT,
                       seen=desk.turns(draft).get(part.slot, 0))  # fmt: skip
    told = desk.told(issued_on=date(2024, 6, 15), accept_changed=True)
    issued = desk.again(
        issue_report(draft=desk.again(draft), **told, by=desk.staff, at=AT).draft
    ).issued
    back = hour("2024-06-15 08:00")
    does(record_report_sent, issued=issued, to=TO, sent_at=back, by=desk.staff, at=AT)
    found = owed(desk, issued, AT)
    assert (found.standing.state, found.noted_on) == ("sent_in_time", AT.date())
    later = desk.again(desk.issued().draft).issued
    record_report_sent(issued=later, to=TO, sent_at=AT, by=desk.staff, at=AT)
    assert owed(desk, later, AT).noted_on is None
