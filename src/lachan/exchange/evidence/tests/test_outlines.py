"""Maps drawn by hand come in as charges, elements, propositions and evidence; our own map comes back as it was drawn."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings

from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.outline import docx, xmind
from lachan.exchange.evidence.refusals import FileRefused
from lachan.proof.bundle import Bundle
from lachan.proof.checking import check
from lachan.proof.loading import made
from lachan.proof.schema import example

from .making import bundles

HEAD = Header(code="GL-9", stage="investigation", as_of="2024-09-30")
TREE = ("Vụ án giả lập — DỮ LIỆU GIẢ LẬP", [
    ("Bị can Chim Sẻ Nâu – Điều 150 khoản 1 điểm a", [
        ("Hành vi", [
            ("BC1 giao BH1 cho người khác ở vùng biên", [("Lời khai của BH1 (BL 03–08)", []), ("Sao kê tài khoản, BL 15-20", []),
                ("Chứng cứ gỡ tội", [("Lời khai của BC1, BL 9-14", [])])])]),
        ("Thủ đoạn", [("Hứa việc nhẹ lương cao", [("Dữ liệu điện tử: tin nhắn BL 23-30", [])])]),
        ("Mục đích", []),
        ("Thiệt hại", []),
    ]),
])  # fmt: skip


def _topic(node: tuple[str, list]) -> dict:
    title, below = node
    return {"title": title, "children": {"attached": [_topic(one) for one in below]}}


def _xml(node: tuple[str, list]) -> str:
    title, below = node
    inside = "".join(_xml(one) for one in below)
    return f"<topic><title>{title}</title><children><topics type='attached'>{inside}</topics></children></topic>"


def _zip(folder: Path, **parts: str) -> Path:
    path = folder / "a.xmind"
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name.replace("__", "."), text)
    return path


def _docx(folder: Path, by_hand: bool) -> Path:
    made_ = Document()
    made_.add_paragraph("Đề cương chứng cứ — DỮ LIỆU GIẢ LẬP")
    marks = ("I. ", "1. ", "a) ", "- ", "+ ")

    def add(node: tuple[str, list], deep: int) -> None:
        if by_hand:
            made_.add_paragraph(marks[deep] + node[0])
        else:
            made_.add_paragraph(
                node[0],
                style=f"Heading {deep + 1}"
                if deep < 3
                else ("List Bullet" if deep == 3 else "List Bullet 2"),
            )
        for one in node[1]:
            add(one, deep + 1)

    for one in TREE[1]:
        add(one, 0)
    made_.save(folder / "a.docx")
    return folder / "a.docx"


def _is_read(bundle: Bundle) -> None:
    (charge,) = bundle.charges
    (person,) = bundle.persons
    assert (charge.article, charge.clause, charge.points) == ("150", 1, ("a",))
    assert (person.name, person.code, person.roles) == ("Chim Sẻ Nâu", "BC1", ("accused",))
    assert [p.text for p in bundle.propositions] == [
        "BC1 giao BH1 cho người khác ở vùng biên",
        "Hứa việc nhẹ lương cao",
    ]
    assert [(e.title, e.folios, e.source.value) for e in bundle.evidence] == [
        ("Lời khai của BH1", "03-08", "statement"), ("Sao kê tài khoản", "15-20", "other_document"),
        ("Lời khai của BC1", "09-14", "statement"), ("Dữ liệu điện tử: tin nhắn", "23-30", "electronic_data")]  # fmt: skip
    links = {(one.from_, one.to, one.kind.value) for one in bundle.links}
    assert links == {("p1", "c1/act", "supports"), ("e1", "p1", "supports"), ("e2", "p1", "supports"), ("e3", "p1", "attacks"),
                     ("p2", "c1/means", "supports"), ("e4", "p2", "supports")}  # fmt: skip
    assert bundle.synthetic
    check(bundle)


def test_xmind_of_today(tmp_path: Path) -> None:
    content = json.dumps([{"rootTopic": _topic(TREE)}])
    _is_read(xmind.read(_zip(tmp_path, content__json=content), HEAD).bundle)


def test_xmind_8(tmp_path: Path) -> None:
    text = f"<xmap-content xmlns='urn:xmind:xmap:xmlns:content:2.0'><sheet>{_xml(TREE)}</sheet></xmap-content>"
    _is_read(xmind.read(_zip(tmp_path, content__xml=text), HEAD).bundle)


@pytest.mark.parametrize("by_hand", [False, True])
def test_word(by_hand: bool, tmp_path: Path) -> None:
    _is_read(docx.read(_docx(tmp_path, by_hand), HEAD).bundle)


def test_evidence_finds_its_paper_in_the_bundle_that_is_there(tmp_path: Path) -> None:
    content = json.dumps([{"rootTopic": _topic(TREE)}])
    taken = xmind.read(_zip(tmp_path, content__json=content), Header(into=made(example())))
    item = next(
        e for e in taken.bundle.evidence if e.title == "Sao kê tài khoản" and e.folios == "15-20"
    )
    assert item.document == "d4"


def test_our_own_map_comes_back(tmp_path: Path) -> None:
    bundle = made(example())
    path = tmp_path / "a.xmind"
    path.write_bytes(xmind.write(bundle).data)
    assert xmind.write(bundle).data == path.read_bytes()
    back = xmind.read(path, Header()).bundle
    assert (back.code, back.stage, back.as_of) == (bundle.code, bundle.stage, bundle.as_of)
    assert {(x.from_, x.to, x.kind) for x in back.links} == {
        (x.from_, x.to, x.kind) for x in bundle.links
    }
    assert {(e.id, e.source) for e in back.evidence} == {(e.id, e.source) for e in bundle.evidence}
    assert [c.article for c in back.charges] == ["150"]


def test_our_own_map_drawn_on_goes_back_into_its_bundle(tmp_path: Path) -> None:
    """A new topic comes in; what was there stays once; a changed one is counted and not written over."""
    bundle = made(example())
    with ZipFile(BytesIO(xmind.write(bundle).data)) as packed:
        sheets = json.loads(packed.read("content.json"))
    (head,) = (
        one
        for one in sheets[0]["rootTopic"]["children"]["attached"][0]["children"]["attached"]
        if one["labels"] == ["element:c1/act"]
    )
    head["children"]["attached"].append(
        {
            "title": "BC1 nhận lại điện thoại",
            "children": {"attached": [{"title": "Lời khai của BC1, BL 9-14"}]},
        }
    )
    head["children"]["attached"][0]["title"] += " (đã sửa)"
    taken = xmind.read(_zip(tmp_path, content__json=json.dumps(sheets)), Header(into=bundle))
    assert len(taken.bundle.propositions) == len(bundle.propositions) + 1
    assert len(taken.bundle.links) == len(bundle.links) + 2
    assert taken.bundle.persons == bundle.persons
    assert taken.bundle.charges == bundle.charges
    assert [
        x.count
        for x in taken.loss.left
        if "nội dung khác" in x.why and x.what in ("mệnh đề", "chứng cứ")
    ] == [1]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundle=bundles())
def test_any_file_is_drawn_and_what_is_drawn_is_read(
    bundle: Bundle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("x") / "a.xmind"
    path.write_bytes(xmind.write(bundle).data)
    if bundle.charges or bundle.hypotheses:
        xmind.read(path, HEAD)


def _bomb() -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        packed.writestr("content.json", "0" * 60_000_000)
    return held.getvalue()


DEEP = "[" * 100_000
TALL = '{"rootTopic":' + '{"children":{"attached":[' * 70 + '{"title":"x"}' + "]}}" * 70 + "}"


@pytest.mark.parametrize("given_", [b"", b"PK", b"\x00" * 40, _bomb()])
def test_what_is_no_map_is_refused(given_: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xmind"
    path.write_bytes(given_)
    for read in (xmind.read, docx.read):
        with pytest.raises(FileRefused) as told:
            read(path, HEAD)
        assert "nhập" in told.value.message


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        DEEP,
        TALL,
        "[]",
        "[1,2]",
        '[{"rootTopic":{"title":7,"children":[]}}]',
        '[{"rootTopic":{"title":"x"}}]',
    ],
)
def test_a_broken_map_is_refused(content: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as told:
        xmind.read(_zip(tmp_path, content__json=content), HEAD)
    assert "nhập" in told.value.message


def test_an_entity_is_refused(tmp_path: Path) -> None:
    text = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><xmap-content><sheet><topic><title>&b; Điều 150</title></topic></sheet></xmap-content>"
    with pytest.raises(FileRefused, match="DOCTYPE"):
        xmind.read(_zip(tmp_path, content__xml=text), HEAD)
