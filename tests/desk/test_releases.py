"""`lachan release`: tables and the open data set as files, once; the ledger; cases for a partner; what cannot be is a sentence."""

import csv
import json

import pytest
from click.testing import CliRunner
from conftest import wipe
from openpyxl import load_workbook
from tests.care_filled import empty_ledger, fill

from lachan.desk.releases import release
from lachan.exchange.htcds.files import as_csv
from lachan.exchange.htcds.record import CaseRecord
from lachan.release.invented import invent
from lachan.victims.models import VictimRelease

pytestmark = pytest.mark.database
STAFF = ("--as", "thukybcd")
MARK = "DỮ LIỆU GIẢ LẬP"


@pytest.fixture(scope="module")
def filled(cast, django_db_blocker):
    with django_db_blocker.unblock():
        yield fill(cast, invent(560, 3, (2023, 2024)))
    wipe(django_db_blocker)


@pytest.fixture
def run(filled, django_db_blocker):
    def invoke(*words):
        return CliRunner().invoke(release, [str(one) for one in words])

    with django_db_blocker.unblock():
        yield invoke
    empty_ledger()


def done(answer):
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_tables_then_open_data_then_the_ledger(run, tmp_path):
    """One way through, since each year leaves once."""
    said = done(run("tables", "--year", "2023-2024", "--out", tmp_path, *STAFF))
    assert "Đã công bố, ghi vào sổ" in said
    first = (tmp_path / "nan-nhan-2023-2024.csv").read_bytes()
    assert MARK in first.decode("utf-8-sig").splitlines()[0]
    book = load_workbook(tmp_path / "nan-nhan-2023-2024.xlsx")
    assert book.sheetnames[:2] == ["Cách làm", "Bảng 1"] and book["Cách làm"]["A1"].value == MARK
    values = {
        cell
        for row in book["Bảng 2"].iter_rows(min_row=4, min_col=2, values_only=True)
        for cell in row
    }
    assert "–" in values and all(one == "–" or one % 5 == 0 for one in values)
    said = done(run("tables", "--year", "2023-2024", "--out", tmp_path / "again", *STAFF))
    assert "không đếm lại" in said and (tmp_path / "again" / "nan-nhan-2023-2024.csv").read_bytes() == first  # fmt: skip
    said = done(
        run("open-data", "--year", "2023-2024", "--epsilon", 1.5, "--out", tmp_path, *STAFF)
    )
    assert "ε đã dùng về những người của các năm này: 1.50" in said and "KHÔNG HỨA:" in said
    beside = json.loads((tmp_path / "du-lieu-mo-2023-2024.json").read_text("utf-8"))
    assert beside["epsilon"] <= 1.5 and beside["no_promises"] and beside["mark"] == MARK
    assert "không tốn thêm ε" in done(run("open-data", "--year", "2023-2024", "--out", tmp_path, *STAFF))  # fmt: skip
    done(run("open-data", "--year", "2023-2024", "--epsilon", 1, "--once-more", "--out", tmp_path, *STAFF))  # fmt: skip
    said = done(run("list", *STAFF))
    assert (
        "Người tiếp nhận năm 2024: ε đã dùng 2.50 trên 4." in said and "Người Mẫu thukybcd" in said
    )
    assert said.count("Bộ dữ liệu mở") == 2
    over = run("open-data", "--year", "2023-2024", "--epsilon", 2, "--once-more", "--out", tmp_path, *STAFF)  # fmt: skip
    assert (over.exit_code, "quá 4" in over.output) == (2, True)
    assert VictimRelease.objects.using("keeper").count() == 3


@pytest.mark.parametrize(("words", "said"), [
    (("tables", "--year", "năm ngoái", *STAFF), "Không đọc được khoảng năm"), (("tables", "--year", "2090", *STAFF), "những năm đã khép"),
    (("tables", "--year", "2013", *STAFF), "không công bố bảng nào"), (("open-data", "--year", "2023", *STAFF), "đã che và làm tròn"),
    (("tables", "--year", "2023", "--as", "khong-co"), "Không rõ lập báo cáo thay ai"),
    (("open-data", "--year", "2023-2024", "--epsilon", "50", "--once-more", *STAFF), "ε phải từ"),
])  # fmt: skip
def test_what_cannot_be_is_a_sentence_and_no_file(run, tmp_path, words, said):
    answer = run(*words, "--out", tmp_path / "x")
    assert (answer.exit_code, (tmp_path / "x").exists()) == (2, False), answer.output
    assert said in answer.output and "Traceback" not in answer.output


def test_cases_go_only_with_a_yes(run, tmp_path):
    told = (
        "--year",
        "2023-2024",
        "--agency",
        "68-syt",
        "--as",
        "ytetinh",
        "--paper",
        "01/TT",
        "--out",
    )
    answer = run("htcds", *told, tmp_path / "a.csv")
    assert (answer.exit_code, "đã đồng ý" in answer.output, (tmp_path / "a.csv").exists()) == (
        2,
        True,
        False,
    )
    assert run("htcds", *told, tmp_path / "a.txt").exit_code == 2


def test_a_file_of_others_is_read_and_nobody_is_made(run, tmp_path):
    path = tmp_path / "in.csv"
    path.write_bytes(
        as_csv(
            [CaseRecord(sex="female", status="identified"), CaseRecord(sex="male")], synthetic=True
        ).data
    )
    said = done(run("htcds-read", path))
    assert "Bản ghi 1: prs_Gender: female; vic_TraffickingStatus: identified." in said
    assert (
        "Bản ghi 2: prs_Gender: male." in said
        and "Báo cáo mất mát" in said
        and "Chưa ghi gì" in said
    )
    path.write_text("{", "utf-8")
    answer = run("htcds-read", path)
    assert (answer.exit_code, "Traceback" in answer.output) == (2, False)


def test_invented_people_are_marked(run, tmp_path):
    out = tmp_path / "p.csv"
    done(run("invented", 12, "--out", out))
    top, *rows = out.read_text("utf-8-sig").splitlines()
    assert MARK in top and len(list(csv.DictReader(rows))) == 12
    assert run("invented", 0).exit_code == 2


def test_measure_says_the_line_and_its_json(run):
    found = json.loads(done(run("measure", "--people", 600, "--json")))
    assert (
        found["mark"] == MARK and set(found["apart"]) == {"1", "2", "3"} and found["refused_below"]
    )
    assert run("measure", "--people", 600, "--epsilon", 9).exit_code == 2
