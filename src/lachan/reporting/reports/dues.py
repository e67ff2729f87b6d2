"""When reports are due, and how each stands: the ledger of the committee's own lateness."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.indicators.periods import Period
from lachan.law.reading_yaml import load_yaml

from ..layout import HANOI
from .forms import FORMS
from .spans import span_of


@dataclass(frozen=True)
class Due:
    """A report that is owed: by when, on what ground, and how sure we are of that day."""

    form: str
    period: str
    when: Period
    due_on: date
    source: str
    mark: str
    asked: Any = None  # the row, where it was asked for out of turn


@dataclass(frozen=True)
class Standing:
    """How a due report stands at one moment: `late` days, counted whole."""

    state: str
    late: int = 0


@lru_cache(maxsize=1)
def _written() -> Any:
    return load_yaml(Path(__file__).with_name("dues.yaml"))


def of_years(years: Iterable[int]) -> Iterator[Due]:
    for year in years:
        for code, said in _written().items():
            text = said["period"].format(year=year)
            month, day = map(int, said["due"].split("-"))
            yield Due(code, text, span_of(FORMS[code], text), date(year, month, day), said["source"], said["mark"])  # fmt: skip


def standing(due_on: date, sent_at: Sequence[datetime], at: datetime) -> Standing:
    """A report that is written and not sent is not delivered."""
    if not sent_at:
        late = (at.astimezone(HANOI).date() - due_on).days
        return Standing("overdue", late) if late > 0 else Standing("ahead")
    late = (min(sent_at).astimezone(HANOI).date() - due_on).days
    return Standing("sent_late", late) if late > 0 else Standing("sent_in_time")
