"""`lachan indicators` and `lachan warehouse export`, as typed."""

import json

import pytest
from click.testing import CliRunner

from lachan.desk.figures import indicators, warehouse

pytestmark = pytest.mark.database
YEAR = [
    "--period",
    "2024",
    "--calendar",
    "police",
    "--as-of",
    "2024-09-30",
    "--province",
    "lamdong",
]


def typed(command, *words):
    return CliRunner().invoke(command, [*words])


def told(*words):
    found = typed(indicators, *YEAR, "--json", *words)
    assert found.exit_code == 0, found.output
    return json.loads(found.output)


def figures(said):
    return {(f["code"], f["variant"]): (f["n"], f["d"], f["parts"]) for f in said["figures"]}


def test_here_and_over_a_warehouse_the_same(record, tmp_path):
    made = typed(warehouse, "export", str(tmp_path / "kho"), "--history")
    assert made.exit_code == 0, made.output
    assert "chưa khử nhận dạng hoàn toàn" in made.output
    here, there = told(), told("--engine", "duckdb", "--from", str(tmp_path / "kho"))
    assert figures(here) == figures(there)
    assert (here["engine"], there["engine"]) == ("postgres", "duckdb")
    assert (here["from"], here["to"], here["as_of"]) == (
        "2023-12-15",
        "2024-12-14",
        "2024-09-30T23:59:59.999999+07:00",
    )


def test_of_one_place_and_one_body_is_a_part_of_the_whole(record):
    whole, place, body = (figures(told("--only", "K3", *more))["K3", "a"]
                          for more in ((), ("--place", "d672.a"), ("--agency", "68-csdt")))  # fmt: skip
    assert 0 < place[1] < whole[1]
    assert 0 < body[1] < whole[1]


def test_people_read_it_with_its_counter_figures(record):
    said = typed(indicators, *YEAR, "--only", "K3,K7").output
    assert "đi kèm: DC11" in said
    assert "Chưa có nguồn dữ liệu" in said


@pytest.mark.parametrize(("words", "sentence"), [
    (["--period", "20x4"], "Không đọc được kỳ này"),
    (["--calendar", "lunar"], "Không có lịch thống kê này"),
    (["--as-of", "hôm qua"], "Không đọc được thời điểm tính"),
    (["--place", "không-có"], "Không có đơn vị hoặc cơ quan mang mã này"),
    (["--only", "K99"], "Không có chỉ tiêu này"),
    (["--province", "atlantis"], "Có nhiều tỉnh hoặc không có tỉnh này"),
    (["--engine", "spark"], "cần thư mục kho"),
    (["--from", "/nowhere"], "không phải kho"),
])  # fmt: skip
def test_what_cannot_be_answered_is_said_in_a_sentence(record, words, sentence):
    found = typed(indicators, *YEAR, *words)
    assert found.exit_code == 2
    assert sentence in found.output
    assert "Traceback" not in found.output
