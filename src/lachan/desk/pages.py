"""`lachan docs`: pages generated from the code and the statute book, never written by hand."""

from collections.abc import Iterator
from pathlib import Path

import click

from .lists import load_verbs
from .steps import plainly

HEAD = "<!-- Sinh bởi `lachan docs`; sửa ở mã nguồn, không sửa ở đây. -->\n\n"


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=Path("docs"), show_default=True
)
@plainly
def docs(folder: Path) -> None:
    """Sinh lại các trang: động từ, vai trò, đồng hồ và cách đọc còn bỏ ngỏ."""
    verbs = load_verbs()
    pages = {"verbs.md": _verbs(verbs), "roles.md": _roles(), "law/dong-ho.md": _clocks()}
    for name, lines in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
        click.echo(f"{path}")


def _verbs(verbs: dict) -> Iterator[str]:
    yield "# Động từ\n\nMọi cách thay đổi hồ sơ, mỗi cách một quyền, một điều luật, một dòng nhật ký.\n"
    yield "| động từ | quyền | điều luật | làm gì |\n|---|---|---|---|"
    for verb in sorted(verbs.values(), key=lambda v: v.name):
        yield f"| `{verb.name}` | {verb.permission.label} | {verb.article} | {verb.sentence} |"


def _roles() -> Iterator[str]:
    from lachan.access.roles import ROLES

    yield "# Vai trò\n"
    for role in ROLES.values():
        yield f"## {role.label}\n\n{' '.join((role.__doc__ or '').split())}\n"
        yield f"Quyền: {', '.join(sorted(p.label for p in role.may))}.\n"


def _clocks() -> Iterator[str]:
    from lachan.law.book import book

    yield "# Đồng hồ trong sách luật\n\nVăn bản dùng để mã hóa chưa hợp nhất sửa đổi 2024–2026.\n"
    for ref, clock in sorted(book().clocks.items()):
        yield f"## {ref} — {clock.name}\n"
        for term in clock.terms:
            until = f"đến trước {term.until:%d/%m/%Y}" if term.until else "đến nay"
            words = f"{term.cite} — «{term.reads}»" if term.in_law else "chưa có trong luật"
            yield f"- từ {term.since:%d/%m/%Y} {until}: {words}"
        if clock.unsettled:
            yield f"\n**Còn bỏ ngỏ:** {clock.unsettled}"
        yield ""
