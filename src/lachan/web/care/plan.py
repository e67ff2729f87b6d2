"""The support plan of one person on paper, in words that the person can read, without a name; and of a family together."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, Refusal
from lachan.procedure.delivering import State
from lachan.procedure.entitling import Answer
from lachan.victims import codes
from lachan.victims.queries import Entitled, Said, code_of

from .. import wording
from ..door import signed_in
from ..sheet import Sheet
from . import words
from .care import Care, care_of
from .tabs import framed

HERE = "ke-hoach/"
FAMILY = "cung"
MOST = 12
# A plan says what comes next; what the law does not give is no line of it.
COMES = {
    State.NOTHING: "Bạn được hỗ trợ việc này. Chưa có nơi nhận làm.", State.ASKED: "Bạn đã đề nghị. Đang chờ trả lời.",
    State.REFERRED: "Đã nhờ {by} giúp. Nơi ấy trả lời{by_day}.", State.SENT_BACK: "Nơi đã nhờ không nhận. Đang tìm nơi khác.",
    State.ACCEPTED: "{by} đã nhận giúp.", State.DELIVERED: "Đã hỗ trợ{since}{until}.",
    State.EXPIRED: "Đã hết thời hạn hỗ trợ{until}. Còn cần thì nói với cán bộ.",
    State.REFUSED: "Đã bị từ chối bằng văn bản{since}. Bạn có quyền hỏi lý do và khiếu nại.",
    State.DECLINED: "Bạn đã chọn không nhận. Đổi ý lúc nào cũng được.",
}  # fmt: skip


class TooMany(Refusal):
    """Một gia đình in cùng lúc không quá 12 người. Bớt mã người rồi xem lại."""


class NotInReach(Refusal):
    """Có mã người không ở trong phạm vi đơn vị được xem. Kiểm tra lại mã; người nơi khác chủ trì thì nhờ nơi ấy lập kế hoạch."""


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever leads or houses the person; the codes of a family stand in the address and in no record."""
    care, on = care_of(request, code), Sheet(request.GET.dict())
    try:
        others, status = _family(care), 200
    except Refusal as refusal:
        on, others, status = Sheet(on.typed, refusal), [], 422
    fields = [on.ask(FAMILY, "Mã những người cùng gia đình", hint="cách nhau bằng dấu phẩy; không ghi tên", placeholder="N-…, N-…", maxlength=200)]  # fmt: skip
    return render(request, "care/plan.html", framed(
        care, HERE, "Kế hoạch hỗ trợ", plans=[_plan(one) for one in (care, *others)], fields=fields, errors=on.beside(fields),
        action=f"{care.base}{HERE}", print_code=care.code, printed=wording.day(care.today), family=bool(others)), status=status)  # fmt: skip


def _family(care: Care) -> list[Care]:
    asked = dict.fromkeys(code_of(one) for one in care.request.GET.get(FAMILY, "").split(",") if one.strip())  # fmt: skip
    others = [code for code in asked if code != care.code]
    if len(others) >= MOST:
        raise TooMany(field=FAMILY)
    try:
        return [care_of(care.request, code) for code in others]
    except NotFound:
        raise NotInReach(field=FAMILY) from None


def _plan(care: Care) -> dict[str, Any]:
    lines = [_line(one, care) for one in care.entitled if one.given.state or one.given.owed.answer is Answer.OWED]  # fmt: skip
    ask = [_asked(one) for one in care.entitled if not one.given.state and one.given.owed.answer is Answer.ASK]  # fmt: skip
    needs, safety = care.last("needs_assessed"), care.last("safety_planned")
    return {
        "code": care.code, "lines": lines, "ask": ask, "seen": bool(care.entitled), "regime": words.REGIME[care.now.regime],
        "not_victim": care.now.verdict == "not_victim",
        "needs": _needs(needs), "family": bool(needs and needs.act.facts.get("family")), "safety": safety.words.get("safety", "") if safety else "",
        "lead": care.whole.reading.lead.name if care.whole.reading else "",
        "review": wording.day(care.whole.caring.review_on) if care.whole.caring else "",
    }  # fmt: skip


def _needs(one: Said | None) -> str:
    said = one.act.facts.get("needs", []) if one else []
    return ", ".join(_within(codes.label(codes.NEEDS, str(code))) for code in said)


def _line(one: Entitled, care: Care) -> dict[str, str]:
    given = one.given
    asked = _asked_of(given.owed.support.kind, care) if given.state is State.REFERRED else None
    body = asked.act.facts.get("to") if asked else given.by
    told = {
        "by": care.names.agency(body) if body else "nơi hỗ trợ", "by_day": _by_day(asked),
        "since": f" ngày {wording.day(given.since)}" if given.since else "",
        "until": f", đến hết ngày {wording.day(given.until)}" if given.until else "",
    }  # fmt: skip
    return {"name": codes.label(codes.SUPPORT, given.owed.support.kind), "what": given.owed.support.what,
            "comes": COMES[given.state].format(**told), "amount": one.amount_text}  # fmt: skip


def _asked_of(support: str, care: Care) -> Said | None:
    """The last body that was asked for this support."""
    told = (one for one in care.standing if one.act.kind == "support_referred")
    return next((one for one in told if one.act.facts.get("support") == support), None)


def _by_day(asked: Said | None) -> str:
    day = asked.act.facts.get("answer_by") if asked else None
    return f" trước hết ngày {wording.day(date.fromisoformat(str(day)))}" if day else ""


def _asked(one: Entitled) -> dict[str, str]:
    """Where the law leaves it open whatever is asked, that is said."""
    facts = [_within(words.FACTS.get(fact, fact)) for fact in one.given.owed.asks]
    more = ["cơ quan có thẩm quyền còn phải xem xét"] if one.given.owed.unsettled else []
    return {"name": codes.label(codes.SUPPORT, one.given.owed.support.kind), "facts": "; ".join([*facts, *more])}  # fmt: skip


def _within(label: str) -> str:
    """Within a sentence; a language, a country keeps its capital."""
    return label[:1].lower() + label[1:]
