"""Why somebody should look: one pure rule for each list; its docstring is the sentence that people read.

A rule says what the record says and when, of a matter or a person by code; it weighs nobody."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.procedure.periods import ZONE
from lachan.procedure.track_tables import accused_table

Limits = Mapping[str, Any]
IN_CUSTODY: Final = frozenset({"held_in_emergency", "arrested", "held", "detained"})
RETURNS: Final = frozenset({"file_returned_by_procuracy", "file_returned_by_court"})
SUSPENDED: Final = frozenset({"I3", "P3s", "Q4s", "Ts"})
SUSPENDING: Final = frozenset({"verification_suspended", "investigation_suspended", "prosecution_suspended",
                               "trial_suspended", "suspended_reviewed", "suspended_case_reviewed"})  # fmt: skip
REVIEWS: Final = frozenset({"A32", "D15"})
INVESTIGATED: Final = frozenset({"P1", "P3", "P3r"})
# From here the law counts extensions anew; a return allows none, a resumption one (BLTTHS Điều 174).
FIRST: Final = frozenset({"case_initiated", "reinvestigation_received"})
RESETS: Final = FIRST | {"investigation_resumed", "returned_file_received"}
INVESTIGATION_EXTENDED: Final = frozenset(
    {"investigation_extended", "investigation_extended_by_supreme"}
)
DETENTION_EXTENDED: Final = frozenset({"detention_extended", "detention_extended_by_supreme"})
CANCELLED: Final = frozenset(
    {"charge_cancelled", "changed_charge_cancelled", "initiation_cancelled"}
)
PURSUED: Final = frozenset({"accused", "defendant"})
NOT_PURSUED_NOW: Final = frozenset({"serving", "elsewhere"})
WITHOUT_OUTCOME: Final = frozenset({"held_in_emergency", "arrested", "held", "accused", "suspended",
                                    "prosecution_suspended", "trial_suspended"})  # fmt: skip
INDICTED: Final = frozenset({"indicted", "simplified_prosecuted"})


@dataclass(frozen=True, slots=True)
class Person:
    """One accused as the projection has them: by code, no name."""

    code: str
    status: str
    custody: str
    since: datetime
    release_at: datetime | None
    apart: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A hand-over that nobody has answered."""

    id: str
    what: str
    sent_at: datetime
    to: str


@dataclass(frozen=True, slots=True)
class Case:
    """A matter as the rules see it; `acts` in effect and in order, `late_reviews`: rows of the statute book past due."""

    stage: str
    closed: bool
    returns: int
    severity: str
    acts: Sequence[Act]
    people: Sequence[Person] = ()
    late_reviews: Sequence[tuple[str, datetime]] = ()
    unanswered: Sequence[Way] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is on the list: the person by code or the row it is about, since when, and the words."""

    since: datetime
    words: str
    person: str = ""
    row: str = ""


Rule = Callable[[Case, Limits, datetime], list[Reason]]


def returned_twice(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Hồ sơ vụ án đang giải quyết đã bị Viện kiểm sát hoặc Tòa án trả để điều tra bổ sung từ hai lần trở lên."""
    sent = [act for act in case.acts if act.kind in RETURNS]
    if case.closed or len(sent) < limits["times"]:
        return []
    return [Reason(sent[-1].occurred_at, f"đã trả {len(sent)} lần: {_listed(sent)}")]


