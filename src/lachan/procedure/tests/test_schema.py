"""The published schema: closed, in Vietnamese, and of one mind with the door about what it can say.
No validator is among our dependencies; the few keywords it uses are checked by the reader below."""

import json
import re
from typing import Any

import pytest

from lachan.law.book import book
from lachan.procedure.record import read_record, record_from
from lachan.procedure.schema import DIALECT, schema
from lachan.procedure.telling import lines_of
from lachan.procedure.tests.cases import RECORDS, line, record

WHOLE = schema()
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
KEYWORDS = {"$schema", "title", "description", "type", "required", "additionalProperties", "properties", "$defs",
            "items", "maxItems", "$ref", "allOf", "anyOf", "if", "then", "const", "enum", "pattern", "minLength",
            "maxLength", "minimum", "maximum"}  # fmt: skip


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Draft 2020-12, only the keywords above."""
    if "$ref" in rule and not fits(value, WHOLE["$defs"][rule["$ref"].removeprefix("#/$defs/")]):
        return False
    if not all(fits(value, one) for one in rule.get("allOf", ())):
        return False
    if "anyOf" in rule and not any(fits(value, one) for one in rule["anyOf"]):
        return False
    if "if" in rule and fits(value, rule["if"]) and not fits(value, rule["then"]):
        return False
    return is_of(value, rule) and in_bounds(value, rule) and holds_together(value, rule)


def is_of(value: Any, rule: dict[str, Any]) -> bool:
    wanted = rule.get("type", ())
    wanted = [wanted] if isinstance(wanted, str) else wanted
    whole = isinstance(value, int) and not isinstance(value, bool)
    if wanted and not any(
        (whole if one == "integer" else isinstance(value, TYPES[one])) for one in wanted
    ):
        return False
    return value in rule.get("enum", [value]) and value == rule.get("const", value)


def in_bounds(value: Any, rule: dict[str, Any]) -> bool:
    if isinstance(value, str):
        long = rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value))
        return long and re.search(rule.get("pattern", ""), value) is not None
    if isinstance(value, int) and not isinstance(value, bool):
        return bool(rule.get("minimum", value) <= value <= rule.get("maximum", value))
    return True


def holds_together(value: Any, rule: dict[str, Any]) -> bool:
    if isinstance(value, list):
        return all(fits(one, rule.get("items", {})) for one in value)
    if not isinstance(value, dict):
        return True
    known = rule.get("properties", {})
    closed = rule.get("additionalProperties") is False
    return (
        set(rule.get("required", ())) <= set(value)
        and not (closed and set(value) - set(known))
        and all(fits(one, known.get(name, {})) for name, one in value.items())
    )


def rules(rule: Any) -> list[dict[str, Any]]:
    """Every schema inside the schema."""
    if not isinstance(rule, dict):
        return []
    inner = [*rule.get("properties", {}).values(), *rule.get("$defs", {}).values(),
             *rule.get("allOf", ()), *rule.get("anyOf", ()),
             *(rule[name] for name in ("items", "if", "then") if name in rule)]  # fmt: skip
    return [rule, *(one for each in inner for one in rules(each))]


def test_it_is_a_schema_of_the_named_dialect_and_plain_json() -> None:
    assert WHOLE["$schema"] == DIALECT
    assert json.loads(json.dumps(WHOLE)) == WHOLE == schema()


def test_it_uses_only_known_keywords_and_its_references_hold() -> None:
    for rule in rules(WHOLE):
        assert set(rule) <= KEYWORDS
        if "$ref" in rule:
            assert rule["$ref"].removeprefix("#/$defs/") in WHOLE["$defs"]
        if "pattern" in rule:
            re.compile(rule["pattern"])


@pytest.mark.parametrize("kind", sorted(book().acts))
def test_every_kind_has_a_branch_with_its_label_and_titled_facts(kind: str) -> None:
    branch = WHOLE["$defs"][f"act_{kind}"]
    assert branch["title"] == book().label(kind)
    facts = branch["properties"]["facts"]["properties"]
    assert set(book().acts[kind].facts) <= set(facts)
    for name, fact in facts.items():
        assert fact["title"] != name, f"thêm «{name}» vào facts.yaml"
        assert fact["description"]


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_the_examples_fit_the_schema_and_come_through_the_door(path: Any) -> None:
    written = json.loads(path.read_text("utf-8"))
    assert fits(written, WHOLE)
    assert len(record_from(written).acts) == len(written["acts"])


OPENED = line("case_initiated", "2026-01-13T09:00", facts={"article": "150"})
ODD: list[dict[str, Any]] = [
    OPENED | {"kind": "no_such"},
    OPENED | {"occurred_at": "2026-01-13T09:00"},
    OPENED | {"name": "A"},
    OPENED | {"facts": {"artcle": "150"}},
    OPENED | {"facts": {}},
    OPENED | {"facts": {"article": True}},
    OPENED | {"facts": {"article": "150", "opened_by": "police"}},
    line("accused_charged", "2026-01-13T09:00", facts={"article": "150"}),
    line("accused_charged", "2026-01-13T09:00", person="Nguyễn Văn Giả", facts={"article": "150"}),
    line("trial_set", "2026-01-13T09:00", facts={"hearing_on": "13/01/2026"}),
]


@pytest.mark.parametrize("act", ODD, ids=range(len(ODD)))
def test_what_the_schema_refuses(act: dict[str, Any]) -> None:
    assert fits(record(OPENED), WHOLE)
    assert not fits(record(act), WHOLE)


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_a_reading_is_told_in_lines(path: Any) -> None:
    told = read_record(record_from(path.read_bytes()), "2026-11-24T08:00+07:00")
    lines = lines_of(told)
    assert lines[0].startswith("Vụ việc GIA-LAP/")
    assert lines[-1] == f"Sách luật phiên bản {book().version}"
    assert not any("\n" in one for one in lines)


def test_whoever_must_be_released_is_said_first() -> None:
    held = line("held", "2026-01-12T09:00", person="BC-01")
    lines = lines_of(read_record(record_from(record(held)), "2026-01-20T09:00+07:00"))
    assert lines[0].startswith("!! PHẢI TRẢ TỰ DO: BC-01: Tạm giữ hết hạn 09:00 15/01/2026")
