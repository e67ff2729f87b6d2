"""The chapters of the book: the letter a reference begins with, and what it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lachan.law.clock import Clock

NAMES: Final = {
    "A": "Tiếp nhận, giải quyết nguồn tin",
    "B": "Khởi tố",
    "C": "Biện pháp ngăn chặn",
    "D": "Điều tra",
    "E": "Truy tố",
    "F": "Xét xử sơ thẩm",
    "G": "Xét xử phúc thẩm",
    "H": "Thi hành án",
    "K": "Khiếu nại, tố cáo",
    "L": "Thời hiệu",
    "J": "Người chưa thành niên",
    "N": "Nạn nhân: xác định, bảo vệ",
    "V": "Nạn nhân: hỗ trợ",
    "R": "Thủ tục rút gọn",
}
OTHER: Final = "Thời hạn khác"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One letter, its name, and its clocks in the order of the book."""

    letter: str
    name: str
    clocks: tuple[Clock, ...]


def letter_of(ref: str) -> str:
    return ref[:1].upper()


def chapters_of(clocks: Iterable[Clock]) -> list[Chapter]:
    """The chapters that hold any of these clocks, in the order a matter lives through them."""
    by_letter: dict[str, list[Clock]] = {}
    for clock in clocks:
        by_letter.setdefault(letter_of(clock.ref), []).append(clock)
    known = [letter for letter in NAMES if letter in by_letter]
    letters = known + sorted(set(by_letter) - set(NAMES))
    return [Chapter(one, NAMES.get(one, OTHER), tuple(by_letter[one])) for one in letters]
