"""ANX, AIF and GEXF: well formed, whole in their ends, said to be untried where they are; every writer keeps names in."""

import json
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from lachan.exchange.evidence import aif, anx, gexf, registry
from lachan.exchange.evidence.loss import UNTRIED
from lachan.proof.bundle import Bundle
from lachan.proof.loading import made
from lachan.proof.schema import example
from lachan.proof.tests.changing import changed

from .making import bundles
from .test_outgoing import ALIAS, NAME, TOLD, VICTIM

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW
@given(bundle=bundles())
def test_every_line_of_the_chart_has_both_ends(bundle: Bundle) -> None:
    root = etree.fromstring(anx.write(bundle).data)
    ends = {one.get("EntityId") for one in root.iter("Entity")}
    assert all({one.get("End1Id"), one.get("End2Id")} <= ends for one in root.iter("Link"))
    types = {one.get("Name") for one in root.iter("EntityType")}
    assert {one.get("Type") for one in root.iter("IconStyle")} <= types
    classes = {one.get("Name") for one in root.iter("AttributeClass")}
    assert {one.get("AttributeClass") for one in root.iter("Attribute")} <= classes


@SLOW
@given(bundle=bundles())
def test_aif_is_statements_and_schemes_between_them(bundle: Bundle) -> None:
    data = json.loads(aif.write(bundle).data)
    kind = {one["nodeID"]: one["type"] for one in data["nodes"]}
    assert len(kind) == len(data["nodes"])
    assert all(
        {kind[e["fromID"]], kind[e["toID"]]} & {"RA", "CA"}
        and "I" in (kind[e["fromID"]], kind[e["toID"]])
        for e in data["edges"]
    )


def test_supports_infer_and_attacks_conflict() -> None:
    bundle = changed(
        {
            "add": {
                "links": [
                    {"from": "e3", "to": "p1", "kind": "attacks"},
                    {"from": "e4", "to": "p1", "kind": "explains"},
                ]
            }
        }
    )
    written = aif.write(bundle)
    kinds = [one["type"] for one in json.loads(written.data)["nodes"] if one["type"] != "I"]
    said = Counter(str(one.kind) for one in bundle.links)
    assert min(said.values()) > 0 and len(said) == 3
    assert (kinds.count("CA"), kinds.count("RA")) == (said["attacks"], said["supports"])
    assert ("liên kết «giải thích»", said["explains"]) in [
        (x.what, x.count) for x in written.loss.left
    ]


def test_gexf_opens_in_another_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.gexf"
    path.write_bytes(gexf.write(made(example())).data)
    graph = networkx.read_gexf(
        path, version="1.3" if "1.3" in networkx.readwrite.gexf.GEXF.versions else "1.2draft"
    )
    assert "p1" in graph


def test_graphml_opens_in_another_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(registry.writer("graphml")(made(example())).data)
    graph = networkx.read_graphml(path)
    assert graph.nodes["n1"]["code"] == "BC1"
    assert graph.nodes["t1"]["sum"] == 40000000.0


@pytest.mark.parametrize("name", ["anx", "aif"])
def test_the_untried_say_so(name: str) -> None:
    written = registry.writer(name)(made(example()))
    assert UNTRIED in written.data.decode()
    assert UNTRIED in " ".join(written.loss.lines())


def _texts(name: str, data: bytes, folder: Path) -> str:
    if name not in ("xlsx", "xmind"):
        return data.decode("utf-8-sig")
    (folder / name).write_bytes(data)
    with ZipFile(folder / name) as packed:
        return "".join(packed.read(one).decode() for one in packed.namelist())


@pytest.mark.parametrize("name", sorted(registry.OUT))
def test_no_writer_lets_a_name_or_an_undecided_person_out(name: str, tmp_path: Path) -> None:
    """Canaries in every free-text field: names as typed, in capitals, without accents."""
    bundle = changed(TOLD)
    data = bundle.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    planted = made(_planted(data))
    written = registry.writer(name)(planted)
    told = _texts(name, written.data, tmp_path) + "\n".join(written.loss.lines())
    for word in (NAME, ALIAS, VICTIM, VICTIM.upper(), "BIM BIP", "Bim Bip", '"n4"', "N4"):
        assert word not in told, word
    assert "DỮ LIỆU GIẢ LẬP" in told
    assert written.loss.left


WORDS = (
    "title",
    "text",
    "maker",
    "note",
    "how_known",
    "place",
    "purpose",
    "reason",
    "evaluated",
    "author",
    "unit",
    "holder",
    "excluded",
    "number",
)


def _planted(data: object) -> object:
    if isinstance(data, dict):
        return {
            k: f"{v} {VICTIM} {NAME.upper()} Do Thi Bim Bip"
            if k in WORDS and isinstance(v, str)
            else _planted(v)
            for k, v in data.items()
        }
    return [_planted(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", sorted(registry.OUT))
def test_same_file_same_bytes(name: str) -> None:
    assert (
        registry.writer(name)(made(example())).data == registry.writer(name)(made(example())).data
    )


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundle=bundles())
def test_no_writer_falls_over(bundle: Bundle) -> None:
    for name in registry.OUT:
        assert registry.writer(name)(bundle).data
