"""A list of people who came back: read for a try, then received."""

from django.http import HttpRequest, HttpResponse

from lachan.access.permissions import Permission as P  # noqa: N817

from ..door import signed_in


@signed_in(P.VICTIM_RECEIVE)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@signed_in(P.VICTIM_RECEIVE)
def confirm(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
