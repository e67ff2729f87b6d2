"""One clock, or a chain «A16+A17+A18», asked by name with the facts a clerk knows.
Here nothing is assumed: a fact that is needed and missing is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from lachan.law.book import Book
from lachan.law.book import book as the_book
from lachan.law.calendar import calendar
from lachan.law.clock import Clock, Condition, Facts, Term
from lachan.law.lengths import Length
from lachan.law.refusals import DoesNotApply, FactMissing, NoNumberInLaw
from lachan.law.ttlt_04_2018.dieu_14 import months_used
from lachan.procedure.custody import order_span, writes_too_much
from lachan.procedure.explaining import back_text, day, provisional_line, rolled_line, span_text
from lachan.procedure.grants import grant_of
from lachan.procedure.periods import (
    ZONE,
    Ending,
    add_months,
    before,
    local_day,
    start_of_day,
)
from lachan.procedure.readings import Due
from lachan.procedure.said import (
    FACT_WORDS,
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

MUST_BE_SAID: Final = frozenset(
    {
        "receipt_by", "opened_by", "urgent_ground", "severity", "extensions", "returned_by",
        "procuracy_level", "against", "court_level",
    }
)  # fmt: skip
NEVER_EXTENDED_UNASKED: Final = "intake"
OLD_LAW: Final = "BLHS 1999/BLTTHS 2003 chưa mã hóa; chỉ trả lời cách đếm."
LEAST_BEFORE: Final = "at_least_before"


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer so far, along a chain: the term being counted and where it ends."""

    clock: Clock
    span: Span | None
    end: Ending
    started: datetime
    working: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    turns: Mapping[str, int] = field(default_factory=dict)
    at_once: bool = False


def due(
    ref: str, at: date | datetime, facts: Mapping[str, object], book: Book | None = None
) -> Due:
    """The due date of `ref` from `at`. For a chain, the one due date after all its parts."""
    book, day_of_event = book or the_book(), day_of(at)
    known = said(facts, at)
    clocks = [book.clock(one.strip()) for one in ref.split("+")]
    answer = _asked(clocks[0], at, known, book)
    for clock in clocks[1:]:
        answer = _then(clock, answer, at, known, book)
    answer = _own_extensions(answer, clocks, known, book)
    return _due(ref, clocks, answer, known, day_of_event)


def _asked(clock: Clock, at: date | datetime, facts: Facts, book: Book) -> Asked:
    """One clock alone: from its start, or from the end it prolongs or counts back from."""
    _check_needs(clock, facts)
    _check_applies(clock, facts)
    term, length = _term(clock, facts, at)
    started = _instant(clock, at, length)
    texts = _texts(clock, term, book, local_day(started))
    if length.unit in ("now", "same"):
        on = local_day(started)
        end = Ending(on, on, started)
        return Asked(clock, None, end, started, unsettled=texts, at_once=True)
    if clock.direction == LEAST_BEFORE:
        end = before(started, length)
        line = f"{clock.ref}: {back_text(length, local_day(started), end)}"
        return Asked(clock, None, end, started, (line,), texts)
    if clock.move is not None and clock.move.counted_from != "start":
        return _extension_alone(clock, started, facts, texts)
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
        return _extended(clock, earlier, facts, book)
    _, length = _term(clock, facts, at)
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
    term, _ = _term(clock, facts, at)
    span = replace(earlier.span, halved=True)
    answer = replace(earlier, clock=clock, span=span, end=span.ending(calendar()), working=())
    texts = _texts(clock, term, book, local_day(earlier.started))
    return _joined(earlier, replace(_with_lines(answer, clock, span.lengths[0]), unsettled=texts))


def _extension_alone(
    clock: Clock, started: datetime, facts: Facts, texts: tuple[str, ...]
) -> Asked:
    """Asked by itself, an extension counts from the end of the term before it."""
    if clock.counting in CUSTODY:
        span = Span(
            clock, started + (start_of_day(date(2018, 1, 2)) - start_of_day(date(2018, 1, 1))), None
        )
    else:
        span = Span(clock, started, None)
    on = local_day(started)
    answer = Asked(clock, span, Ending(on, on, started), started, (), texts)
    return _granted(clock, answer, facts)


def _extended(clock: Clock, earlier: Asked, facts: Facts, book: Book) -> Asked:
    _check_needs(clock, facts)
    way = clock.move
    if way is None or earlier.span is None or not {earlier.clock.ref, clock.ref} & {*way.of}:
        raise DoesNotApply(
            f"{clock.ref} không kéo dài {earlier.clock.ref}. Xem lachan law show {clock.ref}."
        )
    _check_used_up(clock, earlier, facts)
    term, _ = _term(clock, facts, earlier.started)
    texts = _texts(clock, term, book, local_day(earlier.started))
    answer = replace(earlier, unsettled=tuple(dict.fromkeys(earlier.unsettled + texts)))
    return _granted(clock, answer, facts)


