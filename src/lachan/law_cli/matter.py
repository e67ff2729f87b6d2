"""`lachan law read` and `schema`: a record handed in as a file, read at one moment, and what it may say."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from lachan.law_cli.given import text_of
from lachan.law_cli.speaking import law, printable, say_json
from lachan.procedure.periods import end_of_day
from lachan.procedure.record import read_record, record_from
from lachan.procedure.record_words import instant_of
from lachan.procedure.schema import schema as schema_of_record
from lachan.procedure.telling import lines_of
from lachan.procedure.vectors import moment_of

AS_OF = "Xem lúc nào, có múi giờ: 2026-03-02T22:30+07:00; chỉ ghi ngày là hết ngày ấy."
KNOWN_AT = "Chỉ theo những gì đã ghi đến lúc này."


@law.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-of", "as_of", required=True, help=AS_OF)
@click.option("--known-at", "known_at", help=KNOWN_AT)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def read(file: Path, as_of: str, known_at: str | None, as_json: bool) -> None:
    """Đọc một hồ sơ (JSON theo lược đồ): giai đoạn, thời hạn, việc có thể làm tiếp."""
    at, known = instant(as_of), None if known_at is None else instant(known_at)
    record = record_from(text_of(file))
    reading = read_record(record, at, known)
    if as_json:
        say_json(reading)
        return
    for line in lines_of(reading):
        click.echo(printable(line))


def instant(text: str) -> datetime:
    """An instant, or the end of a day."""
    at = text if "T" in text else moment_of(text)
    return instant_of(at if isinstance(at, str) else end_of_day(at), "Thời điểm xem")


@law.command()
def schema() -> None:
    """Lược đồ JSON (draft 2020-12) của hồ sơ mà `read` đọc."""
    say_json(schema_of_record())
