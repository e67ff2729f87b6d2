"""A. Is there enough: BLTTHS Điều 85, 98, 108."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle.papers import Source
from lachan.proof.case import Case
from lachan.proof.elements import MATTERS

from .rule import Found, rule


@rule("R-01", "A", "BLTTHS Điều 85, Điều 245 khoản 1 điểm a, Điều 280 khoản 1 điểm a", ground="a",
      title="Dấu hiệu chưa có chứng cứ",
      closes="chứng cứ hợp pháp gắn với mệnh đề của dấu hiệu, hoặc ghi chú nêu lý do không cần chứng minh")  # fmt: skip
def element_without_support(case: Case) -> Iterator[Found]:
    """Với {charge}, chưa thấy chứng cứ hợp pháp nào cho «{element}» ({cite}); đề nghị bổ sung hoặc nêu lý do."""
    for charge, elements in case.elements.items():
        for one in elements:
            if not one.qualifying and not case.supports(f"{charge}/{one.code}"):
                yield (
                    (charge, one.code),
                    {"charge": case.charge_words(charge), "element": one.name, "cite": one.cite},
                )
        for code, name in MATTERS.items():
            stated = case.propositions_for(f"{charge}/{code}")
            if stated and not case.supports(f"{charge}/{code}"):
                yield (
                    (charge, code),
                    {
                        "charge": case.charge_words(charge),
                        "element": name,
                        "cite": "BLTTHS Điều 85",
                    },
                )


@rule("R-03", "A", "BLTTHS Điều 98 khoản 2", ground="a", title="Chỉ có lời nhận của chính bị can",
      closes="chứng cứ khác phù hợp với lời khai, hoặc ghi chú nêu lý do")  # fmt: skip
def only_a_confession(case: Case) -> Iterator[Found]:
    """Mệnh đề «{text}» chỉ dựa vào lời khai của chính {who}; lời nhận tội không được là chứng cứ duy nhất, đề nghị
    tìm chứng cứ khác phù hợp với lời khai ấy."""
    for name in case.bears_on:
        p, found = case.propositions[name], case.supports(name)
        speakers = {e.speaker if e.source == Source.STATEMENT else None for e in found}
        if len(speakers) != 1 or None in speakers:
            continue
        (who,) = speakers
        if who in case.accused and (who in p.actors or not p.actors):
            yield (name, *[e.id for e in found]), {"text": p.text, "who": case.code(who)}
