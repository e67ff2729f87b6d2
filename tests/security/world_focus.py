"""Places of focus of the lock tests: numbers told by a commune and a department, one put right; a declaration reviewed, one
ended; a number and a declaration of another province."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lachan.focus import commands
from lachan.reference.models import Agency, Unit

AT = datetime(2024, 7, 10, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def unit(key: str) -> Unit:
    return Unit.objects.get(key=key)


def number(key: str = "c24853.a", kind: str = "departures", **more) -> dict:
    return {"place": unit(key), "kind": kind, "period_from": date(2024, 1, 1), "period_to": date(2024, 6, 30), "count": 12,
            "method": "survey", "source": "Rà soát giả lập", **more}  # fmt: skip


def declaration(key: str = "c24853.a", reviewer: str = "68-cat", **more) -> dict:
    return {"place": unit(key), "from_on": date(2024, 6, 1), "number": "45/KH-BCĐ", "paper_on": date(2024, 5, 28),
            "reasons": ["departures"], "reviewer": Agency.objects.get(key=reviewer), "review_on": date(2024, 12, 1), **more}  # fmt: skip


def build(cast) -> None:
    staff = {"by": cast("thukybcd"), "at": AT}
    fact = commands.record_place_fact(by=cast("ubndxa"), at=AT, **number())
    mended = {key: value for key, value in number(count=9).items() if key not in ("place", "kind")}
    commands.correct_place_fact(fact=fact, by=cast("ubndxa"), at=AT, **mended)
    commands.record_place_fact(by=cast("soyte"), at=AT, **number("c24784.a", "school_leaving"))
    kept = commands.declare_focus(**declaration(), **staff)
    commands.review_focus(focus=kept, done_on=date(2024, 7, 1), words="Còn phát sinh (giả lập)", review_on=date(2024, 12, 31), **staff)  # fmt: skip
    gone = commands.declare_focus(**declaration(spot="Bến xe giả lập"), **staff)
    commands.end_focus(focus=gone, done_on=date(2024, 7, 1), number="60/QĐ", words="Giả lập", **staff)  # fmt: skip
    other = {"by": cast("songkhe"), "at": AT}
    theirs = Unit.objects.filter(province__slug="songkhe", level="commune", valid_from__lte=date(2024, 1, 1)).exclude(
        valid_to__lte=AT.date()).order_by("key")[0].key  # fmt: skip
    commands.record_place_fact(**number(theirs), **other)
    commands.declare_focus(**declaration(theirs, "99-bcd138"), **other)
