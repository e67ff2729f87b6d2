"""Services of process: giving, sending, receiving, notifying. One verb, since all say the same: that it was done, when.

Which body may record which is services.yaml; decisions have verbs of their own."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.kinds import SIDE_OF, VERB_OF
from lachan.docket.models import Act, Matter
from lachan.docket.sides import COURT, FACILITY, INVESTIGATION, PROCEEDING, PROCURACY, Side
from lachan.docket.steps import Step, take
from lachan.law.reading_yaml import load_yaml

SIDES = {side.name: side for side in (INVESTIGATION, PROCURACY, COURT, FACILITY, PROCEEDING)}


class NotAService(Refusal):
    """Việc này không phải việc giao, gửi, nhận, thông báo văn bản. Chọn đúng việc trong danh sách việc làm được tiếp."""


class NotADecision(Refusal):
    """Quyết định này có mẫu riêng hoặc không ghi ở đây. Chọn đúng việc trong danh sách việc làm được tiếp."""


@lru_cache(maxsize=1)
def _written() -> Mapping[str, Mapping[str, list[str]]]:
    found: Mapping[str, Mapping[str, list[str]]] = load_yaml(
        Path(__file__).parent.parent / "services.yaml"
    )
    return found


@lru_cache(maxsize=1)
def services() -> Mapping[str, Side]:
    """Service of process → the side that records it."""
    return {k: SIDES[side] for side, kinds in _written()["services"].items() for k in kinds}


@lru_cache(maxsize=1)
def decisions() -> Mapping[str, Side]:
    """Further decision → the side that makes it."""
    return {k: SIDES[side] for side, kinds in _written()["decisions"].items() for k in kinds}


@command(Permission.CASE_SERVE, article="BLTTHS Điều 132, 133, 137")
def record_service(*, matter: Matter, kind: str, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi việc giao, gửi, nhận, niêm yết hoặc thông báo một văn bản tố tụng; thời hạn của việc đó dừng tại đây."""
    if kind not in services():
        raise NotAService(field="kind")
    return take(matter, kind, step, services()[kind], by=by, at=at)


@command(Permission.CASE_DECIDE, article="BLTTHS Điều 132")
def record_decision(*, matter: Matter, kind: str, step: Step, by: Actor, at: datetime) -> Act:
    """Ghi một quyết định, yêu cầu tố tụng khác của cơ quan mình."""
    if kind not in decisions():
        raise NotADecision(field="kind")
    return take(matter, kind, step, decisions()[kind], by=by, at=at)


for _kind, _side in services().items():
    VERB_OF[_kind], SIDE_OF[_kind] = record_service, _side
for _kind, _side in decisions().items():
    VERB_OF[_kind], SIDE_OF[_kind] = record_decision, _side
