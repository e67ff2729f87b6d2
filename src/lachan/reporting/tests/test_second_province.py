"""A province that is only a folder of data gets its reports: names, place, recipients from its own rows."""

from dataclasses import replace
from pathlib import Path

import pytest

from lachan.access import scope
from lachan.reference.models import Agency
from lachan.reporting import queries
from lachan.reporting.commands import draft_report
from lachan.reporting.reports.forms import FILES, FORMS, file_of
from lachan.reporting.reports.making import content_of
from lachan.reporting.reports.tests.reading import docx_lines, letters, pdf_words, words_of

from .drafts import AT

pytestmark = pytest.mark.database
PERIODS = {"half_year": "2024H1", "ad_hoc": "2024Q2"}
PACKAGE = Path(__file__).parents[1]


@pytest.fixture
def committee(desk):
    own = Agency.objects.get(key="99-bcd138")
    return replace(
        desk.staff,
        agency_id=own.id,
        agency_name=own.name,
        province_id=own.province_id,
        scope=(own.id,),
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_form_in_its_own_names(committee, form):
    draft = draft_report(
        form=form, period=PERIODS.get(form, "2024"), topic="Thử", publish=True, by=committee, at=AT
    )
    with scope.acting(committee):
        content = content_of(queries.draft(committee, draft.id), AT)
    assert (content.issuer, content.superior) == (
        "Ban Chỉ đạo 138 tỉnh Sông Khe",
        "Ủy ban nhân dân tỉnh Sông Khe",
    )
    assert content.place == "Sông Khe" and content.synthetic
    assert content.recipients[1:-1] == (
        "Ủy ban nhân dân tỉnh Sông Khe (báo cáo)", "Công an tỉnh Sông Khe", "Viện kiểm sát nhân dân tỉnh Sông Khe",
        "Tòa án nhân dân tỉnh Sông Khe",
    )  # fmt: skip
    # Nothing arose there: the matters of the other province are not counted.
    assert {(one.n, one.d) for one in content.figures} == {(0, 0)}
    nothing = {one.verdict for one in content.figures if one.ref and one.shape != "balance"}
    assert nothing == {"Không phát sinh"}
    files = {kind: file_of(content, kind) for kind in FILES}
    for said in (letters(words_of(docx_lines(files["docx"]))), letters(pdf_words(files["pdf"]))):
        assert "SôngKhe" in said and "LâmĐồng" not in said


def test_no_province_is_named_in_the_code_of_reports():
    for path in PACKAGE.rglob("*"):
        if (
            path.suffix in {".py", ".yaml", ".typ"}
            and "tests" not in path.parts
            and path.name != "example.yaml"
        ):
            text = path.read_text("utf-8")
            assert "Lâm Đồng" not in text and "lamdong" not in text, path
