"""One invented person in either regime: what the page of templates and the tests fill the forms with. «DỮ LIỆU GIẢ LẬP»."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from lachan.procedure.acts import Act
from lachan.procedure.entitling import NEW, OLD
from lachan.procedure.periods import ZONE

from ..drafting.record import Body
from .papers import BY_CODE
from .record import Amount, CareRecord, Named

CODE: Final = "N-BCDFGHJKL"
BEGINS: Final = {OLD: date(2024, 3, 4), NEW: date(2025, 9, 3)}
DOOR, LEAD, POLICE, SCHOOL = "1", "2", "3", "4"
BODIES: Final = {
    OLD: {DOOR: Body("Công an xã Giả Lập", "Công an huyện Giả Lập", "Giả Lập", "Trưởng Công an"),
          LEAD: Body("Phòng Lao động - Thương binh và Xã hội huyện Giả Lập", "Ủy ban nhân dân huyện Giả Lập", "Giả Lập", "Trưởng phòng"),
          POLICE: Body("Công an huyện Giả Lập", "Công an tỉnh Giả Lập", "Giả Lập", "Trưởng Công an")},
    NEW: {DOOR: Body("Công an xã Giả Lập", "Công an tỉnh Giả Lập", "Giả Lập", "Trưởng Công an"),
          LEAD: Body("Sở Y tế tỉnh Giả Lập", "Ủy ban nhân dân tỉnh Giả Lập", "Giả Lập", "Giám đốc"),
          POLICE: Body("Công an tỉnh Giả Lập", "", "Giả Lập", "Giám đốc")},
}  # fmt: skip
# (kind, day from the first one, body, facts)
ROWS: Final = (
    ("victim_came_forward", 0, DOOR, {"receipt_by": "commune_police", "way": "came"}),
    ("contact_agreed", 0, DOOR, {"no_calls": True, "no_letters": True, "only_through": "commune_only", "language": "kpm",
                                 "interpreter_gender": "female", "officer_gender": "any"}),
    ("person_handed_over", 1, DOOR, {"to": POLICE, "place": "moc_bai"}),
    ("victim_screened", 1, DOOR, {"set": "un_general", "signs": True}),
    ("victim_verification_requested", 1, LEAD, {"to": POLICE}),
    ("protection_requested", 2, LEAD, {"whom": "kin", "measures": ["shelter_kept", "secrecy"]}),
    ("protection_refused", 3, POLICE, {"whom": "kin", "ground": "not_competent"}),
    ("victim_verification_answered", 7, POLICE, {"result": "confirmed"}),
    ("victim_certified", 8, POLICE, {}),
    ("support_delivered", 9, LEAD, {"support": "essentials"}),
    ("support_referred", 11, LEAD, {"support": "vocational", "to": SCHOOL}),
    ("support_refused", 12, LEAD, {"support": "loan", "ground": "papers_missing"}),
)  # fmt: skip
NOT_VICTIM: Final = ("victim_not_identified", 8, POLICE, {"ground": "no_ground"})
TOLD: Final = {
    "contact_agreed": "Nhắn qua trạm y tế (giả lập)",
    "support_refused": "Còn thiếu giấy đề nghị vay (giả lập)",
}
IDENTITY: Final = {"full_name": "Người Mẫu Một", "paper": "CCCD 000000000001", "address": "thôn Giả Lập", "telephone": "0900 000 001",
                   "other": "Tên gọi khác: Mẫu Con"}  # fmt: skip


def record(regime: str, paper: str = "") -> CareRecord:
    """The invented file as it stands on its twentieth day; for the answer «không phải là nạn nhân» it ends otherwise."""
    begins, refused = BEGINS[regime], paper == "not_victim"
    rows = [*ROWS[:8], NOT_VICTIM] if refused else ROWS
    return CareRecord(
        code=CODE, acts=tuple(_acts(rows, begins, regime)), as_of=_at(begins, 20, 15), regime=regime,
        bodies={**BODIES[regime], SCHOOL: Body("Trung tâm Giáo dục nghề nghiệp Giả Lập")},
        numbers={"victim_verification_requested": "12/CV-GL", "victim_certified": "01/GXN-GL"}, told=TOLD,
        amounts=lambda on: {"essentials_daily": Amount(60_000, "QĐ 01/QĐ-GL (giả lập)")},
        investigating=frozenset({DOOR, POLICE}), lead=LEAD, synthetic=True,
    )  # fmt: skip


def named(regime: str, paper: str) -> CareRecord:
    """The same with the invented identity opened, as far as the form needs it."""
    wanted = BY_CODE[paper].names
    identity = {name: IDENTITY[name] for name in wanted}
    return replace(record(regime, paper), named=Named(identity, "female", 2004))


def act_of(paper: str, regime: str) -> str:
    """The act of the invented file from which this paper is made."""
    kinds = BY_CODE[paper].kinds
    return next(one.id for one in record(regime, paper).acts if one.kind in kinds)


def _acts(rows: Iterable[Any], begins: date, regime: str) -> Iterable[Act]:
    for hour, (kind, days, agency, facts) in enumerate(rows):
        at = _at(begins, days, 8 + hour % 8)
        told = (
            {**facts, "answer_by": (begins + timedelta(days=14)).isoformat()}
            if kind == "support_referred"
            else facts
        )
        yield Act(kind, kind, at, at, agency, told, None, "p")


def _at(begins: date, days: int, hour: int) -> datetime:
    return datetime.combine(begins + timedelta(days=days), time(hour), ZONE)
