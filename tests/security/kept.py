"""The rules of cases, said again in words apart from the SQL: with the work, and for a house of whom it keeps.

A house of detention sees that the case lives, the person it keeps now, and what concerns that person's custody."""

from typing import Any

Row = dict[str, Any]
# Orders of custody and what ends them; never the charge, the evidence or the judgment (Luật 94/2015 Điều 13).
CUSTODY = frozenset({
    "emergency_held", "emergency_arrest_ordered", "emergency_arrest_decided", "arrested", "held_person_received",
    "held", "hold_extended", "hold_extension_decided",
    "detained", "detention_order_decided", "detention_extended", "detention_extended_by_supreme",
    "detained_for_prosecution", "detained_for_trial", "detained_until_hearing_ends", "detained_after_judgment",
    "detained_for_appeal",
    "measure_imposed", "measure_ended", "released", "facility_reminder_sent", "sentence_begun",
    "item_handed_over", "item_received", "item_refused",
})  # fmt: skip


def keeps(o, who, matter, person) -> bool:
    """The last house that took the person in, and still with standing there."""
    lodged = [
        r for r in o.tables["cases_lodging"] if r["matter_id"] == matter and r["person"] == person
    ]
    if not lodged or not o.sees(who, matter):
        return False
    return max(lodged, key=lambda r: r["since"])["facility_id"] == who.agency_id


def custodian(o, who, matter) -> bool:
    return o.sees(who, matter) and any(
        s["matter_id"] == matter and s["agency_id"] == who.agency_id and s["kind"] == "custodian"
        for s in o.tables["docket_standing"]
    )


def _work(o, who, r: Row) -> bool:
    return o.sees(who, r["matter_id"], work=True)


def _kept(o, who, r: Row, person: str) -> bool:
    return (
        bool(r[person])
        and custodian(o, who, r["matter_id"])
        and keeps(o, who, r["matter_id"], r[person])
    )


def _act(o, who, r: Row) -> bool:
    own = r["agency_id"] == who.agency_id and o.sees(who, r["matter_id"])
    return _work(o, who, r) or own or (r["kind"] in CUSTODY and _kept(o, who, r, "person_id"))


def _accused(o, who, r: Row) -> bool:
    return _work(o, who, r) or _kept(o, who, r, "person")


def _clock(o, who, r: Row) -> bool:
    """With the work, every clock; else those one's own body has to meet, and of the person one keeps."""
    own = r["holder_id"] == who.agency_id and o.sees(who, r["matter_id"])
    return _work(o, who, r) or own or _kept(o, who, r, "person")


def _lodging(o, who, r: Row) -> bool:
    own = r["facility_id"] == who.agency_id and not o.excluded(who, r["matter_id"])
    return _work(o, who, r) or own


CASES = {
    "cases_assignment": _work,
    "cases_caselink": _work,
    "cases_lodging": _lodging,
    "docket_act": _act,
    "docket_accusedreading": _accused,
    "docket_clockreading": _clock,
}
