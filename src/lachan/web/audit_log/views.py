"""Who did or opened what, when; by matter, verb or day. Keyset on time and line."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lachan.access.models import AuditLine
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.roles import ROLES
from lachan.access.verbs import VERBS
from lachan.docket.models import Matter
from lachan.intake import codes
from lachan.law.book import book
from lachan.reporting.care_papers.papers import ALL as CARE_PAPERS
from lachan.victims.codes import LETTER_FOR, PURPOSES

from .. import sheet, wording
from ..door import signed_in
from ..names import Names, names_of
from ..table import Cell, table

SIZE = 100
COLUMNS = ("Lúc", "Ai", "Việc", "Kết quả", "Hồ sơ", "Chi tiết")
OUTCOMES = {"done": "Đã làm", "refused": "Bị từ chối"}
DETAIL = {
    "purpose": "mục đích", "person": "mã người", "channel": "kênh",
    "refusal": "lý do", "hits": "số kết quả", "figure": "chỉ tiêu", "excluded": "loại trừ",
    "kind": "theo", "paper": "văn bản",
}  # fmt: skip

PAPERS = {one.code: one.label for one in CARE_PAPERS}


@signed_in(P.AUDIT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    rows = list(_narrow(AuditLine.objects.order_by("-at", "-id"), asked, request)[: SIZE + 1])
    more, rows = rows[SIZE - 1 :][:1] if len(rows) > SIZE else [], rows[:SIZE]
    names = names_of([row.agency_id for row in rows], [row.account_id for row in rows])
    known = dict(
        Matter.objects.filter(id__in={row.subject for row in rows}).values_list("id", "code")
    )
    shown = {
        "filters": _filters(asked), "table": _table(rows, names, known),
        "pager": {"shown": f"{len(rows)} dòng", "order": "mới nhất trước",
                  "first_url": _with(asked, sau="") if asked.get("sau") else "",
                  "next_url": _with(asked, sau=_cursor(more[0])) if more else ""},
    }  # fmt: skip
    template = "audit_log/_fragment.html" if request.htmx else "audit_log/page.html"
    return render(request, template, shown)


def _narrow(
    rows: QuerySet[AuditLine], asked: QueryDict, request: HttpRequest
) -> QuerySet[AuditLine]:
    subject = asked.get("q", "").strip()
    if subject:
        known = sheet.key(subject)
        about = Matter.objects.filter(code=subject.upper()).values("id")
        rows = rows.filter(subject=known) if known else rows.filter(subject__in=about)
    if asked.get("viec") in VERBS:
        rows = rows.filter(verb=asked["viec"])
    if asked.get("ngay") in DAYS:
        first = request.at.date() - timedelta(days=DAYS[asked["ngay"]])
        rows = rows.filter(at__gte=datetime.combine(first, time.min, wording.HANOI))
    return _after(rows, asked.get("sau", ""))


DAYS = {"1": 0, "7": 6, "30": 29}


def _after(rows: QuerySet[AuditLine], text: str) -> QuerySet[AuditLine]:
    at, _, line = text.partition("~")
    try:
        when, row = datetime.fromisoformat(at), UUID(line)
    except ValueError:
        return rows
    sane = when.tzinfo is not None and 1900 <= when.year <= 2200
    return rows.filter(Q(at__lt=when) | Q(at=when, id__lt=row)) if sane else rows


def _cursor(row: AuditLine) -> str:
    return f"{row.at.isoformat()}~{row.id}"


def _with(asked: QueryDict, **changed: str) -> str:
    kept = {name: value for name, value in {**asked.dict(), **changed}.items() if value}
    return f"/nhat-ky/?{urlencode(kept)}"


def _filters(asked: QueryDict) -> dict[str, Any]:
    verbs = [("", "Mọi việc"), *((v.name, v.sentence.split(";")[0][:70]) for v in VERBS.values())]
    days = [("", "Mọi ngày"), ("1", "Hôm nay"), ("7", "7 ngày"), ("30", "30 ngày")]
    return {
        "action": "/nhat-ky/", "q": asked.get("q", ""), "clear_url": "/nhat-ky/", "target": "lines",
        "q_hint": "mã vụ việc hoặc mã hồ sơ",
        "on": any(asked.get(name) for name in ("q", "viec", "ngay")),
        "fields": [
            {"name": name, "label": label, "options": [
                {"value": v, "label": text, "selected": v == asked.get(name, "")}
                for v, text in options]}
            for name, label, options in (("viec", "Việc", verbs), ("ngay", "Thời gian", days))
        ],
    }  # fmt: skip


def _table(rows: list[AuditLine], names: Names, known: dict[UUID, str]) -> dict[str, Any]:
    cells = (_cells(row, names, known) for row in rows)
    return table(
        "Nhật ký: không sửa, không xóa được", COLUMNS, cells,
        empty=("Không có dòng nhật ký nào", "chưa ai làm việc khớp với điều kiện lọc."),
    )  # fmt: skip


def _cells(row: AuditLine, names: Names, known: dict[UUID, str]) -> list[Cell]:
    verb, role = VERBS.get(row.verb), ROLES.get(row.role)
    person = names.people.get(row.account_id or 0, f"tài khoản số {row.account_id}")
    return [
        {"text": wording.shortly(row.at)},
        {"text": f"{person} · {role.label if role else row.role}",
         "sub": names.agency(row.agency_id) if row.agency_id else ""},
        {"text": verb.sentence.split(";")[0] if verb else row.verb},
        {"text": OUTCOMES.get(row.outcome, row.outcome)},
        _about(row.subject, known),
        {"text": "; ".join(_said(name, value) for name, value in row.detail.items()) or "—"},
    ]  # fmt: skip


def _said(name: str, value: object) -> str:
    """One detail in words; codes of acts and purposes become their labels."""
    if name == "acts":
        return ", ".join(book().label(kind) for kind in str(value).split(","))
    words = {
        "purpose": dict([*PURPOSES, *codes.PURPOSES, *LETTER_FOR]),
        "paper": PAPERS,
        "channel": dict(codes.CHANNEL),
    }.get(name, {})
    return f"{DETAIL.get(name, name)}: {words.get(str(value), value)}"


def _about(subject: UUID | None, known: dict[UUID, str]) -> Cell:
    """A matter in sight by its code, any other record by its number; either way a link to its lines."""
    if subject is None or subject.int == 0:
        return {"text": "—"}
    name = known.get(subject, str(subject))
    return {"text": name, "url": f"/nhat-ky/?q={name}"}
