"""Tables of many rows, written here and not by templates: fifty rows cost two milliseconds, not forty.

Every value goes through `escape`; parts/table.html puts the frame around the body."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from .drawing import state

# text, sub, url; or instead of text: state with state_label, stage with stage_kind, code_name.
Cell = Mapping[str, str]


def table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, empty: tuple[str, str],
    caption_hidden: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """What parts/table.html takes; `empty`: what there is none of, and what that means."""
    labels = [escape(label) for label in columns]
    body = [_row(cells, labels) for cells in rows]
    return {
        "caption": caption, "caption_hidden": caption_hidden, "columns": columns,
        "count": len(body), "body": SafeString("\n".join(body)),
        "empty_what": empty[0], "empty_means": empty[1],
    }  # fmt: skip


def _row(cells: Sequence[Cell], labels: Sequence[str]) -> str:
    """The first cell names the row; on phones each cell shows its label."""
    first, *rest = (
        f'data-label="{label}"><span>{_inside(cell)}{_sub(cell)}</span>'
        for cell, label in zip(cells, labels, strict=True)
    )
    others = "".join(f'<td role="cell" {one}</td>' for one in rest)
    return f'<tr role="row"><th role="rowheader" scope="row" {first}</th>{others}</tr>'


def _inside(cell: Cell) -> str:
    if "state" in cell:
        return state(cell["state"], cell["state_label"])
    if "stage" in cell:
        return f'<span class="chip stage {cell["stage_kind"]}">{escape(cell["stage"])}</span>'
    text, name = escape(cell.get("text") or cell.get("code_name", "")), "code_name" in cell
    if cell.get("url"):
        kind = ' class="code-name"' if name else ""
        return f'<a{kind} href="{escape(cell["url"])}">{text}</a>'
    return f'<span class="code-name">{text}</span>' if name else text


def _sub(cell: Cell) -> str:
    return f'<small class="soft">{escape(cell["sub"])}</small>' if cell.get("sub") else ""
