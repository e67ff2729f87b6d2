"""What every injector needs: the register, how to find a place for the defect, how to take supports away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from lachan.law.offence_book import offence

from ..building import Data, File


class NotHere(Exception):
    """This clean file has no place for this defect; another file is tried."""


class Expect(NamedTuple):
    """A finding that must come: its rule, its main object, and objects that may be named for it instead."""

    rule: str
    main: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """What a change must bring, and what else holds by the words of the catalogue (counted neither way)."""

    expected: tuple[Expect, ...] = ()
    also: tuple[str, ...] = ()


Injector = Callable[[File], Change]
DEFECTS: dict[str, list[Injector]] = defaultdict(list)
NEAR_MISSES: dict[str, list[Injector]] = defaultdict(list)


def defect(rule: str) -> Callable[[Injector], Injector]:
    def keep(made: Injector) -> Injector:
        DEFECTS[rule].append(made)
        return made

    return keep


def near_miss(rule: str) -> Callable[[Injector], Injector]:
    def keep(made: Injector) -> Injector:
        NEAR_MISSES[rule].append(made)
        return made

    return keep


def bad(rule: str, main: str, *instead: str, also: Iterable[str] = ()) -> Change:
    return Change((Expect(rule, main, instead),), tuple(also))


def fine(*also: str) -> Change:
    """Lawful. `also` names rules whose words leave it open whether they ask here."""
    return Change((), also)


def pick(file: File, among: Iterable[Any]) -> Any:
    found = list(among)
    if not found:
        raise NotHere
    return file.dice.choice(found)


def need(holds: object) -> None:
    if not holds:
        raise NotHere


# -- finding -----------------------------------------------------------------------------------------


def charge(file: File, *articles: str) -> Data:
    return pick(file, (c for c in file.part("charges") if not articles or c["article"] in articles))


def persons(file: File, role: str) -> list[Data]:
    return [p for p in file.part("persons") if role in p["roles"]]


def statements(file: File, *roles: str) -> list[Data]:
    """Statements of people in those roles."""
    who = {p["id"] for p in file.part("persons") if not roles or set(roles) & set(p["roles"])}
    return [e for e in file.part("evidence") if e["source"] == "statement" and e["speaker"] in who]


def evidence(file: File, *sources: str) -> list[Data]:
    return [e for e in file.part("evidence") if e["source"] in sources]


def paper_of(file: File, e: Data) -> Data:
    return file.one("documents", e["document"])


def things(file: File) -> list[str]:
    """Evidence that is nobody's statement, of every kind but identification."""
    return [
        e["id"] for e in file.part("evidence") if e["source"] != "statement" and "foils" not in e
    ]


def acts(file: File) -> list[Data]:
    """Criminal acts of the accused that bear on a charge."""
    linked = {one["from"] for one in file.part("links") if "/" in one["to"]}
    accused = {p["id"] for p in persons(file, "accused")}
    return [
        p
        for p in file.part("propositions")
        if p["nature"] == "act" and p["id"] in linked and accused & set(p["actors"])
    ]


def heads(file: File, row: Data) -> list[str]:
    """What a charge must prove, as the links name it."""
    seen = [one["to"] for one in file.part("links") if one["to"].startswith(f"{row['id']}/")]
    return list(dict.fromkeys(seen))


def top(row: Data) -> int:
    frame = offence(row["article"]).paragraph(row["clause"]).frame
    return frame.top_months if frame else 0


def day(file: File) -> date:
    """A day on which something more could still be done lawfully."""
    ended = [d["on"] for d in file.part("decisions") if d["kind"] == "conclusion"]
    return date.fromisoformat(min([*ended, file.data["as_of"]])) - timedelta(16)


def acts_day(file: File) -> date:
    said = [c["acts_from"] for c in file.part("charges")] or [
        p["since"] for p in file.part("propositions") if "since" in p
    ]
    return date.fromisoformat(min(said))


# -- changing ----------------------------------------------------------------------------------------


def unlink(file: File, to: str) -> None:
    file.data["links"] = [one for one in file.part("links") if one["to"] != to]


def rewire(file: File, proposition: str, sources: Sequence[str]) -> None:
    """Only these support it now."""
    file.data["links"] = [
        one for one in file.part("links") if one["to"] != proposition or one["kind"] != "supports"
    ]
    for source in sources:
        file.link(source, proposition)


def more_of(file: File, who: str, on: date | None = None) -> str:
    """A further statement of somebody already heard, taken as lawfully as the first."""
    first = pick(file, (e for e in file.part("evidence") if e.get("speaker") == who))
    kept = ("interpreter", "representative", "in_custody", "recorded", "counsel")
    return file.statement(who, on or day(file), **{k: first[k] for k in kept if k in first})


def stranger(file: File, role: str = "witness", heard: bool = True, **more: Any) -> tuple[str, str]:
    """A further person with papers, and the person's statement."""
    n = len(file.part("persons")) + 1
    code = f"N{n}" if role != "described" else f"M{n}"
    identity = file.paper(f"Lý lịch, căn cước {code}", "lý lịch")
    who = file.add("persons", "n", **({"code": code, "roles": [role], "identified": True, "identity_document": identity,
                                      "birth": {"value": "1985-03-09", "proof": identity}} | more))  # fmt: skip
    return who, file.statement(who, day(file)) if heard else ""


def well(file: File, but: str = "") -> list[str]:
    """Supports that satisfy: two speakers and a thing."""
    said = [e["id"] for e in statements(file, "witness", "victim") if e["speaker"] != but]
    need(len(said) > 1)
    speakers = {file.one("evidence", e)["speaker"]: e for e in said}
    need(len(speakers) > 1)
    return [*file.dice.sample(sorted(speakers.values()), 2), file.dice.choice(things(file))]


def tells(
    file: File, source: str, subject: str, attribute: str, value: Any, unit: str = ""
) -> None:
    file.part("assertions").append(
        {
            "evidence": source,
            "subject": subject,
            "attribute": attribute,
            "value": value,
            "unit": unit,
        }
    )


def drop_fields(row: Data, *names: str) -> None:
    for name in names:
        row.pop(name, None)
