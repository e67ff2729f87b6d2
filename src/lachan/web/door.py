"""What stands before every view: signed in, may, never cached; refusals become pages here."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import quote

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours, Refusal

from . import kept
from .errors import forbidden

View = Callable[..., HttpResponse]


def signed_in(*any_of: Permission) -> Callable[[View], View]:
    """Only for somebody signed in who holds one of these permissions (none named: anybody)."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **given: object) -> HttpResponse:
            if request.actor is None:
                return _to_sign_in(request)
            if any_of and not any(request.actor.can(one) for one in any_of):
                return forbidden(request, PermissionDenied(NotYours().sentence))
            return _sealed_from_caches(_answered(view, request, args, given))

        return guarded

    return mark


def keeps_log(view: View) -> View:
    """A view whose GET is an opening that the log must bear: the one safe request that may write."""
    view.keeps_log = True  # type: ignore[attr-defined]  # read by guard.Transactions
    return view


def _answered(view: View, request: HttpRequest, args: tuple, given: dict) -> HttpResponse:
    try:
        return view(request, *args, **given)
    except NotFound as nothing:
        raise Http404(nothing.sentence) from nothing
    except NotYours as not_yours:
        return forbidden(request, PermissionDenied(not_yours.sentence))
    except Refusal as refusal:
        return render(request, "refused.html", {"refusal": refusal.sentence}, status=422)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _kept(request)
    where = f"/dang-nhap/?tiep={quote(request.get_full_path())}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": where})
    return redirect(where)


def _kept(request: HttpRequest) -> HttpResponse:
    """The session ended while somebody was typing: the same person signs in again here, and nothing typed is lost."""
    who = kept.typist(request)
    typed = [(name, said) for name, all_said in request.POST.lists() if name != "csrfmiddlewaretoken"
             for said in all_said]  # fmt: skip
    sealed = [(kept.FIELD, kept.seal(typed, who, request.at))] if who is not None else []
    shown = {
        "action": "/dang-nhap/",
        "next": request.path,
        "kept": sealed,
        "error": ENDED if sealed else LOST,
    }
    return _sealed_from_caches(render(request, "sign_in/page.html", shown, status=401))


ENDED = (
    "Phiên làm việc đã hết nên chưa ghi được. Đăng nhập lại ngay ở đây bằng chính tài khoản của mình; "
    "nội dung vừa gõ vẫn được giữ và sẽ gửi tiếp."
)
LOST = (
    "Phiên làm việc đã hết nên chưa ghi được, và không còn biết ai vừa gõ nên nội dung không được giữ. "
    "Đăng nhập rồi nhập lại."
)


def _sealed_from_caches(response: HttpResponse) -> HttpResponse:
    # What one person may see must not lie in a browser's or a proxy's cache for the next.
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "HX-Request, Cookie"
    return response
