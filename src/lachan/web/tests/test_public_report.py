"""Reporting at the public door: by steps, without a cookie, a script or a draft on the server; what was typed is never lost."""

import gzip
import html
import logging
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.test import Client

from lachan.docket.models import Matter
from lachan.intake.models import Report
from lachan.letterbox import receipts
from lachan.letterbox.models import Letter
from lachan.web.public import draft, patience, report
from lachan.web.public.texts import languages, texts

pytestmark = pytest.mark.database
URL = "/bao-tin/"
STYLE = Path(__file__).parents[1] / "static" / "lachan" / "public.css"
FORM = "application/x-www-form-urlencoded"
FULL = {"danger": "no", "story": "Em gái bị rủ đi làm, giả lập.", "where": "bến xe", "since": "tuần trước", "victim": "Em Mẫu",
        "minor": "yes", "suspect": "anh Mẫu", "reach": "0900000009", "informant": "anonymous"}  # fmt: skip
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CODE = re.compile(r'<p class="code">([\d ]+)</p>')


def post(client, given, **more):
    return client.post(URL, urlencode({**given, **more}), content_type=FORM)


def hidden(answer):
    return {name: html.unescape(said) for name, said in HIDDEN.findall(answer.content.decode())}


def looked_over(client, **more):
    """The last step, as the page before the sending is."""
    return post(client, {**FULL, **more}, buoc="contact", di="next")


def send(client, answer, **more):
    return post(client, hidden(answer), di="send", **more)


@pytest.fixture
def door(committed, now):
    """A browser nobody has signed in with."""
    return Client()


@pytest.mark.django_db
def test_the_first_page_is_small_and_says_113_and_111_first(client):
    page = client.get(URL)
    said = page.content.decode()
    wire = len(gzip.compress(page.content)) + len(gzip.compress(STYLE.read_bytes()))
    assert wire < 50_000 and len(page.content) + STYLE.stat().st_size < 50_000
    assert said.index("tel:113") < said.index("<form") and said.index("tel:111") < said.index("<form")  # fmt: skip
    assert not page.cookies and "<script" not in said and "csrf" not in said
    assert "no-store" in page["Cache-Control"]


def test_step_by_step_the_draft_goes_along_in_the_page_alone(door):
    steps, typed = list(draft.REPORT.steps), {}
    answer = door.get(URL)
    for at in steps[:-1]:
        typed = {**hidden(answer), **{n: FULL[n] for n in draft.REPORT.steps[at] if n in FULL}}
        answer = post(door, typed, di="next")
        assert answer.status_code == 200 and not answer.cookies
    said = answer.content.decode()
    assert all(words in said for words in ("Em gái bị rủ đi làm, giả lập.", "bến xe", "Gửi tin"))
    assert not Matter.objects.using("keeper").exists()


@pytest.mark.django_db
def test_life_in_danger_is_answered_at_once_on_every_step(client):
    for at in list(draft.REPORT.steps)[:-1]:
        said = post(client, {**FULL, "danger": "yes"}, buoc=at, di="next").content.decode()
        assert said.index('class="danger"') < said.index("<form")
        assert said.index("tel:113", said.index('class="danger"')) < said.index("<form")
    assert 'class="danger"' not in post(client, FULL, buoc="what", di="next").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("at", "given", "why"), [
    ("what", {"story": ""}, "story"), ("contact", {"informant": ""}, "informant"), ("where", {"place": "u999999"}, "place"),
    ("contact", {"informant": "named", "safe": "chỉ nhắn tin"}, "name"), ("people", {"minor": "x"}, "option"),
])  # fmt: skip
def test_what_is_missing_is_said_and_everything_typed_is_kept(client, at, given, why):
    answer = post(client, {**FULL, **given}, buoc=at, di="next")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert html.escape(texts("vi")["refused"][why]) in said
    for words in {**FULL, **given}.values():
        assert words in ("x", "u999999") or words in said


@pytest.mark.django_db
def test_what_is_too_long_stays_to_be_shortened(client):
    answer = post(client, {**FULL, "story": "ă" * 6001}, buoc="what", di="next")
    assert answer.status_code == 422
    assert "ă" * 6001 in answer.content.decode()


def test_a_report_is_taken_in_and_its_code_shown_once(door):
    answer = send(door, looked_over(door))
    said = answer.content.decode()
    code = receipts.read(CODE.search(said)[1])
    letter = Letter.objects.using("keeper").get()
    assert bytes(letter.digest) == receipts.digest(code)
    assert answer.status_code == 200 and not answer.cookies
    assert "01/2026" in said and "trong khoảng 22 giờ đến 23 giờ" in said
    assert Report.objects.using("keeper").get().informant == "anonymous"


