"""From frozen figures to what a report says of them. With grounds.py the only file of reports that knows how indicators count."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from lachan.access.actor import Actor
from lachan.indicators import queries as indicators
from lachan.indicators import reasons, targets
from lachan.indicators.commands import publish_figures
from lachan.indicators.definitions import CHANGE, DEFINITIONS, RATE, Definition
from lachan.indicators.models import Figure
from lachan.indicators.periods import LABELS, Period, kept
from lachan.indicators.recounting import Recount
from lachan.indicators.targets import SMALL, Verdict

from ..layout import HANOI
from .content import Counter, FigureSaid, Otherwise
from .wording import words

# Crockford's alphabet: no letter is taken for a figure when it is read from paper.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
ORDER: Final = {code: place for place, code in enumerate(DEFINITIONS)}


def ref_of(figure: Figure) -> str:
    """«K3a.7Q2M9XTD»: the last 40 bits of the figure's id, which are random."""
    left, found = figure.id.int & ((1 << 5 * LENGTH) - 1), ""
    for _ in range(LENGTH):
        left, digit = divmod(left, 32)
        found = ALPHABET[digit] + found
    return f"{figure.code}{figure.variant}.{found}"


def path_of(ref: str) -> str:
    return f"/so-lieu/{ref}/"


def published(
    province: int, when: Period, as_of: datetime | None = None, *, until: datetime | None = None
) -> list[Figure]:
    """The figures of one publication of the whole province over exactly this period: as of that moment, or the latest
    there was until another."""
    rows = Figure.objects.filter(
        province_id=province, calendar=when.calendar, period_from=when.begin, period_to=when.to,
        place=None, agency=None, article="",
    ).order_by("-as_of", "-id")  # fmt: skip
    if as_of is not None:
        rows = rows.filter(as_of=as_of)
    if until is not None:
        rows = rows.filter(as_of__lte=until)
    newest = rows.first()
    if newest is None:
        return []
    found = {(row.code, row.variant): row for row in reversed(rows.filter(as_of=newest.as_of))}
    return ordered(row for row in found.values() if row.code in DEFINITIONS)


def ordered(figures: Iterator[Figure]) -> list[Figure]:
    """As the definitions stand: the targets of the plan first."""
    return sorted(figures, key=lambda one: (ORDER[one.code], one.variant))


def freeze(when: Period, by: Actor, at: datetime, as_of: datetime) -> list[Figure]:
    """Count and publish over this period, with the list behind each figure: the same verb as on the board."""
    publish_figures(calendar=when.calendar, year=when.year, period=when.code, by=by, at=at, as_of=as_of)  # fmt: skip
    return published(by.province_id, when, as_of)


def changed(viewer: Actor, figures: Sequence[Figure], at: datetime) -> list[Recount]:
    """Those that are counted from other rows with what is known now, each with what came in between."""
    return [one for one in indicators.recounts(viewer, figures, at) if not one.same]


def several() -> dict[str, Mapping[str, str]]:
    """Targets of the plan that can be counted in more than one way, and the ways."""
    found = {code: one.variants for code, one in DEFINITIONS.items() if one.counted and of_plan(code)}  # fmt: skip
    return {code: ways for code, ways in found.items() if len(ways) > 1}


def of_plan(code: str) -> bool:
    return code.startswith(words()["of_plan"])


def knows(code: str, variant: str) -> bool:
    """Whether the target can be counted in this way."""
    return code in DEFINITIONS and variant in DEFINITIONS[code].variants


def said(figures: Sequence[Figure], variants: Mapping[str, str]) -> tuple[FigureSaid, ...]:
    """One figure of each target, in the way of counting that was chosen."""
    beside = {one.code: one for one in figures if one.variant == _first(one.code)}
    return tuple(
        _said(one, [x for x in figures if x.code == one.code and x.id != one.id], beside)
        for one in chosen(figures, variants)
    )


def chosen(figures: Sequence[Figure], variants: Mapping[str, str]) -> list[Figure]:
    return [one for one in figures if one.variant == variants.get(one.code, _first(one.code))]


