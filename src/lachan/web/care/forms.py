"""One page for every verb of one person's care: its questions, one call, back to the file; what was refused keeps its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.victims.models import CareFile
from lachan.victims.refusals import AlreadyWritten

from .. import sheet, wording
from ..sheet import Field, Sheet
from .care import HOME, Care
from .tabs import crumbs_of

Typed = Mapping[str, str]
GONE = "Đơn vị mình không còn việc ở hồ sơ này nên hồ sơ không hiện nữa; được chuyển gửi lại thì hồ sơ hiện lại. Ghi nhầm thì báo nơi đã chuyển gửi."


@dataclass(frozen=True)
class Form:
    """A verb on a page. `kind`: the act it makes, which decides whether it can be done now; `asks`: its questions in
    their order, named as the verb names them; `says`: what the free words are about; `part`: where it is offered; `anyone`: whoever helps beside may, too."""

    name: str
    verb: Callable[..., Any]
    label: str
    kind: str
    asks: tuple[str, ...] = ()
    says: str = ""
    part: str = "path"
    when: str = "Ngày giờ thực hiện"
    also: tuple[str, ...] = ()
    back: str = ""
    anyone: bool = False

    @property
    def permission(self) -> Permission:
        return self.verb.verb.permission  # type: ignore[attr-defined]  # @command hangs it there

    @property
    def cite(self) -> str:
        return self.verb.verb.article  # type: ignore[attr-defined]  # as above

    @property
    def sentence(self) -> str:
        return self.verb.verb.sentence  # type: ignore[attr-defined]  # as above

    @property
    def button(self) -> str:
        """Some labels begin with «Ghi» or «Sửa» themselves."""
        return (
            self.label
            if self.label.startswith("Ghi ")
            else f"Ghi: {self.label}"
            if self.name
            else "Ghi bản sửa"
        )

    @property
    def done(self) -> str:
        return (
            f"Đã ghi {self.label[4:]}."
            if self.label.startswith("Ghi ")
            else f"Đã ghi: {self.label}."
        )

    def kinds(self) -> tuple[str, ...]:
        return self.also or (self.kind,)

    def offered(self, care: Care) -> bool:
        """The viewer's role and standing allow it; whether it can be done now is `why_not`."""
        may = any(care.may(kind) for kind in self.kinds()) or (
            self.anyone and bool(care.opened.grounds)
        )
        return care.who.can(self.permission) and may

    def why_not(self, care: Care) -> str:
        said = [care.why_not(kind) for kind in self.kinds() if care.may(kind)]
        return "" if "" in said else (said[0] if said else "")


@dataclass(frozen=True)
class Question:
    """`show`: the fields on the page; `read`: what the verb is handed, under the name `into` where it is not its own."""

    show: Callable[[Sheet, Form, Care], list[Field]]
    read: Callable[[Typed, Form, Care], Any]
    into: str = ""
    start: Callable[[Care], Typed] | None = None  # what stands already, in a form not typed in yet


def typed_of(posted: QueryDict) -> dict[str, str]:
    """Several boxes of one name are one answer, with commas: codes hold none."""
    typed = {name: ",".join(posted.getlist(name)) if len(posted.getlist(name)) > 1 else posted[name]
             for name in posted if name != "csrfmiddlewaretoken"}  # fmt: skip
    return {
        name: text.replace("\0", "") for name, text in typed.items()
    }  # no key makes it, no database keeps it


def fields_of(on: Sheet, form: Form, care: Care, questions: Mapping[str, Question]) -> list[Field]:
    first = [on.ask("when", form.when, "datetime")] if form.when else []
    return [*(f for name in form.asks for f in questions[name].show(on, form, care)), *first]


def answers(typed: Typed, form: Form, care: Care, questions: Mapping[str, Question]) -> dict[str, Any]:  # fmt: skip
    told = {questions[name].into or name: questions[name].read(typed, form, care) for name in form.asks}  # fmt: skip
    return {**told, "when": sheet.moment(typed, "when")} if form.when else told


def do(care: Care, form: Form, questions: Mapping[str, Question]) -> HttpResponse:
    """Serve the form, or do its verb."""
    request = care.request
    if not form.offered(care):
        raise NotYours
    if request.method != "POST":
        return _page(care, form, questions, Sheet({**_start(form, care, questions), "when": wording.typed(request.at), **request.GET.dict()}))  # fmt: skip
    typed = typed_of(request.POST)
    try:
        told = answers(typed, form, care, questions)
        form.verb(file=care.file, by=care.who, at=request.at, **told)
    except (NotFound, NotYours):
        raise
    except AlreadyWritten:
        messages.success(request, f"Đã ghi: {form.label}. Gửi hai lần, chỉ ghi một.")
        return redirect(care.base + form.back)
    except Refusal as refusal:
        return _page(care, form, questions, Sheet(typed, refusal), 422)
    return _back(care, form)


def _back(care: Care, form: Form) -> HttpResponse:
    """To the file; to the list, with a sentence, where the body has no part in it any more."""
    if CareFile.objects.filter(id=care.file.id).exists():
        messages.success(care.request, form.done)
        return redirect(care.base + form.back)
    messages.success(care.request, f"{form.done} {GONE}")
    return redirect(HOME)


def _start(form: Form, care: Care, questions: Mapping[str, Question]) -> dict[str, str]:
    begun = [start(care) for name in form.asks if (start := questions[name].start) is not None]
    return {name: text for one in begun for name, text in one.items()}


def _page(
    care: Care, form: Form, questions: Mapping[str, Question], on: Sheet, status: int = 200
) -> HttpResponse:  # fmt: skip
    fields = fields_of(on, form, care, questions)
    errors = on.beside(fields)
    said = on.refusal.sentence if on.refusal is not None and not errors else ""
    blocked = "" if on.refusal is not None else form.why_not(care)
    return render(care.request, "care/form.html", {
        "form": form, "fields": fields, "errors": errors, "refusal": said, "blocked": blocked,
        "action": f"{care.base}lam/{form.name}/", "care": care, "crumbs": crumbs_of(care, form.label),
    }, status=status)  # fmt: skip


def offer(form: Form, care: Care, asked: str = "") -> dict[str, str]:
    """A link to one form, as parts/next_acts.html takes it."""
    return {
        "label": form.label, "explain": form.sentence, "cite": form.cite,
        "url": f"{care.base}lam/{form.name}/{asked}", "blocked": form.why_not(care),
    }  # fmt: skip
