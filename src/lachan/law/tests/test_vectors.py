"""Five hundred dates counted by hand from the law, by someone who had not seen the engine."""

from pathlib import Path

import pytest

from lachan.procedure.vectors import Verdict, verdicts

VECTORS = list(verdicts(Path(__file__).with_name("vectors.csv")))


def test_there_are_as_many_as_were_counted() -> None:
    assert len(VECTORS) == 505


@pytest.mark.parametrize("verdict", VECTORS, ids=[one.id for one in VECTORS])
def test_vector(verdict: Verdict) -> None:
    assert verdict.passed, f"{verdict.ref}: {verdict.why}"
