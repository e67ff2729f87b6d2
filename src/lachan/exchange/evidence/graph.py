"""A file as a graph that holds all of it: a mark for every object, a line for every link and every mention of another.

What a line cannot say stands in the fields of its mark. GraphML, GEXF and ANX are written from this graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.case import Case

Data = dict[str, Any]
# Fields that name other objects, by part: they are lines of the graph.
MENTIONS: dict[str, tuple[str, ...]] = {
    "documents": ("replaced_by",),
    "evidence": ("document", "record", "device_record", "copy_record", "speaker", "owner", "user", "retracts", "allowed_by",
                 "user_shown_by"),
    "persons": ("identity_document", "victim_decision", "mental_conclusion"),
    "decisions": ("document", "about"),
    "hypotheses": (),
    "charges": ("person", "victims", "decision"),
    "propositions": ("actors", "about"),
    "assertions": ("evidence", "subject", "parts"),
    "events": ("people",),
    "transactions": ("payer", "payee", "trace"),
    "circumstances": ("person", "evidence"),
    "identifiers": ("people",),
    "questions": ("about", "answered_by"),
    "displays": ("shows",),
    "notes": ("objects", "document"),
    "passages": ("document", "proposition"),
}  # fmt: skip
MANY = frozenset({"user_shown_by", "about", "victims", "actors", "parts", "people", "trace", "answered_by", "shows", "objects"})  # fmt: skip
ALSO_MANY = frozenset({("circumstances", "evidence")})
CASE, ELEMENT, LINK = "case", "element", "link"


@dataclass(frozen=True, slots=True)
class Node:
    """`part`: which list of the bundle it stands in; `fields`: what it says besides mentions."""

    id: str
    part: str
    label: str
    fields: Data = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """`role`: the field that mentions, or «link»; `order`: which of several; `fields`: what a link says besides."""

    source: str
    target: str
    role: str
    order: int = 0
    fields: Data = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


# -- from a bundle -----------------------------------------------------------------------------------


def graph_of(bundle: Bundle) -> Graph:
    """Of a bundle that may leave (`outgoing`)."""
    case = Case(bundle)
    data = bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data |= {"schema": bundle.schema_}
    rows = [(part, _id(part, turn, row), row) for part in MENTIONS for turn, row in enumerate(data.get(part, ()), 1)]  # fmt: skip
    known = {name for _, name, _ in rows} | {bundle.code}
    nodes = [_case_node(bundle, data), *_elements(case, data)]
    edges = list(_element_lines(case, data))
    for part, name, row in rows:
        lines = list(_mentions(part, name, row, known, bundle.code))
        said = {one.role for one in lines}
        nodes.append(Node(name, part, label(case, part, row), {k: v for k, v in row.items() if k not in said and k != "id"}))  # fmt: skip
        edges += lines
    edges += [_link(turn, row) for turn, row in enumerate(data.get("links", ()))]
    return Graph(tuple(nodes), tuple(edges))


def _id(part: str, turn: int, row: Data) -> str:
    """Assertions and notes have no id of their own; «/» stands in no id, so that none is taken."""
    return str(row.get("id") or f"{part}/{turn}")


def case_id(code: str) -> str:
    return f"{CASE}/{code}"


def _case_node(bundle: Bundle, data: Data) -> Node:
    fields = {k: v for k, v in data.items() if k not in MENTIONS and k != "links"}
    return Node(case_id(bundle.code), CASE, f"{bundle.code} {bundle.title}".strip(), fields)


def _elements(case: Case, data: Data) -> Iterator[Node]:
    """What each charge must prove, and whatever else links end at."""
    named = {f"{c}/{e.code}": e.name for c, many in case.elements.items() for e in many}
    named |= {one["to"]: one["to"] for one in data.get("links", ()) if "/" in one["to"] and one["to"] not in named}  # fmt: skip
    yield from (Node(name, ELEMENT, words) for name, words in named.items())


def _element_lines(case: Case, data: Data) -> Iterator[Edge]:
    yield from (Edge(one.id, one.id.split("/", 1)[0], "of") for one in _elements(case, data))


def _mentions(part: str, name: str, row: Data, known: set[str], code: str) -> Iterator[Edge]:
    """A field becomes lines when every name in it is an object; otherwise it stays words."""
    for role in MENTIONS[part]:
        value = row.get(role)
        targets = value if isinstance(value, list) else [value] if isinstance(value, str) else []
        if targets and all(one in known for one in targets):
            for turn, one in enumerate(targets):
                yield Edge(name, case_id(one) if one == code else one, role, turn)


def _link(turn: int, row: Data) -> Edge:
    return Edge(row["from"], row["to"], LINK, turn, {k: v for k, v in row.items() if k not in ("from", "to")})  # fmt: skip


def label(case: Case, part: str, row: Data) -> str:
    """What a mark is called: people by code, papers with their folios."""
    if part == "persons":
        return str(row["code"])
    if part == "charges":
        return case.charge_words(row["id"])
    if part == "transactions":
        return f"{row.get('on', 'chưa ghi ngày')}: {row['sum']:.0f} {row.get('currency', 'VND')}"
    words = str(row.get("title") or row.get("text") or row.get("attribute") or row.get("kind") or row.get("article") or row.get("id", ""))  # fmt: skip
    folios = row.get("folios")
    return f"{words} (BL {folios})" if folios else words


# -- back to the data of a bundle --------------------------------------------------------------------


def data_of(graph: Graph) -> Data:
    """The data of a bundle again: parts, links, and the fields of the case where it has a mark."""
    data: Data = {}
    rows: dict[str, tuple[str, Data]] = {}
    real: dict[str, str] = {}
    for node in graph.nodes:
        if node.part == CASE:
            data |= node.fields
            real[node.id] = str(node.fields.get("code", ""))
        elif node.part in MENTIONS:
            row = dict(node.fields) if "/" in node.id else {"id": node.id, **node.fields}
            rows[node.id] = (node.part, row)
            data.setdefault(node.part, []).append(row)
    links = []
    for edge in sorted(graph.edges, key=lambda one: one.order):
        if edge.role == LINK:
            links.append({"from": edge.source, "to": edge.target, **edge.fields})
        elif edge.source in rows:
            _mention(*rows[edge.source], edge.role, real.get(edge.target, edge.target))
    return data | ({"links": links} if links else {})


def _mention(part: str, row: Data, role: str, target: str) -> None:
    if role not in MENTIONS[part]:
        return
    if role not in MANY and (part, role) not in ALSO_MANY:
        row[role] = target
    elif isinstance(row.setdefault(role, []), list):
        row[role].append(target)


def sizes(nodes: Iterable[Node], links: int) -> dict[str, int]:
    """Objects by part, for the loss report."""
    found: dict[str, int] = {}
    for one in nodes:
        if one.part in MENTIONS:
            found[one.part] = found.get(one.part, 0) + 1
    return found | ({"links": links} if links else {})
