"""F. Victims, people under 18: BLTTHS Điều 417 and following."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.law.offence import Bound, OffenceNotInBook, OffenceText
from lachan.law.offence_book import offence
from lachan.proof.bundle import Charge, Person
from lachan.proof.bundle.base import earliest
from lachan.proof.case import Case

from .rule import Found, rule


@rule("R-60", "A", "BLTTHS Điều 417", ground="a", title="Tuổi của bị hại chưa có căn cứ",
      closes="giấy khai sinh, giấy tờ khác, kết luận giám định tuổi; hoặc cách xác định ngày sinh theo Điều 417")  # fmt: skip
def age_unproved(case: Case) -> Iterator[Found]:
    """{charge} phụ thuộc tuổi của bị hại; {what}; đề nghị bổ sung giấy tờ hoặc xác định tuổi theo Điều 417."""
    for charge in case.bundle.charges:
        if not _depends_on_age(case, charge):
            continue
        named = f"Truy cứu {case.code(charge.person)} theo Điều {charge.article}"
        victims = case.victims_of(charge)
        if not victims:
            yield (
                (charge.id,),
                {"charge": named, "what": "hồ sơ chưa ghi bị hại nào để xác định tuổi"},
            )
        for victim in victims:
            what = _lacks(victim)
            if what:
                yield (charge.id, victim.id), {"charge": named, "what": f"với {victim.code} {what}"}


def _lacks(victim: Person) -> str:
    birth = victim.birth
    if birth is None or birth.proof is None:
        return "chưa thấy giấy khai sinh, giấy tờ hoặc kết luận giám định tuổi"
    if len(birth.value) < 10 and birth.settled_as is None:
        return f"mới rõ {birth.value}, chưa xác định ngày sinh theo Điều 417"
    return ""


def _depends_on_age(case: Case, charge: Charge) -> bool:
    """The article protects people under an age, or a charged point does."""
    text = _text(case, charge)
    if text is None:
        return False
    if text.victim is not None and text.victim.high is not None:
        return True
    return any(bound.of == "victim_age" for bound in _bounds(text, charge))


def _text(case: Case, charge: Charge) -> OffenceText | None:
    on = charge.acts_from or charge.acts_to or case.bundle.as_of
    try:
        return offence(charge.article).text_on(earliest(on))
    except OffenceNotInBook:
        return None


def _bounds(text: OffenceText, charge: Charge) -> Iterator[Bound]:
    """Bounds of the points that the charge names."""
    for said in charge.points:
        number, _, letter = said.rpartition(".")
        paragraph = text.paragraphs.get(int(number) if number.isdigit() else charge.clause or 1)
        for point in paragraph.points if paragraph else ():
            if point.letter == letter:
                yield from point.bounds
