"""One task: what it says, who carries it and where each time stands, what was done; the verbs of its body and its giver."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.plan import codes, duties, evidence, queries
from lachan.plan.duties import Duty
from lachan.plan.models import Attachment, Task, TaskVersion

from .. import sheet, wording
from ..door import signed_in
from ..table import Cell, table
from . import keeping, reporting_forms, saying
from .forms import Where, do, offers
from .tabs import HOME, crumbs, tabs

TURNS = ("Kỳ hạn", "Cơ quan báo cáo", "Trạng thái", "Chờ ai", "Làm tiếp")
MOST = 60
NO_TURN = (
    "Không có kỳ báo cáo nào để xem",
    "nhiệm vụ chưa ban hành, hoặc cơ quan mình chỉ phối hợp.",
)


@signed_in(P.PLAN_SEE)
def page(request: HttpRequest, task_id: UUID) -> HttpResponse:
    who, today = request.actor, request.at.date()
    task = queries.task(who, task_id)
    version = queries.version_of(task)
    found = duties.of_task(who, task.id, today)
    base = f"{HOME}viec/{task.id}/"
    own = [duty for duty in found if duty.parent_id is None]
    below = [duty for duty in found if duty.parent_id is not None]
    return render(request, "plan/task.html", {
        "task": task, "version": version, "tabs": tabs(""), "facts": _facts(version), "history": _history(task),
        "crumbs": crumbs((f"{HOME}{task.plan_id}/", task.plan.title), ("", task.code)),
        "own": _table("Kỳ báo cáo của cơ quan chủ trì", own, who, today, base),
        "given": _given(below, who, today, base), "given_count": len({duty.share_id for duty in below}),
        **_done(task, found, who, request.GET.get("phan", "")),
        "offers": [*_share_offers(found, who, base), *offers(who, keeping.OF_TASK, task, base)],
        "withdrawn": version.withdrawn,
    })  # fmt: skip


def _facts(version: TaskVersion) -> list[dict[str, str]]:
    named = dict(codes.PERIODICITIES)[version.periodicity]
    partners = ", ".join(one.agency.short_name for one in version.partners.all())
    everybody = "các thành viên Ban Chỉ đạo" if version.everybody else ""
    told = [
        ("Chủ trì", version.lead.short_name), ("Phối hợp", " và ".join(one for one in (partners, everybody) if one)),
        ("Cấp thực hiện", saying.levels(version)),
        ("Thời gian", f"{wording.day(version.starts_on)} – {wording.day(version.due_on)}"), ("Kỳ báo cáo", named),
        ("Minh chứng cần có", version.evidence), ("Chỉ tiêu, số đếm", saying.indicators(version)),
        ("Nguồn", version.source), ("Mức tin cậy", saying.mark(version.mark)),
    ]  # fmt: skip
    return [{"label": label, "text": text.strip(" ,")} for label, text in told if text.strip(" ,")]


def _history(task: Task) -> list[dict[str, str]]:
    """Earlier versions, each with the paper that changed it."""
    versions = list(task.versions.all())
    if len(versions) < 2:
        return []
    return [{"from": wording.day(one.from_on), "words": "Rút nhiệm vụ" if one.withdrawn else one.words, "lead": one.lead.short_name,
             "paper": str(one.decision or "bản trong dự thảo")} for one in versions]  # fmt: skip


def _table(caption: str, found: list[Duty], who: Actor, today: date, base: str) -> dict[str, Any]:
    return table(
        caption,
        TURNS,
        (_cells(duty, who, today, base) for duty in found),
        empty=NO_TURN,
        caption_hidden=True,
    )


def _cells(duty: Duty, who: Actor, today: date, base: str) -> list[Cell]:
    form = reporting_forms.next_form(duty, who)
    asked = f"?phan={duty.share_id}&ky={duty.occurrence_id}"
    do_next: Cell = (
        {"text": form.label, "url": f"{base}lam/{form.name}/{asked}"} if form else {"text": "—"}
    )
    return [
        {"text": saying.when(duty)},
        {"text": saying.carrier(duty), "url": f"{base}?phan={duty.share_id}#steps-title" if duty.parent_id else ""}, saying.state_cell(duty, today),
        {"text": duty.waits_for or "—"}, do_next,
    ]  # fmt: skip


def _given(found: list[Duty], who: Actor, today: date, base: str) -> dict[str, Any]:
    """What was given on: of each body the times that have come, the open ones first."""
    come = [duty for duty in found if duty.reading.code != "ahead"]
    come.sort(key=lambda one: (not one.reading.open, one.due_on))
    return _table("Phần đã giao cho đơn vị cấp dưới", come[:200], who, today, base)


def _done(task: Task, found: list[Duty], who: Actor, asked: str) -> dict[str, Any]:
    """What was done: about the plan's own shares and the viewer's, or about the one share that was asked for."""
    wanted = sheet.key(asked)
    shares = {duty.share_id: duty for duty in found}
    chosen = [wanted] if wanted in shares else [
        key for key, duty in shares.items() if duty.parent_id is None or duty.now_id in who.scope]  # fmt: skip
    steps = queries.steps(task, chosen, MOST + 1)
    return {
        "acts": [saying.step(one) for one in steps[-MOST:]], "more_acts": len(steps) > MOST,
        "acts_of": shares[wanted].carrier if wanted in shares else "",
    }  # fmt: skip


def _share_offers(found: list[Duty], who: Actor, base: str) -> list[dict[str, str]]:
    """The verbs about a whole share, for the body that carries it now."""
    mine = {duty.share_id: duty for duty in found if duty.now_id in who.scope}
    return [
        {"label": form.label + (f": {duty.carrier}" if len(mine) > 1 else ""), "url": f"{base}lam/{form.name}/?phan={duty.share_id}"}
        for duty in mine.values() for form in reporting_forms.OF_SHARE.values()
        if who.can(form.permission) and form.may(who, duty)
    ]  # fmt: skip


@signed_in(P.PLAN_SEE)
def act(request: HttpRequest, task_id: UUID, verb: str) -> HttpResponse:
    """A verb of the task: of its keeper, or of the share and the time that the address names."""
    task, base = queries.task(request.actor, task_id), f"{HOME}viec/{task_id}/"
    where = Where(request.get_full_path(), f"{task.code}. {queries.version_of(task).words}", base,
                  crumbs((f"{HOME}{task.plan_id}/", task.plan.title), (base, task.code), ("", "Ghi")))  # fmt: skip
    if verb in keeping.OF_TASK:
        return do(request, keeping.OF_TASK[verb], task, where)
    return do(request, reporting_forms.ALL.get(verb), _aimed(request, task), where)


def _aimed(request: HttpRequest, task: Task) -> reporting_forms.Aim:
    share_id, turn_id = (sheet.key(request.GET.get(name, "")) for name in ("phan", "ky"))
    if share_id is None:
        raise NotFound
    share = queries.share(request.actor, share_id)
    if share.version.task_id != task.id:
        raise NotFound
    turn = share.version.occurrences.filter(id=turn_id).first() if turn_id else None
    return reporting_forms.Aim(share, turn)


@signed_in(P.PLAN_SEE)
def file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Evidence comes down as a file, never shown in the page: nothing in it is trusted."""
    found = Attachment.objects.select_related("step__key").filter(id=file_id).first()
    if found is None:
        raise NotFound
    name, data = evidence.opened(found)
    answer = HttpResponse(data, content_type=evidence.TYPES[found.kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="minh-chung.{found.kind}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
