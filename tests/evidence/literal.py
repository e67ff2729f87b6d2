"""The catalogue read literally, as a test of the files and the scorer: a clean file must pass it, a defect must show in it.
It is no checker: no stages, no sentences, written by the author of the defects and by nobody who saw the project's rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from lachan.proof.bundle import Bundle, Evidence, Proposition
from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.bundle.base import agree, earliest, latest
from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Decided, Role
from lachan.proof.case import Case
from lachan.proof.elements import MATTERS
from lachan.proof.folio import spans, within

from . import literal_people as others
from . import literal_written as last
from .building import NUMBERED
from .people import age_on

Found = Iterator[tuple[str, tuple[str, ...]]]
PLEA = (Nature.DENIAL, Nature.ALIBI, Nature.COERCION)
DECIDES = {Decided.CHARGED, Decided.NOT_CHARGED, Decided.SEPARATED, Decided.SUSPENDED, Decided.OTHER_FILE, Decided.DISCONTINUED}  # fmt: skip
OUTCOMES = DECIDES - {Decided.CHARGED} | {
    Decided.RELEASED,
    Decided.CONCLUSION,
    Decided.INDICTED,
    Decided.SENTENCED,
}


def literal(bundle: Bundle) -> Found:
    case = Case(bundle)
    for part in (
        _coverage,
        _rests,
        _papers,
        _sources,
        _heard,
        _values,
        _weighed,
        _people,
        others.victims,
        others.graver,
        others.ledger,
        others.money,
        others.pictures,
        last.sentences,
        last.judgments,
    ):
        yield from part(case)


def _coverage(case: Case) -> Found:
    asked = {a for q in case.bundle.questions if q.contrary for a in q.about}
    for name, needed in case.elements.items():
        for element in needed:
            to = f"{name}/{element.code}"
            if not case.supports(to):
                yield "R-01", (to,)
                if element.code in ("purpose", "aimed_at_transfer"):
                    yield "R-02", (to,)
                if element.qualifying:
                    yield "R-08", (to,)
            if to not in asked:
                yield "R-49", (to,)
        for code in MATTERS:
            if not case.supports(f"{name}/{code}"):
                yield "R-07", (f"{name}/{code}",)


def _rests(case: Case) -> Found:
    """What a proposition stands on; a plea of the defence is not asked."""
    for p in case.bundle.propositions:
        sup = case.supports(p.id)
        said = [e for e in sup if e.source == Source.STATEMENT]
        if not sup or p.nature in PLEA:
            continue
        speakers = {e.speaker for e in said}
        if len(said) == len(sup):
            yield "R-04", (p.id,)
            if len(speakers) == 1:
                yield "R-05", (p.id,)
                if speakers <= case.accused:
                    yield "R-03", (p.id,)
            if p.actors and speakers <= case.accused - set(p.actors):
                yield "R-09", (p.id,)
        for e in said:
            if not e.how_known and e.speaker not in case.accused:
                yield "R-06", (e.id,)


def _papers(case: Case) -> Found:
    held = []
    for d in case.bundle.documents:
        if d.listed is not True:
            yield "R-11", (d.id,)
        if d.recording and (not d.made_on or False in d.recording.model_dump().values()):
            yield ("R-14" if d.recording.authorised is False else "R-13"), (d.id,)
        if d.sent_on and d.made_on:
            late = (earliest(d.sent_on) - earliest(d.made_on)).days > (15 if d.obstacle else 5)
            if late or (d.stamped_on and (earliest(d.stamped_on) - earliest(d.sent_on)).days > 3):
                yield "R-16", (d.id,)
        if d.copy_ and not d.compared:
            yield "R-18", (d.id,)
        if (d.foreign and not d.assistance) or (d.language != "vi" and not d.translated):
            yield "R-19", (d.id,)
        if case.bundle.stage.value in NUMBERED:
            if not d.folios or False in (d.stamped_investigation, d.stamped_procuracy):
                yield "R-17", (d.id,)
            held += [(one, d.id) for one in spans(d.folios or "")]
    yield from _numbers(sorted(held))
    if case.bundle.opened_by_other and not case.bundle.agency_handed_over:
        yield "R-15", (case.bundle.code,)
    if case.bundle.deadline and case.bundle.deadline < case.bundle.as_of:
        yield "R-83", (case.bundle.code,)


def _numbers(held: list) -> Found:
    for (a, one), (b, other) in zip(held, held[1:], strict=False):
        suffix = b.first.suffix or a.first.suffix
        if b.first.number - a.last.number != (0 if b.first.suffix else 1) or (
            not suffix and a.meets(b)
        ):
            yield "R-17", (one, other)


def _sources(case: Case) -> Found:
    opened = [d.on for d in case.bundle.decisions if d.kind == Decided.INITIATED and d.on]
    for e in case.bundle.evidence:
        paper = case.paper(e)
        if e.source == Source.NONE:
            yield "R-10", (e.id,)
        if paper is None or (e.folios and paper.folios and not within(e.folios, paper.folios)):
            yield "R-11", (e.id,)
        if e.obtained in ("seized", "collected") and not e.record:
            yield "R-12", (e.id,)
        if e.source == Source.EXHIBIT and (not e.seal or not all(e.seal.model_dump().values())):
            yield "R-20", (e.id,)
        gaps = any(a.until != b.since for a, b in zip(e.custody, e.custody[1:], strict=False))
        if gaps or any(c.holder == "?" for c in e.custody):
            yield "R-29", (e.id,)
        if e.source == Source.ELECTRONIC:
            yield from _electronic(e)
        if e.foils is not None and (e.foils < 3 or not e.described_before or not e.witnessed):
            yield "R-25", (e.id,)
        early = opened and e.obtained_on and latest(e.obtained_on) < earliest(min(opened))
        if early and e.speaker in case.accused:
            yield "R-14", (e.id,)


def _electronic(e: Evidence) -> Found:
    seized = e.obtained == "seized" and e.record
    if not e.device_record and not e.copy_record and not seized:
        yield "R-21", (e.id,)
    if not e.hash_at_seizure or e.hash_at_seizure.lower() != (e.hash_now or "").lower():
        yield "R-22", (e.id,)
    if e.worked_on_copy is False:
        yield "R-23", (e.id,)


def _heard(case: Case) -> Found:
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for e in (x for x in case.bundle.evidence if x.source == Source.STATEMENT and x.speaker):
        who = case.persons[e.speaker]
        if e.speaker in case.accused and e.in_custody and not e.recorded:
            yield "R-26", (e.id,)
        if who.language != "vi" and not e.interpreter:
            yield "R-28", (e.id,)
        born = others.born(case, e.speaker)
        child = born and e.obtained_on and age_on(born, earliest(e.obtained_on)) < 18
        if child and Role.VICTIM in who.roles and not e.representative:
            yield "R-64", (e.id,)
        if e.obtained_on:
            days[e.speaker, e.obtained_on].append(e.id)
        for to in (one.to for one in case.bundle.links if one.from_ == e.id):
            p = case.propositions.get(to)
            if p and p.since and e.obtained_on and latest(e.obtained_on) < earliest(p.since):
                yield "R-34", (e.id,)
        if e.retracts and not any(
            one.from_ == e.id and one.kind == Bears.ATTACKS for one in case.bundle.links
        ):
            yield "R-35", (e.id,)
    yield from (("R-34", tuple(ids)) for ids in days.values() if len(ids) > 2)
    for a, b in combinations((s for s in case.bundle.events if s.since and s.until), 2):
        if (
            set(a.people) & set(b.people)
            and a.place != b.place
            and a.since <= b.until
            and b.since <= a.until
        ):
            yield "R-34", (a.id, b.id)


def _values(case: Case) -> Found:
    told = defaultdict(list)
    for a in case.bundle.assertions:
        told[a.subject, a.attribute].append(a)
    for (subject, attribute), several in told.items():
        for a, b in combinations(several, 2):
            same = agree(a.value, b.value) if attribute == "date" else a.value == b.value
            speakers = [case.evidence[x.evidence].speaker for x in (a, b)]
            if not same and speakers[0] and speakers[0] == speakers[1]:
                victim = Role.VICTIM in case.persons[speakers[0]].roles
                yield ("R-37" if victim else "R-35"), (a.evidence, b.evidence)
            elif not same:
                rule = {"trips": "R-31", "payments": "R-31", "identity_number": "R-33"}.get(
                    attribute, "R-30"
                )
                yield rule, (subject, a.evidence, b.evidence)
        if attribute == "age":
            right = {age_on(others.born(case, subject), day) for day in _days(case)}
            yield from (("R-32", (subject, a.evidence)) for a in several if a.value not in right)
        if attribute == "victims" and any(
            a.value > len(case.with_role(Role.VICTIM)) for a in several
        ):
            yield "R-53", (subject,)
    for a, b in combinations(case.bundle.persons, 2):
        if {x for x in set(a.aliases) & set(b.aliases) if len(x.split()[-1]) > 1} or (
            a.identity_document and a.identity_document == b.identity_document
        ):
            yield "R-33", (a.id, b.id)


def _days(case: Case) -> list:
    acts = [c.acts_from for c in case.bundle.charges if c.acts_from]
    acts = acts or [p.since for p in case.bundle.propositions if p.since]
    return [earliest(min(acts))]


WEIGHED = {Nature.CONSENT: "R-41", Nature.MISTAKE: "R-42", Nature.EXCEPTION: "R-44"}


def _weighed(case: Case) -> Found:
    yield from (("R-40", (a,)) for a, why in case.bundle.alternatives.items() if not why)
    yield from (("R-43", (c.id,)) for c in case.bundle.circumstances if not c.evaluated)
    yield from (("R-47", (c.id,)) for c in case.bundle.charges if not c.committed)
    heard = {e.speaker for e in case.bundle.evidence}
    for event in case.bundle.events:
        yield from (("R-45", (x,)) for x in event.people if event.material and x not in heard)
    for p in case.bundle.propositions:
        if p.nature in WEIGHED and not p.evaluated:
            yield WEIGHED[p.nature], (p.id,)
        against = case.bearing(p.id, Bears.ATTACKS)
        if p.nature in (Nature.DENIAL, Nature.ALIBI) and not against:
            yield "R-46", (p.id,)
        if p.nature == Nature.COERCION and not against:
            yield "R-48", (p.id,)
        yield from _against(case, p, against)


def _against(case: Case, p: Proposition, against: list[Evidence]) -> Found:
    confronted = any(
        "đối chất" in (case.paper(e) or p).kind for e in case.bearing(p.id) if case.paper(e)
    )
    if p.material and not p.evaluated and not confronted and any(e.speaker for e in against):
        yield "R-36", (p.id,)


def _people(case: Case) -> Found:
    later = case.bundle.stage.value in NUMBERED
    for p in case.bundle.persons:
        kinds = {d.kind for d in case.decisions_about[p.id]}
        acts = [x for x in case.bundle.propositions if x.criminal and p.id in x.actors]
        sought = p.identification_task and case.bundle.stage.value == "investigation"
        if acts and not kinds & DECIDES and not sought:
            yield "R-50", (p.id,)
        if later and kinds & {Decided.ARRESTED, Decided.CHARGED} and not kinds & OUTCOMES:
            yield "R-51", (p.id,)
        natures = {x.nature for x in case.bundle.propositions if p.id in x.actors}
        if (
            p.id not in case.accused
            and Nature.KNOWLEDGE in natures
            and natures & {Nature.BENEFIT, Nature.HELP}
        ):
            yield "R-52", (p.id,)
        if p.identified is False and not p.identification_task:
            yield "R-58", (p.id,)
    for d in case.bundle.decisions:
        if d.kind in (Decided.SEPARATED, Decided.SUSPENDED) and not (d.number or d.other_file):
            yield "R-57", (d.id,)
    yield from (("R-59", (i.id,)) for i in case.bundle.identifiers if i.other_files)
    charged = {c.article for c in case.bundle.charges}
    for h in case.bundle.hypotheses if charged else ():
        if h.article not in charged and not case.bundle.alternatives.get(h.article):
            yield "R-54", (h.id,)
