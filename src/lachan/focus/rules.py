"""How a place lies among the places, input by input, and what of it stands out. Counts of places, never of a person.

Nothing is weighed: the composite is how many risk inputs stand out, of how many that are known. What is unknown is not
nought, what is hidden from a viewer is in no comparison made for that viewer."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lachan.reference.ground import Hidden, Value

RISK, REACH = "risk", "reach"
HIGH, LOW = "high", "low"
BANDS = 4
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Input:
    """One thing that places are looked at by, as profile.yaml says it."""

    key: str
    label: str
    unit: str
    side: str
    told_by: str
    stands_out: str
    least: int
    why: str
    caution: str
    source: str = ""
    reading: str = ""
    covers: int = 0
    small: bool = False


@dataclass(frozen=True)
class Method:
    """The whole table: inputs, thresholds that all of them share, and their reasons."""

    since: date
    months: int
    share: tuple[int, int]
    among: int
    stale_days: int
    words: Mapping[str, str]
    inputs: tuple[Input, ...]

    def of_side(self, side: str) -> tuple[Input, ...]:
        return tuple(one for one in self.inputs if one.side == side)


@dataclass(frozen=True)
class Told:
    """What is known of one input in one place; `compared` is False where it does not stand on the same footing."""

    value: Value = None
    source: str = ""
    as_of: date | None = None
    note: str = ""
    compared: bool = True


@dataclass(frozen=True)
class Reading:
    """A value among the others. `band`: 0 for nought, 1 (lowest) to 4; None where it is not compared."""

    input: Input
    told: Told
    band: int | None = None
    lower: int = 0
    equal: int = 0
    higher: int = 0
    stands_out: bool = False

    @property
    def among(self) -> int:
        """How many places have any."""
        own = 1 if self.band else 0
        return self.lower + self.equal + self.higher + own

    @property
    def known(self) -> bool:
        return isinstance(self.told.value, int)


@dataclass(frozen=True)
class Profile:
    """One place: every input with its working, in the order of the table."""

    place: str
    readings: tuple[Reading, ...]

    def of_side(self, side: str) -> tuple[Reading, ...]:
        return tuple(one for one in self.readings if one.input.side == side)

    @property
    def out(self) -> tuple[Reading, ...]:
        """Risk inputs that stand out."""
        return tuple(one for one in self.of_side(RISK) if one.stands_out)

    @property
    def known(self) -> int:
        """Risk inputs that are known here on the same footing as elsewhere."""
        return sum(one.band is not None for one in self.of_side(RISK))

    @property
    def composite(self) -> int | None:
        """How many risk inputs stand out; None where nothing is compared."""
        return len(self.out) if self.known else None

    def reading(self, key: str) -> Reading:
        return next(one for one in self.readings if one.input.key == key)


def profiles(
    places: Collection[str], told: Mapping[str, Mapping[str, Told]], method: Method
) -> dict[str, Profile]:
    """`told`: input → place → what is told of it there; a place that is left out is not known."""
    columns = [
        compared(one, {place: told.get(one.key, {}).get(place, Told()) for place in places}, method)
        for one in method.inputs
    ]
    return {place: Profile(place, tuple(column[place] for column in columns)) for place in places}


def compared(asked: Input, told: Mapping[str, Told], method: Method) -> dict[str, Reading]:
    """One input over all places. Those that have nought are no part of the ranking: it stays as it is without them."""
    counts = {place: one.value for place, one in told.items() if one.compared and isinstance(one.value, int)}  # fmt: skip
    above = sorted(count for count in counts.values() if count > 0)
    return {
        place: _among(asked, one, counts[place], above, method) if place in counts else Reading(asked, one)
        for place, one in told.items()
    }  # fmt: skip


def _among(asked: Input, told: Told, count: int, above: Sequence[int], method: Method) -> Reading:
    lower, upto = bisect_left(above, count), bisect_right(above, count)
    higher, equal = len(above) - upto, max(upto - lower - 1, 0)
    band = 1 + BANDS * lower // len(above) if count > 0 else 0
    if asked.stands_out == HIGH:
        out = count >= asked.least and count > 0 and _most(lower, len(above), method)
    else:
        out = count == 0 or _most(higher, len(above), method)
    return Reading(asked, told, band, lower, equal, higher, out)


def _most(others: int, of: int, method: Method) -> bool:
    """At least the share of the table, among enough places to compare with."""
    part, whole = method.share
    return of >= method.among and others * whole >= of * part


# -- reach ---------------------------------------------------------------------------------------------

NONE, SELDOM, UNKNOWN, MET, CALM, DARK = "none", "seldom", "unknown", "met", "calm", "dark"


@dataclass(frozen=True)
class Reach:
    """What communication reached a place within the window."""

    sessions: int
    people: int
    last_on: date | None = None


def reach_joined(parts: Iterable[Reach]) -> Reach:
    """What reached several places, as one; people of two places are added up, whoever they are."""
    told = list(parts)
    days = [one.last_on for one in told if one.last_on is not None]
    return Reach(sum(one.sessions for one in told), sum(one.people for one in told), max(days, default=None))  # fmt: skip


def gap(found: Profile, reach: Reach | None, day: date, method: Method) -> str:
    """Where something stands out: was anybody there? `day` is the last of the window."""
    if found.composite is None:
        return DARK
    if not found.out:
        return CALM
    if reach is None:
        return UNKNOWN
    if reach.sessions == 0:
        return NONE
    stale = reach.last_on is None or (day - reach.last_on).days > method.stale_days
    return SELDOM if stale or any(one.stands_out for one in found.of_side(REACH)) else MET


# -- what communes told of themselves ------------------------------------------------------------------


@dataclass(frozen=True)
class Fact:
    """A count that a body told of a place, over a period; both days included."""

    first: date
    last: date
    count: int
    source: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Window:
    """`until` is the first day outside it."""

    since: date
    until: date
    words: str = field(default="", compare=False)

    @property
    def last(self) -> date:
        return self.until - DAY


def told_of(facts: Iterable[Fact], asked: Input, window: Window) -> Told:
    """One place's own numbers: what falls into the window added up, or the last of it."""
    inside = [one for one in facts if window.since <= one.last < window.until]
    if asked.reading == "sum":
        return _added([one for one in inside if one.first >= window.since], asked)
    last = max(inside, key=lambda one: (one.last, one.first), default=None)
    return Told() if last is None else Told(last.count, last.source, last.last)


def _added(facts: Sequence[Fact], asked: Input) -> Told:
    if not facts:
        return Told()
    days, last = sum(one.days for one in facts), max(facts, key=lambda one: one.last)
    whole = days >= asked.covers
    note = "" if whole else f"mới có số của {days} ngày trong kỳ nên chưa đem so"
    return Told(sum(one.count for one in facts), last.source, last.last, note, whole)


def joined(parts: Sequence[Told]) -> Told:
    """What several old units told, as the one unit on whose ground they lie; unknown where one of them is."""
    if not parts or any(one.value is None for one in parts):
        return Told(note=_lacking(parts))
    days = [one.as_of for one in parts if one.as_of is not None]
    hidden = next((one.value for one in parts if isinstance(one.value, Hidden)), None)
    total = hidden or sum(one.value for one in parts if isinstance(one.value, int))
    note = parts[0].note if len(parts) == 1 else f"cộng từ {len(parts)} đơn vị cũ"
    return Told(total, parts[0].source, max(days, default=None), note, all(one.compared for one in parts))  # fmt: skip


def _lacking(parts: Sequence[Told]) -> str:
    have = sum(one.value is not None for one in parts)
    return f"mới có số của {have} trong {len(parts)} đơn vị cũ nên không cộng" if have else ""
