"""C. What cannot have been at that time: BLTTHS Điều 108, Điều 183."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from lachan.proof.bundle import Event, Evidence, Proposition
from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case, words_of

from .ages import births, months
from .reading import vietnamese
from .rule import Found, rule
from .values import words_agree

# What is planned, feared or offered may be told beforehand; an act, a gain, a presence, a consequence may not.
DONE = frozenset({Nature.ACT, Nature.BENEFIT, Nature.PRESENCE, Nature.HELP, Nature.CONSEQUENCE})
MANY = 3


@rule("R-34", "B", "BLTTHS Điều 108, Điều 183", ground="a", title="Thời điểm không thể xảy ra",
      closes="giấy tờ sửa thời điểm, chứng cứ về thời điểm đúng, hoặc ghi chú nêu lý do")  # fmt: skip
def impossible_time(case: Case) -> Iterator[Found]:
    """{what}; đề nghị kiểm tra lại thời điểm."""
    for objects, what in (*_backwards(case), *_two_places(case), *_told_before(case), *_after_death(case),
                          *_sessions(case), *_many_in_a_day(case)):  # fmt: skip
        yield objects, {"what": what}


Odd = Iterator[tuple[tuple[str, ...], str]]


def _backwards(case: Case) -> Odd:
    spans: tuple[Event | Proposition, ...] = (*case.bundle.events, *case.bundle.propositions)
    for one in spans:
        if one.since and one.until and (latest(one.until) < earliest(one.since) or _hour_back(one)):
            yield (one.id,), f"«{one.id}» kết thúc ({vietnamese(one.until)}) trước khi bắt đầu ({vietnamese(one.since)})"  # fmt: skip


def _hour_back(one: Event | Proposition) -> bool:
    """Both told to the minute."""
    since, until = one.since or "", one.until or ""
    return len(since) == len(until) == 16 and until < since


def _two_places(case: Case) -> Odd:
    """Told to the minute, at two places that cannot be one."""
    seen: dict[str, list[tuple[Event | Proposition, datetime, datetime]]] = defaultdict(list)
    told: list[tuple[Event | Proposition, tuple[str, ...]]] = []
    told += [(event, event.people) for event in case.bundle.events]
    told += [(p, p.actors) for p in case.bundle.propositions]
    for one, people in told:
        if one.place and one.since and len(one.since) == 16:
            ends = one.until if one.until and len(one.until) == 16 else one.since
            for person in people:
                seen[person].append((one, datetime.fromisoformat(one.since), datetime.fromisoformat(ends)))  # fmt: skip
    for person, found in seen.items():
        for a, b in _clashing(found):
            yield (person, *sorted((a.id, b.id))), f"{case.code(person)} cùng lúc ở hai nơi: «{a.place}» và «{b.place}» ({vietnamese(b.since or '')})"  # fmt: skip


Stay = tuple[Event | Proposition, datetime, datetime]


def _clashing(found: list[Stay]) -> Iterator[tuple[Event | Proposition, Event | Proposition]]:
    """Each stay with the first that still lasts elsewhere: by hour, remembering of every place the longest stay."""
    lasting: dict[str, Stay] = {}
    for now in sorted(found, key=lambda x: (x[1], x[0].id)):
        before = next((x for place, x in lasting.items() if x[2] >= now[1] and not words_agree(place, now[0].place)), None)  # fmt: skip
        if before:
            yield before[0], now[0]
        if now[0].place not in lasting or lasting[now[0].place][2] < now[2]:
            lasting[now[0].place] = now


def taken_on(case: Case, e: Evidence) -> str | None:
    paper = case.paper(e)
    return e.obtained_on or (paper.made_on if paper else None)


def _told_before(case: Case) -> Odd:
    """A statement that speaks of what only happened afterwards."""
    for e in case.bundle.evidence:
        on = taken_on(case, e)
        if on is None or words_of(e) is None:
            continue
        for to, kind in case.out_of[e.id]:
            p = case.propositions.get(to)
            told = p and p.since and p.nature in DONE and kind == Bears.SUPPORTS
            if p and p.since and told and latest(on) < earliest(p.since):
                yield (e.id, p.id), f"Lời khai «{e.title}» ngày {vietnamese(on)} có trước việc mà nó nói đến ({vietnamese(p.since)})"  # fmt: skip


def _after_death(case: Case) -> Odd:
    died = {person: d.on for d in case.bundle.decisions if d.kind == Decided.DIED and d.on for person in d.about}  # fmt: skip
    for e in case.bundle.evidence:
        on, who = taken_on(case, e), words_of(e)
        if on and who in died and earliest(on) > latest(died[who]):
            yield (e.id, who), f"Lời khai «{e.title}» ngày {vietnamese(on)} có sau ngày {case.code(who)} chết"  # fmt: skip


def _statements(case: Case) -> dict[str, list[Evidence]]:
    """By speaker; two items of one paper are one session."""
    found: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for e in case.bundle.evidence:
        who = words_of(e)
        if who and taken_on(case, e) and case.admissible(e):
            found[who].setdefault(e.document or e.id, e)
    return {who: list(papers.values()) for who, papers in found.items()}


def _sessions(case: Case) -> Odd:
    """Two statements of one person that overlap. How the sessions are numbered no law says."""
    for who, many in _statements(case).items():
        timed = sorted((begun, e.id, e) for e in many if (begun := _begun(case, e)))
        last: tuple[datetime, Evidence] | None = None
        for begun, _, e in timed:
            if last and begun < last[0]:
                yield (last[1].id, e.id), f"Hai buổi lấy lời khai {case.code(who)} trùng giờ ({vietnamese(taken_on(case, e) or '')})"  # fmt: skip
            ends = begun + timedelta(minutes=e.minutes or 1)
            last = (ends, e) if last is None or ends > last[0] else last


def _begun(case: Case, e: Evidence) -> datetime | None:
    on = taken_on(case, e) or ""
    return datetime.fromisoformat(on) if len(on) == 16 else None


def _many_in_a_day(case: Case) -> Odd:
    """Of a person under 18 it is the limit of Điều 421 that is asked: R-64."""
    for who, many in _statements(case).items():
        days: dict[str, list[Evidence]] = defaultdict(list)
        for e in many:
            days[(taken_on(case, e) or "")[:10]].append(e)
        for day, found in days.items():
            if len(day) == 10 and len(found) >= MANY and not _child(case, who, day):
                yield (who, *sorted(e.id for e in found)), f"{case.code(who)} có {len(found)} lần lấy lời khai trong ngày {vietnamese(day)}"  # fmt: skip


def _child(case: Case, who: str, day: str) -> bool:
    span = births(case.persons[who])
    return span is not None and months(span.last, earliest(day)) < 18 * 12
