"""Laws of stock and flow: what stands open, what came, what left, and what one stage can hand the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from .amounts import NOUGHT, Range
from .book import Book, Line, Span, day_before, last_day
from .findings import CONFLICT, MIXED, Finding, counted, finding, number, place, said
from .measures import Level

PIPELINE_UNITS = ("case", "accused")


def balance(book: Book) -> Iterator[Finding]:
    """Two levels, and what came and left between them: a stock does not move by itself."""
    series: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in book.of_kind("level"):
        series[line.scope, line.measure, line.unit].append(line)
    for lines in series.values():
        for opening, closing in pairwise(sorted(lines, key=lambda line: line.span.to)):
            level = book.words.levels[opening.measure]
            span = Span("", opening.span.to, closing.span.to)
            moves = _moves(book, level, opening, span)
            if not closing.range.meets(_after(opening, moves)):
                yield finding("balance", CONFLICT, [opening, closing, *filter(None, moves)],
                              _does_not_close(opening, closing, moves))  # fmt: skip


Moves = tuple[Line | None, Line | None, Line | None]


def _moves(book: Book, level: Level, like: Line, span: Span) -> Moves:
    other = book.find(like, level.other, span=span) if level.other else None
    return book.find(like, level.into, span=span), book.find(like, level.out, span=span), other


def _after(opening: Line, moves: Moves) -> Range:
    came, went, other = (line.range if line else NOUGHT for line in moves)
    return opening.range + came - went - other


def _does_not_close(opening: Line, closing: Line, moves: Moves) -> str:
    known = [said(line) for line in moves if line is not None]
    moved = closing.value.number - opening.value.number
    between = f"số đã công bố giữa hai ngày ({'; '.join(known)}) không giải thích được" if known else (
        "không có số mới vào và số đã ra nào được công bố cho khoảng giữa")  # fmt: skip
    return (
        f"{place(opening)}: {said(opening)}; {closing.span.name}: {number(closing)}. Số tồn "
        f"{'tăng' if moved > 0 else 'giảm'} {counted(abs(moved), opening)}, {between}. Hỏi số mới vào, số đã ra và "
        "cách đếm ở mỗi ngày; chưa coi phần chênh lệch là kết quả giải quyết."
    )


def load_and_new(book: Book) -> Iterator[Finding]:
    """«Điều tra, xử lý» against «khởi tố mới»: the difference is what was carried over."""
    for load, new in loads(book):
        carried = load.range - new.range
        opening = _standing(book, load, day_before(load.span))
        if NOUGHT.above(carried):
            yield finding("load_and_new", CONFLICT, [load, new], _less_than_new(load, new))
        elif opening is not None:
            if not carried.meets(opening.range):
                yield finding(
                    "load_and_new", CONFLICT, [load, new, opening], _not_opening(load, new, opening)
                )
        elif carried.above(NOUGHT):
            yield finding("load_and_new", MIXED, [load, new], _carried_over(load, new))


def loads(book: Book) -> Iterator[tuple[Line, Line]]:
    """What was handled beside what was new, of one period."""
    for line in book.of_kind("load"):
        base, _, rest = line.measure.partition("/")
        new = book.words.measures[base].of + (f"/{rest}" if rest else "")
        found = book.find(line, new)
        if found is not None:
            yield line, found


def left_over(book: Book) -> Iterator[Finding]:
    """What was handled, less what left, is what stands open at the end."""
    for load in book.of_kind("load"):
        closing, level = _standing(book, load, last_day(load.span)), _level_of(book, load)
        if closing is None or level is None:
            continue
        _, went, other = _moves(book, level, load, load.span)
        if went is None:
            continue
        left = load.range - went.range - (other.range if other else NOUGHT)
        if not left.meets(closing.range):
            lines = [load, went, closing, *([other] if other else [])]
            yield finding("balance", CONFLICT, lines, _not_what_is_left(load, closing))


def _not_what_is_left(load: Line, closing: Line) -> str:
    return (
        f"{place(load)}: {said(load)} trừ số đã ra không bằng tồn cuối kỳ {number(closing)}. "
        "Có cách ra chưa được công bố hoặc một số sai. Hỏi đủ số vào, số ra và tồn cuối kỳ."
    )


def _level_of(book: Book, load: Line) -> Level | None:
    return next((one for one in book.words.levels.values() if one.load == load.measure), None)


def _standing(book: Book, load: Line, day: Span) -> Line | None:
    """The level a load belongs to, on the evening of that day."""
    level = _level_of(book, load)
    return book.find(load, level.code, span=day) if level else None


def _carried_over(load: Line, new: Line) -> str:
    carried = load.value.number - new.value.number
    return (
        f"{place(load)}: {said(load)}, {said(new)}. Số trước gồm cả {counted(carried, load)} từ kỳ trước chuyển sang, "
        "tức là tồn và mới cộng lại; tồn đầu kỳ không được công bố. Khi so sánh giữa các kỳ chỉ dùng "
        f"{number(new)} mới; đề nghị công bố tồn đầu kỳ, mới, đã ra, tồn cuối kỳ."
    )


def _less_than_new(load: Line, new: Line) -> str:
    return (
        f"{place(load)}: {said(load)} ít hơn {said(new)}, dù số trước phải gồm cả số mới. "
        "Hai số không cùng kỳ hoặc không cùng cách đếm. Không dùng số nào cho đến khi có giải thích."
    )


def _not_opening(load: Line, new: Line, opening: Line) -> str:
    return (
        f"{place(load)}: {said(load)} không bằng tồn đầu kỳ {number(opening)} cộng số mới {number(new)}. "
        "Một trong ba số sai hoặc không cùng kỳ. Đối chiếu lại sổ tồn đầu kỳ."
    )


def later_over_earlier(book: Book) -> Iterator[Finding]:
    """A stage hands on no more than it held at the opening and got from the stage before."""
    ways: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in book.of_kind("flow"):
        if book.words.base(line.measure).stage and line.unit in PIPELINE_UNITS:
            rest = line.measure.partition("/")[2]
            ways[line.scope, rest, line.unit, line.span.begin, line.span.to].append(line)
    for lines in ways.values():
        ordered = sorted(lines, key=lambda line: book.words.base(line.measure).stage)
        for earlier, later in pairwise(ordered):
            waiting = _waiting(book, earlier, later)
            if later.range.above(earlier.range + waiting):
                yield finding("later_over_earlier", MIXED, [earlier, later],
                              _more_than_came(earlier, later, waiting))  # fmt: skip


def _waiting(book: Book, earlier: Line, later: Line) -> Range:
    """What stood open between the two stages at the opening; nought unless all of it is published."""
    stages = book.words.stages
    first, last = (book.words.base(line.measure).stage for line in (earlier, later))
    steps = set(pairwise(stages[first - 1 : last]))
    levels = [one.code for one in book.words.levels.values() if (one.into, one.out) in steps]
    opening = day_before(earlier.span)
    found = [book.find(earlier, code, span=opening) for code in levels]
    if any(line is None for line in found):
        return NOUGHT
    return sum((line.range for line in found if line), NOUGHT)


def _more_than_came(earlier: Line, later: Line, waiting: Range) -> str:
    least = later.value.number - earlier.value.number - max(waiting.low, Decimal(0))
    return (
        f"{place(later)}: {said(later)} nhiều hơn {said(earlier)}, dù khâu sau chỉ nhận từ khâu trước. "
        f"Ít nhất {counted(least, later)} đến từ tồn của kỳ trước chưa được công bố, hoặc hai cơ quan dùng mốc thống kê "
        "khác nhau. Không lập tỷ lệ từ hai số này; hỏi tồn đầu kỳ và mốc ngày của từng cơ quan."
    )
