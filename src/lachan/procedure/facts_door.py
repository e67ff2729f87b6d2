"""What a fact may be: its type, its choices, its words. A slip here would leave a clock unread,
so nothing is guessed and nothing is let through that the table does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.book import book
from lachan.law.clock import ActKind, Condition
from lachan.law.reading_yaml import load_yaml
from lachan.law.severity import classes
from lachan.procedure.record_refusals import (
    ClassContradicts,
    ClassMissing,
    NoSuchArticle,
    NoSuchParagraph,
    NotADay,
    OutsideCalendar,
    WrongType,
)
from lachan.procedure.record_words import instant_of, shown

TABLE: Final = Path(__file__).with_name("facts.yaml")
# An act copied with a case that was joined or separated says from which record it came.
CARRIED: Final = "carried_from"
CLASSED: Final = frozenset({"case_initiated", "accused_charged", "procuracy_charged"})
FIRST_YEAR, LAST_YEAR = 1900, 2090
LONGEST: Final = 500
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ARTICLE: Final = re.compile(r"[1-9]\d{0,2}[a-z]?", re.ASCII)
TYPE_WORDS: Final = {
    "text": "một dòng chữ",
    "boolean": "true hoặc false",
    "integer": "một số nguyên",
    "day": "một ngày, viết như 2026-03-02",
    "instant": "một thời điểm có múi giờ, viết như 2026-03-02T22:30+07:00",
    "article": "số điều luật, viết như «150»",
    "paragraph": "số khoản, viết như 2",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact an act may state. `least`, `most`: of a whole number; `choices`: else refused."""

    name: str
    title: str
    type: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 999


@lru_cache(maxsize=512)
def fact_of(name: str, kind: str) -> Fact:
    """The fact as this kind of act means it; one the table does not know is a line of text."""
    row: Mapping[str, Any] = _table().get(name) or {"title": name, "type": _by_name(name)}
    row = row.get("in", {}).get(kind, row)
    choices = row.get("choices")
    if choices is not None:
        asked = sorted(str(v) for v in _asked_by_clocks(name) if isinstance(v, str))
        choices = tuple(dict.fromkeys([*choices, *asked]))
    return Fact(
        name, row["title"], row["type"], choices or (), row.get("least", 0), row.get("most", 999)
    )


def facts_known(kind: ActKind) -> tuple[str, ...]:
    """The facts this kind may state; the class itself wherever an article may be named."""
    named = (*kind.facts, "severity") if "article" in kind.facts else kind.facts
    return (*named, CARRIED)


def read_fact(fact: Fact, value: object, where: str) -> object:
    """The value as the engine takes it, or a refusal that says what was expected."""
    taken = _READ[fact.type](fact, value, where)
    if fact.choices and taken not in fact.choices:
        raise WrongType(
            f"{where}: «{fact.name}» ({fact.title}) là {shown(value)}, chỉ nhận một trong: "
            f"{', '.join(fact.choices)}. Chọn đúng giá trị rồi ghi lại."
        )
    return taken


def check_class(kind: str, facts: Mapping[str, object], where: str) -> None:
    """Without a class most terms of a case cannot be counted; a wrong one counts them wrongly."""
    article, severity = facts.get("article"), facts.get("severity")
    if kind in CLASSED and article is None and severity is None:
        raise ClassMissing(
            f"{where}: «{book().label(kind)}» thiếu điều luật nên không rõ loại tội phạm (BLHS Điều 9), "
            "không tính được thời hạn. Thêm facts.article (và paragraph), hoặc facts.severity."
        )
    if article is None:
        return
    row = classes().get(str(article))
    if row is None:
        _unknown_article(article, severity, where)
        return
    check_paragraph(str(article), facts.get("paragraph"), where)
    paragraph = facts.get("paragraph")
    found = row[paragraph if isinstance(paragraph, int) else 1]
    if severity is not None and severity != found:
        raise ClassContradicts(
            f"{where}: ghi severity {severity} nhưng Điều {article} khoản {paragraph or 1} là {found} "
            "(BLHS Điều 9). Bỏ severity hoặc sửa điều, khoản."
        )


