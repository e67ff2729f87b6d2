"""Điều 150 and 151 BLHS beside the status of victim: two verdicts on the same facts, kept apart.
Neither says that a person did anything; both say which signs the papers state and which they lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from lachan.law.age import AgeRange
from lachan.law.blhs_2015.dieu_27 import CODE_OF_2015, OLD_CODE
from lachan.law.offence_book import fits, stated
from lachan.law.offence_fit import Fit, Stated

ACTS: Final = frozenset({"recruit", "transport", "harbour", "transfer", "receive"})
PURPOSES: Final = frozenset(
    {
        "receive_benefit",
        "give_benefit",
        "sexual_exploitation",
        "forced_labour",
        "organ_removal",
        "other_inhuman",
    }
)
EXPLOITATION: Final = PURPOSES - {"receive_benefit", "give_benefit"}
MEANS: Final = frozenset({"force", "threat_of_force", "deception", "other_trick"})
LAW_53: Final = date(2025, 7, 1)
MONTHS_16: Final = 16 * 12
MONTHS_18: Final = 18 * 12
LAW_53_CITE: Final = "Luật 53/2024/QH15 Điều 2 khoản 1"
UNREAD_53: Final = "Lời văn Luật 53/2024/QH15 (sửa đổi bởi Luật 86/2025/QH15) biết qua bản đăng lại; cần đối chiếu."
OLD_STATUS: Final = "Trước ngày 01/07/2025 áp dụng Luật 66/2011/QH12; nguyên văn chưa có trong sách luật, hệ thống không kết luận."
HUMANE: Final = (
    "Có nêu mục đích nhân đạo và không nêu mục đích bóc lột: lời văn Luật 53/2024/QH15 về trường hợp này "
    "chưa có trong sách luật, hệ thống không kết luận về tư cách nạn nhân."
)
NO_AGE: Final = "Chưa xác định tuổi của bị hại: xác định theo BLTTHS Điều 417, TTLT 06/2018 Điều 6."


@dataclass(frozen=True, slots=True)
class OffenceVerdict:
    """`article`: the one that may apply by age. `holds` None: our book cannot say."""

    article: str | None
    holds: bool | None
    point: str
    missing: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusVerdict:
    """Whether the signs of a trafficking victim are stated; None where our book cannot say."""

    holds: bool | None
    missing: tuple[str, ...]
    lines: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    offence: OffenceVerdict
    status: StatusVerdict


def two_verdicts(
    *,
    on: date,
    victim_age: int | AgeRange | None,
    acts: Iterable[str] = (),
    means: Iterable[str] = (),
    purposes: Iterable[str] = (),
    conditions: Iterable[str] = (),
) -> Verdicts:
    """Both verdicts on the day of the deed. `victim_age`: completed months then, or an expert's range."""
    months = victim_age.months if isinstance(victim_age, AgeRange) else victim_age
    facts = stated(
        acts=acts, means=means, purposes=purposes, conditions=conditions, victim_months=months
    )
    lines = _age_lines(victim_age)
    return Verdicts(_offence(facts, on, lines), _status(facts, on, lines))


def _age_lines(victim_age: int | AgeRange | None) -> tuple[str, ...]:
    if not isinstance(victim_age, AgeRange):
        return ()
    low, high = _said(victim_age.lowest_months), _said(victim_age.highest_months)
    return (f"Giám định từ {low} đến {high}: lấy {low} (TTLT 06/2018 Điều 6 khoản 3).",)


def _said(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years} tuổi" + (f" {rest} tháng" if rest else "")


def _offence(facts: Stated, on: date, lines: tuple[str, ...]) -> OffenceVerdict:
    if on < CODE_OF_2015:
        return OffenceVerdict(None, None, "", (), (*lines, OLD_CODE))
    if facts.victim_months is None:
        line = f"{NO_AGE} Chưa chọn được giữa Điều 150 và Điều 151 BLHS."
        return OffenceVerdict(None, None, "", (line,), (line,))
    article = "151" if facts.victim_months < MONTHS_16 else "150"
    found = fits(article, facts, on)
    said = (*lines, f"Theo tuổi của bị hại: Điều {article} BLHS.", *found.lines)
    return OffenceVerdict(
        article, found.holds, found.point, found.missing, said + _why(found, facts)
    )


def _why(found: Fit, facts: Stated) -> tuple[str, ...]:
    """The child rule is spoken aloud, since the two verdicts differ exactly here."""
    if found.article == "151":
        return ("Dưới 16 tuổi: Điều 151 không đòi hỏi thủ đoạn.",)
    if (facts.victim_months or 0) < MONTHS_18 and not facts.means & MEANS:
        return (
            "Từ đủ 16 đến dưới 18 tuổi: Điều 150 vẫn đòi hỏi thủ đoạn, khác với tư cách nạn nhân.",
        )
    return ()


def _status(facts: Stated, on: date, lines: tuple[str, ...]) -> StatusVerdict:
    if on < LAW_53:
        return StatusVerdict(None, (), (*lines, OLD_STATUS), "from_memory")
    if facts.victim_months is None and not facts.means & MEANS:
        line = f"{NO_AGE} Dưới 18 tuổi thì không cần dấu hiệu thủ đoạn."
        return StatusVerdict(None, (line,), (line,), "inferred")
    if "humanitarian_purpose" in facts.conditions and not facts.purposes & EXPLOITATION:
        return StatusVerdict(None, (), (*lines, HUMANE), "inferred")
    missing = _status_missing(facts)
    said = (*lines, *_status_lines(facts, missing), UNREAD_53)
    return StatusVerdict(not missing, missing, said, "inferred")


def _status_missing(facts: Stated) -> tuple[str, ...]:
    missing = []
    if not facts.acts & ACTS:
        missing.append(
            "Còn thiếu dấu hiệu hành vi: tuyển mộ; vận chuyển; chứa chấp; chuyển giao; tiếp nhận."
        )
    if not _is_child(facts) and not facts.means & MEANS:
        missing.append("Còn thiếu dấu hiệu thủ đoạn (bắt buộc từ đủ 18 tuổi).")
    if not facts.purposes & PURPOSES:
        missing.append("Còn thiếu dấu hiệu mục đích: tiền, lợi ích vật chất hoặc bóc lột.")
    return tuple(missing)


def _is_child(facts: Stated) -> bool:
    return facts.victim_months is not None and facts.victim_months < MONTHS_18


def _status_lines(facts: Stated, missing: tuple[str, ...]) -> tuple[str, ...]:
    child = (
        (f"Dưới 18 tuổi: không cần dấu hiệu thủ đoạn ({LAW_53_CITE}).",) if _is_child(facts) else ()
    )
    if missing:
        return (f"Tư cách nạn nhân ({LAW_53_CITE}): còn thiếu dấu hiệu.", *missing, *child)
    return (
        f"Có thể xem xét là người đang trong quá trình xác định là nạn nhân ({LAW_53_CITE}); "
        "việc xác định thuộc cơ quan có thẩm quyền và không phụ thuộc việc khởi tố.",
        *child,
    )
