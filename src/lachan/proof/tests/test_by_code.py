"""People leave the bundle by code only: whatever the words of the file call them."""

from lachan.proof.checking import check
from lachan.proof.tests.changing import Data, changed

NAME, ALIAS = "Lê Chim Hoàng Yến", "Sáu Sậy"
TOLD = {
    "set": {"p3.text": f"{ALIAS} và {NAME} nhận tiền", "e4.title": f"Tin nhắn của {NAME}", "e4.device_record": None},
    "unlink": ["e3 -> p3"],
    "add": {
        "persons": [{"id": "n4", "code": "N4", "roles": ["described"], "name": NAME, "aliases": [ALIAS], "identified": False}],
        "propositions": [
            {"id": "p9", "text": f"{NAME} (tức {ALIAS}) nhận BH1", "nature": "act", "actors": ["n4"], "criminal": True},
            {"id": "p8", "text": f"Hôm đó {ALIAS} ở nơi khác", "nature": "alibi", "actors": ["n1"]},
        ],
        "links": [{"from": "e1", "to": "p9", "kind": "supports"}],
        "notes": [{"rule": "R-46", "objects": ["p8"], "kind": "note", "text": f"Đã hỏi {NAME}", "by": "KSV", "on": "2024-09-01"}],
    },
}  # fmt: skip


def test_a_described_person_without_a_decision_is_a_code() -> None:
    found = {f.rule: f for f in check(changed(TOLD)).findings}
    assert found["R-50"].objects == ("n4", "p9")
    assert "N4" in found["R-50"].sentence


def test_no_name_or_alias_in_any_sentence_or_answer() -> None:
    checked = check(changed(TOLD))
    said = [f.sentence for f in checked.findings] + [a.note.text for a in checked.answered]
    assert len(said) > 3
    assert not [one for one in said if NAME in one or ALIAS in one]


def test_a_decision_of_the_docket_is_said_by_its_kind_and_number() -> None:
    held = {"id": "A-7e07c0ffee12", "kind": "arrested", "on": "2024-04-02T08:30", "about": ["n4"]}
    assert _of_the_arrest(held).endswith("(bắt, giữ, tạm giữ ngày 02/04/2024)")
    assert _of_the_arrest(held | {"number": "17/QĐ-TG"}).endswith("(bắt, giữ, tạm giữ số 17/QĐ-TG)")


def _of_the_arrest(held: Data) -> str:
    """What R-51 says of it, up to its semicolon."""
    added = {"persons": [{"id": "n4", "code": "N4", "roles": ["held"]}], "decisions": [held]}
    (found,) = [f for f in check(changed({"add": added})).findings if f.rule == "R-51"]
    assert found.objects == ("n4", held["id"])
    return found.sentence.partition(";")[0]
