"""What every page of files starts from: the room of the address, its place among the pages, its papers."""

from typing import Any

from django.http import HttpRequest

from lachan.evidence import queries, reading
from lachan.evidence.models import Casefile, Scan

ROOM = "Hồ sơ chứng cứ"
# What a browser is told a kind is; a kind that is not here is given out as bytes.
MEDIA = {
    "pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "tiff": "image/tiff",
    "wav": "audio/wav", "mp3": "audio/mpeg", "m4a": "audio/mp4", "mp4": "video/mp4",
    "mov": "video/quicktime", "webm": "video/webm", "ogg": "audio/ogg",
}  # fmt: skip
PICTURES, SOUNDS, FILMS = {"jpeg", "png"}, {"wav", "mp3", "m4a", "ogg"}, {"mp4", "mov", "webm"}


def casefile_of(request: HttpRequest, code: str) -> Casefile:
    return queries.casefile_by_code(request.actor, code)


def file_of(request: HttpRequest, code: str) -> reading.File:
    return reading.file_of(casefile_of(request, code), request.at)


def scan_of(request: HttpRequest, code: str, scan: object) -> Scan:
    casefile = casefile_of(request, code)
    found = queries.scan_of(casefile, str(scan))
    found.upload.casefile = found.casefile = casefile
    return found


def base(code: str) -> str:
    return f"/vu-viec/{code}/chung-cu/"


def crumbs(code: str, *last: str) -> list[dict[str, str]]:
    """The matter, the room, the list of files, this page."""
    steps = [
        {"url": f"/vu-viec/{code}/", "label": code},
        {"url": base(code), "label": ROOM},
    ]
    if len(last) == 2:
        steps.append({"url": f"{base(code)}tep/", "label": last[0]})
    return [*steps, {"label": last[-1]}]


def paper_label(file: reading.File, item: str) -> str:
    """«D3 · Biên bản hỏi cung»."""
    return next((f"{one.id} · {one.title}" for one in file.bundle.documents if one.id == item), item)  # fmt: skip


def size_said(size: int) -> str:
    """«1,4 MB», «830 KB»."""
    if size >= 1_000_000:
        return f"{size / 1e6:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1000))} KB"


def base_of(code: str, file: reading.File, title: str) -> dict[str, Any]:
    """Context that every page of a file has."""
    return {"title": title, "code": code, "base": base(code), "print_code": code,
            "version": file.version, "invented": file.bundle.synthetic}  # fmt: skip
