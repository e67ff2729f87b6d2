"""Who may see which rows, said again in Python from the rules in words and apart from the SQL.

Standing is the only ground: an agency sees a matter on which it has standing, unless the person is
excluded from it. A notifier knows that the matter lives; of the work it sees what it wrote itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row

Row = dict[str, Any]


@dataclass
class Oracle:
    """The whole record, read past every lock, and the answers for one actor."""

    tables: dict[str, list[Row]]

    def sees(self, who, matter, *, work: bool = False) -> bool:
        if any(
            e["matter_id"] == matter and e["account_id"] == who.account_id
            for e in self.tables["docket_exclusion"]
        ):
            return False
        grounds = {s["kind"] for s in self.tables["docket_standing"]
                   if s["matter_id"] == matter and s["agency_id"] == who.agency_id}  # fmt: skip
        return bool(grounds - {"notifier", "addressee", "custodian"}) if work else bool(grounds)

    def knows(self, who, person) -> bool:
        return any(m["person_id"] == person and self.sees(who, m["matter_id"], work=True)
                   for m in self.tables["docket_mention"])  # fmt: skip

    def colleague(self, who, account) -> bool:
        return any(m["account_id"] == account and m["agency_id"] == who.agency_id
                   for m in self.tables["access_membership"])  # fmt: skip

    def settles(self, who, code: str) -> bool:
        """The committee and the provincial procuracy, all; another procuracy, where it has standing."""
        if "agreement" in who.caps:
            return True
        matter = next((m["id"] for m in self.tables["docket_matter"] if m["code"] == code), None)
        return "settle" in who.caps and (
            who.agency_kind == "provincial_procuracy" or self.sees(who, matter)
        )

    def answered_matter(self, row: Row):
        return next(
            h["matter_id"] for h in self.tables["docket_handover"] if h["id"] == row["handover_id"]
        )

    def excluded(self, who, matter) -> bool:
        return any(
            e["matter_id"] == matter and e["account_id"] == who.account_id
            for e in self.tables["docket_exclusion"]
        )

    def visible(self, who, table: str) -> list[Row]:
        return [row for row in self.tables[table] if RULES[table](self, who, row)]


def _matter(o: Oracle, who, r: Row) -> bool:
    return o.sees(who, r["matter_id"])


def _work(o: Oracle, who, r: Row) -> bool:
    return o.sees(who, r["matter_id"], work=True)


def _own_or_work(column: str) -> Callable[[Oracle, Any, Row], bool]:
    return lambda o, who, r: _work(o, who, r) or (_matter(o, who, r) and r[column] == who.agency_id)


def _own_agency(o: Oracle, who, r: Row) -> bool:
    return r["agency_id"] == who.agency_id


def _cap(word: str) -> Callable[[Oracle, Any, Row], bool]:
    return lambda o, who, r: word in who.caps


def _nobody(o: Oracle, who, r: Row) -> bool:
    return False


RULES: dict[str, Callable[[Oracle, Any, Row], bool]] = {
    "docket_matter": lambda o, who, r: o.sees(who, r["id"]),
    "docket_standing": lambda o, who, r: r["agency_id"] == who.agency_id and not o.excluded(who, r["matter_id"]),
    "docket_exclusion": lambda o, who, r: r["account_id"] == who.account_id or _matter(o, who, r),
    "docket_handover": _matter,
    "docket_handoveranswer": lambda o, who, r: o.sees(who, o.answered_matter(r)),
    "docket_matterreading": _matter,
    "docket_clockreading": _matter,
    "docket_accusedreading": _work,
    "docket_term": _matter,
    "docket_act": _own_or_work("agency_id"),
    "docket_paper": _own_or_work("issuer_id"),
    "docket_sealednote": _work,
    "docket_mention": _work,
    "docket_registercounter": _own_agency,
    "docket_registerentry": lambda o, who, r: _matter(o, who, r)
    or (_own_agency(o, who, r) and not o.excluded(who, r["matter_id"])),
    "people_person": lambda o, who, r: o.knows(who, r["id"]),
    "people_identity": lambda o, who, r: o.knows(who, r["person_id"]),
    "people_fingerprint": lambda o, who, r: o.knows(who, r["person_id"]),
    "intake_report": _own_or_work("agency_id"),
    "intake_narrative": _work,
    "intake_trait": _work,
    "intake_channelentry": _own_agency,
    "indicators_figure": _cap("figures"),
    "indicators_figureline": _cap("figures"),
    "indicators_settlement": lambda o, who, r: o.settles(who, r["matter_code"]),
    "access_account": lambda o, who, r: r["id"] == who.account_id or who.caps & {"accounts", "audit"} or o.colleague(who, r["id"]),
    "access_membership": lambda o, who, r: r["account_id"] == who.account_id or "accounts" in who.caps
    or _own_agency(o, who, r),
    "access_apitoken": _cap("accounts"),
    "access_auditline": lambda o, who, r: r["account_id"] == who.account_id or "audit" in who.caps,
    "access_recordkey": lambda o, who, r: True,
    "exchange_importedrow": _own_agency,
    "axes_accessattempt": _nobody,
    "axes_accessattemptexpiration": _nobody,
    "axes_accessfailurelog": _nobody,
    "axes_accesslog": _nobody,
}  # fmt: skip


def read_all(keeper: psycopg.Connection, tables: list[str]) -> Oracle:
    with keeper.cursor(row_factory=dict_row) as cursor:
        return Oracle(
            {table: cursor.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
        )
