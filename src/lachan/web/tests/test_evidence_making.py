"""What is made of a file leaves for one reader, is noted and logged; earlier ones say when they no longer fit; scans leave covered."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from lachan.evidence import commands
from lachan.evidence.given import Item
from lachan.evidence_scan.covering import Box
from lachan.evidence_scan.tests.samples import pdf
from lachan.exchange.evidence import registry
from lachan.web.evidence_files.prints import PRINTS

from .evidence_scene import POLICE, PROCURACY, lines, room

__all__ = ["room"]
pytestmark = pytest.mark.database
NAME, MENTIONED = "Bị Hại Chim Hoàng Yến", "Người Nhắc Đến Chim Hoàng Yến"


@pytest.fixture
def police(room, sign_in):
    room.writes(
        Item("persons", "P8", {"code": "BH8", "name": NAME, "roles": ["victim"]}),
        Item("persons", "P9", {"code": "N9", "name": MENTIONED, "roles": ["described"]}),
        Item("evidence", "E1", {"title": f"Lời khai của {NAME}", "source": "statement", "document": "D1", "speaker": "P8"}),
        Item("propositions", "M1", {"text": f"{NAME} bị {MENTIONED} đưa qua biên giới (giả lập)"}),
        Item("links", "", {"from": "E1", "to": "M1", "kind": "supports"}),
    )  # fmt: skip
    room.later()
    return sign_in(POLICE)


def there(room):
    return f"/vu-viec/{room.code}/chung-cu/trinh-bay/"


def made(client, room, kind, **more):
    return client.post(f"{there(room)}lap/", {"dang": kind, "nguoi-doc": "ngoai", **more})


def text_of(data: bytes) -> str:
    """Every word of an office file, a picture, a PDF, a package."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "ignore") for name in packed.namelist())  # fmt: skip
    if data[:4] == b"%PDF":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode()


KINDS = [*PRINTS, *(f"tep-{name}" for name in registry.OUT)]


def test_every_kind_is_made_by_code_noted_and_logged(police, room):
    failed = []
    for kind in KINDS:
        answer = made(police, room, kind)
        if answer.status_code != 200:
            failed.append((kind, answer.status_code))
            continue
        assert answer["Content-Disposition"].startswith("attachment"), kind
        assert answer["Content-Security-Policy"].startswith("sandbox"), kind
        said = text_of(answer.content)
        assert "Hoàng Yến" not in said, kind
        assert "GIẢ LẬP" in said, kind
    assert not failed
    assert len(room.read().bundle.displays) == len(KINDS)
    noted = lines("note_made")
    assert len(noted) == len(KINDS) and {one.subject for one in noted} == {room.scene.matter.id}
    assert sorted(one.detail["form"] for one in noted) == sorted(KINDS)


def test_a_file_for_another_program_comes_with_what_it_leaves_out(police, room):
    with zipfile.ZipFile(io.BytesIO(made(police, room, "tep-graphml").content)) as packed:
        assert "Báo cáo mất mát" in packed.read("bao-cao-mat-mat.txt").decode()


def test_the_same_file_the_same_bytes(police, room):
    assert made(police, room, "svg-tree").content == made(police, room, "svg-tree").content


def test_earlier_ones_are_listed_and_say_when_the_file_has_changed(police, room):
    made(police, room, "svg-matrix")
    html = police.get(there(room)).content.decode()
    assert "Sơ đồ: Ma trận chứng cứ" in html and "Đúng với hồ sơ hiện nay" in html
    assert "Hồ sơ đã thay đổi" not in html
    # Another day is no change; another paper is.
    for _ in range(30):
        room.later()
    assert "Hồ sơ đã thay đổi" not in police.get(there(room)).content.decode()
    room.paper("D7")
    assert "Hồ sơ đã thay đổi sau khi lập" in police.get(there(room)).content.decode()


def test_nobody_makes_for_more_rights_than_he_has(police, room, sign_in, monkeypatch):
    from lachan.web.evidence_files import prints

    assert made(police, room, "svg-tree", **{"nguoi-doc": "co-quyen"}).status_code == 200
    monkeypatch.setattr(prints, "readers", lambda actor: [("ngoai", "x")])
    refused = made(police, room, "svg-tree", **{"nguoi-doc": "co-quyen"})
    assert refused.status_code == 422 and "Chọn người đọc khác" in refused.content.decode()
    for kind in ("", "exe", "tep-docx"):
        assert made(police, room, kind).status_code == 422, kind


def test_a_scanned_page_leaves_only_covered(police, room):
    scan = room.scanned(pdf(3), "quet.pdf")
    refused = police.post(f"{there(room)}trang/{scan.pk}/")
    assert refused.status_code == 422 and "sau khi có người che" in refused.content.decode()
    released = room.does(commands.release_page, scan=scan, pages={2: [Box(0.1, 0.1, 0.2, 0.2)]})
    assert f"{there(room)}trang/{released.pk}/" in police.get(there(room)).content.decode()
    answer = police.post(f"{there(room)}trang/{released.pk}/")
    assert answer.status_code == 200 and len(PdfReader(io.BytesIO(answer.content)).pages) == 1
    assert "Trang quét đã che" in room.read().bundle.displays[-1].title
    assert lines("open_folio")[-1].detail["scan"] == str(released.pk)


def test_who_may_not(police, room, sign_in):
    for name, status in (("toaan", 404), ("dieutra_khac", 404), ("caxa", 403), ("quantri", 403)):
        other = sign_in(name)
        assert other.get(there(room)).status_code == status, name
        assert made(other, room, "svg-tree").status_code == status, name
    assert made(sign_in(PROCURACY), room, "svg-tree").status_code == 200
