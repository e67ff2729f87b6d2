"""E. Was an offence, or a heavier paragraph, left out: BLTTHS Điều 245 khoản 1 điểm b; TTLT 02/2017 Điều 4."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lachan.law.offence import OffenceNotInBook, OffenceText, Paragraph, Point
from lachan.law.offence_book import fits, offence, offences, signs, stated
from lachan.law.offence_fit import Stated
from lachan.proof.bundle import Charge, Hypothesis, Proposition
from lachan.proof.bundle.argument import Nature
from lachan.proof.bundle.base import earliest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case
from lachan.proof.elements import number_of

from .reading import working
from .rule import Found, rule
from .values import number

BY_AGE = frozenset({"150", "151"})  # which of the two is R-61
NOTHING = frozenset({Decided.NOT_CHARGED, Decided.DISCONTINUED, Decided.NOT_INITIATED})


def stated_of(case: Case, person: str) -> set[str]:
    """Codes of signs that supported propositions state of this person's acts."""
    return {code for p in case.bundle.propositions if person in p.actors and case.supports(p.id) for code in p.signs}  # fmt: skip


def fitting(case: Case, person: str) -> set[str]:
    """Articles of the book all of whose signs are stated of this person."""
    said, on = stated_of(case, person), _on(case, person)
    by_kind = {kind: [x for x in said if x in known] for kind, known in signs().items()}
    if not by_kind["acts"]:
        return set()
    facts = stated(
        acts=by_kind["acts"], means=by_kind["means"], purposes=by_kind["purposes"], conditions=by_kind["conditions"]
    )  # fmt: skip
    return {article for article in offences() if _fits(article, facts, on)}


def _fits(article: str, facts: Stated, on: date) -> bool:
    try:
        return fits(article, facts, on).holds
    except OffenceNotInBook:
        return False


def _on(case: Case, person: str) -> date:
    days = [c.acts_from or c.acts_to for c in case.bundle.charges if c.person == person]
    return earliest(next((d for d in days if d), case.bundle.as_of))


@rule("R-54", "B", "BLTTHS Điều 245 khoản 1 điểm b; TTLT 02/2017 Điều 4; NQ 02/2019/NQ-HĐTP Điều 8", ground="b",
      since=Stage.INVESTIGATION, title="Hành vi chưa được truy cứu",
      closes="quyết định khởi tố, không khởi tố về hành vi ấy, lý do loại trừ, hoặc ghi chú")  # fmt: skip
def act_not_charged(case: Case) -> Iterator[Found]:
    """{what}; chưa thấy quyết định hoặc lý do về việc này; đề nghị xem xét."""
    told: set[str] = set()
    for person, article, acts in _by_signs(case):
        told |= set(acts)
        yield (person, article, *acts), {"what": f"Tình tiết về {case.code(person)} có đủ các dấu hiệu mà Điều {article} BLHS nêu, và {case.code(person)} chưa bị truy cứu theo điều này"}  # fmt: skip
    for one in _verified(case):
        yield (one.id,), {"what": f"Giả thuyết Điều {one.article} BLHS đã có chứng cứ cho từng dấu hiệu nhưng không có truy cứu theo điều này"}  # fmt: skip
    for p in _loose(case):
        if p.id not in told:
            yield (p.id, *p.actors), {"what": f"Hành vi «{p.text}» có chứng cứ nhưng không gắn với truy cứu nào"}  # fmt: skip


def _by_signs(case: Case) -> Iterator[tuple[str, str, list[str]]]:
    for person in dict.fromkeys(c.person for c in case.bundle.charges):
        own = {c.article for c in case.bundle.charges if c.person == person}
        for article in sorted(fitting(case, person) - own - excluded(case)):
            if article in BY_AGE and own & BY_AGE:
                continue
            codes = {x.code for made in offence(article).text.makes for x in made.acts}
            yield person, article, [p.id for p in case.bundle.propositions if person in p.actors and codes & set(p.signs)]  # fmt: skip


def excluded(case: Case) -> set[str]:
    """Articles named among the alternatives; without a reason, R-40 asks."""
    return {number_of(one) for one in case.bundle.alternatives}


def _verified(case: Case) -> Iterator[Hypothesis]:
    """Every sign of the hypothesis has evidence, and nobody was charged or told why not."""
    charged = {c.article for c in case.bundle.charges}
    dropped = any(d.kind in NOTHING and not d.about for d in case.bundle.decisions)
    for one in case.bundle.hypotheses:
        if one.article in charged | excluded(case) or not charged or dropped:
            continue
        if case.elements[one.id] and all(case.supports(f"{one.id}/{x.code}") for x in case.elements[one.id]):  # fmt: skip
            yield one


def _loose(case: Case) -> Iterator[Proposition]:
    """A criminal act of the accused that bears on nothing charged. A summary of a judgment links only what it discusses."""
    if not working(case):
        return
    charged = {c.person for c in case.bundle.charges}
    # Of whose charge the act or the means has nothing yet, R-01 asks, and this may be it.
    waiting = {c.person for c in case.bundle.charges for x in case.elements[c.id] if x.code in ("act", "means") and not case.proof(c.id, x)}  # fmt: skip
    leading = {link.from_ for link in case.bundle.links} | set(case.bears_on)
    for p in case.bundle.propositions:
        by_accused = p.actors and set(p.actors) <= charged - waiting
        act = p.criminal and p.nature in (Nature.ACT, Nature.OTHER) and not p.evaluated
        if act and by_accused and p.id not in leading and case.supports(p.id):
            yield p


