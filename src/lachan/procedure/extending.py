"""Extensions in a clock that is asked by name: in their order, each within what the law allows.
The sources are BLTTHS Điều 118, 147, 172–174, 240 and 277; a listed one is counted or refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from lachan.law.book import Book
from lachan.law.calendar import calendar
from lachan.law.clock import Clock, Facts
from lachan.law.lengths import Length
from lachan.law.refusals import DoesNotApply, FactMissing
from lachan.procedure.explaining import day, rolled_line, span_text
from lachan.procedure.fitting import NEVER_EXTENDED_UNASKED, check_needs, term_of
from lachan.procedure.grants import grant_of
from lachan.procedure.open_points import open_points
from lachan.procedure.periods import Ending, local_day
from lachan.procedure.said import changes_of, extensions, in_force_on, missing
from lachan.procedure.spans import CUSTODY, Span


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


# One act extends tạm giữ twice, and the dossier gives each time a row of its own (Điều 118(2)).
# Beyond the two ordinary extensions of custody stands only the one of Điều 173(6).
ORDINARY_CUSTODY, SUPREME_CUSTODY, THIRD = "C12x", "C12y", 3
FIRST_OF_ITS_KIND: Final = frozenset({"C07"})


SECOND_OF_ITS_KIND: Final = frozenset({"C08"})


def extension_alone(clock: Clock, started: datetime, facts: Facts, texts: tuple[str, ...]) -> Asked:
    """Asked by itself, an extension counts from the end of the term before it."""
    if clock.counting in CUSTODY:
        span = Span(clock, started + timedelta(days=1), None)
    else:
        span = Span(clock, started, None)
    on = local_day(started)
    answer = Asked(clock, span, Ending(on, on, started), started, (), texts)
    return _granted(clock, answer, facts)


def extended(clock: Clock, earlier: Asked, facts: Facts, book: Book) -> Asked:
    check_needs(clock, facts)
    way = clock.move
    if way is None or earlier.span is None or not {earlier.clock.ref, clock.ref} & {*way.of}:
        raise DoesNotApply(
            f"{clock.ref} không kéo dài {earlier.clock.ref}. Xem lachan law show {clock.ref}."
        )
    _check_used_up(clock, earlier, facts)
    term, length = term_of(clock, facts, earlier.started)
    texts = open_points(
        clock,
        term,
        length,
        book=book,
        on=local_day(earlier.started),
        changed=bool(changes_of(facts)),
        facts=facts,
    )
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


def _listed_for(clock: Clock, facts: Facts) -> list[Mapping[str, object]]:
    way = clock.move
    listed = extensions(facts, way.extension_kind) if way is not None else []
    if clock.ref in SECOND_OF_ITS_KIND:
        return [one for one in listed if one.get("n") != 1]
    if clock.ref == SUPREME_CUSTODY:
        return listed + [one for one in extensions(facts, "custody") if one.get("n") == THIRD]
    if clock.ref == ORDINARY_CUSTODY:
        return [one for one in listed if one.get("n") != THIRD]
    if clock.ref in FIRST_OF_ITS_KIND:
        return [one for one in listed if one.get("n", 1) == 1]
    return listed


def _grants(clock: Clock, facts: Facts) -> list[Mapping[str, object]]:
    listed = _listed_for(clock, facts)
    if not listed and "extensions" in clock.needs:
        raise missing(clock, "extensions")
    return listed or [{}]


def _one_more(clock: Clock, answer: Asked, granted: Mapping[str, object], facts: Facts) -> Asked:
    used = answer.turns.get(clock.ref, 0)
    turn = _turn(clock, granted, used, alone=answer.span is not None and answer.span.base is None)
    allowed = _allowed(clock, facts, answer.started, turn)
    _decided_in_time(clock, granted, answer)
    grant = grant_of(granted, allowed, answer.end.nominal)
    if grant.over:
        raise DoesNotApply(
            f"{clock.ref}: thời gian gia hạn vượt mức {allowed.words} luật cho. "
            "Kiểm tra lại quyết định gia hạn."
        )
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
    if clock.ref in {*SECOND_OF_ITS_KIND, SUPREME_CUSTODY} or not isinstance(n, int):
        return used + 1
    if not alone and n != used + 1:
        raise DoesNotApply(
            f"{clock.ref}: gia hạn lần {n} khi chưa có lần {used + 1}. Nêu đủ các lần trước."
        )
    return n


def _allowed(clock: Clock, facts: Facts, started: datetime, turn: int) -> Length:
    term, _ = term_of(clock, facts, started)
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
        raise DoesNotApply(
            f"{clock.ref}: quyết định ngày {day(decided)} ra sau khi đã hết hạn. Kiểm tra lại ngày."
        )


def _on(granted: Mapping[str, object]) -> date | None:
    written = granted.get("on")
    if written is None:
        return None
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError as fault:
        raise FactMissing(f"«{written}» không phải ngày; viết như 2026-03-02.") from fault


def own_extensions(answer: Asked, facts: Facts, book: Book) -> Asked:
    """Extensions listed of a kind that moves the clock asked, though the ref names only the clock."""
    while (mover := _next_mover(answer, facts, book)) is not None:
        answer = extended(mover, answer, facts, book)
    return answer


def _next_mover(answer: Asked, facts: Facts, book: Book) -> Clock | None:
    if answer.span is None or answer.span.halved:
        return None
    movers = [c for c in book.clocks.values() if c.move and answer.clock.ref in c.move.of]
    if any(c.move and c.move.counted_from == "start" for c in movers):
        return None
    for mover in movers:
        kind = mover.move.extension_kind if mover.move else ""
        fresh = mover is not answer.clock and mover.ref not in answer.turns
        if fresh and kind != NEVER_EXTENDED_UNASKED and _listed_for(mover, facts):
            return mover
    return None


def check_all_used(ref: str, clocks: list[Clock], answer: Asked, facts: Facts) -> None:
    """An extension that is listed and cannot be counted is refused, never passed over in silence."""
    if answer.span is None or answer.span.clock.ref not in {one.ref for one in clocks}:
        return
    used = {one.mover.move.extension_kind for one in answer.span.added if one.mover.move}
    if SUPREME_CUSTODY in answer.turns:
        used.add("custody")
    _check_count(ref, answer, facts)
    aside = {"tam_giu"} if answer.span.clock.counting in CUSTODY else set()
    for one in extensions(facts):
        if one.get("kind") not in {*used, *aside, NEVER_EXTENDED_UNASKED}:
            raise DoesNotApply(
                f"{ref}: luật không cho gia hạn loại «{one.get('kind')}» ở thời hạn này."
            )


def _check_count(ref: str, answer: Asked, facts: Facts) -> None:
    """Every extension of a kind that was counted must itself have been counted."""
    if answer.span is None:
        return
    kinds = [one.mover.move.extension_kind for one in answer.span.added if one.mover.move]
    for kind in set(kinds) - {NEVER_EXTENDED_UNASKED}:
        listed = len(extensions(facts, kind))
        counted = kinds.count(kind) + (kind == "custody" and SUPREME_CUSTODY in answer.turns)
        if listed > counted:
            raise DoesNotApply(f"{ref}: luật chỉ cho gia hạn {counted:02d} lần ở thời hạn này.")
