"""Loads the files of one province: read, derive local bodies, check, then write all or nothing.

Rows are matched by key and never deleted: acts of past days point at them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction

from .checks import check
from .codes import Kind, Mark
from .models import Agency, Jurisdiction, Province, Unit, UnitSuccession
from .rules import bodies_of
from .sheets import AgencyRow, BadReference, Sheets, UnitRow, read_sheets
from .sorting import fold, sort_key

DATED = [
    "province",
    "name",
    "level",
    "kind",
    "valid_from",
    "valid_to",
    "sort_key",
    "folded",
    "mark",
]
UNIT_FIELDS = [*DATED, "gso_code", "parent", "lat", "lon", "remote_mountain", "remote_mark"]
AGENCY_FIELDS = [*DATED, "short_name", "unit", "inferred"]
LINKS = ["parent", "supervisor", "successor"]
TOP_DOWN = ("province", "district", "commune")


@dataclass(frozen=True)
class Summary:
    """What the files held, and rows of the database that they no longer name."""

    province: str
    units: int
    successions: int
    agencies: int
    inferred: int
    left_over: tuple[str, ...]


def load_province(folder: Path, using: str = "owner") -> Summary:
    sheets = read_sheets(Path(folder))
    agencies = bodies_of(sheets)
    check(sheets, agencies)
    _check_words(sheets, agencies)
    with transaction.atomic(using=using):
        return _write(sheets, agencies, using)


def _check_words(sheets: Sheets, agencies: Iterable[AgencyRow]) -> None:
    files = sheets.province["files"]
    for row in agencies:
        file = files["bodies" if row.unit else "agencies"]
        if row.kind not in Kind.values:
            raise BadReference(file, row.key, f"loại cơ quan «{row.kind}» không có trong danh mục.")
        _check_mark(file, row)
    for unit in sheets.units:
        _check_mark(files["units"], unit)


def _check_mark(file: str, row: AgencyRow | UnitRow) -> None:
    if row.mark not in Mark.values:
        raise BadReference(file, row.key, f"mức tin cậy «{row.mark}» không có trong danh mục.")


def _write(sheets: Sheets, agencies: tuple[AgencyRow, ...], using: str) -> Summary:
    province = _write_province(sheets.province, using)
    units = _write_units(sheets.units, province, using)
    pairs = _write_successions(sheets.units, units, using)
    known = _write_agencies(agencies, province, units, using)
    _write_grounds(agencies, known, units, using)
    named = {row.key for row in agencies} | {row.key for row in sheets.units}
    return Summary(
        province=province.name,
        units=len(sheets.units),
        successions=pairs,
        agencies=len(agencies),
        inferred=sum(row.inferred for row in agencies),
        left_over=tuple(sorted((known.keys() | units.keys()) - named)),
    )


def _write_province(given: dict, using: str) -> Province:
    columns = {c: given[c] for c in ("slug", "name", "short_name", "synthetic")}
    found, _ = Province.objects.using(using).update_or_create(code=given["code"], defaults=columns)
    return found


def _write_units(rows: Iterable[UnitRow], province: Province, using: str) -> dict[str, int]:
    ids: dict[str, int] = {}
    # parents first, so that each level finds its own
    for level in TOP_DOWN:
        level_rows = [_as_unit(row, province, ids) for row in rows if row.level == level]
        _upsert(Unit, level_rows, UNIT_FIELDS, using)
        ids = _ids(Unit, province, using)
    return ids


def _as_unit(row: UnitRow, province: Province, ids: dict[str, int]) -> Unit:
    return Unit(
        province=province, key=row.key, level=row.level, gso_code=row.gso_code, name=row.name,
        kind=row.kind, parent_id=ids.get(row.parent), valid_from=row.valid_from,
        valid_to=row.valid_to, sort_key=sort_key(row.name), folded=fold(row.name), lat=row.lat,
        lon=row.lon, remote_mountain=row.remote_mountain, mark=row.mark,
        remote_mark=row.remote_mark or Mark.INFERRED,
    )  # fmt: skip


def _write_successions(rows: Iterable[UnitRow], ids: dict[str, int], using: str) -> int:
    pairs = {(ids[row.key], ids[after]) for row in rows for after in row.successors}
    stored = UnitSuccession.objects.using(using).filter(predecessor_id__in=ids.values())
    return _match_pairs(UnitSuccession, stored, ("predecessor_id", "successor_id"), pairs, using)


def _write_agencies(
    rows: tuple[AgencyRow, ...], province: Province, units: dict[str, int], using: str
) -> dict[str, int]:
    _upsert(Agency, [_as_agency(row, province, units, {}) for row in rows], AGENCY_FIELDS, using)
    ids = _ids(Agency, province, using)
    # agencies point at each other in circles of time, so links follow when every id is known
    _upsert(Agency, [_as_agency(row, province, units, ids) for row in rows], LINKS, using)
    return ids


def _as_agency(
    row: AgencyRow, province: Province, units: dict[str, int], ids: dict[str, int]
) -> Agency:
    return Agency(
        province=province, key=row.key, kind=row.kind, name=row.name, short_name=row.short_name,
        unit_id=units.get(row.unit), level=row.level, valid_from=row.valid_from,
        valid_to=row.valid_to, inferred=row.inferred, mark=row.mark, sort_key=sort_key(row.name),
        folded=fold(row.name), parent_id=ids.get(row.parent),
        supervisor_id=ids.get(row.supervisor), successor_id=ids.get(row.successor),
    )  # fmt: skip


def _write_grounds(
    rows: Iterable[AgencyRow], ids: dict[str, int], units: dict[str, int], using: str
) -> None:
    pairs = {(ids[row.key], units[place]) for row in rows for place in row.ground}
    stored = Jurisdiction.objects.using(using).filter(agency_id__in=ids.values())
    _match_pairs(Jurisdiction, stored, ("agency_id", "unit_id"), pairs, using)


def _match_pairs(
    model: type[models.Model],
    stored: models.QuerySet,
    columns: tuple[str, str],
    pairs: set[tuple[int, int]],
    using: str,
) -> int:
    """Makes the stored pairs equal to those of the files; returns how many there are."""
    have = {(first, second): pk for pk, first, second in stored.values_list("pk", *columns)}
    stored.filter(pk__in=[pk for pair, pk in have.items() if pair not in pairs]).delete()
    fresh = [model(**dict(zip(columns, pair, strict=True))) for pair in sorted(pairs - have.keys())]
    model.objects.using(using).bulk_create(fresh)
    return len(pairs)


def _upsert(model: type[models.Model], rows: list, fields: list[str], using: str) -> None:
    model.objects.using(using).bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=fields
    )


def _ids(model: type[models.Model], province: Province, using: str) -> dict[str, int]:
    return dict(model.objects.using(using).filter(province=province).values_list("key", "pk"))
