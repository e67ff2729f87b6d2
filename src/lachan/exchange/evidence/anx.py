"""i2 Analyst's Notebook `.anx` out: entities and links with attributes. Written from the shape such files have in the open;
no copy of the program was at hand: «chưa thử trên phần mềm đích»."""

from __future__ import annotations

from lxml import etree

from lachan.exchange.evidence.graph import LINK, Data, Edge, Graph, Node, graph_of
from lachan.exchange.evidence.loss import MADE_UP, UNTRIED, Left, Loss, Written, counted
from lachan.exchange.evidence.outgoing import outgoing
from lachan.proof.bundle import Bundle
from lachan.proof.drawing import STAGES, version_of

NAME = "i2 Analyst's Notebook (.anx)"
# part → what the chart calls the type, and its picture among the program's own.
TYPES = {
    "case": ("Hồ sơ", "Case"), "documents": ("Tài liệu", "Document"), "evidence": ("Chứng cứ", "Evidence"), "persons": ("Người", "Person"),
    "decisions": ("Quyết định", "Document"), "hypotheses": ("Giả thuyết", "Question"), "charges": ("Truy cứu", "Document"),
    "element": ("Dấu hiệu", "Question"), "propositions": ("Mệnh đề", "Note"), "assertions": ("Giá trị", "Note"),
    "events": ("Sự kiện", "Event"), "transactions": ("Giao dịch", "Cash"), "circumstances": ("Tình tiết", "Note"),
    "identifiers": ("Định danh", "Phone"), "questions": ("Yêu cầu xác minh", "Question"), "displays": ("Bản trình bày", "Document"),
    "notes": ("Ghi chú", "Note"), "passages": ("Câu viện dẫn", "Note"),
}  # fmt: skip
COLOURS = {"supports": "6307392", "attacks": "2893732", "explains": "7039851"}
WORDS = {"supports": "ủng hộ", "attacks": "chống lại", "explains": "giải thích"}
MOMENTS = ("on", "since", "made_on", "obtained_on")
ROW, GAP = 12, 220


def write(bundle: Bundle) -> Written:
    """The same bytes for the same file; places on the chart are a plain grid by part, to be laid out there."""
    ready = outgoing(bundle)
    graph = graph_of(ready.bundle)
    root = etree.Element("Chart", IdReferenceLinking="true", TypeIconDrawingMode="HighQuality")
    made_up = f"{MADE_UP} · " if bundle.synthetic else ""
    root.append(etree.Comment(f" {made_up}{UNTRIED} "))
    etree.SubElement(etree.SubElement(root, "StrengthCollection"), "Strength", Id="S1", Name="Mặc định", DotStyle="DotStyleSolid")  # fmt: skip
    _types(root, graph)
    items = etree.SubElement(root, "ChartItemCollection")
    for turn, node in enumerate(graph.nodes):
        _entity(items, turn, node)
    for edge in graph.edges:
        _link(items, edge)
    _summary(root, ready.bundle, made_up)
    text = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    left = (*ready.left, *_left(graph))
    remark = f"Tệp theo hình dạng của .anx, {UNTRIED}."
    return Written(text, Loss(NAME, counted(ready.bundle), left, bundle.synthetic, (remark,)))


def _left(graph: Graph) -> list[Left]:
    """Structures within an object are told as JSON words on its card, which the chart cannot count with."""
    deep = sum(1 for one in graph.nodes for value in one.fields.values() if isinstance(value, list | dict))  # fmt: skip
    return [Left("mục có cấu trúc", deep, "ghi thành chữ trên thẻ của đối tượng, không tính toán được")] if deep else []  # fmt: skip


def _types(root: etree._Element, graph: Graph) -> None:
    classes = etree.SubElement(root, "AttributeClassCollection")
    names = dict.fromkeys(name for fields in _cards(graph) for name in fields if name != "schema")  # fmt: skip
    for name in names:
        etree.SubElement(classes, "AttributeClass", Id=f"A-{name}", Name=name, Type="AttText", IsUser="true", Visible="false")  # fmt: skip
    entities = etree.SubElement(root, "EntityTypeCollection")
    for part in dict.fromkeys(one.part for one in graph.nodes):
        name, icon = TYPES[part]
        etree.SubElement(entities, "EntityType", Id=f"E-{part}", Name=name, IconFile=icon, PreferredRepresentation="RepresentAsIcon", Colour="0")  # fmt: skip
    links = etree.SubElement(root, "LinkTypeCollection")
    for kind in dict.fromkeys(_kind(one) for one in graph.edges):
        etree.SubElement(links, "LinkType", Id=f"L-{kind}", Name=WORDS.get(kind, kind), Colour=COLOURS.get(kind, "0"))  # fmt: skip


def _cards(graph: Graph) -> list[Data]:
    return [one.fields for one in graph.nodes] + [one.fields for one in graph.edges]


def _kind(edge: Edge) -> str:
    return str(edge.fields.get("kind", LINK)) if edge.role == LINK else edge.role


def _entity(items: etree._Element, turn: int, node: Node) -> None:
    when = next((str(node.fields[x]) for x in MOMENTS if node.fields.get(x)), "")
    given = {"Label": node.label or node.id, "Description": node.id, "DateSet": "false", "TimeSet": "false"}  # fmt: skip
    if len(when) >= 10:
        given |= {"DateSet": "true", "DateTime": when if "T" in when else f"{when}T00:00", "TimeSet": "true" if "T" in when else "false"}  # fmt: skip
    item = etree.SubElement(items, "ChartItem", given)
    end = etree.SubElement(item, "End", X=str(GAP * (turn % ROW)), Y=str(GAP * (turn // ROW)), Z="0")  # fmt: skip
    entity = etree.SubElement(end, "Entity", EntityId=node.id, Identity=node.id, LabelIsIdentity="false")  # fmt: skip
    icon = etree.SubElement(entity, "Icon", TextX="0", TextY="16")
    etree.SubElement(icon, "IconStyle", Type=TYPES[node.part][0], IconPicture=TYPES[node.part][1])
    _card(item, node.fields)


def _link(items: etree._Element, edge: Edge) -> None:
    kind = _kind(edge)
    item = etree.SubElement(items, "ChartItem", Label=WORDS.get(kind, kind), DateSet="false", TimeSet="false")  # fmt: skip
    link = etree.SubElement(item, "Link", End1Id=edge.source, End2Id=edge.target)
    etree.SubElement(link, "LinkStyle", Type=WORDS.get(kind, kind), Strength="Mặc định", ArrowStyle="ArrowOnHead", MlStyle="MultiplicityMultiple",
                     LineColour=COLOURS.get(kind, "0"))  # fmt: skip
    _card(item, edge.fields)


def _card(item: etree._Element, fields: Data) -> None:
    card = etree.SubElement(item, "AttributeCollection")
    for name, value in fields.items():
        if name != "schema":
            etree.SubElement(card, "Attribute", AttributeClass=name, Value=_words(value))


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return str(value)


def _summary(root: etree._Element, bundle: Bundle, made_up: str) -> None:
    told = (("SummaryFieldTitle", f"{made_up}Hồ sơ {bundle.code}"), ("SummaryFieldSubject", f"Giai đoạn: {STAGES[bundle.stage]}"),
            ("SummaryFieldComments", f"Hồ sơ đến ngày {bundle.as_of} · phiên bản {version_of(bundle)} · {UNTRIED}"))  # fmt: skip
    fields = etree.SubElement(etree.SubElement(root, "Summary"), "FieldCollection")
    for kind, words in told:
        etree.SubElement(fields, "Field", Type=kind, Field=words)
