"""Old units on the ground of the units of one day, by succession; what cannot be laid on one unit is never guessed. No Django."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lachan.reference.ground import Value

from .rules import Told, joined


@dataclass(frozen=True)
class Land:
    """A commune of one name and ground, and who took its ground over."""

    key: str
    begins: date
    ends: date | None
    heirs: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class Laid:
    """`cut`: units that got a part of a unit that was split, whose number is therefore in `nowhere`,
    with what names no commune of the province."""

    values: Mapping[str, Value]
    cut: frozenset[str]
    nowhere: Mapping[str | None, Value]


class Lands:
    """The communes of a province over time."""

    def __init__(self, lands: Iterable[Land]) -> None:
        self.by_key = {one.key: one for one in lands}
        self.before: dict[str, list[str]] = {}
        for one in self.by_key.values():
            for heir in one.heirs:
                self.before.setdefault(heir, []).append(one.key)

    def on(self, day: date) -> list[str]:
        return sorted(key for key, land in self.by_key.items() if land.on(day))

    def then(self, key: str, day: date) -> set[str]:
        """The units of that day on which its ground lies; empty where nobody wrote down which."""
        land = self.by_key.get(key)
        if land is None:
            return set()
        if land.on(day):
            return {key}
        return {found for heir in land.heirs for found in self.then(heir, day)}

    def since(self, key: str) -> date:
        """From which day on the province's record has all of its ground: what came from another province, only since then."""
        before = self.before.get(key, [])
        return max(map(self.since, before)) if before else self.by_key[key].begins

    def laid(self, counts: Mapping[str | None, Value], day: date) -> Laid:
        """Counts by unit of whatever time, in the units of that day: nought where nothing was counted."""
        parts: dict[str, list[Value]] = {key: [] for key in self.on(day)}
        cut: set[str] = set()
        nowhere: dict[str | None, Value] = {}
        for key, value in counts.items():
            over = self.then(key, day) if key else set()
            if len(over) == 1:
                parts[over.pop()].append(value)
            else:
                nowhere[key] = value
                cut |= over
        return Laid({key: summed(some) for key, some in parts.items()}, frozenset(cut), nowhere)  # fmt: skip

    def told(self, own: Mapping[str, Told], day: date) -> dict[str, Told]:
        """What units told of themselves: a unit of that day by itself, else by all that lie whole on its ground."""
        return {key: self._told(key, own) for key in self.on(day)}

    def _told(self, key: str, own: Mapping[str, Told]) -> Told:
        if key in own and own[key].value is not None:
            return own[key]
        before = sorted(self.before.get(key, []))
        if not before or any(len(self.by_key[one].heirs) > 1 for one in before):
            return own.get(key, Told())
        return joined([self._told(one, own) for one in before])


def summed(parts: Sequence[Value]) -> Value:
    # One hidden part hides the sum: it could be worked out from the others.
    shown = [part for part in parts if isinstance(part, int)]
    return sum(shown) if len(shown) == len(parts) else next(p for p in parts if not isinstance(p, int))  # fmt: skip
