"""The papers of one person's care: which can be made from which act, what is still missing, and the files themselves.

By code whenever asked; with a name only for a purpose, into that one answer. A body makes out papers of its own acts."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.people import entries
from lachan.procedure.entitling import CHANGED
from lachan.procedure.periods import local_day
from lachan.proof.scrubbing import Words
from lachan.reference.models import Agency
from lachan.reference.queries import superior_on
from lachan.reporting.care_papers import papers
from lachan.reporting.care_papers.papers import CarePaper
from lachan.reporting.care_papers.record import Amount, Amounts, CareRecord, Named
from lachan.reporting.care_papers.shared import head_of
from lachan.reporting.care_papers.words import regime_of
from lachan.reporting.drafting.record import Body
from lachan.victims import addressees, codes, queries
from lachan.victims.commands import open_name_for_paper
from lachan.victims.queries import Said

from .. import wording
from ..door import signed_in
from . import said, words
from .care import Care, care_of
from .tabs import framed

HERE = "van-ban/"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Words that are written for whoever receives the paper; of every other act none goes on paper.
FOR_THE_READER = {
    "victim_came_forward": "safety", "contact_agreed": "safety", "support_referred": "safety", "support_refused": "care",
}  # fmt: skip


@signed_in(P.VICTIM_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(care_of(request, code))


@signed_in(P.VICTIM_SEE)
def file(request: HttpRequest, code: str, paper: str, act: UUID) -> HttpResponse:
    """GET: by code. POST: with the name, opened for a purpose and logged."""
    care = care_of(request, code)
    one = next((row for row in _own(care) if row.act.id == act), None)
    if one is None or paper not in {p.code for p in papers.offered(one.act.kind)}:
        raise NotFound
    if request.method != "POST":
        return _made(care, one, paper, None)
    try:
        named = _named(care, one, paper, request.POST.get("purpose", ""))
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(care, 422, refused={"anchor": _anchor(paper, one), "why": refusal.sentence})
    return _made(care, one, paper, named)


def _page(care: Care, status: int = 200, refused: Mapping[str, str] | None = None) -> HttpResponse:
    record = record_of(care)
    rows = [_row(care, record, one, paper, refused or {}) for one in _own(care) for paper in papers.offered(one.act.kind)]  # fmt: skip
    return render(care.request, "care/letters.html", framed(
        care, HERE, "Văn bản", papers=rows, purposes=[{"value": v, "label": label} for v, label in codes.LETTER_FOR],
        may_name=care.who.can(P.IDENTITY_OPEN), may_templates=care.who.can(P.VICTIM_RATES)), status=status)  # fmt: skip


def _own(care: Care) -> list[Said]:
    """One's own acts that stand, newest first."""
    return [one for one in care.standing if one.act.agency_id in care.who.scope]


def _row(
    care: Care, record: CareRecord, one: Said, paper: CarePaper, refused: Mapping[str, str]
) -> dict[str, Any]:
    act = record.act(str(one.act.id))
    regime = regime_of(record, act, paper.form)
    anchor = _anchor(paper.code, one)
    return {
        "label": paper.label, "cite": paper.cite(regime), "regime": words.REGIME[regime], "statutory": paper.form["statutory"],
        "from": f"{said.label(one.act.kind)} · {wording.shortly(one.act.occurred_at)}", "about": _about(one),
        "ahead": act.kind in paper.form.get("ahead", ()), "missing": papers.missing(paper.code, record, act.id), "anchor": anchor, "named": bool(paper.names),
        "url": f"{care.base}{HERE}{paper.code}/{one.act.id}.docx",
        "refusal": refused.get("why", "") if refused.get("anchor") == anchor else "",
    }  # fmt: skip


def _about(one: Said) -> str:
    """Which of several of one kind: the support that it is about."""
    support = one.act.facts.get("support")
    return codes.label(codes.SUPPORT, str(support)) if support else ""


def _anchor(paper: str, one: Said) -> str:
    return f"{paper}-{one.act.id}"


