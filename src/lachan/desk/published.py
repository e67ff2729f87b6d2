"""`lachan published`: national figures as published, and what in them cannot be true. Needs no database."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from lachan.indicators.published import ledger
from lachan.indicators.published.findings import KINDS, RULES, Finding
from lachan.indicators.published.ledger import BadLedger, Entry
from lachan.indicators.published.measures import vocabulary
from lachan.indicators.published.rules import check

from .steps import plainly

FILE = click.option("--file", "file", type=click.Path(path_type=Path), help="Sổ .csv khác cùng các cột.")  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


@click.group()
def published() -> None:
    """Số liệu toàn quốc đã công bố: list, check."""


@published.command(name="list")
@click.option("--period", default="", help="Chỉ các kỳ có chữ này trong tên, ví dụ 2018.")
@FILE
@JSON
@plainly
def list_figures(period: str, file: Path | None, as_json: bool) -> None:
    """Mọi con số, kỳ, đơn vị, cách đếm, nguồn."""
    entries = [one for one in _read(file) if period in one.line.span.name]
    if as_json:
        _say([_told(one) for one in entries])
        return
    for one in entries:
        line = one.line
        click.echo(f"{line.id:<6} {line.span.name:<24} {vocabulary().label(line.measure)}: {line.value}{_word(one)}"
                   f" [{ledger.COUNTED[one.counted]}] · {line.body} · {one.source}")  # fmt: skip
    click.echo(f"{len(entries)} con số")


@published.command(name="check")
@FILE
@JSON
@plainly
def check_figures(file: Path | None, as_json: bool) -> None:
    """Đối chiếu mọi con số theo luật cộng, chia, tồn và phát sinh; nêu chỗ không thể cùng đúng."""
    entries = _read(file)
    found = check(ledger.lines(entries))
    if as_json:
        _say([_finding(one) for one in found])
        return
    for one in found:
        click.echo(
            f"[{KINDS[one.kind]}] {RULES[one.rule]} ({', '.join(one.rows)})\n    {one.sentence}"
        )
    click.echo(_total(len(entries), found))


def _total(read: int, found: list[Finding]) -> str:
    kinds = Counter(KINDS[one.kind] for one in found)
    each = "; ".join(f"{kind}: {many}" for kind, many in kinds.items())
    return f"Đã đọc {read} con số, {len(found)} phát hiện" + (f" ({each})" if each else "")


def _read(file: Path | None) -> tuple[Entry, ...]:
    if file is None:
        return ledger.published()
    try:
        return ledger.read(file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLedger(f"Tệp {file.name} không phải UTF-8. Lưu lại dạng CSV UTF-8 rồi chạy lại.") from error  # fmt: skip


def _word(entry: Entry) -> str:
    percent = entry.line.unit.endswith("%")
    return f"% ({entry.word})" if percent else f" {entry.word}"


def _told(entry: Entry) -> dict[str, Any]:
    line = entry.line
    return {
        "id": line.id, "scope": line.scope, "period": line.span.name,
        "from": line.span.begin.isoformat(), "to": line.span.to.isoformat(),
        "days_assumed": entry.assumed, "measure": line.measure, "unit": line.unit,
        "value": str(line.value.number), "sign": line.value.sign, "word": entry.word,
        "counted": entry.counted, "body": line.body, "source": entry.source,
        "source_on": entry.source_on.isoformat() if entry.source_on else None,
        "address": entry.address, "mark": entry.mark, "note": entry.note,
    }  # fmt: skip


def _finding(one: Finding) -> dict[str, Any]:
    return {"rule": one.rule, "kind": one.kind, "rows": list(one.rows), "sentence": one.sentence}


def _say(one: object) -> None:
    click.echo(json.dumps(one, ensure_ascii=False, indent=1))
