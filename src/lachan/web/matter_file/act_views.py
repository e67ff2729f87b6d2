"""One page for every verb on a matter: the questions of its form, one call, back to the matter."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal

from .. import sheet, wording
from ..door import signed_in
from ..sheet import Field, Sheet
from . import shown as say
from .questions import QUESTIONS, Asking
from .record import record_of
from .verb_forms import FORMS


@signed_in(P.REPORT_SEE)
def do(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    if verb not in FORMS:
        raise Http404
    form = FORMS[verb]
    if not request.actor.can(form.permission):
        raise NotYours
    asking = Asking(request.actor, request.at, record_of(request.actor, code), form)
    if request.method != "POST":
        return _form(request, asking, Sheet({"when": wording.typed(request.at)}))
    typed = request.POST.dict()
    try:
        form.verb(**_answers(typed, asking), by=request.actor, at=request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return _form(request, asking, Sheet(typed, _beside(refusal, asking)), status=422)
    messages.success(request, f"Đã ghi: {form.label}.")
    return _on(request, asking)


def _on(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Back to the matter, or to the desk when the act took it out of this person's sight."""
    code = asking.record.matter.code
    own = request.POST.get("account") == str(request.actor.account_id)
    return redirect("/viec-hom-nay/" if own else f"/vu-viec/{code}/")


def _answers(typed: Mapping[str, str], asking: Asking) -> dict[str, Any]:
    answers: dict[str, Any] = {"matter": asking.record.matter}
    if asking.form.when:
        answers[asking.form.when] = _moment(typed, asking)
    for name in asking.form.asks:
        answers |= QUESTIONS[name].read(typed, asking)
    if "act" in answers:
        del answers["matter"]
    return answers


def _moment(typed: Mapping[str, str], asking: Asking) -> datetime:
    """A typed minute is any second of it: not before what the record already has in that minute."""
    when = sheet.moment(typed, "when")
    acts = (act.occurred_at for act in asking.record.acts)
    return max([when, *(at for at in acts if when <= at < when + timedelta(minutes=1))])


def _beside(refusal: Refusal, asking: Asking) -> Refusal:
    """The verb names its instant in its own word; on this page the field is called `when`."""
    if refusal.field in {asking.form.when, "occurred_at"}:
        refusal.field = "when" if asking.form.when else ""
    return refusal


def _form(request: HttpRequest, asking: Asking, on: Sheet, status: int = 200) -> HttpResponse:
    form, matter = asking.form, say.head(asking.record)
    fields = _fields(on, asking)
    errors = on.beside(fields)
    possible = form in asking.record.possible
    shown = {
        "form": form, "verb": form.said, "matter": matter, "fields": fields, "errors": errors,
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "not_now": "" if possible or on.refusal else NOT_NOW.format(matter["stage"]),
        "filled": request.method == "POST", "print_code": matter["code"],
        "crumbs": [{"url": "/vu-viec/", "label": "Vụ việc"},
                   {"url": matter["url"], "label": matter["code"]}, {"label": form.label}],
    }  # fmt: skip
    return render(request, "matter_file/act.html", shown, status=status)


NOT_NOW = (
    "Ở giai đoạn «{}», hoặc với phần việc của đơn vị trong vụ việc này, việc này thường chưa làm "
    "được. Vẫn có thể gửi; hệ thống sẽ nói rõ nếu không nhận."
)


def _fields(on: Sheet, asking: Asking) -> list[Field]:
    asked = [field for name in asking.form.asks for field in QUESTIONS[name].show(on, asking)]
    if not asking.form.when:
        return asked
    hint = "Giờ việc thật sự xảy ra; giờ ghi sổ được ghi riêng."
    return [on.ask("when", "Ngày giờ thực hiện", "datetime", need="now", hint=hint), *asked]
