"""The calendar of a year: what the plan sets for communication, what was done month by month and in each campaign."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.outreach import queries
from lachan.outreach.queries import Asked

from .. import wording
from ..door import signed_in
from ..table import Cell, table
from . import campaigns
from .tabs import HOME, crumbs, tabs

MONTHS = ("Tháng", "Mốc của kế hoạch", "Số buổi", "Lượt người đếm được", "Ước lượng")
PEAKS = ("Đợt", "Thời gian", "Số buổi trong thời gian ấy", "Ghi là thuộc đợt")
NO_PEAK = ("Chưa có đợt nào", "kế hoạch năm này chưa mở đợt cao điểm.")
YEARS = range(2010, 2101)


@signed_in(P.OUTREACH_SEE)
def page(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("nam", "")
    fits = asked.isascii() and asked.isdecimal() and len(asked) == 4 and int(asked) in YEARS
    year = int(asked) if fits else request.at.year
    return render(request, "outreach/year.html", {
        "tabs": tabs("lich/", request.actor), "crumbs": crumbs(("", f"Lịch năm {year}")), "year": year,
        "years": [{"url": f"{HOME}lich/?nam={one}", "label": str(one), "active": one == year}
                  for one in range(request.at.year + 1, request.at.year - 4, -1)],
        "months": _months(request, year), "peaks": _peaks(request, year),
    })  # fmt: skip


def _months(request: HttpRequest, year: int) -> dict[str, object]:
    done, marks = queries.months(request.actor, year), campaigns.marks(request, year)
    rows = [_month_cells(year, month, done.get(month, (0, 0, 0)), [f"{wording.day(on)}: {what}" for on, what in marks if on.month == month])
            for month in range(1, 13)]  # fmt: skip
    return table(f"Từng tháng năm {year}", MONTHS, rows, empty=NO_PEAK)


def _month_cells(year: int, month: int, done: tuple[int, int, int], marks: list[str]) -> list[Cell]:
    first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    last = date.fromordinal(after.toordinal() - 1)
    url = f"{HOME}?tu={first:%d/%m/%Y}&den={last:%d/%m/%Y}"
    return [{"text": f"Tháng\u00a0{month}", "url": url}, {"text": "; ".join(marks) or "—"}, {"text": str(done[0])},
            {"text": wording.thousands(done[1])}, {"text": wording.thousands(done[2])}]  # fmt: skip


def _peaks(request: HttpRequest, year: int) -> dict[str, object]:
    """How much was done while a campaign ran, and how much says that it belongs to it: the two need not be equal."""
    rows: list[list[Cell]] = []
    for one in campaigns.known(request):
        if one.valid_from.year > year or (one.valid_to - campaigns.DAY).year < year:
            continue
        within = queries.sums(request.actor, Asked(one.valid_from, one.valid_to))["sessions"]
        code = campaigns.code_of(one)
        said = queries.sums(request.actor, Asked(campaign=code))["sessions"]
        span = f"{wording.day(one.valid_from)} – {wording.day(one.valid_to - campaigns.DAY)}"
        rows.append([{"text": one.title, "url": f"/ke-hoach/{one.id}/"}, {"text": span}, {"text": str(within)},
                     {"text": str(said), "url": f"{HOME}?dot={code}"}])  # fmt: skip
    july = campaigns.july_code(year)
    said = queries.sums(request.actor, Asked(campaign=july))["sessions"]
    month = queries.sums(request.actor, Asked(date(year, 7, 1), date(year, 8, 1)))["sessions"]
    rows.append([{"text": f"Ngày 30/7/{year}"}, {"text": f"tháng 7/{year}"}, {"text": str(month)},
                 {"text": str(said), "url": f"{HOME}?dot={july}"}])  # fmt: skip
    return table("Đợt cao điểm và Ngày 30/7", PEAKS, rows, empty=NO_PEAK)
