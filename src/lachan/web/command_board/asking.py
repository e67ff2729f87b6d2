"""What a board is asked, as its address says it: a link carries the whole question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from lachan.access.actor import Actor
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.indicators import board
from lachan.indicators.asked import Asked
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.periods import (
    PARTS,
    STARTS,
    WINDOW,
    Period,
    midnight,
    period,
    window,
    year_of,
)
from lachan.indicators.wide import mapped
from lachan.reference.models import Agency, Unit

from .. import sheet, wording

HOME = "/chi-tieu/"
FIRST_YEAR = 2018
TARGETS = {code: one for code, one in DEFINITIONS.items() if mapped(code)}
ARTICLES = ("150", "151", "152", "153", "154")
DRAWN = "K3"


@dataclass(frozen=True)
class Said:
    """The choices of one viewer. `day`: as known on which day; `chart`: which target is drawn over time and by place."""

    period: Period
    day: date | None
    ways: Mapping[str, str]
    place: Unit | None
    agency: Agency | None
    article: str
    chart: str
    refusal: str = ""

    def asked(self, viewer: Actor, at: datetime) -> Asked:
        place, agency = (one.id if one else None for one in (self.place, self.agency))
        return Asked(viewer.province_id, self.period, self.as_of(at), place, agency, self.article)

    def as_of(self, at: datetime) -> datetime:
        """The last second of the day asked for; never after now."""
        if self.day is None:
            return at
        return min(at, midnight(self.day + timedelta(days=1)) - timedelta(seconds=1))

    def way(self, code: str) -> str:
        return self.ways.get(code, "a")

    @property
    def narrowed(self) -> bool:
        return bool(self.place or self.agency or self.article)

    @property
    def fields(self) -> dict[str, str]:
        """The question as fields of an address or a form; only what was chosen."""
        when = self.period
        part = {"ky": when.part, "nam": str(when.year)}
        if when.part == WINDOW:
            part = {
                "ky": WINDOW,
                "tu": wording.day(when.begin),
                "den": wording.day(when.last),
            }
        said = {
            "lich": when.calendar, **part, "tinh-den": wording.day(self.day),
            "noi": self.place.key if self.place else "", "co-quan": self.agency.key if self.agency else "",
            "dieu": self.article, "ve": "" if self.chart == DRAWN else self.chart,
            **{code: way for code, way in self.ways.items() if way != "a"},
        }  # fmt: skip
        return {name: value for name, value in said.items() if value}

    def address(self, **other: str) -> str:
        said = {name: value for name, value in {**self.fields, **other}.items() if value}
        return f"{HOME}?{urlencode(said)}"

    @property
    def words(self) -> str:
        """Of where and of whom; nothing where it is the whole province."""
        parts = [
            self.place.in_full if self.place else "",
            self.agency.short_name if self.agency else "",
            f"Điều {self.article}" if self.article else "",
        ]
        return " · ".join(part for part in parts if part)


def said(given: Mapping[str, str], viewer: Actor, at: datetime) -> Said:
    """From the address; what cannot be read falls back, a day that cannot be read is said so."""
    calendar = given.get("lich", "") if given.get("lich") in STARTS else "police"
    refusal, day, when = "", None, _named(given, calendar, at)
    try:
        day, when = sheet.day(given, "tinh-den"), _period(given, calendar, at)
    except Refusal as unreadable:
        refusal = unreadable.sentence
    article, chart = given.get("dieu", ""), given.get("ve", "")
    return Said(
        when, day, ways(given), _place(given, viewer), _agency(given, viewer),
        article if article in ARTICLES else "", chart if chart in TARGETS else DRAWN, refusal,
    )  # fmt: skip


def ways(given: Mapping[str, str]) -> dict[str, str]:
    """The way of counting chosen for each target; the first unless another is asked for."""
    chosen = {code: given.get(code, "a") for code in TARGETS}
    return {code: way if way in TARGETS[code].variants else "a" for code, way in chosen.items()}


def _period(given: Mapping[str, str], calendar: str, at: datetime) -> Period:
    begin, last = sheet.day(given, "tu"), sheet.day(given, "den")
    if given.get("ky") == WINDOW and begin and last:
        return window(calendar, begin, last)
    return _named(given, calendar, at)


def _named(given: Mapping[str, str], calendar: str, at: datetime) -> Period:
    part = given.get("ky", "")
    return period(calendar, year(given, calendar, at), part if part in PARTS else "")


def year(given: Mapping[str, str], calendar: str, at: datetime) -> int:
    now, text = year_of(calendar, at.date()), given.get("nam", "")
    fits = len(text) == 4 and text.isascii() and text.isdecimal()
    return int(text) if fits and FIRST_YEAR <= int(text) <= now + 1 else now


def _place(given: Mapping[str, str], viewer: Actor) -> Unit | None:
    """Whoever may not see lists sees the province and their own ground."""
    if not (key := given.get("noi", "")):
        return None
    found = board.unit_by(viewer, key[:60])
    if found is None:
        raise NotFound("Không có đơn vị hành chính này trong tỉnh. Chọn lại nơi trong bộ lọc.")
    if not board.may_list(viewer) and not board.grounds(viewer, found.valid_from).filter(
        id=found.id
    ):
        raise NotYours
    return found


def _agency(given: Mapping[str, str], viewer: Actor) -> Agency | None:
    if not (key := given.get("co-quan", "")):
        return None
    found = board.body_by(viewer, key[:60])
    if found is None:
        raise NotFound("Không có cơ quan này trong tỉnh. Chọn lại cơ quan trong bộ lọc.")
    if not board.may_list(viewer) and found.id != viewer.agency_id:
        raise NotYours
    return found
