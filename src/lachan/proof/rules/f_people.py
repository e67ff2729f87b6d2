"""F. Ages that a charge depends on: BLTTHS Điều 417; BLHS Điều 150, Điều 151."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lachan.law.offence import Bound, OffenceText
from lachan.law.offence_book import signs
from lachan.proof.bundle import Charge, Person
from lachan.proof.bundle.argument import Nature
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.case import Case
from lachan.proof.elements import wording

from .ages import births, by_law, first_act, last_act, months, reached, reckoned, under, vague
from .reading import listed, working
from .rule import Found, rule

MEANS = frozenset(signs()["means"])


@rule("R-60", "A", "BLTTHS Điều 417; TTLT 06/2018 Điều 6; TTLT 02/2017 Điều 3 khoản 2 điểm m", ground="a",
      title="Tuổi của bị hại chưa có căn cứ",
      closes="giấy khai sinh, giấy tờ khác, kết luận giám định tuổi; hoặc cách xác định ngày sinh theo Điều 417")  # fmt: skip
def age_unproved(case: Case) -> Iterator[Found]:
    """{charge} phụ thuộc tuổi của bị hại; {what}; đề nghị bổ sung giấy tờ hoặc xác định tuổi theo Điều 417."""
    for charge in case.bundle.charges:
        if not _asks_age(case, charge):
            continue
        told = f"Truy cứu {case.charge_words(charge.id)}"
        victims = case.victims_of(charge)
        if not victims and working(case) and _depends_on_age(case, charge):
            yield (charge.id,), {"charge": told, "what": "hồ sơ chưa ghi bị hại nào để xác định tuổi"}  # fmt: skip
        for victim in victims:
            what = _lacks(case, victim) if _at_stake(case, charge, victim) else ""
            if what:
                yield (charge.id, victim.id), {"charge": told, "what": f"với {victim.code} {what}"}


def unproved_age(case: Case) -> set[str]:
    """Victims of whom it is asked."""
    return {objects[1] for objects, _ in age_unproved(case) if len(objects) > 1}


def _lacks(case: Case, person: Person) -> str:
    """No paper; a vague birth not settled, or settled otherwise than Điều 417 says; not the lowest age of a range."""
    birth, expert = person.birth, person.expert_age
    if expert and expert.taken_months not in (None, expert.lowest_months):
        return "tuổi được lấy không phải tuổi thấp nhất của khoảng giám định (TTLT 06/2018 Điều 6 khoản 3)"  # fmt: skip
    if expert:
        return ""
    if birth is None or birth.proof is None:
        return _no_paper(case, person)
    if vague(birth) and birth.settled_as is None:
        return f"mới rõ {birth.value}, chưa xác định ngày sinh theo Điều 417"
    if vague(birth) and birth.settled_as and not _is_day(birth.settled_as, by_law(birth)):
        return f"mới rõ {birth.value} mà lấy ngày sinh {birth.settled_as}; theo Điều 417 khoản 2 là {by_law(birth):%d/%m/%Y}"  # fmt: skip
    return ""


def _no_paper(case: Case, person: Person) -> str:
    """In a summary of a judgment, only where it names such papers of others."""
    named_of_others = any(p.birth and p.birth.proof for p in case.bundle.persons if p is not person)
    if not (working(case) or named_of_others):
        return ""
    if person.birth is None:
        return "chưa thấy giấy khai sinh, giấy tờ hoặc kết luận giám định tuổi; không rõ năm sinh thì phải giám định"  # fmt: skip
    return "chưa thấy giấy khai sinh, giấy tờ hoặc kết luận giám định tuổi"


def _is_day(said: str, day: date) -> bool:
    return earliest(said) <= day <= latest(said)


def _depends_on_age(case: Case, charge: Charge) -> bool:
    """The article protects people under an age, or a charged point does."""
    text = wording(case.bundle, charge)
    return text is not None and (
        _protects(text) or any(b.of == "victim_age" for b in _bounds(text, charge))
    )


def _asks_age(case: Case, charge: Charge) -> bool:
    """Or the article begins at an age."""
    text = wording(case.bundle, charge)
    begins = text is not None and text.victim is not None and text.victim.low is not None
    return begins or _depends_on_age(case, charge)


def _protects(text: OffenceText) -> bool:
    return text.victim is not None and text.victim.high is not None


def _at_stake(case: Case, charge: Charge, victim: Person) -> bool:
    """Under an article for those from an age on, that of somebody said to be grown up is not at stake (Điều 417: under 18)."""
    if _depends_on_age(case, charge):
        return True
    found, first = births(victim), first_act(charge)
    return found is not None and first is not None and months(found.first, first) >= 0 and months(found.last, first) < 18 * 12  # fmt: skip


def _bounds(text: OffenceText, charge: Charge) -> Iterator[Bound]:
    """Bounds of the points that the charge names."""
    for said in charge.points:
        number, _, letter = said.rpartition(".")
        paragraph = text.paragraphs.get(int(number) if number.isdecimal() else charge.clause or 1)
        for point in paragraph.points if paragraph else ():
            if point.letter == letter:
                yield from point.bounds


@rule("R-61", "A", "BLHS Điều 150, Điều 151; NQ 02/2019/NQ-HĐTP Điều 5; BLTTHS Điều 417", ground="a",
      title="Điều luật không khớp tuổi của bị hại khi thực hiện hành vi",
      closes="giấy tờ về tuổi, thay đổi quyết định khởi tố, hoặc ghi chú nêu lý do")  # fmt: skip
def wrong_article_for_age(case: Case) -> Iterator[Found]:
    """{charge}: {what}; đề nghị xem lại điều luật áp dụng."""
    for charge in case.bundle.charges:
        text = wording(case.bundle, charge)
        if text is None or text.victim is None:
            continue
        told, ages = f"Truy cứu {case.charge_words(charge.id)}", text.victim
        for victim in case.victims_of(charge):
            age = _against(case, charge, victim, ages.low, ages.high)
            if age and not _other_article(case, charge, victim):
                yield (charge.id, victim.id), {"charge": told, "what": f"điều luật đòi hỏi bị hại {ages.words}, trong khi {victim.code} {age} khi xảy ra hành vi"}  # fmt: skip
        asked = sorted(MEANS & set(charge.signs)) if _of_a_child(text) and working(case) else []
        if asked:
            yield (charge.id,), {"charge": told, "what": f"quyết định nêu thủ đoạn ({listed(asked)}) là dấu hiệu, trong khi với bị hại {ages.words} điều luật không đòi hỏi thủ đoạn"}  # fmt: skip


def _of_a_child(text: OffenceText) -> bool:
    return _protects(text) and not text.means


def _against(case: Case, charge: Charge, victim: Person, low: int | None, high: int | None) -> str:
    """Too young on the last day of the acts, or on a day told of an act; too old already on the first."""
    first, last = first_act(charge), last_act(charge)
    if first is None or last is None or reckoned(case, victim) is None:
        return ""
    grown = low is None or reached(case, victim, low, first)
    if low is not None and not grown and any(under(case, victim, low, day) for day in (last, *_days(case, charge, victim))):  # fmt: skip
        return f"chưa đủ {low} tuổi"
    if high is not None and reached(case, victim, high, first):
        return f"đã đủ {high} tuổi"
    return ""


def _days(case: Case, charge: Charge, victim: Person) -> Iterator[date]:
    """The last day each supported act of this charge on this victim can lie on."""
    for p in case.bundle.propositions:
        mine = charge.person in p.actors and victim.id in p.about and charge.id in case.bears_on.get(p.id, ())  # fmt: skip
        if mine and p.nature == Nature.ACT and (p.until or p.since):
            yield latest(p.until or p.since or "")


def _other_article(case: Case, charge: Charge, victim: Person) -> bool:
    """The same accused answers for the same victim by an article of the right age, and this charge does not name the victim."""
    others = [c for c in case.bundle.charges if c.person == charge.person and c.article != charge.article]  # fmt: skip
    return victim.id not in charge.victims and any(victim.id in c.victims for c in others)
