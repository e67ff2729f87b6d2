"""What is derived from targets, folded by group; and stocks with what came and went, body by body."""

from collections.abc import Mapping, Sequence
from typing import Any

from lachan.access.actor import Actor
from lachan.indicators import board
from lachan.indicators.board import Balanced, Numbers
from lachan.indicators.definitions import DEFINITIONS, TALLY
from lachan.indicators.models import Figure
from lachan.indicators.wide import CLOSING, IN, OPENING, OUT, side

from ..table import Cell, table
from ..wording import thousands
from . import figures
from .figures import HIDDEN, By

GROUPS = (
    ("TH", "Đúng hạn theo luật", "Luật đặt hạn, không phải kế hoạch: đúng hạn nghĩa là không lượt nào quá hạn."),
    ("DC", "Số liệu đi kèm", "Không có chỉ tiêu; đọc cùng tỷ lệ để không tỷ lệ nào được nâng lên bằng một quyết định sai."),
    ("SL", "Số đếm", "Không có chỉ tiêu."),
)  # fmt: skip
COLUMNS = ("Chỉ số", "Tử số/mẫu số", "Tỷ lệ", "Kết quả", "Đi kèm")
NONE = ("Chưa công bố", "nhóm này chưa có số cho kỳ đang xem.")
FLOW = ("Cơ quan", "Tồn đầu kỳ", "Mới", "Ra", "Tồn cuối kỳ", "Cân đối")
NO_FLOW = ("Không phát sinh", "không có gì tồn, mới hoặc ra trong kỳ.")


def folded(found: By, *, full: bool) -> list[dict[str, Any]]:
    return [
        {"id": f"nhom-{prefix}", "title": title, "lead": lead, "count": len(codes),
         "table": table(f"{title}: từng chỉ số", COLUMNS, [_cells(code, found, full=full) for code in codes], empty=NONE, caption_hidden=True)}
        for prefix, title, lead in GROUPS
        if (codes := [code for code in DEFINITIONS if code.startswith(prefix)])
    ]  # fmt: skip


def _cells(code: str, found: By, *, full: bool) -> list[Cell]:
    target, figure = DEFINITIONS[code], found.get((code, "a"))
    name: Cell = {"text": f"{code}. {target.name}", "sub": f" {target.unit}"}
    if figure is None:
        why = f"chờ {target.waits_for}" if target.waits_for else "chưa công bố"
        return [
            name,
            {"text": "—"},
            {"text": "—"},
            {"state": "paused", "state_label": "Chưa có nguồn dữ liệu", "sub": why},
            {"text": "—"},
        ]
    told = figures.said(figure, full=full)
    beside = [figures.counter(found.get((one, "a")), one, full=full) for one in target.counters]
    return [
        name,
        {
            "text": told["n"] if target.shape == TALLY else told["words"],
            "url": told["list_url"],
        },
        {"text": told["percent_text"] or "—"},
        {"state": told["state"] or "unknown", "state_label": told["verdict_text"]},
        {"text": "; ".join(f"{one['id']}: {one['text']}" for one in beside) or "—"},
    ]


def flows(viewer: Actor, found: By, *, full: bool) -> list[dict[str, Any]]:
    """opening + new − out = closing, of every body that had anything."""
    balances = [one for (code, _), one in found.items() if code.startswith("LC")]
    by_body = board.by_body(viewer, balances)
    return [_flow(one, by_body.get(one.id, []), full=full) for one in balances]


def _flow(figure: Figure, rows: Sequence[Balanced], *, full: bool) -> dict[str, Any]:
    target, told = DEFINITIONS[figure.code], figures.verdict_of(figure)
    shown = figures.numbers(figure, full=full)
    caption = f"{target.name}: tồn đầu kỳ, mới, ra, tồn cuối kỳ theo cơ quan"
    lines = [_line(name or "Chưa rõ cơ quan", row) for name, row in rows]
    return {
        "id": figure.code, "name": target.name, "unit": target.unit, "state": figures.STATES.get(told.state, "unknown"),
        "verdict": told.words, "url": f"/chi-tieu/{figure.id}/danh-sach/" if full else "", "total": _total(shown.apart),
        "table": table(caption, FLOW, lines, empty=NO_FLOW, caption_hidden=True),
    }  # fmt: skip


def _total(apart: Mapping[str, int | None]) -> str:
    """The province's own line, in words."""
    sides: dict[str, list[int | None]] = {one: [] for one in (OPENING, IN, OUT, CLOSING)}
    for why, many in apart.items():
        sides[side(why)].append(many)
    said = [
        HIDDEN if None in some else thousands(sum(n for n in some if n)) for some in sides.values()
    ]
    return f"{said[0]} tồn đầu kỳ + {said[1]} mới − {said[2]} ra = {said[3]} tồn cuối kỳ"


def _line(name: str, row: Numbers) -> list[Cell]:
    if row is None:
        return [{"text": name}, *({"text": HIDDEN} for _ in range(4)), {"text": "—"}]
    closes = row[OPENING] + row[IN] - row[OUT] == row[CLOSING]
    state: Cell = {"state": "met", "state_label": "Khớp"} if closes else {"state": "overdue", "state_label": "Không khớp"}  # fmt: skip
    return [
        {"text": name},
        *({"text": thousands(row[one])} for one in (OPENING, IN, OUT, CLOSING)),
        state,
    ]