@rule("R-55", "B", "BLTTHS Điều 9, Điều 85", ground="b", since=Stage.INVESTIGATION, title="Cùng hành vi, khác tội danh hoặc khoản",
      closes="lý do ghi trong quyết định, ghi chú của truy cứu, hoặc ghi chú trả lời")  # fmt: skip
def same_acts_other_charge(case: Case) -> Iterator[Found]:
    """{one} và {other} được nêu là cùng thực hiện những hành vi như nhau nhưng bị truy cứu khác nhau ({charges}); chưa thấy
    lý do; đề nghị nêu."""
    by_person = {c.person: [x for x in case.bundle.charges if x.person == c.person] for c in case.bundle.charges}  # fmt: skip
    acts = {x: frozenset(p.id for p in case.bundle.propositions if p.nature == Nature.ACT and x in p.actors) for x in by_person}  # fmt: skip
    least = 1 if working(case) else 2  # a summary tells fewer acts than there were
    people = [x for x in by_person if len(acts[x]) >= least]
    for turn, a in enumerate(people):
        for b in people[turn + 1 :]:
            mine, theirs = by_person[a], by_person[b]
            if acts[a] == acts[b] and _unlike(mine, theirs) and not _reasoned(case, [*mine, *theirs]):  # fmt: skip
                charges = "; ".join(f"Điều {c.article} khoản {c.clause}" for c in (*mine, *theirs))
                yield (a, b), {"one": case.code(a), "other": case.code(b), "charges": charges}


def _unlike(mine: list[Charge], theirs: list[Charge]) -> bool:
    one, other = ({(c.article, c.clause) for c in many} for many in (mine, theirs))
    return one != other and None not in {clause for _, clause in one | other}


def _reasoned(case: Case, charges: list[Charge]) -> bool:
    reasons = {d.id: d.reason for d in case.bundle.decisions}
    return any(c.note or reasons.get(c.decision or "") for c in charges)


@rule("R-56", "B", "BLTTHS Điều 85; BLHS Điều 150 khoản 2, 3, Điều 151 khoản 2, 3", ground="b", since=Stage.INVESTIGATION,
      title="Tình tiết định khung chưa được nêu",
      closes="thay đổi, bổ sung điểm, khoản; hoặc lý do không áp dụng")  # fmt: skip
def point_not_charged(case: Case) -> Iterator[Found]:
    """Với {charge}, {fact}, là tình tiết «{point}» (BLHS Điều {article} khoản {paragraph} điểm {letter}); truy cứu không nêu
    điểm này và chưa thấy lý do; đề nghị xem xét."""
    for charge in case.bundle.charges:
        if charge.clause is None or charge.note:
            continue
        for paragraph, point in _points(case, charge):
            fact = _triggered(case, charge, point)
            if fact:
                blanks = {"charge": case.charge_words(charge.id), "fact": fact, "point": point.name, "article": charge.article,
                          "paragraph": paragraph.number, "letter": point.letter}  # fmt: skip
                yield (charge.id, f"{paragraph.number}.{point.letter}"), blanks


def _points(case: Case, charge: Charge) -> Iterator[tuple[Paragraph, Point]]:
    """Points not named by the charge, of a heavier paragraph, or of the charged one where it names its points at all."""
    text, said = _text(charge, case), {_full(charge, x) for x in charge.points}
    for number_, paragraph in text.paragraphs.items() if text else ():
        own = number_ == charge.clause and number_ > 1 and charge.points
        if paragraph.frame and (number_ > (charge.clause or 1) or own):
            for point in paragraph.points:
                if f"{number_}.{point.letter}" not in said:
                    yield paragraph, point


def _full(charge: Charge, point: str) -> str:
    return point if "." in point else f"{charge.clause}.{point}"


def _text(charge: Charge, case: Case) -> OffenceText | None:
    try:
        on = charge.acts_from or charge.acts_to or case.bundle.as_of
        return offence(charge.article).text_on(earliest(on))
    except OffenceNotInBook:
        return None


def _triggered(case: Case, charge: Charge, point: Point) -> str:
    """Number of victims, percent of injury, or a sign that a supported proposition states of the accused."""
    victims = _victims(case, charge)
    of = {bound.of for bound in point.bounds}
    for bound in point.bounds:
        # Deaths, and people hurt together, are counted too; a number of victims is only of those points that say victims.
        if of == {"persons"} and point.code.startswith("victims") and len(victims) > 1 and bound.holds(len(victims)):  # fmt: skip
            return f"hồ sơ nêu {len(victims)} bị hại"
        if bound.of == "injury" and point.code.startswith("injury"):
            hurt = [n for n in _injuries(case, victims) if bound.holds(int(n))]
            if hurt:
                return f"hồ sơ nêu tỷ lệ tổn thương cơ thể {hurt[0]:g}%"
    for p in case.bundle.propositions:
        if point.code in p.signs and charge.person in p.actors and not p.evaluated and case.supports(p.id):  # fmt: skip
            return f"có chứng cứ về «{p.text}»"
    return ""


def _victims(case: Case, charge: Charge) -> tuple[str, ...]:
    """Those the charge names; unsaid, all of the file only where nobody else is charged."""
    alone = len({c.person for c in case.bundle.charges}) == 1 and len(case.bundle.charges) == 1
    return charge.victims or (tuple(v.id for v in case.victims_of(charge)) if alone else ())


def _injuries(case: Case, victims: tuple[str, ...]) -> Iterator[float]:
    for one in case.bundle.assertions:
        said = number(one.value)
        if one.attribute.startswith("injury") and one.subject in victims and said is not None and case.admissible(case.evidence[one.evidence]):  # fmt: skip
            yield said
