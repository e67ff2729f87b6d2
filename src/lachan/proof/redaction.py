"""A file as one reader may have it: a valid bundle that says itself it is not whole. Names never leave; a field of words
that nobody has placed below is left out for a reader without the right, so a new one is covered on its first day."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from pydantic import BaseModel

from lachan.proof.bundle import Bundle, Person
from lachan.proof.bundle.base import Id, When
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case
from lachan.proof.folio import FolioUnread, spans
from lachan.proof.scrubbing import Words
from lachan.proof.small import LEFT_OUT

UNDECIDED = "một người chưa có quyết định"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read it. `opened`: described persons (ids) whose name a procurator opened; they stay, by code.
    `may_see_names` is for the room of the file only: no export is made for such a reader."""

    label: str = "người đọc không có quyền biết danh tính bị hại"
    may_see_victims: bool = False
    may_see_described: bool = False
    opened: frozenset[str] = frozenset()
    may_see_names: bool = False


OUTSIDE = Reader()
ENTITLED = Reader("người đọc có quyền biết danh tính bị hại", may_see_victims=True)
READERS = {"outside": OUTSIDE, "entitled": ENTITLED}

# Fields that speak of others by their id, though their type is a plain name.
REFS = {"Link.to", "Assertion.subject", "Note.objects", "Display.shows", "Display.approved", "Display.labels",
        "Question.about", "Decision.joins"}  # fmt: skip
# What the argument is made of: kept, scrubbed. All other words are told freely, and left out whole.
SCRUBBED = {
    "Document.title", "Document.kind", "Document.maker", "Document.volume", "Document.series", "Evidence.title",
    "Decision.number", "Charge.article", "Charge.points", "Charge.code_version", "Charge.signs", "Charge.committed",
    "Hypothesis.article", "Hypothesis.ground", "Proposition.text", "Proposition.place", "Proposition.currency",
    "Proposition.signs", "Link.author", "Assertion.attribute", "Assertion.unit", "Event.title", "Event.place",
    "Transaction.currency", "Transaction.purpose", "Circumstance.article", "Passage.text", "Question.text",
    "Note.rule", "Note.kind", "Note.by", "Display.title", "Display.made_from", "Display.stage", "Display.author",
    "Person.code", "Bundle.title", "Bundle.version", "Bundle.redacted",
}  # fmt: skip
FOLIOS = {"Document.folios", "Evidence.folios", "Passage.folios"}
HASHES = {"Document.sha256", "Evidence.hash_at_seizure", "Evidence.hash_now"}
LANGUAGES = {"Document.language", "Person.language"}
NAMES = {"Person.name": "", "Person.aliases": ()}
VALUE = re.compile(r"[\d.,:/T\-]*\d[\d.,:/T\-]*")
# Codes of people as this system gives them; anything else typed there may be somebody's name.
TRUSTED = re.compile(r"[A-ZĐ]{1,4}\d{1,4}|N-[BCDFGHJKLMNPQRSTVWXZ2-9]{6,12}")
# Ids of things: short groups of letters and a number, a letter or two, a random one, the letters of our own codes. Of a
# person, only what a code may be, or a letter and a number.
OURS = r"[A-Z]{1,4}-[BCDFGHJKLMNPQRSTVWXZ2-9]{6,12}"
ID_LIKE = re.compile(
    rf"(?:[^\W\d_]{{0,4}}[\-_.]?){{1,3}}\d[\w.\-]*|{OURS}|[0-9a-f\-]{{32,36}}|[^\W\d_]{{1,2}}"
)
PERSON_ID = re.compile(
    rf"{TRUSTED.pattern}|(?i:[a-zđ]{{1,2}}[\-_.]?\d[\d.\-]*)|[0-9a-f\-]{{32,36}}|[^\W\d_]{{1,2}}"
)
SHAPED = re.compile(r"(?=.*\d)[\w:.\-]{1,200}")
PREFIX = {Role.ACCUSED: "BC", Role.VICTIM: "BH"}


class _Gone(Exception):  # noqa: N818 - a turn of the walk, never seen outside
    """A row that cannot stand without what was taken out."""


def redacted(bundle: Bundle, reader: Reader = OUTSIDE) -> Bundle:
    """The same file for the same reader; what the file says for an accused is never emptied by it."""
    return Redaction(bundle, reader).made


