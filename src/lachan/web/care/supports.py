"""The supports of one person: owed, to be asked about, delivered; each with «vì sao», its amount, and what may be done."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.law.book import book
from lachan.law.supports import Support
from lachan.procedure.delivering import OPEN, SAYS, State
from lachan.procedure.entitling import Answer, Step
from lachan.victims import codes
from lachan.victims.queries import Entitled

from .. import wording
from ..door import signed_in
from . import words
from .care import Care, care_of
from .forms import offer
from .tabs import framed
from .verbs import FORMS, of_part

HERE = "ho-tro/"
# Which doings stand beside a support, by where it is.
BESIDE: dict[State, tuple[str, ...]] = {
    State.NOTHING: ("de-nghi", "chuyen-gui", "da-ho-tro", "tu-choi", "khong-nhan-ho-tro"),
    State.ASKED: ("chuyen-gui", "da-ho-tro", "tu-choi", "khong-nhan-ho-tro"),
    State.REFERRED: ("nhan-chuyen-gui", "khong-nhan-chuyen-gui", "da-ho-tro"),
    State.SENT_BACK: ("chuyen-gui", "da-ho-tro", "tu-choi"), State.ACCEPTED: ("da-ho-tro", "tu-choi", "khong-nhan-ho-tro"),
    State.DELIVERED: ("keo-dai",), State.EXPIRED: ("keo-dai", "chuyen-gui"), State.REFUSED: ("chuyen-gui", "da-ho-tro"),
    State.DECLINED: ("chuyen-gui", "da-ho-tro"),
}  # fmt: skip
HEAPS = (
    ("missing", "Được hỗ trợ, chưa nhận đủ", "chưa ai từ chối bằng văn bản, và người đó không nói không"),
    ("ask", "Cần hỏi thêm mới biết", "điều chưa hỏi không phải là «không»"),
    ("there", "Đã hỗ trợ, đã trả lời", "gồm hỗ trợ hết hạn, từ chối bằng văn bản, người đó không nhận"),
    ("not", "Không thuộc trường hợp", "theo điều đã biết; hoàn cảnh đổi thì đổi theo"),
)  # fmt: skip
VALUES = dict([*codes.STATUS, *codes.NATIONALITY, ("none", "Không phải là nạn nhân")])


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    care = care_of(request, code)
    rows = [_row(one, care) for one in care.entitled]
    heaps = [{"title": title, "means": means, "rows": [row for row in rows if row["heap"] == heap], "folded": heap == "not", "name": heap}
             for heap, title, means in HEAPS]  # fmt: skip
    return render(request, "care/supports.html", framed(
        care, HERE, "Hỗ trợ", heaps=[heap for heap in heaps if heap["rows"]], regime=_regime(care), again=words.AGAIN if rows and care.now.round_since else "",
        mine=[] if rows else _asked_of_us(care), offers=[offer(f, care) for f in of_part("supports") if f.offered(care)],
        situation_url=f"{care.base}lam/hoan-canh/" if FORMS["hoan-canh"].offered(care) else ""))  # fmt: skip


def _regime(care: Care) -> str:
    """As it was reckoned from the whole; whoever sees a part is told of no law."""
    return "" if care.beside else words.REGIME[care.regime]


def _row(one: Entitled, care: Care) -> dict[str, Any]:
    owed, given = one.given.owed, one.given
    return {
        "kind": owed.support.kind, "name": codes.label(codes.SUPPORT, owed.support.kind), "what": owed.support.what, "heap": _heap(one),
        "answer": words.ANSWER[owed.answer], "state": words.STATE[given.state], "since": wording.day(given.since),
        "until": wording.day(given.until), "by": care.names.agency(given.by) if given.by else "", "case_by_case": owed.case_by_case,
        "amount": one.amount_text, "paper": one.paper, "decides": owed.support.by, "papers": owed.support.papers, "longer": owed.support.longer,
        "limit": _limit(owed.support), "deadline": _deadline(owed.support, care),
        "cite": owed.cite, "basis": owed.support.basis, "mark": owed.support.mark, "working": [_step(step) for step in owed.working],
        "asks": [words.FACTS.get(fact, fact) for fact in owed.asks], "unsettled": book().open_readings.get(owed.unsettled, ""), "doings": _doings(given.state, owed.support.kind, care),
    }  # fmt: skip


FROM = {"reception": "từ khi tiếp nhận", "identified": "từ ngày được xác định", "school_begun": "từ khi bắt đầu năm học"}  # fmt: skip


def _limit(support: Support) -> str:
    if support.once:
        return "một lần"
    if support.limit is None:
        return ""
    return f"không quá {support.limit.words} {FROM[support.limit_from]}"


def _deadline(support: Support, care: Care) -> str:
    """By which day the papers are handed in, where the law sets one; whoever came later asks the body that decides."""
    due = next((one.due_at for one in care.whole.clocks if one.ref == support.clock), None)
    return f"{words.clock_name(support.clock)}: hết ngày {wording.day(due)}" if due else ""


def _heap(one: Entitled) -> str:
    if one.given.missing:
        return "missing"
    if one.given.state not in OPEN:
        return "there"
    return "ask" if one.given.owed.answer is Answer.ASK else "not"


def _step(step: Step) -> str:
    """«Đang ở nước ngoài: cần không; đã biết: không → đúng»."""
    held = {True: "đúng", False: "không đúng", None: "chưa hỏi"}[step.holds]
    return f"{words.FACTS.get(step.fact, step.fact)}: cần {_values(step.wanted)}; đã biết: {_value(step.known)} → {held} ({step.cite})"  # fmt: skip


def _values(wanted: Sequence[object]) -> str:
    return " hoặc ".join(_value(one) for one in wanted)


def _value(one: object) -> str:
    if one is None or isinstance(one, bool):
        return words.spoken(one)
    said = VALUES.get(str(one), str(one))
    return said[:1].lower() + said[1:]  # «công dân Việt Nam»


def _doings(state: State, kind: str, care: Care) -> list[dict[str, str]]:
    """What this viewer may do about this support now; the one most likely first."""
    found = [FORMS[name] for name in BESIDE[state] if FORMS[name].offered(care)]
    links = [offer(form, care, f"?support={kind}") for form in found]
    return [one for one in links if not one["blocked"]]


def _asked_of_us(care: Care) -> list[dict[str, Any]]:
    """Of whoever was asked for one support: that one, and how to answer."""
    seen: dict[str, State] = {}
    for one in care.whole.said:
        kind = str(one.act.facts.get("support", ""))
        if kind and not one.gone:
            seen[kind] = SAYS.get(one.act.kind, seen.get(kind, State.NOTHING))
    return [{"name": codes.label(codes.SUPPORT, kind), "kind": kind, "state": words.STATE[state], "doings": _doings(state, kind, care)}
            for kind, state in seen.items()]  # fmt: skip
