"""`lachan evidence export` and `import`: other programs' formats, each with its report of what did not come along."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lachan.exchange.evidence import registry
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Loss
from lachan.exchange.evidence.saving import save, text_of
from lachan.proof.bundle.file import Stage
from lachan.proof.loading import load

PLACE = click.Path(path_type=Path)
REPORT = click.option("--json", "as_json", is_flag=True, help="Báo cáo mất mát dạng JSON.")


@click.command(name="export")
@click.argument("bundle", type=PLACE)
@click.option("--format", "as_format", type=click.Choice(sorted(registry.OUT)), required=True, help="Định dạng.")  # fmt: skip
@click.option("--out", type=PLACE, help="Tệp ghi ra; không nêu thì in ra màn hình.")
@REPORT
def export(bundle: Path, as_format: str, out: Path | None, as_json: bool) -> None:
    """Hồ sơ sang định dạng khác; người chỉ bằng mã. Báo cáo mất mát in ở stderr."""
    made = registry.writer(as_format)(load(bundle))
    if out is None:
        click.get_binary_stream("stdout").write(made.data)
    else:
        save(out, made.data)
    _report(made.loss, as_json)


@click.command(name="import")
@click.argument("file", type=PLACE)
@click.option("--format", "as_format", type=click.Choice(sorted(registry.INTO)), required=True, help="Định dạng của tệp.")  # fmt: skip
@click.option("--out", type=PLACE, required=True, help="Bó dữ liệu ghi ra (.json).")
@click.option("--into", type=PLACE, help="Thêm vào hồ sơ này; hồ sơ ấy không đổi nếu --out là tệp khác.")  # fmt: skip
@click.option("--code", help="Mã hồ sơ, khi không có --into và tệp không tự nói.")
@click.option("--stage", type=click.Choice([one.value for one in Stage]), help="Giai đoạn.")
@click.option("--as-of", help="Hồ sơ như nó có đến ngày này: 2024-09-30.")
@click.option("--synthetic", is_flag=True, help="Dữ liệu giả lập.")
@REPORT
def import_(file: Path, as_format: str, out: Path, into: Path | None, code: str | None, stage: str | None,
            as_of: str | None, synthetic: bool, as_json: bool) -> None:  # fmt: skip
    """Tệp của phần mềm khác thành bó dữ liệu hồ sơ. Báo cáo mất mát in ở stderr."""
    header = Header(load(into) if into else None, code, stage, as_of, synthetic)
    taken = registry.reader(as_format)(file, header)
    save(out, text_of(taken.bundle))
    _report(taken.loss, as_json)


def _report(loss: Loss, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(loss.as_data(), ensure_ascii=False, indent=1), err=True)
        return
    for line in loss.lines():
        click.echo(line, err=True)
