"""From a made-up custody term to the letter, through `lachan worker` as it runs in life; then it is killed."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.db import connections
from tests.security.connecting import connect

from lachan import postgres
from lachan.access import scope
from lachan.oversight import commands
from lachan.oversight.alerts.heartbeat import last_beat, worker_stopped
from lachan.oversight.alerts.models import Delivery, Notice
from lachan.oversight.alerts.ports import Result
from lachan.oversight.alerts.queries import alerts_for
from lachan.oversight.tests.made import Made
from lachan.oversight.tests.servers import LOOPBACK, smtp

pytestmark = pytest.mark.database
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Bodies that exist today, whatever the day of this run.
TODAY = Made(police="68-csdt", procuracy="68-vks", facility="68-ttg")


@pytest.fixture
def queue(server):
    """The worker's environment: the test database, as a province's own server; the queue is emptied afterwards."""
    yield
    dsn = postgres.cluster(fsync=False).superuser_dsn(connections["default"].settings_dict["NAME"])
    with psycopg.connect(dsn, autocommit=True) as admin:
        admin.execute("TRUNCATE queue.procrastinate_jobs, queue.procrastinate_workers CASCADE")


def environment(port):
    given = postgres.connections()["worker"]
    address = psycopg.conninfo.make_conninfo(
        host=given["HOST"], port=given["PORT"], user=given["USER"], password=given["PASSWORD"],
        dbname=connections["worker"].settings_dict["NAME"],
    )  # fmt: skip
    # The worker's host holds the worker's password and no other.
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LACHAN_DATABASE")}
    return kept | {
        "LACHAN_DATABASE_URL": address, "LACHAN_DATABASE_URL_WORKER": address,
        "LACHAN_SMTP_HOST": LOOPBACK, "LACHAN_SMTP_PORT": str(port), "LACHAN_SMTP_SECURITY": "none",
        "LACHAN_SMTP_FROM": "lachan@gia-lap.example", "LACHAN_BASE_URL": "https://lachan.example",
        "LACHAN_SYNTHETIC": "1",
    }  # fmt: skip


def lachan(port, *words):
    return [sys.executable, "-m", "lachan", *words], environment(port)


def once(port):
    command, env = lachan(port, "worker", "--once")
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def until(holds, seconds=30):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def custody(cast):
    """A made-up term that ends in six hours, and a duty officer of each side who gave an address."""
    now = datetime.now(HANOI).replace(microsecond=0)
    matter = TODAY.matter(
        now, origin=TODAY.police, supervisor=TODAY.procuracy, custodian=TODAY.facility
    )
    TODAY.in_custody(matter, "BC-GIA-LAP", "C06", now + timedelta(hours=6))
    TODAY.lodged(matter, "BC-GIA-LAP", now)
    for account in ("dieutra_tinh", "kiemsat_tinh"):
        commands.keep_contact(channel="email", address=f"{account.replace('_', '-')}@gia-lap.example",
                              by=cast(account), at=now - timedelta(minutes=1))  # fmt: skip
    return matter, now


def test_from_the_term_to_the_letter_and_nothing_twice(committed, cast, queue):
    matter, now = custody(cast)
    with smtp() as (port, letters):
        assert "cảnh báo mới: 9" in once(port)
        until(lambda: len(letters.taken) == 2)
        assert "báo mới" not in once(port)
    assert {n.agency.key for n in Notice.objects.using("keeper").filter(closed_at=None).select_related("agency")} == {
        TODAY.police, TODAY.procuracy, TODAY.facility}  # fmt: skip
    assert sorted(to for to, _ in letters.taken) == [
        ["dieutra-tinh@gia-lap.example"], ["kiemsat-tinh@gia-lap.example"]]  # fmt: skip
    line = f"[DỮ LIỆU GIẢ LẬP] Lá Chắn {matter.code}: Còn không quá 06 giờ là hết thời hạn tạm giữ hoặc tạm giam"
    for _, letter in letters.taken:
        assert letter["Subject"] == line
        assert letter.get_content() == f"{line}.\nhttps://lachan.example/vu-viec/{matter.code}/\n"
        assert "BC-GIA-LAP" not in letter.as_string()
    assert {d.state for d in Delivery.objects.using("keeper")} == {"sent"}


def test_a_letter_waits_for_its_server_and_is_sent_when_it_is_back(committed, cast, queue):
    custody(cast)
    with smtp("451 later") as (port, letters):
        once(port)
    assert letters.taken == []
    rows = Delivery.objects.using("keeper")
    assert {(d.state, d.tries, d.error) for d in rows.all()} == {("waiting", 1, "smtp_451")}
    rows.update(next_at=datetime.now(HANOI))
    with smtp() as (port, letters):
        once(port)
    assert len(letters.taken) == 2


def test_a_worker_that_is_killed_is_itself_an_alert(committed, cast, queue):
    custody(cast)
    with smtp() as (port, letters):
        command, env = lachan(port, "worker")
        running = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        try:
            until(lambda: len(letters.taken) == 2)
            beat = last_beat("keeper")
            assert not worker_stopped(beat + timedelta(minutes=1), "keeper")
        finally:
            running.send_signal(signal.SIGKILL)
            running.wait(10)
        later = beat + timedelta(minutes=10)
        assert worker_stopped(later, "keeper")
        who = cast("kiemsat_tinh")
        with scope.acting(who):
            assert [one.kind for one in alerts_for(who, later)] == ["release", "worker"]
        # Another one takes up where the first was killed, and tells nothing twice.
        assert "báo mới" not in once(port)
        assert len(letters.taken) == 2


def test_it_ends_in_order_when_asked(committed, cast, queue):
    with smtp() as (port, _):
        command, env = lachan(port, "worker")
        running = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        until(lambda: last_beat("keeper") is not None)
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=30)
    assert (running.returncode, "Traceback" in said) == (0, False)


def test_check_says_whether_it_runs(committed, cast, queue):
    command, env = lachan(1, "worker", "--check")
    first = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (first.returncode, "chưa chạy lần nào" in first.stderr) == (2, True)
    once(1)
    second = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (second.returncode, "đang chạy" in second.stdout) == (0, True)


def test_the_queue_carries_an_id_and_no_word(committed, cast, queue):
    from lachan.desk.worker import Worker

    matter, _ = custody(cast)
    one = Worker("test")

    async def look():
        async with one.app.open_async():
            await one._scan()

    # A browser test that ran before leaves its own loop turning in this thread.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, look()).result(60)
    one.close()
    with connect("worker") as link:
        rows = link.execute("SELECT args, queueing_lock FROM queue.procrastinate_jobs").fetchall()
    waiting = {str(d.id) for d in Delivery.objects.using("keeper")}
    assert {args["delivery"] for args, _ in rows} == {lock for _, lock in rows} == waiting
    assert {key for args, _ in rows for key in args} == {"delivery"}


class Stuck:
    """A mail server that lets one wait: it answers when it is told to."""

    def __init__(self):
        self.begun, self.go_on = threading.Event(), threading.Event()

    def send(self, message):
        self.begun.set()
        self.go_on.wait(30)
        return Result()


def test_a_server_that_lets_one_wait_holds_up_no_look_at_the_terms(
    committed, cast, queue, monkeypatch
):
    from lachan.desk import worker

    custody(cast)
    stuck, one = Stuck(), worker.Worker("test")
    monkeypatch.setattr(worker, "ports", lambda: {"email": stuck})

    async def both():
        async with one.app.open_async():
            await one._scan()
            first = await asyncio.to_thread(
                lambda: str(Delivery.objects.using("keeper").first().id)
            )
            sending = asyncio.create_task(one._deliver(first))
            await asyncio.to_thread(stuck.begun.wait, 10)
            await asyncio.wait_for(one._scan(), 10)  # would wait for ever behind the letter
            stuck.go_on.set()
            await sending

    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, both()).result(90)
    one.close()
    assert "sent" in {d.state for d in Delivery.objects.using("keeper")}


def test_a_release_goes_before_duties_and_the_next_look_before_both(committed, cast, queue):
    from lachan.desk.worker import FIRST, URGENT, Worker

    matter, now = custody(cast)
    TODAY.clock(matter, "A16", now + timedelta(hours=30))
    one = Worker("test")

    async def look():
        async with one.app.open_async():
            await one._scan()

    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, look()).result(60)
    one.close()
    with connect("worker") as link:
        rows = dict(
            link.execute(
                "SELECT args->>'delivery', priority FROM queue.procrastinate_jobs"
            ).fetchall()
        )
    loud = {
        str(d.id): d.notice.loud for d in Delivery.objects.using("keeper").select_related("notice")
    }
    assert set(loud.values()) == {True, False}
    assert rows == {id_: URGENT if one_loud else 0 for id_, one_loud in loud.items()}
    assert FIRST > URGENT
