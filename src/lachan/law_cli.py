"""`lachan law`: the statute book on the command line. Refusals are Vietnamese sentences, exit 2."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import click

from lachan.law.book import Book, book
from lachan.law.calendar import calendar
from lachan.law.clock import Clock, Term
from lachan.law.refusals import LawRefusal
from lachan.law.verify import NOT_FOUND, compare
from lachan.procedure.clocks import Due, due
from lachan.procedure.vectors import facts_of, moment_of, verdicts

MARK_WORDS = {
    "verified": "đã đối chiếu",
    "from_memory": "theo trí nhớ, cần kiểm tra",
    "conflict": "nguồn còn mâu thuẫn",
    "inferred": "suy ra",
}
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FIRST_YEAR, LAST_YEAR = 1995, 2099


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """A refusal is said in one sentence and ends with exit code 2, never a traceback."""

    @wraps(command)
    def spoken(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except LawRefusal as refused:
            click.echo(refused.message, err=True)
            raise SystemExit(2) from None

    return spoken


@click.group()
def law() -> None:
    """Sách luật: thời hạn, lời văn, ngày nghỉ và ví dụ tính."""


@law.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--prefix", default="", help="Chỉ tính các dòng có mã bắt đầu bằng chuỗi này.")
@refusing
def vectors(file: Path, prefix: str) -> None:
    """Tính lại các ví dụ trong tệp CSV và so với kết quả mong đợi."""
    passed = failed = 0
    for verdict in verdicts(file, prefix):
        passed, failed = passed + verdict.passed, failed + (not verdict.passed)
        if not verdict.passed:
            click.echo(f"{verdict.id} {verdict.ref}: {verdict.why}")
    click.echo(f"{passed} passed, {failed} failed")
    raise SystemExit(1 if failed else 0)


@law.command(name="list")
@refusing
def list_clocks() -> None:
    """Mọi thời hạn trong sách luật."""
    the_book = book()
    for clock in the_book.clocks.values():
        term = clock.terms[-1]
        click.echo(f"{clock.ref:<5} {_lengths(term):<18} {clock.name} ({term.cite})")
    click.echo(f"{len(the_book.clocks)} thời hạn, phiên bản sách luật {the_book.version}")


@law.command()
@click.argument("ref")
@refusing
def show(ref: str) -> None:
    """Một thời hạn: ai phải làm, tính từ đâu, lời văn, điều chưa thống nhất."""
    the_book = book()
    for line in _described(the_book.clock(ref), the_book):
        click.echo(line)


@law.command(name="calendar")
@click.argument("year", type=int)
@refusing
def calendar_of(year: int) -> None:
    """Ngày nghỉ và ngày làm bù của một năm."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LawRefusal(f"Năm {year} ngoài phạm vi lịch; chọn từ {FIRST_YEAR} đến {LAST_YEAR}.")
    days = calendar()
    on = date(year, 1, 1)
    while on.year == year:
        if on.weekday() < 5 and not days.is_working_day(on):
            click.echo(f"{on:%d/%m/%Y} {WEEKDAYS[on.weekday()]}: nghỉ ({days.why_off(on)})")
        elif on.weekday() >= 5 and days.is_working_day(on):
            click.echo(f"{on:%d/%m/%Y} {WEEKDAYS[on.weekday()]}: làm việc ({days.why_off(on)})")
        on += timedelta(days=1)
    if days.provisional(year):
        click.echo(f"Năm {year}: tạm tính, chưa có quyết định của Thủ tướng Chính phủ.")
    for text in (text for day, text in days.open_questions.items() if day.year == year):
        click.echo(f"Chưa rõ: {text}")


@law.command()
@refusing
def unsettled() -> None:
    """Mọi cách hiểu luật còn để ngỏ mà hệ thống đang dùng, và thời hạn chịu ảnh hưởng."""
    the_book = book()
    for name, text in the_book.open_readings.items():
        touched = [c.ref for c in the_book.clocks.values() if _touches(c, name)]
        click.echo(f"- {text}\n  Ảnh hưởng: {', '.join(touched) or 'quyết định tạm đình chỉ'}")


