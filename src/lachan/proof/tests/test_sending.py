"""What the browser is sent: by code, without a name, the same for the same file, every mark known and its folio with it."""

import json

import pytest

from lachan.proof.checking import check
from lachan.proof.sending import views
from lachan.proof.tests.changing import changed
from lachan.proof.tests.large import large

NAME = "Người Mẫu Giả Lập"
PLACES = ("p1.text", "e1.title", "d2.title", "q1.number")


def test_the_same_for_the_same_file() -> None:
    assert json.dumps(views(changed({}))) == json.dumps(views(changed({})))


@pytest.mark.parametrize("where", PLACES)
def test_no_name_is_sent(where: str) -> None:
    added = {"events": [{"id": "s9", "title": f"{NAME} đi", "since": "2024-03", "people": ["n1"]}]}
    of = changed({"set": {"n1.name": NAME, where: f"Lời về {NAME}"}, "add": added})
    sent = json.dumps(views(of, check(of).findings), ensure_ascii=False)
    assert NAME not in sent
    assert "Lời về BC1" in sent


def test_every_mark_of_a_view_is_a_known_object_and_has_its_words() -> None:
    sent = views(large(300))
    known = sent["objects"]
    spoken = {one[0] for part in ("timeline", "procedure") for one in sent[part]}
    spoken |= {row["id"] for row in sent["matrix"]["rows"]}
    spoken |= {c[0] for row in sent["matrix"]["rows"] for c in (*row["support"], *row["against"])}
    spoken |= set(sent["tree"]["at"]) | set(sent["network"]["marks"])
    spoken |= {entry[0] for entry in sent["money"]["entries"]}
    assert spoken <= set(known)
    assert {kind for kind, _, _ in known.values()} <= set(sent["words"]["kinds"])
    assert {line[2] for line in sent["tree"]["lines"]} <= set(sent["words"]["lines"])


def test_a_statement_touches_what_it_speaks_for_and_who_spoke() -> None:
    pairs = {frozenset(pair) for pair in views(changed({}))["touches"]}
    assert {frozenset(("e1", "p1")), frozenset(("e1", "v1")), frozenset(("e1", "d2"))} <= pairs


def test_payments_balance_and_what_has_no_trace_says_so() -> None:
    sent = views(large(600))["money"]
    assert sum(came for _, _, came, _ in sent["balances"]) == sum(
        went for _, _, _, went in sent["balances"]
    )
    assert {entry[6] for entry in sent["entries"]} == {0, 1}


def test_invented_data_says_so() -> None:
    assert views(changed({}))["file"]["made_up"] == "DỮ LIỆU GIẢ LẬP"
    assert views(changed({"file": {"synthetic": False}}))["file"]["made_up"] == ""
