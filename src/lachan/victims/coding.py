"""From the record's words to the coarse codes that figures are made of. Pure: rows in, coded people out.

What nobody coded is «chưa rõ», never guessed; ethnic origin lies sealed with the identity and does not come this way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lachan.law.reading_yaml import load_yaml
from lachan.release.coded import LISTS, Coded

TABLE = Path(__file__).with_name("coding.yaml")


@dataclass(frozen=True)
class Row:
    """So many people who are told apart by nothing else (`sec.care_coded`)."""

    year: int
    sex: str
    age: str
    nationality: str
    status: str
    forced: bool
    form: str
    recruiting: str
    lure: str
    control: str
    country: str
    at_home: bool
    regime: str
    said_no: bool
    synthetic: bool
    people: int


@lru_cache(maxsize=1)
def table() -> Mapping[str, Mapping[str, str]]:
    said: Mapping[str, Mapping[str, str]] = load_yaml(TABLE)
    return said


def coded(rows: Iterable[Row]) -> list[Coded]:
    return [one for row in rows for one in [_person(row)] * row.people]


def _person(row: Row) -> Coded:
    form = _code("exploitation", row.form)
    if form == table()["unknown"]["exploitation"] and row.forced:
        form = "forced_crime"  # a screening found that an unlawful act was compelled
    return Coded(
        year=row.year, sex=_code("sex", row.sex), age=row.age, citizenship=_code("citizenship", row.nationality),
        ethnicity="ethnicity_unknown", exploitation=form, control=_code("control", row.control),
        recruitment=_recruited(row), where=_where(row), status=row.status, regime=row.regime,
    )  # fmt: skip


def _recruited(row: Row) -> str:
    found = _code("recruitment", row.recruiting)
    unknown = table()["unknown"]["recruitment"]
    return table()["lure"].get(row.lure, unknown) if found == unknown else found


def _where(row: Row) -> str:
    return "at_home" if row.at_home else _code("where", row.country)


def _code(name: str, said: str) -> str:
    """A code of the list as it is, another by the table, else «chưa rõ»."""
    known = dict(LISTS[name][1])
    return said if said in known else table()[name].get(said, table()["unknown"][name]) if name in table() else table()["unknown"][name]  # fmt: skip
