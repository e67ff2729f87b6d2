"""`lachan law offences`: the encoded articles of the Criminal Code, their brackets, points and signs."""

from __future__ import annotations

from collections.abc import Iterator

import click

from lachan.law.book import book
from lachan.law.offence import Combination, Offence, OffenceText, Paragraph, Point, Sign
from lachan.law.offences import Discriminator, all_discriminators, guidance_at
from lachan.law.offences import offence as offence_of
from lachan.law.offences import offences as all_offences
from lachan.law_cli.speaking import law, say_json
from lachan.procedure.pages.offence_part import offence_lines

Table = dict[str, object]


@law.command(name="offences")
@click.argument("article", required=False)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def show_offences(article: str | None, as_json: bool) -> None:
    """Tội danh đã mã hóa: khung, loại, điểm, dấu hiệu, câu hỏi phân biệt."""
    found = list(all_offences().values()) if article is None else [offence_of(article)]
    if as_json:
        say_json({"book_version": book().version, "offences": [as_table(one) for one in found]})
        return
    for line in _rows(found) if article is None else offence_lines(found[0]):
        click.echo(line)


def _rows(found: list[Offence]) -> Iterator[str]:
    for one in found:
        classes = [p.severity for p in one.text.paragraphs.values() if p.severity]
        yield f"Điều {one.article} {one.name}: {', '.join(classes)}"
    yield f"{len(found)} tội danh, phiên bản sách luật {book().version}"


def as_table(one: Offence) -> Table:
    """One offence with every wording of it and the questions that separate it from others."""
    near = [d for d in all_discriminators() if one.article in d.one | d.other]
    return {
        "article": one.article,
        "name": one.name,
        "note": one.note,
        "file": one.file,
        "texts": [_text(one, text) for text in one.texts],
        "discriminators": [_discriminator(d) for d in near],
    }


def _text(one: Offence, text: OffenceText) -> Table:
    return {
        "from": text.since.isoformat(),
        "to": None if text.until is None else text.until.isoformat(),
        "mark": text.mark,
        "inferred_from": None if text.inferred_from is None else text.inferred_from.isoformat(),
        "amended_by": list(text.amended_by),
        "repealed": list(text.repealed),
        "legal_person": text.legal_person,
        "victim_age": None if text.victim is None else text.victim.words,
        "offender_age": None if text.offender is None else text.offender.words,
        "paragraphs": [_paragraph(one, p) for p in text.paragraphs.values()],
        "means": _signs(text.means),
        "elements": [_combination(c) for c in text.makes],
    }


def _paragraph(one: Offence, p: Paragraph) -> Table:
    return {
        "number": p.number,
        "cite": one.cite(p),
        "class": p.severity,
        "frame": None if p.frame is None else list(p.frame.words),
        "additional": None if p.additional is None else list(p.additional.words),
        "reads": p.reads,
        "points": [_point(one, p, point) for point in p.points],
    }


def _point(one: Offence, p: Paragraph, point: Point) -> Table:
    guided = guidance_at(one.article, p.number, point.letter)
    return {
        "letter": point.letter,
        "code": point.code,
        "name": point.name,
        "reads": point.reads,
        "bounds": [{"of": b.of, "from": b.low, "to": b.high} for b in point.bounds],
        "guidance": [{"code": g.code, "source": g.source, "reads": g.reads} for g in guided],
    }


def _signs(signs: tuple[Sign, ...]) -> list[Table]:
    return [{"code": sign.code, "name": sign.name} for sign in signs]


def _combination(one: Combination) -> Table:
    return {
        "point": one.point,
        "acts": _signs(one.acts),
        "purposes": _signs(one.purposes),
        "needs": _signs(one.needs),
        "one_of": _signs(one.one_of),
        "unless": _signs(one.unless),
        "reads": one.reads,
        "source": one.source,
    }


def _discriminator(one: Discriminator) -> Table:
    return {
        "ref": one.ref,
        "one": sorted(one.one, key=int),
        "other": sorted(one.other, key=int) or "any",
        "question": one.question,
        "separates": one.separates,
        "reads": one.reads,
        "source": one.source,
        "mark": one.mark,
    }
