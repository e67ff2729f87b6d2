"""Three ways to ask and to answer: an act of a report, an act of a case, the correction of an act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..sheet import Field, Sheet
from . import case_questions as case
from .asking import Asking
from .case_facts import fields_of
from .case_forms import CaseForm, case_form
from .correction import CORRECTIONS, Correction, title_of
from .correction import answers as correction_answers
from .correction import before as recorded_before
from .correction import fields as correction_fields
from .questions import QUESTIONS, read_moment
from .verb_forms import FORMS, VerbForm

Typed = Mapping[str, str]
Form = VerbForm | CaseForm | Correction
WHEN_HINT = "Giờ việc thật sự xảy ra; giờ ghi sổ được ghi riêng."


@dataclass(frozen=True)
class Way:
    """`before`: what a fresh form already says; `about`: the line over the questions; `of_act`: one act is meant."""

    fields: Callable[[Sheet, Asking], list[Field]]
    answers: Callable[[Typed, Asking], dict[str, Any]]
    possible: Callable[[Asking], bool]
    before: Callable[[Typed, Asking], dict[str, str]] = lambda typed, asking: {}
    about: Callable[[Typed, Asking], str] = lambda typed, asking: ""
    of_act: bool = False


def form_named(name: str) -> Form | None:
    return FORMS.get(name) or CORRECTIONS.get(name) or case_form(name)


def way_of(form: Form) -> Way:
    return WAYS[type(form)]


def _when(on: Sheet, label: str = "Ngày giờ thực hiện") -> Field:
    return on.ask("when", label, "datetime", need="now", hint=WHEN_HINT)


# ── Of a report ─────────────────────────────────────────────────────────────────────────────────────


def _report_fields(on: Sheet, asking: Asking) -> list[Field]:
    asked = [field for name in asking.form.asks for field in QUESTIONS[name].show(on, asking)]
    return [_when(on), *asked] if asking.form.when else asked


def _report_answers(typed: Typed, asking: Asking) -> dict[str, Any]:
    answers: dict[str, Any] = {"matter": asking.record.matter}
    if asking.form.when:
        answers[asking.form.when] = read_moment(typed, asking)
    for name in asking.form.asks:
        answers |= QUESTIONS[name].read(typed, asking)
    if "act" in answers:
        del answers["matter"]
    return answers


# ── Of a case ───────────────────────────────────────────────────────────────────────────────────────


def _case_fields(on: Sheet, asking: Asking) -> list[Field]:
    form: CaseForm = asking.form
    also = [field for name in form.also for field in case.ALSO[name].show(on, asking)]
    return [
        *case.person_field(on, asking), *also, _when(on),
        *fields_of(form.kind, on, asking.who.agency_kind), *case.to_field(on, asking),
        *QUESTIONS["paper"].show(on, asking), *_note(on, asking),
    ]  # fmt: skip


def _note(on: Sheet, asking: Asking) -> list[Field]:
    return [{**field, "label": "Lý do, ghi chú"} for field in QUESTIONS["note"].show(on, asking)]


def _offered(asking: Asking) -> bool:
    return not asking.record.whole or any(one.form is asking.form for one in asking.record.offers)


WAYS: dict[type, Way] = {
    VerbForm: Way(_report_fields, _report_answers, lambda asking: asking.form in asking.record.possible),
    CaseForm: Way(_case_fields, case.answers, _offered),
    Correction: Way(correction_fields, correction_answers, lambda asking: True, recorded_before,
                    title_of, of_act=True),
}  # fmt: skip
