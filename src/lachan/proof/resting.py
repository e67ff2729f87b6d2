"""What evidence rests beneath a proposition, at every depth: each asked once, a chain of them however long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from lachan.proof.bundle import Evidence


class Supports:
    """`below`: what speaks for each directly, evidence or proposition, in order; `held`: the evidence that counts."""

    def __init__(self, below: Mapping[str, Sequence[str]], held: Mapping[str, Evidence]) -> None:
        self._below, self._held = below, held
        self._known: dict[str, list[Evidence]] = {}

    def __getitem__(self, target: str) -> list[Evidence]:
        if target not in self._known:
            if self._ring:
                self._known[target] = self._down(target)
            else:
                self._up(target)
        return self._known[target]

    def _props(self, one: str) -> list[str]:
        return [x for x in self._below.get(one, ()) if x not in self._held]

    @cached_property
    def _ring(self) -> bool:
        """Whether propositions speak for each other in a ring: then nothing can be put together from below."""
        waiting_for = {one: len(set(self._props(one))) for one in self._below}
        above: dict[str, set[str]] = {}
        for one in self._below:
            for x in self._props(one):
                above.setdefault(x, set()).add(one)
        free = [x for x in {*self._below, *above} if not waiting_for.get(x)]
        done = 0
        while free:
            done += 1
            for one in above.get(free.pop(), ()):
                waiting_for[one] -= 1
                if not waiting_for[one]:
                    free.append(one)
        return done < len({*self._below, *above})

    def _up(self, target: str) -> None:
        waiting = [target]
        while waiting:
            one = waiting[-1]
            unknown = [x for x in self._props(one) if x not in self._known]
            if unknown and one not in self._known:
                waiting += unknown
                continue
            if one not in self._known:
                self._known[one] = self._together(one)
            waiting.pop()

    def _together(self, one: str) -> list[Evidence]:
        found: dict[str, Evidence] = {}
        for x in self._below.get(one, ()):
            found |= {x: self._held[x]} if x in self._held else {e.id: e for e in self._known[x]}
        return list(found.values())

    def _down(self, target: str) -> list[Evidence]:
        found: dict[str, Evidence] = {}
        seen, waiting = {target}, [iter(self._below.get(target, ()))]
        while waiting:
            x = next(waiting[-1], None)
            if x is None:
                waiting.pop()
            elif x in self._held:
                found[x] = self._held[x]
            elif x not in seen:
                seen.add(x)
                waiting.append(iter(self._below.get(x, ())))
        return list(found.values())
