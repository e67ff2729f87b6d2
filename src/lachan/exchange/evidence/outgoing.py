"""A bundle made ready to leave: people by code, names nowhere, and nobody who was only described and not decided about.

Every writer begins here, whoever calls it; a bundle already redacted for its reader passes through the same gate."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lachan.exchange.evidence.loss import PARTS, Left
from lachan.proof.bundle import Bundle, Person
from lachan.proof.bundle.base import PARTIAL
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case
from lachan.proof.loading import made
from lachan.reference.sorting import fold

# Words that no XML file may hold; they say nothing in any other either.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SOMEBODY = "một người chưa có quyết định"
NUMBER = "số của một người chưa có quyết định"
# Fields that hold ids or codes, never words; and those that hold a word of a fixed list, which is no name either.
CODES = frozenset({"id", "from", "to", "code", "schema"})
LISTED = frozenset({"kind", "source", "obtained", "nature", "roles", "stage"})
FIXED = re.compile(r"^[a-z_]+$")
NOT_DECIDED = "người được nhắc đến mà chưa có quyết định nào không ra khỏi hồ sơ"
ROOM = (300, 4000)


@dataclass(frozen=True, slots=True)
class Outgoing:
    bundle: Bundle
    left: tuple[Left, ...]


def outgoing(bundle: Bundle) -> Outgoing:
    """The same file by code; what had to stay behind is counted."""
    case = Case(bundle)
    hidden = undecided(case)
    data = bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data |= {"schema": bundle.schema_, "stage": bundle.stage.value}
    count: Counter[str] = Counter()
    without = _without(data, hidden, count)
    lost = {one.id for one in bundle.identifiers} - {one["id"] for one in without.get("identifiers", ())}  # fmt: skip
    masked = Mask(case, hidden, lost).walk(without)
    names = sum(1 for p in bundle.persons if p.name or p.aliases)
    for person in masked.get("persons", ()):
        person.pop("name", None)
        person.pop("aliases", None)
    return Outgoing(made(masked, "hồ sơ"), tuple(_told(hidden, count, names)))


def undecided(case: Case) -> frozenset[str]:
    """Those whom the file only describes: no decision about them, no charge."""
    charged = {c.person for c in case.bundle.charges}
    return frozenset(
        p.id
        for p in case.bundle.persons
        if Role.DESCRIBED in p.roles and p.id not in case.decisions_about and p.id not in charged
    )


def _told(hidden: frozenset[str], count: Counter[str], names: int) -> Iterator[Left]:
    if hidden:
        yield Left("người", len(hidden), NOT_DECIDED)
    for part, n in sorted(count.items()):
        yield Left(f"{PARTS.get(part, part)} nói đến người ấy", n, "đi cùng người ấy")
    if names:
        yield Left("tên, tên gọi khác", names, "người chỉ ra khỏi hồ sơ bằng mã")


# -- those who stay behind ---------------------------------------------------------------------------

# A row that is about nobody else goes with the person; one that only mentions the person loses the mention.
GOES = {"circumstances": ("person",), "propositions": ("actors",), "assertions": ("subject",)}
LISTS = ("about", "people", "victims", "actors", "shows", "objects", "parts", "trace", "answered_by", "evidence", "approved",
         "user_shown_by")  # fmt: skip
SINGLE = (
    "speaker",
    "owner",
    "user",
    "payer",
    "payee",
    "person",
    "proposition",
    "retracts",
    "subject",
)


def _without(data: dict[str, Any], gone: frozenset[str], count: Counter[str]) -> dict[str, Any]:
    """Rows and mentions of the hidden taken out, until nothing names what is gone."""
    if not gone:
        return data
    data["persons"] = [one for one in data.get("persons", ()) if one["id"] not in gone]
    lost = set(gone)
    while more := set(_dragged(data, frozenset(lost), count)):
        lost |= more
    _unmention(data, frozenset(lost), count)
    return data


def _dragged(data: dict[str, Any], lost: frozenset[str], count: Counter[str]) -> Iterator[str]:
    for part, fields in GOES.items():
        kept = []
        for row in data.get(part, ()):
            if any(set(named := _as_list(row.get(field))) <= lost and named for field in fields):
                count[part] += 1
                yield from [row["id"]] if "id" in row else []
            else:
                kept.append(row)
        if part in data:
            data[part] = kept
    yield from _owned(data, lost, count)
    _unlinked(data, lost, count)


def _owned(data: dict[str, Any], lost: frozenset[str], count: Counter[str]) -> Iterator[str]:
    """A number or an account that is nobody else's goes as well."""
    kept = []
    for row in data.get("identifiers", ()):
        people = set(row.get("people", ()))
        if people and people <= lost:
            count["identifiers"] += 1
            yield row["id"]
        else:
            kept.append(row)
    if "identifiers" in data:
        data["identifiers"] = kept


