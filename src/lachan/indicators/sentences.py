"""The queries: files of sql/ with a definition's own words put in, and what relations each of them reads.

Only words of the definitions and of `Asked` are put in, each as a literal; nothing a user typed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import sqlglot
from sqlglot import expressions as parts

from .asked import Asked
from .definitions import DEFINITIONS, TRACKS, Track, Variant

SQL = Path(__file__).parent / "sql"
MADE = tuple(sorted(file.stem for file in (SQL / "made").glob("*.sql")))
# Acts that the lists of reports read; every other kind belongs to cases.
INTAKE = frozenset({
    "report_received", "report_classified", "handling_assigned", "handover_received", "handover_sent", "reported_up",
    "competent_receipt", "case_initiated", "initiation_declined", "verification_suspended", "verification_resumed",
    "suspension_cancelled", "procuracy_took_over",
})  # fmt: skip
OF_CASES = frozenset({
    "case_decision_changed", "paragraph_changed", "initiation_cancelled", "initiation_revoked",
    "investigation_suspended", "investigation_resumed", "investigation_discontinued", "prosecution_suspended",
    "prosecution_resumed", "prosecution_discontinued", "trial_suspended", "trial_resumed", "trial_discontinued",
    "case_file_received_by_procuracy", "case_accepted", "charge_cancelled",
})  # fmt: skip
KINDS = ("kinds", "naming", "coming", "deciding", "leaving")
DATED = {"initiated": "i.initiated_at", "received": "i.received_at", "happened": "i.happened_at"}
# Which of its acts a matter (or a person of it) is counted by: each, or the first.
FIRST = "row_number() OVER (PARTITION BY {} ORDER BY a.done_at, a.recorded_at, a.ord)"
ONCE = {
    "act": "1",
    "matter": FIRST.format("a.matter"),
    "person": FIRST.format("a.matter, a.person"),
}
NOTHING = "'-'"
# Within a case, whether another act of the same sort (coming, or not) is later.
COMING_LATER = """lead(a.done_at) OVER (PARTITION BY a.matter, CASE WHEN a.kind IN ($coming) THEN 1 ELSE 0 END
      ORDER BY a.done_at, a.recorded_at, a.ord)"""


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    return ", ".join(text(value) for value in sorted(set(values))) or NOTHING


def instant(value: datetime) -> str:
    return f"CAST({text(value.isoformat())} AS TIMESTAMPTZ)"


@cache
def _file(folder: str, name: str) -> Template:
    return Template((SQL / folder / f"{name}.sql").read_text("utf-8"))


@cache
def counted_kinds() -> frozenset[str]:
    """Kinds that lists count act by act."""
    return frozenset(
        kind for one in DEFINITIONS.values() for way in one.ways.values() for kind in way.given.get("kinds", ())
    )  # fmt: skip


@cache
def case_kinds() -> frozenset[str]:
    """Every kind some list of cases reads, that is not of the report's own life."""
    said = {
        kind for one in DEFINITIONS.values() for way in one.ways.values()
        for name in KINDS for kind in way.given.get(name, ())
    }  # fmt: skip
    tracked = {kind for track in TRACKS.values() for kind in (*track.comes, *track.goes)}
    # Whether a case is being investigated begins with its initiation: the one kind both need.
    return ((said | tracked | OF_CASES) - INTAKE) | {"case_initiated"}


def made(name: str) -> str:
    """The query of a relation that is made once for all lists."""
    return _file("made", name).substitute(
        intake=texts(INTAKE), case=texts(case_kinds()),
        traits=texts(name for one in DEFINITIONS.values() for way in one.ways.values() for name in way.given.get("trait", ())),
        counted_intake=texts(counted_kinds() & INTAKE), counted_case=texts(counted_kinds() - INTAKE),
    )  # fmt: skip


def asked(question: Asked) -> str:
    """The one row that every query compares with."""
    bounds = ", ".join(f"{instant(at)} AS {name}" for name, at in question.instants.items())
    return f"SELECT {question.province} AS province, {bounds}"


def listing(way: Variant, id_type: str, *, by_agency: bool) -> str:
    """The list behind one variant: matter, label, person, agency, done_at, reason.

    Whose a row is may cost more to find than all the rest: `by_agency` only where somebody asks."""
    holder = "last_holder" if by_agency else "nobody"
    words = _words(way.given)
    later = Template(COMING_LATER).substitute(words) if by_agency else "a.done_at"
    return _file("lists", way.list).substitute(words, id=id_type, coming_later=later, holder=holder)


def _words(given: Mapping[str, Any]) -> dict[str, str]:
    words = {name: texts(given.get(name, ())) for name in (*KINDS, "clocks", "articles", "of_one")}
    words["all"] = texts({kind for name in KINDS for kind in given.get(name, ())})
    words["dated"] = DATED[given.get("dated", "initiated")]
    words["once"] = ONCE[given.get("once", "act")]
    words["facet"] = f"a.{given.get('facet', 'kind')}"
    words["traits"] = _traits(given.get("trait", {}))
    return words | (_tracked(TRACKS[given["track"]]) if "track" in given else {})


def _traits(wanted: Mapping[str, str]) -> str:
    each = [
        f"EXISTS (SELECT 1 FROM trait t WHERE t.matter = i.matter AND t.field = {text(name)} AND t.value = {text(value)})"  # noqa: S608 — words of the definitions
        for name, value in wanted.items()
    ]  # fmt: skip
    return " AND ".join(each) or "1 = 1"


def _tracked(track: Track) -> dict[str, str]:
    of_person = track.of == "person"
    only = f"(a.kind <> 'handover_received' OR a.what IN ('', {text(track.what)}))"
    return {
        "comes": texts(track.comes), "resumes": texts(track.resumes), "of_one": texts(track.of_one),
        "all": texts({*track.comes, *track.goes}), "key": "a.person" if of_person else "''",
        "only": "a.person <> ''" if of_person else only if track.what else "1 = 1",
        "acts": "intake_act" if set(track.comes) <= INTAKE else "case_act",
    }  # fmt: skip


def answered(query: str, question: Asked) -> str:
    """With the one row `asked` written out: constants, which every engine plans by."""
    return query.replace(" asked q", f" ({asked(question)}) q")


@cache
def reads(query: str) -> frozenset[str]:
    """Which of the made relations a query reads: they are made before it."""
    tree = sqlglot.parse_one(query, read="postgres")
    return frozenset(table.name for table in tree.find_all(parts.Table)) & frozenset(MADE)


@cache
def spoken(query: str, dialect: str) -> str:
    """The same query for another engine."""
    return sqlglot.transpile(query, read="postgres", write=dialect, pretty=False)[0]
