"""The items of preparing and conducting a talk, as they stand in the file, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.reading_yaml import load_yaml
from lachan.law.refusals import BookIsWrong

HERE = Path(__file__).parent
PHASES: Final = {"prepare": "Chuẩn bị", "begin": "Mở đầu", "talk": "Trong lúc nói chuyện", "end": "Kết thúc"}  # fmt: skip
BINDING: Final = {"law": "Pháp luật buộc", "advice": "Nên làm"}
# What is asked of the talk, and the values each may have.
FACTS: Final[Mapping[str, frozenset[object]]] = {
    "minor": frozenset({True, False}), "interpreter": frozenset({True, False}), "foreign": frozenset({True, False}),
    "disability": frozenset({True, False}), "kind": frozenset({"statement", "care"}),
}  # fmt: skip
# How a fact that is not known yet is asked of whoever prepares.
ASKING: Final = {
    "minor": "Người này đã đủ 18 tuổi chưa?", "interpreter": "Người này có cần phiên dịch không?",
    "foreign": "Người này có phải người nước ngoài không?", "disability": "Người này có khó khăn về nghe, nói, nhìn không?",
}  # fmt: skip
ALWAYS: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to see to. `mark`: how sure its source is, empty where the text was read."""

    code: str
    label: str
    why: str
    phase: str
    binding: str
    cite: str
    mark: str
    since: date
    applies: Mapping[str, object]


@lru_cache(maxsize=1)
def items(path: Path = HERE / "items.yaml") -> tuple[Item, ...]:
    """Every item, in the order of the file; no code twice."""
    found = tuple(_item(row) for row in load_yaml(path)["items"])
    if len({one.code for one in found}) != len(found):
        raise BookIsWrong("items.yaml: một mã dùng hai lần. Sửa mã rồi chạy lại.")
    return found


def _item(row: Mapping[str, Any]) -> Item:
    try:
        applies = row.get("applies", {})
        if row["phase"] not in PHASES or row["binding"] not in BINDING or not row["cite"]:
            raise ValueError("phase, binding, cite")
        if any(value not in FACTS[name] for name, value in applies.items()):
            raise ValueError("applies")
        return Item(
            row["code"], row["label"], row["why"], row["phase"], row["binding"], row["cite"], row.get("mark", ""),
            row.get("from", ALWAYS), applies,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as fault:
        raise BookIsWrong(f"items.yaml «{row.get('code')}»: {fault}. Sửa rồi chạy lại.") from fault
