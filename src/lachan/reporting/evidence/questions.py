"""The open questions of a file in the words one reader may have: asked of the whole file, said like the redacted one."""

from __future__ import annotations

from dataclasses import dataclass

from lachan.proof.case import Case
from lachan.proof.checking import Checked, Finding, check
from lachan.proof.redaction import Redaction
from lachan.proof.rules import CATALOGUE
from lachan.proof.views import folio_of

from .words import NO_FOLIO


@dataclass(frozen=True, slots=True)
class Asked:
    """`objects`: what it is about, by code and folio, never by name."""

    rule: str
    severity: str
    ground: str
    cite: str
    sentence: str
    closes: str
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    asked: Asked
    kind: str
    text: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Questions:
    """`kept_back`: how many are about somebody this reader may not know of; they are counted, not told."""

    verdict: str
    coverage: tuple[int, int]
    open: tuple[Asked, ...]
    answered: tuple[Answer, ...]
    kept_back: int


def questions(redaction: Redaction) -> Questions:
    checked, case = check(redaction.bundle), Case(redaction.made)
    told = {(r, o): s for r, o, s in _sentences(redaction, checked)}
    may = [f for f in checked.findings if not set(f.objects) & redaction.gone]
    open_ = tuple(_asked(redaction, case, f, told[f.rule, f.objects]) for f in may)  # fmt: skip
    answered = tuple(
        Answer(_asked(redaction, case, a.finding, told[a.finding.rule, a.finding.objects]), a.note.kind,
               redaction.text("Note.text", a.note.text), redaction.text("Note.by", a.note.by), a.note.on)
        for a in checked.answered if not set(a.finding.objects) & redaction.gone
    )  # fmt: skip
    share = (checked.coverage.supported, checked.coverage.of)
    return Questions(checked.verdict, share, open_, answered, len(checked.findings) - len(may))


def _sentences(redaction: Redaction, checked: Checked) -> list[tuple[str, tuple[str, ...], str]]:
    """Each rule's own sentence, with what fills its blanks put as this reader may read it."""
    case, wanted = Case(redaction.bundle), {f.rule for f in (*checked.findings, *(a.finding for a in checked.answered))}  # fmt: skip
    return [(rule.id, objects, rule.sentence.format(**{name: redaction.words.of(str(said)) for name, said in blanks.items()}))
            for rule in CATALOGUE.values() if rule.id in wanted for objects, blanks in rule.find(case)]  # fmt: skip


def _asked(redaction: Redaction, case: Case, f: Finding, sentence: str) -> Asked:
    said = (object_words(case, redaction.called(x)) for x in f.objects)
    return Asked(f.rule, f.severity, f.ground, f.cite, sentence, f.closes, tuple(dict.fromkeys(x for x in said if x)))  # fmt: skip


def object_words(case: Case, id: str) -> str:
    """«BC1», «Lời khai của BH1 (BL 03–08)»: as a paper speaks of it."""
    head, _, rest = id.partition("/")
    if id in case.persons:
        return case.code(id)
    if id in case.evidence:
        return f"{case.by_code(case.evidence[id].title)} ({folio_of(case, case.evidence[id])})"
    if id in case.documents:
        paper = case.documents[id]
        folio = f"BL {paper.folios.replace('-', '–')}" if paper.folios else NO_FOLIO
        return f"{case.by_code(paper.title)} ({folio})"
    if id in case.propositions:
        return f"mệnh đề «{case.by_code(case.propositions[id].text)}»"
    if head in case.charges:
        name = next((e.name.split(":")[0] for e in case.elements[head] if e.code == rest), rest)
        return f"{case.charge_words(head)}" + (f" – {name}" if name else "")
    return _other(case, id)


def _other(case: Case, id: str) -> str:
    for one in case.bundle.decisions:
        if one.id == id:
            return f"quyết định {one.number}".strip()
    for kind, part in (("giao dịch", case.bundle.transactions), ("sự kiện", case.bundle.events), ("tình tiết", case.bundle.circumstances),
                       ("câu hỏi xác minh", case.bundle.questions), ("bản trình bày", case.bundle.displays), ("câu viện dẫn", case.bundle.passages),
                       ("số liên lạc, tài khoản", case.bundle.identifiers)):  # fmt: skip
        if any(one.id == id for one in part):
            return f"{kind} {id}"
    return ""
