"""Invented ledgers in which everything adds up: the books of one system over two years, half by half."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

from lachan.indicators.published.amounts import Amount
from lachan.indicators.published.book import Line, Span

FLOWS = ("detected", "initiated", "sent", "left_police", "prosecuted", "left_procuracy", "accepted",
         "tried", "left_court")  # fmt: skip
ENDS = (
    date(2019, 12, 15),
    date(2020, 6, 15),
    date(2020, 12, 15),
    date(2021, 6, 15),
    date(2021, 12, 15),
)
HALVES = tuple(Span(f"nửa {n}", a, b) for n, (a, b) in enumerate(zip(ENDS, ENDS[1:], strict=False)))
YEARS = (Span("năm 2020", ENDS[0], ENDS[2]), Span("năm 2021", ENDS[2], ENDS[4]))
BODY, OTHER = "Cơ quan giả lập A", "Cơ quan giả lập B"


@dataclass
class Held:
    """What stands open, stage by stage."""

    in_verification: int
    at_police: int
    at_procuracy: int
    at_court: int


class Writer:
    def __init__(self) -> None:
        self.lines: list[Line] = []

    def write(self, measure: str, unit: str, span: Span, value: object, body: str = BODY) -> None:
        number = value if isinstance(value, Decimal) else Decimal(value)
        code = f"R{len(self.lines):03}"
        self.lines.append(Line(code, "VN", measure, unit, span, Amount(number), body))


@st.composite
def ledgers(draw) -> tuple[Line, ...]:
    book = Writer()
    for unit in ("case", "accused"):
        _system(draw, book, unit)
    _victims(draw, book)
    return tuple(book.lines)


def _system(draw, book: Writer, unit: str) -> None:
    some = st.integers(0, 60)
    held = Held(*(draw(some) for _ in range(4)))
    _levels(book, unit, held, ENDS[0])
    moved, opening = [], [held]
    for span in HALVES:
        flows, held = _half(draw, held)
        moved.append(flows)
        opening.append(held)
        _write(book, unit, span, flows, opening[-2])
        _levels(book, unit, held, span.to)
    for n, span in enumerate(YEARS):
        halves = moved[2 * n : 2 * n + 2]
        year = {name: halves[0][name] + halves[1][name] for name in halves[0]}
        _write(book, unit, span, year, opening[2 * n])
    grown = sum(one["detected"] for one in moved[2:]) - sum(one["detected"] for one in moved[:2])
    book.write("detected/change.year_before", unit, YEARS[1], grown)


def _half(draw, held: Held) -> tuple[dict[str, int], Held]:
    def of(most: int) -> int:
        return draw(st.integers(0, most))

    f = {"detected": of(80)}
    f["initiated"] = of(held.in_verification + f["detected"])
    f["initiated/article.150"] = of(f["initiated"])
    f["initiated/article.151"] = f["initiated"] - f["initiated/article.150"]
    f["sent"] = of(held.at_police + f["initiated"])
    f["left_police"] = of(held.at_police + f["initiated"] - f["sent"])
    f["prosecuted"] = of(held.at_procuracy + f["sent"])
    f["left_procuracy"] = of(held.at_procuracy + f["sent"] - f["prosecuted"])
    f["accepted"] = of(f["prosecuted"])
    f["tried"] = of(held.at_court + f["accepted"])
    f["left_court"] = of(held.at_court + f["accepted"] - f["tried"])
    return f, Held(
        held.in_verification + f["detected"] - f["initiated"],
        held.at_police + f["initiated"] - f["sent"] - f["left_police"],
        held.at_procuracy + f["sent"] - f["prosecuted"] - f["left_procuracy"],
        held.at_court + f["accepted"] - f["tried"] - f["left_court"],
    )


def _write(book: Writer, unit: str, span: Span, flows: dict[str, int], held: Held) -> None:
    for name, value in flows.items():
        book.write(name, unit, span, value)
    book.write("handled", unit, span, held.at_police + flows["initiated"])
    if flows["accepted"]:
        rate = per_cent(flows["tried"], flows["accepted"], "0.1")
        book.write("tried/of.accepted", f"{unit}%", span, rate)


def _levels(book: Writer, unit: str, held: Held, to: date) -> None:
    evening = Span(f"hết ngày {to}", to - timedelta(days=1), to)
    for name, value in vars(held).items():
        book.write(name, unit, evening, value)


def _victims(draw, book: Writer) -> None:
    female, male = draw(st.integers(0, 200)), draw(st.integers(1, 200))
    span = YEARS[0]
    for body in (BODY, OTHER):
        book.write("identified", "victim", span, female + male, body)
    book.write("recorded", "victim", span, female + male)
    book.write("identified/sex.female", "victim", span, female)
    book.write("identified/sex.male", "victim", span, male)
    book.write("identified/sex.female", "victim%", span, per_cent(female, female + male, "0.01"))
    day = Span("một ngày", date(2020, 3, 2), date(2020, 3, 3))
    for body in (BODY, OTHER):
        book.write("handed_back", "person", day, 11, body)


def per_cent(n: int, d: int, digits: str) -> Decimal:
    return (Decimal(100 * n) / d).quantize(Decimal(digits), ROUND_HALF_UP)


def broken(lines: tuple[Line, ...], at: int, by: int) -> tuple[Line, ...]:
    """The same ledger with one number moved by so many of its last digit."""
    line = lines[at]
    digit = Decimal(1).scaleb(int(line.value.number.as_tuple().exponent))
    moved = replace(line, value=Amount(line.value.number + by * digit))
    return (*lines[:at], moved, *lines[at + 1 :])
