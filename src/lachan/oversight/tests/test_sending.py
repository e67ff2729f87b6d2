"""A delivery is tried later and later until it is sent, given up, or needless; two workers send it once."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from lachan.oversight.alerts.models import Delivery, Notice
from lachan.oversight.alerts.ports import Email, Result
from lachan.oversight.alerts.scan import scan
from lachan.oversight.alerts.sending import BACKOFF, MOST_TRIES, deliver, due

from .servers import LOOPBACK, smtp
from .test_scan import POLICE, address

pytestmark = pytest.mark.database
BASE = {"base": "https://lachan.example/", "synthetic": True}


class Answers:
    """A way out that answers as it is told: the other side, not our own database."""

    def __init__(self, *results):
        self.results, self.sent = list(results), []

    def send(self, message):
        self.sent.append(message)
        return self.results.pop(0) if self.results else Result()


@pytest.fixture
def waiting(made, instant):
    """One delivery about a duty, and when it was made."""
    at = instant("2024-03-15 10:00")
    address(POLICE, valid_from=at - timedelta(days=1))
    matter = made.matter(at)
    made.clock(matter, "A16", at + timedelta(days=1))
    scan(at, "test", at)
    (row,) = Delivery.objects.using("keeper")
    return row, at, matter


def now(row):
    return Delivery.objects.using("keeper").get(id=row.id)


def test_a_letter_is_sent_once_over_a_real_server(waiting):
    row, at, matter = waiting
    with smtp() as (port, letters):
        ports = {"email": Email(LOOPBACK, port, "lachan@gia-lap.example", security="none")}
        assert due(at) == [row.id]
        assert deliver(row.id, at, ports, **BASE) == "sent"
        assert deliver(row.id, at, ports, **BASE) == "taken"
    ((to, letter),) = letters.taken
    assert to == [f"{POLICE}@gia-lap.example"]
    assert letter.get_content().splitlines()[1] == f"https://lachan.example/vu-viec/{matter.code}/"
    assert (now(row).state, now(row).sent_at, now(row).tries) == ("sent", at, 1)
    assert due(at) == []


def test_it_is_tried_later_and_later(waiting):
    row, at, _ = waiting
    port = Answers(*[Result("http_503")] * len(BACKOFF))
    for wait in BACKOFF:
        assert deliver(row.id, at, {"email": port}, **BASE) == "waiting"
        assert (now(row).next_at, now(row).error) == (at + wait, "http_503")
        assert due(at + wait - timedelta(seconds=1)) == []
        at += wait
    assert deliver(row.id, at, {"email": port}, **BASE) == "sent"
    assert now(row).error == ""


def test_what_cannot_help_is_given_up_at_once_and_the_rest_in_the_end(waiting):
    row, at, _ = waiting
    Delivery.objects.using("keeper").filter(id=row.id).update(tries=MOST_TRIES - 1)
    assert deliver(row.id, at, {"email": Answers(Result("http_503"))}, **BASE) == "failed"
    Delivery.objects.using("keeper").filter(id=row.id).update(state="waiting", tries=0)
    assert (
        deliver(row.id, at, {"email": Answers(Result("smtp_550", lasting=True))}, **BASE)
        == "failed"
    )


def test_a_release_alarm_is_never_given_up_while_it_is_open(waiting):
    row, at, _ = waiting
    Notice.objects.using("keeper").update(loud=True)
    Delivery.objects.using("keeper").filter(id=row.id).update(tries=MOST_TRIES * 3)
    assert deliver(row.id, at, {"email": Answers(Result("http_503"))}, **BASE) == "waiting"


def test_a_channel_that_is_not_set_up_waits_and_says_so(waiting):
    row, at, _ = waiting
    assert deliver(row.id, at, {}, **BASE) == "waiting"
    assert now(row).error == "no_channel"


def test_what_has_ended_meanwhile_is_not_sent(waiting):
    row, at, _ = waiting
    Notice.objects.using("keeper").update(closed_at=at)
    port = Answers()
    assert deliver(row.id, at, {"email": port}, **BASE) == "dropped"
    assert port.sent == []


def test_an_address_that_was_taken_back_gets_nothing(waiting):
    row, at, _ = waiting
    type(row.contact).objects.using("keeper").filter(id=row.contact_id).update(valid_to=at)
    port = Answers()
    assert deliver(row.id, at, {"email": port}, **BASE) == "dropped"
    assert port.sent == []


def test_two_workers_send_it_once(waiting):
    row, at, _ = waiting
    begun, go_on, found = threading.Event(), threading.Event(), []

    class Slow(Answers):
        def send(self, message):
            begun.set()
            go_on.wait(10)
            return super().send(message)

    port = Slow()

    def one():
        found.append(deliver(row.id, at, {"email": port}, **BASE))
        connections.close_all()

    first = threading.Thread(target=one)
    first.start()
    assert begun.wait(10)
    assert deliver(row.id, at, {"email": port}, **BASE) == "taken"
    go_on.set()
    first.join(10)
    assert found == ["sent"]
    assert len(port.sent) == 1
