"""Every rule beside its examples: at least three files it asks about, at least three it leaves alone."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from lachan.proof.checking import check
from lachan.proof.rules import CATALOGUE
from lachan.proof.tests.changing import Data, changed

FOLDER = Path(__file__).parents[1] / "rules" / "examples"
EXAMPLES = [(path.stem, one) for path in sorted(FOLDER.glob("R-*.yaml")) for one in yaml.safe_load(path.read_text("utf-8"))]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "one"), EXAMPLES, ids=[f"{name}: {one['says']}" for name, one in EXAMPLES]
)
def test_example(name: str, one: Data) -> None:
    rule = CATALOGUE[name]
    found = [f.objects for f in check(changed(one), [rule]).findings]
    assert [list(objects) for objects in found] == one.get("asks", [])


def test_three_that_ask_and_three_near_misses_of_every_rule() -> None:
    asking = Counter(name for name, one in EXAMPLES if one.get("asks"))
    silent = Counter(name for name, one in EXAMPLES if not one.get("asks"))
    short = {name for name in CATALOGUE if asking[name] < 3 or silent[name] < 3}
    assert not short


def test_the_clean_file_is_asked_nothing() -> None:
    assert check(changed({})).findings == ()
