"""The pages a lawyer checks: whole, the same every time, and the committed ones are today's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lachan.law.book import book
from lachan.law.offences import offences
from lachan.law.validity import COUNTINGS, DIRECTIONS, MARKS
from lachan.procedure.pages import law_pages, matter_schema, wording
from lachan.procedure.pages.articles import articles
from lachan.procedure.pages.whole import SIGNED

COMMITTED = Path(__file__).parents[5] / "docs" / "law"
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
STALE = "Trang tài liệu đã cũ so với sách luật: chạy `lachan docs` rồi ghi lại docs/."


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return law_pages()


def test_committed_pages_are_todays(pages: dict[str, str], tmp_path: Path) -> None:
    """Written afresh beside the committed ones; any difference asks to run `lachan docs`."""
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    fresh, committed = dict(_read(tmp_path)), dict(_read(COMMITTED))
    differing = sorted(n for n in fresh | committed if fresh.get(n) != committed.get(n))
    if differing:
        pytest.fail(f"{STALE}\nKhác nhau: {', '.join(differing[:8])} ({len(differing)} trang)")


def test_the_committed_schema_is_todays() -> None:
    committed = COMMITTED.parent / "schema" / "matter.schema.json"
    if not committed.exists() or committed.read_text("utf-8") != matter_schema():
        pytest.fail(f"docs/schema/matter.schema.json đã cũ: {STALE}")


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*.md"):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_same_book_same_bytes(pages: dict[str, str]) -> None:
    assert law_pages() == pages


def test_a_page_for_every_article(pages: dict[str, str]) -> None:
    assert {one.page for one in articles()} == set(pages) - {"README.md", "chua-thong-nhat.md"}


def test_every_clock_and_offence_is_on_its_page(pages: dict[str, str]) -> None:
    for one in articles():
        for clock in one.clocks:
            assert f"## {clock.ref} — {clock.name}" in pages[one.page]
        if one.offence is not None:
            assert f"## {one.offence.name}" in pages[one.page]
    shown = sum(text.count("Lời văn từ ") > 0 for text in pages.values())
    assert shown == len(offences())


def test_every_quote_is_shown_verbatim(pages: dict[str, str]) -> None:
    everything = "\n".join(pages.values())
    for clock in book().clocks.values():
        for term in clock.terms:
            for words in (term.reads, *term.quotes.values()):
                assert words in everything, clock.ref


def test_every_article_ends_with_a_line_to_sign(pages: dict[str, str]) -> None:
    assert all(pages[one.page].endswith(f"{SIGNED}\n") for one in articles())


def test_links_of_the_index_lead_somewhere(pages: dict[str, str]) -> None:
    for one in articles():
        assert f"]({one.page})" in pages["README.md"]
    for ref in book().clocks:
        assert f"[{ref}](" in pages["README.md"]


def test_open_readings_are_all_listed(pages: dict[str, str]) -> None:
    assert all(f"## {name}\n" in pages["chua-thong-nhat.md"] for name in book().open_readings)


def test_an_example_shows_the_day_and_a_refusal_its_sentence(pages: dict[str, str]) -> None:
    page = pages["bltths_2015/dieu-147.md"]
    assert "hạn **06/07/2026**" in page
    assert "**từ chối** — A18: thiếu quyết định gia hạn" in page


def test_everything_a_clock_may_say_has_words() -> None:
    assert set(wording.COUNTING) >= COUNTINGS
    assert set(wording.DIRECTION) == set(wording.WHO) >= DIRECTIONS
    assert set(wording.MARKS) == MARKS


def test_every_fact_and_value_has_vietnamese_words() -> None:
    """A code shown to a lawyer is a word forgotten in labels.yaml."""
    for clock in book().clocks.values():
        for one in (*clock.starts_on, *clock.stops_on, *clock.moot_on):
            for part in one.where:
                assert not CODE.search(wording.condition(part)), (clock.ref, part)
        assert not [need for need in clock.needs if CODE.search(wording.fact(need))]
