"""AIF out as JSON (the form of AIFdb, OVA): I-nodes for evidence, propositions and what must be proved; supports are RA,
attacks are CA. «Giải thích» is neither inference nor conflict and stays out. «chưa thử trên phần mềm đích»."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lachan.exchange.evidence.loss import MADE_UP, UNTRIED, Left, Loss, Written, counted, unmapped
from lachan.exchange.evidence.outgoing import outgoing
from lachan.proof.bundle import Bundle, Link
from lachan.proof.bundle.argument import Bears
from lachan.proof.case import Case
from lachan.proof.views import folio_of

NAME = "AIF (JSON)"
SCHEMES = {Bears.SUPPORTS: ("RA", "Default Inference"), Bears.ATTACKS: ("CA", "Default Conflict")}
MAPPED = {"evidence": frozenset({"id", "title", "folios", "document"}), "propositions": frozenset({"id", "text"}),
          "links": frozenset({"from", "to", "kind"}), "charges": frozenset({"id", "person", "article"}),
          "hypotheses": frozenset({"id", "article"})}  # fmt: skip
Data = dict[str, Any]


def write(bundle: Bundle) -> Written:
    ready = outgoing(bundle)
    case = Case(ready.bundle)
    carried = [one for one in ready.bundle.links if one.kind in SCHEMES]
    nodes = [*_statements(case), *_schemes(carried)]
    made: Data = {"nodes": nodes, "edges": list(_edges(carried)), "locutions": []}
    made["text"] = f"Hồ sơ {bundle.code}" + (f" — {MADE_UP}" if bundle.synthetic else "") + f" · {UNTRIED}"  # fmt: skip
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    left = [*ready.left, *unmapped(ready.bundle, MAPPED, "AIF không có chỗ")]
    explained = len(ready.bundle.links) - len(carried)
    if explained:
        left.append(Left("liên kết «giải thích»", explained, "AIF chỉ có suy luận và xung đột"))
    kept = counted(ready.bundle, ("evidence", "propositions")) | {"links": len(carried)}
    return Written(text.encode(), Loss(NAME, kept, tuple(left), bundle.synthetic, (f"Tệp theo hình dạng AIF JSON, {UNTRIED}.",)))  # fmt: skip


def _statements(case: Case) -> Iterator[Data]:
    for e in case.evidence.values():
        yield _node(e.id, f"{e.title} ({folio_of(case, e)})", "I")
    for p in case.propositions.values():
        yield _node(p.id, p.text, "I")
    names = {f"{c}/{e.code}": f"{case.charge_words(c)}: {e.name}" for c, many in case.elements.items() for e in many}  # fmt: skip
    for to in dict.fromkeys([*names, *(one.to for one in case.bundle.links if "/" in one.to)]):
        yield _node(to, names.get(to, to), "I")


def _schemes(links: list[Link]) -> Iterator[Data]:
    for turn, one in enumerate(links):
        kind, scheme = SCHEMES[one.kind]
        yield {**_node(f"link/{turn}", scheme, kind), "scheme": scheme}


def _edges(links: list[Link]) -> Iterator[Data]:
    """Premise → scheme → conclusion."""
    for turn, one in enumerate(links):
        for way, (source, target) in enumerate(((one.from_, f"link/{turn}"), (f"link/{turn}", one.to))):  # fmt: skip
            yield {"edgeID": f"{turn}.{way}", "fromID": source, "toID": target, "formEdgeID": None}


def _node(ident: str, text: str, kind: str) -> Data:
    return {"nodeID": ident, "text": text, "type": kind}
