"""The page of a case: what presses first, then who, what was done, what may follow, who answers for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from lachan.cases import codes as case_codes
from lachan.docket import readings
from lachan.procedure.readings import Reading

from .. import wording
from . import case_people, drawn
from .around import Assigned, Linked
from .case_facts import label
from .case_forms import CASE_FORMS, words
from .case_next import Offer, Urgency, urgencies, urgency_of
from .case_timeline import drawn_acts
from .clock_view import NEAR, clock_view, nearest_first
from .next_acts import link
from .record import Record

PRESSING = 7
URGENT = 5
FOLDED = ("service",)


def case_page(record: Record, at: datetime, whole_clocks: bool) -> dict[str, Any]:
    """All that matter_file/case.html takes besides what every matter shows."""
    read = nearest_first(readings.read(record.deeds, at, brief=not whole_clocks), at)
    alarmed = case_people.alarms(record, at)
    return {
        "case": _head(record), "alarms": alarmed, "alarm": case_people.worst(alarmed),
        **_clocks(read, at, whole_clocks), "acts_html": drawn_acts(record), "acts_count": len(record.acts),
        "accused": case_people.accused(record, read, at), "others": case_people.others(record),
        "groups": groups(record, read, at), "assigned": [_assigned(a) for a in record.around.assigned.values()],
        "linked": [_linked(one) for one in record.around.linked],
        "add_person_url": f"/vu-viec/{record.matter.code}/lam/add_person/",
    }  # fmt: skip


# ── Head ────────────────────────────────────────────────────────────────────────────────────────────


def _head(record: Record) -> dict[str, Any]:
    reading = record.matter.reading
    return {
        "initiated": wording.day(reading.initiated_at), "severity": wording.SEVERITY.get(reading.severity, ""),
        "articles": _articles(record), "flags": _flags(record), "holder": reading.holder.name,
        "investigator": _investigator(record),
    }  # fmt: skip


def _articles(record: Record) -> str:
    """Every offence charged so far, each once, with its paragraphs, in the order in which it came."""
    found: dict[str, list[str]] = {}
    for deed in record.situation.deeds:
        if deed.kind in CHARGING and deed.facts.get("article"):
            found.setdefault(str(deed.facts["article"]), []).append(
                str(deed.facts.get("paragraph") or "")
            )
    return "; ".join(_offence(article, points) for article, points in found.items())


CHARGING = frozenset({"case_initiated", "case_decision_changed", "case_decision_supplemented", "accused_charged",
                      "procuracy_charged", "charge_changed", "charge_supplemented"})  # fmt: skip


def _offence(article: str, points: list[str]) -> str:
    said = ", ".join(sorted({point for point in points if point}))
    return f"{label('article', article)}, khoản {said}" if said else label("article", article)


def _flags(record: Record) -> list[str]:
    reading = record.matter.reading
    said = [f"đã trả hồ sơ {reading.returns} lần"] if reading.returns else []
    said += [f"{reading.detained} người đang bị giam, giữ"] if reading.detained else []
    kinds = {deed.kind for deed in record.situation.deeds}
    said += [text for kind, text in MARKS.items() if kind in kinds]
    on_its_way = [way for way in record.handovers if way.what == "file" and way.answer is None]
    return [*said, *(f"hồ sơ đang chuyển đến {way.recipient.short_name}" for way in on_its_way)]


MARKS = {
    "cases_joined": "có vụ án khác nhập vào", "case_separated": "đã tách vụ án",
    "case_joined_into": "đã nhập vào vụ án khác", "simplified_applied": "thủ tục rút gọn",
}  # fmt: skip


def _investigator(record: Record) -> str:
    opened = [
        act for act in record.acts if act.kind in {"case_initiated", "transferred_file_received"}
    ]
    return opened[-1].agency.name if opened else ""


# ── Clocks ──────────────────────────────────────────────────────────────────────────────────────────


def _clocks(read: list[Reading], at: datetime, whole: bool) -> dict[str, Any]:
    running = [one for one in read if one.open]
    views = [{**clock_view(one, at), "anchor": case_people.clock_anchor(one)} for one in running]
    done = [clock_view(one, at) for one in read if not one.open]
    return {
        "clocks_html": drawn.clocks(views[:PRESSING]), "clocks_count": len(running),
        "more_clocks_html": drawn.clocks(views[PRESSING:]), "more_clocks": max(len(views) - PRESSING, 0),
        "done_html": drawn.clocks(done) if whole else drawn.done_clocks(done), "done_count": len(done),
        "done_whole": whole,
    }  # fmt: skip


# ── What may follow ─────────────────────────────────────────────────────────────────────────────────


def groups(record: Record, read: Iterable[Reading], at: datetime) -> list[dict[str, Any]]:
    """The few that would meet an open clock, then every group; giving and sending is folded and searched."""
    pressing = urgencies(read)
    ranked = sorted(
        ((urgency_of(one.form, pressing), one) for one in record.offers),
        key=lambda row: _rank(row, at),
    )
    urgent = [(due, one) for due, one in ranked if due is not None][:URGENT]
    taken = {one.form.name for _, one in urgent}
    found = [_group("urgent", urgent, record, at)]
    for code in list(words()["groups"])[1:]:
        rest = [(due, o) for due, o in ranked if o.form.group == code and o.form.name not in taken]
        found.append(_group(code, rest, record, at))
    found.insert(-1, _of_report(record))
    return [group for group in found if group["count"]]


def _rank(row: tuple[Urgency | None, Offer], at: datetime) -> tuple[int, float]:
    """What can still be done in time soon; then «ngay»; then the late, latest first; then what is far."""
    due = row[0]
    if due is None:
        return (4, 0.0)
    if due.due_at is None:
        return (1, 0.0)
    left = due.due_at - at
    if left < timedelta():
        return (2, -due.due)
    return (0 if left <= NEAR else 3, due.due)


def _group(
    code: str, rows: list[tuple[Urgency | None, Offer]], record: Record, at: datetime
) -> dict[str, Any]:
    links = [_link(due, one, record.matter.code, at) for due, one in rows]
    return {"code": code, "label": words()["groups"][code], "count": len(links), "open": code == "urgent",
            "search": code in FOLDED, "html": drawn.next_acts(links)}  # fmt: skip


def _link(due: Urgency | None, one: Offer, code: str, at: datetime) -> dict[str, Any]:
    whom = [person for person in one.persons if person]
    only = f"?nguoi={whom[0]}" if len(one.persons) == 1 and whom else ""
    return {
        "label": one.form.label, "grave": one.form.grave, "cite": one.form.cite,
        "url": f"/vu-viec/{code}/lam/{one.form.name}/{only}", **_due(due, at),
    }  # fmt: skip


def _due(due: Urgency | None, at: datetime) -> dict[str, str]:
    if due is None:
        return {"due": "", "state": ""}
    if due.due_at is None:
        return {"due": f"Phải làm ngay: {due.name}", "state": "soon"}
    state = "overdue" if due.due_at < at else "soon" if (due.due_at - at).days < 1 else "running"
    return {
        "due": f"Hạn {wording.shortly(due.due_at)} · {wording.left(due.due_at - at)}",
        "state": state,
    }


def _of_report(record: Record) -> dict[str, Any]:
    """What is left to do on the report that the case came from."""
    left = [
        {**link(form, record.matter.code), "due": "", "state": ""}
        for form in record.possible if form.name != "correct_act"
    ]  # fmt: skip
    return {"code": "intake", "label": words()["groups"]["intake"], "count": len(left), "open": False,
            "search": False, "html": drawn.next_acts(left)}  # fmt: skip


# ── Who, and beside what ────────────────────────────────────────────────────────────────────────────


def _assigned(one: Assigned) -> dict[str, str]:
    part = dict(case_codes.PARTS)[one.part]
    return {"part": part, "name": one.name or "cán bộ cơ quan khác", "agency": one.agency,
            "since": wording.day(one.since)}  # fmt: skip


LINKS = {
    ("joined", True): "Đã nhập vào", ("joined", False): "Nhận nhập từ",
    ("separated", True): "Tách ra từ", ("separated", False): "Đã tách sang",
}  # fmt: skip


def _linked(one: Linked) -> dict[str, str]:
    code = one.code or "vụ án ngoài phạm vi của đơn vị"
    return {
        "how": LINKS[one.kind, one.away],
        "code": code,
        "url": f"/vu-viec/{one.code}/" if one.code else "",
    }


def just_done(name: str) -> str:
    """The form whose draft may go, when this page follows it."""
    return name if name in CASE_FORMS else ""
