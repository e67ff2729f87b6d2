"""BLHS Điều 9: the class of an offence by article and paragraph, as a table of brackets.
No paragraph named: the basic bracket, as TTLT 01/2020 Điều 5 khoản 5 says for limitation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lachan.law.reading_yaml import load_yaml

TABLE = Path(__file__).parent / "blhs_2015" / "severity.yaml"
ORDER = ("IT", "NT", "RNT", "ĐB")


@lru_cache(maxsize=1)
def classes() -> Mapping[str, Mapping[int, str]]:
    """Article → paragraph → class."""
    return {str(a): dict(row["classes"]) for a, row in load_yaml(TABLE)["articles"].items()}


def severity_of(article: object, paragraph: object = None) -> str | None:
    """The class, or None where the article is not in the table or unsaid."""
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
