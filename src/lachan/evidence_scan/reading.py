"""Folio numbers proposed from the stamp upper right on each page (TTLT 04/2018 Điều 35). A proposal; a person confirms it.

A page of the scan is not a sheet of the file: a back bears the number of its sheet, 15a stands between 15 and 16,
and a number that was crossed out stands beside the right one. What was read is kept apart from what is proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .pages import pages_of, pictures
from .stamp import Written, written_in
from .tesseract import Word, rows

BACK = re.compile(r"^(mặt|mat|mãt|mät|sau)\b")
NUMBER = re.compile(r"^(\d{1,5})([a-zđ]?)$")
SURE = 70.0
DIGITS = "0123456789abcdđ"


class Sure(StrEnum):
    """How a proposal is told to the person who confirms it."""

    CLEAR = "đọc rõ"
    BY_ORDER = "theo thứ tự"  # read badly or twice; the number that the run asks for is among what was read
    LOOK = "cần xem"
    UNREAD = "chưa đọc được"
    BY_HAND = "đánh tay"


@dataclass(frozen=True, slots=True)
class Proposed:
    """Of one page: which folio, whether it is a back, how sure, and what was read there, whatever is proposed."""

    page: int
    folio: str
    back: bool
    sure: Sure
    read: str = ""


def propose_folios(pdf: bytes) -> list[Proposed]:
    """Every page in turn; raises `NoReader` where Tesseract is not installed."""
    return in_order(_read(pdf))


def by_hand(
    pdf: bytes, first: int, backs: Sequence[int] = (), from_page: int = 1
) -> list[Proposed]:
    """Without a reader: a run from the number of the first page on; pages that are backs bear the number before."""
    run, at = [], first - 1
    for page in range(from_page, pages_of(pdf) + 1):
        back = page in backs and page > from_page
        at += 0 if back else 1
        run.append(Proposed(page, f"{at:02d}", back, Sure.BY_HAND))
    return run


def in_order(read: list[Proposed]) -> list[Proposed]:
    """Each beside its neighbours: a clear number that breaks the run is to be looked at; an unclear one that fits it is
    said to fit. Where nothing was read between two clear numbers that leave room for one only, that one is proposed."""
    made: list[Proposed] = []
    for place, one in enumerate(read):
        before = made[-1].folio if made else ""
        after = next((p for p in read[place + 1 : place + 2] if p.sure == Sure.CLEAR), None)
        made.append(_beside(one, before, after))
    return made


def _beside(one: Proposed, before: str, after: Proposed | None) -> Proposed:
    wanted = {before} if one.back else {_next(before), _put_in(before)}
    fits = not before or one.folio in wanted
    leads_on = after is not None and after.folio in _following(one)
    if one.folio and fits:
        return (
            one
            if one.sure == Sure.CLEAR
            else replace(one, sure=Sure.BY_ORDER if before else Sure.LOOK)
        )
    if before and (one.back or _leads(_next(before), after)):
        return replace(one, folio=before if one.back else _next(before), sure=Sure.BY_ORDER)
    return (
        one
        if not one.folio or (leads_on and one.sure == Sure.CLEAR)
        else replace(one, sure=Sure.LOOK)
    )


def _leads(folio: str, after: Proposed | None) -> bool:
    return after is not None and after.folio in (
        {folio} if after.back else {_next(folio), _put_in(folio)}
    )


def _following(one: Proposed) -> set[str]:
    return {one.folio, _next(one.folio), _put_in(one.folio)}


def _next(folio: str) -> str:
    found = NUMBER.match(folio)
    return f"{int(found[1]) + 1:02d}" if found else ""


def _put_in(folio: str) -> str:
    found = NUMBER.match(folio)
    return "" if not found else folio[:-1] + chr(ord(found[2]) + 1) if found[2] else f"{folio}a"


def _read(pdf: bytes) -> list[Proposed]:
    """Page by page what stands in the stamp; the reader is asked for many pages at once, since it is slow to begin."""
    found = [(number, written_in(picture)) for number, picture in pictures(pdf)]
    held = [(number, ink) for number, ink in found if ink is not None]
    numbers = dict(
        zip((n for n, _ in held), rows([ink.number for _, ink in held], DIGITS), strict=True)
    )
    noted = [(number, ink.behind) for number, ink in held if ink.behind is not None]
    backs = dict(zip((n for n, _ in noted), rows([picture for _, picture in noted]), strict=True))
    return [
        _told(number, ink, numbers.get(number, []), backs.get(number, [])) for number, ink in found
    ]


def _told(page: int, ink: Written | None, number: list[Word], behind: list[Word]) -> Proposed:
    back = any(BACK.match(one.text.casefold()) for one in behind)
    text = "".join(one.text for one in number).casefold()
    if ink is None or NUMBER.match(text) is None:
        return Proposed(page, "", back, Sure.UNREAD)
    clear = not ink.before and min(one.sure for one in number) >= SURE
    return Proposed(page, _two_digits(text), back, Sure.CLEAR if clear else Sure.LOOK, text)


def _two_digits(text: str) -> str:
    found = NUMBER.match(text)
    return f"{int(found[1]):02d}{found[2]}" if found else ""
