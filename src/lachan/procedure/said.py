"""Facts as a clerk says them when a clock is asked by name: read, checked, refused when unfit.
The vocabulary is that of the worked examples; a boolean left out is false."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from lachan.law.book import book
from lachan.law.clock import Clock, Facts
from lachan.law.refusals import DoesNotApply, FactMissing, NaiveInstant
from lachan.law.severity import ORDER, classes, severity_of
from lachan.law.ttlt_04_2018.dieu_17 import FOLLOWS, HOLD_DAYS_AT_MOST
from lachan.procedure.acts import with_class
from lachan.procedure.explaining import day
from lachan.procedure.periods import local_day

FACT_WORDS: Final = {
    "receipt_by": "cơ quan tiếp nhận (receipt_by)",
    "opened_by": "cơ quan khởi tố (opened_by)",
    "urgent_ground": "điều luật (charge) hoặc loại tội phạm (severity)",
    "severity": "điều luật (charge) hoặc loại tội phạm (severity)",
    "present": "người đó có mặt khi tuyên án (present)",
    "extensions": "quyết định gia hạn (extensions)",
    "victim_under_18": "có người dưới 18 tuổi bị nghi là nạn nhân hay không (victim_under_18)",
    "remote_mountain": "xã vùng rừng núi xa xôi, hẻo lánh, hải đảo (remote_mountain)",
    "complex": "vụ việc phức tạp, đã quyết định kéo dài (complex)",
    "custody_follows": "lệnh tạm giam nối tiếp gì (custody_follows): tam_giu là tạm giữ, "
    "arrest là việc bắt, order là lệnh tạm giam trước đó",
    "tam_giu_days": "số ngày đã tạm giữ (tam_giu_days)",
    "returned_by": "cơ quan trả hồ sơ (returned_by): procuracy là Viện kiểm sát, court là Tòa án",
    "procuracy_level": "Viện kiểm sát kháng nghị (procuracy_level): same là cùng cấp, superior là cấp trên trực tiếp",
    "against": "kháng nghị bản án (judgment) hay quyết định (decision) (against)",
    "court_level": "cấp Tòa án (court_level): regional là khu vực, province là cấp tỉnh, high là cấp cao",
    "obstacle": "có trở ngại khách quan hay không (obstacle)",
}
LAST_YEAR: Final = 2090
CHANNELS: Final = {
    "post": "postmark",
    "detention_facility": "warden_received_on",
    "court": "court_received_on",
}


def said(facts: Mapping[str, object], at: date | datetime) -> dict[str, object]:
    """The facts flattened: the class in force last, and the kind of the last extension."""
    check_known(facts)
    _check_types(facts)
    check_charge(facts)
    known = with_class(facts)
    changes = changes_of(facts)
    if changes:
        known["severity"] = changes[-1][1]
    severity = known.get("severity")
    if severity is not None and severity not in ORDER:
        raise FactMissing(f"Loại tội phạm «{severity}» không có; chọn IT, NT, RNT hoặc ĐB.")
    listed = extensions(facts)
    if listed:
        known["extended"] = listed[-1].get("kind")
    return known


VOCABULARY: Final = frozenset(
    {
        "severity", "charge", "severity_changes", "law_on", "receipt_by", "opened_by", "filing",
        "remote_mountain", "victim_under_18", "suspect_known", "juvenile", "complex", "obstacle",
        "verification_needed", "in_custody", "present", "extensions", "custody_follows",
        "tam_giu_days", "order_months", "returned_by", "procuracy_level", "against", "under_order",
        "court_level", "instance", "identified_on",
    }
)  # fmt: skip


def check_known(facts: Mapping[str, object]) -> None:
    """A misspelt fact would be passed over in silence, and the date with it be wrong."""
    known = VOCABULARY | _facts_of_book()
    for name in facts:
        if name not in known:
            near = get_close_matches(name, known, n=2)
            hint = f" Có phải: {', '.join(near)}?" if near else " Xem docs/schema/README.md."
            raise FactMissing(f"Dữ kiện «{name}» không có trong từ vựng.{hint}")


BOOLEANS: Final = frozenset(
    {
        "remote_mountain", "victim_under_18", "suspect_known", "juvenile", "complex", "obstacle",
        "verification_needed", "in_custody", "under_order", "present", "flagrant", "public_concern",
    }
)  # fmt: skip


def _check_types(facts: Mapping[str, object]) -> None:
    for name in BOOLEANS & set(facts):
        if not isinstance(facts[name], bool) and facts[name] is not None:
            raise FactMissing(
                f"Dữ kiện «{name}» phải là true hoặc false, không phải «{facts[name]}»."
            )
    listed = facts.get("extensions")
    rows = listed if isinstance(listed, list) else [listed]
    if listed is not None and not all(isinstance(one, dict) for one in rows):
        raise FactMissing(
            'extensions phải là danh sách, ví dụ [{"kind": "investigation", "n": 1}].'
        )
    if listed is not None and not isinstance(listed, list):
        raise FactMissing("extensions phải là danh sách các lần gia hạn.")


@lru_cache(maxsize=1)
def _facts_of_book() -> frozenset[str]:
    return frozenset(fact for act in book().acts.values() for fact in act.facts)


def check_charge(facts: Mapping[str, object]) -> None:
    """An article that is not in the book, or a paragraph without a bracket, has no class to count by."""
    charge = facts.get("charge")
    if charge is None:
        return
    if not isinstance(charge, Mapping) or charge.get("article") is None:
        raise FactMissing("charge cần có article (số điều) và, nếu đã rõ, paragraph (số khoản).")
    article, paragraph = str(charge["article"]), charge.get("paragraph")
    brackets = classes().get(article)
    if brackets is None and facts.get("severity") is None:
        raise FactMissing(
            f"Điều {article} chưa có trong sách luật: nêu loại tội phạm (severity) thay cho điều luật."
        )
    if brackets is None or paragraph is None:
        return
    number = int(paragraph) if str(paragraph).isdigit() else paragraph
    if number not in brackets:
        raise FactMissing(
            f"Khoản {paragraph} Điều {article} không có khung hình phạt để xếp loại tội phạm; "
            f"chọn khoản {', '.join(map(str, brackets))}."
        )


def contradiction(facts: Mapping[str, object]) -> str:
    """The charge decides the class; another class stated beside it is said, not hidden."""
    charge, stated = facts.get("charge"), facts.get("severity")
    if not isinstance(charge, Mapping) or stated is None:
        return ""
    of_charge = severity_of(charge.get("article"), charge.get("paragraph"))
    if of_charge is None or of_charge == stated:
        return ""
    return f"Loại tội phạm đã nêu ({stated}) trái với điều luật ({of_charge}); tính theo điều luật."


def changes_of(facts: Facts) -> list[tuple[date, str]]:
    """Classes established later, by date."""
    listed = facts.get("severity_changes") or []
    if not isinstance(listed, list):
        raise FactMissing("severity_changes phải là danh sách {on: ngày, to: loại tội phạm}.")
    return sorted(_change(one) for one in listed)


def _change(one: object) -> tuple[date, str]:
    on = written_date(one.get("on")) if isinstance(one, dict) else None
    to = one.get("to") if isinstance(one, dict) else None
    if on is None or to not in ORDER:
        raise FactMissing("severity_changes: mỗi dòng cần on (ngày) và to (IT, NT, RNT hoặc ĐB).")
    return on, str(to)


def in_force_on(clock: Clock, facts: Facts, at: date | datetime) -> date:
    """The day whose rules are asked for; outside the calendar only what never rolls is answered."""
    identified = facts.get("identified_on") if clock.governed_by == "identified" else None
    on = written_date(facts.get("law_on")) or written_date(identified) or day_of(at)
    if max(on, day_of(at)).year > LAST_YEAR:
        raise DoesNotApply(
            f"Ngày {day(max(on, day_of(at)))} ngoài phạm vi lịch (đến hết năm {LAST_YEAR}). Kiểm tra lại năm."
        )
    return on


def day_of(at: date | datetime) -> date:
    if not isinstance(at, datetime):
        return at
    if at.tzinfo is None:
        raise NaiveInstant()
    return local_day(at)


def written_date(value: object) -> date | None:
    """A date as facts may write it; nonsense is refused, not skipped."""
    if not isinstance(value, str):
        return value if isinstance(value, date) else None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as fault:
        raise FactMissing(f"«{value}» không phải ngày; viết như 2026-03-02.") from fault


def extensions(facts: Facts, *kinds: str) -> list[Mapping[str, object]]:
    """The extensions listed, of these kinds, in the order of their numbers."""
    listed = facts.get("extensions")
    if not isinstance(listed, list):
        return []
    found = [
        one for one in listed if isinstance(one, dict) and (not kinds or one.get("kind") in kinds)
    ]
    return sorted(found, key=_number)


def _number(one: Mapping[str, object]) -> int:
    n = one.get("n", 1)
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise FactMissing(f"Lần gia hạn «{n}» không đọc được: n là số nguyên từ 1.")
    _length_said(one)
    return n


def _length_said(one: Mapping[str, object]) -> None:
    """An extension that writes a length writes a whole, positive one; never guessed in full."""
    for name in ("months", "days"):
        n = one.get(name)
        if n is not None and (not isinstance(n, int) or isinstance(n, bool) or n < 1):
            raise FactMissing(f"Thời gian gia hạn «{n}» không đọc được: {name} là số nguyên từ 1.")


def missing(clock: Clock, need: str) -> FactMissing:
    return FactMissing(f"{clock.ref}: thiếu {FACT_WORDS.get(need, need)}. Bổ sung rồi tính lại.")


def check_custody(clock: Clock, facts: Facts) -> None:
    """An order of detention cannot be counted without knowing what it follows."""
    follows = facts.get("custody_follows")
    if follows is not None and follows not in FOLLOWS:
        raise FactMissing(
            f"{clock.ref}: custody_follows «{follows}» không có; chọn tam_giu, arrest hoặc order."
        )
    if follows is None:
        raise missing(clock, "custody_follows")
    for name, least in (("tam_giu_days", 0), ("order_months", 1)):
        n = facts.get(name)
        if n is not None and (not isinstance(n, int) or isinstance(n, bool) or n < least):
            raise FactMissing(f"{clock.ref}: {name} «{n}» phải là số nguyên từ {least}.")
    held = facts.get("tam_giu_days")
    if isinstance(held, int) and held > HOLD_DAYS_AT_MOST:
        raise DoesNotApply(
            f"{clock.ref}: tạm giữ {held} ngày quá mức {HOLD_DAYS_AT_MOST:02d} ngày của Điều 118 BLTTHS."
        )
    if follows != "order" and held is None:
        raise missing(clock, "tam_giu_days")


def filed_on(clock: Clock, facts: Facts) -> date | None:
    """BLTTHS Điều 134(2), 333(3): the day that counts as the day of filing, None where not asked."""
    filing = facts.get("filing")
    if filing is None:
        return None
    channel = filing.get("channel") if isinstance(filing, dict) else None
    name = CHANNELS.get(str(channel))
    if name is None or not isinstance(filing, dict):
        raise FactMissing(
            f"{clock.ref}: filing cần channel là post, detention_facility hoặc court."
        )
    on = written_date(filing.get(name))
    if on is None:
        raise FactMissing(f"{clock.ref}: nộp qua {channel} thì phải có ngày {name}.")
    return on
