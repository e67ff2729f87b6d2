"""Everything that can be read in an answer, a letter, a file, a row: unpacked, decoded, and folded."""

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote_plus

import pypdf
from PIL import Image, UnidentifiedImageError

from .canaries import Canary, Planted

CODED = re.compile(rb"[A-Za-z0-9+/_-]{20,}={0,2}")
HEXED = re.compile(r"\\x((?:[0-9a-fA-F]{2}){8,})")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")
# Drawn into a scan: a block of this colour is the name on the paper, and is found again in any picture made of it.
INK = (12, 201, 77)
DEEP = 4


def found_in(data: bytes, planted: Planted, drawn: Canary | None = None) -> set[Canary]:
    """The canaries of these bytes, whatever they are; `drawn`: the one that stands in a picture."""
    found: set[Canary] = set()
    for text in texts(data):
        found |= planted.within(text)
    if drawn is not None and any(has_ink(one) for one in pictures(data)):
        found.add(drawn)
    return found


def texts(data: bytes, deep: int = 0) -> Iterator[str]:
    """As it stands, and as whoever looks closer reads it."""
    if deep > DEEP:
        return
    yield from _plain(data)
    for one in _inside(data):
        yield from texts(one, deep + 1)


def _plain(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "ignore")
    yield text
    again = decoded(text)
    if again != text:
        yield again
    if b"\0" in data:  # two bytes a letter, at either beginning
        yield data.decode("utf-16-le", "ignore")
        yield data[1:].decode("utf-16-le", "ignore")


def decoded(text: str) -> str:
    """Marks of a page, of an address and of JSON read as what they stand for, one within the other."""
    for _ in range(3):
        again = ESCAPED.sub(lambda m: chr(int(m[1], 16)), unquote_plus(html.unescape(text)))
        if again == text:
            return text
        text = again
    return text


def _inside(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK\x03\x04"):
        yield from _zipped(data)
    elif data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data.startswith(PICTURES):
        yield from _told_of(data)
    else:
        yield from _coded(data)
    yield from _inflated(data)


def _zipped(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for one in packed.infolist():
            yield one.filename.encode() + b" " + one.comment
            yield packed.read(one)


def _pdf(data: bytes) -> Iterator[bytes]:
    """What is drawn as text, what the document says of itself, and its files."""
    paper = pypdf.PdfReader(io.BytesIO(data))
    yield " ".join(f"{k} {v}" for k, v in (paper.metadata or {}).items()).encode()
    for page in paper.pages:
        yield page.extract_text().encode()
        for picture in page.images:
            yield picture.data
    for name, several in paper.attachments.items():
        yield name.encode()
        yield from several


def _told_of(data: bytes) -> Iterator[bytes]:
    """What a camera or a program wrote beside the picture."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            told = [*picture.info.items(), *picture.getexif().items()]
    except (UnidentifiedImageError, OSError):
        return
    for _, value in told:
        yield value if isinstance(value, bytes) else str(value).encode()


def _coded(data: bytes) -> Iterator[bytes]:
    for run in CODED.findall(data):
        bare = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
        for skip in range(4):  # it may begin within a longer run
            part = bare[skip:]
            try:
                read = base64.b64decode(part + b"=" * (-len(part) % 4))
            except (binascii.Error, ValueError):
                continue
            if _worth(read):
                yield read
    for run in HEXED.findall(data.decode("utf-8", "ignore")):
        yield bytes.fromhex(run)


def _worth(read: bytes) -> bool:
    """Ciphertext and keys are many and say nothing; what was text, or packed text, goes on."""
    if read[:1] == b"\x78" or read.startswith((b"PK\x03\x04", b"%PDF", *PICTURES)):
        return True
    start = read[:120]
    return len(start.decode("utf-8", "ignore").encode()) * 10 >= len(start) * 9


def _inflated(data: bytes) -> Iterator[bytes]:
    if data[:1] in (b"\x78", b"\x1f"):
        try:
            yield zlib.decompress(data, wbits=47)
        except zlib.error:
            return


def pictures(data: bytes) -> Iterator[Image.Image]:
    """The picture itself, and those inside a zip or a PDF."""
    if data.startswith(PICTURES):
        try:
            with Image.open(io.BytesIO(data)) as one:
                yield one.convert("RGB")
        except (UnidentifiedImageError, OSError):
            return
    elif data.startswith((b"PK\x03\x04", b"%PDF")):
        for one in _inside(data):
            yield from pictures(one)


def has_ink(picture: Image.Image) -> bool:
    """A patch of that colour, as near as a picture packed with loss still has it."""
    small = picture.resize((min(picture.width, 400), min(picture.height, 400)), Image.Resampling.NEAREST)  # fmt: skip
    near = sum(n for n, rgb in small.getcolors(1 << 24) or ()
               if all(abs(a - b) <= 24 for a, b in zip(rgb, INK, strict=True)))  # fmt: skip
    return near >= 12
