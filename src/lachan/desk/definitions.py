"""`lachan definitions check`: whether the files of definitions are whole, before anybody counts by them. No database."""

from pathlib import Path

import click

from .steps import plainly


@click.group()
def definitions() -> None:
    """Định nghĩa chỉ tiêu: kiểm tra các tệp trước khi dùng."""


@definitions.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))  # fmt: skip
@plainly
def check(folder: Path | None) -> None:
    """Kiểm tra một thư mục định nghĩa (bỏ trống: của hệ thống): mỗi chỉ tiêu đủ lời văn, tử số, mẫu số, khi nào không tính."""
    from lachan.indicators.definitions import definitions_in

    found = definitions_in(folder)
    ways = sum(len(one.ways) for one in found.values())
    click.echo(f"{len(found)} chỉ tiêu, {ways} cách tính: đủ lời văn, tử số, mẫu số.")
