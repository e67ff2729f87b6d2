"""Importing a register: what comes in, what stays out and why, and that twice is once."""

from datetime import datetime
from uuid import uuid4

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lachan.access.models import AuditLine
from lachan.access.refusals import NotYours
from lachan.desk.imports import register as command
from lachan.docket.models import (
    Act,
    Handover,
    Matter,
    MatterReading,
    RegisterCounter,
    RegisterEntry,
    SealedNote,
    Standing,
    Term,
)
from lachan.exchange import register
from lachan.exchange.dates import HANOI
from lachan.exchange.models import ImportedRow
from lachan.exchange.workbook import read_book
from lachan.intake.models import Narrative, Report
from lachan.people.models import Person

from .conftest import line

pytestmark = pytest.mark.database
AT = datetime(2025, 1, 10, 9, 0, tzinfo=HANOI)
KEEPER = {"using": "keeper"}


def silent(more):
    return None


def bring(path, by, at=AT):
    read = register.read_rows(read_book(path), by, at, silent)
    outcome = register.foresee(read, by)
    outcome.imported = register.write(read, uuid4(), by, at, silent)
    return read, outcome


def rows(model, **where):
    return list(model.objects.using("keeper").filter(**where))


def reasons(read):
    return [flaw.reason for bad in read.bad for flaw in bad.flaws]


def test_a_row_becomes_a_matter_with_its_number_acts_and_standing(record, cast, book_of):
    caxa = cast("caxa")
    read, outcome = bring(
        book_of(
            line(
                15,
                sent="10h ngày 16/3/2024",
                recipient="CA huyện Đam Rông",
                victim="Người Mẫu 002",
                age=15,
            )
        ),
        caxa,
    )
    assert (outcome.imported, read.bad) == (1, [])
    (matter,) = rows(Matter)
    (entry,) = rows(RegisterEntry)
    assert (entry.number, entry.year, entry.book, entry.agency_id) == (
        15,
        2024,
        "intake",
        caxa.agency_id,
    )
    assert matter.place.key == "c24853.a"
    assert [act.kind for act in Act.objects.using("keeper").order_by("occurred_at")] == [
        "report_received",
        "handover_sent",
    ]
    received = Act.objects.using("keeper").get(kind="report_received")
    assert received.facts["receipt_by"] == "commune_police"
    assert received.facts["victim_under_18"] is True
    assert {(one.kind, one.agency_id == caxa.agency_id) for one in rows(Standing)} == {
        ("origin", True),
        ("recipient", False),
    }
    (way,) = rows(Handover)
    assert way.recipient.key == "cah-d674.a"
    assert rows(MatterReading)[0].holder_id == caxa.agency_id
    assert {term.kind for term in rows(Term)} == {"code", "number", "place"}
    assert (len(rows(Report)), len(rows(Narrative)), len(rows(Person))) == (1, 1, 2)


def test_words_and_names_are_sealed(record, cast, book_of):
    bring(book_of(line(1, narrative="bí mật nhất", result="Đã chuyển")), cast("caxa"))
    assert "bí mật nhất".encode() not in bytes(rows(Narrative)[0].sealed)
    assert len(rows(SealedNote)) == 1
    assert not [term for term in rows(Term) if "Mẫu" in term.text]


def test_the_counter_follows_so_the_next_live_report_gets_a_free_number(record, cast, book_of):
    bring(book_of(line(15), line(7, "1/2/2024")), cast("caxa"))
    assert rows(RegisterCounter)[0].last == 15


def test_one_audit_line_for_a_chunk_with_counts(record, cast, book_of):
    bring(book_of(line(1), line(2)), cast("caxa"))
    (written,) = rows(AuditLine)
    assert (written.verb, written.outcome) == ("import_register_chunk", "done")
    assert written.detail == {"imported": 2, "known": 0, "changed": 0, "refused": 0}
    assert {act.line_id for act in rows(Act)} == {written.id}


