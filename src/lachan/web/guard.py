"""The door: one transaction per request, read-only for reads, bound to what the viewer may see."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from lachan.access import scope, signin
from lachan.access.actor import Actor

from .errors import not_found
from .places import PLACES

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
Answer = Callable[[HttpRequest], HttpResponse]


def now() -> datetime:
    """The one place of the web that asks the clock; everything below is handed the answer."""
    return datetime.now(HANOI)


class Transactions:
    """Every request runs in one transaction; a safe one may not write, whatever its code tries."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return not_found(request)  # no address of ours has it, and no database takes it
        with transaction.atomic():
            _begin(read_only=request.method in SAFE and not _keeps_log(request))
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response


def _keeps_log(request: HttpRequest) -> bool:
    """Whether this address opens a file of evidence: looking is then a line in the log (door.keeps_log)."""
    try:
        return getattr(resolve(request.path_info).func, "keeps_log", False)
    except Resolver404:
        return False


def _begin(*, read_only: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('transaction_read_only', %s, true), set_config('lachan.token', %s, true)",
            ["on" if read_only else "off", scope.signing_in()],
        )


class Viewer:
    """Turns the session into an actor and hands the transaction that actor's rights, or nobody's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]  # our request carries its instant
        request.actor = actor(request)  # type: ignore[attr-defined]  # and its actor
        if request.actor is not None:  # type: ignore[attr-defined]
            scope.bind(scope.token_of(request.actor))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.session.modified:
            # Rows of sessions are not within anybody's own rights; it is written further out.
            scope.bind(scope.signing_in())
        return response


def actor(request: HttpRequest) -> Actor | None:
    """Who acts, by the session; one query, and the password hash must still be the one signed in with."""
    account_id = request.session.get("account")
    if account_id is None or request.path.startswith("/api/"):
        return None
    day = request.at.date()  # type: ignore[attr-defined]
    held = signin.membership_of(account_id, request.session.get("membership"), day)
    if held is None or not held.account.is_active:
        return None
    if request.session.get("proof") != held.account.get_session_auth_hash():
        return None
    return signin.actor_of(held)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page shows: who, from where, whether all of it is made up, when printed."""
    who, at = getattr(request, "actor", None), getattr(request, "at", None)
    shown = {
        "synthetic": settings.SYNTHETIC,
        "printed_at": at.strftime("%d/%m/%Y %H:%M") if at else "",
    }
    if who is None:
        return shown
    return {
        **shown, "actor": who, "nav": _nav(request.path, who), "account_url": "/tai-khoan/",
        "agency_name": who.agency_name, "person_name": who.name, "person_role": who.role_label,
        "account_id": who.account_id,
    }  # fmt: skip


def _nav(path: str, who: Actor) -> list[dict[str, Any]]:
    return [
        {"url": place.url, "label": place.label, "short": place.short, "icon": place.icon,
         "key": place.key, "active": path.startswith(place.url)}
        for place in PLACES
        if place.opens is None or who.can(place.opens)
    ]  # fmt: skip


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
