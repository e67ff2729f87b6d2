"""GraphML in and out: the whole file as a graph for yEd, Gephi, Cytoscape and programs of one's own.

Mapped, and the same again after out and in: every field of every part of a bundle except names and aliases, which never
leave. Elements of the offence are marks for the reader; they are passed over on the way in, since the statute book has them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from lxml import etree

from lachan.exchange.evidence.graph import (
    CASE,
    ELEMENT,
    LINK,
    MENTIONS,
    Data,
    Edge,
    Graph,
    Node,
    data_of,
    graph_of,
    sizes,
)
from lachan.exchange.evidence.joining import Header, joined
from lachan.exchange.evidence.loss import MADE_UP, Left, Loss, Taken, Written, counted
from lachan.exchange.evidence.opening import bytes_of, xml
from lachan.exchange.evidence.outgoing import outgoing
from lachan.exchange.evidence.refusals import FileRefused, NothingFound
from lachan.proof.bundle import Bundle

NAME = "GraphML"
SPACE = "http://graphml.graphdrawing.org/xmlns"
JSON = ".json"


def write(bundle: Bundle) -> Written:
    """The same bytes for the same file."""
    ready = outgoing(bundle)
    graph = graph_of(ready.bundle)
    root = etree.Element(f"{{{SPACE}}}graphml", nsmap={None: SPACE})
    if bundle.synthetic:
        root.append(etree.Comment(f" {MADE_UP} "))
    drawn = etree.Element(f"{{{SPACE}}}graph", id="G", edgedefault="directed")
    keys: dict[tuple[str, str, str], str] = {}
    for node in graph.nodes:
        at = etree.SubElement(drawn, f"{{{SPACE}}}node", id=node.id)
        _say(at, "node", {"id": node.id, "part": node.part, "label": node.label}, node.fields, keys)
    for turn, edge in enumerate(graph.edges):
        at = etree.SubElement(drawn, f"{{{SPACE}}}edge", id=f"e{turn}", source=edge.source, target=edge.target)  # fmt: skip
        _say(at, "edge", {"role": edge.role, "order": edge.order}, edge.fields, keys)
    for (of, name, kind), key in keys.items():
        etree.SubElement(root, f"{{{SPACE}}}key", {"id": key, "for": of, "attr.name": name, "attr.type": kind})  # fmt: skip
    root.append(drawn)
    text = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Written(text + b"\n", Loss(NAME, counted(ready.bundle), ready.left, bundle.synthetic))


def _say(at: etree._Element, of: str, own: Data, fields: Data, keys: dict[Any, str]) -> None:
    for name, value in (*own.items(), *fields.items()):
        kind, words = _typed(value)
        told = name if kind != "json" else name + JSON
        key = (of, told, "string" if kind == "json" else kind)
        keys.setdefault(key, f"k{len(keys)}")
        etree.SubElement(at, f"{{{SPACE}}}data", key=keys[key]).text = words


def _typed(value: Any) -> tuple[str, str]:
    """What GraphML has a type for; everything else as JSON, under a name that says so."""
    if isinstance(value, bool):
        return "boolean", "true" if value else "false"
    if isinstance(value, int):
        return "long", str(value)
    if isinstance(value, float):
        return "double", repr(value)
    if isinstance(value, str):
        return "string", value
    return "json", json.dumps(value, ensure_ascii=False, sort_keys=True)


# -- in ----------------------------------------------------------------------------------------------


def read(path: Path, header: Header) -> Taken:
    """A graph of ours, as it left or as somebody has drawn on it since."""
    graph, left = _graph(xml(bytes_of(path), path.name), path.name)
    data = data_of(graph)
    if not data:
        raise NothingFound(
            f"{path.name} không có nút nào mang thuộc tính «part» (documents, evidence, persons…) nên không biết nút nào là gì. Thêm thuộc tính ấy, hoặc bắt đầu từ tệp do «lachan evidence export --format graphml» ghi, rồi nhập lại."
        )
    made = joined(data, header, path.name)
    loss = Loss(NAME, sizes(graph.nodes, len(data.get("links", ()))), (*left, *made.left), made.bundle.synthetic)  # fmt: skip
    return Taken(made.bundle, loss)


def _graph(root: etree._Element, name: str) -> tuple[Graph, tuple[Left, ...]]:
    keys = {one.get("id", ""): (one.get("attr.name", ""), one.get("attr.type", "string")) for one in root.iter("{*}key")}  # fmt: skip
    lost: Counter[str] = Counter()
    nodes: list[Node] = []
    called: dict[str, str] = {}
    for at in root.iter("{*}node"):
        said = _said(at, keys, name)
        part = str(said.pop("part", ""))
        if part not in MENTIONS and part not in (CASE, ELEMENT):
            lost[STRANGE] += 1
            continue
        label = str(said.pop("label", ""))
        # yEd numbers marks anew when it saves: the id that stands among the data is the object's
        called[at.get("id", "")] = own = str(said.pop("id", at.get("id", "")))
        nodes.append(Node(own, part, label, _known(said, _fields(part), lost)))
    edges = tuple(_edges(root, keys, name, called, lost))
    return Graph(tuple(nodes), edges), tuple(Left(what.split(": ")[0], n, what.split(": ")[1]) for what, n in lost.items())  # fmt: skip


STRANGE = "nút: không có thuộc tính «part» của bó dữ liệu nên không biết là gì"
LOOSE = "cạnh: một đầu là nút không nhập được"
SILENT = "cạnh: không có thuộc tính «role» của bó dữ liệu nên không biết là gì"
ADDED = "thuộc tính: do phần mềm vẽ thêm, lược đồ hồ sơ không có"


@lru_cache(maxsize=32)
def _fields(part: str) -> frozenset[str]:
    """What the schema lets an object of a part say."""
    if part == ELEMENT:
        return frozenset()
    model = Bundle if part == CASE else get_args(Bundle.model_fields[part].annotation)[0]
    return frozenset(one.alias or name for name, one in model.model_fields.items())


def _known(said: Data, fields: frozenset[str], lost: Counter[str]) -> Data:
    """What a drawing program adds for itself (places, colours, links to pages) is counted and passed over."""
    strange = [name for name, value in said.items() if name not in fields and value != ""]
    if strange:
        lost[ADDED] += len(strange)
    return {name: value for name, value in said.items() if name in fields}


def _edges(root: etree._Element, keys: dict[str, tuple[str, str]], name: str, called: dict[str, str], lost: Counter[str]) -> Iterator[Edge]:  # fmt: skip
    for at in root.iter("{*}edge"):
        said = _said(at, keys, name)
        role, order = str(said.pop("role", "")), said.pop("order", 0)
        source, target = at.get("source", ""), at.get("target", "")
        if source not in called or target not in called:
            lost[LOOSE] += 1
        elif not role:
            lost[SILENT] += 1
        else:
            fields = _known(said, _fields("links") if role == LINK else frozenset(), lost)
            yield Edge(called[source], called[target], role, order if isinstance(order, int) else 0, fields)  # fmt: skip


def _said(at: etree._Element, keys: dict[str, tuple[str, str]], name: str) -> Data:
    """The data of one mark or line; shapes that a drawing program nests there are no words."""
    found: Data = {}
    for one in at.iterchildren("{*}data"):
        told, kind = keys.get(one.get("key", ""), ("", ""))
        if told and not len(one):
            found[told.removesuffix(JSON)] = _value(one.text or "", told, kind, name)
    return found


def _value(words: str, told: str, kind: str, name: str) -> Any:
    try:
        if told.endswith(JSON):
            return json.loads(words)
        if kind == "boolean":
            return {"true": True, "1": True, "false": False, "0": False}[words.strip().lower()]
        if kind in ("int", "long"):
            return int(words)
        return float(words) if kind in ("float", "double") else words
    except (ValueError, KeyError, RecursionError) as fault:
        raise FileRefused(
            f"{name}: thuộc tính «{told}» ghi «{words[:40]}» không phải {kind}. Sửa giá trị ấy rồi nhập lại."
        ) from fault
