"""A file is looked at in the page: at its folio, at a marked region; its bytes come in ranges and each opening is logged."""

import hashlib

import pytest

from lachan.evidence import commands
from lachan.evidence.given import Item
from lachan.evidence.tests.room import picture
from lachan.evidence_scan.tests.samples import film, pdf

from .evidence_scene import POLICE, PROCURACY, files_of, lines, room

__all__ = ["room"]
pytestmark = pytest.mark.database


@pytest.fixture
def police(room, sign_in):
    return sign_in(POLICE)


@pytest.fixture
def scan(room):
    """Four pages, of which two are folios, not in the order of the scan; a thing seen on the third."""
    found = room.scanned(pdf(4), "quet.pdf")
    room.does(commands.confirm_folios, casefile=room.file(), scan=found, folios={"2": "15", "3": "15a"})  # fmt: skip
    room.writes(Item("evidence", "E1", {"title": "Lời khai (giả lập)", "source": "statement", "document": "D1", "folios": "15a"}))  # fmt: skip
    room.later()
    return found


def there(room, scan):
    return f"{files_of(room)}{scan.pk}/"


def body(answer):
    return b"".join(answer.streaming_content)


def test_the_page_opens_at_the_folio_and_never_calls_a_scans_page_one(police, room, scan):
    html = police.get(f"{there(room, scan)}?bl=15a").content.decode()
    assert 'data-page="3"' in html and ">BL 15a<" in html
    html = police.get(f"{there(room, scan)}?trang=4").content.decode()
    assert "chưa xác nhận bút lục" in html and "BL 4" not in html and "BL 04" not in html
    html = police.get(f"{there(room, scan)}?bl=4").content.decode()
    assert 'data-page="1"' in html and "là BL 4." in html
    assert 'data-page="1"' in police.get(f"{there(room, scan)}?trang=99").content.decode()


def test_bytes_come_whole_and_in_ranges_and_each_opening_is_a_line(police, room):
    data = film() + b"\0" * 5_000_000
    scan = room.scanned(film(), "phim.mp4")
    where = f"{there(room, scan)}noi-dung/"
    whole = police.get(where)
    assert whole.status_code == 200 and body(whole) == film()
    assert whole["Accept-Ranges"] == "bytes" and whole["Content-Length"] == str(len(film()))
    part = police.get(where, headers={"Range": "bytes=4-11"})
    assert (part.status_code, body(part)) == (206, film()[4:12])
    assert part["Content-Range"] == f"bytes 4-11/{len(film())}"
    last = police.get(where, headers={"Range": "bytes=-5"})
    assert body(last) == film()[-5:]
    over = police.get(where, headers={"Range": f"bytes={len(data)}-"})
    assert (over.status_code, over["Content-Range"]) == (416, f"bytes */{len(film())}")
    told = [one.detail for one in lines("open_folio")]
    assert [(one["begins"], one["end"]) for one in told] == [(0, len(film())), (4, 12), (len(film()) - 5, len(film()))]  # fmt: skip
    assert {one["scan"] for one in told} == {str(scan.pk)}


