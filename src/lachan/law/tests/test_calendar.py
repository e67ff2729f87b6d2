"""Days off: the package, our decisions over it, and what nobody has decided yet."""

from datetime import date

import pytest

from lachan.law.calendar import (
    add_working_days,
    calendar,
    is_working_day,
    next_working_day,
    provisional,
)
from lachan.law.severity import severity_of


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-02-16", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-27", False),
        ("2026-08-22", True),
        ("2026-08-31", False),
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2025-11-24", True),
        ("2025-05-02", False),
        ("2026-03-07", False),
    ],
)
def test_working_day(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


def test_working_days_are_counted_from_the_day_after() -> None:
    assert add_working_days(date(2026, 4, 24), 3) == date(2026, 5, 4)
    assert next_working_day(date(2026, 5, 4)) == date(2026, 5, 4)


def test_years_without_a_decision_are_provisional() -> None:
    assert not provisional(2026)
    assert provisional(2027)
    assert calendar().provisional_between(date(2026, 11, 20), date(2026, 11, 25))
    assert not calendar().provisional_between(date(2026, 11, 24), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("article", "paragraph", "severity"),
    [
        ("150", 1, "RNT"), ("150", 2, "RNT"), ("150", 3, "ĐB"), ("150", None, "RNT"),
        ("151", None, "RNT"), ("151", 2, "ĐB"), (152, 3, "RNT"), ("153", 1, "NT"),
        ("154", 3, "ĐB"), ("347", None, "IT"), ("348", 2, "RNT"), ("349", "1", "NT"),
        ("134", 1, None), (None, None, None),
    ],
)  # fmt: skip
def test_class_by_article_and_paragraph(
    article: object, paragraph: object, severity: str | None
) -> None:
    assert severity_of(article, paragraph) == severity
