"""A workbook of cases, made up: the demo file whose sheet «Hướng dẫn» says what every column is.

Nobody in it exists: every name is «Người Mẫu» with a number, every paper is zeros. Same seed, same cells."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lachan.law.book import book
from lachan.law.reading_yaml import load_yaml
from lachan.procedure.facts_door import fact_of

from ..sample import save_without_clock
from ..words import MADE_UP
from .words import SHEETS, columns, importable, words

WORDS = Path(__file__).with_name("sample_words.yaml")
FIRST = datetime(2022, 1, 10, 8, 0)  # noqa: DTZ001 (a cell of a book, as written)
Line = dict[str, Any]


@dataclass
class Lines:
    """The rows of the three sheets, as field → cell, and which of them were spoiled on purpose and how."""

    cases: list[Line] = field(default_factory=list)
    accused: list[Line] = field(default_factory=list)
    acts: list[Line] = field(default_factory=list)
    spoiled: list[str] = field(default_factory=list)

    def count(self) -> int:
        return len(self.cases) + len(self.accused) + len(self.acts)


def made_up(
    *, rows: int, seed: int, flaws: float, district: int | None = None, others: bool = True
) -> Lines:
    """Lives of cases until there are so many rows; `district`: one agency's book, `others`: with acts of other bodies."""
    chance, given, lines = random.Random(seed), load_yaml(WORDS), Lines()  # noqa: S311 (a sample, not a secret)
    places = given["districts"] if district is None else [given["districts"][district]]
    for number in range(1, rows + 1):
        if lines.count() >= rows:
            break
        _life(lines, number, places[number % len(places)], chance, given, others)
    _cut(lines, rows)
    _spoil(lines, chance, flaws)
    return lines


def _life(
    lines: Lines, number: int, bodies: list, chance: random.Random, given: Line, others: bool
) -> None:
    start = FIRST + timedelta(days=chance.randrange(700), minutes=chance.randrange(480))
    case = f"{number}/{start.year}-{bodies[3]}"
    names = {"i": bodies[0], "p": bodies[1], "c": bodies[2]}
    lines.cases.append({
        "number": case, "agency": bodies[0], "place": chance.choice(bodies[4]), "received_at": _day(start),
        "initiated_at": start, "article": "150", "paragraph": 1, "paper": f"{number}/QĐ-CSĐT",
    })  # fmt: skip
    two, end = chance.random() < 0.6, chance.choice(given["ends"])
    lines.accused.append(_person(case, 1, chance, charged=None, number=number))
    if two:
        lines.accused.append(
            _person(case, 2, chance, charged=start + timedelta(days=10), number=number)
        )
    sequence = 0
    for after, who, act, side, more in given["life"]:
        if after > end or who == 2 and not two or side != "i" and not others:
            continue
        sequence += 1
        lines.acts.append(_act(case, who, act, start + timedelta(days=after, minutes=sequence), side, names,
                               more, f"{number}.{sequence}", given))  # fmt: skip


def _person(
    case: str, who: int, chance: random.Random, *, charged: datetime | None, number: int
) -> Line:
    said = {"case": case, "number": str(who), "name": f"Người Mẫu {number:04d}-{who}", "birth_year": 1970 + chance.randrange(34),
            "sex": chance.choice(["nam", "nữ"]), "paper": f"{number:011d}{who}"}  # fmt: skip
    if charged is None:
        return said
    return {**said, "charged_at": charged, "article": "150", "paragraph": 1, "decision": f"{number}-{who}/QĐ-CSĐT",
            "measure": "cấm đi khỏi nơi cư trú"}  # fmt: skip


def _act(
    case: str,
    who: int,
    act: str,
    when: datetime,
    side: str,
    names: dict[str, str],
    more: Line,
    number: str,
    given: Line,
) -> Line:
    cells = {
        name: value.format(**names) if isinstance(value, str) else value
        for name, value in more.items()
    }
    return {"case": case, "accused": str(who) if who else None, "act": act, "at": when, "agency": names[side],
            "paper": given["numbers"][side].format(n=number), **cells}  # fmt: skip


def _day(when: datetime) -> datetime:
    return when.replace(hour=0, minute=0)


def _cut(lines: Lines, rows: int) -> None:
    """No more rows than asked: the last lives end earlier."""
    over = lines.count() - rows
    if over > 0:
        del lines.acts[len(lines.acts) - over :]


# -- flaws, one kind after another -------------------------------------------------------------------


def _spoil(lines: Lines, chance: random.Random, flaws: float) -> None:
    """So many rows made bad, evenly among the kinds; only acts that nothing rests on, so that the count is the count."""
    wanted = round(lines.count() * flaws)
    last: dict[str, int] = {line["case"]: index for index, line in enumerate(lines.acts)}
    targets = sorted(last.values())
    chance.shuffle(targets)
    while len(targets) < wanted:
        targets.append(-1)
    kinds = cycle(FLAWS.items())
    for place in targets[:wanted]:
        name, spoil = next(kinds)
        if place < 0:
            lines.acts.append(_stray(chance, lines))
            name = "stray"
        else:
            lines.acts[place] = spoil(dict(lines.acts[place]))
        lines.spoiled.append(name)


