"""Days and hours as people write them in registers. Never guesses: a doubtful one comes back as a reason."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from lachan.reference.sorting import fold

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Excel counts days from 1900; outside 2000–2099 a bare number is a number, not a day.
SERIALS = (36526, 73050)

ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
WORDS = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*thang\s*(\d{1,2})(?:\s*,?\s*nam\s*(\d{4}))?")
FIGURES = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s*([/.-])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?(?![\d/.-]*\d)"
)
LIST = re.compile(r"\d{1,2}\s*(?:,|;|va|den|-|–)\s*\d{1,2}\s*[/.]\s*\d{1,2}\s*[/.]\s*\d{2,4}")
CLOCK = re.compile(
    r"(?<![\d/.])(\d{1,2})\s*(?::|gio|h|g)\s*(\d{1,2})?(?:\s*(?:phut|p|'))?(?::\d{2})?(?![\d/])"
)
HALF = re.compile(r"(?<![\d/.])(\d{1,2})\s*(?:h|gio)\s*ruoi")
AFTERNOON = re.compile(r"\b(chieu|toi|dem|ch|pm)\b")
MORNING = re.compile(r"\b(sang|sa|am)\b")


@dataclass(frozen=True)
class Moment:
    """A day, and the hour where one was written."""

    day: date
    hour: time | None = None

    @property
    def at(self) -> datetime:
        """The instant in Hà Nội; the day's first minute where no hour was written."""
        return datetime.combine(self.day, self.hour or time(0), HANOI)


class Unreadable(ValueError):
    """Không đọc được ngày này. Ghi theo kiểu 22h30 ngày 15/03/2024."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason or str(self.__doc__))


def read_moment(
    cell: object, *, year: int | None = None, epoch: datetime = WINDOWS_EPOCH
) -> Moment | None:
    """The moment a cell says, None for an empty one; `year` is the book's, for days without one."""
    if isinstance(cell, datetime):
        return _of_datetime(cell)
    if isinstance(cell, date):
        return Moment(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_serial(cell, epoch)
    text = _plain(str(cell or ""))
    if not text:
        return None
    if text.isdigit() and len(text) == 5:
        return _of_serial(int(text), epoch)
    return _of_text(text, str(cell).strip(), year)


def read_hour(cell: object) -> time | None:
    """The hour from a column of its own: a time, a fraction of a day, or words."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 1440) % 1440
        return time(minutes // 60, minutes % 60)
    text = _plain(str(cell if cell is not None else ""))
    if not text:
        return None
    found = _hour(text)
    if found is None:
        raise Unreadable(f"giờ «{str(cell).strip()}» không đọc được; ghi theo kiểu 22h30")
    return found


def _plain(text: str) -> str:
    return " ".join(fold(text.replace("\xa0", " ")).split())


def _of_datetime(cell: datetime) -> Moment:
    hour = cell.time().replace(second=0, microsecond=0)
    return Moment(cell.date(), hour if hour != time(0) else None)


def _of_serial(number: float, epoch: datetime) -> Moment:
    if not SERIALS[0] <= number < SERIALS[1]:
        raise Unreadable(f"«{number:g}» không phải một ngày; ghi đủ ngày/tháng/năm")
    whole = from_excel(round(number * 1440) / 1440, epoch)
    return _of_datetime(whole) if isinstance(whole, datetime) else Moment(whole)


def _of_text(text: str, written: str, year: int | None) -> Moment:
    if LIST.search(text):
        raise Unreadable(f"«{written}» nêu nhiều ngày; ghi một ngày")
    rest, days = _days(text, written, year)
    if not days:
        raise Unreadable(f"«{written}» không có ngày đọc được; ghi theo kiểu 22h30 ngày 15/03/2024")
    if len(set(days)) > 1:
        raise Unreadable(f"«{written}» nêu nhiều ngày; ghi một ngày")
    return Moment(days[0], _hour(rest))


def _days(text: str, written: str, year: int | None) -> tuple[str, list[date]]:
    """The days in a text, and what is left of it for the hour."""
    days: list[date] = []
    for pattern, order in ((ISO, (3, 2, 1)), (WORDS, (1, 2, 3)), (FIGURES, (1, 3, 4))):
        for found in pattern.finditer(text):
            day, month, told = (found.group(i) for i in order)
            days.append(_day(int(day), int(month), _year(told, year, written), written))
        text = pattern.sub(" ", text)
    return text, days


def _year(told: str | None, book: int | None, written: str) -> int:
    if told is None and book is None:
        raise Unreadable(f"«{written}» thiếu năm, tên sổ cũng không ghi năm; ghi đủ ngày/tháng/năm")
    number = int(told) if told else int(book or 0)
    return 2000 + number if number < 100 else number


def _day(day: int, month: int, year: int, written: str) -> date:
    if month > 12 >= day:
        raise Unreadable(
            f"«{written}»: không có tháng {month}; nếu là ngày {month} tháng {day}, ghi {month}/{day}/{year}"
        )
    try:
        return date(year, month, day)
    except ValueError as impossible:
        raise Unreadable(f"«{written}»: không có ngày {day}/{month}/{year}") from impossible


def _hour(text: str) -> time | None:
    if half := HALF.search(text):
        return _time(int(half.group(1)), 30, text)
    found = list(CLOCK.finditer(text))
    if not found:
        return None
    if len(found) > 1:
        raise Unreadable(f"có nhiều giờ khác nhau («{text.strip()}»); ghi một giờ")
    return _time(int(found[0].group(1)), int(found[0].group(2) or 0), text)


def _time(hour: int, minute: int, text: str) -> time:
    # «10h30 tối» is 22:30; «12h sáng» and «12h đêm» could be either end of the day.
    if hour == 12 and (MORNING.search(text) or "dem" in text.split()):
        raise Unreadable("12 giờ sáng hoặc đêm có hai cách hiểu; ghi 0h hoặc 12h00")
    if AFTERNOON.search(text) and 1 <= hour < 12 and not ("dem" in text.split() and hour < 6):
        hour += 12
    try:
        return time(hour, minute)
    except ValueError as impossible:
        raise Unreadable(f"không có giờ {hour}h{minute:02d}; ghi từ 0h00 đến 23h59") from impossible
