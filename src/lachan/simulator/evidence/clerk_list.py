"""The clerk's list of the file's papers as XLSX, with the headings of `data/columns.yaml`; the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from .bundle import bundle
from .telling import MARK, Data, Paper, columns, named, papers, people

HEAD_ROW = 5
CLOCK = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ<")
FIXED = (2026, 6, 10, 0, 0, 0)


def clerk_list() -> bytes:
    book = Workbook()
    page: Any = book.active
    page.title = columns()["sheet"]
    _headed(
        page, columns()["title"], [(one["heading"], one["width"]) for one in columns()["columns"]]
    )
    for nth, line in enumerate(rows(), 1):
        page.append([nth, *line[1:]])
    _dates(page)
    _people(book)
    return _without_clock(book)


def rows() -> list[list[Any]]:
    """Paper by paper, in the order of the file; a second piece of evidence of one paper stands in its note."""
    made = bundle()
    documents = {one["id"]: one for one in made["documents"]}
    evidence = {one["id"]: one for one in made["evidence"]}
    told = []
    for one in papers():
        first = evidence[one.evidence[0]["id"]] if one.evidence else {}
        cells = _of_paper(one, documents[one.id]) | _of_evidence(first, documents)
        told.append([cells.get(column["key"]) for column in columns()["columns"]])
    return told


def _of_paper(one: Paper, document: Data) -> Data:
    return {
        "number": "", "title": document["title"], "kind": one.kind, "made_on": _day(one.on), "maker": document["maker"],
        "volume": one.volume, "folios": one.span or None, "sheets": one.n,
        "back": ", ".join(one.folios[n - 1] for n in one.back) or None, "session": one.session,
        "attended": {True: "có", False: "không"}.get(document.get("attended")),
        "sent_on": _day(document.get("sent_on")), "stamped_on": _day(document.get("stamped_on")), "note": _note(one, document),
    }  # fmt: skip


def _note(one: Paper, document: Data) -> str | None:
    """What the clerk adds; in life with names, so here too: nothing of this column may leave unread."""
    said = [document["note"]] if document.get("note") else []
    said += [f"Có thêm: {named(row['title'], 'code')}" for row in one.evidence[1:]]
    victim = re.search(r"\{(bh\d)\}", one.title)
    if victim and one.kind.startswith("biên bản ghi"):
        said.append(named("{" + victim[1] + "} đến làm việc đúng giờ", "name"))
    return ". ".join(said) or None


def _of_evidence(e: Data, documents: dict[str, Data]) -> Data:
    if not e:
        return {}
    words = columns()
    return {
        "source": words["sources"][e["source"]], "evidence": e["title"], "speaker": _speaker(e.get("speaker")),
        "how_known": e.get("how_known"), "obtained": words["obtained"][e["obtained"]], "obtained_on": _day(e["obtained_on"]),
        "record": _title(documents, e.get("record")), "copy_record": _title(documents, e.get("copy_record")),
        "hash": e.get("hash_at_seizure"),
    }  # fmt: skip


def _title(documents: dict[str, Data], id_: str | None) -> str | None:
    return documents[id_]["title"] if id_ else None


def _speaker(id_: str | None) -> str | None:
    if id_ is None:
        return None
    row = people()[id_]
    return f"{columns()['roles'][row['roles'][0]]} {row['code']}"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _people(book: Workbook) -> None:
    page = book.create_sheet(columns()["people"]["sheet"])
    _headed(page, "NGƯỜI THAM GIA TỐ TỤNG", [(one, 24) for one in columns()["people"]["headings"]])
    titles = {one["id"]: one["title"] for one in bundle()["documents"]}
    for row in people().values():
        page.append([
            row["code"], row["name"] or None, ", ".join(row.get("aliases", ())) or None, columns()["roles"][row["roles"][0]],
            _day(row.get("birth")), titles.get(row.get("born", "")), titles.get(row.get("paper", "")), row.get("language"),
        ])  # fmt: skip
    _dates(page)


def _headed(page: Any, title: str, headings: list[tuple[str, int]]) -> None:
    page["A1"], page["A2"], page["A3"] = title, bundle()["title"], MARK
    page["A1"].font = page["A3"].font = Font(bold=True)
    for nth, (heading, width) in enumerate(headings, 1):
        cell = page.cell(HEAD_ROW, nth, heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDDDDD")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        page.column_dimensions[get_column_letter(nth)].width = width
    page.freeze_panes = f"C{HEAD_ROW + 1}"


def _dates(page: Any) -> None:
    for row in page.iter_rows(min_row=HEAD_ROW + 1):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "DD/MM/YYYY"


def _without_clock(book: Workbook) -> bytes:
    """openpyxl and zip write today into the file."""
    kept, out = io.BytesIO(), io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as written, zipfile.ZipFile(out, "w") as packed:
        for name in written.namelist():
            part = CLOCK.sub(b"2026-06-10T00:00:00Z<", written.read(name))
            packed.writestr(zipfile.ZipInfo(name, FIXED), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
