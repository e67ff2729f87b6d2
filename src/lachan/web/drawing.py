"""The smallest pieces of every page, drawn here and not by templates: twenty icons cost nothing, not a millisecond."""

from functools import cache
from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString

STATES = {
    "running": "Đang chạy", "soon": "Sắp hết hạn", "overdue": "Quá hạn", "met": "Đúng hạn",
    "met_late": "Xong nhưng quá hạn", "paused": "Tạm dừng", "unsettled": "Cách hiểu chưa thống nhất",
}  # fmt: skip


@cache
def icon(name: str) -> SafeString:
    """One symbol of icons.svg, decorative: the words beside it speak."""
    icons = static("lachan/icons.svg")
    return SafeString(
        f'<svg class="icon" aria-hidden="true" focusable="false"><use href="{icons}#{escape(name)}"></use></svg>'
    )


def state(kind: str, label: str = "") -> SafeString:
    """A clock's state: shape and word, colour only repeats; `label` says it otherwise."""
    said = label or STATES.get(kind, "Chưa tính được")
    return SafeString(
        f'<span class="state {escape(kind)}">{icon(kind)}<span>{escape(said)}</span></span>'
    )