def test_pressing_twice_is_one_report_with_one_code(door):
    last = looked_over(door)
    one, two = send(door, last), send(door, last)
    assert CODE.search(one.content.decode())[1] == CODE.search(two.content.decode())[1]
    assert Letter.objects.using("keeper").count() == Matter.objects.using("keeper").count() == 1


def test_what_was_not_looked_over_is_not_sent(door):
    """Changed on the way, or a key of somebody who used this computer before: it is shown again first."""
    answer = send(door, looked_over(door), story="Lời khác.")
    assert answer.status_code == 422
    assert texts("vi")["refused"]["changed"] in answer.content.decode()
    assert "Lời khác." in answer.content.decode()
    assert not Letter.objects.using("keeper").exists()
    assert send(door, answer).status_code == 200


@pytest.mark.django_db
def test_a_name_that_was_taken_back_is_not_kept(client):
    last = looked_over(client, name="Trần Mẫu", telephone="0900000008")
    assert "Trần Mẫu" not in last.content.decode() and "0900000008" not in last.content.decode()


def test_too_many_at_once_is_429_with_the_draft_and_the_same_key(door, monkeypatch):
    monkeypatch.setattr(report, "SENDING", patience.Bucket(rate=0, burst=0))
    last = looked_over(door)
    answer = send(door, last)
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "thử lại" in answer.content.decode()
    assert hidden(answer) == hidden(last)
    monkeypatch.setattr(report, "SENDING", patience.Bucket(rate=1, burst=1))
    assert send(door, answer).status_code == 200


def test_a_bucket_gives_its_burst_and_then_waits():
    bucket = patience.Bucket(rate=0, burst=3)
    assert [bucket.take() for _ in range(5)] == [True, True, True, False, False]
    assert patience.Bucket(rate=1e9, burst=1).take()


@pytest.mark.django_db
@pytest.mark.parametrize("body", [urlencode({"story": "a" * 3_000_000}), urlencode([(f"f{n}", "x") for n in range(10_000)])], ids=["body", "fields"])  # fmt: skip
def test_what_is_too_large_is_refused_with_a_sentence(client, body):
    answer = client.post(URL, body, content_type=FORM)
    assert answer.status_code == 413
    assert html.escape(texts("vi")["refused"]["big"]) in answer.content.decode()


@pytest.mark.django_db
def test_files_are_refused_with_a_sentence_and_not_read(client):
    answer = client.post(URL, {"story": "x"})
    assert answer.status_code == 413
    assert texts("vi")["refused"]["files"] in answer.content.decode()


@pytest.mark.django_db
def test_script_in_any_field_is_text(client):
    script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    for name in (*draft.REPORT.most, "tieng", "buoc", "di", "khoa"):
        for at in draft.REPORT.steps:
            said = post(client, {**FULL, "buoc": at, "di": "next", name: script}).content.decode()
            assert "<script" not in said and "<img" not in said, (name, at)


def test_an_official_is_gone_round(door):
    place = draft.places(draft.Draft({}, "vi"), report_day())[0]["options"][1][0]
    answer = send(door, looked_over(door, official="commune", place=place))
    assert texts("vi")["receipt"]["past"] in answer.content.decode()
    assert Letter.objects.using("keeper").get().agency.key == "68-csdt"


def report_day():
    from .conftest import FRIDAY

    return FRIDAY.date()


def test_nothing_is_written_of_who_was_here(door, caplog):
    """Neither a refusal nor a report leaves a line in the server's log."""
    with caplog.at_level(logging.DEBUG):
        post(door, {}, buoc="what", di="next")
        door.post(URL, {"story": "x"})
        send(door, looked_over(door))
    quiet = logging.getLogger().handlers
    kept = [one for one in caplog.records if any(h.filter(one) for h in quiet if h.filters)]
    assert not [one.getMessage() for one in kept if "bao-tin" in one.getMessage() or "giả lập" in one.getMessage()]  # fmt: skip


def test_every_language_says_everything():
    def keys(of):
        return {key: keys(said) if isinstance(said, dict) else len(said) if isinstance(said, list) else 0 for key, said in of.items()}  # fmt: skip

    for language in languages():
        assert keys(texts(language)) == keys(texts("vi")), language
        assert texts(language)["language"] == language
