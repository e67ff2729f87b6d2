"""What the books of communication and training hold of a report's days, as a first draft of its boxes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.indicators.periods import Period
from lachan.outreach import codes, queries, teaching
from lachan.outreach.queries import Asked

from ..layout import HANOI
from .content import grouped
from .forms import Form
from .wording import words


def first_words(viewer: Actor, form: Form, when: Period, at: datetime) -> dict[str, str]:
    """Slot → what its book holds, with where the list is; of a period that is not over, until today."""
    day = at.astimezone(HANOI).date()
    return {slot: BOOKS[book](viewer, when, day) for slot, book in _slots(form)}


def _slots(form: Form) -> Iterator[tuple[str, str]]:
    for section in form.written["sections"]:
        for part in (section, *section.get("parts", ())):
            if "book" in part:
                yield part["slot"], part["book"]


def _spoken(viewer: Actor, when: Period, day: date) -> str:
    asked = Asked(when.begin, when.to)
    told = queries.sums(viewer, asked)
    kinds = {label: queries.sums(viewer, Asked(when.begin, when.to, kind=code))["sessions"] for code, label in codes.KINDS}  # fmt: skip
    path = f"/truyen-thong/?tu={when.begin:%d/%m/%Y}&den={when.last:%d/%m/%Y}"
    numbers = {name: grouped(number) for name, number in told.items()}
    return str(words()["books"]["outreach"]).format(**numbers, kinds=_listed(kinds), day=f"{day:%d/%m/%Y}", path=path)  # fmt: skip


def _taught(viewer: Actor, when: Period, day: date) -> str:
    posts = teaching.by_post(when.begin, when.to)
    told = {codes.label(codes.POSTS, post): people for post, people, _ in posts}
    communes = teaching.coverage(viewer, min(day, when.last))
    fresh = sum(one.standing.code == "fresh" for one in communes)
    return str(words()["books"]["training"]).format(
        people=grouped(sum(told.values())), posts=_listed(told), covered=fresh, communes=len(communes),
        day=f"{min(day, when.last):%d/%m/%Y}", path="/tap-huan/",
    )  # fmt: skip


def _listed(told: Mapping[str, int]) -> str:
    said = words()["books"]
    listed = "; ".join(
        str(said["one"]).format(label=label[0].lower() + label[1:], number=grouped(number))
        for label, number in told.items() if number
    )  # fmt: skip
    return listed or str(said["nothing"])


BOOKS: Mapping[str, Callable[[Actor, Period, date], str]] = {
    "outreach": _spoken,
    "training": _taught,
}