def check_paragraph(article: str, paragraph: object, where: str) -> None:
    row = classes().get(article)
    if row is None or paragraph is None or paragraph in row:
        return
    raise NoSuchParagraph(
        f"{where}: Điều {article} không có khoản {paragraph} định khung hình phạt "
        f"(chỉ có khoản {', '.join(map(str, row))}). Kiểm tra lại số khoản."
    )


def _unknown_article(article: object, severity: object, where: str) -> None:
    if severity is None:
        raise NoSuchArticle(
            f"{where}: Điều {article} chưa có trong sách luật nên không rõ loại tội phạm (BLHS Điều 9). "
            "Kiểm tra lại số điều; nếu đúng, thêm facts.severity (IT, NT, RNT hoặc ĐB)."
        )


def _wrong(fact: Fact, value: object, where: str) -> WrongType:
    return WrongType(
        f"{where}: «{fact.name}» ({fact.title}) phải là {TYPE_WORDS[fact.type]}, không phải "
        f"{shown(value)}. Viết lại đúng kiểu."
    )


def _text(fact: Fact, value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise _wrong(fact, value, where)
    if len(value) > LONGEST:
        raise WrongType(f"{where}: «{fact.name}» dài quá {LONGEST} ký tự. Viết ngắn lại.")
    return value


def _boolean(fact: Fact, value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(fact, value, where)
    return value


def _integer(fact: Fact, value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(fact, value, where)
    if not fact.least <= value <= fact.most:
        raise WrongType(
            f"{where}: «{fact.name}» ({fact.title}) là {shown(value)}, chỉ nhận từ {fact.least} đến "
            f"{fact.most}. Kiểm tra lại số."
        )
    return value


def _day(fact: Fact, value: object, where: str) -> str:
    """Kept as it was written: the engine reads days from their ISO text."""
    text = value if isinstance(value, str) else ""
    try:
        on = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        on = None
    if on is None:
        raise NotADay(
            f"{where}: «{fact.name}» ({fact.title}) là {shown(value)}, không phải một ngày có thật. "
            "Viết như 2026-03-02."
        )
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise OutsideCalendar(
            f"{where}: «{fact.name}» {shown(value)} ngoài phạm vi lịch ({FIRST_YEAR}–{LAST_YEAR}). "
            "Kiểm tra lại năm."
        )
    return text


def _instant(fact: Fact, value: object, where: str) -> str:
    at: datetime = instant_of(value, f"{where}: «{fact.name}» ({fact.title})")
    return at.isoformat()


def _article(fact: Fact, value: object, where: str) -> str:
    number = isinstance(value, int) and not isinstance(value, bool)
    text = str(value) if number or isinstance(value, str) else ""
    if not ARTICLE.fullmatch(text):
        raise _wrong(fact, value, where)
    return text


def _paragraph(fact: Fact, value: object, where: str) -> int:
    if isinstance(value, str) and re.fullmatch(r"\d", value, re.ASCII):
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 9:
        raise _wrong(fact, value, where)
    return value


_READ: Final = {
    "text": _text,
    "boolean": _boolean,
    "integer": _integer,
    "day": _day,
    "instant": _instant,
    "article": _article,
    "paragraph": _paragraph,
}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, Any]]:
    rows: dict[str, Mapping[str, Any]] = load_yaml(TABLE)
    return rows


def _by_name(name: str) -> str:
    """Days end in `_on`, instants in `_at`: a rule of the house, so a new fact is read by it."""
    return "day" if name.endswith("_on") else "instant" if name.endswith("_at") else "text"


@lru_cache(maxsize=256)
def _asked_by_clocks(name: str) -> frozenset[object]:
    found: set[object] = set()
    for clock in book().clocks.values():
        conditions: list[Condition] = [
            one for s in (*clock.starts_on, *clock.stops_on, *clock.moot_on) for one in s.where
        ]
        conditions += [one for t in clock.terms for option in t.options for one in option.where]
        found |= {value for one in conditions if one.fact == name for value in one.values}
    return frozenset(found)
