"""Filling the minutes of reception; what was not opened by a verb is not in the file at all."""

from collections.abc import Mapping
from pathlib import Path

from ..given import MatterShown, PersonShown
from ..layout import form, long_day, long_hour
from ..paper import Paper

WORDS = form(Path(__file__).parent)


def fill(given: MatterShown) -> bytes:
    """The minutes as DOCX."""
    paper = Paper(given)
    paper.heading(WORDS["number"])
    paper.title(WORDS["title"], WORDS["subject"])
    paper.say(WORDS["basis"])
    _opening(paper, given)
    _informant(paper, given)
    _about(paper, given)
    _told(paper, given)
    _persons(paper, given.persons)
    for name in ("attached", "requests"):
        paper.part(WORDS["parts"][name])
        paper.blanks(2)
    paper.say(WORDS["rights"])
    paper.say(WORDS["closing"])
    paper.signers([(capacity, note, "") for capacity, note in WORDS["signers"]])
    paper.recipients(WORDS["recipients"])
    return paper.done()


def _opening(paper: Paper, given: MatterShown) -> None:
    hour, day = long_hour(given.received_at), long_day(given.received_at)
    paper.say(WORDS["opening"].format(hour=hour, day=day, agency=given.agency))
    title = f"; chức vụ: {given.officer_title}" if given.officer_title else ""
    officer = WORDS["officer"].format(officer=given.officer, title=title)
    paper.say(officer if given.officer else WORDS["officer_blank"])
    paper.say(WORDS["book"].format(number=given.book_number or "……", code=given.code))


def _informant(paper: Paper, given: MatterShown) -> None:
    paper.part(WORDS["parts"]["informant"])
    if given.anonymous or given.informant is None:
        paper.say(WORDS["anonymous"])
    elif given.informant.identity is None:
        paper.say(WORDS["informant_sealed"].format(code=given.informant.code))
    else:
        _identity(paper, given.informant.identity)


def _identity(paper: Paper, identity: Mapping[str, str]) -> None:
    for name, label in WORDS["identity"].items():
        if identity.get(name):
            paper.say(f"{label}: {identity[name]}")


def _about(paper: Paper, given: MatterShown) -> None:
    paper.part(WORDS["parts"]["about"])
    said = (("Loại nguồn tin", given.kind), ("Hình thức tiếp nhận", given.channel),
            ("Nơi xảy ra", given.happened_where), ("Thời gian xảy ra", given.happened_when))  # fmt: skip
    for label, text in said:
        paper.say(f"{label}: {text or 'chưa rõ'}.")


def _told(paper: Paper, given: MatterShown) -> None:
    paper.part(WORDS["parts"]["narrative"])
    paper.say(given.narrative if given.narrative else WORDS["narrative_sealed"])


def _persons(paper: Paper, persons: tuple[PersonShown, ...]) -> None:
    paper.part(WORDS["parts"]["persons"])
    if not persons:
        paper.say("Chưa có.")
    for person in persons:
        name = (person.identity or {}).get("full_name", "")
        paper.say(f"{person.capacity}: mã {person.code}" + (f", {name}." if name else "."))
