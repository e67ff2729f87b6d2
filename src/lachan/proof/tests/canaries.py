"""A file in which every string of every shape holds a name: those the file knows, in many spellings, and those it does not."""

from __future__ import annotations

import copy
import itertools
import re
import unicodedata
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.guessing import folded
from lachan.proof.loading import made
from lachan.proof.redaction import _fields, parts
from lachan.proof.schema import example

KNOWN = ("Trần Thị Chim Sẻ", "Lê Hoàng Oanh Vũ", "Sáu Sậy Vàng")
UNKNOWN = ("Lý Thị Vàng Anh", "Giàng A Bồ Câu", "Bạch Ngân Hạc")
# Fields whose shape allows no name: a pattern, a code of the format.
SHAPED = {"Note.kind", "Bundle.code"}
SHAPES = parts()
MORE: dict[str, list[dict[str, Any]]] = {
    "hypotheses": [{"id": "h1", "article": "150"}],
    "events": [{"id": "s1", "title": "x", "since": "2024-03-15", "people": ["n1", "v1"]}],
    "transactions": [{"id": "t9", "payer": "v1", "payee": "n1", "sum": 5, "on": "2024-03-16", "trace": ["e3"]}],
    "circumstances": [{"id": "k1", "person": "n1", "article": "51.1.s", "evidence": ["e22"]}],
    "identifiers": [{"id": "i1", "kind": "phone", "people": ["n1"]}],
    "passages": [{"id": "g1", "document": "d2", "proposition": "p1"}],
    "notes": [{"rule": "R-01", "objects": ["p1"], "kind": "note", "text": "x", "by": "KSV", "on": "2024-09-01"}],
    "decisions": [{"id": "q9", "kind": "sentenced", "on": "2024-10-01", "document": "d1", "about": ["n1"],
                   "penalties": [{"kind": "prison", "months": 60, "charge": "c1"}], "joint": {"kind": "prison", "months": 60}}],
}  # fmt: skip


def spellings(name: str) -> list[str]:
    bare = "".join(x for x in unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
                   if not unicodedata.combining(x))  # fmt: skip
    return [name, name.upper(), name.lower(), bare, bare.lower(), unicodedata.normalize("NFD", name),
            bare.replace(" ", "_") + ".mp4", bare.replace(" ", "").lower(), name.replace(" ", "\u00a0"),
            name[:2] + "\u200b" + name[2:], bare.replace(" ", "-")]  # fmt: skip


def written(name: str) -> str:
    """As a search finds it: no marks, no case, nothing between words."""
    return re.sub(r"[^a-z]", "", folded(name)[0])


def leaks(text: str, names: tuple[str, ...]) -> list[str]:
    plain = re.sub(r"[\s_.\-\u00ad\u200b]+", "", folded(text)[0])
    return [one for one in names if written(one) in plain]


def planted(unknown: bool = True) -> Bundle:
    """The example with a row of every shape, and a name in every field of words; a field added tomorrow gets one too."""
    data = copy.deepcopy(example())
    for part, rows in MORE.items():
        data.setdefault(part, []).extend(copy.deepcopy(rows))
    for who, name in zip(data["persons"], KNOWN, strict=False):
        who.update(name=name, aliases=[KNOWN[2]] if who["id"] == "n1" else [])
    for e in data["evidence"]:
        e.setdefault("seal", {})
        e["custody"] = [{"holder": "x", "since": "2024-04-02"}]
    data["documents"][1]["recording"] = {"session": 1}
    data["persons"][1]["expert_age"] = {
        "document": "d7",
        "on": "2024-05-01",
        "lowest_months": 200,
        "highest_months": 230,
    }
    told = [f"Hôm đó {one} đã đi cùng BH1" for name in KNOWN for one in spellings(name)]
    told += [f"theo lời {name} thì đã nhận" for name in UNKNOWN] if unknown else []
    turn = itertools.cycle(told)
    return made(_filled(Bundle, data, turn))


def _filled(cls: Any, row: dict[str, Any], turn: Any) -> dict[str, Any]:
    found = dict(row)
    for name, kind in _fields(cls).items():
        alias = cls.model_fields[name].alias or name
        inner = [m for m in SHAPES.values() if m.__name__ in str(cls.model_fields[name].annotation)]
        value = found.get(alias)
        field = f"{cls.__name__}.{name}"
        if isinstance(value, list) and value and isinstance(value[0], dict):
            found[alias] = [_filled(_shape(inner, cls, name), one, turn) for one in value]
        elif isinstance(value, dict) and inner:
            found[alias] = _filled(_shape(inner, cls, name), value, turn)
        elif kind == "words" and field not in SHAPED and name not in ("name", "aliases", "code"):
            found[alias] = _planted(cls, name, turn)
        elif field == "Display.labels":
            found[alias] = {"n1": next(turn), "p1": next(turn)}
    return found


def _planted(cls: Any, name: str, turn: Any) -> Any:
    hint = str(cls.model_fields[name].annotation)
    said = next(turn)
    if "dict[" in hint:
        return {"349": said, next(turn): "đã xét"}
    return [said, next(turn)] if "tuple[" in hint else said


def _shape(inner: list[Any], cls: Any, name: str) -> Any:
    """The longest name that the annotation holds: «ExpertAge», not «Age»."""
    return max(inner, key=lambda one: len(one.__name__))


def shapes_seen() -> set[str]:
    """Shapes of which the planted file has a row."""
    found: set[str] = set()

    def visit(one: Any) -> None:
        if hasattr(type(one), "model_fields"):
            found.add(type(one).__name__)
            for name in type(one).model_fields:
                visit(getattr(one, name))
        elif isinstance(one, tuple):
            for each in one:
                visit(each)

    visit(planted())
    return found
