"""Looking at one file: at a folio, at a marked region; keeping a region with its evidence."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import codes, reading
from lachan.evidence.commands import write_evidence
from lachan.evidence.given import Item
from lachan.evidence.refusals import NoSuchItem
from lachan.proof import folio
from lachan.proof.bundle import Evidence

from ..door import signed_in
from ..sheet import Sheet, chosen, words
from .around import (
    FILMS,
    PICTURES,
    SOUNDS,
    base,
    base_of,
    casefile_of,
    crumbs,
    file_of,
    paper_label,
    scan_of,
)

SIDES = ("x", "y", "w", "h")
LABELS = {"x": "Cách mép trái (%)", "y": "Cách mép trên (%)", "w": "Rộng (%)", "h": "Cao (%)"}


class NoRegion(Refusal):
    """Vùng đánh dấu phải nằm trong trang: mỗi số từ 0 đến 100, bề rộng và chiều cao lớn hơn 0. Sửa số rồi lưu lại."""


@require_GET
@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    return _page(request, code, scan, Sheet({}))


def _page(request: HttpRequest, code: str, scan: UUID, on: Sheet, status: int = 200) -> HttpResponse:  # fmt: skip
    file, found = file_of(request, code), scan_of(request, code, scan)
    body = body_of(file, scan)
    marks = marks_of(file, body["sha256"])
    at, missing = _where(request, body, marks)
    shown = base_of(code, file, paper_label(file, body["document"]))
    return render(request, "evidence_files/viewer.html", {
        **shown, "crumbs": crumbs(code, "Tệp của hồ sơ", body["name"]), "scan": scan, "body": body,
        "way": way_of(found.kind), "pages": found.pages or 1, "at": at, "missing": missing,
        "folio": body["folios"].get(str(at), ""), "here": f"{base(code)}tep/{scan}/",
        "told": {"folios": body["folios"], "marks": marks, "chosen": request.GET.get("vung", "")},
        "marks": marks, "prev": at - 1 if at > 1 else None, "next": at + 1 if at < (found.pages or 1) else None,
        "mark": _mark_fields(file, on) if _may_mark(request, found.kind, body) else None,
        "releases": [one for one in reading.scans_of(file).get(body["document"], []) if one.get("released", {}).get("scan") == str(scan)],
        "refusal": on.refusal.sentence if on.refusal else "",
        "keeps": request.actor.can(P.EVIDENCE_KEEP) and "released" not in body,
    }, status=status)  # fmt: skip


def way_of(kind: str) -> str:
    """How the page shows it: `pdf`, `picture`, `sound`, `film`, or page by page as `pages`."""
    if kind == "pdf":
        return "pdf"
    if kind in PICTURES:
        return "picture"
    if kind in SOUNDS:
        return "sound"
    return "film" if kind in FILMS else "pages"


def body_of(file: reading.File, scan: UUID) -> dict[str, Any]:
    kept = file.kept.get((codes.SCANS, str(scan)))
    if kept is None or kept.gone:
        raise NotFound
    return {"folios": {}, **kept.body}


def marks_of(file: reading.File, digest: str) -> list[dict[str, Any]]:
    """Regions of this scan, each with the evidence that it shows."""
    return [
        {"id": one.id, "title": one.title, **one.region.model_dump(mode="json")}
        for one in file.bundle.evidence if one.region is not None and one.region.scan == digest
    ]  # fmt: skip


def _where(request: HttpRequest, body: Mapping[str, Any], marks: Iterable[Mapping[str, Any]]) -> tuple[int, str]:  # fmt: skip
    """The page asked for: by evidence, by folio, by the scan's own page; and the folio that is not here."""
    for one in marks:
        if one["id"] == request.GET.get("vung"):
            return int(one["page"]), ""
    asked = request.GET.get("bl", "")
    if asked:
        at = page_of_folio(body["folios"], asked)
        return (at, "") if at else (1, asked)
    said = request.GET.get("trang", "1")
    return (int(said) if said.isdecimal() and 1 <= int(said) <= (body["pages"] or 1) else 1), ""


def page_of_folio(folios: Mapping[str, str], asked: str) -> int | None:
    """The page that a person confirmed to be this folio; failing that, one of a span that meets it («15» also holds 15a)."""
    try:
        wanted = folio.spans(asked)
        said = {int(page): folio.spans(one) for page, one in folios.items()}
    except folio.FolioUnread:
        return None
    if not wanted:
        return None
    pages = sorted(said)
    exact = [page for page in pages if any(one.first == wanted[0].first for one in said[page])]
    near = [page for page in pages if any(one.meets(wanted[0]) for one in said[page])]
    return next(iter([*exact, *near]), None)


