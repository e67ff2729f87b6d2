"""A GET may not write, whatever its code tries; a fault rolls everything back."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path
from uuid_utils.compat import uuid7

from lachan.access.models import AuditLine
from lachan.web import urls

pytestmark = pytest.mark.database


def writes(request: HttpRequest) -> HttpResponse:
    AuditLine.objects.bulk_create(
        [
            AuditLine(
                id=uuid7(),
                at=request.at,
                account_id=request.actor.account_id,
                role="x",
                agency_id=request.actor.agency_id,
                verb="from_a_page",
                outcome="done",
            )
        ]
    )
    if request.method == "POST" and "fail" in request.POST:
        raise RuntimeError("fault after writing")
    return HttpResponse("written")


urlpatterns = [*urls.urlpatterns, path("ghi/", writes)]


def lines() -> int:
    return AuditLine.objects.using("keeper").filter(verb="from_a_page").count()


@override_settings(ROOT_URLCONF=__name__)
def test_a_get_that_writes_fails_and_leaves_nothing(sign_in):
    client = sign_in("caxa_2026")
    client.raise_request_exception = False
    assert client.get("/ghi/").status_code == 500
    assert lines() == 0


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_after_writing_takes_the_writing_back(sign_in):
    client = sign_in("caxa_2026")
    client.raise_request_exception = False
    assert client.post("/ghi/", {"fail": "1"}).status_code == 500
    assert lines() == 0
    assert client.post("/ghi/").status_code == 200
    assert lines() == 1
