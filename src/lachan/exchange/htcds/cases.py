"""A record ↔ a case of the standard: sections of fields, of which events and plans may stand several times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .fields import REPEATED, Field, fields, mapped, mapping, reasons
from .losing import Tally
from .record import CaseRecord, Event, SupportPlan
from .values import hear, say

Row = dict[str, str | list[str]]
# Section → its fields that say something; a repeated section → one row for each time.
Case = dict[str, Row | list[Row]]
PARTS = {"events": Event, "plans": SupportPlan}


def case_of(record: CaseRecord, tally: Tally) -> Case:
    """Only fields that say something; a section that says nothing is not there."""
    _ours_only(record, tally)
    case: Case = {}
    for section in dict.fromkeys(one.section for one in mapped()):
        of = [one for one in mapped() if one.section == section]
        if section in REPEATED:
            rows = [_row(of, part, tally) for part in getattr(record, REPEATED[section])]
            if kept := [row for row in rows if row]:
                case[section] = kept
        elif row := _row(of, record, tally):
            case[section] = row
    return case


def _row(of: Sequence[Field], part: object, tally: Tally) -> Row:
    row: Row = {}
    for field in of:
        value = getattr(part, field.own)
        if field.type == "choices":
            said = list(dict.fromkeys(text for one in value if (text := say(field, one, tally))))
            row |= {field.name: said} if said else {}
        elif value not in (None, "") and (text := say(field, value, tally)):
            row[field.name] = text
    return row


def _ours_only(record: CaseRecord, tally: Tally) -> None:
    for name, label in mapping()["ours_only"].items():
        if getattr(record, name) not in (None, "", ()):
            tally.lose(label, "chuẩn không có mục này")


def record_of(case: Mapping[str, Any], tally: Tally) -> CaseRecord:
    """What the case says in fields that we have; everything else is counted, and no value of it is kept."""
    said: dict[str, Any] = {}
    for section, held in case.items():
        rows = held if isinstance(held, list) else [held]
        parts = [found for row in rows if (found := _heard(section, row, tally))]
        if section not in REPEATED:
            for part in parts:
                said |= part
        else:
            said[REPEATED[section]] = tuple(_parts(section, parts, tally))
    return CaseRecord(**said)


def _parts(section: str, parts: list[dict[str, Any]], tally: Tally) -> Iterator[Event | SupportPlan]:  # fmt: skip
    """An event or a plan of no known kind says too little to be kept."""
    for part in parts:
        if "kind" in part:
            yield PARTS[REPEATED[section]](**part)
        else:
            tally.lose(section, "không rõ loại")


def _heard(section: str, row: Any, tally: Tally) -> dict[str, Any]:
    if not isinstance(row, dict):
        tally.lose(str(section)[:60], "không đúng dạng của chuẩn")
        return {}
    found: dict[str, Any] = {}
    for name, value in row.items():
        field = fields().get(name)
        if not _says(value):
            continue
        if field is None or not field.ours or field.section != section:
            tally.lose(*_untaken(field, name))
        elif (heard := _value(field, value, tally)) not in (None, ()):
            found[field.own] = heard
    return found


def _says(value: Any) -> bool:
    return value not in (None, "", [], {})


def _untaken(field: Field | None, name: Any) -> tuple[str, str]:
    if field is None:
        return "mục lạ", "không có trong chuẩn"
    return field.name, reasons()[field.without] if field.without else "nằm sai phần của chuẩn"


def _value(field: Field, value: Any, tally: Tally) -> Any:
    texts = [_text(one) for one in (value if isinstance(value, list) else [value])]
    if field.type == "choices":
        heard = (hear(field, text, tally) for text in texts)
        return tuple(dict.fromkeys(one for one in heard if one is not None))
    if len(texts) != 1:
        tally.lose(field.name, "nhiều giá trị cho một mục chỉ có một")
        return None
    return hear(field, texts[0], tally)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else ""
