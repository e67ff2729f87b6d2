"""Codes for new items that speak of each other before they are written: the next that nothing in the file has."""

from lachan.evidence.entering import PREFIX

from .room import Room


class Codes:
    """Hands out M8, M9, E12 …, each once."""

    def __init__(self, room: Room) -> None:
        self._taken = {item for _, item in room.file.kept} | room.file.bundle.ids()

    def next(self, part: str) -> str:
        turn = 1
        while f"{PREFIX[part]}{turn}" in self._taken:
            turn += 1
        name = f"{PREFIX[part]}{turn}"
        self._taken.add(name)
        return name
