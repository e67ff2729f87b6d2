"""The people of a case: each accused with status, custody and its end, acts and clocks; the alarms of release."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from lachan.docket import codes as docket_codes
from lachan.docket.projection import IN_CUSTODY
from lachan.law.book import book
from lachan.outcomes import codes as outcome_codes
from lachan.procedure.readings import Reading
from lachan.procedure.track_tables import accused_table

from .. import wording
from .record import Record
from .rows import AccusedRow, ActRow

SOON = timedelta(hours=72)
VERDICTS = dict([*outcome_codes.FIRST, *outcome_codes.APPEAL])
MOST_ACTS = 6


def alarms(record: Record, at: datetime) -> list[dict[str, Any]]:
    """Everybody in custody, whose order ends first, first; nobody held without a known end is left out."""
    held = [row for row in record.accused if row.custody in IN_CUSTODY]
    return [_alarm(row, at) for row in held]


def _alarm(row: AccusedRow, at: datetime) -> dict[str, Any]:
    who = {"code": row.person, "custody": _custody(row), "url": f"#nguoi-{row.person}"}
    if row.release_at is None:
        return who | {"state": "unsettled", "due": "chưa rõ ngày hết hạn", "left": "ghi ngay lệnh đang có hiệu lực",
                      "label": "Thiếu lệnh", "what": ""}  # fmt: skip
    span = row.release_at - at
    over = span < timedelta()
    state = "overdue" if over else "soon" if span <= SOON else "running"
    label = (
        "Phải trả tự do ngay" if over else "Sắp hết hạn" if state == "soon" else "Trong thời hạn"
    )
    return who | {"state": state, "label": label, "due": wording.on(row.release_at),
                  "left": wording.left(span), "what": book().clock(row.release_ref).name}  # fmt: skip


def worst(alarmed: Iterable[Mapping[str, Any]]) -> str:
    states = [one["state"] for one in alarmed]
    return next(
        (state for state in ("overdue", "soon", "unsettled", "running") if state in states), ""
    )


def _custody(row: AccusedRow) -> str:
    return accused_table().custody.by_code[row.custody].label


def accused(record: Record, read: Iterable[Reading], at: datetime) -> list[dict[str, Any]]:
    open_clocks = [one for one in read if one.open and one.person]
    return [_accused(row, record, open_clocks, at) for row in record.accused]


def _accused(row: AccusedRow, record: Record, read: list[Reading], at: datetime) -> dict[str, Any]:
    status = accused_table().status.by_code[row.status]
    own = [act for act in record.acts if act.person_id == row.person]
    final = row.status in {"convicted", "acquitted", "judged"} and row.verdict
    return {
        "code": row.person, "anchor": f"nguoi-{row.person}", "status": status.label, "apart": row.apart,
        "since": wording.day(row.since), "custody": _custody(row),
        "custody_since": wording.shortly(row.custody_since), "free": row.custody == "free",
        "release": _alarm(row, at) if row.custody in IN_CUSTODY else None,
        "lodged": record.around.lodged.get(row.person, ""),
        "verdict": VERDICTS.get(row.verdict, "") if final else "",
        "quiet": wording.lasting(at - row.last_act_at), "count": len(own),
        "acts": [_act(act) for act in reversed(own[-MOST_ACTS:])],
        "clocks": [_clock(one, n) for n, one in enumerate(read) if one.person == row.person],
        "offers": _offers(row.person, record),
    }  # fmt: skip


def _act(act: ActRow) -> dict[str, str]:
    label = book().label(act.kind)
    return {"url": f"#hv-{act.id}", "label": label, "on": wording.day(act.occurred_at)}


def _clock(one: Reading, n: int) -> dict[str, str]:
    return {"url": f"#{clock_anchor(one)}", "label": one.name, "left": wording.left(one.left)}


def clock_anchor(one: Reading) -> str:
    return f"th-{one.ref}-{one.person or 'vu'}-{one.started_by[-6:]}"


# What one reaches for first beside a person; the rest is in the list of what may follow.
AT_HAND = ("accused_charged", "charge_approved", "held", "detained", "detention_extended",
           "detention_extension_requested", "hold_extended", "measure_imposed", "released")  # fmt: skip


def _offers(code: str, record: Record) -> list[dict[str, str]]:
    base = f"/vu-viec/{record.matter.code}/lam"
    mine = {one.form.name: one for one in record.offers if code in one.persons}
    return [
        {"url": f"{base}/{name}/?nguoi={code}", "label": mine[name].form.label}
        for name in AT_HAND if name in mine
    ]  # fmt: skip


def others(record: Record) -> list[dict[str, str]]:
    """Victims and whoever else is mentioned, by code and capacity; the accused have their own lines."""
    known = {row.person for row in record.accused}
    return [
        {"code": m.person.code, "role": docket_codes.label(docket_codes.CAPACITY, m.capacity)}
        for m in record.mentions if m.person.code not in known
    ]  # fmt: skip
