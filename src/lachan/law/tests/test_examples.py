"""The worked examples that stand beside each article, recomputed."""

from pathlib import Path
from typing import Any

import pytest

from lachan.law import refusals
from lachan.law.book import HERE, article_files
from lachan.law.reading_yaml import load_yaml
from lachan.procedure.clocks import due
from lachan.procedure.vectors import moment_of, written

FILES = [path for path in article_files(HERE) if "clocks" in load_yaml(path)]


def examples() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.parent.name}/{path.stem}:{row['ref']}@{row['at']}", row)
        for path in FILES
        for row in load_yaml(beside(path))["examples"]
    ]


def beside(path: Path) -> Path:
    return path.with_name(path.stem + ".test.yaml")


@pytest.mark.parametrize(("name", "row"), examples(), ids=[name for name, _ in examples()])
def test_example(name: str, row: dict[str, Any]) -> None:
    if "refused" in row:
        with pytest.raises(getattr(refusals, row["refused"])):
            due(row["ref"], moment_of(row["at"]), row["facts"])
        return
    got = due(row["ref"], moment_of(row["at"]), row["facts"])
    if row.get("at_once"):
        assert got.at_once
        return
    assert written(got, with_time="T" in row["due"]) == row["due"]
    if "stricter" in row:
        assert str(got.stricter_on) == row["stricter"]


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.stem}" for p in FILES])
def test_every_clock_of_an_article_has_an_example(path: Path) -> None:
    refs = {row["ref"] for row in load_yaml(path)["clocks"].values()}
    shown = {part for row in load_yaml(beside(path))["examples"] for part in row["ref"].split("+")}
    assert refs <= shown
