"""One list of people who came back: how far each of them is, whom nobody has screened, and who is next."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.people.models import SEXES
from lachan.procedure.care import table as path_table
from lachan.victims import queries
from lachan.victims.queries import OnList
from lachan.victims.screening.rules import fitting

from .. import sheet, wording
from ..door import signed_in
from ..table import Cell, table
from . import words
from .care import HOME

HERE = f"{HOME}danh-sach-tro-ve/"
ASKED = "danh_sach"
COLUMNS = ("Trong danh sách", "Mã người", "Sàng lọc", "Đang ở", "Kế hoạch hỗ trợ", "Việc tiếp")
EMPTY = ("Không có ai trong danh sách này", "không ai của danh sách ở trong phạm vi của đơn vị.")


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, listing: UUID) -> HttpResponse:
    """Whom of the list the viewer's body has in hand; one question."""
    rows = queries.on_list(request.actor, listing)
    if not rows:
        raise NotFound
    times = len({one.since for one in rows})
    return render(request, "care/one_list.html", {
        "tallies": _tallies(rows), "next": _next(request.actor, rows, listing), "left": sum(one.unscreened for one in rows),
        "count": len(rows), "times": times, "table": table("Từng người trong danh sách", COLUMNS, (_cells(one, request.actor, listing, several=times > 1) for one in rows),
                                           empty=EMPTY, caption_hidden=True),
        "crumbs": [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"url": HERE, "label": "Danh sách người trở về"}, {"label": "Một danh sách"}],
    })  # fmt: skip


def _tallies(rows: Sequence[OnList]) -> list[dict[str, Any]]:
    """Nobody of these is ahead of anybody: how many stand where."""
    left = sum(one.unscreened for one in rows)
    told = [
        ("chưa sàng lọc", left, "soon" if left else "met"), ("đang xác định", sum(one.stage == "V3" for one in rows), "running"),
        ("đã có kết luận", sum(bool(one.verdict) for one in rows), ""), ("đã có kế hoạch hỗ trợ", sum(one.planned for one in rows), ""),
    ]  # fmt: skip
    return [{"label": label, "count": count, "kind": kind} for label, count, kind in told]


def _cells(one: OnList, who: Actor, listing: UUID, *, several: bool) -> list[Cell]:
    screens = (
        {"state": "soon", "state_label": "chưa sàng lọc"} if one.unscreened else {"text": "xong"}
    )
    verdict = f" {words.VERDICT[one.verdict].lower()}" if one.verdict else ""
    return [
        {"text": f"Dòng {one.row}", "sub": f" tệp nhận lúc {wording.shortly(one.since)}" if several else ""},
        {"code_name": one.code, "url": f"{HOME}{one.code}/", "sub": f" {_who(one)}"}, screens,
        {"stage": path_table().stages[one.stage].label, "stage_kind": "closed" if one.closed else ""} if not verdict else
        {"text": path_table().stages[one.stage].label},
        {"text": ("có" if one.planned else "chưa") if one.lead in who.scope else "cơ quan chủ trì giữ"}, _turn(one, who, listing),
    ]  # fmt: skip


def _turn(one: OnList, who: Actor, listing: UUID) -> Cell:
    """The one thing that waits for this viewer."""
    base = f"{HOME}{one.code}/"
    if one.unscreened and who.can(P.VICTIM_RECEIVE):
        return {"text": f"Sàng lọc dòng {one.row}", "url": screen_url(one.code, listing, one.minor)}
    if one.lead in who.scope and not one.planned and not one.closed and who.can(P.VICTIM_CARE):
        return {"text": f"Xem hỗ trợ dòng {one.row}", "url": f"{base}ho-tro/"}
    return {"text": "—"}


def _who(one: OnList) -> str:
    age = "chưa rõ tuổi" if one.minor is None else "dưới 18 tuổi" if one.minor else "từ đủ 18 tuổi"
    return f"{dict(SEXES).get(one.sex, 'Chưa rõ').lower()}, {age}"


# ── Who is next ─────────────────────────────────────────────────────────────────────────────────────


def url_of(listing: UUID) -> str:
    return f"{HERE}{listing}/"


def screen_url(code: str, listing: UUID, minor: bool | None) -> str:
    """The set to begin with for whoever came back."""
    return f"{HOME}{code}/sang-loc/{fitting(minor=minor, returned_from_abroad=True)[0]}/?{ASKED}={listing}"


def _next(
    who: Actor, rows: Iterable[OnList], listing: UUID, after: tuple[datetime, int] | None = None
) -> dict[str, str] | None:
    """The next in the order of the list whom nobody has screened, from the beginning again after the last."""
    left = [one for one in rows if one.unscreened]
    later = [one for one in left if after is None or (one.since, one.place) > after]
    one = next(iter(later or left), None)
    if one is None or not who.can(P.VICTIM_RECEIVE):
        return None
    return {"row": one.row, "url": screen_url(one.code, listing, one.minor)}


def next_of(who: Actor, listing: UUID) -> dict[str, str] | None:
    return _next(who, queries.on_list(who, listing), listing)


def asked(request: HttpRequest) -> UUID | None:
    """The list along which the viewer works, where the address says one."""
    return sheet.key(request.GET.get(ASKED, ""))


def along(request: HttpRequest, code: str) -> dict[str, Any] | None:
    """While somebody works along a list: which row this is, how many are left, who is next. Costs nothing otherwise."""
    listing = asked(request)
    rows = queries.on_list(request.actor, listing) if listing else []
    here = next((one for one in rows if one.code == code), None)
    if listing is None or here is None:
        return None
    others = [one for one in rows if one.code != code]
    return {"row": here.row, "count": len(rows), "left": sum(one.unscreened for one in rows), "url": url_of(listing), "query": f"?{ASKED}={listing}",
            "next": _next(request.actor, others, listing, (here.since, here.place))}  # fmt: skip


def recent(request: HttpRequest, span: timedelta) -> list[dict[str, Any]]:
    return [{"url": url_of(one.listing), "since": wording.shortly(one.since), "people": one.people, "left": one.unscreened}
            for one in queries.lists(request.actor, request.at - span)]  # fmt: skip
