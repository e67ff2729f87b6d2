"""From a draft's rows to what the report says: whose names of the day, which figures, what a person has written."""

from collections.abc import Mapping
from datetime import date, datetime

from lachan.access import seals
from lachan.reference.models import Agency, Province

from ..layout import HANOI
from ..models import ReportDraft, ReportFigure, ReportParagraph
from . import days, figures, grounds, spans
from .content import Given, ReportContent
from .forms import form_of
from .wording import words

NAME = "name"  # the slot of what an ad hoc report is about


def content_of(
    draft: ReportDraft, at: datetime, *, number: int | None = None, on: date | None = None,
    signer: str = "", synthetic: bool = False,
) -> ReportContent:  # fmt: skip
    """The report as it would be issued at that moment; without a number it is a draft."""
    written, day = texts_of(draft), on or at.astimezone(HANOI).date()
    now, past = _frozen(draft, past=False), _frozen(draft, past=True)
    when = period_of(draft)
    given = Given(
        province=_in_sentence(draft.province), issuer=draft.agency.name, superior=_name(draft, "peoples_committee", day),
        place=_bare(draft.province.short_name), period=spans.label(when), year=when.year,
        figures=figures.with_waiting(figures.said(now, draft.variants)), before=figures.said(past, draft.variants),
        before_period=spans.label(spans.previous(when)) if past else "",
        as_of=draft.as_of, made_at=at, local=_local(draft, day), texts=written, name=written.get(NAME, ""),
        cut_off=figures.said_moment(draft.as_of) if draft.cut_off else "",
        number=number, on=on, signer=signer, synthetic=synthetic or draft.province.synthetic,
        days=days.by_day(now, when),
        grounds=grounds.by_ground(draft.province_id, figures.chosen(now, draft.variants), when),
    )  # fmt: skip
    return form_of(draft.form).fill(given)


def period_of(draft: ReportDraft) -> spans.Period:
    return spans.span_of(form_of(draft.form), draft.period)


def _frozen(draft: ReportDraft, *, past: bool) -> list[figures.Figure]:
    rows = ReportFigure.objects.filter(draft=draft, past=past).select_related("figure")
    return figures.ordered(row.figure for row in rows)


def texts_of(draft: ReportDraft) -> Mapping[str, str]:
    """What stands in each slot: the latest turn, opened."""
    key = seals.open_key(draft.key)
    rows = ReportParagraph.objects.filter(draft=draft).order_by("turn")
    return {row.slot: str(key.open(row.sealed)) for row in rows}


def turns_of(draft: ReportDraft) -> dict[str, int]:
    """How often each slot has been written: what an editor must have seen."""
    rows = ReportParagraph.objects.filter(draft=draft).order_by("turn")
    return {row.slot: row.turn for row in rows}


def _in_force(draft: ReportDraft, kind: str, day: date) -> Agency | None:
    rows = Agency.objects.filter(
        province_id=draft.province_id, kind=kind, level="province", valid_from__lte=day
    )
    alive = [one for one in rows.order_by("id") if one.valid_to is None or one.valid_to > day]
    return alive[0] if alive else None


def _name(draft: ReportDraft, kind: str, day: date) -> str:
    found = _in_force(draft, kind, day)
    return found.name if found else ""


def _local(draft: ReportDraft, day: date) -> tuple[str, ...]:
    named = ((_name(draft, one["kind"], day), one["note"]) for one in words()["local"])
    return tuple(f"{name}{note}" for name, note in named if name)


def _bare(name: str) -> str:
    """A province's name as a place: without what is said in brackets or after a dash of its being made up."""
    return name.split(" (")[0].split(" — ")[0].strip()


def _in_sentence(province: Province) -> str:
    name = _bare(province.name)
    return name[0].lower() + name[1:]