def _may_mark(request: HttpRequest, kind: str, body: Mapping[str, Any]) -> bool:
    return request.actor.can(P.EVIDENCE_KEEP) and way_of(kind) not in ("sound", "film") and "released" not in body  # fmt: skip


def _mark_fields(file: reading.File, on: Sheet) -> list[dict[str, Any]]:
    items = [(one.id, f"{one.id} · {one.title}") for one in file.bundle.evidence]
    sides = [on.ask(f"vung-{side}", LABELS[side], inputmode="decimal", maxlength=6, autocomplete="off") for side in SIDES]  # fmt: skip
    return [on.ask("chung-cu", "Chứng cứ thấy ở vùng này", "select", [("", "Chọn"), *items], wide=True), *sides]  # fmt: skip


@require_POST
@signed_in(P.EVIDENCE_KEEP)
def mark(request: HttpRequest, code: str, scan: UUID) -> HttpResponse:
    """The region goes into the evidence's own entry, beside what that already says."""
    file = file_of(request, code)
    body = body_of(file, scan)
    try:
        item = _evidence(file, chosen(request.POST, "chung-cu"))
        region = {"scan": body["sha256"], "page": _page_said(request, body), **_sides(request)}
        told = item.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"id"})
        write_evidence(casefile=file.casefile, items=[Item("evidence", item.id, {**told, "region": region})],
                       seen=file.turn, by=request.actor, at=request.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, code, scan, Sheet(request.POST.dict(), refusal), 422)
    messages.success(request, f"Đã giữ vùng này cùng chứng cứ {item.id}.")
    return redirect(f"{base(code)}tep/{scan}/?vung={item.id}")


def _evidence(file: reading.File, item: str) -> Evidence:
    for one in file.bundle.evidence:
        if one.id == item:
            return one
    raise NoSuchItem(field="chung-cu")


def _page_said(request: HttpRequest, body: Mapping[str, Any]) -> int:
    said = request.POST.get("trang", "")
    if not said.isdecimal() or not 1 <= int(said) <= (body["pages"] or 1):
        raise NoRegion(field="vung-x")
    return int(said)


def _sides(request: HttpRequest) -> dict[str, float]:
    found = {side: _share(request, f"vung-{side}") for side in SIDES}
    if (
        not found["w"]
        or not found["h"]
        or found["x"] + found["w"] > 1
        or found["y"] + found["h"] > 1
    ):
        raise NoRegion(field="vung-w")
    return found


def _share(request: HttpRequest, name: str) -> float:
    """A percentage as a person types it: «12,5»."""
    try:
        share = float(words(request.POST, name).replace(",", ".")) / 100
    except ValueError as wrong:
        raise NoRegion(field=name) from wrong
    if not 0 <= share <= 1:
        raise NoRegion(field=name)
    return round(share, 4)


@require_GET
@signed_in(P.EVIDENCE_SEE)
def find(request: HttpRequest, code: str) -> HttpResponse:
    """From any mark of any view to its folio: by evidence (`chung-cu`), or by paper and folio (`tai-lieu`, `bl`)."""
    casefile_of(request, code)
    file = file_of(request, code)
    paper, asked, region = request.GET.get("tai-lieu", ""), request.GET.get("bl", ""), None
    for one in file.bundle.evidence:
        if one.id == request.GET.get("chung-cu"):
            paper, asked, region = one.document or "", one.folios or "", one.region
            item = one.id
    if region is not None:
        for scan in _scans(file):
            if scan["sha256"] == region.scan:
                return redirect(f"{base(code)}tep/{scan['id']}/?{urlencode({'vung': item})}")
    return _to_folio(request, code, file, paper, asked)


def _to_folio(request: HttpRequest, code: str, file: reading.File, paper: str, asked: str) -> HttpResponse:  # fmt: skip
    own = [one for one in _scans(file) if not paper or one["document"] == paper]
    for one in own:
        if asked and page_of_folio(one.get("folios", {}), asked):
            return redirect(f"{base(code)}tep/{one['id']}/?{urlencode({'bl': asked})}")
    if own and paper:
        return redirect(f"{base(code)}tep/{own[0]['id']}/" + (f"?{urlencode({'bl': asked})}" if asked else ""))  # fmt: skip
    shown = base_of(code, file, f"BL {asked}" if asked else "Bản quét")
    return render(request, "evidence_files/no_scan.html", {
        **shown, "crumbs": crumbs(code, "Tệp của hồ sơ", "Chưa có bản quét"), "paper": paper,
        "label": paper_label(file, paper) if paper else "", "asked": asked,
    }, status=404)  # fmt: skip


def _scans(file: reading.File) -> list[dict[str, Any]]:
    """Originals, those of one paper after the other."""
    scans = reading.scans_of(file)
    return [one for paper in sorted(scans) for one in scans[paper] if "released" not in one]
