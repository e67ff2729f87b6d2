"""Pieces of the matter's page: its head, its people with identities closed, papers, who sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from lachan.docket import codes as docket_codes
from lachan.docket import registers
from lachan.docket.models import Mention
from lachan.intake import codes
from lachan.law.book import book
from lachan.people.models import SEXES

from .. import wording
from ..handovers.tray import answered_item, sent_item
from ..matters.rows import stage_kind
from .record import Record
from .timeline import paper_text

Opened = Mapping[UUID, Mapping[str, Any]]


def head(record: Record) -> dict[str, Any]:
    matter, facts = record.matter, _reception(record)
    place = matter.place.in_full if matter.place else "chưa rõ nơi xảy ra"
    books = dict(docket_codes.BOOKS)
    return {
        "code": matter.code,
        "url": f"/vu-viec/{matter.code}/",
        "stage": record.stage.label,
        "stage_kind": stage_kind(record.stage.code),
        "holder": matter.reading.holder.name,
        "origin": matter.origin.name,
        "place": place,
        "received": wording.on(matter.received_at),
        "kind": dict(codes.KIND).get(str(facts.get("report_kind")), "nguồn tin về tội phạm"),
        "channel": dict(codes.CHANNEL).get(str(facts.get("channel")), ""),
        "numbers": [
            {
                "number": registers.number_text(entry),
                "register": f"{books[entry.book]} · {entry.agency.short_name}",
            }
            for entry in record.entries
        ],
        "traits": _traits(record),
        "notifier_only": "any" not in record.parts,
    }


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
    mention: Mention, record: Record, may_open: bool, opened: Opened, refused: Mapping[UUID, str]
) -> dict[str, Any]:
    person = mention.person
    age = {True: "dưới 18 tuổi", False: "từ đủ 18 tuổi", None: ""}[person.minor]
    notes = [age, "yêu cầu giữ bí mật" if mention.protected else ""]
    url = f"/vu-viec/{record.matter.code}/mo-danh-tinh/{person.id}/"
    return {
        "code_name": person.code,
        "role": docket_codes.label(docket_codes.CAPACITY, mention.capacity),
        "sex": dict(SEXES)[person.sex] if person.sex != "unknown" else "",
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


def handovers(record: Record, at: datetime) -> list[dict[str, Any]]:
    return [
        {**(answered_item(way) if hasattr(way, "answer") else sent_item(way, at)),
         "from_agency": way.sender.name, "url": ""}
        for way in record.handovers
    ]  # fmt: skip
