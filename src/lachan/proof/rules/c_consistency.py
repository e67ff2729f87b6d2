"""C. Do the papers agree with each other: BLTTHS Điều 108."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lachan.proof.bundle import Assertion
from lachan.proof.bundle.base import PARTIAL, agree
from lachan.proof.case import Case

from .rule import Found, rule

COUNTS = frozenset({"victims", "trips", "payments", "times", "accused"})
NAMES = frozenset({"name", "alias", "identity_number"})


@rule("R-30", "B", "BLTTHS Điều 108", ground="a", title="Hai nguồn cho hai giá trị khác nhau",
      closes="chứng cứ làm rõ giá trị nào đúng, đối chất, hoặc ghi chú đánh giá")  # fmt: skip
def two_values(case: Case) -> Iterator[Found]:
    """Về {attribute} của «{subject}», các nguồn nêu khác nhau: {values}; đề nghị làm rõ."""
    grouped: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for one in case.bundle.assertions:
        if one.attribute not in COUNTS | NAMES and case.admissible(case.evidence[one.evidence]):
            grouped[one.subject, one.attribute].append(one)
    for (subject, attribute), found in grouped.items():
        apart = _apart(found)
        if apart:
            values = "; ".join(
                f"{a.value}{f' {a.unit}' if a.unit else ''} ({a.evidence})" for a in apart
            )
            yield (subject, *sorted({a.evidence for a in apart})), {"attribute": attribute, "subject": subject, "values": values}  # fmt: skip


def _apart(found: list[Assertion]) -> list[Assertion]:
    """The first pair from two pieces of evidence that cannot both be so."""
    for turn, a in enumerate(found):
        for b in found[turn + 1 :]:
            if a.evidence != b.evidence and not same(a, b):
                return [a, b]
    return []


def same(a: Assertion, b: Assertion) -> bool:
    """«2024-05» and «2024-05-03» can be one day; «Đà  Lạt» and «đà lạt» are one place; units must be the same to differ."""
    if a.unit.casefold() != b.unit.casefold() and a.unit and b.unit:
        return True
    if isinstance(a.value, str) and isinstance(b.value, str):
        if PARTIAL.match(a.value) and PARTIAL.match(b.value):
            return agree(a.value, b.value)
        return _plain(a.value) == _plain(b.value)
    return str(a.value) == str(b.value) or a.value == b.value


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
