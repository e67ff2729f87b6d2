"""The questions of the verbs of care, each named as its verb names the answer; what is not known may stay open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lachan.access.refusals import NotFound, Refusal
from lachan.docket.models import Matter
from lachan.docket.queries import matter_by_code
from lachan.procedure.care import raised_flags
from lachan.reference.codes import Kind
from lachan.reference.models import Agency
from lachan.reference.queries import agencies_on
from lachan.victims import codes
from lachan.victims.addressees import MAY_BE, TAKING, VERIFIERS, is_named
from lachan.victims.bearing import VERDICTS
from lachan.victims.bounds import LONGEST
from lachan.victims.facts import GROUNDS
from lachan.victims.giving import WRITTEN
from lachan.victims.models import CareFile
from lachan.victims.queries import file_by_code
from lachan.victims.stories import NEVER_HEAR

from .. import sheet
from ..colleagues import colleagues
from ..sheet import Field, Sheet
from . import said, words
from .care import Care
from .forms import Form, Question, Typed

Choices = Sequence[tuple[str, str]]
SEALED = "Không ghi tên người. Nội dung được niêm phong khi lưu."
KEEPS = "Chỉ điền ô cần thêm hoặc sửa; ô để trống giữ như cũ. Trang này không mở danh tính đã ghi."
NONE: Choices = [("", "— chọn —")]


class NoSuchBody(Refusal):
    """Chưa chọn cơ quan trong danh sách. Chọn một cơ quan rồi lưu lại; nội dung vừa nhập vẫn còn."""


class NoSuchMatter(Refusal):
    """Không có vụ việc mang mã này trong phạm vi anh/chị được xem. Kiểm tra lại mã."""


class NoSuchFile(Refusal):
    """Không có hồ sơ mang mã này trong phạm vi anh/chị được xem. Kiểm tra lại mã người."""


class NobodyChosen(Refusal):
    """Chưa chọn người của đơn vị mình. Chọn một người trong danh sách rồi lưu lại; chưa có gì được ghi."""


class NotCompared(Refusal):
    """Chưa xác nhận đã đối chiếu. Đối chiếu với người đó; đúng là một người thì đánh dấu rồi lưu lại, không phải thì tiếp nhận thành hồ sơ mới."""


class DayNeeded(Refusal):
    """Chưa ghi ngày. Ghi ngày theo dạng ngày/tháng/năm rồi lưu lại; nội dung vừa nhập vẫn còn."""


def several(on: Sheet, name: str, label: str, choices: Choices, **more: Any) -> Field:
    """Boxes of one name, as `typed_of` brought them together."""
    ticked = set(on.typed.get(name, "").split(","))
    field = on.ask(name, label, "checks", choices, wide=True, **more)
    options = [{**one, "selected": one["value"] in ticked} for one in field["options"]]
    return {**field, "options": options}


def truth(typed: Typed, name: str) -> bool | None:
    """Yes, no, or nothing said: never a «không» by silence."""
    return {"yes": True, "no": False}.get(sheet.words(typed, name))


def _text(name: str, label: str, rows: int = 5) -> Question:
    def show(on: Sheet, form: Form, care: Care) -> list[Field]:
        said = form.says or label
        return [on.ask(name, said, "textarea", rows=rows, maxlength=8000, sealed=True, wide=True, hint=SEALED)]  # fmt: skip

    return Question(show, lambda typed, form, care: sheet.words(typed, name))


def _one(name: str, label: str, choices: Choices, *, open_: str = "") -> Question:
    """One of a list; with `open_` it may stay unsaid, and the verb is handed nothing."""
    shown = [("", open_)] if open_ else NONE

    def show(on: Sheet, form: Form, care: Care) -> list[Field]:
        return [on.ask(name, label, "select", [*shown, *choices])]

    def read(typed: Typed, form: Form, care: Care) -> Any:
        return sheet.words(typed, name) if open_ else sheet.chosen(typed, name)

    return Question(show, read)


def _open_flags(on: Sheet, form: Form, care: Care) -> list[Field]:
    """What stands open, with how often it was raised: settling it settles each of these."""
    raised = {flag: len(many) for flag, many in raised_flags(care.deeds).items() if care.settles(flag)}  # fmt: skip
    typed = {flag: 0 for flag in [on.typed.get("flag", "")] if flag in dict(codes.RISKS)}
    listed = [(flag, said.times(codes.label(codes.RISKS, flag), many)) for flag, many in {**typed, **raised}.items()]  # fmt: skip
    hint = "Khép mọi lần báo về nguy cơ này cho đến lúc ghi."
    return [on.ask("flag", "Báo động nào", "select", [*NONE, *listed], hint=hint)]


def _support(*, whole: bool) -> Question:
    """One that the viewer may write of; every one together is for who speaks for the whole care."""

    def show(on: Sheet, form: Form, care: Care) -> list[Field]:
        first = [("", "Mọi hỗ trợ")] if whole and care.leads else NONE
        refuses = form.kind == "support_refused" and not care.leads
        return [on.ask("support", "Hỗ trợ", "select", [*first, *(care.asked if refuses else care.supports)])]  # fmt: skip

    def read(typed: Typed, form: Form, care: Care) -> str:
        return sheet.words(typed, "support") if whole and care.leads else sheet.chosen(typed, "support")  # fmt: skip

    return Question(show, read)


def _several(name: str, label: str, choices: Choices) -> Question:
    return Question(
        lambda on, form, care: [several(on, name, label, choices)],
        lambda typed, form, care: [one for one in typed.get(name, "").split(",") if one],
    )


def _day(name: str, label: str, *, must: bool) -> Question:
    def read(typed: Typed, form: Form, care: Care) -> date | None:
        found = sheet.day(typed, name)
        if found is None and must:
            raise DayNeeded(field=name)
        return found

    return Question(lambda on, form, care: [on.ask(name, label, **sheet.TYPED_DAY)], read)


BESIDE: Choices = [("", words.UNKNOWN), ("yes", "Có"), ("no", "Không: trẻ tự kể, không ai hỏi")]


def _yes_no(name: str, label: str, choices: Choices = words.YES_NO) -> Question:
    return Question(
        lambda on, form, care: [on.ask(name, label, "select", choices)],
        lambda typed, form, care: truth(typed, name),
    )


def _ticked(name: str, label: str, hint: str = "") -> Question:
    return Question(
        lambda on, form, care: [on.ask(name, label, "checkbox", hint=hint)],
        lambda typed, form, care: bool(typed.get(name)),
    )


def _of_age(on: Sheet, form: Form, care: Care) -> list[Field]:
    """Asked only where the file does not know."""
    if care.minor is not None:
        return []
    return [on.ask("minor", "Người đó đã đủ 18 tuổi", "checkbox", hint="Hồ sơ chưa ghi tuổi. Chưa rõ thì để trống và làm như với người dưới 18 tuổi.")]  # fmt: skip


def _with_whom(on: Sheet, form: Form, care: Care) -> list[Field]:
    """Asked where the file says under 18, or does not know."""
    if care.minor is False:
        return []
    return [on.ask("representative", "Người dưới 18 tuổi: người đại diện cùng nghe và cùng đồng ý", "select", words.YES_NO)]  # fmt: skip


def _ground(on: Sheet, form: Form, care: Care) -> list[Field]:
    """Whoever does not lead opens a care again only because the person came back to it."""
    back = form.kind == "care_reopened" and not care.leads
    choices = [one for one in GROUNDS[form.kind] if not back or one[0] == "came_back"]
    hint = "Phải chọn." if form.kind in VERDICTS else ""
    return [on.ask("ground", "Căn cứ, lý do", "select", [*NONE, *choices], hint=hint)]


def _paper(on: Sheet, form: Form, care: Care) -> list[Field]:
    must = "Phải ghi: " if form.kind in VERDICTS | frozenset(WRITTEN) else ""
    hint = f"{must}số và ký hiệu, ví dụ 15/GXN-CAT; không ghi tên người"
    return [on.ask("paper", "Số văn bản", maxlength=60, hint=hint)]


def _way_in(on: Sheet, form: Form, care: Care) -> list[Field]:
    """Each door says for itself that somebody came."""
    choices = [one for one in words.WAYS_IN if care.may(TAKING[one[0]][0])]
    return [on.ask("way", "Việc nhận", "select", [*NONE, *choices])]


def _result(on: Sheet, form: Form, care: Care) -> list[Field]:
    return [
        on.ask(
            "result", "Kết quả", "select", [*NONE, *codes.RESULT_OF.get(form.kind, codes.RESULT)]
        )
    ]


# ── Bodies ──────────────────────────────────────────────────────────────────────────────────────────


# Only what the verb takes.
OFFERED = {"hearers": frozenset(Kind) - NEVER_HEAR, "verifiers": VERIFIERS, "rescuers": MAY_BE["verifier"],
           "handed": MAY_BE["lead"] | MAY_BE["origin"]}  # fmt: skip


def bodies(care: Care, kinds: str) -> list[tuple[str, str]]:
    """Bodies of the viewer's province at work today, its own left out."""
    found = agencies_on(care.today).filter(province=care.who.province_id).exclude(id__in=care.who.scope)  # fmt: skip
    if kinds:
        found = found.filter(kind__in=OFFERED[kinds])
    return [(str(pk), name) for pk, name in found.values_list("id", "short_name")]


