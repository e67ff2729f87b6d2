"""D. Other offences weighed, the stage of the offence, contrary evidence looked for (BLTTHS Điều 15, 85; BLHS Điều 14–16)."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.law.blhs_2015.dieu_14 import preparation_punishable
from lachan.law.offence import OffenceNotInBook
from lachan.law.offence_book import all_discriminators, offences
from lachan.proof.bundle import Charge
from lachan.proof.bundle.argument import Bears
from lachan.proof.bundle.file import Stage
from lachan.proof.case import Case
from lachan.proof.elements import Element, number_of

from .e_offences import excluded, fitting, stated_of
from .reading import due, listed, once, working
from .rule import Found, rule

# What trafficking is most often weighed against, besides what the book's own questions separate.
NEIGHBOURS = frozenset({"153", "157", "174", "175", "297", "327", "328", "348", "349"})
TRAFFICKING = frozenset({"150", "151"})
PASSAGE = frozenset({"348", "349"})
ABROAD = "taken_out_of_vietnam"


@rule("R-40", "B", "BLTTHS Điều 85 khoản 1; NQ 02/2019/NQ-HĐTP Điều 4, 5, 7; án lệ 66/2023/AL", ground="b",
      title="Tội danh gần kề chưa được loại trừ có lý do",
      closes="lý do loại trừ ở mục alternatives, truy cứu tội danh ấy, hoặc ghi chú")  # fmt: skip
def neighbour_not_excluded(case: Case) -> Iterator[Found]:
    """{what}; chưa thấy lý do loại trừ tội danh này. {question} Đề nghị nêu lý do."""
    charged = {one.article for one in case.charges.values()}
    for said, why in case.bundle.alternatives.items():
        article = number_of(said)
        if not why.strip() and article not in charged:
            yield (article,), {"what": f"Hồ sơ có nêu Điều {article} BLHS", "question": _question(charged, article)}  # fmt: skip
    near = list(_near(case))
    for charge, article in near:
        what = f"Truy cứu {case.charge_words(charge.id)}, trong khi tình tiết có dấu hiệu hành vi của Điều {article} BLHS"  # fmt: skip
        yield (charge.id, article), {"what": what, "question": _question({charge.article}, article)}

    crossing = [] if {article for _, article in near} & PASSAGE else _crossing(case)
    if crossing:
        what = f"Truy cứu {listed(case.charge_words(c.id) for c in crossing)} có việc ra khỏi Việt Nam hoặc bị hại trả tiền, hồ sơ không nêu đã xem xét tội danh nào khác (Điều 348, 349 BLHS)"  # fmt: skip
        yield (*[c.id for c in crossing], *sorted(PASSAGE)), {"what": what, "question": _question({crossing[0].article}, "349")}  # fmt: skip


def _crossing(case: Case) -> list[Charge]:
    """Charges of trafficking over the border, or for money of the victim, in a closed file that weighed nothing else at all:
    án lệ 66/2023/AL is about just that line."""
    charged = {number_of(one.article) for one in case.charges.values()}
    if case.bundle.alternatives or not due(case) or charged & PASSAGE:
        return []
    own = (c for c in case.bundle.charges if number_of(c.article) in TRAFFICKING)
    return [c for c in own if _leaves(case, c) or _paid_by_victim(case, c)]


def _leaves(case: Case, charge: Charge) -> bool:
    """By the point charged, by a sign of what has evidence, or by where a victim is."""
    said = {s for one in case.elements[charge.id] if one.qualifying for s in one.signs}
    told = said | stated_of(case, charge.person)
    return ABROAD in told or any(v.abroad for v in case.victims_of(charge))


def _paid_by_victim(case: Case, charge: Charge) -> bool:
    victims = {v.id for v in case.victims_of(charge)}
    return any(t.payer in victims and t.payee == charge.person for t in case.bundle.transactions)


def _question(charged: set[str], article: str) -> str:
    """The book's own question; the general one of «mỗi hành vi theo điều luật của nó» says nothing about a neighbour."""
    for one in all_discriminators():
        if one.other and any(one.between(a, article) for a in charged):
            return one.question
    return ""


def _near(case: Case) -> Iterator[tuple[Charge, str]]:
    """An act of a neighbouring article is stated of the accused, but not all its signs (then R-54 asks)."""
    for charge in case.bundle.charges:
        own = {c.article for c in case.bundle.charges if c.person == charge.person}
        acts = stated_of(case, charge.person)
        for article, found in offences().items():
            signs = {one.code for made in found.text.makes for one in made.acts}
            if article in own | excluded(case) or not signs & acts:
                continue
            beside = article in NEIGHBOURS or _question({charge.article}, article)
            if beside and article not in fitting(case, charge.person):
                yield charge, article


