"""A decision that the law ties to grounds names one of them, and some only once the term is over."""

from collections.abc import Sequence
from datetime import date, datetime

from lachan.access.refusals import Refusal
from lachan.docket import readings
from lachan.docket.kinds import ASKS, Asks
from lachan.docket.registers import HANOI
from lachan.docket.steps import Step
from lachan.procedure.acts import Act as Deed

from . import codes

LUAT_02_2021 = date(2021, 12, 1)
INVESTIGATING = frozenset({"D01", "D02", "D04", "D05", "D06", "D07", "J01"})
DECIDING = frozenset({"E01", "E02", "E08"})
# Whose term must be over, where the ground needs that.
TERMS = {"investigation_suspended": INVESTIGATING, "investigation_discontinued": INVESTIGATING,
         "prosecution_suspended": DECIDING}  # fmt: skip


class GroundNeeded(Refusal):
    """Quyết định này phải có căn cứ trong danh mục của điều luật. Chọn căn cứ rồi lưu lại."""


class TermNotOver(Refusal):
    """Căn cứ này chỉ dùng được khi đã hết thời hạn (BLTTHS Điều 229 khoản 1, Điều 230 khoản 1, Điều 247 khoản 1). Tiếp tục trong thời hạn còn lại, hoặc quyết định khi hết thời hạn."""


class GroundNotYetLaw(Refusal):
    """Căn cứ này có từ ngày 01/12/2021 (Luật 02/2021/QH15). Kiểm tra lại ngày quyết định, hoặc chọn căn cứ khác."""


def require_ground(kind: str, step: Step) -> str:
    """The ground, one of those the article lists; force majeure only since the law knows it."""
    ground = str(step.facts.get("ground", ""))
    if ground not in dict(codes.GROUNDS[kind]):
        raise GroundNeeded(field="ground")
    if ground in codes.SINCE_2021 and step.when.astimezone(HANOI).date() < LUAT_02_2021:
        raise GroundNotYetLaw(field="ground")
    return ground


def require_term_over(
    done: Sequence[Deed], ground: str, when: datetime, refs: frozenset[str]
) -> None:
    """The stage's own term (its last stretch, extensions included) must have come to its last day."""
    if ground not in codes.AT_EXPIRY:
        return
    read = readings.read(done, when)
    running = [r for r in read if r.ref in refs and r.state == "running" and r.due_at is not None]
    if any(when.astimezone(HANOI).date() < r.due_on for r in running):
        raise TermNotOver(field="ground")


def asks_ground(kind: str) -> Asks:
    """What a decision of this kind must say, and when it may."""

    def asks(done: Sequence[Deed], step: Step, at: datetime) -> None:
        ground = require_ground(kind, step)
        require_term_over(done, ground, step.when, TERMS.get(kind, frozenset()))

    return asks


ASKS.update({kind: asks_ground(kind) for kind in codes.GROUNDS})
