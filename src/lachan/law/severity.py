"""BLHS Điều 9: the class of an offence by article and paragraph, derived from the brackets.
No paragraph named: the basic bracket, as TTLT 01/2020 Điều 5 khoản 5 says for limitation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lachan.law.blhs_2015.dieu_9 import ORDER as ORDER
from lachan.law.offence_book import offences


@lru_cache(maxsize=1)
def classes() -> Mapping[str, Mapping[int, str]]:
    """Article → paragraph → class; kept, since every act that is read asks for it."""
    return {
        article: {n: one.severity for n, one in found.text.paragraphs.items() if one.severity}
        for article, found in offences().items()
    }


def severity_of(article: object, paragraph: object = None) -> str | None:
    """The class, or None where the article is not in the book or unsaid."""
    if article is None:
        return None
    row = classes().get(str(article))
    if row is None:
        return None
    if isinstance(paragraph, str) and paragraph.isdigit():
        paragraph = int(paragraph)
    return row.get(paragraph if isinstance(paragraph, int) else 1, row[1])


def at_least_very_serious(severity: str | None) -> bool:
    return severity in ("RNT", "ĐB")
