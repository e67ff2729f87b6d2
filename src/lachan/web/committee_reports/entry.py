"""One report: its words, its warnings, its files, issuing, the signed file, sending."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.recounting import Recount
from lachan.reporting import queries
from lachan.reporting.commands import (
    edit_paragraph,
    issue_report,
    keep_signed_report,
    record_report_sent,
)
from lachan.reporting.models import ReportDraft, ReportIssued
from lachan.reporting.reports.content import ReportContent, editable, unfilled
from lachan.reporting.reports.figures import path_of, ref_of
from lachan.reporting.reports.forms import FILES, FORMS, MEDIA, file_of
from lachan.reporting.reports.making import content_of
from lachan.reporting.reports.pdf import pictures_of
from lachan.reporting.reports.signing.port import NotAPdf

from .. import sheet, wording
from ..door import signed_in
from ..grounds import grounds
from ..sheet import Sheet, words
from ..table import Cell, table
from .views import BASE, CRUMB

PER_INCH = 80
CHECK = "kiem-lai"
CHANGED = ("Chỉ tiêu", "Mã số liệu", "Đã công bố", "Tính lại bây giờ", "Khác ở")
SAME = (
    "Không số liệu nào khác",
    "tính lại theo hồ sơ đến bây giờ vẫn ra đúng số đã công bố.",
)
NONE: Mapping[str, Refusal] = {}
HINT = "Chỗ «……» phải điền trước khi ban hành. Không ghi tên người ngoài cán bộ thi hành công vụ."
LARGEST = 8 * 1024 * 1024
FIELDS = {"number": "so", "issued_on": "ngay", "signer": "nguoi-ky", "accept_changed": "giu-so", "to": "noi-nhan", "sent_at": "luc", "pdf": "tep"}  # fmt: skip


@signed_in(P.REPORTING_SEE)
def page(request: HttpRequest, draft: UUID) -> HttpResponse:
    return _page(request, queries.draft(request.actor, draft), Sheet({}))


def _content(request: HttpRequest, draft: ReportDraft) -> ReportContent:
    issued = queries.issued_of(draft)
    if issued is None:
        return content_of(draft, request.at, synthetic=request.actor.synthetic)
    return content_of(draft, issued.recorded_at, number=issued.number, on=issued.issued_on,
                      synthetic=request.actor.synthetic)  # fmt: skip


def _page(
    request: HttpRequest, draft: ReportDraft, on: Sheet, status: int = 200,
    refused: Mapping[str, Refusal] = NONE,
) -> HttpResponse:  # fmt: skip
    content, issued = _content(request, draft), queries.issued_of(draft)
    writes = request.actor.can(P.REPORTING_DRAFT) and issued is None
    turns = queries.turns(draft)
    refs = {one.ref: one.path for one in (*content.figures, *content.before) if one.ref}
    checked = _checked(request, draft) if issued is None and CHECK in request.GET else None
    label = FORMS[draft.form].label
    return render(request, "committee_reports/entry.html", {
        "title": content.subject, "lead": f"{label}, {content.period}", "base": f"{BASE}{draft.id}/",
        "crumbs": [CRUMB, {"label": label}], "draft": draft, "issued": issued,
        "as_of": wording.shortly(draft.as_of), "opening": content.opening, "closing": content.closing,
        "parts": [_part(part, turns, on, writes, refs, refused) for part in content.parts],
        "writes": writes, "holes": unfilled(content) if issued is None else (),
        "check_url": f"{BASE}{draft.id}/?{CHECK}=1" if issued is None else "", "checked": checked, "refusal": _aside(on, refused, writes),
        "issue": _issue_fields(on, bool(checked and checked["changed"])) if writes and request.actor.can(P.REPORTING_ISSUE) else None,
        "after": _after(request, issued, on) if issued else None, "kinds": list(FILES),
        "grounds": grounds(content.grounds),
    }, status=status)  # fmt: skip


def _checked(request: HttpRequest, draft: ReportDraft) -> dict[str, Any]:
    """Counted again because somebody asked: which figures differ by now, and by what."""
    found = queries.changed(request.actor, draft, request.at)
    return {
        "at": wording.on(request.at), "changed": bool(found),
        "table": table("Số liệu tính lại ra kết quả khác", CHANGED, map(_changed_cells, found), empty=SAME, caption_hidden=True),
    }  # fmt: skip


def _changed_cells(one: Recount) -> list[Cell]:
    was, now, way = one.figure, one.now, DEFINITIONS[one.figure.code]
    ref = ref_of(was)
    return [
        {"text": f"{was.code}. {way.name}", "sub": way.variants[was.variant]}, {"text": ref, "url": path_of(ref)},
        {"text": f"{was.numerator}/{was.denominator}"}, {"text": f"{now.numerator}/{now.denominator}"},
        {"text": f"{len(one.joined)} dòng vào, {len(one.left)} dòng ra", "sub": f"{len(one.acts)} hành vi ghi sau"},
    ]  # fmt: skip


def _part(
    part: Any, turns: Mapping[str, int], on: Sheet, writes: bool, refs: Mapping[str, str],
    refused: Mapping[str, Refusal],
) -> dict[str, Any]:  # fmt: skip
    """A part as the page shows it; its box holds what was typed when a save was refused."""
    shown = {
        "title": part.title, "level": part.level, "text": part.text, "said": part.said, "slot": part.slot,
        "table": _ruled(part, refs) if part.table else None,
    }  # fmt: skip
    if not (writes and part.slot):
        return shown
    typed = on.typed.get(f"loi-{part.slot}", part.text)
    field = {"name": f"loi-{part.slot}", "label": f"Nội dung mục «{part.title}»", "kind": "textarea", "value": typed,
             "wide": True, "rows": max(3, typed.count("\n") + 2), "maxlength": 20_000,
             "error": refused[part.slot].sentence if part.slot in refused else "", "hint": HINT}  # fmt: skip
    return {**shown, "field": field, "seen": turns.get(part.slot, 0)}


def _ruled(part: Any, refs: Mapping[str, str]) -> dict[str, Any]:
    """Each code opens its figure; what stands beside a figure stays in its cell."""
    rows = ([_cell(cell, refs) for cell in row] for row in part.table.rows)
    empty = ("Chưa có số liệu", "kỳ này chưa công bố chỉ tiêu.")
    return table(f"Bảng của mục {part.title}", part.table.heads, rows, empty=empty)


def _cell(text: str, refs: Mapping[str, str]) -> Cell:
    if text in refs:
        return {"text": text, "url": refs[text]}
    first, _, beside = text.partition("\n")
    return {"text": first, "sub": beside}


def _aside(on: Sheet, refused: Mapping[str, Refusal], writes: bool) -> str:
    """A refusal that belongs to no box of this page."""
    if refused and not writes:
        return next(iter(refused.values())).sentence
    if on.refusal is None or on.refusal.field in FIELDS.values():
        return ""
    return on.refusal.sentence


def _issue_fields(on: Sheet, changed: bool) -> list[Any]:
    asked = [
        on.ask("so", "Số văn bản (do văn thư cấp)", inputmode="numeric", maxlength=6, autocomplete="off"),
        on.ask("ngay", "Ngày ban hành", **sheet.TYPED_DAY),
        on.ask("nguoi-ky", "Họ và tên người ký", maxlength=120, autocomplete="off"),
    ]  # fmt: skip
    if changed or (on.refusal is not None and on.refusal.field == FIELDS["accept_changed"]):
        asked.append(on.ask("giu-so", "Ban hành theo số liệu đã công bố, giữ thời điểm chốt", "checkbox"))  # fmt: skip
    return asked


def _after(request: HttpRequest, issued: ReportIssued, on: Sheet) -> dict[str, Any]:
    sent = list(issued.sent.order_by("sent_at"))
    left = [one for one in queries.recipients(issued) if one not in {s.recipient for s in sent}]
    may = request.actor.can(P.REPORTING_ISSUE)
    told = Sheet({"luc": wording.typed(request.at), **on.typed}, on.refusal)
    return {
        "number": issued.number, "day": wording.day(issued.issued_on), "hashes": sorted(issued.sha256.items()),
        "sent": [{"to": s.recipient, "at": wording.on(s.sent_at)} for s in sent],
        "signed": [{"serial": s.serial, "at": wording.on(s.recorded_at)} for s in issued.signatures.order_by("recorded_at")],
        "send": [told.ask("noi-nhan", "Nơi nhận", "select", [(one, one) for one in left]),
                 told.ask("luc", "Gửi lúc", "datetime")] if may and left else None,
        "sign": [told.ask("tep", "Tệp PDF đã ký số", "file")] if may else None,
    }  # fmt: skip


# -- files ---------------------------------------------------------------------------------------


@signed_in(P.REPORTING_SEE)
def file(request: HttpRequest, draft: UUID, kind: str) -> HttpResponse:
    found = queries.draft(request.actor, draft)
    issued = queries.issued_of(found)
    made = queries.kept_file(issued, kind) if issued else file_of(_content(request, found), kind)
    name = f"bao-cao-{found.form.replace('_', '-')}-{found.period}{'' if issued else '-du-thao'}.{kind}"
    way = "inline" if kind == "pdf" and request.GET.get("xem") else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{name}"', "X-Content-Type-Options": "nosniff"}  # fmt: skip
    return HttpResponse(made, content_type=MEDIA[kind], headers=headers)


@signed_in(P.REPORTING_SEE)
def preview(request: HttpRequest, draft: UUID) -> HttpResponse:
    found = queries.draft(request.actor, draft)
    content = _content(request, found)
    count = len(pictures_of(content, 10))
    return render(request, "committee_reports/preview.html", {
        "title": content.subject, "base": f"{BASE}{found.id}/", "pages": range(1, count + 1),
        "crumbs": [CRUMB, {"url": f"{BASE}{found.id}/", "label": FORMS[found.form].label}, {"label": "Xem trước"}],
    })  # fmt: skip


@signed_in(P.REPORTING_SEE)
def picture(request: HttpRequest, draft: UUID, number: int) -> HttpResponse:
    pages = pictures_of(_content(request, queries.draft(request.actor, draft)), PER_INCH)
    if not 1 <= number <= len(pages):
        raise Http404
    return HttpResponse(pages[number - 1], content_type="image/png")


# -- verbs ---------------------------------------------------------------------------------------

Deed = Callable[[HttpRequest, ReportDraft], str]


def _do(request: HttpRequest, draft: UUID, deed: Deed) -> HttpResponse:
    """One call; what was refused comes back as typed, on the same page."""
    found = queries.draft(request.actor, draft)
    try:
        said = deed(request, found)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        refusal.field = FIELDS.get(refusal.field, refusal.field)
        return _page(request, queries.draft(request.actor, draft), Sheet(request.POST.dict(), refusal), 422)  # fmt: skip
    messages.success(request, said)
    return redirect(f"{BASE}{draft}/")


@require_POST
@signed_in(P.REPORTING_DRAFT)
def write(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Whatever was changed is saved, box by box: nothing typed elsewhere on the page is lost."""
    found, typed = queries.draft(request.actor, draft), request.POST.dict()
    changed = [part.slot for part in editable(_content(request, found))
               if _typed(typed, part) not in (None, part.text)]  # fmt: skip
    refused = {slot: why for slot in changed if (why := _write(request, found, slot, typed))}
    if refused:
        again = queries.draft(request.actor, draft)
        return _page(request, again, Sheet(typed), 422, refused)
    messages.success(request, f"Đã lưu nội dung {len(changed)} mục." if changed else "Chưa có gì thay đổi.")  # fmt: skip
    return redirect(f"{BASE}{draft}/")


