"""«Còn phải làm gì để đạt»: arithmetic on the published figure; and, when asked for, the matters that decide and the outlook."""

from collections.abc import Iterable
from typing import Any

from lachan.indicators import reasons
from lachan.indicators.definitions import DEFINITIONS, RATE
from lachan.indicators.looking_ahead import Projection
from lachan.indicators.models import Figure
from lachan.indicators.periods import HANOI
from lachan.indicators.projecting import Deciding, Outlook, needed
from lachan.indicators.targets import rate

from .. import wording
from ..table import Cell, table
from . import figures
from .asking import TARGETS, Said
from .figures import By

COLUMNS = ("Chỉ tiêu", "Đang có", "Cần đạt", "Còn phải được tính", "Còn lại của kỳ")
DECIDING = ("Mã vụ việc", "Đang ở đâu", "Chậm nhất", "Hạn theo luật")
NONE = ("Không còn gì phải làm", "mọi dòng của danh sách đã được tính.")
OVER = ("Kỳ đã hết", "không còn ngày nào để làm thêm; số liệu chỉ đổi khi hồ sơ được đính chính.")


def section(found: By, chosen: Said, *, full: bool) -> dict[str, Any] | None:
    """Of every target with a rate whose period was not over when it was counted."""
    some = [
        one for code, target in TARGETS.items()
        if target.shape == RATE and (one := found.get((code, chosen.way(code)))) and days_left(one)
    ]  # fmt: skip
    if not some:
        return None
    return table("Còn phải làm gì, theo từng chỉ tiêu", COLUMNS, [_cells(one, full=full) for one in some], empty=OVER, caption_hidden=True)  # fmt: skip


def days_left(figure: Figure) -> int:
    """Whole days from when it was counted to the last of its period."""
    return max(0, (figure.period_to - figure.as_of.astimezone(HANOI).date()).days - 1)


def _cells(figure: Figure, *, full: bool) -> list[Cell]:
    target, shown = DEFINITIONS[figure.code], figures.numbers(figure, full=full)
    hidden = None in (shown.n, shown.d)
    more = figures.HIDDEN if hidden else more_words(figure)
    url = f"/chi-tieu/{figure.id}/con-phai-lam/" if full and figure.denominator else ""
    return [
        {"text": f"{target.code}. {target.name}"}, {"text": shown.words}, {"text": figures.aim(target)},
        {"text": more, "url": url}, {"text": f"{days_left(figure)} ngày"},
    ]  # fmt: skip


def more_words(figure: Figure) -> str:
    target = DEFINITIONS[figure.code]
    if figure.denominator == 0:
        return "không phát sinh"
    more = needed(target, figure.numerator, figure.denominator)
    if more is None:
        return f"giải quyết hết {figure.denominator - figure.numerator} {target.unit} còn lại vẫn chưa đạt"
    return f"ít nhất {more} {target.unit}" if more else "đã đạt"


def waiting(rows: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Rows of the published list that do not count yet."""
    cells: list[list[Cell]] = [
        [{"code_name": figures.named(code)}, {"text": reasons.label(why)}] for code, why in rows
    ]
    return table(
        "Dòng chưa được tính và vì sao", DECIDING[:2], cells, empty=NONE, caption_hidden=True
    )


def projected(found: Projection, figure: Figure) -> dict[str, Any]:
    """The record as it stands now; `assumed` says in words what the outlook takes for granted."""
    return {
        "now": f"{found.result.numerator}/{found.result.denominator}", "days": found.days,
        "table": table("Vụ việc quyết định và hạn của từng vụ", DECIDING, [_deciding(one) for one in found.deciding], empty=NONE, caption_hidden=True),
        "outlook": _outlook(found.outlook, figure) if found.outlook else None,
    }  # fmt: skip


def _deciding(one: Deciding) -> list[Cell]:
    law: Cell = {"text": wording.day(one.by_law_on) or "không có thời hạn đang chạy"}
    if one.overdue:
        law = {"state": "overdue", "state_label": f"quá hạn từ {wording.day(one.by_law_on)}"}
    name: Cell = {
        "code_name": figures.named(one.code),
        "sub": f" {one.person}" if one.person else "",
    }
    return [name, {"text": reasons.label(one.reason)}, {"text": wording.day(one.latest_on)}, law]


def _outlook(found: Outlook, figure: Figure) -> dict[str, Any]:
    target = DEFINITIONS[figure.code]
    flow = target.ahead["pace"] == "flow"
    return {
        "middle": _end(found.middle), "low": _end(found.low), "high": _end(found.high), "met": found.met, "draws": found.draws,
        "assumed": f"Giả định: từ nay đến hết kỳ, {_pace(flow=flow)} của {found.weeks} tuần vừa qua lặp lại; tính thử "
        f"{found.draws} lần bằng cách rút ngẫu nhiên (số khởi đầu {found.seed}, ai tính lại cũng ra đúng các số này). Kết quả chỉ kéo dài "
        "đà hiện nay, không xét từng vụ việc, không phải dự báo kết quả giải quyết và không thay cho danh sách ở trên.",
    }  # fmt: skip


def _pace(*, flow: bool) -> str:
    return "số mới và số được tính từng tuần" if flow else "tỷ lệ được tính của các dòng mới"


def _end(pair: tuple[int, int]) -> str:
    n, d = pair
    return f"{n}/{d} ({rate(n, d)}%)" if d else f"{n}/{d}"
