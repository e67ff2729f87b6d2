"""Every question of the catalogue asked of one file; which are open, which were answered, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lachan.proof.bundle import Bundle, Note
from lachan.proof.bundle.file import Stage
from lachan.proof.case import Case
from lachan.proof.rules import CATALOGUE, Rule

READY = "đủ điều kiện rà soát tiếp"
WANTING = "cần bổ sung"
NOTHING = "chưa có dữ liệu"


@dataclass(frozen=True, slots=True)
class Finding:
    """One question about the file. `objects`: what it points at, the first is what it is about."""

    rule: str
    severity: str
    objects: tuple[str, ...]
    cite: str
    sentence: str
    closes: str
    ground: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that somebody answered and signed."""

    finding: Finding
    note: Note


@dataclass(frozen=True, slots=True)
class Share:
    """How much of what must be proved has any lawful evidence: never how strong it is."""

    supported: int
    of: int


@dataclass(frozen=True, slots=True)
class Checked:
    verdict: str
    grounds: tuple[str, ...]
    coverage: Share
    findings: tuple[Finding, ...]
    answered: tuple[Answered, ...]


def check(bundle: Bundle, rules: Iterable[Rule] | None = None) -> Checked:
    """The same file gives the same answer: findings by severity, rule and object. Unsaid, by every rule that is on."""
    case = Case(bundle)
    asked = [one for one in CATALOGUE.values() if one.on] if rules is None else list(rules)
    found = sorted(
        (f for one in asked for f in _ask(case, one)), key=lambda f: (f.severity, f.rule, f.objects)
    )
    notes = {(n.rule, frozenset(n.objects)): n for n in bundle.notes}
    answered = tuple(Answered(f, _told(case, notes[_key(f)])) for f in found if _key(f) in notes)
    open_ = tuple(f for f in found if _key(f) not in notes)
    grounds = _grounds(case, open_)
    share = coverage(case)
    return Checked(_verdict(bundle, open_, grounds), grounds, share, open_, answered)


def _grounds(case: Case, open_: Iterable[Finding]) -> tuple[str, ...]:
    """Of Điều 245 khoản 1. Before initiation no file can be returned, after a final judgment none is any more; and a
    file without data has no ground yet."""
    if not case.reached(Stage.INVESTIGATION) or case.reached(Stage.FINAL) or _empty(case.bundle):
        return ()
    return tuple(sorted({f"245.1.{f.ground}" for f in open_ if f.severity == "A" and f.ground}))


def _ask(case: Case, rule: Rule) -> Iterable[Finding]:
    if not case.reached(rule.since):
        return
    for objects, blanks in rule.find(case):
        yield Finding(
            rule.id,
            rule.severity,
            objects,
            rule.cite,
            rule.sentence.format(
                **{name: case.by_code(str(said)) for name, said in blanks.items()}
            ),
            rule.closes,
            rule.ground,
        )


def _told(case: Case, note: Note) -> Note:
    """A note too says persons by code."""
    return note.model_copy(update={"text": case.by_code(note.text)})


def _key(finding: Finding) -> tuple[str, frozenset[str]]:
    return finding.rule, frozenset(finding.objects)


def coverage(case: Case) -> Share:
    asked = [(charge, one) for charge, many in case.elements.items() for one in many]
    return Share(sum(bool(case.proof(charge, one)) for charge, one in asked), len(asked))


def _empty(bundle: Bundle) -> bool:
    return not bundle.evidence or not (bundle.charges or bundle.hypotheses)


def _verdict(bundle: Bundle, open_: tuple[Finding, ...], grounds: tuple[str, ...]) -> str:
    """Three answers and no other; an early file is neither proved nor weak."""
    if _empty(bundle):
        return NOTHING
    if grounds:
        return f"{WANTING} (căn cứ {', '.join(grounds)})"
    return WANTING if any(f.severity == "A" for f in open_) else READY