@law.command()
@click.argument("directory", type=click.Path(path_type=Path))
@refusing
def verify(directory: Path) -> None:
    """Đối chiếu mọi lời văn trích trong sách luật với toàn văn trong thư mục."""
    if not directory.is_dir():
        raise LawRefusal(f"Không có thư mục {directory}. Nêu thư mục chứa toàn văn (.md).")
    results = compare(book(), directory)
    for one in results:
        click.echo(f"{one.ref:<5} {one.result}: {one.cite}" + (f" ({one.why})" if one.why else ""))
    wrong = sum(1 for one in results if one.result == NOT_FOUND)
    click.echo(f"{len(results)} lời văn, {wrong} không khớp")
    raise SystemExit(1 if wrong else 0)


@law.command(name="due")
@click.argument("ref")
@click.option("--at", "at", required=True, help="2026-03-02 hoặc 2026-03-02T22:30.")
@click.option("--facts", default="{}", help='JSON, ví dụ {"receipt_by": "competent_agency"}.')
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@refusing
def due_date(ref: str, at: str, facts: str, as_json: bool) -> None:
    """Hạn của một thời hạn (hoặc chuỗi A16+A17+A18) tính từ một ngày, giờ."""
    one = due(ref, moment_of(at), facts_of(facts))
    if as_json:
        click.echo(json.dumps(_as_json(one), ensure_ascii=False, indent=2))
        return
    for line in one.working:
        click.echo(line)
    click.echo("Phải làm ngay." if one.due_at is None else f"Hạn: {one.due_at:%H:%M:%S %d/%m/%Y}")
    if one.stricter_on is not None and one.stricter_on != one.due_on:
        click.echo(f"Cách tính chặt hơn: {one.stricter_on:%d/%m/%Y}")
    if one.unsettled:
        click.echo(f"Chưa thống nhất: {one.unsettled}")


def _as_json(one: Due) -> dict[str, object]:
    return {
        "ref": one.ref,
        "started_at": one.started_at.isoformat(),
        "nominal": one.nominal.isoformat(),
        "due_on": one.due_on.isoformat(),
        "due_at": None if one.due_at is None else one.due_at.isoformat(),
        "stricter_on": None if one.stricter_on is None else one.stricter_on.isoformat(),
        "working": list(one.working),
        "unsettled": one.unsettled,
        "book_version": book().version,
    }


def _lengths(term: Term) -> str:
    return " | ".join(dict.fromkeys(option.length.words for option in term.options))


def _touches(clock: Clock, name: str) -> bool:
    return name in clock.open_readings or any(term.unsettled == name for term in clock.terms)


def _described(clock: Clock, the_book: Book) -> list[str]:
    lines = [f"{clock.ref} {clock.name}", f"Ai: {clock.who}", f"Tệp: law/{clock.file}"]
    if clock.starts_on:
        started = dict.fromkeys(the_book.label(one.act) for one in clock.starts_on)
        lines.append("Tính từ: " + "; ".join(started))
    if clock.stops_on:
        lines.append("Xong khi: " + "; ".join(the_book.label(one.act) for one in clock.stops_on))
    for term in clock.terms:
        lines.extend(_term_lines(term))
    lines.append(f"Quá hạn: {clock.on_lapse}")
    if clock.guidance_only:
        lines.append("Chỉ là hướng dẫn nội bộ: cảnh báo, không phải thời hạn luật định.")
    if clock.unsettled:
        lines.append(f"Chưa thống nhất: {clock.unsettled}")
    lines.append(f"Lưu ý: {clock.text_note}")
    return lines


def _term_lines(term: Term) -> list[str]:
    until = "nay" if term.until is None else f"trước {term.until:%d/%m/%Y}"
    since = f"Từ {term.since:%d/%m/%Y} đến {until}: "
    if not term.in_law:
        return [since + f"chưa có quy định. {term.because}"]
    lines = [since + f"{_lengths(term)} ({term.cite}; {MARK_WORDS[term.mark]})"]
    return [*lines, f"  «{term.reads}»"] if term.reads else lines