def _carers(on: Sheet, form: Form, care: Care) -> list[Field]:
    """Under each way the bodies that the law names for it; a body of another way is refused."""
    found = list(agencies_on(care.today).filter(province=care.who.province_id).exclude(id__in=care.who.scope))  # fmt: skip
    listed = [(str(one.id), one.short_name, way) for way, _ in words.WAYS_ON for one in found if is_named(one, way)]  # fmt: skip
    field = on.ask("to", "Cơ quan nhận", "select", [*NONE, *((pk, name) for pk, name, _ in listed)], grouped=True,
                   hint="Chọn trong nhóm của đúng cách chuyển ở trên.")  # fmt: skip
    groups = ["", *(dict(words.WAYS_ON)[way] for _, _, way in listed)]
    options = [{**one, "group": group} for one, group in zip(field["options"], groups, strict=True)]
    return [{**field, "options": options}]


def agency_named(typed: Typed, name: str) -> Agency:
    said = sheet.words(typed, name)
    fits = said.isascii() and said.isdecimal() and len(said) < 18
    found = Agency.objects.filter(id=int(said)).first() if fits else None
    if found is None:
        raise NoSuchBody(field=name)
    return found


def _body(name: str, label: str, kinds: str = "", *, anybody: str = "") -> Question:
    def show(on: Sheet, form: Form, care: Care) -> list[Field]:
        first = [("", anybody)] if anybody else NONE
        return [on.ask(name, label, "select", [*first, *bodies(care, kinds)])]

    def read(typed: Typed, form: Form, care: Care) -> Agency | None:
        return None if anybody and not sheet.words(typed, name) else agency_named(typed, name)

    return Question(show, read)


