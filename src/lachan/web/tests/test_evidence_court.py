"""Court mode: only a list that a person approved, in the words of whoever may know least; a stale mark when the file has changed."""

import pytest

from lachan.evidence.given import Item

from .evidence_scene import POLICE, PROCURACY, lines, room

__all__ = ["room"]
pytestmark = pytest.mark.database
NAME, MENTIONED = "Bị Hại Chim Hoàng Yến", "Người Nhắc Chim Hoàng Yến"


@pytest.fixture
def procurator(room, sign_in):
    room.writes(
        Item("persons", "P8", {"code": "BH8", "name": NAME, "roles": ["victim"]}),
        Item("persons", "P9", {"code": "N9", "name": MENTIONED, "roles": ["described"]}),
        Item("evidence", "E1", {"title": f"Lời khai của {NAME}", "source": "statement", "document": "D1", "speaker": "P8", "folios": "15a"}),
        Item("evidence", "E2", {"title": "Lời khai trái lại (giả lập)", "source": "statement", "document": "D2"}),
        Item("propositions", "M1", {"text": f"{NAME} bị {MENTIONED} đưa đi (giả lập)"}),
        Item("propositions", "M2", {"text": "Mệnh đề không được duyệt"}),
        Item("links", "", {"from": "E1", "to": "M1", "kind": "supports"}),
        Item("links", "", {"from": "E2", "to": "M1", "kind": "attacks"}),
    )  # fmt: skip
    room.later()
    return sign_in(PROCURACY)


def there(room):
    return f"/vu-viec/{room.code}/chung-cu/trinh-bay/"


def approved(client, room, *items, title="Phiên tòa giả lập"):
    return client.post(f"{there(room)}duyet/", {"ten": title, "muc": items})


def test_what_may_be_approved_is_offered_in_the_halls_own_words(procurator, room):
    html = procurator.get(f"{there(room)}duyet/").content.decode()
    assert 'value="E1"' in html and 'value="M1"' in html and 'value="D1"' in html
    assert "Hoàng Yến" not in html
    for items, title, says in (((), "x", "mục nào"), (("M1",), " ", "chưa có tên"), (("M404",), "x", "mã này")):  # fmt: skip
        refused = approved(procurator, room, *items, title=title)
        assert refused.status_code == 422 and says in refused.content.decode()
    kept = approved(procurator, room, "M1", title="").content.decode()
    assert 'value="M1" checked' in kept


def test_the_hall_sees_the_list_and_nothing_else(procurator, room):
    where = approved(procurator, room, "M1", "E1")["Location"]
    hall = procurator.get(f"{where}phong-xu/").content.decode()
    assert "DỮ LIỆU GIẢ LẬP" in hall and "Giai đoạn: điều tra" in hall and room.read().version in hall  # fmt: skip
    assert hall.count("data-slide") == 2 and "BL 15a" in hall
    assert "Hoàng Yến" not in hall and "không được duyệt" not in hall and "trái lại" not in hall
    presenter = procurator.get(where).content.decode()
    assert "Hoàng Yến" not in presenter
    assert "trái lại (giả lập)" in presenter and "phòng xử không thấy" in presenter
    assert lines("approve_display")[0].subject == room.scene.matter.id


def test_a_changed_file_is_said_in_the_hall(procurator, room):
    where = approved(procurator, room, "M1")["Location"]
    assert "ĐÃ THAY ĐỔI" not in procurator.get(f"{where}phong-xu/").content.decode()
    room.paper("D9")
    assert "HỒ SƠ ĐÃ THAY ĐỔI SAU KHI DUYỆT" in procurator.get(f"{where}phong-xu/").content.decode()
    assert "đã thay đổi sau khi duyệt" in procurator.get(there(room)).content.decode()


def test_what_was_only_made_and_not_approved_is_not_for_the_hall(procurator, room):
    procurator.post(f"{there(room)}lap/", {"dang": "svg-tree", "nguoi-doc": "ngoai"})
    (made,) = room.read().bundle.displays
    for path in (made.id, "B99"):
        assert procurator.get(f"{there(room)}{path}/").status_code == 404
        assert procurator.get(f"{there(room)}{path}/phong-xu/").status_code == 404


def test_the_slides_may_be_made_of_the_list_alone(procurator, room):
    where = approved(procurator, room, "M1")["Location"]
    told = {"dang": "pptx", "nguoi-doc": "ngoai", "danh-muc": where.split("/")[-2]}
    assert procurator.post(f"{there(room)}lap/", told).status_code == 200
    assert room.read().bundle.displays[-1].shows == ("M1",)
    assert procurator.post(f"{there(room)}lap/", {**told, "danh-muc": "B99"}).status_code == 422


def test_who_may_not(procurator, room, sign_in):
    where = approved(procurator, room, "M1")["Location"]
    for name, status in ((POLICE, 403), ("toaan", 404), ("dieutra_khac", 403), ("caxa", 403)):
        other = sign_in(name)
        for path in (f"{there(room)}duyet/", where, f"{where}phong-xu/"):
            assert other.get(path).status_code == status, (name, path)
        assert approved(other, room, "M1").status_code == status
