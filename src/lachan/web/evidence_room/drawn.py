"""The six views as the page hands them to the browser: by code, drawn once for one content of a file."""

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from django.utils.html import json_script
from django.utils.safestring import SafeString

from lachan.proof import sending

from .room import Room

MOST = 16
_kept: OrderedDict[tuple[UUID, str], SafeString] = OrderedDict()
_lock = Lock()


def drawn(room: Room) -> SafeString:
    """The data block of the page; holds codes and no name, so whoever may see the file may be shown the same."""
    name = (room.file.casefile.id, room.file.version)
    with _lock:
        if name in _kept:
            _kept.move_to_end(name)
            return _kept[name]
    made = json_script(sending.views(room.file.bundle), "evidence-views")
    with _lock:
        _kept[name] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
