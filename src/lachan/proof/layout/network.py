"""A relationship network laid out: the same file, the same coordinates. Nobody is measured by how many lines he has.

Each connected part is laid out alone, from a start that its ids decide: a small one by the springs of Kamada and Kawai
(Inf. Process. Lett. 31(1), 1989), a larger one by the forces of Fruchterman and Reingold (Softw. Pract. Exp. 21(11),
1991) on a grid, both of igraph. Then the parts are packed into rows, the largest first. Lengths are in mean lines."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import dist, sqrt
from typing import cast

import igraph

from lachan.proof.views import Picture

DECIMALS = 3  # of a coordinate; the last bits of the forces are nobody's business
FEW, STEPS, FEWER_STEPS, CROWD = 60, 300, 60, 3000
GAP, WIDER = 2.0, 1.4
Spot = tuple[float, float]


def place(picture: Picture) -> dict[str, Spot]:
    """Where each mark stands; in the order of the ids, whatever order the picture told them in."""
    names = sorted({mark.id for mark in picture.marks})
    turn = {name: n for n, name in enumerate(names)}
    ends = {(turn[x.source], turn[x.target]) for x in picture.lines if x.source in turn and x.target in turn}  # fmt: skip
    lines = sorted({(min(a, b), max(a, b)) for a, b in ends if a != b})
    with _chance_fixed():
        spots = _packed(igraph.Graph(len(names), lines))
    return {name: (round(x, DECIMALS), round(y, DECIMALS)) for name, (x, y) in zip(names, spots, strict=True)}  # fmt: skip


@contextmanager
def _chance_fixed() -> Iterator[None]:
    """igraph shakes a node that lies on another; here always the same way."""
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311 - a shake, not a secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _packed(graph: igraph.Graph) -> list[Spot]:
    """Parts in rows about as wide as high together; the largest part first, ties by the first id."""
    parts = sorted((list(part) for part in graph.connected_components()), key=lambda part: (-len(part), part[0]))  # fmt: skip
    laid = [_laid(graph, part) for part in parts]
    sizes = [(max(x for x, _ in spots) + GAP, max(y for _, y in spots) + GAP) for spots in laid]
    found: list[Spot] = [(0.0, 0.0)] * graph.vcount()
    for part, spots, (left, top) in zip(parts, laid, _shelves(sizes), strict=True):
        for node, (x, y) in zip(part, spots, strict=True):
            found[node] = (left + x, top + y)
    return found


def _shelves(sizes: Sequence[Spot]) -> Iterator[Spot]:
    """The corner of each box, row under row."""
    widest = max((wide for wide, _ in sizes), default=0.0)
    room = max(widest, WIDER * sqrt(sum(wide * tall for wide, tall in sizes)))
    left = top = row = 0.0
    for wide, tall in sizes:
        if left and left + wide > room:
            left, top, row = 0.0, top + row, 0.0
        yield left, top
        left, row = left + wide, max(row, tall)


def _laid(graph: igraph.Graph, part: Sequence[int]) -> list[Spot]:
    """One part, its mean line 1 long, its corner at (0, 0)."""
    if len(part) == 1:
        return [(0.0, 0.0)]
    own = graph.induced_subgraph(part)
    start = own.layout_reingold_tilford_circular(root=[0])
    start.fit_into(
        (sqrt(len(part)), sqrt(len(part)))
    )  # room for each, or the grid has all in a few cells
    if len(part) <= FEW:
        layout = own.layout_kamada_kawai(seed=start)
    else:
        many = FEWER_STEPS if len(part) > CROWD else STEPS
        layout = own.layout_fruchterman_reingold(seed=start, niter=many, grid=True)
    return _scaled(cast("list[Spot]", layout.coords), own.get_edgelist())


def _scaled(spots: Sequence[Spot], lines: Sequence[tuple[int, int]]) -> list[Spot]:
    mean = sum(dist(spots[a], spots[b]) for a, b in lines) / len(lines) or 1.0
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    return [((x - left) / mean, (y - top) / mean) for x, y in spots]
