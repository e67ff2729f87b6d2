"""A tree of topics, as any outline is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

DEEPEST, MOST = 60, 20_000


@dataclass(slots=True)
class Topic:
    """`labels`: words set beside the topic; ours say which object it is: «evidence:e1»."""

    title: str
    note: str = ""
    labels: tuple[str, ...] = ()
    below: list[Topic] = field(default_factory=list)

    def walk(self) -> Iterator[Topic]:
        yield self
        for one in self.below:
            yield from one.walk()
