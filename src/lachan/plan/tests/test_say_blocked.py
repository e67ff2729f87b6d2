"""Saying what blocks a task: at which other body and why; from then on it waits for that body."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import say_blocked
from lachan.plan.refusals import AlreadyBlocked, NobodyBlocks, NotYourTask, WithoutWords

from .scene import KEEPER, body

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_it_waits_for_the_blocker(plan, cast):
    plan.adopted()
    told = {"share": plan.share(), "blocker": body("68-stc"), "words": "Chưa có kinh phí."}
    does(say_blocked, by=cast("soldtbxh"), at=plan.at, **told)
    duty = plan.read(KEEPER)[0]
    assert (duty.blocked, duty.blocker, duty.waits_for) == (True, "Sở Tài chính", "Sở Tài chính")
    refuses(AlreadyBlocked, say_blocked, by=cast("soldtbxh"), at=plan.at, **told)


def test_what_is_refused(plan, cast):
    plan.adopted()
    told = {"share": plan.share(), "blocker": body("68-stc"), "words": "Chưa có kinh phí."}
    refuses(WithoutWords, say_blocked, by=cast("soldtbxh"), at=plan.at, **{**told, "words": ""})
    for key in ("68-sldtbxh", "99-cat"):
        refuses(
            NobodyBlocks,
            say_blocked,
            by=cast("soldtbxh"),
            at=plan.at,
            **{**told, "blocker": body(key)},
        )
    refuses(NotYourTask, say_blocked, by=cast("catinh"), at=plan.at, **told)
    refuses(NotYours, say_blocked, by=cast("quantri"), at=plan.at, **told)
