"""What leaves: people by code however their names were typed; nobody who was only described."""

from lachan.exchange.evidence.loss import Left
from lachan.exchange.evidence.outgoing import SOMEBODY, outgoing
from lachan.proof.loading import made
from lachan.proof.schema import example
from lachan.proof.tests.changing import changed

NAME, ALIAS, VICTIM = "Lê Chim Hoàng Yến", "Sáu Sậy", "Đỗ Thị Bìm Bịp"
HIDDEN = {"id": "n4", "code": "N4", "roles": ["described"], "name": NAME, "aliases": [ALIAS]}
TOLD = {
    "set": {"v1.name": VICTIM, "p1.text": f"BC1 giao {VICTIM.upper()} cho {NAME}", "t1.purpose": "DO THI BIM BIP tra no",
            "d2.title": f"Biên bản ghi lời khai {VICTIM}", "t1.payer": "n4", "e1.speaker": "n4"},
    "add": {
        "persons": [HIDDEN],
        "propositions": [
            {"id": "p9", "text": f"{ALIAS} nhận BH1", "nature": "act", "actors": ["n4"]},
            {"id": "p10", "text": "BC1 và N4 cùng đi", "nature": "act", "actors": ["n1", "n4"]},
        ],
        "links": [{"from": "e1", "to": "p9", "kind": "supports"}, {"from": "p9", "to": "c1/act", "kind": "supports"}],
        "identifiers": [{"id": "sdt1", "kind": "phone", "people": ["n4"]}, {"id": "sdt2", "kind": "phone", "people": ["n4", "n1"]}],
        "circumstances": [{"id": "h9", "person": "n4", "article": "51.1.s"}],
        "assertions": [{"evidence": "e1", "subject": "n4", "attribute": "age", "value": 30}],
    },
}  # fmt: skip


def test_names_in_any_hand_are_codes_and_the_described_are_absent() -> None:
    text = outgoing(changed(TOLD)).bundle.model_dump_json(by_alias=True)
    for word in (NAME, ALIAS, VICTIM, VICTIM.upper(), "BIM BIP", "n4", "N4", "sdt1"):
        assert word not in text, word
    assert '"name":"BH1"' not in text
    assert f"BC1 giao BH1 cho {SOMEBODY}" in text
    assert "BH1 tra no" in text


def test_what_hangs_on_them_goes_with_them_and_is_counted() -> None:
    out = outgoing(changed(TOLD))
    by_id = {one.id: one for one in out.bundle.propositions}
    assert "p9" not in by_id
    assert by_id["p10"].actors == ("n1",)
    assert out.bundle.transactions[0].payer is None
    assert out.bundle.circumstances == ()
    assert [one.id for one in out.bundle.identifiers] == ["sdt2"]
    assert len(out.bundle.links) == len(example()["links"])
    assert (
        Left("người", 1, "người được nhắc đến mà chưa có quyết định nào không ra khỏi hồ sơ")
        in out.left
    )
    assert {one.what for one in out.left} >= {
        "liên kết nói đến người ấy",
        "mệnh đề nói đến người ấy",
        "tên, tên gọi khác",
    }


def test_a_decision_brings_them_back_by_code() -> None:
    decided = {
        **TOLD,
        "add": {**TOLD["add"], "decisions": [{"id": "q9", "kind": "not_charged", "about": ["n4"]}]},
    }
    out = outgoing(changed(decided))
    assert "N4" in [one.code for one in out.bundle.persons]
    assert NAME not in out.bundle.model_dump_json()


def test_a_file_without_names_leaves_as_it_is() -> None:
    assert outgoing(made(example())).bundle == made(example())
    assert outgoing(made(example())).left == ()


def test_letters_are_whole_and_what_no_file_can_hold_goes() -> None:
    told = changed({"set": {"p1.text": "Giao ti\u00ea\u0300n \x01cho BH1"}})
    assert (
        next(p.text for p in outgoing(told).bundle.propositions if p.id == "p1")
        == "Giao tiền cho BH1"
    )
