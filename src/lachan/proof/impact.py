"""What an edit of a file touches: a paper that came, was changed or was withdrawn, and everything that rests on it.

Touched is what can be reached upwards, in the file before or after: paper → evidence → propositions at every depth → what
must be proved; and the people, decisions and payments that name the paper or the evidence. It says what to look at again,
not what became stronger or weaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lachan.proof import views
from lachan.proof.bundle import Bundle
from lachan.proof.case import Case
from lachan.proof.checking import Finding, check
from lachan.proof.elements import MATTERS
from lachan.proof.sending import objects
from lachan.proof.views import MISSING

PARTS = ("documents", "evidence", "persons", "decisions", "hypotheses", "charges", "propositions", "events", "transactions",
         "circumstances", "identifiers", "questions", "passages")  # fmt: skip
VIEWS = {"matrix": "ma trận", "tree": "cây chứng minh", "timeline": "dòng thời gian", "network": "mạng quan hệ",
         "money": "dòng tiền", "procedure": "dòng tố tụng"}  # fmt: skip
HOW = {"new": "mới đưa vào hồ sơ", "changed": "đã sửa", "withdrawn": "đã rút khỏi hồ sơ", "gone": "không còn trong hồ sơ"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """An object that differs. `how`: new, changed, withdrawn (a paper that stays, marked so), gone."""

    id: str
    part: str
    how: str


@dataclass(frozen=True, slots=True)
class Impact:
    """Ids in the order of the file; `views` are codes of the six; `displays` showed something that is touched."""

    changes: tuple[Change, ...]
    evidence: tuple[str, ...]
    propositions: tuple[str, ...]
    elements: tuple[str, ...]
    persons: tuple[str, ...]
    decisions: tuple[str, ...]
    transactions: tuple[str, ...]
    opened: tuple[Finding, ...]
    closed: tuple[Finding, ...]
    staying: tuple[Finding, ...]
    views: tuple[str, ...]
    displays: tuple[str, ...]
    sentence: str


def between(before: Bundle, after: Bundle) -> Impact:
    """Of everything that differs from one version of a file to the next."""
    old, new = Case(before), Case(after)
    changes = tuple(_changes(before, after))
    starts = {one.id for one in changes} | _ends_of_links(before, after)
    return _impact(old, new, changes, _reached(starts, old, new))


def if_withdrawn(bundle: Bundle, document: str) -> Impact:
    """What would be touched if this paper were taken out of the file."""
    papers = tuple(one.model_copy(update={"withdrawn": True}) if one.id == document else one for one in bundle.documents)  # fmt: skip
    return between(bundle, bundle.model_copy(update={"documents": papers}))


# -- what differs ------------------------------------------------------------------------------------


def _changes(before: Bundle, after: Bundle) -> Iterator[Change]:
    for part in PARTS:
        was = {one.id: one for one in getattr(before, part)}
        now = {one.id: one for one in getattr(after, part)}
        yield from (Change(id, part, "new") for id in now if id not in was)
        yield from (Change(id, part, "gone") for id in was if id not in now)
        for id in now:
            if id in was and now[id] is not was[id] and now[id] != was[id]:
                yield Change(id, part, _how(was[id], now[id]))


def _how(was: Any, now: Any) -> str:
    left = getattr(now, "withdrawn", False) and not getattr(was, "withdrawn", False)
    return "withdrawn" if left else "changed"


def _ends_of_links(before: Bundle, after: Bundle) -> set[str]:
    """Links and assertions have no id: what they join was touched."""
    links = set(before.links) ^ set(after.links)
    told = set(before.assertions) ^ set(after.assertions)
    return {end for x in links for end in (x.from_, x.to)} | {end for a in told for end in (a.evidence, a.subject)}  # fmt: skip


# -- what rests on it --------------------------------------------------------------------------------


def _reached(starts: set[str], *cases: Case) -> set[str]:
    """Upwards, by what either version says rests on what; an element is reached by any of its signs."""
    above: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        for below, one in _rests(case):
            above[below].add(one)
    seen, waiting = set(starts), list(starts)
    while waiting:
        fresh = above[waiting.pop()] - seen
        seen |= fresh
        waiting += fresh
    return seen


def _rests(case: Case) -> Iterator[tuple[str, str]]:
    """(what, what rests on it)."""
    of = case.bundle
    for e in of.evidence:
        papers = (e.document, e.record, e.device_record, e.copy_record)
        yield from ((paper, e.id) for paper in papers if paper)
    yield from ((link.from_, link.to) for link in of.links)
    for charge, many in case.elements.items():
        yield from ((head, f"{charge}/{x.code}") for x in many for head in case.heads(charge, x))
    for d in of.decisions:
        yield from ((d.document, d.id) for _ in [0] if d.document)
    for t in of.transactions:
        yield from ((trace, t.id) for trace in t.trace)
    for p in of.persons:
        proofs = (p.identity_document, p.victim_decision, p.mental_conclusion, p.birth and p.birth.proof)  # fmt: skip
        yield from ((paper, p.id) for paper in proofs if paper)


# -- what is said of it ------------------------------------------------------------------------------


def _impact(old: Case, new: Case, changes: tuple[Change, ...], reached: set[str]) -> Impact:
    both = (old, new)
    evidence = _held(reached, *(case.evidence for case in both))
    propositions = _held(reached, *(case.propositions for case in both))
    elements = _held(reached, *(_heads(case) for case in both))
    was, now = ({_key(f): f for f in check(case.bundle).findings} for case in both)
    opened = tuple(f for key, f in now.items() if key not in was)
    closed = tuple(f for key, f in was.items() if key not in now)
    staying = tuple(f for key, f in now.items() if key in was and reached & set(f.objects))
    seen = _views(old, new)
    shown = tuple(one.id for one in old.bundle.displays if reached & {*one.shows, *(one.approved or ()), *one.labels})  # fmt: skip
    counts = (len(evidence), len(propositions), len(elements), len(opened), len(closed), len(staying))  # fmt: skip
    return Impact(
        changes, evidence, propositions, elements, _held(reached, *(case.persons for case in both)),
        _held(reached, *({d.id: d for d in case.bundle.decisions} for case in both)),
        _held(reached, *({t.id: t for t in case.bundle.transactions} for case in both)),
        opened, closed, staying, seen, shown, _sentence(old, new, changes, counts, seen, shown),
    )  # fmt: skip


def _heads(case: Case) -> dict[str, None]:
    """Elements, then the other matters of Điều 85."""
    codes = {charge: (*(one.code for one in many), *MATTERS) for charge, many in case.elements.items()}  # fmt: skip
    return {f"{charge}/{code}": None for charge, many in codes.items() for code in many}


def _held(reached: set[str], *known: Mapping[str, Any]) -> tuple[str, ...]:
    """Those of one kind, in the order of the file, the new version's last."""
    return tuple(dict.fromkeys(id for some in known for id in some if id in reached))


