"""Made-up numbers that communes told of themselves, and a few places declared trọng điểm; every source says it is made up.

Rows as the verbs would have left them, through the keeper's door."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

from lachan.access.models import Account, AuditLine
from lachan.focus.models import FocusPlace, FocusStep, PlaceFact
from lachan.reference.models import Agency, Unit

from .words import MADE_UP

KEEPER, HANOI = "keeper", ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_YEAR, DAY = 2023, timedelta(days=1)
# Kind → how it was counted, the most in one place, how many places in ten have any.
HOW = {"departures": ("survey", 24, 6), "school_leaving": ("register", 12, 7), "unlicensed_brokers": ("survey", 2, 1),
       "unregistered_lodging": ("survey", 6, 3), "informal_crossings": ("survey", 3, 1)}  # fmt: skip


@dataclass
class Telling:
    """Who told, and the line of the log under which they did."""

    dice: Random
    as_of: datetime
    body: Agency
    office: Agency
    account: int
    keeper: int
    lines: list[AuditLine]

    def said(
        self, verb: str, at: datetime, subject: Any, *, office: bool = False
    ) -> dict[str, Any]:
        """The columns that say who wrote a row."""
        agency, account = (self.office, self.keeper) if office else (self.body, self.account)
        role = "committee_staff" if office else "reporter"
        line = AuditLine(id=uuid7(), at=at, account_id=account, agency_id=agency.id, role=role, verb=verb, outcome="done",
                         subject=subject, detail={})  # fmt: skip
        self.lines.append(line)
        return {
            "agency_id": agency.id,
            "account_id": account,
            "recorded_at": at,
            "line_id": line.id,
        }


def tell_places(slug: str, as_of: datetime, seed: int) -> int:
    """Half-years and school years that are over, of every commune that lived then; how many numbers. Once."""
    bodies = Agency.objects.using(KEEPER).filter(province__slug=slug, level="province")
    told = bodies.filter(kind="peoples_committee").first()
    office = bodies.filter(kind="steering_committee").first()
    if told is None or office is None or PlaceFact.objects.using(KEEPER).exists():
        return 0
    ids = dict(Account.objects.using(KEEPER).values_list("username", "id"))
    dice = Random(f"places {seed}")  # noqa: S311 - invention, not secrecy
    telling = Telling(dice, as_of, told, office, ids["mau.reporter"], ids["thukybcd"], [])
    communes = list(Unit.objects.using(KEEPER).filter(province__slug=slug, level="commune").order_by("key"))  # fmt: skip
    facts = [fact for one in communes for fact in _facts(telling, one)]
    focus, steps = _declared(telling, communes)
    AuditLine.objects.using(KEEPER).bulk_create(telling.lines, batch_size=500)
    for model, rows in ((PlaceFact, facts), (FocusPlace, focus), (FocusStep, steps)):
        model.objects.using(KEEPER).bulk_create(rows, batch_size=500)
    return len(facts)


def _facts(telling: Telling, commune: Unit) -> Iterator[PlaceFact]:
    dice = telling.dice
    level = {kind: dice.randint(1, most) if dice.randrange(10) < often else 0 for kind, (_, most, often) in HOW.items()}  # fmt: skip
    for kind, first, last in _periods(telling.as_of.date()):
        if not commune.exists_on(last) or dice.randrange(20) == 0:
            continue
        count = max(level[kind] + dice.randint(-2, 2), 0) if level[kind] else 0
        fact_id = uuid7()
        yield PlaceFact(
            id=fact_id, province_id=commune.province_id, place=commune, kind=kind, period_from=first, period_to=last, count=count,
            method=HOW[kind][0], source=f"{MADE_UP} Rà soát của xã, phường",
            **telling.said("record_place_fact", _morning(last + 10 * DAY), fact_id),
        )  # fmt: skip


def _periods(today: date) -> Iterator[tuple[str, date, date]]:
    """Those that had been over for ten days."""
    for year in range(FIRST_YEAR, today.year + 1):
        halves = ((date(year, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31)))
        school = (date(year - 1, 9, 5), date(year, 5, 31))
        for kind in HOW:
            for first, last in (
                halves
                if kind == "departures"
                else [school]
                if kind == "school_leaving"
                else halves[1:]
            ):
                if last + 10 * DAY <= today:
                    yield kind, first, last


def _declared(telling: Telling, communes: list[Unit]) -> tuple[list[FocusPlace], list[FocusStep]]:
    """Four of the last year: one of them overdue for review, one taken out."""
    today, dice = telling.as_of.date(), telling.dice
    begun = today - timedelta(days=300)
    here = [one for one in communes if one.exists_on(begun) and one.exists_on(today)]
    focus, steps = [], []
    for number, place in enumerate(dice.sample(here, min(4, len(here)))):
        one_id = uuid7()
        review = today - timedelta(days=12) if number == 1 else today + timedelta(days=60 + number)
        focus.append(FocusPlace(
            id=one_id, province_id=place.province_id, place=place, spot="Bến xe (giả lập)" if number == 2 else "", from_on=begun,
            number=f"{40 + number}/KH-GIẢ-LẬP", paper_on=begun - DAY, reasons=["departures", "school_leaving"][: 1 + number % 2],
            words=MADE_UP, reviewer=telling.body, review_on=review,
            **telling.said("declare_focus", _morning(begun), one_id, office=True)))  # fmt: skip
        if number == 3:
            gone = today - timedelta(days=30)
            steps.append(FocusStep(focus_id=one_id, kind="ended", turn=1, done_on=gone, number="60/QĐ-GIẢ-LẬP",
                                   words=f"{MADE_UP} Hai kỳ liền không phát sinh.",
                                   **telling.said("end_focus", _morning(gone), one_id, office=True)))  # fmt: skip
    return focus, steps


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), HANOI)
