"""`lachan law list`, `show`, `articles`, `unsettled`: what the book holds."""

from __future__ import annotations

import click

from lachan.law.book import book
from lachan.law_cli import told
from lachan.law_cli.speaking import law, say_json
from lachan.procedure.pages.articles import articles as all_articles
from lachan.procedure.pages.index import in_short, marked, touches


@law.command(name="list")
@click.option("--prefix", default="", help="Chỉ các mã bắt đầu bằng chuỗi này, ví dụ D.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_clocks(prefix: str, as_json: bool) -> None:
    """Mọi thời hạn trong sách luật."""
    clocks = [one for one in book().clocks.values() if one.ref.startswith(prefix)]
    if as_json:
        rows = [told.brief(one) for one in clocks]
        say_json({"book_version": book().version, "clocks": rows})
        return
    for clock in clocks:
        click.echo(f"{clock.ref:<5} {in_short(clock):<18} {clock.name} ({clock.terms[-1].cite})")
    click.echo(f"{len(clocks)} thời hạn, phiên bản sách luật {book().version}")


@law.command()
@click.argument("ref")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def show(ref: str, as_json: bool) -> None:
    """Một thời hạn: ai phải làm, tính từ đâu, lời văn, điều chưa thống nhất."""
    clock = book().clock(ref)
    if as_json:
        say_json({**told.whole(clock, book()), "book_version": book().version})
        return
    for line in told.lines(clock, book()):
        click.echo(line)


@law.command(name="articles")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def list_articles(as_json: bool) -> None:
    """Mọi điều đã mã hóa: thời hạn, tội danh, số lời văn trích, nguồn."""
    if as_json:
        rows = [told.article(one) for one in all_articles()]
        say_json({"book_version": book().version, "articles": rows})
        return
    for one in all_articles():
        held = ", ".join(clock.ref for clock in one.clocks)
        name = one.offence.name if one.offence is not None else ""
        inside = "; ".join(part for part in (held, name) if part)
        click.echo(f"{one.label}: {inside} ({one.quotes} lời văn; {marked(one.marks)})")
    click.echo(f"{len(all_articles())} điều, phiên bản sách luật {book().version}")


@law.command()
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def unsettled(as_json: bool) -> None:
    """Mọi cách hiểu luật còn để ngỏ mà hệ thống đang dùng, và thời hạn chịu ảnh hưởng."""
    clocks, readings = book().clocks.values(), book().open_readings.items()
    rows = [(name, text, [c.ref for c in clocks if touches(c, name)]) for name, text in readings]
    if as_json:
        listed = [{"name": name, "text": text, "refs": refs} for name, text, refs in rows]
        say_json({"book_version": book().version, "open_readings": listed})
        return
    for _, text, refs in rows:
        click.echo(f"- {text}\n  Ảnh hưởng: {', '.join(refs) or 'khi đọc hồ sơ'}")
