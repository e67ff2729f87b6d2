"""Whether a clock may be asked with these facts, which regime holds, and how long its term is.
Nothing is assumed: what a clock needs and nobody said is refused by name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from lachan.law.clock import Clock, Condition, Facts, Term
from lachan.law.lengths import Length
from lachan.law.refusals import DoesNotApply, FactMissing, NoNumberInLaw
from lachan.procedure.explaining import day
from lachan.procedure.periods import ZONE, start_of_day
from lachan.procedure.said import FACT_WORDS, changes_of, extensions, in_force_on, missing

MUST_BE_SAID: Final = frozenset(
    {
        "receipt_by", "opened_by", "urgent_ground", "severity", "extensions", "returned_by",
        "procuracy_level", "against", "court_level",
    }
)  # fmt: skip
NEVER_EXTENDED_UNASKED: Final = "intake"
BOOLEANS: Final = frozenset({"present"})


def check_needs(clock: Clock, facts: Facts) -> None:
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


def check_applies(clock: Clock, facts: Facts) -> None:
    """Some start of the clock must agree with what is said; the rest is the event itself."""
    if clock.starts_on and not any(_agrees(clock, one.where, facts) for one in clock.starts_on):
        raise DoesNotApply(
            f"{clock.ref} ({clock.name}) không áp dụng: {_only_when(clock, facts)} ({clock.terms[-1].cite})."
        )
    if _switched(clock, facts):
        raise DoesNotApply(f"{clock.ref} không còn áp dụng khi xác định được tội rất nghiêm trọng.")


def _only_when(clock: Clock, facts: Facts) -> str:
    """The conditions of the start that comes nearest to what was said, in words."""
    nearest = min(clock.starts_on, key=lambda one: sum(not c.holds(facts) for c in one.where))
    unmet = [_in_words(one) for one in nearest.where if not one.holds(facts)]
    return "chỉ áp dụng khi " + "; ".join(unmet)


def _in_words(condition: Condition) -> str:
    words = FACT_WORDS.get(condition.fact, condition.fact)
    values = ", ".join(sorted(VALUE_WORDS.get(str(v), str(v)) for v in condition.values))
    return f"{words} {'khác' if condition.but_not or condition.unless else 'là'} {values}"


VALUE_WORDS: Final = {"True": "có", "False": "không"}


def _agrees(clock: Clock, where: tuple[Condition, ...], facts: Facts) -> bool:
    spoken = (
        one
        for one in where
        if one.fact in clock.needs or facts.get(one.fact) is not None or one.fact in BOOLEANS
    )
    return all(one.holds(facts) for one in spoken)


def _switched(clock: Clock, facts: Facts) -> bool:
    """Left without object by a ground of Điều 8(5)(a), once a later class gives that ground."""
    serious = any(to in ("RNT", "ĐB") for _, to in changes_of(facts))
    urgent = {"urgent_ground": True}
    return serious and any(one.where and one.holds(urgent) for one in clock.moot_on)


def term_of(clock: Clock, facts: Facts, at: date | datetime) -> tuple[Term, Length]:
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
        return "trước ngày 01/01/2018, BLTTHS 2003 chưa được mã hóa. Chọn ngày từ 01/01/2018."
    return term.because


def _unsaid(clock: Clock, term: Term, facts: Facts) -> Length:
    """No option fits: a fact is missing, or what is said rules the clock out. Custody may wait."""
    unsaid = "severity" if term.turns else _first_unsaid(term, facts)
    if clock.counting == "custody_order" and unsaid == "severity":
        return max((option.length for option in term.options), key=lambda one: one.n)
    if unsaid and not (term.turns and facts.get("severity")):
        raise missing(clock, unsaid)
    named = dict.fromkeys(one.fact for option in term.options for one in option.where)
    spoken = ", ".join(f"{n} = {VALUE_WORDS.get(str(facts.get(n)), facts.get(n))}" for n in named)
    raise DoesNotApply(
        f"{clock.ref} ({clock.name}) không có thời hạn cho {spoken} ({term.cite}). {clock.unsettled}".strip()
    )


def _first_unsaid(term: Term, facts: Facts) -> str:
    """A fact that is missing from an option which what is said does not rule out already."""
    for option in term.options:
        unmet = [one for one in option.where if not one.holds(facts)]
        if unmet and all(facts.get(one.fact) is None for one in unmet):
            return unmet[0].fact
    return ""


def instant_of(clock: Clock, at: date | datetime, length: Length) -> datetime:
    if isinstance(at, datetime):
        return at.astimezone(ZONE)
    if length.unit == "h" or clock.counting == "exact":
        raise FactMissing(
            f"{clock.ref} tính bằng giờ: cần giờ, phút bắt đầu, không chỉ ngày. "
            "Viết như 2026-03-02T22:30."
        )
    return start_of_day(at)