def _matter(typed: Typed, form: Form, care: Care) -> Matter:
    try:
        return matter_by_code(care.who, sheet.words(typed, "matter").upper())
    except NotFound:
        raise NoSuchMatter(field="matter") from None


def _other(typed: Typed, form: Form, care: Care) -> CareFile:
    try:
        return file_by_code(care.who, sheet.words(typed, "other")[:20])
    except NotFound:
        raise NoSuchFile(field="other") from None


def _account(on: Sheet, form: Form, care: Care) -> list[Field]:
    hint = "Từ khi lưu, người này không còn thấy hồ sơ, kể cả khi tìm theo mã. Việc này không đảo lại được."
    return [on.ask("account", "Người phải loại trừ", "select", [*NONE, *colleagues(care.who, care.today)], hint=hint)]  # fmt: skip


def _officer(typed: Typed, form: Form, care: Care) -> int:
    """One of one's own body; anybody else is not there to choose."""
    chosen = sheet.words(typed, "account")
    if chosen not in {str(account) for account, _ in colleagues(care.who, care.today)}:
        raise NobodyChosen(field="account")
    return int(chosen)


def _again(on: Sheet, form: Form, care: Care) -> list[Field]:
    ways = [("", "— chọn —"), *codes.WAYS]
    return [on.ask("way", "Đến bằng cách nào", "select", ways),
            on.ask("sure", "Đã đối chiếu: đúng là người của hồ sơ này", "checkbox", hint="Hồ sơ cũ được ghi tiếp, mở lại nếu đã kết thúc; không mở hồ sơ thứ hai.")]  # fmt: skip


def _way_again(typed: Typed, form: Form, care: Care) -> str:
    """A person says that it is the same one; likeness alone never does."""
    if not typed.get("sure"):
        raise NotCompared(field="sure")
    return sheet.chosen(typed, "way")


def _identity(on: Sheet, form: Form, care: Care) -> list[Field]:
    """Never filled in: who the person is stays closed on this page."""
    return [on.ask(name, label, "textarea" if name in {"address", "other"} else "text", sealed=True, maxlength=LONGEST[name],
                   wide=name in {"address", "other"}, autocomplete="off", hint="" if i else KEEPS)
            for i, (name, label) in enumerate(words.IDENTITY.items())]  # fmt: skip


def _identity_of(typed: Typed, form: Form, care: Care) -> dict[str, str]:
    return {name: sheet.words(typed, name) for name in words.IDENTITY}


