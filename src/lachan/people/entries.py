"""Entering and opening an identity. Later packages call these inside their own verbs."""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, QuerySet, Value

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.models import RecordKey
from lachan.access.pour import pour
from lachan.reference.sorting import fold

from .models import Fingerprint, Identity, LaterWord, Person

# No vowels and no look-alikes: a code name must never spell anything.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
# Seven letters met by chance among the people of 57,000 matters.
CODE_LETTERS = 9
# «tên gọi khác: Hoa, Bé Ba»: after these words in `other`.
NICKNAMED = re.compile(
    r"(?:tên (?:gọi )?khác|tên thường gọi|tên thật|biệt danh|bí danh|thường gọi|còn gọi là|tức|alias|nickname)\s*(?:là\b)?\s*[:=]?\s*([^;.\n()]{2,80})",
    re.IGNORECASE,
)
# Of a common name no more are shown; the question is then asked by a paper or a telephone.
SHOWN = 50
IDENTITY_FIELDS = ("full_name", "paper", "telephone", "address", "other")


@dataclass(frozen=True)
class Entry:
    """What intake says of one person; `identity` holds IDENTITY_FIELDS, possibly none."""

    sex: str = "unknown"
    birth_year: int | None = None
    minor: bool | None = None
    identity: Mapping[str, str] | None = None


def enter(entries: list[Entry], by: Actor) -> list[Person]:
    """Store persons with their identities sealed, one key each; four inserts however many they are."""
    persons = [
        Person(id=uuid7(), code=_code(), sex=e.sex, birth_year=e.birth_year, minor=e.minor,
               recorded_by_id=by.agency_id)
        for e in entries
    ]  # fmt: skip
    sealed = [_seal(p, e.identity) for p, e in zip(persons, entries, strict=True) if e.identity]
    pour(persons)
    pour([key for key, _, _ in sealed])
    pour([identity for _, identity, _ in sealed])
    pour([f for _, _, prints in sealed for f in prints])
    return persons


def _seal(
    person: Person, given: Mapping[str, str]
) -> tuple[RecordKey, Identity, list[Fingerprint]]:
    kept = {name: given[name].strip() for name in IDENTITY_FIELDS if given.get(name, "").strip()}
    row, key = seals.make_key(person.id)
    prints = [
        Fingerprint(person=person, kind=kind, digest=seals.fingerprint(kind, value))
        for kind, value in fingerprint_sources(kept, person.birth_year)
    ]
    return row, Identity(person=person, key=row, sealed=key.seal(kept)), prints


def fingerprint_sources(given: Mapping[str, str], birth_year: int | None) -> list[tuple[str, str]]:
    """What may be looked up: a paper, a telephone, a full name with the year of birth, all exactly;
    and the full name alone without diacritics, since names are misheard and typed on cheap keyboards."""
    sources = [(kind, given[kind]) for kind in ("paper", "telephone") if given.get(kind)]
    if given.get("full_name") and birth_year:
        sources.append(("name_year", f"{given['full_name'].strip()}|{birth_year}"))
    if given.get("full_name"):
        sources.append(("name", fold(given["full_name"])))
    return sources


def _code() -> str:
    return "N-" + "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))


def put_right(
    person: Person, key: RecordKey, given: Mapping[str, str], by: Actor, at: datetime, line: UUID
) -> LaterWord:
    """Store what was learnt later, sealed under the key of the file that learnt it; the first word stays as it was."""
    said = {name: text.strip() for name, text in given.items() if name in IDENTITY_FIELDS}
    sources = fingerprint_sources({n: t for n, t in said.items() if t}, person.birth_year)
    row = LaterWord(person=person, key=key, sealed=seals.open_key(key).seal(said), agency_id=by.agency_id,
                    digests=[seals.fingerprint(*one) for one in sources], recorded_at=at, line_id=line)  # fmt: skip
    row.save(force_insert=True)
    return row


def open_identity_of(person_id: UUID) -> dict[str, str]:
    """The identity in clear, with what was put right since in files that the viewer sees; the calling verb has checked who,
    why, and writes the audit line."""
    identity = Identity.objects.select_related("key").filter(person_id=person_id).first()
    said = _open(identity) if identity is not None else {}
    for later in _later([person_id]):
        said |= _open(later)
    return {name: text for name, text in said.items() if text}


