"""What is said of a person's age, at the door and later: whether it can be true of one person. Nothing is chosen here."""

from collections.abc import Mapping
from datetime import date

UNTIL = {"minor": 18, "under_16": 16}


def contradict(birth_year: int | None, said: Mapping[str, object], on: date) -> bool:
    """Whether an answer cannot be true of whoever was born that year, on whichever day of it."""
    if said.get("minor") is False and said.get("under_16") is True:
        return True
    if birth_year is None:
        return False
    oldest = on.year - birth_year
    return any(_wrong(said.get(name), oldest, age) for name, age in UNTIL.items())


def minor(birth_year: int | None, said: Mapping[str, object], on: date) -> bool | None:
    """Whether the person is to be treated as under 18: while answers contradict each other, or the year of birth
    leaves nothing else, yes; whom the year leaves no younger than that, no. None: not known."""
    if contradict(birth_year, said, on) or said.get("under_16") is True:
        return True
    if birth_year is not None and on.year - birth_year < UNTIL["minor"]:
        return True
    if birth_year is not None and on.year - birth_year > UNTIL["minor"]:
        return False
    known = said.get("minor")
    return None if known is None else bool(known)


def favouring(birth_year: int | None, said: Mapping[str, object], on: date) -> dict[str, object]:
    """What is taken of the age for supports while it is in doubt: what gives the person more, until it is settled."""
    if not contradict(birth_year, said, on):
        return {}
    young = said.get("under_16") is True or (birth_year is not None and on.year - birth_year < UNTIL["under_16"])  # fmt: skip
    return {"minor": True, **({"under_16": True} if young else {})}


def _wrong(under: object, oldest: int, age: int) -> bool:
    return (under is True and oldest - 1 >= age) or (under is False and oldest < age)
