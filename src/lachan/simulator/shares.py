"""How often what happens: shares and weights of the made-up province. Invented, not measured."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

# Arrivals by month: slow before Tết, a peak after it, the high campaign 1 July – 30 September.
MONTHS = (0.85, 0.65, 1.35, 1.10, 0.90, 0.90, 1.40, 1.35, 1.25, 0.90, 0.80, 0.75)
WORLD_DAY = (7, 30)  # Ngày Toàn dân phòng, chống mua bán người
WEEKEND = 0.75
HOURS = (1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 8, 6, 5, 6, 8, 8, 7, 5, 4, 4, 5, 4, 3, 2)

RECEIVER = {"commune_police": 66, "district_police": 15, "investigation_agency": 5, "hotline": 5,
            "department": 2, "mass_organisation": 3, "police_division": 2, "procuracy": 1,
            "border_guard": 4}  # fmt: skip
KIND = {"denunciation": 55, "notice": 40, "recommendation": 5}
POLICE_CHANNEL = {"in_person": 50, "phone": 16, "police_113": 11, "vneid": 6, "post": 3, "online": 3,
                  "detected": 5, "press": 2, "agency": 4}  # fmt: skip
CHANNEL = {"hotline": {"hotline_111": 1}, "department": {"agency": 2, "in_person": 1},
           "mass_organisation": {"in_person": 2, "agency": 1}, "procuracy": {"post": 1, "in_person": 1},
           "police_division": {"detected": 2, "in_person": 1},
           "border_guard": {"border": 3, "detected": 1, "in_person": 1}}  # fmt: skip
INFORMANT = {"named": 82, "anonymous": 8, "protected": 10}

LURE = {"easy_job": 46, "romance": 9, "marriage": 9, "debt": 7, "study": 6, "adoption": 3, "force": 4,
        "organ": 1, "other": 3, "unknown": 12}  # fmt: skip
RECRUITING = {
    "social_media": 52,
    "acquaintance": 22,
    "broker": 9,
    "stranger": 6,
    "company": 4,
    "unknown": 7,
}
DESTINATION = {
    "KH": 64,
    "MM": 10,
    "LA": 8,
    "CN": 8,
    "TH": 3,
    "PH": 2,
    "MY": 1,
    "TW": 2,
    "unknown": 2,
}
ABROAD_USE = {"online_scam": 58, "forced_labour": 16, "sexual": 8, "forced_marriage": 7, "child_sale": 2,
              "organ": 1, "unknown": 8}  # fmt: skip
DOMESTIC_USE = {"sexual": 34, "forced_labour": 31, "online_scam": 9, "begging": 6, "child_sale": 8,
                "other": 3, "unknown": 9}  # fmt: skip
ARTICLE = {"150": 62, "151": 22, "348": 7, "349": 3, "153": 3, "152": 1, "154": 1, "347": 1}

REFUSAL = {"incomplete": 5, "not_competent": 3, "wrong_address": 2}
OUTCOME = {"initiate": 45, "decline": 35, "suspend": 12, "drag": 8}
DECLINE = {"157.1": 46, "157.2": 46, "157.3": 2, "157.5": 2, "157.7": 4}
SUSPEND = {"documents": 55, "expertise": 43, "force_majeure": 2}


def domestic_share(year: float) -> float:
    """The share of matters that stay inside the country; rising, as the region reports."""
    return min(0.55, 0.24 + 0.12 * (year - 2024.0)) if year > 2024 else 0.24


def draw(dice: Random, weights: Mapping[T, float]) -> T:
    return dice.choices(list(weights), weights=list(weights.values()))[0]


def pick(dice: Random, among: Sequence[T]) -> T:
    return among[int(dice.random() * len(among))]


def chance(dice: Random, share: float) -> bool:
    return dice.random() < share
