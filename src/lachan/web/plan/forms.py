"""One page for every verb of the plan: its questions, one call, on to what it made; files travel beside what is typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.reference.models import Agency

from .. import wording
from ..sheet import Choices, Field, Sheet, words

Fields = Callable[[Sheet, HttpRequest, Any], list[Field]]
Deed = Callable[[Mapping[str, str], HttpRequest, Any], str]


# What a verb calls one thing and a page asks in several boxes.
BOXES = {
    "files": "file_1",
    "partners": "partner_1",
    "indicators": "indicator_1",
    "levels": "level_province",
}


class NoSuchBody(Refusal):
    """Chưa chọn cơ quan trong danh sách. Chọn một cơ quan rồi lưu lại."""


@dataclass(frozen=True)
class Form:
    """A verb on a page. `deed` calls it and returns where to go; `may`: whether this viewer is offered it."""

    name: str
    label: str
    permission: Permission
    fields: Fields
    deed: Deed
    may: Callable[[Actor, Any], bool] = lambda who, thing: True
    note: str = ""


@dataclass(frozen=True)
class Where:
    """The page of a form: its address, what it is about, where one came from."""

    address: str
    about: str
    back: str
    crumbs: list[dict[str, str]]


def do(request: HttpRequest, form: Form | None, thing: Any, where: Where) -> HttpResponse:
    """Serve the form, or do its verb; what was refused comes back as typed."""
    if form is None:
        raise Http404
    if not request.actor.can(form.permission):
        raise NotYours
    if request.method != "POST":
        fresh = {"when": wording.typed(request.at), **request.GET.dict()}
        return _page(request, form, thing, where, Sheet(fresh))
    typed = request.POST.dict()
    try:
        on = form.deed(typed, request, thing)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        refusal.field = BOXES.get(refusal.field, refusal.field)
        return _page(request, form, thing, where, Sheet(typed, refusal), 422)
    messages.success(request, f"Đã ghi: {form.label}.")
    return redirect(on)


def _page(
    request: HttpRequest, form: Form, thing: Any, where: Where, on: Sheet, status: int = 200
) -> HttpResponse:
    fields = form.fields(on, request, thing)
    errors = on.beside(fields)
    refused = on.refusal.sentence if on.refusal is not None and not errors else ""
    return render(request, "plan/form.html", {
        "form": form, "fields": fields, "errors": errors, "refusal": refused, "where": where, "crumbs": where.crumbs,
        "with_files": any(field["kind"] == "file" for field in fields),
    }, status=status)  # fmt: skip


def offers(
    who: Actor, forms: Mapping[str, Form], thing: Any, base: str, asked: str = ""
) -> list[dict[str, str]]:
    """The verbs that this viewer may do next, as links."""
    return [
        {"label": form.label, "url": f"{base}lam/{form.name}/{asked}"}
        for form in forms.values()
        if who.can(form.permission) and form.may(who, thing)
    ]


def body_named(typed: Mapping[str, str], name: str) -> Agency:
    found = bodies_named([words(typed, name)])
    if not found:
        raise NoSuchBody(field=name)
    return found[0]


def bodies_named(keys: list[str]) -> list[Agency]:
    """Bodies by their numbers; what is no number is nobody."""
    numbers = [int(one) for one in keys if one.isascii() and one.isdecimal() and len(one) < 18]
    return list(
        Agency.objects.select_related("successor").filter(id__in=numbers).order_by("sort_key")
    )


def listed(bodies: Any, first: str = "Chọn cơ quan") -> Choices:
    return [("", first), *((str(pk), name) for pk, name in bodies.values_list("id", "short_name"))]


def ticked(
    on: Sheet, request: HttpRequest, name: str, label: str, options: Choices, **more: Any
) -> Field:
    """Several of a list: boxes, those ticked before still ticked."""
    chosen = set(request.POST.getlist(name))
    field = on.ask(name, label, "checks", (), **more)
    field["options"] = [
        {"value": code, "label": text, "selected": code in chosen} for code, text in options
    ]
    return field
