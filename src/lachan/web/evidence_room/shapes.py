"""The questions of one part of a file, made from its shape in the bundle: kinds, references, what must be said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lachan.evidence import codes
from lachan.proof.bundle import Bundle

from . import words

ENTERED = tuple(part for _, parts in words.said()["groups"] for part in parts)
PAPERS, PEOPLE, PROOF = "documents", "persons", "evidence"
# Field → the part whose codes it takes; «any»: of whatever part.
REFERS = {
    "document": PAPERS, "record": PAPERS, "device_record": PAPERS, "copy_record": PAPERS, "identity_document": PAPERS,
    "victim_decision": PAPERS, "mental_conclusion": PAPERS, "birth-proof": PAPERS, "expert_age-document": PAPERS,
    "speaker": PEOPLE, "owner": PEOPLE, "user": PEOPLE, "person": PEOPLE, "payer": PEOPLE, "payee": PEOPLE,
    "actors": PEOPLE, "about": PEOPLE, "people": PEOPLE, "victims": PEOPLE,
    "retracts": PROOF, "user_shown_by": PROOF, "trace": PROOF, "evidence": PROOF,
    "allowed_by": "decisions", "decision": "decisions", "proposition": "propositions",
    "from": "bearers", "to": "targets", "subject": "any", "parts": "any", "answered_by": "any",
}  # fmt: skip
# (part, field) → the enumeration its labels stand under.
NAMED = {
    ("evidence", "source"): "source", ("evidence", "obtained"): "obtained", ("persons", "roles"): "role",
    ("decisions", "kind"): "decided", ("propositions", "nature"): "nature", ("links", "kind"): "bears",
    ("identifiers", "kind"): "identifier", ("charges", "committed"): "committed", ("hypotheses", "ground"): "ground",
}  # fmt: skip
# Groups that are typed as lines «a; b; c», with the names of what stands between the semicolons.
LINES = {
    "custody": ("holder", "since", "until"),
    "penalties": ("kind", "months", "charge"),
    "joint": ("kind", "months"),
}
WORDS_FROM = 1000


@dataclass(frozen=True)
class Question:
    """`path`: where the answer stands in the body («recording», «hour»). `kind`: how it is asked and read."""

    path: tuple[str, ...]
    label: str
    kind: str
    of: str = ""
    needed: bool = False
    hint: str = ""
    most: int = 300
    default: Any = None

    @property
    def name(self) -> str:
        return "-".join(self.path)


@cache
def questions(part: str) -> tuple[Question, ...]:
    """Those asked first come first, in the order of words.yaml; then the others as the shape has them."""
    found = {one.name: one for one in _all(part)}
    first = [name for name in words.said()["first"][part] if name in found]
    return tuple(found[name] for name in [*first, *(n for n in found if n not in first)])


def folded(part: str) -> dict[str, list[Question]]:
    """What is not asked first, by the group it stands in («» for the part's own)."""
    found: dict[str, list[Question]] = {}
    for one in questions(part):
        if not is_first(part, one):
            found.setdefault(one.path[0] if len(one.path) > 1 else "", []).append(one)
    return found


def is_first(part: str, one: Question) -> bool:
    return one.name in words.said()["first"][part]


def _all(part: str) -> Iterator[Question]:
    if part == codes.ALTERNATIVES:
        yield Question(("article",), words.label(part, "article", ""), "text", needed=True, hint=words.hint(part, "article"), most=20)  # fmt: skip
        yield Question(("reason",), words.label(part, "reason", ""), "words", most=4000)
        return
    if part == codes.WHOLE:
        keep = ("title", "deadline", "agency_handed_over", "opened_by_other")
        schema = Bundle.model_json_schema(by_alias=True)
        yield from _of(
            part, {n: schema["properties"][n] for n in keep}, (), schema.get("$defs", {}), ()
        )
        return
    schema = codes.SHAPES[part].model_json_schema(by_alias=True)
    yield from _of(
        part, schema["properties"], schema.get("required", ()), schema.get("$defs", {}), ()
    )


def _of(
    part: str, fields: Mapping[str, Any], required: Any, defs: Mapping[str, Any], under: tuple[str, ...]
) -> Iterator[Question]:  # fmt: skip
    never = {"id", *words.said()["never"].get(part, ())}
    for name, field in fields.items():
        if name in never:
            continue
        path, shape = (*under, name), _shape(field, defs)
        if "properties" in shape and "-".join(path) not in LINES:
            yield from _of(part, shape["properties"], (), defs, path)
        else:
            yield _question(part, path, field, shape, name in required)


def _shape(field: Mapping[str, Any], defs: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands behind «or nothing» and behind a reference."""
    said = field
    if "anyOf" in said:
        said = next(one for one in said["anyOf"] if one.get("type") != "null")
    if "$ref" in said:
        said = defs[said["$ref"].split("/")[-1]]
    return said


def _question(
    part: str, path: tuple[str, ...], field: Mapping[str, Any], shape: Mapping[str, Any], needed: bool
) -> Question:  # fmt: skip
    name = "-".join(path)
    kind, of = _kind(part, name, shape)
    described = str(field.get("description") or shape.get("description") or name).rstrip(".")
    return Question(
        path, words.label(part, name, described), kind, of, needed, words.hint(part, name),
        int(shape.get("maxLength") or 300), field.get("default"),
    )  # fmt: skip


def _kind(part: str, name: str, shape: Mapping[str, Any]) -> tuple[str, str]:
    """How it is asked, and of which enumeration or part."""
    many = shape.get("type") == "array"
    if name in LINES:
        return "lines", name
    if (part, name) == ("assertions", "value"):
        return "either", ""
    if (part, name) in NAMED:
        return ("choices" if many else "choice"), NAMED[part, name]
    if (part, name) == ("questions", "about"):
        return "names", ""
    if name in REFERS:
        return ("refs" if many else "ref"), REFERS[name]
    if many:
        return "names", ""
    return _simple(shape), ""


def _simple(shape: Mapping[str, Any]) -> str:
    said = shape.get("type")
    if said == "boolean":
        return "yes_no"
    if said in {"integer", "number"}:
        return "whole" if said == "integer" else "number"
    if "maxLength" not in shape and said == "string" and "pattern" not in shape:
        return "when"
    return "words" if int(shape.get("maxLength") or 0) >= WORDS_FROM else "text"
