"""Which level investigates a case on a given day, and by what right; see competence.yaml."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

# How long before its end a body hands its matters down to one that begins as it ends.
HANDING_DOWN = timedelta(days=31)


class NoCompetenceRule(LookupError):
    """Chưa có quy định về thẩm quyền điều tra cho ngày này; kiểm tra lại ngày xảy ra vụ việc."""


@dataclass(frozen=True)
class Competence:
    """A level with the sentence that justifies it and what is still open."""

    level: str
    because: str
    cite: str
    unsettled: str = ""


@cache
def _levels() -> tuple[dict, ...]:
    text = Path(__file__).with_name("competence.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text)["levels"])


def investigation_level(
    day: date,
    article: str | None = None,
    paragraph: int | None = None,
    *,
    committed_abroad: bool = False,
) -> Competence:
    rule = next((rule for rule in _levels() if _holds(rule, day)), None)
    if rule is None:
        raise NoCompetenceRule(NoCompetenceRule.__doc__)
    above = rule.get("above")
    open_point = rule.get("unsettled", "")
    if above and (committed_abroad or paragraph in above["paragraphs"].get(article, ())):
        return Competence("province", above["because"], above["cite"], open_point)
    return Competence(rule["level"], rule["because"], rule["cite"], open_point)


def _holds(rule: dict, day: date) -> bool:
    end = rule.get("valid_to")
    return rule["valid_from"] <= day and (end is None or day < end)
