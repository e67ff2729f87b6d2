"""F. What is owed to victims: Luật 53/2024/QH15, BLTTHS Điều 30, Điều 85 khoản 4, Điều 103."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lachan.proof.bundle import Charge, Display, Person
from lachan.proof.bundle.base import latest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided, Role
from lachan.proof.case import Case

from .ages import first_act, reached, under
from .reading import wanting, working
from .rule import Found, rule

LAW_53 = date(2025, 7, 1)
LIABLE = frozenset({Decided.CHARGED, Decided.ARRESTED, Decided.ADMINISTRATIVE, Decided.INDICTED, Decided.SENTENCED, Decided.CONCLUSION})  # fmt: skip
# Words that begin a Vietnamese name: enough to see that a label is a name where the file holds none.
FAMILY = "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lò|Giàng|Vàng|Thào|Sùng|Mùa|Lầu|Hà|Đinh|Quàng|Cà"
LIKE_A_NAME = re.compile(rf"(?<!\w)({FAMILY})( [A-ZĐÀ-Ỹ]\w*){{1,4}}(?!\w)")


@rule("R-62", "B", "Luật 53/2024/QH15; Nghị định thư Palermo", ground="a", title="Nạn nhân bị xử lý vì việc làm khi là nạn nhân",
      closes="văn bản xem xét việc không xử lý, hoặc ghi chú nêu lý do")  # fmt: skip
def victim_liable(case: Case) -> Iterator[Found]:
    """{who} là bị hại và {what}; chưa thấy việc xem xét không xử lý hành vi là hậu quả trực tiếp của việc bị mua bán; đề
    nghị xem xét."""
    for person in case.with_role(Role.VICTIM):
        what = _liable(case, person)
        if what and not person.non_punishment_reviewed:
            yield (person.id,), {"who": person.code, "what": what}


def _liable(case: Case, person: Person) -> str:
    """Compelled, on whatever day; unsaid, once the law of 2024 is in force."""
    decided = {d.kind for d in case.decisions_about.get(person.id, ())}
    acts = [p for p in case.bundle.propositions if p.criminal and person.id in p.actors]
    if person.compelled is False or (not person.compelled and latest(case.bundle.as_of) < LAW_53):
        return ""
    if person.id in case.accused or decided & LIABLE:
        return "bị buộc tội, bị xử lý hoặc bị bắt, giữ trong hồ sơ này"
    told = acts or person.non_punishment_reviewed is False
    return "có dấu hiệu bị ép buộc làm việc trái pháp luật" if person.compelled and told else ""


@rule("R-65", "B", "BLTTHS Điều 103, Điều 491; Luật 53/2024/QH15", ground="a", title="Bị hại ở nước ngoài hoặc chưa rõ ở đâu",
      closes="yêu cầu giải cứu, tương trợ; kết quả; hoặc ghi chú nêu lý do")  # fmt: skip
def victim_away(case: Case) -> Iterator[Found]:
    """{who} đang ở nước ngoài hoặc chưa rõ ở đâu; chưa thấy yêu cầu giải cứu, tương trợ tư pháp; đề nghị yêu cầu."""
    victims = case.with_role(Role.VICTIM)
    for v in victims:
        if v.abroad and wanting(case, v.assistance_requested, victims, "assistance_requested"):
            yield (v.id,), {"who": v.code}


@rule("R-66", "B", "Luật 53/2024/QH15 Điều 2, Điều 33; BLHS Điều 150", since=Stage.INVESTIGATION,
      title="Chưa có văn bản xác định nạn nhân",
      closes="văn bản xác định nạn nhân, kết quả không xác định, hoặc ghi chú nêu lý do")  # fmt: skip
def not_identified(case: Case) -> Iterator[Found]:
    """Với {who}, chưa thấy văn bản xác định nạn nhân{gap}; đề nghị bổ sung hoặc nêu lý do."""
    victims = case.with_role(Role.VICTIM)
    asked = working(case) or any(v.victim_decision for v in victims)
    for v in victims if asked else ():
        if v.victim_decision is None and _of_trafficking(case, v):
            gap = "; người này 16–17 tuổi khi xảy ra việc: tư cách nạn nhân không đòi hỏi thủ đoạn, tội mua bán người (Điều 150) vẫn đòi hỏi" if _between(case, v) else ""  # fmt: skip
            yield (v.id,), {"who": v.code, "gap": gap}


def _of(case: Case, v: Person) -> list[Charge]:
    return [c for c in case.bundle.charges if v.id in c.victims or not c.victims]


def _of_trafficking(case: Case, v: Person) -> bool:
    """A victim of another offence alone has no such paper; before any charge, hypotheses speak for it."""
    articles = [c.article for c in _of(case, v)] or [h.article for h in case.bundle.hypotheses]
    return any(x in ("150", "151") for x in articles)


def _between(case: Case, v: Person) -> bool:
    days = [on for c in _of(case, v) if c.article == "150" and (on := first_act(c))]
    return any(under(case, v, 18, on) and reached(case, v, 16, on) for on in days)


@rule("R-67", "C", "BLTTHS Điều 30, Điều 85 khoản 4", title="Thiệt hại, bồi thường của bị hại chưa rõ",
      closes="lời khai, yêu cầu bồi thường, chứng từ; hoặc ghi chú nêu lý do")  # fmt: skip
def damage_unknown(case: Case) -> Iterator[Found]:
    """Chưa thấy hồ sơ ghi thiệt hại, yêu cầu bồi thường của {who}; đề nghị hỏi và ghi lại, kể cả khi không yêu cầu."""
    victims = case.with_role(Role.VICTIM)
    for v in victims:
        asked = case.reached(Stage.ENDED) and wanting(case, v.compensation, victims, "compensation")
        if (v.compensation is False or asked) and not _away(v):
            yield (v.id,), {"who": v.code}


def _away(v: Person) -> bool:
    """Who cannot be asked: R-65."""
    return bool(v.abroad) and v.compensation is None


@rule("R-68", "A", "Luật 53/2024/QH15; Luật 91/2025/QH15; BLTTHS Điều 414 khoản 2", title="Danh tính bị hại lộ trong bản trình bày",
      closes="nhãn theo mã, bỏ giấy tờ căn cước, hoặc người đọc có quyền")  # fmt: skip
def identity_shown(case: Case) -> Iterator[Found]:
    """Bản trình bày «{display}» dành cho người đọc không có quyền mà {what} của {who}; đề nghị thay bằng mã."""
    for display in case.bundle.displays:
        for v in case.with_role(Role.VICTIM) if not display.may_see_victims else ():
            what = _shown(case, display, v)
            if what:
                yield (display.id, v.id), {"display": display.id, "who": v.code, "what": what}


def _shown(case: Case, display: Display, v: Person) -> str:
    said = [x for x in (display.title, *display.labels.values()) if case.named(x)]
    if any(case.names(v, text) for text in said) or LIKE_A_NAME.search(display.labels.get(v.id, "")):  # fmt: skip
        return "có tên"
    papers = {v.identity_document, v.birth.proof if v.birth else None} - {None}
    shown = set(display.shows) | {e.document for e in case.bundle.evidence if e.id in display.shows}
    return "có giấy tờ căn cước" if papers & shown else ""
