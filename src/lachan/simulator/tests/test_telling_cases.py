"""What the made-up cases promise: only what the law allows, by bodies alive that day, nobody forgotten in custody."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from lachan.law.book import book
from lachan.procedure import tracks
from lachan.simulator.case_shares import DECIDING, PREPARING
from lachan.simulator.reading import deeds
from lachan.simulator.rows import HANOI

UNTIL = datetime(2026, 11, 1, 12, tzinfo=HANOI)
STRETCHES = [
    (date(2024, 1, 1), date(2024, 12, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
    (date(2026, 1, 1), date(2026, 10, 31)),
]


def cases(stories):
    return [s for s in stories if any(a.kind == "case_initiated" for a in s.acts)]


@pytest.fixture(scope="module")
def told(tell):
    """A few hundred cases of all three eras, each told to its end or to the first of November 2026."""
    return [case for first, last in STRETCHES for case in cases(tell(first, last, 220)[0])]


def test_every_act_is_one_the_law_allows_there(told):
    wrong = {}
    for story in told:
        done = deeds(story)
        for place, deed in enumerate(done):
            carried = "carried_from" in deed.facts or book().acts[deed.kind].chapter == "intake"
            if not carried and (why := tracks.why_not(done[:place], deed)) is not None:
                wrong[deed.kind] = why
    assert len(told) > 250
    assert wrong == {}


def test_lean_cases_are_lawful_too(tell):
    stories = cases(tell(date(2024, 10, 1), date(2025, 9, 30), 500, lean=True)[0])
    wrong = {
        deed.kind: why for story in stories for done in [deeds(story)] for deed in done
        if book().acts[deed.kind].chapter != "intake" and (why := tracks.why_not(done, deed))
    }  # fmt: skip
    assert len(stories) > 90
    assert wrong == {}


def test_bodies_act_only_while_they_exist(told, ground):
    dead = [
        (ground.bodies[act.agency].key, act.kind, act.occurred_at)
        for story in told for act in story.acts
        if not act.supersedes and not ground.bodies[act.agency].on(act.occurred_at.date())
    ]  # fmt: skip
    assert dead == []


def test_cases_stand_everywhere_on_their_way(told):
    stages = Counter(tracks.case_stage_of(deeds(story), UNTIL).code for story in told)
    assert {"P3", "P3s", "P3x", "X2", "X3"} <= set(stages)
    assert {"T1", "T2", "T5", "Q1"} & set(stages)
    assert stages["X3"] > 0.35 * len(told)


def test_what_is_rare_happens(told):
    kinds = Counter(act.kind for story in told for act in story.acts)
    for kind in ("emergency_held", "hold_extended", "detention_extended", "investigation_suspended",
                 "investigation_resumed", "investigation_discontinued", "file_returned_by_procuracy",
                 "file_returned_by_court", "cases_joined", "case_separated", "appealed", "appellate_judgment_pronounced",
                 "hearing_adjourned", "grievance_received", "item_refused",
                 "case_file_transferred"):  # fmt: skip
        assert kinds[kind], kind


def test_nobody_is_kept_without_a_term_or_beyond_it(told):
    """Read by the engine a day before each custody ends as the story believes: nobody is over the law's own end."""
    over = []
    for story in told:
        done = deeds(story)
        for one in tracks.accused_of(done).values():
            acts = [d for d in done if d.person == one.code and d.kind in CUSTODY]
            over += [
                (story.code, a.kind, b.kind)
                for a, b in zip(acts, acts[1:], strict=False)
                if _too_long(a, b)
            ]
    assert over == []


CUSTODY = ("held", "hold_extended", "detained", "detention_extended", "detained_for_prosecution", "detained_for_trial",
           "detained_until_hearing_ends", "detained_after_judgment", "detained_for_appeal", "released",
           "measure_imposed", "sentence_begun")  # fmt: skip
LONGEST = {"held": 3.2, "hold_extended": 4.5, "detained_for_prosecution": max(DECIDING.values()) + 30,
           "detained_for_trial": max(PREPARING.values()), "detained_after_judgment": 45.0,
           "detained_for_appeal": 60.0}  # fmt: skip


def _too_long(a, b) -> bool:
    longest = LONGEST.get(a.kind)
    return longest is not None and b.occurred_at - a.occurred_at > timedelta(days=longest)


def test_a_verdict_is_said_of_everyone_who_is_tried(told):
    for story in told:
        tried = [a for a in story.acts if a.kind == "judgment_pronounced"]
        if tried:
            here = {code for code, one in tracks.accused_of(deeds(story)).items() if not one.apart}
            known = {a.person for a in story.acts if a.kind == "accused_charged"}
            assert {a.person for a in tried} == here & known - _uncharged(story)


def _uncharged(story):
    return {a.person for a in story.acts if a.kind == "charge_cancelled"}


def test_accused_are_plainly_invented_and_unnamed_in_acts(told):
    marks = ("Giả Định", "Ví Dụ", "Mẫu", "Hư Cấu", "Thử Nghiệm")
    people = [p for story in told for p in story.people]
    assert len(people) > 300
    assert all(any(m in p.identity["full_name"] for m in marks) for p in people if p.identity)
    names = {p.identity["full_name"] for p in people if p.identity}
    assert not any(str(v) in names for story in told for a in story.acts for v in a.facts.values())
