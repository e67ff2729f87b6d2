"""Putting one's own act right from the timeline: another time, other facts, or no effect at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound
from lachan.access.verbs import Verb
from lachan.cases import commands as cases
from lachan.law.book import book

from .. import sheet, wording
from ..sheet import Field, Sheet
from .asking import Asking
from .case_facts import fields_of, read_facts, typed_again
from .questions import QUESTIONS
from .record import Record
from .rows import ActRow, act_itself

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Correction:
    """`when`: the verb's own name for the instant; a withdrawal asks for none."""

    verb: Callable[..., Any]
    label: str
    when: str = ""
    grave: bool = False

    kind = "fact_corrected"
    part = "any"

    @property
    def said(self) -> Verb:
        found: Verb = self.verb.verb  # type: ignore[attr-defined]  # set by @command
        return found

    @property
    def name(self) -> str:
        return self.said.name

    @property
    def permission(self) -> Permission:
        return self.said.permission


CORRECTIONS = {
    form.name: form
    for form in (
        Correction(cases.correct_step, "Đính chính một hành vi đã ghi", "occurred_at"),
        Correction(cases.withdraw_act, "Gỡ hiệu lực một hành vi ghi nhầm", grave=True),
    )
}


def may_correct(act: ActRow, record: Record) -> bool:
    """One's own agency's act, recorded here, still in effect, and no correction itself."""
    own = act.agency_id in record.who.scope and record.who.can(Permission.CASE_CORRECT)
    return own and act.kind != "fact_corrected" and "carried_from" not in act.facts


def act_of(typed: Typed, asking: Asking) -> ActRow:
    wanted = sheet.key(sheet.words(typed, "act"))
    found = [act for act in asking.record.acts if act.id == wanted]
    if not found:
        raise NotFound
    return found[0]


def title_of(typed: Typed, asking: Asking) -> str:
    act = act_of(typed, asking)
    whom = f" đối với {act.person_id}" if act.person_id else ""
    return f"{book().label(act.kind)}{whom} · đã ghi xảy ra {wording.on(act.occurred_at)}"


def before(typed: Typed, asking: Asking) -> dict[str, str]:
    """What the act says now, so that only the wrong part has to be typed."""
    act = act_of(typed, asking)
    return {"when": wording.typed(act.occurred_at), **typed_again(act.kind, act.facts)}


def fields(on: Sheet, asking: Asking) -> list[Field]:
    act, reason = act_of(on.typed, asking), QUESTIONS["reason"].show(on, asking)
    if not asking.form.when:
        return reason
    when = on.ask("when", "Ngày giờ đúng", "datetime", need="now")
    return [when, *fields_of(act.kind, on, asking.who.agency_kind), *reason]


def answers(typed: Typed, asking: Asking) -> dict[str, Any]:
    act = act_of(typed, asking)
    given = {
        "matter": asking.record.matter,
        "act": act_itself(act),
        "reason": sheet.words(typed, "reason"),
    }
    if not asking.form.when:
        return given
    facts = {**_unasked(act), **read_facts(act.kind, typed)}
    return given | {"occurred_at": _moment(typed, act), "facts": facts}


def _unasked(act: ActRow) -> dict[str, object]:
    """What no form asks stays as it was said."""
    asked = {field["name"] for field in fields_of(act.kind, Sheet({}), "")}
    return {name: value for name, value in act.facts.items() if name not in asked}


def _moment(typed: Typed, act: ActRow) -> datetime:
    """The same minute is the same instant, to the second."""
    same = sheet.words(typed, "when") == wording.typed(act.occurred_at)
    return act.occurred_at if same else sheet.moment(typed, "when")
