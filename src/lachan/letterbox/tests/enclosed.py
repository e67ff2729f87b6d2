"""Invented files that somebody sends after a report."""

import io

from PIL import Image
from tests.walking import hour

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.evidence_scan.tests import samples
from lachan.letterbox import door, queries, receipts

from .scene import Sent

LATER, THAT_HOUR = hour("2024-03-05 19:20"), hour("2024-03-05 19:00")
PLACE_CANARY, WORD_CANARY = "Nha-Trang-Canary-GPS", "chu-trong-tep-canary"
TAKEN_AT = "2024:03:05 18:57:31"


def photo(shade: int = 200) -> bytes:
    """With the time, the camera's owner and a place within."""
    exif = Image.Exif()
    exif[0x013B] = PLACE_CANARY
    exif[0x8769], exif[0x8825] = {0x9003: TAKEN_AT}, {1: "N", 2: (12.0, 34.0, 56.0)}
    out = io.BytesIO()
    Image.new("RGB", (320, 240), (shade, 90, 30)).save(out, "JPEG", exif=exif)
    return out.getvalue()


WORDS = f"{WORD_CANARY} giả lập".encode()
FILM = samples.film()


def enclose(made: Sent, *data: bytes, keep: bool = False, as_it_is: bool = False):
    """As somebody who came back by code."""
    letter = door.look(receipts.digest(made.code))
    return door.enclose(letter, [io.BytesIO(one) for one in data], LATER, keep=keep, as_it_is=as_it_is)  # fmt: skip


def theirs(by, made: Sent):
    """The letter as a body sees it that works on the matter."""
    with scope.acting(by):
        return queries.letter_of(by, Matter.objects.get(id=made.letter.matter_id))
