"""BLHS Điều 14: for which offences preparation alone is punishable. Điều 150 and 151 are not on the list:
recruiting is an act of the offence itself, not its preparation."""

from __future__ import annotations

import re
from typing import Final

from lachan.law.offence import Answer
from lachan.law.quote import Quote

LISTED_WORDS: Final = (
    "108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 123, 134, 168, 169, "
    "207, 299, 300, 301, 302, 303 và 324"
)
LISTED: Final = frozenset(re.findall(r"\d+", LISTED_WORDS))
YOUNG_WORDS: Final = "Điều 123, Điều 168"
YOUNG: Final = frozenset(re.findall(r"\d+", YOUNG_WORDS))
QUOTES: Final = (
    Quote(
        "14.2",
        "BLHS Điều 14 khoản 2",
        "BLHS",
        "14",
        f"Người chuẩn bị phạm tội quy định tại một trong các điều {LISTED_WORDS} của Bộ luật này thì phải chịu trách nhiệm hình sự",
    ),
    Quote(
        "14.3",
        "BLHS Điều 14 khoản 3",
        "BLHS",
        "14",
        f"Người từ đủ 14 tuổi đến dưới 16 tuổi chuẩn bị phạm tội quy định tại {YOUNG_WORDS} của Bộ luật này",
        ("14 tuổi", "16 tuổi"),
    ),
)


def preparation_punishable(article: object, age: int | None = None) -> Answer:
    """Whether preparing the offence is punishable; `age` (full years) narrows it below 16."""
    number = str(article)
    if age is not None and age < 16:
        young = age >= 14 and number in YOUNG
        return Answer(
            young,
            f"Dưới 16 tuổi: chỉ Điều 123, Điều 168, từ đủ 14 tuổi (BLHS Điều 14 khoản 3); đây là Điều {number}.",
        )
    if number in LISTED:
        return Answer(True, f"Điều {number} có trong danh mục của BLHS Điều 14 khoản 2.")
    return Answer(
        False,
        f"Điều {number} không có trong danh mục của BLHS Điều 14 khoản 2: chuẩn bị phạm tội không phải chịu trách nhiệm hình sự; "
        "xem hành vi đã bắt đầu thực hiện hay chưa (Điều 15).",
    )
