"""`lachan docs`: pages generated from the code and the statute book, never written by hand.
Same code and book, same bytes; a page that is no longer generated is removed."""

from collections.abc import Iterator
from pathlib import Path

import click

from lachan.procedure.pages import law_pages, matter_schema

from .lists import load_verbs
from .steps import plainly

HEAD = "<!-- Sinh bởi `lachan docs`; sửa ở mã nguồn, không sửa ở đây. -->\n\n"
GENERATED = "<!-- Sinh bởi `lachan docs`"


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=Path("docs"), show_default=True
)
@plainly
def docs(folder: Path) -> None:
    """Sinh lại các trang: việc làm được, vai trò, từng điều của sách luật, cách hiểu còn bỏ ngỏ, lược đồ."""
    pages = all_pages()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    gone = remove_stale(folder / "law", {folder / name for name in pages})
    click.echo(f"{folder}: {len(pages)} trang" + (f", bỏ {gone} trang cũ" if gone else ""))


def all_pages() -> dict[str, str]:
    """Path below `docs` → text."""
    pages = {"verbs.md": _page(_verbs(load_verbs())), "roles.md": _page(_roles())}
    pages |= {f"law/{name}": text for name, text in law_pages().items()}
    pages["schema/matter.schema.json"] = matter_schema()
    return pages


def remove_stale(folder: Path, kept: set[Path]) -> int:
    """Pages of articles that the book no longer holds; what a hand wrote stays."""
    stale = [p for p in folder.rglob("*.md") if p not in kept]
    stale = [p for p in stale if p.read_text("utf-8").startswith(GENERATED)]
    for path in stale:
        path.unlink()
    return len(stale)


def _page(lines: Iterator[str]) -> str:
    return HEAD + "\n".join(lines) + "\n"


def _verbs(verbs: dict) -> Iterator[str]:
    yield "# Việc làm được\n\nMọi cách thay đổi hồ sơ, mỗi cách một quyền, một điều luật, một dòng nhật ký.\n"
    yield "| tên | quyền | điều luật | làm gì |\n|---|---|---|---|"
    for verb in sorted(verbs.values(), key=lambda v: v.name):
        yield f"| `{verb.name}` | {verb.permission.label} | {verb.article} | {verb.sentence} |"


def _roles() -> Iterator[str]:
    from lachan.access.roles import ROLES

    yield "# Vai trò\n"
    for role in ROLES.values():
        yield f"## {role.label}\n\n{' '.join((role.__doc__ or '').split())}\n"
        yield f"Quyền: {', '.join(sorted(p.label for p in role.may))}.\n"
