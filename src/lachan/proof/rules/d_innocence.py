"""D. Innocence and alternatives: BLTTHS Điều 13, 15, 98, 108."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Proposition
from lachan.proof.bundle.argument import Nature
from lachan.proof.case import Case

from .rule import Found, rule


@rule("R-46", "A", "BLTTHS Điều 15, Điều 98, Điều 108", ground="a", title="Lời không nhận, ngoại phạm chưa được kiểm tra",
      closes="chứng cứ xác nhận hoặc bác bỏ, hoặc ghi chú đánh giá")  # fmt: skip
def denial_unanswered(case: Case) -> Iterator[Found]:
    """{who} nêu «{text}» nhưng chưa thấy chứng cứ nào kiểm tra điều đó; đề nghị xác minh cả chứng cứ gỡ tội."""
    for p in case.bundle.propositions:
        if p.nature in (Nature.DENIAL, Nature.ALIBI) and not p.evaluated and not _answered(case, p):
            who = ", ".join(case.code(x) for x in p.actors) or "Người bị buộc tội"
            yield (p.id,), {"who": who, "text": p.text}


def _answered(case: Case, p: Proposition) -> bool:
    """By anything but the words of the one who says it: for it, against it, or explaining it."""
    return any(e.speaker is None or e.speaker not in p.actors for e in case.bearing(p.id))
