"""A password becomes a session; a person of several agencies says for which one they act."""

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lachan.access import scope, signin
from lachan.access.models import Account, Membership
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.access.roles import ROLES
from lachan.reference.sorting import sort_key

from .. import kept, wording
from ..door import signed_in
from ..places import home

WRONG = "Tên tài khoản hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại."
NOT_YOURS = (
    "Trên máy này có nội dung gõ dở của một tài khoản khác, hoặc đã quá 12 giờ, nên không giao lại. "
    "Chưa có gì được ghi dưới tên anh/chị."
)
NO_POST = (
    "Tài khoản này chưa có phân công đang hiệu lực. "
    "Đề nghị người quản trị của cơ quan ghi phân công rồi đăng nhập lại."
)


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, "")
    # Attempts are counted under the right to sign in, also when somebody is signed in already.
    scope.bind(scope.signing_in())
    name = request.POST.get("username", "").replace("\0", "").strip()[:150]
    account = authenticate(request, username=name, password=request.POST.get("password", ""))
    if account is None:
        return _form(request, WRONG)
    held = signin.membership_of(account.id, None, request.at.date())
    if held is None:
        return _form(request, NO_POST)
    _open_session(request, account, held)
    return kept.remember(_onward(request, account, held), account.id)


def _onward(request: HttpRequest, account: Account, held: Membership) -> HttpResponse:
    """Back to what was being typed, if it is this person's; else where they wanted to go."""
    waiting = request.POST.get(kept.FIELD, "")
    if waiting and (typed := kept.unseal(waiting, account.id, request.at)):
        return render(request, "sign_in/again.html", {"action": _next(request), "kept": typed})
    if waiting:
        messages.info(request, NOT_YOURS)
        return redirect(home(signin.actor_of(held)))
    return redirect(_next(request) or home(signin.actor_of(held)))


def _form(request: HttpRequest, error: str) -> HttpResponse:
    shown = {
        "action": "/dang-nhap/", "error": error, "next": _next(request),
        "username": request.POST.get("username", ""),
        "kept": [(kept.FIELD, said) for said in request.POST.getlist(kept.FIELD)[:1]],
    }  # fmt: skip
    return render(request, "sign_in/page.html", shown, status=422 if error else 200)


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("tiep", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if safe and asked != "/" else ""


def _open_session(request: HttpRequest, account: Account, held: Membership) -> None:
    request.session.flush()
    request.session["account"] = account.id
    request.session["membership"] = held.id
    request.session["proof"] = account.get_session_auth_hash()
    rotate_token(request)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    scope.bind(scope.signing_in())
    request.session.flush()
    return redirect("/dang-nhap/")


@signed_in()
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, what my role may do, and the other agencies I may act for."""
    held = _memberships(request)
    role = ROLES[request.actor.role]
    shown = {
        "role_words": " ".join((role.__doc__ or "").split()),
        "may": sorted((one.label for one in request.actor.may), key=sort_key),
        "held": [_choice(request, one) for one in held],
        "may_be_told": request.actor.can(P.ALERT_SEE),
        "may_see_unheard": any(
            request.actor.can(one) for one in (P.OVERSIGHT_SEE, P.ACCOUNT_MANAGE)
        ),
    }
    return render(request, "sign_in/account.html", shown)


def _memberships(request: HttpRequest) -> list[Membership]:
    mine = Membership.objects.filter(account=request.actor.account_id)
    today = mine.filter(signin.memberships_on(request.at.date()))
    return list(today.select_related("agency").order_by("id"))


def _choice(request: HttpRequest, held: Membership) -> dict[str, object]:
    now = held.agency_id == request.actor.agency_id and held.role == request.actor.role
    return {
        "id": held.id, "agency": held.agency.name, "role": ROLES[held.role].label, "now": now,
        "since": wording.day(held.valid_from),
    }  # fmt: skip


@require_POST
@signed_in()
def switch_agency(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("membership", "")
    chosen = [one for one in _memberships(request) if str(one.id) == wanted]
    if not chosen:
        raise NotFound
    request.session["membership"] = chosen[0].id
    return redirect("/")


@signed_in()
def root(request: HttpRequest) -> HttpResponse:
    return redirect(home(request.actor))
