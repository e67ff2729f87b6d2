"""C. Do the papers agree with each other: values, counts, sums, names (BLTTHS Điều 85, 108)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from lachan.proof.bundle import Assertion, Person
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.case import Case

from .ages import births, months
from .rule import Found, rule
from .values import amount, number, same, shown

COUNTS = frozenset({"victims", "trips", "payments", "times", "accused"})
NAMES = frozenset({"name", "alias", "identity_number"})
CALLED = {"date": "thời điểm", "place": "địa điểm", "sum": "số tiền", "victims": "số bị hại", "trips": "số chuyến",
          "payments": "số lần giao tiền", "times": "số lần", "accused": "số người thực hiện", "age": "tuổi"}  # fmt: skip


def groups(case: Case) -> dict[tuple[str, str], list[Assertion]]:
    """What admissible, unretracted evidence says of the same thing; nothing where the proposition was evaluated."""
    found: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for one in case.bundle.assertions:
        p = case.propositions.get(one.subject)
        settled = (p and p.evaluated) or one.evidence in case.taken_back
        if case.admissible(case.evidence[one.evidence]) and not settled:
            found[one.subject, one.attribute].append(one)
    return found


def one_voice(case: Case, a: Assertion, b: Assertion) -> bool:
    """Two statements of the same person."""
    one, other = case.evidence[a.evidence].speaker, case.evidence[b.evidence].speaker
    return one is not None and one == other


def pairs_apart(found: list[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Pairs from two pieces of evidence that cannot both be so, in order."""
    if len({(a.value, a.unit) for a in found}) < 2:
        return
    for turn, a in enumerate(found):
        for b in found[turn + 1 :]:
            if a.evidence != b.evidence and not same(a, b):
                yield a, b


def _between_sources(case: Case, found: list[Assertion]) -> tuple[Assertion, Assertion] | None:
    """The first pair apart. Where one speaker changed their own words, that is the question: R-35, R-37."""
    apart = list(pairs_apart(found))
    if any(one_voice(case, a, b) for a, b in apart):
        return None
    return apart[0] if apart else None


def _told(subject: str, attribute: str, pair: tuple[Assertion, Assertion]) -> Found:
    values = "; ".join(f"{shown(a)} ({a.evidence})" for a in pair)
    blanks = {"attribute": CALLED.get(attribute, attribute), "subject": subject, "values": values}
    return (subject, *sorted(a.evidence for a in pair)), blanks


@rule("R-30", "B", "BLTTHS Điều 108", ground="a", title="Hai nguồn cho hai giá trị khác nhau",
      closes="chứng cứ làm rõ giá trị nào đúng, đối chất, hoặc ghi chú đánh giá")  # fmt: skip
def two_values(case: Case) -> Iterator[Found]:
    """Về {attribute} của «{subject}», các nguồn nêu khác nhau: {values}; đề nghị làm rõ."""
    for (subject, attribute), found in groups(case).items():
        pair = None if attribute in COUNTS | NAMES else _between_sources(case, found)
        if pair:
            yield _told(subject, attribute, pair)


@rule("R-31", "B", "BLTTHS Điều 85, Điều 108", ground="a", title="Các nguồn đếm khác nhau",
      closes="chứng cứ làm rõ số nào đúng, hoặc ghi chú đánh giá")  # fmt: skip
def two_counts(case: Case) -> Iterator[Found]:
    """Về {attribute} của «{subject}», các nguồn đếm khác nhau: {values}; đề nghị làm rõ."""
    for (subject, attribute), found in groups(case).items():
        pair = _between_sources(case, found) if attribute in COUNTS else None
        if pair:
            yield _told(subject, attribute, pair)


@rule("R-32", "C", "BLTTHS Điều 85", title="Số tính ra không khớp",
      closes="số được tính lại, hoặc ghi chú nêu cách tính")  # fmt: skip
def derived_wrong(case: Case) -> Iterator[Found]:
    """Chứng cứ {evidence} nêu {stated} cho «{subject}», trong khi {reckoned}; đề nghị tính lại."""
    for one in case.bundle.assertions:
        reckoned = _other_sum(case, one) if one.parts else _other_age(case, one)
        if reckoned and case.admissible(case.evidence[one.evidence]):
            blanks = {"evidence": one.evidence, "stated": shown(one), "subject": one.subject, "reckoned": reckoned}  # fmt: skip
            yield (one.subject, one.evidence), blanks


def _other_sum(case: Case, one: Assertion) -> str:
    """Only where every part has an amount of one currency, and the stated total is not their sum."""
    moved = {t.id: (t.sum, t.currency) for t in case.bundle.transactions}
    for p in case.bundle.propositions:
        if p.amount is not None:
            moved[p.id] = (p.amount, p.currency)
    stated, parts = amount(one), [moved.get(x) for x in one.parts]
    known = [x for x in parts if x is not None]
    if stated is None or len(known) < len(parts) or len({currency for _, currency in known}) > 1:
        return ""
    total = sum(value for value, _ in known)
    return (
        "" if abs(total - stated) < 1 else f"các khoản {', '.join(one.parts)} cộng lại là {total:g}"
    )


