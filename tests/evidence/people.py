"""Invented people by code: ages that fit the article with room on both sides, proof of age, identity, language."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from .building import File

LANGUAGES = ("vi", "vi", "vi", "vi", "hmn", "tai", "zh", "km")


def born(file: File, low: float, high: float, on: date) -> date:
    """Somebody between those ages on that day."""
    return on - timedelta(int(file.dice.uniform(low, high) * 365.25))


def age_on(birth: date, on: date) -> int:
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _birth(file: File, code: str, day: date) -> dict[str, Any]:
    """With proof; sometimes by month only, settled by the last-day rule (Điều 417), sometimes by an expert."""
    chance = file.dice.random()
    last = calendar.monthrange(day.year, day.month)[1]
    if chance < 0.15:
        proof = file.paper(f"Sổ hộ tịch {code} (chỉ ghi tháng sinh)", "trích lục hộ tịch")
        return {"value": f"{day:%Y-%m}", "proof": proof, "settled_as": f"{day:%Y-%m}-{last:02d}"}
    kind = "kết luận giám định tuổi" if chance < 0.25 else "giấy khai sinh"
    return {"value": day.isoformat(), "proof": file.paper(f"{kind.capitalize()} {code}", kind)}


def person(file: File, code: str, role: str, birth: date, prefix: str = "n", **more: Any) -> str:
    """Identified by a paper of the person's own."""
    identity = file.paper(f"Lý lịch, căn cước {code}", "lý lịch")
    return file.add("persons", prefix, **({
        "code": code, "roles": [role], "identified": True, "identity_document": identity,
        "birth": _birth(file, code, birth), "language": file.dice.choice(LANGUAGES),
    } | more))  # fmt: skip


def accused(file: File, nth: int, acts: date, minor: bool) -> str:
    birth = born(file, 16.3, 17.7, acts) if minor else born(file, 19, 55, acts)
    more: dict[str, Any] = {"counsel": True, "representative": True} if minor else {}
    return person(file, f"BC{nth}", "accused", birth, **more)


def victim(file: File, nth: int, acts: date, ages: tuple[float, float]) -> str:
    """Identified as a victim by a paper, asked about damage; compelled ones had the non-punishment rule considered."""
    code = f"BH{nth}"
    paper = file.paper(f"Văn bản xác định nạn nhân {code}", "giấy xác nhận nạn nhân")
    compelled = file.dice.random() < 0.15
    more: dict[str, Any] = {"compelled": True, "non_punishment_reviewed": True} if compelled else {}
    return person(file, code, "victim", born(file, *ages, acts), "v", victim_decision=paper, compensation=True,
                  representative=True if ages[1] <= 18 else None, **more)  # fmt: skip


def birthday(row: dict[str, Any]) -> date:
    """The day the file counts with."""
    said = row["birth"].get("settled_as") or row["birth"]["value"]
    return date.fromisoformat(said)


def heard(file: File, who: str, on: date, must_counsel: bool = False) -> str:
    """A statement as the law asks for this speaker: interpreter, representative, counsel, recording in custody."""
    row = file.one("persons", who)
    more: dict[str, Any] = {"interpreter": True} if row.get("language", "vi") != "vi" else {}
    if row.get("representative"):
        more["representative"] = True
    if "accused" in row["roles"]:
        custody = file.dice.random() < 0.6
        more |= {"in_custody": True, "recorded": True} if custody else {"in_custody": False}
        if must_counsel or row.get("counsel"):
            more["counsel"] = True
    return file.statement(who, on, **more)
