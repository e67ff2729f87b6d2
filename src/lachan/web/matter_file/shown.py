"""Pieces of the matter's page: its head, its people with identities closed, papers, who sees it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.docket import codes as docket_codes
from lachan.intake import codes
from lachan.law.book import book
from lachan.people.models import SEXES

from .. import wording
from ..handovers.tray import answered_item, sent_item
from .record import Record
from .rows import HandoverRow, MentionRow
from .timeline import paper_text

Opened = Mapping[UUID, Mapping[str, Any]]


def head(record: Record) -> dict[str, Any]:
    matter, facts = record.matter, _reception(record)
    place = matter.place.in_full if matter.place else "chưa rõ nơi xảy ra"
    books = dict(docket_codes.BOOKS)
    return {
        "code": matter.code,
        "url": f"/vu-viec/{matter.code}/",
        "stage": wording.stage(_stage(record)),
        "stage_kind": wording.stage_kind(_stage(record)),
        "holder": matter.reading.holder.name,
        "origin": matter.origin.name,
        "place": place,
        "received": wording.on(matter.received_at),
        "kind": dict(codes.KIND).get(str(facts.get("report_kind")), "nguồn tin về tội phạm"),
        "channel": dict(codes.CHANNEL).get(str(facts.get("channel")), ""),
        "numbers": [
            {
                "number": entry.text,
                "register": f"{books[entry.book]} · {entry.short_name}",
            }
            for entry in record.entries
        ],
        "traits": _traits(record),
        "notifier_only": not record.whole,
        "sees_why": _sees_why(record),
    }


def _stage(record: Record) -> str:
    """Of the case, as the projection has it; of a report, as its acts have it."""
    return record.matter.reading.stage if record.is_case else record.stage.code


LITTLE = {
    "notifier": "Đơn vị của anh/chị đã báo tin này nên biết tin đang ở đâu và kết thúc thế nào; "
    "việc xác minh, người và văn bản không hiện ở đây.",
    "addressee": "Hồ sơ đang được chuyển đến đơn vị của anh/chị. Nhận trong khay bàn giao thì mới xem được "
    "người, hành vi và văn bản.",
    "custodian": "Đơn vị của anh/chị quản lý người bị tạm giữ, tạm giam trong vụ án này; việc điều tra, người khác "
    "và văn bản không hiện ở đây.",
}


def care_links(record: Record) -> list[dict[str, str]]:
    """Files of care of which this matter speaks, for whoever stands in them; nobody else learns that there is one."""
    if not record.who.can(P.VICTIM_SEE):
        return []
    return [{"code": code, "url": f"/cham-soc/{code}/"} for code in record.around.cared]


def _sees_why(record: Record) -> str:
    """Why so little is shown, to a body that does not see the work."""
    if record.whole:
        return ""
    order = ("custodian", "addressee", "notifier")
    kind = next((one for one in order if one in record.standing_kinds), "notifier")
    return LITTLE[kind]


def _reception(record: Record) -> Mapping[str, Any]:
    first = [act for act in record.acts if act.kind == "report_received"]
    return first[0].facts if first else {}


def _traits(record: Record) -> list[dict[str, str]]:
    return [
        {"label": label, "value": dict(choices).get(record.traits.get(name, ""), "Chưa rõ")}
        for name, (label, choices) in codes.TRAITS.items()
    ]


def fix_trait_url(record: Record) -> str:
    may = any(form.name == "correct_trait" for form in record.possible)
    return f"/vu-viec/{record.matter.code}/lam/correct_trait/" if may else ""


def people(
    record: Record, may_open: bool, opened: Opened, refused: Mapping[UUID, str]
) -> list[dict[str, Any]]:
    return [_person(m, record, may_open, opened, refused) for m in record.mentions]


def _person(
    mention: MentionRow, record: Record, may_open: bool, opened: Opened, refused: Mapping[UUID, str]
) -> dict[str, Any]:
    person = mention.person
    age = {True: "dưới 18 tuổi", False: "từ đủ 18 tuổi", None: ""}[person.minor]
    notes = [age, "yêu cầu giữ bí mật" if mention.protected else ""]
    url = f"/vu-viec/{record.matter.code}/mo-danh-tinh/{person.id}/"
    return {
        "code_name": person.code,
        "role": docket_codes.label(docket_codes.CAPACITY, mention.capacity),
        "sex": dict(SEXES).get(person.sex, "") if person.sex != "unknown" else "",
        "born": f"sinh {person.birth_year}" if person.birth_year else "",
        "note": ", ".join(note for note in notes if note),
        "open_url": url if may_open else "",
        "opened": opened.get(person.id),
        "refusal": refused.get(person.id, ""),
    }


def papers(record: Record) -> list[dict[str, Any]]:
    """Papers as the acts name them: no query of their own."""
    return [
        {
            "title": book().label(act.kind), "number": act.paper.number,
            "date": wording.day(act.paper.dated_on), "agency": act.agency.short_name,
        }
        for act in record.acts
        if act.paper is not None and paper_text(act.paper)
    ]  # fmt: skip


def seen_by(record: Record) -> list[dict[str, str]]:
    kinds = dict(docket_codes.STANDING)
    return [
        {"agency": record.names.agency(agency), "ground": kinds[kind], "since": wording.day(since)}
        for agency, kind, since in sorted(record.seen_by, key=lambda row: row[2])
    ]


def handovers(ways: Iterable[HandoverRow], at: datetime) -> list[dict[str, Any]]:
    return [
        {**(answered_item(way) if way.answer else sent_item(way, at)),
         "from_agency": way.sender.name, "url": ""}
        for way in ways
    ]  # fmt: skip
