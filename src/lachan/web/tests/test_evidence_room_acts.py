"""Acts of the evidence room by its pages: questions answered, quick entry, links, folios, withdrawing, import, changes, a name."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.case_scenes import POLICE, PROCURACY

from .conftest import statements
from .room_scene import NAME, charged, room_at
from .test_evidence_room import path, sent, text

pytestmark = pytest.mark.database
LIST = """Mã,Tên tài liệu,Loại,Ngày lập,Bút lục,Nguồn chứng cứ
1,Biên bản khám xét (giả lập),biên bản khám xét,06/04/2024,40-44,biên bản
2,Sao kê tài khoản (giả lập),sao kê,07/04/2024,45-50,dữ liệu điện tử
"""


@pytest.fixture
def room(committed, cast, now):
    made = charged(room_at(cast))
    now(made.scene.now)
    return made


def open_question(room):
    return next(one for one in room.asked().findings if one.severity == "A")


def key_in(html: str, rule: str) -> str:
    return re.search(rf"/cau-hoi/({rule}-[0-9a-f]{{12}})/", html)[1]


def test_questions_are_listed_filtered_and_answered_by_whoever_signs(room, sign_in):
    client, asked = sign_in(PROCURACY), open_question(room)
    every = text(client, path(room, "cau-hoi/"))
    assert NAME not in every
    assert asked.sentence.split(" (")[0][:40] in every
    narrowed = text(client, path(room, "cau-hoi/?muc=D"))
    assert "bộ lọc đang che" in narrowed
    where = path(room, f"cau-hoi/{key_in(every, asked.rule)}/")
    assert "hỏi từ lần ghi" in text(client, f"{where}?tu-khi=1")
    refused = sent(client, where, {"kind": "note", "text": " ", "document": "D9"}, 422)
    assert 'id="document-error"' in refused
    refused = sent(client, where, {"kind": "note", "text": " ", "document": "D1"}, 422)
    assert 'id="text-error"' in refused
    assert 'value="D1"' in refused
    sent(client, where, {"kind": "note", "text": f"Đã xem lại với {NAME}, lý do giả lập."})
    answered = text(client, path(room, "cau-hoi/?tra-loi=1"))
    assert "Kiểm sát viên, " in answered
    assert "Đã xem lại với N1, lý do giả lập." in answered
    assert client.get(path(room, "cau-hoi/R-01-000000000000/")).status_code == 404


def test_a_statement_with_its_evidence_for_and_against_in_one_form(room, sign_in):
    client, where = sign_in(POLICE), path(room, "ghi-nhanh/")
    page = text(client, where)
    assert page.index("Chứng minh</legend>") < page.index("Phản bác, gỡ tội</legend>")
    told = {"text": "BC1 nhận tiền", "nature": "benefit", "about": ["BH1"], "since": "05/03/2024 21:30", "amount": "50.000.000",
            "target": "C1/purpose", "bears": "supports", "supports_1_evidence": "E1", "attacks_1_title": "Sao kê không có khoản này",
            "attacks_1_source": "electronic_data", "attacks_1_document": "D77"}  # fmt: skip
    refused = sent(client, where, told, 422)
    assert 'id="attacks_1_document-error"' in refused
    assert 'value="50.000.000"' in refused
    assert 'value="Sao kê không có khoản này"' in refused
    before = room.read().turn
    sent(client, where, {**told, "attacks_1_document": "D2"})
    of = room.read().bundle
    fact = of.propositions[-1]
    assert (fact.since, fact.amount, fact.about) == ("2024-03-05T21:30", 50000000, ("BH1",))
    drawn = {(x.from_, x.to, str(x.kind)) for x in of.links}
    assert {
        ("E1", fact.id, "supports"),
        ("E3", fact.id, "attacks"),
        (fact.id, "C1/purpose", "supports"),
    } <= drawn
    assert room.read().turn == before + 5


def test_links_are_drawn_by_three_buttons_and_twice_is_refused(room, sign_in):
    client, where = sign_in(POLICE), path(room, "lien-ket/")
    assert NAME not in text(client, where)
    assert "Chưa chọn đủ hai bên" in sent(client, where, {"from": "E1", "kind": "supports"}, 422)
    back = sent(
        client, where, {"from": "E2", "to": "C1/act", "kind": "explains", "note": "ghi chú"}
    )
    assert re.search(r'value="E2" checked', text(client, back))
    again = sent(
        client, where, {"from": "E2", "to": "C1/act", "kind": "explains", "note": "ghi chú"}, 422
    )
    assert "đã có trong hồ sơ" in again
    assert 'value="ghi chú"' in again
    assert "không tự chứng minh" in sent(
        client, where, {"from": "M1", "to": "M1", "kind": "supports"}, 422
    )


def test_folios_by_table_and_by_pasting(room, sign_in):
    client, where = sign_in(POLICE), path(room, "but-luc/")
    refused = sent(client, where, {"folio_D1": "1-4", "pasted": "", "reason": ""}, 422)
    assert 'id="reason-error"' in refused
    assert 'value="1-4"' in refused
    refused = sent(client, where, {"pasted": "D9\t5", "reason": "Đánh số"}, 422)
    assert 'id="pasted-error"' in refused
    assert "bút lục" in sent(client, where, {"folio_D1": "trang ba", "reason": "Đánh số"}, 422)
    sent(client, where, {"folio_D1": "1-4", "pasted": "D2\t5-10", "reason": "Kết thúc điều tra"})
    assert [one.folios for one in room.read().bundle.documents] == ["1-4", "5-10"]
    assert "Kết thúc điều tra" in text(client, where)


def test_a_paper_is_withdrawn_after_seeing_what_rests_on_it(room, sign_in):
    client, where = sign_in(POLICE), path(room, "muc/documents/D1/rut/")
    page = text(client, where)
    assert "Nếu rút, những gì liên quan" in page
    assert "chứng cứ, 1 mệnh đề" in page
    assert NAME not in page
    assert 'id="reason-error"' in sent(client, where, {"reason": " "}, 422)
    sent(client, where, {"reason": "Lập sai thẩm quyền", "replaced_by": "D2"})
    paper = room.read().bundle.documents[0]
    assert (paper.withdrawn, paper.replaced_by) == (True, "D2")
    changed = text(client, path(room, "thay-doi/"))
    assert "đã rút khỏi hồ sơ" in changed
    assert NAME not in changed


def test_a_list_is_tried_then_written_in_one_act(room, sign_in):
    client, where = sign_in(POLICE), path(room, "nhap/")
    assert 'id="file-error"' in sent(client, where, {"format": "csv"}, 422)
    nonsense = SimpleUploadedFile("x.csv", b"khong phai bang")
    assert 'id="file-error"' in sent(client, where, {"format": "csv", "file": nonsense}, 422)
    before = room.read().turn
    tried = sent_file(client, where, LIST)
    assert "Báo cáo mất mát" in tried
    assert room.read().turn == before
    sealed = re.search(r'name="sealed" value="([^"]+)"', tried)[1]
    other = sign_in(PROCURACY).post(f"{where}ghi/", {"sealed": sealed})
    assert other.status_code == 422, "what one account read is nobody else's"
    sent(client, f"{where}ghi/", {"sealed": sealed})
    of = room.read().bundle
    assert [one.folios for one in of.documents][-2:] == ["40-44", "45-50"]
    assert of.documents[0].title == "Biên bản ghi lời khai (giả lập)"
    assert "chưa có" in sent_file(client, where, LIST, 422)


def sent_file(client, where: str, told: str, status: int = 200) -> str:
    given = SimpleUploadedFile("danh-muc.csv", told.encode())
    answer = client.post(where, {"format": "csv", "file": given})
    assert answer.status_code == status, answer.content.decode()[:4000]
    return answer.content.decode()


def test_a_name_is_opened_by_a_procurator_with_a_purpose(room, sign_in):
    police, procuracy, page = sign_in(POLICE), sign_in(PROCURACY), path(room, "muc/persons/N1/")
    assert "mo-ten" not in text(police, page)
    assert police.post(f"{page}mo-ten/", {"purpose": "supervise"}).status_code == 403
    assert "nêu mục đích" in sent(procuracy, f"{page}mo-ten/", {"purpose": ""}, 422)
    opened = procuracy.post(f"{page}mo-ten/", {"purpose": "supervise"}).content.decode()
    assert NAME in opened
    assert NAME not in text(procuracy, page)


def test_pages_ask_few_questions_whatever_the_file(room, sign_in):
    client = sign_in(POLICE)
    for rest, most in (("cau-hoi/", 12), ("muc/", 12), ("muc/evidence/", 12), ("muc/evidence/E1/", 13), ("ghi-nhanh/", 12),
                       ("lien-ket/", 12), ("but-luc/", 12), ("nhap/", 12), ("bang/tree/", 12), ("thay-doi/", 20)):  # fmt: skip
        answer, sql = statements(client, path(room, rest))
        assert answer.status_code == 200, rest
        assert len(sql) <= most, (rest, len(sql))
