"""One clock, or a chain «A16+A17+A18», asked by name with the facts a clerk knows.
Here nothing is assumed: a fact that is needed and missing is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from lachan.law.book import Book
from lachan.law.book import book as the_book
from lachan.law.calendar import calendar
from lachan.law.clock import Clock, Facts
from lachan.law.lengths import Length
from lachan.law.refusals import DoesNotApply, NoNumberInLaw
from lachan.law.ttlt_04_2018.dieu_14 import months_used
from lachan.procedure.custody import order_span, writes_too_much
from lachan.procedure.explaining import back_text, provisional_line, rolled_line, span_text
from lachan.procedure.extending import (
    Asked,
    check_all_used,
    extended,
    extension_alone,
    own_extensions,
)
from lachan.procedure.fitting import check_applies, check_needs, instant_of, term_of, texts_of
from lachan.procedure.periods import Ending, add_months, before, local_day
from lachan.procedure.readings import Due
from lachan.procedure.said import (
    changes_of,
    check_custody,
    day_of,
    extensions,
    filed_on,
    in_force_on,
    missing,
    said,
)
from lachan.procedure.spans import CUSTODY, Span, anchor_of

LEAST_BEFORE: Final = "at_least_before"


def due(
    ref: str, at: date | datetime, facts: Mapping[str, object], book: Book | None = None
) -> Due:
    """The due date of `ref` from `at`. For a chain, the one due date after all its parts."""
    book, day_of_event = book or the_book(), day_of(at)
    known = said(facts, at)
    clocks = [book.clock(one.strip()) for one in ref.split("+")]
    answer = _asked(clocks[0], at, known, book)
    for clock in clocks[1:]:
        if clock.direction == LEAST_BEFORE or clock.halves:
            answer = own_extensions(answer, known, book)
        answer = _then(clock, answer, at, known, book)
    answer = own_extensions(answer, known, book)
    check_all_used(ref, clocks, answer, known)
    return _due(ref, clocks, answer, known, day_of_event)


def _asked(clock: Clock, at: date | datetime, facts: Facts, book: Book) -> Asked:
    """One clock alone: from its start, or from the end it prolongs or counts back from."""
    check_needs(clock, facts)
    check_applies(clock, facts)
    term, length = term_of(clock, facts, at)
    started = instant_of(clock, at, length)
    texts = texts_of(clock, term, book, local_day(started))
    if length.unit in ("now", "same"):
        on = local_day(started)
        end = Ending(on, on, started)
        return Asked(clock, None, end, started, unsettled=texts, at_once=True)
    if clock.direction == LEAST_BEFORE:
        end = before(started, length)
        line = f"{clock.ref}: {back_text(length, local_day(started), end)}"
        return Asked(clock, None, end, started, (line,), texts)
    if clock.move is not None and clock.move.counted_from != "start":
        return extension_alone(clock, started, facts, texts)
    span = _span(clock, started, length, facts)
    answer = Asked(clock, span, span.ending(calendar()), started, (), texts)
    return _with_lines(answer, clock, length)


def _span(clock: Clock, started: datetime, length: Length, facts: Facts) -> Span:
    if clock.counting != "custody_order":
        return Span(clock, started, length)
    check_custody(clock, facts)
    on = in_force_on(clock, facts, started)
    longest = length if facts.get("severity") is not None else None
    if longest is None and facts.get("order_months") is None and not _extension_order(facts):
        raise missing(clock, "severity")
    if writes_too_much(longest, facts, on):
        raise DoesNotApply(f"{clock.ref}: lệnh tạm giam ghi quá {length.words} luật cho.")
    span = order_span(clock, started, longest, facts, on)
    return replace(span, base=None) if _extension_order(facts) else span


def _extension_order(facts: Facts) -> bool:
    """The event is the last day of an order before, and what follows are its extensions."""
    return facts.get("custody_follows") == "order" and bool(
        extensions(facts, "custody", "custody_special")
    )


def _then(clock: Clock, earlier: Asked, at: date | datetime, facts: Facts, book: Book) -> Asked:
    """The next part of a chain: halves, extends, counts back from the end, or starts there."""
    if earlier.at_once:
        raise NoNumberInLaw(
            f"{earlier.clock.ref}: luật viết «ngay», không tính tiếp được {clock.ref}."
        )
    if clock.halves:
        return _halved(clock, earlier, at, facts, book)
    if clock.move is not None and clock.move.counted_from == "start":
        return _joined(earlier, _asked(clock, at, facts, book))
    if clock.move is not None:
        return extended(clock, earlier, facts, book)
    _, length = term_of(clock, facts, at)
    if clock.direction == LEAST_BEFORE:
        return _joined(earlier, _asked(clock, anchor_of(earlier.end, length), facts, book))
    anchor: date | datetime = earlier.end.nominal
    if length.unit == "h" or clock.counting == "exact":
        anchor = earlier.end.due_at
    return _joined(earlier, _asked(clock, anchor, facts, book))


def _joined(earlier: Asked, later: Asked) -> Asked:
    return replace(
        later,
        started=earlier.started,
        unsettled=tuple(dict.fromkeys(earlier.unsettled + later.unsettled)),
        working=earlier.working + later.working,
    )


def _halved(clock: Clock, earlier: Asked, at: date | datetime, facts: Facts, book: Book) -> Asked:
    """Luật 59/2024: at most half of the adult's term where the accused is a juvenile."""
    if facts.get("juvenile") is not True:
        raise DoesNotApply(f"{clock.ref} chỉ áp dụng khi bị can dưới 18 tuổi (juvenile).")
    if earlier.span is None or earlier.clock.ref not in clock.halves:
        raise DoesNotApply(f"{clock.ref} không áp dụng cho {earlier.clock.ref}.")
    term, _ = term_of(clock, facts, at)
    span = replace(earlier.span, halved=True)
    answer = replace(earlier, clock=clock, span=span, end=span.ending(calendar()), working=())
    texts = texts_of(clock, term, book, local_day(earlier.started))
    return _joined(earlier, replace(_with_lines(answer, clock, span.lengths[0]), unsettled=texts))


