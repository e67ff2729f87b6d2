"""The reader of stamps beside the truth of the demo scans: what it calls clear is right, what it does not read it does not invent."""

from __future__ import annotations

import pytest

from lachan.evidence_scan import tesseract
from lachan.evidence_scan.reading import Sure, propose_folios
from lachan.simulator.evidence.files import pages, scan

pytestmark = pytest.mark.skipif(
    not tesseract.installed(),
    reason="Chưa cài Tesseract: apt-get install tesseract-ocr tesseract-ocr-vie",
)


@pytest.fixture(scope="module", params=["Tập 1.pdf", "Tập 2.pdf", "Văn bản chưa đánh số.pdf"])
def beside(request):
    return list(zip(propose_folios(scan(request.param)), pages(request.param), strict=True))


def test_what_is_called_clear_is_right(beside):
    wrong = [(p, t) for p, t in beside if p.sure == Sure.CLEAR and (p.folio, p.back) != (t.folio, t.back)]  # fmt: skip
    assert wrong == []


def test_nearly_all_that_is_proposed_is_right(beside):
    numbered = [(p, t) for p, t in beside if t.folio]
    right = [p for p, t in numbered if (p.folio, p.back) == (t.folio, t.back)]
    assert len(right) >= 0.95 * len(numbered)


def test_a_number_crossed_out_is_never_called_clear(beside):
    struck = {"119", "120", "121"}
    assert not [p for p, t in beside if t.folio in struck and not t.back and p.sure == Sure.CLEAR]


def test_where_no_number_stands_none_is_proposed(beside):
    assert [p.folio for p, t in beside if not t.folio and p.folio] == []
