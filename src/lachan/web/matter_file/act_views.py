"""One page for every verb on a matter: the questions of its form, one call, back to the matter."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.docket.steps import Changed

from .. import wording
from ..door import signed_in
from ..sheet import Sheet
from . import shown as say
from .asking import Asking
from .case_forms import CaseForm
from .record import record_of
from .ways import form_named, way_of


@signed_in(P.REPORT_SEE)
def do(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    form = form_named(verb)
    if form is None:
        raise Http404
    if not request.actor.can(form.permission):
        raise NotYours
    asking = Asking(request.actor, request.at, record_of(request.actor, code), form)
    if request.method != "POST":
        return _form(request, asking, Sheet(_fresh(request, asking)))
    typed = request.POST.dict()
    try:
        form.verb(**way_of(form).answers(typed, asking), by=request.actor, at=request.at)
    except NotFound:
        raise
    except Refusal as refusal:
        return _form(request, asking, Sheet(typed, _beside(refusal, asking)), status=422)
    messages.success(request, f"Đã ghi: {form.label}.")
    return _on(request, asking)


def _fresh(request: HttpRequest, asking: Asking) -> dict[str, str]:
    """A form as first served: now, the person or the act whose link was followed, what is already recorded."""
    asked = {"person": request.GET.get("nguoi", ""), "act": request.GET.get("hv", "")}
    usual = {"when": wording.typed(request.at), **asked, "seen": _seen(asking)}
    return usual | way_of(asking.form).before(usual, asking)


def _seen(asking: Asking) -> str:
    latest = asking.record.latest
    return latest.isoformat() if latest else ""


def _on(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Back to the matter, or to the desk when the act took it out of this person's sight."""
    code = asking.record.matter.code
    own = request.POST.get("account") == str(request.actor.account_id)
    if own:
        return redirect("/viec-hom-nay/")
    done = f"?da-ghi={asking.form.name}" if isinstance(asking.form, CaseForm) else ""
    return redirect(f"/vu-viec/{code}/{done}")


def _beside(refusal: Refusal, asking: Asking) -> Refusal:
    """The verb names its instant in its own word; on this page the field is called `when`."""
    if refusal.field in {asking.form.when, "occurred_at"}:
        refusal.field = "when" if asking.form.when else ""
    return refusal


def _form(request: HttpRequest, asking: Asking, on: Sheet, status: int = 200) -> HttpResponse:
    form, way, matter = asking.form, way_of(asking.form), say.head(asking.record)
    if isinstance(on.refusal, Changed):
        # Told just now: what is sent next is sent knowing it.
        on = Sheet({**on.typed, "seen": _seen(asking)}, on.refusal)
    fields = way.fields(on, asking)
    errors = on.beside(fields)
    possible = way.possible(asking)
    shown = {
        "form": form, "verb": form.said, "matter": matter, "fields": fields, "errors": errors,
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "not_now": "" if possible or on.refusal else NOT_NOW.format(matter["stage"]),
        "filled": request.method == "POST", "print_code": matter["code"], "seen": on.typed.get("seen", ""),
        "add_person": "person" in {field["name"] for field in fields} and asking.record.whole,
        "act_id": on.typed.get("act", "") if way.of_act else "", "about": way.about(on.typed, asking),
        "crumbs": [{"url": "/vu-viec/", "label": "Vụ việc"},
                   {"url": matter["url"], "label": matter["code"]}, {"label": form.label}],
    }  # fmt: skip
    return render(request, "matter_file/act.html", shown, status=status)


NOT_NOW = (
    "Ở giai đoạn «{}», đơn vị thường chưa làm được việc này. Vẫn gửi được; nếu không nhận, hệ thống "
    "nói rõ lý do."
)
