"""Who may see which rows of the evidence room, said again in Python from the words and apart from the SQL.

In a room are: the body that has the matter in hand, by what was handed over and taken; the procuracy that supervises.
Nobody else, nobody excluded, nobody whose role has no part in evidence."""

from typing import Any

from lachan.reference.codes import PROCURACIES

Row = dict[str, Any]


def in_room(o, who, matter: Any) -> bool:
    if "evidence" not in who.caps or o.excluded(who, matter):
        return False
    kinds = {s["kind"] for s in o.tables["docket_standing"]
             if s["matter_id"] == matter and s["agency_id"] == who.agency_id}  # fmt: skip
    if "supervisor" in kinds and who.agency_kind in PROCURACIES:
        return True
    return bool(kinds & {"origin", "recipient", "court"}) and _has_it(o, matter) == who.agency_id


def _has_it(o, matter: Any) -> int:
    """Whoever took the report or the file last; where nobody handed it on, whoever it came to first."""
    taken = {
        a["handover_id"]: a["answered_at"]
        for a in o.tables["docket_handoveranswer"]
        if a["received"]
    }
    ways = [h for h in o.tables["docket_handover"]
            if h["matter_id"] == matter and h["what"] in {"report", "file"} and h["id"] in taken]  # fmt: skip
    if ways:
        return max(ways, key=lambda h: taken[h["id"]])["recipient_id"]
    return next(m["origin_id"] for m in o.tables["docket_matter"] if m["id"] == matter)


def _room(o, who, row: Row) -> bool:
    return in_room(o, who, row["matter_id"])


def _upload(o, who, row: Row) -> bool:
    """Half a file is its owner's; a whole one the room's."""
    whole = any(s["upload_id"] == row["id"] for s in o.tables["evidence_scan"])
    return _room(o, who, row) and (whole or row["account_id"] == who.account_id)


def _chunk(o, who, row: Row) -> bool:
    return _upload(
        o, who, next(u for u in o.tables["evidence_upload"] if u["id"] == row["upload_id"])
    )


ROOMS = {"evidence_casefile": _room, "evidence_entry": _room, "evidence_scan": _room,
         "evidence_upload": _upload, "evidence_chunk": _chunk}  # fmt: skip
