"""Right and wrong codes take the same time: measured one beside the other, so that what slows one slows both."""

import random
import time
from statistics import median

import pytest
from django.test import Client

from lachan.letterbox import commands, receipts
from lachan.letterbox.tests.scene import sent
from lachan.web import guard
from lachan.web.public import patience, returning
from lachan.web.public.sealing import seal

from .test_door_anonymity import FORM, urlencode

pytestmark = pytest.mark.database


def tried(client, code, since):
    body = urlencode({"ma": code, "luc": since})
    began = time.perf_counter()
    answer = client.post(returning.HERE, body, content_type=FORM)
    took = time.perf_counter() - began
    assert answer.status_code == 303
    return took


@pytest.mark.parametrize(
    ("times", "apart"), [(200, 0.1), pytest.param(2000, 0.01, marks=pytest.mark.long)]
)
def test_a_right_code_takes_no_longer_than_a_wrong_one(committed, monkeypatch, times, apart):
    monkeypatch.setattr(returning, "TRYING", patience.Bucket(rate=1e6, burst=1e6))
    monkeypatch.setattr(commands.letters, "TRIES", 10**6)
    right, client = [sent().code for _ in range(20)], Client()
    since = seal({"at": guard.now().timestamp() - 5}, returning.ASKED)
    took = {True: [], False: []}
    dice = random.Random(8)
    for turn in range(times + 20):
        order = [True, False]
        dice.shuffle(order)
        for known in order:
            code = dice.choice(right) if known else receipts.fresh()
            spent = tried(client, code, since)
            if turn >= 20:  # plans and caches are warm by then
                took[known].append(spent)
    usual = median(took[True] + took[False])
    # each pair was measured side by side: what slowed the machine for a while slowed both of it
    between = median(one - two for one, two in zip(took[True], took[False], strict=True))
    print(f"\n{times} right and wrong: median {usual * 1000:.3f} ms; of the pairs {between * 1e6:+.1f} µs, {abs(between) / usual:.2%};"
          f" medians {median(took[True]) * 1000:.3f} and {median(took[False]) * 1000:.3f} ms")  # fmt: skip
    assert abs(between) / usual <= apart
