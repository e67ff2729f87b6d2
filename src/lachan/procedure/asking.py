"""One clock, or a chain «A16+A17+A18», asked by name with the facts a clerk knows.
Here nothing is assumed: a fact that is needed and missing is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from lachan.law.book import Book
from lachan.law.book import book as the_book
from lachan.law.calendar import Calendar, calendar
from lachan.law.clock import Clock, Condition, Facts, Term
from lachan.law.lengths import Length
from lachan.law.refusals import DoesNotApply, FactMissing, NoNumberInLaw
from lachan.procedure.acts import with_class
from lachan.procedure.explaining import day, instant, provisional_line
from lachan.procedure.grants import grant_of
from lachan.procedure.periods import ZONE, Ending, before, ending, local_day, start_of_day
from lachan.procedure.readings import Due

FACT_WORDS: Final = {
    "receipt_by": "cơ quan tiếp nhận (receipt_by)",
    "urgent_ground": "điều luật (charge) hoặc loại tội phạm (severity)",
    "severity": "điều luật (charge) hoặc loại tội phạm (severity)",
    "extensions": "quyết định gia hạn (extensions)",
    "victim_under_18": "có người dưới 18 tuổi bị nghi là nạn nhân hay không (victim_under_18)",
    "remote_mountain": "xã vùng rừng núi xa xôi, hẻo lánh, hải đảo (remote_mountain)",
    "complex": "vụ việc phức tạp, đã quyết định kéo dài (complex)",
}
LAST_YEAR: Final = 2090
MUST_BE_SAID: Final = frozenset({"receipt_by", "urgent_ground", "severity", "extensions"})


def due(
    ref: str, at: date | datetime, facts: Mapping[str, object], book: Book | None = None
) -> Due:
    """The due date of `ref` from `at`. For a chain, the one due date after all its parts."""
    book, known = book or the_book(), with_class(facts)
    clocks = [book.clock(one.strip()) for one in ref.split("+")]
    said = _in_force_on(known, at)
    result = _asked(clocks[0], at, known, said)
    for clock in clocks[1:]:
        result = _then(clock, result, at, known, said)
    return replace(result, ref=ref)


def _in_force_on(facts: Facts, at: date | datetime) -> date:
    said = facts.get("law_on")
    on = _written_date(said) or (local_day(at) if isinstance(at, datetime) else at)
    if on.year > LAST_YEAR:
        raise DoesNotApply(f"Ngày {day(on)} ngoài phạm vi lịch (đến hết năm {LAST_YEAR}).")
    return on


def _written_date(said: object) -> date | None:
    """A date as facts may write it; nonsense is refused, not skipped."""
    if not isinstance(said, str):
        return said if isinstance(said, date) else None
    try:
        return date.fromisoformat(said[:10])
    except ValueError as fault:
        raise FactMissing(f"«{said}» không phải ngày; viết như 2026-03-02.") from fault


def _asked(clock: Clock, at: date | datetime, facts: Facts, in_force: date) -> Due:
    """One clock alone: from its start, or from the end it prolongs or counts back from."""
    _check_needs(clock, facts)
    _check_applies(clock, facts)
    term, length = _term(clock, facts, in_force)
    started = _instant(clock, at, length)
    if length.unit == "now":
        on = local_day(started)
        return Due(
            clock.ref, "", started, on, on, None, None, unsettled_texts=clock.unsettled_texts
        )
    if clock.before:
        back = before(local_day(started), length)
        return _result(clock, started, length, back, term)
    if clock.move is not None and clock.move.counted_from == "expiry":
        length = _extension(clock, facts, length, local_day(started))
    return _result(clock, started, length, _count(clock, started, length), term)


def _then(clock: Clock, earlier: Due, at: date | datetime, facts: Facts, in_force: date) -> Due:
    """The next part of a chain: from the same start, the nominal expiry, or back from the end."""
    if clock.move is not None and clock.move.counted_from == "start":
        return _joined(earlier, _asked(clock, at, facts, in_force))
    if earlier.due_at is None:
        raise NoNumberInLaw(f"{earlier.ref}: luật viết «ngay», không tính tiếp được {clock.ref}.")
    anchor: date | datetime = earlier.nominal
    if not clock.dependent and _hours(clock, facts, in_force):
        anchor = earlier.due_at
    return _joined(earlier, _asked(clock, anchor, facts, in_force))


def _joined(earlier: Due, later: Due) -> Due:
    return replace(
        later,
        started_at=earlier.started_at,
        unsettled_texts=tuple(dict.fromkeys(earlier.unsettled_texts + later.unsettled_texts)),
        working=earlier.working + later.working,
    )


def _hours(clock: Clock, facts: Facts, in_force: date) -> bool:
    return _term(clock, facts, in_force)[1].unit == "h"


def _check_needs(clock: Clock, facts: Facts) -> None:
    for need in clock.needs:
        if need in MUST_BE_SAID and facts.get(need) is None:
            raise _missing(clock, need)
    if clock.move is None:
        return
    for need in clock.needs:
        if need not in MUST_BE_SAID and facts.get(need) is not True and not _extended(facts):
            words = FACT_WORDS.get(need, need)
            raise DoesNotApply(f"{clock.ref} chỉ áp dụng khi có: {words}.")


def _missing(clock: Clock, need: str) -> FactMissing:
    return FactMissing(f"{clock.ref}: thiếu {FACT_WORDS.get(need, need)}. Bổ sung rồi tính lại.")


def _extended(facts: Facts) -> bool:
    """An extension by the procuracy presupposes that the head had prolonged (Điều 147 khoản 2)."""
    return bool(_extensions(facts, "intake"))


def _check_applies(clock: Clock, facts: Facts) -> None:
    """Some start of the clock must agree with what is said; the rest is the event itself."""
    if not clock.starts_on:
        return
    if not any(_agrees(clock, one.where, facts) for one in clock.starts_on):
        raise DoesNotApply(
            f"{clock.ref} ({clock.name}) không áp dụng cho dữ kiện đã nêu ({clock.terms[-1].cite})."
        )
    if _switched(clock, facts):
        raise DoesNotApply(f"{clock.ref} không còn áp dụng khi xác định được tội rất nghiêm trọng.")


def _agrees(clock: Clock, where: tuple[Condition, ...], facts: Facts) -> bool:
    said = (one for one in where if one.fact in clock.needs or facts.get(one.fact) is not None)
    return all(one.holds(facts) for one in said)


def _switched(clock: Clock, facts: Facts) -> bool:
    """Left without object by a ground of Điều 8(5)(a), once a later class gives that ground."""
    changes = facts.get("severity_changes")
    if not isinstance(changes, list):
        return False
    serious = any(isinstance(one, dict) and one.get("to") in ("RNT", "ĐB") for one in changes)
    urgent = {"urgent_ground": True}
    return serious and any(one.where and one.holds(urgent) for one in clock.moot_on)


def _term(clock: Clock, facts: Facts, in_force: date) -> tuple[Term, Length]:
    term = clock.term_on(in_force)
    if term is None or not term.in_law:
        why = "trước ngày 01/01/2018" if term is None else term.because
        raise DoesNotApply(f"{clock.ref} chưa có quy định vào ngày {day(in_force)}: {why}")
    length = term.length_for(facts)
    if length is None:
        raise _missing(clock, "severity")
    if length.unit == "always":
        raise NoNumberInLaw(
            f"{clock.ref} là nghĩa vụ thường trực 24/24 giờ, không có ngày hết hạn."
        )
    return term, length


def _instant(clock: Clock, at: date | datetime, length: Length) -> datetime:
    if isinstance(at, datetime):
        return at if at.tzinfo is not None else at.replace(tzinfo=ZONE)
    if length.unit == "h":
        raise FactMissing(f"{clock.ref} tính bằng giờ: cần giờ, phút bắt đầu, không chỉ ngày.")
    return start_of_day(at)


def _extensions(facts: Facts, kind: str) -> list[Mapping[str, object]]:
    listed = facts.get("extensions")
    if not isinstance(listed, list):
        return []
    return [one for one in listed if isinstance(one, dict) and one.get("kind") == kind]


def _extension(clock: Clock, facts: Facts, allowed: Length, expiry: date) -> Length:
    """What the procuracy granted: within what the law allows, once, and decided in time."""
    move = clock.move
    granted = _extensions(facts, move.extension_kind if move else "")
    if not granted:
        raise _missing(clock, "extensions")
    if move is not None and len(granted) > move.times:
        raise DoesNotApply(f"{clock.ref}: luật chỉ cho gia hạn {move.times:02d} lần.")
    _decided_in_time(clock, granted[0], expiry)
    grant = grant_of(granted[0], allowed, expiry)
    if grant.over:
        raise DoesNotApply(f"{clock.ref}: thời gian gia hạn vượt mức {allowed.words} luật cho.")
    return grant.length


def _decided_in_time(clock: Clock, granted: Mapping[str, object], expiry: date) -> None:
    decided = _written_date(granted.get("on"))
    if decided is not None and decided > calendar().next_working_day(expiry):
        raise DoesNotApply(f"{clock.ref}: quyết định ngày {day(decided)} ra sau khi đã hết hạn.")


def _count(clock: Clock, at: datetime, length: Length) -> Ending:
    inclusive = clock.counting == "inclusive"
    return ending(at, length, roll=clock.roll, calendar=calendar(), inclusive=inclusive)


def _result(clock: Clock, started: datetime, length: Length, end: Ending, term: Term) -> Due:
    days, first = calendar(), local_day(started)
    unsettled = [*clock.unsettled_texts, the_book().open_readings.get(term.unsettled, "")]
    if length.unit != "h" and days.provisional_between(first, end.due_on):
        unsettled.append(provisional_line(end.due_on.year, days))
    return Due(
        ref=clock.ref,
        started_by="",
        started_at=started,
        nominal=end.nominal,
        due_on=end.due_on,
        due_at=end.due_at,
        stricter_on=end.stricter_on,
        unsettled_texts=tuple(text for text in unsettled if text),
        working=_lines(clock, started, length, end, days),
    )


def _lines(
    clock: Clock, started: datetime, length: Length, end: Ending, days: Calendar
) -> tuple[str, ...]:
    if length.unit == "h":
        return (f"{clock.ref}: {length.words} từ {instant(started)} → {instant(end.due_at)}",)
    side = "trước" if clock.before else "từ"
    first = f"{clock.ref}: {length.words} {side} {day(local_day(started))} → {day(end.nominal)}"
    if not end.rolled:
        return (first,)
    why = days.why_off(end.nominal)
    return (first, f"{day(end.nominal)} là ngày nghỉ ({why}) → {day(end.due_on)}")
