"""The facts of an act as questions: title, kind of box, choices in Vietnamese, and the answer read back.

What a fact may be is procedure/facts.yaml; nothing here knows an act by name."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from lachan.cases.codes import GROUNDS
from lachan.intake.codes import ARTICLES
from lachan.law.book import book
from lachan.law.severity import classes
from lachan.procedure.facts_door import CLASSED, Fact, fact_of
from lachan.procedure.pages import wording as law_words
from lachan.reference.codes import receipt_by

from .. import sheet, wording
from ..sheet import Field, Sheet
from .case_forms import words

Typed = Mapping[str, str]
CHOOSE = ("", "— chọn —")
UNSAID = ("", "Chưa ghi")


def facts_asked(kind: str) -> list[Fact]:
    """What a form asks of this act, in the order of the registry."""
    return [fact for name in book().acts[kind].facts if (fact := _asked(name, kind)) is not None]


def _asked(name: str, kind: str) -> Fact | None:
    """Not what is said elsewhere, and no free words: those belong in the sealed note."""
    fact = fact_of(name, kind)
    if name in words()["unasked"] or fact.type == "text" and not choices_of(fact, kind):
        return None
    return fact


@lru_cache(maxsize=512)
def choices_of(fact: Fact, kind: str) -> tuple[tuple[str, str], ...]:
    """The values a form offers, each with its words."""
    if fact.name == "ground":
        return tuple(GROUNDS.get(kind, ()))
    if fact.name == "article":
        return _articles()
    offered = words()["offered"].get(fact.name, {})
    chosen = offered.get("in", {}).get(kind) or offered.get("choices") or fact.choices
    return tuple((code, label(fact.name, code)) for code in chosen)


@lru_cache(maxsize=1)
def _articles() -> tuple[tuple[str, str], ...]:
    """Trafficking first, then whatever else the book has brackets for."""
    named = dict(ARTICLES)
    others = [(one, f"Điều {one} BLHS") for one in classes() if one not in named]
    return (*ARTICLES, *others)


@lru_cache(maxsize=1024)
def label(name: str, code: object) -> str:
    """One value of a fact as people read it."""
    if name == "article":
        return dict(_articles()).get(str(code), f"Điều {code} BLHS")
    said = word(name, code)
    return said[:1].upper() + said[1:]


def word(name: str, code: object) -> str:
    """The same inside a sentence."""
    return str(words()["labels"].get(str(code)) or law_words.value(code))


def field_of(fact: Fact, kind: str, on: Sheet, agency_kind: str) -> Field:
    on = _usual(fact, on, agency_kind)
    more: dict[str, Any] = {"need": "now" if _needed(fact.name, kind) else "later"}
    more |= {"hint": words()["hints"][fact.name]} if fact.name in words()["hints"] else {}
    if fact.name in words()["decided"]:
        said = words()["decided"][fact.name].items()
        return on.ask(fact.name, fact.title, "radio", said, across=True, **more)
    options = choices_of(fact, kind)
    if options:
        first = CHOOSE if more["need"] == "now" else UNSAID
        wide = any(len(text) > 44 for _, text in options)
        return on.ask(fact.name, fact.title, "select", [first, *options], wide=wide, **more)
    return on.ask(fact.name, fact.title, **_box(fact), **more)


def _box(fact: Fact) -> dict[str, Any]:
    boxes: dict[str, dict[str, Any]] = {
        "boolean": {"kind": "checkbox"}, "day": sheet.TYPED_DAY, "instant": {"kind": "datetime"},
        "integer": {"kind": "number", "min": max(fact.least, 0) or None, "max": fact.most},
        "paragraph": {"kind": "number", "min": 1, "max": 9},
    }  # fmt: skip
    return boxes.get(fact.type, {"maxlength": 500})


def _usual(fact: Fact, on: Sheet, agency_kind: str) -> Sheet:
    """A level or a receiver that the agency at the screen nearly always is."""
    if fact.name in on.typed:
        return on
    usual = {"court_level": words()["own_level"].get(agency_kind, ""),
             "receipt_by": receipt_by(agency_kind)}.get(fact.name, "")  # fmt: skip
    return Sheet({**on.typed, fact.name: usual}, on.refusal) if usual else on


def _needed(name: str, kind: str) -> bool:
    if name == "article":
        return kind in CLASSED
    return name in words()["needed"] or name in words()["needed_in"].get(kind, ())


def fields_of(kind: str, on: Sheet, agency_kind: str) -> list[Field]:
    return [field_of(fact, kind, on, agency_kind) for fact in facts_asked(kind)]


def read_facts(kind: str, typed: Typed) -> dict[str, object]:
    """The facts as the record takes them; what was left open is not said at all."""
    found = ((fact.name, _read(fact, typed)) for fact in facts_asked(kind))
    return {name: value for name, value in found if value is not None}


def _read(fact: Fact, typed: Typed) -> object | None:
    said = sheet.words(typed, fact.name)
    if fact.name in words()["decided"]:
        return _decided(fact, said)
    if fact.type == "boolean":
        return True if said else None
    if not said:
        return None
    if fact.type in {"integer", "paragraph"}:
        return sheet.number(typed, fact.name)
    return _time(fact, typed) if fact.type in {"day", "instant"} else said


def _decided(fact: Fact, said: str) -> bool | None:
    if not said and fact.name in words()["needed"]:
        raise sheet.ChooseOne(field=fact.name)
    return {"yes": True, "no": False}.get(said)


def _time(fact: Fact, typed: Typed) -> str:
    if fact.type == "instant":
        return sheet.moment(typed, fact.name).isoformat()
    day = sheet.day(typed, fact.name)
    return day.isoformat() if day else ""


def typed_again(kind: str, facts: Mapping[str, object]) -> dict[str, str]:
    """Recorded facts as the boxes of a form show them, for a correction."""
    return {fact.name: _shown(fact, facts[fact.name])
            for fact in facts_asked(kind) if facts.get(fact.name) is not None}  # fmt: skip


def _shown(fact: Fact, value: object) -> str:
    if fact.name in words()["decided"]:
        return "yes" if value else "no"
    if fact.type == "instant":
        return wording.typed(datetime.fromisoformat(str(value)))
    if fact.type == "day":
        year, month, day = str(value).split("-")
        return f"{day}/{month}/{year}"
    return "on" if value is True else "" if value is False else str(value)


def lines_of(kind: str, facts: Mapping[str, object], skip: Iterable[str] = ()) -> list[str]:
    """What an act says, each fact in words; codes that only the record needs stay unsaid."""
    hidden = {*words()["unasked"], *skip, "verdict"}
    return [_line(fact_of(name, kind), kind, value) for name, value in facts.items()
            if name not in hidden and value is not None and value is not False or name == "approved"]  # fmt: skip


def _line(fact: Fact, kind: str, value: object) -> str:
    if fact.name in words()["decided"]:
        return str(words()["decided"][fact.name]["yes" if value else "no"])
    if value is True:
        return fact.title
    if fact.name == "ground":
        return f"Căn cứ: {dict(GROUNDS.get(kind, ())).get(str(value), str(value))}"
    if fact.name == "article":
        return label("article", value)
    if fact.type == "instant":
        return f"{fact.title}: {wording.on(datetime.fromisoformat(str(value)))}"
    return f"{fact.title}: {word(fact.name, value)}"
