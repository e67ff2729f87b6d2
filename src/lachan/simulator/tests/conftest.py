"""The ground of Lâm Đồng from its files, and one year told on it; no database."""

from datetime import date, datetime
from pathlib import Path

import pytest

from lachan.simulator.rows import HANOI
from lachan.simulator.sheets import ground_from
from lachan.simulator.year import Wanted, Year, numbered

LAMDONG = Path(__file__).resolve().parents[4] / "provinces" / "lamdong"
UNTIL = datetime(2026, 11, 1, 12, tzinfo=HANOI)


@pytest.fixture(scope="session")
def ground():
    return ground_from(LAMDONG)


@pytest.fixture(scope="session")
def tell(ground):
    """`tell(first, last, count, …)` → (stories, calls)."""

    def _tell(first, last, count, until=UNTIL, **more):
        year = Year(ground, Wanted(first, last, count, until, **more))
        return numbered(list(year.stories())), year.calls

    return _tell


@pytest.fixture(scope="session")
def year(tell):
    return tell(date(2024, 1, 1), date(2024, 12, 31), 1200)
