"""Papers to print of one matter."""

from django.http import Http404, HttpRequest, HttpResponse


def minutes(request: HttpRequest, code: str) -> HttpResponse:
    raise Http404


def receipt(request: HttpRequest, code: str) -> HttpResponse:
    raise Http404
