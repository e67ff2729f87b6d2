"""What papers of care say of an act: days, bodies, supports, how to reach the person. Empty: the record does not say."""

from datetime import date
from typing import Any

from lachan.law.book import book
from lachan.law.supports import Support, supports
from lachan.procedure.acts import Act
from lachan.procedure.clocks import timed
from lachan.procedure.periods import local_day
from lachan.procedure.reaching import Reach, reach_of
from lachan.procedure.readings import Due
from lachan.victims import codes

from ..drafting.words import day, moment
from .record import CareRecord
from .shared import body_on, shared

Value = str | list[str]
Values = dict[str, Value]


def base(record: CareRecord, act: Act, form: Any) -> Values:
    """Fields of every form."""
    on, regime = written_on(record, act, form), regime_of(record, act, form)
    return {
        "code": record.code, "issuer": record.body(act.agency).name, "day": day(local_day(act.occurred_at)), "moment": moment(act.occurred_at),
        "law": shared()["laws"][regime]["name"], "cite": form["regimes"][regime]["cite"],
        "social_body": record.body(record.lead).name or body_on("social_body", on),
        "police_body": body_on("police_body", on),
    }  # fmt: skip


def regime_of(record: CareRecord, act: Act, form: Any) -> str:
    """The law that the paper cites: of a support the person's, unless the law of the day gives it to everybody."""
    of_person = form["governed_by"] == "person" and act.facts.get("support") not in of_the_day()
    return record.regime_on(written_on(record, act, form), of_person=of_person)


def of_the_day() -> frozenset[str]:
    return frozenset(one.kind for one in supports() if one.of_the_day)


def written_on(record: CareRecord, act: Act, form: Any) -> date:
    """The day of the act that is this very paper; one drafted ahead of its act is written today."""
    return local_day(record.as_of if act.kind in form.get("ahead", ()) else act.occurred_at)


def named_in(record: CareRecord, act: Act) -> str:
    """The body that the act names."""
    return record.body(act.facts.get("to")).name


def picked(choices: list[tuple[str, str]], act: Act | None, name: str) -> str:
    """A code of a list as its label, in the middle of a sentence."""
    label = called(choices, act, name)
    return f"{label[:1].lower()}{label[1:]}"


def called(choices: list[tuple[str, str]], act: Act | None, name: str) -> str:
    """A code of a list as its label, which is a name of its own."""
    code = str(act.facts.get(name, "")) if act is not None else ""
    return dict(choices).get(code, "")


def day_of(value: object) -> str:
    """A day of an act as a reader writes it."""
    try:
        return day(value if isinstance(value, date) else date.fromisoformat(str(value)))
    except ValueError:
        return ""


def support_of(record: CareRecord, act: Act, form: Any) -> Support | None:
    """The support of this act as the law gives it to the person; None where that law has none of this kind."""
    regime = regime_of(record, act, form)
    kind = act.facts.get("support")
    return next((one for one in supports() if (one.kind, one.regime) == (kind, regime)), None)


def amount(record: CareRecord, support: Support | None, on: date) -> str:
    """As a named paper sets it on that day; where none does, empty: «chưa có mức» is never a guess."""
    known = record.amount(support.rate, on) if support is not None and support.rate else None
    if known is None:
        return ""
    return f"{known.amount:,} đồng".replace(",", ".") + f" (theo {known.paper})"


def contact(record: CareRecord, act: Act, to: object = None) -> list[str]:
    """How the person may be reached, by all that was agreed; the rules first. Bodies of the procedure get no free words."""
    now = reach_of(record.done())
    rules = _rules(now)
    free = [] if str(to) in record.investigating else _free(record, act, now)
    return [*rules, *free] or [shared()["ask_first"].format(issuer=record.body(act.agency).name)]


def _rules(now: Reach) -> list[str]:
    said = [words for name, words in shared()["contact"].items() if name in now.bans]
    return [*said, *(label for one in now.through if (label := dict(codes.ONLY_THROUGH).get(one)))]


def _free(record: CareRecord, act: Act, now: Reach) -> list[str]:
    """Every word that holds, the first first; where nothing was agreed, what was said at the door."""
    first = record.last("victim_came_forward")
    ids = [*(now.said or ([first.id] if first is not None else [])), act.id]
    told = [record.told.get(one, "") for one in ids]
    return list(
        dict.fromkeys(line.strip() for text in told for line in text.split("\n") if line.strip())
    )


def speaks(record: CareRecord) -> list[str]:
    """Which language, and who is to speak with the person: as agreed, else the language in which the story was told."""
    story = record.last("story_told")
    told = {"language": str(story.facts.get("language", ""))} if story is not None else {}
    wishes = {**told, **reach_of(record.done()).wishes}
    lists = {"language": codes.LANGUAGES, "interpreter_gender": codes.GENDER, "officer_gender": codes.GENDER}  # fmt: skip
    found = {name: dict(rows).get(wishes.get(name, ""), "") for name, rows in lists.items() if wishes.get(name) != "any"}  # fmt: skip
    return [shared()["speaks"][name].format(said) for name, said in found.items() if said]


def follows(record: CareRecord, act: Act) -> list[str]:
    """What the law asks for after this act, and by when."""
    return [_due(one) for one in _dues(record, act)]


def _dues(record: CareRecord, act: Act) -> list[Due]:
    known = book().clocks
    return [one for one in timed(record.acts) if one.started_by == act.id and known[one.ref].is_duty]  # fmt: skip


def _due(one: Due) -> str:
    when = "ngay" if one.due_at is None else f"chậm nhất hết ngày {day(one.due_on)}"
    return f"{book().clocks[one.ref].name}: {when}"


def answer_day(record: CareRecord, act: Act) -> str:
    """The last day on which an answer to this act is due, where the law has a number of days."""
    dues = [one for one in _dues(record, act) if one.due_at is not None]
    return day(dues[0].due_on) if dues else ""


def grievance_ways(record: CareRecord, act: Act) -> list[str]:
    issuer = record.body(act.agency).name or "cơ quan ra văn bản này"
    return [line.format(issuer=issuer) for line in shared()["grievance"]["lines"]]
