"""What the made-up year promises: same seed same year, lawful order, bodies that exist, invented people."""

import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from datetime import date, datetime, timedelta

import pytest

from lachan.law.book import book
from lachan.procedure import clocks, stages
from lachan.simulator.reading import deeds
from lachan.simulator.rows import HANOI

# Hand-overs and receipts may come at any stage; the docket's verbs do not ask where a matter stands.
ANY_TIME = {"handover_sent", "handover_received", "handover_refused", "competent_receipt"}
STRETCHES = [
    (date(2021, 3, 1), date(2021, 12, 31)),
    (date(2024, 1, 1), date(2024, 12, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)),
    (date(2026, 1, 1), date(2026, 10, 31)),
]


def of_intake(deed) -> bool:
    return book().acts[deed.kind].chapter == "intake" and deed.kind != "fact_corrected"


def test_the_same_seed_tells_the_same_year(tell):
    first, again = (tell(date(2024, 3, 1), date(2024, 4, 30), 80)[0] for _ in range(2))
    assert [asdict(s) for s in first] == [asdict(s) for s in again]


def test_another_seed_tells_another(tell):
    one = tell(date(2024, 3, 1), date(2024, 3, 31), 30, seed=1)[0]
    other = tell(date(2024, 3, 1), date(2024, 3, 31), 30, seed=2)[0]
    assert {s.code for s in one}.isdisjoint(s.code for s in other)


def test_telling_needs_no_django():
    words = "import sys, lachan.simulator.year, lachan.simulator.tables, lachan.simulator.reading; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


@pytest.mark.parametrize(("first", "last"), STRETCHES)
@pytest.mark.parametrize("lean", [False, True])
def test_every_act_of_intake_may_follow_what_was_done(tell, first, last, lean):
    stories, _ = tell(first, last, 500, lean=lean)
    wrong = Counter()
    for story in stories:
        if story.parted_from:
            continue
        done = [d for d in sorted(deeds(story), key=lambda d: d.id) if of_intake(d)]
        for place, deed in enumerate(done):
            if deed.kind not in ANY_TIME | stages.next_acts(done[:place]) and not deed.supersedes:
                wrong[deed.kind] += 1
    assert not wrong


@pytest.mark.parametrize("lean", [False, True])
@pytest.mark.parametrize(("first", "last"), STRETCHES)
def test_bodies_act_only_while_they_exist(tell, ground, first, last, lean):
    stories, _ = tell(first, last, 1500, lean=lean)
    late = [
        (ground.bodies[act.agency].key, act.kind, act.occurred_at)
        for story in stories for act in story.acts
        if not ground.bodies[act.agency].on(act.occurred_at.date()) and not act.supersedes
    ]  # fmt: skip
    assert late == []


def test_acts_happen_before_they_are_typed_and_in_the_order_typed(year):
    for story in year[0]:
        assert all(act.occurred_at <= act.recorded_at for act in story.acts)
        typed = [line.at for line in story.lines]
        assert typed == sorted(typed)


def test_facts_are_those_the_registry_knows(year):
    known = book().acts
    for story in year[0]:
        for act in story.acts:
            assert act.kind in known
            assert set(act.facts) <= {*known[act.kind].facts, "carried_from"}, act.kind


def test_clocks_can_be_read_of_every_matter(year):
    for story in year[0][:300]:
        assert clocks.read(deeds(story), datetime(2024, 12, 31, tzinfo=HANOI))
        assert clocks.dues(deeds(story))


def test_no_suspension_before_the_term_has_ended(year):
    terms = {"A16", "A17", "A18", "A25", "A26"}
    for story in year[0]:
        done = deeds(story)
        for deed in done:
            if deed.kind == "verification_suspended":
                before = [d for d in done if d.id < deed.id]
                running = [
                    r
                    for r in clocks.read(before, deed.occurred_at)
                    if r.ref in terms and r.state == "running"
                ]
                assert all(r.due_on <= deed.occurred_at.date() for r in running)


def test_nobody_after_the_day_up_to_which_it_is_told(tell):
    until = datetime(2024, 6, 30, 12, tzinfo=HANOI)
    stories, calls = tell(date(2024, 1, 1), date(2024, 6, 30), 300, until)
    assert max(line.at for story in stories for line in story.lines) <= until
    assert max(call.recorded_at for call in calls) <= until


# -- people --------------------------------------------------------------------------------------

MARKS = ("Giả Định", "Ví Dụ", "Mẫu", "Hư Cấu", "Thử Nghiệm")


def test_everybody_is_plainly_invented(year):
    people = [p for story in year[0] for p in story.given.persons if p.identity]
    assert len(people) > 1000
    for person in people:
        told = person.identity
        assert any(mark in told["full_name"] for mark in MARKS)
        assert told.get("telephone", "0000").startswith("0000")
        assert told.get("paper", "000000000").startswith("000000000")
        assert "giả lập" in told.get("address", "giả lập")


def test_every_telling_says_it_is_made_up(year):
    for story in year[0]:
        for text in [story.given.narrative, *(act.note for act in story.acts)]:
            assert text == "" or text.startswith("DỮ LIỆU GIẢ LẬP.")


# -- shares --------------------------------------------------------------------------------------


def share(stories, kind):
    return sum(any(a.kind == kind for a in s.acts) for s in stories) / len(stories)


def test_the_year_looks_like_the_one_that_was_asked_for(year):
    stories, calls = year
    assert 0.42 < share(stories, "case_initiated") < 0.56
    assert 0.30 < share(stories, "initiation_declined") < 0.45
    assert 0.28 < share(stories, "handling_prolonged") < 0.45
    assert 0.06 < share(stories, "extension_requested") < 0.15
    assert 0.08 < share(stories, "verification_suspended") < 0.17
    assert 0.02 < share(stories, "handover_refused") < 0.08
    assert 0.6 < sum(s.origin.kind == "commune_police" for s in stories) / len(stories) < 0.8


def test_about_three_calls_in_a_hundred_are_in_no_register(tell):
    stories, calls = tell(date(2024, 1, 1), date(2024, 12, 31), 6000, lean=True)
    known = {s.given.external_number for s in stories}
    assert 0.015 < sum(c.number not in known for c in calls) / len(calls) < 0.05


def test_seasons(year):
    months = Counter(s.given.received_at.month for s in year[0])
    assert months[3] > 1.4 * months[2] and months[7] > months[6]
    world_day = [s for s in year[0] if s.given.received_at.date() == date(2024, 7, 30)]
    assert len(world_day) > 3


def test_one_report_names_an_official_and_goes_past_the_named(year, ground):
    named = [s for s in year[0] if s.given.names_official_of == s.origin.id]
    assert len(named) == 1
    assert {kind for _, kind in named[0].standings} >= {"inspector", "supervisor"}
    assert named[0].origin.id not in {agency for agency, _ in named[0].standings}


def test_after_the_first_of_march_2025_the_province_investigates(tell, ground):
    stories, _ = tell(date(2025, 3, 1), date(2025, 6, 30), 200)
    holders = {
        ground.bodies[a.agency].kind
        for s in stories
        for a in s.acts
        if a.kind == "handling_assigned"
    }
    assert holders <= {"investigation_agency", "border_guard"}


def test_some_are_typed_late_and_some_corrected(year):
    acts = [a for s in year[0] for a in s.acts]
    late = sum(a.recorded_at - a.occurred_at > timedelta(hours=12) for a in acts) / len(acts)
    assert 0.02 < late < 0.25
    assert any(a.supersedes for a in acts)
