"""Statements, what speaks for and against them, charges, events, payments: many lines at once, from a sheet or as typed.

A line is one item. What a cell names must be in the file already (or in a line above); a line that names what is not there
is left out whole and counted, so that nothing stands half."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from lachan.exchange.evidence.joining import Header, joined
from lachan.exchange.evidence.loss import PARTS, Left, Loss, Taken
from lachan.exchange.evidence.opening import bytes_of, text_of
from lachan.exchange.evidence.people import People
from lachan.exchange.evidence.referring import Referring, Unknown
from lachan.exchange.evidence.refusals import NothingFound
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.sheets import LARGEST, Row, Sheet, sheets
from lachan.exchange.words import bare
from lachan.law.reading_yaml import load_yaml

NAME = "Bảng lập luận"
Data = dict[str, Any]
FORBIDDEN = " cam"
SHORT_YEAR = re.compile(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d\d)(?=$|\s)")
SAME = "="  # as in the line above
MILLIONS = re.compile(r"(?i)^\s*([\d.,]+)\s*(?:tr|triệu)\s*$")
LINKS = {"by": "supports", "against": "attacks", "for": "supports", "attacks": "attacks"}
# As the room numbers what it is told by hand.
LETTER = {"propositions": "M", "charges": "C", "events": "S", "transactions": "T", "passages": "V", "questions": "Y",
          "circumstances": "K"}  # fmt: skip
UNNAMED = frozenset({"assertions"})


@lru_cache(maxsize=1)
def tables() -> Any:
    return load_yaml(Path(__file__).parent / "tables" / "argument.yaml")


def read(path: Path, header: Header) -> Taken:
    reading = _Table(header)
    for part, columns, rows in _found(path):
        reading.rows(part, columns, rows)
    if not any(reading.parts.values()) and not reading.why:
        raise NothingFound(
            f"{path.name} không có bảng lập luận nào: dòng đầu là tên bảng (mệnh đề, truy cứu, sự kiện, giao dịch…) hoặc hàng tiêu đề. Thêm dòng đầu rồi nhập lại."
        )
    made = joined(reading.data(), header, path.name)
    carried = {part: len(rows) for part, rows in reading.data().items() if rows}
    return Taken(made.bundle, Loss(NAME, carried, (*reading.left(), *made.left), made.bundle.synthetic))  # fmt: skip


Columns = Mapping[str, int]


def _found(path: Path) -> Iterator[tuple[str, Columns, list[Row]]]:
    typed = _typed(path)
    if typed is not None:
        yield from typed
        return
    for sheet in sheets(path):
        found = _headed(sheet)
        if found is not None:
            yield found


def _typed(path: Path) -> list[tuple[str, Columns, list[Row]]] | None:
    """Lines as people type them: a table's name by itself, then its lines; then perhaps another table."""
    data = bytes_of(path, LARGEST)
    if data[:2] == b"PK":
        return None
    text = text_of(data, path.name)
    mark = "\t" if "\t" in text else ";"
    tables_: list[tuple[str, Columns, list[Row]]] = []
    for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=mark), 1):
        told = [one.strip() for one in row]
        part = _named(told)
        if part is not None:
            tables_.append((part, {field: n for n, (field, *_) in enumerate(tables()[part]["columns"])}, []))  # fmt: skip
        elif any(told):
            if not tables_:
                return None
            tables_[-1][2].append(Row(number, tuple(one or None for one in told)))
    return tables_ or None


def _named(told: list[str]) -> str | None:
    if not told or any(told[1:]):
        return None
    return next((part for part, one in tables().items() if "columns" in one and bare(told[0]) in one["names"]), None)  # fmt: skip


def _headed(sheet: Sheet) -> tuple[str, Columns, list[Row]] | None:
    """The table that knows most headings of one of the first rows."""
    found = [
        (len(columns), -place, part, columns)
        for place, row in enumerate(sheet.rows[:15])
        for part, one in tables().items()
        if "columns" in one and set(one["needed"]) <= set(columns := _columns(one, row))
    ]
    if not found:
        return None
    _, place, part, columns = max(found, key=lambda one: one[:2])
    return part, columns, list(sheet.rows[1 - place :])


def _columns(table: Any, row: Row) -> Columns:
    names = {bare(cells.words(cell)): n for n, cell in enumerate(row.cells) if cell is not None}
    found = {field: next((names[one] for one in heads if one in names), None) for field, _, heads in table["columns"]}  # fmt: skip
    return {field: n for field, n in found.items() if n is not None}


