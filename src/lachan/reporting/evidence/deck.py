"""A deck of slides with native shapes and glued connectors. Shapes are written as XML and numbered here: python-pptx looks
through the whole slide for the next number at each shape, which is quadratic."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from ..paper import NOT_XML
from .head import Head
from .package import dated, moment
from .pictures.canvas import lines

INCH, FONT, MOST = 914400, "Times New Roman", 40
WIDE, TALL = 13.333, 7.5
NS = ('xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"')  # fmt: skip
TOP, LEFT, RIGHT, BOTTOM = 0, 1, 3, 2  # connection sites of a rectangle
INK, FAINT, RED = "1A1A1A", "5A5A5A", "C00000"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a shape stands (inches) and its number on the slide."""

    id: int
    x: float
    y: float
    wide: float
    tall: float

    def site(self, which: int) -> tuple[float, float]:
        return {TOP: (self.x + self.wide / 2, self.y), LEFT: (self.x, self.y + self.tall / 2),
                BOTTOM: (self.x + self.wide / 2, self.y + self.tall), RIGHT: (self.x + self.wide, self.y + self.tall / 2)}[which]  # fmt: skip


class TooManyShapes(AssertionError):
    """A slide of ours grew past what a person can edit: a fault of the program, not of the file."""


class Slide:
    def __init__(self, tree: Any, head: Head, title: str) -> None:
        self.tree, self.count = tree, 0
        self.box(title, 0.4, 0.18, WIDE - 0.8, 0.5, size=22, bold=True, lines_most=1)
        warned = " · ".join(head.warnings)
        if warned:
            self.box(warned, 0.4, 0.66, WIDE - 0.8, 0.3, size=13, bold=True, ink=RED, lines_most=1)
        said = f"{head.first} · {head.second}"
        self.box(" · ".join((said, *head.notes)), 0.4, 6.98, WIDE - 0.8, 0.44, size=10, ink=FAINT, lines_most=2)  # fmt: skip

    def box(
        self, words: str | Sequence[tuple[str, dict[str, Any]]], x: float, y: float, wide: float, tall: float, *, size: float = 12,
        bold: bool = False, ink: str = INK, fill: str = "", edge: str = "", dash: str = "", name: str = "", lines_most: int = 0,
        middle: bool = True,
    ) -> Box:  # fmt: skip
        """Words in a box; what does not fit is cut with «…», and stands whole in the alternative text."""
        parts = [(words, {})] if isinstance(words, str) else list(words)
        most = lines_most or max(1, int((tall - 0.06) * 72 / (size * 1.2)))
        whole = " ".join(text for text, _ in parts)
        made = self._next()
        body = "".join(_paragraphs(parts, wide, size, bold, ink, most))
        self.tree.append(etree.fromstring(_shape(made, name or "chữ", whole, (x, y, wide, tall), fill, edge, dash, body, middle)))  # fmt: skip
        return Box(made, x, y, wide, tall)

    def line(self, start: Box, from_: int, end: Box, to: int, *, ink: str, dash: str = "") -> None:
        made = self._next()
        self.tree.append(etree.fromstring(_connector(made, start, from_, end, to, ink, dash)))

    def _next(self) -> int:
        self.count += 1
        if self.count > MOST:
            raise TooManyShapes(f"{self.count} > {MOST}")
        return self.count + 1  # 1 is the slide's own group


class Deck:
    def __init__(self, head: Head) -> None:
        self.head, self.made = head, Presentation()
        self.made.slide_width, self.made.slide_height = Emu(int(WIDE * INCH)), Emu(int(TALL * INCH))
        _typeface(self.made)

    def slide(self, title: str) -> Slide:
        made = self.made.slides.add_slide(self.made.slide_layouts[6])
        return Slide(made.shapes._spTree, self.head, title)

    def done(self) -> bytes:
        at, kept = moment(self.head.made_on), self.made.core_properties
        kept.author = kept.last_modified_by = self.head.author or "Lá Chắn"
        kept.title, kept.subject, kept.language = self.head.first, self.head.second, "vi-VN"
        kept.created = kept.modified = kept.last_printed = at
        kept.revision = 1
        stream = io.BytesIO()
        self.made.save(stream)
        return dated(stream.getvalue(), at)


def _typeface(made: Any) -> None:
    """The theme's own faces too: whatever somebody types into the slides later looks the same."""
    for part in made.slide_master.part.rels.values():
        if part.reltype.endswith("/theme"):
            theme = etree.fromstring(part.target_part.blob)
            for face in theme.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}latin"):
                face.set("typeface", FONT)
            part.target_part._blob = etree.tostring(theme)


def _paragraphs(parts: Sequence[tuple[str, dict[str, Any]]], wide: float, size: float, bold: bool, ink: str, most: int) -> list[str]:  # fmt: skip
    """One a part: the program that shows it breaks the lines, we only cut what cannot fit."""
    made, used = [], 0
    for turn, (text, look) in enumerate(parts):
        room = max(most - used - (len(parts) - turn - 1), 1)
        big = look.get("size", size)
        found = lines(NOT_XML.sub(" ", text), (wide - 0.14) * 72, big * (1.12 if bold else 1.04), room) if text else [""]  # fmt: skip
        used += len(found)
        made.append(_paragraph(" ".join(found), big, look.get("bold", bold), look.get("ink", ink)))
    return made


def _paragraph(words: str, size: float, bold: bool, ink: str) -> str:
    face = "".join(f'<a:{kind} typeface="{FONT}"/>' for kind in ("latin", "ea", "cs"))
    return (f'<a:p><a:r><a:rPr lang="vi-VN" sz="{round(size * 100)}" b="{int(bold)}" dirty="0"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>{face}'
            f"</a:rPr><a:t>{escape(words)}</a:t></a:r></a:p>")  # fmt: skip


def _emu(*inches: float) -> tuple[int, ...]:
    return tuple(round(one * INCH) for one in inches)


def _shape(id: int, name: str, whole: str, at: tuple[float, float, float, float], fill: str, edge: str, dash: str, body: str, middle: bool) -> str:  # fmt: skip
    x, y, wide, tall = _emu(*at)
    inside = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    return (f'<p:sp {NS}><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(name)} descr={quoteattr(NOT_XML.sub(" ", whole))}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'{inside}{_edge(edge, dash)}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="64008" rIns="64008" tIns="18288" bIns="18288" '
            f'anchor="{"ctr" if middle else "t"}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>')  # fmt: skip


def _edge(ink: str, dash: str, more: str = "") -> str:
    if not ink:
        return "<a:ln><a:noFill/></a:ln>"
    broken = f'<a:prstDash val="{dash}"/>' if dash else ""
    return (
        f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>{broken}{more}</a:ln>'
    )


def _connector(id: int, start: Box, from_: int, end: Box, to: int, ink: str, dash: str) -> str:
    (x1, y1), (x2, y2) = start.site(from_), end.site(to)
    x, y, wide, tall = _emu(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    return (f'<p:cxnSp {NS}><p:nvCxnSpPr><p:cNvPr id="{id}" name="nối"/><p:cNvCxnSpPr><a:stCxn id="{start.id}" idx="{from_}"/>'
            f'<a:endCxn id="{end.id}" idx="{to}"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{flips}><a:off x="{x}" y="{y}"/>'
            f'<a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'{_edge(ink, dash, "<a:tailEnd type=" + chr(34) + "triangle" + chr(34) + "/>")}</p:spPr></p:cxnSp>')  # fmt: skip
