"""Who may see which rows of communication and training, said again in Python: what was told to the public is the
province's; who was taught is the person's own body's, the body's that taught, and the person's."""

from typing import Any

from .planned import _bodies

Row = dict[str, Any]


def _took_over(agency: int) -> frozenset[int]:
    """Itself and whatever it took over by name, once more and once more."""
    found = {agency}
    while more := {body for body, (_, heir, _, _) in _bodies().items() if heir in found} - found:
        found |= more
    return frozenset(found)


def _here(o, who, row: Row) -> bool:
    return row["province_id"] == who.province_id


def _of(o, table: str, key: Any) -> Row:
    return next(row for row in o.tables[table] if row["id"] == key)


def _attendance(o, who, row: Row) -> bool:
    mine = _took_over(who.agency_id)
    taught = {
        one["agency_id"]
        for one in o.tables["outreach_trainingsession"]
        if one["root"] == row["session"] and one["turn"] == 1
    }
    return row["official_id"] == who.account_id or bool(
        mine & ({row["body_id"], row["agency_id"]} | taught)
    )


OUTREACH = {
    **{f"outreach_{table}": _here for table in ("material", "session", "club", "course", "trainingsession", "quiz")},
    "outreach_sessionmaterial": lambda o, who, r: _here(o, who, _of(o, "outreach_session", r["session_id"])),
    "outreach_clubturn": lambda o, who, r: _here(o, who, _of(o, "outreach_club", r["club_id"])),
    "outreach_attendance": _attendance,
}  # fmt: skip
