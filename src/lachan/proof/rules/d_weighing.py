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
from lachan.proof.elements import number_of

from .e_offences import excluded, fitting, stated_of
from .reading import working
from .rule import Found, rule

# What trafficking is most often weighed against, besides what the book's own questions separate.
NEIGHBOURS = frozenset({"153", "157", "174", "175", "297", "327", "328", "348", "349"})


@rule("R-40", "B", "BLTTHS Điều 85 khoản 1; NQ 02/2019/NQ-HĐTP Điều 4, 5, 7; án lệ 66/2023/AL", ground="b",
      title="Tội danh gần kề chưa được loại trừ có lý do",
      closes="lý do loại trừ ở mục alternatives, truy cứu tội danh ấy, hoặc ghi chú")  # fmt: skip
def neighbour_not_excluded(case: Case) -> Iterator[Found]:
    """{what}; chưa thấy lý do loại trừ tội danh này. {question} Đề nghị nêu lý do."""
    charged = {one.article for one in case.charges.values()}
    for listed, why in case.bundle.alternatives.items():
        article = number_of(listed)
        if not why.strip() and article not in charged:
            yield (article,), {"what": f"Hồ sơ có nêu Điều {article} BLHS", "question": _question(charged, article)}  # fmt: skip
    for charge, article in _near(case):
        what = f"Truy cứu {case.charge_words(charge.id)}, trong khi tình tiết có dấu hiệu hành vi của Điều {article} BLHS"  # fmt: skip
        yield (charge.id, article), {"what": what, "question": _question({charge.article}, article)}


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
        elif not charge.committed and (said or (working(case) and _shown(case, charge))):
            yield (charge.id,), {"charge": case.charge_words(charge.id), "what": "chưa nêu giai đoạn thực hiện (chuẩn bị, chưa đạt, hoàn thành)"}  # fmt: skip


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
    if not asked:
        return  # a bundle that records no such search at all says nothing about it
    for charge in case.charges.values():
        for one in case.elements[charge.id]:
            head = f"{charge.id}/{one.code}"
            if not one.qualifying and not ({charge.id, head} | _beneath(case, head)) & asked and not _attacked(case, head):  # fmt: skip
                yield (
                    (charge.id, one.code),
                    {"charge": case.charge_words(charge.id), "element": one.name},
                )


def _beneath(case: Case, head: str) -> set[str]:
    return {p.id for p in case.propositions_for(head)}


def _attacked(case: Case, head: str) -> bool:
    """Something already speaks against it or explains it otherwise."""
    return any(next(case.linked(x, Bears.ATTACKS, Bears.EXPLAINS), "") for x in (head, *_beneath(case, head)))  # fmt: skip