class Redaction:
    """One file for one reader: `made` is what he may have; `words` and `called` put what is said beside it the same way."""

    def __init__(self, bundle: Bundle, reader: Reader = OUTSIDE) -> None:
        self.bundle, self.reader, self.guarded = bundle, reader, not reader.may_see_victims
        self.gone = {p.id for p in _undecided(bundle, reader)}
        self.codes = _codes(bundle, self.guarded)
        called = {
            name: self._said(p) for p in bundle.persons for name in (*p.aliases, p.name, p.code)
            if name != self.codes[p.id] or p.id in self.gone
        }  # fmt: skip
        victims = _all_victims(bundle) if self.guarded else set()
        births = {
            d
            for p in bundle.persons
            if p.id in victims and p.birth
            for d in (p.birth.value, p.birth.settled_as or "")
        }
        kept = _whole(bundle, self.codes.values()) if self.guarded else ()
        self.words = Words(called, guarded=self.guarded, births=births, codes=kept)

    @cached_property
    def made(self) -> Bundle:
        if self.reader.may_see_names and self.reader.may_see_victims:
            return self.bundle
        data = self.data()
        if self.guarded:
            _victims(data, {self.called(x) for x in _all_victims(self.bundle)})
        return Bundle.model_validate(data | {"redacted": self.reader.label})

    def _said(self, person: Person) -> str:
        return UNDECIDED if person.id in self.gone else self.codes[person.id]

    def data(self) -> dict[str, Any]:
        """Until nothing more falls with what has fallen."""
        while True:
            before = len(self.gone)
            made = self.part(self.bundle)
            if len(self.gone) == before:
                return made

    def part(self, of: BaseModel) -> dict[str, Any]:
        own = getattr(of, "id", None)
        if own in self.gone:
            raise _Gone
        return {name: self.value(f"{type(of).__name__}.{name}", kind, getattr(of, name))
                for name, kind in _fields(type(of)).items()}  # fmt: skip

    def value(self, field: str, kind: str, value: Any) -> Any:
        if isinstance(value, BaseModel):
            return self._inner(field, value)
        if isinstance(value, tuple):
            return NAMES[field] if field in NAMES else tuple(self._kept(field, kind, value))
        if kind == "plain" or not isinstance(value, (str, dict)) or isinstance(value, Enum):
            return value
        if isinstance(value, dict):
            return self._pairs(field, value)
        if kind == "ref" and value.split("/")[0] in self.gone:
            return self._without(field)
        return self.called(value) if kind in ("ref", "own") else self.text(field, value)

    def _inner(self, field: str, value: BaseModel) -> Any:
        """A part within a part that cannot stand goes alone, where the shape allows that."""
        try:
            return self.part(value)
        except _Gone:
            return self._without(field)

    def _kept(self, field: str, kind: str, many: tuple[Any, ...]) -> Iterator[Any]:
        for one in many:
            if isinstance(one, BaseModel):
                try:
                    yield self.part(one)
                except _Gone:
                    self.gone |= {x for x in (getattr(one, "id", None),) if x}
            elif kind == "plain":
                yield one
            elif kind != "ref" or one.split("/")[0] not in self.gone:
                yield self.called(one) if kind == "ref" else self.text(field, one)

    def _pairs(self, field: str, many: Mapping[str, str]) -> dict[str, str]:
        key = self.called if field in REFS else self.words.of
        return {
            key(name): self.text(field, said)
            for name, said in many.items()
            if name not in self.gone
        }

    def _without(self, field: str) -> None:
        """Nothing in its place, where the shape allows that; else the row goes."""
        cls, name = field.split(".")
        if _PARTS[cls].model_fields[name].is_required():
            raise _Gone

    def text(self, field: str, said: str) -> Any:
        if field in NAMES:
            return NAMES[field]
        if field in FOLIOS:
            return said if _reads(said) else None
        if field in HASHES:
            return said if re.fullmatch(r"[0-9a-fA-F:\-]{2,200}", said) else LEFT_OUT
        if field in LANGUAGES:
            return said if re.fullmatch(r"[a-z]{2,3}", said) else "und"
        if field not in SCRUBBED and _patterned(field):
            return (
                said
                if SHAPED.fullmatch(said) and not self.words.touches(said)
                else self._without(field)
            )
        if field in SCRUBBED or not self.guarded or not re.search(r"[^\W_]", said):
            return self.words.of(said)
        return said if field == "Assertion.value" and VALUE.fullmatch(said) else LEFT_OUT

    def called(self, name: str) -> str:
        """An id or «c1/act»; one that a name stands in, or could, gets another."""
        head, slash, rest = name.partition("/")
        return self._renamed.get(head, self._free(head)) + slash + self.words.of(rest)

    def _free(self, head: str) -> str:
        return head if head in self._known else self.words.of(head)

    @cached_property
    def _known(self) -> frozenset[str]:
        return _ids(self.bundle)

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        return _renames(self.bundle, self.words, self.guarded)


def _undecided(bundle: Bundle, reader: Reader) -> Iterator[Person]:
    """Told of, without standing, without a decision: absent from whatever leaves, unless a procurator opened the name."""
    case = Case(bundle)
    charged = {c.person for c in bundle.charges} | {x for c in bundle.charges for x in c.victims}
    for p in bundle.persons if not reader.may_see_described else ():
        only = set(p.roles) <= {Role.DESCRIBED}
        if only and not case.decisions_about.get(p.id) and p.id not in charged | reader.opened:
            yield p


def _all_victims(bundle: Bundle) -> set[str]:
    return {p.id for p in bundle.persons if Role.VICTIM in p.roles} | {
        x for c in bundle.charges for x in c.victims
    }


