"""`lachan joboffer check`: one offer from a file or from what is piped in, several from a list; never called safe."""

import json

import pytest
from click.testing import CliRunner

from lachan.desk.joboffers import joboffer

LURE = "Qua Cam làm chăm sóc khách hàng online, lương 30 triệu, hộ chiếu đưa chị giữ, đừng nói với mẹ. Zalo Bé Bông"
PLAIN = "Xưởng may Giả Lập, số 5 đường Mẫu, cần thợ may, lương 8 triệu, có hợp đồng và bảo hiểm"


def run(*arguments, piped=None):
    return CliRunner().invoke(joboffer, ["check", *map(str, arguments)], input=piped)


def read(*arguments, piped=None):
    result = run(*arguments, "--json", piped=piped)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def written(path, text):
    path.write_text(text, "utf-8")
    return path


def test_each_sign_with_its_code_label_reason_lawful_way_and_words(tmp_path):
    answer = read(written(tmp_path / "offer.txt", LURE))
    assert {one["code"] for one in answer["signs"]} >= {
        "pay_too_high",
        "scam_work",
        "papers_kept",
        "secrecy",
    }
    assert all(one["label"] and one["why"] and one["lawful"] for one in answer["signs"])
    assert all(one["words"] for one in answer["signs"] if one["code"] != "hidden_employer")
    assert any("111" in line for line in answer["always"])


def test_an_offer_piped_in_is_read():
    assert read("-", piped=LURE)["signs"]


def test_nothing_found_is_said_and_never_reads_as_safe(tmp_path):
    answer = read(written(tmp_path / "offer.txt", PLAIN))
    assert answer["signs"] == []
    assert "không có nghĩa là an toàn" in answer["none_found"]
    assert answer["always"]


@pytest.mark.parametrize("file", [PLAIN, LURE])
def test_the_page_for_people_says_what_to_do_always(tmp_path, file):
    result = run(written(tmp_path / "offer.txt", file))
    assert result.exit_code == 0
    assert "Luôn làm:" in result.output and "111" in result.output
    assert "không có nghĩa là an toàn" in result.output or "⚠" in result.output


def test_a_list_gives_one_answer_for_each_offer(tmp_path):
    lines = "\n".join(
        json.dumps({"id": name, "text": text}) for name, text in (("a", LURE), ("b", PLAIN))
    )
    rows = json.dumps({"offers": [{"id": "a", "text": LURE}, {"id": "b", "text": PLAIN}]})
    for file in (
        written(tmp_path / "offers.jsonl", lines),
        written(tmp_path / "offers.yaml", rows),
    ):
        assert [(one["id"], bool(one["signs"])) for one in read(file)] == [
            ("a", True),
            ("b", False),
        ]


def test_a_list_of_one_is_still_a_list(tmp_path):
    assert len(read(written(tmp_path / "one.jsonl", json.dumps({"id": "a", "text": LURE})))) == 1


@pytest.mark.parametrize(("name", "text"), [("a.jsonl", "{"), ("a.yaml", "a: ["), ("a.json", "3")])
def test_a_file_that_holds_no_offer_is_refused_in_a_sentence(tmp_path, name, text):
    result = run(written(tmp_path / name, text))
    assert result.exit_code == 2
    assert "Tệp không có lời mời nào đọc được" in result.output and "Traceback" not in result.output
