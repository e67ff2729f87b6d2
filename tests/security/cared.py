"""Who may see which rows of victim care, said again in Python from the words and apart from the SQL.

A body sees a person's care by its standing. Whoever leads or houses sees all acts; whoever received or verifies all but
what care alone knows; whoever was asked for a support its own and how to reach the person safely; whoever was given the
story that, while the person's yes or the duty stands. One's own acts and words always. Whoever led and gave the lead on
stands like one that received, and keeps what was recorded until then; whoever said no to a referral has nothing by it."""

from typing import Any

from lachan.procedure.care import table
from lachan.victims import addressees

Row = dict[str, Any]
SAFE_TO_ALL = {
    "contact_agreed",
    "red_flag_raised",
    "red_flag_settled",
    "safety_planned",
    "care_closed",
    "care_reopened",
}


WITH_THE_STORY = {"contact_agreed", "story_told", "story_added"}


def kept_out(o, who, care: Any) -> bool:
    """An officer whom somebody excluded from this care."""
    return any(
        e["care_id"] == care and e["account_id"] == who.account_id
        for e in o.tables["victims_careexclusion"]
    )


def grounds(o, who, care: Any) -> set[str]:
    if kept_out(o, who, care):
        return set()
    held = {s["kind"] for s in o.tables["victims_carestanding"]
            if s["care_id"] == care and s["agency_id"] == who.agency_id and stands(o, s)}  # fmt: skip
    return held - {"lead"} | {"origin"} if "lead" in held and led_until(o, who, care) else held


def stands(o, standing: Row) -> bool:
    """Its act was neither taken back nor corrected, nor answered with a no; the first ones hang on none."""
    gone = {a["supersedes_id"] for a in o.tables["victims_careact"]} - {None}
    return standing["act_id"] not in gone and not _declined(o, standing)


def _declined(o, standing: Row) -> bool:
    if standing["kind"] not in {"facility", "supporter"}:
        return False
    sent = _one(o, "victims_careact", standing["act_id"])
    return any(a["agency_id"] == standing["agency_id"] and a["facts"]["support"] == sent["facts"]["support"]
               and a["occurred_at"] >= sent["occurred_at"] for a in _acts(o, sent["care_id"], "support_declined"))  # fmt: skip


def led_until(o, who, care: Any) -> Any:
    """When the lead went on from this body to another; None while it leads, or never did."""
    turns = sorted((s["since"], str(s["id"]), s["agency_id"]) for s in o.tables["victims_carestanding"]
                   if s["care_id"] == care and s["kind"] == "lead" and stands(o, s))  # fmt: skip
    mine = [n for n, (_, _, agency) in enumerate(turns) if agency == who.agency_id]
    after = turns[mine[-1] + 1 :] if mine else []
    return after[0][0] if after else None


def _led_then(o, who, care: Any, moment: Any) -> bool:
    until = led_until(o, who, care)
    return until is not None and moment <= until


def _acts(o, care: Any, *kinds: str) -> list[Row]:
    gone = {a["supersedes_id"] for a in o.tables["victims_careact"]}
    found = [
        a
        for a in o.tables["victims_careact"]
        if a["care_id"] == care and a["kind"] in kinds and a["id"] not in gone
    ]
    return sorted(found, key=lambda a: (a["occurred_at"], a["recorded_at"], str(a["id"])))


def heard(o, who, care: Any) -> bool:
    return not kept_out(o, who, care) and any(
        s["facts"]["to"] == str(who.agency_id) and (s["facts"]["ground"] != "consent" or _yes(o, care, s["facts"]))
        for s in _acts(o, care, "story_shared")
    )  # fmt: skip


def _yes(o, care: Any, shared: Row) -> bool:
    words = [a for a in _acts(o, care, "consent_given", "consent_withdrawn")
             if a["facts"].get("scope") == shared["scope"] and a["facts"].get("to") in (None, shared["to"])
             and (a["kind"] == "consent_withdrawn" or str(a["agency_id"]) != shared["to"])]  # fmt: skip
    return bool(words) and words[-1]["kind"] == "consent_given"


def _act(o, who, a: Row) -> bool:
    held = grounds(o, who, a["care_id"])
    if not held:
        return False
    if (
        held & {"lead", "facility"}
        or a["agency_id"] == who.agency_id
        or a["facts"].get("to") == str(who.agency_id)
        or _led_then(o, who, a["care_id"], a["recorded_at"])
    ):
        return True
    if held & {"origin", "verifier"} and a["kind"] not in table().kept:
        return True
    if "hearer" in held and a["kind"] in WITH_THE_STORY and heard(o, who, a["care_id"]):
        return True
    return "supporter" in held and a["kind"] in SAFE_TO_ALL


