"""Call records in (CSV or `.xlsx` of a carrier or a phone extraction): each line an event, each number an identifier.

Nobody is made a person of a number alone: an event names people only where the file or the bundle says whose number it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import Left, Loss, Taken
from lachan.exchange.evidence.numbers import Numbers, plain_phone
from lachan.exchange.evidence.people import People
from lachan.exchange.evidence.refusals import NothingFound
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import Headings, find
from lachan.exchange.evidence.tables.sheets import Row, Sheet, sheets
from lachan.exchange.words import bare, holds

NAME = "Danh sách cuộc gọi"
MESSAGE = ("tin nhan", "sms", "nhan tin", "message")
Data = dict[str, Any]


def read(path: Path, header: Header) -> Taken:
    found = [(one, find(one, "calls")) for one in sheets(path)]
    if not any(at for _, at in found):
        raise NothingFound(
            f"{path.name} không có hàng tiêu đề của danh sách cuộc gọi trong 15 dòng đầu: cần thời gian và số gọi hoặc số nhận. Thêm hàng tiêu đề rồi nhập lại."
        )
    reading = _Calls(header)
    for sheet, at in found:
        if at is not None:
            reading.sheet(sheet, at)
    data = reading.data() | ({"synthetic": True} if any(s.synthetic for s, _ in found) else {})
    made = joined(data, header, path.name)
    carried = {part: len(data[part]) for part in LISTS if data.get(part)}
    return Taken(made.bundle, Loss(NAME, carried, (*reading.left(), *made.left), made.bundle.synthetic))  # fmt: skip


class _Calls:
    def __init__(self, header: Header) -> None:
        self._people = People(header)
        self._phones = Numbers("phone", "sdt", self._people, header)
        self._events: list[Data] = []
        self._why: dict[tuple[str, str], list[int]] = defaultdict(list)

    def data(self) -> Data:
        return {"persons": self._people.rows, "events": self._events, "identifiers": list(self._phones.rows.values())}  # fmt: skip

    def sheet(self, sheet: Sheet, at: Headings) -> None:
        for name in at.unknown:
            self._why["cột", f"không nhận ra tiêu đề «{name[:60]}»"].append(at.last)
        for row in sheet.rows:
            if row.number > at.last and row.cells:
                self._row(row, at)

    def _row(self, row: Row, at: Headings) -> None:
        said = {name: cells.words(_at(row, index)) for name, index in at.fields.items()}
        if not said.get("caller") and not said.get("called"):
            self._why["dòng", "không có số gọi, số nhận"].append(row.number)
            return
        try:
            since = cells.when(_at(row, at.fields["at"]), _at(row, at.fields.get("hour", -1)))
        except cells.Unread as fault:
            self._why["thời gian", f"không đọc được, để chưa ghi: {str(fault)[:100]}"].append(row.number)  # fmt: skip
            since = None
        ends = [self._phones.of(said.get(k, ""), said.get(f"{k}_owner", "")) for k in ("caller", "called")]  # fmt: skip
        people = list(dict.fromkeys(person for _, person in ends if person))
        found = {"id": f"s{len(self._events) + 1}", "title": self._title(said), "since": since,
                 "until": self._until(row, at, since, said), "place": said.get("cell", "")[:300], "people": people}  # fmt: skip
        self._events.append({k: v for k, v in found.items() if v not in (None, "", [])})

    def _title(self, said: dict[str, str]) -> str:
        plain = bare(said.get("kind", ""))
        what = "Tin nhắn" if any(holds(one, plain) for one in MESSAGE) else "Cuộc gọi"
        ends = [
            plain_phone(said.get(k, "")) or said.get(k, "") or "?" for k in ("caller", "called")
        ]
        took = f" ({said['seconds']} giây)" if said.get("seconds", "").isdecimal() else ""
        return f"{what} {ends[0][:60]} → {ends[1][:60]}{took}"

    def _until(self, row: Row, at: Headings, since: str | None, said: dict[str, str]) -> str | None:
        """As it is written, or from the seconds where the beginning has an hour."""
        try:
            told = cells.when(_at(row, at.fields.get("until", -1)))
        except cells.Unread:
            told = None
        seconds = said.get("seconds", "")
        if told is None and since and "T" in since and seconds.isdecimal() and len(seconds) < 7:
            told = f"{datetime.fromisoformat(since) + timedelta(seconds=int(seconds)):%Y-%m-%dT%H:%M}"  # fmt: skip
        return told if told and since and told >= since else None

    def left(self) -> Iterator[Left]:
        for (what, why), rows in self._why.items():
            told = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            yield Left(what, len(rows), f"{why} (dòng {told})")
        if self._phones.hidden:
            yield Left(
                "số điện thoại", self._phones.hidden, "bị che một phần nên không biết là số nào"
            )


def _at(row: Row, index: int) -> Any:
    return row.cells[index] if 0 <= index < len(row.cells) else None
