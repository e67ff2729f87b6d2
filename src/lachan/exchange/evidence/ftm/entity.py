"""One entity as it was read: its schema is known, its values have passed the schema."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """`ours`: written by this program, so that its properties mean what `mapping` says."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    ours: bool

    def first(self, name: str) -> str | None:
        return next(iter(self.properties.get(name, ())), None)

    def all(self, name: str) -> list[str]:
        return self.properties.get(name, [])
