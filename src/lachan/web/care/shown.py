"""What the page of one person's care shows: alarms first, then how the person may be reached, then where things stand."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from lachan.docket import readings
from lachan.procedure import care as path
from lachan.procedure import care_clocks
from lachan.procedure.delivering import OPEN
from lachan.procedure.entitling import Answer
from lachan.procedure.readings import Reading
from lachan.victims import ages, codes, queries
from lachan.victims.models import CareClock
from lachan.victims.queries import Said
from lachan.victims.screening.rules import not_punished

from .. import wording
from . import correcting, said, words
from .care import Care
from .forms import offer
from .screening import reminder
from .verbs import FORMS, PARTS, of_part

SOON, LATE = timedelta(hours=24), timedelta(hours=1)
ENDED = {"met": ("met", ""), "late": ("met_late", ""), "moot": ("paused", "Không còn áp dụng")}
ASKED = "Ngày do nơi yêu cầu hẹn, không phải thời hạn luật định"
# What was last agreed on and written down, each with the day on which it is looked at again.
PLANS = ("safety_planned", "risk_assessed", "needs_assessed", "support_referred", "rescue_requested", "protection_decided",
         "followed_up", "consent_given")  # fmt: skip


def head(care: Care) -> dict[str, Any]:
    """Two verdicts apart: whether a victim, and whether an offence. Whoever was only asked for a support reads neither."""
    told = {"received": wording.shortly(care.file.received_at), "grounds": _grounds(care)}
    if (
        care.beside or care.whole.reading is None
    ):  # who sees a part of the acts would read where the care stands wrongly
        return {**told, "beside": True, "lead": _asked_by(care)}
    return {
        **told,
        "place": care.file.place.name if care.file.place else "chưa rõ nơi",
        **_stands(care),
    }


def _stands(care: Care) -> dict[str, Any]:
    now, reading, caring = care.now, care.whole.reading, care.whole.caring
    assert reading is not None
    stage = path.table().stages[(caring or reading).stage]
    return {
        "stage": stage.label, "stage_kind": "closed" if stage.code == "V0" else "",
        "verdict": words.VERDICT[reading.verdict], "fit": words.FIT[now.fit],
        "identified_on": wording.day(now.identified_on), "regime": words.REGIME[care.regime],
        "lead": reading.lead.name, "caring": caring is not None, "review_on": wording.day(caring.review_on if caring else None),
    }  # fmt: skip


def _asked_by(care: Care) -> str:
    """Whom to turn to: the body that asked last."""
    asked = care.last("support_referred")
    return asked.act.agency.name if asked else ""


def _grounds(care: Care) -> str:
    return ", ".join(
        codes.label(codes.STANDING, kind).lower() for kind in sorted(care.whole.grounds)
    )


def alarms(care: Care) -> list[dict[str, Any]]:
    """Open red flags, the oldest first, each with the way to settle it."""
    by_id = {str(one.act.id): one for one in care.whole.said}
    settle = FORMS["xu-ly-bao-dong"]
    found = []
    for many in path.raised_flags(care.deeds).values():
        flag = many[0]
        one = by_id[flag.id]
        asked = f"?flag={flag.facts.get('flag', '')}"
        found.append({
            "label": said.times(codes.label(codes.RISKS, str(flag.facts.get("flag"))), len(many)), "since": wording.shortly(flag.occurred_at),
            "words": "\n".join(filter(None, dict.fromkeys(by_id[each.id].words.get("safety", "") for each in many))), "by": one.act.agency.short_name,
            "url": f"{care.base}lam/{settle.name}/{asked}" if settle.offered(care) and care.settles(str(flag.facts.get("flag"))) else "",
        })  # fmt: skip
    return found


def reminders(care: Care) -> list[dict[str, Any]]:
    """Whoever screened said that unlawful work may have been compelled: what the law says of it, and no more."""
    said = any(one.act.kind == "victim_screened" and one.act.facts.get("forced_criminality") for one in care.standing)  # fmt: skip
    return [reminder(not_punished(care.today))] if said else []


# ── Clocks ──────────────────────────────────────────────────────────────────────────────────────────


def clocks(care: Care) -> dict[str, list[dict[str, Any]]]:
    """As the projection has them; with the working, from the acts that the viewer sees."""
    read = {
        (one.ref, one.started_by): one
        for one in readings.read(care_clocks.as_read(care.deeds), care.request.at)
    }
    rows = [_clock(one, read.get((one.ref, str(one.started_by))), care.request.at) for one in care.whole.clocks]  # fmt: skip
    return {"open": [row for row in rows if row["open"]], "done": [row for row in rows if not row["open"]]}  # fmt: skip


def _clock(one: CareClock, reading: Reading | None, at: datetime) -> dict[str, Any]:
    state, label = _state(one, at)
    return {
        "name": words.clock_name(one.ref), "state": state, "state_label": label, "open": one.owed, "who": one.holder.name,
        "due": wording.on(one.due_at) if one.due_at else "ngay", "left": _left(one, at), "consolidated": True,
        "working": reading.working if reading else (), "words": reading.reads if reading else "",
        "cite": f"{reading.cite} · {one.ref}" if reading else ASKED if one.ref in words.ASKED_CLOCKS else one.ref,
        "unsettled": reading.unsettled if reading else "",
    }  # fmt: skip


def _left(one: CareClock, at: datetime) -> str:
    if one.met_at:
        return f"xong {wording.shortly(one.met_at)}"
    return wording.left(one.due_at - at) if one.due_at and one.owed else ""


def _state(one: CareClock, at: datetime) -> tuple[str, str]:
    if not one.owed:
        return ENDED.get(one.ended, ("paused", "Không còn áp dụng"))
    if one.due_at is None:
        return "soon", "Phải làm ngay"
    return ("overdue" if one.due_at < at else "soon" if one.due_at - at <= SOON else "running"), ""


# ── What is known, planned, owed ────────────────────────────────────────────────────────────────────


def age_doubt(care: Care) -> bool:
    """Whether what was told of the age cannot be true of the year of birth as first written: said, never chosen between."""
    now = care.now
    return ages.contradict(care.file.person.birth_year, now.situation, care.today, now.told_on)


def situation(care: Care) -> list[dict[str, str]]:
    """What was said of the person's situation, as codes; for whoever may read it."""
    known = care.now.situation
    # Who only helps beside does not see what decides the status.
    told = [
        *([] if care.beside else [("status", codes.STATUS)]),
        ("nationality", codes.NATIONALITY),
    ]
    picked = [{"label": words.FACTS[name], "text": codes.label(choices, str(known[name]))} for name, choices in told if known.get(name)]  # fmt: skip
    return picked + [{"label": label, "text": words.spoken(known[name])} for name, label in words.SITUATION.items() if name in known]  # fmt: skip


