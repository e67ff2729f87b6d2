"""The index of the law pages, and the list of readings that are still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lachan.law.book import Book
from lachan.law.chapters import chapters_of
from lachan.law.clock import Clock
from lachan.procedure.pages import wording
from lachan.procedure.pages.articles import Article
from lachan.procedure.pages.wording import table

NOT_A_SOURCE = (
    "Các trang này để người có chuyên môn đối chiếu với văn bản chính thức; không phải văn bản luật. "
    "Văn bản dùng để mã hóa chưa hợp nhất sửa đổi 2024–2026."
)


def index_lines(found: tuple[Article, ...], book: Book) -> Iterator[str]:
    """All articles, then all clocks by reference, each a link to its page."""
    yield f"# Sách luật: điều đã mã hóa\n\n{NOT_A_SOURCE}\n"
    yield f"Cách hiểu còn bỏ ngỏ: [chua-thong-nhat.md](chua-thong-nhat.md). Phiên bản sách luật: {book.version}.\n"
    yield f"## {len(found)} điều\n"
    yield from table(("Điều", "Nội dung", "Lời văn trích", "Nguồn"), map(_article_row, found))
    yield f"\n## {len(book.clocks)} thời hạn\n"
    pages = pages_of(found)
    for chapter in chapters_of(book.clocks.values()):
        yield f"\n### {chapter.letter} · {chapter.name}\n"
        yield from table(
            ("Mã", "Thời hạn", "Hiện hành", "Căn cứ"), (_row(c, pages) for c in chapter.clocks)
        )


def pages_of(found: tuple[Article, ...]) -> dict[str, str]:
    """Clock → its page."""
    return {clock.ref: one.page for one in found for clock in one.clocks}


def _article_row(one: Article) -> tuple[str, ...]:
    held = [clock.ref for clock in one.clocks]
    if one.offence is not None:
        held.append(one.offence.name)
    return f"[{one.label}]({one.page})", ", ".join(held), str(one.quotes), marked(one.marks)


def marked(marks: Mapping[str, int]) -> str:
    """«đã đối chiếu với lời văn: 3; theo trí nhớ, cần kiểm tra: 1»."""
    return "; ".join(f"{wording.MARKS[mark]}: {n}" for mark, n in marks.items())


def _row(clock: Clock, pages: Mapping[str, str]) -> tuple[str, ...]:
    term = clock.terms[-1]
    return (
        f"[{clock.ref}]({pages[clock.ref]})",
        clock.name,
        in_short(clock),
        term.cite if term.in_law else "",
    )


def in_short(clock: Clock) -> str:
    """Today's lengths in a few words."""
    term = clock.terms[-1]
    if not term.in_law:
        return "không còn quy định"
    return " · ".join(dict.fromkeys(one.words for one in term.lengths))


def open_lines(found: tuple[Article, ...], book: Book) -> Iterator[str]:
    """Every open reading with the clocks it touches."""
    pages = pages_of(found)
    yield "# Cách hiểu còn bỏ ngỏ\n"
    yield "Hệ thống đang dùng các cách hiểu dưới đây; người có thẩm quyền quyết định cách nào đúng.\n"
    for name, text in book.open_readings.items():
        touched = [c.ref for c in book.clocks.values() if touches(c, name)]
        links = ", ".join(f"[{ref}]({pages[ref]})" for ref in touched)
        yield f"## {name}\n\n{' '.join(text.split())}\n"
        yield f"Chạm tới: {links or 'không thời hạn nào; dùng khi đọc hồ sơ'}.\n"


def touches(clock: Clock, name: str) -> bool:
    return name in clock.open_readings or any(term.unsettled == name for term in clock.terms)
