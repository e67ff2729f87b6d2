"""The door: right and wrong passwords, the lock, where one lands, signing out, switching."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from .conftest import filled

pytestmark = pytest.mark.database
PASSWORD = "mat-khau-gia-lap-2024"


def test_a_commune_officer_lands_on_the_desk_and_a_leader_on_the_board(sign_in):
    assert sign_in("caxa_2026").get("/")["Location"] == "/viec-hom-nay/"
    assert sign_in("lanhdao").get("/")["Location"] == "/chi-tieu/"


def test_a_wrong_password_is_a_sentence_and_keeps_the_name(committed, now):
    answer = Client().post("/dang-nhap/", {"username": "caxa", "password": "sai"})
    assert answer.status_code == 422
    assert 'value="caxa"' in answer.content.decode()
    assert "không đúng" in answer.content.decode()


def test_many_wrong_passwords_lock_the_door_for_a_while(committed, now):
    client = Client()
    for _ in range(9):
        answer = client.post("/dang-nhap/", {"username": "caxa", "password": "sai"})
    assert answer.status_code == 429
    assert "tạm khóa" in answer.content.decode()
    right = client.post("/dang-nhap/", {"username": "caxa", "password": PASSWORD})
    assert right.status_code == 429


def test_a_stranger_is_sent_to_sign_in_and_back(committed, now):
    answer = Client().get("/vu-viec/?q=abc")
    assert answer["Location"] == "/dang-nhap/?tiep=/vu-viec/%3Fq%3Dabc"
    signed = {"username": "caxa_2026", "password": PASSWORD, "next": "/vu-viec/?q=abc"}
    assert Client().post("/dang-nhap/", signed)["Location"] == "/vu-viec/?q=abc"


def test_no_one_is_sent_to_another_site(committed, now):
    signed = {"username": "caxa_2026", "password": PASSWORD, "next": "https://example.com/"}
    assert Client().post("/dang-nhap/", signed)["Location"] == "/viec-hom-nay/"


def test_signing_in_changes_the_session_key(committed, now):
    client = Client()
    for _ in range(2):
        before = client.cookies.get("lachan")
        client.post("/dang-nhap/", {"username": "caxa_2026", "password": PASSWORD})
        assert before is None or client.cookies["lachan"].value != before
        before = client.cookies["lachan"].value


def test_signing_out_ends_it(sign_in):
    client = sign_in("caxa_2026")
    assert client.post("/dang-xuat/")["Location"] == "/dang-nhap/"
    assert client.get("/viec-hom-nay/").status_code == 302


def test_a_password_changed_elsewhere_ends_the_session(sign_in):
    from lachan.access.models import Password

    client = sign_in("caxa_2026")
    mine = Password.objects.using("keeper").filter(account__username="caxa_2026")
    kept = mine.get().hash
    mine.update(hash=kept + "x")
    try:
        assert client.get("/viec-hom-nay/").status_code == 302
    finally:
        mine.update(hash=kept)


def test_an_agency_that_is_not_mine_cannot_be_chosen(sign_in):
    client = sign_in("caxa_2026")
    assert client.get("/tai-khoan/").status_code == 200
    assert client.post("/doi-don-vi/", {"membership": "999999"}).status_code == 404


def test_htmx_is_told_to_go_to_the_door(committed, now):
    answer = Client().get("/vu-viec/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/dang-nhap/")


def test_what_was_typed_outlives_the_session(sign_in):
    client = sign_in("caxa_2026")
    form = filled(client, narrative="Lời kể giả lập <rất dài>.")
    client.cookies.pop("lachan")
    ended = client.post("/nguon-tin/moi/", form)
    assert ended.status_code == 401
    assert "Phiên làm việc đã hết" in ended.content.decode()
    again = hidden_of(ended) | {"username": "caxa_2026", "password": "sai"}
    wrong = client.post("/dang-nhap/", again)
    again = hidden_of(wrong) | {"username": "caxa_2026", "password": PASSWORD}
    resumed = client.post("/dang-nhap/", again)
    assert "Gửi tiếp" in resumed.content.decode()
    assert hidden_of(resumed) == form
    assert client.post("/nguon-tin/moi/", hidden_of(resumed))["Location"].startswith("/vu-viec/")


def test_what_was_typed_is_given_back_to_whoever_typed_it_and_to_nobody_else(sign_in, now, instant):
    """The next person at that computer: neither in the page's source, nor after signing in."""
    client = sign_in("caxa_2026")
    form = filled(client, narrative="Lời kể giả lập của người trước.")
    client.cookies.pop("lachan")
    ended = client.post("/nguon-tin/moi/", form)
    assert "người trước" not in ended.content.decode()
    theirs = hidden_of(ended) | {"username": "kiemsat_tinh", "password": PASSWORD}
    answer = client.post("/dang-nhap/", theirs)
    assert answer["Location"] == "/viec-hom-nay/"
    page = client.get("/viec-hom-nay/").content.decode()
    assert "không giao lại" in page
    assert "người trước" not in page
    mine = hidden_of(ended) | {"username": "caxa_2026", "password": PASSWORD}
    torn = mine | {"giu": "A" + mine["giu"][1:] if mine["giu"][0] != "A" else "B" + mine["giu"][1:]}
    assert client.post("/dang-nhap/", torn).status_code == 302
    now(instant("2026-03-14 10:31"))
    assert client.post("/dang-nhap/", mine).status_code == 302  # twelve hours later
    now(instant("2026-03-14 10:29"))
    assert "người trước" in client.post("/dang-nhap/", mine).content.decode()


def test_without_a_sign_of_who_typed_nothing_is_kept(sign_in):
    client = sign_in("caxa_2026")
    form = filled(client, narrative="Lời kể giả lập của người trước.")
    client.cookies.pop("lachan")
    client.cookies["lachan-nguoi"] = "7:made-up"
    ended = client.post("/nguon-tin/moi/", form)
    assert (ended.status_code, "không được giữ" in ended.content.decode()) == (401, True)
    assert "người trước" not in ended.content.decode()


def hidden_of(answer) -> dict[str, str]:
    pairs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: unescape(said) for name, said in pairs if name != "csrfmiddlewaretoken"}


def test_a_person_of_two_agencies_says_for_which_one(sign_in, cast):
    from lachan.access.models import Account, Membership

    mine = Account.objects.using("keeper").get(username="caxa_2026")
    other = Membership(
        account_id=mine.id,
        agency_id=cast("thanhtra").agency_id,
        role="inspector",
        valid_from=date(2018, 1, 1),
    )
    other.save(using="keeper")
    try:
        client = sign_in("caxa_2026")
        assert client.get("/nhat-ky/").status_code == 403
        assert client.post("/doi-don-vi/", {"membership": str(other.id)}).status_code == 302
        assert client.get("/nhat-ky/").status_code == 200
    finally:
        other.delete(using="keeper")