def _stray(chance: random.Random, lines: Lines) -> Line:
    return {
        "case": f"{90000 + len(lines.acts)}/2023",
        "act": "Kết luận điều tra đề nghị truy tố",
        "at": FIRST + timedelta(days=chance.randrange(900)),
    }


FLAWS: dict[str, Callable[[Line], Line]] = {
    "unreadable day": lambda line: {**line, "at": "31/4/2023"},
    "no such act": lambda line: {**line, "act": "Việc không có trong danh mục"},
    "no day": lambda line: {**line, "at": None},
    "day to come": lambda line: {**line, "at": datetime(2090, 1, 1)},  # noqa: DTZ001
    "no such agency": lambda line: {**line, "agency": "Cơ quan Không Có Tên"},
    "no such case": lambda line: {**line, "case": "99999/2023-ĐR"},
    "no such accused": lambda line: {**line, "act": "Trả tự do", "accused": "9"},
    "fact of another act": lambda line: {
        **line,
        "hearing_on": "01/02/2023",
        "act": "Kết luận điều tra đề nghị truy tố",
    },
    "cannot follow": lambda line: {
        **line,
        "act": "Mở phiên tòa phúc thẩm",
        "accused": None,
        "agency": None,
    },
    "before 2018": lambda line: {**line, "at": "02/03/2017"},
}


# -- the workbook ------------------------------------------------------------------------------------


def write_sample(
    path: Path,
    *,
    rows: int,
    seed: int = 7,
    flaws: float = 0.03,
    district: int | None = None,
    others: bool = True,
) -> Lines:
    """Write the demo workbook: «Hướng dẫn» first, then the three sheets; returns the lines it holds."""
    lines = made_up(rows=rows, seed=seed, flaws=flaws, district=district, others=others)
    write_lines(path, lines)
    return lines


def write_lines(path: Path, lines: Lines) -> None:
    made = Workbook(write_only=True)
    _guide(made)
    for kind in SHEETS:
        _sheet(made, kind, getattr(lines, kind))
    save_without_clock(made, path)


def _sheet(made: Workbook, kind: str, lines: list[Line]) -> None:
    given = columns()[kind]
    page = made.create_sheet(given["title"])
    fields = list(given["columns"])
    for index, name in enumerate(fields, 1):
        page.column_dimensions[get_column_letter(index)].width = max(
            14, len(given["columns"][name]["label"]) + 2
        )
    page.freeze_panes = "A3"
    page.append([_bold(page, MADE_UP, "C00000")])
    page.append([_bold(page, given["columns"][name]["label"]) for name in fields])
    for line in lines:
        page.append(
            [
                _cell(page, line.get(name), text=given["columns"][name].get("text"))
                for name in fields
            ]
        )


def _bold(page: Any, value: str, colour: str = "000000") -> WriteOnlyCell:
    cell = WriteOnlyCell(page, value)
    cell.font = Font(bold=True, color=colour)
    cell.fill = PatternFill("solid", fgColor="E7E6E6")
    return cell


def _cell(page: Any, value: Any, *, text: bool | None) -> Any:
    if not text and not isinstance(value, datetime):
        return value
    cell = WriteOnlyCell(page, value)
    # «12/2024» in a column that is not text becomes a day as soon as somebody touches it
    cell.number_format = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) else "@"
    return cell


def _guide(made: Workbook) -> None:
    page = made.create_sheet(columns()["guide"])
    for letter, width in {"A": 14, "B": 30, "C": 10, "D": 80, "E": 36, "F": 40}.items():
        page.column_dimensions[letter].width = width
    page.append(
        [_bold(page, f"{MADE_UP}: tên người, số văn bản trong tệp này đều không có thật", "C00000")]
    )
    page.append(
        [
            "Nhập thử trước: lachan import cases TỆP.xlsx …; thêm --apply để ghi. Dòng chưa nhập được trả lại kèm lý do."
        ]
    )
    page.append([])
    page.append(
        [
            _bold(page, name)
            for name in ("Trang", "Cột", "Bắt buộc", "Ghi gì", "Ví dụ", "Tên cột khác được nhận")
        ]
    )
    for row in _columns():
        page.append([_wrapped(page, text) for text in row])
    page.append([])
    page.append(
        [
            _bold(page, name)
            for name in ("Mã", "Tên hành vi", "Đối với", "Mục được ghi", "", "Tên khác được nhận")
        ]
    )
    for row in _acts():
        page.append([_wrapped(page, text) for text in row])


def _wrapped(page: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _columns() -> Iterator[tuple[str, ...]]:
    for kind in SHEETS:
        for one in columns()[kind]["columns"].values():
            needed = "có" if one.get("needed") else ""
            yield (
                columns()[kind]["title"],
                one["label"],
                needed,
                one["what"],
                str(one["example"]),
                ", ".join(one["also"]),
            )


def _acts() -> Iterator[tuple[str, ...]]:
    """Every act that a book may state, with the facts it takes."""
    other: dict[str, list[str]] = {}
    for name, kind in words()["acts"].items():
        other.setdefault(kind, []).append(name)
    for kind in importable():
        one = book().acts[kind]
        facts = [fact_of(f, kind).title for f in one.facts if f not in words()["unsaid"]]
        yield (
            kind,
            one.label,
            "một người" if one.of == "accused" else "vụ án",
            "; ".join(facts),
            "",
            ", ".join(other.get(kind, [])),
        )