def test_importing_again_changes_nothing(record, cast, book_of):
    path = book_of(line(1), line(2))
    bring(path, cast("caxa"))
    before = [(model, len(rows(model))) for model in (Matter, Act, Person, AuditLine, ImportedRow)]
    read, outcome = bring(path, cast("caxa"))
    assert (outcome.imported, outcome.known, read.bad) == (0, 2, [])
    assert before == [
        (model, len(rows(model))) for model in (Matter, Act, Person, AuditLine, ImportedRow)
    ]


def test_a_changed_row_is_told_and_not_overwritten(record, cast, book_of):
    bring(book_of(line(1)), cast("caxa"))
    _, outcome = bring(book_of(line(1, narrative="đã sửa"), name="2.xlsx"), cast("caxa"))
    assert (outcome.imported, outcome.known, len(outcome.changed)) == (0, 0, 1)
    assert len(rows(Narrative)) == 1


def test_a_number_that_another_matter_has_stays_out(record, cast, book_of):
    bring(book_of(line(1)), cast("caxa"))
    read, outcome = bring(book_of(line(1, "8h ngày 20/3/2024"), name="2.xlsx"), cast("caxa"))
    assert outcome.imported == 0
    assert "Số 01/2024 đã thuộc một vụ việc khác" in reasons(read)[0]


def test_a_number_twice_in_one_file(record, cast, book_of):
    read, outcome = bring(book_of(line(1), line(1, "8h ngày 20/3/2024"), line(1)), cast("caxa"))
    assert outcome.imported == 1
    assert "đã dùng ở dòng 2" in reasons(read)[0]
    assert "Trùng hoàn toàn với dòng 2" in reasons(read)[1]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"number": None}, "Thiếu số trong sổ"),
        ({"number": "12a"}, "không phải số thứ tự"),
        ({"number": "15/2023"}, "Số ghi năm 2023"),
        ({"received": None}, "Thiếu ngày giờ tiếp nhận"),
        ({"received": "31/4/2024"}, "không có ngày 31/4/2024"),
        ({"received": "15/3/2025"}, "sau lúc nhập sổ"),
        ({"received": "15/3/2017"}, "trước ngày 01/01/2018"),
        ({"kind": "Khác"}, "không có trong danh mục"),
        ({"channel": "Bồ câu"}, "không có trong danh mục"),
        ({"sent": "1/3/2024", "recipient": "Công an huyện Đam Rông"}, "trước lúc tiếp nhận"),
    ],
)
def test_a_bad_cell_keeps_its_row_out_with_the_reason(record, cast, book_of, changed, why):
    read, outcome = bring(book_of(line(**changed)), cast("caxa"))
    assert outcome.imported == 0
    assert any(why in reason for reason in reasons(read)), reasons(read)
    assert rows(Matter) == []


def test_the_year_of_the_book_is_the_title(record, cast, book_of):
    read, outcome = bring(
        book_of(line(1, "22h30 ngày 15/3"), line(2, "15/3/2023"), above=("SỔ TIẾP NHẬN NĂM 2024",)),
        cast("caxa"),
    )
    assert outcome.imported == 1
    assert "Sổ năm 2024 nhưng ngày tiếp nhận thuộc năm 2023" in reasons(read)[0]


def test_what_is_not_recognised_is_kept_in_words_and_remarked(record, cast, book_of):
    _, outcome = bring(
        book_of(
            line(1, place="Bên kia biên giới", sent="16/3/2024", recipient="Cơ quan không tên")
        ),
        cast("caxa"),
    )
    remarks = " ".join(outcome.remarked[0].remarks)
    assert outcome.imported == 1
    assert "Bên kia biên giới" in remarks and "Cơ quan không tên" in remarks
    assert rows(Matter)[0].place is None
    assert [act.kind for act in rows(Act)] == ["report_received"]