def _unlinked(data: dict[str, Any], lost: frozenset[str], count: Counter[str]) -> None:
    links = data.get("links", [])
    kept = [one for one in links if one["from"] not in lost and one["to"] not in lost]
    count["links"] += len(links) - len(kept)
    if "links" in data:
        data["links"] = kept
    if not count["links"]:
        del count["links"]


def _unmention(data: dict[str, Any], lost: frozenset[str], count: Counter[str]) -> None:
    for part, rows in data.items():
        if not isinstance(rows, list):
            continue
        for row in rows:
            touched = [_struck(row, field, lost) for field in (*LISTS, *SINGLE)]
            if "labels" in row:
                row["labels"] = {k: v for k, v in row["labels"].items() if k not in lost}
            if any(touched):
                count[part] += 1


def _struck(row: dict[str, Any], field: str, lost: frozenset[str]) -> bool:
    value = row.get(field)
    if isinstance(value, list) and lost & {one for one in value if isinstance(one, str)}:
        row[field] = [one for one in value if one not in lost]
        return True
    if isinstance(value, str) and value in lost:
        del row[field]
        return True
    return False


def _as_list(value: Any) -> list[str]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, str) else []


# -- words -------------------------------------------------------------------------------------------


class Mask:
    """Words with every name as its code: as typed, in capitals, and without accents where a name has two words."""

    def __init__(self, case: Case, hidden: frozenset[str], lost: Iterable[str] = ()) -> None:
        self._case, self._ids = case, case.bundle.ids()
        self._called = {
            plain: (SOMEBODY if p.id in hidden else p.code)
            for p in case.bundle.persons
            for plain in _plain_names(p)
        }
        self._names = _any_of(self._called)
        self._hidden = _any_of([p.code for p in case.bundle.persons if p.id in hidden])
        # «sdt-0912000111» is told in words as the number alone as well
        self._lost = _any_of({part for one in lost for part in (one, one.partition("-")[2]) if len(part) > 5})  # fmt: skip

    def walk(self, data: dict[str, Any]) -> dict[str, Any]:
        return {k: v if k in CODES else self._in(v, k in LISTED) for k, v in data.items()}

    def _in(self, value: Any, listed: bool) -> Any:
        if isinstance(value, str):
            return value if self._is_code(value, listed) else self.words(value)
        if isinstance(value, list):
            return [self._in(one, listed) for one in value]
        return self.walk(value) if isinstance(value, dict) else value

    def _is_code(self, text: str, listed: bool) -> bool:
        return (
            text in self._ids or bool(PARTIAL.match(text)) or (listed and bool(FIXED.match(text)))
        )

    def words(self, text: str) -> str:
        """Never longer than the field the words stand in may be."""
        clean = UNWRITABLE.sub("", unicodedata.normalize("NFC", text))
        told = self._folded(self._case.by_code(clean))
        if self._hidden:
            told = self._hidden.sub(SOMEBODY, told)
        if self._lost:
            told = self._lost.sub(NUMBER, told)
        return told[: ROOM[0] if len(text) <= ROOM[0] < len(told) else ROOM[1]]

    def _folded(self, text: str) -> str:
        """«LE CHIM HOANG YEN» on a bank statement is the name as well."""
        if self._names is None:
            return text
        plain = "".join(_one(letter) for letter in text)
        at, said = 0, []
        for found in self._names.finditer(plain):
            said += [text[at : found.start()], self._called[found[0]]]
            at = found.end()
        return "".join([*said, text[at:]])


def _one(letter: str) -> str:
    """One letter for one letter, so that places in the plain words are places in the words."""
    plain = fold(letter)
    return plain if len(plain) == 1 else letter


def _plain_names(person: Person) -> Iterator[str]:
    for name in (person.name, *person.aliases):
        plain = "".join(_one(letter) for letter in unicodedata.normalize("NFC", name)).strip()
        if " " in plain and plain != fold(person.code):
            yield plain


def _any_of(words: Any) -> re.Pattern[str] | None:
    longest = sorted((re.escape(one) for one in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)") if longest else None
