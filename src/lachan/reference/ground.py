"""On which ground a figure by place stands, and how old units read in the new ones.

Figures of 2024 and of the merged province have no common ground unless one is made: a base area names the
era and the units, two of them are compared only when they are the same. No Django."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from .sheets import UnitRow


class NoGround(ValueError):
    """Không ghép được số liệu với địa bàn. Kiểm tra mã đơn vị và ngày rồi làm lại."""


class UnknownPlaces(NoGround):
    """Có đơn vị không nằm trong danh mục của tỉnh. Kiểm tra mã đơn vị kèm thời kỳ, ví dụ c24853.a hoặc c24853.c."""


class MixedEras(NoGround):
    """Có đơn vị của thời kỳ khác với ngày đã chọn, nên không vẽ chung được. Đưa số cũ về đơn vị mới trước, hoặc chọn một thời kỳ."""


class DifferentGround(NoGround):
    """Hai số liệu không cùng địa bàn gốc, so sánh sẽ sai. Đưa cả hai về cùng các đơn vị của cùng một địa bàn rồi so."""


class BackInTime(NoGround):
    """Đơn vị mới không tách ngược được thành đơn vị cũ. Đưa số cũ về đơn vị mới, không làm ngược lại."""


class Hidden(Enum):
    """A count too small to be shown to this audience."""

    SUPPRESSED = "suppressed"


SUPPRESSED = Hidden.SUPPRESSED
Value = int | Hidden | None  # None: nothing is known, which is not nought


@dataclass(frozen=True)
class Base:
    """The ground of a figure: the day whose units are meant, and which of them."""

    day: date
    keys: frozenset[str]
    words: str


@dataclass(frozen=True)
class Carried:
    """Old counts in new units; approximate where an old unit went to several."""

    values: Mapping[str, Value]
    approximate: frozenset[str]
    base: Base


def base_on(units: Sequence[UnitRow], day: date) -> Base:
    """All communes of the province as it was on that day."""
    here = [unit for unit in units if unit.level == "commune" and unit.on(day)]
    province = next((unit for unit in units if unit.level == "province" and unit.on(day)), None)
    if province is None or not here:
        raise UnknownPlaces(
            f"Danh mục không có đơn vị nào vào ngày {day:%d/%m/%Y}. Chọn ngày khác."
        )
    keys = frozenset(unit.key for unit in here)
    return Base(day, keys, f"địa bàn {province.in_sentence} {_while(here, province)}")


def _while(here: Sequence[UnitRow], province: UnitRow) -> str:
    begin = max(unit.valid_from for unit in [*here, province])
    ends = [unit.valid_to for unit in [*here, province] if unit.valid_to]
    until = f"trước {min(ends):%d/%m/%Y}" if ends else f"từ {begin:%d/%m/%Y}"
    return f"{until}, {len(here)} đơn vị cấp xã"


def require_same(left: Base, right: Base) -> None:
    """Refuses to put two figures beside each other that do not stand on the same units."""
    if left.keys != right.keys:
        raise DifferentGround(
            f"Không so được: một bên là {left.words}; bên kia là {right.words}. "
            "Đưa cả hai về cùng các đơn vị của cùng một địa bàn rồi so."
        )


def require_on(base: Base, keys: Iterable[str], units: Sequence[UnitRow]) -> None:
    """Every place is one of the base; a place of another era is named as such."""
    stray = sorted(set(keys) - base.keys)
    if not stray:
        return
    known, named = {unit.key: unit for unit in units}, ", ".join(stray[:5])
    if all(key in known for key in stray):
        raise MixedEras(
            f"Không vẽ chung được: {named} không thuộc {base.words}. "
            "Đưa số cũ về đơn vị mới trước, hoặc chọn một thời kỳ."
        )
    raise UnknownPlaces(f"Danh mục của tỉnh không có đơn vị {named}. Kiểm tra mã kèm thời kỳ.")


def carried(values: Mapping[str, Value], base: Base, units: Sequence[UnitRow], to: date) -> Carried:
    """Counts on an old base in the units of a later day; every old count is found again in the sum.

    A unit of the base without a value is not known, and neither is what took over its ground."""
    require_on(base, values, units)
    known = {unit.key: unit for unit in units}
    sums: dict[str, list[Value]] = defaultdict(list)
    doubtful: set[str] = set()
    for key in sorted(base.keys):
        heirs = sorted(_heirs(known[key], known, to))
        doubtful |= set(heirs) if len(heirs) > 1 else set()
        for heir, part in zip(heirs, _parts(values.get(key), len(heirs)), strict=True):
            sums[heir].append(part)
    found = {key: _sum(parts) for key, parts in sums.items()}
    return Carried(found, frozenset(doubtful), _new_base(base, [known[key] for key in sums], to))


def _heirs(unit: UnitRow, known: Mapping[str, UnitRow], to: date) -> set[str]:
    if to < unit.valid_from:
        raise BackInTime
    if unit.on(to):
        return {unit.key}
    return {heir for after in unit.successors for heir in _heirs(known[after], known, to)}


def _parts(value: Value, many: int) -> list[Value]:
    """A count of a unit that was split, shared out evenly; nobody knows better."""
    if not isinstance(value, int):
        return [value] * many
    return [value // many + (place < value % many) for place in range(many)]


def _sum(parts: Sequence[Value]) -> Value:
    # One hidden part hides the sum: it could be worked out from the others.
    if any(isinstance(part, Hidden) for part in parts):
        return SUPPRESSED
    counts = [part for part in parts if isinstance(part, int)]
    return sum(counts) if len(counts) == len(parts) else None


def _new_base(base: Base, heirs: Sequence[UnitRow], to: date) -> Base:
    since = max(unit.valid_from for unit in heirs)
    words = f"{base.words}, xếp theo {len(heirs)} đơn vị cấp xã từ {since:%d/%m/%Y}"
    return Base(to, frozenset(unit.key for unit in heirs), words)
