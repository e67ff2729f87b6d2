"""Bank statements in (CSV or `.xlsx`): each line a transaction, each account an identifier, holders by code.

A statement of one account («Số tài khoản: …» above the table, columns ghi nợ and ghi có) and a table with payer and payee are
both read. A holder who is named gets the standing «described»; one who is not named is a person by code only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import Left, Loss, Taken
from lachan.exchange.evidence.numbers import Numbers
from lachan.exchange.evidence.people import People
from lachan.exchange.evidence.refusals import NothingFound
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import Headings, find
from lachan.exchange.evidence.tables.sheets import Row, Sheet, sheets
from lachan.exchange.words import bare

NAME = "Sao kê ngân hàng"
OWN = re.compile(r"(?:so tai khoan|tai khoan so|account(?: number| no)?|stk)\b[^0-9]{0,20}([0-9][0-9 ]{4,24})")  # fmt: skip
HOLDER = re.compile(r"(?:chủ tài khoản|tên tài khoản|khách hàng|account name)\s*[:\-–]\s*(.{2,120})", re.IGNORECASE)  # fmt: skip
Data = dict[str, Any]


def read(path: Path, header: Header) -> Taken:
    found = [(one, find(one, "bank")) for one in sheets(path)]
    if not any(at for _, at in found):
        raise NothingFound(
            f"{path.name} không có hàng tiêu đề của sao kê trong 15 dòng đầu: cần ngày giao dịch và số tiền (hoặc ghi nợ, ghi có). Thêm hàng tiêu đề rồi nhập lại."
        )
    reading = _Statement(header)
    for sheet, at in found:
        if at is not None:
            reading.sheet(sheet, at)
    data = reading.data() | ({"synthetic": True} if any(s.synthetic for s, _ in found) else {})
    made = joined(data, header, path.name)
    carried = {part: len(data[part]) for part in LISTS if data.get(part)}
    return Taken(made.bundle, Loss(NAME, carried, (*reading.left(), *made.left), made.bundle.synthetic))  # fmt: skip


class _Statement:
    def __init__(self, header: Header) -> None:
        self._people = People(header)
        self._accounts = Numbers("account", "tk", self._people, header)
        self._paid: list[Data] = []
        self._why: dict[tuple[str, str], list[int]] = defaultdict(list)

    def data(self) -> Data:
        return {"persons": self._people.rows, "transactions": self._paid, "identifiers": list(self._accounts.rows.values())}  # fmt: skip

    def sheet(self, sheet: Sheet, at: Headings) -> None:
        own = _own(sheet, at)
        for name in at.unknown:
            self._why["cột", f"không nhận ra tiêu đề «{name[:60]}»"].append(at.last)
        for row in sheet.rows:
            if row.number > at.last and row.cells:
                self._row(row, at, own)

    def _row(self, row: Row, at: Headings, own: tuple[str, str]) -> None:
        said = {name: cells.words(_at(row, index)) for name, index in at.fields.items()}
        try:
            on = cells.when(_at(row, at.fields["on"]))
            sum_, out = self._sum(row, at)
        except cells.Unread as fault:
            self._why["dòng", f"không đọc được: {str(fault)[:100]}"].append(row.number)
            return
        if on is None or sum_ is None:
            self._why["dòng", "không có ngày hoặc số tiền (số dư, cộng, ghi chú)"].append(row.number)  # fmt: skip
            return
        payer, payee = self._ends(said, own, out)
        purpose = said.get("purpose", "") + (f" (mã {said['reference']})" if said.get("reference") else "")  # fmt: skip
        found = {"id": f"t{len(self._paid) + 1}", "on": on, "payer": payer, "payee": payee, "sum": sum_,
                 "currency": said.get("currency") or "VND", "purpose": purpose.strip()[:300]}  # fmt: skip
        if len(purpose) > 300:
            self._why["nội dung", "dài hơn 300 chữ, được cắt"].append(row.number)
        self._paid.append({k: v for k, v in found.items() if v not in (None, "")})

    def _sum(self, row: Row, at: Headings) -> tuple[float | None, bool | None]:
        """The sum, and whether it went out of the statement's own account; None where the line does not say."""
        debit, credit, plain = (self._money(row, at, one) for one in ("debit", "credit", "sum"))
        if debit:
            return abs(debit), True
        if credit:
            return abs(credit), False
        if plain is None or plain == 0:
            return None, None
        return abs(plain), (True if plain < 0 else None)

    def _money(self, row: Row, at: Headings, name: str) -> float | None:
        index = at.fields.get(name)
        return cells.money(_at(row, index)) if index is not None else None

    def _ends(self, said: dict[str, str], own: tuple[str, str], out: bool | None) -> tuple[str | None, str | None]:  # fmt: skip
        payer = self._end(said.get("payer_account", ""), said.get("payer", ""))
        payee = self._end(said.get("payee_account", ""), said.get("payee", ""))
        if payer or payee or out is None:
            return payer, payee
        mine = self._end(said.get("own_account") or own[0], own[1])
        other = self._end(said.get("other_account", ""), said.get("other", ""))
        return (mine, other) if out else (other, mine)

    def _end(self, account: str, name: str) -> str | None:
        return self._accounts.of(account, name, anybody=True)[1]

    def left(self) -> Iterator[Left]:
        for (what, why), rows in self._why.items():
            told = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            yield Left(what, len(rows), f"{why} (dòng {told})")
        if self._accounts.hidden:
            yield Left("số tài khoản", self._accounts.hidden, "bị che một phần nên không biết là tài khoản nào")  # fmt: skip
        unplaced = sum(1 for one in self._paid if "payer" not in one and "payee" not in one)
        if unplaced:
            yield Left("bên của giao dịch", unplaced, "dòng không nói chuyển từ đâu, đến đâu; giao dịch vẫn được ghi")  # fmt: skip


def _own(sheet: Sheet, at: Headings) -> tuple[str, str]:
    """The account and the holder that the lines above the table name."""
    above = [cells.words(c) for row in sheet.rows if row.number < at.last for c in row.cells if c is not None]  # fmt: skip
    lines = [" ".join(cells.words(c) for c in row.cells if c is not None) for row in sheet.rows if row.number < at.last]  # fmt: skip
    number = next((m[1].replace(" ", "") for one in lines if (m := OWN.search(bare(one)))), "")
    holder = next((m[1].strip() for one in (*above, *lines) if (m := HOLDER.search(one))), "")
    return number, holder


def _at(row: Row, index: int) -> Any:
    return row.cells[index] if index < len(row.cells) else None
