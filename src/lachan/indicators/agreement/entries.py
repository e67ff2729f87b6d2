"""What one book counts in a row: by case, by turn, by accused or by victim, as known at a moment.

A key counts once, at its first act that counts. Turns are paired between the two books: a receipt
answers the latest sending before it that nothing has answered yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from .acts import Act, Chain, chains, present, tracks
from .table import Counts, Row

V = TypeVar("V")
# (matter or the head of its family, person or the turn's first act or nothing)
Key = tuple[str, str]
Keys = Callable[[Act, str], frozenset[Key]]


@dataclass(frozen=True)
class Record:
    """All acts of the matters looked at, and how they hang together, as known at `as_of`."""

    as_of: datetime
    by_kind: Mapping[str, tuple[Chain, ...]]
    by_matter: Mapping[str, tuple[Act, ...]]
    track: Mapping[str, tuple[Act, ...]]
    families: Mapping[str, frozenset[str]]

    def family(self, matter: str) -> frozenset[str]:
        return self.families.get(matter, frozenset({matter}))

    def head(self, matter: str) -> str:
        return min(self.family(matter))

    def accused(self, act: Act) -> frozenset[str]:
        """Whom an act concerns: the one it names, else everybody then accused in the case."""
        if act.person is not None:
            return frozenset({act.person})
        return present(self.track.get(act.matter, ()), act.at)

    def of_kinds(self, kinds: Iterable[str]) -> list[Chain]:
        """Every act that is or once was of these kinds, each once."""
        found = {chain.id: chain for kind in kinds for chain in self.by_kind.get(kind, ())}
        return list(found.values())

    def of_family(self, matter: str) -> Iterator[Act]:
        """What stands now in a case and in those it was joined with or separated from."""
        for one in self.family(matter):
            yield from self.by_matter.get(one, ())


def record(acts: Iterable[Act], families: Mapping[str, frozenset[str]], as_of: datetime) -> Record:
    by_kind: dict[str, list[Chain]] = {}
    by_matter: dict[str, list[Act]] = {}
    for chain in chains(act for act in acts if act.recorded_at <= as_of):
        for kind in {act.kind for act in chain.versions}:
            by_kind.setdefault(kind, []).append(chain)
        now = chain.versions[-1]
        by_matter.setdefault(now.matter, []).append(now)
    return Record(as_of, _frozen(by_kind), _frozen(by_matter), tracks(by_matter), families)


def _frozen(found: Mapping[str, list[V]]) -> dict[str, tuple[V, ...]]:
    return {name: tuple(held) for name, held in found.items()}


@dataclass
class Entries:
    """The keys of one book in one row, each with the acts that stand for it."""

    counts: Counts
    whole: bool
    keys: Keys
    # Each act with those of its versions that make the key count.
    held: dict[Key, list[tuple[Chain, list[Act]]]] = field(default_factory=dict)

    def first(self, key: Key, by: datetime) -> tuple[Chain, Act] | None:
        """The act that makes the key count, as the record stood then."""
        found = None
        for chain, counting in self.held.get(key, ()):
            act = chain.known(by)
            if act is None or not any(act is one for one in counting):
                continue
            if found is None or (act.at, act.id) < (found[1].at, found[1].id):
                found = chain, act
        return found

    def known(self, key: Key, by: datetime) -> bool:
        """Was any of its acts on record by then, whatever it said."""
        return any(chain.known(by) is not None for chain, _ in self.held.get(key, ()))

    def moment(self, key: Key, by: datetime) -> datetime | None:
        first = self.first(key, by)
        return first[1].at if first else None

    def take(self, chain: Chain) -> None:
        counting: dict[Key, list[Act]] = {}
        for act in chain.versions:
            if fits(act, self.counts, self.whole):
                for key in self.keys(act, chain.id):
                    counting.setdefault(key, []).append(act)
        for key, versions in counting.items():
            self.held.setdefault(key, []).append((chain, versions))


def fits(act: Act, counts: Counts, whole: bool) -> bool:
    """Does this act count in this book; a decision about one accused is not one about the case."""
    if act.carried or act.kind not in counts.kinds or act.book != counts.book:
        return False
    if whole and act.person:
        return False
    return counts.returned_by is None or act.returned_by in counts.returned_by


def entries(row: Row, of: Record) -> tuple[Entries, Entries]:
    """The two books of a row, left and right."""
    keys = _keys(row, of)
    sides = Entries(row.left, row.whole, keys), Entries(row.right, row.whole, keys)
    for side in sides:
        for chain in of.of_kinds(side.counts.kinds):
            side.take(chain)
    return sides


def _keys(row: Row, of: Record) -> Keys:
    if row.unit == "case":
        return lambda act, _: frozenset({(act.matter, "")})
    if row.unit == "victim":
        return lambda act, _: frozenset({(act.matter, act.person or "")})
    if row.unit == "accused":
        return lambda act, _: frozenset((of.head(act.matter), p) for p in of.accused(act))
    turns = _turns(row, of)
    return lambda act, chain: frozenset({(act.matter, turns.get(chain, chain))})


def _turns(row: Row, of: Record) -> dict[str, str]:
    """Each receipt under the sending it answers."""
    sent, received = (_by_matter(row, counts, of) for counts in (row.left, row.right))
    paired: dict[str, str] = {}
    for matter, answers in received.items():
        paired.update(_paired(sent.get(matter, []), answers))
    return paired


def _by_matter(row: Row, counts: Counts, of: Record) -> dict[str, list[tuple[datetime, str]]]:
    found: dict[str, list[tuple[datetime, str]]] = {}
    for chain in of.of_kinds(counts.kinds):
        fitting = [act for act in chain.versions if fits(act, counts, row.whole)]
        if fitting:
            found.setdefault(fitting[-1].matter, []).append((fitting[-1].at, chain.id))
    return {matter: sorted(times) for matter, times in found.items()}


def _paired(
    sendings: list[tuple[datetime, str]], answers: list[tuple[datetime, str]]
) -> dict[str, str]:
    """Answer → sending; what comes before every sending (a slip in a date) takes the first that is left."""
    left, paired = list(sendings), {}
    for at, answer in answers:
        before = [one for one in left if one[0] <= at]
        if before:
            left.remove(before[-1])
            paired[answer] = before[-1][1]
    for _, answer in answers:
        if answer not in paired and left:
            paired[answer] = left.pop(0)[1]
    return paired
