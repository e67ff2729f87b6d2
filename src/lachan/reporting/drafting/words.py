"""The words of papers: days, terms, offences, persons by code name. No word here says that anyone is guilty."""

from collections.abc import Sequence
from datetime import date, datetime

from lachan.law.offence_book import offences
from lachan.procedure.acts import Act
from lachan.procedure.explaining import CLASS_WORDS
from lachan.procedure.readings import Reading
from lachan.procedure.record_words import in_words
from lachan.procedure.standings import accused_of

from ..layout import HANOI, long_day, long_hour
from .record import PaperRecord
from .terms import Term

BLANK = "……"
CHARGING = ("accused_charged", "procuracy_charged", "charge_changed", "procuracy_charge_changed")


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def moment(at: datetime) -> str:
    return f"{at.astimezone(HANOI):%H:%M ngày %d/%m/%Y}"


def due(reading: Reading) -> str:
    """«hết ngày 13/05/2026», «09:00 ngày 16/01/2026», «ngay»."""
    if reading.due_at is None:
        return "ngay"
    at = reading.due_at.astimezone(HANOI)
    return f"hết ngày {day(reading.due_on)}" if (at.hour, at.minute) == (23, 59) else moment(at)


def left(reading: Reading) -> str:
    if reading.left is None:
        return reading.state_label
    return in_words(reading.left)


def span(term: Term) -> str:
    """«kể từ ngày 16/01/2026 đến hết ngày 12/05/2026» (cách ghi của TTLT 04/2018 Điều 17)."""
    if term.hours:
        ends = f"{long_hour(term.ends_at)} {long_day(term.ends_at)}"
        return f"kể từ ngày {day(term.first)} đến {ends}"
    return f"kể từ ngày {day(term.first)} đến hết ngày {day(term.last)}"


def length(term: Term) -> str:
    """Custody in months of 30 days and days: «03 tháng 27 ngày» (TTLT 04/2018 Điều 17 khoản 2)."""
    months, days = divmod(term.days, 30)
    parts = [f"{months:02d} tháng" if months else "", f"{days:02d} ngày" if days else ""]
    return " ".join(part for part in parts if part)


def offence(article: object, paragraph: object = None) -> str:
    """«tội mua bán người, khoản 2 Điều 150 Bộ luật Hình sự»; an article not in the book by its number."""
    if article is None:
        return BLANK
    point = f"khoản {paragraph} Điều {article}" if paragraph else f"Điều {article}"
    known = offences().get(str(article))
    name = f"{known.name[0].lower()}{known.name[1:]}, " if known else "tội quy định tại "
    return f"{name}{point} Bộ luật Hình sự"


def charges(done: Sequence[Act], person: str | None) -> str:
    """What this person stands charged with after these acts; of the case where there is nobody."""
    found: list[tuple[object, object]] = []
    for act in done:
        said = (act.facts.get("article"), act.facts.get("paragraph"))
        if act.kind in CHARGING and act.person == person:
            found = [said]
        elif act.kind == "charge_supplemented" and act.person == person:
            found.append(said)
        elif act.kind == "paragraph_changed" and act.person in (None, person):
            found = [said if said[0] == old[0] else old for old in found]
    return "; ".join(dict.fromkeys(offence(*said) for said in found)) or BLANK


def case_offence(done: Sequence[Act]) -> str:
    """What the case was initiated for, as last changed and supplemented."""
    found: list[tuple[object, object]] = []
    for act in done:
        said = (act.facts.get("article"), act.facts.get("paragraph"))
        if act.kind in ("case_initiated", "case_decision_changed"):
            found = [said]
        elif act.kind == "case_decision_supplemented":
            found.append(said)
    return "; ".join(dict.fromkeys(offence(*said) for said in found)) or BLANK


def people(done: Sequence[Act]) -> dict[str, tuple[str, str]]:
    """Code name → how that person stands and what custody, in the words of the engine."""
    last = done[-1].occurred_at if done else None
    return {
        code: (one.status_label, one.custody_label)
        for code, one in accused_of(done, last).items()
    }  # fmt: skip


def severity(code: object) -> str:
    return CLASS_WORDS.get(str(code), BLANK)


def cited(record: PaperRecord, act: Act | None) -> str:
    """«số 12/QĐ-CSĐT ngày 13/01/2026 của Cơ quan …»; what the record does not know stays dotted."""
    if act is None:
        return f"số {BLANK} ngày …/…/…… của {BLANK}"
    paper = record.numbers.get(act.id)
    number = paper.number if paper and paper.number else BLANK
    on = paper.dated_on if paper and paper.dated_on else act.occurred_at.astimezone(HANOI).date()
    return f"số {number} ngày {day(on)} của {record.name_of(act.agency)}"


def fact_day(value: object) -> str:
    """A number, a day or an instant of an act as a reader writes it; anything else stays blank."""
    if isinstance(value, bool) or not isinstance(value, int | str | date):
        return BLANK
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return _written_day(value)


def _written_day(value: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return BLANK
    return day(at.date()) if len(value) == 10 or at.tzinfo is None else moment(at)
