"""Bank statements in (CSV or `.xlsx`): each line a transaction, each account an identifier, holders by code.

A statement of one account («Số tài khoản: …» above the table, columns ghi nợ and ghi có) and a table with payer and payee are
both read. A holder who is named gets the standing «described»; one who is not named is a person by code only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Left, Taken
from lachan.exchange.evidence.numbers import Numbers
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import Headings
from lachan.exchange.evidence.tables.lines import Data, Lines, at_index, read_lines
from lachan.exchange.evidence.tables.sheets import Row, Sheet
from lachan.exchange.words import bare

OWN = re.compile(r"(?:so tai khoan|tai khoan so|account(?: number| no)?|stk)\b[^0-9]{0,20}([0-9][0-9 ]{4,24})")  # fmt: skip
HOLDER = re.compile(r"(?:chủ tài khoản|tên tài khoản|khách hàng|account name)\s*[:\-–]\s*(.{2,120})", re.IGNORECASE)  # fmt: skip


def read(path: Path, header: Header) -> Taken:
    return read_lines(_Statement(header), path, header)


class _Statement(Lines):
    name, table = "Sao kê ngân hàng", "bank"
    needs = "sao kê trong 15 dòng đầu: cần ngày giao dịch và số tiền (hoặc ghi nợ, ghi có)"

    def __init__(self, header: Header) -> None:
        super().__init__(header)
        self._accounts = Numbers("account", "tk", self.people, header)
        self._paid: list[Data] = []

    def data(self) -> Data:
        return {"persons": self.people.rows, "transactions": self._paid, "identifiers": list(self._accounts.rows.values())}  # fmt: skip

    def sheet(self, sheet: Sheet, at: Headings) -> None:
        self._own = _own(sheet, at)
        super().sheet(sheet, at)

    def row(self, row: Row, at: Headings) -> None:
        said = {name: cells.words(at_index(row, index)) for name, index in at.fields.items()}
        try:
            on = cells.when(at_index(row, at.fields["on"]))
            sum_, out = self._sum(row, at)
        except cells.Unread as fault:
            self.why["dòng", f"không đọc được: {str(fault)[:100]}"].append(row.number)
            return
        if on is None or sum_ is None:
            self.why["dòng", "không có ngày hoặc số tiền (số dư, cộng, ghi chú)"].append(row.number)  # fmt: skip
            return
        payer, payee = self._ends(said, out)
        purpose = said.get("purpose", "") + (f" (mã {said['reference']})" if said.get("reference") else "")  # fmt: skip
        found = {"id": f"t{len(self._paid) + 1}", "on": on, "payer": payer, "payee": payee, "sum": sum_,
                 "currency": said.get("currency") or "VND", "purpose": purpose.strip()[:300]}  # fmt: skip
        if len(purpose) > 300:
            self.why["nội dung", "dài hơn 300 chữ, được cắt"].append(row.number)
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
        return cells.money(at_index(row, index)) if index is not None else None

    def _ends(self, said: dict[str, str], out: bool | None) -> tuple[str | None, str | None]:  # fmt: skip
        payer = self._end(said.get("payer_account", ""), said.get("payer", ""))
        payee = self._end(said.get("payee_account", ""), said.get("payee", ""))
        if payer or payee or out is None:
            return payer, payee
        mine = self._end(said.get("own_account") or self._own[0], self._own[1])
        other = self._end(said.get("other_account", ""), said.get("other", ""))
        return (mine, other) if out else (other, mine)

    def _end(self, account: str, name: str) -> str | None:
        return self._accounts.of(account, name, anybody=True)[1]

    def left(self) -> Iterator[Left]:
        yield from super().left()
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
