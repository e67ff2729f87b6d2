"""Screening: which sets fit, answers by keyboard or by thumb, what they suggest and why; whoever screens decides."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.victims.commands import screen_person
from lachan.victims.queries import listing_of
from lachan.victims.screening.book import ANSWERS, ELEMENTS, MARKS, Indicators, Item, Prompt, sets
from lachan.victims.screening.rules import Answer, Suggestion, fitting, suggest

from .. import sheet, wording
from ..door import signed_in
from ..sheet import Sheet
from . import one_list, words
from .care import Care, care_of
from .questions import SEALED, truth
from .tabs import framed

HERE = "sang-loc/"
ONWARD = "tiep"
KEYS = {"yes": "c", "no": "k", "unknown": "?"}
DECIDES = [
    ("", "— chọn —"),
    ("yes", "Có dấu hiệu, cần xác minh"),
    ("no", "Chưa thấy dấu hiệu trong lần này"),
]


@signed_in(P.VICTIM_RECEIVE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The sets that fit this person, the one to begin with first; the others stay at hand."""
    care = _screened(request, code)
    fit = fitting(minor=care.minor, returned_from_abroad=_returned(care))
    done = {one.act.facts.get("set"): wording.day(one.act.occurred_at) for one in care.whole.said
            if one.act.kind == "victim_screened" and not one.gone}  # fmt: skip
    along = one_list.along(request, care.code)
    query = along["query"] if along else ""
    cards = [_card(sets()[name], care, done, query, fits=name in fit) for name in (*fit, *(n for n in sets() if n not in fit))]  # fmt: skip
    return render(request, "care/screening.html", framed(care, HERE, "Sàng lọc", cards=cards, along=along, blocked=care.why_not("victim_screened")))  # fmt: skip


def _screened(request: HttpRequest, code: str) -> Care:
    """For whoever received the person or leads the care."""
    care = care_of(request, code)
    if not care.may("victim_screened"):
        raise NotYours
    return care


def _card(
    one: Indicators, care: Care, done: Mapping[Any, str], query: str, *, fits: bool
) -> dict[str, Any]:
    return {"label": one.label, "fits": fits, "source": one.source, "mark": MARKS[one.mark], "count": len(one.items),
            "done": done.get(one.code, ""), "url": f"{care.base}{HERE}{one.code}/{query}"}  # fmt: skip


def _returned(care: Care) -> bool | None:
    """Whoever came over the border, or stands on a list of returnees; else not known."""
    ways = {
        one.act.facts.get("way") for one in care.whole.said if one.act.kind == "victim_came_forward"
    }
    return True if ways & {"returned", "listed"} else None


