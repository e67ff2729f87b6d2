"""Persons mentioned in a report: numbered rows of questions, read back as PersonGiven."""

from collections.abc import Mapping

from lachan.docket.codes import CAPACITY
from lachan.intake.given import PersonGiven
from lachan.people.entries import IDENTITY_FIELDS, Entry
from lachan.people.models import SEXES

from .. import sheet
from ..sheet import Field, Sheet

# Whom a duty officer hears of first, second, third.
USUAL = ("presumed_victim", "suspected", "informant")
MOST = 12
AGE = [("", "Chưa rõ tuổi"), ("yes", "Dưới 18 tuổi"), ("no", "Từ đủ 18 tuổi")]


def person_fields(on: Sheet, n: int) -> list[Field]:
    """Row `n`, counted from 1; identity is sealed and never kept in a draft."""
    typed = {f"capacity_{n}": USUAL[min(n, len(USUAL)) - 1], f"sex_{n}": "unknown", **on.typed}
    on = Sheet(typed, on.refusal)
    sealed = {"sealed": True, "autocomplete": "off"}
    return [
        on.ask(f"full_name_{n}", "Họ tên", maxlength=160, **sealed),
        on.ask(f"capacity_{n}", "Là ai trong vụ việc", "select", CAPACITY),
        on.ask(f"sex_{n}", "Giới tính", "select", SEXES),
        on.ask(f"birth_year_{n}", "Năm sinh", "number", min=1900, max=2100, sealed=True),
        on.ask(f"minor_{n}", "Tuổi", "select", AGE),
        on.ask(f"telephone_{n}", "Điện thoại", "tel", maxlength=40, **sealed),
        on.ask(f"paper_{n}", "Số giấy tờ", maxlength=40, **sealed),
        on.ask(f"address_{n}", "Nơi ở", maxlength=240, **sealed),
        on.ask(f"other_{n}", "Đặc điểm khác", maxlength=400, wide=True, **sealed),
    ]


def read_person(typed: Mapping[str, str], n: int) -> PersonGiven | None:
    """The person of row `n`, or None where nothing was said of anybody."""
    identity = {name: sheet.words(typed, f"{name}_{n}") for name in IDENTITY_FIELDS}
    identity = {name: said for name, said in identity.items() if said}
    year, age = sheet.number(typed, f"birth_year_{n}"), sheet.words(typed, f"minor_{n}")
    sex = sheet.words(typed, f"sex_{n}") or "unknown"
    if not identity and year is None and not age and sex == "unknown":
        return None
    capacity = sheet.words(typed, f"capacity_{n}") or USUAL[0]
    hidden = capacity == "informant" and typed.get("informant") == "protected"
    return PersonGiven(capacity, Entry(sex, year, _minor(age), identity or None), hidden)


def _minor(age: str) -> bool | None:
    return {"yes": True, "no": False}.get(age)


def rows_in(typed: Mapping[str, str], least: int) -> int:
    """How many rows the form had, so that typing in row five comes back as row five."""
    text = sheet.words(typed, "people")
    asked = int(text) if text.isdecimal() and len(text) < 4 else least
    return min(max(asked, least), MOST)
