"""Writing entries: the shape of each is checked, then that the whole file still hangs together; all or none."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from pydantic import ValidationError

from lachan.access import audit, seals
from lachan.access.actor import Actor
from lachan.access.pour import pour
from lachan.procedure.periods import ZONE
from lachan.proof import loading

from . import bundling, codes, from_docket, words
from .bundling import Kept
from .given import Item
from .models import Casefile, Entry, Upload
from .refusals import (
    ChangedMeanwhile,
    Misshapen,
    NoSuchItem,
    NotACode,
    NotAPart,
    NothingToWrite,
)

# With bits of the casefile: two who write into one file follow each other. With the upload: two who send one (policies.sql).
ROOM_LOCK, UPLOAD_LOCK = 87, 88
# A code is in clear and stands in every view: letters without marks, and a digit or no vowel, so that it names nobody.
CODE = re.compile(r"(?=[^aeiouyAEIOUY]*\Z|.*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
PREFIX = {
    "documents": "D", "evidence": "E", "persons": "P", "decisions": "Q", "hypotheses": "H", "charges": "C",
    "propositions": "M", "links": "L", "assertions": "G", "events": "S", "transactions": "T",
    "circumstances": "K", "identifiers": "I", "questions": "Y", "displays": "B", "notes": "N",
    "passages": "V", codes.SCANS: "F",
}  # fmt: skip


def write(
    casefile: Casefile, given: Sequence[Item], *, seen: int | None, by: Actor, at: datetime
) -> list[Entry]:
    """Append these items; `seen` is the version the writer's page showed."""
    if not given:
        raise NothingToWrite
    alone(casefile)
    key = seals.open_key(casefile.key)
    kept = bundling.kept(casefile, key)
    items = _named(given, kept, by, at)
    _unchanged(kept, items, seen)
    bundling.whole(casefile, _after(kept, items), at)
    first = bundling.turn_of(kept) + 1
    rows = [_row(casefile, key, one, first + n, by, at) for n, one in enumerate(items)]
    pour(rows)
    counted = Counter(one.part for one in items)
    audit.about(casefile.matter_id, version=rows[-1].turn, **dict(sorted(counted.items())))
    return rows


def alone(casefile: Casefile) -> None:
    """Until the running verb ends nobody else writes into this file; what is read from here on is the latest."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, %s)", [ROOM_LOCK, casefile.id.int & 0x7FFFFFFF]
        )


def alone_with(upload: Upload) -> None:
    """Until the running verb ends no piece of this upload comes or goes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [UPLOAD_LOCK, str(upload.id)]
        )


def _named(
    given: Sequence[Item], kept: Mapping[tuple[str, str], Kept], by: Actor, at: datetime
) -> list[Item]:
    taken = Counter(part for part, _ in kept)
    known = {item for _, item in kept} | {one.item for one in given}
    done = []
    for one in given:
        _must_fit(one)
        name = one.item or _fresh(one.part, taken, known)
        known.add(name)
        done.append(Item(one.part, name, _signed(one, by, at), one.gone))
    return done


def _must_fit(one: Item) -> None:
    if one.part not in codes.PARTS:
        raise NotAPart(field="part")
    words.must_be_plain({} if one.body is None else one.body)
    whole = one.part == codes.WHOLE
    if whole and one.item != codes.WHOLE or not whole and one.item and not CODE.fullmatch(one.item):
        raise NotACode(field="item")


def _fresh(part: str, taken: Counter[str], known: set[str]) -> str:
    """The next code of its kind that nothing in the file has: D12, M7."""
    while True:
        taken[part] += 1
        name = f"{PREFIX.get(part, 'X')}{taken[part]}"
        if name not in known:
            return name


def _signed(one: Item, by: Actor, at: datetime) -> dict[str, Any]:
    """Links and answers say who wrote them and when: the account that did, whatever was typed."""
    body = {name: said for name, said in (one.body or {}).items() if name != "id"}
    who, when = f"{by.role_label}, {by.agency_name}", at.astimezone(ZONE)
    if one.part == "links" and not one.gone:
        return {**body, "author": who[:300], "at": f"{when:%Y-%m-%dT%H:%M}"}
    if one.part == "notes" and not one.gone:
        return {**body, "by": who[:300], "on": f"{when:%Y-%m-%d}"}
    return _shaped(one.part, one.item, body) if not one.gone else body


def _shaped(part: str, item: str, body: dict[str, Any]) -> dict[str, Any]:
    """What stands in the bundle's own shape, sentences for what does not."""
    shape = codes.SHAPES.get(part)
    if shape is None:
        return _of_our_own(part, body)
    try:
        read = shape.model_validate(
            {**body, **({} if part in codes.UNNAMED else {"id": item or "x"})}
        )
    except ValidationError as fault:
        # Its own text holds what was typed, and would follow the refusal into a log.
        raise Misshapen(loading.sentence(fault, codes.LABELS[part]), field="body") from None
    told: dict[str, Any] = read.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"id"}
    )
    return told


# Parts that the bundle has no shape for: which fields they have.
FIELDS = {
    codes.WHOLE: frozenset(from_docket.OF_THE_FILE),
    codes.ALTERNATIVES: frozenset({"reason"}),
}


def _of_our_own(part: str, body: dict[str, Any]) -> dict[str, Any]:
    for field in sorted(body.keys() - FIELDS.get(part, body.keys())):
        raise Misshapen(f"{codes.LABELS[part]}: lược đồ không có mục «{field[:40]}». Bỏ mục đó hoặc sửa tên, rồi lưu lại.",
                        field="body")  # fmt: skip
    return body


def _unchanged(
    kept: Mapping[tuple[str, str], Kept], items: Sequence[Item], seen: int | None
) -> None:
    for one in items:
        before = kept.get((one.part, one.item))
        if before is None and one.gone:
            raise NoSuchItem(field="item")
        if seen is not None and before is not None and before.turn > seen:
            raise ChangedMeanwhile(field="item")


def _after(
    kept: Mapping[tuple[str, str], Kept], items: Sequence[Item]
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """What would stand: part and code → what it says."""
    standing: dict[tuple[str, str], Mapping[str, Any]] = {
        name: one.body for name, one in kept.items() if not one.gone
    }
    for one in items:
        if one.gone:
            standing.pop((one.part, one.item), None)
        else:
            standing[one.part, one.item] = one.body or {}
    return standing


def _row(
    casefile: Casefile, key: seals.OpenKey, one: Item, turn: int, by: Actor, at: datetime
) -> Entry:
    row = Entry(
        casefile=casefile, matter_id=casefile.matter_id, turn=turn, part=one.part, item=one.item,
        gone=one.gone, agency_id=by.agency_id, account_id=by.account_id, role=by.role,
        recorded_at=at, line_id=audit.current.get().id,
    )  # fmt: skip
    row.sealed = words.sealed(key, row, one.body or {})
    return row
