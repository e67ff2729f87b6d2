"""`lachan import`: registers and books of cases come in from their workbooks; what cannot goes back with reasons."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lachan.access.refusals import Refusal

from .steps import plainly, ready

if TYPE_CHECKING:
    from lachan.access.actor import Actor
    from lachan.exchange.register import Outcome, Read

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SHOWN_AFTER = 2.0  # seconds; a bar that flashes by tells nobody anything


class NoSuchSeat(Refusal):
    """Tài khoản này không có phân công đang hiệu lực ở cơ quan đã nêu. Kiểm tra tên tài khoản, mã cơ quan, hoặc đề nghị quản trị viên phân công."""


class TooMany(Refusal):
    """Số dòng mẫu phải từ 1 đến 50.000. Chọn số khác rồi chạy lại."""


@click.group()
def imports() -> None:
    """Nhập sổ tiếp nhận, sổ vụ án từ tệp .xlsx; tạo sổ mẫu."""


@imports.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--agency", required=True, help="Mã cơ quan có sổ, ví dụ cax-c24853.a.")
@click.option("--as", "account", required=True, help="Tài khoản người nhập.")
@click.option("--dry-run", is_flag=True, help="Chỉ đọc và đếm; không ghi gì vào cơ sở dữ liệu.")
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp .xlsx ghi các dòng chưa nhập được và lý do.",
)
@plainly
def register(file: Path, agency: str, account: str, dry_run: bool, errors: Path | None) -> None:
    """Nhập sổ tiếp nhận nguồn tin: giữ số trong sổ, nhập lại không tạo dòng trùng."""
    ready()
    from lachan.exchange import register as book_in
    from lachan.exchange.workbook import read_book

    at = datetime.now(HANOI)
    by = seated(account, agency, at)
    with bar("Đọc sổ") as tell:
        book = read_book(file)
        tell.expect(book.count())
        read = book_in.read_rows(book, by, at, tell)
    outcome = book_in.foresee(read, by)
    if not dry_run:
        outcome.imported = write_all(read, by, at)
    say(outcome, read, dry_run=dry_run)
    give_back(errors, read, outcome, book.synthetic or by.synthetic)


def write_all(read: "Read", by: "Actor", at: datetime) -> int:
    from lachan.access.ids import uuid7
    from lachan.exchange import register as book_in

    # what was read stays until the end: no use in the collector walking it again and again
    gc.freeze()
    with bar("Ghi sổ") as tell:
        tell.expect(len(read.good))
        return book_in.write(read, uuid7(), by, at, tell)


def seated(account: str, agency: str, at: datetime) -> "Actor":
    """The actor of this account in this agency, looked up as at sign-in, through the application's own door."""
    from django.db import transaction

    from lachan.access import scope, signin
    from lachan.access.models import Membership

    with transaction.atomic():
        scope.bind(scope.signing_in())
        held = (
            Membership.objects.filter(signin.memberships_on(at.date()), account__username=account,
                                      account__is_active=True, agency__key=agency)
            .select_related("account", "agency").order_by("id").first()
        )  # fmt: skip
    if held is None:
        raise NoSuchSeat
    return signin.actor_of(held)


def say(outcome: "Outcome", read: "Read", *, dry_run: bool) -> None:
    done = "Sẽ nhập" if dry_run else "Đã nhập"
    click.echo(f"{done} {_n(outcome.imported)} dòng · đã có {_n(outcome.known)} · "
               f"đã có, khác nội dung {_n(len(outcome.changed))} · chưa nhập được {_n(len(read.bad))}.")  # fmt: skip
    if outcome.remarked:
        click.echo(
            f"Trong các dòng {done.lower()} có {_n(len(outcome.remarked))} dòng cần xem lại (nơi xảy ra, nơi nhận, giờ)."
        )
    if dry_run:
        click.echo("Đây là bản chạy thử: không có gì được ghi vào cơ sở dữ liệu.")


