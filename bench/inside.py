"""What can only be seen from inside one process: statements of a page, the cost of a verb alone."""

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from time import process_time
from typing import Any

import psutil
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from uuid_utils.compat import uuid7

from .place import PASSWORD, now


@lru_cache
def client(name: str, password: str = PASSWORD) -> Client:
    browser = Client()
    answer = browser.post("/dang-nhap/", {"username": name, "password": password})
    if answer.status_code != 302:
        raise RuntimeError(f"sign-in of {name} answered {answer.status_code}")
    return browser


def statements(name: str, path: str, password: str = PASSWORD) -> int:
    browser = client(name, password)
    browser.get(path)
    with CaptureQueriesContext(connection) as seen:
        answer = browser.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    # As the tests pin it: what the page asks, transaction control aside.
    control = ("BEGIN", "COMMIT", "ROLLBACK", "PREPARE ")
    return sum(not q["sql"].startswith(control) for q in seen.captured_queries)


def actor(name: str) -> Any:
    from lachan.access.models import Membership
    from lachan.access.signin import actor_of

    held = Membership.objects.using("keeper").select_related("account", "agency")
    return actor_of(held.get(account__username=name))


def codes_of(name: str, count: int) -> list[str]:
    """Code names that this visitor may open, spread over the years."""
    from lachan.docket.models import Standing

    rows = Standing.objects.using("keeper").filter(agency_id=actor(name).agency_id)
    newest = rows.order_by("-received_at", "-matter_id").values_list("matter__code", flat=True)
    return list(newest[:count])


def verb_cost(times: int) -> tuple[float, float]:
    """Processor ms of `receive_report` alone: here, and in its database process."""
    by = actor("caxa")
    backend = _backend()
    act = _receiving(by)
    for _ in range(20):
        act()
    before, here = _used(backend), process_time()
    for _ in range(times):
        act()
    return (process_time() - here) / times * 1000, (_used(backend) - before) / times * 1000


def _receiving(by: Any) -> Callable[[], object]:
    from lachan.intake.commands import receive_report
    from lachan.intake.given import PersonGiven, ReportGiven
    from lachan.people.entries import Entry

    victim = PersonGiven(
        "presumed_victim", Entry("female", 2007, True, {"full_name": "Người Mẫu Không Có Thật"})
    )
    traits = {"lure": "easy_job", "recruiting": "social_media", "route": "abroad", "destination": "KH",
              "exploitation": "online_scam"}  # fmt: skip

    def act() -> object:
        at = now()
        given = ReportGiven(uuid7(), at - timedelta(minutes=5), narrative="Lời kể giả lập. " * 20,
                            persons=(victim,), article="150", traits=traits)  # fmt: skip
        return receive_report(given=given, by=by, at=at)

    return act


def _backend() -> psutil.Process:
    connection.ensure_connection()
    return psutil.Process(connection.connection.info.backend_pid)


def _used(process: psutil.Process) -> float:
    from .serving import _used as used

    return used(process)
