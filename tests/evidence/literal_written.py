"""The catalogue read literally, last part: sentences of the conclusion, joint sentences (see `literal`)."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle.base import earliest
from lachan.proof.case import Case
from lachan.proof.folio import spans

from .literal_people import born
from .people import age_on

Found = Iterator[tuple[str, tuple[str, ...]]]


def sentences(case: Case) -> Found:
    for s in (s for s in case.bundle.passages if s.proposition):
        sources = [case.evidence[x] for x in case.linked(s.proposition) if x in case.evidence]
        own = [one for e in sources for one in spans(e.folios or (case.paper(e) or e).folios or "")]
        cited = spans(s.folios or "")
        if not cited or not all(any(o.holds(c) for o in own) for c in cited):
            yield "R-38", (s.id,)


def judgments(case: Case) -> Found:
    for d in case.bundle.decisions:
        if d.joint and not d.joins and not _adds_up(case, d):
            yield "R-81", (d.id,)
        for said in d.joins:
            found = [x for x in case.bundle.decisions if said in (x.id, x.number)]
            if not any(x.document for x in found):
                yield "R-82", (d.id, said)


def _adds_up(case: Case, d) -> bool:
    kinds = {p.kind for p in d.penalties}
    if kinds & {"life", "death"}:
        return d.joint.kind in kinds & {"life", "death"}
    months = sum((p.months or 0) / (3 if p.kind == "non_custodial" else 1) for p in d.penalties)
    acts = [c.acts_from for c in case.bundle.charges if c.person in d.about and c.acts_from]
    minor = age_on(born(case, d.about[0]), earliest(min(acts))) < 18
    return d.joint.months == min(months, 216 if minor else 360)
