"""A large invented file from a seed: six accused, forty-three victims, about so many objects. «DỮ LIỆU GIẢ LẬP»."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from lachan.proof.bundle import Bundle
from lachan.proof.loading import made

Data = dict[str, Any]
ACCUSED, VICTIMS, WITNESSES = 6, 43, 45
SOURCES = ("statement", "statement", "statement", "electronic_data", "other_document", "procedural_record", "exhibit")  # fmt: skip
NATURES = ("act", "act", "act", "benefit", "knowledge", "denial", "alibi", "background", "consequence")  # fmt: skip
HEADS = ("act", "means", "purpose", "85.1.time", "85.1.place", "85.2.fault", "85.3", "85.4", "2.đ")
DECIDED = ("case_initiated", "charged", "arrested", "measure", "allowed", "conclusion", "separated", "released")  # fmt: skip


def large(objects: int = 2000, seed: int = 1) -> Bundle:
    return made(data(objects, seed))


def data(objects: int = 2000, seed: int = 1) -> Data:
    """Of every ten objects three papers, three pieces of evidence, nearly three propositions; people beside them."""
    dice = Random(f"large/{seed}/{objects}")  # noqa: S311 - invented, not secret
    file = _head(dice)
    left = max(40, objects - len(file["persons"]) - ACCUSED)
    _papers(file, dice, left * 31 // 100)
    _evidence(file, dice, left * 31 // 100)
    _propositions(file, dice, left * 27 // 100)
    _later(file, dice, left * 3 // 100)
    return file


def _head(dice: Random) -> Data:
    people = [_person(f"bc{n}", f"BC{n}", "accused") for n in range(1, ACCUSED + 1)]
    people += [_person(f"bh{n}", f"BH{n}", "victim") for n in range(1, VICTIMS + 1)]
    people += [_person(f"lc{n}", f"NLC{n}", "witness") for n in range(1, WITNESSES + 1)]
    charges = [_charge(n, dice) for n in range(1, ACCUSED + 1)]
    return {"schema": "lachan.evidence/1", "code": "GL-LON", "title": "Hồ sơ giả lập lớn — DỮ LIỆU GIẢ LẬP",
            "stage": "investigation_ended", "as_of": "2025-03-31", "synthetic": True, "persons": people, "charges": charges,
            "links": [], "assertions": []}  # fmt: skip


def _person(id: str, code: str, role: str) -> Data:
    return {"id": id, "code": code, "roles": [role], "identified": True, "birth": {"value": "1990"}}


def _charge(n: int, dice: Random) -> Data:
    victims = sorted(dice.sample([f"bh{v}" for v in range(1, VICTIMS + 1)], 12))
    return {"id": f"c{n}", "person": f"bc{n}", "article": "150", "clause": 2, "points": ["2.đ"], "acts_from": "2024-01-05",
            "acts_to": "2024-09-20", "victims": victims}  # fmt: skip


def _day(dice: Random) -> str:
    return (date(2024, 1, 5) + timedelta(dice.randrange(420))).isoformat()


def _moment(dice: Random) -> str:
    """Known to the minute, the day, the month or the year."""
    day = _day(dice)
    return dice.choice((f"{day}T{dice.randrange(24):02d}:30", day, day, day[:7], day[:4]))


def _papers(file: Data, dice: Random, many: int) -> None:
    file["documents"] = [
        {"id": f"d{n}", "title": f"Biên bản số {n} (giả lập)", "kind": "biên bản", "made_on": _day(dice), "listed": True,
         "volume": str(1 + n // 100), "folios": f"{3 * n - 2:02d}-{3 * n:02d}", "recording": {"hour": True, "place": True}}
        for n in range(1, many + 1)
    ]  # fmt: skip


def _evidence(file: Data, dice: Random, many: int) -> None:
    speakers = [one["id"] for one in file["persons"]]
    papers = len(file["documents"])
    for n in range(1, many + 1):
        source = dice.choice(SOURCES)
        row = {"id": f"e{n}", "title": f"Chứng cứ {n} (giả lập)", "source": source, "document": f"d{1 + n % papers}",
               "obtained_on": _day(dice)}  # fmt: skip
        if source == "statement":
            row |= {"speaker": dice.choice(speakers), "obtained": "taken_down", "how_known": "Trực tiếp (giả lập)"}  # fmt: skip
        file.setdefault("evidence", []).append(row)


def _propositions(file: Data, dice: Random, many: int) -> None:
    accused = [f"bc{n}" for n in range(1, ACCUSED + 1)]
    victims = [f"bh{n}" for n in range(1, VICTIMS + 1)]
    pieces = len(file["evidence"])
    file["propositions"] = []
    for n in range(1, many + 1):
        who, whom = dice.choice(accused), dice.choice(victims)
        file["propositions"].append(
            {"id": f"p{n}", "text": f"{who.upper()} làm việc số {n} với {whom.upper()} (giả lập)",
             "nature": dice.choice(NATURES), "actors": [who], "about": [whom], "since": _moment(dice)}
        )  # fmt: skip
        for e in sorted({dice.randrange(1, pieces + 1) for _ in range(3)}):
            kind = dice.choice(("supports", "supports", "supports", "attacks", "explains"))
            file["links"].append({"from": f"e{e}", "to": f"p{n}", "kind": kind})
        file["links"].append({"from": f"p{n}", "to": f"c{who[2:]}/{dice.choice(HEADS)}", "kind": "supports"})  # fmt: skip


def _later(file: Data, dice: Random, many: int) -> None:
    """Decisions, payments and events, and sums that pieces of evidence give."""
    people, papers, pieces = [p["id"] for p in file["persons"]], len(file["documents"]), len(file["evidence"])  # fmt: skip
    file["decisions"] = [
        {"id": f"q{n}", "kind": dice.choice(DECIDED), "on": _day(dice), "number": f"{n:02d}/QĐ",
         "document": f"d{dice.randrange(1, papers + 1)}", "about": [dice.choice(people[:ACCUSED])]}
        for n in range(1, many + 1)
    ]  # fmt: skip
    file["transactions"] = [
        {"id": f"t{n}", "on": _day(dice), "payer": dice.choice(people), "payee": people[dice.randrange(ACCUSED)],
         "sum": 1_000_000 * dice.randrange(1, 90), "trace": [f"e{dice.randrange(1, pieces + 1)}"] if n % 4 else []}
        for n in range(1, many + 1)
    ]  # fmt: skip
    file["events"] = [
        {"id": f"s{n}", "title": f"Sự kiện {n} (giả lập)", "since": _moment(dice), "people": sorted(dice.sample(people, 3))}
        for n in range(1, many + 1)
    ]  # fmt: skip
    file["assertions"] = [
        {"evidence": f"e{dice.randrange(1, pieces + 1)}", "subject": f"t{1 + n % many}", "attribute": "sum",
         "value": 1_000_000 * dice.randrange(1, 90), "unit": "VND"}
        for n in range(many)
    ]  # fmt: skip
