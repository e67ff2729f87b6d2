"""H. Law in time, and numbers: BLHS Điều 7, 55, 56, 103; BLTTHS Điều 172–174."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lachan.law.offence import OffenceText
from lachan.proof.bundle import Charge, Decision, Hypothesis, Penalty
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case
from lachan.proof.elements import number_of, wording

from .reading import before_court, listed, vietnamese
from .rule import Found, rule

CODE_2015 = date(2018, 1, 1)  # Law 100/2015/QH13 as amended by Law 12/2017/QH14
AMENDED_2025 = date(2025, 7, 1)  # Law 86/2025/QH15
LAST = {"2015": 426, "1999": 344}
WEIGHED = re.compile(r"điều 7|có lợi|nhẹ hơn", re.IGNORECASE)
HOLDING = frozenset({Decided.ARRESTED, Decided.MEASURE})
ENDING = frozenset({Decided.RELEASED, Decided.SENTENCED, Decided.ACQUITTED, Decided.DISCONTINUED, Decided.SUSPENDED, Decided.DIED})  # fmt: skip
TOP = {"prison": 360, "non_custodial": 36}
TOP_FROM_16, TOP_FROM_14 = 18 * 12, 12 * 12


@rule("R-80", "A", "BLHS Điều 7", title="Văn bản áp dụng không khớp thời điểm hành vi",
      closes="văn bản áp dụng đúng thời điểm, hoặc so sánh điều khoản có lợi theo Điều 7 khoản 3")  # fmt: skip
def wording_of_another_time(case: Case) -> Iterator[Found]:
    """{charge}: {what}; đề nghị xác định văn bản áp dụng, nêu việc so sánh quy định có lợi (Điều 7 BLHS)."""
    for charge in case.bundle.charges:
        what = _out_of_time(case, charge)
        if what:
            yield (charge.id,), {"charge": case.charge_words(charge.id), "what": what}


def _out_of_time(case: Case, charge: Charge) -> str:
    """An older code for later acts is asked at any time; a later one may be the gentler, and a court will have weighed that."""
    years = re.findall(r"(?:19|20)\d\d", charge.code_version)
    ended = charge.acts_to or charge.acts_from
    if not years or not ended:
        return ""
    since, until = earliest(charge.acts_from or ended), latest(ended)
    if years[0] < "2015" and since >= CODE_2015:
        return f"hành vi từ ngày {since:%d/%m/%Y} nhưng áp dụng {charge.code_version}"
    late = (years[0] >= "2015" and until < CODE_2015) or (max(years) >= "2025" and until < AMENDED_2025)  # fmt: skip
    if late and before_court(case) and not WEIGHED.search(charge.note):
        return (
            f"hành vi kết thúc ngày {until:%d/%m/%Y}, trước khi {charge.code_version} có hiệu lực"
        )
    return ""


@rule("R-81", "C", "BLHS Điều 55, Điều 56, Điều 103", title="Tổng hợp hình phạt không khớp",
      closes="bản án, quyết định tổng hợp đã đính chính; hoặc ghi chú nêu cách tính")  # fmt: skip
def joint_sentence_wrong(case: Case) -> Iterator[Found]:
    """Hình phạt chung đối với {who}: {what}; đề nghị kiểm tra lại cách tổng hợp."""
    for one in case.bundle.decisions:
        what = _joint_fault(case, one) if one.joint and len(one.about) == 1 else ""
        if what:
            yield (one.id,), {"who": case.code(one.about[0]), "what": what}


def _joint_fault(case: Case, one: Decision) -> str:
    """With an earlier judgment joined, what of it remains is not in the bundle: only the ceiling is read (Điều 56)."""
    joint = one.joint
    if joint is None:
        return ""
    for kind, name in (("death", "tử hình"), ("life", "tù chung thân")):
        if any(p.kind == kind for p in one.penalties):
            return "" if joint.kind == kind else f"có tội bị phạt {name}, hình phạt chung phải là {name}"  # fmt: skip
    top = min(TOP.get(joint.kind, 0), _youth_top(case, one.about[0], joint.kind))
    if joint.months is None or not top:
        return ""
    if joint.months > top:
        return f"{joint.months} tháng, vượt mức {top} tháng"
    added = None if one.joins else _added(one.penalties, joint.kind)
    wrong = added is not None and abs(min(added, top) - joint.months) >= 1
    return f"ghi {joint.months} tháng, cộng lại là {min(added or 0, top):g} tháng" if wrong else ""


def _added(penalties: tuple[Penalty, ...], kind: str) -> float | None:
    """Three days of non-custodial reform are one of prison (Điều 55 khoản 1 điểm b)."""
    if len(penalties) < 2 or any(p.months is None for p in penalties):
        return None
    share = {"prison": 1.0, "non_custodial": 1 / 3 if kind == "prison" else 1.0}
    return sum((p.months or 0) * share.get(p.kind, 0) for p in penalties)


def _youth_top(case: Case, person: str, kind: str) -> int:
    """Điều 103 khoản 1: only where every act surely lay before the 16th, the 18th birthday."""
    birth = case.persons[person].birth
    ends = [c.acts_to or c.acts_from for c in case.bundle.charges if c.person == person]
    if kind != "prison" or birth is None or not ends or None in ends:
        return TOP["prison"]
    born, last = earliest(birth.settled_as or birth.value), max(latest(str(x)) for x in ends)
    age = (last.year - born.year) - ((last.month, last.day) < (born.month, born.day))
    return TOP_FROM_14 if age < 16 else TOP_FROM_16 if age < 18 else TOP["prison"]


@rule("R-82", "B", "BLHS Điều 56; BLTTHS Điều 131", ground="a", title="Bản án được tổng hợp chưa có trong hồ sơ",
      closes="bản án, quyết định của Tòa án được đưa vào hồ sơ")  # fmt: skip
def joined_judgment_missing(case: Case) -> Iterator[Found]:
    """Quyết định {id} tổng hợp với bản án {other} nhưng chưa thấy bản án ấy trong hồ sơ; đề nghị bổ sung."""
    held = {d.id for d in case.bundle.decisions if d.document} | set(case.documents)
    held |= {d.number for d in case.bundle.decisions if d.document and d.number}
    for one in case.bundle.decisions:
        for other in one.joins:
            if other not in held:
                yield (one.id, other), {"id": one.id, "other": other}


@rule("R-83", "A", "BLTTHS Điều 119, Điều 147, Điều 172–174", ground="d", title="Hết thời hạn",
      closes="quyết định gia hạn, quyết định kết thúc, lệnh mới hoặc quyết định trả tự do đúng hạn")  # fmt: skip
def limit_passed(case: Case) -> Iterator[Found]:
    """{what}; đề nghị bổ sung quyết định gia hạn, thay đổi, hủy bỏ, hoặc nêu lý do."""
    what = _deadline(case)
    if what:
        yield (case.bundle.code,), {"what": what}
    for one in case.bundle.decisions if before_court(case) else ():
        for person in one.about if one.kind in HOLDING and one.until else ():
            if latest(str(one.until)) < earliest(case.bundle.as_of) and not _followed(case, one, person):  # fmt: skip
                yield (one.id, person), {"what": f"Lệnh, quyết định {one.id} đối với {case.code(person)} hết hạn ngày {vietnamese(str(one.until))}, chưa thấy quyết định tiếp theo"}  # fmt: skip


def _deadline(case: Case) -> str:
    of = case.bundle
    if of.deadline is None or not before_court(case):
        return ""
    last = latest(of.deadline)
    ended = [d.on for d in of.decisions if d.on and (d.kind == Decided.CONCLUSION or (d.kind in ENDING and not d.about))]  # fmt: skip
    if ended:
        first = min(ended)
        return f"Hạn là ngày {last:%d/%m/%Y}, kết thúc ngày {vietnamese(first)}" if earliest(first) > last else ""  # fmt: skip
    over = earliest(of.as_of) > last and not case.reached(Stage.PROSECUTION)
    return f"Hạn là ngày {last:%d/%m/%Y}, đến {vietnamese(of.as_of)} chưa thấy gia hạn hoặc kết thúc" if over else ""  # fmt: skip


def _followed(case: Case, one: Decision, person: str) -> bool:
    """By a longer measure taken in time, or by an end of the holding; a day that is unsaid is taken to be in time."""
    last = latest(str(one.until))
    for other in case.decisions_about.get(person, []):
        in_time = other.on is None or _since(one) <= earliest(other.on) <= last
        longer = other.kind in HOLDING and (other.until is None or latest(other.until) > last)
        if other.id != one.id and in_time and (other.kind in ENDING or longer):
            return True
    return False


def _since(one: Decision) -> date:
    return earliest(one.on) if one.on else date.min


@rule("R-84", "A", "BLHS Điều 7; BLTTHS Điều 243", title="Điều, khoản, điểm viện dẫn không có",
      closes="quyết định đã sửa điều, khoản, điểm")  # fmt: skip
def cited_law_unknown(case: Case) -> Iterator[Found]:
    """{charge}: {what} trong văn bản áp dụng cho thời điểm hành vi; đề nghị kiểm tra điều, khoản, điểm đã viện dẫn."""
    for charge in case.charges.values():
        what = _no_article(charge) or (listed(_no_points(case, charge)) if isinstance(charge, Charge) else "")  # fmt: skip
        if what:
            yield (charge.id,), {"charge": case.charge_words(charge.id), "what": what}


def _no_article(charge: Charge | Hypothesis) -> str:
    version = charge.code_version if isinstance(charge, Charge) else ""
    last = LAST["1999" if "1999" in version else "2015"]
    number = number_of(charge.article)
    beyond = number.isdigit() and not 0 < int(number) <= last
    return f"không có Điều {number}" if beyond else ""


def _no_points(case: Case, charge: Charge) -> Iterator[str]:
    """Only of articles the statute book holds, in the wording of the acts' day."""
    text = None if "1999" in charge.code_version else wording(case.bundle, charge)
    if text is None:
        return
    if charge.clause is not None and charge.clause not in text.paragraphs:
        yield f"Điều {charge.article} không có khoản {charge.clause}"
        return
    for said in charge.points:
        found = re.fullmatch(r"(?:(\d+)\.)?([a-zđ])", said.strip().casefold())
        if found and not _has(text, int(found[1]) if found[1] else charge.clause, found[2]):
            yield f"Điều {charge.article} không có điểm {said}"


def _has(text: OffenceText, clause: int | None, letter: str) -> bool:
    """With the clause unsaid, a point of any clause will do."""
    letters = {(n, one.letter) for n, x in text.paragraphs.items() for one in x.points}
    letters |= {(1, one.point) for one in text.makes}
    return any(point == letter and clause in (None, n) for n, point in letters)