def _other_age(case: Case, one: Assertion) -> str:
    """An age that the birth of record allows on no day from the acts to the day of the file."""
    person, stated = case.persons.get(one.subject), number(one.value)
    span = births(person) if person else None
    if one.attribute != "age" or stated is None or span is None:
        return ""
    charged = [c.acts_from or c.acts_to for c in case.bundle.charges]
    charged = charged or [p.since for p in case.bundle.propositions]  # before any charge
    first = min((earliest(x) for x in charged if x), default=None)
    if first is None:
        return ""
    lowest = months(span.last, first) // 12
    highest = months(span.first, latest(case.bundle.as_of)) // 12
    if lowest <= stated <= highest:
        return ""
    return f"theo ngày sinh trong hồ sơ người này từ {lowest} đến {highest} tuổi trong thời gian của vụ án"


@rule("R-33", "B", "BLTTHS Điều 85 khoản 2, Điều 108", ground="a", title="Một người hay hai người",
      closes="giấy tờ, nhận dạng, xác minh lai lịch, hoặc ghi chú nêu lý do")  # fmt: skip
def one_or_two(case: Case) -> Iterator[Found]:
    """{what}; đề nghị xác minh đây là một người hay nhiều người."""
    persons = case.bundle.persons
    for a, b, shared in _shared(case):
        yield (a.id, b.id), {"what": f"{a.code} và {b.code} cùng {shared}"}
    said = groups(case)
    for person in persons:
        differs = _differs(said, person)
        if differs:
            evidence, what = differs
            yield (person.id, *evidence), {"what": f"Với {person.code}, các nguồn nêu khác nhau về {what}"}  # fmt: skip


def _shared(case: Case) -> Iterator[tuple[Person, Person, str]]:
    """Pairs with one number, one paper or one name. A name or a number of two whom two papers tell apart is of two people;
    by one nickname the papers of the file may still mean either."""
    told: set[tuple[str, str]] = set()
    for what, holders in (("mang một số giấy tờ", _numbers(case)), ("có chung một giấy tờ căn cước", _by_paper(case)),
                          ("mang một biệt danh", _by_alias(case)), ("mang một tên", _by_name(case))):  # fmt: skip
        for people in holders.values():
            for a, b in combinations(people, 2):
                papers = {a.identity_document, b.identity_document}
                apart = None not in papers and len(papers) == 2 and what != "mang một biệt danh"
                if (a.id, b.id) not in told and not apart:
                    told.add((a.id, b.id))
                    yield a, b, what


def _by_paper(case: Case) -> dict[str, list[Person]]:
    """Where the file gives everybody a paper of their own, the one paper of two people; a list of many is no such paper."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in case.bundle.persons:
        if person.identity_document:
            found[person.identity_document].append(person)
    shared = {paper: people for paper, people in found.items() if len(people) > 1}
    odd = len(shared) == 1 and len(found) > 2 and all(len(x) == 2 for x in shared.values())
    return shared if odd else {}


def _by_alias(case: Case) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in case.bundle.persons:
        for name in {plain(x) for x in person.aliases} & _called(person):
            found[name].append(person)
    return found


def _numbers(case: Case) -> dict[str, list[Person]]:
    found: dict[str, dict[str, Person]] = defaultdict(dict)
    for x in case.bundle.assertions:
        if x.attribute == "identity_number" and x.subject in case.persons:
            found[plain(x.value)][x.subject] = case.persons[x.subject]
    return {x: [p for p in case.bundle.persons if p.id in people] for x, people in found.items()}


def _by_name(case: Case) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in case.bundle.persons:
        for name in _called(person):
            found[name].append(person)
    return found


def plain(value: object) -> str:
    return " ".join(str(value).casefold().split())


def _called(person: Person) -> set[str]:
    """Names that tell people apart: «Nguyễn Thị H», «T» are initials of a redacted paper."""
    said = (plain(x) for x in (person.name, *person.aliases) if x)
    return {x for x in said if len(x) > 1 and len(x.split()[-1].rstrip("0123456789.")) > 1}


def _differs(
    told: dict[tuple[str, str], list[Assertion]], person: Person
) -> tuple[list[str], str] | None:
    own = [plain(x) for x in (person.name, *person.aliases) if x]
    for attribute, what in (("identity_number", "số giấy tờ"), ("name", "họ tên")):
        said = {a.evidence: plain(a.value) for a in told.get((person.id, attribute), [])}
        values = sorted(set(said.values()))
        known = own if attribute == "name" else []
        strange = [x for x in values if not any(_within(x, o) for o in known)]
        apart = any(not _within(a, b) for a in strange for b in strange if a < b)
        if apart or (known and strange):
            return sorted(said), what
    return None


def _within(a: str, b: str) -> bool:
    """«An» may be «Nguyễn Văn An»."""
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one
