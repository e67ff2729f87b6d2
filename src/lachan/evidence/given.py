"""What the verbs of the room are handed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Item:
    """One item of the file: its part, its code in the file, what it says (the bundle's fields without `id`).

    `item` may be left empty: a code is then made. `gone`: the item is taken out of the map. `fresh`: the code was made
    up for a new item, and nothing may bear it yet."""

    part: str
    item: str = ""
    body: Mapping[str, Any] | None = None
    gone: bool = False
    fresh: bool = False