def _key(finding: Finding) -> tuple[str, frozenset[str]]:
    return finding.rule, frozenset(finding.objects)


def _views(old: Case, new: Case) -> tuple[str, ...]:
    """Those that are drawn otherwise: other marks, other lines, another label or folio on a mark."""
    was, now = _drawn(old), _drawn(new)
    return tuple(view for view in VIEWS if was[view] != now[view])


def _drawn(case: Case) -> dict[str, Any]:
    known = objects(case)
    tree, net, rows = views.layered(case), views.network(case), views.matrix(case)
    cells = dict.fromkeys(c.evidence for row in rows for c in (*row.support, *row.against))
    return {
        "matrix": (rows, [known[id] for id in cells]),
        "tree": (dict(tree.columns), tree.lines, [known[id] for id in tree.columns]),
        "timeline": (views.timeline(case), [known[x.id] for x in views.timeline(case)]),
        "network": (net.marks, net.lines),
        "money": views.money(case),
        "procedure": (views.procedure(case), [known[x.id] for x in views.procedure(case)]),
    }


def _sentence(
    old: Case, new: Case, changes: tuple[Change, ...], counts: tuple[int, ...], seen: Iterable[str], shown: tuple[str, ...],
) -> str:  # fmt: skip
    """One sentence for a reader who has not seen the edit; people by code."""
    evidence, propositions, elements, opened, closed, staying = counts
    drawn = ", ".join(VIEWS[one] for one in seen)
    return (
        f"{_what(old, new, changes)}: liên quan {evidence} chứng cứ, {propositions} mệnh đề, {elements} điều phải chứng minh; "
        f"mở thêm {opened} câu hỏi, khép {closed}, còn {staying} câu hỏi liên quan; "
        + (f"xem lại {drawn}" if drawn else "sáu hình không đổi")
        + (f"; {len(shown)} bản trình bày đã lập cần lập lại." if shown else ".")
    )


def _what(old: Case, new: Case, changes: tuple[Change, ...]) -> str:
    papers = [one for one in changes if one.part == "documents"]
    told = papers or list(changes)
    if not told:
        return "Hai phiên bản chỉ khác ở liên kết, ghi chú hoặc không khác"
    said = [_named(old, new, one) for one in told[:3]]
    more = f" và {len(told) - 3} thay đổi nữa" if len(told) > 3 else ""
    return "; ".join(said)[:1].upper() + "; ".join(said)[1:] + more


def _named(old: Case, new: Case, one: Change) -> str:
    paper = new.documents.get(one.id) or old.documents.get(one.id)
    if paper is None:
        return f"mục {one.id} {HOW[one.how]}"
    folio = f"BL {paper.folios.replace('-', '–')}" if paper.folios else MISSING
    return f"tài liệu «{new.by_code(old.by_code(paper.title))}» ({folio}) {HOW[one.how]}"
