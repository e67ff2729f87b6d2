"""What giving, prolonging and refusing a support, and deciding of protection, must have: asked while the care is held, of a
correction too."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from lachan.access.refusals import Refusal
from lachan.procedure import delivering
from lachan.procedure.acts import Act as Deed
from lachan.procedure.delivering import Limited

from .refusals import (
    BeyondTheLimit,
    DecisionNumberNeeded,
    DeliveredOnce,
    MeasuresNeeded,
    ProtectionNumberNeeded,
    RefusalNumberNeeded,
)

# Decided or refused in writing: the law asks for the paper, and whoever it is about may complain of it.
WRITTEN: Final[Mapping[str, type[Refusal]]] = {
    "support_refused": RefusalNumberNeeded, "protection_refused": RefusalNumberNeeded,
    "protection_decided": ProtectionNumberNeeded, "support_prolonged": DecisionNumberNeeded,
}  # fmt: skip


def check(stood: Sequence[Deed], act: Deed, paper: str) -> None:
    """`stood`: everything before, whoever wrote it."""
    if act.kind in WRITTEN and not paper:
        raise WRITTEN[act.kind](field="paper")
    if act.kind == "protection_decided" and not act.facts.get("measures"):
        raise MeasuresNeeded(field="measures")
    every = [*stood, act]
    if act.kind == "support_delivered" and delivering.given_before(every, act):
        raise DeliveredOnce(field="support")
    if act.kind in {"support_delivered", "support_prolonged"} and act.facts.get("until"):
        _within(delivering.limited(every, act), act)


def _within(most: Limited | None, act: Deed) -> None:
    """Longer than the law gives: only where it leaves that to a decision, and by one."""
    if most is None or date.fromisoformat(str(act.facts["until"])) <= most.last:
        return
    if not most.support.longer:
        raise BeyondTheLimit(f"{_law(most)}, và không có việc kéo dài. {NEVER}", field="until")
    if act.kind == "support_delivered":
        raise BeyondTheLimit(f"{_law(most)}; dài hơn thì phải có quyết định ({most.support.longer}). {LATER}", field="until")  # fmt: skip


NEVER: Final = "Ghi ngày kết thúc trong thời hạn ấy; sau đó còn cần thì tìm hỗ trợ khác, nguồn khác cùng người đó."
LATER: Final = "Ghi ngày kết thúc trong thời hạn ấy; có quyết định rồi thì ghi «Kéo dài hỗ trợ» cùng số quyết định."


def _law(most: Limited) -> str:
    return f"{most.support.basis} cho hỗ trợ này không quá {most.length.words} kể từ ngày hỗ trợ đầu tiên"