def _typed(typed: Mapping[str, str], part: Any) -> str | None:
    """As a browser sends it: line ends of its own, nothing of what surrounds the words."""
    said = typed.get(f"loi-{part.slot}")
    return None if said is None else said.replace("\r\n", "\n").strip()


def _write(
    request: HttpRequest, draft: ReportDraft, slot: str, typed: Mapping[str, str]
) -> Refusal | None:
    try:
        edit_paragraph(draft=draft, slot=slot, text=typed[f"loi-{slot}"], seen=sheet.number(typed, f"luot-{slot}") or 0,
                       by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return refusal
    return None


@require_POST
@signed_in(P.REPORTING_ISSUE)
def issue(request: HttpRequest, draft: UUID) -> HttpResponse:
    return _do(request, draft, _issue)


class WithoutDay(Refusal):
    """Chưa ghi ngày ban hành. Ghi ngày văn thư cấp số rồi ban hành lại."""


def _issue(request: HttpRequest, draft: ReportDraft) -> str:
    typed = request.POST
    day = sheet.day(typed, "ngay")
    if day is None:
        raise WithoutDay(field="issued_on")
    done = issue_report(draft=draft, number=sheet.number(typed, "so") or 0, issued_on=day, signer=words(typed, "nguoi-ky"),
                        accept_changed=bool(typed.get("giu-so")), by=request.actor, at=request.at)  # fmt: skip
    return f"Đã ban hành, số {done.number}. Ba tệp đã được giữ nguyên; ghi việc gửi ở dưới."


@require_POST
@signed_in(P.REPORTING_ISSUE)
def send(request: HttpRequest, draft: UUID) -> HttpResponse:
    return _do(request, draft, _send)


def _send(request: HttpRequest, draft: ReportDraft) -> str:
    typed = request.POST
    record_report_sent(issued=_issued(draft), to=words(typed, "noi-nhan"), sent_at=sheet.moment(typed, "luc"),
                       by=request.actor, at=request.at)  # fmt: skip
    return "Đã ghi việc gửi."


@require_POST
@signed_in(P.REPORTING_ISSUE)
def sign(request: HttpRequest, draft: UUID) -> HttpResponse:
    return _do(request, draft, _sign)


def _sign(request: HttpRequest, draft: ReportDraft) -> str:
    given = request.FILES.get("tep")
    if given is None or given.size > LARGEST:
        raise NotAPdf(field="pdf")
    keep_signed_report(issued=_issued(draft), pdf=given.read(), by=request.actor, at=request.at)
    return "Đã nạp bản PDF có chữ ký số; từ nay bản tải về là bản này."


def _issued(draft: ReportDraft) -> ReportIssued:
    found = queries.issued_of(draft)
    if found is None:
        raise NotFound
    return found
