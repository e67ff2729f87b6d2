"""`lachan joboffer`: the warning signs of an offer of work, on the command line. Nothing is stored."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from lachan.prevention.joboffers.rules import Found, found_in, table

from .steps import plainly, stop

MOST = 20_000
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
    offers = list(_offers(file))
    answers = [{"id": name, **answer(text)} for name, text in offers]
    if as_json:
        click.echo(json.dumps(answers if len(answers) != 1 else answers[0], ensure_ascii=False, indent=1))  # fmt: skip
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
    said = click.open_file(str(file), encoding="utf-8-sig").read()
    kind = file.suffix.lower()
    if kind == ".jsonl":
        rows: Any = [json.loads(line) for line in said.splitlines() if line.strip()]
    elif kind in {".json", ".yaml", ".yml"}:
        rows = yaml.safe_load(said)
    else:
        rows = said
    yield from _listed(rows)


def _listed(rows: Any) -> Iterator[Offer]:
    """One text, a list of texts, of rows with `text`, or such a list under `offers`."""
    if isinstance(rows, str):
        yield "", rows
        return
    if isinstance(rows, Mapping):
        rows = rows.get("offers", [rows])
    if not isinstance(rows, list):
        stop(
            "Tệp không có lời mời nào đọc được. Cần một đoạn văn, hoặc danh sách có trường «text»."
        )
    for n, row in enumerate(rows, 1):
        text = row if isinstance(row, str) else row.get("text", row.get("offer", "")) if isinstance(row, Mapping) else ""  # fmt: skip
        name = str(row.get("id", n)) if isinstance(row, Mapping) else str(n)
        yield name, str(text)
