"""Call records in (CSV or `.xlsx` of a carrier or a phone extraction): each line an event, each number an identifier.

Nobody is made a person of a number alone: an event names people only where the file or the bundle says whose number it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Left, Taken
from lachan.exchange.evidence.numbers import Numbers, plain_phone
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import Headings
from lachan.exchange.evidence.tables.lines import Data, Lines, at_index, read_lines
from lachan.exchange.evidence.tables.sheets import Row
from lachan.exchange.words import bare, holds

MESSAGE = ("tin nhan", "sms", "nhan tin", "message")


def read(path: Path, header: Header) -> Taken:
    return read_lines(_Calls(header), path, header)


class _Calls(Lines):
    name, table = "Danh sách cuộc gọi", "calls"
    needs = "danh sách cuộc gọi trong 15 dòng đầu: cần thời gian và số gọi hoặc số nhận"

    def __init__(self, header: Header) -> None:
        super().__init__(header)
        self._phones = Numbers("phone", "sdt", self.people, header)
        self._events: list[Data] = []

    def data(self) -> Data:
        return {"persons": self.people.rows, "events": self._events, "identifiers": list(self._phones.rows.values())}  # fmt: skip

    def row(self, row: Row, at: Headings) -> None:
        said = {name: cells.words(at_index(row, index)) for name, index in at.fields.items()}
        if not said.get("caller") and not said.get("called"):
            self.why["dòng", "không có số gọi, số nhận"].append(row.number)
            return
        try:
            since = cells.when(
                at_index(row, at.fields["at"]), at_index(row, at.fields.get("hour", -1))
            )
        except cells.Unread as fault:
            self.why["thời gian", f"không đọc được, để chưa ghi: {str(fault)[:100]}"].append(row.number)  # fmt: skip
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
            told = cells.when(at_index(row, at.fields.get("until", -1)))
        except cells.Unread:
            told = None
        seconds = said.get("seconds", "")
        if told is None and since and "T" in since and seconds.isdecimal() and len(seconds) < 7:
            told = f"{datetime.fromisoformat(since) + timedelta(seconds=int(seconds)):%Y-%m-%dT%H:%M}"  # fmt: skip
        return told if told and since and told >= since else None

    def left(self) -> Iterator[Left]:
        yield from super().left()
        if self._phones.hidden:
            yield Left(
                "số điện thoại", self._phones.hidden, "bị che một phần nên không biết là số nào"
            )
