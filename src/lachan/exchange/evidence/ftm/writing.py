"""A bundle as FollowTheMoney entities, one JSON line each; every property passes the library's schema or is counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from followthemoney import model

from lachan.exchange.evidence.ftm.mapping import (
    BIRTH_PROOF,
    DATASET,
    FOLIO,
    HOLDER,
    MAPPED,
    SHOWN,
    THINGS,
    WAYS,
    derived,
    told,
)
from lachan.exchange.evidence.graph import label
from lachan.exchange.evidence.loss import MADE_UP, Left, Loss, Written, counted, unmapped
from lachan.exchange.evidence.outgoing import outgoing
from lachan.proof.bundle import Bundle
from lachan.proof.case import Case

NAME = "FollowTheMoney"
NO_PLACE = "FollowTheMoney không có chỗ"
Data = dict[str, Any]


def write(bundle: Bundle) -> Written:
    ready = outgoing(bundle)
    refused: Counter[str] = Counter()
    lines = [_line(one, refused) for one in _entities(ready.bundle)]
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
    left = (*ready.left, *_left(ready.bundle, refused))
    loss = Loss(NAME, counted(ready.bundle, tuple(MAPPED)), left, bundle.synthetic)
    return Written(text.encode(), loss)


def _left(bundle: Bundle, refused: Counter[str]) -> Iterator[Left]:
    yield from unmapped(bundle, MAPPED, NO_PLACE)
    inner = [one for p in bundle.persons if p.birth for one in ("settled_as", "quarter", "half") if getattr(p.birth, one)]  # fmt: skip
    if inner:
        yield Left("mục của ngày sinh", len(inner), f"{NO_PLACE}: {', '.join(sorted(set(inner)))}")
    for name, n in sorted(refused.items()):
        yield Left("giá trị", n, f"lược đồ FollowTheMoney không nhận ở {name}")


def _line(one: Data, refused: Counter[str]) -> Data:
    """Only what the schema takes."""
    schema = model.get(one["schema"])
    if schema is None:
        raise KeyError(one["schema"])
    kept: dict[str, list[str]] = {}
    for name, values in one["properties"].items():
        prop = schema.properties[name]
        said = [x for x in dict.fromkeys(values) if x]
        good = [x for x in said if prop.type.validate(x)]
        if len(good) < len(said):
            refused[f"{schema.name}:{name}"] += len(said) - len(good)
        if good:
            kept[name] = good
    return {"id": one["id"], "schema": schema.name, "properties": kept, "datasets": [DATASET]}


def _entity(ident: str, schema: str, **properties: Any) -> Data:
    found = {k: [v] if isinstance(v, str) else list(v) for k, v in properties.items() if v}
    return {"id": ident, "schema": schema, "properties": found}


# -- every entity ------------------------------------------------------------------------------------


def _entities(bundle: Bundle) -> Iterator[Data]:
    case = Case(bundle)
    at = derived("case", bundle.code)
    data = bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    yield _entity(at, "CourtCase", name=_name(bundle.title, bundle.code), caseNumber=bundle.code, status=bundle.stage.value,
                  modifiedAt=bundle.as_of, description=bundle.title, notes=MADE_UP if bundle.synthetic else "")  # fmt: skip
    for part in WAYS:
        for row in data.get(part, ()):
            yield _object(case, part, row, at)
    yield from _folders(data)
    for person in data.get("persons", ()):
        yield from _of_person(person, at)
    for one in data.get("identifiers", ()):
        for turn, person in enumerate(one.get("people", ())):
            yield _entity(derived(HOLDER, one["id"], str(turn)), "UnknownLink", subject=told(person),
                          object=told(one["id"]), role=HOLDER)  # fmt: skip
    yield from _heads(case, data)
    for turn, link in enumerate(data.get("links", ())):
        yield _entity(derived("link", str(turn)), "UnknownLink", subject=told(link["from"]), object=told(link["to"]),
                      role=link["kind"], publisher=link.get("author"), date=link.get("at"), description=link.get("note"))  # fmt: skip


def _name(title: str, otherwise: str) -> str:
    return " ".join(title.split())[:300] or otherwise


def _object(case: Case, part: str, row: Data, at: str) -> Data:
    way = WAYS[part]
    found: dict[str, list[str]] = {}
    for field, (prop, kind) in way.fields.items():
        if field in row:
            found.setdefault(prop, []).extend(_values(row[field], kind))
    if part == "propositions" and "nature" not in row:
        found["keywords"] = ["other"]
    found |= _marked(case, part, row, way.mark, found.get("keywords", []), at)
    schema = THINGS.get(row.get("kind", ""), way.schema) if part == "identifiers" else way.schema
    if schema in THINGS.values():
        found["keywords"] = ["identifier", *found.pop("service", [])]
    return {"id": told(row["id"]), "schema": schema, "properties": found}


def _marked(case: Case, part: str, row: Data, mark: str, words: list[str], at: str) -> Data:
    """What says which part it is, and what the schema wants everything to be called."""
    if part == "charges":
        return {"role": [mark], "case": [at]}
    if part == "transactions":
        return {"currency": [row.get("currency", "VND")]} if row.get("currency") != "" else {}
    found: Data = {"keywords": [mark, *words], "name": [_name(label(case, part, row), row["id"])]}
    if part == "documents":
        found |= {"fileName": [_name(row["title"], row["id"])]}
        found |= {"parent": [derived("volume", row["volume"])]} if row.get("volume") else {}
    if part == "identifiers" and row.get("kind") not in THINGS:
        found |= {"username": [row["id"]]}
    if part in ("propositions", "events") and 0 < len(row.get("place", "")) <= 250:
        found |= {"location": [row["place"]]}
    return found


def _values(value: Any, kind: str) -> list[str]:
    if kind in ("ref", "refs"):
        return [told(one) for one in (value if isinstance(value, list) else [value])]
    if kind == "texts":
        return list(value)
    if kind == "number":
        return [repr(float(value))]
    if kind == "truth":
        return ["true" if value else "false"]
    return [f"{FOLIO}{value}" if kind == "folio" else str(value)]


def _folders(data: Data) -> Iterator[Data]:
    """A volume of the file is a folder its papers stand in."""
    for one in dict.fromkeys(d["volume"] for d in data.get("documents", ()) if d.get("volume")):
        yield _entity(derived("volume", one), "Folder", fileName=_name(f"Tập {one}", "tập"), title=one, keywords="volume")  # fmt: skip


def _of_person(person: Data, at: str) -> Iterator[Data]:
    own = told(person["id"])
    for role in dict.fromkeys(person.get("roles", ())):
        yield _entity(derived("party", person["id"], role), "CourtCaseParty", party=own, case=at, role=role)  # fmt: skip
    birth = person.get("birth", {})
    papers = {name: person.get(name) for name in SHOWN} | {BIRTH_PROOF: birth.get("proof")}
    for name, paper in papers.items():
        if paper:
            yield _entity(derived("shown", person["id"], name), "Documentation", entity=own, document=told(paper), role=name)  # fmt: skip
    if birth:
        yield _entity(derived("born", person["id"]), "Identification", holder=own, type="birth", date=birth["value"],
                      number=person["code"])  # fmt: skip


def _heads(case: Case, data: Data) -> Iterator[Data]:
    """What links end at besides propositions: elements of a charge, matters of Điều 85."""
    names = {f"{c}/{e.code}": e.name for c, many in case.elements.items() for e in many}
    for to in dict.fromkeys(one["to"] for one in data.get("links", ()) if "/" in one["to"]):
        yield _entity(told(to), "Note", name=_name(names.get(to, to), to), keywords="element", description=to)  # fmt: skip
