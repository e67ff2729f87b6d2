"""GEXF 1.3 out for Gephi: marks by part and code, lines by role. For looking at; GraphML is the one that comes back."""

from __future__ import annotations

from lxml import etree

from lachan.exchange.evidence.graph import LINK, graph_of
from lachan.exchange.evidence.loss import MADE_UP, Left, Loss, Written, counted
from lachan.exchange.evidence.outgoing import outgoing
from lachan.proof.bundle import Bundle

NAME = "GEXF"
SPACE = "http://gexf.net/1.3"


def write(bundle: Bundle) -> Written:
    ready = outgoing(bundle)
    graph = graph_of(ready.bundle)
    root = etree.Element(f"{{{SPACE}}}gexf", nsmap={None: SPACE}, version="1.3")
    meta = etree.SubElement(root, f"{{{SPACE}}}meta")
    etree.SubElement(meta, f"{{{SPACE}}}description").text = f"Hồ sơ {bundle.code}" + (f" — {MADE_UP}" if bundle.synthetic else "")  # fmt: skip
    drawn = etree.SubElement(root, f"{{{SPACE}}}graph", defaultedgetype="directed")
    kinds = etree.SubElement(drawn, f"{{{SPACE}}}attributes", {"class": "node"})
    etree.SubElement(kinds, f"{{{SPACE}}}attribute", id="part", title="part", type="string")
    nodes = etree.SubElement(drawn, f"{{{SPACE}}}nodes")
    for one in graph.nodes:
        node = etree.SubElement(nodes, f"{{{SPACE}}}node", id=one.id, label=one.label or one.id)
        values = etree.SubElement(node, f"{{{SPACE}}}attvalues")
        etree.SubElement(values, f"{{{SPACE}}}attvalue", {"for": "part", "value": one.part})
    edges = etree.SubElement(drawn, f"{{{SPACE}}}edges")
    for turn, line in enumerate(graph.edges):
        label = str(line.fields.get("kind", LINK)) if line.role == LINK else line.role
        etree.SubElement(edges, f"{{{SPACE}}}edge", id=str(turn), source=line.source, target=line.target, label=label)  # fmt: skip
    text = etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    lost = sum(len(one.fields) for one in graph.nodes)
    left = (*ready.left, Left("mục của đối tượng", lost, "GEXF ở đây chỉ mang nhãn, loại và liên kết; muốn đủ dùng GraphML"))  # fmt: skip
    return Written(text, Loss(NAME, counted(ready.bundle), left, bundle.synthetic))
