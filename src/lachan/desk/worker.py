"""`lachan worker`: looks at the terms each minute, sends what is due, gives a sign of life.

The queue is PostgreSQL's (procrastinate, schema `queue`); its jobs carry the id of a delivery, never a word."""

import asyncio
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import click
import procrastinate
from django.conf import settings
from django.db import DatabaseError, connections
from procrastinate.exceptions import AlreadyEnqueued

from lachan import postgres

from .serve import own_database, stopping_on_signals
from .steps import plainly, ready, stop

EVERY_MINUTE = "* * * * *"
HOURLY = "7 * * * *"
ALIAS = "worker"
FAREWELL = 20
# A new release goes before a thousand duties that wait for a mail server, and the next look before both.
URGENT, FIRST = 50, 100


def now() -> datetime:
    return datetime.now(ZoneInfo(settings.TIME_ZONE))


class Worker:
    """One worker: its name, since when it runs, one thread that looks at the record and one that sends."""

    def __init__(self, name: str) -> None:
        self.name, self.started_at = name, now()
        # One thread, one connection: Django's connections belong to the thread that opened them. A mail server
        # that lets one wait holds up the letters, never the look at the terms.
        self.thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
        self.post = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")
        self.app = procrastinate.App(connector=procrastinate.PsycopgConnector(**_link()))
        self.scan = self.app.task(name="scan", queueing_lock="scan", pass_context=False, priority=FIRST)(
            self._scan)  # fmt: skip
        self.deliver = self.app.task(name="deliver")(self._deliver)
        self.tidy = self.app.task(name="tidy", queueing_lock="tidy")(self._tidy)
        self.app.periodic(cron=EVERY_MINUTE)(self.scan)
        self.app.periodic(cron=HOURLY)(self.tidy)

    async def _scan(self, timestamp: int = 0) -> None:
        for delivery, loud in await asyncio.get_running_loop().run_in_executor(
            self.thread, self._look
        ):
            await self._ask(
                self.deliver, str(delivery), URGENT if loud else 0, delivery=str(delivery)
            )

    async def _deliver(self, delivery: str) -> None:
        await asyncio.get_running_loop().run_in_executor(self.post, self._try, UUID(delivery))

    async def _tidy(self, timestamp: int = 0) -> None:
        """Jobs that a killed worker left half done: the delivery itself still waits and is asked for anew."""
        manager = self.app.job_manager
        for job in await manager.get_stalled_jobs():
            await manager.finish_job(job, status=procrastinate.jobs.Status.FAILED, delete_job=True)

    @staticmethod
    async def _ask(task: Any, lock: str, priority: int, **given: str) -> None:
        try:
            await task.configure(queueing_lock=lock, priority=priority).defer_async(**given)
        except AlreadyEnqueued:
            return  # asked for before and not yet begun: once is enough

    def _look(self) -> list[tuple[UUID, bool]]:
        from lachan.oversight.alerts.scan import scan
        from lachan.oversight.alerts.sending import due, loud_among

        try:
            found = scan(now(), self.name, self.started_at)
            _say(found)
            waiting = due(now())
            loud = loud_among(waiting)
            return [(one, one in loud) for one in waiting]
        except DatabaseError:
            connections[ALIAS].close()  # a lost server is met anew at the next minute
            raise

    def _try(self, delivery: UUID) -> str:
        from lachan.oversight.alerts.sending import deliver

        try:
            return deliver(delivery, now(), ports(), base=settings.ALERTS["base"],
                           synthetic=settings.SYNTHETIC)  # fmt: skip
        except DatabaseError:
            connections[ALIAS].close()
            raise

    async def run(self) -> None:
        """Until a signal comes: the scan at once, then each minute; what it asks for at once."""
        async with self.app.open_async():
            await self._ask(self.scan, "scan", FIRST, timestamp=0)
            await self.app.run_worker_async(
                name=self.name, delete_jobs="always", concurrency=4,
                shutdown_graceful_timeout=FAREWELL, fetch_job_polling_interval=2.0,
            )  # fmt: skip

    async def once(self) -> None:
        """One scan, and what it asked for; a later try is a later call's."""
        async with self.app.open_async():
            await self._scan()
            await self.app.run_worker_async(name=self.name, wait=False, delete_jobs="always")

    def close(self) -> None:
        for thread in (self.thread, self.post):
            thread.submit(connections.close_all).result()
            thread.shutdown()


def _link() -> dict[str, Any]:
    """The queue's connections: the worker's role, looking into the queue's schema only."""
    given = connections[ALIAS].settings_dict
    return {
        "kwargs": {
            "host": given["HOST"] or None, "port": given["PORT"] or None, "dbname": given["NAME"],
            "user": given["USER"], "password": given["PASSWORD"],
            "options": "-c search_path=queue,pg_catalog", "application_name": "lachan-queue",
            **{k: v for k, v in given.get("OPTIONS", {}).items() if k.startswith("ssl")},
        },
        "min_size": 1, "max_size": 6,
    }  # fmt: skip


def ports() -> dict[str, Any]:
    """The ways out that this installation has set up; a channel without one waits and says so."""
    from lachan.oversight.alerts.ports import Email, SmsGateway, Webhook

    given = settings.ALERTS
    found: dict[str, Any] = {}
    if given["smtp"]["host"]:
        found["email"] = Email(**given["smtp"])
    if given["webhook_hosts"]:
        found["webhook"] = Webhook(
            bytes.fromhex(postgres.secret("webhook")), given["webhook_hosts"]
        )
    if given["sms"]["url"]:
        found["sms"] = SmsGateway(**given["sms"])
    return found


def _say(found: Any) -> None:
    if found.raised or found.closed:
        click.echo(f"{now():%H:%M:%S} cảnh báo mới: {found.raised}, đã đóng: {found.closed}.")


@click.command()
@click.option("--once", is_flag=True, help="Xem một lượt, gửi hết việc đến hạn rồi thôi.")
@click.option("--check", "only_check", is_flag=True, help="Chỉ nói bộ phận này còn chạy hay không.")
@plainly
def worker(once: bool, only_check: bool) -> None:
    """Nhắc việc đến hạn: mỗi phút xem các thời hạn, gửi thư, tin nhắn; Ctrl-C để dừng."""
    with stopping_on_signals() if postgres.elsewhere() else own_database():
        ready()
        if ALIAS not in connections.settings:
            stop("Chưa có địa chỉ cơ sở dữ liệu của bộ phận nhắc việc. Đặt LACHAN_DATABASE_URL_WORKER "
                 "(vai trò lachan_worker) rồi chạy lại.")  # fmt: skip
        if only_check:
            return _check()
        _run(once)
    return None


def _run(once: bool) -> None:
    one = Worker(f"{socket.gethostname()}:{os.getpid()}")
    click.echo("Đang xem các thời hạn." if once else "Đang nhắc việc (Ctrl-C để dừng).")
    try:
        asyncio.run(one.once() if once else one.run())
    finally:
        one.close()


def _check() -> None:
    from lachan.oversight.alerts.heartbeat import last_beat, worker_stopped

    last = last_beat(ALIAS)
    if worker_stopped(now(), ALIAS):
        since = f"từ {last:%H:%M %d/%m/%Y}" if last else "chưa chạy lần nào"
        stop(f"Bộ phận nhắc việc đã ngừng ({since}). Chạy «lachan worker».")
    click.echo(f"Bộ phận nhắc việc đang chạy; lần cuối {last:%H:%M:%S %d/%m/%Y}.")
