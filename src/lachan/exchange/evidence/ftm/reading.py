"""FollowTheMoney lines read: our own come back as they left; of others' what has a place in a file of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from followthemoney import model

from lachan.exchange.evidence.ftm.entity import Entity
from lachan.exchange.evidence.ftm.foreign import data_of_others
from lachan.exchange.evidence.ftm.mapping import (
    BIRTH_PROOF,
    DATASET,
    FOLIO,
    HOLDER,
    SHOWN,
    THINGS,
    WAYS,
    untold,
)
from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import MADE_UP, Loss, Taken
from lachan.exchange.evidence.opening import bytes_of, text_of
from lachan.exchange.evidence.refusals import FileRefused, FileTooLarge, NothingFound
from lachan.proof.bundle import Bundle

NAME = "FollowTheMoney"
MOST = 200_000
Data = dict[str, Any]
# Words a part must have; an empty one is no value to FollowTheMoney.
NEEDED = ("title", "text", "code", "article")
PART_OF = {(way.schema, way.mark): part for part, way in WAYS.items()} | {(schema, "identifier"): "identifiers" for schema in THINGS.values()}  # fmt: skip


def read(path: Path, header: Header) -> Taken:
    entities = list(_entities(text_of(bytes_of(path), path.name), path.name))
    if not entities:
        raise NothingFound(f"{path.name} không có thực thể nào. Kiểm tra đúng tệp rồi nhập lại.")
    ours = [one for one in entities if one.ours]
    others = [one for one in entities if not one.ours]
    data = _data(ours) if ours else {}
    more, left = data_of_others(others, {p["code"] for p in data.get("persons", ())})
    for part, rows in more.items():
        data[part] = [*data.get(part, ()), *rows] if isinstance(rows, list) else rows
    made = joined(data, header, path.name)
    carried = {part: len(data[part]) for part in LISTS if data.get(part)}
    return Taken(made.bundle, Loss(NAME, carried, (*left, *made.left), made.bundle.synthetic))


def _entities(text: str, name: str) -> Iterator[Entity]:
    """JSON lines, or one JSON list, as both are common."""
    stripped = text.lstrip()
    if stripped.startswith("["):
        rows = _parsed(stripped, name, 1)
        numbered = list(enumerate(rows, 1))
    else:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        numbered = [(n, _parsed(line, name, n)) for n, line in lines]
    if len(numbered) > MOST:
        raise FileTooLarge(f"{name} có hơn {MOST} thực thể. Tách tệp rồi nhập từng tệp.")
    for number, row in numbered:
        yield _entity(row, f"{name}, thực thể {number}")


def _parsed(text: str, name: str, line: int) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as fault:
        raise FileRefused(
            f"{name} không phải JSON đúng cú pháp ở dòng {line}. FollowTheMoney ghi mỗi dòng một thực thể; xuất lại rồi nhập lại."
        ) from fault


def _entity(row: Any, where: str) -> Entity:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise FileRefused(f"{where} không có id. Xuất lại từ phần mềm nguồn rồi nhập lại.")
    schema = model.get(str(row.get("schema")))
    if schema is None:
        raise FileRefused(f"{where}: FollowTheMoney không có lược đồ «{str(row.get('schema'))[:60]}». Xuất lại rồi nhập lại.")  # fmt: skip
    given = row.get("properties", {})
    if not isinstance(given, dict):
        raise FileRefused(f"{where}: «properties» không phải một nhóm mục. Xuất lại rồi nhập lại.")
    found: dict[str, list[str]] = {}
    for name, values in given.items():
        many = values if isinstance(values, list) else [values]
        found[name] = [_value(schema, name, one, where) for one in many]
    datasets = row.get("datasets")
    return Entity(row["id"], schema.name, found, isinstance(datasets, list) and DATASET in datasets)


def _value(schema: Any, name: str, value: Any, where: str) -> str:
    """Entities may be nested: of one only its id is taken here."""
    one = value.get("id") if isinstance(value, dict) else value
    prop = schema.properties.get(name)
    if not isinstance(one, str) or (prop is not None and not prop.stub and not prop.type.validate(one)):  # fmt: skip
        raise FileRefused(f"{where}: giá trị «{str(one)[:40]}» ở {schema.name}:{name} không theo lược đồ. Sửa rồi nhập lại.")  # fmt: skip
    return one


# -- our own -----------------------------------------------------------------------------------------


def _data(entities: list[Entity]) -> Data:
    data: Data = {}
    volumes = {one.id: one.first("title") or "" for one in entities if one.schema == "Folder"}
    for one in entities:
        if one.schema == "CourtCase":
            data |= _case(one)
        part = _part(one)
        if part is not None:
            data.setdefault(part, []).append(_row(part, one, volumes))
    rows = {(part, row["id"]): row for part in WAYS for row in data.get(part, ())}
    for one in entities:
        _lay(one, rows, data)
    return data


def _case(one: Entity) -> Data:
    found = {"code": one.first("caseNumber"), "stage": one.first("status"), "as_of": one.first("modifiedAt"),
             "title": one.first("description"), "synthetic": one.first("notes") == MADE_UP}  # fmt: skip
    return {k: v for k, v in found.items() if v}


def _part(one: Entity) -> str | None:
    mark = one.first("role") if one.schema == "CourtCaseParty" else one.first("keywords")
    return PART_OF.get((one.schema, mark or ""))


def _row(part: str, one: Entity, volumes: dict[str, str]) -> Data:
    row: Data = {"id": untold(one.id)} | {name: "" for name in NEEDED if name in WAYS[part].fields and _needed(part, name)}  # fmt: skip
    for field, (prop, kind) in WAYS[part].fields.items():
        values = one.all(prop)
        if kind == "word":
            values = values[1:2]
        if values:
            row[field] = _read(values, kind)
    if part == "identifiers" and one.schema in THINGS.values():
        row["kind"] = next(k for k, v in THINGS.items() if v == one.schema)
    if part == "transactions" and "currency" not in row:
        row["currency"] = ""
    if part == "documents" and one.first("parent") in volumes:
        row["volume"] = volumes[one.first("parent") or ""]
    return row


def _needed(part: str, name: str) -> bool:
    (kind, *_) = get_args(Bundle.model_fields[part].annotation)
    return bool(kind.model_fields[name].is_required())


def _read(values: list[str], kind: str) -> Any:
    if kind in ("ref", "refs"):
        many = [untold(one) for one in values]
        return many if kind == "refs" else many[0]
    if kind == "texts":
        return values
    if kind in ("number", "whole"):
        return _number(values[0], kind)
    if kind == "truth":
        return values[0] == "true"
    return values[0].removeprefix(FOLIO) if kind == "folio" else values[0]


def _number(text: str, kind: str) -> float | int:
    try:
        return int(text) if kind == "whole" else float(text)
    except ValueError as fault:
        raise FileRefused(f"«{text[:40]}» không phải số. Sửa giá trị ấy rồi nhập lại.") from fault


def _lay(one: Entity, rows: dict[tuple[str, str], Data], data: Data) -> None:
    """What stands between two entities goes to the object it is said of."""
    if one.schema == "UnknownLink" and one.first("role") == HOLDER:
        row = rows.get(("identifiers", untold(one.first("object") or "")))
        if row is not None:
            row.setdefault("people", []).append(untold(one.first("subject") or ""))
    elif one.schema == "UnknownLink":
        link = {"from": untold(one.first("subject") or ""), "to": untold(one.first("object") or ""), "kind": one.first("role"),
                "author": one.first("publisher"), "at": one.first("date"), "note": one.first("description")}  # fmt: skip
        data.setdefault("links", []).append({k: v for k, v in link.items() if v})
    else:
        _lay_on_person(one, rows)


def _lay_on_person(one: Entity, rows: dict[tuple[str, str], Data]) -> None:
    end = {"CourtCaseParty": "party", "Documentation": "entity", "Identification": "holder"}.get(one.schema)  # fmt: skip
    row = rows.get(("persons", untold(one.first(end) or ""))) if end else None
    if row is None or (one.schema == "CourtCaseParty" and one.first("role") == "charge"):
        return
    if one.schema == "CourtCaseParty":
        row.setdefault("roles", []).append(one.first("role"))
    elif one.schema == "Identification":
        row.setdefault("birth", {})["value"] = one.first("date")
    elif one.first("role") == BIRTH_PROOF:
        row.setdefault("birth", {})["proof"] = untold(one.first("document") or "")
    elif (role := one.first("role")) in SHOWN and role:
        row[role] = untold(one.first("document") or "")
