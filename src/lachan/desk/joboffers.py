"""`lachan joboffer`: the warning signs of an offer of work, on the command line. Nothing is stored."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from lachan.prevention.joboffers.rules import Found, found_in, table

from .steps import plainly, stop

# Letters of one offer that are read; files that may hold several offers, and so answer with a list.
MOST = 20_000
SEVERAL = {".json", ".jsonl", ".yaml", ".yml"}
NO_OFFER = "Tệp không có lời mời nào đọc được. Cần một đoạn văn, hoặc danh sách có trường «text»; sửa tệp rồi chạy lại."
Offer = tuple[str, str]


@click.group()
def joboffer() -> None:
    """Kiểm tra lời mời việc làm: dấu hiệu cảnh báo và vì sao; không lưu gì."""


@joboffer.command("check")
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
)
@click.option("--json", "as_json", is_flag=True, help="In ra JSON cho máy đọc.")
@plainly
def check(file: Path, as_json: bool) -> None:
    """Đọc một lời mời (.txt) hoặc nhiều lời mời (.json, .jsonl, .yaml có trường «text») và nêu từng dấu hiệu."""
    answers = [{"id": name, **answer(text)} for name, text in _offers(file)]
    one = file.suffix.lower() not in SEVERAL
    if as_json:
        click.echo(json.dumps(answers[0] if one else answers, ensure_ascii=False, indent=1))
        return
    for one in answers:
        click.echo(_page(one))


def answer(text: str) -> dict[str, Any]:
    """Signs with their words, reasons and the lawful way; what follows always. No number that looks like a chance."""
    found = found_in(text[:MOST])
    return {
        "signs": [_said(one) for one in found], "none_found": "" if found else table()["none_found"], "always": table()["always"],
    }  # fmt: skip


def _said(one: Found) -> dict[str, str]:
    return {"code": one.sign.code, "label": one.sign.label, "words": one.words, "why": one.sign.why, "lawful": one.sign.lawful}  # fmt: skip


def _page(one: Mapping[str, Any]) -> str:
    lines = [f"── {one['id']}"] if one["id"] else []
    for sign in one["signs"]:
        quote = f" («{sign['words']}»)" if sign["words"] else ""
        lines += [f"⚠ {sign['label']}{quote}", f"   {sign['why']}", f"   Đúng luật: {sign['lawful']}"]  # fmt: skip
    lines += [one["none_found"]] if one["none_found"] else []
    return "\n".join([*lines, "Luôn làm:", *(f" · {line}" for line in one["always"])])


def _offers(file: Path) -> Iterator[Offer]:
    try:
        said = click.open_file(str(file), encoding="utf-8-sig").read()
        yield from _listed(_rows(said, file.suffix.lower()))
    except (ValueError, yaml.YAMLError):
        stop(NO_OFFER)


def _rows(said: str, kind: str) -> Any:
    """What the file holds. Raises ValueError or YAMLError where it is not what its name says."""
    if kind == ".jsonl":
        return [json.loads(line) for line in said.splitlines() if line.strip()]
    return yaml.safe_load(said) if kind in SEVERAL else said


def _listed(rows: Any) -> Iterator[Offer]:
    """One text, a list of texts, of rows with `text`, or such a list under `offers`."""
    if isinstance(rows, str):
        yield "", rows
        return
    if isinstance(rows, Mapping):
        rows = rows.get("offers", [rows])
    if not isinstance(rows, list):
        raise ValueError
    for n, row in enumerate(rows, 1):
        text = row if isinstance(row, str) else row.get("text", row.get("offer", "")) if isinstance(row, Mapping) else ""  # fmt: skip
        name = str(row.get("id", n)) if isinstance(row, Mapping) else str(n)
        yield name, str(text)
