"""What makes the book unfit to be opened. Every fault is a Vietnamese line that names the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from lachan.law.clock import ActKind, Clock, Term
from lachan.law.lengths import Length, is_said_in

FIRST_DAY = date(2018, 1, 1)
MARKS = {"verified", "from_memory", "conflict", "inferred"}
COUNTINGS = {
    "hours",
    "exact",
    "day_after",
    "same_numbered_day",
    "back_from_anchor",
    "inclusive",
    "custody_order",
}
DIRECTIONS = {"within", "at_least_before", "not_before", "effect", "right"}
SUBJECTS = {"agency", "matter", "report", "case", "accused", "person"}
LAPSES = {"overdue", "must_release", "passes"}


def faults_of(
    clocks: Iterable[Clock], acts: Mapping[str, ActKind], readings: Mapping[str, str]
) -> list[str]:
    """All faults of all clocks, in file order."""
    clocks = list(clocks)
    refs = [clock.ref for clock in clocks]
    faults = [f"{c.file}: {c.ref}: {why}" for c in clocks for why in _faults(c, acts, refs)]
    named = ((c, term.unsettled) for c in clocks for term in c.terms if term.unsettled)
    unnamed = (
        f"{c.file}: {c.ref}: «{name}» không có trong open_readings."
        for c, name in named
        if name not in readings
    )
    return [*faults, *unnamed]


def _faults(clock: Clock, acts: Mapping[str, ActKind], refs: list[str]) -> Iterator[str]:
    if refs.count(clock.ref) > 1:
        yield "mã thời hạn bị trùng."
    if clock.counting not in COUNTINGS or clock.direction not in DIRECTIONS:
        yield "cách đếm hoặc chiều của thời hạn không có trong danh mục."
    if clock.subject not in SUBJECTS or clock.lapse not in LAPSES:
        yield "đối tượng (subject) hoặc hệ quả quá hạn (lapse) không có trong danh mục."
    if clock.lapse == "must_release" and clock.roll:
        yield "hạn giam giữ không bao giờ lùi vì ngày nghỉ."
    yield from _unknown_acts(clock, acts)
    yield from (f"«{ref}» không có trong sách luật." for ref in _linked(clock) if ref not in refs)
    yield from _time_faults(clock)
    for term in clock.terms:
        yield from _term_faults(term)


def _linked(clock: Clock) -> list[str]:
    moved = clock.move.of if clock.move else ()
    return [*clock.before, *moved, *clock.halves, *clock.not_beyond]


def _unknown_acts(clock: Clock, acts: Mapping[str, ActKind]) -> Iterator[str]:
    named = [one.act for one in (*clock.starts_on, *clock.stops_on, *clock.moot_on)]
    named += [act for one in clock.starts_on for act in one.or_act]
    if clock.move is not None:
        named.append(clock.move.act)
    for act in named:
        if act not in acts:
            yield f"hành vi «{act}» không có trong acts/*.yaml."


def _time_faults(clock: Clock) -> Iterator[str]:
    first = clock.terms[0].since if clock.terms else None
    if first is None or (first != FIRST_DAY and not (clock.before_2018 and first < FIRST_DAY)):
        yield f"phải có giá trị từ ngày {FIRST_DAY:%d/%m/%Y} (length: none nếu chưa quy định)."
        return
    for earlier, later in zip(clock.terms, clock.terms[1:], strict=False):
        if earlier.until != later.since:
            yield f"hở hoặc chồng thời gian quanh ngày {later.since:%d/%m/%Y}."
    if clock.terms[-1].until is not None:
        yield "giai đoạn cuối phải để ngỏ ngày kết thúc."


def _term_faults(term: Term) -> Iterator[str]:
    since = f"giai đoạn từ {term.since:%d/%m/%Y}"
    if not term.in_law:
        if not term.because:
            yield f"{since} chưa có quy định thì phải nói vì sao (because)."
        return
    if not term.cite:
        yield f"{since} thiếu điều khoản (cite)."
    if term.mark not in MARKS:
        yield f"dấu «{term.mark}» không có trong danh mục."
    if term.mark == "verified" and not (term.reads or term.quotes):
        yield f"{since} ghi verified mà không trích lời văn (reads)."
    for words, length in unsaid(term):
        yield f"lời văn trích «{words}» không có «{length.words}»."


def unsaid(term: Term) -> Iterator[tuple[str, Length]]:
    """Lengths that the quoted words do not contain with their unit."""
    for option in term.options:
        classes = [v for one in option.where if one.fact == "severity" for v in one.values]
        for words in dict.fromkeys(term.quote_for(c) for c in classes or [""]):
            if words and not is_said_in(option.length, words):
                yield words, option.length
    for severity, turn in term.turns.items():
        words = term.quote_for(severity)
        yield from ((words, one) for one in turn if words and not is_said_in(one, words))
