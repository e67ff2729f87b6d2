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


def _wrong(under: object, oldest: int, age: int) -> bool:
    return (under is True and oldest - 1 >= age) or (under is False and oldest < age)
