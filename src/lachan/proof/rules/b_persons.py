"""B. What the law owes the person who is heard: BLTTHS Điều 29, 70, 76, 183, 190, 206."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.law.offence import Point
from lachan.proof.bundle import Charge, Evidence, Person
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case
from lachan.proof.elements import wording

from .ages import under
from .f_minors import ADULT, charged_on
from .reading import due, kept, lacks, listed, made_on, working
from .rule import Found, rule

TWENTY_YEARS = 20 * 12


@rule("R-24", "A", "BLTTHS Điều 206", ground="a", title="Chưa có giám định bắt buộc",
      closes="kết luận giám định, hoặc quyết định trưng cầu và lý do chưa có kết luận")  # fmt: skip
def without_an_expert(case: Case) -> Iterator[Found]:
    """{what}; đề nghị trưng cầu giám định (trường hợp bắt buộc) hoặc bổ sung kết luận."""
    # Age without papers is R-60's question; a point with no evidence at all is R-08's.
    experts = any(e.source == Source.EXPERT for e in case.bundle.evidence) or working(case)
    for charge in case.bundle.charges if experts else ():
        for code, name in _injuries(case, charge):
            yield (charge.id, code), {"what": f"{case.charge_words(charge.id)} bị truy cứu theo «{name}», chưa thấy kết luận giám định"}  # fmt: skip
    for person in case.bundle.persons:
        if person.mental_doubt and person.mental_conclusion is None and not _examined(case):
            yield (person.id,), {"what": f"Có nghi ngờ về tình trạng tâm thần của {person.code}, chưa thấy kết luận giám định"}  # fmt: skip


def _examined(case: Case) -> bool:
    """Some expert spoke of a state of mind; whose, a summary does not always say."""
    return any(
        e.source == Source.EXPERT and "tâm thần" in e.title.casefold() for e in case.bundle.evidence
    )


def _injuries(case: Case, charge: Charge) -> Iterator[tuple[str, str]]:
    points = {one.code: one for one in _points(case, charge)}
    for one in case.elements[charge.id]:
        point = next((points[s] for s in one.signs if s in points), None)
        found = case.proof(charge.id, one)
        if one.qualifying and point and _medical(point) and found and not any(e.source == Source.EXPERT for e in found):  # fmt: skip
            yield one.code, one.name
    basic = _basic(case, charge)
    if basic and not any(e.source == Source.EXPERT and case.admissible(e) for e in case.bundle.evidence):  # fmt: skip
        yield f"1.{basic.letter}", basic.name


def _basic(case: Case, charge: Charge) -> Point | None:
    """A point of the first paragraph that counts injury: without it the act is no offence (Điều 297 khoản 1 điểm b)."""
    said = {x if "." in x else f"{charge.clause or 1}.{x}" for x in charge.points}
    text = wording(case.bundle, charge)
    points = text.paragraphs[1].points if text and 1 in text.paragraphs else ()
    return next((p for p in points if f"1.{p.letter}" in said and _medical(p)), None)


def _medical(point: Point) -> bool:
    return "death" in point.code or any(bound.of == "injury" for bound in point.bounds)


def _points(case: Case, charge: Charge) -> Iterator[Point]:
    text = wording(case.bundle, charge)
    for paragraph in text.paragraphs.values() if text else ():
        yield from paragraph.points


@rule("R-25", "A", "BLTTHS Điều 190", ground="d", title="Nhận dạng chưa đúng cách",
      closes="biên bản nhận dạng đúng Điều 190, hoặc không dùng kết quả nhận dạng")  # fmt: skip
def identification(case: Case) -> Iterator[Found]:
    """Việc nhận dạng «{title}»: {what}; đề nghị làm lại đúng Điều 190 nếu còn làm được, hoặc đánh giá giá trị chứng cứ."""
    done = [e for e in case.bundle.evidence if not e.excluded and _is_identification(case, e)]
    asked = {field for field in ("described_before", "witnessed") if kept(done, field)}
    for e in done:
        what = [*_wrong(case, e, asked)]
        if what:
            yield (e.id,), {"title": e.title, "what": listed(what)}


def _is_identification(case: Case, e: Evidence) -> bool:
    said = e.foils is not None or e.described_before is not None
    return said or "nhận dạng" in _called(case, e)


def _called(case: Case, e: Evidence) -> str:
    paper = case.paper(e)
    return f"{e.title} {paper.kind if paper else ''}".casefold()


def _wrong(case: Case, e: Evidence, asked: set[str]) -> Iterator[str]:
    """A corpse is shown alone (Điều 190 khoản 1)."""
    if e.foils is not None and e.foils < 3 and "tử thi" not in _called(case, e):
        yield "đưa ra ít hơn ba người, ảnh hoặc vật"
    if lacks(e.described_before, "described_before" in asked):
        yield "chưa hỏi trước đặc điểm nhận dạng"
    if lacks(e.witnessed, "witnessed" in asked):
        yield "chưa thấy người chứng kiến"


@rule("R-26", "A", "BLTTHS Điều 183 khoản 6; TTLT 03/2018/TTLT-BCA-VKSNDTC-TANDTC-BQP", ground="d", title="Hỏi cung không ghi âm, ghi hình",
      closes="bản ghi âm, ghi hình có âm thanh; hoặc biên bản nêu vì sao không ghi được")  # fmt: skip
def interrogation_unrecorded(case: Case) -> Iterator[Found]:
    """«{title}»: hỏi cung {who} khi bị giam, giữ, chưa thấy ghi âm hoặc ghi hình có âm thanh; đề nghị bổ sung hoặc nêu
    lý do."""
    heard = [e for e in case.bundle.evidence if _in_custody(case, e)]
    asked = kept(heard, "recorded")
    for e in heard:
        if lacks(e.recorded, asked):
            yield (e.id,), {"title": e.title, "who": case.code(e.speaker)}


def _in_custody(case: Case, e: Evidence) -> bool:
    """Of an accused, and after the charge: khoản 6 speaks of hỏi cung bị can."""
    charged = [d.on for d in case.decisions_about.get(e.speaker or "", []) if d.kind == Decided.CHARGED and d.on]  # fmt: skip
    on = made_on(case, e)
    before = bool(on and charged) and latest(str(on)) < min(map(earliest, charged))
    spoken = e.source in (Source.STATEMENT, Source.RECORD) and e.speaker in case.accused
    return bool(spoken and e.in_custody and not e.excluded and not before)


@rule("R-27", "A", "BLTTHS Điều 76, Điều 422; TTLT 02/2017 Điều 6 khoản 1 điểm b", ground="d", title="Chưa có người bào chữa bắt buộc",
      closes="văn bản chỉ định, đăng ký bào chữa; hoặc văn bản từ chối người bào chữa")  # fmt: skip
def without_counsel(case: Case) -> Iterator[Found]:
    """{who} {why}; chưa thấy người bào chữa được mời, chỉ định, hoặc văn bản từ chối; đề nghị bổ sung."""
    accused = [p for p in case.bundle.persons if p.id in case.accused]
    asked = due(case) or kept(accused, "counsel")
    for person in accused:
        why = _must_be_defended(case, person) if lacks(person.counsel, asked) else ""
        if why:
            yield (person.id,), {"who": person.code, "why": why}


def _must_be_defended(case: Case, person: Person) -> str:
    for charge in case.bundle.charges:
        if charge.person == person.id and _top(case, charge) >= TWENTY_YEARS:
            return f"bị truy cứu theo Điều {charge.article}, khung có mức cao nhất từ 20 năm tù trở lên"
    return "là người dưới 18 tuổi" if _minor(case, person) else ""


def _top(case: Case, charge: Charge) -> int:
    """Of the heaviest clause charged; unsaid, nothing is said of the bracket."""
    text = wording(case.bundle, charge)
    clauses = {charge.clause, *(int(p.split(".")[0]) for p in charge.points if p[:1].isdecimal())}
    frames = [x.frame for n, x in text.paragraphs.items() if n in clauses] if text else []
    return max((x.top_months for x in frames if x), default=0)


def _minor(case: Case, person: Person) -> bool:
    """Surely under 18 when charged (Điều 76 khoản 1 điểm b); who came of age before needs none (TTLT 02/2017 Điều 6 khoản 2)."""
    charges = [c for c in case.bundle.charges if c.person == person.id]
    return under(case, person, ADULT, charged_on(case, charges))


@rule("R-28", "A", "BLTTHS Điều 29, Điều 70; TTLT 02/2017 Điều 6 khoản 1 điểm h", ground="d", title="Chưa có người phiên dịch",
      closes="văn bản cử người phiên dịch, chữ ký người phiên dịch trên biên bản; hoặc lấy lời khai lại")  # fmt: skip
def without_an_interpreter(case: Case) -> Iterator[Found]:
    """«{title}»: {who} không dùng tiếng Việt, chưa thấy người phiên dịch; đề nghị bổ sung hoặc lấy lời khai lại."""
    asked = working(case) or kept(case.bundle.evidence, "interpreter")
    for e in case.bundle.evidence:
        foreign = e.speaker and not _speaks_vietnamese(case.persons[e.speaker])
        if foreign and e.source in (Source.STATEMENT, Source.RECORD) and not e.excluded and lacks(e.interpreter, asked):  # fmt: skip
            yield (e.id,), {"title": e.title, "who": case.code(e.speaker)}


def _speaks_vietnamese(person: Person) -> bool:
    spoken = person.language.casefold().replace(";", ",").split(",")
    return not person.language.strip() or any(x.strip() in ("vi", "vie") for x in spoken)
