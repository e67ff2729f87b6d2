"""`lachan verbs` and `lachan roles`: everything that can be changed, by whom, under which article."""

import importlib
import json

import click

from .steps import plainly, ready

FEATURES = ("access", "docket", "intake", "cases", "outcomes", "evidence", "victims", "plan", "focus", "sectors", "outreach", "letterbox", "indicators", "oversight", "reporting",
            "exchange")  # fmt: skip


def load_verbs() -> dict:
    ready()
    for feature in FEATURES:
        importlib.import_module(f"lachan.{feature}.commands")
    from lachan.access.verbs import VERBS

    return VERBS


@click.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@plainly
def verbs(as_json: bool) -> None:
    """Danh sách mọi việc làm được: tên, quyền, điều luật, câu mô tả."""
    found = [load_verbs()[name] for name in sorted(load_verbs())]
    rows = [
        {
            "verb": v.name,
            "permission": v.permission.value,
            "article": v.article,
            "sentence": v.sentence,
        }
        for v in found
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(
            f"{row['verb']:<22} {row['permission']:<20} {row['article']}\n    {row['sentence']}"
        )


@click.command()
@plainly
def roles() -> None:
    """Danh sách vai trò bằng lời, kèm quyền."""
    ready()
    from lachan.access.roles import ROLES

    for role in ROLES.values():
        click.echo(f"{role.label} ({role.code})\n    {' '.join((role.__doc__ or '').split())}")
        click.echo(f"    Quyền: {', '.join(sorted(p.label for p in role.may))}\n")
