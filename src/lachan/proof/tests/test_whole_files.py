"""Whole files: a clean one, an early one, a summary of a judgment, and files with parts torn out of them."""

import copy
import random
from typing import Any

import pytest

from lachan.proof.bundle.file import Stage
from lachan.proof.checking import NOTHING, check
from lachan.proof.loading import BundleRefused, made
from lachan.proof.rules import CATALOGUE, Rule
from lachan.proof.schema import example
from lachan.proof.tests.changing import changed

# What a published judgment usually gives: who, what, a source or two for each fact; nearly no paper, no folio, no record.
SUMMARY: dict[str, Any] = {
    "schema": "lachan.evidence/1", "code": "GL-BA-01", "stage": "trial", "as_of": "2021-05-20", "synthetic": True,
    "documents": [{"id": "d1", "title": "Bản án sơ thẩm (giả lập)"}, {"id": "d2", "title": "Biên bản khám xét", "folios": "45"}],
    "persons": [{"id": "a", "code": "BC1", "roles": ["accused"], "birth": {"value": "1985"}},
                {"id": "b", "code": "BC2", "roles": ["accused"]},
                {"id": "v", "code": "BH1", "roles": ["victim"], "birth": {"value": "2001"}},
                {"id": "w", "code": "BH2", "roles": ["victim"]}],
    "decisions": [{"id": "q1", "kind": "charged", "on": "2020-06-01", "about": ["a", "b"]},
                  {"id": "q2", "kind": "sentenced", "on": "2021-05-20", "about": ["a", "b"]}],
    "charges": [{"id": "c1", "person": "a", "article": "150", "clause": 2, "points": ["d", "đ"], "acts_from": "2019-02",
                 "acts_to": "2019-09", "code_version": "BLHS 2015"},
                {"id": "c2", "person": "b", "article": "150", "clause": 2, "points": ["d"], "acts_from": "2019-02"}],
    "evidence": [{"id": "e1", "title": "Lời khai BC1", "source": "statement", "speaker": "a"},
                 {"id": "e2", "title": "Lời khai BC2", "source": "statement", "speaker": "b"},
                 {"id": "e3", "title": "Lời khai BH1", "source": "statement", "speaker": "v"},
                 {"id": "e4", "title": "Lời khai BH2", "source": "statement", "speaker": "w"},
                 {"id": "e5", "title": "Điện thoại thu giữ", "source": "exhibit", "document": "d2", "obtained": "seized"},
                 {"id": "e6", "title": "Tin nhắn", "source": "electronic_data"},
                 {"id": "e7", "title": "Sao kê", "source": "other_document", "obtained": "collected"}],
    "propositions": [{"id": "p1", "text": "BC1 giao BH1, BH2", "nature": "act", "actors": ["a"], "about": ["v", "w"]},
                     {"id": "p2", "text": "BC1 hứa việc làm", "nature": "act", "actors": ["a"]},
                     {"id": "p3", "text": "BC1 nhận 60 triệu đồng", "nature": "benefit", "actors": ["a"], "amount": 60000000},
                     {"id": "p4", "text": "BC2 chở hai người", "nature": "act", "actors": ["b"]},
                     {"id": "p5", "text": "BC2 biết việc giao người", "nature": "knowledge", "actors": ["b"]}],
    "links": [{"from": f, "to": t, "kind": "supports"} for f, t in (
        ("e1", "p1"), ("e3", "p1"), ("e6", "p1"), ("e3", "p2"), ("e4", "p2"), ("e6", "p2"), ("e1", "p3"), ("e7", "p3"),
        ("e2", "p4"), ("e3", "p4"), ("e6", "p4"), ("e1", "p5"), ("e2", "p5"), ("p1", "c1/act"), ("p2", "c1/means"),
        ("p3", "c1/purpose"), ("p1", "c1/2.d"), ("p1", "c1/2.đ"), ("p4", "c2/act"), ("p2", "c2/means"), ("p5", "c2/purpose"),
        ("p4", "c2/2.d"), ("p1", "c1/85.1.time"))],
    "transactions": [{"id": "t1", "payee": "a", "sum": 60000000}],
}  # fmt: skip


def ours() -> list[Rule]:
    """Groups A, B, G, H, I, by the number of the rule."""
    wanted = ("0", "1", "2", "7", "8", "9")
    return [one for name, one in CATALOGUE.items() if name.removeprefix("R-").startswith(wanted)]


@pytest.mark.parametrize("stage", list(Stage))
def test_a_clean_file_is_asked_nothing_at_any_stage(stage: Stage) -> None:
    assert check(changed({"file": {"stage": stage.value}}), ours()).findings == ()


def test_a_file_with_only_a_charge_is_asked_for_everything_and_judged_nothing() -> None:
    torn: dict[str, Any] = {name: [] for name in ("evidence", "propositions", "links", "assertions", "transactions", "displays")}  # fmt: skip
    checked = check(changed({"file": torn}), ours())
    assert checked.verdict == NOTHING
    assert (checked.coverage.supported, checked.coverage.of) == (0, 3)
    assert {f.rule for f in checked.findings} == {"R-01", "R-07"}
    assert {"act", "means", "purpose", "85.4"} <= {f.objects[1] for f in checked.findings}


def test_what_a_summary_of_a_judgment_leaves_out_is_no_defect() -> None:
    assert check(made(SUMMARY), ours()).findings == ()


def test_the_same_summary_with_a_lone_confession_is_asked() -> None:
    data = copy.deepcopy(SUMMARY)
    data["links"] = [x for x in data["links"] if (x["from"], x["to"]) != ("e7", "p3")]
    assert [f.rule for f in check(made(data), ours()).findings] == ["R-03"]


def test_no_file_breaks_the_checks_and_no_sentence_names_anybody() -> None:
    chance = random.Random(6)  # noqa: S311 - a fixed run of torn files
    read = 0
    for _ in range(400):
        try:
            torn = made(_torn(chance))
        except BundleRefused:
            continue
        read += 1
        for found in check(torn).findings:
            assert "Nguyễn Thị" not in found.sentence
    assert read > 200


def _torn(chance: random.Random) -> dict[str, Any]:
    """The example with fields taken away at random, days made vague, stages and articles changed."""
    data = copy.deepcopy(example())
    for part in [one for one in data.values() if isinstance(one, list)]:
        for row in part:
            for field in [f for f in row if f not in NEEDED and chance.random() < 0.15]:
                del row[field]
    for person in data["persons"]:
        person["name"] = "Nguyễn Thị Giả Lập"
    for charge in data["charges"]:
        charge["article"] = chance.choice(["150", "151", "Điều 150", "999", "", "174"])
        charge["points"] = chance.choice([["2.đ"], ["x"], ["3.c", "1.a"], [""], ["2."]])
    for paper in chance.sample(data["documents"], 3):
        paper["folios"] = chance.choice(["", "??", "18-15", "0", "15a-15c", "BL 3,5"])
    return data | {"stage": chance.choice(list(Stage)).value, "deadline": "2024-05"}


NEEDED = frozenset({"id", "source", "title", "from", "to", "kind", "code", "evidence", "subject", "attribute", "value", "sum",
                    "person", "article", "text", "schema"})  # fmt: skip
