"""What is said of a person's age, at the door and later: whether it can be true of one person, and what it says of a later
day. An answer is judged by the day on which it was given (`since`; else the day asked about). Nothing is chosen here."""

from collections.abc import Mapping
from datetime import date

from lachan.procedure.periods import add_months

UNTIL = {"minor": 18, "under_16": 16}
Said = Mapping[str, object]
Days = Mapping[str, date]


def contradict(birth_year: int | None, said: Said, on: date, since: Days | None = None) -> bool:
    """Whether an answer cannot be true of whoever was born that year, on whichever day of it."""
    days = since or {}
    if said.get("minor") is False and said.get("under_16") is True:
        return True
    return birth_year is not None and any(
        _wrong(said.get(name), days.get(name, on).year - birth_year, age)
        for name, age in UNTIL.items()
    )


def minor(birth_year: int | None, said: Said, on: date, since: Days | None = None) -> bool | None:
    """Whether the person is to be treated as under 18: while answers contradict each other and one of them may still hold,
    or the year of birth leaves nothing else, yes; whom the year leaves no younger than that, no. None: not known."""
    days = since or {}
    if contradict(birth_year, said, on, days):
        young = birth_year is not None and on.year - birth_year <= UNTIL["minor"]
        return young or _still(UNTIL["minor"], said, on, days)
    return _under(UNTIL["minor"], birth_year, said, on, days)


def taken(birth_year: int | None, said: Said, on: date, since: Days | None = None) -> dict[str, object]:  # fmt: skip
    """What is taken of the age for supports: what follows from the year of birth and from the answers on that day; while
    they contradict each other, what gives the person more."""
    days = since or {}
    if contradict(birth_year, said, on, days):
        found = _in_doubt(birth_year, said, on, days)
    else:
        found = {name: _under(age, birth_year, said, on, days) for name, age in UNTIL.items()}
    return {name: value for name, value in found.items() if value is not None}


def _in_doubt(birth_year: int | None, said: Said, on: date, days: Days) -> dict[str, bool | None]:
    child = minor(birth_year, said, on, days)
    age = UNTIL["under_16"]
    by_year = birth_year is not None and on.year - birth_year < age
    young = bool(child) and (by_year or _still(age, said, on, days))
    return {"minor": child, "under_16": True if young else None if child else False}


def _under(age: int, birth_year: int | None, said: Said, on: date, days: Days) -> bool | None:
    """By the year where it decides; else by the answers: a «yes» holds until it must be over, a «no» for good."""
    if birth_year is not None and on.year - birth_year != age:
        return on.year - birth_year < age
    if any(_over(age, name, value, days.get(name, on), on) for name, value in said.items()):
        return False
    return True if _still(age, said, on, days) else None


def _still(age: int, said: Said, on: date, days: Days) -> bool:
    """Whether somebody said so, or said of them what is more, and it may still be."""
    return any(
        said.get(name) is True and until <= age and not _over(age, name, True, days.get(name, on), on)
        for name, until in UNTIL.items()
    )  # fmt: skip


def _over(age: int, name: str, value: object, day: date, on: date) -> bool:
    """Whether whoever this was said of that day has surely reached the age: under 18 then, 18 years later at the latest;
    not under 16 then, 18 in two years."""
    if name not in UNTIL or value is None:
        return False
    years = age if value is True else max(0, age - UNTIL[name])
    return add_months(day, 12 * years) <= on


def _wrong(under: object, oldest: int, age: int) -> bool:
    return (under is True and oldest - 1 >= age) or (under is False and oldest < age)
