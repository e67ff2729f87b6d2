"""Which days a form's report is about: the periods of figures, and windows that come every year."""

from typing import Any

from lachan.access.refusals import Refusal
from lachan.indicators.periods import NAMED, Period, parse, previous

from .forms import Form

__all__ = ["NotOfThisForm", "Period", "label", "previous", "span_of"]
# What a form's window asks of a named period: the half that its words speak of, or the whole year.
PART_OF = {"half": "H1", "year": ""}


class NotOfThisForm(Refusal):
    """Loại báo cáo này không lập cho kỳ đã ghi. Báo cáo sáu tháng: 2024H1; báo cáo năm, đợt cao điểm, Ngày 30/7: 2024; báo cáo đột xuất: kỳ bất kỳ."""


def span_of(form: Form, text: str) -> Period:
    """The period this form has by that name."""
    named = NAMED.fullmatch(text.strip())
    if not isinstance(form.window, str) and named and not named[2]:
        return parse(_window(named[1], form.window), form.calendar)
    found = parse(text, form.calendar)
    if PART_OF.get(form.window if isinstance(form.window, str) else "", found.part) != found.part:
        raise NotOfThisForm(field="period")
    return found


def label(when: Period) -> str:
    """«từ ngày 15/12/2023 đến hết ngày 14/06/2024»."""
    return f"từ ngày {when.begin:%d/%m/%Y} đến hết ngày {when.last:%d/%m/%Y}"


def _window(year: str, window: Any) -> str:
    return f"{year}-{window['from']}..{year}-{window['to']}"
