"""Coming back by code: one path for right and wrong codes, the own letter for a quarter of an hour, and nothing besides."""

import html
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.letterbox import queries, receipts
from lachan.letterbox.commands import answer_letter
from lachan.letterbox.models import Message
from lachan.letterbox.tests.scene import TOLD, sent
from lachan.web.public import opened, patience, returning
from lachan.web.public.texts import texts

from .conftest import FRIDAY

pytestmark = pytest.mark.database
FORM = "application/x-www-form-urlencoded"
SAID = texts("vi")
WAIT = timedelta(seconds=5)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@pytest.fixture
def letter(committed, now):
    return sent(FRIDAY, place="c24853.c")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """A bucket of its own, so that one test does not use up the turns of the next."""
    monkeypatch.setattr(returning, "TRYING", patience.Bucket(rate=1, burst=50))


def post(client, url, given):
    return client.post(url, urlencode(given), content_type=FORM)


def hidden(answer):
    return {name: html.unescape(said) for name, said in HIDDEN.findall(answer.content.decode())}


def typed(client, now, code, wait=WAIT):
    now(FRIDAY)
    form = hidden(client.get(returning.HERE))
    now(FRIDAY + wait)
    return post(client, returning.HERE, {**form, "ma": code})


def test_the_code_opens_the_own_letter(letter, now):
    client = Client()
    answer = typed(client, now, receipts.grouped(letter.code))
    assert answer.status_code == 303 and not answer.cookies
    page = client.get(answer["Location"])
    said = page.content.decode()
    assert (
        page.status_code == 200 and "01/2026" in said and "trong khoảng 22 giờ đến 23 giờ" in said
    )
    assert SAID["letter"]["no_notices"] in said
    # what was told is with the body, and nothing of it comes back out
    assert TOLD not in said and letter.code not in said and letter.letter.matter.code not in said


def test_a_wrong_code_goes_the_same_way_and_is_told_afterwards(letter, now):
    client = Client()
    right, wrong = typed(client, now, letter.code), typed(client, now, receipts.fresh())
    shapes = {(a.status_code, len(a["Location"]), len(a.content), tuple(sorted(a.headers))) for a in (right, wrong)}  # fmt: skip
    assert len(shapes) == 1
    page = client.get(wrong["Location"])
    assert page.status_code == 404 and SAID["returning"]["none"] in page.content.decode()


@pytest.mark.parametrize("code", ["", "123", "abcd" * 4, "1" * 17])
def test_no_sixteen_digits_is_said_and_kept(letter, now, code):
    answer = typed(Client(), now, code)
    assert answer.status_code == 422
    assert SAID["returning"]["not_sixteen"] in answer.content.decode()
    assert f'value="{code}"' in answer.content.decode()


@pytest.mark.parametrize("wait", [timedelta(0), timedelta(seconds=1), timedelta(hours=2)])
def test_too_fast_and_far_too_late_wait_with_the_code_kept(letter, now, wait):
    answer = typed(Client(), now, letter.code, wait)
    assert answer.status_code == 429 and letter.code in answer.content.decode()
    assert post(Client(), returning.HERE, {"ma": letter.code, "luc": "x"}).status_code == 429


def test_too_many_tries_by_everybody_wait(letter, now, monkeypatch):
    monkeypatch.setattr(returning, "TRYING", patience.Bucket(rate=0, burst=1))
    assert typed(Client(), now, receipts.fresh()).status_code == 303
    answer = typed(Client(), now, letter.code)
    assert answer.status_code == 429 and "thử lại" in answer.content.decode()


def test_after_a_quarter_of_an_hour_the_code_is_asked_again(letter, now):
    client = Client()
    answer = typed(client, now, letter.code)
    now(FRIDAY + timedelta(minutes=16))
    page = client.get(answer["Location"])
    assert page.status_code == 410 and SAID["returning"]["ended"] in page.content.decode()


def test_a_token_of_one_use_opens_nothing_else_and_a_changed_one_nothing(letter, now):
    client = Client()
    asked = hidden(client.get(returning.HERE))["luc"]
    for token in (asked, "", "x" * 3000, "ẩ", "AAAA"):
        assert client.get(opened.LETTER, {"phien": token}).status_code == 410


def test_adding_and_reading_the_answer(letter, now, cast):
    client = Client()
    page = client.get(typed(client, now, letter.code)["Location"])
    answer = post(client, opened.LETTER, {**hidden(page), "them": "Xe màu trắng, giả lập."})
    assert answer.status_code == 303
    by = cast("caxa_2026")
    with scope.acting(by):
        theirs = queries.letter_of(by, Matter.objects.get(id=letter.letter.matter_id))
    answer_letter(letter=theirs, words="Em ấy đi hôm nào?", place=2, by=by, at=FRIDAY)
    said = client.get(answer["Location"]).content.decode()
    assert said.index("Xe màu trắng, giả lập.") < said.index("Em ấy đi hôm nào?")
    assert "22 giờ, 13/03/2026" in said and by.agency_name in said


def test_pressing_twice_adds_once_and_a_word_meanwhile_keeps_the_text(letter, now, cast):
    client = Client()
    page = hidden(client.get(typed(client, now, letter.code)["Location"]))
    for _ in range(2):
        assert post(client, opened.LETTER, {**page, "them": "Một câu."}).status_code == 303
    assert Message.objects.using("keeper").count() == 1
    answer = post(client, opened.LETTER, {**page, "them": "<script>câu khác</script>"})
    said = answer.content.decode()
    assert answer.status_code == 422 and "Một câu." in said
    assert "&lt;script&gt;câu khác" in said and "<script" not in said
    assert post(client, opened.LETTER, {**hidden(answer), "them": "Câu khác."}).status_code == 303


def test_the_address_holds_no_code_and_no_digest(letter, now):
    location = typed(Client(), now, letter.code)["Location"]
    assert letter.code not in location and receipts.digest(letter.code).hex() not in location
    assert set(parse_qs(urlsplit(location).query)) == {"phien", "tieng"}
