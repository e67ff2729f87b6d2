"""Papers to print of one matter: the receipt (nothing sealed) and the minutes (opened for a purpose)."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.docket import codes as docket_codes
from lachan.intake import codes
from lachan.intake.commands import open_identity, open_narrative
from lachan.intake.models import Report
from lachan.reference.models import Agency
from lachan.reporting.given import MatterShown, PersonShown
from lachan.reporting.receipt import fill as receipt_fill
from lachan.reporting.reception_minutes import fill as minutes_fill

from .. import wording
from ..door import signed_in
from .record import Record, record_of
from .rows import MentionRow
from .views import page_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in(P.REPORT_RECEIVE)
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """What the informant takes home; printed by the body that received, from what is not sealed."""
    record = _received_here(request, code)
    return _file(receipt_fill.fill(MatterShown(**_said(record, request))), f"bien-nhan-{code}")


@require_POST
@signed_in(P.IDENTITY_OPEN)
def minutes(request: HttpRequest, code: str) -> HttpResponse:
    """Minutes hold identities and the story, so printing them is opening them: for a purpose, logged."""
    record = _received_here(request, code)
    try:
        opened = _opened(record, request)
    except Refusal as refusal:
        return page_of(request, record, 422, print_refusal=refusal.sentence)
    given = MatterShown(**_said(record, request), **opened)
    return _file(minutes_fill.fill(given), f"bien-ban-{code}")


def may_print(record: Record) -> bool:
    return record.matter.origin_id in record.who.scope


def _received_here(request: HttpRequest, code: str) -> Record:
    record = record_of(request.actor, code)
    if not may_print(record):
        raise NotFound
    return record


def _said(record: Record, request: HttpRequest) -> dict[str, Any]:
    """What may be printed without opening anything."""
    matter, who = record.matter, request.actor
    agency = Agency.objects.select_related("unit", "parent").get(id=matter.origin_id)
    report = Report.objects.filter(matter=matter).first()
    return {
        "code": matter.code, "agency": agency.name, "received_at": matter.received_at,
        "printed_at": request.at, "superior": agency.parent.name if agency.parent else "",
        "place": _place(agency), "book_number": _number(record, who),
        "happened_where": matter.place.in_full if matter.place else "",
        "officer": who.name, "officer_title": who.role_label,
        "synthetic": matter.synthetic or settings.SYNTHETIC, **_of_report(report),
    }  # fmt: skip


def _place(agency: Agency) -> str:
    unit = agency.unit
    return unit.name.removeprefix(unit.kind).strip() if unit else ""


def _number(record: Record, who: Actor) -> str:
    own = [entry for entry in record.entries if entry.agency_id in who.scope]
    return own[0].text if own else ""


def _of_report(report: Report | None) -> dict[str, Any]:
    if report is None:
        return {}
    days = [wording.day(day) for day in (report.occurred_from, report.occurred_to) if day]
    return {
        "kind": dict(codes.KIND)[report.kind], "channel": dict(codes.CHANNEL)[report.channel],
        "happened_when": " – ".join(dict.fromkeys(days)),
        "anonymous": report.informant == "anonymous",
    }  # fmt: skip


def _opened(record: Record, request: HttpRequest) -> dict[str, Any]:
    """Each opening is a verb of its own, with its own line in the log."""
    asked = {"matter": record.matter, "purpose": request.POST.get("purpose", ""),
             "by": request.actor, "at": request.at}  # fmt: skip
    told = open_narrative(**asked)
    persons = [_person(m, open_identity(person=m.person_id, **asked)) for m in record.mentions]
    informants = [p for p, m in zip(persons, record.mentions, strict=True)
                  if m.capacity == "informant"]  # fmt: skip
    return {
        "narrative": "\n".join(text for _, text in told) or None,
        "persons": tuple(p for p in persons if p not in informants),
        "informant": informants[0] if informants else None,
    }


def _person(mention: MentionRow, identity: dict[str, str]) -> PersonShown:
    capacity = docket_codes.label(docket_codes.CAPACITY, mention.capacity)
    return PersonShown(mention.person.code, capacity, identity)


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.docx"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)
