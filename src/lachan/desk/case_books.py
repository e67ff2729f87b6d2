"""`lachan import cases`, step by step: read, foresee or write, say what came of it, give back what stayed aside."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

import click

from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.exchange.cases.keeper import as_keeper
from lachan.exchange.cases.opened import CaseBook, open_book
from lachan.exchange.cases.returned import write_returned
from lachan.exchange.cases.running import Import, Outcome
from lachan.exchange.cases.words import SHEETS, columns

from .imports import _n, bar

SHOWN = 5


def import_book(
    file: Path, by: Actor, at: datetime, *, apply: bool, province: bool, errors: Path | None
) -> Outcome:
    """The whole command; by default nothing is written."""
    with bar("Đọc sổ") as tell:
        book = open_book(file)
        tell.expect(book.count())
        with _door(province):
            running = Import(by, at, province)
            running.read(book, tell)
    with _door(province), _settled(), bar("Ghi sổ" if apply else "Chạy thử") as tell:
        tell.expect(book.count())
        outcome = running.write(uuid7(), tell) if apply else running.foresee(tell)
    say(outcome, book, apply=apply)
    give_back(errors, outcome, synthetic=book.synthetic or by.synthetic)
    return outcome


def _door(province: bool):  # type: ignore[no-untyped-def]  # one of two context managers
    return as_keeper() if province else nullcontext()


@contextmanager
def _settled() -> Iterator[None]:
    """What was read stays until the end: no use in the collector walking it again and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def say(outcome: Outcome, book: CaseBook, *, apply: bool) -> None:
    done = "đã nhập" if apply else "sẽ nhập"
    for kind in SHEETS:
        read, fresh, changed, known, aside = map(_n, outcome.counts(kind))
        click.echo(f"{columns()[kind]['title']}: đọc {read} dòng · {done} {fresh} · đính chính {changed} · "
                   f"đã có {known} · chưa nhập được {aside}.")  # fmt: skip
    _few(outcome.corrections, "hành vi được đính chính" if apply else "hành vi sẽ được đính chính")
    _few([aside.sentence for aside in outcome.remarks], "dòng khác nội dung đã nhập, không tự sửa")
    if outcome.absent:
        click.echo(
            f"{_n(outcome.absent)} hành vi đã nhập không còn trong tệp: vẫn giữ trong hồ sơ; nhập nhầm thì gỡ trên trang vụ án."
        )
    if book.unknown:
        click.echo(
            f"Cột không được đọc: {'; '.join(book.unknown[:SHOWN])}. Đối chiếu với trang «Hướng dẫn» của tệp mẫu."
        )
    if not apply:
        click.echo(
            "Đây là bản chạy thử: không có gì được ghi vào cơ sở dữ liệu. Thêm --apply để ghi."
        )


def _few(sentences: list[str], what: str) -> None:
    if sentences:
        click.echo(f"{_n(len(sentences))} {what}:")
    for sentence in sentences[:SHOWN]:
        click.echo(f"  {sentence.rstrip('.')}.")
    if len(sentences) > SHOWN:
        click.echo("  …")


def give_back(errors: Path | None, outcome: Outcome, *, synthetic: bool) -> None:
    if errors is None:
        for aside in outcome.asides[:SHOWN]:
            click.echo(f"  {aside.sentence}")
        if len(outcome.asides) > SHOWN:
            click.echo("  … Thêm --errors TỆP.xlsx để nhận đủ các dòng kèm lý do.")
        return
    written = write_returned(errors, outcome, synthetic=synthetic)
    click.echo(
        f"{_n(written)} dòng kèm lý do ở {errors}."
        if written
        else "Không có dòng nào phải trả lại."
    )
