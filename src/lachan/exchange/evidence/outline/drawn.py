"""A bundle as the tree that is drawn of it: charge, elements, propositions, evidence with folios; the exculpatory lane too."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.exchange.evidence.loss import MADE_UP
from lachan.exchange.evidence.outline.tree import Topic
from lachan.proof.bundle import Bundle, Charge
from lachan.proof.bundle.argument import Bears
from lachan.proof.case import Case
from lachan.proof.drawing import STAGES, version_of
from lachan.proof.elements import MATTERS
from lachan.proof.views import folio_of

LANE = {Bears.ATTACKS: "Chứng cứ gỡ tội", Bears.EXPLAINS: "Giải thích"}
MAPPED = {
    "charges": frozenset({"id", "person", "article", "clause", "points"}), "hypotheses": frozenset({"id", "article"}),
    "propositions": frozenset({"id", "text"}), "evidence": frozenset({"id", "title", "source", "folios", "document"}),
    "links": frozenset({"from", "to", "kind"}), "persons": frozenset({"id", "code", "roles"}),
}  # fmt: skip


def tree_of(bundle: Bundle) -> Topic:
    """A picture of the file: its stage, its day, its version; what links to nothing stands in a branch of its own."""
    case = Case(bundle)
    made_up = f" — {MADE_UP}" if bundle.synthetic else ""
    told = f"Giai đoạn: {STAGES[bundle.stage]} · hồ sơ đến ngày {bundle.as_of} · phiên bản {version_of(bundle)}"  # fmt: skip
    own = (f"case:{bundle.code}", f"stage:{bundle.stage.value}", f"as_of:{bundle.as_of}")
    root = Topic(f"Hồ sơ {bundle.code}{made_up}", told, own)
    root.below = [_charge(case, one) for one in case.charges]
    drawn = {m for one in root.walk() for m in one.labels}
    loose = [*_loose(case, drawn)]
    if loose:
        root.below.append(Topic("Chưa gắn với truy cứu nào", below=loose))
    return root


def _charge(case: Case, charge: str) -> Topic:
    one = case.charges[charge]
    if isinstance(one, Charge):
        words = f"{case.code(one.person)} – Điều {one.article}" + (f" khoản {one.clause}" if one.clause else "")  # fmt: skip
        words += "".join(f" điểm {x}" for x in one.points if len(x) == 1)
        part = "charges"
    else:
        words, part = f"Giả thuyết Điều {one.article}", "hypotheses"
    heads = {f"{charge}/{e.code}": e.name for e in case.elements[charge]}
    linked = {one.to for one in case.bundle.links if one.to.startswith(f"{charge}/")}
    heads |= {to: MATTERS.get(to.split("/", 1)[1], to) for to in sorted(linked - set(heads))}
    below = [Topic(name, labels=(f"element:{to}",), below=_speaks(case, to, ())) for to, name in heads.items()]  # fmt: skip
    return Topic(words, labels=(f"{part}:{charge}",), below=below)


def _speaks(case: Case, target: str, above: tuple[str, ...]) -> list[Topic]:
    """What supports it, then the lanes of what attacks and what explains."""
    found = [_one(case, x, above) for x in case.linked(target, Bears.SUPPORTS) if x not in above]
    for kind, name in LANE.items():
        lane = [_one(case, x, above) for x in case.linked(target, kind) if x not in above]
        if lane:
            found.append(Topic(name, labels=(f"kind:{kind.value}",), below=lane))
    return found


def _one(case: Case, ident: str, above: tuple[str, ...]) -> Topic:
    """A loop of propositions is drawn once around."""
    if ident in case.evidence:
        e = case.evidence[ident]
        return Topic(f"{e.title} ({folio_of(case, e)})", labels=(f"evidence:{ident}", f"source:{e.source.value}"))  # fmt: skip
    text = case.propositions[ident].text
    below = _speaks(case, ident, (*above, ident)) if len(above) < 12 else []
    return Topic(text, labels=(f"propositions:{ident}",), below=below)


def _loose(case: Case, drawn: set[str]) -> Iterator[Topic]:
    for p in case.bundle.propositions:
        if f"propositions:{p.id}" not in drawn:
            yield _one(case, p.id, ())
    for e in case.bundle.evidence:
        if f"evidence:{e.id}" not in drawn:
            yield _one(case, e.id, ())
