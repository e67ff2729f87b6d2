"""The list of papers and evidence that a clerk keeps (BLTTHS Điều 131), from `.xlsx` or CSV.

A row is a paper; where it names a source of Điều 87 or somebody who speaks, it is evidence as well. What a row leaves blank
stays unsaid. A folio or a day that cannot be read is counted with its row, and its words are kept in the paper's note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import Left, Loss, Taken
from lachan.exchange.evidence.people import People
from lachan.exchange.evidence.refusals import NothingFound
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import Headings, find, picked, tables
from lachan.exchange.evidence.tables.sheets import Row, Sheet, sheets
from lachan.exchange.words import bare

NAME = "Danh mục tài liệu, chứng cứ"
Data = dict[str, Any]
VOLUME = re.compile(r"^(?:tập|quyển)\s*(?:hồ sơ\s*)?(?:số\s*)?[:\s]*(\S{1,20})", re.IGNORECASE)
POINT = re.compile(r"^(?:điểm\s*)?([abcdđeg])(?:\s*[).]|\s+khoản\b.*|)\s*$", re.IGNORECASE)
HEX = re.compile(r"^[0-9a-f]{64}$")


def read(path: Path, header: Header) -> Taken:
    """Every sheet of the file that is such a list; sheets that are not are counted."""
    found = [(one, find(one, "list")) for one in sheets(path)]
    lists = [(one, at) for one, at in found if at is not None]
    if not lists:
        raise NothingFound(
            f"{path.name} không có hàng tiêu đề của danh mục tài liệu trong 15 dòng đầu: cần cột «Tên tài liệu» và ít nhất hai cột khác (loại, ngày lập, bút lục, nguồn chứng cứ…). Thêm hàng tiêu đề rồi nhập lại."
        )
    reading = _List(header)
    for sheet, at in lists:
        reading.sheet(sheet, at)
    reading.records()
    synthetic = any(one.synthetic for one, _ in found)
    made = joined(reading.data() | ({"synthetic": True} if synthetic else {}), header, path.name)
    carried = {part: len(reading.data()[part]) for part in LISTS if reading.data().get(part)}
    left = [*reading.left(), *_sheets_left(found), *made.left]
    return Taken(made.bundle, Loss(NAME, carried, tuple(left), made.bundle.synthetic))


def _sheets_left(found: list[tuple[Sheet, Headings | None]]) -> Iterator[Left]:
    empty = [one.title for one, at in found if at is None and one.rows]
    if empty:
        yield Left("trang", len(empty), f"không có hàng tiêu đề của danh mục: {', '.join(empty[:5])[:200]}")  # fmt: skip


class _List:
    """Rows become papers and evidence, one after another."""

    def __init__(self, header: Header) -> None:
        self._people = People(header)
        self._documents: list[Data] = []
        self._evidence: list[Data] = []
        self._waiting: list[tuple[Data, str, int]] = []
        self._by: dict[str, str] = {}
        self._why: dict[tuple[str, str], list[int]] = defaultdict(list)

    def data(self) -> Data:
        return {"documents": self._documents, "persons": self._people.rows, "evidence": self._evidence}  # fmt: skip

    def sheet(self, sheet: Sheet, at: Headings) -> None:
        volume = _volume(sheet.title)
        for name in at.unknown:
            self._why["cột", f"không nhận ra tiêu đề «{name[:60]}»"].append(at.last)
        for row in sheet.rows:
            if row.number <= at.last:
                continue
            filled = [one for one in row.cells if one is not None]
            if len(filled) == 1 and (named := _volume(cells.words(filled[0]))):
                volume = named
            elif _is_entry(row, at):
                self._row(row, at, volume)
            elif filled and not _is_numbers(filled):
                self._why["dòng", "không có tên tài liệu"].append(row.number)

    def _row(self, row: Row, at: Headings, volume: str) -> None:
        said = {name: cells.words(_at(row, index)) for name, index in at.fields.items()}
        paper = self._paper(row, at, said, volume)
        self._documents.append(paper)
        for key in (said.get("number", ""), bare(paper["title"]), paper.get("folios", "")):
            if key:
                self._by.setdefault(key, paper["id"])
        if said.get("source") or said.get("speaker"):
            self._evidence.append(self._item(row, at, said, paper))

    def _paper(self, row: Row, at: Headings, said: dict[str, str], volume: str) -> Data:
        title = said["title"]
        found = {
            "id": f"d{len(self._documents) + 1}", "title": title[:300], "kind": said.get("kind", "")[:300],
            "made_on": self._when(row, at, "made_on"), "maker": said.get("maker", "")[:300],
            "volume": (said.get("volume") or volume)[:300], "folios": self._folios(row, said), "listed": True,
            "sha256": said.get("sha256", "").lower() if HEX.match(said.get("sha256", "").lower()) else None,
            "note": said.get("note", ""),
        }  # fmt: skip
        if len(title) > 300:
            found["note"] = f"{found['note']}\n{title}".strip()
            self._why["tên tài liệu", "dài hơn 300 chữ, được cắt; nguyên văn ở ghi chú"].append(row.number)  # fmt: skip
        if found["folios"] is None and said.get("folios"):
            found["note"] = f"{found['note']}\nBút lục ghi trong danh mục: {said['folios']}".strip()
        found["note"] = str(found["note"])[:4000]
        return {k: v for k, v in found.items() if v not in ("", None)}

    def _item(self, row: Row, at: Headings, said: dict[str, str], paper: Data) -> Data:
        source = self._source(row, said)
        role = "accused" if "hoi cung" in bare(f"{said['title']} {said.get('kind', '')}") else None
        found = {
            "id": f"e{len(self._evidence) + 1}", "title": paper["title"], "source": source, "document": paper["id"],
            "folios": paper.get("folios"), "speaker": self._people.of(said.get("speaker", ""), role),
            "how_known": said.get("how_known", ""), "obtained": self._obtained(row, said),
            "obtained_on": self._when(row, at, "obtained_on"),
        }  # fmt: skip
        made = {k: v for k, v in found.items() if v not in ("", None)}
        if said.get("record"):
            self._waiting.append((made, said["record"], row.number))
        return made

    def _source(self, row: Row, said: dict[str, str]) -> str:
        text = said.get("source", "")
        point = POINT.match(text)
        if point:
            return str(tables()["points"][point[1].lower()])
        found = picked("sources", text) if text else "statement"
        if found is None:
            self._why["nguồn chứng cứ", "không nhận ra, tạm ghi «tài liệu, đồ vật khác», xem lại"].append(row.number)  # fmt: skip
        return found or "other_document"

    def _obtained(self, row: Row, said: dict[str, str]) -> str | None:
        text = said.get("obtained", "")
        found = picked("obtained", text) if text else None
        if text and found is None:
            self._why["cách thu thập", "không nhận ra, để chưa ghi"].append(row.number)
        return found

    def _when(self, row: Row, at: Headings, name: str) -> str | None:
        index = at.fields.get(name)
        try:
            return cells.when(_at(row, index)) if index is not None else None
        except cells.Unread as fault:
            self._why["ngày", f"không đọc được, để chưa ghi: {str(fault)[:120]}"].append(row.number)
            return None

    def _folios(self, row: Row, said: dict[str, str]) -> str | None:
        first, last = said.get("folio_from", ""), said.get("folio_to", "")
        text = said.get("folios") or (f"{first}-{last or first}" if first else "")
        try:
            return cells.folios(text)
        except cells.Unread:
            self._why["bút lục", "không đọc được; nguyên văn ở ghi chú của tài liệu"].append(row.number)  # fmt: skip
            said["folios"] = text
            return None

    def records(self) -> None:
        """«Biên bản thu giữ» is a paper of the list, told by its number, its name or its folio."""
        for item, text, number in self._waiting:
            found = self._by.get(text) or self._by.get(bare(text)) or self._by_folio(text)
            if found:
                item["record"] = found
            else:
                self._why["biên bản thu giữ", "không thấy tài liệu ấy trong danh mục, để chưa ghi"].append(number)  # fmt: skip

    def _by_folio(self, text: str) -> str | None:
        said = re.search(r"(?:BL|bút lục)\s*([\d\-–a-zđ,\s]+)", text, re.IGNORECASE)
        try:
            told = cells.folios(said[1]) if said else None
        except cells.Unread:
            return None
        return self._by.get(told) if told else None

    def left(self) -> Iterator[Left]:
        for (what, why), rows in self._why.items():
            told = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            yield Left(what, len(rows), f"{why} (dòng {told})")


def _at(row: Row, index: int | None) -> Any:
    return row.cells[index] if index is not None and index < len(row.cells) else None


def _is_entry(row: Row, at: Headings) -> bool:
    filled = [one for one in row.cells if one is not None]
    title = cells.words(_at(row, at.fields["title"]))
    return bool(title) and not _is_numbers(filled) and not bare(title).isdigit()


def _is_numbers(filled: list[Any]) -> bool:
    """The line (1) (2) (3)… that printed forms have under their headings."""
    told = [cells.words(one).strip("() ") for one in filled]
    return len(filled) > 2 and all(one.isdecimal() and len(one) < 3 for one in told)


def _volume(text: str) -> str:
    found = VOLUME.match(text.strip())
    return found[1].strip(":.,") if found else ""
