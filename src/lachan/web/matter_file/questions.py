"""The questions that verb forms ask: how each is shown, and how its answer becomes a keyword."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lachan.access.refusals import NotFound
from lachan.docket import codes as docket_codes
from lachan.docket.ledger import PaperGiven
from lachan.intake import codes
from lachan.law.book import book
from lachan.reference import queries as reference
from lachan.reference.codes import PROCURACIES, Kind
from lachan.reference.models import Agency

from .. import sheet, wording
from ..colleagues import colleagues
from ..report.people import person_fields, read_person
from ..sheet import Field, Sheet
from .asking import Asking
from .rows import act_itself, latest_between

Typed = Mapping[str, str]
# Bodies a report may be handed to, in the order in which they are looked for.
ADDRESSEES = (
    Kind.DISTRICT_POLICE, Kind.INVESTIGATION_AGENCY, Kind.SECURITY_INVESTIGATION_AGENCY,
    Kind.BORDER_GUARD, Kind.POLICE_DIVISION, *sorted(PROCURACIES), Kind.INSPECTOR,
    Kind.COMMUNE_POLICE, Kind.POLICE_POST,
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    show: Callable[[Sheet, Asking], list[Field]]
    read: Callable[[Typed, Asking], dict[str, Any]]


def read_moment(typed: Typed, asking: Asking) -> datetime:
    """A typed minute is any second of it: not before what the record already has in that minute."""
    when = sheet.moment(typed, "when")
    return latest_between(asking.record.matter.id, when, when + timedelta(minutes=1)) or when


def _colleagues(asking: Asking) -> list[tuple[int, str]]:
    return colleagues(asking.who, asking.at.date())


def _officer(on: Sheet, asking: Asking) -> list[Field]:
    label = "Kiểm sát viên" if asking.form.part == "supervisor" else "Người được phân công"
    options = [("", "— chọn người —"), *_colleagues(asking)]
    return [on.ask("officer", label, "select", options, need="now")]


def _account(on: Sheet, asking: Asking) -> list[Field]:
    options = [("", "— chọn người —"), *_colleagues(asking)]
    hint = "Từ khi lưu, người này không còn xem được vụ việc, kể cả khi tìm theo mã."
    return [on.ask("account", "Người phải loại trừ", "select", options, need="now", hint=hint)]


def _chosen_number(name: str) -> Callable[[Typed, Asking], dict[str, Any]]:
    def read(typed: Typed, asking: Asking) -> dict[str, Any]:
        sheet.chosen(typed, name)
        return {name: sheet.number(typed, name)}

    return read


def _read_officer(typed: Typed, asking: Asking) -> dict[str, Any]:
    wanted = sheet.number({"officer": sheet.chosen(typed, "officer")}, "officer")
    if wanted not in dict(_colleagues(asking)):
        raise sheet.ChooseOne(field="officer")
    return {"officer": wanted}


def _addressees(asking: Asking) -> list[Agency]:
    found = reference.agencies_on(asking.at.date()).filter(
        province_id=asking.who.province_id, kind__in=ADDRESSEES
    )
    others = found.exclude(id__in=asking.who.scope).exclude(id=asking.record.matter.barred_id or 0)
    return sorted(others, key=lambda agency: ADDRESSEES.index(Kind(agency.kind)))


def competent(asking: Asking) -> reference.Investigator | None:
    """Who investigates crimes of this place today, with the rule that says so."""
    place, classified = asking.record.matter.place, asking.record.deeds
    if place is None:
        return None
    facts = {name: value for deed in classified for name, value in deed.facts.items()}
    article = str(facts.get("article", "")) or None
    return reference.investigator_of(place, asking.at.date(), article)


def _to(on: Sheet, asking: Asking) -> list[Field]:
    likely = competent(asking)
    first = [] if likely is None or likely.agency.id in asking.who.scope else [likely.agency]
    rest = [agency for agency in _addressees(asking) if agency not in first]
    options = [("", "— chọn cơ quan —"), *((a.id, a.name) for a in [*first, *rest])]
    if first and not on.typed.get("to"):
        on = Sheet({**on.typed, "to": str(first[0].id)}, on.refusal)
    hint = f"Đề xuất: {likely.agency.name}. {likely.competence.because}" if first and likely else ""
    return [on.ask("to", "Cơ quan nhận", "select", options, need="now", hint=hint, wide=True)]


def _read_to(typed: Typed, asking: Asking) -> dict[str, Any]:
    wanted = sheet.number({"to": sheet.chosen(typed, "to")}, "to")
    found = reference.agencies_on(asking.at.date()).filter(id=wanted).first()
    if found is None:
        raise sheet.ChooseOne(field="to")
    return {"to": found}


def _read_to_number(typed: Typed, asking: Asking) -> dict[str, Any]:
    return {"to": _read_to(typed, asking)["to"].id}


def _what(on: Sheet, asking: Asking) -> list[Field]:
    on = on if on.typed.get("what") else Sheet({**on.typed, "what": "report"}, on.refusal)
    return [on.ask("what", "Nội dung chuyển", "radio", docket_codes.HANDED, across=True)]


def _paper(on: Sheet, asking: Asking) -> list[Field]:
    return [
        on.ask("paper_number", "Số văn bản", need="later", maxlength=60,
               placeholder="ví dụ 12/QĐ-CSĐT"),
        on.ask("paper_date", "Ngày văn bản", need="later", **sheet.TYPED_DAY),
        on.ask("grade", "Độ mật của văn bản", "select", docket_codes.GRADES,
               hint="Văn bản có độ mật không lưu ở đây."),
    ]  # fmt: skip


def _read_paper(typed: Typed, asking: Asking) -> dict[str, Any]:
    number, grade = sheet.words(typed, "paper_number"), sheet.words(typed, "grade") or "none"
    dated = sheet.day(typed, "paper_date")
    if not number and dated is None and grade == "none":
        return {}
    return {"paper": PaperGiven(asking.form.kind, number, dated, grade)}


def _long(name: str, label: str, need: str = "now") -> Question:
    def show(on: Sheet, asking: Asking) -> list[Field]:
        hint = "Được niêm phong cùng hành vi; chỉ mở khi có mục đích."
        return [
            on.ask(name, label, "textarea", wide=True, sealed=True, rows=4, need=need, hint=hint)
        ]

    return Question(show, lambda typed, asking: {name: sheet.words(typed, name)})


def _select(name: str, label: str, options: list[tuple[str, str]], empty: str) -> Question:
    def show(on: Sheet, asking: Asking) -> list[Field]:
        return [on.ask(name, label, "select", [("", empty), *options], wide=True, need="now")]

    return Question(show, lambda typed, asking: {name: sheet.words(typed, name)})


def _article(on: Sheet, asking: Asking) -> list[Field]:
    options = [("", "Chưa xác định"), *codes.ARTICLES]
    return [on.ask("article", "Dấu hiệu tội phạm", "select", options, need="later")]


def _paragraph(on: Sheet, asking: Asking) -> list[Field]:
    hint = "Khoản của điều luật; căn cứ để xác định thẩm quyền điều tra."
    return [on.ask("paragraph", "Khoản", "number", need="later", min=1, max=6, hint=hint)]


def _competent(on: Sheet, asking: Asking) -> list[Field]:
    on = on if on.typed.get("competent") else Sheet({**on.typed, "competent": "yes"}, on.refusal)
    options = [("yes", "Thuộc thẩm quyền của đơn vị"), ("no", "Không thuộc, phải chuyển")]
    return [on.ask("competent", "Thẩm quyền giải quyết", "radio", options, wide=True, across=True)]


URGENCY = (
    ("victim_under_18", "Có người dưới 18 tuổi bị nghi là nạn nhân"),
    ("suspect_known", "Đã rõ người bị tố giác, có căn cứ cho rằng có thể bỏ trốn"),
    ("flagrant", "Hành vi phạm tội quả tang"),
    ("public_concern", "Được dư luận xã hội quan tâm"),
)


def _urgency(on: Sheet, asking: Asking) -> list[Field]:
    return [on.ask(name, label, "checkbox") for name, label in URGENCY]


def _months(on: Sheet, asking: Asking) -> list[Field]:
    options = [("1", "01 tháng"), ("2", "02 tháng")]
    return [on.ask("months", "Gia hạn thêm", "radio", options, need="now", across=True)]


def _read_months(typed: Typed, asking: Asking) -> dict[str, Any]:
    return {"months": sheet.number(typed, "months") or 0}


def _trait(on: Sheet, asking: Asking) -> list[Field]:
    options = [
        (f"{field}:{code}", f"{label} → {text}")
        for field, (label, choices) in codes.TRAITS.items()
        for code, text in choices
    ]
    options = [("", "— chọn —"), *options]
    return [on.ask("trait", "Đặc điểm và giá trị đúng", "select", options, need="now", wide=True)]


def _read_trait(typed: Typed, asking: Asking) -> dict[str, Any]:
    field, _, value = sheet.chosen(typed, "trait").partition(":")
    return {"field": field, "value": value}


def _act(on: Sheet, asking: Asking) -> list[Field]:
    gone = {act.supersedes_id for act in asking.record.acts}
    own = [a for a in asking.record.acts if a.agency_id in asking.who.scope and a.id not in gone]
    options = [(a.id, f"{book().label(a.kind)} · {wording.shortly(a.occurred_at)}") for a in own]
    options = [("", "— chọn hành vi —"), *options]
    return [on.ask("act", "Hành vi cần đính chính", "select", options, need="now", wide=True)]


def _read_act(typed: Typed, asking: Asking) -> dict[str, Any]:
    wanted = sheet.key(sheet.chosen(typed, "act"))
    found = [act for act in asking.record.acts if act.id == wanted]
    if not found:
        raise NotFound
    return {"act": act_itself(found[0])}


def _person(on: Sheet, asking: Asking) -> list[Field]:
    return person_fields(on, 1)


def _read_person(typed: Typed, asking: Asking) -> dict[str, Any]:
    found = read_person(typed, 1)
    if found is None:
        raise sheet.Empty(field="full_name_1")
    return {"person": found}


def _one(name: str) -> Callable[[Typed, Asking], dict[str, Any]]:
    return lambda typed, asking: {name: sheet.words(typed, name)}


QUESTIONS: dict[str, Question] = {
    "officer": Question(_officer, _read_officer),
    "account": Question(_account, _chosen_number("account")),
    "to": Question(_to, _read_to),
    "to_by_number": Question(_to, _read_to_number),
    "what": Question(_what, _one("what")),
    "paper": Question(_paper, _read_paper),
    "note": _long("note", "Ghi chú", need="later"),
    "reason": _long("reason", "Lý do"),
    "findings": _long("findings", "Kết quả và đề xuất"),
    "suspension_ground": _select("ground", "Căn cứ tạm đình chỉ (Điều 148 khoản 1)",
                                 codes.SUSPENSION_GROUNDS, "— chọn căn cứ —"),
    "decline_ground": _select("ground", "Căn cứ không khởi tố (Điều 157)", codes.DECLINE_GROUNDS,
                              "— chọn căn cứ —"),
    "offence": _select("article", "Tội danh khởi tố", codes.ARTICLES, "— chọn điều luật —"),
    "article": Question(_article, _one("article")),
    "paragraph": Question(_paragraph, lambda t, a: {"paragraph": sheet.number(t, "paragraph")}),
    "competent": Question(_competent, lambda t, a: {"competent": t.get("competent") != "no"}),
    "urgency": Question(_urgency, lambda t, a: {name: bool(t.get(name)) for name, _ in URGENCY}),
    "violation": Question(
        lambda on, asking: [on.ask("administrative_violation", "Có dấu hiệu vi phạm hành chính, phải chuyển để xử phạt", "checkbox")],
        lambda typed, asking: {"administrative_violation": bool(typed.get("administrative_violation"))},
    ),
    "what_was_done": Question(
        lambda on, asking: _long("what", "Đã khắc phục thế nào").show(on, asking),
        lambda typed, asking: {"what": sheet.words(typed, "what")},
    ),
    "months": Question(_months, _read_months),
    "trait": Question(_trait, _read_trait),
    "act": Question(_act, _read_act),
    "person": Question(_person, _read_person),
}  # fmt: skip
