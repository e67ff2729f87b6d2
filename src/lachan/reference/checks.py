"""What the files of a province must agree on before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from .sheets import AgencyRow, BadReference, Sheets, UnitRow


def check(sheets: Sheets, agencies: Iterable[AgencyRow]) -> None:
    units = {unit.key: unit for unit in sheets.units}
    file = sheets.province["files"]["units"]
    _unique(file, [unit.key for unit in sheets.units])
    _no_overlap(file, sheets.units)
    for unit in sheets.units:
        _check_unit(file, unit, units)
    _check_eras(file, sheets)
    _check_regions(sheets, units)
    _check_agencies(sheets, tuple(agencies), units)


def _unique(file: str, keys: list[str]) -> None:
    twice = next((key for key, n in Counter(keys).items() if n > 1), None)
    if twice:
        raise BadReference(file, twice, "mã này có ở hai dòng; mỗi mã chỉ dùng một lần.")


def _no_overlap(file: str, units: Iterable[UnitRow]) -> None:
    """A GSO code may be reused, but never twice on one day at one level."""
    by_code = defaultdict(list)
    for unit in units:
        by_code[unit.level, unit.gso_code].append(unit)
    for rows in by_code.values():
        rows.sort(key=lambda unit: unit.valid_from)
        for before, after in zip(rows, rows[1:], strict=False):
            if before.on(after.valid_from):
                reason = (
                    f"thời gian hiệu lực chồng lên dòng «{before.key}» cùng mã {after.gso_code}."
                )
                raise BadReference(file, after.key, reason)


def _check_unit(file: str, unit: UnitRow, units: dict[str, UnitRow]) -> None:
    _check_parent(file, unit, units)
    for key in unit.successors:
        _known(file, unit.key, "đơn vị kế tiếp", key, units)
        if unit.key not in units[key].predecessors:
            reason = f"đơn vị kế tiếp «{key}» không ghi lại mã này ở cột predecessors."
            raise BadReference(file, unit.key, reason)
        if units[key].valid_from != unit.valid_to:
            raise BadReference(
                file, unit.key, f"«{key}» không bắt đầu đúng ngày đơn vị này kết thúc."
            )
    for key in unit.predecessors:
        _known(file, unit.key, "đơn vị trước đó", key, units)
        if unit.key not in units[key].successors:
            reason = f"đơn vị trước đó «{key}» không ghi mã này ở cột successors."
            raise BadReference(file, unit.key, reason)
    if unit.level == "commune" and unit.valid_to and not unit.successors:
        raise BadReference(file, unit.key, "xã, phường đã hết hiệu lực phải ghi đơn vị kế tiếp.")


def _check_parent(file: str, unit: UnitRow, units: dict[str, UnitRow]) -> None:
    if unit.level == "province":
        return
    parent = _known(file, unit.key, "đơn vị cấp trên", unit.parent, units)
    covers = parent.valid_to is None or (unit.valid_to and unit.valid_to <= parent.valid_to)
    if unit.valid_from < parent.valid_from or not covers:
        reason = f"thời gian hiệu lực vượt ra ngoài đơn vị cấp trên «{unit.parent}»."
        raise BadReference(file, unit.key, reason)


def _check_eras(file: str, sheets: Sheets) -> None:
    for era in sheets.province["eras"]:
        for level, expected in era["counts"].items():
            found = sum(unit.level == level and unit.on(era["valid_from"]) for unit in sheets.units)
            if found != expected:
                reason = f"có {found} đơn vị cấp {level}, phải là {expected} ({era['basis']})."
                raise BadReference(file, f"kỳ {era['key']}", reason)


def _check_regions(sheets: Sheets, units: dict[str, UnitRow]) -> None:
    file = sheets.province["files"]["regions"]
    _unique(file, [row.commune for row in sheets.regions])
    for row in sheets.regions:
        _known(file, row.commune, "xã, phường", row.commune, units)


def _check_agencies(
    sheets: Sheets, agencies: tuple[AgencyRow, ...], units: dict[str, UnitRow]
) -> None:
    files = sheets.province["files"]
    _unique(files["agencies"], [row.key for row in agencies])
    by_key = {row.key: row for row in agencies}
    edited = {edit["key"] for edit in sheets.overrides}
    for row in agencies:
        file = files["overrides" if row.key in edited else "bodies" if row.unit else "agencies"]
        for word, key in (("cấp trên", row.parent), ("cơ quan kiểm sát", row.supervisor)):
            if key:
                _known(file, row.key, word, key, by_key)
        for key in filter(None, (row.unit, *row.jurisdiction)):
            _known(file, row.key, "địa bàn", key, units)
        _check_successor(file, row, by_key)


def _check_successor(file: str, row: AgencyRow, by_key: dict[str, AgencyRow]) -> None:
    if row.valid_to and row.valid_to <= row.valid_from:
        raise BadReference(file, row.key, "ngày kết thúc phải sau ngày bắt đầu.")
    if not row.successor:
        return
    heir = _known(file, row.key, "cơ quan kế tiếp", row.successor, by_key)
    # an official may date a local body some days off the day on which its unit changed
    in_time = heir.on(row.valid_to or row.valid_from) or (row.unit and heir.valid_to is None)
    if row.valid_to is None or not in_time:
        reason = f"cơ quan kế tiếp «{row.successor}» chưa có vào ngày cơ quan này kết thúc."
        raise BadReference(file, row.key, reason)


def _known(file: str, key: str, word: str, wanted: str, rows: dict):
    if wanted not in rows:
        raise BadReference(file, key, f"{word} «{wanted}» không có trong danh mục.")
    return rows[wanted]
