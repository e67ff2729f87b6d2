"""Where it happened, as a register writes it → the commune that had that name on that day, or nothing."""

import re
from collections import defaultdict
from datetime import date

from lachan.reference.models import Unit

from .words import bare, spelled_out, words

PARTS = re.compile(r"[,;–\n]|\s-\s")
KINDS = ("xa", "phuong", "thi tran", "dac khu")


class Places:
    """The province's communes by name, dated; asked row after row without going back to the database."""

    def __init__(self, province_id: int) -> None:
        found = Unit.objects.filter(province_id=province_id, level="commune").select_related(
            "parent"
        )
        self.by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in found:
            name = bare(unit.name)
            self.by_name[name].append(unit)
            if (short := _without_kind(name)) and not short.isdigit():
                self.by_name[short].append(unit)
        self.known: dict[tuple[str, date], Unit | None] = {}

    def find(self, text: str, day: date) -> Unit | None:
        """The one commune that the text names on that day; two of the same name need their district."""
        key = (text, day)
        if key not in self.known:
            self.known[key] = self._find(text, day)
        return self.known[key]

    def _find(self, text: str, day: date) -> Unit | None:
        parts = [spelled_out(part, words()["place_words"]) for part in PARTS.split(text)]
        # «xã …» says that it is a commune; a bare name before it may be a hamlet
        for part in sorted(parts, key=lambda text: not text.startswith(KINDS)):
            named = [unit for unit in self.by_name.get(part, ()) if unit.exists_on(day)]
            if len(named) == 1:
                return named[0]
            if named:
                return _told_apart(named, parts)
        return self._inside(" ".join(parts), day)

    def _inside(self, text: str, day: date) -> Unit | None:
        """«thôn 3 xã Đạ Tông huyện Đam Rông» without commas: the longest full name that stands in it."""
        padded = f" {text} "
        named = [unit for name, units in self.by_name.items() if name.startswith(KINDS) and f" {name} " in padded
                 for unit in units if unit.exists_on(day)]  # fmt: skip
        longest = max((len(unit.name) for unit in named), default=0)
        best = [unit for unit in named if len(unit.name) == longest]
        return best[0] if len(best) == 1 else _told_apart(best, [text])


def _told_apart(named: list[Unit], parts: list[str]) -> Unit | None:
    text = f" {' '.join(parts)} "
    right = [
        unit
        for unit in named
        if unit.parent and f" {_without_kind(bare(unit.parent.name))} " in text
    ]
    return right[0] if len(right) == 1 else None


def _without_kind(name: str) -> str:
    for kind in (*KINDS, "huyen", "thanh pho", "thi xa"):
        if name.startswith(f"{kind} "):
            return name.removeprefix(f"{kind} ")
    return name