def _check_used_up(clock: Clock, earlier: Asked, facts: Facts) -> None:
    """The extension beyond the ordinary ones comes only when those are used up (172(3), 173(6))."""
    term = earlier.clock.term_on(in_force_on(clock, facts, earlier.started))
    if earlier.clock is clock or term is None or not term.turns:
        return
    allowed = len(term.turns.get(str(facts.get("severity")), ()))
    if earlier.turns.get(earlier.clock.ref, 0) < allowed:
        raise DoesNotApply(
            f"{clock.ref} chỉ sau khi đã dùng hết {allowed:02d} lần gia hạn của {earlier.clock.ref}."
        )


def _granted(clock: Clock, answer: Asked, facts: Facts) -> Asked:
    """Every extension of this clock that the facts list, or one in full where the ref itself says so."""
    for granted in _grants(clock, facts):
        answer = _one_more(clock, answer, granted, facts)
    return answer


def _grants(clock: Clock, facts: Facts) -> list[Mapping[str, object]]:
    way = clock.move
    listed = extensions(facts, way.extension_kind) if way is not None else []
    if clock.ref in SECOND_OF_ITS_KIND:
        listed = [one for one in listed if one.get("n") != 1]
    elif clock.ref in FIRST_OF_ITS_KIND:
        listed = [one for one in listed if one.get("n", 1) == 1]
    if not listed and "extensions" in clock.needs:
        raise missing(clock, "extensions")
    return listed or [{}]


# One act extends tạm giữ twice, and the dossier gives each time a row of its own (Điều 118(2)).
FIRST_OF_ITS_KIND: Final = frozenset({"C07"})
SECOND_OF_ITS_KIND: Final = frozenset({"C08"})


def _one_more(clock: Clock, answer: Asked, granted: Mapping[str, object], facts: Facts) -> Asked:
    used = answer.turns.get(clock.ref, 0)
    turn = _turn(clock, granted, used, alone=answer.span is not None and answer.span.base is None)
    allowed = _allowed(clock, facts, answer.started, turn)
    _decided_in_time(clock, granted, answer)
    grant = grant_of(granted, allowed, answer.end.nominal)
    if grant.over:
        raise DoesNotApply(f"{clock.ref}: thời gian gia hạn vượt mức {allowed.words} luật cho.")
    if answer.span is None:
        raise DoesNotApply(f"{clock.ref} không kéo dài {answer.clock.ref}.")
    span = answer.span.plus(clock, grant.length)
    since = answer.end.nominal
    end = span.ending(calendar())
    line = f"{clock.ref}: {span_text(clock, span, grant.length, since, end)}"
    return replace(
        answer,
        clock=clock,
        span=span,
        end=end,
        working=(*answer.working, line, *rolled_line(end, calendar())),
        turns={**answer.turns, clock.ref: turn},
    )


def _turn(clock: Clock, granted: Mapping[str, object], used: int, *, alone: bool) -> int:
    """Which extension of its kind this is: as numbered, else the next one."""
    n = granted.get("n")
    if clock.ref in SECOND_OF_ITS_KIND or not isinstance(n, int):
        return used + 1
    if not alone and n != used + 1:
        raise DoesNotApply(f"{clock.ref}: gia hạn lần {n} khi chưa có lần {used + 1}.")
    return n


def _allowed(clock: Clock, facts: Facts, started: datetime, turn: int) -> Length:
    term, _ = _term(clock, facts, started)
    times = clock.move.times if clock.move is not None and not term.turns else turn
    allowed = term.turn(facts, turn) if turn <= times else None
    if allowed is None and term.turns and facts.get("severity") is None:
        raise missing(clock, "severity")
    if allowed is None:
        most = len(term.turns.get(str(facts.get("severity")), ())) if term.turns else times
        raise DoesNotApply(f"{clock.ref}: luật chỉ cho gia hạn {most:02d} lần.")
    return allowed


def _decided_in_time(clock: Clock, granted: Mapping[str, object], answer: Asked) -> None:
    decided = _on(granted)
    if decided is None:
        return
    last = answer.end.due_on
    if decided > (calendar().next_working_day(last) if clock.roll else last):
        raise DoesNotApply(f"{clock.ref}: quyết định ngày {day(decided)} ra sau khi đã hết hạn.")


def _on(granted: Mapping[str, object]) -> date | None:
    written = granted.get("on")
    if written is None:
        return None
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError as fault:
        raise FactMissing(f"«{written}» không phải ngày; viết như 2026-03-02.") from fault


