"""A. On whose words does it rest: BLTTHS Điều 91–94, 98, 108. Of one proposition the strongest question only is asked."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from lachan.proof.bundle import Evidence, Proposition, Transaction
from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case, words_of

from .reading import listed, mostly, working
from .rule import Found, rule

# What may weigh for the accused is not asked to be doubly proved.
FOR_THE_ACCUSED = frozenset({Nature.DENIAL, Nature.ALIBI, Nature.CONSENT, Nature.MISTAKE, Nature.COERCION, Nature.EXCEPTION,
                             Nature.BACKGROUND})  # fmt: skip
CHARGING = ("85.1.time", "85.1.place", "85.2.fault")
MUST_SAY_HOW = frozenset({Role.WITNESS, Role.VICTIM, Role.CIVIL, Role.INTERESTED})


class Rests(Enum):
    """On what, from the strongest question to the weakest."""

    CONFESSION = 1  # the words of one accused about his own act
    CO_ACCUSED = 2  # only words of accused about what another did
    ONE_PERSON = 3
    WORDS = 4  # several people, nothing but words
    ENOUGH = 5


def _rests(case: Case, p: Proposition) -> Rests:
    found = case.supports(p.id)
    if any(_sourceless(case, x) for x in case.linked(p.id, Bears.SUPPORTS)):
        return Rests.ENOUGH
    speakers = {words_of(e) for e in found}
    if not found or any(e.source != Source.STATEMENT and words_of(e) is None for e in found):
        return Rests.ENOUGH
    if None in speakers:
        return Rests.WORDS if len(found) > 1 else Rests.ENOUGH  # one statement, the speaker unsaid
    accused = speakers <= case.accused
    if accused and len(speakers) == 1 and (speakers & set(p.actors) or not p.actors):
        return Rests.CONFESSION
    if accused and set(p.actors) & case.accused and not speakers & set(p.actors):
        return Rests.CO_ACCUSED
    return Rests.ONE_PERSON if len(speakers) == 1 else Rests.WORDS


def _sourceless(case: Case, source: str) -> bool:
    """What is none of the seven sources is R-10's question; what would be left without it is not asked a second time."""
    e = case.evidence.get(source)
    return e is not None and e.source == Source.NONE and not e.excluded


def _proving(case: Case) -> Iterator[Proposition]:
    """Propositions that charge: beneath an element, or the time, place and fault of the act; in the order of the file."""
    heads = [head for charge, many in case.elements.items() for one in many for head in case.heads(charge, one)]  # fmt: skip
    heads += [f"{charge}/{code}" for charge in case.elements for code in CHARGING]
    beneath = case.beneath(heads)
    for p in case.bundle.propositions:
        if p.id in beneath and p.nature not in FOR_THE_ACCUSED and p.material is not False:
            yield p


def resting(case: Case, on: Rests) -> Iterator[tuple[Proposition, list[Evidence]]]:
    return ((p, case.supports(p.id)) for p in _proving(case) if _rests(case, p) == on)


def _stands_out(case: Case, p: Proposition) -> bool:
    """Of a judged case a bundle is often a summary that types a source or two for each fact: there a lone confession is asked
    of where most facts have several sources, and an element stands on it too."""
    if working(case):
        return True
    many = [len(case.supports(x.id)) > 1 for x in _proving(case) if case.supports(x.id)]
    for charge in case.bears_on.get(p.id, ()) if 2 * sum(many) > len(many) else ():
        for one in case.elements[charge]:
            alone = len({words_of(e) for e in case.proof(charge, one)}) == 1
            if alone and p.id in case.under(charge, one):
                return True
    return False


def _only_the_accused(case: Case, p: Proposition) -> bool:
    """In a summary, only where a whole charge stands on what accused people say."""
    for charge in case.bears_on.get(p.id, ()):
        if {words_of(e) for one in case.elements[charge] for e in case.proof(charge, one)} <= case.accused:  # fmt: skip
            return True
    return working(case)


def untraced(case: Case, p: Proposition) -> bool:
    """Money or a benefit of which no payment with a trace is known: R-72 asks for that, and for nothing weaker."""
    mine = [t for t in case.bundle.transactions if {t.payer, t.payee} & set(p.actors)]
    return p.nature == Nature.BENEFIT and not any(traces(case, t) for t in mine)


def traces(case: Case, t: Transaction) -> list[str]:
    """What shows a payment besides words: a statement of account, a receipt, data, marked notes."""
    found = (case.evidence[x] for x in t.trace if x in case.evidence)
    return [e.id for e in found if (case.admissible(e) and e.source != Source.STATEMENT) or _sourceless(case, e.id)]  # fmt: skip


@rule("R-03", "A", "BLTTHS Điều 98 khoản 2", ground="a", title="Chỉ có lời nhận của chính bị can",
      closes="chứng cứ khác phù hợp với lời khai, hoặc ghi chú nêu lý do")  # fmt: skip
