"""I. What is shown: pictures and slides made from the file. BLTTHS Điều 13; nothing is shown that its viewer cannot check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lachan.proof.bundle import Display
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case

from .b_papers import not_listed
from .reading import listed, working
from .rule import Found, rule

# «tố giác tội phạm», «tin báo về tội phạm», «tội phạm mua bán người» (of an offence) call nobody a criminal.
NOBODY = re.compile(r"(?:tố giác|tin báo về|tin báo|phòng,? chống|dấu hiệu|nguồn tin về|báo tin về|loại|nhóm) tội phạm|thước kẻ", re.IGNORECASE)  # fmt: skip
OF_A_PERSON = re.compile(r"(?<!\w)(?:tội phạm|kẻ|tên cướp|hung thủ|thủ phạm|phạm nhân|người phạm tội|có tội)(?!\w)", re.IGNORECASE)  # fmt: skip
OF_ANYBODY = re.compile(r"(?<!\w)(?:kẻ (?:buôn|mua|bán|cầm đầu|chủ mưu|phạm|lừa|xấu|dắt|môi giới|bắt|gian|cướp)\w*|hung thủ|thủ phạm|tên tội phạm|bọn tội phạm|kẻ tội phạm)(?!\w)", re.IGNORECASE)  # fmt: skip
DENIED = re.compile(r"(?:không|chưa) (?:phải (?:là )?)?(?:có tội|tội phạm|người phạm tội|thủ phạm|hung thủ|kẻ \w+)", re.IGNORECASE)  # fmt: skip
CLEARED = frozenset({Decided.ACQUITTED, Decided.DISCONTINUED, Decided.NOT_CHARGED})
MUST_BEAR = {"stage": "giai đoạn", "on": "ngày lập", "made_from": "phiên bản hồ sơ", "author": "người lập"}  # fmt: skip


@rule("R-90", "A", "BLTTHS Điều 13; Hiến pháp Điều 31", title="Gọi một người là tội phạm khi chưa có bản án",
      closes="nhãn đã sửa theo tư cách tố tụng (bị can, bị cáo)")  # fmt: skip
def called_guilty(case: Case) -> Iterator[Found]:
    """Sơ đồ «{title}» ghi nhãn «{label}» cho {who} khi chưa có bản án có hiệu lực; đề nghị dùng tư cách tố tụng."""
    for shown in case.bundle.displays:
        for target, label in shown.labels.items():
            if _calls_guilty(case, target, label):
                who = case.persons[target].code if target in case.persons else target
                yield (shown.id, target), {"title": shown.title, "label": label, "who": who}
        for target, text, person in _worded(case, shown):
            who = case.code(person) if person else "người được nói đến"
            objects = dict.fromkeys(x for x in (shown.id, target, person) if x)
            yield tuple(objects), {"title": shown.title, "label": text, "who": who}


def _worded(case: Case, shown: Display) -> Iterator[tuple[str, str, str]]:
    """The picture's title, and the words of what it shows: beside whose code a word of guilt stands, or of anybody."""
    texts = [(shown.id, shown.title), *((x, _title(case, x)) for x in dict.fromkeys(shown.shows) if x not in case.persons)]  # fmt: skip
    for target, text in texts:
        said = DENIED.sub("", NOBODY.sub("", case.by_code(text)))
        named = next((p.id for p in case.bundle.persons if _beside(said, p.code)), "") if OF_A_PERSON.search(said) else ""  # fmt: skip
        if _calls_guilty(case, named, said) if named else not case.reached(Stage.FINAL) and OF_ANYBODY.search(said):  # fmt: skip
            yield target, text, named


def _beside(text: str, code: str) -> bool:
    """«Tội phạm BC1», «BC1 là kẻ…»: nobody is called so by «tội phạm mua bán người» elsewhere in the line."""
    own = re.escape(code)
    return bool(re.search(rf"{OF_A_PERSON.pattern}\s+{own}(?!\w)|(?<!\w){own}\s*(?:là|,|–|-|:)?\s*{OF_A_PERSON.pattern}", text, re.IGNORECASE))  # fmt: skip


