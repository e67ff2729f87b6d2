"""A published figure as parts/figure.html takes it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from lachan.indicators import reasons, targets
from lachan.indicators.definitions import DEFINITIONS, Definition
from lachan.indicators.models import Figure
from lachan.indicators.targets import Verdict

from .. import wording

SMALL = "Mẫu số nhỏ: tỷ lệ này dao động mạnh khi thêm bớt một vụ, không dùng để so sánh."


def verdict_of(figure: Figure) -> Verdict:
    return targets.verdict(DEFINITIONS[figure.code], figure.numerator, figure.denominator)


def tile(figure: Figure, others: Iterable[Figure]) -> dict[str, Any]:
    target, verdict = DEFINITIONS[figure.code], verdict_of(figure)
    return {
        "id": figure.code, "name": target.name, "n": figure.numerator, "d": figure.denominator,
        "percent": verdict.rate.replace(",", ".") or "0",
        "percent_text": f"{verdict.rate}\u00a0%" if verdict.rate else "",
        "operator": target.operator, "target": target.target, "target_text": _aim(target),
        "verdict": verdict.state, "n_label": target.numerator, "d_label": target.denominator,
        "definition": f"«{target.words}». {target.variants[figure.variant]}. Nguồn: {target.source}.",
        "calendar": span(figure.period_from, figure.period_to),
        "cutoff": f"số liệu đến {wording.shortly(figure.as_of)}",
        "list_url": f"/chi-tieu/{figure.id}/danh-sach/",
        "unsettled": _doubt(target, verdict),
        "apart": [{"label": reasons.label(why), "count": n} for why, n in figure.apart.items()],
        "variant": target.variants[figure.variant],
        "hash": figure.inputs_hash[:12],
        "other": [_other(one, target) for one in others],
    }  # fmt: skip


def _aim(target: Definition) -> str:
    return f"{'trên' if target.operator == '>' else 'tối thiểu'} {target.target}\u00a0%"


def _doubt(target: Definition, verdict: Verdict) -> str:
    open_point = target.mark == "conflict"
    said = [
        "Văn bản giao chỉ tiêu không nêu mẫu số: đây là cách tính hệ thống đề xuất."
    ] * open_point
    return " ".join([*said, *([SMALL] if verdict.small else [])])


def _other(figure: Figure, target: Definition) -> dict[str, Any]:
    rate = verdict_of(figure).rate
    return {
        "label": target.variants[figure.variant], "n": figure.numerator, "d": figure.denominator,
        "percent_text": f"{rate}\u00a0%" if rate else "—",
    }  # fmt: skip


def span(begin: date, to: date) -> str:
    """A period as read: its last day is the one before `to`."""
    return f"{wording.day(begin)} – {wording.day(to - timedelta(days=1))}"
