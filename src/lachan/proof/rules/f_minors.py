"""F. People under 18 before the law: BLTTHS Điều 413–422; TTLT 06/2018; from 2026 Luật 59/2024/QH15."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lachan.proof.bundle import Charge, Evidence, Person
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case, words_of

from .ages import births, first_act, months, under, vague
from .c_time import taken_on
from .reading import due, kept, lacks, wanting, working
from .rule import Found, rule

ADULT = 18
LONGEST, OFTENEST = 120, 2  # Điều 421 khoản 4, 5: 02 giờ, hai lần trong 01 ngày
HEARD = frozenset({Role.VICTIM, Role.WITNESS})


@rule("R-63", "A", "BLTTHS Điều 417, 420, 421, 422; TTLT 06/2018; Luật 59/2024/QH15", ground="d", since=Stage.INVESTIGATION,
      title="Người bị buộc tội dưới 18 tuổi khi thực hiện hành vi",
      closes="giấy tờ về tuổi, người bào chữa, người đại diện, phần nêu quy định áp dụng; hoặc ghi chú nêu lý do")  # fmt: skip
def young_accused(case: Case) -> Iterator[Found]:
    """{who} dưới 18 tuổi khi thực hiện hành vi; chưa thấy {what}; đề nghị bổ sung."""
    for person in case.bundle.persons:
        charges = [c for c in case.bundle.charges if c.person == person.id]
        if any(_young_at(case, person, c) for c in charges):
            what = list(_lacks(case, person, charges))
            if what:
                yield (person.id,), {"who": person.code, "what": ", ".join(what)}


def _young_at(case: Case, person: Person, charge: Charge) -> bool:
    on = first_act(charge)
    return on is not None and under(case, person, ADULT, on)


def _lacks(case: Case, person: Person, charges: list[Charge]) -> Iterator[str]:
    birth = person.birth
    if birth and not birth.proof and not person.expert_age and working(case):
        yield "giấy tờ về tuổi"
    if birth and vague(birth) and not birth.settled_as and working(case):
        yield "cách xác định ngày sinh theo Điều 417"
    if _young_now(case, person, charges):
        yield from _helpers(case, person)
    if _unsaid(case, charges):
        yield "phần nêu quy định áp dụng đối với người dưới 18 tuổi"


def _unsaid(case: Case, charges: list[Charge]) -> bool:
    """That the provisions for those under 18 were applied: denied; or in a closed file nowhere said, in no words."""
    told = any(
        c.juvenile_rules or "18 tuổi" in c.note or "chưa thành niên" in c.note for c in charges
    )
    return any(c.juvenile_rules is False for c in charges) or (due(case) and not told)


def _young_now(case: Case, person: Person, charges: list[Charge]) -> bool:
    """Who came of age before being charged needs neither (TTLT 02/2017 Điều 6 khoản 2 điểm b)."""
    return under(case, person, ADULT, charged_on(case, charges))


def charged_on(case: Case, charges: list[Charge]) -> date:
    """The day of the first decision to charge; unsaid, the day of the file."""
    charged = {d.id: d.on for d in case.bundle.decisions}
    days = [on for c in charges if (on := charged.get(c.decision or ""))]
    return min(map(earliest, days)) if days else latest(case.bundle.as_of)


def _helpers(case: Case, person: Person) -> Iterator[str]:
    others = [p for p in case.bundle.persons if p.id in case.accused]
    own = [e for e in case.bundle.evidence if e.speaker == person.id]
    if wanting(case, person.counsel, others, "counsel") and not any(e.counsel for e in own):
        yield "người bào chữa"
    if wanting(case, person.representative, others, "representative") and not any(e.representative for e in own):  # fmt: skip
        yield "người đại diện"


@rule("R-64", "A", "BLTTHS Điều 420, Điều 421; TTLT 06/2018 Điều 14", ground="d",
      title="Lấy lời khai người dưới 18 tuổi",
      closes="biên bản thể hiện người đại diện, lý do hỏi quá thời gian, lời khai lấy lại; hoặc ghi chú nêu lý do")  # fmt: skip
def child_heard(case: Case) -> Iterator[Found]:
    """Lời khai «{title}» của {who}, dưới 18 tuổi khi lấy lời khai, {what}; đề nghị làm rõ."""
    sessions, asked = _sessions(case), working(case) or kept(case.bundle.evidence, "representative")
    for e in case.bundle.evidence:
        who, on = words_of(e), taken_on(case, e)
        person = case.persons.get(who or "")
        if person is None or on is None or not case.admissible(e) or not _child(person, earliest(on)):  # fmt: skip
            continue
        what = [*_alone(case, e, person, asked), *_too_long(e, sessions[person.id, on[:10]])]
        if what:
            yield (e.id, person.id), {"title": e.title, "who": person.code, "what": ", ".join(what)}


def _child(person: Person, on: date) -> bool:
    """Certainly under 18, whatever day of a vague birth it was."""
    span = births(person)
    return span is not None and 0 <= months(span.first, on) < ADULT * 12


def _alone(case: Case, e: Evidence, person: Person, asked: bool) -> Iterator[str]:
    """A victim or a witness; of an accused R-63 asks."""
    if not (HEARD & set(person.roles)) or person.id in case.accused or e.counsel:
        return
    if lacks(e.representative, asked):
        yield "chưa thể hiện người đại diện hoặc người bảo vệ quyền và lợi ích hợp pháp tham dự"


def _too_long(e: Evidence, that_day: int) -> Iterator[str]:
    """Unless the record says why (khoản 4, khoản 5)."""
    if e.longer_because:
        return
    if e.minutes is not None and e.minutes > LONGEST:
        yield f"kéo dài {e.minutes} phút, quá 02 giờ"
    if that_day > OFTENEST:
        yield f"là một trong {that_day} lần trong cùng ngày, quá hai lần"


def _sessions(case: Case) -> Counter[tuple[str, str]]:
    """Papers of one speaker on one day; two items of one paper are one session."""
    seen = {(e.speaker, on[:10], e.document or e.id) for e in case.bundle.evidence
            if words_of(e) and (on := taken_on(case, e)) and len(on) >= 10}  # fmt: skip
    return Counter((who or "", day) for who, day, _ in seen)
