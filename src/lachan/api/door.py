"""The API's door: a bearer key becomes an actor, the transaction gets that actor's rights."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.security import HttpBearer

from lachan.access import scope, signin
from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.access.verbs import VERBS
from lachan.docket import queries as docket
from lachan.docket import readings
from lachan.docket.models import Matter, RegisterEntry
from lachan.docket.registers import number_text
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.law.book import book
from lachan.people.entries import Entry
from lachan.procedure import stages
from lachan.reference import queries as reference

from .shapes import (
    ActOut,
    ChannelEntryIn,
    ClockOut,
    MatterOut,
    MatterPage,
    MatterWhole,
    Me,
    Receipt,
    ReportIn,
    Told,
    VerbOut,
)


class Bearer(HttpBearer):
    """`Authorization: Bearer lachan_…`; a bad, expired or revoked key is nobody."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        found = signin.actor_by_token(token, request.at)  # type: ignore[attr-defined]  # set by the guard
        if found is not None:
            scope.bind(scope.token_of(found))
        return found


api = NinjaAPI(title="Lá Chắn", version="1", auth=Bearer(), docs_url=None, urls_namespace="api")


@api.exception_handler(Refusal)
def refused(request: HttpRequest, why: Refusal) -> HttpResponse:
    status = 404 if isinstance(why, NotFound) else 403 if isinstance(why, NotYours) else 422
    return api.create_response(
        request, {"sentence": why.sentence, "field": why.field}, status=status
    )


def _may(request: HttpRequest, permission: Permission) -> Actor:
    actor: Actor = request.auth  # type: ignore[attr-defined]  # set by ninja
    if not actor.can(permission):
        raise NotYours
    return actor


@api.get("/me", response=Me)
def me(request: HttpRequest) -> Me:
    """Who this key is, and what it may do."""
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return Me(
        agency=actor.agency_name, role=actor.role_label, may=sorted(p.value for p in actor.may)
    )


@api.get("/matters", response=MatterPage)
def matters(request: HttpRequest, q: str = "", stage: str = "", after: str = "") -> MatterPage:
    """One page of matters in scope, newest first; `after` is the previous page's `after`."""
    viewer = _may(request, Permission.REPORT_SEE)
    page = docket.matters(viewer, docket.Filters(stage=stage, words=q, before=_cursor(after)))
    more = f"{page.more[0].isoformat()}~{page.more[1]}" if page.more else ""
    return MatterPage(matters=[_matter(row.matter) for row in page.rows], after=more)


def _cursor(text: str) -> tuple[datetime, UUID] | None:
    if not text:
        return None
    try:
        at, matter = text.split("~")
        when = datetime.fromisoformat(at)
        if when.tzinfo is None or not 1900 <= when.year <= 2200:
            raise ValueError(at)
        return when, UUID(matter)
    except ValueError as bad:
        raise HttpError(
            422, "Con trỏ trang không hợp lệ. Dùng nguyên giá trị `after` của trang trước."
        ) from bad


def _matter(matter: Matter) -> MatterOut:
    return MatterOut(**_plain(matter))


def _plain(matter: Matter) -> dict:
    reading = matter.reading
    return {
        "code": matter.code, "received_at": matter.received_at,
        "place": matter.place.name if matter.place else "", "stage": reading.stage,
        "holder": reading.holder.name, "closed": reading.closed,
        "next_due_at": reading.next_due_at, "next_clock": reading.next_ref,
    }  # fmt: skip


@api.get("/matters/{code}", response={200: MatterWhole, 404: Told})
def matter(request: HttpRequest, code: str, as_of: datetime | None = None) -> MatterWhole:
    """A matter with its acts and every clock with its working, now or as of an instant."""
    viewer = _may(request, Permission.REPORT_SEE)
    if as_of is not None and (as_of.tzinfo is None or not 1900 <= as_of.year <= 2200):
        raise ZoneNeeded(field="as_of")
    found = docket.matter_by_code(viewer, code)
    deeds = readings.deeds_of(found.id)
    at = as_of or request.at  # type: ignore[attr-defined]
    acts = docket.acts_of(viewer, found)
    return MatterWhole(
        **_plain(found), clocks=[_clock(r) for r in readings.read(deeds, at)],
        acts=[ActOut(kind=a.kind, label=book().label(a.kind), agency=a.agency.name,
                     occurred_at=a.occurred_at, recorded_at=a.recorded_at) for a in acts],
        next_acts=sorted(stages.next_acts(deeds)),
    )  # fmt: skip


def _clock(reading: readings.Reading) -> ClockOut:
    return ClockOut(ref=reading.ref, name=reading.name, state=reading.state, due_at=reading.due_at,
                    working=list(reading.working), cite=reading.cite, unsettled=reading.unsettled,
                    text_note=reading.text_note)  # fmt: skip


@api.post("/reports", response={201: Receipt, 403: Told, 422: Told})
def receive(request: HttpRequest, given: ReportIn) -> tuple[int, Receipt]:
    """Receive a report; sending the same `client_key` again gives the same receipt."""
    actor = _may(request, Permission.REPORT_RECEIVE)
    at: datetime = request.at  # type: ignore[attr-defined]
    made = intake.receive_report(given=_given(given), by=actor, at=at)
    entry = RegisterEntry.objects.filter(matter=made, agency__in=actor.scope).first()
    return 201, Receipt(code=made.code, number=number_text(entry) if entry else "")


def _given(said: ReportIn) -> ReportGiven:
    place = _place(said)
    kept = said.dict(exclude={"place_code", "persons"})
    people = tuple(
        PersonGiven(p.capacity, Entry(p.sex, p.birth_year, p.minor, p.identity), p.protected)
        for p in said.persons
    )
    return ReportGiven(**kept, persons=people, place_id=place.id if place else None,
                       remote_mountain=bool(place and place.remote_mountain))  # fmt: skip


class NoSuchPlace(Refusal):
    """Không có đơn vị hành chính mang mã này vào ngày tiếp nhận. Kiểm tra mã xã, hoặc bỏ trống rồi bổ sung sau."""


class ZoneNeeded(Refusal):
    """Thời điểm phải có múi giờ, ví dụ 2026-03-02T22:30:00+07:00. Thêm múi giờ rồi gửi lại."""


def _place(said: ReportIn):
    if said.received_at.tzinfo is None:
        raise ZoneNeeded(field="received_at")
    if not said.place_code:
        return None
    try:
        return reference.unit_on(said.place_code, said.received_at.date())
    except reference.NoSuchUnit as unknown:
        raise NoSuchPlace(field="place_code") from unknown


@api.post("/channel-entries", response={201: dict, 422: Told})
def channel_entry(request: HttpRequest, given: ChannelEntryIn) -> tuple[int, dict]:
    """A line of a channel's own list, so that what reached us can be told from what was registered."""
    actor = _may(request, Permission.CHANNEL_LOG)
    if given.arrived_at.tzinfo is None:
        raise ZoneNeeded(field="arrived_at")
    intake.log_channel_entry(**given.dict(), by=actor, at=request.at)  # type: ignore[attr-defined]
    return 201, {"logged": True}


@api.get("/verbs", response=list[VerbOut])
def verbs(request: HttpRequest) -> list[VerbOut]:
    """Every verb of the system with its permission and article."""
    return [VerbOut(verb=v.name, permission=v.permission.value, article=v.article, sentence=v.sentence)
            for v in sorted(VERBS.values(), key=lambda v: v.name)]  # fmt: skip
