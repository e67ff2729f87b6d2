"""Fixtures of the screens: real commits behind a test client, the clock of the door held still."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.care_walk import CARE_ERAS, CareWalk

from lachan.web import guard

PASSWORD = "mat-khau-gia-lap-2024"
FRIDAY = datetime(2026, 3, 13, 22, 30, tzinfo=guard.HANOI)


@pytest.fixture
def committed(clean_record, django_db_blocker) -> Iterator[None]:
    """The middleware's own transactions: a read-only GET must not spoil a later POST."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def now(monkeypatch) -> Callable[[datetime], None]:
    """`now(instant)` sets the clock of the door; it stands at Friday 22:30 until then."""

    def stand(at: datetime) -> None:
        monkeypatch.setattr(guard, "now", lambda: at)

    stand(FRIDAY)
    return stand


@pytest.fixture
def sign_in(committed, now) -> Callable[[str], Client]:
    """`sign_in("caxa_2026")` is a browser in which that person is signed in."""

    def door(name: str) -> Client:
        client = Client()
        answer = client.post("/dang-nhap/", {"username": name, "password": PASSWORD})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return door


@pytest.fixture
def care_walk(committed, cast, now) -> CareWalk:
    """One invented person in care under the law of today; the clock of the door goes with it."""
    one = CareWalk(cast, CARE_ERAS["new"])

    def later(**span: float) -> datetime:
        now(moved := CareWalk.later(one, **span))
        return moved

    one.later = later
    one.in_care().later(hours=1)
    return one


@pytest.fixture
def received(sign_in) -> Callable[..., str]:
    """Receive a report through the page; returns the path of its matter."""

    def receive(name: str = "caxa_2026", **typed: str) -> str:
        client = sign_in(name)
        answer = client.post("/nguon-tin/moi/", filled(client, **typed))
        assert answer.status_code == 302, answer.content.decode()
        return answer["Location"].split("?")[0]

    return receive


def filled(client: Client, **typed: str) -> dict[str, str]:
    """The form as served, with what was typed over it: what a browser without script sends."""
    html = client.get("/nguon-tin/moi/").content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(client_key|people)" value="([^"]*)"', html))
    moment = re.search(r'name="received_at"[^>]* value="([^"]+)"', html)
    picked = re.findall(r'<select id="(\w+)".*?<option value="([^"]*)" selected', html, re.S)
    return {**dict(picked), **hidden, "received_at": moment[1], **typed}


def statements(client: Client, url: str, **headers: str) -> tuple:
    """The answer and its statements: without transaction control, and without what a connection plans but once."""
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(url, headers=headers)
    control = ("BEGIN", "COMMIT", "ROLLBACK")
    said = [q["sql"] for q in caught.captured_queries]
    return answer, [sql for sql in said if sql not in control and not sql.startswith("PREPARE ")]
