"""Pages of places of focus: the map and the table behind it, reach beside risk, one place, the list by paper, the method."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.focus import codes, profiling, queries
from lachan.focus.districts import by_district, has_districts
from lachan.focus.models import FocusPlace, PlaceFact
from lachan.focus.profiling import Province
from lachan.focus.rules import Profile
from lachan.reference.sorting import sort_key

from .. import wording
from ..door import signed_in
from ..plan.forms import offers
from ..table import Cell, table
from . import asking, keeping, saying
from .drawn import map_of
from .reached import reached
from .tabs import HOME, crumbs, tabs

PLACES = ("Nơi", "Nổi lên / đem so", "Nổi lên ở", "Truyền thông", "Trọng điểm")
NO_PLACE = ("Không nơi nào có số liệu nổi lên", "chưa đủ số liệu để so, hoặc các nơi gần như nhau.")
GAPS = ("Nơi", "Khoảng trống", "Nổi lên ở", "Buổi", "Lượt người", "Buổi gần nhất")
NO_GAP = ("Không có nơi nào để xem", "chưa nơi nào có số liệu nổi lên.")
LISTED = ("Nơi", "Từ ngày", "Văn bản", "Lý do", "Cơ quan rà soát", "Trạng thái")
NO_LISTED = ("Chưa có nơi trọng điểm nào", "cơ quan thường trực chưa ghi văn bản xác định nơi nào.")
FACTS = ("Số liệu", "Kỳ", "Số", "Cách đếm, nguồn", "Đơn vị ghi", "Trạng thái")
NO_FACT = ("Chưa có số nào", "chưa đơn vị nào ghi số liệu của nơi này.")
METHOD = ("Số liệu", "Xét", "Ngưỡng", "Vì sao", "Nên nhớ")
URGENT = {"none": 0, "seldom": 1, "unknown": 2, "met": 3, "calm": 4, "dark": 5}


def _asked_province(request: HttpRequest, chosen: asking.Asked) -> Province:
    reach = reached(request.actor, chosen.window)
    return profiling.of_province(request.actor, chosen.until, reach)


@signed_in(P.FOCUS_SEE)
def page(request: HttpRequest) -> HttpResponse:
    today = request.at.date()
    chosen = asking.asked(request.GET, today)
    found = _asked_province(request, chosen)
    districts = has_districts(found)
    if chosen.district and districts:
        found = by_district(found)
    elif chosen.district:
        chosen = replace(chosen, district=False)
    focus = {} if chosen.district else queries.by_place(queries.standing(queries.declared(request.actor), found.window.last), found.lands, found.window.last)  # fmt: skip
    rows = _sorted(found, focus)
    shown = (
        rows if chosen.whole else [key for key in rows if found.profiles[key].out or key in focus]
    )
    return render(request, "focus/page.html", {
        "tabs": tabs("", chosen.kept), "filters": asking.filters(chosen, today, districts=districts), "period": asking.said(chosen.until),
        "span": f"{wording.day(found.window.since)} – {wording.day(found.window.last)}",
        "m": map_of(request.actor.province_id, found, chosen), "many": len(found.places), "shown": len(shown),
        "whole": chosen.whole, "whole_url": f"{HOME}{chosen.kept}&ca=1", "less_url": f"{HOME}{chosen.kept}",
        "hides": "agreement" not in request.actor.caps, "nowhere": _nowhere(found),
        "table": table("Các nơi, nơi có nhiều số liệu nổi lên trước", PLACES, [_place_cells(found, key, focus, chosen) for key in shown],
                       empty=NO_PLACE, caption_hidden=True),
    })  # fmt: skip


def _sorted(found: Province, focus: Any) -> list[str]:
    """What stands out most first, then what is declared, then by name; where nothing is known last."""

    def order(key: str) -> tuple[Any, ...]:
        one = found.profiles[key]
        none = one.composite is None
        return (
            none,
            -(one.composite or 0),
            key not in focus,
            -one.known,
            sort_key(found.places[key].name),
            key,
        )

    return sorted(found.places, key=order)


def _place_cells(found: Province, key: str, focus: Any, chosen: asking.Asked) -> list[Cell]:
    one, kind = found.profiles[key], found.gap(key)
    lacking = saying.lacking(one)
    return [
        _named(found, key, chosen),
        {"text": saying.ratio(one), "sub": f" {lacking}" if lacking else ""},
        {"text": saying.labels(one)},
        {"state": saying.GAP_STATE[kind], "state_label": saying.GAPS[kind]},
        {"text": "; ".join(f"{saying.spot(f)}, {f.number}" for f in focus.get(key, ())) or "—"},
    ]  # fmt: skip


def _named(found: Province, key: str, chosen: asking.Asked) -> Cell:
    unit = found.places[key]
    above = unit.parent.name if unit.parent and unit.parent.level == "district" else ""
    url = "" if chosen.district else f"{HOME}noi/{key}/{chosen.kept}"
    return {"text": unit.name, "url": url, "sub": f" {above}" if above else ""}  # fmt: skip


def _nowhere(found: Province) -> list[str]:
    """What names no commune of that day, by input; a number only where the viewer is told it."""
    told = []
    for key, values in found.nowhere.items():
        label = (codes.input_of(key) or codes.method().inputs[0]).label.lower()
        known = [one for one in values.values() if isinstance(one, int)]
        if values:
            number = wording.thousands(sum(known)) if len(known) == len(values) else "một số"
            told.append(f"{label}: {number}")
    return told


@signed_in(P.FOCUS_SEE)
def gaps(request: HttpRequest) -> HttpResponse:
    """Risk beside reach: where something stands out and nobody was."""
    today = request.at.date()
    chosen = asking.asked(request.GET, today)
    found = _asked_province(request, chosen)
    kinds = {key: found.gap(key) for key in found.places}
    rows = sorted((key for key in kinds if found.profiles[key].out),
                  key=lambda key: (URGENT[kinds[key]], -len(found.profiles[key].out), sort_key(found.places[key].name)))  # fmt: skip
    tally = [
        {"label": saying.GAPS[kind], "many": sum(one == kind for one in kinds.values())}
        for kind, _ in codes.GAPS
    ]
    return render(request, "focus/gaps.html", {
        "tabs": tabs("khoang-trong/", chosen.kept), "filters": asking.of_period(chosen, today, f"{HOME}khoang-trong/"),
        "period": asking.said(chosen.until), "tally": [one for one in tally if one["many"]], "unknown": found.reach is None,
        "stale": found.method.stale_days, "why": found.method.words["gap"],
        "table": table("Khoảng trống truyền thông", GAPS, [_gap_cells(found, key, kinds[key], chosen) for key in rows],
                       empty=NO_GAP, caption_hidden=True),
    })  # fmt: skip


def _gap_cells(found: Province, key: str, kind: str, chosen: asking.Asked) -> list[Cell]:
    one = found.profiles[key]
    reach = (found.reach or {}).get(key)
    return [
        _named(found, key, chosen), {"state": saying.GAP_STATE[kind], "state_label": saying.GAPS[kind]},
        {"text": saying.labels(one)}, {"text": saying.value(one.reading("sessions").told)},
        {"text": saying.value(one.reading("people_reached").told)},
        {"text": wording.day(reach.last_on) if reach and reach.last_on else "—"},
    ]  # fmt: skip


@signed_in(P.FOCUS_SEE)
def place(request: HttpRequest, key: str) -> HttpResponse:
    """One place with every input and its working."""
    today, who = request.at.date(), request.actor
    unit = queries.place(who, key)
    chosen = asking.asked(request.GET, today, unit.valid_to)
    found = _asked_province(request, chosen)
    one = found.profiles.get(key)
    here = f"{HOME}noi/{key}/"
    focus = [f for f in queries.declared(who) if f.place_id == unit.id]
    return render(request, "focus/place.html", {
        "crumbs": crumbs(("", unit.name)), "unit": unit, "period": asking.said(chosen.until), "chosen": chosen,
        "filters": asking.of_period(chosen, today, here), "home": f"{HOME}{chosen.kept}",
        "composite": saying.composite(one) if one else "", "lacking": saying.lacking(one) if one else "",
        "groups": _groups(one, found) if one else [], "gap": _gap(found, key) if one else None,
        "offers": offers(who, keeping.OF_PLACE, unit, here), "focus": [_focus_line(f, today) for f in focus],
        "facts": table("Bảng số liệu đã ghi của nơi này", FACTS, [_fact_cells(row, request) for row in queries.history(who, unit)],
                       empty=NO_FACT, caption_hidden=True),
    })  # fmt: skip


def _groups(one: Profile, found: Province) -> list[dict[str, Any]]:
    return [
        {
            "id": side,
            "title": title,
            "readings": [saying.reading(each, found.method) for each in one.of_side(side)],
        }
        for side, title in (("risk", "Số liệu về nguy cơ"), ("reach", "Truyền thông đã tới"))
    ]


def _gap(found: Province, key: str) -> dict[str, str]:
    kind = found.gap(key)
    return {"state": saying.GAP_STATE[kind], "label": saying.GAPS[kind]}


def _focus_line(one: FocusPlace, today: Any) -> dict[str, Any]:
    return {"name": saying.spot(one), "url": f"{HOME}trong-diem/{one.id}/", "number": one.number,
            "from": wording.day(one.from_on), **saying.standing(one, today)}  # fmt: skip


def _fact_cells(row: PlaceFact, request: HttpRequest) -> list[Cell]:
    gone = hasattr(row, "later")
    state = {"state": "paused", "state_label": "Đã rút" if row.taken_back else "Đã sửa"} if gone or row.taken_back else {"state": "met", "state_label": "Đang tính"}  # fmt: skip
    open_to = not gone and not row.taken_back and request.actor.can(P.FOCUS_TELL)
    return [
        {"text": row.get_kind_display(), "url": f"{HOME}so-lieu/{row.id}/lam/sua/" if open_to else ""},
        {"text": saying.period(row)}, {"text": wording.thousands(row.count)},
        {"text": row.get_method_display(), "sub": f" {row.source}"},
        {"text": row.agency.short_name, "sub": f" {wording.day(row.recorded_at)}"}, state,
    ]  # fmt: skip


@signed_in(P.FOCUS_SEE)
def listed(request: HttpRequest) -> HttpResponse:
    """Places declared trọng điểm: those in the list, then those taken out."""
    today = request.at.date()
    rows = sorted(queries.declared(request.actor), key=lambda one: (queries.ended_on(one) is not None, queries.review_on(one) or today))  # fmt: skip
    return render(request, "focus/listed.html", {
        "tabs": tabs("trong-diem/"), "keeps": request.actor.can(P.FOCUS_KEEP), "home": HOME,
        "table": table("Danh sách nơi trọng điểm", LISTED, [_listed_cells(one, today) for one in rows], empty=NO_LISTED, caption_hidden=True),
    })  # fmt: skip


def _listed_cells(one: FocusPlace, today: Any) -> list[Cell]:
    return [
        {"text": saying.spot(one), "url": f"{HOME}trong-diem/{one.id}/"}, {"text": wording.day(one.from_on)},
        {"text": one.number, "sub": f" {wording.day(one.paper_on)}"}, {"text": saying.reasons(one)},
        {"text": one.reviewer.short_name}, saying.standing(one, today),
    ]  # fmt: skip


@signed_in(P.FOCUS_SEE)
def one_focus(request: HttpRequest, focus_id: UUID) -> HttpResponse:
    one = queries.focus(request.actor, focus_id)
    here = f"{HOME}trong-diem/{one.id}/"
    return render(request, "focus/focus.html", {
        "crumbs": crumbs((f"{HOME}trong-diem/", "Nơi trọng điểm"), ("", saying.spot(one))), "one": one, "name": saying.spot(one),
        "standing": saying.standing(one, request.at.date()), "reasons": saying.reasons(one), "place_url": f"{HOME}noi/{one.place.key}/",
        "steps": list(one.steps.all()), "offers": offers(request.actor, keeping.OF_FOCUS, one, here),
    })  # fmt: skip


@signed_in(P.FOCUS_SEE)
def method(request: HttpRequest) -> HttpResponse:
    """Every input with its threshold and the reason for it."""
    said = codes.method()
    return render(request, "focus/method.html", {
        "tabs": tabs("cach-tinh/"), "method": said, "words": said.words, "share": f"{said.share[0]}/{said.share[1]}",
        "table": table("Bảng các số liệu được xét", METHOD, [_method_cells(one) for one in said.inputs], empty=NO_PLACE, caption_hidden=True),
    })  # fmt: skip


def _method_cells(one: Any) -> list[Cell]:
    high = one.stands_out == "high"
    return [
        {"text": one.label, "sub": f" {one.unit}"}, {"text": "nguy cơ" if one.side == "risk" else "truyền thông"},
        {"text": f"cao, từ {one.least} trở lên" if high else "bằng 0 hoặc thấp"}, {"text": one.why}, {"text": one.caution},
    ]  # fmt: skip