def _own_extensions(answer: Asked, clocks: list[Clock], facts: Facts, book: Book) -> Asked:
    """Extensions listed of a kind that moves the clock asked, though the ref names only the clock."""
    if len(clocks) != 1 or answer.span is None or clocks[0].move is not None:
        return answer
    movers = [c for c in book.clocks.values() if c.move is not None and clocks[0].ref in c.move.of]
    if any(c.move is not None and c.move.counted_from == "start" for c in movers):
        return answer
    for mover in movers:
        if mover.move is not None and extensions(facts, mover.move.extension_kind):
            answer = _extended(mover, answer, facts, book)
    return answer


def _check_needs(clock: Clock, facts: Facts) -> None:
    for need in clock.needs:
        if need in MUST_BE_SAID and facts.get(need) is None:
            raise missing(clock, need)
    if clock.move is None or clock.move.counted_from != "start":
        return
    for need in clock.needs:
        if need not in MUST_BE_SAID and facts.get(need) is not True and not _prolonged(facts):
            words = FACT_WORDS.get(need, need)
            raise DoesNotApply(f"{clock.ref} chỉ áp dụng khi có: {words}.")


def _prolonged(facts: Facts) -> bool:
    """An extension by the procuracy presupposes that the head had prolonged (Điều 147 khoản 2)."""
    return bool(extensions(facts, NEVER_EXTENDED_UNASKED))


def _check_applies(clock: Clock, facts: Facts) -> None:
    """Some start of the clock must agree with what is said; the rest is the event itself."""
    if clock.starts_on and not any(_agrees(clock, one.where, facts) for one in clock.starts_on):
        raise DoesNotApply(
            f"{clock.ref} ({clock.name}) không áp dụng cho dữ kiện đã nêu ({clock.terms[-1].cite})."
        )
    if _switched(clock, facts):
        raise DoesNotApply(f"{clock.ref} không còn áp dụng khi xác định được tội rất nghiêm trọng.")


def _agrees(clock: Clock, where: tuple[Condition, ...], facts: Facts) -> bool:
    spoken = (
        one
        for one in where
        if one.fact in clock.needs or facts.get(one.fact) is not None or one.fact in BOOLEANS
    )
    return all(one.holds(facts) for one in spoken)


BOOLEANS: Final = frozenset({"present"})


def _switched(clock: Clock, facts: Facts) -> bool:
    """Left without object by a ground of Điều 8(5)(a), once a later class gives that ground."""
    serious = any(to in ("RNT", "ĐB") for _, to in changes_of(facts))
    urgent = {"urgent_ground": True}
    return serious and any(one.where and one.holds(urgent) for one in clock.moot_on)


def _term(clock: Clock, facts: Facts, at: date | datetime) -> tuple[Term, Length]:
    in_force = in_force_on(clock, facts, at)
    term = clock.term_on(in_force)
    if term is None and clock.before_2018:
        term = clock.terms[0]
    if term is None or not term.in_law:
        raise DoesNotApply(f"{clock.ref} chưa có quy định vào ngày {day(in_force)}: {_why(term)}")
    length = term.turn(facts, 1) if term.turns else term.length_for(facts)
    if length is None:
        return term, _unsaid(clock, term, facts)
    if length.unit in ("always", "rule") and not clock.halves:
        raise NoNumberInLaw(f"{clock.ref}: luật đặt {length.words}, không có ngày hết hạn để tính.")
    return term, length


def _why(term: Term | None) -> str:
    if term is None:
        return "trước ngày 01/01/2018, BLTTHS 2003 chưa mã hóa. Chọn ngày từ 01/01/2018."
    return term.because


def _unsaid(clock: Clock, term: Term, facts: Facts) -> Length:
    """No option fits: a fact is missing, or what is said rules the clock out. Custody may wait."""
    named = [one.fact for option in term.options for one in option.where]
    unsaid = "severity" if term.turns else next((n for n in named if facts.get(n) is None), "")
    if clock.counting == "custody_order" and unsaid == "severity":
        return max((option.length for option in term.options), key=lambda one: one.n)
    if unsaid and not (term.turns and facts.get("severity")):
        raise missing(clock, unsaid)
    raise DoesNotApply(
        f"{clock.ref} ({clock.name}) không áp dụng cho dữ kiện đã nêu ({term.cite})."
    )


def _instant(clock: Clock, at: date | datetime, length: Length) -> datetime:
    if isinstance(at, datetime):
        return at.astimezone(ZONE)
    if length.unit == "h" or clock.counting == "exact":
        raise FactMissing(f"{clock.ref} tính bằng giờ: cần giờ, phút bắt đầu, không chỉ ngày.")
    return start_of_day(at)


def _texts(clock: Clock, term: Term, book: Book, on: date) -> tuple[str, ...]:
    texts = [*clock.unsettled_texts, book.open_readings.get(term.unsettled, "")]
    if clock.before_2018 and on < date(2018, 1, 1):
        texts.append(OLD_LAW)
    return tuple(text for text in texts if text)


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
