"""A name is put as the code however it is typed; words that are no name stay."""

import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.proof.naming import Names

PEOPLE = {"Lê Chim Hoàng Yến": "BH1", "Sáu Sậy": "N4", "Đặng Thị Thuỳ Giả Lập": "BC1", "Nguyễn Thị X": "BH2", "Sokha": "BH3",
          "Lan": "N5"}  # fmt: skip
NAMES = Names(PEOPLE.items())
AROUND = st.sampled_from(["", "(", "«", "Tin nhắn của ", "2024_", "d:/a/", "KSV: "])
AFTER = st.sampled_from(["", ")", "», ", " nhận tiền", ".pdf", "_2.jpg", "-01", ", BH1"])


def bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(x for x in plain if not unicodedata.combining(x))


TYPED = st.sampled_from([str, str.upper, str.lower, str.title, bare, lambda t: bare(t).lower(), lambda t: bare(t).upper(),
                         lambda t: unicodedata.normalize("NFD", t), lambda t: t.replace("oà", "òa")])  # fmt: skip
GAPS = st.sampled_from([" ", "  ", "   ", "_", "-", " - ", "\u00a0", "\n"])


@given(st.sampled_from([x for x in PEOPLE if " " in x]), TYPED, GAPS, AROUND, AFTER)
def test_a_name_of_several_words_is_put_as_the_code_however_it_is_typed(
    name: str, typed: Callable[[str], str], gap: str, around: str, after: str
) -> None:
    written = gap.join(typed(name).split(" "))
    assert NAMES.put(f"{around}{written}{after}") == f"{around}{PEOPLE[name]}{after}"


@given(st.sampled_from(["Sokha", "sokha", "SOKHA", "Lan", "LAN"]), AROUND, AFTER)
def test_a_name_of_one_word_too(written: str, around: str, after: str) -> None:
    assert NAMES.put(f"{around}{written}{after}") == f"{around}{PEOPLE[written.title()]}{after}"


@pytest.mark.parametrize("text", [
    "Tin nhắn lần 2, tiền lan man", "Lần 1: chị kể", "Giấy tờ của Lân", "Sâu Sáy, sâu, sậy", "N4, N5 và BH1", "", "…",
])  # fmt: skip
def test_words_that_are_no_name_stay(text: str) -> None:
    assert NAMES.put(text) == text


def test_glued_names_and_longer_names_first() -> None:
    names = Names([("Nguyễn Thị X", "A"), ("Nguyễn Thị X Y", "B"), ("X", "C")])
    assert names.put("NguyenThiX01.pdf, nguyễn thị x y; N2 X.") == "A01.pdf, B; N2 C."
    assert names.put("Nguyễn, Thị X") == "Nguyễn, Thị C"


@given(st.text(max_size=80))
def test_any_text_is_read_and_without_names_nothing_changes(text: str) -> None:
    assert Names([]).put(text) == text
    assert not NAMES.held(NAMES.put(text)) or NAMES.held(text)


def test_a_name_in_parts_of_any_text_never_stays() -> None:
    hidden = unicodedata.normalize("NFD", "Lê\u200b Chim Hoàng\u00ad Yến")
    assert NAMES.put(f"a {hidden} b") == "a BH1 b"


def test_many_names_in_much_text_stay_fast() -> None:
    names = Names(
        [
            (f"Nguyễn Thị {a}{b} Giả", f"N{a}{b}")
            for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            for b in "aeiouy" * 7
        ]
    )
    text = "Nguyễn Thị Không Có Ai " * 4000
    start = time.perf_counter()
    assert names.put(text) == text
    assert time.perf_counter() - start < 1.5


def test_two_of_one_name_are_both_said_and_two_called_alike_for_short_neither() -> None:
    names = Names([("Lê Chim Oanh", "A1"), ("Lê Chim Oanh", "A2"), ("Vũ Oanh", "A3")], short="?")
    assert names.put("Lê Chim Oanh gặp Vũ Oanh; Oanh về") == "A1 hoặc A2 gặp A3; ? về"
