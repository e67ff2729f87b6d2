"""Cells of an act → its facts, as the table of facts knows them; what the act cannot state is a flaw, not lost."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lachan.access.refusals import Refusal
from lachan.cases.codes import GROUNDS
from lachan.cases.grounds import require_ground
from lachan.docket.steps import Step, check_facts
from lachan.law.book import book
from lachan.procedure.facts_door import Fact, fact_of, facts_known
from lachan.reference.codes import opened_by

from ..dates import HANOI, Moment
from ..words import bare
from .cells import Cells, Find
from .words import choice, columns, label, words, yes_or_no

POINT = re.compile(r"(?:diem ([a-dđ]) )?khoan (\d) dieu (\d{3})")
REVERSED = re.compile(r"dieu (\d{3}) khoan (\d)(?: diem ([a-dđ]))?")
FACT_COLUMNS = {
    name: one["fact"] for name, one in columns()["acts"]["columns"].items() if "fact" in one
}


def facts_of(cells: Cells, kind: str, when: Moment, find: Find) -> dict[str, object]:
    """Every fact that the row's columns state; a filled column that this act cannot state is a flaw."""
    known = tuple(one for one in facts_known(book().acts[kind]) if one not in words()["unsaid"])
    found: dict[str, object] = {}
    for name, candidates in FACT_COLUMNS.items():
        if not cells.text(name):
            continue
        fact = next((one for one in candidates if one in known), None)
        if fact is None:
            cells.wrong(name, f"Cột này không thuộc hành vi «{book().label(kind)}»; để trống ô này")
            continue
        _put(found, cells, name, fact_of(fact, kind), when.day, find)
    for fact_name, text in _more(cells, known, kind):
        _say(found, cells, "more", fact_of(fact_name, kind), text, when.day, find)
    return found


def _put(found: dict, cells: Cells, name: str, fact: Fact, on: date, find: Find) -> None:
    """Days come from the cell itself, since Excel keeps them as days."""
    if fact.type in {"day", "instant"}:
        moment = cells.day(name)
        if moment is not None:
            found[fact.name] = (
                moment.day.isoformat() if fact.type == "day" else moment.at.isoformat()
            )
        return
    _say(found, cells, name, fact, cells.text(name), on, find)


def _say(found: dict, cells: Cells, name: str, fact: Fact, text: str, on: date, find: Find) -> None:
    value = _value(fact, text, on, find)
    if value is None:
        cells.wrong(name, f"«{text[:60]}» không đọc được cho mục «{fact.title}»{_offered(fact)}")
    else:
        found[fact.name] = value


def _value(fact: Fact, text: str, on: date, find: Find) -> Any:
    if fact.name == "to":
        agency = find(text, on)
        return str(agency.id) if agency else None
    if fact.name == "ground":
        return ground_of(text)
    if fact.type == "boolean":
        return yes_or_no(text)
    if fact.type in {"integer", "paragraph"}:
        digits = re.fullmatch(r"(?:khoản\s*)?0*(\d{1,4})", text.lower())
        return int(digits.group(1)) if digits else None
    if fact.type == "article":
        digits = re.fullmatch(r"(?:điều\s*)?([1-9]\d{0,2}[a-z]?)", text.lower())
        return digits.group(1) if digits else None
    if fact.choices or fact.name in words()["choices"]:
        return choice(fact.name, text) or (text if text in fact.choices else None)
    return text[:500]


def _offered(fact: Fact) -> str:
    table = words()["choices"].get(fact.name)
    if fact.name == "to":
        return "; ghi tên đầy đủ hoặc mã của cơ quan nhận"
    if fact.name == "ground":
        return "; ghi như «điểm a khoản 1 Điều 245», hoặc mã 245.1.a"
    return (
        f"; chỉ nhận: {', '.join(said[0] for said in table.values())}"
        if table
        else "; xem trang «Hướng dẫn»"
    )


def ground_of(text: str) -> str | None:
    """A code as it is, a label of the list, or «điểm a khoản 1 Điều 245»; free words are no ground."""
    plain = bare(text)
    for rows in GROUNDS.values():
        for code, title in rows:
            if text == code or plain == bare(title):
                return code
    if found := POINT.search(plain):
        point, clause, article = found.groups()
    elif found := REVERSED.search(plain):
        article, clause, point = found.groups()
    else:
        return None
    return ".".join(filter(None, [article, clause, point]))


def _more(cells: Cells, known: tuple[str, ...], kind: str) -> Iterator[tuple[str, str]]:
    """«tên mục: giá trị; …» → facts by title or by name."""
    titles = {bare(fact_of(one, kind).title): one for one in known} | {one: one for one in known}
    for part in filter(None, (part.strip() for part in cells.text("more").split(";"))):
        name, colon, value = part.partition(":")
        fact = titles.get(bare(name)) or titles.get(name.strip())
        if not colon or fact is None:
            cells.wrong("more", f"«{part[:60]}» không phải mục của hành vi «{book().label(kind)}»; hành vi này nhận: "
                                f"{', '.join(fact_of(one, kind).title for one in known) or 'không mục nào'}")  # fmt: skip
            continue
        yield fact, value.strip()


def checked(
    cells: Cells, kind: str, when: Moment, facts: Mapping[str, object], field: str = ""
) -> None:
    """The docket's own checks of facts and of grounds, told in their own sentences."""
    try:
        check_facts(kind, facts)
        if kind in GROUNDS and book().acts[kind].facts.count("ground"):
            require_ground(kind, Step(when.at, facts=facts))
    except Refusal as refusal:
        cells.wrong(field or _column(refusal.field), str(refusal).rstrip("."))


def _column(fact: str | None) -> str:
    return next(
        (name for name, facts in FACT_COLUMNS.items() if fact in facts), "more" if fact else ""
    )


def opening_facts(kind: str, article: str | None, paragraph: int | None) -> dict[str, object]:
    facts: dict[str, object] = {"opened_by": opened_by(kind)}
    return facts | offence(article, paragraph)


def offence(article: str | None, paragraph: int | None) -> dict[str, object]:
    said = {"article": article, "paragraph": paragraph}
    return {name: value for name, value in said.items() if value is not None}


__all__ = ["HANOI", "checked", "facts_of", "ground_of", "label", "offence", "opening_facts"]
