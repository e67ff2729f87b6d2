"""Bank statements and call records: sums and hours as written, accounts and numbers as identifiers, holders by code."""

from pathlib import Path

import pytest

from lachan.exchange.evidence import bank, calls
from lachan.exchange.evidence.joining import Header
from lachan.exchange.evidence.numbers import plain_phone
from lachan.exchange.evidence.outgoing import outgoing
from lachan.exchange.evidence.refusals import FileRefused
from lachan.exchange.evidence.tables import cells
from lachan.exchange.evidence.tables.headings import tables
from lachan.proof.loading import made
from lachan.proof.schema import example

HEAD = Header(code="GL-9", stage="investigation", as_of="2024-09-30")
OWN = """DỮ LIỆU GIẢ LẬP
Số tài khoản: 0100 2003 004
Chủ tài khoản: Chim Sẻ Nâu
Ngày giao dịch;Số tài khoản đối ứng;Tên đối ứng;Ghi nợ;Ghi có;Diễn giải;Mã giao dịch
15/03/2024 21:30;999888;Bìm Bịp;;40.000.000;CK tien hang;FT1
16/03/2024;999888;;1.500.000;;tra no;FT2
17/03/2024;12****89;;2.000;;phi;
;;;;;Cộng phát sinh;
18/03/2024;1;;abc;;;
"""
PAIRS = 'Ngày,Tài khoản chuyển,Người chuyển,Tài khoản nhận,Người nhận,Số tiền,Nội dung\n2024-03-15,11,A Tỉ,22,B Tỉ,"40,000,000",mua\n2024-03-16,22,,11,,5000,\n'
CALLS = """Thời gian,Số gọi,Số nhận,Thời lượng,Loại,Trạm BTS,Chủ thuê bao gọi
15/03/2024 21:59,+84 912 000 111,0912.000.222,65,Thoại,Trạm 7,Chim Sẻ Nâu
16/03/2024,912000222,0912000111,,SMS,,
hôm qua,0912000111,191,,,,
,,,,,,
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_statement_of_one_account(tmp_path: Path) -> None:
    taken = bank.read(_file(tmp_path, OWN), HEAD)
    by_id = {p.id: p for p in taken.bundle.persons}
    told = [
        (
            t.on,
            by_id[t.payer].name if t.payer else None,
            by_id[t.payee].name if t.payee else None,
            t.sum,
            t.purpose,
        )
        for t in taken.bundle.transactions
    ]
    assert told == [("2024-03-15T21:30", "Bìm Bịp", "Chim Sẻ Nâu", 40000000, "CK tien hang (mã FT1)"),
                    ("2024-03-16", "Chim Sẻ Nâu", "Bìm Bịp", 1500000, "tra no (mã FT2)"),
                    ("2024-03-17", "Chim Sẻ Nâu", None, 2000, "phi")]  # fmt: skip
    assert {i.id for i in taken.bundle.identifiers} == {"tk-01002003004", "tk-999888"}
    assert {(x.what, x.count) for x in taken.loss.left} == {("dòng", 1), ("số tài khoản", 1)}
    assert len([x for x in taken.loss.left if x.what == "dòng"]) == 2
    assert taken.bundle.synthetic


def test_pairs_and_a_second_time(tmp_path: Path) -> None:
    taken = bank.read(_file(tmp_path, PAIRS), HEAD)
    first, second = taken.bundle.transactions
    assert (first.payer, first.payee) == (second.payee, second.payer)
    assert [p.roles for p in taken.bundle.persons] == [("described",), ("described",)]
    again = bank.read(_file(tmp_path, PAIRS), Header(into=taken.bundle))
    assert again.bundle == taken.bundle


def test_who_holds_an_account_in_the_bundle_is_known(tmp_path: Path) -> None:
    base = example() | {"identifiers": [{"id": "tk-11", "kind": "account", "people": ["n1"]}]}
    taken = bank.read(_file(tmp_path, PAIRS.replace("A Tỉ", "")), Header(into=made(base))).bundle
    assert [t.payer for t in taken.transactions if t.purpose == "mua"] == ["n1"]


def test_calls(tmp_path: Path) -> None:
    taken = calls.read(_file(tmp_path, CALLS), HEAD)
    (person,) = taken.bundle.persons
    told = [(e.title, e.since, e.until, e.place, e.people) for e in taken.bundle.events]
    assert told == [("Cuộc gọi 0912000111 → 0912000222 (65 giây)", "2024-03-15T21:59", "2024-03-15T22:00", "Trạm 7", (person.id,)),
                    ("Tin nhắn 0912000222 → 0912000111", "2024-03-16", None, "", (person.id,)),
                    ("Cuộc gọi 0912000111 → 191", None, None, "", (person.id,))]  # fmt: skip
    assert {i.id: i.people for i in taken.bundle.identifiers} == {
        "sdt-0912000111": (person.id,),
        "sdt-0912000222": (),
        "sdt-191": (),
    }
    assert [x.what for x in taken.loss.left] == ["thời gian"]


def test_a_number_that_is_only_an_undecided_persons_does_not_leave_in_words(tmp_path: Path) -> None:
    bundle = calls.read(_file(tmp_path, CALLS), HEAD).bundle
    text = outgoing(bundle).bundle.model_dump_json()
    assert "0912000111" not in text
    assert "0912000222" in text


@pytest.mark.parametrize("given_, wanted", [("40.000.000 đ", 40000000), ("40,000,000.50", 40000000.5), ("1.234,5", 1234.5), ("1500", 1500), ("-2.000", -2000),
                                            ("12,5", 12.5), (7, 7), ("", None), (None, None)])  # fmt: skip
def test_sums(given_: object, wanted: float | None) -> None:
    assert cells.money(given_) == wanted


@pytest.mark.parametrize("given_", ["4 triệu", "1.23.4", "1e9", "--1", "∞"])
def test_a_doubtful_sum_is_not_guessed(given_: str) -> None:
    with pytest.raises(cells.Unread):
        cells.money(given_)


@pytest.mark.parametrize(
    "given_, wanted",
    [("BL 15–18", "15-18"), ("1 đến 3; 5a", "01-03,05a"), ("Từ", None), ("bút lục số 7", "07")],
)
def test_folios(given_: str, wanted: str | None) -> None:
    if wanted is None:
        with pytest.raises(cells.Unread):
            cells.folios(given_)
    else:
        assert cells.folios(given_) == wanted


def test_one_number_however_written() -> None:
    assert {
        plain_phone(x) for x in ("+84 912 000 111", "0084912000111", "0912.000.111", "912000111")
    } == {"0912000111"}


@pytest.mark.parametrize("read", [bank.read, calls.read])
@pytest.mark.parametrize("text", ["", "a,b\n1,2", "\x00", "Ngày\n1"])
def test_no_table_is_refused(read: object, text: str, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as told:
        read(_file(tmp_path, text), HEAD)  # type: ignore[operator]
    assert "nhập lại" in told.value.message


def test_every_word_of_the_tables_is_a_word() -> None:
    """YAML takes «no» and «on» for yes and no."""

    def walk(one: object) -> None:
        if isinstance(one, dict):
            for key, value in one.items():
                assert isinstance(key, str), key
                walk(value)
        elif isinstance(one, list):
            for value in one:
                walk(value)
        else:
            assert isinstance(one, str | int) and not isinstance(one, bool), one

    walk(tables())
