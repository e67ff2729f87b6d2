"""Recording a finding: of one's own round, about a body in it, with an article and a day; no matter is given away."""

from datetime import timedelta

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotFound, NotYours
from lachan.oversight.answering.entering import words_of
from lachan.oversight.answering.refusals import Ahead, DayPassed, NoSuchCategory
from lachan.oversight.commands import record_finding
from lachan.oversight.commands.inspections import (
    ArticleNeeded,
    NotInspectedHere,
    NotYourRound,
    ResponsibleDoesNotKnow,
)

from .scene import INSPECTOR, OTHERS, POLICE, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(ask, of, **more):
    return {"round": of, "responsible": ask.agency(POLICE), "category": "late_reception", "article": "BLTTHS Điều 146",
            "words": "Kết luận canary.", "found_at": ask.now, "fix_by": ask.now.date() + timedelta(days=9), **more}  # fmt: skip


def test_the_body_responsible_reads_it_and_nobody_else(ask, cast):
    planned = ask.round(bodies=(POLICE, OTHERS))
    found = does(record_finding, by=cast(INSPECTOR), at=ask.now, **told(ask, planned))
    assert b"canary" not in bytes(found.sealed)
    assert words_of(ask.seen_finding(POLICE, found)) == "Kết luận canary."
    with pytest.raises(NotFound):
        ask.seen_finding(OTHERS, found)


@pytest.mark.parametrize(("answer", "more"), [
    (NoSuchCategory, {"category": "x"}), (ArticleNeeded, {"article": " "}),
    (Ahead, {"found_at": timedelta(hours=1)}), (DayPassed, {"fix_by": timedelta(days=-1)}),
])  # fmt: skip
def test_what_is_refused(ask, cast, answer, more):
    more = {name: (ask.now if name == "found_at" else ask.now.date()) + by if isinstance(by, timedelta) else by
            for name, by in more.items()}  # fmt: skip
    refuses(
        answer, record_finding, by=cast(INSPECTOR), at=ask.now, **told(ask, ask.round(), **more)
    )


def test_only_about_who_is_in_the_round_and_by_who_holds_it(ask, cast):
    planned = ask.round()
    outside = told(ask, planned, responsible=ask.agency(OTHERS))
    refuses(NotInspectedHere, record_finding, by=cast(INSPECTOR), at=ask.now, **outside)
    refuses(NotYourRound, record_finding, by=cast(PROCURACY), at=ask.now, **told(ask, planned))
    refuses(NotYours, record_finding, by=cast(POLICE), at=ask.now, **told(ask, planned))


def test_no_matter_is_named_to_who_has_no_part_in_it(ask, cast):
    ask.initiated()
    ask.given_standing(PROCURACY)
    planned, matter = ask.round(PROCURACY, (POLICE, OTHERS)), ask.seen(PROCURACY)
    away = told(ask, planned, responsible=ask.agency(OTHERS), matter=matter)
    refuses(ResponsibleDoesNotKnow, record_finding, by=cast(PROCURACY), at=ask.now, **away)
    found = does(
        record_finding, by=cast(PROCURACY), at=ask.now, **told(ask, planned, matter=matter)
    )
    assert ask.seen_finding(POLICE, found).matter.code == matter.code