def _with_lines(answer: Asked, clock: Clock, length: Length) -> Asked:
    if answer.span is None or answer.span.base is None:
        return answer
    text = span_text(clock, answer.span, length, answer.span.counted_from, answer.end)
    lines = (f"{clock.ref}: {text}", *rolled_line(answer.end, calendar()))
    return replace(answer, working=(*answer.working, *lines))


def _due(ref: str, clocks: list[Clock], answer: Asked, facts: Facts, first: date) -> Due:
    end, days = _stricter(answer, facts), calendar()
    unsettled = list(answer.unsettled)
    exact = answer.span is not None and answer.span.clock.counting in {"exact", *CUSTODY}
    if not exact and not answer.at_once and days.provisional_between(first, end.due_on):
        unsettled.append(provisional_line(end.due_on.year, days))
    filed = filed_on(clocks[-1], facts)
    return Due(
        ref=ref,
        started_by="",
        started_at=answer.started,
        nominal=end.nominal,
        due_on=end.due_on,
        due_at=None if answer.at_once else end.due_at,
        stricter_on=None if answer.at_once else end.stricter_on,
        direction=answer.clock.direction,
        unsettled_texts=tuple(unsettled),
        working=answer.working,
        timely=None if filed is None else filed <= end.due_on,
    )


def _stricter(answer: Asked, facts: Facts) -> Ending:
    """Under a class established later: what was left of its months on that day (Điều 14)."""
    changes, span = changes_of(facts), answer.span
    if not changes or span is None or span.clock.counting in CUSTODY:
        return answer.end
    months = sum(one.n for one in span.lengths if one.unit == "m")
    changed = changes[-1][0]
    if not months or changed < span.counted_from:
        return answer.end
    left = max(months - months_used(span.counted_from, changed), 0)
    return replace(answer.end, stricter_on=min(add_months(changed, left), answer.end.nominal))