def give_back(errors: Path | None, read: "Read", outcome: "Outcome", synthetic: bool) -> None:
    from lachan.exchange.returned import write_returned

    if errors is None:
        for bad in read.bad[:5]:
            click.echo(
                f"  {bad.sheet.title}, dòng {bad.row.number}: {'; '.join(flaw.reason for flaw in bad.flaws)}."
            )
        if len(read.bad) > 5:
            click.echo("  … Thêm --errors TỆP.xlsx để nhận đủ các dòng kèm lý do.")
        return
    written = write_returned(errors, read, outcome, synthetic=synthetic)
    click.echo(
        f"{_n(written)} dòng kèm lý do ở {errors}."
        if written
        else "Không có dòng nào phải trả lại."
    )


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@imports.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--rows", default=300, show_default=True, help="Số dòng.")
@click.option("--seed", default=7, show_default=True, help="Cùng số thì cùng nội dung.")
@click.option("--flaws", default=0.08, show_default=True, help="Tỷ lệ dòng có lỗi thường gặp.")
@plainly
def sample(out: Path, rows: int, seed: int, flaws: float) -> None:
    """Tạo sổ tiếp nhận mẫu (dữ liệu giả lập) để thử nhập."""
    from lachan.exchange.sample import write_sample

    if not 1 <= rows <= 50_000:
        raise TooMany
    write_sample(out, rows=rows, seed=seed, flaws=flaws)
    click.echo(f"Đã tạo {out} ({_n(rows)} dòng, DỮ LIỆU GIẢ LẬP).")


@imports.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--agency", required=True, help="Mã cơ quan của người nhập, ví dụ cah-d674.a.")
@click.option("--as", "account", required=True, help="Tài khoản người nhập.")
@click.option(
    "--apply/--dry-run",
    "apply",
    default=False,
    help="Ghi vào cơ sở dữ liệu; mặc định chỉ chạy thử.",
)
@click.option("--for-province", is_flag=True,
              help="Quản trị nhập sổ của cả tỉnh trên máy chủ: mỗi hành vi ghi theo cơ quan nêu trong sổ.")  # fmt: skip
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp .xlsx ghi các dòng chưa nhập được và lý do.",
)
@plainly
def cases(
    file: Path, agency: str, account: str, apply: bool, for_province: bool, errors: Path | None
) -> None:
    """Nhập sổ vụ án: vụ án, bị can, hành vi từ ba trang của một tệp; nhập lại không đổi gì nếu sổ không đổi."""
    ready()
    from .case_books import import_book

    at = datetime.now(HANOI)
    import_book(
        file, seated(account, agency, at), at, apply=apply, province=for_province, errors=errors
    )


@imports.command("cases-sample")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--rows", default=200, show_default=True, help="Số dòng của ba trang cộng lại.")
@click.option("--seed", default=7, show_default=True, help="Cùng số thì cùng nội dung.")
@click.option("--flaws", default=0.05, show_default=True, help="Tỷ lệ dòng có lỗi thường gặp.")
@plainly
def cases_sample(out: Path, rows: int, seed: int, flaws: float) -> None:
    """Tạo tệp mẫu sổ vụ án (dữ liệu giả lập) có trang «Hướng dẫn» giải thích từng cột."""
    if not 1 <= rows <= 50_000:
        raise TooMany
    ready()
    from lachan.exchange.cases.sample import write_sample

    lines = write_sample(out, rows=rows, seed=seed, flaws=flaws)
    click.echo(f"Đã tạo {out} ({_n(lines.count())} dòng, DỮ LIỆU GIẢ LẬP).")


class Teller:
    """Counts forward; the bar appears once the work has lasted long enough to ask for one."""

    def __init__(self, words: str) -> None:
        self.words, self.total, self.done = words, 0, 0
        self.since, self.shown = time.monotonic(), 0.0
        self.progress: Progress | None = None
        self.task: Any = None

    def expect(self, total: int) -> None:
        self.total = total

    def __call__(self, more: int) -> None:
        self.done += more
        if self.progress is None and time.monotonic() - self.since > SHOWN_AFTER:
            self.progress = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
                                     TimeRemainingColumn(), console=Console(stderr=True), transient=True)  # fmt: skip
            self.progress.start()
            self.task = self.progress.add_task(self.words, total=self.total)
        if self.progress is not None:
            self.progress.update(self.task, completed=self.done)

    def stop(self) -> None:
        if self.progress is not None:
            self.progress.stop()


@contextmanager
def bar(words: str) -> Iterator[Teller]:
    teller = Teller(words)
    try:
        yield teller
    finally:
        teller.stop()
