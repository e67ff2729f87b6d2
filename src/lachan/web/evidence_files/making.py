"""«Lập bản trình bày, xuất»: what is made of a file, for whom, and which earlier ones no longer fit it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import reading
from lachan.evidence.commands import note_made, open_folio
from lachan.evidence.refusals import NoSuchItem
from lachan.procedure.periods import ZONE
from lachan.proof.bundle import Display
from lachan.proof.redaction import OUTSIDE, Reader

from ..door import signed_in
from ..sheet import Sheet, chosen
from ..table import Cell, table
from . import prints
from .around import base, base_of, casefile_of, crumbs, file_of, paper_label, scan_of, tabs_of
from .viewer import body_of

COLUMNS = ("Bản đã lập", "Từ phiên bản", "Hồ sơ đến ngày", "Người lập", "Còn đúng hồ sơ")
NONE = ("Chưa lập bản nào", "chưa có sơ đồ, trang trình chiếu hay tệp nào được lập từ hồ sơ này.")
STALE, TRUE = "Hồ sơ đã thay đổi sau khi lập", "Đúng với hồ sơ hiện nay"


class NotReleased(Refusal):
    """Trang quét chỉ đưa ra sau khi có người che. Mở bản quét, dùng «Che và đưa ra», rồi đưa bản đã che."""


class NotForThatReader(Refusal):
    """Anh/chị không có quyền biết danh tính bị hại nên không lập bản cho người có quyền ấy. Chọn người đọc khác."""


@require_GET
@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, code, Sheet({"nguoi-doc": "ngoai", "dang": request.GET.get("dang", "")}))


def _page(request: HttpRequest, code: str, on: Sheet, status: int = 200) -> HttpResponse:
    file = file_of(request, code)
    shown = base_of(code, file, "Lập bản trình bày, xuất")
    lists = [one for one in file.bundle.displays if one.approved]
    made = [one for one in file.bundle.displays if not one.approved]
    return render(request, "evidence_files/making.html", {
        **shown, "crumbs": crumbs(code, "Lập bản trình bày, xuất"), "tabs": tabs_of(request, code, "trinh-bay/"),
        "fields": _fields(request, on, file, lists), "refusal": on.refusal.sentence if on.refusal else "",
        "table": table("Những bản đã lập", COLUMNS, [_cells(one, file) for one in reversed(made)], empty=NONE),
        "lists": [{"id": one.id, "title": file.said(one.title), "count": len(one.approved or ()), "stale": one.made_from != file.version} for one in lists],
        "released": _released(file), "may_show": request.actor.can(P.EVIDENCE_SHOW),
        "here": f"{base(code)}trinh-bay/",
    }, status=status)  # fmt: skip


def _fields(
    request: HttpRequest, on: Sheet, file: reading.File, lists: list[Display]
) -> list[dict[str, Any]]:
    own = [
        ("", "Toàn bộ hồ sơ"),
        *((one.id, f"Chỉ mục được duyệt: {file.said(one.title)}") for one in lists),
    ]
    fields = [
        on.ask("dang", "Lập bản nào", "select", [("", "Chọn"), *prints.choices()]),
        on.ask("nguoi-doc", "Cho ai đọc", "select", prints.readers(request.actor),
               hint="Tên không bao giờ ra khỏi hồ sơ: người chỉ ra bằng mã."),
    ]  # fmt: skip
    if lists:
        fields.append(on.ask("danh-muc", "Trang trình chiếu gồm", "select", own))
    return fields


def _cells(one: Display, file: reading.File) -> list[Cell]:
    stale = one.made_from != file.version
    return [
        {"text": file.said(one.title)}, {"text": one.made_from}, {"text": _day(one.on)}, {"text": one.author},
        {"state": "overdue" if stale else "met", "state_label": STALE if stale else TRUE},
    ]  # fmt: skip


def _day(said: str | None) -> str:
    return "/".join(reversed((said or "")[:10].split("-")))


def _released(file: reading.File) -> list[dict[str, Any]]:
    """Pages that a person covered: the only ones of a scan that may leave."""
    scans = reading.scans_of(file)
    return [
        {"id": one["id"], "label": paper_label(file, paper), "pages": one["pages"], "folios": ", ".join(one["folios"].values())}
        for paper in sorted(scans) for one in scans[paper] if "released" in one
    ]  # fmt: skip


@require_POST
@signed_in(P.EVIDENCE_SEE)
def make(request: HttpRequest, code: str) -> HttpResponse:
    file = file_of(request, code)
    try:
        kind = chosen(request.POST, "dang")
        made = prints.make(kind, _asked(request, file))
        reader = _reader(request)
        _noted(request, file, f"{made.title}, cho {reader.label}", made.shows, kind, reader)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, code, Sheet(request.POST.dict(), refusal), 422)
    return _given(made.data, made.media, f"{code}-{kind}-{file.version[:8]}.{made.end}")  # fmt: skip


def _asked(request: HttpRequest, file: reading.File) -> prints.Asked:
    who = request.actor
    return prints.Asked(file, _reader(request), f"{who.role_label}, {who.agency_name}",
                        f"{request.at.astimezone(ZONE):%Y-%m-%d}", who.agency_name, _approved(request, file))  # fmt: skip


def _reader(request: HttpRequest) -> Reader:
    """For whom it is made: nobody makes for more rights than he has."""
    name = request.POST.get("nguoi-doc", "ngoai")
    if name not in dict(prints.readers(request.actor)):
        raise NotForThatReader(field="nguoi-doc")
    return prints.READERS[name]


def _approved(request: HttpRequest, file: reading.File) -> tuple[str, ...] | None:
    asked = request.POST.get("danh-muc", "")
    if not asked:
        return None
    for one in file.bundle.displays:
        if one.id == asked and one.approved:
            return one.approved
    raise NoSuchItem(field="danh-muc")


def _noted(
    request: HttpRequest, file: reading.File, title: str, shows: tuple[str, ...], form: str, reader: Reader = OUTSIDE
) -> None:  # fmt: skip
    note_made(casefile=file.casefile, title=title, shows=shows, form=form, may_see_victims=reader.may_see_victims,
              by=request.actor, at=request.at)  # fmt: skip


def _given(data: bytes, media: str, name: str) -> HttpResponse:
    """Always a file to keep, never something the browser opens in our place."""
    answer = HttpResponse(data, content_type=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@require_POST
@signed_in(P.EVIDENCE_SEE)
def give_pages(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    """Covered pages leave, and the log and the list of what was made say so; others do not leave."""
    casefile_of(request, code)
    file = file_of(request, code)
    body = body_of(file, scan)
    if "released" not in body:
        return _page(request, code, Sheet({"nguoi-doc": "ngoai"}, NotReleased()), 422)
    out = open_folio(scan=scan_of(request, code, scan), by=request.actor, at=request.at)
    data = b"".join(out.bytes)
    title = f"Trang quét đã che, {paper_label(file, body['document'])}"[:280]
    _noted(request, file, title, (body["document"],), "trang-da-che")
    return _given(data, "application/pdf", f"{code}-trang-da-che-{body['sha256'][:8]}.pdf")
