"""Files come in over the web: by tus, piece by piece, or by a plain form; what is no evidence leaves nothing behind."""

import base64
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lachan.evidence.models import Chunk, Scan, Upload
from lachan.evidence.tests.room import picture
from lachan.evidence_scan.tests.samples import film

from .evidence_scene import POLICE, PROCURACY, files_of, lines, room

__all__ = ["room"]
pytestmark = pytest.mark.database
TUS = {"Tus-Resumable": "1.0.0"}
OCTETS = "application/offset+octet-stream"


@pytest.fixture
def police(room, sign_in):
    return sign_in(POLICE)


def named(name):
    return {"Upload-Metadata": f"filename {base64.b64encode(name.encode()).decode()}"}


def begun(client, room, size, name="anh.jpg", **more):
    told = {**TUS, "Upload-Length": str(size), **named(name), **more}
    return client.post(f"{files_of(room)}gui/", content_type="text/plain", headers=told)


def brought(client, where, begins, data, kind=OCTETS):
    return client.patch(where, data, content_type=kind, headers={**TUS, "Upload-Offset": str(begins)})  # fmt: skip


def counted():
    return tuple(one.objects.using("keeper").count() for one in (Upload, Chunk, Scan))


def test_options_say_what_is_spoken(police, room, settings):
    answer = police.options(f"{files_of(room)}gui/")
    assert (answer.status_code, answer["Tus-Version"]) == (204, "1.0.0")
    assert answer["Tus-Extension"] == "creation,termination"
    assert answer["Tus-Max-Size"] == str(settings.UPLOAD_LARGEST)


def test_a_file_goes_on_from_where_it_broke_off_and_is_the_rooms(police, room):
    data = picture((900, 700))
    begun_at = begun(police, room, len(data), "Ảnh hiện trường.jpg")
    assert (begun_at.status_code, begun_at["Tus-Resumable"]) == (201, "1.0.0")
    where = begun_at["Location"]
    assert brought(police, where, 0, data[:700])["Upload-Offset"] == "700"
    # The line broke; the browser asks where to go on. Anywhere else is refused.
    head = police.head(where, headers=TUS)
    assert (head["Upload-Offset"], head["Upload-Length"]) == ("700", str(len(data)))
    for begins in (0, 699, 701):
        wrong = brought(police, where, begins, data[begins:])
        assert wrong.status_code == 409 and "nối tiếp" in wrong.content.decode()
    assert brought(police, where, 700, data[700:]).status_code == 204
    done = police.post(f"{where}xong/", {"tai-lieu": "D1"})
    assert done.status_code == 200
    html = police.get(files_of(room)).content.decode()
    assert "Ảnh hiện trường.jpg" in html and done.json()["url"] in html
    assert brought(police, where, len(data), b"x").status_code == 410
    (begin,) = lines("begin_upload")
    assert begin.subject == room.scene.matter.id
    assert len(lines("bring_piece")) == 2 and len(lines("finish_upload")) == 1


def test_a_new_paper_is_made_with_the_file_and_named_after_it(police, room):
    data = picture()
    where = begun(police, room, len(data), "Biên bản khám xét.jpg")["Location"]
    brought(police, where, 0, data)
    assert police.post(f"{where}xong/", {"tai-lieu": "moi"}).status_code == 200
    assert "Biên bản khám xét" in [one.title for one in room.read().bundle.documents]


def test_the_protocol_is_kept(police, room):
    where = f"{files_of(room)}gui/"
    assert police.post(where, content_type="text/plain", headers={"Upload-Length": "5"}).status_code == 412  # fmt: skip
    for told in ({}, {"Upload-Length": "5"}, {"Upload-Length": "-5", **named("a.jpg")},
                 {"Upload-Length": "5", "Upload-Metadata": "filename !!!"}):  # fmt: skip
        assert police.post(where, content_type="text/plain", headers={**TUS, **told}).status_code == 400  # fmt: skip
    made = begun(police, room, 10)["Location"]
    assert brought(police, made, 0, b"12345", kind="application/json").status_code == 415
    assert police.patch(made, b"1", content_type=OCTETS, headers=TUS).status_code == 400
    assert brought(police, made, 0, b"x" * 11).status_code == 413
    assert police.get(made).status_code == 405
    assert police.post(f"{made}xong/", {"tai-lieu": "D1"}).status_code == 422  # not whole yet
    assert police.delete(made, headers=TUS).status_code == 204
    assert police.head(made, headers=TUS).status_code == 404
    assert counted() == (0, 0, 0)


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"\0" * 5_000_000)
    return made.getvalue()


