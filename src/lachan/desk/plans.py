"""`lachan plan`: a province's plans from its folder, what is late, workbooks of tasks out and in."""

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

import click

from lachan.access.refusals import Refusal

from .imports import seated
from .steps import plainly, ready

if TYPE_CHECKING:
    from lachan.access.actor import Actor
    from lachan.plan.models import Plan

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class NoSuchPlan(Refusal):
    """Không có kế hoạch của năm này trong phạm vi tài khoản được xem. Xem danh sách bằng `lachan plan list`."""


@click.group()
def plan() -> None:
    """Kế hoạch năm: nạp thư mục của tỉnh, liệt kê, việc chậm, xuất và nhập .xlsx."""


def _seat(command):  # type: ignore[no-untyped-def]  # click's own decorators
    command = click.option("--as", "account", required=True, help="Tài khoản làm việc này.")(
        command
    )
    return click.option(
        "--agency", required=True, help="Mã cơ quan của tài khoản, ví dụ 68-bcd138."
    )(command)


def _now() -> datetime:
    return datetime.now(HANOI)


@plan.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_seat
@plainly
def load(folder: Path, agency: str, account: str) -> None:
    """Nạp chuỗi văn bản và kế hoạch các năm từ thư mục `plan` của một tỉnh; nạp lại không đổi gì đã có."""
    ready()
    from lachan.exchange.plan.folder import load_folder

    at = _now()
    done = load_folder(folder, seated(account, agency, at), at)
    click.echo(f"Đã ghi {done.papers} văn bản, {len(done.plans)} kế hoạch, {done.tasks} nhiệm vụ.")
    for title in done.plans:
        click.echo(f"  {title}")


def demo_plans(folder: Path, at: datetime, seed: int) -> None:
    """The demo's plans as if each had been written down on its own day, and made-up progress on them."""
    from lachan.exchange.plan.folder import load_folder
    from lachan.simulator.plan_progress import tell_progress

    load_folder(folder / "plan", seated("thukybcd", "68-bcd138", at), at, _morning)
    tell_progress(folder.name, at, seed)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), HANOI)


@plan.command("list")
@click.option("--year", type=int, help="Năm; bỏ trống: mọi kế hoạch.")
@_seat
@plainly
def list_(year: int | None, agency: str, account: str) -> None:
    """Liệt kê kế hoạch, hoặc nhiệm vụ của một năm kèm trạng thái."""
    ready()
    from lachan.access import scope

    at = _now()
    who = seated(account, agency, at)
    with scope.acting(who, read_only=True):
        lines = _plans(who) if year is None else _tasks(who, year, at.date())
    for line in lines:
        click.echo(line)


def _plans(who: "Actor") -> list[str]:
    from lachan.plan import queries
    from lachan.plan.given import last_day

    every = [*queries.plans(who), *queries.campaigns(who)]
    return [
        f"{one.year}  {one.valid_from:%d/%m/%Y}–{last_day(one):%d/%m/%Y}  "
        f"{'ban hành' if queries.act_of(one, 'adopted') else 'dự thảo'}  {one.title}"
        for one in every
    ]


def _tasks(who: "Actor", year: int, day: date) -> list[str]:
    from lachan.plan import codes, duties, queries

    plan = plan_of(who, year)
    states = dict(codes.STATES)
    by_task: dict[UUID, list[duties.Duty]] = {}
    for duty in duties.of_plan(who, plan.id, day):
        by_task.setdefault(duty.task_id, []).append(duty)
    lines = []
    for version in queries.in_force(plan):
        told = duties.tally(by_task.get(version.task_id, []))
        open_ = [d for d in by_task.get(version.task_id, []) if d.reading.open]
        state = states[open_[0].reading.code] if open_ else ""
        lines.append(
            f"{version.task.code:<5} {version.lead.short_name:<14} {told['confirmed']}/{told['due']:<4} {state:<28} {version.words}"
        )
    return lines


def plan_of(who: "Actor", year: int) -> "Plan":
    from lachan.plan import queries

    found = queries.plans(who).filter(year=year).first()
    if found is None:
        raise NoSuchPlan
    return found


@plan.command()
@_seat
@plainly
def late(agency: str, account: str) -> None:
    """Danh sách chậm: ai, việc gì, từ ngày nào, bao nhiêu ngày; chậm lâu nhất trước."""
    ready()
    from lachan.access import scope
    from lachan.plan import duties

    at, after = _now(), None
    who = seated(account, agency, at)
    while True:
        with scope.acting(who, read_only=True):
            found = duties.late(who, at.date(), after)
        for one in found[: duties.PAGE]:
            stuck = f"  vướng ở {one.blocker}" if one.blocked else ""
            click.echo(
                f"{one.due_on:%d/%m/%Y}  {one.reading.days:>4} ngày  {one.now_name:<20} {one.code:<5} {one.words}{stuck}"
            )
        if len(found) <= duties.PAGE:
            return
        after = found[duties.PAGE - 1].after
