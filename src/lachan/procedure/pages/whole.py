"""All pages of the law by their path below `docs/law`. Same book, same bytes: nothing of today in them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lachan.law.book import Book, book
from lachan.procedure.pages import wording, worked
from lachan.procedure.pages.articles import Article, articles
from lachan.procedure.pages.clock_part import clock_lines
from lachan.procedure.pages.index import index_lines, open_lines
from lachan.procedure.pages.offence_part import offence_lines
from lachan.procedure.schema import schema

HEAD = "<!-- Sinh bởi `lachan docs`; sửa ở sách luật, không sửa ở đây. -->"
SIGNED = "Người đối chiếu: …………………………  Ngày: ……/……/…………  Chữ ký: …………………"


def law_pages() -> dict[str, str]:
    """Path → text of every page."""
    the_book, found = book(), articles()
    pages = {one.page: _text(article_lines(one, the_book)) for one in found}
    pages["README.md"] = _text(index_lines(found, the_book))
    pages["chua-thong-nhat.md"] = _text(open_lines(found, the_book))
    return pages


def matter_schema() -> str:
    """The JSON Schema of a record, as the file that programs read."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _text(lines: Iterator[str]) -> str:
    return "\n".join([HEAD, "", *lines]).rstrip() + "\n"


def article_lines(one: Article, the_book: Book) -> Iterator[str]:
    """The page of one article, down to the line where the reader signs."""
    yield f"# {one.label}\n"
    yield f"{one.instrument.title}, có hiệu lực từ ngày {wording.day(one.instrument.in_force)}.\n"
    yield f"**Chưa hợp nhất:** {one.instrument.unread}.\n"
    rows = worked.examples_beside(one.file)
    for clock in one.clocks:
        yield from clock_lines(clock, the_book)
        yield from worked.of_clock(clock, rows, one.clocks)
        yield ""
    if one.offence is not None:
        yield from offence_lines(one.offence)
    yield f"---\n\n{SIGNED}"
