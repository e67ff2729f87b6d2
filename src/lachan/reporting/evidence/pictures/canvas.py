"""An SVG being drawn: text that is broken before it is cut, marks with id and folio, and the head all six share."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from xml.etree import ElementTree as Tree

from ..head import Head

FONT = "Tinos, 'Times New Roman', serif"
INK, FAINT, RULE, RED, AGAINST, SUPPORT = (
    "#1a1a1a",
    "#6b6b6b",
    "#c8c8c8",
    "#c00000",
    "#a4262c",
    "#3d5a80",
)
LEFT, LINE = 24.0, 16.0
LETTER = 0.5  # mean width of a letter of Tinos, of its size


def lines(words: str, width: float, size: float, most: int = 0) -> list[str]:
    """As many lines as it takes, or at most so many, the last with «…»."""
    letters = max(4, int(width / (size * LETTER)))
    cut = {"max_lines": most, "placeholder": " …"} if most else {}
    return textwrap.wrap(" ".join(words.split()), letters, **cut) or ["–"]  # type: ignore[arg-type]


class Canvas:
    """`top`: where what follows the head begins."""

    def __init__(self, head: Head | None, width: float) -> None:
        self.width, self.bottom = width, 0.0
        self.root = Tree.Element("svg")
        if head:
            Tree.SubElement(self.root, "title").text = head.first
        Tree.SubElement(self.root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
        self.top = self._head(head) if head else 16.0

    def _head(self, head: Head) -> float:
        y = 28.0
        for words, size, ink, weight in [(head.first, 17, INK, "bold"), (head.second, 12, INK, ""),
                                         *((one, 13, RED, "bold") for one in head.warnings), *((one, 12, FAINT, "") for one in head.notes)]:  # fmt: skip
            for line in lines(words, self.width - 2 * LEFT, size):
                self.text(LEFT, y, line, size=size, ink=ink, weight=weight)
                y += size * 1.35
        self.rule(LEFT, y - 4, self.width - LEFT, y - 4)
        return y + 14

    def text(
        self, x: float, y: float, words: str, *, size: float = 12, ink: str = INK, weight: str = "", anchor: str = "",
        into: Tree.Element | None = None,
    ) -> None:  # fmt: skip
        given = {"x": _n(x), "y": _n(y), "font-size": _n(size), "fill": ink}
        given |= {"font-weight": weight} if weight else {}
        given |= {"text-anchor": anchor} if anchor else {}
        Tree.SubElement(self.root if into is None else into, "text", given).text = words
        self.bottom = max(self.bottom, y + 6)

    def said(self, x: float, y: float, words: Sequence[str], *, size: float = 12, ink: str = INK, into: Tree.Element | None = None) -> float:  # fmt: skip
        """Line under line; gives where the next would stand."""
        for turn, one in enumerate(words):
            self.text(x, y + turn * size * 1.25, one, size=size, ink=ink, into=into)
        return y + len(words) * size * 1.25

    def mark(self, id: str, folio: str, label: str, kind: str = "") -> Tree.Element:
        """A group that stands for an object of the file; the page opens its folio."""
        group = Tree.SubElement(self.root, "g", {"data-id": id, "data-folio": folio} | ({"data-kind": kind} if kind else {}))  # fmt: skip
        Tree.SubElement(group, "title").text = f"{label} · {folio}" if folio else label
        return group

    def box(self, x: float, y: float, wide: float, tall: float, *, fill: str = "#ffffff", stroke: str = "#8a8a8a", dash: str = "", into: Tree.Element | None = None) -> None:  # fmt: skip
        given = {"x": _n(x), "y": _n(y), "width": _n(wide), "height": _n(tall), "rx": "3", "fill": fill, "stroke": stroke}  # fmt: skip
        Tree.SubElement(self.root if into is None else into, "rect", given | ({"stroke-dasharray": dash} if dash else {}))  # fmt: skip
        self.bottom = max(self.bottom, y + tall)

    def rule(self, x1: float, y1: float, x2: float, y2: float, *, ink: str = RULE, thick: float = 1, dash: str = "", into: Tree.Element | None = None) -> None:  # fmt: skip
        given = {"x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2), "stroke": ink, "stroke-width": _n(thick)}  # fmt: skip
        Tree.SubElement(self.root if into is None else into, "line", given | ({"stroke-dasharray": dash} if dash else {}))  # fmt: skip
        self.bottom = max(self.bottom, y1, y2)

    def dot(self, x: float, y: float, r: float, *, fill: str, stroke: str = "none", into: Tree.Element | None = None) -> None:  # fmt: skip
        Tree.SubElement(self.root if into is None else into, "circle",
                        {"cx": _n(x), "cy": _n(y), "r": _n(r), "fill": fill, "stroke": stroke, "stroke-width": "1.6"})  # fmt: skip

    def cross(self, x: float, y: float, r: float, *, ink: str, into: Tree.Element | None = None) -> None:  # fmt: skip
        self.rule(x - r, y - r, x + r, y + r, ink=ink, thick=2, into=into)
        self.rule(x - r, y + r, x + r, y - r, ink=ink, thick=2, into=into)

    def done(self) -> str:
        self.root.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_n(self.width)} {_n(self.bottom + 20)}",
                             "role": "img", "font-family": FONT}  # fmt: skip
        return Tree.tostring(self.root, encoding="unicode") + "\n"


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
