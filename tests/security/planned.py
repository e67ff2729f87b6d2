"""Who may see which rows of the plan, said again in Python: the province's adopted plans; of its tasks one's own,
those one gave on, those one works along with; the committee all of its province, drafts too."""

from functools import lru_cache
from typing import Any

from .connecting import connect

Row = dict[str, Any]


@lru_cache(maxsize=1)
def _bodies() -> dict[int, tuple[int, int | None, int | None, object]]:
    with connect("keeper") as keeper:
        rows = keeper.execute(
            "SELECT id, province_id, successor_id, parent_id, valid_to FROM reference_agency"
        ).fetchall()
    return {body: rest for body, *rest in rows}


@lru_cache(maxsize=64)
def _follows(agency: int) -> frozenset[int]:
    """Itself, whatever it took over, and ended bodies below it that nobody took over; once more and once more."""
    found = {agency}
    while True:
        more = {body for body, (_, heir, above, ended) in _bodies().items()
                if heir in found or (heir is None and ended is not None and above in found)}  # fmt: skip
        if more <= found:
            return frozenset(found)
        found |= more


def _of(o, table: str, key: Any) -> Row:
    return next(row for row in o.tables[table] if row["id"] == key)


def _here(who, row: Row) -> bool:
    return row["province_id"] == who.province_id


def _plan(o, who, row: Row) -> bool:
    adopted = any(
        a["plan_id"] == row["id"] and a["kind"] == "adopted" for a in o.tables["plan_planact"]
    )
    return _here(who, row) and (adopted or "plans" in who.caps)


def _in_plan(o, who, row: Row) -> bool:
    return _plan(o, who, _of(o, "plan_plan", row["plan_id"]))


def _mine(o, who, task: Any) -> bool:
    bodies = _follows(who.agency_id)
    versions = {v["id"]: v for v in o.tables["plan_taskversion"] if v["task_id"] == task}
    carried = any(
        s["version_id"] in versions and bodies & {s["carrier_id"], s["giver_id"]}
        for s in o.tables["plan_share"]
    )
    along = any(
        p["version_id"] in versions and p["agency_id"] in bodies for p in o.tables["plan_partner"]
    )
    return carried or along or any(v["everybody"] for v in versions.values())


def _task(o, who, row: Row) -> bool:
    return _in_plan(o, who, row) and ("plans" in who.caps or _mine(o, who, row["id"]))


def _version(o, who, row: Row) -> bool:
    return _task(o, who, _of(o, "plan_task", row["task_id"]))


def _in_version(o, who, row: Row) -> bool:
    return _version(o, who, _of(o, "plan_taskversion", row["version_id"]))


def _share(o, who, row: Row) -> bool:
    part = _follows(who.agency_id) & {row["carrier_id"], row["giver_id"]}
    return _in_version(o, who, row) and ("plans" in who.caps or bool(part))


def _step(o, who, row: Row) -> bool:
    return _share(o, who, _of(o, "plan_share", row["share_id"]))


# What is told of places, and which are declared, is read by every body of the province.
PLACES = {
    "focus_placefact": lambda o, who, r: _here(who, r), "focus_focusplace": lambda o, who, r: _here(who, r),
    "focus_focusstep": lambda o, who, r: _here(who, _of(o, "focus_focusplace", r["focus_id"])),
}  # fmt: skip
PLAN = {
    "plan_document": lambda o, who, r: _here(who, r), "plan_plan": _plan, "plan_planact": _in_plan, "plan_taskgroup": _in_plan,
    "plan_task": _task, "plan_taskversion": _version, "plan_partner": _in_version, "plan_occurrence": _in_version,
    "plan_share": _share, "plan_step": _step, "plan_attachment": lambda o, who, r: _step(o, who, _of(o, "plan_step", r["step_id"])),
}  # fmt: skip
