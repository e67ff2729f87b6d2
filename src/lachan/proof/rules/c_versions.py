"""C. Who says it otherwise: versions of one speaker, people against each other, conclusions against folios."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Evidence, Proposition
from lachan.proof.bundle.argument import Bears, Nature
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Role
from lachan.proof.case import Case, words_of
from lachan.proof.folio import FolioUnread, Span, spans

from .c_consistency import groups, one_voice, pairs_apart
from .reading import listed, working
from .rule import Found, rule

CLAIMS = frozenset({Nature.DENIAL, Nature.ALIBI})  # R-46 asks whether these were checked
HEARD = "đối chất"


def _changes(case: Case) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """(what, speaker, two statements) where one speaker told it twice, otherwise; a retraction says so itself."""
    for (subject, _), found in groups(case).items():
        for a, b in pairs_apart(found):
            if one_voice(case, a, b):
                yield subject, case.evidence[a.evidence].speaker or "", (a.evidence, b.evidence)
                break
    for p in case.bundle.propositions:
        pair = None if p.evaluated else _both_ways(case, p)
        if pair:
            yield p.id, pair[0].speaker or "", (pair[0].id, pair[1].id)


def _direct(case: Case, p: Proposition, kind: Bears) -> list[Evidence]:
    """Statements that bear on it themselves, and were not taken back."""
    items = (case.evidence[x] for x in case.linked(p.id, kind) if x in case.evidence)
    return [e for e in items if words_of(e) and case.admissible(e) and e.id not in case.taken_back]


def _both_ways(case: Case, p: Proposition) -> tuple[Evidence, Evidence] | None:
    for a in _direct(case, p, Bears.SUPPORTS):
        for b in _direct(case, p, Bears.ATTACKS):
            if a.id != b.id and a.speaker == b.speaker and a.retracts != b.id and b.retracts != a.id:  # fmt: skip
                return a, b
    return None


def _is_victim(case: Case, who: str) -> bool:
    return Role.VICTIM in case.persons[who].roles and who not in case.accused


@rule("R-35", "B", "BLTTHS Điều 98, Điều 108", ground="a", title="Lời khai thay đổi",
      closes="đánh giá lời khai nào phù hợp chứng cứ khác, hoặc liên kết lời rút lại với điều nó phủ nhận")  # fmt: skip
def changed_version(case: Case) -> Iterator[Found]:
    """{who} {what}; đề nghị làm rõ vì sao và lời khai nào phù hợp với chứng cứ khác."""
    for subject, who, pair in _changes(case):
        if not _is_victim(case, who):
            yield (subject, *pair), {"who": case.code(who), "what": f"khai khác nhau về «{subject}» ({', '.join(pair)})"}  # fmt: skip
    for e in case.bundle.evidence:
        what = _loose(case, e)
        if what:
            yield (e.id, what), {"who": case.code(e.speaker), "what": f"rút lại lời khai «{case.evidence[what].title}», nhưng chưa rõ việc rút lại phủ nhận điều gì"}  # fmt: skip


def _loose(case: Case, e: Evidence) -> str:
    """The statement it takes back, when that supports something which the retraction does not touch; or, in the file itself,
    when the retraction touches nothing."""
    if e.retracts is None:
        return ""
    touched = {to for to, kind in case.out_of[e.id] if kind != Bears.SUPPORTS}
    upheld = {to for to, kind in case.out_of[e.retracts] if kind == Bears.SUPPORTS}
    loose = not upheld & touched if upheld else not touched and working(case)
    return e.retracts if loose else ""


@rule("R-36", "B", "BLTTHS Điều 189", ground="a", title="Mâu thuẫn giữa hai người chưa được giải quyết",
      closes="biên bản đối chất, chứng cứ khác giải quyết mâu thuẫn, hoặc ghi chú nêu lý do không đối chất")  # fmt: skip
def people_apart(case: Case) -> Iterator[Found]:
    """Về «{text}», {one} và {other} khai trái nhau; chưa thấy đối chất hay đánh giá; đề nghị giải quyết mâu thuẫn."""
    for p in case.bundle.propositions:
        if p.evaluated or p.nature in CLAIMS or not _matters(case, p):
            continue
        pair = _opposed(case, p)
        if pair and not _confronted(case, p):
            a, b = pair
            blanks = {"text": p.text, "one": case.code(a.speaker), "other": case.code(b.speaker)}
            yield (p.id, a.id, b.id), blanks


def _matters(case: Case, p: Proposition) -> bool:
    """Said to be material; or it bears on a charge and nothing but words speaks to it (Điều 189 khoản 1)."""
    if p.material is not None:
        return p.material
    return p.id in case.bears_on and all(words_of(e) for e in case.bearing(p.id))


def _opposed(case: Case, p: Proposition) -> tuple[Evidence, Evidence] | None:
    """Not through a denial, which R-46 asks about; nor one speaker against themselves, which is R-35 or R-37."""
    against = _direct(case, p, Bears.ATTACKS)
    for a in _direct(case, p, Bears.SUPPORTS):
        for b in against:
            if a.speaker != b.speaker:
                return a, b
    return None


def _confronted(case: Case, p: Proposition) -> bool:
    """A record of confrontation; where evidence was drawn from it, one that bears on this."""
    papers = {d.id for d in case.bundle.documents if HEARD in f"{d.kind} {d.title}".casefold() and not d.withdrawn}  # fmt: skip
    drawn = [e.id for e in case.bundle.evidence if e.document in papers or HEARD in e.title.casefold()]  # fmt: skip
    linked = {link.to for link in case.bundle.links if link.from_ in drawn}
    return p.id in linked if linked else bool(papers or drawn)


@rule("R-37", "D", "BLTTHS Điều 92, Điều 108; UNODC, Evidential Issues in Trafficking in Persons Cases (2017)",
      title="Lời khai của bị hại có chỗ khác nhau",
      closes="ghi chú: chỗ khác nhau là cốt lõi hay thứ yếu, hoàn cảnh của từng lần khai")  # fmt: skip
def victim_told_otherwise(case: Case) -> Iterator[Found]:
    """{who} khai khác nhau về «{subject}» ({pair}); đề nghị ghi rõ điểm cốt lõi hay thứ yếu và hoàn cảnh từng lần khai;
    sự khác nhau ấy tự nó không làm giảm giá trị lời khai."""
    for subject, who, pair in _changes(case):
        if _is_victim(case, who):
            yield (subject, *pair), {"who": case.code(who), "subject": subject, "pair": ", ".join(pair)}  # fmt: skip


@rule("R-38", "B", "BLTTHS Điều 232, Điều 243; Điều 131", ground="a", since=Stage.ENDED,
      title="Kết luận viện dẫn bút lục không gắn với điều được nêu",
      closes="bút lục đúng, hoặc liên kết chứng cứ với mệnh đề")  # fmt: skip
def passage_without_folio(case: Case) -> Iterator[Found]:
    """Câu «{text}» của kết luận, cáo trạng {what}; đề nghị viện dẫn đúng bút lục."""
    for one in case.bundle.passages:
        p = case.propositions.get(one.proposition or "")
        if p is None:
            continue  # a sentence that states no fact of the file, as «đề nghị truy tố», has nothing to cite
        strange = _strange(case, p, one.folios) if one.folios else []
        what = f"viện dẫn {listed(strange)}, không phải bút lục của chứng cứ gắn với «{p.id}»" if strange else ""  # fmt: skip
        if what or not one.folios:
            yield (one.id, p.id), {"text": one.text, "what": what or "chưa viện dẫn bút lục nào"}


def _strange(case: Case, p: Proposition, folios: str) -> list[str]:
    """Cited folios at which other evidence lies and none that bears on this; all of them, where none is of this. Folios that
    cannot be read, and papers from which no evidence was drawn, are not held against the sentence."""
    bearing = {e.id for e in (*case.bearing(p.id), *case.supports(p.id))}
    try:
        own = _places(case, [e for e in case.bundle.evidence if e.id in bearing])
        others = _places(case, [e for e in case.bundle.evidence if e.id not in bearing])
        beside = [a for a in spans(folios) if not _meets(a, own)]
    except FolioUnread:
        return []
    if not own and bearing:
        return []  # where it lies is not said
    none = len(beside) == len(spans(folios))
    return [str(a) for a in beside if none or _meets(a, others)]


def _places(case: Case, many: list[Evidence]) -> list[Span]:
    said = (e.folios or paper.folios for e in many if (paper := case.paper(e)))
    return [span for one in said if one for span in spans(one)]


def _meets(one: Span, others: list[Span]) -> bool:
    return any(one.meets(x) or x.meets(one) for x in others)
