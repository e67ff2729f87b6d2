"""Many lines at once: statements with their links, told by folio or by code; what is not there is never guessed."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from lachan.exchange.evidence import argument
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.refusals import NothingFound
from lachan.proof.bundle import Bundle
from lachan.proof.loading import made

FILE = {
    "schema": "lachan.evidence/1", "code": "GL-9", "stage": "investigation", "as_of": "2024-09-30", "synthetic": True,
    "documents": [{"id": "d1", "title": "Biên bản", "folios": "15-18"}, {"id": "d2", "title": "Ảnh", "folios": "19"}],
    "evidence": [{"id": "e1", "title": "Lời khai", "source": "statement", "document": "d1", "folios": "15-18"},
                 {"id": "e2", "title": "Sổ", "source": "exhibit", "document": "d2", "folios": "19"},
                 {"id": "e3", "title": "Ví", "source": "exhibit", "document": "d2", "folios": "19"}],
    "persons": [{"id": "bc1", "code": "BC1"}, {"id": "bh1", "code": "BH1"}],
    "decisions": [{"id": "q1", "kind": "charged", "about": ["bc1"]}],
}  # fmt: skip


def _read(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "dan.txt"
    path.write_text(text, "utf-8")
    return argument.read(path, Header(into=made(FILE)))


def _links(bundle: Bundle) -> set[tuple[str, str, str]]:
    return {(one.from_, one.kind.value, one.to) for one in bundle.links}


TYPED = """truy cứu
bc1;150;2;1.a,2.đ;3/4/24;5/2024;bh1;receive;ht

mệnh đề
BC1 nhận BH1;hv cấm;bc1;bh1;3/4/24 21:30;;xã Giả Lập;20tr;16,e2;;c1/receive
BC1 không biết BH1 bị hứa gì;chối;=;;;;=;;;e3;c1+c1/85.4;m1;Chưa rõ; còn hỏi
"""


def test_lines_become_items_and_links_and_speak_of_one_another(tmp_path):
    taken = _read(tmp_path, TYPED.replace("Chưa rõ; còn hỏi", '"Chưa rõ; còn hỏi"'))
    (charge,) = taken.bundle.charges
    assert (charge.person, charge.points, charge.acts_from, charge.acts_to, charge.decision) == ("bc1", ("1.a", "2.đ"), "2024-04-03", "2024-05", "q1")  # fmt: skip
    first, second = taken.bundle.propositions
    assert (first.nature.value, first.criminal, first.since, first.amount) == ("act", True, "2024-04-03T21:30", 20_000_000)  # fmt: skip
    assert (second.nature.value, second.criminal, second.actors, second.place) == ("denial", None, ("bc1",), "xã Giả Lập")  # fmt: skip
    assert second.evaluated == "Chưa rõ; còn hỏi"
    assert _links(taken.bundle) >= {("e1", "supports", "M1"), ("e2", "supports", "M1"), ("M1", "supports", "C1/receive"),
                                    ("e3", "attacks", "M2"), ("M2", "attacks", "M1"), ("M2", "supports", "C1/85.4")}  # fmt: skip
    assert not taken.loss.left


@pytest.mark.parametrize("said", ["19", "99", "e9", "bh1"])
def test_what_is_not_there_or_not_clear_leaves_the_whole_line_out(tmp_path, said):
    taken = _read(tmp_path, f"mệnh đề\nViệc thứ nhất;hv;;;;;;;{said}\nViệc thứ hai;hv;;;;;;;e1\n")
    assert [one.text for one in taken.bundle.propositions] == ["Việc thứ hai"]
    (left,) = taken.loss.left
    assert left.count == 1 and "dòng 2" in left.why
    assert _links(taken.bundle) == {("e1", "supports", "M2")}


@pytest.mark.parametrize("line", ["hv;Việc;bc1", ";hv;bc1", "Việc;trời mưa;bc1", "Việc;hv;bc7", "Việc;hv;;;32/13/2024", "Việc;hv;;;;;;mấy đồng"])  # fmt: skip
def test_a_line_that_cannot_be_read_is_counted(tmp_path, line):
    taken = _read(tmp_path, f"mệnh đề\n{line}\n")
    assert not taken.bundle.propositions and sum(one.count for one in taken.loss.left) == 1


def test_a_sheet_with_headings_in_any_order(tmp_path):
    book = Workbook()
    page: Any = book.active
    page.append(["BẢNG MỆNH ĐỀ"])
    page.append(["Chứng minh", "Việc gì", "Ai làm", "Tính chất"])
    page.append(["BL 16", "BC1 nhận BH1", "BC1", "hành vi"])
    path = tmp_path / "bang.xlsx"
    book.save(path)
    taken = argument.read(path, Header(into=made(FILE)))
    assert [one.text for one in taken.bundle.propositions] == ["BC1 nhận BH1"]
    assert _links(taken.bundle) == {("e1", "supports", "M1")} and not taken.loss.left


def test_a_table_of_something_else_is_refused(tmp_path):
    with pytest.raises(NothingFound):
        _read(tmp_path, "Tên;Giá\nKẹo;3\n")


@pytest.mark.parametrize("said, heads", [("c1-3/85.4", ["C1", "C2", "C3"]), ("c1-c2/85.4", ["C1", "C2"]), ("c1+c3/85.4", ["C1", "C3"])])  # fmt: skip
def test_one_head_of_several_charges(tmp_path, said, heads):
    charges = "bc1;150;2;;;;;;ht\n" * 3
    taken = _read(
        tmp_path, f"truy cứu\n{charges}mệnh đề\nBC1 chưa có tiền án;nhân thân;;;;;;;e1;;{said}\n"
    )
    assert {one.to for one in taken.bundle.links if one.from_ == "M1"} == {
        f"{one}/85.4" for one in heads
    }


def test_other_tables(tmp_path):
    taken = _read(tmp_path, "sự kiện\nGặp nhau;3/4/2024;;xã Giả Lập;bc1,bh1;x\ngiao tiền\n3/4/2024;bc1;bh1;20tr;tiền xe;e2\n"
                  "giá trị\ne2;t1;sum;19tr;VND\ncâu kết luận\n15;BC1 nhận BH1.;m1;15-18\n"
                  "câu hỏi\nCó ai thấy không?;bc1;x;e1\nsố máy\nsdt-9;máy;bc1;GL-7\ntình tiết\nbc1;51.1.s;chưa đủ;e1\nmệnh đề\nA;hv\n")  # fmt: skip
    bundle = taken.bundle
    assert (bundle.events[0].people, bundle.events[0].material) == (("bc1", "bh1"), True)
    assert (bundle.transactions[0].sum, bundle.transactions[0].trace) == (20_000_000, ("e2",))
    assert bundle.questions[0].contrary and bundle.questions[0].answered_by == ("e1",)
    assert bundle.identifiers[0].id == "sdt-9" and bundle.circumstances[0].evidence == ("e1",)
    assert bundle.assertions[0].value == "19tr" or bundle.assertions[0].value == 19_000_000
    assert [left.count for left in taken.loss.left] == [1] and not bundle.passages  # m1 comes below
