"""D. Innocence: what speaks for the accused is looked into as what speaks against (BLTTHS Điều 13, 15, 98, 108)."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Charge, Hypothesis, Person, Proposition
from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided, Role
from lachan.proof.case import Case, words_of

from .e_omission import asked_about
from .reading import answered_by_others, claimants, kept, working
from .rule import Found, rule

WEIGHED = (Bears.ATTACKS, Bears.EXPLAINS)
NEVER_HEARD = frozenset({Decided.DIED, Decided.WANTED})


def said_by(case: Case, p: Proposition) -> str:
    who = sorted(case.code(x) for x in claimants(case, p)) if p.actors or case.supports(p.id) else []  # fmt: skip
    return ", ".join(who) or "Người bị buộc tội"


def _of(case: Case, *natures: Nature) -> Iterator[Proposition]:
    """Propositions of these natures that nobody has evaluated."""
    return (p for p in case.bundle.propositions if p.nature in natures and not p.evaluated)


@rule("R-41", "B", "BLHS Điều 150; án lệ 66/2023/AL", ground="a", title="Sự đồng ý được nêu, thủ đoạn chưa được đánh giá",
      closes="đánh giá thủ đoạn và sự đồng ý ấy, hoặc chứng cứ về hoàn cảnh đồng ý")  # fmt: skip
def consent_unweighed(case: Case) -> Iterator[Found]:
    """Hồ sơ nêu «{text}»; chưa thấy đánh giá sự đồng ý ấy cùng với thủ đoạn; đề nghị làm rõ."""
    if not any(_asks_means(case, one) for one in case.charges.values()):
        return
    for p in _of(case, Nature.CONSENT):
        if not case.bearing(p.id, *WEIGHED):
            yield (p.id,), {"text": p.text}


def _asks_means(case: Case, one: Charge | Hypothesis) -> bool:
    """Of a victim under 16 (Điều 151) neither means nor consent matters."""
    return any(x.code == "means" for x in case.elements[one.id])


@rule("R-42", "B", "BLTTHS Điều 85 khoản 2, khoản 6", ground="a", title="Sự nhầm lẫn được nêu, chưa được đánh giá",
      closes="chứng cứ về điều người đó biết, hoặc ghi chú đánh giá")  # fmt: skip
def mistake_unweighed(case: Case) -> Iterator[Found]:
    """{who} nêu «{text}»; chưa thấy đánh giá về sự nhầm lẫn này; đề nghị làm rõ người đó biết gì vào lúc ấy."""
    for p in _of(case, Nature.MISTAKE):
        if not answered_by_others(case, p, Bears.ATTACKS, Bears.EXPLAINS):
            yield (p.id,), {"who": said_by(case, p), "text": p.text}


@rule("R-43", "B", "BLTTHS Điều 85 khoản 3; BLHS Điều 51, Điều 52", ground="a", since=Stage.INVESTIGATION,
      title="Tình tiết giảm nhẹ, tăng nặng chưa được đánh giá",
      closes="đánh giá trong kết luận, cáo trạng, hoặc ghi chú nêu lý do")  # fmt: skip
def circumstance_unweighed(case: Case) -> Iterator[Found]:
    """Với {who}, tài liệu gợi đến tình tiết của BLHS Điều {article} nhưng chưa thấy đánh giá; đề nghị xem xét."""
    many = case.bundle.circumstances
    asked = working(case) or kept(many, "evaluated")  # a judgment that names one has weighed it
    for one in many:
        if asked and not (one.evaluated or "").strip():
            yield (one.id, one.person), {"who": case.code(one.person), "article": one.article}


@rule("R-44", "A", "BLHS Điều 151 khoản 1 điểm a; NQ 02/2019/NQ-HĐTP Điều 7; BLTTHS Điều 85 khoản 6", ground="a",
      title="Trường hợp loại trừ được nêu, chưa được đánh giá",
      closes="đánh giá trường hợp loại trừ, chứng cứ về mục đích, hoặc ghi chú nêu lý do")  # fmt: skip
def exception_unweighed(case: Case) -> Iterator[Found]:
    """Hồ sơ nêu «{text}», có thể là trường hợp điều luật loại trừ; chưa thấy đánh giá; đề nghị làm rõ."""
    for p in case.bundle.propositions:
        raised = p.nature == Nature.EXCEPTION or "humanitarian_purpose" in p.signs
        if raised and not p.evaluated and not answered_by_others(case, p, *WEIGHED):
            yield (p.id,), {"text": p.text}


@rule("R-45", "B", "BLTTHS Điều 15, Điều 85", ground="a", title="Người có mặt chưa có lời khai",
      closes="lời khai của người đó, hoặc ghi chú nêu vì sao không lấy được")  # fmt: skip
def nobody_heard(case: Case) -> Iterator[Found]:
    """{who} được nêu là có mặt ở «{where}» nhưng chưa thấy lời khai; đề nghị lấy lời khai hoặc nêu lý do."""
    if not working(case):
        return  # a summary of a judgment does not hold every statement
    heard = {words_of(e) for e in case.bundle.evidence}
    for person in case.bundle.persons:
        where = _present(case, person)
        if where and person.id not in heard and not _unheard(case, person):
            yield (person.id, where[0]), {"who": person.code, "where": where[1]}


def _present(case: Case, person: Person) -> tuple[str, str] | None:
    for event in case.bundle.events:
        if event.material and person.id in event.people:
            return event.id, event.title
    for p in case.bundle.propositions:
        if p.material and p.nature == Nature.PRESENCE and person.id in p.actors and case.supports(p.id):  # fmt: skip
            return p.id, p.text
    return None


def _unheard(case: Case, person: Person) -> bool:
    """Who cannot be heard; who is asked for as a person without a decision; officers."""
    decided = {d.kind for d in case.decisions_about.get(person.id, ())}
    gone = person.abroad or person.identified is False or bool(decided & NEVER_HEARD)
    return gone or Role.OFFICER in person.roles or asked_about(case, person)


@rule("R-46", "A", "BLTTHS Điều 15, Điều 98, Điều 108", ground="a", title="Lời không nhận, ngoại phạm chưa được kiểm tra",
      closes="chứng cứ xác nhận hoặc bác bỏ, hoặc ghi chú đánh giá")  # fmt: skip
def denial_unanswered(case: Case) -> Iterator[Found]:
    """{who} nêu «{text}» nhưng chưa thấy chứng cứ hoặc đánh giá nào trả lời điều đó; đề nghị xác minh cả chứng cứ gỡ tội."""
    for p in _of(case, Nature.DENIAL, Nature.ALIBI):
        if not answered_by_others(case, p, Bears.ATTACKS, Bears.EXPLAINS) and not _met_where_denied(
            case, p
        ):
            yield (p.id,), {"who": said_by(case, p), "text": p.text}


def _met_where_denied(case: Case, p: Proposition) -> bool:
    """In a summary of a judgment a plain denial is met by what others say for the thing denied; an alibi never is."""
    if working(case) or p.nature == Nature.ALIBI:
        return False
    own = claimants(case, p)
    denied = [to for to, kind in case.out_of[p.id] if kind == Bears.ATTACKS]
    heads = denied or dict.fromkeys(
        x for one in sorted(own) for x in case.charged_acts.get(one, ())
    )
    return any(e.speaker not in own for x in heads for e in case.supports(x))


@rule("R-48", "A", "BLTTHS Điều 10, Điều 183 khoản 5, khoản 6; TTLT 02/2017 Điều 6 khoản 1 điểm o", ground="d",
      title="Lời nêu bị ép cung, mớm cung chưa được kiểm tra",
      closes="bản ghi âm, ghi hình, hồ sơ y tế, sổ trích xuất, xác minh; hoặc ghi chú đánh giá")  # fmt: skip
def coercion_unchecked(case: Case) -> Iterator[Found]:
    """{who} nêu «{text}»; chưa thấy việc kiểm tra (bản ghi âm, ghi hình, hồ sơ y tế, sổ theo dõi giam giữ); đề nghị
    xác minh."""
    for p in _of(case, Nature.COERCION):
        who = _alleging(case, p)
        if who and not any(e.speaker not in who for e in case.bearing(p.id)):
            yield (p.id,), {"who": ", ".join(sorted(case.code(x) for x in who)), "text": p.text}


def _alleging(case: Case, p: Proposition) -> set[str]:
    """The accused who says so. What a victim was forced to is a means of the offence, not this."""
    told = {e.speaker for e in case.supports(p.id) if e.speaker}
    return (told or {*p.actors, *p.about}) & set(case.accused)
