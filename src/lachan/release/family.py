"""Tables that leave together, and all they tell: each table, its margins, the total. Tables may share attributes in a tree
and not in a ring: then what is possible table by table is possible in one population, and hiding can be proved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from lachan.release.coded import OF_CHILDREN, Attribute, Coded
from lachan.release.refusals import TablesDoNotFit, TablesInARing

# What a cell says of people: which attributes, in the order of the family, and the code of each. () is everybody.
Cell = tuple[tuple[str, str], ...]
Face = tuple[str, ...]
SMALL, SMALL_OF_CHILDREN = 5, 10


@dataclass(frozen=True)
class Table:
    """One to three attributes across, under a title."""

    title: str
    dims: Face


@dataclass(frozen=True)
class Family:
    """Every table of one release over the same people."""

    tables: tuple[Table, ...]
    columns: Mapping[str, Attribute]

    def __post_init__(self) -> None:
        for table in self.tables:
            _fits(table, self.columns)
        if _ring([set(t.dims) for t in self.tables]):
            raise TablesInARing()

    @cached_property
    def order(self) -> Face:
        return tuple(dict.fromkeys(name for table in self.tables for name in table.dims))

    @cached_property
    def widest(self) -> tuple[Face, ...]:
        """Tables that are not part of another."""
        faces = list(dict.fromkeys(self.ordered(table.dims) for table in self.tables))
        return tuple(f for f in faces if not any(set(f) < set(g) for g in faces))

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """Every table and every margin once, the total first."""
        found = {part for dims in self.widest for part in parts(dims)}
        return tuple(sorted(found, key=lambda face: (len(face), [self.order.index(d) for d in face])))  # fmt: skip

    def ordered(self, dims: Sequence[str]) -> Face:
        return tuple(sorted(dims, key=self.order.index))

    def cells(self, face: Face) -> Iterator[Cell]:
        for codes in product(*([code for code, _ in self.columns[d].codes] for d in face)):
            yield tuple(zip(face, codes, strict=True))

    def counted(self, people: Sequence[Coded]) -> dict[Cell, int]:
        """Every cell of every face, empty ones too."""
        counts = {cell: 0 for face in self.faces for cell in self.cells(face)}
        for profile, number in self.profiles(people).items():
            for cell in self.told(profile):
                counts[cell] += number
        return counts

    def profiles(self, people: Sequence[Coded]) -> Counter[Cell]:
        read = [(name, self.columns[name].read) for name in self.order]
        return Counter(tuple((name, of(person)) for name, of in read) for person in people)

    def told(self, profile: Cell) -> list[Cell]:
        """The cells one person is counted in."""
        known = dict(profile)
        return [tuple((d, known[d]) for d in face) for face in self.faces]


def parts(dims: Face) -> list[Face]:
    return [part for size in range(len(dims) + 1) for part in combinations(dims, size)]


def least(cell: Cell) -> int:
    """From how many on a cell may be told."""
    return SMALL_OF_CHILDREN if any(code in OF_CHILDREN for _, code in cell) else SMALL


def _fits(table: Table, columns: Mapping[str, Attribute]) -> None:
    dims = table.dims
    if not 1 <= len(dims) <= 3 or len(set(dims)) != len(dims):
        raise TablesDoNotFit()
    if odd := [d for d in dims if d not in columns]:
        raise TablesDoNotFit(
            f"Bảng «{table.title}»: không có tiêu thức {', '.join(odd)}. Chọn trong: {', '.join(columns)}."
        )
    if "group" in dims and {"sex", "age"} & set(dims):
        raise TablesDoNotFit(
            f"Bảng «{table.title}»: «nhóm tuổi, giới» đã gồm giới và tuổi. Dùng một trong hai cách."
        )


def _ring(tables: list[set[str]]) -> bool:
    """Ears are taken off until nothing is left; what cannot be taken off is a ring."""
    while tables:
        seen = Counter(name for table in tables for name in table)
        slim = [{name for name in table if seen[name] > 1} for table in tables]
        kept = [t for n, t in enumerate(slim) if not any(t <= o and (t < o or m < n) for m, o in enumerate(slim) if m != n)]  # fmt: skip
        kept = [t for t in kept if t]
        if kept == tables:
            return True
        tables = kept
    return False
