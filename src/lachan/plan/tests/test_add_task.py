"""A task of a draft: one lead that exists that day, days in order and inside the plan, known indicators; later by a paper only."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import add_task
from lachan.plan.models import Occurrence
from lachan.plan.refusals import (
    ChangesThePast,
    DueBeforeStart,
    LeadNotThere,
    NeedsDecision,
    NoLead,
    NoSuchKind,
    NoSuchLevel,
    NoWords,
    OtherProvince,
    OutsidePlan,
    PartnerNotThere,
    TaskKnown,
    UnknownIndicator,
)

from .scene import KEEPER, given

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_codes_follow_each_other_and_groups_are_made(plan, cast):
    draft = plan.draft()
    first = does(add_task, by=cast(KEEPER), at=plan.at, plan=draft, given=given())
    then = does(
        add_task,
        by=cast(KEEPER),
        at=plan.at,
        plan=draft,
        given=given(group="VI. Khác", partners=("68-cat",)),
    )
    assert (first.code, then.code, then.group.ordinal) == ("T01", "T02", 2)
    refuses(TaskKnown, add_task, by=cast(KEEPER), at=plan.at, plan=draft, given=given(code="T01"))


@pytest.mark.parametrize(("answer", "lead", "more"), [
    (NoLead, None, {}), (NoWords, "68-cat", {"words": " "}), (NoWords, "68-cat", {"group": ""}),
    (LeadNotThere, "68-bdbp", {}), (LeadNotThere, "68-skhcn", {}), (OtherProvince, "99-cat", {}),
    (PartnerNotThere, "68-cat", {"partners": ("68-cat",)}), (PartnerNotThere, "68-cat", {"partners": ("68-bdbp",)}),
    (OtherProvince, "68-cat", {"partners": ("99-cat",)}),
    (DueBeforeStart, "68-cat", {"starts_on": date(2024, 5, 1), "due_on": date(2024, 4, 30)}),
    (OutsidePlan, "68-cat", {"starts_on": date(2023, 12, 31)}), (OutsidePlan, "68-cat", {"due_on": date(2025, 1, 1)}),
    (OutsidePlan, "68-cat", {"named_days": (date(2025, 1, 1),)}), (NoSuchKind, "68-cat", {"periodicity": "x"}),
    (NoSuchLevel, "68-cat", {"levels": ("x",)}), (UnknownIndicator, "68-cat", {"indicators": ("K99",)}),
])  # fmt: skip
def test_what_is_refused(plan, cast, answer, lead, more):
    refuses(
        answer, add_task, by=cast(KEEPER), at=plan.at, plan=plan.draft(), given=given(lead, **more)
    )


def test_the_refusal_names_the_body_that_followed(plan, cast):
    plan.year = 2026
    draft = plan.now("2026-01-20 09:00").draft()
    refused = refuses(
        LeadNotThere, add_task, by=cast(KEEPER), at=plan.at, plan=draft, given=given("68-sldtbxh")
    )
    assert "01/03/2025" in refused.sentence
    assert "Sở Y tế" in refused.sentence


def test_after_adoption_by_a_paper_from_a_day(plan, cast):
    adopted, who = plan.adopted(), cast(KEEPER)
    paper = plan.now("2024-05-10 09:00").paper("decision", "5/QĐ", issued_on=date(2024, 5, 10))
    refuses(NeedsDecision, add_task, by=who, at=plan.at, plan=adopted, given=given("68-cat"))
    refuses(
        ChangesThePast,
        add_task,
        by=who,
        at=plan.at,
        plan=adopted,
        given=given("68-cat"),
        decision=paper,
        from_on=date(2025, 1, 1),
    )
    added = does(
        add_task,
        by=who,
        at=plan.at,
        plan=adopted,
        given=given("68-cat"),
        decision=paper,
        from_on=date(2024, 5, 10),
    )
    days = plan.sees(
        KEEPER,
        lambda _: [
            o.due_on for o in Occurrence.objects.filter(version__task=added).order_by("number")
        ],
    )
    assert days == [date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]
    refuses(NotYours, add_task, by=cast("catinh"), at=plan.at, plan=adopted, given=given("68-cat"))
