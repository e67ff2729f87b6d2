"""Persons as a register names them in one cell: name, year of birth, telephone, paper; the rest stays sealed words."""

import re
from collections.abc import Iterator

from lachan.intake.given import PersonGiven
from lachan.people.entries import Entry

from .words import bare, pick, says_nothing

SPLIT = re.compile(r"\s*[;\n]\s*|(?:^|\s)\d{1,2}[.)]\s+(?=\D)")
PHONE = re.compile(r"(?<!\d)(?:\+?84|0)\d(?:[ .]?\d){7,8}(?!\d)")
PAPER = re.compile(
    r"(?:CCCD|CMND|số định danh|hộ chiếu)\D{0,6}(\d{9,12}|[A-Z]\d{7})", re.IGNORECASE
)
BORN = re.compile(
    r"(?:sinh(?: năm)?|SN|NS|năm sinh)\s*:?\s*((?:19|20)\d{2})|\(((?:19|20)\d{2})\)", re.IGNORECASE
)
AGED = re.compile(r"(\d{1,2})\s*tuổi", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,4}")
MOST = 20  # persons in one cell; more is a list that belongs in an annex


def named(
    cell: str, capacity: str, *, year: int, protected: bool = False
) -> tuple[PersonGiven, ...]:
    """Each person of a cell; persons are told apart by «;», a new line or a number."""
    return tuple(
        PersonGiven(capacity, _entry(part, year), protected) for part in list(_parts(cell))[:MOST]
    )


def victims(cell: str, age: str, sex: str, *, year: int) -> tuple[PersonGiven, ...]:
    """Presumed victims with their age or year of birth from its own column, in the same order."""
    names, ages = list(_parts(cell))[:MOST], list(_parts(age))
    if not names and not ages:
        return ()
    told = ages if len(ages) == max(len(names), 1) else ages[:1] * max(len(names), 1)
    told += [""] * (max(len(names), 1) - len(told))
    return tuple(
        PersonGiven("presumed_victim", _aged(name, old, sex, year))
        for name, old in zip(names or [""], told, strict=True)
    )


def _parts(cell: str) -> Iterator[str]:
    if says_nothing(cell):
        return
    for part in SPLIT.split(cell):
        if part and not says_nothing(part):
            yield part.strip(" ,.-")


def _entry(text: str, year: int) -> Entry:
    born, minor = _born(text, year)
    return Entry(birth_year=born, minor=minor, identity=_identity(text))


def _aged(name: str, age: str, sex: str, year: int) -> Entry:
    own = _entry(name, year) if name else Entry()
    born, minor = _age(age, year)
    return Entry(
        sex=pick("sexes", sex) or "unknown",
        birth_year=own.birth_year or born,
        minor=own.minor if own.minor is not None else minor,
        identity=own.identity,
    )


def _born(text: str, year: int) -> tuple[int | None, bool | None]:
    if said := BORN.search(text):
        born = int(said.group(1) or said.group(2))
        return born, is_minor(born, year)
    if aged := AGED.search(text):
        return year - int(aged.group(1)), int(aged.group(1)) < 18
    return None, None


def _age(text: str, year: int) -> tuple[int | None, bool | None]:
    """«15», «15 tuổi», «2009»; of «15-16» only that it is under 18."""
    numbers = [int(found) for found in NUMBER.findall(text)]
    years = [number for number in numbers if 1900 <= number <= year]
    if years:
        return years[0], is_minor(years[0], year)
    ages = [number for number in numbers if number < 110]
    if not ages:
        return None, None
    return (year - ages[0] if len(ages) == 1 else None), max(ages) < 18


def is_minor(born: int, year: int) -> bool:
    """Only the year known: the birthday counts as 31 December of it (BLTTHS Điều 417 khoản 2)."""
    return year - born <= 18


def _identity(text: str) -> dict[str, str]:
    kept = {"telephone": PHONE.search(text), "paper": PAPER.search(text)}
    found = {name: hit.group(hit.lastindex or 0) for name, hit in kept.items() if hit}
    for pattern in (PAPER, PHONE, BORN, AGED):
        text = pattern.sub(" ", text)
    name, _, rest = text.partition(",")
    rest = " ".join(
        re.sub(r"(?i)\b(sđt|đt|điện thoại|số điện thoại)\b\s*:?", " ", rest).split()
    ).strip(" ,.")
    kind = "address" if _is_address(rest) else "other"
    return {
        key: value
        for key, value in {**found, "full_name": _name(name), kind: rest}.items()
        if value
    }


def _name(text: str) -> str:
    return " ".join(text.split()).strip(" ,.-:()")


def _is_address(text: str) -> bool:
    places = {
        "thon",
        "xa",
        "phuong",
        "huyen",
        "to",
        "ap",
        "buon",
        "duong",
        "tru",
        "thi",
        "tinh",
        "khu",
    }
    return bool(places & set(bare(text).split()))
