"""The look of a paper as data, and days in the words of papers."""

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lachan.law.reading_yaml import load_yaml

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MADE_UP = "DỮ LIỆU GIẢ LẬP"
NOT_THE_FORM = "BẢN THẢO NỘI DUNG – CHƯA THEO BIỂU MẪU NGÀNH"


@lru_cache(maxsize=1)
def layout() -> Any:
    return load_yaml(Path(__file__).with_name("layout.yaml"))


def block(name: str) -> Any:
    found = layout()["blocks"]
    return found[name] if name in found else layout()["reports"]["blocks"][name]


@lru_cache(maxsize=8)
def form(folder: Path) -> Any:
    """The words of one form, from its own folder."""
    return load_yaml(folder / "form.yaml")


def long_day(at: datetime) -> str:
    """`ngày 05 tháng 4 năm 2024`: days below 10 and months 1, 2 take a zero (NĐ 30/2020, thể thức ngày)."""
    return long_day_of(at.astimezone(HANOI).date())


def long_day_of(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def long_hour(at: datetime) -> str:
    hour = at.astimezone(HANOI)
    return f"{hour.hour:02d} giờ {hour.minute:02d} phút"
