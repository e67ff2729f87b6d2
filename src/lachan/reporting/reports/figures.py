"""From frozen figures to what a report says of them. The only file of reports that knows how indicators count."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.indicators.counting import count
from lachan.indicators.models import Figure, FigureLine
from lachan.indicators.periods import LABELS, Period
from lachan.indicators.targets import TARGETS, Target, verdict

from ..layout import HANOI
from .content import Counter, FigureSaid, Otherwise
from .wording import words

# Crockford's alphabet: no letter is taken for a figure when it is read from paper.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8


def ref_of(figure: Figure) -> str:
    """«K3a.7Q2M9XTD»: the last 40 bits of the figure's id, which are random."""
    left, found = figure.id.int & ((1 << 5 * LENGTH) - 1), ""
    for _ in range(LENGTH):
        left, digit = divmod(left, 32)
        found = ALPHABET[digit] + found
    return f"{figure.code}{figure.variant}.{found}"


def path_of(ref: str) -> str:
    return f"/so-lieu/{ref}/"


def published(province: int, when: Period, as_of: datetime | None = None) -> list[Figure]:
    """The figures of one publication over exactly this period: as of that moment, or the latest."""
    rows = Figure.objects.filter(province_id=province, calendar=when.calendar, period_from=when.begin,
                                 period_to=when.to).order_by("-as_of", "-id")  # fmt: skip
    if as_of is not None:
        rows = rows.filter(as_of=as_of)
    newest = rows.first()
    if newest is None:
        return []
    found = {(row.code, row.variant): row for row in reversed(rows.filter(as_of=newest.as_of))}
    return [found[key] for key in sorted(found) if key[0] in TARGETS]


def freeze(when: Period, by: Actor, as_of: datetime) -> list[Figure]:
    """Count and publish over this period, with the list behind each figure."""
    return [
        _freeze(code, variant, when, by, as_of)
        for code, target in TARGETS.items()
        for variant in target.variants
    ]


def _freeze(code: str, variant: str, when: Period, by: Actor, as_of: datetime) -> Figure:
    found = count(code, variant, by.province_id, when, as_of)
    figure = Figure(
        province_id=by.province_id, code=code, variant=variant, calendar=when.calendar,
        period_from=when.begin, period_to=when.to, as_of=as_of, numerator=found.numerator,
        denominator=found.denominator, apart=dict(found.apart), inputs_hash=found.inputs_hash,
    )  # fmt: skip
    figure.line_id = about(figure.id, figure=code).id
    figure.save(force_insert=True)
    FigureLine.objects.bulk_create([
        FigureLine(figure=figure, matter_code=x.code, stage=x.stage, counted=x.counted, reason=x.reason,
                   received_on=x.received_on) for x in found.lines
    ], batch_size=2000)  # fmt: skip
    return figure


def changed(figures: Iterable[Figure], at: datetime) -> list[Figure]:
    """Those whose inputs are no longer what they were published from: the same count, with what is known now."""
    found = []
    for figure in figures:
        when = Period(figure.calendar, figure.period_to.year, figure.period_from, figure.period_to)
        now = count(figure.code, figure.variant, figure.province_id, when, at)
        if now.inputs_hash != figure.inputs_hash:
            found.append(figure)
    return found


def chosen(figures: Sequence[Figure], variants: Mapping[str, str]) -> list[Figure]:
    """One figure of each target, in the way of counting that was chosen."""
    return [one for one in figures if one.variant == variants.get(one.code, _first(one.code))]


def _first(code: str) -> str:
    return next(iter(TARGETS[code].variants))


def said(figures: Sequence[Figure], variants: Mapping[str, str]) -> tuple[FigureSaid, ...]:
    return tuple(
        _said(one, [x for x in figures if x.code == one.code and x.id != one.id])
        for one in chosen(figures, variants)
    )


def _said(figure: Figure, others: Sequence[Figure]) -> FigureSaid:
    target = TARGETS[figure.code]
    found = verdict(target, figure.numerator, figure.denominator)
    ref, labels = ref_of(figure), words()["apart"]
    last = figure.period_to - timedelta(days=1)
    return FigureSaid(
        ref=ref, path=path_of(ref), code=figure.code, name=target.name, words=target.words,
        n=figure.numerator, d=figure.denominator, rate=_percent(found.rate), verdict=found.words,
        target=_aim(target), unit=target.unit, n_is=target.numerator, d_is=target.denominator,
        calendar=LABELS[figure.calendar], period=f"{figure.period_from:%d/%m/%Y} – {last:%d/%m/%Y}",
        cut_off=said_moment(figure.as_of), variant=target.variants[figure.variant],
        counters=tuple(Counter(labels.get(why, why), n) for why, n in figure.apart.items()),
        others=tuple(_otherwise(one, target) for one in others), source=target.source,
        doubt=_doubt(target, small=found.small),
    )  # fmt: skip


def _otherwise(figure: Figure, target: Target) -> Otherwise:
    rate = verdict(target, figure.numerator, figure.denominator).rate
    return Otherwise(target.variants[figure.variant], figure.numerator, figure.denominator, _percent(rate))  # fmt: skip


def _percent(rate: str) -> str:
    return f"{rate}\u00a0%" if rate else ""


def _aim(target: Target) -> str:
    return f"{'trên' if target.operator == '>' else 'tối thiểu'} {target.target}\u00a0%"


def _doubt(target: Target, *, small: bool) -> str:
    told = words()["doubt"]
    return " ".join([told["unsettled"]] * (target.mark == "conflict") + [told["small"]] * small)


def said_moment(at: datetime) -> str:
    """«09:30 ngày 15/06/2024»; the last second of a day is said as the whole day."""
    local = at.astimezone(HANOI)
    if (local.hour, local.minute, local.second) == (23, 59, 59):
        return f"hết ngày {local:%d/%m/%Y}"
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"
