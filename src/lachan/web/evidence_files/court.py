"""Court mode: a list approved by a person, the presenter's screen, and the hall's, which shows what was approved and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import reading
from lachan.evidence.commands import approve_display
from lachan.proof.bundle import Bundle, Display
from lachan.proof.bundle.argument import Bears
from lachan.proof.case import Case
from lachan.proof.drawing import STAGES
from lachan.proof.redaction import OUTSIDE, Redaction
from lachan.reporting.evidence.questions import object_words

from ..door import signed_in
from ..sheet import Sheet, words
from .around import base, base_of, crumbs, file_of
from .making import Freshness

KINDS = (("charges", "Truy cứu"), ("propositions", "Mệnh đề"), ("evidence", "Chứng cứ"), ("documents", "Tài liệu"),
         ("events", "Sự kiện"), ("transactions", "Giao dịch"), ("decisions", "Quyết định"))  # fmt: skip
SIDES = ((Bears.SUPPORTS, "Dựa vào"), (Bears.ATTACKS, "Trái lại"), (Bears.EXPLAINS, "Giải thích"))


class NoTitle(Refusal):
    """Danh mục chưa có tên. Ghi tên, ví dụ «Phiên tòa ngày 12/03»; không ghi tên bị hại."""


@dataclass(frozen=True)
class Slide:
    """What the hall sees of one approved thing, and what only the presenter sees."""

    kind: str
    said: str
    rows: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@signed_in(P.EVIDENCE_SHOW)
def approve(request: HttpRequest, code: str) -> HttpResponse:
    if request.method != "POST":
        return _approve(request, code, Sheet({}), [])
    chosen = request.POST.getlist("muc")
    try:
        title = words(request.POST, "ten")
        if not title:
            raise NoTitle(field="ten")
        made = approve_display(casefile=file_of(request, code).casefile, title=title, shows=chosen,
                               by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _approve(request, code, Sheet(request.POST.dict(), refusal), chosen, 422)
    messages.success(request, "Đã duyệt danh mục. Phòng xử án chỉ thấy các mục này.")
    return redirect(f"{base(code)}trinh-bay/{made.item}/")


def _approve(request: HttpRequest, code: str, on: Sheet, chosen: Sequence[str], status: int = 200) -> HttpResponse:  # fmt: skip
    file = file_of(request, code)
    hall = Redaction(file.bundle, OUTSIDE)
    case = Case(hall.made)
    groups = [(label, _offers(file.bundle, part, hall, case, chosen)) for part, label in KINDS]
    return render(request, "evidence_files/approve.html", {
        **base_of(code, file, "Duyệt danh mục trình bày"), "here": f"{base(code)}trinh-bay/",
        "crumbs": crumbs(code, "Duyệt danh mục trình bày"),
        "name": on.ask("ten", "Tên danh mục", maxlength=200, autocomplete="off"),
        "groups": [{"label": label, "offers": offers} for label, offers in groups if offers],
        "refusal": on.refusal.sentence if on.refusal and on.refusal.field != "ten" else "",
    }, status=status)  # fmt: skip


def _offers(bundle: Bundle, part: str, hall: Redaction, case: Case, chosen: Sequence[str]) -> list[dict[str, Any]]:  # fmt: skip
    """In the words in which the hall would read them; what may not leave is not offered."""
    return [
        {"id": one.id, "said": _said(case, hall.called(one.id)), "on": one.id in chosen}
        for one in getattr(bundle, part) if hall.called(one.id) in hall.made.ids()
    ]  # fmt: skip


def _said(case: Case, item: str) -> str:
    if item in case.propositions:
        return case.by_code(case.propositions[item].text)
    said = object_words(case, item) or item
    return said[:1].upper() + said[1:]


@require_GET
@signed_in(P.EVIDENCE_SHOW)
def present(request: HttpRequest, code: str, display: str) -> HttpResponse:
    """The presenter's screen: this one, the next, notes, and what the hall sees now."""
    file = file_of(request, code)
    found = _approved(file, display)
    return render(request, "evidence_files/present.html", {
        **_shown(request, code, file, found), "here": f"{base(code)}trinh-bay/{display}/",
        "crumbs": [*crumbs(code, "Lập bản trình bày, xuất")[:-1], {"url": f"{base(code)}trinh-bay/", "label": "Trình bày"}, {"label": found.title}],
    })  # fmt: skip


@require_GET
@signed_in(P.EVIDENCE_SHOW)
def hall(request: HttpRequest, code: str, display: str) -> HttpResponse:
    """The screen of the hall: approved things only, in big letters; it follows the presenter."""
    file = file_of(request, code)
    return render(request, "evidence_files/hall.html", _shown(request, code, file, _approved(file, display)))  # fmt: skip


def _approved(file: reading.File, display: str) -> Display:
    for one in file.bundle.displays:
        if one.id == display and one.approved:
            return one
    raise NotFound


def _shown(request: HttpRequest, code: str, file: reading.File, display: Display) -> dict[str, Any]:
    made = Redaction(file.bundle, OUTSIDE)
    return {
        **base_of(code, file, display.title), "display": display,
        "slides": list(_slides(file.bundle, made, display.approved or ())),
        "stage": STAGES[file.bundle.stage], "stale": Freshness(file).stale(display),
        "heading": made.words.of(display.title), "channel": f"lachan-{code}-{display.id}",
    }  # fmt: skip


def _slides(bundle: Bundle, made: Redaction, approved: Sequence[str]) -> Iterator[Slide]:
    """Each approved thing as the hall may read it; what the redaction left out is not shown, approved or not."""
    case, allowed = Case(made.made), {made.called(one) for one in approved}
    kinds = {made.called(one.id): label for part, label in KINDS for one in getattr(bundle, part)}
    here = made.made.ids()
    for one in approved:
        item = made.called(one)
        if item not in here and item.split("/")[0] not in case.charges:
            continue
        linked = [(label, source) for bears, label in SIDES for source in case.linked(item, bears)]
        rows = tuple((label, _said(case, source)) for label, source in linked if source in allowed)
        notes = tuple(f"{label}: {_said(case, source)} — không có trong danh mục duyệt, phòng xử không thấy"
                      for label, source in linked if source not in allowed)  # fmt: skip
        yield Slide(kinds.get(item, "Dấu hiệu phải chứng minh"), _said(case, item), rows, notes)
