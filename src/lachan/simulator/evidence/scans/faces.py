"""Which faces a paper has, and what stands on each: sheet by sheet, the back where it is written on."""

from __future__ import annotations

from dataclasses import dataclass

from ..telling import Data, Paper, forms, named, papers, people


@dataclass(frozen=True)
class Face:
    """One page of a scan. `folio` is the number of its sheet; a back bears the same number."""

    paper: Paper
    nth: int  # of the faces of this paper, from 0
    of: int
    folio: str
    back: bool
    struck: str  # the wrong number that stands crossed out beside the right one
    lines: tuple[str, ...]


def faces(volume: str, numbered: bool = True) -> list[Face]:
    wrong = _struck()
    chosen = [one for one in papers() if one.volume == volume and bool(one.folios) == numbered]
    return [face for one in chosen for face in _of(one, wrong)]


def _of(one: Paper, wrong: dict[str, str]) -> list[Face]:
    sides = [
        (n, back) for n in range(one.n) for back in (False, True) if not back or n + 1 in one.back
    ]
    parts = _parts(_told(one), len(sides))
    made = []
    for nth, (n, back) in enumerate(sides):
        folio = one.folios[n] if one.folios else ""
        struck = "" if back else wrong.get(folio, "")
        made.append(Face(one, nth, len(sides), folio, back, struck, parts[nth]))
    return made


def _told(one: Paper) -> list[str]:
    form = _form(one.kind)
    day = "/".join(reversed(one.on.split("-")))
    blanks = {"day": day, "who": _who(one)}
    said = [named(text, "name") for text in one.says]
    if "ask" in form:
        asked = [(form["ask"][nth % len(form["ask"])], text) for nth, text in enumerate(said)]
        said = [x for ask, told in (*asked, *form["more"]) for x in (f"Hỏi: {ask}", f"Đáp: {told}")]
    return [*(text.format(**blanks) for text in form["open"]), *said, *form["close"]]


def _who(one: Paper) -> str:
    speaker = one.evidence[0].get("speaker") if one.evidence else None
    row = people().get(speaker or "", {})
    return f"{row.get('name', '')}{', sinh ngày ' + _day(row['birth']) if 'birth' in row else ''}"


def _day(text: str) -> str:
    return "/".join(reversed(text.split("-")))


def _form(kind: str) -> Data:
    """The longest beginning of the kind that has a form of its own."""
    known = [name for name in forms() if kind.startswith(name)]
    return forms()[max(known, key=len, default="khác")]


def _parts(lines: list[str], of: int) -> list[tuple[str, ...]]:
    """The lines dealt out to the faces in order, each as many as the others or one more."""
    least, more = divmod(len(lines), of)
    parts, at = [], 0
    for nth in range(of):
        size = least + (nth < more)
        parts.append(tuple(lines[at : at + size]))
        at += size
    return parts


def _struck() -> dict[str, str]:
    """Right number → the wrong one crossed out, for the sheets before the report that explains it."""
    told = papers()
    found: dict[str, str] = {}
    for place, one in enumerate(told):
        if one.renumbered:
            before = [folio for earlier in told[:place] for folio in earlier.folios]
            for folio in before[-one.renumbered["sheets"] :]:
                found[folio] = f"{int(folio) + one.renumbered['wrong_by']:02d}"
    return found
