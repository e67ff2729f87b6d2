"""A. Is there enough: every element, every matter of BLTTHS Điều 85, every point charged."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Charge
from lachan.proof.case import Case
from lachan.proof.elements import MATTERS, Element

from .reading import working
from .rule import Found, rule

WHOLE = frozenset({"act", "means", "purpose"})
APART = frozenset(
    {"act", "means"}
)  # the rest is a part of the act: handing over *for money* (Điều 150 khoản 1 điểm a)
FAULT = "85.2.fault"
# R-07 asks of these; fault is in every element, and an exemption is only proved where somebody claims one.
LAID_OUT = 3  # a bundle with fewer of them does not lay out the matters of Điều 85
COMPLETING = ("85.1.time", "85.1.place", "85.2.motive", "85.3", "85.4", "85.5")


@rule("R-01", "A", "BLTTHS Điều 85, Điều 245 khoản 1 điểm a, Điều 280 khoản 1 điểm a", ground="a",
      title="Dấu hiệu chưa có chứng cứ",
      closes="chứng cứ hợp pháp gắn với mệnh đề của dấu hiệu, hoặc ghi chú nêu lý do không cần chứng minh")  # fmt: skip
def element_without_support(case: Case) -> Iterator[Found]:
    """Với {charge}, chưa thấy chứng cứ hợp pháp nào cho «{element}» ({cite}); đề nghị bổ sung hoặc nêu lý do."""
    for charge, elements in case.elements.items():
        for one in elements:
            if not one.qualifying and not case.proof(charge, one) and _told(case, charge, one):
                yield (charge, one.code), {"charge": case.charge_words(charge), "element": one.name, "cite": one.cite}  # fmt: skip
        for code in _matters(case, charge):
            yield (charge, code), {"charge": case.charge_words(charge), "element": MATTERS[code], "cite": "BLTTHS Điều 85"}  # fmt: skip


def _matters(case: Case, charge: str) -> Iterator[str]:
    """Stated and borne out by nothing. Where nobody was heard yet, fault too; what is unsaid of the others R-07 asks."""
    bare = just_begun(case) and isinstance(case.charges[charge], Charge)
    for code in MATTERS:
        head = f"{charge}/{code}"
        if ((bare and code == FAULT) or case.propositions_for(head)) and not case.supports(head):
            yield code


def just_begun(case: Case) -> bool:
    """No evidence yet: everything is still to be found. Of a case at court it only means that nobody typed it."""
    return working(case) and not case.bundle.evidence


def _told(case: Case, charge: str, one: Element) -> bool:
    """A summary of a judgment is asked for an element only where it gives evidence for all the others, and gives none for
    this one of any accused."""
    if working(case):
        return True
    others = [x for x in case.elements[charge] if not x.qualifying and x != one]
    elsewhere = (
        case.proof(c, x) for c, many in case.elements.items() for x in many if x.code == one.code
    )
    return bool(others) and all(case.proof(charge, x) for x in others) and not any(elsewhere)


@rule("R-02", "A", "BLTTHS Điều 85; NQ 02/2019/NQ-HĐTP Điều 2", ground="a", title="Dấu hiệu ghép còn thiếu một phần",
      closes="chứng cứ hợp pháp cho phần còn thiếu, hoặc quyết định không nêu phần ấy")  # fmt: skip
def part_without_support(case: Case) -> Iterator[Found]:
    """Với {charge}, đã có chứng cứ cho «{whole}» nhưng chưa thấy cho phần «{part}» ({cite}); đề nghị bổ sung hoặc nêu
    lý do."""
    for charge, elements in case.elements.items():
        for whole, code, part in _parts(case, charge, elements) if working(case) else ():
            yield (charge, code), {"charge": case.charge_words(charge), "whole": whole.name, "part": part, "cite": whole.cite}  # fmt: skip


def _parts(case: Case, charge: str, elements: tuple[Element, ...]) -> Iterator[tuple[Element, str, str]]:  # fmt: skip
    act = next((x for x in elements if x.code == "act"), None)
    for one in elements:
        if one.qualifying:
            continue
        if one.code not in APART and act and case.proof(charge, act) and not case.proof(charge, one):  # fmt: skip
            yield act, one.code, one.name
        if one.code in WHOLE and case.proof(charge, one):
            yield from ((one, sign, sign) for sign in _unproved(case, charge, one))


def _unproved(case: Case, charge: str, one: Element) -> list[str]:
    """Signs that the decision names, where the file proves an element sign by sign and has left one out."""
    of = case.charges[charge]
    said = [s for s in of.signs if s in one.signs] if isinstance(of, Charge) else []
    shown = [s for s in said if case.supports(f"{charge}/{s}")]
    return [s for s in said if s not in shown] if shown else []


@rule("R-07", "C", "BLTTHS Điều 85", ground="a", title="Vấn đề phải chứng minh chưa được nêu",
      closes="mệnh đề và chứng cứ về vấn đề ấy, hoặc ghi chú nêu lý do")  # fmt: skip
def matter_unsaid(case: Case) -> Iterator[Found]:
    """Với {charge}, hồ sơ chưa nêu {matter} (Điều 85); đề nghị làm rõ hoặc nêu lý do."""
    told = {link.to.partition("/")[2] for link in case.bundle.links} & set(COMPLETING)
    if len(told) < LAID_OUT and not just_begun(case):
        return
    for charge in case.bundle.charges:
        own = [c.id for c in case.bundle.charges if c.person == charge.person]
        for code in COMPLETING:
            if own[0] == charge.id and not any(next(case.linked(f"{c}/{code}"), "") for c in own):
                yield (
                    (charge.id, code),
                    {"charge": case.charge_words(charge.id), "matter": MATTERS[code]},
                )


@rule("R-08", "A", "BLTTHS Điều 85; BLHS Điều 17, Điều 150, Điều 151", ground="a", title="Tình tiết định khung chưa có chứng cứ",
      closes="chứng cứ cho chính tình tiết đó đối với từng bị can, hoặc thay đổi điểm, khoản truy cứu")  # fmt: skip
def point_without_support(case: Case) -> Iterator[Found]:
    """{charge} bị truy cứu theo tình tiết «{point}» ({cite}) nhưng chưa thấy chứng cứ hợp pháp cho tình tiết này; đề nghị
    bổ sung cho từng người, hoặc nêu lý do."""
    points = [
        bool(case.proof(c, x)) for c, many in case.elements.items() for x in many if x.qualifying
    ]
    if not working(case) and 2 * sum(points) < len(points):
        return  # a summary of a judgment that does not say what its points rest on
    for charge, elements in case.elements.items():
        for one in elements:
            if one.qualifying and not case.proof(charge, one):
                yield (charge, one.code), {"charge": case.charge_words(charge), "point": one.name, "cite": one.cite}  # fmt: skip
