"""Pages for what could not be shown; each says what to do next and gives nothing away."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # Too large, too many fields, a wrong host: read before anybody is known, so nothing of a person is shown.
    return HttpResponse(render_to_string("400.html"), status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    # Our own refusals say what to do next; anything else gets the page's own words.
    shown = {"exception": str(exception) if isinstance(exception, PermissionDenied) else ""}
    return render(request, "403.html", shown, status=403)


def fault(request: HttpRequest) -> HttpResponse:
    # No context: whatever broke may break again while describing itself.
    return HttpResponse(render_to_string("500.html"), status=500)