REFUSED = [
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "so-do.svg", "SVG"),
    (b"%PDF-1.7\n1 0 obj", "cut.pdf", "cắt cụt"), (bomb(), "bom.zip", "không nhận"),
    (b"MZ" + b"\0" * 200, "a.jpg", "chương trình"),
]  # fmt: skip


@pytest.mark.parametrize("data, name, says", REFUSED)
def test_what_is_no_evidence_is_refused_in_a_sentence_and_leaves_nothing(police, room, data, name, says):  # fmt: skip
    where = begun(police, room, len(data), name)["Location"]
    brought(police, where, 0, data)
    papers = len(room.read().bundle.documents)
    refused = police.post(f"{where}xong/", {"tai-lieu": "moi"})
    assert refused.status_code == 422 and says.lower() in refused.json()["sentence"].lower()
    assert counted() == (0, 0, 0) and len(room.read().bundle.documents) == papers
    given = SimpleUploadedFile(name, data)
    plain = police.post(f"{files_of(room)}gui-thuong/", {"tep": given, "tai-lieu": "D1"})
    assert plain.status_code == 422 and says.lower() in plain.content.decode().lower()
    assert counted() == (0, 0, 0) and lines("finish_upload", "refused")


@pytest.mark.parametrize("name", ["../../a.jpg", "C:\\a.jpg", "a\x00.jpg", "ảnh\u202egpj.exe", " "])
def test_tricks_in_names_are_refused_at_once(police, room, name):
    refused = begun(police, room, 10, name)
    assert refused.status_code == 422 and len(refused.content.decode()) > 40
    assert counted() == (0, 0, 0)


def test_too_large_is_refused_before_a_byte_is_sent(police, room, settings):
    settings.UPLOAD_LARGEST = 1000
    refused = begun(police, room, 1001)
    assert refused.status_code == 413 and "LACHAN_UPLOAD_MB" in refused.content.decode()


def test_the_plain_form_takes_several_small_files(police, room):
    given = [SimpleUploadedFile("a.jpg", picture()), SimpleUploadedFile("phim.mp4", film())]
    answer = police.post(f"{files_of(room)}gui-thuong/", {"tep": given, "tai-lieu": "D2"})
    assert answer.status_code == 302 and counted()[2] == 2
    nothing = police.post(f"{files_of(room)}gui-thuong/", {"tai-lieu": "D2"})
    assert nothing.status_code == 422 and "Chưa có tệp nào" in nothing.content.decode()


def test_who_may_not(police, room, sign_in):
    where = begun(police, room, 10)["Location"]
    for name, status in ((PROCURACY, 404), ("toaan", 403), ("dieutra_khac", 404), ("caxa", 403)):
        other = sign_in(name)
        assert other.head(where, headers=TUS).status_code == status, name
        assert brought(other, where, 0, b"12345").status_code == status, name
        assert other.delete(where, headers=TUS).status_code == status, name
    for name, status in (("toaan", 404), ("dieutra_khac", 404), ("caxa", 403), ("quantri", 403)):
        assert sign_in(name).get(files_of(room)).status_code == status, name
        assert begun(sign_in(name), room, 10).status_code in (403, 404), name
    assert sign_in(PROCURACY).get(files_of(room)).status_code == 200
    police.post("/dang-xuat/")
    ended = brought(police, where, 0, b"12345")
    assert ended.status_code == 401 and "Đăng nhập lại" in ended.content.decode()


def test_a_piece_without_the_pages_token_is_not_taken(room, sign_in):
    from django.test import Client

    from .conftest import PASSWORD

    strict = Client(enforce_csrf_checks=True)
    page = strict.get("/dang-nhap/").content.decode()
    token = page.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    strict.post("/dang-nhap/", {"username": POLICE, "password": PASSWORD, "csrfmiddlewaretoken": token})  # fmt: skip
    assert begun(strict, room, 10).status_code == 403
    page = strict.get(files_of(room)).content.decode()
    token = page.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    made = begun(strict, room, 10, **{"X-CSRFToken": token})
    assert made.status_code == 201
    assert brought(strict, made["Location"], 0, b"12345").status_code == 403


def test_what_was_begun_and_left_is_listed_for_its_owner_and_may_be_dropped(police, room):
    where = begun(police, room, 10, "dở dang.jpg")["Location"]
    html = police.get(files_of(room)).content.decode()
    assert "dở dang.jpg" in html and f'action="{where}bo/"' in html
    assert police.post(f"{where}bo/").status_code == 302
    assert counted() == (0, 0, 0)
