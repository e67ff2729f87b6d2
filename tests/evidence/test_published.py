"""A second, independent check: bundles shaped like published judgments and running investigations, typed by a jurist in a
hurry. Each says which questions a careful procurator would take as fair; any other question of severity A or B is a wrong one.
Everybody in them is invented: «DỮ LIỆU GIẢ LẬP»."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from lachan.proof.checking import check
from lachan.proof.loading import made

FILES = sorted((Path(__file__).parent / "published").glob("*.yaml"))
KINDS = {"->": "supports", "-x": "attacks", "~>": "explains"}


def told(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text("utf-8"))


def bundle(one: dict[str, Any], name: str) -> Any:
    """Links are written «e1 -> p1», «p4 -x p1»."""
    links = [
        dict(zip(("from", "kind", "to"), x.split(), strict=True))
        for x in one["bundle"].get("links", ())
    ]
    links = [x | {"kind": KINDS[x["kind"]]} for x in links]
    data = {
        "schema": "lachan.evidence/1",
        "code": f"GL-CB-{name[:2]}",
        "synthetic": True,
        "title": "DỮ LIỆU GIẢ LẬP",
    }
    return made(data | one["bundle"] | {"links": links})


@pytest.mark.parametrize("path", FILES, ids=lambda x: x.stem)
def test_a_sparse_bundle_is_asked_only_what_is_fair(path):
    one = told(path)
    found = check(bundle(one, path.stem)).findings
    wrong = [
        (f.rule, f.objects, f.sentence)
        for f in found
        if f.severity in "AB" and f.rule not in one["accepts"]
    ]
    assert not wrong


def test_they_are_of_many_shapes_and_the_checker_is_not_silent():
    several = {path.stem: bundle(told(path), path.stem) for path in FILES}
    assert 12 <= len(several) <= 15
    assert Counter(b.stage.value for b in several.values())["investigation"] >= 2
    assert {"297", "327", "349", "150", "151"} <= {
        c.article for b in several.values() for c in b.charges
    }
    asked = {f.rule for b in several.values() for f in check(b).findings}
    assert {"R-01", "R-40", "R-41", "R-50"} <= asked
