"""BLHS Điều 12: from which age a person may answer for which offence; 14 and 15 only for listed articles.
It says whether the age is reached, never that the person did anything. Luật 59/2024/QH15 is not read."""

from __future__ import annotations

import re
from typing import Final

from lachan.law.blhs_2015.dieu_9 import NAMES
from lachan.law.offence import Answer
from lachan.law.offence_book import offence
from lachan.law.quote import Quote

GENERAL_AGE: Final = 16
LIMITED_AGE: Final = 14
LISTED_WORDS: Final = (
    "123, 134, 141, 142, 143, 144, 150, 151, 168, 169, 170, 171, 173, 178, 248, 249, 250, 251, "
    "252, 265, 266, 286, 287, 289, 290, 299, 303 và 304"
)
LISTED: Final = frozenset(re.findall(r"\d+", LISTED_WORDS))
QUOTES: Final = (
    Quote(
        "12.1",
        "BLHS Điều 12 khoản 1",
        "BLHS",
        "12",
        "Người từ đủ 16 tuổi trở lên phải chịu trách nhiệm hình sự về mọi tội phạm, trừ những tội phạm mà Bộ luật này có quy định khác",
        ("16 tuổi",),
    ),
    Quote(
        "12.2",
        "BLHS Điều 12 khoản 2",
        "BLHS",
        "12",
        "Người từ đủ 14 tuổi đến dưới 16 tuổi phải chịu trách nhiệm hình sự về tội phạm rất nghiêm trọng, tội phạm đặc biệt "
        f"nghiêm trọng quy định tại một trong các điều {LISTED_WORDS}",
        ("14 tuổi", "16 tuổi"),
    ),
)


def liable_at(article: object, age: int, paragraph: int | None = None) -> Answer:
    """Whether a person of that age (full years, on the day of the deed) may answer for the paragraph."""
    found = offence(article)
    own = found.text.offender
    if own is not None and own.low is not None and own.low > GENERAL_AGE:
        return _own_age(found.article, age, own.low)
    if age >= GENERAL_AGE:
        return Answer(
            True,
            "Từ đủ 16 tuổi: đã đến tuổi chịu trách nhiệm hình sự về tội này (BLHS Điều 12 khoản 1).",
        )
    if age < LIMITED_AGE:
        return Answer(False, "Dưới 14 tuổi: chưa đến tuổi chịu trách nhiệm hình sự (BLHS Điều 12).")
    return _limited(found.article, found.class_of(paragraph))


def _own_age(article: str, age: int, low: int) -> Answer:
    reached = "đã đủ" if age >= low else "chưa đủ"
    return Answer(
        age >= low,
        f"Điều {article} chỉ xét người từ đủ {low} tuổi; người này {reached} {low} tuổi.",
    )


def _limited(article: str, severity: str | None) -> Answer:
    if article not in LISTED:
        return Answer(
            False,
            f"Từ đủ 14 đến dưới 16 tuổi: Điều {article} không có trong danh mục của BLHS Điều 12 khoản 2.",
        )
    serious = severity in ("RNT", "ĐB")
    kind = NAMES[severity] if severity else "không phân loại"
    return Answer(
        serious,
        f"Từ đủ 14 đến dưới 16 tuổi: Điều {article} có trong danh mục và khoản này là tội phạm {kind} (BLHS Điều 12 khoản 2).",
    )
