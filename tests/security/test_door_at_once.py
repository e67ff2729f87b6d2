"""Many report at once: every accepted report is there exactly once, under a number of its own; no answer is a fault."""

import threading
import time
from collections import Counter
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client

from lachan.letterbox import receipts
from lachan.web.public import draft, patience, report

from .connecting import connect
from .test_door_anonymity import CODE, FORM, urlencode

pytestmark = pytest.mark.database


def submitting(seconds, gate, answers):
    """One person after another at one computer: each sends, every third presses twice."""
    client, end = Client(), time.monotonic() + seconds
    gate.wait(timeout=60)
    try:
        while time.monotonic() < end:
            typed = {"story": f"Lời kể giả lập {uuid4()}.", "informant": "anonymous"}
            body = urlencode(
                {**typed, "di": "send", "khoa": report._fresh_key(draft.read(typed, "vi"))}
            )
            times = 2 if len(answers) % 3 == 0 else 1
            for _ in range(times):
                answer = client.post("/bao-tin/", body, content_type=FORM)
                code = CODE.search(answer.content.decode())
                answers.append((answer.status_code, code[1] if code else ""))
    finally:
        connections.close_all()


@pytest.mark.parametrize(
    ("people", "seconds"), [(8, 3), pytest.param(50, 60, marks=pytest.mark.long)]
)
def test_nothing_is_lost_doubled_or_broken(committed, monkeypatch, people, seconds):
    monkeypatch.setattr(report, "SENDING", patience.Bucket(rate=10_000, burst=10_000))
    gate, answers = threading.Barrier(people), []
    threads = [
        threading.Thread(target=submitting, args=(seconds, gate, answers)) for _ in range(people)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=seconds + 60)
    kinds = Counter(status for status, _ in answers)
    assert set(kinds) == {200}, kinds
    codes = {receipts.read(code) for _, code in answers}
    with connect("keeper") as keeper:
        kept = {
            bytes(digest) for (digest,) in keeper.execute("SELECT digest FROM letterbox_letter")
        }
        numbers = [
            n for (n,) in keeper.execute("SELECT number FROM docket_registerentry ORDER BY 1")
        ]
        matters = keeper.execute("SELECT count(*) FROM docket_matter").fetchone()[0]
    assert kept == {receipts.digest(code) for code in codes}
    assert numbers == list(range(1, len(codes) + 1)) and matters == len(codes) > people
    print(
        f"\n{people} at once, {seconds} s: {len(answers)} sent, {len(codes)} reports, 0 lost, 0 doubled, 0 faults"
    )
