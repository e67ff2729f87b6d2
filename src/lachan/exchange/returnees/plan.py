"""A list read whole: who would be received, which rows wait for a person's eye, what was passed over. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from lachan.access.refusals import Refusal
from lachan.exchange.words import bare
from lachan.exchange.workbook import Book, Wanted, read_book

from .rows import Asked, Line, Problem, read_row
from .words import columns

K = TypeVar("K")
# A row that names nobody in any of these is a note, a total or a signature.
NAMING = ("full_name", "paper", "telephone", "born", "birth_year", "born_male", "born_female", "age")  # fmt: skip


class NoReturneeList(Refusal):
    """Không tìm thấy hàng tiêu đề của danh sách người trở về trong 12 dòng đầu của trang nào. Cần có cột họ tên và ít nhất ba cột khác (năm sinh, giới tính, quốc tịch, ngày tiếp nhận…)."""


class NobodyListed(Refusal):
    """Danh sách không có dòng nào. Kiểm tra đúng tệp, đúng trang rồi nhập lại."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `lines` are all rows in their order, those that wait included."""

    lines: tuple[Line, ...]
    synthetic: bool
    passed_over: tuple[tuple[str, int], ...] = ()

    @property
    def ready(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.held)

    @property
    def held(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.held)


def plan_of(file: Path | BytesIO, asked: Asked) -> Plan:
    """Every row of every sheet that is a list of returnees. What was sent is read where it is: names in clear are not laid
    down on a disk, where whoever is stopped halfway would leave them."""
    wanted = Wanted(columns(), tuple(columns()["columns"]), 1, NoReturneeList)
    return planned(read_book(file, wanted), asked)


def planned(book: Book, asked: Asked) -> Plan:
    lines: list[Line] = []
    passed: list[tuple[str, int]] = []
    for sheet in book.sheets:
        for row in sheet.rows:
            fields = sheet.headings.fields
            named = any(_cell(row.cells, fields.get(name)) is not None for name in NAMING)
            if named:
                lines.append(read_row(sheet, row, asked))
            else:
                passed.append((sheet.title, row.number))
    if not lines:
        raise NobodyListed
    return Plan(tuple(_beside_each_other(lines)), book.synthetic, tuple(passed))


def _cell(cells: tuple[object, ...], index: int | None) -> object:
    return cells[index] if index is not None and index < len(cells) else None


def _beside_each_other(lines: list[Line]) -> Iterator[Line]:
    """Rows that may be the same person: the later one waits, the first goes on. People decide which it is."""
    whole: dict[tuple[tuple[str, str], ...], Line] = {}
    paper: dict[str, Line] = {}
    alike: dict[tuple[str, str], Line] = {}
    for line in lines:
        twin = _first(whole, content(line), line)
        same = _first(paper, bare(line.identity.get("paper", "")).replace(" ", ""), line)
        like = _first(alike, _named(line), line)
        yield replace(line, problems=(*line.problems, *_likeness(line, twin, same, like)))


def _first(seen: dict[K, Line], key: K, line: Line) -> Line | None:
    return seen.setdefault(key, line) if key else None


def content(line: Line) -> tuple[tuple[str, str], ...]:
    """Everything but the running number."""
    numbers = set(columns()["columns"]["number"]["is"])
    return tuple(sorted((n, v) for n, v in line.words.items() if bare(n) not in numbers))


def _named(line: Line) -> tuple[str, str]:
    name, year = bare(line.identity.get("full_name", "")), str(line.birth.year or "")
    return (name, year) if name and year else ("", "")


def _likeness(line: Line, twin: Line | None, same: Line | None, like: Line | None) -> Iterator[Problem]:  # fmt: skip
    """The strongest likeness only."""
    if twin is not None and twin is not line:
        yield Problem("number", f"Trùng hoàn toàn với {_where(twin, line)}. Nếu là một người thì bỏ dòng này.", stops=True)  # fmt: skip
    elif same is not None and same is not line:
        yield Problem("paper", f"Cùng số giấy tờ với {_where(same, line)}. Đối chiếu: một người ghi hai lần, hay ghi nhầm số.", stops=True)  # fmt: skip
    elif like is not None and like is not line and like is not twin and all(_named(line)):
        yield Problem("full_name", f"Cùng họ tên và năm sinh với {_where(like, line)}. Đối chiếu; hai người khác nhau thì để vậy.")  # fmt: skip


def _where(other: Line, line: Line) -> str:
    return f"dòng {other.row}" if other.sheet == line.sheet else f"trang «{other.sheet}» dòng {other.row}"  # fmt: skip


def told(plan: Plan) -> Iterator[str]:
    """The dry run as text: row by row what is wrong or to be asked. It names nobody."""
    yield f"{len(plan.lines)} người trong danh sách: {len(plan.ready)} tiếp nhận được, {len(plan.held)} chờ xem lại."
    for line in plan.lines:
        for problem in line.problems:
            what = "chờ" if problem.stops else "hỏi thêm"
            yield f"{line.sheet}, dòng {line.row} ({what}): {problem.sentence}"
    for sheet, row in plan.passed_over:
        yield f"{sheet}, dòng {row}: không nêu người nào, coi là ghi chú."
