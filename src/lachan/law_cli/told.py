"""A clock and an article as tables for programs; the lines for people are made from the same parts."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.law.book import Book
from lachan.law.chapters import letter_of
from lachan.law.clock import Clock, Condition, Move, Selector, Term
from lachan.procedure.pages import wording
from lachan.procedure.pages.articles import Article
from lachan.procedure.pages.clock_part import acts, counted, extended_by, lapse, move, quotes
from lachan.procedure.pages.index import in_short

Table = dict[str, object]


def brief(clock: Clock) -> Table:
    """One row of `list --json`."""
    term = clock.terms[-1]
    return {
        "ref": clock.ref,
        "name": clock.name,
        "chapter": letter_of(clock.ref),
        "length": in_short(clock),
        "cite": term.cite,
        "instrument": clock.instrument,
        "article": clock.article,
        "mark": term.mark if term.in_law else None,
        "file": clock.file,
    }


def whole(clock: Clock, book: Book) -> Table:
    """All of a clock: `show --json`."""
    return {
        **brief(clock),
        "who": clock.who,
        "subject": clock.subject,
        "starts_on": [selector(one, book) for one in clock.starts_on],
        "stops_on": [selector(one, book) for one in clock.stops_on],
        "moot_on": [selector(one, book) for one in clock.moot_on],
        "needs": list(clock.needs),
        "direction": clock.direction,
        "counting": clock.counting,
        "rolls": clock.roll,
        "governed_by": clock.governed_by,
        "moved_by_class": clock.moved_by_class,
        "moves": None if clock.move is None else moving(clock.move, book),
        "extended_by": list(extended_by(clock, book)),
        "counts_back_from": list(clock.before),
        "halves": list(clock.halves),
        "not_beyond": list(clock.not_beyond),
        "regimes": [regime(term) for term in clock.terms],
        "lapse": clock.lapse,
        "on_lapse": clock.on_lapse,
        "cap": clock.cap,
        "guidance_only": clock.guidance_only,
        "unsettled": unsettled(clock, book),
        "text_note": clock.text_note,
        "checked_on": None if clock.checked_on is None else clock.checked_on.isoformat(),
    }


def selector(one: Selector, book: Book) -> Table:
    return {
        "act": one.act,
        "label": book.label(one.act),
        "where": [condition(part) for part in one.where],
        "by": one.by,
        "day_of": one.day_of,
        "or_act": list(one.or_act),
    }


def condition(one: Condition) -> Table:
    values = sorted(one.values, key=str)
    how = "but_not" if one.but_not else "unless" if one.unless else "is"
    return {"fact": one.fact, how: values}


def moving(one: Move, book: Book) -> Table:
    return {
        "of": list(one.of),
        "by_act": one.act,
        "label": book.label(one.act),
        "from": one.counted_from,
        "times": one.times,
        "extension_kind": one.extension_kind,
        "decided_by": one.decided_by,
    }


def regime(term: Term) -> Table:
    """One stretch of time; each length apart, by facts or by class and turn."""
    return {
        "from": term.since.isoformat(),
        "to": None if term.until is None else term.until.isoformat(),
        "in_law": term.in_law,
        "lengths": [
            {"where": [condition(part) for part in one.where], "length": str(one.length)}
            for one in term.options
        ],
        "in_turn": {code: [str(one) for one in turn] for code, turn in term.turns.items()},
        "cite": term.cite,
        "reads": term.reads,
        "reads_by_class": dict(term.quotes),
        "mark": term.mark if term.in_law else None,
        "because": term.because,
        "unsettled": term.unsettled,
    }


def unsettled(clock: Clock, book: Book) -> list[Table]:
    names = [*clock.open_readings, *(term.unsettled for term in clock.terms)]
    return [{"name": n, "text": book.open_readings.get(n, n)} for n in dict.fromkeys(names) if n]


def lines(clock: Clock, book: Book) -> Iterator[str]:
    """`show` for people."""
    yield f"{clock.ref} {clock.name}"
    yield f"{wording.WHO[clock.direction]}: {clock.who}"
    yield f"Tệp: law/{clock.file}"
    for head, selectors in (("Tính từ", clock.starts_on), ("Xong khi", clock.stops_on)):
        if selectors:
            yield f"{head}: {'; '.join(dict.fromkeys(acts(selectors, book)))}"
    for term in clock.terms:
        yield from _regime(term)
    yield f"Cách tính: {' '.join(counted(clock))}"
    yield from _links(clock, book)
    yield f"Khi hết hạn mà chưa làm: {lapse(clock)}"
    if clock.guidance_only:
        yield "Chỉ là hướng dẫn nội bộ: cảnh báo, không phải thời hạn luật định."
    yield from (f"Chưa thống nhất: {one['text']}" for one in unsettled(clock, book))
    yield f"Lưu ý: {clock.text_note}"


def _regime(term: Term) -> Iterator[str]:
    head = wording.span(term).capitalize()
    if not term.in_law:
        yield f"{head}: chưa có quy định. {term.because}"
        return
    yield f"{head}: {term.cite}; {wording.MARKS[term.mark]}"
    for case, length in wording.options(term):
        yield f"  {case}: {length}" if case else f"  {length}"
    yield from (f"  «{words}»" for words in quotes(term))


def _links(clock: Clock, book: Book) -> Iterator[str]:
    if clock.move is not None:
        yield f"Gia hạn cho: {move(clock.move, book)}"
    for head, refs in (
        ("Được gia hạn bởi", extended_by(clock, book)),
        ("Đếm ngược từ hạn của", clock.before),
        ("Bằng một nửa của", clock.halves),
        ("Không dài hơn", clock.not_beyond),
    ):
        if refs:
            yield f"{head}: {', '.join(refs)}"


def article(one: Article) -> Table:
    """One row of `articles --json`."""
    return {
        "article": one.label,
        "instrument": one.instrument.short,
        "title": one.instrument.title,
        "number": one.number,
        "in_force": one.instrument.in_force.isoformat(),
        "not_consolidated": one.instrument.unread,
        "file": one.file,
        "refs": [clock.ref for clock in one.clocks],
        "offence": None if one.offence is None else one.offence.name,
        "quotes": one.quotes,
        "marks": dict(one.marks),
    }
