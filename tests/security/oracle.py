"""Who may see which rows, said again in Python from the rules in words and apart from the SQL.

Standing is the only ground: an agency sees a matter on which it has standing, unless the person is
excluded from it. A notifier knows that the matter lives; of the work it sees what it wrote itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import psycopg
from psycopg.rows import dict_row

from .cared import CARE, has_in_hand, kept_out, knows_code
from .checked import CHECKED
from .connecting import connect
from .kept import CASES
from .planned import PLACES, PLAN
from .reached import OUTREACH
from .roomed import ROOMS

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

    def follows(self, who, matter) -> bool:
        """Sees where the matter stands: with any standing, but an addressee only until it has answered."""
        return self.sees(who, matter, work=True) or any(
            s["matter_id"] == matter and s["agency_id"] == who.agency_id and not self.excluded(who, matter)
            and (s["kind"] != "addressee" or self.awaits(who, matter))
            for s in self.tables["docket_standing"]
        )  # fmt: skip

    def awaits(self, who, matter) -> bool:
        answered = {a["handover_id"] for a in self.tables["docket_handoveranswer"]}
        return any(h["matter_id"] == matter and h["recipient_id"] == who.agency_id and h["id"] not in answered
                   for h in self.tables["docket_handover"])  # fmt: skip

    def knows(self, who, person) -> bool:
        return has_in_hand(self, who, person) or any(m["person_id"] == person and self.sees(who, m["matter_id"], work=True)
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

    def answered(self, row: Row) -> Row:
        return _one(self, "docket_handover", row["handover_id"])

    def notice_of(self, row: Row) -> Row:
        return next(n for n in self.tables["oversight_notice"] if n["id"] == row["notice_id"])

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


def _sent(o: Oracle, who, r: Row) -> bool:
    """With the work, all that was sent; else what one's own body sent or was sent."""
    mine = who.agency_id in (r["sender_id"], r["recipient_id"])
    return _work(o, who, r) or (mine and _matter(o, who, r))


def _own_agency(o: Oracle, who, r: Row) -> bool:
    return r["agency_id"] == who.agency_id


def _cap(word: str) -> Callable[[Oracle, Any, Row], bool]:
    return lambda o, who, r: word in who.caps


@cache
def _ground(agency: int) -> frozenset[int]:
    """What a body serves, and the unit whose body it is."""
    own = """SELECT unit_id FROM reference_jurisdiction WHERE agency_id = %s UNION
        SELECT u.id FROM reference_agency a JOIN reference_unit u ON u.id = a.unit_id AND u.level = a.level WHERE a.id = %s"""
    with connect("keeper") as keeper:
        return frozenset(one for (one,) in keeper.execute(own, [agency, agency]).fetchall())


def _figure(o: Oracle, who, r: Row) -> bool:
    """The committee sees its province's; others those of the whole province, of their own body and ground."""
    if "figures" not in who.caps or r["province_id"] != who.province_id:
        return False
    own_ground = r["place_id"] is None or r["place_id"] in _ground(who.agency_id)
    return "agreement" in who.caps or (r["agency_id"] in (None, who.agency_id) and own_ground)


def _reporting(o: Oracle, who, r: Row) -> bool:
    """Drafts and reports are the committee's own, for those of it who may see figures."""
    return "figures" in who.caps and _own_agency(o, who, r)


def _own_notice(o: Oracle, who, r: Row) -> bool:
    mine = _own_agency(o, who, r) and r["account_id"] in (None, who.account_id)
    shut = o.excluded(who, r["matter_id"]) if r["matter_id"] else kept_out(o, who, r["care_id"])
    return mine and not shut


def _one(o: Oracle, table: str, key: Any) -> Row:
    return next(row for row in o.tables[table] if row["id"] == key)


def _either(o: Oracle, who, r: Row, other: str) -> bool:
    """Between two bodies: the one that asked and the one asked; nobody excluded from its matter."""
    return who.agency_id in (r["agency_id"], r[other]) and not o.excluded(who, r.get("matter_id"))


def _round(o: Oracle, who, r: Row) -> bool:
    return _own_agency(o, who, r) or any(
        i["round_id"] == r["id"] and i["agency_id"] == who.agency_id
        for i in o.tables["oversight_inspected"]
    )


def _shortcoming(o: Oracle, who, r: Row) -> bool:
    given = any(m["shortcoming_id"] == r["id"] and m["responsible_id"] == who.agency_id
                for m in o.tables["oversight_remedy"])  # fmt: skip
    return (_own_agency(o, who, r) or given) and not o.excluded(who, r["matter_id"])


def _of(table: str, column: str, other: str) -> Callable[[Oracle, Any, Row], bool]:
    """A step is seen with what it is a step of."""
    return lambda o, who, r: _either(o, who, _one(o, table, r[column]), other)


def _nobody(o: Oracle, who, r: Row) -> bool:
    return False


