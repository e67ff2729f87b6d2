"""Six pictures (and the layered map) of one file as SVG: the same bytes for the same file; every mark carries its id and its folio."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lachan.proof import drawing

from ..head import Printed
from .ledger import money
from .matrix import matrix
from .network import network
from .procedure import procedure
from .timeline import timeline
from .tree import tree


def layered(of: Printed) -> str:
    """The whole map in columns, for a screen that moves over it."""
    head = of.titled("Sơ đồ chứng cứ")
    warned = " — ".join((head.first, *head.warnings))
    return drawing.svg(of.bundle, [warned, head.second, " · ".join(head.notes)])


VIEWS: Mapping[str, Callable[[Printed], str]] = {
    "layered": layered, "matrix": matrix, "tree": tree, "timeline": timeline, "network": network, "money": money, "procedure": procedure,
}  # fmt: skip