@signed_in(P.VICTIM_RECEIVE)
def one(request: HttpRequest, code: str, name: str) -> HttpResponse:
    care, of = _screened(request, code), sets().get(name)
    if of is None:
        raise Http404
    if request.method != "POST":
        return _page(care, of, Sheet({"when": wording.typed(request.at)}))
    typed = request.POST.dict()
    if "decide" not in typed:  # only looked at what the answers suggest: nothing is written
        return _page(care, of, Sheet(typed), suggests=True)
    try:
        _record(care, of, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(care, of, Sheet(typed, refusal), 422, suggests=True)
    return _done(care, onward=typed["decide"] == ONWARD)


def _done(care: Care, *, onward: bool) -> HttpResponse:
    """To the next of the list whom nobody has screened; else to the file, from where the list is one step away."""
    request = care.request
    listing = one_list.asked(request)
    following = one_list.next_of(request.actor, listing) if listing and onward else None
    if listing and onward and following is None:
        messages.success(request, "Đã ghi sàng lọc. Mọi người trong danh sách này đã được sàng lọc.")  # fmt: skip
        return redirect(one_list.url_of(listing))
    messages.success(request, f"Đã ghi sàng lọc. {care.code}: gợi ý không quyết định gì; hỗ trợ trước mắt vẫn tiếp tục.")  # fmt: skip
    return redirect(following["url"] if following else care.base + _list_of(care))


def _list_of(care: Care) -> str:
    """The list of this person, so that the file says who of it is left."""
    row = listing_of(care.file)
    return f"?{one_list.ASKED}={row.listing}" if row else ""


def _record(care: Care, of: Indicators, typed: Mapping[str, str]) -> None:
    answers = _answers(of, typed)
    screen_person(
        file=care.file, when=sheet.moment(typed, "when"), set_used=of.code, signs=sheet.chosen(typed, "signs") == "yes",
        forced_criminality=truth(typed, "forced"), note=sheet.words(typed, "note"), by=care.who, at=care.request.at,
        answers={of.items[item].observe: ANSWERS[said.value] for item, said in answers.items()},
    )  # fmt: skip


def _answers(of: Indicators, typed: Mapping[str, str]) -> dict[str, Answer]:
    """What nobody answered is left out: it stays open."""
    return {
        item: Answer(typed[item])
        for item in of.items
        if typed.get(item) in {a.value for a in Answer}
    }


def _page(
    care: Care, of: Indicators, on: Sheet, status: int = 200, *, suggests: bool = False
) -> HttpResponse:  # fmt: skip
    answers = _answers(of, on.typed)
    found = suggest(of.code, answers, minor=care.minor, on=care.today) if suggests else None
    along = one_list.along(care.request, care.code)
    fields = _decision(on, found)
    errors = on.beside(fields)
    return render(care.request, "care/signs.html", framed(
        care, HERE, of.label, of=of, groups=[_group(one, answers) for one in of.dimensions], fields=fields, errors=errors,
        found=_found(found) if found else None, action=f"{care.base}{HERE}{of.code}/{along['query'] if along else ''}",
        along=along, others=_others(care, of, along), when=on.typed.get("when", ""),
        refusal=on.refusal.sentence if on.refusal and not errors else ""), status=status)  # fmt: skip


def _others(care: Care, of: Indicators, along: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """The other sets that fit this person, at hand."""
    fit = fitting(minor=care.minor, returned_from_abroad=_returned(care))
    query = along["query"] if along else ""
    return [{"label": sets()[name].label, "url": f"{care.base}{HERE}{name}/{query}"} for name in fit if name != of.code]  # fmt: skip


def _decision(on: Sheet, found: Suggestion | None) -> list[dict[str, Any]]:
    """Only after the answers were looked at; nothing is chosen beforehand."""
    if found is None:
        return []
    return [
        on.ask("signs", "Người sàng lọc quyết định", "select", DECIDES),
        on.ask("forced", "Có thể bị ép làm việc trái pháp luật", "select", words.YES_NO),
        on.ask("when", "Sàng lọc lúc", "datetime"),
        on.ask("note", "Ghi thêm", "textarea", rows=4, maxlength=4000, sealed=True, wide=True, hint=SEALED),
    ]  # fmt: skip


def _group(dimension: Any, answers: Mapping[str, Answer]) -> dict[str, Any]:
    return {"label": dimension.label, "element": ELEMENTS[dimension.element], "code": dimension.code,
            "items": [_item(item, answers.get(item.code)) for item in dimension.items]}  # fmt: skip


def _item(item: Item, said: Answer | None) -> dict[str, Any]:
    options = [{"value": value, "label": ANSWERS[value], "key": KEYS.get(value, ""), "checked": said == value} for value in ("yes", "no", "unknown", "not_asked")]  # fmt: skip
    return {
        "code": item.code,
        "observe": item.observe,
        "ask": item.ask,
        "unasked": item.unasked,
        "options": options,
    }


def reminder(one: Prompt) -> dict[str, Any]:
    """What the law says, by what right, and how sure we are of it: no decision."""
    return {
        "says": one.says,
        "cite": one.cite,
        "mark": MARKS[one.mark],
        "calm": one.code.startswith("not_punished"),
    }


def _found(one: Suggestion) -> dict[str, Any]:
    return {
        "sentence": one.sentence, "prompts": [reminder(prompt) for prompt in one.prompts],
        "dimensions": [{"label": d.dimension.label, "shows": d.shows, "items": [i.observe for i in d.items]} for d in one.dimensions if d.items],
        "open": [ELEMENTS[name] for name in one.open_elements], "unknown": len(one.unknown),
    }  # fmt: skip