def only_a_confession(case: Case) -> Iterator[Found]:
    """«{text}» chỉ dựa vào lời khai của chính {who}; lời nhận tội không được là chứng cứ duy nhất, đề nghị tìm chứng cứ
    khác phù hợp với lời khai ấy."""
    for p, found in resting(case, Rests.CONFESSION):
        if _stands_out(case, p):
            yield (p.id, *[e.id for e in found]), {"text": p.text, "who": case.code(words_of(found[0]))}  # fmt: skip
    for charge in case.bundle.charges:
        for one in case.elements[charge.id]:
            direct = case.proof(charge.id, one)
            if not case.beneath(case.heads(charge.id, one)) and {words_of(e) for e in direct} == {charge.person}:  # fmt: skip
                yield (charge.id, one.code, *[e.id for e in direct]), {"text": f"{case.charge_words(charge.id)}: {one.name}", "who": case.code(charge.person)}  # fmt: skip


@rule("R-04", "B", "BLTTHS Điều 87, Điều 108", ground="a", title="Chỉ có lời khai",
      closes="vật chứng, dữ liệu, tài liệu, kết luận giám định phù hợp, hoặc ghi chú đánh giá")  # fmt: skip
def only_words(case: Case) -> Iterator[Found]:
    """«{text}» chỉ dựa vào lời khai ({who}); chưa thấy vật chứng, dữ liệu, tài liệu hoặc kết luận giám định nào; đề nghị
    tìm thêm hoặc đánh giá sự phù hợp của các lời khai."""
    for p, found in resting(case, Rests.WORDS) if working(case) else ():
        if p.nature == Nature.KNOWLEDGE:
            continue  # what somebody knew is said, and shown by the acts
        if not untraced(case, p):
            yield (p.id, *[e.id for e in found]), {"text": p.text, "who": _who(case, found)}


@rule("R-05", "B", "BLTTHS Điều 108", ground="a", title="Chỉ một người cho biết",
      closes="nguồn khác độc lập, hoặc ghi chú đánh giá vì sao nguồn này là đủ")  # fmt: skip
def one_person(case: Case) -> Iterator[Found]:
    """«{text}» chỉ do {who} cho biết; đề nghị tìm nguồn khác độc lập, hoặc nêu đánh giá."""
    for p, found in resting(case, Rests.ONE_PERSON) if working(case) else ():
        if not untraced(case, p):
            yield (p.id, *[e.id for e in found]), {"text": p.text, "who": _who(case, found)}


@rule("R-09", "B", "BLTTHS Điều 98, Điều 108", ground="a", title="Chỉ có lời khai của đồng phạm",
      closes="chứng cứ ngoài lời khai của những người cùng bị buộc tội, hoặc ghi chú đánh giá")  # fmt: skip
def only_a_co_accused(case: Case) -> Iterator[Found]:
    """«{text}» chỉ dựa vào lời khai của {who}, là người cùng bị buộc tội, nói về việc của {whose}; đề nghị tìm chứng cứ
    khác."""
    for p, found in resting(case, Rests.CO_ACCUSED):
        whose = listed(case.code(x) for x in p.actors)
        if _only_the_accused(case, p):
            yield (p.id, *[e.id for e in found]), {"text": p.text, "who": _who(case, found), "whose": whose}  # fmt: skip


@rule("R-06", "A", "BLTTHS Điều 91–94 khoản 2", ground="d", title="Chưa rõ vì sao người khai biết",
      closes="lời khai bổ sung nói rõ vì sao biết, hoặc không dùng tình tiết ấy làm chứng cứ")  # fmt: skip
def how_known_unsaid(case: Case) -> Iterator[Found]:
    """{title} của {who} được dùng làm chứng cứ nhưng chưa ghi vì sao người này biết; đề nghị hỏi rõ, vì tình tiết mà
    người khai không nói rõ được vì sao biết thì không được dùng làm chứng cứ."""
    used = {link.from_ for link in case.bundle.links}
    said = mostly((e for e in case.bundle.evidence if e.source == Source.STATEMENT), "how_known")
    for e in case.bundle.evidence:
        if e.id in used and e.source == Source.STATEMENT and e.speaker and case.admissible(e):
            empty = e.how_known is not None and not e.how_known.strip()
            if (empty or (e.how_known is None and said)) and _must_say_how(case, e.speaker):
                yield (e.id,), {"title": e.title, "who": case.code(e.speaker)}


def _must_say_how(case: Case, speaker: str) -> bool:
    """Điều 91–94 speak of witnesses, victims, civil parties, interested persons; an accused falls under Điều 98."""
    return bool(MUST_SAY_HOW & set(case.persons[speaker].roles)) and speaker not in case.accused


def _who(case: Case, found: list[Evidence]) -> str:
    return listed(dict.fromkeys(case.code(words_of(e)) for e in found))
