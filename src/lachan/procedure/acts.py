"""Acts as the engine sees them: a frozen line of the record, and which of them are in effect.
A superseded act has no effect; an act not yet known changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from lachan.law.severity import severity_of
from lachan.law.ttlt_01_2017.dieu_8_khoan_5 import has_ground_of_point_a
from lachan.procedure.charges import CLASSING, OF_PERSON, Charges, Classes
from lachan.procedure.periods import local_day

# Articles of BLHS whose victim is a child by the words of the article (TT 43/2021/TT-BCA Điều 2).
OF_CHILDREN: Final = frozenset({"147", "151", "152", "153", "296", "329"})
ADULT: Final = 18
# The acts that describe the report itself; what they say holds until a later one says otherwise.
DESCRIBING: Final = frozenset(
    {"report_received", "report_classified", "handover_received", "competent_receipt"}
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the record. Both instants are aware; `supersedes` names the act it corrects.

    `person`: a code for the accused or the victim it was done to, None for the whole matter or case.
    """

    id: str
    kind: str
    occurred_at: datetime
    recorded_at: datetime
    agency: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    supersedes: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """An act in effect, its place in the order, and all that was then known of the report.

    `classes`: the classes charged from here on, where this act changed them.
    """

    place: int
    act: Act
    facts: Mapping[str, object]
    classes: Classes | None = None


def in_effect(
    acts: Iterable[Act], *, until: datetime | None, known_at: datetime | None
) -> list[Act]:
    """The acts that count, in the order in which they were done."""
    known = [a for a in acts if known_at is None or a.recorded_at <= known_at]
    gone = {a.supersedes for a in known if a.supersedes is not None}
    done = [a for a in known if a.id not in gone and (until is None or a.occurred_at <= until)]
    done.sort(key=lambda a: (a.occurred_at, a.recorded_at, a.id))
    return _not_sent_back(done)


def _not_sent_back(done: list[Act]) -> list[Act]:
    """A hand-over that was refused moved nothing: the sender holds on, and so do its clocks."""
    refused = {a.facts.get("handover") for a in done if a.kind == "handover_refused"} - {None}
    if not refused:
        return done
    return [a for a in done if a.kind != "handover_sent" or a.facts.get("handover") not in refused]


def moments(acts: Sequence[Act]) -> list[Moment]:
    """Each act with the facts of the report, of the case and of its person as they then stood."""
    known: dict[str, object] = {}
    persons: dict[str, dict[str, object]] = {}
    charges = Charges()
    result = []
    for place, act in enumerate(acts):
        if act.kind in DESCRIBING:
            known = _with_child_victim(with_class({**known, **_said(act)}))
            result.append(Moment(place, act, known))
        elif act.kind in CLASSING:
            known = _charged(act, known, persons, charges)
            own = _facts_of(act, known, persons)
            result.append(Moment(place, act, own, Classes(charges.severity, dict(charges.persons))))
        else:
            result.append(Moment(place, act, _named(act, _facts_of(act, known, persons))))
    return _with_class_found_later(result)


def _named(act: Act, facts: Mapping[str, object]) -> Mapping[str, object]:
    """The class of an offence that this act itself names (a day of commission, Điều 27 BLHS)."""
    return with_class(facts) if act.facts.get("article") is not None else facts


def _with_child_victim(facts: dict[str, object]) -> dict[str, object]:
    """TT 43/2021 Điều 2: where the article itself speaks of a child, nobody need tick the box."""
    if facts.get("victim_under_18") is None and str(facts.get("article")) in OF_CHILDREN:
        return {**facts, "victim_under_18": True}
    return facts


def _under_18(birth_year: object, on: datetime) -> bool:
    """BLTTHS Điều 417(2): the year alone known, the last day of that year is the day of birth."""
    if not isinstance(birth_year, int) or isinstance(birth_year, bool):
        return False
    return local_day(on).year - birth_year <= ADULT


def _facts_of(
    act: Act, known: dict[str, object], persons: Mapping[str, dict[str, object]]
) -> Mapping[str, object]:
    own = persons.get(act.person or "")
    if own is not None:
        return {**known, **own, **act.facts}
    return {**known, **act.facts} if act.facts else known


def _charged(
    act: Act,
    known: dict[str, object],
    persons: dict[str, dict[str, object]],
    charges: Charges,
) -> dict[str, object]:
    """The facts known of the case after an act that states an offence; a person's own apart."""
    said, person = _said(act), act.person or ""
    if "juvenile" not in said and _under_18(said.get("birth_year"), act.occurred_at):
        said["juvenile"] = True
    before = persons.get(person) or {name: known.get(name) for name in ("article", "paragraph")}
    severity = with_class({**before, **said}).get("severity")
    charges.learn(act.kind, act.person, severity if isinstance(severity, str) else None)
    if act.kind in OF_PERSON or act.person:
        own = charges.persons.get(person) or severity
        persons[person] = {**before, **said, "severity": own}
        said = {}
    return {**known, **said, "severity": charges.severity or known.get("severity")}


def with_class(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts with the class (BLHS Điều 9) and the ground of TTLT 01/2017 Điều 8(5)(a)."""
    charge: Any = facts.get("charge")
    flat = dict(facts)
    if isinstance(charge, Mapping):
        flat.update({name: charge[name] for name in ("article", "paragraph") if name in charge})
    severity = severity_of(flat.get("article"), flat.get("paragraph"))
    if severity is not None:
        flat["severity"] = severity
    said = flat.get("severity")
    flat["urgent_ground"] = has_ground_of_point_a(flat, said if isinstance(said, str) else None)
    return flat


def _said(act: Act) -> dict[str, object]:
    """What this act says. A new article does not inherit the old paragraph, nor a new holder."""
    said = {name: value for name, value in act.facts.items() if value is not None}
    if "article" in said:
        said.setdefault("paragraph", None)
    if act.kind == "handover_received":
        said.setdefault("receipt_by", None)
    if act.kind == "competent_receipt":
        said["receipt_by"] = "competent_agency"
    return said


def _with_class_found_later(found: list[Moment]) -> list[Moment]:
    """A report received without a class and then classified as not urgent never was urgent."""
    for index, moment in enumerate(found):
        if moment.act.kind != "report_received" or moment.facts["urgent_ground"] is not None:
            continue
        if _first_ground(found[index + 1 :]) is False:
            facts = {**moment.facts, "urgent_ground": False}
            found[index] = Moment(moment.place, moment.act, facts)
    return found


def _first_ground(later: Sequence[Moment]) -> object:
    for moment in later:
        if moment.act.kind == "report_classified" and moment.facts.get("urgent_ground") is not None:
            return moment.facts["urgent_ground"]
    return None
