"""A quote passes only when the official text holds its words, numbers included, under its own article."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from lachan.law import offences
from lachan.law.book import Book, book
from lachan.law.lengths import Length
from lachan.law.official_text import UnreadableText
from lachan.law.verify import FOUND, NO_QUOTE, NOT_COMPARED, NOT_FOUND, Comparison, compare, tally

CODE = "# Bộ luật Tố tụng hình sự số 101/2015/QH13\n\n"
A16 = "Trong thời hạn 20 ngày kể từ ngày nhận được tố giác, tin báo về tội phạm, kiến nghị khởi tố"


def one(ref: str, tmp_path: Path, *texts: str, the_book: Book | None = None) -> Comparison:
    for place, text in enumerate(texts):
        (tmp_path / f"luat-{place}.md").write_text(text, encoding="utf-8")
    found = [row for row in compare(the_book or book(), tmp_path) if row.ref == ref]
    return found[-1]


def test_found_under_its_article(tmp_path: Path) -> None:
    got = one("A16", tmp_path, CODE + f"## Điều 147. Thời hạn\n\n1. {A16} phải giải quyết.")
    assert (got.result, got.why) == (FOUND, "")


def test_a_changed_number_is_not_found(tmp_path: Path) -> None:
    text = CODE + f"## Điều 147. Thời hạn\n\n{A16.replace('20', '30')}"
    assert one("A16", tmp_path, text).result == NOT_FOUND


def test_words_under_another_article_do_not_count(tmp_path: Path) -> None:
    text = CODE + f"## Điều 147. Thời hạn\n\nKhác.\n\n## Điều 148. Khác\n\n{A16}"
    got = one("A16", tmp_path, text)
    assert got.result == NOT_FOUND
    assert "lời này ở Điều 148" in got.why


def test_decomposed_letters_are_the_same_letters(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", CODE + f"## Điều 147. Thời hạn\n\n{A16}")
    assert one("A16", tmp_path, text).result == FOUND


def test_line_breaks_and_hard_spaces_are_spaces(tmp_path: Path) -> None:
    broken = A16.replace("20 ngày", "20\nngày", 1).replace("kể từ", "kể\u00a0 từ", 1)
    text = CODE.replace("\n", "\r\n") + f"## Điều 147. Thời hạn\r\n\r\n{broken}"
    assert one("A16", tmp_path, text).result == FOUND


def test_a_missing_instrument_is_never_a_pass(tmp_path: Path) -> None:
    got = one("A16", tmp_path, "# Luật số 94/2015/QH13\n\n## Điều 147. X\n\n" + A16)
    assert got.result == NOT_COMPARED
    assert not [row for row in compare(book(), tmp_path) if row.result == FOUND]


def test_a_missing_article_is_not_found(tmp_path: Path) -> None:
    assert one("A16", tmp_path, CODE + f"## Điều 14. X\n\n{A16}").result == NOT_FOUND


def test_several_instruments_in_one_file(tmp_path: Path) -> None:
    other = f"# Luật số 94/2015/QH13\n\n## Điều 147. X\n\n{A16}\n\n"
    got = one("A16", tmp_path, "# Trích\n\n" + other + CODE + "## Điều 147. Y\n\nKhác.")
    assert got.result == NOT_FOUND
    got = one("A16", tmp_path, other + CODE + f"# Chương IX\n\n## Điều 147. Y\n\n{A16}")
    assert got.result == FOUND


def test_an_unknown_instrument_ends_the_one_before(tmp_path: Path) -> None:
    text = CODE + f"## Điều 1. X\n\nA.\n\n# Luật số 1101/2015/QH13\n\n## Điều 147. Y\n\n{A16}"
    assert one("A16", tmp_path, text).result == NOT_FOUND


def test_a_term_without_words_is_not_compared(tmp_path: Path) -> None:
    text = CODE + "## Điều 146. X\n\nngay"
    silent = [row for row in compare(book(), _written(tmp_path, text)) if not row.reads]
    assert silent
    assert {(row.result, row.why) for row in silent} == {(NOT_COMPARED, NO_QUOTE)}


def test_each_class_is_compared_with_its_own_words_and_number(tmp_path: Path) -> None:
    quotes = {"IT": "02 tháng đối với tội phạm ít nghiêm trọng", "NT": "03 tháng đối với"}
    turns = {"IT": (Length(2, "m"),), "NT": (Length(3, "m"), Length(2, "m"))}
    the_book = _with("A16", quotes=quotes, turns=turns, options=(), reads="")
    text = _written(tmp_path, CODE + f"## Điều 147. X\n\n{quotes['IT']}; {quotes['NT']}")
    rows = {row.ref: row for row in compare(the_book, text) if row.ref.startswith("A16")}
    assert rows["A16 [IT]"].result == FOUND
    assert rows["A16 [NT]"].result == NOT_FOUND
    assert "02 tháng" in rows["A16 [NT]"].why


def test_words_without_the_number_fail_though_the_text_has_them(tmp_path: Path) -> None:
    the_book = _with("A16", reads="kể từ ngày nhận được tố giác")
    got = one("A16", tmp_path, CODE + f"## Điều 147. X\n\n{A16}", the_book=the_book)
    assert got.result == NOT_FOUND
    assert "20 ngày" in got.why


def test_an_older_code_of_the_same_short_name_is_another_instrument(tmp_path: Path) -> None:
    the_book = _with("A16", cite="BLTTHS 2003 Điều 147")
    got = one("A16", tmp_path, CODE + f"## Điều 147. X\n\n{A16}", the_book=the_book)
    assert got.result == NOT_COMPARED


def test_the_article_is_the_one_cited_not_the_one_of_the_file(tmp_path: Path) -> None:
    the_book = _with("A16", cite="BLTTHS Điều 148 khoản 1; BLTTHS Điều 147")
    text = CODE + f"## Điều 147. X\n\n{A16}\n\n## Điều 148. Y\n\nKhác."
    assert one("A16", tmp_path, text, the_book=the_book).result == NOT_FOUND


def test_offences_are_looked_up_too(tmp_path: Path) -> None:
    quote = next(q for q in offences.quotes() if q.instrument == "BLHS" and q.article == "150")
    code = "# Bộ luật Hình sự số 100/2015/QH13\n\n"
    got = one(quote.ref, tmp_path, code + f"## Điều 150. X\n\n{quote.reads}")
    assert got.result == FOUND
    got = one(quote.ref, tmp_path, code + f"## Điều 151. X\n\n{quote.reads}")
    assert got.result == NOT_FOUND


def test_an_unreadable_text_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "anh.md").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(UnreadableText, match="anh.md"):
        compare(book(), tmp_path)


def test_the_tally_counts_every_quote_once(tmp_path: Path) -> None:
    results = compare(book(), tmp_path)
    assert sum(tally(results).values()) == len(results)


def _written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "luat.md").write_text(text, encoding="utf-8")
    return tmp_path


def _with(ref: str, **changes: object) -> Book:
    """The book with the one term of one clock changed, as if its file said so."""
    clock = book().clock(ref)
    changed = replace(clock, terms=(replace(clock.terms[-1], **changes),))  # type: ignore[arg-type]  # field names are the test's
    return replace(book(), clocks={**book().clocks, ref: changed})
