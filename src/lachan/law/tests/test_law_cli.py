"""`lachan law`: what each command prints, and that bad input is one sentence with exit 2."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lachan.cli import main
from lachan.law.book import book
from lachan.law_cli import law
from lachan.law_cli.given import extension, facts_given, kinds

HEAD = "id,ref,event,event_datetime,facts,expected_due,expected_alt,expected,tolerance,confidence,note,source_url\n"
GOOD = 'A1,A16,x,2026-03-05,"{""receipt_by"": ""competent_agency""}",2026-03-25,2026-03-24,,,medium,,\n'
WRONG = 'A2,A16,x,2026-03-05,"{""receipt_by"": ""competent_agency""}",2026-03-26,,,,medium,,\n'
LOW = 'A3,A16,x,2026-03-05,"{""receipt_by"": ""competent_agency""}",2026-03-30,2026-03-24,,,low,,\n'
OTHER = "D1,Z01,x,2026-03-05,{},2026-07-06,,,,high,,\n"
REFUSED = "A4,A16,x,2026-03-05,{},,,,,high,,\n"
ENGLISH = ("Usage", "Error", "Missing", "Invalid", "No such", "Got unexpected", "Traceback")
A16 = ["due", "A16", "--at", "2026-03-05"]
AFTER = ["due", "A18", "--at", "2026-05-05"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(law, list(arguments))


def read(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def csv_of(tmp_path: Path, *rows: str) -> str:
    path = tmp_path / "vectors.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return str(path)


def test_vectors_passing(tmp_path: Path) -> None:
    result = run("vectors", csv_of(tmp_path, GOOD, LOW, REFUSED))
    assert (result.exit_code, result.output) == (0, "3 passed, 0 failed\n")


def test_vectors_failing_and_outside_the_book(tmp_path: Path) -> None:
    result = run("vectors", csv_of(tmp_path, GOOD, WRONG, OTHER))
    assert result.exit_code == 1
    assert "A2 A16: tính ra 2026-03-25" in result.output
    assert "D1 Z01: không có trong sách luật" in result.output
    assert result.output.endswith("1 passed, 2 failed\n")


def test_vectors_by_prefix(tmp_path: Path) -> None:
    assert run("vectors", csv_of(tmp_path, GOOD, OTHER), "--prefix", "A").exit_code == 0


def test_vectors_as_json(tmp_path: Path) -> None:
    result = run("vectors", csv_of(tmp_path, GOOD, WRONG), "--json")
    told = json.loads(result.output)
    assert (result.exit_code, told["passed"], told["failures"][0]["id"]) == (1, 1, "A2")


def test_short_rows_do_not_break_the_run(tmp_path: Path) -> None:
    assert run("vectors", csv_of(tmp_path, GOOD, "A9,A16\n")).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["vectors", "khong-co.csv"],
        ["vectors", "."],
        ["vectors"],
        ["show"],
        ["show", "Z99"],
        ["show", "A16", "A17"],
        ["hien", "A16"],
        ["list", "--khong-co"],
        ["list", "--prefix"],
        ["articles", "147"],
        ["offences", "999"],
        ["due", "A16"],
        ["due", "A16", "--at", "hôm qua"],
        A16,
        [*A16, "--facts", "{"],
        [*A16, "--facts", "[]"],
        [*A16, "--facts", '{"order_months": NaN}'],
        [*A16, "--facts", '{"order_months": Infinity}'],
        [*A16, "--facts", '{"order_months": 1e999}'],
        [*A16, "--facts", '{"order_months": ' + "9" * 5000 + "}"],
        [*A16, "--facts", "[" * 100_000],
        [*A16, "--facts", '{"charge": ' + "[" * 900 + "]" * 900 + "}"],
        [*A16, "--facts", '{"receipt_by": ["competent_agency"]}'],
        [*A16, "--class", "nặng"],
        ["due", "A01", "--at", "2026-03-05"],
        ["due", "A99", "--at", "2026-03-05"],
        ["due", "A15", "--at", "9999-12-31"],
        ["due", "A15", "--at", "0001-01-01T00:00+14:00"],
        ["due", "A15", "--at", "2026-03-05", "--facts", '{"law_on": "mai"}'],
        [*AFTER, "--facts", '{"extensions": [{"kind": "intake", "months": 999999999}]}'],
        [*AFTER, "--facts", '{"extensions": [7]}'],
        [*AFTER, "--facts", '{"extensions": 7}'],
        [*AFTER, "--facts", '{"extensions": 7}', "--extended", "intake"],
        [*AFTER, "--extended", "thêm"],
        [*AFTER, "--extended", "no_such_kind"],
        [*AFTER, "--extended", "intake:0m"],
        [*AFTER, "--extended", "intake:9999999999999999999m"],
        [*AFTER, "--extended", "intake:2y"],
        [*AFTER, "--extended", "intake@2026-02-30"],
        [*AFTER, "--extended", ""],
        ["read", "khong-co.json", "--as-of", "2026-03-12"],
        ["read", ".", "--as-of", "2026-03-12"],
        ["read", __file__, "--as-of", "2026-03-12"],
        ["read", __file__],
        ["read", __file__, "--as-of", "hôm nay"],
        ["read", __file__, "--as-of", "2026-03-12T08:00"],
        ["read", __file__, "--as-of", "0001-01-01"],
        ["read", __file__, "--as-of", "9999-12-31T23:59-14:00"],
        ["schema", "x"],
        ["calendar", "1"],
        ["calendar", "hai nghìn"],
        ["calendar", "9" * 5000],
        ["verify", "khong-co"],
        ["verify", __file__],
        ["show", "\udcff"],
    ],
)
def test_bad_input_is_one_sentence_in_vietnamese(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert isinstance(result.exception, SystemExit)
    assert len(result.stderr.strip().splitlines()) == 1
    assert not [word for word in ENGLISH if word in result.stderr]


def test_the_same_sentence_below_the_whole_command() -> None:
    result = CliRunner().invoke(main, ["law", "show"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Thiếu tham số REF.")


def test_binary_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "anh.md").write_bytes(b"\x89PNG\r\n\xff\xfe")
    (tmp_path / "anh.csv").write_bytes(b"\x89PNG\r\n\xff\xfe")
    for arguments in (["verify", str(tmp_path)], ["vectors", str(tmp_path / "anh.csv")]):
        result = run(*arguments)
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_due_as_json() -> None:
    told = read(*A16, "--facts", '{"receipt_by": "competent_agency"}')
    assert (told["due_on"], told["stricter_on"]) == ("2026-03-25", "2026-03-24")
    assert told["working"]


def test_due_in_words() -> None:
    result = run(*A16, "--facts", '{"receipt_by": "competent_agency"}')
    assert "Hạn: 23:59:59 25/03/2026" in result.output


def test_an_extension_may_be_said_in_words() -> None:
    assert read(*AFTER, "--extended", "intake:1m@2026-05-01")["due_on"] == "2026-06-05"
    assert read(*AFTER, "--extended", "intake:20d")["due_on"] == "2026-05-25"


def test_extensions_are_numbered_in_order_and_the_class_is_a_fact() -> None:
    facts = facts_given('{"complex": true}', "đb", ["intake", "intake:2m@2026-07-01"])
    assert facts == {
        "complex": True,
        "severity": "ĐB",
        "extensions": [
            {"kind": "intake", "n": 1},
            {"kind": "intake", "months": 2, "on": "2026-07-01", "n": 2},
        ],
    }


def test_every_kind_of_extension_can_be_said() -> None:
    assert [extension(kind)["kind"] for kind in kinds()] == kinds()


def test_list_by_prefix() -> None:
    refs = [row["ref"] for row in read("list", "--prefix", "A1")["clocks"]]
    assert refs == [ref for ref in book().clocks if ref.startswith("A1")]
    assert run("list").output.endswith(f"phiên bản sách luật {book().version}\n")


@pytest.mark.parametrize("ref", sorted(book().clocks))
def test_show_tells_all_of_a_clock(ref: str) -> None:
    told, clock = read("show", ref), book().clock(ref)
    assert len(told["regimes"]) == len(clock.terms)
    assert told["counts_back_from"] == list(clock.before)
    assert all(one["text"] for one in told["unsettled"])
    assert run("show", ref).exit_code == 0


def test_show_tells_what_prolongs_and_what_counts_back() -> None:
    assert read("show", "A16")["extended_by"] == ["A17", "A18"]
    assert read("show", "A18")["moves"]["of"] == ["A17", "A16"]
    assert read("show", "A19")["counts_back_from"] == ["A17"]
    quoted = read("show", "A16")["regimes"][0]
    assert quoted["reads"].startswith("Trong thời hạn 20 ngày")
    assert (quoted["mark"], quoted["lengths"][0]["length"]) == ("verified", "20d")


def test_articles_hold_every_clock_once() -> None:
    rows = read("articles")["articles"]
    assert sorted(ref for row in rows for ref in row["refs"]) == sorted(book().clocks)
    found = next(row for row in rows if row["article"] == "BLTTHS Điều 147")
    assert found["quotes"] >= 4
    assert found["marks"]["verified"] >= 4
    assert next(row for row in rows if row["article"] == "BLHS Điều 150")["offence"]


def test_unsettled_names_what_it_touches() -> None:
    rows = {row["name"]: row for row in read("unsettled")["open_readings"]}
    assert "A16" in rows["event_day"]["refs"]
    assert set(rows) == set(book().open_readings)


def test_calendar_as_json() -> None:
    told = read("calendar", "2027")
    assert told["provisional"]
    assert {"date": "2027-01-01", "day_is": "off"}.items() <= told["days"][0].items()


def test_offences_by_article() -> None:
    found = read("offences", "150")["offences"][0]
    first = found["texts"][0]["paragraphs"][0]
    assert (first["class"], first["points"][0]["letter"]) == ("RNT", "a")
    assert found["discriminators"]
    assert found["texts"][0]["elements"]
    assert len(read("offences")["offences"]) > 10
    assert "Tội mua bán người" in run("offences", "150").output


@pytest.mark.parametrize("name", ["list", "articles", "unsettled", "offences"])
def test_commands_for_people_print_lines(name: str) -> None:
    result = run(name)
    assert result.exit_code == 0
    assert result.output.strip()


def test_verify_counts_and_says_what_was_not_compared(tmp_path: Path) -> None:
    text = "# Bộ luật số 101/2015/QH13\n\n## Điều 147. X\n\nTrong thời hạn 20\nngày kể từ ngày nhận được tố giác, tin báo về tội phạm, kiến nghị khởi tố\n"
    (tmp_path / "luat.md").write_text(text, encoding="utf-8")
    result = run("verify", str(tmp_path))
    assert result.exit_code == 1
    assert "A16   khớp" in result.output
    assert "A17   không khớp" in result.output
    assert "A02   chưa đối chiếu" in result.output
    assert " lời văn: 1 khớp, " in result.output.splitlines()[-1]
    told = json.loads(run("verify", str(tmp_path), "--json").output)
    assert sum(v for k, v in told["summary"].items() if k != "total") == told["summary"]["total"]


def test_verify_without_any_text_is_refused_not_passed(tmp_path: Path) -> None:
    result = run("verify", str(tmp_path))
    assert result.exit_code == 2
    assert "không đối chiếu được gì" in result.output


def test_due_says_by_what_right() -> None:
    told = json.loads(
        run(
            "due",
            "D01",
            "--at",
            "2026-03-16",
            "--class",
            "RNT",
            "--extended",
            "investigation",
            "--json",
        ).output
    )
    assert told["cites"] == ["D01: BLTTHS Điều 172 khoản 1", "D02: BLTTHS Điều 172 khoản 2"]
    assert (
        "Căn cứ: D01: BLTTHS Điều 172 khoản 1"
        in run("due", "D01", "--at", "2026-03-16", "--class", "RNT").output
    )


RECORD = {
    "matter": "VV-2026/001",
    "acts": [
        {
            "id": "1",
            "kind": "report_received",
            "occurred_at": "2026-03-02T22:30+07:00",
            "recorded_at": "2026-03-02T22:40+07:00",
            "agency": "cqdt",
            "facts": {"receipt_by": "competent_agency", "article": "150"},
        }
    ],
}


def test_a_record_is_read(tmp_path: Path) -> None:
    path = tmp_path / "matter.json"
    path.write_text(json.dumps(RECORD), encoding="utf-8-sig")
    told = read("read", str(path), "--as-of", "2026-03-12T08:00+07:00")
    assert told["as_of"] == "2026-03-12T08:00:00+07:00"
    assert "A16" in [one["ref"] for one in told["clocks"]["open"]]
    assert "A16" in run("read", str(path), "--as-of", "2026-03-12").output
    earlier = read(
        "read", str(path), "--as-of", "2026-03-12", "--known-at", "2026-03-02T22:35+07:00"
    )
    assert not earlier["clocks"]["open"]


def test_the_schema_is_printed() -> None:
    result = run("schema")
    assert (result.exit_code, json.loads(result.output)["type"]) == (0, "object")
