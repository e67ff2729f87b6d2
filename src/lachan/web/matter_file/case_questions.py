"""What a form of a case asks besides the facts of its act: whom, to whom, by which paper, on what one has seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from lachan.access.refusals import NotFound, Refusal
from lachan.cases.routes import HELPING
from lachan.docket import codes as docket_codes
from lachan.docket import queries as docket
from lachan.docket.steps import Step
from lachan.law.book import book
from lachan.outcomes import codes as outcome_codes
from lachan.procedure.track_tables import case_table
from lachan.reference import queries as reference
from lachan.reference.codes import COURTS, INVESTIGATORS, PROCURACIES, Kind
from lachan.reference.models import Agency

from .. import sheet
from ..sheet import Field, Sheet
from .asking import Asking
from .case_facts import CHOOSE, read_facts
from .case_forms import CaseForm
from .questions import QUESTIONS, read_moment

Typed = Mapping[str, str]
# Bodies of criminal procedure and those who keep or receive for them, in the order in which they are offered.
BODIES = (
    *sorted(INVESTIGATORS), Kind.BORDER_GUARD, *sorted(PROCURACIES), *sorted(COURTS), Kind.DETENTION_FACILITY,
)  # fmt: skip
THINGS = [row for row in docket_codes.HANDED if row[0] != "report"]


class NoSuchCase(Refusal):
    """Không có vụ án mang mã này trong phạm vi của đơn vị. Kiểm tra lại mã, viết như VV-XXXXXXXX."""


class StaleForm(Refusal):
    """Biểu mẫu này đã cũ nên không rõ anh/chị đã xem đến đâu. Mở lại biểu mẫu từ trang vụ án rồi ghi lại."""


@dataclass(frozen=True)
class Also:
    """A question of one verb: how it is shown, and the keyword it becomes."""

    show: Callable[[Sheet, Asking], list[Field]]
    read: Callable[[Typed, Asking], dict[str, Any]]


def step_of(typed: Typed, asking: Asking) -> Step:
    """What the person did, as typed, with what their page had shown them."""
    form = asking.form
    paper = QUESTIONS["paper"].read(typed, asking).get("paper")
    return Step(
        read_moment(typed, asking), _person(typed, asking),
        {**read_facts(form.kind, typed), **to_fact(typed, asking)}, paper,
        sheet.words(typed, "note"), seen(typed),
    )  # fmt: skip


def seen(typed: Typed) -> datetime | None:
    said = sheet.words(typed, "seen")
    try:
        return datetime.fromisoformat(said) if said else None
    except ValueError:
        raise StaleForm from None


def answers(typed: Typed, asking: Asking) -> dict[str, Any]:
    """The keywords of a verb of a case."""
    form: CaseForm = asking.form
    given = {"matter": asking.record.matter, "step": step_of(typed, asking), **form.always}
    for name in form.also:
        given |= ALSO[name].read(typed, asking)
    return given


# ── Whom ────────────────────────────────────────────────────────────────────────────────────────────

NEEDS, MAY, NOBODY = "needs", "may", ""


def about(form: CaseForm) -> str:
    """Whether the act is of one person, may be, or is of the case."""
    if form.name == "hand_over":
        return MAY
    if "verdicts" in form.also:
        return NOBODY
    if book().acts[form.kind].of == "accused":
        return NEEDS
    return MAY if form.kind in case_table().of_one else NOBODY


def person_field(on: Sheet, asking: Asking) -> list[Field]:
    whom = about(asking.form)
    if not whom:
        return []
    first = (
        CHOOSE
        if whom == NEEDS
        else ("", "Cả vụ án" if asking.form.name != "hand_over" else "Không bàn giao người")
    )
    label = "Đối với người nào" if asking.form.name != "hand_over" else "Người được bàn giao"
    return [on.ask("person", label, "select", [first, *_people(asking)], wide=True,
                   need="now" if whom == NEEDS else "", hint=_whom_hint(asking))]  # fmt: skip


def _people(asking: Asking) -> list[tuple[str, str]]:
    """Those for whom it may be done now first; the others stay, since the verb says why not."""
    record = asking.record
    may = {code for one in record.offers if one.form is asking.form for code in one.persons}
    everyone = {code: record.standing_text(code) for code in record.codes}
    ready = [(code, f"{code} · {text}") for code, text in everyone.items() if code in may]
    rest = [(code, f"{code} · {text}") for code, text in everyone.items() if code not in may]
    if not ready or not rest:
        return [*ready, *rest]
    return [*ready, *((code, f"{text} (chưa đến bước này)") for code, text in rest)]


def _whom_hint(asking: Asking) -> str:
    return "" if asking.record.codes else "Hồ sơ chưa có ai. Thêm người trước."


def _person(typed: Typed, asking: Asking) -> str | None:
    return sheet.words(typed, "person") or None if about(asking.form) else None


# ── To whom, what, by whom ──────────────────────────────────────────────────────────────────────────


def agencies(
    asking: Asking, whole_country: bool = False, kinds: tuple[str, ...] = BODIES
) -> list[tuple[int, str]]:
    """Bodies that already take part first, then those of the province, then the others."""
    found = _within_reach(asking).filter(kind__in=kinds)
    own = asking.who.province_id
    if not whole_country:
        found = found.filter(province_id=own)
    part = {agency for agency, _, _ in asking.record.seen_by}
    rows = [row for row in found if row.id not in asking.who.scope]
    rows.sort(key=lambda a: (a.id not in part, a.province_id != own, kinds.index(Kind(a.kind))))
    return [(row.id, row.name) for row in rows]


def to_field(on: Sheet, asking: Asking) -> list[Field]:
    """The `to` of a service: an agency, where the recipient is one."""
    if "to" not in book().acts[asking.form.kind].facts or "recipient" in asking.form.also:
        return []
    options = [("", "— không phải cơ quan trong danh mục —"), *agencies(asking)]
    return [on.ask("to", "Gửi, giao, thông báo cho", "select", options, need="later", wide=True)]


def _recipient(on: Sheet, asking: Asking) -> list[Field]:
    beyond = asking.form.name in {"case_transfer_decided", "hand_over"}
    kinds = (*BODIES, *sorted(HELPING)) if asking.form.name == "hand_over" else BODIES
    options = [("", "— chọn cơ quan —"), *agencies(asking, beyond, kinds)]
    return [on.ask("to", "Cơ quan nhận", "select", options, need="now", wide=True)]


def _read_recipient(typed: Typed, asking: Asking) -> dict[str, Any]:
    wanted = sheet.number({"to": sheet.chosen(typed, "to")}, "to")
    found = _within_reach(asking).filter(id=wanted).first()
    if found is None:
        raise sheet.ChooseOne(field="to")
    return {"to": found}


def _within_reach(asking: Asking) -> QuerySet[Agency]:
    """Who is there today, and who takes over when one's own body ends."""
    return reference.reached_from(asking.who.agency_id, asking.at.date())


