"""Made-up acts for the comparison: a few letters of shorthand, no database."""

from datetime import datetime, timedelta
from itertools import count

from lachan.indicators.agreement.acts import Act, families
from lachan.indicators.agreement.entries import record
from lachan.indicators.agreement.rules import Comparison, compare
from lachan.indicators.agreement.spans import HANOI, Asked
from lachan.indicators.agreement.table import ROWS

NUMBER = count(1)
CIVIL = Asked(2024, calendar="civil")
LATER = datetime(2026, 1, 1, tzinfo=HANOI)


def on(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def act(matter: str, kind: str, book: str, at: str, recorded: str = "", **more) -> Act:
    when = on(at)
    told = on(recorded) if recorded else when + timedelta(hours=1)
    return Act(more.pop("id", f"a{next(NUMBER)}"), matter, kind, book, when, told, **more)


def compared(row: str, *acts: Act, asked: Asked = CIVIL, ties=(), as_of=LATER) -> Comparison:
    return compare(ROWS[row], record(acts, families(ties), as_of), asked)


def causes(found: Comparison) -> list[tuple[str, str, str]]:
    return [(one.matter, one.side, one.cause) for one in found.differences]
