"""What people were owed and did not get: counts for the committee, no file and no name behind them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotYours
from lachan.victims import queries

from ..door import signed_in
from ..table import table
from . import words

FIRST = 2012
COLUMNS = ("Hỗ trợ", "Chế độ", "Được hỗ trợ", "Chưa nhận được", "Từ chối bằng văn bản")
EMPTY = (
    "Không có số nào nêu được",
    "năm này không có ai thuộc diện hỗ trợ, hoặc quá ít người để nêu.",
)


@signed_in(P.AGREEMENT_SEE)
def page(request: HttpRequest) -> HttpResponse:
    """By whole years of reception; what would give one person away, alone or beside another row, is not said."""
    if "agreement" not in request.actor.caps:
        raise NotYours
    this = request.at.year
    said = request.GET.get("nam", "")
    year = int(said) if said.isascii() and said.isdecimal() and FIRST <= int(said[:4]) <= this and len(said) == 4 else this  # fmt: skip
    years = [
        {"value": str(y), "label": str(y), "selected": y == year}
        for y in range(this, FIRST - 1, -1)
    ]
    return render(request, "care/shortfalls.html", {"year": year, "years": years, "table": _table(queries.shortfalls(request.actor, year), year)})  # fmt: skip


def _table(rows: list[queries.Shortfall], year: int) -> dict[str, Any]:
    cells = ([{"text": one.label}, {"text": words.REGIME.get(one.regime, one.regime)}, _number(one.owed), _number(one.missing),
              _number(one.refused)] for one in rows)  # fmt: skip
    return table(
        f"Được hỗ trợ mà chưa nhận, người tiếp nhận năm {year}", COLUMNS, cells, empty=EMPTY
    )


def _number(count: int | None) -> dict[str, str]:
    return {"text": "–" if count is None else str(count)}
