"""Bundles out of thin air for property tests: every field of the schema, all of it invented. «DỮ LIỆU GIẢ LẬP»."""

from __future__ import annotations

import types
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from lachan.proof.bundle import Bundle
from lachan.proof.bundle.base import Id
from lachan.proof.loading import made

LETTERS = "aăâđêôơưáàảãạếềổộợứừẵỹ AĂĐƠ09.,;:«»-–<>&\"'=+@\n\tq"
WORDS = st.text(LETTERS, max_size=24)
WHEN = st.sampled_from(["2024", "2024-05", "2024-05-03", "2024-05-03T21:30", "1999-12-31", "2023-02"])  # fmt: skip
PREFIX = {"documents": "d", "evidence": "e", "persons": "n", "decisions": "q", "hypotheses": "g", "charges": "c",
          "propositions": "p", "events": "s", "transactions": "t", "circumstances": "h", "identifiers": "i",
          "questions": "y", "displays": "b", "passages": "u"}  # fmt: skip
NAMES = {"persons": ("speaker", "owner", "user", "person", "payer", "payee", "actors", "people", "victims"),
         "documents": ("document", "record", "device_record", "copy_record", "proof", "identity_document", "victim_decision",
                       "mental_conclusion", "replaced_by"),
         "evidence": ("retracts", "user_shown_by", "trace", "answered_by", "evidence"),
         "decisions": ("decision", "allowed_by"), "charges": ("charge",), "propositions": ("proposition",)}  # fmt: skip
TO = {name: part for part, names in NAMES.items() for name in names}


@st.composite
def bundles(draw: Callable[..., Any], *, named: bool = True, described: bool = True) -> Bundle:
    """A bundle whose parts hold together; without names and described people where those are not asked for."""
    ids = {part: [f"{mark}{n + 1}" for n in range(draw(st.integers(0, 3)))] for part, mark in PREFIX.items()}  # fmt: skip
    data: dict[str, Any] = {
        "schema": "lachan.evidence/1", "code": "GL-2024-07", "as_of": draw(WHEN), "synthetic": draw(st.booleans()),
        "stage": draw(st.sampled_from(["report", "investigation", "trial"])), "title": draw(WORDS),
        "alternatives": draw(st.dictionaries(st.sampled_from(["349", "297"]), WORDS, max_size=2)),
    }  # fmt: skip
    for part, many in ids.items():
        data[part] = [{"id": one} | draw(_rows(part, ids)) for one in many]
    data["persons"] = [_person(one, turn, named, described) for turn, one in enumerate(data["persons"])]  # fmt: skip
    data["links"] = draw(_links(ids))
    data["assertions"] = draw(_assertions(ids))
    data["notes"] = draw(st.lists(_rows("notes", ids), max_size=2))
    return made(data)


def _person(row: dict[str, Any], turn: int, named: bool, described: bool) -> dict[str, Any]:
    row |= {"code": f"N{turn + 1}", "roles": [r for r in row.get("roles", ()) if described or r != "described"]}  # fmt: skip
    if not named:
        row.pop("name", None)
        row.pop("aliases", None)
    return row


def _links(ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    starts, charges = ids["evidence"] + ids["propositions"], ids["charges"] + ids["hypotheses"]
    ends = ids["propositions"] + [f"{c}/{e}" for c in charges for e in ("act", "85.4")]
    if not starts or not ends:
        return st.just([])
    row = {"from": st.sampled_from(starts), "to": st.sampled_from(ends),
           "kind": st.sampled_from(["supports", "attacks", "explains"])}  # fmt: skip
    return st.lists(st.fixed_dictionaries(row, optional={"note": WORDS, "author": WORDS, "at": WHEN}), max_size=5)  # fmt: skip


def _assertions(ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if not ids["evidence"]:
        return st.just([])
    known = [one for many in ids.values() for one in many]
    row = {"evidence": st.sampled_from(ids["evidence"]), "subject": st.sampled_from([*known, "GL-2024-07"]), "attribute": WORDS,
           "value": st.one_of(WORDS, st.integers(-9, 10**12), st.floats(allow_nan=False, allow_infinity=False, width=32))}  # fmt: skip
    return st.lists(st.fixed_dictionaries(row, optional={"unit": WORDS, "parts": st.lists(st.sampled_from(known), max_size=2)}), max_size=3)  # fmt: skip


def _rows(part: str, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    (model, *_) = get_args(Bundle.model_fields[part].annotation)
    return _of_model(model, ids)


def _of_model(model: type[BaseModel], ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    needed, optional = {}, {}
    for name, field in model.model_fields.items():
        told = field.alias or name
        if name == "id" or _unfit(model, name):
            continue
        strategy = _named(name, field, ids)
        if strategy is not None:
            (needed if field.is_required() else optional)[told] = strategy
    return st.fixed_dictionaries(needed, optional=optional)


def _unfit(model: type[BaseModel], name: str) -> bool:
    """Fields whose values must agree with each other; the schema's own tests have them."""
    return name in {"expert_age", "acts_to", "parts"} or (name == "charge" and model.__name__ == "Penalty")  # fmt: skip


def _named(name: str, field: FieldInfo, ids: dict[str, list[str]]) -> st.SearchStrategy[Any] | None:
    if name == "about":
        pool = ids["persons"]
    elif name in ("shows", "approved", "objects"):
        pool = [one for many in ids.values() for one in many]
    elif name in TO:
        pool = ids[TO[name]]
    else:
        return _kept(field, _of(field.annotation, field, ids))
    many = get_origin(field.annotation) is tuple or name == "approved"
    if not pool:
        return st.just([]) if many else (None if not field.is_required() else st.nothing())
    one = st.sampled_from(pool)
    return st.lists(one, max_size=3, unique=True) if many else one


def _kept(field: FieldInfo, strategy: st.SearchStrategy[Any] | None) -> st.SearchStrategy[Any] | None:  # fmt: skip
    """Within what the field itself demands."""
    if any(getattr(m, "pattern", None) == "^(evidence|note|decision)$" for m in field.metadata):
        return st.sampled_from(["evidence", "note", "decision"])
    if any(getattr(m, "min_length", 0) for m in field.metadata):
        return WORDS.map(lambda x: x + "x")
    if any(isinstance(m, AfterValidator) for m in field.metadata):
        return WHEN
    most = next((m.le for m in field.metadata if getattr(m, "le", None) is not None), None)
    if most is not None and strategy is not None:
        return strategy.map(lambda x: min(x, most) if isinstance(x, int | float) else x)
    return strategy


def _of(kind: Any, field: FieldInfo, ids: dict[str, list[str]]) -> st.SearchStrategy[Any] | None:  # fmt: skip
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return _of(next(x for x in parts if x is not type(None)), field, ids)
    if origin is Annotated:
        return WHEN if any(isinstance(m, AfterValidator) for m in parts[1:]) else None if kind is Id else WORDS  # fmt: skip
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple:
        inner = _of(parts[0], field, ids)
        return st.lists(inner, max_size=2) if inner is not None else None
    if origin is dict:
        return st.dictionaries(st.sampled_from(["n1", "e1"]), WORDS, max_size=2)
    return _plain(kind, field, ids)


def _plain(kind: Any, field: FieldInfo, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from([one.value for one in kind])
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _of_model(kind, ids)
    if kind is bool:
        return st.booleans()
    if kind is int:
        most = next((m.le for m in field.metadata if hasattr(m, "le")), 999)
        return st.integers(1, min(most, 999))
    if kind is float:
        return st.floats(0, 10**12, allow_nan=False)
    return WORDS
