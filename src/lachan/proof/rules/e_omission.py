"""E. Was somebody, or something, left out: BLTTHS Điều 153–157, 170, 179, 245 khoản 1 điểm b, c."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle.argument import Nature
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided, Role
from lachan.proof.case import Case

from .rule import Found, rule

ANSWERS = frozenset({Decided.CHARGED, Decided.NOT_CHARGED, Decided.SEPARATED, Decided.SUSPENDED, Decided.DISCONTINUED,
                     Decided.OTHER_FILE, Decided.ADMINISTRATIVE, Decided.DIED, Decided.NOT_INITIATED, Decided.INDICTED,
                     Decided.SENTENCED, Decided.ACQUITTED, Decided.CONCLUSION})  # fmt: skip


@rule("R-50", "A", "BLTTHS Điều 245 khoản 1 điểm c; Điều 153–157, 170, 179", ground="c", since=Stage.INVESTIGATION,
      title="Người được nhắc đến chưa có quyết định",
      closes="quyết định hoặc văn bản xử lý đối với người đó, hoặc ghi chú nêu lý do")  # fmt: skip
def person_without_a_decision(case: Case) -> Iterator[Found]:
    """{who} được nêu là người thực hiện «{text}»; chưa thấy quyết định về người này (khởi tố, không khởi tố, tách, tạm
    đình chỉ hoặc xử lý ở hồ sơ khác); đề nghị xem xét."""
    charged = {c.person for c in case.bundle.charges}
    for person in case.bundle.persons:
        if person.id in charged or ANSWERS & {
            d.kind for d in case.decisions_about.get(person.id, ())
        }:
            continue
        acts = [p for p in case.bundle.propositions
                if p.criminal and p.nature in (Nature.ACT, Nature.OTHER) and person.id in p.actors and case.supports(p.id)]  # fmt: skip
        if acts and Role.VICTIM not in person.roles:
            yield (person.id, *[p.id for p in acts]), {"who": person.code, "text": acts[0].text}


@rule("R-53", "B", "BLTTHS Điều 62, Điều 85; Luật 53/2024/QH15", ground="a", title="Bị hại chưa vào hồ sơ đủ",
      closes="người bị hại được xác định, giấy tờ căn cước, hoặc ghi chú nêu lý do")  # fmt: skip
def victims_missing(case: Case) -> Iterator[Found]:
    """{what}; đề nghị xác định đủ bị hại và căn cước của từng người."""
    victims = case.with_role(Role.VICTIM)
    for a in case.bundle.assertions:
        if a.attribute == "victims" and isinstance(a.value, int | float) and a.value > len(victims) and case.admissible(case.evidence[a.evidence]):  # fmt: skip
            yield (
                (a.evidence,),
                {"what": f"Chứng cứ {a.evidence} nêu {a.value:g} bị hại, hồ sơ có {len(victims)}"},
            )
    for v in victims:
        if (
            not v.identity_document
            and not (v.birth and v.birth.proof)
            and case.reached(Stage.INVESTIGATION)
        ):
            yield (
                (v.id,),
                {"what": f"Bị hại {v.code} chưa có giấy tờ chứng minh căn cước trong hồ sơ"},
            )
