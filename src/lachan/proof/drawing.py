"""The layered map as SVG: the same bytes for the same file. It says which file, which stage, which day, which version."""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as Tree

from lachan.proof.bundle import Bundle
from lachan.proof.bundle.file import Stage
from lachan.proof.case import Case
from lachan.proof.layout.layered import place
from lachan.proof.views import Mark, Picture, layered

WIDTH, HEIGHT, COLUMN, ROW, TOP, LEFT, LETTERS = 216, 44, 290, 54, 96, 24, 34
STAGES = {
    Stage.REPORT: "nguồn tin về tội phạm", Stage.INVESTIGATION: "điều tra", Stage.ENDED: "kết thúc điều tra",
    Stage.PROSECUTION: "truy tố", Stage.TRIAL: "xét xử", Stage.FINAL: "đã có bản án có hiệu lực pháp luật",
}  # fmt: skip
FILL = {
    "charge": "#e8eef7",
    "element": "#f4f1e6",
    "proposition": "#ffffff",
    "evidence": "#eef6ee",
    "paper": "#f3f3f3",
}
STROKE = {"supports": "#3d5a80", "attacks": "#a4262c", "explains": "#6b6b6b", "holds": "#b8b8b8"}
DASH = {"attacks": "6 3", "explains": "2 3"}
MADE_UP = "DỮ LIỆU GIẢ LẬP"


def version_of(bundle: Bundle) -> str:
    """Sixteen digits of the file's content: a picture made of another file has others."""
    text = json.dumps(
        bundle.model_dump(mode="json", by_alias=True, exclude={"displays", "notes", "redacted"}),
        sort_keys=True,
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def svg(bundle: Bundle, heads: Sequence[str] = ()) -> str:
    """The whole map; every mark carries its id and folio, so that a page can open them. `heads`: what a print says of
    itself instead (a redacted file has another version than the file it is of)."""
    case = Case(bundle)
    picture = layered(case)
    at = place(picture.columns, [(line.source, line.target) for line in picture.lines]).at
    root = Tree.Element("svg", _frame(at))
    Tree.SubElement(root, "title").text = f"Sơ đồ chứng cứ {bundle.code}"
    for turn, words in enumerate(heads or _heads(bundle)):
        _text(root, LEFT, 26 + 20 * turn, words, size=15 if turn == 0 else 12)
    _lines(root, picture, at)
    for mark in picture.marks:
        _mark(root, mark, *at[mark.id])
    return Tree.tostring(root, encoding="unicode") + "\n"


At = Mapping[str, tuple[float, float]]


def _frame(at: At) -> dict[str, str]:
    wide = LEFT * 2 + COLUMN * max((x for x, _ in at.values()), default=0) + WIDTH
    tall = TOP + ROW * (max((y for _, y in at.values()), default=0) + 1) + LEFT
    return {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {wide:.0f} {tall:.0f}", "role": "img",
            "font-family": "Tinos, 'Times New Roman', serif"}  # fmt: skip


def _heads(bundle: Bundle) -> Iterator[str]:
    yield f"Sơ đồ chứng cứ {bundle.code}" + (f" — {MADE_UP}" if bundle.synthetic else "")
    yield f"Giai đoạn: {STAGES[bundle.stage]} · hồ sơ đến ngày {bundle.as_of} · phiên bản {version_of(bundle)}"
    yield "Sơ đồ nêu điều đã có trong hồ sơ và điều còn hỏi; không kết luận về người nào."


def _lines(root: Tree.Element, picture: Picture, at: Mapping[str, tuple[float, float]]) -> None:
    for line in picture.lines:
        (x1, y1), (x2, y2) = _middle(at[line.source]), _middle(at[line.target])
        start, end = (x1 + WIDTH, x2) if x1 <= x2 else (x1, x2 + WIDTH)
        bend = (start + end) / 2
        given = {"d": f"M{start:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {end:.1f} {y2:.1f}", "fill": "none",
                 "stroke": STROKE[line.kind], "data-from": line.source, "data-to": line.target, "data-kind": line.kind}  # fmt: skip
        Tree.SubElement(
            root,
            "path",
            given | ({"stroke-dasharray": DASH[line.kind]} if line.kind in DASH else {}),
        )


def _middle(at: tuple[float, float]) -> tuple[float, float]:
    return LEFT + COLUMN * at[0], TOP + ROW * at[1] + HEIGHT / 2


def _mark(root: Tree.Element, mark: Mark, x: float, y: float) -> None:
    left, top = LEFT + COLUMN * x, TOP + ROW * y
    group = Tree.SubElement(root, "g", {"data-id": mark.id, "data-folio": mark.folio})
    Tree.SubElement(group, "title").text = (
        f"{mark.label} · {mark.folio}" if mark.folio else mark.label
    )
    Tree.SubElement(group, "rect", {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": str(WIDTH), "height": str(HEIGHT), "rx": "4",
                                    "fill": FILL[mark.kind.split(".")[0]], "stroke": "#8a8a8a"})  # fmt: skip
    for turn, words in enumerate(_fit(mark)):
        _text(group, left + 8, top + 17 + 16 * turn, words, size=12)


def _fit(mark: Mark) -> list[str]:
    """Two lines: the label, and the folio where there is one; the whole label stands in the title."""
    wanted = 1 if mark.folio else 2
    lines = textwrap.wrap(mark.label, LETTERS, max_lines=wanted, placeholder=" …") or ["–"]
    return [*lines, mark.folio[:LETTERS]] if mark.folio else lines


def _text(parent: Tree.Element, x: float, y: float, words: str, *, size: int) -> None:
    Tree.SubElement(
        parent, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": str(size)}
    ).text = words