@rule("R-47", "B", "BLHS Điều 14, 15, 16", ground="a", since=Stage.INVESTIGATION, title="Giai đoạn thực hiện tội phạm chưa rõ",
      closes="xác định chuẩn bị, chưa đạt hay hoàn thành, hoặc ghi chú nêu lý do")  # fmt: skip
def stage_of_offence(case: Case) -> Iterator[Found]:
    """Với {charge}, {what}; đề nghị xác định."""
    said = any(c.committed for c in case.bundle.charges)
    for charge in case.bundle.charges:
        if charge.committed == "preparation" and not _punishable(charge.article):
            yield (charge.id,), {"charge": case.charge_words(charge.id), "what": f"hồ sơ ghi là chuẩn bị phạm tội, mà Điều {charge.article} không thuộc BLHS Điều 14 khoản 2"}  # fmt: skip
    untold = [c.id for c in case.bundle.charges if not c.committed and working(case) and (said or _shown(case, c))]  # fmt: skip
    for objects in once(case, "R-47", untold, len(case.bundle.charges)):
        yield objects, {"charge": listed(map(case.charge_words, objects)), "what": "chưa nêu giai đoạn thực hiện (chuẩn bị, chưa đạt, hoàn thành)"}  # fmt: skip


def _shown(case: Case, charge: Charge) -> bool:
    """Once the act has evidence, or the file is closed: how far it went can be said."""
    act = (x for x in case.elements[charge.id] if x.code == "act")
    return case.reached(Stage.ENDED) or any(case.proof(charge.id, x) for x in act)


def _punishable(article: str) -> bool:
    try:
        return preparation_punishable(article).holds
    except OffenceNotInBook:
        return True


@rule("R-49", "C", "BLTTHS Điều 15", title="Chưa ghi việc tìm chứng cứ trái chiều",
      closes="câu hỏi xác minh trái chiều và kết quả, chứng cứ trái chiều, hoặc ghi chú")  # fmt: skip
def contrary_unsought(case: Case) -> Iterator[Found]:
    """Với {charge}, chưa thấy ghi việc tìm chứng cứ trái chiều cho «{element}»; đề nghị ghi lại."""
    asked = {x for q in case.bundle.questions if q.contrary for x in q.about}
    for charge in case.charges.values():
        wanting = list(_wanting(case, charge.id, asked))
        told = {"charge": case.charge_words(charge.id)}
        if wanting and (_one_sided(case) or _never_asked(case)):
            yield (charge.id,), told | {"element": "truy cứu này"}
        elif _unanswered(case, charge.id):
            yield (charge.id,), told | {"element": "truy cứu này (đã hỏi, chưa ghi kết quả)"}
        elif asked:  # a bundle that records no such search at all says nothing about it
            yield from (((charge.id, one.code), told | {"element": one.name}) for one in wanting)


def _wanting(case: Case, charge: str, asked: set[str]) -> Iterator[Element]:
    """Elements of which nothing contrary was asked, and against which nothing speaks."""
    for one in case.elements[charge]:
        about = {*case.heads(charge, one), *case.under(charge, one)}
        if not one.qualifying and not ({charge} | about) & asked and not _attacked(case, about):
            yield one


def _one_sided(case: Case) -> bool:
    """Questions were recorded, and every one says that it was not contrary."""
    questions = case.bundle.questions
    return working(case) and bool(questions) and all(q.contrary is False for q in questions)


def _never_asked(case: Case) -> bool:
    """A closed file without any question; asked only where it is laid out, or shows pictures made of it."""
    of = case.bundle
    return not of.questions and due(case) and (bool(of.displays) or case.laid_out)


def _unanswered(case: Case, charge: str) -> bool:
    """Of a closed file: what was asked for the accused of this charge, and of none of it any result is recorded."""
    heads = {charge} | {x for one in case.elements[charge] for x in (*case.heads(charge, one), *case.under(charge, one))}  # fmt: skip
    own = [q for q in case.bundle.questions if q.contrary and heads & set(q.about)]
    return due(case) and bool(own) and not any(q.answered_by for q in own)


def _attacked(case: Case, about: set[str]) -> bool:
    """Something already speaks against it or explains it otherwise."""
    return any(next(case.linked(x, Bears.ATTACKS, Bears.EXPLAINS), "") for x in sorted(about))  # fmt: skip
