"""A judgment says something of every defendant: one act for each, at one instant, none forgotten."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.docket import projection
from lachan.docket.kinds import ASKS, Asks
from lachan.docket.models import Act, Matter
from lachan.docket.sides import COURT
from lachan.docket.steps import Step, stand, take_all
from lachan.procedure.acts import Act as Deed

from . import codes


class VerdictMissing(Refusal):
    """Bản án phải có kết quả đối với từng bị cáo của vụ án. Chọn kết quả cho những người còn thiếu rồi lưu lại."""


class NotADefendant(Refusal):
    """Có mã người không phải bị cáo trong vụ án này. Bỏ người đó rồi lưu lại."""


class UnknownVerdict(Refusal):
    """Kết quả xét xử không có trong danh mục. Chọn lại kết quả cho từng bị cáo."""


def pronounced(
    matter: Matter, kind: str, verdicts: Mapping[str, str], step: Step, by: Actor, at: datetime
) -> list[Act]:
    """One act of `kind` per defendant with that person's verdict; the same paper, the same instant."""
    now = projection.situation_of(stand(matter, step, COURT, by=by, at=at))
    tried = {
        code
        for code, one in now.accused.items()
        if one.status in codes.TRIED[kind] and not one.apart
    }
    if set(verdicts) - tried:
        raise NotADefendant(field="verdicts")
    if kind == "judgment_pronounced" and tried - set(verdicts) or not verdicts:
        raise VerdictMissing(
            f"Bản án còn thiếu kết quả đối với: {', '.join(sorted(tried - set(verdicts))) or 'bị cáo'}. "
            "Chọn kết quả cho từng người rồi lưu lại.", field="verdicts",
        )  # fmt: skip
    if any(said not in dict(codes.VERDICTS[kind]) for said in verdicts.values()):
        raise UnknownVerdict(field="verdicts")
    steps = [
        (kind, Step(step.when, code, {**step.facts, "verdict": said}, step.paper if n == 0 else None,
                    step.note if n == 0 else ""))
        for n, (code, said) in enumerate(verdicts.items())
    ]  # fmt: skip
    return take_all(matter, steps, COURT, by=by, at=at)


def _verdict_of(kind: str) -> Asks:
    def asks(done: Sequence[Deed], step: Step, at: datetime) -> None:
        if step.facts.get("verdict") not in dict(codes.VERDICTS[kind]):
            raise UnknownVerdict(field="verdict")

    return asks


ASKS.update({kind: _verdict_of(kind) for kind in codes.VERDICTS})
