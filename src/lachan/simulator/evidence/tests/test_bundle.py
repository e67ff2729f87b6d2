"""The demo file as a bundle: whole, large enough, and wanting only what it names as wanting."""

from __future__ import annotations

from lachan.proof.bundle.people import Role
from lachan.proof.checking import check
from lachan.proof.folio import spans
from lachan.proof.loading import read
from lachan.simulator.evidence.bundle import as_json, gaps
from lachan.simulator.evidence.telling import argument, papers


def _key(row):
    return row["rule"], frozenset(row["about"])


def test_it_loads_and_is_the_same_every_time():
    assert read(as_json()).synthetic and as_json() == as_json()


def test_it_asks_exactly_what_was_left_wanting():
    checked = check(read(as_json()))
    found = {(one.rule, frozenset(one.objects)) for one in checked.findings}
    assert found == {_key(row) for row in gaps()}
    answered = {(a.finding.rule, frozenset(a.finding.objects)) for a in checked.answered}
    assert answered == {_key(row) for row in argument()["answered"]}


def test_everything_charged_has_some_evidence():
    share = check(read(as_json())).coverage
    assert share.supported == share.of > 10


def test_its_size_and_its_oddities_are_those_promised():
    bundle = read(as_json())
    assert sum(len(one.folios) for one in papers()) >= 120
    assert {d.volume for d in bundle.documents} >= {"1", "2"}
    assert "15a" in {d.folios for d in bundle.documents}
    assert [d for d in bundle.documents if not d.folios] and [p for p in papers() if p.renumbered]
    assert sum(len(p.back) for p in papers()) > 20


def test_its_people_are_those_promised():
    roles = [(p, set(p.roles)) for p in read(as_json()).persons]
    assert sum(Role.ACCUSED in r for _, r in roles) == 3
    births = sorted(p.birth.value for p, r in roles if Role.VICTIM in r)
    assert len(births) == 4 and births[-2:] == ["2008-05-06", "2010-08-21"]
    described = [p for p, r in roles if Role.DESCRIBED in r]
    assert len(described) == 1 and described[0].name == ""


def test_folios_run_from_01_without_a_hole():
    numbers = sorted(
        {f.first.number for one in papers() for name in one.folios for f in spans(name)}
    )
    assert numbers == list(range(1, numbers[-1] + 1))


def test_names_stand_where_names_stand_only():
    """In the bundle people are called by code; names and aliases are in `persons` and where one is quoted as called."""
    bundle = read(as_json())
    rest = bundle.model_copy(update={"persons": ()}).model_dump_json()
    assert not [p.name for p in bundle.persons if p.name and p.name in rest]
