"""What an act of care may state: codes of a list, days, yes or no, the number of a body. Never words."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from lachan.access.refusals import Refusal
from lachan.law.reading_yaml import load_yaml
from lachan.law.supports import FACTS
from lachan.procedure.care import Kind
from lachan.reference.models import Agency

from . import ages, codes
from .refusals import AgesContradict

SIGNS = Path(__file__).with_name("signs.yaml")
CHOICES: dict[str, list[tuple[str, str]]] = {
    "support": codes.SUPPORT, "scope": codes.SCOPE, "channel": codes.CHANNEL, "fit": codes.FIT, "way": codes.WAYS,
    "whom": codes.PROTECTED, "flag": codes.RISKS, "status": codes.STATUS, "nationality": codes.NATIONALITY,
    "result": codes.RESULT, "only_through": codes.ONLY_THROUGH, "interpreter_gender": codes.GENDER,
    "officer_gender": codes.GENDER, "article": codes.ARTICLES,
    "receipt_by": codes.RECEIPT, "exploitation": codes.EXPLOITATION, "control": codes.CONTROL, "recruitment": codes.RECRUITMENT,
}  # fmt: skip
GROUNDS = {
    "story_shared": codes.DUTY, "care_closed": codes.CLOSING, "care_reopened": codes.REOPENING,
    "support_declined": codes.REFUSAL, "support_refused": codes.REFUSAL, "protection_refused": codes.REFUSAL,
    "victim_not_identified": codes.NOT_IDENTIFIED,
}  # fmt: skip
LISTS = {"needs": codes.NEEDS, "risks": codes.RISKS, "measures": codes.MEASURES}
DAYS = frozenset({"review_on", "answer_by", "until", "ends_on"})
SPOKEN = frozenset({"interpreter", "representative", "signs", "forced_criminality", "family", "complex", "no_calls",
                    "no_messages", "no_letters", "no_visits", "anew"})  # fmt: skip
YES_OR_NO = FACTS | SPOKEN
# Said by the ledger from the acts, never typed.
DERIVED = frozenset({"regime"})
# What is no row of a list is the short code of one: a language, a country, a place, an indicator set; no name has this shape.
SHAPES = {
    "language": r"[a-z]{2,3}", "country": r"[A-Z]{2}", "set": r"[a-z][a-z0-9_]{0,23}",
    # The key of a commune, or a gate of the list.
    "place": "|".join((r"c\d{1,6}\.[a-z]", *(code for code, _ in codes.HANDED_AT))),
    "list": r"[0-9a-f-]{36}", "row": r"(\d{1,2}\.)?\d{1,7}",
}  # fmt: skip


class UnknownFact(Refusal):
    """Có mục không thuộc việc này nên chưa ghi được. Bỏ mục đó hoặc chọn đúng việc."""


class NotInTheList(Refusal):
    """Giá trị này không có trong danh mục. Chọn một dòng trong danh sách rồi lưu lại; nội dung vừa nhập vẫn còn."""


class NotAPaperNumber(Refusal):
    """Số văn bản chỉ gồm số (không quá 5 chữ số), năm và ký hiệu của văn bản, cơ quan, ví dụ 15/GXN-CAT hoặc 12/2026/QĐ-UBND; phần này không niêm phong nên không ghi số giấy tờ tùy thân, số điện thoại, tên người. Sửa lại; ký hiệu không có trong danh mục thì chỉ ghi phần số, ví dụ 15, hoặc để trống nếu văn bản không có số."""


class NotADay(Refusal):
    """Ngày ghi chưa đúng. Chọn lại ngày rồi lưu lại; nội dung vừa nhập vẫn còn."""


class BeforeTheAct(Refusal):
    """Ngày hẹn, ngày hết hạn ở trước ngày thực hiện việc này. Sửa một trong hai ngày rồi lưu lại; nội dung vừa nhập vẫn còn."""


class NoSuchBody(Refusal):
    """Không có cơ quan này, hoặc cơ quan không hoạt động vào ngày đó. Chọn cơ quan trong danh sách."""


# A short number, its year, then up to three known signs: no number of an identity paper or a telephone, no name.
NUMBER = re.compile(r"[0-9]{1,5}(?:/(?:19|20)[0-9]{2})?((?:[/-][^\W_]{1,9}){0,3})")


@lru_cache(maxsize=1)
def signs() -> frozenset[str]:
    """Kinds of papers and bodies as they sign, whatever the case in which they are typed."""
    said = load_yaml(SIGNS)
    return frozenset(
        one.upper()
        for many in (said["papers"], said["laws"], *said["bodies"].values())
        for one in many
    )


def _is_number(said: str) -> bool:
    found = NUMBER.fullmatch(said)
    return found is not None and set(re.findall(r"\w+", found[1].upper())) <= signs()


def numbered(paper: str) -> str:
    """The number of a paper as it is stored, in clear: acts hold no identity, and their papers' numbers none either."""
    said = paper.strip()
    if said and not _is_number(said):
        raise NotAPaperNumber(field="paper")
    return said[:60]


# «12/2026/NQ-HĐND», among the words that say which paper it is.
QUOTED = re.compile(r"(?<!\d)\d{1,5}(?:/\d{4})?/[A-ZĐ][A-ZĐƠƯ0-9&.-]*")


def quotes_a_paper(said: str) -> bool:
    return QUOTED.search(said) is not None


def checked(kind: Kind, facts: Mapping[str, object], on: date) -> dict[str, object]:
    """The facts as they are stored; what is empty is left out: «chưa ghi»."""
    said = {name: value for name, value in facts.items() if value not in (None, "", [], ())}
    for name in said:
        if name not in kind.facts or name in DERIVED:
            raise UnknownFact(field=name)
    if ages.contradict(None, said, on):
        raise AgesContradict(field="under_16")
    return {name: _one(kind.code, name, value, on) for name, value in said.items()}


def _one(kind: str, name: str, value: object, on: date) -> object:
    if name in YES_OR_NO:
        return _yes_or_no(name, value)
    if name in LISTS:
        return _several(name, value)
    if name in DAYS:
        return _day(name, value, on)
    return _body(value, on) if name == "to" else _code(kind, name, value)


def _code(kind: str, name: str, value: object) -> object:
    """A row of its list, or the short code of something that has no list here."""
    known = GROUNDS.get(kind) if name == "ground" else CHOICES.get(name)
    if known is not None and isinstance(value, str) and value in dict(known):
        return value
    if known is None and isinstance(value, str) and re.fullmatch(SHAPES.get(name, r"(?!)"), value):
        return value
    raise NotInTheList(field=name)


def _yes_or_no(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise NotInTheList(field=name)
    return value


def _several(name: str, value: object) -> list[str]:
    """Several rows of one list, each once."""
    known = set(dict(LISTS[name]))
    if not isinstance(value, list | tuple) or not set(map(str, value)) <= known:
        raise NotInTheList(field=name)
    return sorted(set(value))


def _day(name: str, value: object, on: date) -> str:
    """A day to come back, to answer by, to help until: never before the act that sets it."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as wrong:
        raise NotADay(field=name) from wrong
    if not 1900 <= day.year <= 2100:
        raise NotADay(field=name)
    if day < on:
        raise BeforeTheAct(field=name)
    return day.isoformat()


def _body(value: object, on: date) -> str:
    """By its number; it must exist on that day."""
    found = Agency.objects.filter(id=int(str(value))).first() if str(value).isdigit() else None
    if found is None or not found.exists_on(on):
        raise NoSuchBody(field="to")
    return str(found.id)