# ── What is said in several answers ─────────────────────────────────────────────────────────────────


def situation_fields(on: Sheet) -> list[Field]:
    """Whatever is left at «chưa biết» is not written: what was known before stays."""
    return [
        on.ask("status", "Tư cách", "select", [("", words.UNKNOWN), *codes.STATUS]),
        on.ask("nationality", "Quốc tịch", "select", [("", words.UNKNOWN), *codes.NATIONALITY]),
        *(on.ask(name, label, "select", words.YES_NO) for name, label in words.SITUATION.items()),
    ]  # fmt: skip


def situation_of(typed: Typed) -> dict[str, object]:
    picked = {name: sheet.words(typed, name) or None for name in ("status", "nationality")}
    told: dict[str, object] = {**picked, **{name: truth(typed, name) for name in words.SITUATION}}
    return {name: value for name, value in told.items() if value is not None}


def _situation(typed: Typed, form: Form, care: Care) -> dict[str, object]:
    told = situation_of(typed)
    if not told:
        raise sheet.Empty(field="minor")
    return told


STAYS = "Hỏi trước mọi việc khác: cách nào an toàn, cách nào không. Điều đã dặn trước vẫn giữ, kể cả khi bỏ chọn ở đây."
GOES = "Bỏ chọn là ghi rằng lần này ghi nhầm; điều đã dặn ở lần khác vẫn giữ."


def contact_fields(on: Sheet, care: Care, *, fixing: bool = False) -> list[Field]:
    """What stands is filled in; only who leads or houses may say that it no longer does."""
    hint = "Điều cấm, cách liên lạc đã dặn chỉ mất khi đánh dấu ở đây: khi chính người đó nói lại. Những gì không chọn, không ghi lại thì thôi."
    return [
        several(on, "contact", "Không được làm", [(name, words.FACTS[name]) for name in words.CONTACT],
                hint=GOES if fixing and care.leads else STAYS),
        on.ask("only_through", "Chỉ liên lạc", "select", [("", "Không hạn chế"), *codes.ONLY_THROUGH]),
        on.ask("language", "Muốn nói tiếng", "select", [("", words.UNKNOWN), *words.LANGUAGES]),
        on.ask("interpreter_gender", "Người phiên dịch", "select", [("", words.UNKNOWN), *codes.GENDER]),
        on.ask("officer_gender", "Cán bộ tiếp xúc", "select", [("", words.UNKNOWN), *codes.GENDER]),
        *([on.ask("anew", words.FACTS["anew"], "checkbox", hint=hint)] if care.leads else []),
    ]  # fmt: skip


def _contact_start(care: Care) -> dict[str, str]:
    now = care.reach
    words_too = {"words": care.contact_words} if care.leads else {}
    return {"contact": ",".join(now.bans), "only_through": now.through[-1] if now.through else "", **now.wishes, **words_too}  # fmt: skip


def contact_of(typed: Typed) -> dict[str, object]:
    ticked = set(typed.get("contact", "").split(","))
    picked = {name: sheet.words(typed, name) for name in ("only_through", "language", "interpreter_gender", "officer_gender")}  # fmt: skip
    told: dict[str, object] = {name: True for name in words.CONTACT if name in ticked}
    anew = {"anew": True} if typed.get("anew") else {}
    return {**told, **anew, **{name: value for name, value in picked.items() if value}}


