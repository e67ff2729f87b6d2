"""A file checked again after an edit answers as a whole check does, whatever was edited; and asks no more than it must."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import pytest

from lachan.law.refusals import LawRefusal
from lachan.proof import again
from lachan.proof.again import Again, Watched
from lachan.proof.bundle import Bundle
from lachan.proof.checking import check
from lachan.proof.loading import made
from lachan.proof.tests.large import data as large

from .clean import clean
from .defects import RULES, inject

Data = dict[str, Any]
PARTS = ("documents", "evidence", "persons", "decisions", "charges", "propositions", "links", "assertions", "events",
         "transactions", "questions", "notes", "displays", "identifiers")  # fmt: skip
STEPS = 12


def edited(data: Data, dice: Random) -> Data:
    """One edit: a row added, changed in a field, or taken out; or a field of the file itself."""
    after = copy.deepcopy(data)
    how = dice.choice((_added, _changed, _changed, _changed, _taken_out, _withdrawn, _answered, _of_the_file))  # fmt: skip
    how(after, dice)
    return after


def _rows(data: Data, dice: Random) -> list[Data]:
    return data[dice.choice([name for name in PARTS if data.get(name)])]


def _added(data: Data, dice: Random) -> None:
    rows = _rows(data, dice)
    row = copy.deepcopy(dice.choice(rows))
    if "id" in row:
        row["id"] = f"z{dice.randrange(10**9)}"
    rows.insert(dice.randrange(len(rows) + 1), row)


def _changed(data: Data, dice: Random) -> None:
    rows = _rows(data, dice)
    row, other = dice.choice(rows), dice.choice(rows)
    field = dice.choice([name for name in {**row, **other} if name not in ("id", "from", "to")] or ["id"])  # fmt: skip
    if field == "id":
        return
    if field in other and dice.random() < 0.7:
        row[field] = copy.deepcopy(other[field])
    else:
        row.pop(field, None)


def _taken_out(data: Data, dice: Random) -> None:
    rows = _rows(data, dice)
    rows.pop(dice.randrange(len(rows)))


def _withdrawn(data: Data, dice: Random) -> None:
    dice.choice(data["documents"])["withdrawn"] = True


def _answered(data: Data, dice: Random) -> None:
    findings = check(made(data)).findings
    if findings:
        one = dice.choice(findings)
        data.setdefault("notes", []).append(
            {"rule": one.rule, "objects": list(one.objects), "kind": "note", "text": "Đã xem (giả lập)", "by": "KSV",
             "on": data["as_of"]}
        )  # fmt: skip


def _of_the_file(data: Data, dice: Random) -> None:
    data["stage"] = dice.choice(("report", "investigation", "investigation_ended", "prosecution", "trial"))  # fmt: skip


def files() -> list[tuple[str, Data]]:
    told = [(f"clean {n}", clean(n)) for n in range(8)]
    told += [(rule, inject(rule, 3).data) for rule in RULES[::4]]
    return [*told, ("large", large(250))]


@pytest.mark.parametrize(("name", "data"), files())
def test_the_same_answer_as_a_whole_check_after_any_edit(name: str, data: Data) -> None:
    dice, ours, tried = Random(name), Again(), 0
    assert ours.check(made(data)) == check(made(data))
    while tried < STEPS:
        after = edited(data, dice)
        try:
            bundle = made(after)
        except LawRefusal:
            continue
        data, tried = after, tried + 1
        assert ours.check(bundle) == check(bundle)


def test_nothing_is_asked_again_where_nothing_changed_and_little_where_little_did() -> None:
    ours, data = Again(), large(400)
    ours.check(made(data))
    every = len(ours.asked)
    ours.check(made(data))
    assert ours.asked == ()
    data["events"][0]["title"] = "Sự kiện khác (giả lập)"
    ours.check(made(data))
    assert 0 < len(ours.asked) < every / 4


def test_a_kept_answer_tells_its_parts_to_whoever_asks_later() -> None:
    """Made for one rule, used by the next: the second has read what the first did."""
    case = Watched(made(large(100)))
    case.supports("p1")
    case._reading.begin()
    case.supports("p1")
    read = case._reading.end()
    for part in ("links", "evidence", "documents"):
        assert read & again.BIT[part], part


def test_one_and_one_point_nought_are_not_the_same() -> None:
    data = large(60)
    data["assertions"] = [{"evidence": "e1", "subject": "p1", "attribute": "trips", "value": 1}]
    whole: Bundle = made(data)
    data["assertions"][0]["value"] = 1.0
    assert again.differing(whole, made(data)) == again.BIT["assertions"]
