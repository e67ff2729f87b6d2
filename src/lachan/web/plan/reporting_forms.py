"""The verbs of progress as forms: take, give on, report, confirm, return, say what blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.plan import codes, commands
from lachan.plan.duties import Duty
from lachan.plan.evidence import FileGiven
from lachan.plan.models import Occurrence, Share
from lachan.plan.queries import below
from lachan.reference.queries import agencies_on

from .. import wording
from ..sheet import Field, Sheet, moment, number, words
from .forms import Form, bodies_named, body_named, listed, ticked

NO_NAMES = "Không ghi tên nạn nhân hay người bị tố giác. Nội dung và tệp được niêm phong; nơi giao việc và Ban Chỉ đạo đọc được."
SHOWN_COUNTS = 6


@dataclass(frozen=True)
class Aim:
    """The share, and the time of it, that a form is about."""

    share: Share
    turn: Occurrence | None

    @property
    def page(self) -> str:
        return f"/ke-hoach/viec/{self.share.version.task_id}/"

    @property
    def at_turn(self) -> Occurrence:
        if self.turn is None:
            raise NotFound
        return self.turn


def _nothing(on: Sheet, request: HttpRequest, aim: Aim) -> list[Field]:
    return []


def _accept(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    commands.accept_task(share=aim.share, by=request.actor, at=request.at)
    return aim.page


def _give_fields(on: Sheet, request: HttpRequest, aim: Aim) -> list[Field]:
    found = below(aim.share.carrier, request.at.date())
    options = [(str(pk), name) for pk, name in found.values_list("id", "short_name")]
    return [
        ticked(
            on,
            request,
            "to",
            "Giao cho",
            options,
            wide=True,
            hint="Nơi giao vẫn chịu trách nhiệm và xác nhận báo cáo của nơi nhận.",
        )
    ]


def _give(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    to = bodies_named(request.POST.getlist("to"))
    commands.delegate_task(share=aim.share, to=to, by=request.actor, at=request.at)
    return aim.page


def _measures(aim: Aim) -> list[str]:
    return [code for code in aim.share.version.indicators if code in codes.measures()][
        :SHOWN_COUNTS
    ]


def _report_fields(on: Sheet, request: HttpRequest, aim: Aim) -> list[Field]:
    turn = aim.at_turn
    counts = [
        on.ask(f"count_{code}", codes.measures()[code], "number", min=0, inputmode="numeric")
        for code in _measures(aim)
    ]
    return [
        on.ask("words", f"Đã làm gì trong kỳ (hạn {wording.day(turn.due_on)})", "textarea", rows=5, maxlength=4000, sealed=True,
               wide=True, hint=NO_NAMES, autofocus=True),
        *counts, on.ask("when", "Báo cáo lúc", "datetime"),
        *(on.ask(f"file_{n}", "Tệp minh chứng" if n == 1 else f"Tệp thứ {n}", "file",
                 hint="PDF, JPEG, PNG, DOCX, XLSX; mỗi tệp tối đa 5 MB" if n == 1 else "") for n in (1, 2, 3)),
    ]  # fmt: skip


def _report(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    said = {code: number(typed, f"count_{code}") for code in _measures(aim)}
    files = [
        FileGiven(one.name, one.read())
        for name in ("file_1", "file_2", "file_3")
        for one in request.FILES.getlist(name)
    ]
    commands.report_progress(
        share=aim.share, occurrence=aim.at_turn, words=words(typed, "words"), reported_at=moment(typed, "when"),
        counts={code: count for code, count in said.items() if count is not None}, files=files,
        by=request.actor, at=request.at,
    )  # fmt: skip
    return aim.page


def _confirm(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    commands.confirm_progress(
        share=aim.share, occurrence=aim.at_turn, by=request.actor, at=request.at
    )
    return aim.page


def _return(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    commands.return_progress(share=aim.share, occurrence=aim.at_turn, reason=words(typed, "words"), by=request.actor,
                             at=request.at)  # fmt: skip
    return aim.page


def _check_fields(on: Sheet, request: HttpRequest, aim: Aim) -> list[Field]:
    """Confirming and returning stand on one page: words are needed only to return."""
    options = [("confirm", "Xác nhận"), ("return", "Trả lại để bổ sung")]
    return [
        on.ask("decision", "Kết quả", "select", options, autofocus=True),
        _words(on, "Lý do trả lại (bỏ trống khi xác nhận)"),
    ]


def _check(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    return (_return if words(typed, "decision") == "return" else _confirm)(typed, request, aim)


def _words(on: Sheet, label: str) -> Field:
    return on.ask(
        "words", label, "textarea", rows=4, maxlength=2000, sealed=True, wide=True, hint=NO_NAMES
    )


def _block_fields(on: Sheet, request: HttpRequest, aim: Aim) -> list[Field]:
    others = (
        agencies_on(request.at.date())
        .filter(province=request.actor.province_id)
        .exclude(id__in=request.actor.scope)
    )
    return [on.ask("blocker", "Vướng ở cơ quan", "select", listed(others)), _words(on, "Vì sao")]


def _block(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    commands.say_blocked(share=aim.share, blocker=body_named(typed, "blocker"), words=words(typed, "words"),
                         by=request.actor, at=request.at)  # fmt: skip
    return aim.page


def _unblock(typed: Mapping[str, str], request: HttpRequest, aim: Aim) -> str:
    commands.unblock(share=aim.share, words=words(typed, "words"), by=request.actor, at=request.at)
    return aim.page


def _gives(who: Actor, duty: Any) -> bool:
    """Whoever keeps the plan checks its own shares; a carrier those it gave on. The verb asks again."""
    return "plan_keep" in who.caps if duty.parent_id is None else duty.giver_id in who.scope


REPORT = Form("bao-cao", "Báo cáo kết quả", P.PLAN_REPORT, _report_fields, _report,
              lambda who, duty: duty.now_id in who.scope and duty.reading.code in ("due", "accepted", "returned", "late"))  # fmt: skip
CHECK = Form("xem-bao-cao", "Xác nhận hoặc trả lại", P.PLAN_REPORT, _check_fields, _check,
             lambda who, duty: duty.reading.code == "reported" and duty.now_id not in who.scope and _gives(who, duty))  # fmt: skip
OF_SHARE = {
    "nhan": Form("nhan", "Nhận nhiệm vụ", P.PLAN_REPORT, _nothing, _accept, lambda who, duty: not duty.accepted),
    "giao": Form("giao", "Giao cho đơn vị cấp dưới", P.PLAN_REPORT, _give_fields, _give),
    "vuong": Form("vuong", "Ghi vướng mắc", P.PLAN_REPORT, _block_fields, _block, lambda who, duty: not duty.blocked),
    "go-vuong": Form("go-vuong", "Đã gỡ vướng", P.PLAN_REPORT, lambda on, r, t: [_words(on, "Đã gỡ thế nào")], _unblock,
                     lambda who, duty: duty.blocked),
}  # fmt: skip
ALL = {**OF_SHARE, REPORT.name: REPORT, CHECK.name: CHECK}


def next_form(duty: Duty, who: Actor) -> Form | None:
    """What this viewer may do about this time of the task."""
    return next(
        (form for form in (REPORT, CHECK) if who.can(form.permission) and form.may(who, duty)), None
    )