class _Table:
    """Lines become items and links, one after another."""

    def __init__(self, header: Header) -> None:
        self._into = header.into
        self._people = People(header)
        self._refers = Referring(header.into, self._people)
        self._taken = {one.casefold() for one in (header.into.ids() if header.into else ())}
        self.parts: dict[str, list[Data]] = defaultdict(list)
        self.links: list[Data] = []
        self.why: dict[tuple[str, str], list[int]] = defaultdict(list)

    def data(self) -> Data:
        return {**self.parts, "links": self.links}

    def rows(self, part: str, columns: Columns, rows: list[Row]) -> None:
        shape = {field: how for field, how, _ in tables()[part]["columns"]}
        filled = _filled_down(rows)
        waiting = [(row, self._fresh(part)) for row in filled if any(one is not None for one in row.cells)]  # fmt: skip
        for row, name in waiting:
            try:
                self._row(part, row, name, {f: (shape[f], _at(row, n)) for f, n in columns.items()})
            except (Unknown, cells.Unread) as fault:
                why = f"«{str(fault)[:60]}» không có trong hồ sơ hoặc không rõ là mục nào; cả dòng chưa ghi"
                self.why[PARTS.get(part, part), why].append(row.number)

    def _fresh(self, part: str) -> str:
        """The next code that nothing has: lines may speak of one another."""
        turn = len(self.parts[part]) + 1
        while (name := f"{LETTER.get(part, 'X')}{turn}").casefold() in self._taken:
            turn += 1
        self._taken.add(name.casefold())
        self._refers.knows(name)
        return name

    def _row(self, part: str, row: Row, name: str, given: Mapping[str, tuple[str, Any]]) -> None:
        told = {field: self._read(how, cell) for field, (how, cell) in given.items() if cell is not None}  # fmt: skip
        lacking = [one for one in tables()[part]["needed"] if one not in LINKS and told.get(one) in (None, "", [])]  # fmt: skip
        if lacking:
            self.why[PARTS.get(part, part), "thiếu ô phải có; cả dòng chưa ghi"].append(row.number)
            return
        links = {field: told.pop(field) for field in LINKS if field in told}
        self._kept(part, name, told)
        for field, others in links.items():
            for one in others:
                ends = (one, name) if field in ("by", "against") else (name, one)
                self.links.append({"from": ends[0], "to": ends[1], "kind": LINKS[field]})

    def _kept(self, part: str, name: str, told: Data) -> None:
        if part == "propositions" and isinstance(told.get("nature"), tuple):
            told["nature"], told["criminal"] = told["nature"]
        if part == "charges":
            told["decision"] = self._charged(told["person"])
        name = told.pop("id", name)  # a number is its own code
        body = {field: value for field, value in told.items() if value not in (None, "", [])}
        self.parts[part].append(body if part in UNNAMED else {"id": name, **body})

    def _charged(self, person: str) -> str | None:
        """The decision of the file that first charges this person."""
        many = self._into.decisions if self._into else ()
        found = [one.id for one in many if one.kind.value == "charged" and person in one.about]
        return found[0] if found else None

    def _read(self, how: str, cell: Any) -> Any:
        told = IN_WORDS.get(how)
        return READ[how](cell, self._refers) if told is None else told(self._refers, cells.words(cell))  # fmt: skip

    def left(self) -> Iterator[Left]:
        for (what, why), rows in self.why.items():
            told = ", ".join(map(str, rows[:10])) + (" …" if len(rows) > 10 else "")
            yield Left(what, len(rows), f"{why} (dòng {told})")


def _filled_down(rows: list[Row]) -> Iterator[Row]:
    """«=» is what stands above it."""
    above: tuple[Any, ...] = ()
    for row in rows:
        above = tuple((above[n] if n < len(above) else None) if one == SAME else one for n, one in enumerate(row.cells))  # fmt: skip
        yield Row(row.number, above)


def _at(row: Row, index: int) -> Any:
    return row.cells[index] if index < len(row.cells) else None


def _long(cell: Any) -> Any:
    """«3/12/25» as people type it: of this century."""
    return SHORT_YEAR.sub(r"\g<1>20\2", cell.strip()) if isinstance(cell, str) else cell


def _number(cell: Any, refers: Referring) -> int | float | None:
    short = MILLIONS.match(cells.words(cell))
    told = cells.money(short[1]) if short else cells.money(cell)
    if told is not None and short:
        told *= 1_000_000
    return int(told) if told is not None and told == int(told) else told


def _words_many(cell: Any, refers: Referring) -> list[str]:
    return [one for one in re.split(r"[,\s]+", cells.words(cell)) if one]


def _codes(cell: Any, refers: Referring) -> list[str]:
    return [refers.code(one) for one in _words_many(cell, refers)]


def _value(cell: Any, refers: Referring) -> str | int | float | None:
    try:
        return _number(cell, refers)
    except cells.Unread:
        pass
    try:
        return cells.when(cell)
    except cells.Unread:
        return cells.words(cell)


def _nature(cell: Any, refers: Referring) -> Any:
    """Where the law's prohibition is said beside it, both."""
    plain = bare(cells.words(cell))
    found = _of("natures", plain.removesuffix(FORBIDDEN))
    return (found, True) if plain.endswith(FORBIDDEN) else found


def _of(table: str, plain: str) -> str:
    for code, words in tables()[table]:
        if plain == code or any(plain.startswith(one) for one in words):
            return str(code)
    raise Unknown(plain)


IN_WORDS: Mapping[str, Any] = {
    "words": lambda refers, text: text, "code": Referring.code, "paper": Referring.paper, "person": Referring.person,
    "people": Referring.people, "evidence": Referring.evidence, "targets": Referring.targets,
    "one_evidence": lambda refers, text: refers.evidence(text)[0],
}  # fmt: skip
READ: Mapping[str, Any] = {
    "day": lambda cell, refers: cells.when(_long(cell)), "number": _number, "words_many": _words_many,
    "codes": _codes, "value": _value, "nature": _nature,
    "folios": lambda cell, refers: cells.folios(cells.words(cell)),
    "tick": lambda cell, refers: bare(cells.words(cell)) in ("x", "co"),
    "committed": lambda cell, refers: _of("committed", bare(cells.words(cell))),
    "kind": lambda cell, refers: _of("kinds", bare(cells.words(cell))),
}  # fmt: skip
