"""The JSON door: a key narrows its holder, a report is received once, refusals are sentences."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from lachan.access.commands import issue_api_token, revoke_api_token
from lachan.access.models import ApiToken, Membership
from lachan.access.refusals import NotYours

pytestmark = pytest.mark.database


@pytest.fixture
def key(cast, committed, instant):
    """`key("caxa", "report.see")` is a client that holds a key with those scopes."""
    from lachan.web.guard import now

    def issue(account: str, *scopes: str) -> Client:
        held = Membership.objects.using("keeper").get(account__username=account)
        text = issue_api_token(
            membership=held.id, scopes=list(scopes), days=7, by=cast("quantri"), at=now()
        )
        return Client(headers={"Authorization": f"Bearer {text}"})

    return issue


def post(client: Client, path: str, body: dict):
    return client.post(path, json.dumps(body), content_type="application/json")


def report(**more) -> dict:
    return {
        "client_key": str(uuid4()),
        "received_at": "2024-03-15T22:30:00+07:00",
        "narrative": "Giả lập.",
        "place_code": "24853",
        "traits": {"lure": "easy_job"},
        **more,
    }


def test_a_report_sent_twice_is_received_once(key):
    client = key("caxa", "report.receive", "report.see")
    body = report(
        persons=[{"capacity": "presumed_victim", "identity": {"full_name": "Người Mẫu Thử"}}]
    )
    first, second = post(client, "/api/v1/reports", body), post(client, "/api/v1/reports", body)
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert first.json()["number"] == "01/2024"
    page = client.get("/api/v1/matters").json()
    assert [m["code"] for m in page["matters"]] == [first.json()["code"]]
    whole = client.get(
        f"/api/v1/matters/{first.json()['code']}?as_of=2024-03-16T08:00:00%2B07:00"
    ).json()
    assert "Người Mẫu Thử" not in json.dumps(whole, ensure_ascii=False)
    due = {c["ref"]: c["due_at"] for c in whole["clocks"]}
    # Đạ Tông is remote: 48 hours, TTLT 01/2017 Điều 8(5)(a).
    assert due["A06"].startswith("2024-03-17T22:30") or due["A06"].startswith("2024-03-17T15:30")


def test_another_commune_gets_not_found(key):
    made = post(key("caxa", "report.receive"), "/api/v1/reports", report()).json()
    answer = key("caxa2", "report.see").get(f"/api/v1/matters/{made['code']}")
    assert answer.status_code == 404
    assert "phạm vi" in answer.json()["sentence"]


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer lachan_sai", "Basic abc"])
def test_no_key_is_nobody(committed, header):
    answer = Client(headers={"Authorization": header}).get("/api/v1/me")
    assert answer.status_code == 401


def test_a_key_narrows_and_never_widens(key, cast, committed):
    from lachan.web.guard import now

    client = key("caxa", "report.see")
    assert client.get("/api/v1/me").json()["may"] == ["report.see"]
    assert post(client, "/api/v1/reports", report()).status_code == 403
    held = Membership.objects.using("keeper").get(account__username="caxa")
    from lachan.access.commands import ScopeTooWide

    with pytest.raises(ScopeTooWide):
        issue_api_token(
            membership=held.id, scopes=["case.initiate"], days=1, by=cast("quantri"), at=now()
        )
    with pytest.raises(NotYours):
        issue_api_token(
            membership=held.id, scopes=["report.see"], days=1, by=cast("caxa"), at=now()
        )


def test_revoked_and_expired_keys_are_nobody(key, cast, monkeypatch):
    from lachan.web import guard

    client = key("caxa", "report.see")
    assert client.get("/api/v1/me").status_code == 200
    later = guard.now() + timedelta(days=8)
    with monkeypatch.context() as patch:
        patch.setattr(guard, "now", lambda: later)
        assert client.get("/api/v1/me").status_code == 401
    revoke_api_token(
        token=ApiToken.objects.using("keeper").get().id, by=cast("quantri"), at=guard.now()
    )
    assert client.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize(("more", "field"), [
    ({"grade": "mat"}, "grade"),
    ({"received_at": "2099-01-01T00:00:00+07:00"}, "received_at"),
    ({"received_at": "2024-03-15T22:30:00"}, "received_at"),
    ({"place_code": "99999"}, "place_code"),
    ({"traits": {"lure": "bịa"}}, "lure"),
])  # fmt: skip
def test_bad_input_gets_a_sentence(key, more, field):
    answer = post(key("caxa", "report.receive"), "/api/v1/reports", report(**more))
    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert len(answer.json()["sentence"]) > 40


def test_the_list_pages_by_key(key):
    client = key("caxa", "report.receive", "report.see")
    codes = {post(client, "/api/v1/reports", report()).json()["code"] for _ in range(3)}
    page = client.get("/api/v1/matters").json()
    assert {m["code"] for m in page["matters"]} == codes
    assert client.get("/api/v1/matters?after=xx").status_code == 422


def test_a_channel_entry_is_logged_once(key):
    client = key("caxa", "channel.log")
    body = {
        "channel": "police_113",
        "external_number": "113-0001",
        "arrived_at": "2024-03-15T22:30:00+07:00",
    }
    assert post(client, "/api/v1/channel-entries", body).status_code == 201
    assert post(client, "/api/v1/channel-entries", body).status_code == 422
