"""What a wide audience is shown of a figure, frozen with it: its numbers, by place where the plan sets a target, and
by body where stocks and flows are balanced; small cells without a number."""

from collections import Counter
from collections.abc import Iterable, Sequence

from .counting import Count
from .definitions import BALANCE, CHANGE, DEFINITIONS
from .placing import Eras
from .running import Line
from .suppressing import CLOSING, OPENING, balanced, beside, cells, compared, for_all, rows

IN, OUT = "in", "out"
Wide = dict[str, object]


def wide(
    code: str, found: Count, eras: Eras, variant: str = "a", earlier: Sequence[Wide] = ()
) -> Wide:  # fmt: skip
    """`earlier`: what is shown of the same figure by the ways of counting before this one. Places are shown by the first
    way alone: two maps beside each other would tell the few in between, place by place."""
    said = beside(_numbers(code, found, variant), earlier)
    if DEFINITIONS[code].shape == BALANCE:
        return said | {"agencies": _by_body(found.lines)}
    drawn = mapped(code) and not earlier
    return said | ({"places": _by_place(code, found.lines, eras)} if drawn else {})


def _numbers(code: str, found: Count, variant: str) -> Wide:
    definition, said = DEFINITIONS[code], (found.numerator, found.denominator, found.apart)
    if definition.shape == BALANCE:
        return balanced(*said)
    if definition.shape == CHANGE:
        return compared(*said)
    return for_all(*said, definition.ways[variant].counting)


def mapped(code: str) -> bool:
    """Targets of the plan are drawn by place; what is derived from them is not."""
    return code.startswith("K")


def of_counted(code: str) -> bool:
    """Of what is compared with another period only this period's rows are drawn."""
    return DEFINITIONS[code].shape == CHANGE


def _by_place(code: str, lines: Sequence[Line], eras: Eras) -> dict[str, dict[str, int | None]]:
    some = of_counted(code)
    placed = eras.placed((x.place, x.on, 1) for x in lines if x.counted or not some)
    return {era.isoformat(): cells(counts) for era, counts in placed.items()}


def _by_body(lines: Sequence[Line]) -> dict[str, dict[str, int] | None]:
    counted = Counter((line.agency, line.reason) for line in lines)
    by_body = balances((agency, why, many) for (agency, why), many in counted.items())
    return {str(agency or ""): row for agency, row in rows(by_body).items()}


def balances(found: Iterable[tuple[int | None, str, int]]) -> dict[int | None, dict[str, int]]:
    """Rows (body, reason, how many) → opening, in, out and closing of each body."""
    by_body: dict[int | None, dict[str, int]] = {}
    for agency, reason, many in found:
        row = by_body.setdefault(agency, dict.fromkeys((OPENING, IN, OUT, CLOSING), 0))
        row[side(reason)] += many
    return by_body


def side(reason: str) -> str:
    """«in.report_received» → «in»."""
    return reason.partition(".")[0]
