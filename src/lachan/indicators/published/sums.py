"""Laws of parts and wholes: parts add up, shares are quotients, short periods fit into long ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from .amounts import HUNDRED, Range
from .book import Book, Line, Span, sum_of
from .findings import CONFLICT, Finding, finding, listed, number, place, said
from .measures import CHANGE, GROWTH, OF, PERCENT, SPECIAL, Split, parts

ASK = (
    "Ghi cả các số kèm nguồn, không dùng số nào để so sánh cho đến khi cơ quan công bố giải thích."
)


def parts_sum(book: Book) -> Iterator[Finding]:
    """Members of a split against the whole: equal when complete, never more."""
    for whole, split, members in _splits(book):
        rest = [line for line in members if line.range.above(whole.range)]
        exhausting = _exhausting(split, members)
        if rest:
            yield _over(rest[0], whole)
        elif exhausting and not sum_of(exhausting).meets(whole.range):
            yield finding(
                "parts_sum", CONFLICT, [whole, *exhausting], _not_the_sum(whole, exhausting)
            )
        elif not split.overlaps and len(members) > 1 and sum_of(members).above(whole.range):
            yield finding("parts_sum", CONFLICT, [whole, *members], _not_the_sum(whole, members))


def _splits(book: Book) -> Iterator[tuple[Line, Split, list[Line]]]:
    found: dict[tuple[str, Line], list[Line]] = defaultdict(list)
    for line in book.counts():
        base, split, _ = parts(line.measure)
        whole = book.find(line, base) if split else None
        if whole is not None:
            found[split, whole].append(line)
    for (split, whole), members in found.items():
        yield whole, book.words.splits[split], members


def _exhausting(split: Split, members: list[Line]) -> list[Line]:
    """The members that together are the whole, when all of them are published."""
    by_name = {parts(line.measure)[2]: line for line in members}
    complete = next((names for names in split.complete if names <= set(by_name)), frozenset())
    return [line for name, line in by_name.items() if name in complete]


def _not_the_sum(whole: Line, members: list[Line]) -> str:
    return (
        f"{place(whole)}: các phần ({listed(members)}) cộng lại không khớp với tổng {said(whole)}. "
        f"Một trong các số sai hoặc các phần không cùng cách đếm. {ASK}"
    )


def _over(part: Line, whole: Line) -> Finding:
    return finding("part_over_whole", CONFLICT, [part, whole], (
        f"{place(part)}: {said(part)} lớn hơn {said(whole)}, dù số trước chỉ là một phần của số sau. "
        f"Hai số không cùng kỳ, không cùng cách đếm, hoặc một số sai. {ASK}"
    ))  # fmt: skip


def part_over_whole(book: Book) -> Iterator[Finding]:
    """A body within a country, a named part within its whole, a load of a half within the year's."""
    for line in book.counts():
        for whole in _wholes(book, line):
            if line.range.above(whole.range):
                yield _over(line, whole)


def _wholes(book: Book, line: Line) -> Iterator[Line]:
    outer = book.words.scopes[line.scope].get("within", "")
    for other in book.counts():
        same = (other.measure, other.unit) == (line.measure, line.unit)
        if same and other.scope == outer and other.span.same(line.span):
            yield other
        load = book.words.base(line.measure).kind == "load"
        if same and load and other.scope == line.scope and _inside(line, other):
            yield other
    for (measure, unit), (whole, whole_unit) in book.words.within:
        found = book.find(line, whole, whole_unit)
        if (line.measure, line.unit) == (measure, unit) and found is not None:
            yield found


def _inside(line: Line, other: Line) -> bool:
    return line.span.within(other.span) and not line.span.same(other.span)


def share_quotient(book: Book) -> Iterator[Finding]:
    """A percentage against the two numbers it is made of, to its last printed digit."""
    for share in _shares(book):
        part, whole = _quotient(book, share)
        if part is None or whole is None or part.value.sign or whole.value.sign:
            continue
        rate = 100 * part.value.number / whole.value.number if whole.value.number else None
        if rate is None or not share.range.meets(Range(rate, rate)):
            yield finding("share_quotient", CONFLICT, [share, part, whole], (
                f"{place(share)}: tỷ lệ công bố {number(share)} không phải {part.value} trên "
                f"{whole.value}. Tử số, mẫu số hoặc tỷ lệ không cùng một cách đếm. "
                "Ghi tử số và mẫu số, bỏ tỷ lệ cho đến khi có giải thích."
            ))  # fmt: skip


def _shares(book: Book) -> Iterator[Line]:
    for line in book.firsts():
        if line.unit.endswith(PERCENT) and line.split and line.split not in (CHANGE, GROWTH):
            yield line


