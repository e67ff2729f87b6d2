"""Asking as an account asks: through the doors, signed in, for real; and everything thrown away afterwards, so that one
probe changes nothing for the next and each can be asked again alone."""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from conftest import CAST, PASSWORD
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from lachan.access import commands as access
from lachan.access import scope
from lachan.access.models import AuditLine, Membership
from lachan.access.refusals import Refusal
from lachan.access.roles import ROLES

from .canaries import Canary, Planted
from .filed import Beside
from .reading import found_in
from .rights import verdict

NOBODY = "nobody"
# An opening of a file of evidence needs no purpose: the log has which pages of which file.
WITHOUT_PURPOSE = frozenset({"open_folio", "open_page"})


@dataclass
class Heard:
    """Records of every logger at every level, as a handler would write them."""

    said: list[str] = field(default_factory=list)


class _Ear(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__(logging.DEBUG)
        self.heard = heard
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.said.append(self.format(record))


@contextmanager
def listening() -> Iterator[Heard]:
    """Everything that is said anywhere while it lasts; statements of the database are not logged in operation."""
    heard, root = Heard(), logging.getLogger()
    ear, before = _Ear(heard), root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.removeHandler(ear)
        root.setLevel(before)


@dataclass(frozen=True)
class Step:
    """One request. `typed`: what in it may come back as an echo; a file's cells may not."""

    method: str
    url: str
    data: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    typed: str = ""
    csrf: bool = False


@dataclass(frozen=True)
class Leak:
    canary: Canary
    where: str
    why: str


@dataclass
class Answered:
    """What came of a probe: leaks, and what was seen by right; `status` of each answer."""

    leaks: list[Leak] = field(default_factory=list)
    seen: set[Canary] = field(default_factory=set)
    statuses: list[int] = field(default_factory=list)
    html: str = ""
    location: str = ""


@dataclass
class Doors:
    """A browser for each account and an API key for whoever can have one."""

    cast: Any
    planted: Planted
    beside: Beside
    subjects: dict[str, set[UUID]]
    clients: dict[str, Client] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    before: dict[str, set[UUID]] = field(default_factory=dict)

    def client(self, account: str) -> Client:
        if account not in self.clients:
            self.clients[account] = signed_in(account)
        return self.clients[account]

    def lines(self, account: str) -> dict[UUID, AuditLine]:
        """What stands in the log under this account; nobody has none."""
        if account == NOBODY:
            return {}
        with transaction.atomic():
            scope.bind(scope.token_of(self.cast(account)))
            mine = AuditLine.objects.filter(
                account_id=self.cast(account).account_id, outcome="done"
            )
            return {line.id: line for line in mine}

    def asks(self, account: str, step: Step, into: Answered) -> None:
        """One request within its own transaction, which is thrown away after the answer and the log were read."""
        client = self.client(account)
        if account not in self.before:
            self.before[account] = set(self.lines(account))
        with listening() as heard, transaction.atomic():
            answer = send(client, step)
            data = body_of(answer)
            new = [line for key, line in self.lines(account).items() if key not in self.before[account]]  # fmt: skip
            transaction.set_rollback(True)
        self._judge(account, step, answer, data, heard, new, into)

    def _judge(
        self, account: str, step: Step, answer: HttpResponse, data: bytes, heard: Heard, new: list[AuditLine], into: Answered
    ) -> None:  # fmt: skip
        echo = found_in(step.typed.encode(), self.planted) | found_in(
            step.url.encode(), self.planted
        )
        heads = "\n".join(f"{k}: {v}" for k, v in answer.headers.items()) + "\n" + answer.cookies.output()  # fmt: skip
        for where, text in (("page", data), ("headers", heads.encode())):
            for canary in found_in(text, self.planted, self.beside.drawn):
                self._weigh(account, canary, where, canary in echo, new, into)
        # Nothing sealed is ever written into a log; nor what was typed.
        for canary in found_in("\n".join(heard.said).encode(), self.planted):
            if canary.sort not in ("code", "public"):
                into.leaks.append(Leak(canary, "log", "in a log"))
        into.statuses.append(answer.status_code)
        into.html = data.decode("utf-8", "ignore") if b"<" in data[:300] else ""
        into.location = answer.headers.get("Location", "")

    def _weigh(
        self, account: str, canary: Canary, where: str, echo: bool, new: list[AuditLine], into: Answered
    ) -> None:  # fmt: skip
        about = self.subjects.get(canary.of, set())
        opened = {line.verb for line in new if line.subject in about
                  and (line.verb in WITHOUT_PURPOSE or line.detail.get("purpose"))}  # fmt: skip
        why = verdict(account, canary, opened)
        if not why:
            into.seen.add(canary)
        elif not echo:
            into.leaks.append(Leak(canary, where, why))


def signed_in(account: str) -> Client:
    client = Client(raise_request_exception=False)
    if account != NOBODY:
        answer = client.post("/dang-nhap/", {"username": account, "password": PASSWORD})
        assert answer.status_code == 302, answer.content.decode()
    return client


def send(client: Client, step: Step) -> HttpResponse:
    """By this browser; its cookies are put back, so that a message or an end of session does not reach the next probe."""
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    client.handler.enforce_csrf_checks = step.csrf
    try:
        return client.generic(step.method, step.url, headers=step.headers) if step.method not in ("GET", "POST") else (
            client.get(step.url, step.data, headers=step.headers) if step.method == "GET"
            else client.post(step.url, step.data, headers=step.headers, **_type_of(step)))  # fmt: skip
    finally:
        client.handler.enforce_csrf_checks = False
        client.cookies.clear()
        for name, value in kept.items():
            client.cookies[name] = value


def _type_of(step: Step) -> dict[str, str]:
    return {"content_type": "application/json"} if step.url.startswith("/api/") else {}


def body_of(answer: HttpResponse) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def api_keys(cast: Any, at: Any) -> dict[str, str]:
    """With all that each role may; whom the administrator of the province may give none has none."""
    admin, keys = cast("quantri"), {}
    with scope.acting(admin):
        held = {row.account.username: row for row in Membership.objects.select_related("account")}
    for account in CAST:
        row = held.get(account)
        try:
            scopes = sorted(p.value for p in ROLES[row.role].may) if row else []
            keys[account] = access.issue_api_token(membership=row.id if row else 0, scopes=scopes, days=300, by=admin, at=at)  # fmt: skip
        except Refusal:
            continue
    return keys


def send_list(doors: Doors, account: str) -> list[str]:
    """The list goes through the page: read for a try, then received; the codes of whom it brought."""
    client, where = doors.client(account), "/cham-soc/danh-sach-tro-ve/"
    html = client.post(where, {"file": list_file(doors.beside), "received_at": ""}).content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', html)
    assert sealed, html[:3000]
    done = client.post(f"{where}nhan/", {"sealed": sealed[1]}).content.decode()
    codes = list(dict.fromkeys(re.findall(r"/cham-soc/(N-\w+)/", done)))
    assert codes, done[:3000]
    return codes


def list_file(beside: Beside) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(beside.list_name, beside.list_file)


def seed() -> str:
    """Another run of dice: LACHAN_LEAK_SEED=…; one probe alone: LACHAN_LEAK_PROBE=number."""
    return os.environ.get("LACHAN_LEAK_SEED", "2026")