def _named(care: Care, one: Said, paper: str, purpose: str) -> Named:
    needs = papers.fields_for_name(paper)
    clear = open_name_for_paper(file=care.file, act=one.act, paper=paper, needs=needs, purpose=purpose,
                                by=care.who, at=care.request.at)  # fmt: skip
    return Named(clear, care.file.person.sex, care.file.person.birth_year)


def _made(care: Care, one: Said, paper: str, named: Named | None) -> HttpResponse:
    """The file's name says the code and which copy, never who it is."""
    content = papers.draft(paper, record_of(care, told=True, named=named), str(one.act.id))
    name = f"{paper}-{care.code}{'-co-ten' if named is not None else ''}.docx"
    return HttpResponse(content, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip


def record_of(care: Care, *, told: bool = False, named: Named | None = None) -> CareRecord:
    """What a paper may know of this care; names that stand in what was typed become the code."""
    whole, bodies = care.whole, _bodies(care)
    return CareRecord(
        code=care.code, acts=tuple(care.deeds), as_of=care.request.at,
        regime=_regime(care),
        bodies={key: body for key, (body, _) in bodies.items()}, places=care.names.places,
        numbers={str(one.act.id): one.act.paper for one in whole.said if one.act.paper},
        told=_told(care) if told else _typed(care), amounts=_amounts(care),
        investigating=frozenset(key for key, (_, kind) in bodies.items() if kind in addressees.PROCEDURE),
        lead=_lead(care), named=named, synthetic=care.file.synthetic or settings.SYNTHETIC,
    )  # fmt: skip


def _regime(care: Care) -> str:
    """The law of the person's supports, as their page says it. The copy is made from all acts, of which the viewer may see
    a part; one that was last made under the old law is of a day that is over, unless the person had been identified."""
    reading = care.whole.reading
    if reading is None:
        return care.now.regime
    settled = reading.verdict == "victim" or local_day(reading.as_of) >= CHANGED
    return reading.regime if settled else care.now.regime


def _typed(care: Care) -> dict[str, str]:
    found = {}
    for one in care.whole.said:
        text = one.words.get(FOR_THE_READER.get(one.act.kind, ""), "")
        if text:
            found[str(one.act.id)] = text
    return found


def _told(care: Care) -> dict[str, str]:
    """The name of the person may have been typed among the words; on a paper it is the code."""
    called = {
        name: code
        for code, names in entries.names_of([care.file.person_id]).items()
        for name in names
        if name
    }
    scrub = Words(called, guarded=False)
    return {act: scrub.of(text) for act, text in _typed(care).items()}


def _amounts(care: Care) -> Callable[[date], Amounts]:
    """As the pages of the care say them; of one day asked once."""

    @cache
    def on(day: date) -> Amounts:
        found = queries.rates(care.who, day)
        return {name: Amount(row.amount, row.paper) for name, row in found.items()}

    return on


def _lead(care: Care) -> str:
    """Who leads, where a lead was given; whoever only received is none."""
    leads = [agency for agency, _, kind, _ in care.seen_by if kind == "lead"]
    return str(leads[-1]) if leads else ""


def _bodies(care: Care) -> dict[str, tuple[Body, str]]:
    """Each body by its own name, under the one above it on the day of its acts."""
    ids = {one.act.agency_id for one in care.whole.said} | {row[0] for row in care.seen_by} | {care.who.agency_id}  # fmt: skip
    ids |= {int(to) for one in care.whole.said if (to := str(one.act.facts.get("to", ""))).isdigit()}  # fmt: skip
    rows = Agency.objects.select_related("unit", "province", "parent__parent__parent").filter(id__in=ids)  # fmt: skip
    return {str(row.id): (_body(care, row), row.kind) for row in rows}


def _body(care: Care, row: Agency) -> Body:
    days = [local_day(one.act.occurred_at) for one in care.whole.said if one.act.agency_id == row.id]  # fmt: skip
    above = superior_on(row, max(days, default=care.today))
    place = (
        row.unit.name.removeprefix(row.unit.kind).strip() if row.unit else row.province.short_name
    )
    return Body(row.name, above.name if above is not None else "", place, head_of(row.kind))
