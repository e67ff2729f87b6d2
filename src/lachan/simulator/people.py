"""Invented people. A name, a number and an address here can belong to nobody: they say so themselves."""

from datetime import datetime
from random import Random

from .rows import Ids, PersonRow
from .shares import chance, pick

# Every name carries a word that no register of births would take.
FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Bùi",
    "K'",
    "Kơ Să",
    "Cil",
    "Liêng",
)
MIDDLE = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thu")
MARKED = ("Giả Định", "Ví Dụ", "Mẫu", "Hư Cấu", "Thử Nghiệm")
LETTER = "ABCDEGHIKLMNOPQRSTUVXY"
STREETS = ("Đường Giả Định", "Đường Ví Dụ", "Thôn Mẫu", "Buôn Giả Lập", "Tổ dân phố Mẫu")


def person(
    dice: Random, ids: Ids, at: datetime, capacity: str, *, known: bool, protected: bool = False,
    lean: bool = False,
) -> PersonRow:  # fmt: skip
    """A person as intake would hear of them; `known`: with an identity to seal."""
    year = _birth_year(dice, capacity, at.year)
    minor = None if year is None else at.year - year < 18
    row = PersonRow(
        id=ids.new(at), mention=ids.new(at), code=ids.code("N-", 7), capacity=capacity,
        sex=_sex(dice, capacity), birth_year=year, minor=minor, protected=protected,
    )  # fmt: skip
    if known and not lean:
        row.identity = _identity(dice, row.sex)
    return row


def _birth_year(dice: Random, capacity: str, now: int) -> int | None:
    if chance(dice, 0.08 if capacity == "presumed_victim" else 0.3):
        return None
    if capacity != "presumed_victim":
        return now - dice.randint(20, 62)
    return now - (dice.randint(11, 17) if chance(dice, 0.24) else dice.randint(18, 41))


def _sex(dice: Random, capacity: str) -> str:
    if capacity == "presumed_victim":
        return "female" if chance(dice, 0.62) else "male"
    return pick(dice, ("female", "male", "male", "unknown"))


def _identity(dice: Random, sex: str) -> dict[str, str]:
    told = {"full_name": full_name(dice, sex)}
    if chance(dice, 0.55):
        told["telephone"] = f"0000 {dice.randint(0, 999):03d} {dice.randint(0, 999):03d}"
    if chance(dice, 0.5):
        told["paper"] = f"000000000{dice.randint(0, 999):03d}"
    if chance(dice, 0.6):
        told["address"] = f"Số {dice.randint(1, 200)}, {pick(dice, STREETS)} (địa chỉ giả lập)"
    return told


def full_name(dice: Random, sex: str) -> str:
    if chance(dice, 0.35):
        return f"Người Mẫu {dice.randint(1, 9999):04d}"
    middle = "Thị" if sex == "female" else pick(dice, MIDDLE)
    return f"{pick(dice, FAMILY)} {middle} {pick(dice, MARKED)} {pick(dice, LETTER)}{dice.randint(1, 99)}"
