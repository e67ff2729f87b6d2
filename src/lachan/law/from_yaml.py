"""From a YAML row to a Clock. Short forms are opened here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lachan.law.clock import Clock, Condition, Instrument, Move, Option, Selector, Term, article_of
from lachan.law.lengths import parse_length

Row = Mapping[str, Any]

KNOWN = {
    "ref", "name", "who", "subject", "starts_on", "stops_on", "moot_on", "term", "counting",
    "direction", "governed_by", "on_day_off", "once", "stops_all", "needs", "moves", "before",
    "on_lapse", "unsettled", "guidance_only", "cap", "checked", "note", "lapse", "halves",
    "not_beyond", "moved_by_class", "before_2018",
}  # fmt: skip
DEFAULT_COUNTING = {
    "h": "hours",
    "d": "day_after",
    "wd": "day_after",
    "m": "same_numbered_day",
    "y": "same_numbered_day",
    "cm": "inclusive",
}


def clock_from(row: Row, file: str, instrument: Instrument, readings: Mapping[str, str]) -> Clock:
    unknown = set(row) - KNOWN
    if unknown:
        raise ValueError(f"mục không biết: {', '.join(sorted(unknown))}")
    terms = tuple(_term(one, file, instrument) for one in row["term"])
    names = tuple(row.get("unsettled", ()))
    counting = row.get("counting") or _counting(terms)
    return Clock(
        ref=row["ref"],
        name=row["name"],
        who=row["who"],
        subject=row.get("subject", "matter"),
        starts_on=tuple(_selector(one) for one in row.get("starts_on", ())),
        stops_on=tuple(_selector(one) for one in row.get("stops_on", ())),
        moot_on=tuple(_selector(one) for one in row.get("moot_on", ())),
        terms=terms,
        counting=counting,
        direction=row.get("direction", "within"),
        governed_by=row.get("governed_by", "start"),
        roll=row.get("on_day_off", "stays") == "next_workday",
        once=bool(row.get("once", False)),
        stops_all=bool(row.get("stops_all", False)),
        needs=tuple(row.get("needs", ())),
        move=_move(row["moves"]) if "moves" in row else None,
        before=tuple(row.get("before", ())),
        on_lapse=row.get("on_lapse", ""),
        open_readings=names,
        unsettled_texts=tuple(readings[name] for name in names),
        guidance_only=bool(row.get("guidance_only", False)),
        instrument=instrument.short,
        file=file,
        text_note=f"chưa hợp nhất sửa đổi 2024–2026 ({instrument.unread})",
        cap=row.get("cap", ""),
        lapse=row.get("lapse", "overdue"),
        halves=tuple(row.get("halves", ())),
        not_beyond=tuple(row.get("not_beyond", ())),
        moved_by_class=bool(row.get("moved_by_class", False)),
        before_2018=bool(row.get("before_2018", False)),
        checked_on=row.get("checked"),
    )


def _counting(terms: tuple[Term, ...]) -> str:
    for term in terms:
        for length in term.lengths:
            if length.unit in DEFAULT_COUNTING:
                return DEFAULT_COUNTING[length.unit]
    return "hours"


def _selector(row: str | Row) -> Selector:
    if isinstance(row, str):
        return Selector(act=row)
    return Selector(
        act=row["act"],
        where=_where(row.get("where", {})),
        by=row.get("by", ""),
        assumed=dict(row.get("assumed", {})),
        fallback=bool(row.get("fallback", False)),
        waived_if=row.get("waived_if", ""),
        day_of=row.get("day_of", ""),
        or_act=_named(row.get("or_act", ())),
        said=tuple(row.get("said", ())),
    )


def _named(said: str | Sequence[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def _where(row: Row) -> tuple[Condition, ...]:
    return tuple(_condition(fact, value) for fact, value in row.items())


def _condition(fact: str, value: Any) -> Condition:
    """«fact: value», «fact: [values]», «fact: {but_not: [values]}» or «fact: {unless: [values]}»."""
    if isinstance(value, dict) and "unless" in value:
        return Condition(fact, frozenset(value["unless"]), unless=True)
    if isinstance(value, dict):
        return Condition(fact, frozenset(value["but_not"]), but_not=True)
    return Condition(fact, frozenset(value if isinstance(value, list) else [value]))


def _move(row: Row) -> Move:
    return Move(
        of=tuple(row["of"]),
        act=row["by_act"],
        counted_from=row["from"],
        times=row.get("times", 1),
        extension_kind=row.get("extension_kind", ""),
        decided_by=row.get("decided_by", ""),
    )


def _term(row: Row, file: str, instrument: Instrument) -> Term:
    return Term(
        since=row["from"],
        until=row.get("to"),
        options=_options(row),
        cite=_cite(row, file, instrument),
        reads=row.get("reads", ""),
        mark=row.get("mark", "verified"),
        because=row.get("because", ""),
        unsettled=row.get("unsettled", ""),
        turns={c: tuple(map(parse_length, turn)) for c, turn in row.get("in_turn", {}).items()},
        quotes=row.get("reads_by_class", {}),
    )


def _options(row: Row) -> tuple[Option, ...]:
    if "by_class" in row:
        classes = row["by_class"].items()
        return tuple(Option(_where({"severity": c}), parse_length(v)) for c, v in classes)
    if "lengths" in row:
        lengths = row["lengths"]
        return tuple(Option(_where(r.get("where", {})), parse_length(r["length"])) for r in lengths)
    if "in_turn" in row:
        return ()
    return (Option((), parse_length(row["length"])),)


def _cite(row: Row, file: str, instrument: Instrument) -> str:
    """«BLTTHS Điều 147 khoản 1»: the article from the file's own name, the clause from the row."""
    cite: str = row.get("cite", "")
    article = article_of(file)
    if cite.startswith("="):
        whole = cite[1:]
    elif cite and article:
        whole = f"{instrument.short} Điều {article} {'' if cite == '.' else cite}".strip()
    else:
        return ""
    return "; ".join([whole, *row.get("also", ())])
