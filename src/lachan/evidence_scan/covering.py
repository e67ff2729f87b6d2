"""Pages that may leave: made anew from pixels, with black boxes burnt in; no text under them, no metadata beside them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageDraw

from .rendering import page_picture

PER_INCH = 150
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page, in fractions of its width and height from the top left."""

    x: float
    y: float
    w: float
    h: float

    def __post_init__(self) -> None:
        sides = (self.x, self.y, self.w, self.h)
        if not all(0 <= side <= 1 for side in sides) or not (self.w and self.h):
            raise ValueError("a box lies on its page and covers something")


def covered(opened: BinaryIO, kind: str, pages: Mapping[int, Sequence[Box]]) -> bytes:
    """These pages, in their order, as a new PDF of pictures. The same pages and boxes, the same bytes."""
    made = (_burnt(page_picture(opened, kind, page, PER_INCH), pages[page]) for page in sorted(pages))  # fmt: skip
    return pdf_of(made)


def _burnt(page: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    draw = ImageDraw.Draw(page)
    width, height = page.size
    for one in boxes:
        # Outward to whole pixels: half a letter at the edge is a letter.
        left, top = int(one.x * width), int(one.y * height)
        right, bottom = -int(-(one.x + one.w) * width // 1), -int(-(one.y + one.h) * height // 1)
        draw.rectangle((left, top, right, bottom), fill="black")
    return page


def pdf_of(pages: Iterable[Image.Image]) -> bytes:
    """A PDF whose pages are pictures and nothing else: no /Info, no dates, no /ID."""
    objects, kids = _Objects(), []
    tree = objects.reserved()
    for page in pages:
        kids.append(_page(objects, page, tree))
    held = " ".join(f"{one} 0 R" for one in kids)
    objects.put(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{held}]>>".encode())
    root = objects.add(f"<</Type/Catalog/Pages {tree} 0 R>>".encode())
    return objects.written(root)


def _page(objects: _Objects, page: Image.Image, tree: int) -> int:
    width, height = (round(side * 72 / PER_INCH, 2) for side in page.size)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=QUALITY)
    picture = objects.stream(out.getvalue(), f"/Type/XObject/Subtype/Image/Width {page.width}/Height {page.height}"
                             "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode")  # fmt: skip
    content = objects.stream(f"q {width} 0 0 {height} 0 0 cm /P Do Q".encode(), "")
    return objects.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width} {height}]"
        f"/Resources<</XObject<</P {picture} 0 R>>>>/Contents {content} 0 R>>".encode()
    )


class _Objects:
    """Numbered objects of a PDF and the table of where they begin."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserved(self) -> int:
        return self.add(b"")

    def put(self, number: int, body: bytes) -> None:
        self._bodies[number - 1] = body

    def add(self, body: bytes) -> int:
        self._bodies.append(body)
        return len(self._bodies)

    def stream(self, data: bytes, told: str) -> int:
        head = f"<<{told}/Length {len(data)}>>\nstream\n".encode()
        return self.add(head + data + b"\nendstream")

    def written(self, root: int) -> bytes:
        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self._bodies, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        count = len(places) + 1
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        out += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
        out += f"trailer\n<</Size {count}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)