def to_fact(typed: Typed, asking: Asking) -> dict[str, object]:
    """The body a paper went to, by number, where the act says one and the verb does not."""
    if not to_field(Sheet({}), asking) or not sheet.words(typed, "to"):
        return {}
    found: Agency = _read_recipient(typed, asking)["to"]
    return {"to": str(found.id)}


def _thing(on: Sheet, asking: Asking) -> list[Field]:
    on = on if on.typed.get("what") else Sheet({**on.typed, "what": "file"}, on.refusal)
    return [on.ask("what", "Bàn giao", "radio", THINGS, across=True, wide=True)]


def _other_case(on: Sheet, asking: Asking) -> list[Field]:
    hint = "Vụ án kia cũng phải do đơn vị mình thụ lý; bị can của vụ đó chuyển sang hồ sơ này."
    return [on.ask("other", "Mã vụ án được nhập vào đây", need="now", maxlength=20, hint=hint,
                   placeholder="VV-XXXXXXXX", autocomplete="off")]  # fmt: skip


def _read_other_case(typed: Typed, asking: Asking) -> dict[str, Any]:
    code = sheet.chosen(typed, "other").upper()
    try:
        return {"other": docket.matter_by_code(asking.who, code)}
    except NotFound:
        raise NoSuchCase(field="other") from None


# ── Several people at once ──────────────────────────────────────────────────────────────────────────


def _leaving(on: Sheet, asking: Asking) -> list[Field]:
    return [
        on.ask(f"leaves_{code}", f"{code} · {asking.record.standing_text(code)}", "checkbox", wide=True)
        for code in asking.record.situation.accused
    ]  # fmt: skip


def _read_leaving(typed: Typed, asking: Asking) -> dict[str, Any]:
    chosen = [c for c in asking.record.situation.accused if sheet.words(typed, f"leaves_{c}")]
    return {"persons": chosen}


def tried(asking: Asking) -> list[str]:
    """The defendants of whom the judgment must say something."""
    statuses = outcome_codes.TRIED[asking.form.kind]
    standing = asking.record.situation.accused.values()
    return [one.code for one in standing if one.status in statuses and not one.apart]


def _verdicts(on: Sheet, asking: Asking) -> list[Field]:
    choices = outcome_codes.VERDICTS[asking.form.kind]
    empty = (
        CHOOSE
        if asking.form.kind == "judgment_pronounced"
        else ("", "Không có kháng cáo, kháng nghị")
    )
    return [on.ask(f"verdict_{code}", f"Kết quả đối với {code}", "select", [empty, *choices], need="now")
            for code in tried(asking)]  # fmt: skip


def _read_verdicts(typed: Typed, asking: Asking) -> dict[str, Any]:
    said = {code: sheet.words(typed, f"verdict_{code}") for code in tried(asking)}
    return {"verdicts": {code: verdict for code, verdict in said.items() if verdict}}


ALSO: dict[str, Also] = {
    "thing": Also(_thing, lambda typed, asking: {"what": sheet.words(typed, "what")}),
    "recipient": Also(_recipient, _read_recipient),
    "colleague": Also(QUESTIONS["officer"].show, QUESTIONS["officer"].read),
    "other_case": Also(_other_case, _read_other_case),
    "leaving": Also(_leaving, _read_leaving),
    "verdicts": Also(_verdicts, _read_verdicts),
}
