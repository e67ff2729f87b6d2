"""Other populations that would have told the same: one person counted elsewhere, two who change places, four at once.
Each is a move: which cells would be one more or one less. Cells it does not name stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import permutations, product

from lachan.release.family import Cell, Face, Family, parts

Move = Mapping[Cell, int]


class Moves:
    """The moves there are around one cell. Within a table only such as leave alone what another table tells too."""

    def __init__(self, family: Family, counts: Mapping[Cell, int], people: Counter[Cell]) -> None:
        self.family, self.counts = family, counts
        self.people = list(people)

    def around(self, cell: Cell, times: int) -> Iterator[Move]:
        """Moves of so many people at once that change this cell, those within a table first."""
        known = dict(cell)
        if len(known) == 3:
            yield from self._cubes(cell, times)
        for kept, given in permutations(known, 2):
            tables = [t for t in self.family.widest if {kept, given} <= set(t)]
            if len(tables) > 1 or tables and set(known) <= set(tables[0]):
                yield from self._swaps(known, kept, given, tables, times)
        if len(known) == 1:
            yield from self.recounted(cell, times)

    def recounted(self, cell: Cell, times: int) -> Iterator[Move]:
        """People are counted in this cell who were not, or no longer: told in every table, so the whole person is looked at."""
        for profile in self.people:
            if any(pair not in profile for pair in cell):
                yield self._changed(profile, dict(cell), times)
                continue
            for name, code in cell:
                for other in self._others(name, code):
                    yield self._changed(profile, {name: other}, times)

    def _changed(self, profile: Cell, codes: Mapping[str, str], times: int) -> Move:
        after = tuple((name, codes.get(name, code)) for name, code in profile)
        delta: Counter[Cell] = Counter()
        for told, way in ((self.family.told(profile), -times), (self.family.told(after), times)):
            for one in told:
                delta[one] += way
        return {one: by for one, by in delta.items() if by}

    def _swaps(
        self, known: dict[str, str], kept: str, given: str, tables: list[Face], times: int
    ) -> Iterator[Move]:
        """Two people exchange one code, in every table that tells it with the other. The cell is where one was, or comes to be."""
        union = {name for table in tables for name in table}
        rest = [d for d in self.family.order if d in union - {kept, given}]
        across = len(tables) == 1 and self._alone(tables[0], given, rest)
        pairs = list(product(self._others(kept, known[kept]), self._others(given, known[given])))
        for here in self._fills(rest, known):
            for there in self._rests(rest, here) if across else [here]:
                for pair in pairs:
                    one, two = (
                        dict(zip(rest, here, strict=True)),
                        dict(zip(rest, there, strict=True)),
                    )
                    before = [
                        one | {kept: known[kept], given: known[given]},
                        two | {kept: pair[0], given: pair[1]},
                    ]
                    after = [
                        one | {kept: known[kept], given: pair[1]},
                        two | {kept: pair[0], given: known[given]},
                    ]
                    yield from self._both_ways(before, after, tables, times)

    def _both_ways(self, before: list[dict[str, str]], after: list[dict[str, str]],
                   tables: list[Face], times: int) -> Iterator[Move]:  # fmt: skip
        for out, into in ((before, after), (after, before)):
            if all(self.counts[self._at(table, p)] >= times for p in out for table in tables):
                yield self._told(tables, out, into, times)

    def _cubes(self, cell: Cell, times: int) -> Iterator[Move]:
        """Four people of a table of three attributes: no margin changes at all."""
        table = tuple(name for name, _ in cell)
        base = [code for _, code in cell]
        for other in product(*(self._others(n, c) for n, c in cell)):
            corners = [tuple(other[i] if bit else base[i] for i, bit in enumerate(bits)) for bits in product((0, 1), repeat=3)]  # fmt: skip
            even = [tuple(zip(table, corners[n], strict=True)) for n in (0, 3, 5, 6)]
            odd = [tuple(zip(table, corners[n], strict=True)) for n in (1, 2, 4, 7)]
            for out, into in ((even, odd), (odd, even)):
                if all(self.counts[one] >= times for one in out):
                    yield dict.fromkeys(out, -times) | dict.fromkeys(into, times)

    def _alone(self, table: Face, given: str, rest: list[str]) -> bool:
        """No other table tells what is exchanged together with what the two people differ in besides."""
        return not any({given, r} <= set(other) for other in self.family.widest if other != table
                       for r in rest)  # fmt: skip

    def _fills(self, rest: list[str], known: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
        yield from product(*([known[d]] if d in known else self._codes(d) for d in rest))

    def _rests(self, rest: list[str], here: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield here
        yield from (t for t in product(*(self._codes(d) for d in rest)) if t != here)

    def _told(
        self, tables: list[Face], out: list[dict[str, str]], into: list[dict[str, str]], times: int
    ) -> Move:
        delta: Counter[Cell] = Counter()
        for face in {part for table in tables for part in parts(table)}:
            for people, way in ((out, -times), (into, times)):
                for person in people:
                    delta[self._at(face, person)] += way
        return {one: by for one, by in delta.items() if by}

    def _at(self, face: Face, person: Mapping[str, str]) -> Cell:
        return tuple((d, person[d]) for d in face)

    def _codes(self, name: str) -> list[str]:
        return [code for code, _ in self.family.columns[name].codes]

    def _others(self, name: str, code: str) -> list[str]:
        return [other for other in self._codes(name) if other != code]
