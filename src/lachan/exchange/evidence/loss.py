"""The loss report: what a format carried, what it left out and why, counted by kind. Every way in and out makes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lachan.proof.bundle import Bundle

MADE_UP = "DỮ LIỆU GIẢ LẬP"
UNTRIED = "chưa thử trên phần mềm đích"


@dataclass(frozen=True, slots=True)
class Left:
    """One kind of thing that did not come along, how many of them, and why."""

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Loss:
    """`carried`: part → how many objects. `remarks`: what the reader must know besides."""

    format: str
    carried: Mapping[str, int]
    left: tuple[Left, ...] = ()
    synthetic: bool = False
    remarks: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """In Vietnamese, for the screen or a text beside the file."""
        yield f"Báo cáo mất mát · {self.format}" + (f" · {MADE_UP}" if self.synthetic else "")
        kept = ", ".join(f"{PARTS.get(k, k)} {n}" for k, n in self.carried.items() if n)
        yield f"Đã mang theo: {kept or 'không có gì'}."
        if not self.left:
            yield "Không bỏ lại gì trong những mục mà định dạng này mang được."
        for one in self.left:
            yield f"Bỏ lại {one.count} × {one.what}: {one.why}."
        yield from self.remarks

    def as_data(self) -> dict[str, Any]:
        return {
            "format": self.format, "synthetic": self.synthetic, "carried": dict(self.carried),
            "left": [{"what": x.what, "count": x.count, "why": x.why} for x in self.left],
            "remarks": list(self.remarks),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A file for another program, and what it does not hold."""

    data: bytes
    loss: Loss


@dataclass(frozen=True, slots=True)
class Taken:
    """A bundle made of another program's file, and what of that file it does not hold."""

    bundle: Bundle
    loss: Loss


# What the parts of a bundle are called for those who read the report.
PARTS = {
    "case": "hồ sơ", "documents": "tài liệu", "evidence": "chứng cứ", "persons": "người", "decisions": "quyết định",
    "hypotheses": "giả thuyết", "charges": "truy cứu", "propositions": "mệnh đề", "links": "liên kết",
    "assertions": "giá trị chứng cứ nêu", "events": "sự kiện", "transactions": "giao dịch",
    "circumstances": "tình tiết giảm nhẹ, tăng nặng", "identifiers": "số điện thoại, tài khoản, định danh",
    "questions": "yêu cầu xác minh", "displays": "bản trình bày", "notes": "ghi chú trả lời",
    "passages": "câu của kết luận, cáo trạng", "alternatives": "tội danh khác đã xem xét", "elements": "dấu hiệu phải chứng minh",
}  # fmt: skip


# Fields of the case itself that no format but GraphML carries.
OF_CASE = ("version", "deadline", "agency_handed_over", "opened_by_other")


def counted(bundle: Bundle, parts: tuple[str, ...] | None = None) -> dict[str, int]:
    """How many objects each part holds; the parts of `parts` only, where named."""
    return {
        name: len(getattr(bundle, name))
        for name in PARTS
        if hasattr(bundle, name) and (parts is None or name in parts) and getattr(bundle, name)
    }


def unmapped(bundle: Bundle, mapped: Mapping[str, frozenset[str]], why: str) -> Iterator[Left]:
    """What the bundle says and a mapping has no place for: fields of the case, whole parts, then fields by part."""
    of_case = [name for name in OF_CASE if getattr(bundle, name) not in ("", None)]
    if of_case:
        yield Left("mục của hồ sơ", len(of_case), f"{why}: {', '.join(of_case)}")
    for name in PARTS:
        rows = getattr(bundle, name, ())
        if not rows:
            continue
        if name not in mapped:
            yield Left(PARTS[name], len(rows), why)
            continue
        missed = _fields_missed(rows, mapped[name])
        if missed:
            told = ", ".join(f"{field} ({n})" for field, n in missed.items())
            yield Left(f"mục của {PARTS[name]}", sum(missed.values()), f"{why}: {told}")


def _fields_missed(rows: tuple[Any, ...], mapped: frozenset[str]) -> dict[str, int]:
    missed: dict[str, int] = {}
    for row in rows:
        for field in said(row).keys() - mapped:
            missed[field] = missed.get(field, 0) + 1
    return dict(sorted(missed.items()))


def said(row: Any) -> dict[str, Any]:
    """The fields of a part that say something, as they stand in the file of a bundle."""
    found: dict[str, Any] = row.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return found