def _quotient(book: Book, share: Line) -> tuple[Line | None, Line | None]:
    base, split, member = parts(share.measure)
    unit = share.unit.removesuffix(PERCENT)
    if split == OF:
        return book.find(share, base, unit), book.find(share, member, unit)
    return book.find(share, share.measure, unit), book.find(share, base, unit)


def shares_sum(book: Book) -> Iterator[Finding]:
    """Shares of one whole in one split: at most a hundred, a hundred when complete."""
    found: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in _shares(book):
        base, split, _ = parts(line.measure)
        if split not in SPECIAL and not book.words.splits[split].overlaps:
            found[line.scope, base, line.unit, line.span.begin, line.span.to, split].append(line)
    for members in found.values():
        total = sum_of(members)
        exhausting = _exhausting(book.words.splits[members[0].split], members)
        short = bool(exhausting) and not sum_of(exhausting).meets(HUNDRED)
        if total.above(HUNDRED) or short:
            yield finding("shares_sum", CONFLICT, members, (
                f"{place(members[0])}: các tỷ lệ ({listed(members)}) cộng lại "
                f"{'vượt' if total.above(HUNDRED) else 'không đủ'} 100%. Các nhóm chồng lên nhau "
                "hoặc không cùng mẫu số. Hỏi lại số người của từng nhóm; không vẽ chung một biểu đồ."
            ))  # fmt: skip


def span_sum(book: Book) -> Iterator[Finding]:
    """New things of short periods against the long one: not more, and equal when they fill it."""
    series: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in book.of_kind("flow"):
        series[line.scope, line.measure, line.unit].append(line)
    for lines in series.values():
        for whole in lines:
            chosen = _most_apart([line for line in lines if _inside(line, whole)])
            total = sum_of(chosen)
            fills = bool(chosen) and _fills(chosen, whole.span)
            if chosen and (total.above(whole.range) or (fills and not total.meets(whole.range))):
                yield finding("span_sum", CONFLICT, [whole, *chosen], (
                    f"{place(whole)}: {said(whole)}, trong khi các kỳ nằm trong đó là "
                    f"{'; '.join(f'{one.span.name}: {number(one)}' for one in chosen)}. "
                    f"Các kỳ ngắn không khớp với kỳ dài: mốc ngày khác nhau, số tồn bị tính lại, hoặc có số sai. {ASK}"
                ))  # fmt: skip


def _most_apart(lines: list[Line]) -> list[Line]:
    """Periods that do not overlap, chosen to weigh the most; of equal weight those that fill more."""
    ordered = sorted(lines, key=lambda line: (line.span.to, line.span.begin, line.id))
    ends = [line.span.to for line in ordered]
    best: list[tuple[Decimal, int, list[Line]]] = [(Decimal(0), 0, [])]
    for at, line in enumerate(ordered):
        before = best[bisect_right(ends, line.span.begin, hi=at)]
        days = (line.span.to - line.span.begin).days
        taken = (before[0] + line.range.low, before[1] + days, [*before[2], line])
        best.append(max(best[-1], taken, key=lambda one: one[:2]))
    return best[-1][2]


def _fills(lines: Iterable[Line], span: Span) -> bool:
    at = span.begin
    for line in lines:
        if line.span.begin != at:
            return False
        at = line.span.to
    return at == span.to


def change(book: Book) -> Iterator[Finding]:
    """«Tăng 55 vụ»: the two numbers, where both are published."""
    for line in book.firsts():
        base, split, _ = parts(line.measure)
        if split not in (CHANGE, GROWTH):
            continue
        unit = line.unit.removesuffix(PERCENT)
        now = book.find(line, base, unit)
        before = book.find(line, base, unit, _year_before(line.span))
        if (
            now is not None
            and before is not None
            and not line.range.meets(_grown(split, now, before))
        ):
            yield finding("change", CONFLICT, [line, now, before], (
                f"{place(line)}: mức tăng, giảm công bố là {number(line)}, nhưng hai kỳ là {number(now)} và "
                f"{number(before)}. Cách đếm hoặc mốc ngày của hai kỳ khác nhau. {ASK}"
            ))  # fmt: skip


def _grown(split: str, now: Line, before: Line) -> Range:
    more = now.range - before.range
    if split == CHANGE or not before.value.number:
        return more
    scale = 100 / before.value.number
    return Range(more.low * scale, more.high * scale)


def _year_before(span: Span) -> Span:
    return Span("", _back(span.begin), _back(span.to))


def _back(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year - 1, day.month, 28 if leap else day.day)
