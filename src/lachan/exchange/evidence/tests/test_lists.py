"""The clerk's list: headings in any hand, days and folios as written, and what could not be read said with its row."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from lachan.exchange.evidence import list_out, lists
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.loss import Taken
from lachan.exchange.evidence.refusals import FileRefused, HeaderUnsaid
from lachan.proof.bundle import Bundle
from lachan.proof.checking import check
from lachan.proof.loading import made
from lachan.proof.schema import example
from lachan.proof.tests.changing import changed

HEAD = Header(code="GL-9", stage="investigation", as_of="2024-09-30")
ACCENTS = [
    "STT",
    "Tên tài liệu",
    "Loại",
    "Ngày lập",
    "Người/cơ quan lập",
    "Tập",
    "Bút lục",
    "Nguồn chứng cứ",
    "Người khai",
    "Biên bản thu giữ",
]
PLAIN = [
    "STT",
    "TEN TAI LIEU",
    "LOAI",
    "NGAY LAP",
    "CO QUAN LAP",
    "TAP",
    "BUT LUC",
    "NGUON CHUNG CU",
    "NGUOI KHAI",
    "BIEN BAN THU GIU",
]
ROWS = [
    ["1", "Biên bản ghi lời khai", "biên bản ghi lời khai", "05/04/2024", "Cơ quan điều tra (giả lập)", "1", "BL 03–08", "lời khai", "Bị hại Đỗ Thị Bìm Bịp", ""],
    ["2", "Biên bản thu giữ điện thoại", "biên bản", "2/4/2024", "", "1", "21-22", "", "", ""],
    ["3", "Bản trích xuất tin nhắn", "", "tháng 5/2024", "", "1", "23-30", "c", "", "Biên bản thu giữ điện thoại"],
    ["4", "Sao kê tài khoản", "sao kê", "31/02/2024", "", "", "mười lăm", "tài liệu khác", "", "BL 99"],
    ["", "Lời khai lần hai", "", "2024", "", "", "", "", "BH1", ""],
]  # fmt: skip


def _csv(folder: Path, rows: list[list[str]], heads: list[str] = ACCENTS, mark: str = ",") -> Path:
    path = folder / "danh-muc.csv"
    lines = [
        mark.join(f'"{one}"' for one in row)
        for row in (["Danh mục — DỮ LIỆU GIẢ LẬP"], heads, *rows)
    ]
    path.write_text("\n".join(lines), "utf-8-sig")
    return path


def _xlsx(folder: Path, rows: list[list[str]]) -> Path:
    book = Workbook()
    for row in (
        ["Danh mục — DỮ LIỆU GIẢ LẬP"],
        ACCENTS,
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        *rows,
    ):
        book.active.append(row)
    book.save(folder / "danh-muc.xlsx")
    return folder / "danh-muc.xlsx"


def _why(taken: Taken) -> dict[str, int]:
    return {one.what: one.count for one in taken.loss.left}


@pytest.mark.parametrize("heads, mark", [(ACCENTS, ","), (PLAIN, ";"), (ACCENTS, "\t")])
def test_csv_in_any_hand(heads: list[str], mark: str, tmp_path: Path) -> None:
    _is_read(lists.read(_csv(tmp_path, ROWS, heads, mark), HEAD))


def test_workbook(tmp_path: Path) -> None:
    _is_read(lists.read(_xlsx(tmp_path, ROWS), HEAD))


def _is_read(taken: Taken) -> None:
    papers = {one.title: one for one in taken.bundle.documents}
    assert [
        papers[x].made_on
        for x in (
            "Biên bản ghi lời khai",
            "Bản trích xuất tin nhắn",
            "Sao kê tài khoản",
            "Lời khai lần hai",
        )
    ] == ["2024-04-05", "2024-05", None, "2024"]
    assert papers["Biên bản ghi lời khai"].folios == "03-08"
    assert papers["Sao kê tài khoản"].folios is None
    assert "mười lăm" in papers["Sao kê tài khoản"].note
    items = {one.title: one for one in taken.bundle.evidence}
    assert [
        items[x].source.value
        for x in ("Biên bản ghi lời khai", "Bản trích xuất tin nhắn", "Sao kê tài khoản")
    ] == ["statement", "electronic_data", "other_document"]
    assert items["Bản trích xuất tin nhắn"].record == papers["Biên bản thu giữ điện thoại"].id
    (victim,) = taken.bundle.persons
    assert (victim.code, victim.name, victim.roles) == ("BH1", "Đỗ Thị Bìm Bịp", ("victim",))
    assert items["Lời khai lần hai"].speaker == victim.id
    assert taken.bundle.synthetic
    assert {
        k: v for k, v in _why(taken).items() if k in ("ngày", "bút lục", "biên bản thu giữ")
    } == {"ngày": 1, "bút lục": 1, "biên bản thu giữ": 1}
    assert "Biên bản thu giữ điện thoại" not in items
    check(taken.bundle)


def test_a_second_time_into_the_bundle_adds_nothing(tmp_path: Path) -> None:
    first = lists.read(_csv(tmp_path, ROWS), HEAD).bundle
    again = lists.read(_csv(tmp_path, ROWS), Header(into=first))
    assert again.bundle == first
    assert _why(again)["tài liệu"] == 5


def test_into_another_bundle_gives_new_ids_and_known_people(tmp_path: Path) -> None:
    base = made(example())
    taken = lists.read(_csv(tmp_path, ROWS), Header(into=base)).bundle
    assert len(taken.documents) == len(base.documents) + 5
    assert [one.code for one in taken.persons] == ["BC1", "BH1", "BH2"]
    assert taken.evidence[-1].speaker == "v1"


def test_two_rows_of_headings_and_volumes_between(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "STT,Tên tài liệu,Bút lục,\n,,Từ,Đến\nTập 2,,,\n1,Lý lịch bị can,34,35\n2,Giấy khai sinh,36,\n",
        "utf-8",
    )
    found = lists.read(path, HEAD).bundle.documents
    assert [(one.volume, one.folios) for one in found] == [("2", "34-35"), ("2", "36")]


HOSTILE = '=HYPERLINK("http://gia.lap","x")'


def test_a_formula_is_words_out_and_in_again(tmp_path: Path) -> None:
    bundle = changed(
        {
            "set": {
                "d2.title": HOSTILE,
                "e1.title": HOSTILE,
                "d3.note": "@SUM(1)",
                "d3.maker": "-1+1",
                "d4.kind": "\t=1",
            }
        }
    )
    data = list_out.write_csv(bundle).data.decode("utf-8-sig")
    assert "'=HYPERLINK" in data
    assert not [
        line
        for line in data.splitlines()
        for cell in line.split(",")
        if cell.strip('"').lstrip().startswith(("=", "@", "-", "+"))
    ]
    path = tmp_path / "a.xlsx"
    path.write_bytes(list_out.write_xlsx(bundle).data)
    titles = [one.title for one in lists.read(path, HEAD).bundle.documents]
    assert HOSTILE in titles


@pytest.mark.parametrize("end", ["xlsx", "csv"])
def test_the_list_of_the_example_comes_back(end: str, tmp_path: Path) -> None:
    bundle = made(example())
    one = list_out.write_xlsx(bundle) if end == "xlsx" else list_out.write_csv(bundle)
    assert (
        one.data
        == (list_out.write_xlsx(bundle) if end == "xlsx" else list_out.write_csv(bundle)).data
    )
    path = tmp_path / f"a.{end}"
    path.write_bytes(one.data)
    back = lists.read(path, HEAD).bundle
    assert _told(back) == _told(bundle)
    assert back.synthetic


@pytest.mark.parametrize("given_", [b"", b"PK\x03\x04xx", b"\xd0\xcf\x11\xe0rest", b"\xff\xfea", "tên;ngày\n1;2".encode(), b"\x00\x01\x02", "Ten tai lieu,So,Ngay\n\xe9".encode("latin-1"),
                                    "MẬT\nSTT,Tên tài liệu,Loại\n1,a,b".encode()])  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence(given_: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(given_)
    with pytest.raises(FileRefused) as told:
        lists.read(path, HEAD)
    assert "nhập lại" in told.value.message


def test_a_list_that_belongs_to_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeaderUnsaid):
        lists.read(_csv(tmp_path, ROWS), Header())


def _told(bundle: Bundle) -> list[Any]:
    paper = {one.id: one for one in bundle.documents}
    return sorted(
        (
            e.title,
            e.source,
            e.folios or paper[str(e.document)].folios,
            str(e.how_known),
            str(e.obtained),
            str(e.obtained_on),
        )
        for e in bundle.evidence
    )
