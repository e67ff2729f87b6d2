"""BLHS Điều 7: which wording applies to an act done on one day and judged on another.
The wording at the time of the act; a later one only where it is more lenient. Only brackets are weighed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from lachan.law.offence import Frame, Offence, OffenceText, months_of
from lachan.law.offence_book import offence
from lachan.law.quote import Quote
from lachan.law.refusals import LawRefusal

QUOTES: Final = (
    Quote(
        "7.1",
        "BLHS Điều 7 khoản 1",
        "BLHS",
        "7",
        "điều luật đang có hiệu lực thi hành tại thời điểm mà hành vi phạm tội được thực hiện",
    ),
    Quote(
        "7.2",
        "BLHS Điều 7 khoản 2",
        "BLHS",
        "7",
        "không có lợi cho người phạm tội, thì không được áp dụng đối với hành vi phạm tội đã thực hiện trước khi điều luật đó có hiệu lực thi hành",
    ),
    Quote(
        "7.3",
        "BLHS Điều 7 khoản 3",
        "BLHS",
        "7",
        "có lợi cho người phạm tội, thì được áp dụng đối với hành vi phạm tội đã thực hiện trước khi điều luật đó có hiệu lực thi hành",
    ),
)
NEVER_JUDGED_BEFORE: Final = (
    "Ngày xét xử không thể trước ngày thực hiện hành vi. Kiểm tra lại hai ngày."
)


class JudgedBefore(LawRefusal):
    """Ngày xét xử không thể trước ngày thực hiện hành vi. Kiểm tra lại hai ngày."""


@dataclass(frozen=True, slots=True)
class Applicable:
    """The wording that applies (None: a person must weigh), how, and every wording compared."""

    text: OffenceText | None
    working: tuple[str, ...]
    compared: tuple[date, ...]


def applicable_text(
    article: object, committed_on: date, judged_on: date, paragraph: int = 1
) -> Applicable:
    """Which wording of our book applies to the paragraph."""
    return applicable(offence(article), committed_on, judged_on, paragraph)


def applicable(found: Offence, committed_on: date, judged_on: date, paragraph: int) -> Applicable:
    if judged_on < committed_on:
        raise JudgedBefore()
    then, now = found.text_on(committed_on), found.text_on(judged_on)
    compared = [t for t in found.texts if then.since <= t.since <= now.since]
    working = [
        f"Hành vi ngày {committed_on:%d/%m/%Y}: {_named(found, then)} (BLHS Điều 7 khoản 1)."
    ]
    chosen, why = _choose(then, now, paragraph)
    working += [
        f"Lời văn trong sách luật đã so: {', '.join(f'{t.since:%d/%m/%Y}' for t in compared)}.",
        why,
    ]
    working += _between(compared) + _unread(now, judged_on)
    return Applicable(chosen, tuple(working), tuple(t.since for t in compared))


def _choose(then: OffenceText, now: OffenceText, paragraph: int) -> tuple[OffenceText | None, str]:
    if then is now:
        return then, "Từ đó đến nay không có lời văn khác trong sách luật: áp dụng lời văn này."
    before, after = _frame(then, paragraph), _frame(now, paragraph)
    if before is None or after is None:
        return None, "Khoản này chỉ có ở một trong hai lời văn: người có thẩm quyền phải đối chiếu."
    if _gentler(after, before):
        return now, "Lời văn sau nhẹ hơn: được áp dụng cho hành vi trước đó (BLHS Điều 7 khoản 3)."
    if _gentler(before, after):
        return (
            then,
            "Lời văn sau nặng hơn: không áp dụng cho hành vi trước đó (BLHS Điều 7 khoản 2).",
        )
    if before == after:
        return then, "Khung hình phạt không đổi: áp dụng lời văn khi thực hiện hành vi."
    return (
        None,
        "Lời văn sau vừa có mặt nhẹ hơn, vừa có mặt nặng hơn: người có thẩm quyền phải cân nhắc.",
    )


def _frame(text: OffenceText, paragraph: int) -> Frame | None:
    found = text.paragraphs.get(paragraph)
    return found.frame if found else None


def _gentler(one: Frame, other: Frame) -> bool:
    """No measure heavier, and at least one lighter. A new fine beside prison is an alternative, so lighter."""
    pairs = list(zip(_weights(one), _weights(other), strict=True))
    return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)


def _weights(frame: Frame) -> tuple[int, int, int, int]:
    """Highest and lowest penalty in months of prison, then whether a milder kind is closed, then the fine."""
    low = months_of(frame.prison[0]) if frame.prison else 0
    milder = frame.fine is not None or frame.non_custodial is not None
    fine = frame.fine[1] if frame.fine and not frame.prison else 0
    return frame.top_months, 0 if milder else low, 0 if milder else 1, fine


def _named(found: Offence, text: OffenceText) -> str:
    return f"Điều {found.article} theo lời văn có hiệu lực từ {text.since:%d/%m/%Y}"


def _between(compared: list[OffenceText]) -> list[str]:
    if len(compared) < 3:
        return []
    return [
        "Còn ngỏ: lời văn ở giữa đã hết hiệu lực, nếu nhẹ hơn cả hai, có được áp dụng hay không."
    ]


def _unread(now: OffenceText, judged_on: date) -> list[str]:
    if now.mark_on(judged_on) == "verified":
        return []
    return [
        "Chưa đối chiếu với Luật 86/2025/QH15: từ ngày 01/07/2025 coi như lời văn không đổi là suy đoán."
    ]
