"""The first page (counts, each with its list; numbers only for the committee) and one watch-list with its reasons."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.oversight.watchlists import queries
from lachan.oversight.watchlists.lists import watches
from lachan.oversight.watchlists.queries import After, Line

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from .tabs import HOME, tabs, wide

KEPT = 20  # seconds that the counts of one desk are reused; the list behind them is always fresh
# Below this a number may point at a person.
SMALL_CELL = 5
OF = {
    "law": "ngưỡng do luật ấn định",
    "proposed": "ngưỡng do hệ thống đề xuất, chờ tỉnh quyết định",
}
LISTS = ("Danh sách", "Số", "Vì sao nêu", "Căn cứ")
NONE = ("Không có danh sách nào", "chưa có quy tắc nào được đặt.")
LINES = ("Vụ việc", "Người, mã", "Từ", "Vì sao nêu", "Giai đoạn", "Đang thụ lý")
NOBODY = (
    "Không có dòng nào",
    "không vụ việc nào trong phạm vi của đơn vị thuộc danh sách này lúc này.",
)
NUMBERS = {
    "letters": "Yêu cầu, kiến nghị đã gửi", "letters_open": "Yêu cầu, kiến nghị chưa trả lời", "rounds": "Đợt kiểm tra",
    "findings": "Kết luận kiểm tra", "findings_late": "Kết luận quá ngày phải khắc phục",
    "shortcomings": "Mục trong sổ tồn tại, nguyên nhân, điều kiện", "remedies_late": "Biện pháp khắc phục quá ngày phải xong",
}  # fmt: skip


@signed_in(P.OVERSIGHT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    who, at = request.actor, request.at
    told, counts, numbers = _kept(who, at)
    closed = wide(who)
    rows = [_row(code, counts.get(code, 0), closed) for code in watches()]
    shown: dict[str, Any] = {
        "table": table("Các danh sách, mỗi danh sách có bao nhiêu dòng", LISTS, rows, empty=NONE, caption_hidden=True),
        "wide": closed, "small": SMALL_CELL, "counted_at": wording.shortly(told), "tabs": [] if closed else tabs(""),
    }  # fmt: skip
    if closed:
        shown["numbers"] = table("Số của từng việc", ("Nội dung", "Số"), [
            [{"text": NUMBERS[what]}, {"text": number(numbers.get(what, 0), closed=True)}] for what in NUMBERS
        ], empty=NONE, caption_hidden=True)  # fmt: skip
    return render(request, "oversight/page.html", shown)


def number(n: int, *, closed: bool) -> str:
    return f"dưới {SMALL_CELL}" if closed and 0 < n < SMALL_CELL else str(n)


def _kept(who: Actor, at: datetime) -> tuple[datetime, dict[str, int], dict[str, int]]:
    """Nine counts cost more than a page of one list: once in twenty seconds for one person."""
    name = f"watch-counts:{who.account_id}:{'-'.join(map(str, who.scope))}"
    kept: tuple[datetime, dict[str, int], dict[str, int]] | None = cache.get(name)
    if kept is None:
        kept = (at, *_counted(who, at))
        cache.set(name, kept, KEPT)
    return kept


def _counted(who: Actor, at: datetime) -> tuple[dict[str, int], dict[str, int]]:
    if wide(who):
        return queries.tallies(who, at), queries.oversight_tallies(who, at.date())
    return queries.counts(who, at), {}


def _row(code: str, n: int, closed: bool) -> list[Cell]:
    watch = watches()[code]
    name: dict[str, str] = {"text": watch.label}
    count = {"text": number(n, closed=closed)}
    if not closed:
        name["url"] = f"{HOME}danh-sach/{code}/"
        count |= {"url": name["url"]} if n else {}
    return [name, count, {"text": watch.sentence}, {"text": watch.article, "sub": OF[watch.of]}]


@signed_in(P.REPORT_SEE)
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Longest there first; each line says by acts and dates why it is there. Nobody is weighed."""
    watch, after = queries.watch(code), after_read(request.GET.get("sau", ""))
    found = queries.lines(request.actor, watch, request.at, after)
    base = f"{HOME}danh-sach/{code}/"
    return render(request, "oversight/watchlist.html", {
        "watch": watch, "of": OF[watch.of], "tabs": tabs(""),
        "crumbs": [{"url": HOME, "label": "Giám sát"}, {"label": watch.label}],
        "table": table(watch.label, LINES, map(_cells, found.rows), empty=NOBODY, caption_hidden=True),
        "pager": {"shown": f"{len(found.rows)} dòng", "order": "lâu nhất trước", "first_url": base if after else "",
                  "next_url": f"{base}?{urlencode({'sau': after_written(found.more)})}" if found.more else ""},
    })  # fmt: skip


def _cells(line: Line) -> list[Cell]:
    return [
        {"code_name": line.code, "url": f"/vu-viec/{line.code}/"},
        {"code_name": line.person} if line.person else {"text": "cả vụ việc"},
        {"text": wording.day(line.since)}, {"text": line.words},
        {"stage": wording.stage(line.stage), "stage_kind": wording.stage_kind(line.stage)},
        {"text": line.holder},
    ]  # fmt: skip


def after_written(after: After) -> str:
    return f"{after[0].isoformat()}~{after[1]}"


def after_read(text: str) -> After | None:
    """A cursor that cannot be read is the beginning."""
    at, _, rest = text.partition("~")
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return None
    sane = when.tzinfo is not None and 1900 <= when.year <= 2200 and len(rest) < 120
    return (when, rest) if sane and "\0" not in rest else None
