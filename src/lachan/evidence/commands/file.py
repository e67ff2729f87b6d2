"""Verbs of the file: open it, write into it, take out, number anew, answer what it asks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about, current
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.docket.models import Matter
from lachan.evidence import bundling, codes, entering, reading
from lachan.evidence.given import Item
from lachan.evidence.models import Casefile, Entry
from lachan.evidence.refusals import (
    AlreadyOpened,
    NoSuchItem,
    NotAFolio,
    NotANumbering,
    NotAsked,
    NotByHand,
    NotInTheRoom,
    PaperStays,
    ReasonNeeded,
    WithdrawnStays,
)
from lachan.proof import folio

ART = "BLTTHS Điều 85, 86, 108, 131"


@command(Permission.EVIDENCE_KEEP, article=ART)
def open_casefile(*, matter: Matter, by: Actor, at: datetime, numbering: str = "page") -> Casefile:
    """Mở hồ sơ chứng cứ của một vụ việc, cả khi chưa khởi tố."""
    if numbering not in dict(codes.NUMBERING):
        raise NotANumbering(field="numbering")
    if not reading.in_room(matter.id):
        raise NotInTheRoom
    if Casefile.objects.filter(matter=matter).exists():
        raise AlreadyOpened
    about(matter.id)
    casefile = Casefile(matter=matter, numbering=numbering, agency_id=by.agency_id,
                        account_id=by.account_id, recorded_at=at, line_id=current.get().id)  # fmt: skip
    row, _ = seals.make_key(casefile.id)
    row.save(force_insert=True)
    casefile.key = row
    casefile.save(force_insert=True)
    return casefile


@command(Permission.EVIDENCE_KEEP, article=ART)
def write_evidence(
    *, casefile: Casefile, items: Sequence[Item], by: Actor, at: datetime, seen: int | None = None
) -> list[Entry]:
    """Ghi vào hồ sơ chứng cứ: tài liệu, chứng cứ, người, truy cứu, mệnh đề, liên kết…; ghi lại một mục là sửa mục đó, bản cũ vẫn còn."""
    if any(one.part == "documents" and one.gone for one in items):
        raise PaperStays
    if any(one.part in {"notes", "displays"} for one in items):
        raise NotAsked
    if any(one.part in {codes.SCANS, codes.NUMBERINGS} for one in items):
        raise NotByHand(field="part")
    entering.alone(casefile)
    _withdrawn_stays(casefile, items)
    return entering.write(casefile, items, seen=seen, by=by, at=at)


def _withdrawn_stays(casefile: Casefile, items: Sequence[Item]) -> None:
    """A paper is withdrawn by its own verb, with a reason, and is not brought back by being typed again."""
    papers = [one for one in items if one.part == "documents" and one.item]
    if not papers:
        return
    kept = bundling.kept(casefile, seals.open_key(casefile.key), part="documents")
    for one in papers:
        before = kept.get(("documents", one.item))
        if before is not None and (
            before.body.get("withdrawn") or (one.body or {}).get("withdrawn")
        ):
            raise WithdrawnStays(field="item")


@command(Permission.EVIDENCE_KEEP, article="BLTTHS Điều 131; TTLT 04/2018 Điều 35")
def withdraw_paper(
    *,
    casefile: Casefile,
    document: str,
    reason: str,
    by: Actor,
    at: datetime,
    replaced_by: str = "",
) -> Entry:
    """Rút một tài liệu khỏi hồ sơ, nêu lý do; tài liệu vẫn được ghi là đã rút và không còn làm chỗ dựa cho chứng cứ nào."""
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    entering.alone(casefile)
    before = _standing(casefile, "documents", document)
    body = {**before, "withdrawn": True, "note": reason.strip()}
    if replaced_by:
        _standing(casefile, "documents", replaced_by)
        body["replaced_by"] = replaced_by
    return entering.write(casefile, [Item("documents", document, body)], seen=None, by=by, at=at)[0]


@command(Permission.EVIDENCE_KEEP, article="TTLT 04/2018 Điều 35")
def number_folios(
    *, casefile: Casefile, folios: Mapping[str, str], reason: str, by: Actor, at: datetime
) -> list[Entry]:
    """Đánh số hoặc đánh số lại bút lục (tài liệu → số); số cũ còn trong lịch sử, phải nêu lý do."""
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    for said in folios.values():
        _readable(said)
    entering.alone(casefile)
    kept = bundling.kept(casefile, seals.open_key(casefile.key), part="documents")
    items = [
        Item("documents", name, {**_stood(kept, "documents", name), "folios": said or None})
        for name, said in folios.items()
    ]
    history = Item(codes.NUMBERINGS, "", {"folios": dict(folios), "reason": reason.strip()})
    return entering.write(casefile, [*items, history], seen=None, by=by, at=at)


def _readable(said: str) -> None:
    try:
        folio.spans(said)
    except folio.FolioUnread as wrong:
        raise NotAFolio(str(wrong), field="folios") from wrong


def _standing(casefile: Casefile, part: str, item: str) -> dict[str, object]:
    key = seals.open_key(casefile.key)
    return _stood(bundling.kept(casefile, key, part=part, item=item), part, item)


def _stood(
    kept: Mapping[tuple[str, str], bundling.Kept], part: str, item: str
) -> dict[str, object]:
    one = kept.get((part, item))
    if one is None or one.gone:
        raise NoSuchItem(field="item")
    return dict(one.body)


@command(Permission.EVIDENCE_KEEP, article="BLTTHS Điều 108; TTLT 02/2017 Điều 3")
def answer_finding(
    *, casefile: Casefile, rule: str, objects: Sequence[str], kind: str, text: str, by: Actor, at: datetime,
    document: str = "",
) -> Entry:  # fmt: skip
    """Trả lời một câu hỏi của hồ sơ bằng chứng cứ, giải trình có lý do hoặc quyết định; câu trả lời mang tên cơ quan, chức danh và ngày."""
    if not text.strip():
        raise ReasonNeeded(field="text")
    asked = reading.checked(reading.file_of(casefile, at))
    if not any(one.rule == rule and set(one.objects) == set(objects) for one in asked.findings):
        raise NotAsked(field="rule")
    body = {"rule": rule, "objects": list(objects), "kind": kind, "text": text.strip()}
    if document:
        body["document"] = document
    return entering.write(casefile, [Item("notes", "", body)], seen=None, by=by, at=at)[0]
