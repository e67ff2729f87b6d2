"""«Tìm người thân» through the pages: received like any report; whoever asks sees the same before and after somebody is found.
Posters: made, printed with their code, and led by it to the report."""

import html
import re
from datetime import date
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.test import Client
from pypdf import PdfReader

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.intake.models import Report
from lachan.letterbox import queries, receipts
from lachan.letterbox.commands import record_consent_to_tell
from lachan.letterbox.models import Letter, Poster, PosterTally
from lachan.letterbox.tests.scene import sent
from lachan.web.public import draft, patience, returning
from lachan.web.public.texts import languages, texts

from .conftest import FRIDAY
from .test_public_report import CODE, FORM, hidden
from .test_public_return import typed

pytestmark = pytest.mark.database
URL, POSTERS = "/bao-tin/tim-nguoi-than/", "/truyen-thong/ap-phich/"
FULL = {"danger": "yes", "sought": "Em Mẫu Giả Lập", "born": "2007", "minor": "yes", "looks": "Nói tiếng K’Ho, giả lập", "where": "Bavet",
        "since": "Tuần trước", "how": "Đi xe khách với người quen, giả lập", "threat": "Đòi 100 triệu, giả lập", "suspect": "anh Mẫu",
        "relation": "Mẹ", "informant": "anonymous"}  # fmt: skip


def post(client, given, url=URL, **more):
    return client.post(url, urlencode({**given, **more}), content_type=FORM)


def walked(client, first=URL):
    """Every step, as somebody without a script types it; the page before the sending."""
    answer = client.get(first)
    for step, fields in list(draft.RELATIVE.steps.items())[:-1]:
        assert f'name="buoc" value="{step}"' in answer.content.decode()
        given = {**hidden(answer), **{name: FULL[name] for name in fields if name in FULL}}
        answer = post(client, given, di="next")
        assert answer.status_code == 200, answer.content.decode()
    return answer


@pytest.fixture
def door(committed, now):
    return Client()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(returning, "TRYING", patience.Bucket(rate=1, burst=50))


def test_a_relative_is_looked_for_by_steps_and_the_asker_is_told_only_that_it_came(door):
    last = walked(door)
    assert all(html.escape(words) in last.content.decode() for words in FULL.values() if words not in ("yes", "anonymous"))  # fmt: skip
    answer = post(door, hidden(last), di="send")
    said = answer.content.decode()
    assert CODE.search(said) and not answer.cookies
    assert texts("vi")["flows"]["relative"]["promise"] in said
    letter = Letter.objects.using("keeper").get()
    assert (letter.topic, letter.anonymous) == ("relative", True)
    assert Report.objects.using("keeper").get().channel == "online"


@pytest.mark.django_db
def test_whom_is_asked_first_and_what_was_typed_is_kept(client):
    answer = post(client, {**FULL, "sought": " "}, buoc="who", di="next")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert html.escape(texts("vi")["flows"]["relative"]["refused"]["sought"]) in said
    assert "Đòi 100 triệu, giả lập" in said
    assert "tel:113" in said[: said.index("<form")]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_word(language):
    for flow in (draft.REPORT, draft.RELATIVE):
        text = draft.told_of(flow, language)
        assert [one["key"] for one in text["steps"]] == flow.order
        assert set(flow.most) <= set(text["fields"])
        assert text["refused"][flow.needs]


def test_the_page_of_the_code_is_the_same_before_and_after_somebody_was_found(door, now, cast):
    """Whoever asks may be who took the person away: a consent, an answer that tells nothing, a matter that moves on leave no trace."""
    made = sent(FRIDAY, place="c24853.c", topic="relative")

    def seen():
        page = door.get(typed(door, now, receipts.grouped(made.code))["Location"]).content.decode()
        return re.sub(r'(value|href|action)="[^"]{40,}"', "", page)

    before = seen()
    by = cast("caxa_2026")
    with scope.acting(by):
        letter = queries.letter_of(by, Matter.objects.get(id=made.letter.matter_id))
    record_consent_to_tell(letter=letter, scope="found", given=True, said_on=date(2026, 3, 13), paper="Biên bản 3", by=by, at=FRIDAY)  # fmt: skip
    assert seen() == before


def test_the_body_is_warned_and_asked_what_its_answer_tells(committed, now, sign_in):
    made = sent(FRIDAY, place="c24853.c", topic="relative")
    code = Matter.objects.using("keeper").get(id=made.letter.matter_id).code
    here, police = f"/vu-viec/{code}/trao-doi/", sign_in("caxa_2026")
    page = police.get(here).content.decode()
    assert "Người hỏi có thể chính là người đã đưa người kia đi." in page
    assert 'value="found" disabled' in page
    refused = police.post(f"{here}tra-loi/", {"words": "Đã nhận tin.", "place": "1"})
    assert refused.status_code == 422
    assert "Đã nhận tin." in refused.content.decode()
    forged = police.post(f"{here}tra-loi/", {"words": "Đã thấy em ấy.", "place": "1", "tells": "found"})  # fmt: skip
    assert forged.status_code == 422
    allowed = {"scope": "found", "given": "yes", "said_on": "13/03/2026", "paper": "Biên bản 3 (giả lập)"}  # fmt: skip
    assert police.post(f"{here}dong-y/", allowed).status_code == 302
    assert 'value="found" disabled' not in police.get(here).content.decode()
    told = police.post(f"{here}tra-loi/", {"words": "Đã thấy em ấy.", "place": "1", "tells": "found"})  # fmt: skip
    assert told.status_code == 302


def test_a_poster_is_made_printed_and_leads_to_the_report(committed, now, sign_in):
    police = sign_in("caxa_2026")
    assert police.post(POSTERS, {"place": "c24853.c", "event": "Bến xe (giả lập)", "printed": "1.200"}).status_code == 302  # fmt: skip
    poster = Poster.objects.using("keeper").get()
    page = police.get(POSTERS).content.decode()
    assert poster.code in page and "Bến xe (giả lập)" in page and "1.200" in page
    for size in ("a3", "a4", "a5"):
        paper = police.get(f"{POSTERS}{poster.id}/{size}.pdf")
        read = PdfReader(BytesIO(paper.content))
        text = " ".join(" ".join(one.extract_text() for one in read.pages).split())
        assert len(read.pages) == 1
        assert all(
            words in text
            for words in ("113", "111", f"testserver/b/{poster.code}", "Bến xe (giả lập)")
        )
    assert police.get(f"{POSTERS}{poster.id}/a9.pdf").status_code == 422
    person = Client()
    first = person.get(person.get(f"/b/{poster.code}")["Location"])
    last = walked(person, f"{URL}?nguon={poster.code}")
    assert hidden(first)["nguon"] == hidden(last)["nguon"] == poster.code
    assert CODE.search(post(person, hidden(last), di="send").content.decode())
    assert [one.many for one in PosterTally.objects.using("keeper").all()] == [1]
    assert person.get("/b/x%3Cscript")["Location"] == "/bao-tin/"


def test_too_few_posters_are_refused_and_what_was_typed_is_kept(committed, now, sign_in):
    answer = sign_in("caxa_2026").post(POSTERS, {"place": "c24853.c", "event": "Một nhà (giả lập)", "printed": "1"})  # fmt: skip
    assert answer.status_code == 422
    assert "Một nhà (giả lập)" in answer.content.decode()
