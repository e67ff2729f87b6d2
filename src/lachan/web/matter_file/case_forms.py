"""Every verb of a case as a form, from the registry of verbs: which act, whose, in which group of the page.

A verb added to `cases` or `outcomes` is here without a line; choices.yaml says only what a registry cannot."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.access.permissions import Permission
from lachan.access.verbs import Verb
from lachan.cases import commands as cases
from lachan.docket.kinds import SIDE_OF, VERB_OF
from lachan.docket.sides import COURT, Side
from lachan.law.book import book
from lachan.law.reading_yaml import load_yaml
from lachan.outcomes import commands as outcomes
from lachan.procedure.track_tables import office_of

# Answered in the tray, or recorded by the verb of another act.
IN_TRAY = frozenset({"receive_item", "refuse_item"})
WITH_ANOTHER = frozenset({"case_joined_into"})
# What a verb asks besides the act itself: keyword of the verb, which is also the name of the question.
ALSO = {
    "hand_over": ("thing", "recipient"), "return_file_by_procuracy": ("recipient",),
    "decide_transfer": ("recipient",), "assign_investigator": ("colleague",),
    "assign_procurator": ("colleague",), "assign_judge": ("colleague",), "separate_case": ("leaving",),
    "join_cases": ("other_case",), "pronounce_judgment": ("verdicts",),
    "pronounce_appeal_judgment": ("verdicts",),
}  # fmt: skip


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    """choices.yaml, read once."""
    found: Mapping[str, Any] = load_yaml(Path(__file__).with_name("choices.yaml"))
    return found


@dataclass(frozen=True)
class CaseForm:
    """`name` stands in the address; `kinds`: acts this form records; `always`: keywords it always gives."""

    name: str
    verb: Callable[..., Any]
    kinds: tuple[str, ...]
    side: Side
    group: str
    also: tuple[str, ...] = ()
    always: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""

    when = "when"
    part = "case"

    @property
    def kind(self) -> str:
        return self.kinds[0]

    @property
    def said(self) -> Verb:
        found: Verb = self.verb.verb  # type: ignore[attr-defined]  # set by @command
        return found

    @property
    def permission(self) -> Permission:
        return self.said.permission

    @property
    def label(self) -> str:
        return self.title or book().label(self.kind)

    @property
    def cite(self) -> str:
        """The article of the act itself, where the verb serves many."""
        return office_of(self.kind).cite if self.always.get("kind") else self.said.article

    @property
    def grave(self) -> bool:
        return self.name in words()["grave"]


def _forms() -> list[CaseForm]:
    own = [_form(kind, verb) for kind, verb in VERB_OF.items() if _stands_alone(kind, verb)]
    return [*own, _hand_over(), *_adjournments()]


def _stands_alone(kind: str, verb: Callable[..., Any]) -> bool:
    return verb.__name__ not in IN_TRAY | {"hand_over"} and kind not in WITH_ANOTHER


def _form(kind: str, verb: Callable[..., Any]) -> CaseForm:
    name = verb.__name__
    always: dict[str, Any] = {"kind": kind} if name in {"record_service", "record_decision"} else {}
    always |= {"appeal": kind == "appellate_judge_assigned"} if name == "assign_judge" else {}
    return CaseForm(
        kind, verb, (kind,), SIDE_OF[kind], _group(kind, verb), ALSO.get(name, ()), always
    )


def _group(kind: str, verb: Callable[..., Any]) -> str:
    places = words()["group_of"]
    module = verb.__module__.rpartition(".")[2]
    return str(places.get(kind) or places.get(verb.__name__) or places[module])


def _hand_over() -> CaseForm:
    """One form for every sending: which act it is follows from what is sent, from whom, to whom."""
    kinds = tuple(kind for kind, verb in VERB_OF.items() if verb is cases.hand_over)
    return CaseForm("hand_over", cases.hand_over, kinds, SIDE_OF["item_handed_over"], "file",
                    ALSO["hand_over"], title="Bàn giao hồ sơ, vật chứng, người")  # fmt: skip


def _adjournments() -> list[CaseForm]:
    return [
        CaseForm("adjourn_hearing", outcomes.adjourn_hearing, ("hearing_adjourned",), COURT, "trial",
                 title="Hoãn phiên tòa sơ thẩm"),
        CaseForm("adjourn_appeal", outcomes.adjourn_appeal, ("hearing_adjourned",), COURT, "appeal",
                 title="Hoãn phiên tòa phúc thẩm"),
    ]  # fmt: skip


CASE_FORMS = {form.name: form for form in _forms()}
# A verb with one act may be called by its own name too, as `lachan verbs` prints it.
BY_VERB = {form.verb.__name__: form for form in reversed(CASE_FORMS.values())}


def case_form(name: str) -> CaseForm | None:
    return CASE_FORMS.get(name) or BY_VERB.get(name)