def plans(care: Care) -> list[dict[str, Any]]:
    found = []
    for kind in PLANS:
        one = care.last(kind)
        if one is not None:
            found.append({**act(one, care), "title": said.label(kind)})
    return found


def supports_short(care: Care) -> dict[str, Any] | None:
    """How many supports are owed and not there yet, to be asked about, delivered; None for whoever sees a part."""
    if not care.entitled:
        return None
    count = Counter(_heap(one) for one in care.entitled)
    return {name: count[name] for name in ("missing", "ask", "there", "other")}


def _heap(one: queries.Entitled) -> str:
    if one.given.missing:
        return "missing"
    if one.given.owed.answer is Answer.ASK and one.given.state in OPEN:
        return "ask"
    return "there" if one.given.state == "delivered" else "other"


# ── The path ────────────────────────────────────────────────────────────────────────────────────────


def acts(care: Care) -> list[dict[str, Any]]:
    """Oldest first; what was put right stays, struck through."""
    by = {one.act.supersedes_id: one for one in care.whole.said if one.act.supersedes_id}
    by_id = {one.act.id: one for one in care.whole.said}
    return [
        {**act(one, care), "corrected_by": _put_right(by.get(one.act.id)),
         "corrects": f"thay cho việc ghi {wording.shortly(by_id[one.act.supersedes_id].act.occurred_at)}" if one.act.supersedes_id in by_id else "",
         "withdraw": f"{care.base}huy/{one.act.id}/" if correcting.may_withdraw(one, care) else "",
         "fix": f"{care.base}sua/{one.act.id}/" if correcting.may(one, care) else ""}
        for one in care.whole.said if one.act.kind != "entry_withdrawn"
    ]  # fmt: skip


def act(one: Said, care: Care) -> dict[str, Any]:
    row = one.act
    late = row.recorded_at - row.occurred_at > LATE
    return {
        "label": said.label(row.kind), "occurred": wording.day(row.occurred_at), "hour": wording.hour(row.occurred_at),
        "agency": row.agency.name, "paper": f"Văn bản số {row.paper}" if row.paper else "", "anchor": f"viec-{row.id}",
        "facts": said.lines(one, care.names), "words": list(one.words.values()),
        "recorded": wording.shortly(row.recorded_at) if late else "",
    }  # fmt: skip


def _put_right(by: Said | None) -> str:
    if by is None:
        return ""
    what = "hủy vì ghi nhầm" if by.act.kind == "entry_withdrawn" else "ghi lại"
    return f"{what}, {wording.shortly(by.act.recorded_at)}"


# ── What may be done next ───────────────────────────────────────────────────────────────────────────


def offers(care: Care) -> list[dict[str, Any]]:
    """By part; what the role and the standing do not allow is left out, what must wait says why."""
    groups = []
    for part, title in PARTS.items():
        links = [offer(form, care) for form in of_part(part) if form.offered(care)]
        ready = [one for one in links if not one["blocked"]]
        if ready:
            groups.append({"title": title, "part": part, "ready": ready, "waits": [one for one in links if one["blocked"]]})  # fmt: skip
    return groups


def identity_url(care: Care) -> str:
    form = FORMS["danh-tinh"]
    return f"{care.base}lam/{form.name}/" if form.offered(care) else ""


def seen_by(care: Care) -> list[dict[str, str]]:
    return [{"agency": name, "ground": codes.label(codes.STANDING, kind), "since": wording.day(since)}
            for _, name, kind, since in care.seen_by]  # fmt: skip
