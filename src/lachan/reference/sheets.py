"""Reads the data files of one province into plain rows; refuses a bad cell by file, row and reason.

No Django here: the same rows serve the loader, the tests and an official's editor.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

COLUMNS = {
    "units": "key level gso_code name kind parent valid_from valid_to predecessors successors"
    " lat lon remote_mountain remote_mark mark",
    "regions": "region seat commune",
    "agencies": "key kind name short_name level parent supervisor valid_from valid_to successor"
    " inferred mark",
    "overrides": "key name short_name seat valid_from valid_to jurisdiction confirmed",
}
LEVELS = ("central", "province", "region", "district", "commune")


class BadReference(ValueError):
    """Danh mục chưa nạp được, chưa có gì thay đổi; sửa tệp theo lý do đã nêu rồi nạp lại."""

    def __init__(self, file: str, row: str, reason: str):
        self.file, self.row, self.reason = file, row, reason
        super().__init__(f"Tệp {file}, dòng «{row}»: {reason} {self.__doc__}")


@dataclass(frozen=True)
class UnitRow:
    key: str
    level: str
    gso_code: str
    name: str
    kind: str
    parent: str
    valid_from: date
    valid_to: date | None
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    lat: float | None
    lon: float | None
    remote_mountain: bool
    remote_mark: str
    mark: str

    def on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @property
    def in_sentence(self) -> str:
        """«xã Đạ Tông»: the word of kind in lower case, as it reads after another noun."""
        return self.kind.lower() + self.name.removeprefix(self.kind)

    @property
    def bare(self) -> str:
        return self.name.removeprefix(self.kind).strip()


@dataclass(frozen=True)
class RegionRow:
    region: str
    seat: bool
    commune: str


@dataclass(frozen=True)
class AgencyRow:
    key: str
    kind: str
    name: str
    short_name: str
    level: str
    valid_from: date
    valid_to: date | None
    parent: str = ""
    supervisor: str = ""
    successor: str = ""
    unit: str = ""
    inferred: bool = False
    mark: str = "inferred"
    jurisdiction: tuple[str, ...] = ()

    @property
    def ground(self) -> tuple[str, ...]:
        """Units it serves: those named, else where it sits; none means the whole province."""
        return self.jurisdiction or ((self.unit,) if self.unit else ())

    def on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Sheets:
    """One province as its files give it; local bodies are not in here yet."""

    province: dict
    units: tuple[UnitRow, ...]
    regions: tuple[RegionRow, ...]
    agencies: tuple[AgencyRow, ...]
    bodies: tuple[dict, ...]
    overrides: tuple[dict, ...]


def read_sheets(folder: Path) -> Sheets:
    province = read_yaml(folder / "province.yaml")
    files = province["files"]
    rows = {name: list(_rows(folder / files[name], columns)) for name, columns in COLUMNS.items()}
    return Sheets(
        province=province,
        units=tuple(_unit(files["units"], row) for row in rows["units"]),
        regions=tuple(_region(row) for row in rows["regions"]),
        agencies=tuple(_agency(files["agencies"], row) for row in rows["agencies"]),
        bodies=tuple(read_yaml(folder / files["bodies"])["bodies"]),
        overrides=tuple(rows["overrides"]),
    )


def read_yaml(path: Path) -> dict:
    return yaml.safe_load(unicodedata.normalize("NFC", _text(path)))


def _text(path: Path) -> str:
    if not path.exists():
        raise BadReference(path.name, "-", "không có tệp này trong thư mục của tỉnh.")
    # utf-8-sig: Excel puts a mark at the head of the file when an official saves it
    return path.read_text(encoding="utf-8-sig")


def _rows(path: Path, columns: str) -> Iterator[dict]:
    table = csv.DictReader(io.StringIO(unicodedata.normalize("NFC", _text(path)), newline=""))
    absent = [column for column in columns.split() if column not in (table.fieldnames or ())]
    if absent:
        reason = f"thiếu cột {', '.join(absent)}; các cột phải cách nhau bằng dấu phẩy."
        raise BadReference(path.name, "tiêu đề", reason)
    for row in table:
        if None in row or None in row.values():
            first = next(iter(row.values())) or "-"
            raise BadReference(path.name, first, "số cột không khớp với dòng tiêu đề.")
        yield {column: cell.strip() for column, cell in row.items()}


def _unit(file: str, r: dict) -> UnitRow:
    if r["level"] not in LEVELS:
        raise BadReference(file, r["key"], f"cấp «{r['level']}» không có trong danh mục.")
    if not r["name"].startswith(r["kind"]):
        raise BadReference(file, r["key"], f"tên phải bắt đầu bằng «{r['kind']}».")
    return UnitRow(
        key=r["key"], level=r["level"], gso_code=r["gso_code"], name=r["name"], kind=r["kind"],
        parent=r["parent"], valid_from=read_day(file, r["key"], r["valid_from"]),
        valid_to=end_day(file, r), predecessors=tuple(r["predecessors"].split()),
        successors=tuple(r["successors"].split()), lat=_number(file, r, "lat"),
        lon=_number(file, r, "lon"), remote_mountain=r["remote_mountain"] == "1",
        remote_mark=r["remote_mark"], mark=r["mark"],
    )  # fmt: skip


def _region(r: dict) -> RegionRow:
    return RegionRow(r["region"], r["seat"] == "1", r["commune"])


def _agency(file: str, r: dict) -> AgencyRow:
    if r["level"] not in LEVELS:
        raise BadReference(file, r["key"], f"cấp «{r['level']}» không có trong danh mục.")
    return AgencyRow(
        key=r["key"], kind=r["kind"], name=r["name"], short_name=r["short_name"],
        level=r["level"], valid_from=read_day(file, r["key"], r["valid_from"]),
        valid_to=end_day(file, r), parent=r["parent"], supervisor=r["supervisor"],
        successor=r["successor"], inferred=r["inferred"] == "1", mark=r["mark"],
    )  # fmt: skip


def end_day(file: str, r: dict) -> date | None:
    if not r["valid_to"]:
        return None
    end = read_day(file, r["key"], r["valid_to"])
    if end <= read_day(file, r["key"], r["valid_from"]):
        raise BadReference(file, r["key"], "ngày kết thúc phải sau ngày bắt đầu.")
    return end


def read_day(file: str, key: str, cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        reason = f"ngày «{cell}» chưa đúng dạng năm-tháng-ngày, ví dụ 2025-07-01."
        raise BadReference(file, key, reason) from error


def _number(file: str, r: dict, column: str) -> float | None:
    try:
        return float(r[column]) if r[column] else None
    except ValueError as error:
        raise BadReference(file, r["key"], f"«{r[column]}» không phải tọa độ.") from error


def override(row: AgencyRow, edit: dict, file: str) -> AgencyRow:
    """The inferred body with an official's edits; an empty cell keeps what was inferred."""
    given = {c: edit[c] for c in ("name", "short_name") if edit[c]}
    if edit["seat"]:
        # the seat moves, the ground it serves stays
        given |= {"unit": edit["seat"], "jurisdiction": row.ground}
    if edit["valid_from"]:
        given["valid_from"] = read_day(file, row.key, edit["valid_from"])
    if edit["valid_to"] == "mở":
        given |= {"valid_to": None, "successor": ""}
    elif edit["valid_to"]:
        given["valid_to"] = read_day(file, row.key, edit["valid_to"])
    if edit["jurisdiction"]:
        given["jurisdiction"] = tuple(edit["jurisdiction"].split())
    if edit["confirmed"] == "có":
        given |= {"inferred": False, "mark": "verified"}
    return replace(row, **given)
