"""GraphML: the whole file out and in again, and nothing taken that it does not hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from lachan.exchange.evidence import graphml
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.outgoing import outgoing
from lachan.exchange.evidence.refusals import FileRefused
from lachan.proof.bundle import Bundle
from lachan.proof.loading import made
from lachan.proof.schema import example

from .making import bundles

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _again(bundle: Bundle, folder: Path) -> Bundle:
    path = folder / "a.graphml"
    path.write_bytes(graphml.write(bundle).data)
    return graphml.read(path, Header()).bundle


@SLOW
@given(bundle=bundles(named=False, described=False))
def test_out_and_in_is_the_same_file(
    bundle: Bundle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert _again(bundle, tmp_path_factory.mktemp("g")) == outgoing(bundle).bundle


@SLOW
@given(bundle=bundles())
def test_with_names_and_described_people_all_that_may_leave_comes_back(
    bundle: Bundle, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert _again(bundle, tmp_path_factory.mktemp("g")) == outgoing(bundle).bundle


def test_the_example_is_whole(tmp_path: Path) -> None:
    assert _again(made(example()), tmp_path) == made(example())


def test_same_file_same_bytes_and_says_that_it_is_made_up() -> None:
    one, two = graphml.write(made(example())), graphml.write(made(example()))
    assert one.data == two.data
    assert "DỮ LIỆU GIẢ LẬP" in one.data.decode()


def test_into_the_same_bundle_adds_nothing(tmp_path: Path) -> None:
    bundle = made(example())
    path = tmp_path / "a.graphml"
    path.write_bytes(graphml.write(bundle).data)
    taken = graphml.read(path, Header(into=bundle))
    assert taken.bundle == bundle
    assert sum(one.count for one in taken.loss.left) >= len(bundle.links)


BOMB = b'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml>&a;</graphml>'
FOREIGN = b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph><node id="n0"/></graph></graphml>'
BROKEN = ("", "<graphml>", "{}", "\x00\x01", "<graphml><graph><node/></graph></graphml>")


@pytest.mark.parametrize("given_", [BOMB, FOREIGN, *(x.encode() for x in BROKEN)])
def test_what_is_no_graph_of_a_file_is_refused_in_a_sentence(given_: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(given_)
    with pytest.raises(FileRefused) as told:
        graphml.read(path, Header())
    assert "nhập lại" in told.value.message


def test_a_mark_drawn_elsewhere_is_counted_not_guessed(tmp_path: Path) -> None:
    text = graphml.write(made(example())).data.decode()
    path = tmp_path / "a.graphml"
    drawn = '<node id="moi"/><edge source="moi" target="e1"/></graph>'
    path.write_text(text.replace("</graph>", drawn), "utf-8")
    taken = graphml.read(path, Header())
    assert taken.bundle == made(example())
    assert [(one.what, one.count) for one in taken.loss.left] == [("nút", 1), ("cạnh", 1)]


def test_marks_numbered_anew_are_still_themselves(tmp_path: Path) -> None:
    """As yEd does when it saves: «n1» is then another mark than the person n1."""
    root = etree.fromstring(graphml.write(made(example())).data)
    for turn, node in enumerate(root.iter("{*}node")):
        own, new = node.get("id"), f"n{turn}::"
        node.set("id", new)
        for edge in root.iter("{*}edge"):
            for end in ("source", "target"):
                if edge.get(end) == own:
                    edge.set(end, new)
    path = tmp_path / "a.graphml"
    path.write_bytes(etree.tostring(root).replace(b"::", b""))
    assert graphml.read(path, Header()).bundle == made(example())


def test_what_a_drawing_program_adds_is_counted(tmp_path: Path) -> None:
    text = graphml.write(made(example())).data.decode()
    key = '<key id="url" for="node" attr.name="url" attr.type="string"/><key id="x" for="node" attr.name="x" attr.type="double"/><graph '
    node = '<data key="url"/><data key="x">1.5</data></node>'
    path = tmp_path / "a.graphml"
    path.write_text(
        text.replace("<graph ", key, 1)
        .replace("</node>", node, 1)
        .replace("</graph>", '<edge source="e1" target="d1"/></graph>'),
        "utf-8",
    )
    taken = graphml.read(path, Header())
    assert taken.bundle == made(example())
    assert [(x.what, x.count) for x in taken.loss.left] == [("thuộc tính", 1), ("cạnh", 1)]
