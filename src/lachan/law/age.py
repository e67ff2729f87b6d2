"""The age of a person under 18 when papers do not say the day: BLTTHS Điều 417, TTLT 06/2018 Điều 6.
Both rules lean the same way: the latest birthday, the lowest age."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from lachan.law.quote import Quote
from lachan.law.refusals import LawRefusal

QUOTES: Final = (
    Quote(
        "417.2a",
        "BLTTHS Điều 417 khoản 2 điểm a",
        "BLTTHS",
        "417",
        "xác định được tháng nhưng không xác định được ngày thì lấy ngày cuối cùng của tháng đó làm ngày sinh",
    ),
    Quote(
        "417.2b",
        "BLTTHS Điều 417 khoản 2 điểm b",
        "BLTTHS",
        "417",
        "lấy ngày cuối cùng của tháng cuối cùng trong quý đó làm ngày, tháng sinh",
    ),
    Quote(
        "417.2c",
        "BLTTHS Điều 417 khoản 2 điểm c",
        "BLTTHS",
        "417",
        "lấy ngày cuối cùng của tháng cuối cùng trong nửa năm đó làm ngày, tháng sinh",
    ),
    Quote(
        "417.2d",
        "BLTTHS Điều 417 khoản 2 điểm d",
        "BLTTHS",
        "417",
        "lấy ngày cuối cùng của tháng cuối cùng trong năm đó làm ngày, tháng sinh",
    ),
    Quote(
        "TTLT06.6.3",
        "TTLT 06/2018 Điều 6 khoản 3",
        "TTLT 06/2018",
        "6",
        "lấy tuổi thấp nhất trong khoảng độ tuổi đã xác định được để xác định tuổi của họ",
    ),
)
NO_YEAR: Final = "Không xác định được năm sinh thì phải giám định tuổi (BLTTHS Điều 417 khoản 3)."


class AgeUnsaid(LawRefusal):
    """Dữ kiện về ngày sinh không đọc được. Nêu năm cùng nhiều nhất một trong: nửa năm, quý, tháng (và ngày)."""


@dataclass(frozen=True, slots=True)
class Born:
    """The day of birth to count from, and by which point it was taken."""

    on: date
    working: str


@dataclass(frozen=True, slots=True)
class AgeRange:
    """An expert's range in completed months, on the day spoken of."""

    lowest_months: int
    highest_months: int

    def __post_init__(self) -> None:
        if not 0 <= self.lowest_months <= self.highest_months:
            raise AgeUnsaid(
                "Khoảng tuổi giám định bị đảo hoặc âm. Kiểm tra lại kết luận giám định."
            )

    @property
    def months(self) -> int:
        """TTLT 06/2018 Điều 6 khoản 3: the lowest."""
        return self.lowest_months


def birth_date_for_age(
    year: int | None,
    *,
    half: int | None = None,
    quarter: int | None = None,
    month: int | None = None,
    day: int | None = None,
) -> Born:
    """The day of birth by what is known: the last day of the month, quarter, half or year."""
    if year is None:
        raise AgeUnsaid(NO_YEAR)
    _check(half, quarter, month, day)
    if month is not None and day is not None:
        return Born(_day(year, month, day), f"Ngày sinh {day:02d}/{month:02d}/{year} theo giấy tờ.")
    last, point, known = _last_month(half, quarter, month)
    on = date(year, last, monthrange(year, last)[1])
    return Born(
        on, f"Chỉ biết {known}: lấy ngày {on:%d/%m/%Y} (BLTTHS Điều 417 khoản 2 điểm {point})."
    )


def _last_month(half: int | None, quarter: int | None, month: int | None) -> tuple[int, str, str]:
    if month is not None:
        return month, "a", "tháng"
    if quarter is not None:
        return quarter * 3, "b", "quý"
    if half is not None:
        return half * 6, "c", "nửa năm"
    return 12, "d", "năm"


def _check(half: int | None, quarter: int | None, month: int | None, day: int | None) -> None:
    if sum(one is not None for one in (half, quarter, month)) > 1 or (day and month is None):
        raise AgeUnsaid()
    for value, most in ((half, 2), (quarter, 4), (month, 12)):
        if value is not None and not 1 <= value <= most:
            raise AgeUnsaid()


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise AgeUnsaid(
            f"Không có ngày {day:02d}/{month:02d}/{year}. Kiểm tra lại giấy tờ."
        ) from fault


def months_old(born_on: date, on: date) -> int:
    """Completed months. Born on the 31st, a shorter month completes on its last day."""
    if on < born_on:
        raise AgeUnsaid(
            f"Ngày {on:%d/%m/%Y} trước ngày sinh {born_on:%d/%m/%Y}. Kiểm tra lại hai ngày."
        )
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    last = monthrange(on.year, on.month)[1]
    return months - (on.day < min(born_on.day, last))
