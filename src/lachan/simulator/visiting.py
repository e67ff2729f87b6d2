"""The demo's field checks, told through the verbs: firms of every sector, their licences, plans, checks, what was put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.reference.models import Unit
from lachan.sectors import codes, commands, queries
from lachan.sectors.models import Check, Firm, FirmFinding

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = timedelta(days=1)
NAMES = {
    "labour_export": ("Công ty Nhân lực Mẫu Xanh", "Chi nhánh Xuất khẩu lao động Mẫu"),
    "marriage_brokering": ("Trung tâm Tư vấn hôn nhân Mẫu",),
    "adoption": ("Văn phòng con nuôi Mẫu",),
    "lodging": ("Nhà nghỉ Mẫu Đồi", "Khách sạn Mẫu Thông", "Karaoke Mẫu Đêm", "Nhà trọ Mẫu Suối"),
    "online_recruiting": ("Trang Việc làm Mẫu", "Nhóm Tuyển dụng Mẫu"),
    "border": ("Bến xe khách Mẫu", "Đội xe hợp đồng Mẫu"),
}


@dataclass(frozen=True)
class Round:
    """One body's checks on its own ground, from a day on; nothing is told of a day after `as_of`."""

    by: Actor
    ground: list[Unit]
    first: date
    as_of: datetime
    dice: Random

    def day(self, after: int) -> date:
        return min(self.first + after * DAY, self.as_of.date())

    def at(self, day: date) -> datetime:
        return min(datetime.combine(day, time(16), HANOI), self.as_of)


def visit(parts: Mapping[str, Actor], as_of: datetime, seed: int) -> int:
    """Everything of the demo; how many firms."""
    firms = 0
    for part, first in (("police_old", date(2024, 2, 1)), ("police", date(2025, 9, 3)), ("province", date(2025, 8, 1))):  # fmt: skip
        by = parts[part]
        with scope.acting(by):
            ground = list(queries.own_ground(by, first).order_by("key"))
        dice = Random(f"{part} {seed}")  # noqa: S311 - invention, not secrecy
        if first <= as_of.date() and ground:
            firms += _round(Round(by, ground, first, as_of, dice))
    return firms


def _round(one: Round) -> int:
    told = [(sector, name) for sector, names in NAMES.items() if sector in codes.sectors() for name in names]  # fmt: skip
    for number, (sector, name) in enumerate(told):
        _firm(one, number, sector, name)
    return len(told)


def _firm(one: Round, number: int, sector: str, name: str) -> None:
    day = one.day(number * 3)
    place = one.dice.choice(one.ground)
    made = commands.record_firm(sector=sector, name=f"{name} (giả lập)", place=place, registration=f"GL-{place.key}-{number:02}",
                                by=one.by, at=one.at(day))  # fmt: skip
    if number % 3 != 2:
        commands.record_licence(firm=made, kind=codes.GRANTED, number=f"{number:02}/GP-GIẢ-LẬP", day=day - 200 * DAY,
                                valid_to=day + (900 if number % 2 else 120) * DAY, by=one.by, at=one.at(day))  # fmt: skip
    planned = commands.plan_check(firm=made, number=f"{one.first.year}-KTLN/KH-GIẢ-LẬP", by_day=day + 45 * DAY, by=one.by,
                                  at=one.at(day))  # fmt: skip
    if number % 5 == 4:
        return
    visited = one.day(number * 3 + 20 + one.dice.randrange(40))
    asks = sorted(codes.asks(sector))
    found = dict.fromkeys(one.dice.sample(asks, min(len(asks), number % 3)), "")
    fix_by = visited + 15 * DAY if found else None
    check = commands.record_check(firm=made, checked_on=visited, number=planned.number, found=found, fix_by=fix_by, planned=planned,
                                  by=one.by, at=one.at(visited))  # fmt: skip
    _put_right(one, made, check, visited)


def _put_right(one: Round, firm: Firm, check: Check, visited: date) -> None:
    """Every other finding is put right and looked at again; the rest runs on, some of it overdue."""
    with scope.acting(one.by):
        found = [row.finding for row in queries.findings(one.by, visited, firm) if row.finding.check_of_id == check.id]  # fmt: skip
    for number, finding in enumerate(found):
        if number % 2 == 0 and one.dice.randrange(3):
            _answered(one, finding, visited)


def _answered(one: Round, finding: FirmFinding, visited: date) -> None:
    for kind, after in ((codes.SAID, 10), (codes.VERIFIED, 14)):
        day = visited + after * DAY
        if day <= one.as_of.date():
            commands.answer_finding(finding=finding, kind=kind, done_on=day, by=one.by, at=one.at(day))  # fmt: skip
