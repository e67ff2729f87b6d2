"""Invented people, in codes, skewed as such records are: a few common stories, many rare ones. DỮ LIỆU GIẢ LẬP."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from lachan.release.coded import UNDER_18, Coded

Odds = Mapping[str, float]
YEARS = (2022, 2023, 2024, 2025, 2026)
FORM: Odds = {
    "sexual": 31, "labour": 17, "forced_crime": 27, "marriage": 15, "begging": 2, "child_sale": 4, "organs": 0.6, "other_form": 3.4,
}  # fmt: skip
SEX_OF: Mapping[str, Odds] = {
    "sexual": {"female": 96, "male": 3, "other_sex": 1}, "labour": {"female": 30, "male": 70},
    "forced_crime": {"female": 28, "male": 71.5, "other_sex": 0.5}, "marriage": {"female": 100},
    "begging": {"female": 50, "male": 50}, "child_sale": {"female": 55, "male": 44, "other_sex": 1},
    "organs": {"female": 15, "male": 85}, "other_form": {"female": 52, "male": 46, "other_sex": 2},
}  # fmt: skip
AGE_OF: Mapping[str, Odds] = {
    "sexual": {"0_15": 17, "16_17": 24, "18_24": 36, "25_34": 17, "35_up": 4, "age_unknown": 2},
    "labour": {"0_15": 4, "16_17": 10, "18_24": 30, "25_34": 32, "35_up": 22, "age_unknown": 2},
    "forced_crime": {"0_15": 1, "16_17": 12, "18_24": 49, "25_34": 30, "35_up": 7, "age_unknown": 1},
    "marriage": {"0_15": 16, "16_17": 27, "18_24": 33, "25_34": 18, "35_up": 5, "age_unknown": 1},
    "begging": {"0_15": 70, "16_17": 6, "35_up": 22, "age_unknown": 2}, "child_sale": {"0_15": 98, "16_17": 1, "age_unknown": 1},
    "organs": {"18_24": 35, "25_34": 50, "35_up": 15},
    "other_form": {"0_15": 12, "16_17": 15, "18_24": 28, "25_34": 25, "35_up": 15, "age_unknown": 5},
}  # fmt: skip
WHERE_OF: Mapping[str, Odds] = {
    "sexual": {"at_home": 44, "china": 34, "cambodia": 9, "laos": 4, "myanmar": 3, "elsewhere": 6},
    "labour": {"at_home": 38, "china": 22, "cambodia": 18, "laos": 7, "myanmar": 3, "elsewhere": 12},
    "forced_crime": {"at_home": 3, "china": 2, "cambodia": 62, "laos": 10, "myanmar": 18, "elsewhere": 5},
    "marriage": {"at_home": 6, "china": 90, "elsewhere": 4}, "begging": {"at_home": 92, "cambodia": 8},
    "child_sale": {"at_home": 52, "china": 48}, "organs": {"at_home": 45, "china": 20, "cambodia": 35},
    "other_form": {"at_home": 45, "china": 25, "cambodia": 14, "laos": 6, "myanmar": 2, "elsewhere": 8},
}  # fmt: skip
CONTROL_OF: Mapping[str, Odds] = {
    "sexual": {"debt": 28, "violence": 22, "confinement": 12, "deceit": 20, "several": 15, "control_unknown": 3},
    "labour": {"debt": 40, "violence": 9, "confinement": 17, "deceit": 22, "several": 9, "control_unknown": 3},
    "forced_crime": {"debt": 30, "violence": 14, "confinement": 20, "deceit": 10, "several": 25, "control_unknown": 1},
}  # fmt: skip
RECRUITED: Mapping[str, Odds] = {
    "sexual": {"online": 36, "acquaintance": 33, "kin": 15, "agency": 9, "abducted": 2, "recruiter_unknown": 5},
    "forced_crime": {"online": 68, "acquaintance": 20, "kin": 3, "agency": 6, "abducted": 1, "recruiter_unknown": 2},
    "labour": {"online": 22, "acquaintance": 32, "kin": 8, "agency": 32, "abducted": 1, "recruiter_unknown": 5},
    "child_sale": {"online": 31, "acquaintance": 14, "kin": 38, "agency": 6, "abducted": 7, "recruiter_unknown": 4},
}  # fmt: skip
OTHERWISE_CONTROL: Odds = {
    "debt": 10, "violence": 18, "confinement": 15, "deceit": 40, "several": 10, "control_unknown": 7,
}  # fmt: skip
OTHERWISE_RECRUITED: Odds = {
    "online": 22, "acquaintance": 42, "kin": 16, "agency": 9, "abducted": 5, "recruiter_unknown": 6,
}  # fmt: skip


def invent(count: int, seed: int, years: Sequence[int] = YEARS) -> list[Coded]:
    """The same seed, the same people."""
    chance = random.Random(seed)  # noqa: S311 - invented people, nothing to keep secret
    return [_person(chance, years) for _ in range(count)]


def _person(chance: random.Random, years: Sequence[int]) -> Coded:
    form = _drawn(chance, FORM)
    age, where = _drawn(chance, AGE_OF[form]), _drawn(chance, WHERE_OF[form])
    citizenship = _citizenship(chance, where)
    year = chance.choices(years, range(4, 4 + len(years)))[0]
    return Coded(
        year=year, sex=_drawn(chance, SEX_OF[form]), age=age, citizenship=citizenship,
        ethnicity=_ethnicity(chance, citizenship, form), exploitation=form,
        control=_drawn(chance, CONTROL_OF.get(form, OTHERWISE_CONTROL)),
        recruitment=_drawn(chance, RECRUITED.get(form, OTHERWISE_RECRUITED)), where=where,
        status=_status(chance, age, year, years), regime=_regime(chance, year),
    )  # fmt: skip


def _citizenship(chance: random.Random, where: str) -> str:
    if where != "at_home":
        return _drawn(chance, {"vietnamese": 98.6, "neighbouring": 0.8, "stateless": 0.6})
    return _drawn(chance, {"vietnamese": 94, "neighbouring": 4, "foreign": 1.2, "stateless": 0.8})


def _ethnicity(chance: random.Random, citizenship: str, form: str) -> str:
    if citizenship != "vietnamese":
        return "ethnicity_unknown"
    minority = {"marriage": 72, "child_sale": 45, "forced_crime": 18}.get(form, 34)
    return _drawn(chance, {"minority": minority, "kinh": 97 - minority, "ethnicity_unknown": 3})


def _status(chance: random.Random, age: str, year: int, years: Sequence[int]) -> str:
    """The younger the record, the more are still being identified."""
    waiting = 30 if year == years[-1] else 5
    along = 5 if age in UNDER_18 else 0
    return _drawn(chance, {"victim": 95 - waiting, "in_identification": waiting, "accompanying_minor": along})  # fmt: skip


def _regime(chance: random.Random, year: int) -> str:
    if year == 2025:
        return _drawn(chance, {"law_66_2011": 50, "law_53_2024": 50})
    return "law_66_2011" if year < 2025 else "law_53_2024"


def _drawn(chance: random.Random, odds: Odds) -> str:
    return chance.choices(list(odds), list(odds.values()))[0]
