"""The whole file of evidence as one PDF: contents, matrix, evidence for and against each element, time, people, money,
procedure, and the questions still open with their citation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lachan.proof.case import Case
from lachan.proof.elements import MATTERS
from lachan.proof.labels import LINES, PRECISION, ROLES
from lachan.proof.pages import SEVERITIES
from lachan.proof.views import balances, folio_of, timeline
from lachan.proof.views import money as entries_of

from .argument import Argument, Told
from .head import Printed
from .package import moment
from .pictures.matrix import blocks
from .pictures.procedure import folio_of_decision, in_order, said_of
from .pictures.timeline import _when, named
from .questions import Asked, Questions, questions
from .typesetting import pdf as set_pdf
from .words import AGAINST, FOR, MISSING, NO_FOLIO, NO_VERDICT, UNSAID, day
from .words import money as sum_words

Part = dict[str, Any]
GROUNDS = {
    "a": "Điều 245 khoản 1 điểm a: thiếu chứng cứ về vấn đề của Điều 85", "b": "Điều 245 khoản 1 điểm b: căn cứ khởi tố về tội khác",
    "c": "Điều 245 khoản 1 điểm c: người khác chưa được khởi tố", "d": "Điều 245 khoản 1 điểm d: thủ tục tố tụng",
    "": "Không thuộc căn cứ trả hồ sơ: hoàn thiện hồ sơ",
}  # fmt: skip


def booklet(of: Printed) -> bytes:
    head, at, parts = of.titled("Hồ sơ chứng cứ"), moment(of.head.made_on), list(_parts(of))
    return set_pdf("booklet.typ", {
        "head": {"first": head.first, "second": head.second, "title": head.title, "code": f"Hồ sơ {head.code}",
                 "author": head.author or UNSAID, "warnings": head.warnings, "notes": head.notes},
        "made": [at.year, at.month, at.day], "parts": parts, "long": sum(p["kind"] == "heading" and p["level"] < 3 for p in parts) > 18,
    })  # fmt: skip


def _parts(of: Printed) -> Iterator[Part]:
    case, asked = Case(of.bundle), questions(of.redaction)
    yield from _summary(case, asked)
    yield _heading(1, "Ma trận chứng cứ")
    made = blocks(of)
    yield from ({"kind": "picture", "svg": svg, "tall": _tall(svg)} for svg in made)
    if not made:
        yield _text(f"Truy cứu, giả thuyết: {UNSAID}.")
    yield from _evidence(case)
    yield from _time(case)
    yield from _people(case)
    yield from _money(case)
    yield from _procedure(case)
    yield from _questions(asked)


def _heading(level: int, text: str) -> Part:
    return {"kind": "heading", "level": level, "text": text}


def _text(text: str) -> Part:
    return {"kind": "text", "text": text}


def _table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    tint: str = "#EEF1F5",
) -> Part:
    """A cell that begins with «!» is set in red: what is missing."""
    return {"kind": "table", "heads": heads, "rows": rows, "widths": widths, "tint": tint}


def _tall(svg: str) -> bool:
    """Whether a picture as wide as the page would be higher than it."""
    wide, high = (float(x) for x in svg.split('viewBox="0 0 ')[1].split('"')[0].split())
    return high / wide > 152 / 262


def _red(words: str) -> str:
    return f"!{words}" if MISSING in words or UNSAID in words else words


# -- summary -----------------------------------------------------------------------------------------


def _summary(case: Case, asked: Questions) -> Iterator[Part]:
    b, (have, of) = case.bundle, asked.coverage
    yield _heading(1, "Tổng quan")
    yield _text(f"Kết quả rà soát: {asked.verdict}. {NO_VERDICT}")
    yield _text(f"Dấu hiệu đã có chứng cứ: {have}/{of}. Câu hỏi còn mở: {len(asked.open)}; đã trả lời: {len(asked.answered)}. "
                f"Tài liệu: {len(b.documents)}; chứng cứ: {len(b.evidence)}; mệnh đề: {len(b.propositions)}.")  # fmt: skip
    if asked.kept_back:
        yield _text(f"{asked.kept_back} câu hỏi về người chưa có quyết định không nêu ở bản này.")
    yield _table(["Mã", "Tư cách", "Truy cứu"], _standing(case) or [["", f"!{UNSAID}", ""]], [4, 2, 3])  # fmt: skip


def _standing(case: Case) -> list[list[str]]:
    """Those of one standing and one charge in one row, in the order of the file."""
    found: dict[tuple[str, str], list[str]] = {}
    for p in case.bundle.persons:
        roles = ", ".join(ROLES[r] for r in p.roles) or f"!{UNSAID}"
        charged = "; ".join(f"Điều {c.article}" + (f" khoản {c.clause}" if c.clause else "") for c in case.bundle.charges if c.person == p.id)  # fmt: skip
        found.setdefault((roles, charged), []).append(p.code)
    return [[", ".join(codes), roles, charged] for (roles, charged), codes in found.items()]


# -- for and against -----------------------------------------------------------------------------------


def _evidence(case: Case) -> Iterator[Part]:
    shown = Argument(case)
    yield _heading(1, "Chứng cứ theo từng dấu hiệu")
    for charge, many in case.elements.items():
        yield _heading(2, case.charge_words(charge))
        for one in many:
            yield _heading(3, f"{one.name} ({one.cite})")
            yield _table(["", "Mệnh đề", FOR], _rows(shown.for_(charge, one)), [0.35, 4, 5], "#EEF6EE")  # fmt: skip
            yield _table(["", f"{AGAINST}: mệnh đề", "Chứng cứ"], _rows(shown.against(charge, one)), [0.35, 4, 5], "#FBEDEC")  # fmt: skip
        yield _heading(3, "Những vấn đề của Điều 85 Bộ luật Tố tụng hình sự")
        yield _table(["Vấn đề", "Chứng cứ"], [_matter(case, charge, code, name) for code, name in MATTERS.items()], [3, 6.35])  # fmt: skip


def _rows(told: Sequence[Told]) -> list[list[str]]:
    if not told:
        return [["", "", _red(MISSING)]]
    return [[str(n), one.text or "(trực tiếp)", _red("; ".join(e.said for e in one.evidence) or MISSING)]
            for n, one in enumerate(told, 1)]  # fmt: skip


def _matter(case: Case, charge: str, code: str, name: str) -> list[str]:
    found = case.supports(f"{charge}/{code}")
    said = "; ".join(f"{case.by_code(e.title)} · {folio_of(case, e)}" for e in found)
    return [name, _red(said or MISSING)]


# -- time, people, money, procedure ----------------------------------------------------------------------


def _time(case: Case) -> Iterator[Part]:
    yield _heading(1, "Dòng thời gian")
    found = sorted(timeline(case), key=lambda one: (one.first, one.last, one.lane, one.id))
    rows = [[_when(one), PRECISION[one.precision], one.lane or "cả vụ", named(case, one), _red(one.folio)] for one in found]  # fmt: skip
    rows += [[f"!{UNSAID}", "", ", ".join(case.code(x) for x in p.actors), case.by_code(p.text), ""]
             for p in case.bundle.propositions if not p.since]  # fmt: skip
    yield _table(["Thời gian", "Biết", "Ai", "Việc", "Bút lục"], rows or [["", "", "", f"!{UNSAID}", ""]], [1.4, 1, 0.8, 4.5, 1.8])  # fmt: skip


def _people(case: Case) -> Iterator[Part]:
    yield _heading(1, "Quan hệ giữa những người trong hồ sơ")
    told: Counter[tuple[str, str, str]] = Counter()
    for p in case.bundle.propositions:
        told.update((case.code(a), case.code(b), LINES["about"]) for a in p.actors for b in p.about if a != b)  # fmt: skip
    for t in case.bundle.transactions:
        told.update([(case.code(t.payer), case.code(t.payee), LINES["paid"])])
    for e in case.bundle.events:
        told.update((case.code(a), case.code(b), LINES["event"]) for n, a in enumerate(e.people) for b in e.people[n + 1 :])  # fmt: skip
    rows = [[a, b, kind, str(times)] for (a, b, kind), times in sorted(told.items())]
    yield _table(["Ai", "Với ai", "Quan hệ", "Số lần hồ sơ nói đến"], rows or [["", "", f"!{UNSAID}", ""]], [1, 1, 3, 1.4])  # fmt: skip


def _money(case: Case) -> Iterator[Part]:
    yield _heading(1, "Sổ dòng tiền")
    entries = entries_of(case)
    rows = [[day(e.on), _who(e.payer), _who(e.payee), sum_words(e.sum, e.currency), e.folio if e.traced else f"!{MISSING} dấu vết"]
            for e in entries]  # fmt: skip
    yield _table(["Ngày", "Người trả", "Người nhận", "Số tiền", "Dấu vết, bút lục"], rows or [["", "", "", f"!{UNSAID}", ""]], [1, 1, 1, 1.6, 3])  # fmt: skip
    if entries:
        totals = [[_who(who), sum_words(came, unit), sum_words(went, unit)] for (who, unit), (came, went) in balances(entries).items()]  # fmt: skip
        yield _table(["Cộng theo người", "Đã nhận", "Đã trả"], totals, [1, 2, 2])


def _who(code: str) -> str:
    return "!chưa rõ" if code == "?" else code


def _procedure(case: Case) -> Iterator[Part]:
    yield _heading(1, "Đường tố tụng")
    rows = [[_red(day(d.on or "")), *said_of(case, d), _red(folio_of_decision(case, d))] for d in in_order(case)]  # fmt: skip
    yield _table(["Ngày", "Quyết định, lệnh", "Về ai", "Bút lục"], rows or [["", f"!{UNSAID}", "", ""]], [1, 3, 3, 1.4])  # fmt: skip


# -- questions -------------------------------------------------------------------------------------------


def _questions(asked: Questions) -> Iterator[Part]:
    yield _heading(1, "Câu hỏi còn mở")
    yield _text("Mỗi câu đóng bằng chứng cứ, ghi chú có lý do hoặc quyết định, có người ký. Không câu nào là kết luận về một người.")  # fmt: skip
    for ground, title in GROUNDS.items():
        rows = [_question(one) for one in asked.open if one.ground == ground]
        if rows:
            yield _heading(2, f"{title} ({len(rows)})")
            yield _table(["Mã", "Câu hỏi", "Đối tượng, bút lục", "Căn cứ", "Đóng bằng"], rows, [0.9, 4, 2.6, 1.8, 2.2])  # fmt: skip
    if not asked.open:
        yield _text("Không còn câu hỏi mở.")
    if asked.answered:
        yield _heading(2, f"Đã trả lời ({len(asked.answered)})")
        rows = [[a.asked.rule, a.asked.sentence, a.text, f"{a.by}, {day(a.on)}"] for a in asked.answered]  # fmt: skip
        yield _table(["Mã", "Câu hỏi", "Trả lời", "Người ký"], rows, [0.7, 4, 4, 2])


def _question(one: Asked) -> list[str]:
    objects = "; ".join(one.objects)
    return [f"{one.rule}\n{SEVERITIES[one.severity]}", one.sentence, f"!{objects}" if NO_FOLIO in objects else objects, one.cite, one.closes]  # fmt: skip
