"""A file checked again after an edit: the same answer as a whole check, asking only the rules that read what changed.

No rule says what it reads: it is watched. While a rule is asked, the case notes every part of the bundle that is read,
by the rule itself or when something was made that the case keeps (who supports what, elements, names). A rule whose parts
are as they were gives the findings it gave. Everything after the findings is `check` itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from dis import get_instructions
from functools import cached_property
from types import CodeType, FunctionType
from typing import Any, cast

from lachan.proof.bundle import Bundle
from lachan.proof.case import Case
from lachan.proof.checking import Checked, check
from lachan.proof.rules import CATALOGUE, Found, Rule

BIT = {name: 1 << turn for turn, name in enumerate(Bundle.model_fields)}
ALL = (1 << len(BIT)) - 1


class Again:
    """One file while it is worked on. `asked`: the rules that the last check had to ask."""

    def __init__(self, rules: Iterable[Rule] | None = None) -> None:
        self._rules = [one for one in CATALOGUE.values() if one.on] if rules is None else list(rules)  # fmt: skip
        self._before: Bundle | None = None
        self._told: dict[str, tuple[int, list[Found]]] = {}
        self.asked: tuple[str, ...] = ()

    def check(self, bundle: Bundle) -> Checked:
        changed = ALL if self._before is None else differing(self._before, bundle)
        stale = {one.id for one in self._rules if one.id not in self._told or self._told[one.id][0] & changed}  # fmt: skip
        case = Watched(bundle)
        told = self._told | {one.id: case.asked(one) for one in self._rules if one.id in stale}
        self._before, self._told, self.asked = bundle, told, tuple(sorted(stale))
        return check(bundle, [replace(one, find=_telling(told[one.id][1])) for one in self._rules])


def _telling(found: list[Found]) -> Callable[[Case], Iterator[Found]]:
    return lambda _: iter(found)


def differing(before: Bundle, after: Bundle) -> int:
    """The parts that are not as they were; objects taken over are not looked into. 1 and 1.0 are told apart, as findings would."""
    return sum(bit for name, bit in BIT.items() if not _same(getattr(before, name), getattr(after, name)))  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return one is other or repr(one) == repr(other)


class _Reading:
    """Who is asking, innermost last, and what each has read. What was noted for one is at hand until another asks."""

    def __init__(self) -> None:
        self.read = [0]
        self.at_hand: list[tuple[dict[str, Any], str]] = []

    def begin(self) -> None:
        self._put_away()
        self.read.append(0)

    def end(self) -> int:
        self._put_away()
        return self.read.pop()

    def note(self, parts: int, holder: dict[str, Any], name: str, answer: Any) -> Any:
        """It was read; in the holder's own dictionary the next reading of it costs nothing."""
        self.read[-1] |= parts
        holder[name] = answer
        self.at_hand.append((holder, name))
        return answer

    def _put_away(self) -> None:
        for holder, name in self.at_hand:
            del holder[name]
        self.at_hand.clear()


class _Parts:
    """The bundle as the rules read it; whose attribute is no part (a method over all of it) reads everything."""

    def __init__(self, bundle: Bundle, reading: _Reading) -> None:
        self._bundle, self._reading = bundle, reading

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not at hand."""
        return self._reading.note(BIT.get(name, ALL), self.__dict__, name, getattr(self._bundle, name))  # fmt: skip


class Watched(Case):
    """A case that notes of which parts each of its answers was made, and tells whoever asks for the answer."""

    def __init__(self, bundle: Bundle) -> None:
        self._reading = _Reading()
        self._made_of: dict[str, int] = {}
        self._kept: dict[str, Any] = {}
        super().__init__(cast(Bundle, _Parts(bundle, self._reading)))

    def asked(self, rule: Rule) -> tuple[int, list[Found]]:
        """The parts that the rule read, and what it found."""
        self._reading.begin()
        try:
            found = list(rule.find(self)) if self.reached(rule.since) else []
        finally:
            read = self._reading.end()
        return read, found

    def noting(self, name: str, answer: Callable[[], Any]) -> Any:
        """What was read for this answer, now or when it was first made, was read by whoever asked."""
        self._reading.begin()
        try:
            return answer()
        finally:
            made_of = self._made_of[name] = self._made_of.get(name, 0) | self._reading.end()
            self._reading.read[-1] |= made_of


class _Kept:
    """A property that a case makes once."""

    def __init__(self, name: str, own: cached_property[Any]) -> None:
        self._name, self._own = name, own

    def __get__(self, case: Watched, owner: type[Watched]) -> Any:
        kept, name = case._kept, self._name
        if name not in kept:
            kept[name] = case.noting(name, lambda: self._own.func(case))
        return case._reading.note(case._made_of[name], case.__dict__, name, kept[name])


def _asked(name: str, own: FunctionType) -> Callable[..., Any]:
    def answer(case: Watched, *given: Any, **named: Any) -> Any:
        return case.noting(name, lambda: own(case, *given, **named))

    return answer


def _watch() -> None:
    """Properties note what they are made of. One made of nothing is filled by methods; so these are noted too."""
    kept = {name: own for name, own in vars(Case).items() if isinstance(own, cached_property)}
    filled = {name for name, own in kept.items() if not _names_first_argument(own.func)}
    for name, prop in kept.items():
        setattr(Watched, name, _Kept(name, prop))
    for name, own in vars(Case).items():
        if isinstance(own, FunctionType) and filled & _names(own.__code__):
            setattr(Watched, name, _asked(name, own))


def _names_first_argument(own: Callable[..., Any]) -> bool:
    return any(one.argval == "self" for one in get_instructions(own))


def _names(code: CodeType) -> set[str]:
    """Attributes that it names, in its comprehensions too."""
    within = (_names(one) for one in code.co_consts if isinstance(one, CodeType))
    return set(code.co_names).union(*within)


_watch()
