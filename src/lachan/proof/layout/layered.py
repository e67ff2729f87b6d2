"""A layered map: fixed columns, order by barycentres and exchanges, heights drawn towards their neighbours.

Columns are given (charge, element, proposition, evidence, paper), so nothing is left to chance: the sweeps of
Sugiyama, Tagawa and Toda (IEEE Trans. SMC 11(2), 1981) decide the order within a column, first by the side they come
from, then by both; neighbours that cross less the other way round change places; and a least-squares fit under
the order (pool adjacent violators) decides the heights. No random numbers; ties go by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SWEEPS, COUNTED, EXCHANGES, STRAIGHTENINGS = 12, 4, 6, 6


@dataclass(frozen=True, slots=True)
class Placed:
    """Positions in units: x per column, y per row (at least 1 apart in a column); `crossings` of neighbouring columns."""

    at: Mapping[str, tuple[float, float]]
    crossings: int


def place(columns: Mapping[str, int], links: Iterable[tuple[str, str]]) -> Placed:
    """`columns`: node → column; `links` between nodes of different columns (others are passed over)."""
    near: dict[str, list[str]] = {node: [] for node in columns}
    kept = sorted(
        {(a, b) for a, b in links if a in near and b in near and columns[a] != columns[b]}
    )
    for a, b in kept:
        near[a].append(b)
        near[b].append(a)
    order = _start(columns, near)
    best, fewest = order, crossings(order, columns, kept)
    for turn in range(2 * SWEEPS):
        order = _swept(order, columns, near, back=turn % 2 == 1, both=turn >= SWEEPS)
        # Counting costs as much as a sweep: only where the order has settled.
        if turn >= SWEEPS and turn % COUNTED == COUNTED - 1:
            found = crossings(order, columns, kept)
            if found < fewest:
                best, fewest = order, found
    best = _exchanged(best, columns, near)
    return Placed(_heights(best, near), crossings(best, columns, kept))


Order = Mapping[int, Sequence[str]]


def _start(columns: Mapping[str, int], near: Mapping[str, Sequence[str]]) -> Order:
    """Column by column, each node where a walk from the first column meets it: parts of a file stay together."""
    seen: dict[str, None] = {}
    for root in sorted(columns, key=lambda node: (columns[node], node)):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen[node] = None
                waiting += sorted((n for n in near[node] if n not in seen), reverse=True)
    found: dict[int, list[str]] = defaultdict(list)
    for node in seen:
        found[columns[node]].append(node)
    return dict(sorted(found.items()))


def _swept(
    order: Order,
    columns: Mapping[str, int],
    near: Mapping[str, Sequence[str]],
    *,
    back: bool,
    both: bool,
) -> Order:
    """One sweep: each column by the mean height of what it is linked to, on the side the sweep comes from or on both."""
    result = {column: list(nodes) for column, nodes in order.items()}
    spot = {
        node: (turn + 0.5) / len(nodes)
        for nodes in order.values()
        for turn, node in enumerate(nodes)
    }
    for column in sorted(result, reverse=back):
        nodes = result[column]
        weight = {
            node: _mean(
                [spot[n] for n in near[node] if both or (columns[n] > column) == back], spot[node]
            )
            for node in nodes
        }
        nodes.sort(key=lambda node: (weight[node], spot[node], node))
        spot |= {node: (turn + 0.5) / len(nodes) for turn, node in enumerate(nodes)}
    return result


def _exchanged(
    order: Order, columns: Mapping[str, int], near: Mapping[str, Sequence[str]]
) -> Order:
    """Neighbours in a column change places as long as that takes crossings away."""
    result = {column: list(nodes) for column, nodes in order.items()}
    spot = {node: turn for nodes in result.values() for turn, node in enumerate(nodes)}
    for _ in range(EXCHANGES):
        if not any([_pass(nodes, spot, columns, near) for nodes in result.values()]):
            break
    return result


def _pass(
    nodes: list[str],
    spot: dict[str, int],
    columns: Mapping[str, int],
    near: Mapping[str, Sequence[str]],
) -> bool:
    """Once down a column; whether anything changed places."""
    ends = {n: ([spot[x] for x in near[n] if columns[x] < columns[n]], [spot[x] for x in near[n] if columns[x] > columns[n]])
            for n in nodes}  # fmt: skip
    moved = False
    for turn in range(len(nodes) - 1):
        upper, lower = nodes[turn], nodes[turn + 1]
        if sum(_gain(a, b) for a, b in zip(ends[upper], ends[lower], strict=True)) > 0:
            nodes[turn], nodes[turn + 1] = lower, upper
            spot[upper], spot[lower] = turn + 1, turn
            moved = True
    return moved


def _gain(upper: Sequence[int], lower: Sequence[int]) -> int:
    """Crossings of these links now, less those after an exchange."""
    return sum((x > y) - (x < y) for x in upper for y in lower)


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def crossings(order: Order, columns: Mapping[str, int], links: Iterable[tuple[str, str]]) -> int:
    """Pairs of links between the same two columns that cross, counted by inversions in n log n."""
    rank = {node: turn for nodes in order.values() for turn, node in enumerate(nodes)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for a, b in links:
        left, right = sorted((a, b), key=lambda node: columns[node])
        between[columns[left], columns[right]].append((rank[left], rank[right]))
    return sum(_inversions([right for _, right in sorted(pairs)]) for pairs in between.values())


def _inversions(values: Sequence[int]) -> int:
    """Fenwick tree over the ranks."""
    tree = [0] * (max(values, default=0) + 2)
    count = 0
    for seen, value in enumerate(values):
        below, spot = 0, value + 1
        while spot:
            below += tree[spot]
            spot -= spot & -spot
        count += seen - below
        spot = value + 1
        while spot < len(tree):
            tree[spot] += 1
            spot += spot & -spot
    return count


def _heights(order: Order, near: Mapping[str, Sequence[str]]) -> dict[str, tuple[float, float]]:
    """Each column in turn as near to its neighbours' mean as its order and a distance of 1 allow."""
    tallest = max((len(nodes) for nodes in order.values()), default=0)
    y = {
        node: turn + (tallest - len(nodes)) / 2
        for nodes in order.values()
        for turn, node in enumerate(nodes)
    }
    columns = sorted(order)
    for turn in range(STRAIGHTENINGS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            nodes = order[column]
            wanted = [_mean([y[n] for n in near[node]], y[node]) for node in nodes]
            y |= dict(zip(nodes, spread(wanted), strict=True))
    top = min(y.values(), default=0.0)
    return {
        node: (float(column), round(y[node] - top, 4))
        for column, nodes in order.items()
        for node in nodes
    }


def spread(wanted: Sequence[float]) -> list[float]:
    """The nearest heights, in least squares, that keep this order at least 1 apart (pool adjacent violators)."""
    blocks: list[tuple[float, int]] = []
    for turn, value in enumerate(wanted):
        mean, size = value - turn, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        blocks.append((mean, size))
    flat = [mean for mean, size in blocks for _ in range(size)]
    return [mean + turn for turn, mean in enumerate(flat)]
