"""What an act of care states, in words: codes become the lines that users read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lachan.procedure import care as path
from lachan.procedure.reaching import AGREED, WISHES, Reach
from lachan.victims import codes
from lachan.victims.facts import CHOICES, GROUNDS, LISTS
from lachan.victims.queries import Said
from lachan.victims.screening.book import sets

from .. import wording
from ..names import Names
from . import words

SAYS = {
    "support": "{}", "to": "Nơi nhận: {}", "answer_by": "Hẹn trả lời: {}", "review_on": "Xem lại: {}", "until": "Đến hết: {}",
    "ends_on": "Đến hết: {}", "needs": "Nhu cầu: {}", "risks": "Nguy cơ: {}", "measures": "Biện pháp: {}", "flag": "{}",
    "ground": "Căn cứ: {}", "result": "{}", "fit": "{}", "article": "{}", "scope": "{}", "whom": "Cho: {}", "channel": "Qua: {}",
    "country": "Nước: {}", "place": "Tại: {}", "way": "{}", "receipt_by": "Nơi tiếp nhận: {}", "set": "Bộ chỉ báo: {}",
    "only_through": "{}", "language": "Ngôn ngữ: {}", "interpreter_gender": "Người phiên dịch: {}", "officer_gender": "Cán bộ: {}",
    "exploitation": "Hình thức: {}", "control": "Thủ đoạn: {}", "recruitment": "Tuyển mộ: {}", "status": "Tư cách: {}", "nationality": "{}", "regime": "Theo {}", "row": "Dòng {} của danh sách",
}  # fmt: skip

# Grounds that may stand in old acts are read, though none of them is chosen any more.
READ = {**GROUNDS, "victim_not_identified": [*codes.NOT_IDENTIFIED, *codes.NOT_IDENTIFIED_BEFORE]}


def label(kind: str) -> str:
    known = path.table().kinds.get(kind)
    return known.label if known is not None else kind


def lines(one: Said, names: Names) -> list[str]:
    """A line for each thing stated; yes and no together."""
    facts = one.act.facts
    said = [SAYS[name].format(_word(one.act.kind, name, facts[name], names)) for name in SAYS if name in facts]  # fmt: skip
    flags = [_flag(name, value) for name, value in facts.items() if isinstance(value, bool)]
    return [*said, *([" · ".join(flags)] if flags else [])]


def _flag(name: str, value: bool) -> str:
    """«Không gọi điện: không» would be read either way."""
    if name in words.CONTACT and not value:
        return f"{words.FACTS[name]}: nay được"
    return f"{words.FACTS[name]}: {words.spoken(value)}"


def _word(kind: str, name: str, value: Any, names: Names) -> str:
    if name in LISTS:
        return ", ".join(codes.label(LISTS[name], code).lower() for code in value)
    if name in ("answer_by", "review_on", "until", "ends_on"):
        return wording.day(date.fromisoformat(str(value)))
    if name == "ground":
        return codes.label(READ.get(kind, []), str(value))
    other = OTHERS.get(name)
    return other(str(value), names) if other else codes.label(CHOICES.get(name, []), str(value))


OTHERS: Mapping[str, Callable[[str, Names], str]] = {
    "to": lambda value, names: names.agency(value),
    "country": lambda value, names: dict(words.COUNTRIES).get(value, value),
    "language": lambda value, names: dict(words.LANGUAGES).get(value, value),
    "set": lambda value, names: sets()[value].label if value in sets() else value,
    "regime": lambda value, names: words.REGIME.get(value, value),
    "place": lambda value, names: dict(codes.HANDED_AT).get(value) or names.place(value),
    "row": lambda value, names: value,
}


def times(label: str, many: int) -> str:
    return f"{label} (báo {many} lần)" if many > 1 else label


def contact_lines(now: Reach) -> list[str]:
    """How not to reach the person, then through whom and by whom."""
    named = [*(("only_through", one) for one in now.through), *((name, now.wishes[name]) for name in WISHES if name in now.wishes)]  # fmt: skip
    return [*(words.FACTS[name].upper() for name in now.bans),
            *(SAYS[name].format(_word(AGREED, name, value, Names())) for name, value in named)]  # fmt: skip
