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


class NoSuchPaper(Refusal):
    """Không có văn bản mang số này. Ghi văn bản trên trang Kế hoạch, mục Văn bản, rồi chạy lại."""


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


def plans_of_demo(folder: Path, at: datetime, seed: int) -> None:
    """The demo's plans as if each had been written down on its own day, and made-up progress on them; once."""
    from lachan.plan.models import Plan

    if Plan.objects.using("keeper").exists():
        return
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


@plan.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--year", type=int, required=True, help="Năm của kế hoạch.")
@_seat
@plainly
def export(out: Path, year: int, agency: str, account: str) -> None:
    """Xuất kế hoạch của một năm ra .xlsx: trang «Nhiệm vụ» nhập lại được, trang «Tiến độ» để đọc."""
    ready()
    from lachan.access import scope
    from lachan.exchange.plan.writing import write_plan

    at = _now()
    who = seated(account, agency, at)
    with scope.acting(who, read_only=True):
        count = write_plan(out, plan_of(who, year), who, at.date())
    click.echo(f"Đã xuất {count} nhiệm vụ ra {out}.")


@plan.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=int, required=True, help="Năm của kế hoạch nhận nhiệm vụ.")
@click.option(
    "--apply/--dry-run", "apply", default=False, help="Ghi vào kế hoạch; mặc định chỉ chạy thử."
)
@click.option("--decision", default="", help="Số văn bản điều chỉnh (khi kế hoạch đã ban hành).")
@click.option("--from", "from_on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày áp dụng thay đổi.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp .xlsx ghi các dòng chưa nhập được và lý do.",
)
@_seat
@plainly
def import_(file: Path, year: int, apply: bool, decision: str, from_on: datetime | None, errors: Path | None,
            agency: str, account: str) -> None:  # fmt: skip
    """Nhập nhiệm vụ từ .xlsx vào kế hoạch của một năm; nhập lại không đổi gì nếu tệp không đổi."""
    ready()
    from lachan.access import scope
    from lachan.exchange.plan import reader, running

    at = _now()
    who = seated(account, agency, at)
    sheet = reader.open_sheet(file)
    with scope.acting(who, read_only=True):
        plan = plan_of(who, year)
        tasks = reader.read_tasks(sheet, plan)
        paper = running.Paper(_decision(who, decision), from_on.date() if from_on else None)
    outcome = running.run(tasks, plan, who, at, paper, apply=apply)
    _say(outcome, apply=apply)
    _give_back(errors, sheet, outcome, synthetic=sheet.synthetic or who.synthetic)


def _decision(who: "Actor", number: str):  # type: ignore[no-untyped-def]  # a document or None
    from lachan.plan import queries

    if not number:
        return None
    found = queries.documents(who).filter(number=number).first()
    if found is None:
        raise NoSuchPaper
    return found


def _say(outcome, *, apply: bool) -> None:  # type: ignore[no-untyped-def]  # exchange.plan.running.Outcome
    done = "Đã" if apply else "Sẽ"
    click.echo(f"{done} thêm {outcome.added} · {done.lower()} sửa {outcome.changed} · đã có, không đổi {outcome.known} · "
               f"chưa nhập được {len(outcome.bad)}.")  # fmt: skip
    if not apply:
        click.echo("Đây là bản chạy thử: không có gì được ghi. Thêm --apply để ghi.")


def _give_back(errors: Path | None, sheet, outcome, *, synthetic: bool) -> None:  # type: ignore[no-untyped-def]  # of exchange.plan
    from lachan.exchange.plan.writing import write_returned

    if errors is not None:
        written = write_returned(errors, sheet, outcome.bad, synthetic=synthetic)
        click.echo(
            f"{written} dòng kèm lý do ở {errors}."
            if written
            else "Không có dòng nào phải trả lại."
        )
        return
    for bad in outcome.bad[:5]:
        click.echo(f"  Dòng {bad.row.number}: {'; '.join(flaw.reason for flaw in bad.flaws)}")
    if len(outcome.bad) > 5:
        click.echo("  … Thêm --errors TỆP.xlsx để nhận đủ các dòng kèm lý do.")
