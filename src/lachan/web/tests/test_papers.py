"""Papers of a matter: the receipt opens nothing, the minutes are an opening with a purpose."""

import io

import pytest
from docx import Document

from lachan.access.models import AuditLine

pytestmark = pytest.mark.database
STORY = "Lời kể giả lập về một chuyến đi."


def words(answer) -> str:
    document = Document(io.BytesIO(answer.content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_receipt_says_number_and_hour_and_nothing_sealed(received, sign_in):
    path = received(narrative=STORY, full_name_1="Người Mẫu A")
    client = sign_in("caxa_2026")
    assert f"{path}bien-nhan.docx" in client.get(path).content.decode()
    answer = client.get(f"{path}bien-nhan.docx")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    said = words(answer)
    assert "01/2026" in said
    assert "DỮ LIỆU GIẢ LẬP" in said
    assert STORY not in said
    assert "Người Mẫu A" not in said


def test_the_minutes_need_a_purpose_and_each_opening_is_logged(received, sign_in):
    path = received(narrative=STORY, full_name_1="Người Mẫu A", full_name_3="Người Mẫu Báo Tin")
    client = sign_in("caxa_2026")
    refused = client.post(f"{path}bien-ban.docx", {"purpose": ""})
    assert refused.status_code == 422
    assert "phải có mục đích" in refused.content.decode()
    said = words(client.post(f"{path}bien-ban.docx", {"purpose": "verify"}))
    assert STORY in said
    assert "Người Mẫu A" in said
    assert "Người Mẫu Báo Tin" in said
    done = AuditLine.objects.using("keeper").filter(outcome="done", verb__startswith="open_")
    assert sorted(done.values_list("verb", flat=True)) == ["open_identity"] * 2 + ["open_narrative"]
    assert client.get(f"{path}bien-ban.docx").status_code == 405


def test_others_print_nothing(received, sign_in):
    path = received()
    assert sign_in("caxa2_2026").get(f"{path}bien-nhan.docx").status_code == 404
