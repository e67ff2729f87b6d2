"""One clock on its article's page: who, from what, how long, by which words, how counted, what then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lachan.law.book import Book
from lachan.law.clock import Clock, Move, Selector, Term
from lachan.procedure.pages import wording
from lachan.procedure.pages.wording import table

LATE = "Làm ngay và ghi lý do chậm."
UNSAID = {
    "right": "Không còn quyền này, trừ khi pháp luật cho xem xét lý do quá hạn.",
    "effect": "Không có việc phải làm.",
    "not_before": "Không có việc phải làm.",
}
HEADS = ("Giai đoạn", "Trường hợp", "Độ dài", "Căn cứ", "Nguồn")


def clock_lines(clock: Clock, book: Book) -> Iterator[str]:
    """The section of one clock, without its worked examples."""
    yield f"## {clock.ref} — {clock.name}\n"
    yield from _facts_of(clock, book)
    yield ""
    yield from table(HEADS, _rows(clock))
    yield ""
    yield from _quotes(clock)
    yield from _how(clock, book)
    yield from _open(clock, book)


def _facts_of(clock: Clock, book: Book) -> Iterator[str]:
    yield f"- **{wording.WHO[clock.direction]}:** {clock.who}"
    yield f"- **Tính cho:** {wording.SUBJECTS.get(clock.subject, clock.subject)}"
    for head, selectors in (
        ("Tính từ", clock.starts_on),
        ("Xong khi", clock.stops_on),
        ("Không còn đặt ra khi", clock.moot_on),
    ):
        if selectors:
            yield f"- **{head}:** {'; '.join(dict.fromkeys(acts(selectors, book)))}"
    if clock.needs:
        yield f"- **Phải nói rõ khi hỏi:** {'; '.join(map(wording.fact, clock.needs))}"


def acts(selectors: Iterable[Selector], book: Book) -> Iterator[str]:
    """Each act by its label, with the facts that make it the right one."""
    for one in selectors:
        told = [wording.conditions(one.where), _by(one)]
        if one.day_of:
            told.append(f"tính từ mục «{wording.fact(one.day_of)}» của hành vi")
        elif one.or_act:
            told.append(f"tính từ «{'» hoặc «'.join(map(book.label, one.or_act))}»")
        said = "; ".join(part for part in told if part)
        yield book.label(one.act) + (f" ({said})" if said else "")


def _by(one: Selector) -> str:
    return {"same": "do chính cơ quan ấy", "other": "do cơ quan khác"}.get(one.by, "")


def _rows(clock: Clock) -> Iterator[tuple[str, ...]]:
    for term in clock.terms:
        if not term.in_law:
            yield wording.span(term), "", "chưa có quy định", term.because, ""
            continue
        mark = wording.MARKS[term.mark]
        for case, length in wording.options(term):
            yield wording.span(term), case, length, term.cite, mark


def _quotes(clock: Clock) -> Iterator[str]:
    """The operative words, once each, with where they stand."""
    said: dict[str, str] = {}
    for term in clock.terms:
        for words in quotes(term):
            said.setdefault(words, term.cite)
    for words, cite in said.items():
        yield f"> «{words}» ({cite})\n"


def quotes(term: Term) -> tuple[str, ...]:
    listed = [term.reads, *(f"{words}" for words in term.quotes.values())]
    return tuple(dict.fromkeys(words for words in listed if words))


def _how(clock: Clock, book: Book) -> Iterator[str]:
    yield f"- **Cách tính:** {' '.join(counted(clock))}"
    yield from (f"- **{head}:** {text}" for head, text in _links(clock, book) if text)
    if clock.cap:
        yield f"- **Giới hạn:** {clock.cap}"
    yield f"- **Khi hết hạn mà chưa làm:** {lapse(clock)}"
    if clock.guidance_only:
        yield "- Chỉ là hướng dẫn nội bộ: cảnh báo, không phải thời hạn luật định."


def counted(clock: Clock) -> Iterator[str]:
    """How it is counted, which way, and whether a day off moves it."""
    yield wording.DIRECTION[clock.direction]
    if any(one.counted for term in clock.terms for one in term.lengths):
        yield wording.COUNTING[clock.counting]
        yield wording.roll(clock)
    if clock.moved_by_class:
        yield "Loại tội phạm thay đổi trong lúc đang chạy thì tính lại theo loại mới (TTLT 04/2018 Điều 14)."


def lapse(clock: Clock) -> str:
    freed = "Phải trả tự do ngay cho người bị giam, giữ. " if clock.lapse == "must_release" else ""
    return (freed + clock.on_lapse).strip() or UNSAID.get(clock.direction, LATE)


def _links(clock: Clock, book: Book) -> Iterator[tuple[str, str]]:
    """Other clocks this one lives with."""
    if clock.move is not None:
        yield "Gia hạn cho", move(clock.move, book)
    yield "Được gia hạn bởi", refs(extended_by(clock, book))
    yield "Đếm ngược từ hạn của", refs(clock.before)
    yield "Bằng một nửa của", refs(clock.halves)
    yield "Không dài hơn", refs(clock.not_beyond)


def move(one: Move, book: Book) -> str:
    told = [refs(one.of), f"khi có «{book.label(one.act)}»", wording.FROM[one.counted_from]]
    if one.times > 1:
        told.append(f"tối đa {one.times:02d} lần")
    if one.decided_by:
        told.append(f"do {wording.value(one.decided_by)} quyết định")
    return "; ".join(told)


def extended_by(clock: Clock, book: Book) -> tuple[str, ...]:
    """The clocks that prolong this one."""
    others = (one for one in book.clocks.values() if one.ref != clock.ref)
    return tuple(one.ref for one in others if one.move is not None and clock.ref in one.move.of)


def refs(names: Iterable[str]) -> str:
    return ", ".join(names)


def _open(clock: Clock, book: Book) -> Iterator[str]:
    """Every reading still open that touches it."""
    names = [*clock.open_readings, *(term.unsettled for term in clock.terms)]
    texts = [book.open_readings.get(name, name) for name in dict.fromkeys(names) if name]
    if texts:
        yield "\n**Cách hiểu còn bỏ ngỏ:**\n"
        yield from (f"- {' '.join(text.split())}" for text in texts)