def _codes(bundle: Bundle, guarded: bool) -> dict[str, str]:
    """Each person's code; one that is a name, or for a guarded reader looks like one, is given anew."""
    names = Words(
        {name: "·" for p in bundle.persons for name in (*p.aliases, p.name) if name}, guarded=False
    )
    bad = [
        p
        for p in bundle.persons
        if names.touches(p.code) or (guarded and not TRUSTED.fullmatch(p.code))
    ]
    found = {p.id: p.code for p in bundle.persons if p not in bad}
    for p in bad:
        prefix = next((PREFIX[r] for r in p.roles if r in PREFIX), "N")
        found[p.id] = _unused(prefix, set(found.values()) | _ids(bundle))
    return found


def _whole(bundle: Bundle, codes: Iterable[str]) -> frozenset[str]:
    """What may stand in any words: codes and ids that could be nobody's name."""
    people = {p.id for p in bundle.persons}
    ids = (one for one in _ids(bundle) if _like(one, people) and SHAPED.fullmatch(one))
    names = Words(
        {x: "·" for p in bundle.persons for x in (*p.aliases, p.name) if x}, guarded=False
    )
    return frozenset(
        x for x in (*codes, *ids) if len(x) > 1 and not x.isdigit() and not names.touches(x)
    )


def _renames(bundle: Bundle, words: Words, guarded: bool) -> dict[str, str]:
    codes, people = {p.code for p in bundle.persons}, {p.id for p in bundle.persons}
    found: dict[str, str] = {}
    for one in sorted(_ids(bundle)):
        if (one not in codes and words.touches(one)) or (guarded and not _like(one, people)):
            found[one] = _unused("m", _ids(bundle) | set(found.values()))
    return found


def _like(one: str, people: set[str]) -> bool:
    return (PERSON_ID if one in people else ID_LIKE).fullmatch(one) is not None


def _unused(prefix: str, taken: set[str] | frozenset[str]) -> str:
    return next(f"{prefix}{n}" for n in range(1, len(taken) + 2) if f"{prefix}{n}" not in taken)


def _ids(bundle: Bundle) -> frozenset[str]:
    return bundle.ids() | {bundle.code}


def _reads(folios: str) -> bool:
    try:
        return bool(spans(folios))
    except FolioUnread:
        return False


def _victims(data: dict[str, Any], victims: set[str]) -> None:
    """Of a victim: the year of birth at most, nothing of health; papers of identity are called so and no more."""
    papers: dict[str, str] = {}
    for p in data["persons"]:
        if p["id"] not in victims:
            continue
        birth = p["birth"]
        papers |= {x: p["code"] for x in (p["identity_document"], birth and birth["proof"], p["victim_decision"],
                                          p["mental_conclusion"], p["expert_age"] and p["expert_age"]["document"]) if x}  # fmt: skip
        if birth:
            p["birth"] = {"value": birth["value"][:4], "proof": birth["proof"]}
        p |= {"expert_age": None, "mental_doubt": None, "language": "und"}
    for d in data["documents"]:
        if d["id"] in papers:
            d |= {"title": f"Giấy tờ của {papers[d['id']]} {LEFT_OUT}"}
    people = {p["id"] for p in data["persons"]}
    for a in data["assertions"]:
        if a["attribute"] != "age" and a["subject"] in people:
            a |= {"value": LEFT_OUT}


# -- the shape, read once ----------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _patterned(field: str) -> bool:
    """Whether the shape asks for a pattern that «(đã lược)» would break: a hash, a code of another system."""
    cls, name = field.split(".")
    return any(getattr(one, "pattern", None) for one in _PARTS[cls].model_fields[name].metadata)


@lru_cache(maxsize=64)
def _fields(cls: type[BaseModel]) -> dict[str, str]:
    """Field → ref, words, or plain (numbers, days, kinds). An alias stands for its field in validation by name."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {name: _kind(f"{cls.__name__}.{name}", hints[name]) for name in cls.model_fields}


def _kind(field: str, hint: Any) -> str:
    if field in REFS or (_has(hint, Id) and not field.endswith(".id") and field != "Bundle.code"):
        return "ref"
    if field.endswith(".id") or field == "Bundle.code":
        return "own"
    return "words" if _has(hint, str) else "plain"


def _has(hint: Any, wanted: Any) -> bool:
    """Whether the type holds it: a day and a code of a list are no words."""
    if hint == wanted:
        return True
    if hint == When or (wanted is str and hint == Id):
        return False
    if typing.get_origin(hint) is typing.Literal:
        return False
    return any(_has(one, wanted) for one in typing.get_args(hint))


def parts(cls: type[BaseModel] = Bundle) -> dict[str, type[BaseModel]]:
    """Every shape of a bundle by its name."""
    found = {cls.__name__: cls}
    for hint in typing.get_type_hints(cls, include_extras=True).values():
        for one in _models(hint):
            if one.__name__ not in found:
                found |= parts(one)
    return found


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for one in typing.get_args(hint):
        yield from _models(one)


_PARTS = parts()
