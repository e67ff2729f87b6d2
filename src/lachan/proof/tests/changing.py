"""A clean invented file, changed in one place: how examples of rules and their near misses are written.

`drop`: ids to take out, with every link and assertion that names them. `unlink`: «p1 -> c1/act».
`set`: «e1.record»: value (None takes the field away). `add`: {part: [rows]}. `file`: fields of the file itself.
`summary`: at court, and its papers neither listed nor numbered, as of a published judgment."""

from __future__ import annotations

import copy
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.loading import made
from lachan.proof.schema import example

Data = dict[str, Any]


def changed(change: Data) -> Bundle:
    """The example file after the change."""
    data = copy.deepcopy(example()) | change.get("file", {})
    for paper in data["documents"] if change.get("summary") else ():
        for field in ("listed", "folios", "stamped_investigation", "stamped_procuracy"):
            paper.pop(field, None)
    for part, rows in change.get("add", {}).items():
        data.setdefault(part, []).extend(rows)
    for path, value in change.get("set", {}).items():
        _set(data, path, value)
    _drop(data, set(change.get("drop", ())))
    _unlink(data, change.get("unlink", ()))
    return made(data)


def _rows(data: Data) -> list[Data]:
    return [
        row
        for part in data.values()
        if isinstance(part, list)
        for row in part
        if isinstance(row, dict)
    ]


def _set(data: Data, path: str, value: Any) -> None:
    name, *fields, last = path.split(".")
    (row,) = [one for one in _rows(data) if one.get("id") == name]
    for field in fields:
        row = row.setdefault(field, {})
    if value is None:
        row.pop(last, None)
    else:
        row[last] = value


def _drop(data: Data, gone: set[str]) -> None:
    for part, rows in data.items():
        if isinstance(rows, list):
            data[part] = [
                row
                for row in rows
                if not gone & {str(row.get(k)) for k in ("id", "from", "to", "evidence", "subject")}
            ]


def _unlink(data: Data, pairs: list[str]) -> None:
    gone = {tuple(one.split(" -> ")) for one in pairs}
    data["links"] = [row for row in data["links"] if (row["from"], row["to"]) not in gone]
