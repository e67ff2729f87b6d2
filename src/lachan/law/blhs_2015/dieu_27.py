"""BLHS Điều 27: until when a person may be prosecuted, and what starts the time anew (khoản 3).
A warning for people to check: continuing offences and the first day are not settled by the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lachan.law.blhs_2015.dieu_9 import NAMES
from lachan.law.quote import Quote
from lachan.law.refusals import LawRefusal

YEARS: Final = {"IT": 5, "NT": 10, "RNT": 15, "ĐB": 20}
CODE_OF_2015: Final = date(2018, 1, 1)
OLD_CODE: Final = "BLHS 1999, BLTTHS 2003 chưa được mã hóa: đối chiếu văn bản áp dụng cho ngày đó."
FIRST_DAY: Final = "Điều 27 không nói ngày tội phạm được thực hiện có được tính hay không: hạn chặt hơn sớm hơn một ngày."
RESTART_MONTHS: Final = 12
QUOTES: Final = (
    Quote(
        "27.3",
        "BLHS Điều 27 khoản 3",
        "BLHS",
        "27",
        "người phạm tội lại thực hiện hành vi phạm tội mới mà Bộ luật này quy định mức cao nhất của khung hình phạt đối với tội ấy trên 01 năm tù, "
        "thì thời hiệu đối với tội cũ được tính lại kể từ ngày thực hiện hành vi phạm tội mới",
        ("01 năm",),
    ),
    Quote(
        "27.3.2",
        "BLHS Điều 27 khoản 3",
        "BLHS",
        "27",
        "người phạm tội cố tình trốn tránh và đã có quyết định truy nã, thì thời hiệu tính lại kể từ khi người đó ra đầu thú hoặc bị bắt giữ",
    ),
)


class ClassUnknown(LawRefusal):
    """Chưa rõ loại tội phạm nên chưa tính được thời hiệu (BLHS Điều 27 khoản 2). Nêu IT, NT, RNT hoặc ĐB."""


@dataclass(frozen=True, slots=True)
class NewOffence:
    """A later deed and the highest penalty of its bracket, in months of prison."""

    committed_on: date
    top_months: int


@dataclass(frozen=True, slots=True)
class Evasion:
    """A wanted notice against one who evades; `ended_on`: surrender or arrest, None = still at large."""

    wanted_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Limitation:
    """The last day (None: the time does not run), the stricter reading, and how it was counted."""

    expires_on: date | None
    working: tuple[str, ...]

    @property
    def stricter_on(self) -> date | None:
        return self.expires_on - timedelta(days=1) if self.expires_on else None


def limitation_of(
    committed_on: date,
    severity: str,
    *,
    new_offence: NewOffence | None = None,
    evasion: Evasion | None = None,
) -> Limitation:
    """The limitation of one offence of one person. `severity` is IT, NT, RNT or ĐB."""
    years = _years(severity)
    start = committed_on
    working = [_counted(start, years, severity)]
    for happened_on, why, again_from in _restarts(new_offence, evasion):
        if not start <= happened_on <= years_later(start, years):
            working.append(f"{why}: không trong thời hiệu đang tính, không tính lại.")
            continue
        if again_from is None:
            return Limitation(
                None,
                (
                    *working,
                    f"{why}: thời hiệu chưa tính lại khi chưa ra đầu thú hoặc bị bắt giữ.",
                    *_doubts(committed_on),
                ),
            )
        start = max(start, again_from)
        working += [f"{why}: tính lại.", _counted(start, years, severity)]
    return Limitation(years_later(start, years), (*working, FIRST_DAY, *_doubts(committed_on)))


def _years(severity: str) -> int:
    if severity not in YEARS:
        raise ClassUnknown()
    return YEARS[severity]


def _restarts(
    new_offence: NewOffence | None, evasion: Evasion | None
) -> list[tuple[date, str, date | None]]:
    """(the day it happened, why, the day the time starts again), in the order of the days."""
    found: list[tuple[date, str, date | None]] = []
    if new_offence is not None and new_offence.top_months > RESTART_MONTHS:
        day = new_offence.committed_on
        found.append(
            (
                day,
                f"Hành vi mới có dấu hiệu tội phạm ngày {day:%d/%m/%Y}, khung trên 01 năm tù",
                day,
            )
        )
    if evasion is not None:
        day = evasion.wanted_on
        found.append(
            (day, f"Trốn tránh và có quyết định truy nã ngày {day:%d/%m/%Y}", evasion.ended_on)
        )
    return sorted(found, key=lambda one: one[0])


def years_later(on: date, years: int) -> date:
    """The same day of a later year; 29/02 becomes the last day of February."""
    day = 28 if (on.month, on.day) == (2, 29) and not _leap(on.year + years) else on.day
    return date(on.year + years, on.month, day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _counted(start: date, years: int, severity: str) -> str:
    end = years_later(start, years)
    return f"{years:02d} năm (tội phạm {NAMES[severity]}) từ {start:%d/%m/%Y} → {end:%d/%m/%Y} (BLHS Điều 27)."


def _doubts(committed_on: date) -> tuple[str, ...]:
    return (OLD_CODE,) if committed_on < CODE_OF_2015 else ()
