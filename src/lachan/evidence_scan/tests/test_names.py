"""A name is a label: composed, whole, and never a way to somewhere."""

from __future__ import annotations

import unicodedata

import pytest

from lachan.evidence_scan.names import safe_name, suffix_of
from lachan.evidence_scan.refusals import BadName

GOOD = [
    "Tập 1.pdf",
    "BBGLK bị hại lần 2 (15-07-2025).pdf",
    "ảnh_01.JPG",
    "Kết luận giám định số 12.v2.pdf",
]
BAD = ["../../etc/passwd", "..\\a.pdf", "C:\\a.pdf", "/a.pdf", "a/b.pdf", "..%2fa.pdf", "a\x00.pdf", "a%00.pdf",
       "a\n.pdf", "ảnh\u202egpj.exe", "a\u200b.pdf", "a\u2066.pdf", "a\u2215b.pdf", "a\uff0fb.pdf", "a.pdf:stream",
       "CON", "con.pdf", "LPT1.pdf", "nul .pdf", "a?.pdf", "<b>.pdf", ".htaccess", "", "  ", "..", "a.pdf.", "a.pdf ",
       "ă" * 130 + ".pdf", "\ud800.pdf"]  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_good_names_stay(name):
    assert safe_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", BAD, ids=[ascii(name)[:30] for name in BAD])
def test_tricks_are_refused_with_a_sentence_that_does_not_repeat_them(name):
    with pytest.raises(BadName) as refused:
        safe_name(name)
    said = refused.value.message
    assert "Đổi tên tệp" in said and (len(name) < 3 or name not in said)


def test_letters_typed_apart_are_composed():
    assert safe_name(unicodedata.normalize("NFD", "Tập.pdf")) == "Tập.pdf"


@pytest.mark.parametrize(("name", "ending"), [("a.PDF", "pdf"), ("a", ""), (".pdf", ""), ("a.tar.gz", "gz")])  # fmt: skip
def test_the_last_ending_counts(name, ending):
    assert suffix_of(name) == ending
