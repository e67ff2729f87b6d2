"""Detention orders as the engine counts them: TTLT 04/2018 Điều 17 with the facts of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from lachan.law.clock import Clock
from lachan.law.lengths import Length
from lachan.law.ttlt_04_2018.dieu_17 import (
    FOLLOWS,
    HOLD_DAYS_AT_MOST,
    first_day,
    longest_for_juvenile,
)
from lachan.procedure.accused import HOLDING, frees
from lachan.procedure.acts import Moment
from lachan.procedure.moving import written
from lachan.procedure.periods import ZONE, Ending, custody_days, in_custody, local_day
from lachan.procedure.spans import Span

HOLD_DAYS: Final = 3
NOT_SAID_FOLLOWS: Final = "chưa ghi lệnh tạm giam nối tiếp gì: tạm tính từ ngày bắt, ngày ra lệnh"
HELD_EARLIER: Final = (
    "không ghi giờ Cơ quan điều tra nhận người: tính từ giờ bị giữ, bị bắt có trong hồ sơ (sớm hơn)"
)
ORDER_WHILE_FREE: Final = (
    "lệnh ghi nối tiếp lệnh trước nhưng hồ sơ cho thấy người đó đã được trả tự do: tính từ ngày bắt"
)
HOLD_DAYS_DIFFER: Final = (
    "hồ sơ có {days:02d} ngày tạm giữ, nhiều hơn số ghi trong lệnh: trừ theo hồ sơ"
)
NOT_SAID_HOLD: Final = "chưa ghi số ngày đã tạm giữ: tạm trừ mức cao nhất 09 ngày"


def order_span(
    clock: Clock, at: datetime, longest: Length | None, facts: Mapping[str, object], law_on: date
) -> Span:
    """The span of one order: first day, own length, days of tạm giữ taken off."""
    follows = str(facts.get("custody_follows"))
    first = first_day(local_day(at), follows, law_on)
    less = 0 if follows == "order" else whole(facts.get("tam_giu_days")) or 0
    return Span(clock, at, order_length(longest, facts, law_on), first=first, less=less)


def order_length(
    longest: Length | None, facts: Mapping[str, object], law_on: date
) -> Length | None:
    """The length written in the order, else the most the law allows; a juvenile's is 2/3 of it."""
    written = whole(facts.get("order_months"))
    if longest is None:
        return Length(written, "cm") if written else None
    days = custody_days(longest)
    if facts.get("juvenile") is True:
        days = longest_for_juvenile(days, law_on)
    if written:
        days = min(days, custody_days(Length(written, "cm")))
    return Length(days, "d") if days % 30 else Length(days // 30, "cm")


def writes_too_much(longest: Length | None, facts: Mapping[str, object], law_on: date) -> bool:
    """Whether the order writes more months than the law allows for this class."""
    written, allowed = whole(facts.get("order_months")), order_length(longest, facts, law_on)
    if not written or longest is None or allowed is None:
        return False
    return custody_days(allowed) < custody_days(Length(written, "cm"))


def whole(value: object) -> int | None:
    """A whole number as facts may write it; anything else is unsaid."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def facts_of_order(
    moment: Moment, earlier: Sequence[Moment]
) -> tuple[dict[str, object], list[str]]:
    """The facts of an order on record, what is unsaid assumed so that nobody is held a day too long."""
    facts, assumed = dict(moment.facts), []
    if facts.get("custody_follows") not in FOLLOWS:
        facts["custody_follows"] = "arrest"
        assumed.append(NOT_SAID_FOLLOWS)
    if facts["custody_follows"] == "order" and _free(moment.act.person, earlier):
        facts["custody_follows"] = "arrest"
        assumed.append(ORDER_WHILE_FREE)
    served_on_record = held_days(moment.act.person, earlier) or 0
    said = whole(facts.get("tam_giu_days"))
    if facts["custody_follows"] != "order" and said is not None and served_on_record > said:
        facts["tam_giu_days"] = served_on_record
        assumed.append(HOLD_DAYS_DIFFER.format(days=served_on_record))
    if facts["custody_follows"] != "order" and whole(facts.get("tam_giu_days")) is None:
        served = held_days(moment.act.person, earlier)
        if served is None and facts["custody_follows"] == "tam_giu":
            served = HOLD_DAYS_AT_MOST
            assumed.append(NOT_SAID_HOLD)
        facts["tam_giu_days"] = served or 0
    return facts, assumed


def written_end(moment: Moment) -> Ending | None:
    """The end written in the order or decision itself: a day, or for tạm giữ an hour."""
    facts = moment.act.facts
    said = facts.get("ends_at") or facts.get("ends_on")
    at = written(said) if isinstance(said, str) else said
    if isinstance(at, datetime):
        at = at if at.tzinfo is not None else at.replace(tzinfo=ZONE)
        return Ending(local_day(at), local_day(at), at)
    return in_custody(at, 1) if isinstance(at, date) else None


def first_held(moment: Moment, earlier: Sequence[Moment], assumed: list[str]) -> datetime | None:
    """When this person lost their liberty, where the record shows it and not the reception at the agency."""
    since: datetime | None = None
    for one in earlier:
        if one.act.person != moment.act.person:
            continue
        if one.act.kind == "released":
            since = None
        elif one.act.kind in ("emergency_held", "arrested") and since is None:
            since = one.act.occurred_at
    if since is not None:
        assumed.append(HELD_EARLIER)
    return since


def _free(person: str | None, earlier: Sequence[Moment]) -> bool:
    """Whether the last thing the record says of this person is that they were released."""
    own = [m.act for m in reversed(earlier) if m.act.person == person]
    return next((frees(one) for one in own if one.kind in HOLDING or frees(one)), False)


def held_days(person: str | None, earlier: Sequence[Moment]) -> int | None:
    """Days of tạm giữ of this person on record; None where no such decision was recorded."""
    own = [m for m in earlier if m.act.person == person]
    if not any(m.act.kind == "held" for m in own):
        return None
    extended = [m for m in own if m.act.kind == "hold_extended"]
    more = sum(min(whole(m.act.facts.get("days")) or HOLD_DAYS, HOLD_DAYS) for m in extended)
    return min(HOLD_DAYS + more, HOLD_DAYS_AT_MOST)
