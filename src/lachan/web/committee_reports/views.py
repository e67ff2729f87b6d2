"""The ledger of reports; drafting one; noting that one was asked for; the figure behind a reference."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.reporting import queries
from lachan.reporting.codes import ASKED_BY, STATES
from lachan.reporting.commands import draft_report, note_report_due
from lachan.reporting.models import ReportDraft, ReportDue
from lachan.reporting.queries import Owed
from lachan.reporting.reports.figures import several
from lachan.reporting.reports.forms import FORMS

from .. import sheet, wording
from ..door import signed_in
from ..sheet import Field, Sheet, words
from ..table import Cell, table

BASE = "/bao-cao/"
COLUMNS = ("Báo cáo", "Kỳ", "Hạn gửi", "Tình trạng", "Bản thảo, bản ban hành")
DRAFTS = ("Loại", "Kỳ", "Lập lúc", "Số liệu chốt", "Tình trạng")
STATE_WORDS = dict(STATES)
SHAPE = {"ahead": "running", "overdue": "overdue", "sent_in_time": "met", "sent_late": "met_late"}
MARKS = {"from_memory": "hạn theo thông lệ, chưa đối chiếu văn bản", "inferred": "hạn do hệ thống đề xuất"}  # fmt: skip
CRUMB = {"url": BASE, "label": "Báo cáo"}


@signed_in(P.REPORTING_SEE)
def page(request: HttpRequest) -> HttpResponse:
    years = _years(request)
    owed = queries.ledger(request.actor, years[:1], request.at)
    drafts = queries.drafts(request.actor)
    return render(request, "committee_reports/page.html", {
        "table": table(f"Báo cáo phải gửi năm {years[0]}", COLUMNS, (_due_cells(one) for one in owed),
                       empty=("Không có báo cáo nào", "không báo cáo nào có hạn trong năm này.")),
        "drafts": table("Bản thảo và báo cáo đã ban hành", DRAFTS, map(_draft_cells, drafts),
                        empty=("Chưa lập báo cáo nào", "bấm «Lập báo cáo» để bắt đầu từ số liệu đã công bố.")),
        "years": [{"value": str(y), "label": f"Năm {y}", "selected": y == years[0]} for y in sorted(years, reverse=True)],
        "late": sum(one.standing.state == "overdue" for one in owed),
        "may_draft": request.actor.can(P.REPORTING_DRAFT),
    })  # fmt: skip


def _years(request: HttpRequest) -> list[int]:
    now, said = request.at.astimezone(wording.HANOI).year, request.GET.get("nam", "")
    known = list(range(now + 1, now - 4, -1))
    chosen = int(said) if said.isdecimal() and int(said) in known else now
    return [chosen, *(year for year in known if year != chosen)]


def _due_cells(one: Owed) -> list[Cell]:
    due, standing = one.due, one.standing
    late = f" · {standing.late} ngày" if standing.late else ""
    return [
        {"text": FORMS[due.form].label, "sub": due.source},
        {"text": _span(due.when.begin, due.when.to)},
        {"text": wording.day(due.due_on), "sub": MARKS.get(due.mark, "")},
        {"state": SHAPE[standing.state], "state_label": STATE_WORDS[standing.state] + late,
         "sub": f"ghi vào sổ ngày {wording.day(one.noted_on)}" if one.noted_on else ""},
        _made(one.draft, due),
    ]  # fmt: skip


def _made(draft: ReportDraft | None, due: Any) -> Cell:
    if draft is None:
        asked = f"&han={due.asked.id}" if due.asked else ""
        return {"text": "Lập báo cáo", "url": f"{BASE}lap/?loai={due.form}&ky={due.period}{asked}"}
    issued = queries.issued_of(draft)
    said = f"Số {issued.number} ngày {wording.day(issued.issued_on)}" if issued else "Bản thảo"
    return {"text": said, "url": f"{BASE}{draft.id}/"}


def _draft_cells(draft: ReportDraft) -> list[Cell]:
    issued = queries.issued_of(draft)
    state = f"Đã ban hành, số {issued.number}" if issued else "Bản thảo"
    return [
        {"text": FORMS[draft.form].label, "url": f"{BASE}{draft.id}/"},
        {"text": _span(draft.period_from, draft.period_to)},
        {"text": wording.shortly(draft.recorded_at)}, {"text": wording.shortly(draft.as_of)},
        {"state": "met" if issued else "running", "state_label": state},
    ]  # fmt: skip


def _span(begin: Any, to: Any) -> str:
    return f"{wording.day(begin)} – {wording.day(to - timedelta(days=1))}"


# -- drafting ------------------------------------------------------------------------------------


@signed_in(P.REPORTING_DRAFT)
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _new(request, Sheet(request.GET.dict()))
    typed = request.POST.dict()
    try:
        draft = _drafted(request, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _new(request, Sheet(typed, _beside(refusal)), 422)
    messages.success(request, "Đã lập bản thảo. Điền nội dung từng đoạn, rồi xem trước.")
    return redirect(f"{BASE}{draft.id}/")


NAMES = {"as_of": "chot", "form": "loai", "period": "ky", "topic": "trich-yeu", "cut_off": "chot-som", "variants": "cach-K3",
         "due": "han", "asked_by": "noi-yeu-cau", "due_on": "han-gui", "number": "so"}  # fmt: skip


def _beside(refusal: Refusal) -> Refusal:
    """A verb names what is wrong in its own word; on the page the field has a Vietnamese name."""
    refusal.field = NAMES.get(refusal.field, refusal.field)
    return refusal


def _drafted(request: HttpRequest, typed: Mapping[str, str]) -> ReportDraft:
    asked = sheet.key(words(typed, "han"))
    ways = {code: words(typed, f"cach-{code}") for code in several()}
    return draft_report(
        form=words(typed, "loai"), period=words(typed, "ky"), as_of=_moment(typed, request.at),
        cut_off=bool(typed.get("chot-som")), publish=bool(typed.get("cong-bo")), topic=words(typed, "trich-yeu"),
        variants={code: way for code, way in ways.items() if way}, due=queries.due(request.actor, asked) if asked else None,
        by=request.actor, at=request.at,
    )  # fmt: skip


def _moment(typed: Mapping[str, str], at: datetime) -> datetime | None:
    """A day is meant to its end; today to now."""
    day = sheet.day(typed, "chot")
    if day is None:
        return None
    end = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=wording.HANOI)
    return at if day == at.astimezone(wording.HANOI).date() else end


def _new(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = _draft_fields(on)
    errors = on.beside(fields)
    said = on.refusal.sentence if on.refusal is not None and not errors else ""
    return render(request, "committee_reports/form.html", {
        "fields": fields, "errors": errors, "refusal": said, "action": f"{BASE}lap/", "title": "Lập báo cáo",
        "lead": "Báo cáo chỉ dùng số liệu đã công bố; số trong bản thảo không đổi dù sau đó công bố lại.",
        "hidden": {"han": on.typed.get("han", "")}, "submit": "Lập bản thảo", "crumbs": [CRUMB, {"label": "Lập báo cáo"}],
    }, status=status)  # fmt: skip


def _draft_fields(on: Sheet) -> list[Field]:
    return [
        on.ask("loai", "Loại báo cáo", "select", [(one.code, one.label) for one in FORMS.values()]),
        on.ask("ky", "Kỳ báo cáo", hint="2024H1: sáu tháng đầu năm; 2024: năm, đợt cao điểm, Ngày 30/7; 2024Q3: quý; "
               "2024-07-01..2024-09-30: khoảng bất kỳ.", maxlength=24, autocomplete="off"),
        on.ask("chot", "Chốt số liệu đến hết ngày", hint="Để trống: theo lần công bố gần nhất của kỳ.", **sheet.TYPED_DAY),
        *(on.ask(f"cach-{code}", f"Cách tính {code}", "select", list(ways.items())) for code, ways in several().items()),
        on.ask("trich-yeu", "Trích yếu (báo cáo đột xuất)", maxlength=300, wide=True, hint="Báo cáo về việc gì; không ghi tên người."),
        on.ask("cong-bo", "Tính và công bố số liệu của kỳ nếu chưa có", "checkbox"),
        on.ask("chot-som", "Kỳ chưa kết thúc: vẫn lập, ghi rõ số liệu đến ngày chốt", "checkbox"),
    ]  # fmt: skip


# -- asked for out of turn -----------------------------------------------------------------------


@signed_in(P.REPORTING_DRAFT)
def ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, Sheet({"loai": "ad_hoc", **request.GET.dict()}))
    typed = request.POST.dict()
    try:
        _asked(request, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _ask(request, Sheet(typed, _beside(refusal)), 422)
    messages.success(request, "Đã ghi yêu cầu báo cáo vào sổ theo dõi hạn.")
    return redirect(BASE)


class WithoutDueDay(Refusal):
    """Chưa ghi hạn gửi. Ghi ngày theo văn bản yêu cầu rồi lưu lại."""


def _asked(request: HttpRequest, typed: Mapping[str, str]) -> ReportDue:
    due_on = sheet.day(typed, "han-gui")
    if due_on is None:
        raise WithoutDueDay(field="due_on")
    return note_report_due(form=words(typed, "loai"), period=words(typed, "ky"), asked_by=words(typed, "noi-yeu-cau"),
                           due_on=due_on, number=words(typed, "so"), by=request.actor, at=request.at)  # fmt: skip


def _ask(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = [
        on.ask("noi-yeu-cau", "Nơi yêu cầu", "select", [("", "Chọn"), *ASKED_BY]),
        on.ask("so", "Số văn bản yêu cầu", maxlength=60),
        on.ask("loai", "Loại báo cáo", "select", [(one.code, one.label) for one in FORMS.values()]),
        on.ask("ky", "Kỳ báo cáo", hint="Ví dụ 2024Q3 hoặc 2024-07-01..2024-09-30.", maxlength=24),
        on.ask("han-gui", "Hạn gửi", **sheet.TYPED_DAY),
    ]
    errors = on.beside(fields)
    said = on.refusal.sentence if on.refusal is not None and not errors else ""
    return render(request, "committee_reports/form.html", {
        "fields": fields, "errors": errors, "refusal": said, "action": f"{BASE}yeu-cau/", "title": "Ghi yêu cầu báo cáo",
        "lead": "Báo cáo được yêu cầu ngoài chế độ định kỳ; hạn vào sổ theo dõi.", "submit": "Ghi yêu cầu",
        "crumbs": [CRUMB, {"label": "Ghi yêu cầu báo cáo"}],
    }, status=status)  # fmt: skip


# -- the figure behind a reference ---------------------------------------------------------------


@signed_in(P.FIGURES_SEE)
def look_up(request: HttpRequest) -> HttpResponse:
    ref = request.GET.get("ma", "").strip()
    if not ref:
        return render(request, "committee_reports/look_up.html", {"ref": ""})
    try:
        return _opened(request, ref)
    except NotFound as nothing:
        shown = {"ref": ref, "refusal": nothing.sentence}
        return render(request, "committee_reports/look_up.html", shown, status=404)


@signed_in(P.FIGURES_SEE)
def behind(request: HttpRequest, ref: str) -> HttpResponse:
    return _opened(request, ref)


def _opened(request: HttpRequest, ref: str) -> HttpResponse:
    return redirect(f"/chi-tieu/{queries.behind(request.actor, ref).id}/danh-sach/")
