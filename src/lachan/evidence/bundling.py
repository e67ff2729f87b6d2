"""Rows of a casefile → the bundle that `lachan.proof` reads. Made anew when asked, never stored beside the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import starmap
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from lachan.access import seals
from lachan.docket.models import Matter
from lachan.law.refusals import LawRefusal
from lachan.procedure.periods import ZONE
from lachan.proof import loading
from lachan.proof.bundle import Bundle, Person
from lachan.proof.bundle.file import VERSION

from . import codes, from_docket, words
from .models import Casefile, Entry
from .refusals import Misshapen, PersonCodeTaken

THEN = "Sửa chỗ được nêu rồi lưu lại; nội dung vừa nhập vẫn còn."
LONGEST = 300  # letters of a name in a bundle
Standing = Mapping[tuple[str, str], Mapping[str, Any]]


@dataclass(frozen=True)
class Kept:
    """The latest entry of an item, opened: what it says, who wrote it, which version of the file it made.

    `lost`: so many later rows of it do not open, put there past the verbs; what stood before them stands."""

    body: Mapping[str, Any]
    gone: bool
    turn: int
    agency_id: int
    account_id: int
    role: str
    at: datetime
    lost: int = 0


def kept(
    casefile: Casefile, key: seals.OpenKey, until: int | None = None, **only: str
) -> dict[tuple[str, str], Kept]:
    """Every item as it stood at a version (unsaid: now), those taken out too; `only` a part, an item of it."""
    rows = Entry.objects.filter(casefile=casefile, **only)
    if until is not None:
        rows = rows.filter(turn__lte=until)
    latest = _plain(rows.order_by("part", "item", "-turn").distinct("part", "item"))
    found = {(row.part, row.item): _opened(row, key) or _before(rows, row, key) for row in latest}
    if latest and not only and all(one.lost for one in found.values()):
        raise seals.KeyMissing
    return found


class Row(NamedTuple):
    """An entry as it lies there: two thousand are read at once, without a model around each in half the time."""

    casefile_id: UUID
    part: str
    item: str
    turn: int
    sealed: bytes
    gone: bool
    agency_id: int
    account_id: int
    role: str
    recorded_at: datetime


def _plain(rows: QuerySet[Entry]) -> list[Row]:
    return list(starmap(Row, rows.values_list(*Row._fields)))


def turn_of(kept: Mapping[tuple[str, str], Kept]) -> int:
    """The version of the file that these are."""
    return max((one.turn for one in kept.values()), default=0)


def _opened(row: Row, key: seals.OpenKey) -> Kept | None:
    try:
        body = words.opened(key, row)
    except words.Displaced:
        return None
    return Kept(body, row.gone, row.turn, row.agency_id, row.account_id, row.role, row.recorded_at)


def _before(rows: QuerySet[Entry], lost: Row, key: seals.OpenKey) -> Kept:
    """What the item was before rows that do not open; taken out, where there was nothing."""
    older = rows.filter(part=lost.part, item=lost.item, turn__lt=lost.turn)
    earlier = _plain(older.order_by("-turn"))
    for n, row in enumerate(earlier, 1):
        stood = _opened(row, key)
        if stood is not None:
            return replace(stood, turn=lost.turn, lost=n)
    return Kept({}, True, lost.turn, lost.agency_id, lost.account_id, lost.role, lost.recorded_at,
                len(earlier) + 1)  # fmt: skip


def whole(casefile: Casefile, standing: Standing, at: datetime) -> Bundle:
    """The bundle of these items, or a sentence that says which one does not fit the others."""
    told = _told(casefile, standing, at)
    _called_once(told["persons"])
    try:
        return loading.made(told, "Hồ sơ", THEN)
    except LawRefusal as wrong:
        # The library's own fault holds what was typed, and would follow the refusal into a log.
        raise Misshapen(wrong.message) from None


def _called_once(persons: list[dict[str, Any]]) -> None:
    """Two people of one code would be one in every sentence and picture."""
    called = [one.get("code") for one in persons]
    if len(called) != len(set(called)):
        raise PersonCodeTaken(field="code")


def _told(casefile: Casefile, standing: Standing, at: datetime) -> dict[str, Any]:
    """Parts in the order of their codes; what the docket knows stands under what was written in the room."""
    matter = casefile.matter
    parts: dict[str, list[dict[str, Any]]] = {part: [] for part in codes.SHAPES}
    for (part, item), body in sorted(standing.items(), key=_by_code):
        if part in parts:
            parts[part].append(dict(body) if part in codes.UNNAMED else {"id": item, **body})
    _add_known(parts, matter)
    return {
        **_of_the_file(standing), **parts,
        "schema": VERSION, "code": matter.code, "stage": from_docket.stage_of(matter),
        "as_of": f"{at.astimezone(ZONE):%Y-%m-%d}", "synthetic": matter.synthetic,
        "alternatives": {item: str(body.get("reason", "")) for (part, item), body in standing.items()
                         if part == codes.ALTERNATIVES},
    }  # fmt: skip


def named(bundle: Bundle, matter: Matter) -> Bundle:
    """With what the docket's sealed identities call its people, so that whatever shows or exports the file can put the
    code in place of it. Not for showing, never written into the room: its key is each person's own."""
    known = from_docket.names_of(matter)
    return bundle.model_copy(
        update={"persons": tuple(_called(one, known) for one in bundle.persons)}
    )


def _called(one: Person, known: Mapping[str, tuple[str, ...]]) -> Person:
    said = [x[:LONGEST] for x in known.get(one.code) or known.get(one.id) or () if x]
    if not said:
        return one
    name = one.name or said[0]
    others = [x for x in said if x != name and x not in one.aliases]
    return one.model_copy(update={"name": name, "aliases": (*one.aliases, *others)})


def _of_the_file(standing: Standing) -> dict[str, Any]:
    said = standing.get((codes.WHOLE, codes.WHOLE), {})
    return {name: said[name] for name in from_docket.OF_THE_FILE if name in said}


def _add_known(parts: dict[str, list[dict[str, Any]]], matter: Any) -> None:
    """People and decisions of the docket that the room has not said otherwise of."""
    said = {one["id"] for many in parts.values() for one in many if "id" in one}
    persons = from_docket.persons_of(matter)
    parts["persons"] += [one for one in persons if one["id"] not in said]
    here = {one["id"] for one in parts["persons"]}
    for one in from_docket.decisions_of(matter):
        if one["id"] not in said:
            parts["decisions"].append({**one, "about": [x for x in one["about"] if x in here]})


def _by_code(one: tuple[tuple[str, str], Any]) -> tuple[str, str, int, str]:
    """D2 before D10."""
    part, item = one[0]
    letters = item.rstrip("0123456789")
    digits = item[len(letters) :]
    return part, letters, int(digits) if digits else 0, item