def _later(persons: Collection[UUID] | QuerySet[Any]) -> QuerySet[LaterWord]:
    found = LaterWord.objects.filter(person_id__in=persons).select_related("key", "person")
    return found.order_by("recorded_at", "id")


def _open(sealed: Identity | LaterWord) -> dict[str, str]:
    return dict(seals.open_key(sealed.key).open(sealed.sealed))  # type: ignore[call-overload]  # JSON object by construction


def names_of(persons: Collection[UUID] | QuerySet[Any]) -> dict[str, tuple[str, ...]]:
    """What people are called, the full name first, by their code names: for putting codes in place of names, never to be
    shown. A destroyed key leaves nobody to be called so. What a person was called before stays among the names."""
    first = Identity.objects.annotate(at=Value(None, DateTimeField()))
    both = [rows.filter(person_id__in=persons, key__wrapped__isnull=False).values_list(*NAMED)
            for rows in (first, LaterWord.objects.annotate(at=F("recorded_at")))]  # fmt: skip
    called: dict[str, tuple[str, ...]] = {}
    newest = sorted(both[0].union(both[1], all=True), key=lambda row: row[-1].timestamp() if row[-1] else 0, reverse=True)  # fmt: skip
    for code, key, wrapped, master, sealed, _ in newest:
        opened = seals.open_key(RecordKey(id=key, wrapped=wrapped, master=master)).open(sealed)
        names = (*called.get(code, ()), *_called(dict(opened)))  # type: ignore[call-overload]  # JSON object by construction
        called[code] = tuple(dict.fromkeys(name for name in names if name)) or ("",)
    return called


# Of both tables in one statement: whose, under which key, the words, and when (of the first, nothing).
NAMED = ("person__code", "key__id", "key__wrapped", "key__master", "sealed", "at")


def _called(said: Mapping[str, str]) -> tuple[str, ...]:
    nicknames = NICKNAMED.findall(said.get("other", ""))
    return (
        said.get("full_name", ""),
        *(one.strip() for many in nicknames for one in many.split(",")),
    )


def said_alike(person_id: UUID, given: Mapping[str, str], birth_year: int | None) -> bool:
    """Whether this says who the person is in the very words said before: told by the fingerprints, without opening anything."""
    there = Fingerprint.objects.filter(person_id=person_id).values_list("digest", flat=True)
    said = {seals.fingerprint(*source) for source in fingerprint_sources(given, birth_year)}
    return {bytes(digest) for digest in there} == said


def exactly(kind: str, value: str) -> list[UUID]:
    """Persons whose fingerprint matches exactly, among those the viewer's row lock lets through, the newest first.

    All of them: whoever asks joins them to its own rows, and only then shows no more than SHOWN."""
    digest = seals.fingerprint(kind, value)
    first = Fingerprint.objects.filter(digest=digest).order_by("-id")
    later = LaterWord.objects.filter(digests__contains=[digest]).order_by("-id")
    met = (row for many in (later, first) for row in many.values_list("person_id", flat=True))
    return list(dict.fromkeys(met))


def exactly_each(sources: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[UUID]]:
    """The same for a whole list in one question; what matches nobody is left out."""
    wanted: dict[bytes, list[tuple[str, str]]] = {}
    for kind, value in sources:  # two spellings may come to one fingerprint
        wanted.setdefault(seals.fingerprint(kind, value), []).append((kind, value))
    found: dict[tuple[str, str], list[UUID]] = {}
    rows = Fingerprint.objects.filter(digest__in=list(wanted)).order_by("id")
    met = [*rows.values_list("digest", "person_id"), *_said_later(wanted)]
    for digest, person in dict.fromkeys((bytes(digest), person) for digest, person in met):
        for source in wanted[digest]:
            found.setdefault(source, []).append(person)
    return found


def _said_later(wanted: Collection[bytes]) -> list[tuple[bytes, UUID]]:
    rows = LaterWord.objects.filter(digests__overlap=list(wanted)).order_by("id")
    return [(bytes(digest), person) for digests, person in rows.values_list("digests", "person_id")
            for digest in digests if bytes(digest) in wanted]  # fmt: skip
