"""Six pictures of one file as SVG: the same bytes for the same file; every mark carries its id and its folio."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..head import Printed
from .ledger import money
from .matrix import matrix
from .network import network
from .procedure import procedure
from .timeline import timeline
from .tree import tree

VIEWS: Mapping[str, Callable[[Printed], str]] = {
    "matrix": matrix, "tree": tree, "timeline": timeline, "network": network, "money": money, "procedure": procedure,
}  # fmt: skip
