"""A published figure as parts/figure.html takes it: never a rate without what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lachan.indicators import reasons, targets
from lachan.indicators.definitions import CHANGE, DEFINITIONS, RATE, TALLY, Definition
from lachan.indicators.models import Figure
from lachan.indicators.periods import kept
from lachan.indicators.targets import Verdict
from lachan.intake.codes import CHANNEL

from .. import wording
from .asking import Said

SMALL = "Mẫu số nhỏ: tỷ lệ này dao động mạnh khi thêm bớt một vụ, không dùng để so sánh."
PROPOSED = "Văn bản giao chỉ tiêu không nêu mẫu số: đây là cách tính hệ thống đề xuất."
HIDDEN = "ẩn vì số nhỏ"
CHANNELS = dict(CHANNEL)
STATES = {"met": "met", "missed": "overdue", "none": "unknown", "waiting": "paused", "closes": "met", "open": "overdue", "hidden": "unknown"}  # fmt: skip
By = Mapping[tuple[str, str], Figure]


@dataclass(frozen=True)
class Numbers:
    """What this viewer is shown; None: too small for a wide audience."""

    n: int | None
    d: int | None
    apart: Mapping[str, int | None]

    @property
    def text(self) -> str:
        """n/d, each of the two said by itself."""
        return f"{_said(self.n)}/{_said(self.d)}"

    @property
    def words(self) -> str:
        """As it is read in a line: a number that is hidden is said so once."""
        if self.n is not None and self.d is not None:
            return self.text
        return HIDDEN if self.d is None else f"{HIDDEN}, trên {_said(self.d)}"


def _said(number: int | None) -> str:
    return HIDDEN if number is None else wording.thousands(number)


def named(code: str) -> str:
    """A row's name; of a call that is in no register, its channel in words and the channel's number."""
    channel, _, number = code.partition(" ")
    return f"{CHANNELS[channel]}, số {number}" if number and channel in CHANNELS else code


def numbers(figure: Figure, *, full: bool) -> Numbers:
    if full:
        return Numbers(figure.numerator, figure.denominator, figure.apart)
    frozen = figure.wide
    return Numbers(frozen.get("n"), frozen.get("d"), frozen.get("apart", {}))


def verdict_of(figure: Figure) -> Verdict:
    return targets.verdict(DEFINITIONS[figure.code], figure.numerator, figure.denominator)


def told_of(figure: Figure, shown: Numbers) -> Verdict:
    """What may be said of it: «đạt» over a number that is hidden would leave one number that it can be."""
    found = verdict_of(figure)
    if None not in (shown.n, shown.d) or found.state in ("closes", "open"):
        return found
    return Verdict("hidden", f"Không nêu kết quả: {HIDDEN}", "", small=False)


def rate_of(figure: Figure, shown: Numbers) -> str:
    """Per cent as it is said; nothing where it would give a small cell away."""
    rate = verdict_of(figure).rate
    return f"{rate}%" if rate and None not in (shown.n, shown.d) else ""


def card(
    code: str, found: By, told: Sequence[Figure], chosen: Said | None, *, full: bool
) -> dict[str, Any]:
    """One target; `found`: every figure of the question, `told`: what was ever published of this one."""
    target, way = DEFINITIONS[code], chosen.way(code) if chosen else "a"
    figure = found.get((code, way))
    head = {"id": code, "name": target.name, "definition": f"«{target.words}». {target.variants[way]}. Nguồn: {target.source}.",
            "n_label": target.numerator, "d_label": target.denominator, "variant": target.variants[way],
            "target_text": aim(target), "undefined": target.undefined_when}  # fmt: skip
    if figure is None:
        return head | _without(target)
    return head | said(figure, full=full) | {
        "counters": [counter(found.get((one, "a")), one, full=full) for one in target.counters],
        "ways": _ways(code, found, chosen, full=full), "corrections": corrections(figure, told, full=full),
    }  # fmt: skip


def _without(target: Definition) -> dict[str, Any]:
    """Nothing to count from yet, or nothing published."""
    if not target.counted:
        return {
            "verdict": "waiting", "state": STATES["waiting"], "verdict_text": "Chưa có nguồn dữ liệu",
            "waits_for": target.waits_for,
        }  # fmt: skip
    return {
        "verdict": "unpublished",
        "state": STATES["waiting"],
        "verdict_text": "Chưa công bố",
        "waits_for": "",
    }


def said(figure: Figure, *, full: bool) -> dict[str, Any]:
    target, shown = DEFINITIONS[figure.code], numbers(figure, full=full)
    verdict, percent = told_of(figure, shown), rate_of(figure, shown)
    return {
        "figure": str(figure.id), "n": _said(shown.n), "d": _said(shown.d), "words": shown.words, "hidden": None in (shown.n, shown.d), "shape": target.shape,
        "alone": target.shape == TALLY, "versus": target.shape == CHANGE,
        "percent": verdict.rate.replace(",", "."), "percent_text": percent, "bar": bool(percent) and target.shape == RATE,
        "target": target.target, "verdict": verdict.state, "state": STATES.get(verdict.state, ""), "verdict_text": verdict.words,
        "calendar": span(figure.period_from, figure.period_to), "cutoff": f"số liệu đến {wording.shortly(figure.as_of)}",
        "list_url": f"/chi-tieu/{figure.id}/danh-sach/" if full else "", "unsettled": _doubt(target, verdict),
        "apart": [{"label": reasons.label(why), "count": _said(n)} for why, n in shown.apart.items()],
        "hash": figure.inputs_hash[:12] if full else "",
    }  # fmt: skip


def counter(figure: Figure | None, code: str, *, full: bool) -> dict[str, Any]:
    """A counter-figure beside a rate: n of d, and its list."""
    target = DEFINITIONS[code]
    base = {"id": code, "name": target.name, "unit": target.unit}
    if figure is None:
        return base | {"text": "chưa công bố", "percent_text": "", "url": ""}
    shown = numbers(figure, full=full)
    alone = target.shape == TALLY
    none = "không phát sinh" if shown.d == 0 else shown.words
    return base | {
        "text": _said(shown.n) if alone else none,
        "percent_text": "" if alone else rate_of(figure, shown),
        "url": f"/chi-tieu/{figure.id}/danh-sach/" if full else "",
    }  # fmt: skip


def _ways(code: str, found: By, chosen: Said | None, *, full: bool) -> list[dict[str, Any]]:
    """Every way of counting with its own number, each a link that chooses it."""
    return [
        _way(code, letter, words, found.get((code, letter)), chosen, full=full)
        for letter, words in DEFINITIONS[code].variants.items()
    ]


def _way(
    code: str, letter: str, words: str, figure: Figure | None, chosen: Said | None, *, full: bool
) -> dict[str, Any]:
    shown = numbers(figure, full=full) if figure else Numbers(None, None, {})
    return {
        "label": words, "n": _said(shown.n) if figure else "—", "d": _said(shown.d) if figure else "—",
        "percent_text": (rate_of(figure, shown) if figure else "") or "—",
        "current": chosen is None or chosen.way(code) == letter,
        "url": chosen.address(**{code: "" if letter == "a" else letter}) if chosen else "",
    }  # fmt: skip


def corrections(figure: Figure, told: Sequence[Figure], *, full: bool) -> list[dict[str, str]]:
    """What was published of the same before and since, where it was counted from other rows."""
    same = [one for one in told if _key(one) == _key(figure) and one.inputs_hash != figure.inputs_hash]  # fmt: skip
    before = [one for one in same if one.as_of <= figure.as_of][-1:]
    since = [one for one in same if one.as_of > figure.as_of][-1:]
    return [
        {"kind": corrected(min(one, figure, key=lambda x: x.as_of)),
         "text": f"{words} {numbers(one, full=full).words}, tính đến {wording.shortly(one.as_of)}",
         "url": f"/chi-tieu/{one.id}/danh-sach/" if full else ""}
        for words, some in (("Trước đó đã công bố", before), ("Sau đó công bố lại", since)) for one in some
    ]  # fmt: skip


def corrected(first: Figure) -> str:
    """A period that was still running went on; one that was over has been corrected."""
    over = kept(first.calendar, first.period_from, first.period_to, first.part).over(first.as_of)
    return "Đã đính chính" if over else "Kỳ chưa hết, số đã khác"


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.code, figure.variant, figure.period_from, figure.period_to


def aim(target: Definition) -> str:
    """«trên 90%», «tối thiểu 95%», «giảm so với cùng kỳ năm trước»; nothing where the plan sets none."""
    if target.shape == CHANGE:
        return "giảm so với cùng kỳ năm trước"
    if not target.operator or target.shape not in (RATE, "waiting"):
        return ""
    return f"{'trên' if target.operator == '>' else 'tối thiểu'} {target.target}%"


def _doubt(target: Definition, verdict: Verdict) -> str:
    proposed = [PROPOSED] * (target.mark == "conflict")
    return " ".join([*proposed, *([SMALL] if verdict.small else [])])


def span(begin: date, to: date) -> str:
    """A period as read: its last day is the one before `to`."""
    return f"{wording.day(begin)} – {wording.day(to - timedelta(days=1))}"
