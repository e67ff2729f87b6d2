"""What blocked is gone: it waits for the body again."""

import pytest
from tests.walking import does, refuses

from lachan.plan.commands import say_blocked, unblock
from lachan.plan.refusals import NotBlocked, NotYourTask

from .scene import KEEPER, body

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_it_waits_for_the_body_again(plan, cast):
    plan.adopted()
    share = plan.share()
    refuses(NotBlocked, unblock, by=cast("soldtbxh"), at=plan.at, share=share, words="")
    plan.does(
        say_blocked, "soldtbxh", share=share, blocker=body("68-stc"), words="Chưa có kinh phí."
    )
    refuses(NotYourTask, unblock, by=cast("catinh"), at=plan.at, share=share, words="")
    does(unblock, by=cast("soldtbxh"), at=plan.at, share=share, words="Đã có quyết định.")
    duty = plan.read(KEEPER)[0]
    assert (duty.blocked, duty.blocker, duty.waits_for) == (False, None, "Sở LĐTBXH")
