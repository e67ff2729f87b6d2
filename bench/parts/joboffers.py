"""Warning signs of job offers: each sign of each offer right or wrong, on the half that no rule was ever made on."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from lachan.prevention.joboffers import rules

from ..place import ROOT
from ..table import Line

APART = ROOT / "bench" / "joboffers" / "held_out.yaml"
WRITTEN = ROOT / "src" / "lachan" / "prevention" / "joboffers" / "tests" / "written.yaml"
F1 = 90.0
Offer = dict[str, Any]


def lines() -> Iterator[Line]:
    """The half kept apart, whose hash is compared first; then the half the rules were made on, for comparison only."""
    if sha256(APART.read_bytes()).hexdigest() != APART.with_suffix(".sha256").read_text().split()[0]:  # fmt: skip
        raise SystemExit(
            "The offers kept apart are not those whose hash was committed before the rules."
        )
    yield from of(APART, limit=F1)
    yield from of(WRITTEN)


def of(file: Path, limit: float | None = None) -> Iterator[Line]:
    """F1, precision and recall over all signs of one file, in per cent; lures with no sign, lawful offers with one."""
    offers = _offers(file)
    right, wrong, missed = _counted(offers)
    precision, recall = _share(right, right + wrong), _share(right, right + missed)
    part = f"Lời mời việc làm, {file.stem} ({len(offers)} offers, {right + missed} signs)"
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    yield Line(part, "F1 of signs", f1, unit="%", limit=limit, least=True)
    yield Line(part, "precision", precision, unit="%")
    yield Line(part, "recall", recall, unit="%")
    for kind, name in (("lure", "lures without any sign"), ("lawful", "lawful offers with a sign")):
        of_kind = [one for one in offers if one["kind"] == kind]
        odd = [one for one in of_kind if bool(_found(one)) == (kind == "lawful")]
        yield Line(part, name, len(odd), unit="", note=f"of {len(of_kind)}")


def misread(file: Path) -> Iterator[str]:
    """Each offer whose signs differ: what was found too much, what was not found."""
    for one in _offers(file):
        found, there = _found(one), set(one["signs"])
        if found != there:
            yield f"{one['id']} too much {sorted(found - there)} not found {sorted(there - found)}: {one['text']}"


def _offers(file: Path) -> list[Offer]:
    return yaml.safe_load(file.read_text("utf-8"))["offers"]


def _counted(offers: list[Offer]) -> tuple[int, int, int]:
    pairs = [(_found(one), set(one["signs"])) for one in offers]
    return (
        sum(len(found & there) for found, there in pairs),
        sum(len(found - there) for found, there in pairs),
        sum(len(there - found) for found, there in pairs),
    )


def _found(one: Offer) -> set[str]:
    return {shown.sign.code for shown in rules.found_in(one["text"])}


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
