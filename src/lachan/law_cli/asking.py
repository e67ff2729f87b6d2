"""`lachan law due`: one clock, or a chain, asked with the facts a clerk knows."""

from __future__ import annotations

import click

from lachan.law.book import book
from lachan.law_cli.given import facts_given, within_reach
from lachan.law_cli.speaking import law, say_json
from lachan.procedure.clocks import Due, due
from lachan.procedure.vectors import moment_of

AT = "2026-03-02 hoặc 2026-03-02T22:30."
FACTS = 'JSON, ví dụ {"receipt_by": "competent_agency"}.'
EXTENDED = "Một lần gia hạn: LOẠI[:2m|:20d][@2026-07-01]; nêu nhiều lần theo thứ tự."


@law.command(name="due")
@click.argument("ref")
@click.option("--at", "at", required=True, help=AT)
@click.option("--class", "severity", help="Loại tội phạm: IT, NT, RNT, ĐB.")
@click.option("--extended", multiple=True, help=EXTENDED)
@click.option("--facts", default="{}", help=FACTS)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def due_date(
    ref: str, at: str, severity: str | None, extended: tuple[str, ...], facts: str, as_json: bool
) -> None:
    """Hạn của một thời hạn (hoặc chuỗi A16+A17+A18) tính từ một ngày, giờ."""
    given = facts_given(facts, severity, extended)
    with within_reach():
        one = due(ref, moment_of(at), given)
    if as_json:
        say_json(as_table(one))
        return
    for line in lines(one):
        click.echo(line)


def as_table(one: Due) -> dict[str, object]:
    """The result for a program; `timely` only where the clock judges a filing."""
    told: dict[str, object] = {
        "ref": one.ref,
        "started_at": one.started_at.isoformat(),
        "nominal": one.nominal.isoformat(),
        "due_on": one.due_on.isoformat(),
        "due_at": None if one.due_at is None else one.due_at.isoformat(),
        "stricter_on": None if one.stricter_on is None else one.stricter_on.isoformat(),
        "working": list(one.working),
        "cites": list(one.cites),
        "unsettled": one.unsettled,
        "book_version": book().version,
    }
    if one.timely is not None:
        told["timely"] = one.timely
    return told


def lines(one: Due) -> list[str]:
    told = list(one.working)
    told.append("Phải làm ngay." if one.due_at is None else f"Hạn: {one.due_at:%H:%M:%S %d/%m/%Y}")
    if one.stricter_on is not None and one.stricter_on != one.due_on:
        told.append(f"Cách tính chặt hơn: {one.stricter_on:%d/%m/%Y}")
    told += [f"Căn cứ: {cite}" for cite in one.cites]
    timely = one.timely
    if timely is not None:
        told.append("Đơn nộp trong hạn." if timely else "Đơn nộp quá hạn.")
    if one.unsettled:
        told.append(f"Chưa thống nhất: {one.unsettled}")
    return told
