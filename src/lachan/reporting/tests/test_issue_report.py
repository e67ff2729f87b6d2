"""Issuing: a number once a year, bytes frozen with their hash; nothing with holes, nothing over changed figures unsaid."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256

import pytest
from django.db import connections
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.reporting import queries
from lachan.reporting.commands import (
    AlreadyIssued,
    DayAhead,
    FiguresChanged,
    NotANumber,
    NotFilledIn,
    NumberTaken,
    WithoutSigner,
    edit_paragraph,
    issue_report,
)
from lachan.reporting.reports.forms import FILES, NoSuchFile
from lachan.reporting.reports.tests.reading import docx_lines, pdf_words

from .drafts import AT

pytestmark = pytest.mark.database


def test_three_files_stay_as_they_were_issued(desk):
    told = desk.told()
    issued = does(issue_report, draft=desk.filled(), **told, by=desk.staff, at=AT)
    with scope.acting(desk.leader):
        draft = queries.draft(desk.leader, issued.draft_id)
        files = {kind: queries.kept_file(draft.issued, kind) for kind in FILES}
        with pytest.raises(NoSuchFile):
            queries.kept_file(draft.issued, "odt")
    assert {kind: sha256(made).hexdigest() for kind, made in files.items()} == issued.sha256
    for said in ("\n".join(docx_lines(files["docx"])), " ".join(pdf_words(files["pdf"]))):
        assert f"Số: {told['number']:02d}/BC-BCĐ138" in said and "Người Mẫu Ký" in said
        assert "Lâm Đồng, ngày 20 tháng 12 năm 2024" in said
        assert "DỰ THẢO" not in said and "……" not in said


def test_not_with_a_place_unfilled(desk):
    refused = refuses(
        NotFilledIn, issue_report, draft=desk.draft(), **desk.told(), by=desk.staff, at=AT
    )
    assert "TÌNH HÌNH CHUNG" in refused.sentence and "Nguyên nhân" in refused.sentence


def test_a_number_once_a_year(desk):
    first = desk.issued()
    refuses(
        NumberTaken,
        issue_report,
        draft=desk.filled(),
        **desk.told(number=first.number),
        by=desk.staff,
        at=AT,
    )


def test_once(desk):
    issued = desk.issued()
    refuses(
        AlreadyIssued,
        issue_report,
        draft=desk.again(issued.draft),
        **desk.told(),
        by=desk.staff,
        at=AT,
    )


def test_figures_that_changed_after_publishing_are_said_before_they_go_out(desk):
    """A report typed in March belongs to the year that was counted in December."""
    draft, later = desk.filled(), hour("2025-06-02 09:00")
    with scope.acting(desk.staff):
        assert queries.changed(desk.staff, draft, AT) == []
        changed = queries.changed(desk.staff, draft, later)
    assert {"K2", "K3"} <= {one.figure.code for one in changed}
    assert all(one.joined or one.left for one in changed)
    assert any(came.kind == "report_received" for one in changed for came in one.acts)
    told = desk.told(issued_on=date(2025, 6, 2))
    refused = refuses(FiguresChanged, issue_report, draft=draft, **told, by=desk.staff, at=later)
    assert "K3" in refused.sentence
    issued = does(issue_report, draft=draft, **told, accept_changed=True, by=desk.staff, at=later)
    with scope.acting(desk.staff):
        kept = queries.kept_file(queries.draft(desk.staff, issued.draft_id).issued, "pdf")
    assert "09:00 ngày 20/12/2024" in " ".join(pdf_words(kept))  # as of when it was counted


@pytest.mark.parametrize(("told", "answer"), [
    ({"number": 0}, NotANumber), ({"number": -7}, NotANumber), ({"number": 10**9}, NotANumber), ({"signer": "  "}, WithoutSigner),
    ({"issued_on": date(2024, 12, 21)}, DayAhead), ({"issued_on": date(2024, 12, 19)}, DayAhead),
])  # fmt: skip
def test_what_cannot_be_issued_is_said(desk, told, answer):
    refuses(answer, issue_report, draft=desk.draft(), **desk.told(**told), by=desk.staff, at=AT)


@pytest.mark.parametrize("account", ["lanhdao", "dieutra"])
def test_not_by_every_role(desk, account):
    refuses(NotYours, issue_report, draft=desk.draft(), **desk.told(), by=desk.cast(account), at=AT)


def test_what_is_written_while_the_files_are_made_is_in_them_or_refused(desk):
    """Files take seconds: a colleague's words went into the draft meanwhile, and into no file of the report."""
    draft, late, told = desk.filled(), "Chữ đến sau canary.", desk.told()

    def write():
        time.sleep(0.4)
        edit_paragraph(draft=draft, slot="situation", text=late, seen=1, by=desk.staff, at=AT)

    with ThreadPoolExecutor(2) as both:
        issuing = both.submit(
            lambda: closing(issue_report, draft=draft, **told, by=desk.staff, at=AT)
        )
        writing = both.submit(lambda: closing(write))
        refused, issued = writing.exception(), issuing.result()
    with scope.acting(desk.leader):
        kept = queries.kept_file(queries.draft(desk.leader, issued.draft_id).issued, "docx")
    assert isinstance(refused, AlreadyIssued) or late in "\n".join(docx_lines(kept)), refused


def closing(verb, **told):
    """On a connection of its own thread, given back."""
    try:
        return verb(**told)
    finally:
        connections.close_all()