QUESTIONS: dict[str, Question] = {
    "words": _text("words", "Nội dung"), "note": _text("note", "Ghi chú"),
    "paper": Question(_paper, lambda typed, form, care: sheet.words(typed, "paper")),
    "to": _body("to", "Cơ quan nhận"), "carer": Question(_carers, lambda typed, form, care: agency_named(typed, "to")), "of": _body("of", "Cơ quan được yêu cầu", "verifiers"),
    "hearer": _body("to", "Cơ quan nhận", "hearers"), "rescuer": _body("to", "Cơ quan nhận", "rescuers"), "handed": _body("to", "Cơ quan nhận", "handed"),
    "to_any": _body("to", "Cho cơ quan", anybody="Mọi cơ quan dùng vào việc này"),
    "way_again": Question(_again, _way_again), "way_on": _one("way", "Chuyển cách nào", words.WAYS_ON), "way_in": Question(_way_in, lambda typed, form, care: sheet.chosen(typed, "way")),
    "support": _support(whole=False), "support_any": _support(whole=True),
    "of_age": Question(_of_age, lambda typed, form, care: False if typed.get("minor") else None, into="minor"),
    "scope": _one("scope", "Dùng vào việc", codes.SCOPE), "story_for": _one("scope", "Dùng vào việc", codes.STORY_FOR), "flag": _one("flag", "Nguy cơ", codes.RISKS), "flag_open": Question(_open_flags, lambda typed, form, care: sheet.chosen(typed, "flag"), into="flag"),
    "result": Question(_result, lambda typed, form, care: sheet.chosen(typed, "result")), "fit": _one("fit", "Nhận định", codes.FIT),
    "article": _one("article", "Điều luật", codes.ARTICLES, open_="Chưa nêu"),
    "whom": _one("whom", "Bảo vệ ai", codes.PROTECTED), "channel": _one("channel", "Qua kênh", codes.CHANNEL),
    "country_any": _one("country", "Nước bị bóc lột", words.COUNTRIES, open_=words.UNKNOWN),
    "exploitation": _one("exploitation", "Hình thức bóc lột", codes.EXPLOITATION, open_=words.UNKNOWN),
    "control": _one("control", "Thủ đoạn khống chế chính", codes.CONTROL, open_=words.UNKNOWN),
    "recruitment": _one("recruitment", "Cách bị tuyển mộ", codes.RECRUITMENT, open_=words.UNKNOWN),
    "country": _one("country", "Nước", words.COUNTRIES), "language": _one("language", "Nói tiếng", words.LANGUAGES),
    "place": _one("place", "Nơi bàn giao", codes.HANDED_AT),
    "ground": Question(_ground, lambda typed, form, care: sheet.chosen(typed, "ground")),
    "needs": _several("needs", "Người đó cần", codes.NEEDS), "risks": _several("risks", "Nguy cơ", codes.RISKS),
    "measures": _several("measures", "Biện pháp", codes.MEASURES),
    "answer_by": _day("answer_by", "Hẹn trả lời trước ngày", must=True), "review_on": _day("review_on", "Ngày xem lại", must=True),
    "next_review": _day("review_on", "Ngày thăm tiếp", must=False), "until": _day("until", "Hỗ trợ đến hết ngày", must=False),
    "until_must": _day("until", "Kéo dài đến hết ngày", must=True), "ends_on": _day("ends_on", "Áp dụng đến hết ngày", must=False),
    "interpreter": _yes_no("interpreter", "Có phiên dịch"), "representative": _yes_no("representative", "Người dưới 18 tuổi: có người đại diện cùng dự", BESIDE),
    "agreed_with": Question(_with_whom, lambda typed, form, care: truth(typed, "representative"), into="representative"),
    "family": _ticked("family", "Đánh giá cho cả gia đình đi cùng"), "complex": _ticked("complex", "Việc phức tạp, cần kéo dài"),
    "stays": _ticked("stays", "Người đó ở lại nơi này", "Nơi nhận thành cơ sở hỗ trợ, đọc được toàn bộ ghi chép chăm sóc."),
    "situation": Question(lambda on, form, care: situation_fields(on), _situation),
    "facts": Question(lambda on, form, care: contact_fields(on, care, fixing=not form.name), lambda typed, form, care: contact_of(typed), start=_contact_start),
    "identity": Question(_identity, _identity_of), "gone": _several("gone", "Điều đã ghi sai, cần bỏ hẳn", tuple(words.IDENTITY.items())),
    "other": Question(lambda on, form, care: [on.ask("other", "Mã người của hồ sơ kia", maxlength=20, placeholder="N-…")], _other),
    "same": Question(lambda on, form, care: [on.ask("same", "Sau khi đối chiếu", "select", [*NONE, ("yes", "Là một người"), ("no", "Là hai người khác nhau")])],
                     lambda typed, form, care: sheet.chosen(typed, "same") == "yes"),
    "account": Question(_account, _officer),
    "matter": Question(lambda on, form, care: [on.ask("matter", "Mã vụ việc, vụ án", maxlength=20, placeholder="VV-…")], _matter),
}  # fmt: skip
# Questions that several verbs put in their own way: the verb takes the answer under one name.
INTO = {"carer": "to", "hearer": "to", "rescuer": "to", "handed": "to", "to_any": "to", "way_on": "way", "way_in": "way", "way_again": "way", "support_any": "support",
        "country_any": "country", "story_for": "scope",
        "next_review": "review_on", "until_must": "until"}  # fmt: skip
QUESTIONS |= {name: replace(QUESTIONS[name], into=into) for name, into in INTO.items()}
