"""Pages of the plan: the plan with its groups, the late ledger, what meetings decided, the papers, two years compared."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.exchange.plan.writing import write_plan
from lachan.plan import comparing, duties, queries
from lachan.plan.duties import After, Duty
from lachan.plan.models import Document, Plan

from .. import sheet, wording
from ..door import signed_in
from ..table import Cell, table
from . import board, figures, keeping, saying
from .forms import offers
from .tabs import HOME, crumbs, tabs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LATE = ("Nhiệm vụ", "Cơ quan đang giữ", "Kỳ hạn", "Chậm", "Chờ ai")
NO_LATE = ("Không có việc chậm", "mọi kỳ đã đến hạn đều có báo cáo.")
PAPERS = (
    "Số, ký hiệu",
    "Ngày",
    "Cơ quan ban hành",
    "Nội dung",
    "Căn cứ",
    "Hiệu lực",
    "Mức tin cậy",
)
NO_PAPER = ("Chưa có văn bản nào", "chuỗi văn bản của kế hoạch chưa được ghi.")
COMPARED = ("Nhiệm vụ", "Khác ở", "Trước", "Sau")
NO_DIFFERENCE = ("Không có chỗ khác", "hai kế hoạch giống nhau, trừ ngày được dời sang năm sau.")
MEETING = ("Kết luận", "Chủ trì", "Hạn", "Trạng thái", "Cuộc họp")
NO_MEETING = ("Chưa có kết luận nào", "chưa ghi kết luận cuộc họp nào thành nhiệm vụ.")


@signed_in(P.PLAN_SEE)
def page(request: HttpRequest) -> HttpResponse:
    """The plan of a year: of today unless the address names one."""
    plan = _plan_asked(request)
    if plan is None:
        return render(
            request,
            "plan/none.html",
            {"tabs": tabs(""), "offers": offers(request.actor, keeping.NEW, None, HOME)},
        )
    return render(request, "plan/page.html", _board(request, plan, HOME, "nam", str(plan.year)))


def _plan_asked(request: HttpRequest) -> Plan | None:
    year = request.GET.get("nam", "")
    if not year:
        return queries.plan_on(request.actor, request.at.date())
    adopted = queries.plans(request.actor).filter(acts__kind="adopted")
    found = adopted.filter(year=int(year)).first() if year.isdecimal() and len(year) == 4 else None
    if found is None:
        raise NotFound(
            f"Chưa có kế hoạch năm {year[:10]} được ban hành. Chọn năm khác trên trang Kế hoạch."
        )
    return found


@signed_in(P.PLAN_SEE)
def one(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """One plan by its key: a draft, a campaign, an earlier year."""
    plan = queries.plan(request.actor, plan_id)
    shown = {**_board(request, plan, f"{HOME}{plan.id}/"), **figures.of_campaign(request, plan)}
    shown["crumbs"] = crumbs(("", plan.title))
    return render(request, "plan/page.html", shown)


def _board(request: HttpRequest, plan: Plan, base: str, *kept: str) -> dict[str, Any]:
    who, today, asked = request.actor, request.at.date(), board.Asked.read(request.GET)
    found = board.lines(queries.in_force(plan), duties.of_plan(who, plan.id, today))
    every = [duty for line in found for duty in line.duties]
    return {
        "plan": plan, "tabs": tabs("cao-diem/" if plan.kind == "campaign" else ""), "standing": saying.standing(plan),
        "span": saying.span(plan), "bar": board.bar(every), "groups": board.groups(found, asked, today),
        "filters": board.filters(found, asked, base, [(kept[0], kept[1])] if kept else []),
        "years": _years(request, plan), "offers": offers(who, keeping.OF_PLAN, plan, f"{HOME}{plan.id}/"),
        "empty": not found, "export_url": f"{HOME}{plan.id}/ke-hoach.xlsx", "daily": _daily(every, today),
    }  # fmt: skip


@signed_in(P.PLAN_SEE)
def workbook(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan as this viewer sees it, to be kept, printed or read back."""
    plan, kept = queries.plan(request.actor, plan_id), BytesIO()
    write_plan(kept, plan, request.actor, request.at.date())
    answer = HttpResponse(kept.getvalue(), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="ke-hoach-{plan.year}.xlsx"'
    return answer


def _daily(every: list[Duty], today: date) -> list[dict[str, Any]]:
    """What is reported day by day in a campaign: today's, and what days before left open."""
    due = [
        duty
        for duty in every
        if duty.periodicity == "daily" and duty.due_on <= today and duty.reading.open
    ]
    return [{"what": f"{one.code}. {one.words}", "url": f"{HOME}viec/{one.task_id}/", "who": saying.carrier(one),
             "state": saying.state_cell(one, today), "when": saying.when(one)} for one in due[-30:]]  # fmt: skip


def _years(request: HttpRequest, plan: Plan) -> list[dict[str, Any]]:
    """Every plan that the viewer may open: adopted ones by year, drafts by name."""

    def link(other: Plan) -> dict[str, Any]:
        adopted = queries.act_of(other, "adopted") is not None
        url = f"{HOME}?nam={other.year}" if adopted else f"{HOME}{other.id}/"
        return {
            "url": url,
            "label": str(other.year) if adopted else f"{other.year} (dự thảo)",
            "active": other.id == plan.id,
        }

    return [link(other) for other in queries.plans(request.actor)] if plan.kind == "year" else []


@signed_in(P.PLAN_SEE)
def late(request: HttpRequest) -> HttpResponse:
    """The late ledger: who, what, since when, how many days; the longest first."""
    today, after, whole = (
        request.at.date(),
        request.GET.get("sau", ""),
        request.GET.get("ca") == "1",
    )
    found = duties.late(request.actor, today, _after(after), closed=whole)
    rows, more = found[: duties.PAGE], len(found) > duties.PAGE
    kept = "&ca=1" if whole else ""
    return render(request, "plan/late.html", {
        "tabs": tabs("cham/"), "whole": whole, "table": table(
            "Việc chậm", LATE, (_late_cells(one, today) for one in rows), empty=NO_LATE, caption_hidden=True),
        "pager": {"shown": f"{len(rows)} dòng", "order": "chậm lâu nhất trước",
                  "first_url": f"{HOME}cham/?{kept[1:]}" if after else "",
                  "next_url": f"{HOME}cham/?sau={_written(rows[-1])}{kept}" if more else ""},
    })  # fmt: skip


def _late_cells(duty: Duty, today: date) -> list[Cell]:
    return [
        {"text": f"{duty.code}. {duty.words}", "url": f"{HOME}viec/{duty.task_id}/", "sub": f" năm {duty.year}"},
        {"text": saying.carrier(duty)}, {"text": saying.when(duty)},
        saying.state_cell(duty, today),
        {"text": duty.waits_for, "sub": " · đang vướng" if duty.blocked else ""},
    ]  # fmt: skip


def _written(duty: Duty) -> str:
    return "~".join(str(part) for part in duty.after)


def _after(text: str) -> After | None:
    """The place in the ledger that an address names; an address that was spoiled begins anew."""
    parts = text.split("~")
    try:
        day = date.fromisoformat(parts[0])
    except ValueError:
        return None
    keys = [sheet.key(part) for part in parts[1:]]
    return (day, keys[0], keys[1]) if len(keys) == 2 and keys[0] and keys[1] else None


@signed_in(P.PLAN_SEE)
def papers(request: HttpRequest) -> HttpResponse:
    rows = (_paper_cells(paper) for paper in queries.documents(request.actor))
    return render(request, "plan/listing.html", {
        "title": "Văn bản của kế hoạch", "tabs": tabs("van-ban/"), "offers": offers(request.actor, {**keeping.PAPER, **keeping.NEW}, None, HOME),
        "table": table("Văn bản của kế hoạch", PAPERS, rows, empty=NO_PAPER, caption_hidden=True),
    })  # fmt: skip


def _paper_cells(paper: Document) -> list[Cell]:
    ends = f" – {wording.day(paper.valid_to)}" if paper.valid_to else ""
    return [
        {"text": paper.number, "sub": f" {paper.get_kind_display()}"}, {"text": wording.day(paper.issued_on)}, {"text": paper.issuer},
        {"text": paper.title}, {"text": paper.basis.number if paper.basis else "—"}, {"text": f"từ {wording.day(paper.valid_from)}{ends}"},
        {"text": saying.mark(paper.mark), "sub": f" {paper.source}" if paper.source else ""},
    ]  # fmt: skip


@signed_in(P.PLAN_SEE)
def meetings(request: HttpRequest) -> HttpResponse:
    today, plan = request.at.date(), queries.plan_on(request.actor, request.at.date())
    found = (
        board.lines(
            queries.meeting_tasks(request.actor, plan),
            duties.of_plan(request.actor, plan.id, today),
        )
        if plan
        else []
    )
    return render(request, "plan/listing.html", {
        "title": "Kết luận cuộc họp", "tabs": tabs("hop/"), "lead": "Mỗi kết luận là một nhiệm vụ, có cơ quan chủ trì và hạn.",
        "offers": offers(request.actor, keeping.MEETING, plan, f"{HOME}{plan.id}/") if plan else [],
        "table": table("Kết luận cuộc họp", MEETING, (_meeting_cells(line, today) for line in found), empty=NO_MEETING,
                       caption_hidden=True),
    })  # fmt: skip


def _meeting_cells(line: board.Line, today: date) -> list[Cell]:
    version, duty = line.version, line.next
    return [
        {"text": f"{version.task.code}. {version.words}", "url": f"{HOME}viec/{version.task_id}/"},
        {"text": saying.carrier(duty) if duty else version.lead.short_name}, {"text": wording.day(version.due_on)},
        saying.state_cell(duty, today) if duty else {"text": "phối hợp"}, {"text": str(version.decision or "")},
    ]  # fmt: skip


@signed_in(P.PLAN_SEE)
def campaigns(request: HttpRequest) -> HttpResponse:
    rows = (
        [{"text": one.title, "url": f"{HOME}{one.id}/"}, {"text": saying.span(one)}, {"text": one.theme or "—"},
         {"state": saying.standing(one)["state"], "state_label": saying.standing(one)["label"]}]
        for one in queries.campaigns(request.actor)
    )  # fmt: skip
    return render(request, "plan/listing.html", {
        "title": "Đợt cao điểm", "tabs": tabs("cao-diem/"), "offers": [],
        "table": table("Đợt cao điểm", ("Đợt", "Thời gian", "Chủ đề", "Trạng thái"), rows,
                       empty=("Chưa có đợt cao điểm nào", "chưa đợt nào được mở trong các kế hoạch năm."), caption_hidden=True),
    })  # fmt: skip


@signed_in(P.PLAN_SEE)
def compare(request: HttpRequest) -> HttpResponse:
    """Two years beside each other: only what is said otherwise."""
    every = list(queries.plans(request.actor))
    first, then = _picked(request, every, "tu", 1), _picked(request, every, "den", 0)
    found = comparing.differences(first, then) if first and then and first.id != then.id else []
    rows = (
        [
            {"text": one.code},
            {"text": one.label},
            {"text": one.before or "—"},
            {"text": one.after or "—"},
        ]
        for one in found
    )
    return render(request, "plan/compare.html", {
        "tabs": tabs("so-sanh/"), "first": first, "then": then, "fields": _pickers(every, first, then), "action": f"{HOME}so-sanh/",
        "table": table("Chỗ khác giữa hai kế hoạch", COMPARED, rows, empty=NO_DIFFERENCE, caption_hidden=True),
        "count": len(found),
    })  # fmt: skip


def _picked(request: HttpRequest, every: list[Plan], name: str, otherwise: int) -> Plan | None:
    asked = sheet.key(request.GET.get(name, ""))
    chosen = next((plan for plan in every if plan.id == asked), None)
    return chosen or (every[otherwise] if len(every) > otherwise else None)


def _pickers(every: list[Plan], first: Plan | None, then: Plan | None) -> list[dict[str, Any]]:
    return [
        {"name": name, "label": label, "options": [
            {"value": str(plan.id), "label": plan.title, "selected": chosen is not None and plan.id == chosen.id} for plan in every]}
        for name, label, chosen in (("tu", "Kế hoạch trước", first), ("den", "Kế hoạch sau", then))
    ]  # fmt: skip