def _calls_guilty(case: Case, target: str, label: str) -> bool:
    """After a final judgment the label is lawful, save for one who was cleared."""
    person = next((p.id for p in case.bundle.persons if target in (p.id, p.code)), "")
    if case.reached(Stage.FINAL):
        cleared = CLEARED & {d.kind for d in case.decisions_about.get(person, ())}
        return bool(person and cleared and OF_A_PERSON.search(NOBODY.sub("", label)))
    words = OF_A_PERSON if person else OF_ANYBODY
    return bool(words.search(NOBODY.sub("", label)))


@rule("R-91", "B", "BLTTHS Điều 131", title="Sơ đồ thiếu giai đoạn, ngày, phiên bản, người lập",
      closes="sơ đồ lập lại có đủ giai đoạn, ngày, phiên bản hồ sơ, người lập")  # fmt: skip
def display_unmarked(case: Case) -> Iterator[Found]:
    """Sơ đồ «{title}» chưa ghi {what}; đề nghị ghi đủ trước khi dùng."""
    for shown in case.bundle.displays:
        what = [name for field, name in MUST_BEAR.items() if not getattr(shown, field)]
        if what:
            yield (shown.id,), {"title": shown.title, "what": listed(what)}


@rule("R-92", "B", "BLTTHS Điều 131; TTLT 04/2018 Điều 35", since=Stage.ENDED, title="Sơ đồ nêu chứng cứ chưa có bút lục",
      closes="bút lục của chứng cứ, hoặc ghi «chưa có» trên sơ đồ")  # fmt: skip
def shown_without_a_folio(case: Case) -> Iterator[Found]:
    """Sơ đồ «{title}» nêu «{node}» mà chưa thấy bút lục; đề nghị bổ sung bút lục, hoặc ghi «chưa có» trên sơ đồ."""
    for shown in case.bundle.displays:
        for node in dict.fromkeys(shown.shows):
            if _lacks_folio(case, node) and not _says_so(shown, node):
                yield (shown.id, node), {"title": shown.title, "node": _title(case, node)}


def _lacks_folio(case: Case, node: str) -> bool:
    """Evidence that does not lie in the file is R-11's question; of a proposition one folio among its evidence is enough,
    and without any evidence it has none (a summary does not type every source)."""
    if node in case.documents:
        return not case.documents[node].folios
    if node in case.evidence:
        return not _has_folio(case, node) and not not_listed(case, case.evidence[node])
    if node not in case.propositions:
        return False
    found = case.supports(node) or case.bearing(node)
    return bool(found or working(case)) and not any(_has_folio(case, e.id) for e in found)


def _has_folio(case: Case, evidence: str) -> bool:
    e = case.evidence[evidence]
    paper = case.paper(e)
    return bool(e.folios or (paper and paper.folios))


def _says_so(shown: Display, node: str) -> bool:
    return "chưa có" in shown.labels.get(node, "").casefold()


def _title(case: Case, node: str) -> str:
    if node in case.propositions:
        return case.propositions[node].text
    named = case.evidence.get(node) or case.documents.get(node)
    return named.title if named else node


@rule("R-93", "B", "BLTTHS Điều 108, Điều 131", title="Sơ đồ cũ hơn hồ sơ",
      closes="sơ đồ lập lại từ phiên bản hồ sơ hiện tại")  # fmt: skip
def display_stale(case: Case) -> Iterator[Found]:
    """Sơ đồ «{title}» lập từ phiên bản {old}, hồ sơ nay là phiên bản {new}; đề nghị lập lại."""
    new = case.bundle.version
    for shown in case.bundle.displays:
        if new and shown.made_from and shown.made_from != new:
            yield (shown.id,), {"title": shown.title, "old": shown.made_from, "new": new}


@rule("R-94", "B", "BLTTHS Điều 108", title="Trình chiếu ngoài danh mục đã duyệt",
      closes="danh mục được duyệt bổ sung, hoặc bỏ mục ấy khỏi phần trình chiếu")  # fmt: skip
def shown_unapproved(case: Case) -> Iterator[Found]:
    """Phần trình chiếu «{title}» có {items} không nằm trong danh mục được duyệt; đề nghị duyệt bổ sung hoặc bỏ ra."""
    for shown in case.bundle.displays:
        extra = [x for x in dict.fromkeys(shown.shows) if x not in (shown.approved or ())]
        if shown.approved is not None and extra:
            yield (shown.id, *extra), {"title": shown.title, "items": listed(extra)}