def with_waiting(found: Sequence[FigureSaid]) -> tuple[FigureSaid, ...]:
    """Together with those that nothing can be counted from yet, in their order."""
    waiting = [_waiting(one) for one in DEFINITIONS.values() if not one.counted]
    return tuple(sorted([*found, *waiting], key=lambda one: ORDER[one.code]))


def _first(code: str) -> str:
    return next(iter(DEFINITIONS[code].variants))


def _said(
    figure: Figure, others: Sequence[Figure], beside: Mapping[str, Figure]
) -> FigureSaid:  # fmt: skip
    target = DEFINITIONS[figure.code]
    found, ref = _verdict(figure), ref_of(figure)
    when = kept(figure.calendar, figure.period_from, figure.period_to)
    return FigureSaid(
        ref=ref, path=path_of(ref), code=figure.code, name=target.name, words=target.words, shape=target.shape,
        n=figure.numerator, d=figure.denominator, rate=_percent(found.rate), verdict=found.words,
        target=_aim(target), unit=target.unit, n_is=target.numerator, d_is=target.denominator,
        calendar=LABELS[figure.calendar], period=f"{when.begin:%d/%m/%Y} – {when.last:%d/%m/%Y}",
        cut_off=said_moment(figure.as_of), variant=target.variants[figure.variant],
        counters=(*_parts(figure), *_counters(target, beside)),
        others=tuple(map(_otherwise, others)), source=target.source, doubt=_doubt(target, small=found.small),
    )  # fmt: skip


def _waiting(target: Definition) -> FigureSaid:
    """Defined now, counted when its records come."""
    return FigureSaid(
        ref="", path="", code=target.code, name=target.name, words=target.words, shape=target.shape, n=0, d=0,
        rate="", verdict=targets.verdict(target, 0, 0).words, target=_aim(target),
        unit=target.unit, n_is=target.numerator, d_is=target.denominator, calendar=LABELS[target.calendar],
        period="", cut_off="", variant=next(iter(target.variants.values())), source=target.source,
        doubt=str(words()["doubt"]["waits"]).format(waits_for=target.waits_for),
    )  # fmt: skip


def _verdict(figure: Figure) -> Verdict:
    return targets.verdict(DEFINITIONS[figure.code], figure.numerator, figure.denominator)


def _parts(figure: Figure) -> Iterator[Counter]:
    """Rows by reason; of a change they are its two numbers, which it says itself."""
    if DEFINITIONS[figure.code].shape != CHANGE:
        for why, number in figure.apart.items():
            yield Counter(reasons.label(why), number)


def _counters(target: Definition, beside: Mapping[str, Figure]) -> Iterator[Counter]:
    """The counter-figures without which the rate is not shown, of the same publication."""
    for code in target.counters:
        if (one := beside.get(code)) is not None:
            share = one.denominator if DEFINITIONS[code].shape in (RATE, "share") else None
            yield Counter(DEFINITIONS[code].name, one.numerator, share)


def _otherwise(figure: Figure) -> Otherwise:
    target = DEFINITIONS[figure.code]
    return Otherwise(target.variants[figure.variant], figure.numerator, figure.denominator, _percent(_verdict(figure).rate))  # fmt: skip


def _percent(rate: str) -> str:
    return f"{rate}%" if rate else ""


def _aim(target: Definition) -> str:
    """What the plan asks: a share of a whole, or fewer than a year before; nothing of a count or a balance."""
    told = words()["aim"]
    if target.shape == CHANGE:
        return str(told["fewer"])
    if target.operator in (">", ">="):
        return f"{told[target.operator]} {target.target}%"
    return str(told["none"])


def _doubt(target: Definition, *, small: bool) -> str:
    told, low = words()["doubt"], small and target.shape in (RATE, CHANGE)
    return " ".join([told["unsettled"]] * (target.mark == "conflict") + [told["small"].format(small=SMALL)] * low)  # fmt: skip


def said_moment(at: datetime) -> str:
    """«09:30 ngày 15/06/2024»; the last second of a day is said as the whole day."""
    local = at.astimezone(HANOI)
    if (local.hour, local.minute, local.second) == (23, 59, 59):
        return f"hết ngày {local:%d/%m/%Y}"
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"
