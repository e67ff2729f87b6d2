"""How instants, days and spans are said in Vietnamese; the zone is always Hà Nội."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lachan.procedure import stages
from lachan.procedure.track_tables import case_table

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def on(at: datetime | None) -> str:
    """«22:30 thứ Sáu 15/03/2024»; the last second of a day is said as its 24 giờ."""
    if at is None:
        return ""
    local = at.astimezone(HANOI)
    return f"{hour(at)} {WEEKDAYS[local.weekday()]} {local:%d/%m/%Y}"


def hour(at: datetime) -> str:
    local = at.astimezone(HANOI)
    return "24:00" if (local.hour, local.minute, local.second) == (23, 59, 59) else f"{local:%H:%M}"


def shortly(at: datetime | None) -> str:
    """«22:30 15/03/2024»."""
    return f"{hour(at)} {day(at)}" if at else ""


def day(at: datetime | date | None) -> str:
    """«15/03/2024»."""
    if at is None:
        return ""
    return f"{at.astimezone(HANOI) if isinstance(at, datetime) else at:%d/%m/%Y}"


def typed(at: datetime) -> str:
    """The value a datetime-local input takes."""
    return f"{at.astimezone(HANOI):%Y-%m-%dT%H:%M}"


def left(span: timedelta | None) -> str:
    """«còn 3 giờ 20 phút», «quá hạn 2 ngày»; nothing where nothing runs."""
    if span is None:
        return ""
    return f"còn {lasting(span)}" if span >= timedelta() else f"quá hạn {lasting(-span)}"


def lasting(span: timedelta) -> str:
    """A span in the two largest units that matter."""
    if span >= 2 * DAY:
        return f"{span // DAY} ngày"
    if span >= HOUR:
        minutes = span % HOUR // timedelta(minutes=1)
        return f"{span // HOUR} giờ" + (f" {minutes} phút" if minutes else "")
    return f"{span // timedelta(minutes=1)} phút"


def thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def stage(code: str) -> str:
    """The stage in words, of a report or of a case."""
    state = case_table().stages.by_code.get(code)
    return state.label if state is not None else stages.table().stages[code].label


WAITING = frozenset({"I3", "P3s", "Q4s", "Ts", "Q2", "T4"})


def stage_kind(code: str) -> str:
    """How its chip is drawn: ended, waiting for something, or under way."""
    state = case_table().stages.by_code.get(code)
    ended = code in {"I5"} if state is None else state.final
    return "closed" if ended else "waiting" if code in WAITING else ""


SEVERITY = {
    "IT": "ít nghiêm trọng", "NT": "nghiêm trọng", "RNT": "rất nghiêm trọng",
    "ĐB": "đặc biệt nghiêm trọng",
}  # fmt: skip
