"""Filling the receipt for an informant; narrative and persons are not read, even when handed in."""

from pathlib import Path

from ..given import MatterShown
from ..layout import form, long_day, long_hour
from ..paper import Paper

WORDS = form(Path(__file__).parent)


def fill(given: MatterShown) -> bytes:
    """The receipt as DOCX."""
    paper = Paper(given)
    paper.heading(WORDS["number"])
    paper.title(WORDS["title"], WORDS["subject"])
    hour, day = long_hour(given.received_at), long_day(given.received_at)
    paper.say(WORDS["opening"].format(agency=given.agency, hour=hour, day=day))
    for line in _lines(given):
        paper.say(line)
    for name in ("notice", "rights", "urgent", "silence"):
        paper.say(WORDS[name])
    paper.signers(
        [("", "", ""), *((capacity, note, given.officer) for capacity, note in WORDS["signers"])]
    )
    paper.recipients(WORDS["recipients"])
    return paper.done()


def _lines(given: MatterShown) -> list[str]:
    said = {"code": given.code, "number": given.book_number or "……", "agency": given.agency,
            "telephone": given.telephone or WORDS["telephone_blank"]}  # fmt: skip
    return [text.format(**said) for text in WORDS["lines"].values()]
