"""`lachan law vectors` and `verify`: the book against worked examples and against official texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from lachan.law.book import book
from lachan.law.refusals import LawRefusal
from lachan.law.verify import FOUND, NOT_COMPARED, NOT_FOUND, Comparison, compare, tally
from lachan.law_cli.given import folder, within_reach
from lachan.law_cli.speaking import law, say_json
from lachan.procedure.vectors import verdicts


@law.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--prefix", default="", help="Chỉ tính các dòng có mã bắt đầu bằng chuỗi này.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def vectors(file: Path, prefix: str, as_json: bool) -> None:
    """Tính lại các ví dụ trong tệp CSV và so với kết quả mong đợi."""
    with within_reach():
        found = list(verdicts(file, prefix))
    failed = [one for one in found if not one.passed]
    if as_json:
        rows = [asdict(one) for one in failed]
        say_json({"passed": len(found) - len(failed), "failed": len(failed), "failures": rows})
    else:
        for one in failed:
            click.echo(f"{one.id} {one.ref}: {one.why}")
        click.echo(f"{len(found) - len(failed)} passed, {len(failed)} failed")
    raise SystemExit(1 if failed else 0)


@law.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def verify(directory: Path, as_json: bool) -> None:
    """Đối chiếu mọi lời văn trích trong sách luật với toàn văn (.md) trong thư mục."""
    results = compare(book(), folder(directory))
    counted = tally(results)
    if not counted[FOUND] and not counted[NOT_FOUND]:
        raise LawRefusal(
            f"Thư mục {directory} không có toàn văn nào mà sách luật dẫn: không đối chiếu được gì. "
            "Cần tệp .md có tiêu đề «## Điều N» và số hiệu văn bản ở dòng đầu."
        )
    if as_json:
        say_json({"quotes": [asdict(one) for one in results], "summary": summary(counted)})
    else:
        for one in results:
            click.echo(verdict(one))
        click.echo(in_words(counted))
    raise SystemExit(1 if counted[NOT_FOUND] else 0)


def verdict(one: Comparison) -> str:
    why = f" ({one.why})" if one.why else ""
    return f"{one.ref:<5} {one.result}: {one.cite}{why}"


def summary(counted: Mapping[str, int]) -> dict[str, int]:
    return {
        "total": sum(counted.values()),
        "found": counted[FOUND],
        "not_found": counted[NOT_FOUND],
        "not_compared": counted[NOT_COMPARED],
    }


def in_words(counted: Mapping[str, int]) -> str:
    parts = ", ".join(f"{n} {result}" for result, n in counted.items())
    return f"{sum(counted.values())} lời văn: {parts}"
