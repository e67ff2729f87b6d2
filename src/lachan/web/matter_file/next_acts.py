"""What this person may do next: what the stage allows, the role permits and the part in the matter fits."""

from collections.abc import Iterable
from typing import Any

from lachan.access.actor import Actor
from lachan.docket.codes import LIMITED
from lachan.docket.models import ClockReading
from lachan.law.book import book
from lachan.procedure.readings import Reading
from lachan.procedure.stages import table

from .case_forms import CASE_FORMS
from .case_next import Offer
from .verb_forms import FORMS, ROWS, VerbForm


def parts_of(who: Actor, holder_id: int, standings: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The parts this person's agency plays in the matter."""
    kinds = {kind for agency, kind in standings if agency in who.scope}
    parts = {"any"} if kinds - LIMITED else set()
    parts |= {"holder"} if holder_id in who.scope else set()
    return frozenset(parts | (kinds & {"supervisor"}))


def possible(who: Actor, kinds: frozenset[str], parts: frozenset[str]) -> list[VerbForm]:
    return [
        form for form in ROWS
        if form.kind in kinds and form.part in parts and who.can(form.permission)
    ]  # fmt: skip


CORRECTION = "fact_corrected"


def most_urgent(forms: list[VerbForm], read: Iterable[Reading]) -> list[VerbForm]:
    """Those that would meet an open clock first, in the order in which the clocks end."""
    ends: dict[str, float] = {}
    for reading in read:
        if not reading.open:
            continue
        due = reading.due_at.timestamp() if reading.due_at else 0.0
        for stop in book().clock(reading.ref).stops_on:
            ends[stop.act] = min(due, ends.get(stop.act, due))
    return sorted(forms, key=lambda form: ends.get(form.kind, float("inf")))


def link(form: VerbForm, code: str) -> dict[str, Any]:
    """One line of parts/next_acts.html."""
    return {
        "label": form.label, "explain": form.said.sentence, "cite": form.said.article,
        "url": f"/vu-viec/{code}/lam/{form.name}/", "grave": form.grave,
    }  # fmt: skip


def case_link(one: Offer, code: str) -> dict[str, Any]:
    """The same, for an act of a case that may be done before there is one (a person held, an arrest)."""
    form = one.form
    return {
        "label": form.label, "explain": form.said.sentence, "cite": form.said.article,
        "url": f"/vu-viec/{code}/lam/{form.name}/", "grave": form.grave,
    }  # fmt: skip


def act_for(duty: ClockReading, who: Actor) -> dict[str, str] | None:
    """The act that would meet this clock, if this person may do it now."""
    meets = {stop.act for stop in book().clock(duty.ref).stops_on}
    if duty.matter.reading.initiated_at is not None:
        return _act_in_case(duty, meets, who)
    here = table().stages.get(duty.matter.reading.stage)
    allowed = here.next_kinds if here else frozenset()
    part = "holder" if duty.matter.reading.holder_id in who.scope else "supervisor"
    for form in FORMS.values():
        if form.kind in meets & allowed and form.part == part and who.can(form.permission):
            return {"label": form.label, "url": link(form, duty.matter.code)["url"]}
    return None


def _act_in_case(duty: ClockReading, meets: set[str], who: Actor) -> dict[str, str] | None:
    """By side and permission; whether the stage allows it is said on the form."""
    whom = f"?nguoi={duty.person}" if duty.person else ""
    for form in CASE_FORMS.values():
        if (
            meets & set(form.kinds)
            and who.agency_kind in form.side.kinds
            and who.can(form.permission)
        ):
            return {
                "label": form.label,
                "url": f"/vu-viec/{duty.matter.code}/lam/{form.name}/{whom}",
            }
    for left in FORMS.values():
        if left.kind in meets and who.can(left.permission):
            return {"label": left.label, "url": link(left, duty.matter.code)["url"]}
    return None