RULES: dict[str, Callable[[Oracle, Any, Row], bool]] = {
    "docket_matter": lambda o, who, r: o.sees(who, r["id"]),
    "docket_standing": lambda o, who, r: r["agency_id"] == who.agency_id and not o.excluded(who, r["matter_id"]),
    "docket_exclusion": lambda o, who, r: r["account_id"] == who.account_id or _matter(o, who, r),
    "docket_handover": _sent,
    "docket_handoveranswer": lambda o, who, r: _sent(o, who, o.answered(r)),
    "docket_matterreading": lambda o, who, r: o.follows(who, r["matter_id"]),
    "docket_term": _work,
    "docket_paper": _own_or_work("issuer_id"),
    "docket_sealednote": _work,
    "docket_mention": _work,
    "docket_registercounter": _own_agency,
    "docket_registerentry": lambda o, who, r: o.follows(who, r["matter_id"])
    or (_own_agency(o, who, r) and not o.excluded(who, r["matter_id"])),
    "people_person": lambda o, who, r: o.knows(who, r["id"]) or knows_code(o, who, r["id"]),
    "people_identity": lambda o, who, r: o.knows(who, r["person_id"]),
    "people_fingerprint": lambda o, who, r: o.knows(who, r["person_id"]),
    "intake_report": _own_or_work("agency_id"),
    "intake_narrative": _work,
    "intake_trait": _work,
    "intake_channelentry": _own_agency,
    "letterbox_letter": _work,
    "letterbox_message": lambda o, who, r: o.sees(who, r["letter_id"], work=True),
    "letterbox_enclosure": lambda o, who, r: o.sees(who, r["letter_id"], work=True),
    "letterbox_enclosurepiece": lambda o, who, r: o.sees(who, _one(o, "letterbox_enclosure", r["enclosure_id"])["letter_id"], work=True),
    "letterbox_enclosurescan": lambda o, who, r: o.sees(who, _one(o, "letterbox_enclosure", r["enclosure_id"])["letter_id"], work=True),
    "letterbox_consent": lambda o, who, r: o.sees(who, r["letter_id"], work=True),
    "letterbox_poster": lambda o, who, r: r["province_id"] == who.province_id,
    "letterbox_tally": _nobody,
    "indicators_figure": _figure,
    "indicators_figureline": lambda o, who, r: "agreement" in who.caps and _figure(o, who, _one(o, "indicators_figure", r["figure_id"])),
    "reporting_reportfigure": lambda o, who, r: _figure(o, who, _one(o, "indicators_figure", r["figure_id"])),
    **{f"reporting_report{table}": _reporting for table in ("due", "draft", "paragraph", "issued", "signed", "sent")},
    "indicators_settlement": lambda o, who, r: o.settles(who, r["matter_code"]),
    "access_account": lambda o, who, r: r["id"] == who.account_id or who.caps & {"accounts", "audit"} or o.colleague(who, r["id"]),
    "access_password": lambda o, who, r: r["account_id"] == who.account_id,
    "access_membership": lambda o, who, r: r["account_id"] == who.account_id or "accounts" in who.caps
    or _own_agency(o, who, r),
    "access_apitoken": _cap("accounts"),
    "access_auditline": lambda o, who, r: r["account_id"] == who.account_id or "audit" in who.caps,
    "access_recordkey": lambda o, who, r: True,
    "exchange_importedcaserow": _own_agency,
    "exchange_importedrow": _own_agency,
    "oversight_notice": _own_notice,
    "oversight_delivery": lambda o, who, r: _own_notice(o, who, o.notice_of(r)),
    "oversight_contact": lambda o, who, r: r["account_id"] == who.account_id
    or (r["account_id"] is None and "accounts" in who.caps),
    "oversight_heartbeat": lambda o, who, r: True,
    "oversight_letter": lambda o, who, r: _either(o, who, r, "recipient_id"),
    "oversight_letterstep": _of("oversight_letter", "letter_id", "recipient_id"),
    "oversight_round": _round,
    "oversight_inspected": lambda o, who, r: _own_agency(o, who, r)
    or _own_agency(o, who, _one(o, "oversight_round", r["round_id"])),
    "oversight_sample": lambda o, who, r: _own_agency(o, who, _one(o, "oversight_round", r["round_id"]))
    and o.sees(who, r["matter_id"]),
    "oversight_finding": lambda o, who, r: _either(o, who, r, "responsible_id"),
    "oversight_findingstep": _of("oversight_finding", "finding_id", "responsible_id"),
    "oversight_shortcoming": _shortcoming,
    "oversight_remedy": lambda o, who, r: _either(o, who, r, "responsible_id"),
    "oversight_remedystep": _of("oversight_remedy", "remedy_id", "responsible_id"),
    "axes_accessattempt": _nobody,
    "axes_accessattemptexpiration": _nobody,
    "axes_accessfailurelog": _nobody,
    "axes_accesslog": _nobody,
    "django_session": _nobody,
    **CARE,
    **CASES,
    **OUTREACH,
    **CHECKED,
    **PLACES,
    **PLAN,
    **ROOMS,
}  # fmt: skip


def read_all(keeper: psycopg.Connection, tables: list[str]) -> Oracle:
    with keeper.cursor(row_factory=dict_row) as cursor:
        return Oracle(
            {table: cursor.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
        )
