"""Signs of invented offers: every one that is written, none that is not; read as people type; never called safe."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.law.reading_yaml import load_yaml
from lachan.prevention.joboffers.rules import found_in, signs, table

WRITTEN = load_yaml(Path(__file__).with_name("written.yaml"))["offers"]


def codes(text: str) -> set[str]:
    return {one.sign.code for one in found_in(text)}


@pytest.mark.parametrize("offer", WRITTEN, ids=lambda offer: offer["id"])
def test_every_sign_that_was_written_and_no_other(offer):
    assert codes(offer["text"]) == set(offer["signs"])


def test_every_sign_has_an_offer_a_reason_and_a_lawful_way():
    assert {code for offer in WRITTEN for code in offer["signs"]} == set(signs())
    assert all(one.why and one.lawful and one.label for one in signs().values())


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")  # fmt: skip


@pytest.mark.parametrize("offer", [o for o in WRITTEN if o["kind"] == "lure"], ids=lambda offer: offer["id"])  # fmt: skip
def test_a_lure_without_marks_is_still_a_lure(offer):
    """Most of what is written with marks is read without them; nothing of it comes out clean."""
    found, there = codes(bare(offer["text"])), set(offer["signs"])
    assert len(found & there) * 2 >= len(there)


@pytest.mark.parametrize("text", [
    "Công ty Mẫu không thu phí, không giữ hộ chiếu, không đặt cọc", "Đừng đi làm bằng visa du lịch, đừng đưa căn cước cho ai giữ",
    "Tự giữ hộ chiếu của mình", "",
])  # fmt: skip
def test_a_warning_against_a_sign_is_no_sign(text):
    assert codes(text) == set()


def test_nothing_found_never_reads_as_safe():
    said = table()["none_found"]
    assert "không có nghĩa là an toàn" in said
    assert any("111" in line and "113" in line for line in table()["always"])


@given(st.text(max_size=400))
def test_any_text_is_read(text):
    assert codes(text) <= set(signs())


def test_a_long_text_is_read_in_time(benchmark_seconds=2.0):
    import time

    begun = time.perf_counter()
    found_in("Tuyển gấp không cần giấy tờ, xe đón tận nhà đi liền đêm nay, " * 300)
    assert time.perf_counter() - begun < benchmark_seconds
