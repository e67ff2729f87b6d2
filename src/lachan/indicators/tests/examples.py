"""The worked examples of the definitions, laid out as raw relations in DuckDB: no server, no made-up answer.

`M1 report_received 2024-07-01T08:00 channel=phone lure:easy_job entered:2024-07-01T09:00 person=P1 by=7 recorded=…`
«name=value» is a fact of the act, or person, by (agency), recorded, id, supersedes; «name:value» is said of the matter."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lachan.indicators.engines.duck import Duck, opened
from lachan.indicators.periods import HANOI
from lachan.indicators.timing import spans
from lachan.procedure.acts import Act

PROVINCE = 1
LONG_AGO = datetime(2000, 1, 1, tzinfo=HANOI)
OWN = ("person", "by", "recorded", "id", "supersedes", "place")
FACETS = ("ground", "verdict", "article", "channel", "approved", "result", "what")
TABLES = {
    "act": "id TEXT, matter TEXT, province BIGINT, kind TEXT, agency BIGINT, person TEXT, done_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ,"
           " known_at TIMESTAMPTZ, carried BOOLEAN, ord TEXT, supersedes TEXT, ground TEXT, verdict TEXT, article TEXT, channel TEXT,"
           " approved TEXT, result TEXT, what TEXT",
    "matter": "id TEXT, code TEXT, province BIGINT, place BIGINT",
    "stage": "matter TEXT, stage TEXT",
    "report": "matter TEXT, province BIGINT, agency BIGINT, channel TEXT, number TEXT, received_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ,"
              " happened_at TIMESTAMPTZ",
    "entry": "matter TEXT, province BIGINT, entered_at TIMESTAMPTZ",
    "call": "province BIGINT, agency BIGINT, channel TEXT, number TEXT, arrived_at TIMESTAMPTZ, recorded_at TIMESTAMPTZ",
    "trait": "matter TEXT, province BIGINT, field TEXT, value TEXT, recorded_at TIMESTAMPTZ, ord TEXT",
    "clock": "matter TEXT, province BIGINT, ref TEXT, person TEXT, agency BIGINT, due_at TIMESTAMPTZ, ended_at TIMESTAMPTZ,"
             " ended TEXT, carried BOOLEAN, known_from TIMESTAMPTZ, known_to TIMESTAMPTZ",
    "duty": "province BIGINT, agency BIGINT, label TEXT, due_at TIMESTAMPTZ, reported_at TIMESTAMPTZ, complete BOOLEAN,"
            " known_from TIMESTAMPTZ, known_to TIMESTAMPTZ",
    "session": "province BIGINT, agency BIGINT, label TEXT, kind TEXT, held_at TIMESTAMPTZ, known_from TIMESTAMPTZ, known_to TIMESTAMPTZ",
}  # fmt: skip


@dataclass
class Told:
    """One line of an example."""

    matter: str
    kind: str
    at: datetime
    own: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


def at(text: str) -> datetime:
    return datetime.fromisoformat(str(text)).replace(tzinfo=HANOI)


def told(line: str) -> Told:
    matter, kind, when, *words = line.split()
    one = Told(matter, kind, at(when))
    for word in words:
        if "=" in word:
            name, value = word.split("=", 1)
            (one.own if name in OWN else one.facts)[name] = value
        else:
            name, value = word.split(":", 1)
            one.said[name] = value
    one.facts = {name: {"true": True, "false": False}.get(v, v) for name, v in one.facts.items()}
    return one


def deed(number: int, one: Told) -> Act:
    recorded = at(one.own["recorded"]) if "recorded" in one.own else one.at
    return Act(id=one.own.get("id", f"{number:04}"), kind=one.kind, occurred_at=one.at, recorded_at=recorded,
               agency=one.own.get("by", "7"), facts=one.facts, supersedes=one.own.get("supersedes"), person=one.own.get("person"))  # fmt: skip


def laid_out(lines: Iterable[str]) -> Duck:
    """The raw relations of these acts."""
    rows: dict[str, list[tuple]] = {name: [] for name in TABLES}
    stories: dict[str, list[Act]] = {}
    for number, line in enumerate(lines):
        one = told(line)
        if one.kind == "call":
            channel, code = one.matter.split("#")
            rows["call"].append((PROVINCE, 7, channel, code, one.at, one.at))
            continue
        if one.kind == "duty":
            reported = at(one.said["reported"]) if "reported" in one.said else None
            rows["duty"].append(
                (
                    PROVINCE,
                    7,
                    one.matter,
                    one.at,
                    reported,
                    "partial" not in one.said,
                    LONG_AGO,
                    None,
                )
            )
            continue
        if one.kind == "session":
            until = at(one.said["until"]) if "until" in one.said else None
            rows["session"].append(
                (PROVINCE, 7, one.matter, one.said["way"], one.at, LONG_AGO, until)
            )
            continue
        act = deed(number, one)
        stories.setdefault(one.matter, []).append(act)
        _rows(rows, one, act)
    for matter, acts in stories.items():
        rows["matter"].append((matter, matter, PROVINCE, None))
        rows["clock"] += _clocks(matter, acts)
    return filled(rows)


def _rows(rows: dict[str, list[tuple]], one: Told, act: Act) -> None:
    facets = [
        str(one.facts.get(name, "")).lower()
        if isinstance(one.facts.get(name), bool)
        else one.facts.get(name, "")
        for name in FACETS
    ]
    rows["act"].append((act.id, one.matter, PROVINCE, one.kind, int(act.agency or 0), act.person or "", act.occurred_at, act.recorded_at,
                        act.recorded_at, False, act.id, act.supersedes, *facets))  # fmt: skip
    if one.kind == "report_received":
        rows["report"].append((one.matter, PROVINCE, int(act.agency or 0), one.facts.get("channel", "phone"), "", act.occurred_at,
                               act.recorded_at, at(one.said["occurred"]) if "occurred" in one.said else None))  # fmt: skip
    if "entered" in one.said:
        rows["entry"].append((one.matter, PROVINCE, at(one.said["entered"])))
    for name in ("lure", "route"):
        if name in one.said:
            rows["trait"].append(
                (one.matter, PROVINCE, name, one.said[name], act.recorded_at, act.id)
            )


def _clocks(matter: str, acts: list[Act]) -> list[tuple]:
    return [
        (matter, PROVINCE, s.limit.ref, s.limit.person, s.limit.agency, s.limit.due_at, s.limit.ended_at, s.limit.ended,
         s.limit.carried, s.known_from, s.known_to)
        for s in spans(acts)
    ]  # fmt: skip


def filled(rows: dict[str, list[tuple]]) -> Duck:
    database = opened(1)
    for name, columns in TABLES.items():
        database.execute(f"CREATE TABLE raw_{name} ({columns})")
        if rows[name]:
            marks = ", ".join("?" * len(rows[name][0]))
            database.executemany(f"INSERT INTO raw_{name} VALUES ({marks})", rows[name])
    return Duck(database)
