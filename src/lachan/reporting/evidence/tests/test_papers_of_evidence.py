"""The list of papers and the draft of requests, as Word files."""

import io
from typing import Any

from docx import Document

from lachan.proof.bundle import Bundle
from lachan.proof.checking import check
from lachan.proof.redaction import ENTITLED, Reader
from lachan.proof.tests.changing import changed
from lachan.reporting.evidence import document_list, requests
from lachan.reporting.evidence.head import printed
from lachan.reporting.evidence.tests.many import many


def rows(file: bytes) -> list[list[str]]:
    table = next(t for t in Document(io.BytesIO(file)).tables if len(t.columns) == 9)
    return [[cell.text for cell in row.cells] for row in table.rows]


def words(file: bytes) -> str:
    return "\n".join(p.text for p in Document(io.BytesIO(file)).paragraphs)


def test_every_paper_of_the_file_stands_once_in_the_order_of_its_folios() -> None:
    made = rows(document_list.docx(printed(changed({}), ENTITLED)))
    assert made[0] == list(document_list.COLUMNS)
    assert len(made) - 1 == len(changed({}).documents)
    assert [row[4] for row in made[1:10]] == ["01–02", "03–08", "09–14", "15–20", "21–22", "23–30", "31–32", "33", "34–35"]  # fmt: skip
    assert [row[6] for row in made[1:4]] == ["2", "6", "6"]
    assert made[1][1:4] == ["Quyết định khởi tố bị can", "02/04/2024", "chưa ghi"]


def test_a_paper_without_a_folio_says_so_and_in_an_open_investigation_why() -> None:
    ended = rows(document_list.docx(printed(changed({"set": {"d6.folios": None}}))))[-1]
    assert ended[4] == "chưa có" and ended[1] == "Bản trích xuất tin nhắn"
    early = rows(document_list.docx(printed(changed({"file": {"stage": "investigation"}, "set": {"d6.folios": None}}))))[-1]  # fmt: skip
    assert early[4] == "chưa đánh số"


def test_features_and_notes_are_what_the_file_says() -> None:
    change: dict[str, Any] = {"set": {"d4.copy": True, "d4.compared": False, "d4.language": "zh", "d4.translated": True,
                                      "d5.withdrawn": True, "d5.replaced_by": "d8"}}  # fmt: skip
    made = {row[1]: row for row in rows(document_list.docx(printed(changed(change))))}
    assert made["Sao kê tài khoản"][7] == "bản sao, chưa đối chiếu; tiếng Trung, có bản dịch"
    assert made["Biên bản thu giữ điện thoại"][8] == "đã rút; thay bằng «Biên bản giao nhận sao kê»"


def test_the_supplement_lists_what_was_added_or_changed_since_and_what_is_gone() -> None:
    before = changed({"drop": ["d80"], "set": {"d4.folios": "15-19", "v1.victim_decision": None},
                      "add": {"documents": [{"id": "d99", "title": "Biên bản bị bỏ"}]}})  # fmt: skip
    file = document_list.docx(printed(changed({}), ENTITLED), before)
    assert [(row[1], row[8]) for row in rows(file)[1:]] == [("Sao kê tài khoản", "sửa đổi"), ("Văn bản xác định nạn nhân BH1", "bổ sung")]  # fmt: skip
    assert "THỐNG KÊ TÀI LIỆU BỔ SUNG" in words(file) and "Biên bản bị bỏ" in words(file)


def _wanting() -> Bundle:
    return changed({"drop": ["p2"], "set": {"e3.record": None, "e4.device_record": None}})


def test_a_request_stands_for_every_open_question_with_article_objects_and_what_closes_it() -> None:
    one = _wanting()
    told = words(requests.docx(printed(one, ENTITLED)))
    open_ = [f for f in check(one).findings if f.severity != "D"]
    assert len(open_) >= 3
    for f in open_:
        assert f.sentence in told and f.cite in told and f.closes in told and f"[{f.rule}]" in told
    assert "Điều 165" in told and "Điều 167" in told and "DỰ THẢO" in told
    assert "Đối tượng: " in told and "BL " in told
    assert told.index("Điều 245 khoản 1 điểm a") < told.index("Điều 245 khoản 1 điểm d")


def test_nothing_open_makes_no_request() -> None:
    answered = _wanting()
    notes = [{"rule": f.rule, "objects": list(f.objects), "kind": "note", "text": "đã rõ", "by": "KSV", "on": "2024-10-01"}
             for f in check(answered).findings]  # fmt: skip
    data = answered.model_dump(mode="json", by_alias=True) | {"notes": notes}
    told = words(requests.docx(printed(Bundle.model_validate(data))))
    assert "không lập văn bản này" in told


def test_before_initiation_it_asks_for_verification() -> None:
    told = words(requests.docx(printed(changed({"file": {"stage": "report"}}))))
    assert "YÊU CẦU KIỂM TRA, XÁC MINH" in told and "Điều 159" in told and "Điều 165" not in told


UNDECIDED = {
    "add": {
        "persons": [{"id": "n4", "code": "N4", "roles": ["described"], "identified": True}],
        "propositions": [{"id": "p9", "text": "N4 nhận BH1", "nature": "act", "actors": ["n4"], "criminal": True}],
        "links": [{"from": "e1", "to": "p9", "kind": "supports"}],
    }
}  # fmt: skip


def test_a_question_about_an_undecided_person_is_kept_back_and_counted_until_the_name_is_opened() -> None:  # fmt: skip
    shut = words(requests.docx(printed(changed(UNDECIDED))))
    assert "N4" not in shut and "câu hỏi về người chưa có quyết định không nêu" in shut
    opened = words(requests.docx(printed(changed(UNDECIDED), Reader(opened=frozenset({"n4"})))))
    assert "N4" in opened and "[R-50]" in opened


def test_many_questions_of_one_kind_are_one_line_with_all_their_objects_in_order() -> None:
    told = words(requests.docx(printed(many(12))))
    line = next(x for x in told.split("\n") if "[R-67]" in x)
    assert line.index("BH2;") < line.index("BH10;")
