"""Verbs of what leaves the room: a list of what may be shown, a paper or a picture made, a described person's name."""

import re
from collections.abc import Sequence
from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.evidence import entering, reading
from lachan.evidence.given import Item
from lachan.evidence.models import Casefile, Entry
from lachan.evidence.refusals import (
    NoSuchItem,
    NotAForm,
    NotDescribed,
    NothingToShow,
    PurposeNeeded,
)
from lachan.intake.codes import PURPOSES
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case

FORM = re.compile(r"[a-z][a-z0-9-]{0,11}")


@command(Permission.EVIDENCE_SHOW, article="BLTTHS Điều 243, 306, 322")
def approve_display(
    *,
    casefile: Casefile,
    title: str,
    shows: Sequence[str],
    by: Actor,
    at: datetime,
    display: str = "",
) -> Entry:
    """Duyệt danh mục được trình bày tại phiên tòa; ngoài danh mục, màn hình và trang trình chiếu không hiện."""
    if not shows:
        raise NothingToShow(field="shows")
    file = reading.file_of(casefile, at)
    known = file.bundle.ids() | {
        f"{c}/{e.code}" for c, many in Case(file.bundle).elements.items() for e in many
    }
    if not set(shows) <= known:
        raise NoSuchItem(field="shows")
    body = {"title": title.strip(), "shows": list(shows), "approved": list(shows), "made_from": file.version,
            "stage": file.bundle.stage.value, "on": file.bundle.as_of, "author": f"{by.role_label}, {by.agency_name}",
            "may_see_victims": False}  # fmt: skip
    return entering.write(casefile, [Item("displays", display, body)], seen=None, by=by, at=at)[0]


@command(Permission.EVIDENCE_SEE, article="BLTTHS Điều 131")
def note_made(
    *,
    casefile: Casefile,
    title: str,
    shows: Sequence[str],
    form: str,
    by: Actor,
    at: datetime,
    may_see_victims: bool = False,
) -> Entry:
    """Ghi lại một bản trình bày, sơ đồ, danh mục đã lập từ hồ sơ: từ phiên bản nào, gồm những gì, cho người đọc có quyền gì, ai lập."""
    # It stands in the log in clear.
    if not FORM.fullmatch(form):
        raise NotAForm(field="form")
    file = reading.file_of(casefile, at)
    body = {"title": f"{title} ({form})", "shows": list(shows), "made_from": file.version,
            "stage": file.bundle.stage.value, "on": file.bundle.as_of, "author": f"{by.role_label}, {by.agency_name}",
            "may_see_victims": may_see_victims}  # fmt: skip
    about(casefile.matter_id, form=form, version=file.version)
    return entering.write(casefile, [Item("displays", "", body)], seen=None, by=by, at=at)[0]


@command(Permission.EVIDENCE_NAME, article="BLTTHS Điều 13, 153; Luật 91/2025/QH15")
def open_described(
    *, casefile: Casefile, person: str, purpose: str, by: Actor, at: datetime
) -> dict[str, str]:
    """Mở tên một người được nhắc đến mà chưa có quyết định nào; chỉ Kiểm sát viên, nêu mục đích, vào nhật ký."""
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")
    about(casefile.matter_id, person=person, purpose=purpose)
    file = reading.file_of(casefile, at)
    case = Case(file.bundle)
    who = case.persons.get(person)
    if who is None:
        raise NoSuchItem(field="person")
    if set(who.roles) != {Role.DESCRIBED} or case.decisions_about.get(person):
        raise NotDescribed
    # What the room wrote of him: an identity of the docket is opened by its own verb only.
    said = file.kept["persons", person].body if ("persons", person) in file.kept else {}
    return {"name": str(said.get("name", "")), "aliases": ", ".join(said.get("aliases", ()))}
