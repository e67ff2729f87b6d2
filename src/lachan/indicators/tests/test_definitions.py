"""The definitions hold together: kinds the registry knows, clocks the book knows, lists that exist, counter-figures for every rate."""

import re

import pytest

from lachan.indicators.definitions import CLOCKS, DEFINITIONS, SHAPES, TRACKS
from lachan.indicators.sentences import INTAKE, KINDS, SQL, case_kinds, counted_kinds
from lachan.law.book import book

WAYS = [(one, way) for one in DEFINITIONS.values() for way in one.ways.values()]


def test_every_act_and_every_clock_is_known():
    said = {
        kind for _, way in WAYS for name in (*KINDS, "of_one") for kind in way.given.get(name, ())
    }
    said |= {
        kind
        for track in TRACKS.values()
        for kind in (*track.comes, *track.goes, *track.resumes, *track.of_one)
    }
    assert said <= set(book().acts)
    assert set(book().clocks) >= CLOCKS
    assert set(book().acts) >= INTAKE


def test_every_list_is_there_and_has_an_example_that_is_run():
    lists = {way.list for _, way in WAYS if way.list}
    assert lists == {file.stem for file in (SQL / "lists").glob("*.sql")}
    told = {
        one.ways[example.get("variant", "a")].list
        for one in DEFINITIONS.values()
        for example in one.examples
    }
    assert lists - told <= {"settled_due", "acts_by_article"}


@pytest.mark.parametrize("code", DEFINITIONS)
def test_the_triplet_is_whole(code):
    one = DEFINITIONS[code]
    assert one.shape in SHAPES
    assert (
        one.name
        and one.words
        and one.numerator
        and one.denominator
        and one.undefined_when
        and one.source
        and one.unit
    )
    assert one.mark in ("verified", "from_memory", "inferred", "conflict")
    assert "a" in one.ways
    assert set(one.counters) <= set(DEFINITIONS)
    assert one.counters or one.shape != "rate"
    assert bool(one.waits_for) is (one.shape == "waiting") is not one.counted
    assert one.operator in (">", ">=") or one.shape != "rate"


def test_what_an_act_says_is_taken_out_for_every_kind_that_is_asked():
    """raw_server.sql reads a fact only of the kinds it names; a definition that asks another would count «chưa ghi»."""
    raw = (SQL / "raw_server.sql").read_text("utf-8")
    for facet in ("ground", "verdict", "channel", "approved", "result"):
        asked = {
            kind
            for _, way in WAYS
            if way.given.get("facet") == facet
            for kind in way.given["kinds"]
        }
        [case] = [part for part in raw.split("CASE WHEN") if f"facts->>'{facet}'" in part]
        assert asked
        assert asked <= set(re.findall(r"'(\w+)'", case.split("THEN")[0])), facet


def test_a_track_reads_one_table_of_acts():
    for name, track in TRACKS.items():
        inside = [set(track.comes) <= INTAKE, set(track.comes) <= case_kinds()]
        assert any(inside), name
        assert set(track.goes) <= (INTAKE if inside[0] else case_kinds()), name


def test_each_kind_that_is_counted_is_made_once():
    assert counted_kinds() <= INTAKE | case_kinds()
    assert INTAKE & case_kinds() == {"case_initiated"}
