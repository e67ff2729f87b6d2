"""Thống kê tài liệu of a file (BLTTHS Điều 131 khoản 4; TTLT 04/2018 Điều 35), and what was added since: DOCX and PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lachan.proof.bundle import Bundle, Document
from lachan.proof.bundle.file import Stage
from lachan.proof.case import ORDER
from lachan.proof.drawing import version_of
from lachan.proof.folio import FolioUnread, spans

from ..layout import layout
from .head import Head, Printed
from .sheets import WideSheet
from .typesetting import pdf as set_pdf
from .words import MISSING, UNSAID, day

COLUMNS = ("STT", "Tên tài liệu", "Ngày lập", "Người, cơ quan lập", "Bút lục", "Tập", "Số tờ", "Đặc điểm", "Ghi chú")  # fmt: skip
WIDTHS = (12, 68, 24, 38, 26, 12, 13, 35, 24)
CITE = "Căn cứ khoản 4 Điều 131 Bộ luật Tố tụng hình sự; Điều 35 Thông tư liên tịch số 04/2018/TTLT-VKSNDTC-BCA-BQP"
LANGUAGES = {"zh": "tiếng Trung", "km": "tiếng Khmer", "lo": "tiếng Lào", "th": "tiếng Thái Lan", "en": "tiếng Anh", "hmn": "tiếng Mông", "tai": "tiếng Thái"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """What both writers set. `rows`: cells in the order of COLUMNS."""

    title: str
    subject: str
    head: Head
    rows: tuple[tuple[str, ...], ...]
    total: str
    withdrawn: str


def listed(of: Printed, since: Bundle | None = None) -> Listed:
    """`since`: the file as an earlier list had it; only what was added or changed is listed then."""
    papers = _changed(of, since) if since else list(of.bundle.documents)
    rows = tuple(_row(of.bundle, n, d, _note(of, d, since)) for n, d in enumerate(sorted(papers, key=_order), 1))  # fmt: skip
    unnumbered = sum(not d.folios for d in papers)
    total = (f"Tổng số: {len(papers)} tài liệu, {sum(_sheets(d) or 0 for d in papers)} tờ đã đánh số bút lục; "
             f"{unnumbered} tài liệu {_no_folio(of.bundle)}.")  # fmt: skip
    title = "THỐNG KÊ TÀI LIỆU BỔ SUNG" if since else "THỐNG KÊ TÀI LIỆU TRONG HỒ SƠ"
    subject = f"Hồ sơ {of.head.code}" + (f", so với phiên bản {version_of(since)} (đến ngày {day(since.as_of)})" if since else "")  # fmt: skip
    return Listed(title, subject, of.titled("Thống kê tài liệu"), rows, total, _withdrawn(of, since))  # fmt: skip


def docx(of: Printed, since: Bundle | None = None, *, agency: str = "") -> bytes:
    made = listed(of, since)
    sheet = WideSheet(made.head, agency, stamped=True)
    sheet.heading("Số: ……/……")
    sheet.title(made.title, made.subject)
    sheet.grounds([CITE])
    if made.rows:
        sheet.table(COLUMNS, made.rows, WIDTHS)
    else:
        sheet.say("Không có tài liệu nào để thống kê.")
    for line in (made.total, made.withdrawn):
        sheet.say(line)
    sheet.marks(made.head)
    sheet.closing(["Người lập thống kê"], ["Hồ sơ vụ án", "Viện kiểm sát"])
    return sheet.done()


def pdf(of: Printed, since: Bundle | None = None, *, agency: str = "") -> bytes:
    made = listed(of, since)
    year, month, date = (int(x) for x in (made.head.made_on + "-01-01")[:10].split("-"))
    return set_pdf("document_list.typ", {
        "agency": (agency or "……").upper(), "title": made.title, "subject": made.subject, "cite": CITE, "heads": COLUMNS,
        "widths": WIDTHS, "rows": made.rows, "after": [x for x in (made.total, made.withdrawn) if x],
        "marks": [made.head.second, *made.head.notes], "warnings": made.head.warnings, "made": [year, month, date],
        "stamp": layout()["stamps"]["procedural"]["text"], "signer": "NGƯỜI LẬP THỐNG KÊ", "author": made.head.author or UNSAID,
        "recipients": ["Hồ sơ vụ án;", "Viện kiểm sát."],
    })  # fmt: skip


# -- rows --------------------------------------------------------------------------------------------


def _order(d: Document) -> tuple[bool, str, str, tuple[int, str], str]:
    """Volume, series, first folio; what has no folio yet comes after, by its day."""
    found = _spans(d)
    first = (found[0].first.number, found[0].first.suffix) if found else (0, d.made_on or "9999")
    volume = d.volume.zfill(6) if d.volume.isdigit() else d.volume
    return (not found, volume if found else "", d.series, first, d.id)


def _spans(d: Document) -> tuple[object, ...] | tuple:  # type: ignore[type-arg]
    try:
        return spans(d.folios) if d.folios else ()
    except FolioUnread:
        return ()


def _sheets(d: Document) -> int | None:
    """How many folio numbers it takes; a sheet put in (15a) is one more than its own."""
    found = _spans(d)
    return sum(max(one.last.number - one.first.number, 0) + 1 for one in found) if found else None


def _no_folio(of: Bundle) -> str:
    """Before the end of the investigation papers are stamped without a number (TTLT 04/2018 Điều 35 khoản 1)."""
    early = ORDER.index(of.stage) < ORDER.index(Stage.ENDED)
    return "chưa đánh số bút lục (đang điều tra)" if early else f"{MISSING} bút lục"


def _row(of: Bundle, n: int, d: Document, note: str) -> tuple[str, ...]:
    folio = d.folios.replace("-", "–") if d.folios else ("chưa đánh số" if "đang" in _no_folio(of) else MISSING)  # fmt: skip
    series = f" (dãy {d.series})" if d.series else ""
    sheets = _sheets(d)
    return (str(n), d.title, day(d.made_on or ""), d.maker or UNSAID, folio + series, d.volume or UNSAID,
            str(sheets) if sheets else "", "; ".join(_features(d)), note)  # fmt: skip


def _features(d: Document) -> Iterator[str]:
    """Đặc điểm của tài liệu (nếu có): only what the file says."""
    if d.copy_:
        yield {True: "bản sao, đã đối chiếu", False: "bản sao, chưa đối chiếu", None: "bản sao"}[d.compared]  # fmt: skip
    if d.language not in ("vi", "und"):
        name = LANGUAGES.get(d.language, f"ngôn ngữ {d.language}")
        yield name + {True: ", có bản dịch", False: ", chưa có bản dịch", None: ""}[d.translated]
    if d.foreign:
        yield "do nước ngoài cung cấp"
    if d.assistance:
        yield "qua tương trợ tư pháp"
    if d.stamped_investigation is False:
        yield "chưa có dấu bút lục CQĐT"
    if d.stamped_procuracy is False:
        yield "chưa có dấu bút lục VKS"
    if d.sha256:
        yield f"mã băm {d.sha256[:8]}…"


def _note(of: Printed, d: Document, since: Bundle | None) -> str:
    names = {one.id: one.title for one in of.bundle.documents}
    said = ["đã rút" if d.withdrawn else "", f"thay bằng «{names[d.replaced_by]}»" if d.replaced_by in names else ""]  # fmt: skip
    if since:
        before = {of.redaction.called(one.id) for one in since.documents}
        said.append("sửa đổi" if d.id in before else "bổ sung")
    return "; ".join(x for x in said if x)


# -- what changed --------------------------------------------------------------------------------------


def _changed(of: Printed, since: Bundle) -> list[Document]:
    """Compared as the whole file has them; listed as the reader may see them."""
    before = {one.id: one for one in since.documents}
    new = {of.redaction.called(one.id) for one in of.redaction.bundle.documents if before.get(one.id) != one}  # fmt: skip
    return [d for d in of.bundle.documents if d.id in new]


def _withdrawn(of: Printed, since: Bundle | None) -> str:
    if since is None:
        return ""
    kept = {one.id for one in of.redaction.bundle.documents}
    gone = [of.redaction.text("Document.title", d.title) for d in since.documents if d.id not in kept]  # fmt: skip
    return f"Không còn trong hồ sơ so với lần thống kê trước: {'; '.join(gone)}." if gone else ""