def suspended_long(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Vụ việc, vụ án đang tạm đình chỉ mà lần rà soát định kỳ đã quá hạn, hoặc đã lâu không ghi lần rà soát nào."""
    said = [act for act in case.acts if act.kind in SUSPENDING]
    if case.stage not in SUSPENDED or not said:
        return []
    last = said[-1]
    if case.late_reviews:
        due = max(moment for _, moment in case.late_reviews)
        return [
            Reason(last.occurred_at, f"{_listed([last])}; lần rà soát tiếp phải xong {_day(due)}")
        ]
    if last.occurred_at < at - timedelta(days=limits["days"]):
        return [
            Reason(
                last.occurred_at,
                f"{_listed([last])}; từ đó {_days(last.occurred_at, at)} không ghi rà soát",
            )
        ]
    return []


def rising_term(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Thời hạn điều tra hoặc tạm giam đã dùng hết số lần gia hạn luật cho, hoặc đã qua phần lớn thời hạn tối đa kể cả gia hạn."""
    if case.stage not in INVESTIGATED or not case.severity:
        return []
    found = _risen(
        _of_case(case), INVESTIGATION_EXTENDED, case, limits["investigation"], limits["share"], at
    )
    for one in case.people:
        if one.custody == "detained" and one.status == "accused":
            begun = [a for a in case.acts if a.kind == "detained" and a.person == one.code
                     or a.kind == "reinvestigation_received"]  # fmt: skip
            found += _risen(
                (begun, one.code),
                DETENTION_EXTENDED,
                case,
                limits["detention"],
                limits["share"],
                at,
            )
    return found


def _of_case(case: Case) -> tuple[list[Act], str]:
    """What began the investigation or began it anew; a resumption for one accused alone does not."""
    return [a for a in case.acts if a.kind in RESETS and (a.kind in FIRST or a.person is None)], ""


def _risen(
    begun: tuple[list[Act], str], kinds: frozenset[str], case: Case, of: Limits, share: float, at: datetime
) -> list[Reason]:  # fmt: skip
    starts, person = begun
    if not starts:
        return []
    start = starts[-1]
    used = [a for a in case.acts if a.kind in kinds and (a.person or "") == person
            and a.occurred_at > start.occurred_at]  # fmt: skip
    whole = start.kind in FIRST or start.kind == "detained"
    times = of["times"][case.severity] if whole else 1
    if used and len(used) >= times:
        return [
            Reason(
                start.occurred_at,
                f"đã gia hạn {len(used)} lần, luật cho {times}: {_listed(used)}",
                person,
            )
        ]
    cap = of["days"][case.severity]
    if whole and at - start.occurred_at > timedelta(days=cap * share):
        return [
            Reason(
                start.occurred_at,
                f"{_listed([start])}; đã {_days(start.occurred_at, at)}, tối đa kể cả gia hạn {cap} ngày",
                person,
            )
        ]
    return []


def idle_in_custody(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Người đang bị giữ, bắt, tạm giữ hoặc tạm giam mà nhiều ngày không có hành vi tố tụng nào đối với người đó hoặc cả vụ án."""
    held = [one for one in case.people if one.custody in IN_CUSTODY]
    return [] if case.closed else _idle(held, case, limits["days"], at)


def idle_at_home(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Bị can, bị cáo không bị giam, giữ mà nhiều ngày không có hành vi tố tụng nào đối với người đó hoặc cả vụ án."""
    home = [one for one in case.people if one.status in PURSUED and not one.apart
            and one.custody not in IN_CUSTODY | NOT_PURSUED_NOW]  # fmt: skip
    return [] if case.closed else _idle(home, case, limits["days"], at)


def _idle(people: Iterable[Person], case: Case, days: int, at: datetime) -> list[Reason]:
    found = []
    for one in people:
        done = [
            a
            for a in case.acts
            if a.person == one.code or a.person is None and a.kind != "fact_corrected"
        ]
        last = done[-1]
        if last.occurred_at < at - timedelta(days=days):
            found.append(
                Reason(
                    last.occurred_at,
                    f"hành vi gần nhất: {_listed([last])}; đã {_days(last.occurred_at, at)}",
                    one.code,
                )
            )
    return found


def charge_cancelled(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Viện kiểm sát đã hủy bỏ quyết định khởi tố vụ án, khởi tố bị can hoặc quyết định thay đổi, bổ sung trong thời gian gần đây."""
    since = at - timedelta(days=limits["days"])
    return [Reason(a.occurred_at, _listed([a]), a.person or "", a.id) for a in case.acts
            if a.kind in CANCELLED and a.occurred_at >= since]  # fmt: skip


def custody_lapsed(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Lệnh, quyết định giữ, tạm giữ, tạm giam đã hết hạn mà chưa có lệnh mới và chưa ghi trả tự do."""
    return [
        Reason(
            one.release_at,
            f"hạn giữ hết {_moment(one.release_at)}, chưa ghi trả tự do hoặc lệnh mới",
            one.code,
        )
        for one in case.people
        if one.custody in IN_CUSTODY and one.release_at is not None and one.release_at < at
    ]


def handover_unanswered(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Nguồn tin, hồ sơ, vật chứng hoặc người đã gửi đi mà nơi nhận chưa trả lời sau nhiều giờ."""
    before = at - timedelta(hours=limits["hours"])
    return [Reason(way.sent_at, f"gửi {way.what} cho {way.to} lúc {_moment(way.sent_at)}, chưa trả lời", row=way.id)
            for way in case.unanswered if way.sent_at < before]  # fmt: skip


def outcome_unknown(case: Case, limits: Limits, at: datetime) -> list[Reason]:
    """Người từng bị giữ, bắt hoặc khởi tố mà lâu không ghi đình chỉ, truy tố, xét xử hay trả tự do, hoặc vụ án đã kết thúc mà riêng người đó chưa có kết quả."""
    found = []
    for one in case.people:
        words = _unknown(one, case, limits["days"], at)
        if words:
            label = accused_table().status.by_code[one.status].label
            found.append(Reason(one.since, f"«{label}» từ {_day(one.since)}; {words}", one.code))
    return found


def _unknown(one: Person, case: Case, days: int, at: datetime) -> str:
    """Release ends custody, not the pursuit of one who is charged; who was let go uncharged has an outcome."""
    if one.status == "judged":
        return "bản án đã có hiệu lực nhưng chưa ghi kết quả xét xử đối với người này"
    if case.closed:
        ended = one.status in WITHOUT_OUTCOME or one.status == "defendant"
        return "vụ việc đã kết thúc, chưa ghi kết quả đối với người này" if ended else ""
    if one.status not in WITHOUT_OUTCOME or one.since >= at - timedelta(days=days):
        return ""
    return "" if _indicted(one, case) else f"đã {_days(one.since, at)} chưa ghi kết quả"


def _indicted(one: Person, case: Case) -> bool:
    """An indictment is an outcome until the file comes back."""
    mine = [a for a in case.acts if a.person in (None, one.code)]
    given = [a.occurred_at for a in mine if a.kind in INDICTED and a.occurred_at >= one.since]
    back = [a.occurred_at for a in mine if a.kind in RETURNS]
    return bool(given) and (not back or given[-1] > back[-1])


def _listed(acts: Iterable[Act]) -> str:
    return ", ".join(f"{book().label(act.kind)} {_day(act.occurred_at)}" for act in acts)


def _day(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%d/%m/%Y}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%H:%M %d/%m/%Y}"


def _days(since: datetime, at: datetime) -> str:
    return f"{(at - since).days} ngày"


RULES: Final[Mapping[str, Rule]] = {
    rule.__name__: rule
    for rule in (returned_twice, suspended_long, rising_term, idle_in_custody, idle_at_home, charge_cancelled,
                 custody_lapsed, handover_unanswered, outcome_unknown)
}  # fmt: skip