def test_what_is_given_out_can_do_nothing_and_lies_in_no_cache(police, room, scan):
    answer = police.get(f"{there(room, scan)}noi-dung/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    navigated = police.get(f"{there(room, scan)}noi-dung/", headers={"Sec-Fetch-Mode": "navigate"})
    assert navigated.status_code == 422 and "che trước" in navigated.content.decode()
    foreign = police.get(f"{there(room, scan)}noi-dung/", headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403


def test_a_long_file_flows_after_the_request_is_over(police, room):
    """More than is answered at once: read piece by piece, each in a transaction of its reader."""
    from lachan.evidence_scan.tests.samples import box

    data = film() + box(b"free", bytes(range(256)) * 40_000)
    scan = room.scanned(data, "phim.mp4")
    whole = police.get(f"{there(room, scan)}noi-dung/")
    assert hashlib.sha256(body(whole)).digest() == bytes(scan.digest)
    part = police.get(f"{there(room, scan)}noi-dung/", headers={"Range": "bytes=100-"})
    assert (part.status_code, len(body(part))) == (206, 4 * 1024 * 1024)


def test_a_page_as_a_picture_and_a_stamp_to_read(police, room, scan):
    whole = police.get(f"{there(room, scan)}trang/2/")
    stamp = police.get(f"{there(room, scan)}trang/2/?dau")
    assert whole.content[1:4] == stamp.content[1:4] == b"PNG" and len(whole.content) != len(stamp.content)  # fmt: skip
    assert police.get(f"{there(room, scan)}trang/9/").status_code == 422
    assert [one.detail["page"] for one in lines("open_page")] == [2, 2]


def marked(client, room, scan, **more):
    typed = {"chung-cu": "E1", "trang": "3", "vung-x": "10", "vung-y": "12,5", "vung-w": "50", "vung-h": "20"}  # fmt: skip
    return client.post(f"{there(room, scan)}vung/", {**typed, **more})


def test_a_region_is_kept_with_its_evidence_and_opens_there(police, room, scan):
    answer = marked(police, room, scan)
    assert answer.status_code == 302 and answer["Location"].endswith("?vung=E1")
    (item,) = room.read().bundle.evidence
    assert item.folios == "15a" and item.region.scan == bytes(scan.digest).hex()
    assert (item.region.page, item.region.x, item.region.y, item.region.w, item.region.h) == (3, 0.1, 0.125, 0.5, 0.2)  # fmt: skip
    html = police.get(answer["Location"]).content.decode()
    assert 'data-page="3"' in html and '"chosen": "E1"' in html and '"w": 0.5' in html
    found = police.get(f"{files_of(room)}mo/?chung-cu=E1")
    assert found["Location"] == answer["Location"]


@pytest.mark.parametrize("wrong", [{"chung-cu": ""}, {"chung-cu": "E9"}, {"vung-w": "0"}, {"vung-x": "60"},
                                   {"vung-y": "chữ"}, {"trang": "9"}])  # fmt: skip
def test_a_region_that_is_none_is_refused_and_what_was_typed_stays(police, room, scan, wrong):
    answer = marked(police, room, scan, **wrong)
    html = answer.content.decode()
    assert answer.status_code == 422 and "Không thực hiện được" in html
    assert f'value="{wrong.get("vung-h", "20")}"' in html
    assert room.read().bundle.evidence[0].region is None


def test_every_mark_finds_its_folio_or_says_there_is_no_scan(police, room, scan):
    find = f"{files_of(room)}mo/"
    assert police.get(f"{find}?chung-cu=E1")["Location"] == f"{there(room, scan)}?bl=15a"
    assert police.get(f"{find}?tai-lieu=D1&bl=15")["Location"] == f"{there(room, scan)}?bl=15"
    assert police.get(f"{find}?bl=15a")["Location"] == f"{there(room, scan)}?bl=15a"
    none = police.get(f"{find}?tai-lieu=D2&bl=40")
    assert none.status_code == 404 and "Chưa có bản quét" in none.content.decode()


def test_who_may_not(police, room, scan, sign_in):
    paths = ("", "noi-dung/", "trang/1/")
    for name, status in (("toaan", 404), ("dieutra_khac", 404), ("caxa", 403), ("quantri", 403)):
        other = sign_in(name)
        for path in paths:
            assert other.get(there(room, scan) + path).status_code == status, (name, path)
        assert other.get(f"{files_of(room)}mo/?chung-cu=E1").status_code == status
        assert marked(other, room, scan).status_code in (403, 404), name
    other = sign_in(PROCURACY)
    assert all(other.get(there(room, scan) + path).status_code == 200 for path in paths)
    assert not [
        one for one in lines("open_folio") if one.role not in ("procurator", "investigator")
    ]


def test_a_picture_is_shown_as_it_is(police, room):
    html = police.get(there(room, room.scanned(picture(), "a.jpg"))).content.decode()
    assert 'data-viewer="picture"' in html
    html = police.get(there(room, room.scanned(film(), "a.mp4"))).content.decode()
    assert "<video" in html and "Đánh dấu" not in html
