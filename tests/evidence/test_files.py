"""The files themselves: they load, are lawful when they are to be, show their defect when they have one; the scorer counts."""

import json

import pytest

from lachan.proof.loading import made

from .building import File
from .clean import clean, unsaid
from .defects import NOT_EXPRESSIBLE, RULES, SEVERITY, inject, ways
from .early import early
from .injected.hands import DEFECTS, NEAR_MISSES, Expect
from .literal import literal
from .scoring import meets, pairs, score

CLEAN = range(200)


@pytest.mark.parametrize("first", range(0, 200, 40))
def test_a_clean_file_loads_and_has_no_defect_of_the_catalogue(first):
    for seed in range(first, first + 40):
        assert not list(literal(made(clean(seed)))), seed


def test_the_same_seed_gives_the_same_file():
    assert json.dumps(clean(7)) == json.dumps(clean(7)) != json.dumps(clean(8))
    assert json.dumps(inject("R-30", 1).data) == json.dumps(inject("R-30", 1).data)


def test_clean_files_are_of_many_shapes():
    files = [clean(seed) for seed in CLEAN]
    people = [[r for p in f["persons"] for r in p["roles"]] for f in files]
    assert {"report", "investigation", "investigation_ended", "prosecution", "trial"} == {
        f["stage"] for f in files
    }
    assert {"150", "151", "153", "157", "174", "297", "327", "348"} <= {
        c["article"] for f in files for c in f["charges"]
    }
    assert {1, 2, 3, 4, 5} <= {roles.count("accused") for roles in people}
    assert {0, 1, 2, 12} <= {roles.count("victim") for roles in people}
    assert {"exhibit", "electronic_data", "judicial_assistance", "expert_conclusion"} <= {
        e["source"] for f in files for e in f["evidence"]
    }


def test_everything_is_marked_as_made_up_and_nobody_has_a_name():
    for f in map(clean, CLEAN):
        assert f["synthetic"] and "DỮ LIỆU GIẢ LẬP" in f["title"]
        assert not any(p.get("name") for p in f["persons"])


@pytest.mark.parametrize(("rule", "name", "near"), list(ways()))
def test_every_way_gives_a_file_that_loads_and_shows_what_is_said(rule, name, near):
    register = NEAR_MISSES if near else DEFECTS
    seed = [one.__name__ for one in register[rule]].index(name)
    trial = inject(rule, seed, near)
    found = list(literal(made(trial.data)))
    assert trial.by == name
    assert bool(trial.expected) != near
    for one in trial.expected:
        assert any(meets(one, *said) for said in found), (one, found)
    stray = [
        said
        for said in found
        if not any(meets(one, *said) for one in trial.expected) and said[0] not in trial.also
    ]
    assert not stray


def test_every_rule_has_a_defect_and_a_near_miss_or_a_reason_why_not():
    assert set(DEFECTS) == set(NEAR_MISSES) == set(RULES)
    assert set(SEVERITY) == {*RULES, *NOT_EXPRESSIBLE}


def test_an_early_file_asks_for_everything():
    for seed in range(6):
        trial = early(seed)
        found = list(literal(made(trial.data)))
        assert all(any(meets(one, *said) for said in found) for one in trial.expected)
        assert {rule for rule, _ in found} <= trial.also


def test_what_is_unsaid_still_loads():
    assert all(made(unsaid(seed)) for seed in range(20))


def test_the_scorer_counts_silence_noise_and_crashes():
    silent = score(lambda bundle: [], 40)
    assert silent.all().recall == 0 and silent.all().precision == 1 and not silent.crashes
    noisy = score(lambda bundle: [("R-99", (bundle.code,))], 40)
    assert noisy.of("R-99").wrong == 40 and noisy.all().precision == 0

    def falls(bundle):
        raise KeyError(bundle.code)

    assert len(score(falls, 40).crashes) == sum(silent.files.values())


def test_an_object_speaks_for_what_lies_in_it():
    one = Expect("R-02", "c1/purpose", ("p7",))
    assert meets(one, "R-02", ("c1",)) and meets(one, "R-02", ("x", "p7"))
    assert not meets(one, "R-02", ("c11",)) and not meets(one, "R-01", ("c1/purpose",))


def test_findings_of_any_shape_are_read():
    assert pairs({"findings": [{"rule": "R-01", "objects": ["c1/act"]}]}) == [("R-01", ("c1/act",))]
    assert pairs([("R-01", ["c1/act"])]) == [("R-01", ("c1/act",))]


def test_a_file_under_construction_never_uses_an_id_twice():
    data = inject("R-50", 1).data
    made(data)
    assert File(data, None).fresh("n") not in {p["id"] for p in data["persons"]}
