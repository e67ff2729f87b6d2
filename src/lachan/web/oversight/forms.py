"""One page for every verb of oversight: its questions, one call, on to what it made; parts/ of other files say which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.docket.models import Matter
from lachan.docket.queries import matter_by_code
from lachan.oversight.answering.codes import RESULTS
from lachan.reference.models import Agency
from lachan.reference.queries import agencies_on

from .. import wording
from ..sheet import Field, Sheet, words
from .tabs import crumbs

NO_NAMES = (
    "Không ghi tên người. Nội dung được niêm phong: chỉ cơ quan nêu và cơ quan được nêu đọc được."
)


class NoSuchAgency(Refusal):
    """Chưa chọn cơ quan trong danh sách. Chọn một cơ quan rồi lưu lại."""


class NoSuchMatter(Refusal):
    """Không có vụ việc mang mã này trong phạm vi anh/chị được xem. Kiểm tra lại mã, hoặc bỏ trống."""


@dataclass(frozen=True)
class Form:
    """A verb on a page. `deed` calls it and returns where to go; `may` says whether this viewer is offered it."""

    name: str
    label: str
    permission: Permission
    fields: Callable[[Sheet, HttpRequest, Any], list[Field]]
    deed: Callable[[Mapping[str, str], HttpRequest, Any], str]
    may: Callable[[Actor, Any], bool] = lambda who, thing: True
    note: str = ""


@dataclass(frozen=True)
class Where:
    """The page of a form: its part, its address, what it is about."""

    part: str
    address: str
    about: str
    back: str


def do(request: HttpRequest, form: Form | None, thing: Any, where: Where) -> HttpResponse:
    """Serve the form, or do its verb; what was refused comes back as typed."""
    if form is None:
        raise Http404
    if not request.actor.can(form.permission):
        raise NotYours
    if request.method != "POST":
        return _page(
            request,
            form,
            thing,
            where,
            Sheet({"when": wording.typed(request.at), **request.GET.dict()}),
        )
    typed = request.POST.dict()
    try:
        on = form.deed(typed, request, thing)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, form, thing, where, Sheet(typed, _beside(refusal)), 422)
    messages.success(request, f"Đã ghi: {form.label}.")
    return redirect(on)


def _beside(refusal: Refusal) -> Refusal:
    """A verb names its instant in its own word; on these pages the field is called `when`."""
    if refusal.field.endswith("_at"):
        refusal.field = "when"
    return refusal


def _page(
    request: HttpRequest, form: Form, thing: Any, where: Where, on: Sheet, status: int = 200
) -> HttpResponse:  # fmt: skip
    fields = form.fields(on, request, thing)
    errors = on.beside(fields)
    said = on.refusal.sentence if on.refusal is not None and not errors else ""
    return render(request, "oversight/form.html", {
        "form": form, "fields": fields, "errors": errors, "refusal": said, "action": where.address,
        "about": where.about, "back": where.back, "crumbs": crumbs(where.part, form.label),
    }, status=status)  # fmt: skip


def offers(who: Actor, forms: Mapping[str, Form], thing: Any, base: str) -> list[dict[str, str]]:
    """The verbs that this viewer may do next, as links."""
    return [
        {"label": form.label, "url": f"{base}lam/{form.name}/"}
        for form in forms.values()
        if who.can(form.permission) and form.may(who, thing)
    ]


def the_words(on: Sheet, label: str = "Nội dung") -> Field:
    return on.ask(
        "words", label, "textarea", rows=5, maxlength=4000, sealed=True, wide=True, hint=NO_NAMES
    )


def the_moment(on: Sheet, label: str) -> Field:
    return on.ask("when", label, "datetime")


def the_result(on: Sheet) -> Field:
    return on.ask("result", "Kết quả kiểm tra lại", "select", [("", "Chọn kết quả"), *RESULTS])


def the_category(on: Sheet, categories: Mapping[str, str]) -> Field:
    return on.ask("category", "Loại", "select", [("", "Chọn loại"), *categories.items()])


def the_matter(on: Sheet) -> Field:
    return on.ask(
        "matter",
        "Mã vụ việc, vụ án",
        hint="bỏ trống nếu nói chung",
        maxlength=20,
        placeholder="VV-…",
    )


def the_agency(
    on: Sheet, name: str, label: str, request: HttpRequest, *, own: bool = False
) -> Field:
    return on.ask(name, label, "select", [("", "Chọn cơ quan"), *bodies(request, own=own)])


def bodies(request: HttpRequest, *, own: bool = False) -> list[tuple[str, str]]:
    """Bodies of the viewer's province at work today; its own left out unless it may be named."""
    who = request.actor
    today = agencies_on(request.at.date()).filter(province=who.province_id)
    found = today if own else today.exclude(id__in=who.scope)
    return [(str(pk), name) for pk, name in found.values_list("id", "short_name")]


def agency_named(typed: Mapping[str, str], name: str) -> Agency:
    said = words(typed, name)
    fits = said.isascii() and said.isdecimal() and len(said) < 18
    found = Agency.objects.filter(id=int(said)).first() if fits else None
    if found is None:
        raise NoSuchAgency(field=name)
    return found


def matter_named(who: Actor, typed: Mapping[str, str]) -> Matter | None:
    """The matter of that code where one was named; what cannot be seen is not there."""
    code = words(typed, "matter").upper()
    if not code:
        return None
    try:
        return matter_by_code(who, code)
    except NotFound:
        raise NoSuchMatter(field="matter") from None
