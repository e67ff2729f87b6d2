"""Proposals of folio numbers: in the order of the file, never more sure than what was read, and a way on without a reader."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from lachan.evidence_scan import pages, reading, tesseract
from lachan.evidence_scan.reading import Proposed, Sure, by_hand, in_order, propose_folios
from lachan.evidence_scan.refusals import Damaged

from . import samples

needs_tesseract = pytest.mark.skipif(
    not tesseract.installed(),
    reason="Chưa cài Tesseract: apt-get install tesseract-ocr tesseract-ocr-vie",
)


def _run(*told):
    """«15» clear, «15?» read badly, «15b» a back, «-» nothing read."""
    made = []
    for page, text in enumerate(told, 1):
        folio, back = text.strip("?b-"), text.endswith("b")
        sure = Sure.LOOK if "?" in text else Sure.CLEAR if folio else Sure.UNREAD
        made.append(Proposed(page, folio, back, sure, folio))
    return in_order(made)


def _said(run):
    return [(one.folio, one.sure.name) for one in run]


def test_a_clear_run_stays_as_read():
    assert _said(_run("14", "15", "15a", "16")) == [(x, "CLEAR") for x in ("14", "15", "15a", "16")]


def test_the_back_bears_the_number_of_its_sheet():
    assert _said(_run("14", "14b", "15")) == [("14", "CLEAR"), ("14", "CLEAR"), ("15", "CLEAR")]
    assert _said(_run("14", "74b", "15"))[1] == ("14", "BY_ORDER")


def test_what_was_read_badly_but_fits_is_said_to_fit():
    assert _said(_run("14", "15?", "16"))[1] == ("15", "BY_ORDER")
    assert _said(_run("15", "15a?", "16"))[1] == ("15a", "BY_ORDER")


def test_a_misread_number_between_two_clear_ones_follows_the_order_and_says_what_was_read():
    one = _run("14", "75", "16")[1]
    assert (one.folio, one.sure, one.read) == ("15", Sure.BY_ORDER, "75")


def test_an_unread_number_is_proposed_only_where_one_alone_fits():
    assert _said(_run("14", "-", "16"))[1] == ("15", "BY_ORDER")
    assert _said(_run("14", "-", "18"))[1] == ("", "UNREAD")
    assert _said(_run("-", "-"))[1] == ("", "UNREAD")


def test_a_hole_in_the_file_is_not_papered_over():
    assert _said(_run("14", "17", "18"))[1:] == [("17", "CLEAR"), ("18", "CLEAR")]


def test_a_number_that_leads_nowhere_is_to_be_looked_at():
    assert _said(_run("14", "44", "18", "19"))[1] == ("44", "LOOK")


def test_by_hand_a_run_goes_on_from_the_first_page():
    run = by_hand(samples.pdf(5), 15, backs=(2, 5))
    assert [(one.folio, one.back) for one in run] == [("15", False), ("15", True), ("16", False), ("17", False), ("17", True)]  # fmt: skip
    assert {one.sure for one in run} == {Sure.BY_HAND}
    assert [one.page for one in by_hand(samples.pdf(5), 9, from_page=4)] == [4, 5]


def test_without_tesseract_it_is_said_and_the_run_by_hand_goes_on(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert not tesseract.installed()
    with pytest.raises(tesseract.NoReader) as refused:
        tesseract.words(Image.new("L", (50, 50), 255))
    assert "chưa cài Tesseract" in refused.value.message and "bằng tay" in refused.value.message
    assert len(by_hand(samples.pdf(2), 1)) == 2


def test_pages_are_counted_and_drawn_within_bounds():
    assert pages.pages_of(samples.pdf(7)) == 7
    [(number, picture)] = pages.pictures(samples.pdf(7), range(3, 4))
    assert number == 3 and picture.size == (1240, 1755)
    assert list(pages.pictures(samples.pdf(2), range(1, 1))) == []
    [(_, huge)] = pages.pictures(_page(14_000, 14_000))
    assert huge.width * huge.height <= pages.MOST_PIXELS * 1.01


def test_a_broken_scan_is_refused():
    with pytest.raises(Damaged):
        pages.pages_of(b"%PDF-1.7 nothing")


def _page(width, height):
    made = samples.writer(0)
    made.add_blank_page(width, height)
    return samples.written(made)


def _stamped(*folios) -> bytes:
    """Pages with a red frame upper right and a number within it."""
    out, drawn = io.BytesIO(), []
    for folio in folios:
        page = Image.new("RGB", (1240, 1754), "white")
        draw = ImageDraw.Draw(page)
        draw.rectangle((800, 40, 1190, 170), outline=(200, 30, 40), width=4)
        draw.text((960, 70), folio, font=ImageFont.load_default(60), fill=(20, 30, 110))
        drawn.append(page)
    drawn[0].save(out, "PDF", save_all=True, append_images=drawn[1:], resolution=150)
    return out.getvalue()


@needs_tesseract
def test_numbers_are_read_out_of_the_red_frame():
    run = propose_folios(_stamped("37", "38", "39"))
    assert [one.folio for one in run] == ["37", "38", "39"]


@needs_tesseract
def test_a_stamp_without_a_number_and_a_page_without_a_stamp_propose_nothing():
    assert _said(propose_folios(_stamped(""))) == [("", "UNREAD")]
    assert _said(propose_folios(samples.pdf(1))) == [("", "UNREAD")]


@needs_tesseract
def test_the_text_layer_holds_vietnamese_words():
    page = Image.new("RGB", (1240, 400), "white")
    font = ImageFont.truetype(str(_tinos()), 44)
    ImageDraw.Draw(page).text(
        (60, 100), "Biên bản ghi lời khai người làm chứng", font=font, fill="black"
    )
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150)
    read = unicodedata.normalize(
        "NFC", " ".join(one.text for one in pages.text_layer(out.getvalue(), 1))
    )
    assert "Biên bản" in read and "làm chứng" in read


def _tinos():
    return Path(reading.__file__).parents[1] / "reporting" / "fonts" / "Tinos_400Regular.ttf"
