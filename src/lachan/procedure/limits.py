"""How often the law allows an act: twice a file may be sent back, once a term may be extended.
Which class the case has then (TTLT 04/2018 Điều 14) decides where the law counts by class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lachan.law.blhs_2015.dieu_9 import NAMES
from lachan.law.book import book
from lachan.law.severity import severity_of
from lachan.procedure.acts import Act
from lachan.procedure.case_path import revives, stages_of
from lachan.procedure.charges import CLASSING, Charges
from lachan.procedure.track_tables import Limit, case_table

SITTING: Final = frozenset({"hearing_opened", "case_accepted", "file_received_again_by_court"})
# What the procuracy sends on because the court asked (Điều 246(1)) is one of the court's returns, not of its own two.
RETURNED: Final = "file_returned_by_procuracy"
ON_REQUEST: Final = "T4"
RETURNERS: Final = ("presiding_judge", "panel")
RETURNER_WORDS: Final = {
    "presiding_judge": "Thẩm phán chủ tọa phiên tòa",
    "panel": "Hội đồng xét xử",
}


def over_limit(done: Sequence[Act], act: Act) -> str:
    """Why the law does not allow this act once more, with the article; empty where it does."""
    limit = _governing(done, act)
    if limit is None or (act.kind == RETURNED and stages_of(done)[-1] == ON_REQUEST):
        return ""
    allowed = _allowed(limit, done)
    if allowed is None:
        return ""
    used = _used(limit, done, act)
    if used >= allowed:
        return _said(limit, allowed, done)
    return _not_used_up(limit, done, act)


def class_of(done: Sequence[Act]) -> str | None:
    """The heaviest class charged now, None where no act says any."""
    charges = Charges()
    for act in done:
        if act.kind in CLASSING:
            charges.learn(act.kind, act.person, severity_said(act.facts))
    return charges.severity


def severity_said(facts: Mapping[str, object]) -> str | None:
    """The class by article and paragraph, else as written; None where neither is known."""
    known = severity_of(facts.get("article"), facts.get("paragraph"))
    said = facts.get("severity")
    if known is None and isinstance(said, str) and said in NAMES:
        return said
    return known


def returner_of(done: Sequence[Act], act: Act) -> str:
    """Who sends the file back: as said, else the panel once the hearing has opened."""
    said = act.facts.get("returned_by")
    if said in RETURNERS:
        return str(said)
    sat = [one.kind for one in done if one.kind in SITTING]
    return "panel" if sat and sat[-1] == "hearing_opened" else "presiding_judge"


def _governing(done: Sequence[Act], act: Act) -> Limit | None:
    """The row whose reset came last; the first row where none did."""
    rows = case_table().limits.get(act.kind, ())
    if act.kind == "file_returned_by_court":
        rows = tuple(row for row in rows if row.returned_by == returner_of(done, act))
    if not rows:
        return None
    return max(rows, key=lambda row: (_reset(row, done, act), -rows.index(row)))


def _reset(limit: Limit, done: Sequence[Act], act: Act) -> int:
    """The place of the latest reset that concerns this act, -1 where there was none."""
    here = stages_of(done)
    places = [
        n for n, one in enumerate(done) if one.kind in limit.since and _concerns(one, act, here[n])
    ]
    return max(places, default=-1)


def _concerns(one: Act, act: Act, here: str) -> bool:
    """Of an act of one accused: that person's, or the whole case's; of the case: the case's,
    and what took the case up again against one accused (BLTTHS Điều 249(1))."""
    if one.person is None or one.person == act.person:
        return True
    return _personal(act.kind) is False and (
        one.kind not in case_table().of_one or revives(here, one)
    )


def _personal(kind: str) -> bool:
    known = book().acts.get(kind)
    return known is not None and bool(known.of)


def _used(limit: Limit, done: Sequence[Act], act: Act, kind: str = "") -> int:
    kind = kind or act.kind
    used, here = 0, stages_of(done)
    for place in range(_reset(limit, done, act) + 1, len(done)):
        one = done[place]
        if one.kind != kind or (_personal(kind) and one.person != act.person):
            continue
        if limit.returned_by and returner_of(done[:place], one) != limit.returned_by:
            continue
        if kind == RETURNED and here[place] == ON_REQUEST:
            continue
        used += 1
    return used


def _allowed(limit: Limit, done: Sequence[Act]) -> int | None:
    """None where the class is not known: then nothing is refused on its count."""
    if not limit.by_class:
        return limit.times
    severity = class_of(done)
    return None if severity is None else limit.by_class[severity]


def _said(limit: Limit, allowed: int, done: Sequence[Act]) -> str:
    if limit.told:
        return f"{limit.told} ({limit.cite})"
    of = f" đối với tội phạm {NAMES[class_of(done) or 'IT']}" if limit.by_class else ""
    by = f" của {RETURNER_WORDS[limit.returned_by]}" if limit.returned_by else ""
    if allowed == 0:
        return f"luật không cho việc này{of} ({limit.cite})"
    return f"luật chỉ cho {allowed:02d} lần{by}{of} và đã ghi đủ {allowed:02d} lần ({limit.cite})"


def _not_used_up(limit: Limit, done: Sequence[Act], act: Act) -> str:
    """A special extension comes only when the ordinary ones are used up (Điều 172(3), 173(5))."""
    if not limit.after:
        return ""
    ordinary = Act(act.id, limit.after, act.occurred_at, act.recorded_at, person=act.person)
    row = _governing(done, ordinary)
    allowed = None if row is None else _allowed(row, done)
    if row is None or allowed is None or _used(row, done, ordinary) >= allowed:
        return ""
    label = book().label(limit.after)
    return f"chỉ được sau khi đã dùng hết các lần «{label}» ({limit.cite})"
