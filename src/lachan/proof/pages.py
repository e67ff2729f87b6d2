"""A page for every question of the catalogue: what it asks, by what right, of which files and of which not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lachan.proof.bundle.file import Stage
from lachan.proof.rules import CATALOGUE, Rule

EXAMPLES = Path(__file__).parent / "rules" / "examples"
HEAD = "<!-- Sinh bởi `lachan evidence rules --page`; sửa ở quy tắc và ví dụ, không sửa ở đây. -->"
SEVERITIES = {"A": "căn cứ trả hồ sơ", "B": "cần làm rõ", "C": "đầy đủ, chất lượng", "D": "thông tin"}  # fmt: skip
STAGES = {Stage.REPORT: "từ khi tiếp nhận nguồn tin", Stage.INVESTIGATION: "từ khi khởi tố",
          Stage.ENDED: "từ khi kết thúc điều tra", Stage.PROSECUTION: "từ giai đoạn truy tố",
          Stage.TRIAL: "từ giai đoạn xét xử", Stage.FINAL: "sau khi bản án có hiệu lực"}  # fmt: skip


def pages() -> dict[str, str]:
    """File name → text. Same catalogue, same bytes."""
    made = {f"{one.id}.md": _text(_page(one)) for one in _ordered()}
    return made | {"README.md": _text(_index())}


def _ordered() -> list[Rule]:
    return sorted(CATALOGUE.values(), key=lambda one: one.id)


def _text(lines: Iterator[str]) -> str:
    return "\n".join([HEAD, "", *lines]).rstrip() + "\n"


def _index() -> Iterator[str]:
    yield "# Câu hỏi kiểm tra hồ sơ\n"
    yield "Mỗi câu là lời đề nghị xem lại, kèm căn cứ; không câu nào kết luận ai có tội.\n"
    yield "| Mã | Mức | Câu hỏi về | Căn cứ |\n|---|---|---|---|"
    for one in _ordered():
        off = "" if one.on else " (đang tắt)"
        yield f"| [{one.id}]({one.id}.md) | {one.severity} | {one.title}{off} | {one.cite} |"


def _page(one: Rule) -> Iterator[str]:
    yield f"# {one.id} · {one.title}\n"
    yield f"Mức {one.severity} ({SEVERITIES[one.severity]}); hỏi {STAGES[one.since]}.\n"
    yield f"**Căn cứ:** {one.cite}." + (f" Điều 245 khoản 1 điểm {one.ground} BLTTHS." if one.ground else "") + "\n"  # fmt: skip
    yield f"> {one.sentence}\n"
    yield f"**Đóng bằng:** {one.closes}.\n"
    yield from _told("Hỏi", [x for x in _examples(one.id) if x.get("asks")])
    yield from _told("Không hỏi", [x for x in _examples(one.id) if not x.get("asks")])


def _told(head: str, found: list[dict[str, Any]]) -> Iterator[str]:
    """Examples change one invented clean file in one place; the tests run every one of them."""
    if found:
        yield f"## {head}\n"
        yield from (f"- {one['says']}" for one in found)
        yield ""


@lru_cache(maxsize=128)
def _examples(rule: str) -> tuple[dict[str, Any], ...]:
    path = EXAMPLES / f"{rule}.yaml"
    return tuple(yaml.safe_load(path.read_text("utf-8"))) if path.exists() else ()
