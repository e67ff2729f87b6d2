"""Filling a form's skeleton: its own text, what a person has written instead, and the figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

from ..layout import long_day_of
from ..paper import NOT_XML
from . import wording
from .content import Annex, FigureSaid, Given, GroundTable, Part, ReportContent, Signer
from .wording import NUMERALS, words

SHORT = "short"
DAILY = "K11"  # whose list is told day by day
# Longer tables of places than this are not for a form with short annexes.
MOST_ROWS = 24
Titled = tuple[str, tuple[Part, ...]]


@lru_cache(maxsize=8)
def form(folder: Path) -> Any:
    """The skeleton of one form, from its own folder."""
    return load_yaml(folder / "form.yaml")


def fill(code: str, written: Any, given: Given) -> ReportContent:
    given = _own(written, _cleaned(given))
    said = _said(given)
    return ReportContent(
        form=code, superior=given.superior, issuer=given.issuer, number=_number(written, given),
        place=given.place, on=given.on, title=written["title"], subject=_one(written["subject"], said),
        addressees=tuple(written["addressees"]), opening=_opening(written, given, said),
        parts=_parts(written, given, said), closing=_one(written["closing"], said),
        annexes=_annexes(written, given), grounds=given.grounds, days=given.days, signer=Signer(written["signer"]["ability"], written["signer"]["capacity"], given.signer),
        recipients=_recipients(given), figures=given.figures, before=given.before, period=given.period,
        as_of=given.as_of, made_at=given.made_at, draft=given.number is None, synthetic=given.synthetic,
    )  # fmt: skip


def _cleaned(given: Given) -> Given:
    """What people typed without what no file can carry: one text for DOCX, PDF and XLSX."""
    texts = {slot: NOT_XML.sub(" ", text) for slot, text in given.texts.items()}
    return replace(given, texts=texts, name=NOT_XML.sub(" ", given.name), signer=NOT_XML.sub(" ", given.signer))  # fmt: skip


def _own(written: Any, given: Given) -> Given:
    """Without the figures that are another report's."""
    out = written.get("leaves_out", ())
    now, before = (
        tuple(one for one in some if one.code not in out) for some in (given.figures, given.before)
    )
    days = None if DAILY in out else given.days
    return replace(given, figures=now, before=before, days=days)


def _said(given: Given) -> dict[str, object]:
    return {"province": given.province, "issuer": given.issuer, "period": given.period, "year": given.year,
            "next_year": given.year + 1, "name": given.name, "programme": _programme(given.year)}  # fmt: skip


def _programme(year: int) -> str:
    """Under which programme of the Government; by its kind alone where none is known for that year."""
    known = (one["words"] for one in words()["programmes"] if one["from"] <= year <= one["to"])
    return str(next(known, words()["programme"]))


def _one(text: str, said: Mapping[str, object]) -> str:
    return " ".join(text.split()).format_map(said)


def _number(written: Any, given: Given) -> str:
    if given.number is None:
        return str(words()["unnumbered"]).format(symbol=written["symbol"])
    # Below 10 a zero goes before (NĐ 30/2020, Phụ lục I, số của văn bản).
    return str(words()["number"]).format(number=f"{given.number:02d}", symbol=written["symbol"])


def _opening(written: Any, given: Given, said: Mapping[str, object]) -> tuple[str, ...]:
    first = _one(written["opening"], said)
    if not given.cut_off:
        return (first,)
    return (first, str(words()["cut_off"]).format(cut_off=given.cut_off))


def _parts(written: Any, given: Given, said: Mapping[str, object]) -> tuple[Part, ...]:
    found: list[Part] = []
    for place, section in enumerate(written["sections"]):
        found.append(_part(f"{NUMERALS[place]}. {section['title']}", 1, section, given, said))
        for within, part in enumerate(section.get("parts", ()), 1):
            found.append(_part(f"{within}. {part['title']}", 2, part, given, said))
    return tuple(found)


