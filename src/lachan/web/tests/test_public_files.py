"""Pictures and files at the public door: taken on the page of the code, refused with a sentence and never with a fault."""

import html
import io
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from lachan.evidence_scan import from_outside
from lachan.evidence_scan.tests import daemon, samples
from lachan.letterbox import receipts
from lachan.letterbox.models import Enclosure
from lachan.letterbox.tests.enclosed import FILM, WORDS, photo
from lachan.letterbox.tests.scene import sent
from lachan.web.public import draft, files, opened, patience, report
from lachan.web.public.texts import texts

from .conftest import FRIDAY

pytestmark = pytest.mark.database
SAID = texts("vi")["files"]
NAME = "<script>alert(1)</script>ten-that-canary.jpg"


@pytest.fixture
def url(committed, now, monkeypatch):
    monkeypatch.setattr(files, "FILING", patience.Bucket(rate=1, burst=100))
    made = sent(FRIDAY, place="c24853.c")
    return opened.address(receipts.digest(made.code).hex(), "vi", FRIDAY, opened.FILES)


def post(url, *data, **more):
    sent = [SimpleUploadedFile(NAME, one, "text/html") for one in data]
    return Client().post(url, {"tep": sent, **more})


def kept():
    return Enclosure.objects.using("keeper").count()


def sentence(answer, said):
    text = html.unescape(answer.content.decode())
    assert said in text, text
    assert "<script" not in answer.content.decode() and "ten-that-canary" not in text
    return True


def test_they_are_taken_and_listed_without_their_names(url):
    answer = post(url, photo(), WORDS)
    assert answer.status_code == 303 and not answer.cookies
    page = Client().get(answer["Location"])
    assert sentence(page, "Ảnh 1") and sentence(page, "Tệp chữ 2") and kept() == 2


def test_the_receipt_offers_them_and_says_to_copy_the_code_first(committed, now):
    typed = {"story": "Lời kể giả lập.", "informant": "anonymous"}
    key = report._fresh_key(draft.read(typed, "vi"))
    answer = Client().post("/bao-tin/", urlencode({**typed, "di": "send", "khoa": key}), content_type="application/x-www-form-urlencoded")  # fmt: skip
    said = answer.content.decode()
    assert SAID["first_copy"] in said and 'target="_blank"' in said
    url = html.unescape(re.search(r'action="([^"]+/tep/[^"]+)"', said)[1])
    assert post(url, WORDS).status_code == 303 and kept() == 1


def test_words_typed_beside_them_stay_and_are_not_sent(url):
    answer = post(url, WORDS, them="Một câu <b>chưa gửi</b>.")
    assert answer.status_code == 200 and sentence(answer, SAID["words_wait"])
    assert "Một câu &lt;b&gt;chưa gửi" in answer.content.decode()
    refused = post(url, b"MZ" + b"\0" * 99, them="Một câu.")
    assert refused.status_code == 422 and ">Một câu.</textarea>" in refused.content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"MZ\x90\0" + b"\0" * 99, "chương trình chạy được"), (b"<svg xmlns='x'><script>x</script></svg>", "Không nhận loại tệp này"),
     (b"<html><body>x", "Không nhận loại tệp này"), (samples.zipped({"a.txt": b"x"}), "tệp nén"), (samples.docx(), "tệp nén"),
     (samples.picture("JPEG") + samples.zipped({"a.js": b"x"}), "lẫn nội dung khác"), (samples.with_javascript(), "tự chạy"),
     (FILM, "không bỏ được"), (b"", "Tệp rỗng"), (photo()[:900], "cắt cụt")],
)  # fmt: skip
def test_what_is_in_doubt_is_refused_with_a_sentence(url, data, said):
    answer = post(url, data)
    assert answer.status_code == 422 and sentence(answer, said) and kept() == 0


def test_film_with_the_box_ticked(url):
    assert post(url, FILM, nguyen="1").status_code == 303 and kept() == 1


def test_none_four_and_an_eleventh(url):
    assert sentence(post(url), "Chưa chọn tệp")
    four = post(url, *(photo(20 * n) for n in range(4)))
    assert four.status_code == 422 and sentence(four, "nhiều nhất ba tệp") and kept() == 0
    for start in (0, 3, 6):
        assert post(url, *(photo(20 * (start + n)) for n in range(3))).status_code == 303
    assert sentence(post(url, photo(200), photo(230)), "nhiều nhất mười tệp") and kept() == 9
    last = Client().get(post(url, photo(200))["Location"])
    assert sentence(last, SAID["full"]) and 'type="file"' not in last.content.decode()


def test_one_that_is_too_large_among_others(url):
    answer = post(url, WORDS, b"a" * (from_outside.LARGEST + 1), them="Một câu.")
    assert answer.status_code == 413 and sentence(answer, SAID["big"]) and kept() == 0
    assert ">Một câu.</textarea>" in answer.content.decode()


class Untouched(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *size):
        raise AssertionError("the body was read")


def test_a_gigabyte_is_refused_by_its_length_and_no_length_at_all(url):
    environ = {"wsgi.input": Untouched(), "CONTENT_TYPE": MULTIPART_CONTENT}
    huge = Client().generic("POST", url, **{**environ, "CONTENT_LENGTH": str(10**9)})
    assert huge.status_code == 413 and sentence(huge, SAID["big"])
    chunked = Client().generic(
        "POST", url, **{**environ, "CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    )
    assert chunked.status_code == 411 and sentence(chunked, SAID["unknown_length"])


def test_ten_thousand_fields_and_ten_thousand_files(url):
    fields = Client().post(url, {f"f{n}": "x" for n in range(10_000)})
    assert fields.status_code == 413 and sentence(fields, SAID["big"])
    many = Client().post(url, {"tep": [SimpleUploadedFile(NAME, b"x") for _ in range(10_000)]})
    assert many.status_code == 422 and sentence(many, "nhiều nhất ba tệp") and kept() == 0


@pytest.mark.parametrize("body", [b"", b"--x\r\n", b"--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a\"\r\n\r\nabc", b"\0" * 50])  # fmt: skip
def test_a_broken_form_is_no_fault(url, body):
    answer = Client().generic("POST", url, body, "multipart/form-data; boundary=x")
    assert answer.status_code in {303, 400, 422}
    assert Client().generic("POST", url, body, "multipart/form-data").status_code in {400, 422}


def test_a_flood_waits(url, monkeypatch):
    monkeypatch.setattr(files, "FILING", patience.Bucket(rate=0, burst=1))
    assert post(url, WORDS).status_code == 303
    answer = post(url, WORDS)
    assert answer.status_code == 429 and sentence(answer, SAID["busy"])
    monkeypatch.setattr(files, "FILING", patience.Bucket(rate=1, burst=9))
    for _ in range(2):
        assert files.READING.acquire(blocking=False)
    try:
        assert post(url, WORDS).status_code == 429
    finally:
        files.READING.release(2)
    assert post(url, WORDS).status_code == 303


def test_without_a_token_and_with_an_old_one_nothing_is_read(url, now):
    for bad in (opened.FILES, url.replace("phien=", "phien=x"), f"{opened.FILES}?phien=x"):
        assert post(bad, WORDS).status_code == 410
    assert Client().get(url).status_code == 303
    now(FRIDAY + timedelta(minutes=16))
    assert post(url, WORDS).status_code == 410 and kept() == 0


def test_what_a_real_daemon_finds(url, tmp_path, settings):
    with daemon.running(tmp_path) as address:
        settings.CLAMD = address
        answer = post(url, daemon.EICAR)
    assert answer.status_code == 422 and sentence(answer, "có mã độc") and kept() == 0
