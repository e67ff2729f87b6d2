"""`lachan evidence`: what a file still lacks, from a bundle of data. Needs no database and no network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from lachan.law.refusals import LawRefusal
from lachan.law_cli.speaking import Plainly
from lachan.proof import schema
from lachan.proof.checking import Checked, Finding, check
from lachan.proof.elements import elements
from lachan.proof.loading import load
from lachan.proof.pages import SEVERITIES, pages
from lachan.proof.rules import CATALOGUE, Rule
from lachan.proof_cli import carrying, prints

BUNDLE = click.argument("bundle", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


class PagesUnwritten(LawRefusal):
    """Không ghi được các trang. Chọn thư mục khác rồi chạy lại."""


@click.group(cls=Plainly)
def evidence() -> None:
    """Sơ đồ hóa chứng cứ: schema, check, elements, export, import, rules."""


@evidence.command(name="schema")
def schema_() -> None:
    """Lược đồ JSON của một bó dữ liệu hồ sơ, có mô tả từng mục."""
    _say(schema.of_bundle())


@evidence.command(name="check")
@BUNDLE
@JSON
def check_(bundle: Path, as_json: bool) -> None:
    """Những câu hỏi còn mở của một hồ sơ, mỗi câu kèm căn cứ. Không kết luận ai có tội."""
    checked = check(load(bundle))
    if as_json:
        _say(_told(checked))
        return
    click.echo(f"{checked.verdict[0].upper()}{checked.verdict[1:]}.")
    click.echo(f"Dấu hiệu đã có chứng cứ: {_share(checked)}. Câu hỏi còn mở: {len(checked.findings)}; đã trả lời: {len(checked.answered)}.")  # fmt: skip
    for one in checked.findings:
        click.echo(f"\n[{one.rule} · {one.severity} · {SEVERITIES[one.severity]}] {one.sentence}\n  Căn cứ: {one.cite}\n"
                   f"  Đóng bằng: {one.closes}\n  Đối tượng: {', '.join(one.objects)}")  # fmt: skip


@evidence.command(name="elements")
@BUNDLE
@JSON
def elements_(bundle: Path, as_json: bool) -> None:
    """Những dấu hiệu phải chứng minh của từng truy cứu, theo mã dùng trong links."""
    of = load(bundle)
    told = [{"charge": c.id, "target": f"{c.id}/{e.code}", "name": e.name, "cite": e.cite, "signs": sorted(e.signs)}
            for c in (*of.charges, *of.hypotheses) for e in elements(of, c)]  # fmt: skip
    if as_json:
        _say(told)
        return
    for one in told:
        click.echo(f"{one['target']:<24} {one['name']} · {one['cite']}")


evidence.add_command(prints.join(carrying.export))
evidence.add_command(carrying.import_)


@evidence.command(name="rules")
@JSON
@click.option("--page", type=click.Path(path_type=Path), help="Ghi mỗi câu hỏi một trang vào thư mục này.")  # fmt: skip
def rules_(as_json: bool, page: Path | None) -> None:
    """Danh mục câu hỏi: mã, mức, căn cứ, câu."""
    if page is not None:
        _written(page)
        return
    told = [_rule(one) for one in CATALOGUE.values()]
    if as_json:
        _say(told)
        return
    for one in told:
        off = "" if one["on"] else " (đang tắt)"
        click.echo(
            f"{one['id']} · {one['severity']} · {one['title']}{off}\n  {one['sentence']}\n  Căn cứ: {one['cite']}"
        )


def _written(folder: Path) -> None:
    made = pages()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as fault:
        raise PagesUnwritten(
            f"Không ghi được vào {folder.name}: {fault.strerror}. Chọn thư mục khác rồi chạy lại."
        ) from fault
    click.echo(f"Đã ghi {len(made)} trang vào {folder.name}.")


def _rule(one: Rule) -> dict[str, Any]:
    return {"id": one.id, "severity": one.severity, "title": one.title, "cite": one.cite, "ground": one.ground,
            "since": one.since.value, "sentence": one.sentence, "closes": one.closes, "on": one.on}  # fmt: skip


def _told(checked: Checked) -> dict[str, Any]:
    """A rule's id stands in «rule» and nowhere else."""
    return {
        "verdict": checked.verdict, "grounds": list(checked.grounds),
        "coverage": {"supported": checked.coverage.supported, "of": checked.coverage.of},
        "findings": [_finding(one) for one in checked.findings],
        "answered": [{**_finding(one.finding), "kind": one.note.kind, "note": one.note.text, "by": one.note.by,
                      "on": one.note.on} for one in checked.answered],
    }  # fmt: skip


def _finding(one: Finding) -> dict[str, Any]:
    return {"rule": one.rule, "severity": one.severity, "objects": list(one.objects), "cite": one.cite,
            "sentence": one.sentence, "closes": one.closes}  # fmt: skip


def _share(checked: Checked) -> str:
    share = checked.coverage
    return (
        f"{share.supported}/{share.of}"
        if share.of
        else "không phát sinh (chưa có truy cứu hoặc giả thuyết)"
    )


def _say(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))
