"""Campaigns of the plan and 30 July, as a code in text that a session may carry, and what the code says."""

from datetime import date, timedelta

from django.http import HttpRequest

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.plan import queries as plan
from lachan.plan.models import Plan

from .. import wording
from ..sheet import Choices

DAY = timedelta(days=1)
# QĐ 793/QĐ-TTg: 30 July is the day of the whole people against trafficking; its activities run through the month.
JULY = (7, 30)


def code_of(campaign: Plan) -> str:
    """The same for everybody who reads the plan: what it is and its first day."""
    return f"CD-{campaign.valid_from:%d%m%Y}"


def july_code(year: int) -> str:
    return f"307-{year}"


def said(campaign: Plan) -> str:
    return f"{campaign.title} ({wording.day(campaign.valid_from)} – {wording.day(campaign.valid_to - DAY)})"


def known(request: HttpRequest) -> list[Plan]:
    """Campaigns whose plan was adopted; none for whoever does not see the plan."""
    if not request.actor.can(P.PLAN_SEE):
        return []
    return list(plan.campaigns(request.actor).filter(acts__kind="adopted"))


def options(request: HttpRequest) -> Choices:
    years = range(request.at.year, request.at.year - 3, -1)
    return [
        ("", "Không thuộc đợt nào"),
        *((code_of(one), said(one)) for one in known(request)[:12]),
        *((july_code(year), f"Ngày 30/7/{year}") for year in years),
    ]


def label(code: str, request: HttpRequest) -> str:
    """What a code says; a text that came with a workbook says itself."""
    return dict(options(request)).get(code, code) if code else "—"


def marks(request: HttpRequest, year: int) -> list[tuple[date, str]]:
    """The days of a year that the plan sets for communication."""
    found = [(date(year, *JULY), "Ngày toàn dân phòng, chống mua bán người 30/7")]
    for one in known(request):
        if one.valid_from.year == year:
            found.append((one.valid_from, f"Bắt đầu: {one.title}"))
        if (one.valid_to - DAY).year == year:
            found.append((one.valid_to - DAY, f"Ngày cuối: {one.title}"))
    return sorted(found)
