"""BLHS Điều 9 khoản 1: the class of an offence by the highest penalty of its bracket.
The only place where a class is decided; every table of classes is read from here."""

from __future__ import annotations

from typing import Final

LIFE: Final = 10_000
NO_PRISON: Final = 0
ORDER: Final = ("IT", "NT", "RNT", "ĐB")
NAMES: Final = {
    "IT": "ít nghiêm trọng",
    "NT": "nghiêm trọng",
    "RNT": "rất nghiêm trọng",
    "ĐB": "đặc biệt nghiêm trọng",
}
# Highest penalty in months, the class, the words of the four points and their numbers.
BRACKETS: Final = (
    (36, "IT", "a", "phạt tiền, phạt cải tạo không giam giữ hoặc phạt tù đến 03 năm", ("03 năm",)),
    (84, "NT", "b", "từ trên 03 năm tù đến 07 năm tù", ("03 năm", "07 năm")),
    (180, "RNT", "c", "từ trên 07 năm tù đến 15 năm tù", ("07 năm", "15 năm")),
    (
        LIFE,
        "ĐB",
        "d",
        "từ trên 15 năm tù đến 20 năm tù, tù chung thân hoặc tử hình",
        ("15 năm", "20 năm"),
    ),
)


def class_by_top(months: int) -> str:
    """The class; `NO_PRISON` for a fine or non-custodial reform, `LIFE` for life or death."""
    return next(name for top, name, *_ in BRACKETS if months <= top)
