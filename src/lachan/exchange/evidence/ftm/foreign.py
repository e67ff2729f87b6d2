"""Entities of other programs (Aleph, a newsroom): people, papers, payments, events and calls come in, the rest is counted.

A name stays a name in the bundle and gets a code; nobody gets a standing in the proceedings from outside, save in a role
that the entity itself states of a court case."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from followthemoney import model

from lachan.exchange.evidence.ftm.entity import Entity
from lachan.exchange.evidence.loss import Left
from lachan.exchange.words import bare, holds
from lachan.proof.bundle.base import PARTIAL

Data = dict[str, Any]
ROLES = {"accused": ("accused", "defendant", "bi can", "bi cao"), "victim": ("victim", "bi hai", "nan nhan"),
         "witness": ("witness", "nguoi lam chung", "nhan chung")}  # fmt: skip


def data_of_others(entities: list[Entity], codes: set[str]) -> tuple[Data, tuple[Left, ...]]:
    reading = _Others(entities, codes)
    return reading.data, tuple(reading.left())


class _Others:
    def __init__(self, entities: list[Entity], codes: set[str]) -> None:
        self.data: Data = {}
        self._lost: Counter[str] = Counter()
        self._ids: dict[str, str] = {}
        self._codes = codes
        for one in entities:
            if _is(one, "LegalEntity"):
                self._person(one)
            elif _is(one, "Document") and not _is(one, "Folder"):
                self._add("documents", "fd", one, title=_words(one, "title", "fileName", "name") or "chưa ghi tên",
                          maker=_words(one, "author"), made_on=_when(one, "date", "authoredAt"))  # fmt: skip
        for one in entities:
            self._between(one)

    def _add(self, part: str, mark: str, one: Entity, **fields: Any) -> Data:
        rows = self.data.setdefault(part, [])
        row = {"id": f"{mark}{len(rows) + 1}"} | {k: v for k, v in fields.items() if v not in (None, "", [])}  # fmt: skip
        self._ids[one.id] = row["id"]
        rows.append(row)
        return row

    def _person(self, one: Entity) -> None:
        aliases = [x[:300] for name in ("alias", "previousName", "weakAlias") for x in one.all(name)]  # fmt: skip
        born = _when(one, "birthDate")
        self._add("persons", "fn", one, code=self._code(), name=_words(one, "name"), aliases=aliases,
                  birth={"value": born} if born else None)  # fmt: skip

    def _code(self) -> str:
        turn = 1
        while f"F{turn}" in self._codes:
            turn += 1
        self._codes.add(f"F{turn}")
        return f"F{turn}"

    def _between(self, one: Entity) -> None:
        if _is(one, "Payment"):
            self._payment(one)
        elif _is(one, "Event"):
            self._add("events", "fs", one, title=_words(one, "name", "summary") or "chưa ghi", place=_words(one, "location"),
                      people=self._people(one, "involved", "organizer"), **_span(one))  # fmt: skip
        elif _is(one, "Call"):
            self._add("events", "fs", one, title="Cuộc gọi", people=self._people(one, "caller", "receiver"), **_span(one))  # fmt: skip
        elif _is(one, "CourtCaseParty"):
            self._role(one)
        elif one.id not in self._ids:
            self._lost[one.schema] += 1

    def _payment(self, one: Entity) -> None:
        try:
            amount = float((one.first("amount") or "").replace(",", "").strip())
        except ValueError:
            amount = -1.0
        if not math.isfinite(amount) or amount < 0:
            self._lost["Payment không có số tiền đọc được"] += 1
            return
        ends = {"payer": self._people(one, "payer"), "payee": self._people(one, "beneficiary")}
        self._add("transactions", "ft", one, sum=amount, currency=_words(one, "currency") or "VND", on=_when(one, "date", "startDate"),
                  purpose=_words(one, "purpose"), **{k: v[0] for k, v in ends.items() if v})  # fmt: skip

    def _role(self, one: Entity) -> None:
        person = self._ids.get(one.first("party") or "")
        plain = bare(one.first("role") or "")
        role = next((k for k, words in ROLES.items() if any(holds(w, plain) for w in words)), None)
        row = next((x for x in self.data.get("persons", ()) if x["id"] == person), None)
        if role is None or row is None:
            self._lost[one.schema] += 1
        elif role not in row.setdefault("roles", []):
            row["roles"].append(role)

    def _people(self, one: Entity, *names: str) -> list[str]:
        found = [self._ids[x] for name in names for x in one.all(name) if x in self._ids]
        known = {row["id"] for row in self.data.get("persons", ())}
        return [x for x in dict.fromkeys(found) if x in known]

    def left(self) -> Iterator[Left]:
        for schema, n in sorted(self._lost.items()):
            yield Left(schema, n, "bó dữ liệu hồ sơ không có chỗ tương ứng")


def _is(one: Entity, name: str) -> bool:
    schema = model.get(one.schema)
    return schema is not None and schema.is_a(name)


def _words(one: Entity, *names: str) -> str:
    return next((x[:300] for name in names for x in one.all(name)), "")


def _when(one: Entity, *names: str) -> str | None:
    """Days as exact as they are said, to the minute at most."""
    said = (x.replace(" ", "T")[:16] for name in names for x in one.all(name))
    return next((x for x in said if PARTIAL.match(x) and x >= "1900"), None)


def _span(one: Entity) -> Data:
    return {"since": _when(one, "startDate", "date"), "until": _when(one, "endDate")}