def test_a_decision_counts_only_where_the_importing_body_decides(record, cast, book_of):
    decided = line(1, result="Khởi tố vụ án theo Điều 150", result_on="2/4/2024")
    bring(book_of(decided), cast("caxa"))
    assert "case_initiated" not in {act.kind for act in rows(Act)}
    bring(
        book_of(
            decided,
            line(2, "16/3/2024", result="Không khởi tố, khoản 2 Điều 157", result_on="5/4/2024"),
            name="2.xlsx",
        ),
        cast("dieutra"),
    )
    own = [act.kind for act in rows(Act, agency=cast("dieutra").agency_id)]
    assert sorted(own) == [
        "case_initiated",
        "competent_receipt",
        "competent_receipt",
        "initiation_declined",
        "report_received",
        "report_received",
    ]
    assert sorted(reading.stage for reading in rows(MatterReading)) == ["I0", "I5", "P1"]


def test_books_of_two_agencies_do_not_meet(record, cast, book_of):
    path = book_of(line(1))
    bring(path, cast("caxa"))
    _, outcome = bring(path, cast("caxa2"))
    assert outcome.imported == 1
    assert len(rows(Matter)) == 2


def test_a_successor_does_not_take_its_predecessor_s_book(record, cast, book_of):
    read, _ = bring(book_of(line(1)), cast("caxa_2026"), datetime(2026, 1, 1, tzinfo=HANOI))
    assert "nhập dòng này vào sổ của cơ quan trước đó" in reasons(read)[0]


def test_only_with_the_permission(record, cast, book_of):
    with pytest.raises(NotYours):
        bring(book_of(line(1)), cast("tongdai"))


def test_the_command_dry_run_writes_only_the_returned_workbook(record, book_of, tmp_path):
    out = tmp_path / "tra-lai.xlsx"
    formula = '=HYPERLINK("http://mau.invalid";"x")'
    path = book_of(
        line(1), line(None, narrative="'" + formula), line(3, narrative="@SUM(1)", kind="+84")
    )
    done = CliRunner().invoke(
        command,
        [str(path), "--agency", "cax-c24853.a", "--as", "caxa", "--dry-run", "--errors", str(out)],
    )
    assert done.exit_code == 0, done.output
    assert "Sẽ nhập 1 dòng" in done.output and "không có gì được ghi" in done.output
    assert [len(rows(model)) for model in (Matter, AuditLine, RegisterCounter)] == [0, 0, 0]
    page = load_workbook(out).worksheets[0]
    head = [cell.value for cell in page[2]]
    assert head[:4] == ["Dòng", "Lý do", "Số", "Ngày giờ tiếp nhận"]
    assert (page["A3"].value, page["A4"].value) == (3, 4)
    assert "Thiếu số trong sổ" in page["B3"].value
    assert page["C3"].fill.fgColor.rgb == "00FFF2CC"
    assert (page["F4"].value, page["F4"].data_type, page["F4"].quotePrefix) == (
        "@SUM(1)",
        "s",
        True,
    )
    assert (page["J4"].value, page["J4"].data_type) == ("+84", "s")


def test_the_returned_workbook_comes_in_once_corrected(record, cast, book_of, tmp_path):
    out = tmp_path / "tra-lai.xlsx"
    ask = ["--agency", "cax-c24853.a", "--as", "caxa", "--errors", str(out)]
    CliRunner().invoke(command, [str(book_of(line(1), line(None, "8h ngày 20/3/2024"))), *ask])
    returned = load_workbook(out)
    returned.worksheets[0]["C3"] = 2
    returned.save(out)
    done = CliRunner().invoke(command, [str(out), *ask[:4]])
    assert "Đã nhập 1 dòng" in done.output, done.output
    assert sorted(entry.number for entry in rows(RegisterEntry)) == [1, 2]


@pytest.mark.parametrize(
    ("account", "agency"),
    [("khong_co", "cax-c24853.a"), ("caxa", "cax-c24784.a"), ("caxa", "khong-co")],
)
def test_somebody_who_has_no_seat_there(record, book_of, account, agency):
    done = CliRunner().invoke(command, [str(book_of(line(1))), "--agency", agency, "--as", account])
    assert done.exit_code == 2
    assert "không có phân công" in done.output