def _note(o, who, n: Row) -> bool:
    act = next(a for a in o.tables["victims_careact"] if a["id"] == n["act_id"])
    if not _act(o, who, act):
        return False
    held = grounds(o, who, n["care_id"])
    if _led_then(o, who, n["care_id"], act["recorded_at"]):
        held = held | {"lead"}
    readers = {
        "safety": held if heard(o, who, n["care_id"]) else held - {"hearer"},
        "care": {"lead", "facility"},
        "path": {"lead", "origin", "verifier"},
        "told": {"lead"},
    }
    return (act["agency_id"] == who.agency_id or bool(held & readers[n["audience"]])
            or (n["audience"] == "told" and _passed_on(o, who, act)))  # fmt: skip


def _passed_on(o, who, told: Row) -> bool:
    """By the person's yes, all of the story while it is the last word; by a duty, what had been written down by then."""
    return any(
        _yes(o, told["care_id"], s["facts"]) if s["facts"]["ground"] == "consent" else told["recorded_at"] <= _first(o, s)
        for s in _acts(o, told["care_id"], "story_shared") if s["facts"]["to"] == str(who.agency_id)
    )  # fmt: skip


def _first(o, act: Row) -> Any:
    """When it was written down first, before it was put right."""
    while act["supersedes_id"]:
        act = _one(o, "victims_careact", act["supersedes_id"])
    return act["recorded_at"]


PAPER = {"care": {"lead", "facility"}, "path": {"lead", "origin", "verifier"},
         "safety": {"lead", "facility", "origin", "verifier", "supporter"}}  # fmt: skip


def _paper(o, who, p: Row) -> bool:
    """One's own body's always; else those for one's audience; of an act, only where the act is seen."""
    held = grounds(o, who, p["care_id"])
    if not held or (p["act_id"] and not _act(o, who, _one(o, "victims_careact", p["act_id"]))):
        return False
    if _led_then(o, who, p["care_id"], p["recorded_at"]):
        held = held | {"lead"}
    return p["agency_id"] == who.agency_id or bool(held & PAPER[p["audience"]])


def _piece(o, who, r: Row) -> bool:
    """What was taken back is opened to nobody."""
    gone = {w["paper_id"] for w in o.tables["victims_paperwithdrawal"]}
    return r["paper_id"] not in gone and _of_paper(o, who, r)


def _of_paper(o, who, r: Row) -> bool:
    return _paper(o, who, _one(o, "victims_carepaper", r["paper_id"]))


def _one(o, table: str, id_: Any) -> Row:
    return next(row for row in o.tables[table] if row["id"] == id_)


def _working(o, who, r: Row) -> bool:
    return bool(grounds(o, who, r["care_id"]) - {"supporter", "hearer"})


def _caring(o, who, r: Row) -> bool:
    """Who leads or houses; who received, while nobody else leads, unless it is of the procedure."""
    held = grounds(o, who, r["care_id"])
    alone = r["lead_id"] == who.agency_id and who.agency_kind not in addressees.PROCEDURE
    return bool(held & {"lead", "facility"}) or bool(held and alone)


def _clock(o, who, r: Row) -> bool:
    """Who cares, all; who is to meet it, its own; who received or verifies, those whose beginning it sees."""
    held = grounds(o, who, r["care_id"])
    if held & {"lead", "facility"} or (held and r["holder_id"] == who.agency_id):
        return True
    return bool(held & {"origin", "verifier"}) and _act(
        o, who, _one(o, "victims_careact", r["started_by"])
    )


def knows_code(o, who, person: Any) -> bool:
    """Whoever was passed the story finds the person while it may know it; who that is stays closed."""
    return any(
        f["person_id"] == person and heard(o, who, f["id"]) for f in o.tables["victims_carefile"]
    )


def has_in_hand(o, who, person: Any) -> bool:
    return any(
        f["person_id"] == person and grounds(o, who, f["id"]) - {"hearer"}
        for f in o.tables["victims_carefile"]
    )


CARE = {
    "victims_carefile": lambda o, who, r: bool(grounds(o, who, r["id"])),
    "victims_carestanding": lambda o, who, r: r["agency_id"] == who.agency_id and not kept_out(o, who, r["care_id"]) and stands(o, r),
    "victims_careact": _act, "victims_carenote": _note, "victims_carelink": _working, "victims_likeness": _working, "victims_listed": _working,
    "victims_carepaper": _paper, "victims_paperpiece": _piece, "victims_paperwithdrawal": _of_paper,
    "victims_rate": lambda o, who, r: True,
    "victims_victimrelease": lambda o, who, r: "agreement" in who.caps and r["province_id"] == who.province_id,
    "victims_carereading": _working,
    "people_laterword": lambda o, who, r: has_in_hand(o, who, r["person_id"]),
    "victims_carecaring": _caring,
    "victims_careclock": _clock,
    "victims_careexclusion": lambda o, who, r: r["account_id"] != who.account_id and bool(grounds(o, who, r["care_id"]))
    and o.colleague(who, r["account_id"]),
    "victims_carealarm": lambda o, who, r: bool(grounds(o, who, r["care_id"]) - {"hearer"}),
    "victims_careowed": lambda o, who, r: bool(grounds(o, who, r["care_id"]) & {"lead", "facility"}),
}  # fmt: skip
