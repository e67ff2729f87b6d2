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
from lachan.law.clock import Clock, Facts, Term
from lachan.law.lengths import Length
from lachan.law.refusals import DoesNotApply, FactMissing, LawRefusal, NoNumberInLaw
from lachan.procedure.acts import with_class
from lachan.procedure.classes import stricter_by_class
from lachan.procedure.custody import order_span, writes_too_much
from lachan.procedure.explaining import back_text, day, provisional_line, rolled_line, span_text
from lachan.procedure.extending import (
    Asked,
    check_all_used,
    extended,
    extension_alone,
    own_extensions,
)
from lachan.procedure.fitting import check_applies, check_needs, instant_of, term_of
from lachan.procedure.open_points import open_points
from lachan.procedure.periods import Ending, before, local_day
from lachan.procedure.readings import Due
from lachan.procedure.said import (
    changes_of,
    check_custody,
    contradiction,
    day_of,
    extensions,
    filed_on,
    in_force_on,
    said,
)
from lachan.procedure.spans import Span, anchor_of

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
    _check_changes_in_time(ref, at, facts, answer, book)
    check_all_used(ref, clocks, answer, known)
    if contrary := contradiction(facts):
        answer = replace(answer, unsettled=(*answer.unsettled, contrary))
    return _due(ref, clocks, answer, known, day_of_event)


def _asked(clock: Clock, at: date | datetime, facts: Facts, book: Book) -> Asked:
    """One clock alone: from its start, or from the end it prolongs or counts back from."""
    check_needs(clock, facts)
    check_applies(clock, facts)
    term, length = term_of(clock, facts, at)
    started = instant_of(clock, at, length)
    texts = _open(clock, term, length, started, facts, book)
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


def _open(
    clock: Clock, term: Term, length: Length, started: datetime, facts: Facts, book: Book
) -> tuple[str, ...]:
    changed, on = bool(changes_of(facts)), local_day(started)
    return open_points(clock, term, length, book=book, on=on, changed=changed, facts=facts)


def _span(clock: Clock, started: datetime, length: Length, facts: Facts) -> Span:
    if clock.counting != "custody_order":
        return Span(clock, started, length)
    check_custody(clock, facts)
    on = in_force_on(clock, facts, started)
    longest = length if facts.get("severity") is not None else None
    if longest is None and facts.get("order_months") is None and not _extension_order(facts):
        raise FactMissing(
            f"{clock.ref}: thiếu số tháng của lệnh (order_months) hoặc loại tội phạm (severity, charge). "
            "Bổ sung rồi tính lại."
        )
    if writes_too_much(longest, facts, on):
        raise DoesNotApply(
            f"{clock.ref}: lệnh tạm giam ghi quá {length.words} luật cho. Kiểm tra lại số tháng của lệnh."
        )
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
    # A new term begins when the one before has truly ended: on the rolled day (Điều 134(1), 343).
    anchor: date | datetime = earlier.end.due_on
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
    texts = _open(clock, term, span.lengths[0], earlier.started, facts, book)
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
    if _leans_on_calendar(answer) and days.provisional_between(first, end.due_on):
        unsettled.append(provisional_line(end.due_on.year, days))
    filed = filed_on(clocks[-1], facts)
    moved = [one.mover for one in answer.span.added] if answer.span is not None else []
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
        cites=_cites([*clocks, *moved], facts, first),
    )


def _cites(clocks: list[Clock], facts: Facts, first: date) -> tuple[str, ...]:
    """By what right, each clock once: «D01: BLTTHS Điều 172 khoản 1»."""
    terms = ((c, c.term_on(in_force_on(c, facts, first))) for c in clocks)
    return tuple(dict.fromkeys(f"{c.ref}: {t.cite}" for c, t in terms if t is not None and t.cite))


def _leans_on_calendar(answer: Asked) -> bool:
    """Only what rolls or counts working days changes when a day off is decided."""
    span = answer.span
    if span is None or answer.at_once:
        return False
    return span.last_clock.roll or any(one.unit == "wd" for one in span.lengths)


def _check_changes_in_time(
    ref: str, at: date | datetime, facts: Facts, answer: Asked, book: Book
) -> None:
    """TTLT 04/2018 Điều 14 speaks of a case still investigated: a term that had ended stays ended."""
    changes = changes_of(facts)
    if not changes or answer.span is None or not answer.span.clock.moved_by_class:
        return
    (on, _), earlier = changes[-1], changes[:-1]
    before_it = {**facts, "severity_changes": [{"on": d, "to": c} for d, c in earlier]}
    try:
        had_ended = due(ref, at, before_it, book).due_on
    except LawRefusal:
        return  # the extensions listed fit only the later class
    if on > had_ended:
        raise DoesNotApply(
            f"{ref}: xác định loại tội phạm mới ngày {day(on)}, khi thời hạn đã hết ngày {day(had_ended)}; "
            "thời hạn đã hết không chạy lại (TTLT 04/2018 Điều 14)."
        )


def _stricter(answer: Asked, facts: Facts) -> Ending:
    """Under a heavier class established later: what was left of its months on that day (Điều 14)."""
    changes, span = changes_of(facts), answer.span
    if not changes or span is None or not span.clock.moved_by_class:
        return answer.end
    before_it = changes[-2][1] if len(changes) > 1 else with_class(facts).get("severity")
    return stricter_by_class(answer.end, span, changes[-1][0], str(before_it), changes[-1][1])
