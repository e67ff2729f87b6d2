"""The shape of one offence of the book: its dated texts, brackets, points and required signs.
Only data and what follows from it by arithmetic; whether the facts fit is `offence_fit`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lachan.law.blhs_2015.dieu_9 import LIFE, NO_PRISON, class_by_top
from lachan.law.lengths import Length
from lachan.law.refusals import NotInBook

Lengths = tuple[Length, Length]
Money = tuple[int, int]


class OffenceNotInBook(NotInBook):
    """Tội danh này chưa có trong sách luật. Xem danh sách các điều đã mã hóa, hoặc đối chiếu trực tiếp Bộ luật Hình sự."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no, and by which words of the law."""

    holds: bool
    because: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of an offence (act, means, purpose, condition); `kind_of` names a wider sign."""

    code: str
    name: str
    kind_of: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number a point sets: at least `low`, at most `high` (below it unless `reaches`)."""

    of: str
    low: int | None
    high: int | None
    reaches: bool

    def holds(self, n: int) -> bool:
        if self.low is not None and n < self.low:
            return False
        return self.high is None or n < self.high or (self.reaches and n == self.high)

    @property
    def words(self) -> tuple[str, ...]:
        said = (n for n in (self.low, self.high) if n is not None)
        return tuple(dict.fromkeys(written(self.of, n) for n in said))


def written(of: str, n: int) -> str:
    """A number as the code writes it: «02 người», «31%», «50.000.000 đồng»."""
    if of in ("value", "gain", "fine"):
        return f"{n:,} đồng".replace(",", ".")
    if of == "injury":
        return f"{n}%"
    return f"{n:02d} " + {"persons": "người", "times": "lần", "victim_age": "tuổi"}[of]


@dataclass(frozen=True, slots=True)
class Frame:
    """The penalties of one paragraph. Any of them may be absent, never all."""

    prison: Lengths | None = None
    fine: Money | None = None
    non_custodial: Length | None = None
    life: bool = False

    @property
    def top_months(self) -> int:
        if self.life:
            return LIFE
        return months_of(self.prison[1]) if self.prison else NO_PRISON

    @property
    def words(self) -> tuple[str, ...]:
        said = [one.words for one in self.prison or ()]
        said += [written("fine", n) for n in self.fine or ()]
        said += [self.non_custodial.words] if self.non_custodial else []
        return tuple(dict.fromkeys([*said, *(["tù chung thân"] if self.life else [])]))


def months_of(length: Length) -> int:
    return length.n * {"y": 12, "m": 1}[length.unit]


@dataclass(frozen=True, slots=True)
class Additional:
    """Penalties that may be added; `mandatory` where the text leaves no choice. They carry no class."""

    fine: Money | None
    bans: Mapping[str, Lengths]
    confiscation: bool
    mandatory: bool

    @property
    def words(self) -> tuple[str, ...]:
        bans = [one.words for lengths in self.bans.values() for one in lengths]
        return tuple(dict.fromkeys([*(written("fine", n) for n in self.fine or ()), *bans]))


@dataclass(frozen=True, slots=True)
class Point:
    """A lettered circumstance; `letter` is empty where the paragraph itself states it."""

    letter: str
    code: str
    name: str
    reads: str
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One khoản: either a bracket or the additional penalties."""

    number: int
    numbered: bool
    frame: Frame | None
    additional: Additional | None
    reads: str
    points: tuple[Point, ...]

    @property
    def severity(self) -> str | None:
        return class_by_top(self.frame.top_months) if self.frame else None


@dataclass(frozen=True, slots=True)
class Age:
    """An age the text asks for, in whole years: from `low`, under `high`."""

    low: int | None
    high: int | None
    reads: str
    mark: str
    source: str

    def holds(self, months: int) -> bool:
        if self.low is not None and months < self.low * 12:
            return False
        return self.high is None or months < self.high * 12

    @property
    def words(self) -> str:
        low = f"từ đủ {self.low} tuổi" if self.low is not None else ""
        high = f"dưới {self.high:02d} tuổi" if self.high is not None else ""
        return " đến ".join(one for one in (low, high) if one) or "không giới hạn"


@dataclass(frozen=True, slots=True)
class Combination:
    """One way to make the offence: an act, a purpose, all `needs`, one of `one_of`, none `unless`."""

    point: str
    acts: tuple[Sign, ...]
    purposes: tuple[Sign, ...]
    needs: tuple[Sign, ...]
    one_of: tuple[Sign, ...]
    unless: tuple[Sign, ...]
    reads: str
    source: str
    must_say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OffenceText:
    """One wording of the article, in force from `since` until the day before `until`."""

    since: date
    until: date | None
    mark: str
    inferred_from: date | None
    amended_by: tuple[str, ...]
    repealed: tuple[str, ...]
    legal_person: bool
    victim: Age | None
    offender: Age | None
    means: tuple[Sign, ...]
    means_reads: str
    makes: tuple[Combination, ...]
    paragraphs: Mapping[int, Paragraph]
    checked_on: date | None

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def mark_on(self, day: date) -> str:
        """«inferred» from the day an amending law we have not read came into force."""
        unread = self.inferred_from is not None and day >= self.inferred_from
        return "inferred" if unread and self.mark == "verified" else self.mark


@dataclass(frozen=True, slots=True)
class Offence:
    """An article of the Criminal Code. `class_of` answers from the bracket, by Article 9."""

    article: str
    name: str
    note: str
    texts: tuple[OffenceText, ...]
    file: str

    @property
    def text(self) -> OffenceText:
        """The wording in force last."""
        return self.texts[-1]

    def text_on(self, day: date) -> OffenceText:
        for text in self.texts:
            if text.in_force(day):
                return text
        raise OffenceNotInBook(
            f"Điều {self.article} BLHS: sách luật không có lời văn có hiệu lực ngày {day:%d/%m/%Y}. "
            "Bộ luật Hình sự năm 1999 chưa mã hóa; đối chiếu trực tiếp văn bản áp dụng cho ngày đó."
        )

    def paragraph(self, number: int | None = None, on: date | None = None) -> Paragraph:
        """A paragraph; unsaid, the basic bracket (TTLT 01/2020 Điều 5 khoản 5, Điều 7 khoản 3)."""
        text = self.text if on is None else self.text_on(on)
        found = text.paragraphs.get(1 if number is None else number)
        if found is None:
            raise OffenceNotInBook(
                f"Điều {self.article} BLHS không có khoản {number}; "
                f"các khoản có trong sách luật: {', '.join(map(str, text.paragraphs))}."
            )
        return found

    def class_of(self, paragraph: int | None = None, on: date | None = None) -> str | None:
        """The class of a paragraph; None for the one of additional penalties."""
        return self.paragraph(paragraph, on).severity

    def point(self, paragraph: int, letter: str) -> Point:
        for one in self.paragraph(paragraph).points:
            if one.letter == letter:
                return one
        raise OffenceNotInBook(
            f"Khoản {paragraph} Điều {self.article} BLHS không có điểm {letter} trong sách luật. "
            "Kiểm tra lại chữ cái của điểm; điểm đã bãi bỏ không được giữ lại."
        )

    def cite(self, paragraph: Paragraph, letter: str = "") -> str:
        khoan = f" khoản {paragraph.number}" if paragraph.numbered else ""
        return f"BLHS Điều {self.article}{khoan}" + (f" điểm {letter}" if letter else "")

    def points(self) -> Iterator[tuple[Paragraph, Point]]:
        for paragraph in self.text.paragraphs.values():
            for point in paragraph.points:
                yield paragraph, point
