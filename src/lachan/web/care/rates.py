"""What a support pays, by dates and by the paper that sets it; none set: «chưa có mức», and never a guess."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.procedure.periods import local_day
from lachan.victims import codes, queries
from lachan.victims.commands import set_rate
from lachan.victims.models import Rate

from .. import sheet, wording
from ..door import signed_in
from ..sheet import Sheet
from ..table import table
from .care import HOME
from .questions import DayNeeded

HERE = f"{HOME}muc-chi/"
COLUMNS = ("Khoản", "Mức", "Từ ngày", "Theo văn bản", "Nơi ghi")
NONE = ("Chưa có mức nào", "chưa ai ghi mức chi theo văn bản; hồ sơ hiện «chưa có mức».")


class NoPaper(Refusal):
    """Chưa ghi văn bản quy định mức này. Ghi số, ngày, cơ quan ban hành rồi lưu lại."""


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, Sheet({}))
    if not request.actor.can(P.VICTIM_RATES):
        raise NotYours
    typed = request.POST.dict()
    try:
        _set(request, typed)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, Sheet(typed, refusal), 422)
    messages.success(request, "Đã ghi mức mới; mức cũ vẫn áp dụng cho ngày trước đó.")
    return redirect(HERE)


def _set(request: HttpRequest, typed: dict[str, str]) -> None:
    from_on, paper = sheet.day(typed, "from_on"), sheet.words(typed, "paper")
    if from_on is None:
        raise DayNeeded(field="from_on")
    if not paper:
        raise NoPaper(field="paper")
    amount = sheet.number({"amount": sheet.words(typed, "amount").replace(".", "").replace(" ", "")}, "amount")  # fmt: skip
    set_rate(code=sheet.chosen(typed, "code"), amount=amount or 0, from_on=from_on, paper=paper[:160], by=request.actor, at=request.at)  # fmt: skip


def _page(request: HttpRequest, on: Sheet, status: int = 200) -> HttpResponse:
    fields = [
        on.ask("code", "Khoản", "select", [("", "— chọn —"), *codes.RATES]),
        on.ask("amount", "Mức (đồng)", inputmode="numeric", maxlength=15, hint="không quá 1.000.000.000"),
        on.ask("from_on", "Áp dụng từ ngày", **sheet.TYPED_DAY),
        on.ask("paper", "Theo văn bản", maxlength=160, wide=True, hint="số, ngày, cơ quan ban hành, ví dụ 12/2026/NQ-HĐND; không ghi tên người"),
    ]  # fmt: skip
    errors = on.beside(fields)
    return render(request, "care/rates.html", {
        "fields": fields if request.actor.can(P.VICTIM_RATES) else [], "errors": errors, "table": _table(request),
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "crumbs": [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"label": "Mức chi"}],
    }, status=status)  # fmt: skip


def _table(request: HttpRequest) -> dict[str, Any]:
    today = queries.rates(request.actor, local_day(request.at))
    history = queries.rate_history(request.actor)
    rows = [
        [{"text": codes.label(codes.RATES, row.code), "sub": _stands(row, history, today)},
         {"text": f"{wording.thousands(row.amount)} đồng"}, {"text": wording.day(row.from_on)}, {"text": row.paper},
         {"text": row.agency.short_name}]
        for row in history
    ]  # fmt: skip
    rows += [[{"text": label}, {"text": "chưa có mức"}, {"text": "—"}, {"text": "—"}, {"text": "—"}]
             for code, label in codes.RATES if code not in today]  # fmt: skip
    return table("Mức chi hỗ trợ", COLUMNS, rows, empty=NONE, caption_hidden=True)


def _stands(row: Rate, history: Sequence[Rate], today: Mapping[str, Rate]) -> str:
    if today.get(row.code) == row:
        return " · đang áp dụng"
    later = (one for one in history if one.code == row.code and one.recorded_at > row.recorded_at)
    return " · đã thay trước khi bắt đầu" if any(one.from_on < row.from_on for one in later) else ""