def _part(
    title: str, level: int, section: Any, given: Given, said: Mapping[str, object]
) -> Part:  # fmt: skip
    slot = section.get("slot", "")
    text = given.texts.get(slot) or "\n".join(_one(line, said) for line in section.get("text", ()))
    made = Part(_one(title, said), level, slot, text)
    if section.get("figures") == "sentences":
        return replace(made, said=wording.sentences(of_plan(given.figures)))
    if section.get("figures") == "table":
        return replace(made, table=wording.table(of_plan(given.figures)))
    if section.get("figures") == "compared":
        beside = wording.compared(of_plan(given.figures), given.before, given.before_period)
        return replace(made, said=beside.said, table=beside.table)
    return made


def of_plan(figures: Sequence[FigureSaid]) -> tuple[FigureSaid, ...]:
    """The targets that the plan itself sets: said in the text; the others stand in an annex."""
    return tuple(one for one in figures if one.code.startswith(words()["of_plan"]))


def _annexes(written: Any, given: Given) -> tuple[Annex, ...]:
    """The definitions: what a reader needs to believe the figures, and to find them again; the other figures; places.

    A form with `annexes: short` leaves its long lists to the workbook and says so in its text."""
    short = written.get("annexes") == SHORT
    found = [
        *([] if short else _definitions(given)),
        *([] if short else _others(given)),
        *_grounds(given, MOST_ROWS if short else None),
    ]
    label = str(words()["annex"])
    return tuple(Annex(label.format(numeral=NUMERALS[place]), title, parts) for place, (title, parts) in enumerate(found))  # fmt: skip


def _definitions(given: Given) -> Iterator[Titled]:
    if plan := of_plan(given.figures):
        lead = Part("", said=(words()["definitions"]["lead"],))
        yield words()["definitions"]["title"], (lead, *map(wording.definition, plan))


def _others(given: Given) -> Iterator[Titled]:
    plan = of_plan(given.figures)
    if others := tuple(one for one in given.figures if one not in plan):
        yield words()["others"]["title"], (Part("", said=(words()["others"]["lead"],), table=wording.table(others)),)  # fmt: skip


def _grounds(given: Given, most: int | None) -> Iterator[Titled]:
    """Each reading by its largest units; smaller ones, and what is too long for this form, in the workbook."""
    said = words()["grounds"]
    largest: dict[str, GroundTable] = {}
    for one in given.grounds:
        largest.setdefault(one.reading, one)
    if not largest:
        return
    lead = [said["lead"], *([said["twice"]] if len(largest) > 1 else [])]
    lead += [said["more"]] if len(given.grounds) > len(largest) else []
    parts = [part for one in largest.values() for part in _ground(one, most)]
    yield said["title"], (Part("", said=tuple(lead)), *parts)


def _ground(one: GroundTable, most: int | None) -> list[Part]:
    if most is None or len(one.rows) <= most:
        return wording.by_ground(one)
    told = str(words()["grounds"]["elsewhere"]).format(title=one.title, rows=len(one.rows))
    return [Part("", said=(told,))]


def _recipients(given: Given) -> tuple[str, ...]:
    return (words()["as_above"], *given.local, words()["file_copy"])


def annex_source(content: ReportContent) -> str:
    """«(Kèm theo Báo cáo số … ngày … của …)» (NĐ 30/2020, Phụ lục I, phụ lục)."""
    symbol = content.number.rsplit("/", 1)[-1]
    if content.on is None:
        return str(words()["annex_source_draft"]).format(symbol=symbol, issuer=content.issuer)
    number = content.number.removeprefix("Số: ")
    day = long_day_of(content.on).removeprefix("ngày ")
    return str(words()["annex_source"]).format(number=number, day=day, issuer=content.issuer)


def place_day(content: ReportContent) -> str:
    if content.on is None:
        return str(words()["undated"]).format(place=content.place)
    return str(words()["dated"]).format(place=content.place, day=long_day_of(content.on))
