"""The JSON Schema of a record (draft 2020-12), built from the registry of acts and the table of
facts. It says what the door of record.py checks one act at a time; order it cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lachan.law.book import book
from lachan.law.clock import ActKind
from lachan.procedure.facts_door import CLASSED, LONGEST, TYPE_WORDS, Fact, fact_of, facts_known
from lachan.procedure.record import CODE, LONGEST_ID, MATTER, MOST_ACTS, NEEDED

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ZONED: Final = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})$"
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
Schema = dict[str, Any]


def schema() -> Schema:
    """The whole schema. Every kind of act has its own branch, so its facts are closed."""
    kinds = book().acts.values()
    return {
        "$schema": DIALECT,
        "title": "Hồ sơ vụ việc, vụ án của Lá Chắn",
        "description": (
            "Các hành vi tố tụng của một vụ việc, theo mã, không có danh tính. Thời điểm luôn kèm múi "
            "giờ. Thứ tự các hành vi do lệnh đọc hồ sơ kiểm tra theo luật."
        ),
        "type": "object",
        "required": ["matter", "acts"],
        "additionalProperties": False,
        "properties": {
            "matter": {
                "title": "Mã vụ việc",
                "type": "string",
                "pattern": f"^{MATTER.pattern}$",
            },
            "acts": {
                "title": "Các hành vi",
                "type": "array",
                "maxItems": MOST_ACTS,
                "items": {"$ref": "#/$defs/act"},
            },
        },
        "$defs": {"act": _any_act(), **{f"act_{kind.name}": _act(kind) for kind in kinds}},
    }


def _any_act() -> Schema:
    """One act: what all have in common, then the branch of its kind."""
    kinds = book().acts
    return {
        "title": "Một hành vi",
        "type": "object",
        "required": list(NEEDED),
        "additionalProperties": False,
        "properties": _common(),
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/act_{kind}"},
            }
            for kind in kinds
        ],
    }


def _common() -> Schema:
    line = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
    return {
        "id": {"title": "Mã hành vi, không trùng trong hồ sơ", **line},
        "kind": {"title": "Loại hành vi", "enum": list(book().acts)},
        "occurred_at": _instant("Lúc diễn ra"),
        "recorded_at": _instant("Lúc ghi vào hồ sơ, không sớm hơn lúc diễn ra"),
        "agency": {"title": "Mã cơ quan thực hiện", "anyOf": [line, {"type": "null"}]},
        "person": {
            "title": "Mã của người mà hành vi nhằm vào; không bao giờ là họ tên",
            "type": ["string", "null"],
            "pattern": f"^{CODE.pattern}$",
        },
        "facts": {"title": "Dữ kiện của hành vi", "type": ["object", "null"]},
        "supersedes": {"title": "Mã hành vi được đính chính", "anyOf": [line, {"type": "null"}]},
    }


def _act(kind: ActKind) -> Schema:
    """The branch of one kind: its facts and no other, its person, the class it must name."""
    facts: Schema = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: _fact(fact_of(name, kind.name)) for name in facts_known(kind)},
    }
    branch: Schema = {"title": kind.label, "properties": {"facts": facts}}
    required = ["person"] if kind.of else []
    if kind.of:
        branch["properties"]["person"] = {"type": "string"}
    if kind.name in CLASSED:
        facts["type"] = "object"
        facts["anyOf"] = [{"required": ["article"]}, {"required": ["severity"]}]
        required.append("facts")
    return {**branch, "required": required} if required else branch


def _fact(fact: Fact) -> Schema:
    shape = {"title": fact.title, "description": f"Phải là {TYPE_WORDS[fact.type]}."}
    if fact.choices:
        return {**shape, "enum": [*fact.choices, None]}
    if fact.type == "integer":
        return {**shape, "type": ["integer", "null"], "minimum": fact.least, "maximum": fact.most}
    return {**shape, **_TYPES[fact.type]}


def _instant(title: str) -> Schema:
    return {
        "title": title,
        "description": "Ngày, giờ và múi giờ, ví dụ 2026-03-02T22:30+07:00.",
        "type": "string",
        "pattern": ZONED,
    }


_TYPES: Final[Mapping[str, Schema]] = {
    "text": {"type": ["string", "null"], "minLength": 1, "maxLength": LONGEST},
    "boolean": {"type": ["boolean", "null"]},
    "day": {"type": ["string", "null"], "pattern": DAY},
    "instant": {"type": ["string", "null"], "pattern": ZONED},
    "article": {
        "anyOf": [
            {"type": "string", "pattern": "^[1-9][0-9]{0,2}[a-z]?$"},
            {"type": "integer", "minimum": 1, "maximum": 999},
            {"type": "null"},
        ]
    },
    "paragraph": {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 9},
            {"type": "string", "pattern": "^[1-9]$"},
            {"type": "null"},
        ]
    },
}
