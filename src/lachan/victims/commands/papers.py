"""Verbs of papers beside a file: attached without what came with them, opened for a purpose, taken back and never deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound
from lachan.access.verbs import command
from lachan.victims import codes, ledger, papers
from lachan.victims.codes import PURPOSES
from lachan.victims.models import CareAct, CareFile, CarePaper, PaperWithdrawal
from lachan.victims.refusals import (
    NotYourPaper,
    PaperGroundNeeded,
    PaperTakenBack,
    PurposeNeeded,
)

ART = "Luật 53/2024 Điều 6, 34; Luật 91/2025/QH15"


@command(Permission.VICTIM_SEE, article=ART)
def attach_paper(
    *, file: CareFile, kind: str, audience: str, content: BinaryIO, by: Actor, at: datetime, title: str = "",
    act: CareAct | None = None,
) -> CarePaper:  # fmt: skip
    """Kèm giấy tờ, ảnh vào hồ sơ, cho đúng nơi được xem; vị trí chụp, tác giả, tên tệp gốc được bỏ trước khi niêm phong."""
    papers.may_add(file, by, at)
    named = papers.checked(kind, audience, title)
    if act is not None and not CareAct.objects.filter(id=act.id, care=file).exists():
        raise NotFound
    seals.open_key(file.key)  # destroyed by two people: nothing new is laid under it either
    bare = papers.prepared(content)
    paper = papers.attach(
        file, bare, by, kind=kind, audience=audience, title=named, act=act, recorded_at=at
    )
    about(file.id, paper=str(paper.id), kind=kind, audience=audience, size=paper.size)
    return paper


@dataclass(frozen=True)
class OpenedPaper:
    """A paper given out: a name of codes, what it is, its bytes piece by piece."""

    paper: CarePaper
    bytes: Iterator[bytes]


@command(Permission.VICTIM_SEE, article=ART)
def open_paper(
    *, file: CareFile, attached: CarePaper, purpose: str, by: Actor, at: datetime
) -> OpenedPaper:
    """Mở một giấy tờ kèm hồ sơ, nêu mục đích, vào nhật ký; chỉ nơi được xem loại ấy mở được."""
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")
    paper = papers.paper_of(file, attached.id)
    if getattr(paper, "gone", None) is not None:
        raise PaperTakenBack
    about(file.id, paper=str(paper.id), kind=paper.kind, purpose=purpose)
    key = seals.open_key(file.key)
    papers.whole(paper, key)
    return OpenedPaper(paper, papers.run(paper, key))


@command(Permission.VICTIM_SEE, article=ART)
def withdraw_paper(
    *, file: CareFile, attached: CarePaper, ground: str, by: Actor, at: datetime
) -> PaperWithdrawal:
    """Rút một giấy tờ do đơn vị mình gửi: còn dòng trong danh sách, không ai mở được nữa; không xóa."""
    paper = papers.paper_of(file, attached.id)
    if paper.agency_id != by.agency_id:
        raise NotYourPaper
    if getattr(paper, "gone", None) is not None:
        raise PaperTakenBack
    if ground not in dict(codes.PAPER_GONE):
        raise PaperGroundNeeded(field="ground")
    row = PaperWithdrawal(paper=paper, ground=ground, agency_id=by.agency_id, account_id=by.account_id,
                          recorded_at=at, line_id=ledger.line())  # fmt: skip
    row.save(force_insert=True)
    about(file.id, paper=str(paper.id), ground=ground)
    return row
