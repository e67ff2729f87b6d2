"""What an invented accused is charged with: article, clause, points and signs that fit the invented facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lachan.law.offence_book import offence
from lachan.proof.bundle import Bundle
from lachan.proof.elements import elements

from .building import Data, File

VERSIONS = (
    "BLHS 2015, sửa đổi 2017",
    "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)",
    "BLHS 2015 sửa đổi 2017",
)
BASE = {"150": ("a", "a", "b", "c"), "151": ("a", "b", "c"), "297": ("b",)}
MEANS = ("deception", "deception", "force", "threat_of_force", "other_trick")
# article → (how many victims from, point)
BY_NUMBER = {"150": ((6, "3.đ"), (2, "2.đ")), "151": ((6, "3.e"), (2, "2.c")), "153": ((6, "3.b"), (2, "2.d")),
             "157": ((2, "2.đ"),)}  # fmt: skip
ABROAD = {"150": "2.d", "151": "2.đ"}
INJURY = {"150": "2.c", "151": "2.h", "153": "2.e", "157": "2.h"}
ORGANISED = {"150": "2.a", "151": "3.a", "153": "2.a"}
BENEFIT = {"receive_benefit", "give_benefit", "personal_gain"}
ALTERNATIVES = ("153", "157", "174", "175", "297", "327", "328", "348", "349")


@dataclass
class Facts:
    """What the story holds besides people: taken abroad, injured, organised."""

    abroad: bool = False
    injured: bool = False
    organised: bool = False
    point: str = ""
    signs: list[str] = field(default_factory=list)


def told(file: File, article: str, several: bool) -> Facts:
    """One way of committing it, the same for every accused of the file."""
    dice = file.dice
    made = Facts(abroad=article in ABROAD and dice.random() < 0.4, injured=article in INJURY and dice.random() < 0.2,
                 organised=several and article in ORGANISED and dice.random() < 0.4)  # fmt: skip
    made.point = dice.choice(BASE.get(article, ("",)))
    made.signs = _signs(file, article, made.point)
    return made


def _signs(file: File, article: str, point: str) -> list[str]:
    """One act, one purpose, what the way needs, and a means where the article asks for one."""
    dice, text = file.dice, offence(article).text
    ways = [m for m in text.makes if m.point == point] or list(text.makes)[:1]
    way = dice.choice(ways)
    said = [dice.choice(way.acts).code] + ([dice.choice(way.purposes).code] if way.purposes else [])
    said += [need.code for need in way.needs]
    means = [one.code for one in text.means]
    return said + ([dice.choice([m for m in MEANS if m in means])] if means else [])


def points(file: File, article: str, facts: Facts, victims: int) -> tuple[int, list[str]]:
    """Clause and points: what the facts trigger, written with or without the clause's number."""
    full = [f"1.{facts.point}"] if facts.point else []
    full += [p for least, p in BY_NUMBER.get(article, ()) if victims >= least][:1]
    full += [ABROAD[article]] if facts.abroad else []
    full += [INJURY[article]] if facts.injured else []
    full += [ORGANISED[article]] if facts.organised else []
    clause = max([int(p[0]) for p in full], default=1)
    bare = file.dice.random() < 0.5
    return clause, [p[2:] if bare and p[0] == str(clause) else p for p in full]


def charge(
    file: File, person: str, article: str, facts: Facts, victims: list[str], **more: Any
) -> str:
    clause, said = points(file, article, facts, len(victims))
    return file.add("charges", "c", person=person, article=article, clause=clause, points=said,
                    code_version=file.dice.choice(VERSIONS), victims=victims, signs=list(facts.signs),
                    committed="completed", **more)  # fmt: skip


def to_prove(data: Data) -> dict[str, list[Any]]:
    """Charge or hypothesis → its elements, read from the statute book."""
    parts = ("schema", "code", "stage", "as_of", "persons", "charges", "hypotheses")
    bare = {key: data[key] for key in parts if key in data}
    people = [{k: v for k, v in p.items() if k in ("id", "code", "roles")} for p in bare["persons"]]
    charges = [{k: v for k, v in c.items() if k != "decision"} for c in bare["charges"]]
    made = Bundle.model_validate(bare | {"persons": people, "charges": charges})
    return {one.id: list(elements(made, one)) for one in (*made.charges, *made.hypotheses)}


def top_months(row: Data) -> int:
    """The top of the range charged."""
    frame = offence(row["article"]).paragraph(row.get("clause", 1)).frame
    return frame.top_months if frame else 0
