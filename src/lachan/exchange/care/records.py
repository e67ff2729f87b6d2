"""One person's care as a case record of HTCDS: from its acts, its reading and the coarse columns of the person alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.care import Care, care_of
from lachan.procedure.delivering import State
from lachan.procedure.periods import local_day
from lachan.procedure.reaching import reach_of
from lachan.reference.codes import INVESTIGATORS, POLICE
from lachan.victims.models import CareFile
from lachan.victims.readings import given_to, minor_of

from ..htcds.record import CaseRecord, Event, SupportPlan

TABLE = Path(__file__).with_name("codes.yaml")
GOT = (State.DELIVERED, State.EXPIRED)
TAKEN_IN = (
    "health_agency_notice_received",
    "labour_agency_notice_received",
    "commune_received_victim",
)


@lru_cache(maxsize=1)
def table() -> Mapping[str, Mapping[str, str]]:
    said: Mapping[str, Mapping[str, str]] = load_yaml(TABLE)
    return said


def record_of(
    file: CareFile, deeds: Sequence[Act], kinds: Mapping[str, str], on: date
) -> CaseRecord:
    """`kinds`: agency → its kind, for who decided; `file` with its reading and the body that leads. What nobody wrote down
    stays empty, never «no»."""
    done = in_effect(deeds, until=None, known_at=None)
    now, said = care_of(deeds, on), _last_words(done)
    return CaseRecord(
        lead_kind=table()["lead_kind"].get(file.reading.lead.kind, "local_government_organisation"), lead_country="VN", sex=file.person.sex,
        deceased=True if now.closed and said.get("care_closed.ground") == "died" else None,
        language=reach_of(done).wishes.get("language") or str(said.get("story_told.language") or ""),
        citizenship=("VN",) if now.situation.get("nationality") == "vietnamese" else (),
        status=_status(now), decided_by=_decided(done, now, kinds), **_trafficked(said),
        **_course(done, now, said), events=_events(said), plans=_plans(file, deeds, on), consent=True, regime=now.regime,
        articles=tuple(filter(None, [str(said.get("offence_fit_said.article", ""))])),
        received_on=local_day(file.received_at), minor=minor_of(file, now.situation, on, now.told_on),
    )  # fmt: skip


def _last_words(done: Sequence[Act]) -> dict[str, Any]:
    """«kind.fact» → what was last said of it."""
    return {f"{act.kind}.{name}": value for act in done for name, value in act.facts.items()}


def _status(now: Care) -> str:
    """The verdict, else where the person stands; once closed without one, only that the person was received."""
    if now.verdict:
        return {"victim": "identified", "not_victim": "not_identified"}[now.verdict]
    return table()["status"].get(now.stage.code, "reported")


def _decided(done: Sequence[Act], now: Care, kinds: Mapping[str, str]) -> str:
    acts = [act for act in done if act.kind in ("victim_certified", "victim_not_identified")]
    if not now.verdict or not acts:
        return ""
    police = kinds.get(str(acts[-1].agency), "") in {str(kind) for kind in POLICE | INVESTIGATORS}
    return "police" if police else "non_police_governmental_organization"


def _trafficked(said: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The coarse codes in the standard's; several means of control, or none known, is no code of theirs."""
    found = {
        "exploitation": said.get("trafficking_coded.exploitation") or ("forced_crime" if said.get("victim_screened.forced_criminality") else ""),
        "controls": said.get("trafficking_coded.control"), "recruitment": said.get("trafficking_coded.recruitment"),
    }  # fmt: skip
    return {
        name: tuple(filter(None, [table()[name].get(str(code), "")]))
        for name, code in found.items()
    }


def _course(done: Sequence[Act], now: Care, said: Mapping[str, Any]) -> dict[str, Any]:
    """Open or closed, why, and from and to where the person was passed on: days and codes, no body's name."""
    taken = next((local_day(act.occurred_at) for act in done if act.kind in TAKEN_IN), None)
    sent = [local_day(act.occurred_at) for act in done if act.kind == "support_referred"]
    ground = str(said.get("care_closed.ground", "")) if now.closed else ""
    open_as = "follow_up" if now.stage.code == "V9" else "active"
    return {
        "case_status": ("closed_referred" if ground == "moved" else "closed") if now.closed else open_as,
        "closing": ground, "referred_in_on": taken, "referred_out_on": sent[-1] if sent else None,
        "referred_out_for": "additional_services_required" if sent else "",
    }  # fmt: skip


def _events(said: Mapping[str, Any]) -> tuple[Event, ...]:
    country = next((said[f"{kind}.country"] for kind in ("trafficking_coded", "person_rescued", "rescue_requested")
                    if f"{kind}.country" in said), None)  # fmt: skip
    if country is None and said.get("situation_told.trafficked_in_vietnam"):
        country = "VN"
    return (Event("exploitation", str(country)),) if country else ()


def _plans(file: CareFile, deeds: Sequence[Act], on: date) -> tuple[SupportPlan, ...]:
    """What the person got. What was only owed is no plan of theirs."""
    return tuple(
        SupportPlan(one.owed.support.kind, one.until, one.until if one.state is State.EXPIRED else None)
        for one in given_to(file, deeds, on) if one.state in GOT
    )  # fmt: skip
