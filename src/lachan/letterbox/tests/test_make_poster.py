"""A poster has a code of its own; how many reports came by it is told of quarters that are over, never of a few."""

from datetime import date

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotYours
from lachan.letterbox import queries
from lachan.letterbox.commands import (
    NoPosterPlace,
    PosterEventTooLong,
    TooFewPosters,
    make_poster,
)
from lachan.letterbox.models import Letter
from lachan.reference.models import Unit

from .scene import sent

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-01 09:12")
LATER = date(2024, 7, 2)


def place(key="c24853.a"):
    return Unit.objects.get(key=key)


def made(cast, **more):
    told = {"place": place(), "event": "Ngày 30/7 (giả lập)", "printed": 200, **more}
    return does(make_poster, by=cast("caxa"), at=AT, **told)


def came(cast, day=LATER):
    who = cast("thukybcd")
    with scope.acting(who):
        return [one.many for one in queries.posters(who, day)]


def test_reports_by_a_poster_are_counted_apart_from_the_reports(cast):
    poster = made(cast)
    other = made(cast, place=None)
    assert {len(poster.code), len(other.code)} == {6}
    for _ in range(5):
        sent(source=poster.code)
    sent(source=other.code)
    sent(source="zzzzzz")
    sent()
    assert came(cast) == [None, 5]
    assert came(cast, date(2024, 3, 31)) == [0, 0]  # a quarter that is not over says nothing
    assert not [name for name in (f.name for f in Letter._meta.get_fields()) if "source" in name or "poster" in name]  # fmt: skip


def test_what_is_sent_twice_came_once(cast):
    poster = made(cast)
    for code in ("1" * 16, "1" * 16):
        sent(code=code, source=poster.code)
    assert came(cast) == [None]


@pytest.mark.parametrize(("refusal", "more"), [
    (NoPosterPlace, {"place": None, "event": " "}), (PosterEventTooLong, {"event": "a" * 81}), (TooFewPosters, {"printed": 9}),
    (TooFewPosters, {"printed": 100_001}),
])  # fmt: skip
def test_what_is_refused(cast, refusal, more):
    told = {"place": place(), "event": "", "printed": 200, **more}
    refuses(refusal, make_poster, by=cast("caxa"), at=AT, **told)


def test_a_place_of_today_and_of_this_province(cast):
    for key in ("c24853.c", "d674.a"):
        refuses(NoPosterPlace, make_poster, by=cast("caxa"), at=AT, place=place(key), event="", printed=200)  # fmt: skip
    refuses(NotYours, make_poster, by=cast("lanhdao"), at=AT, place=place(), event="", printed=200)  # fmt: skip


def test_another_province_sees_none(cast):
    made(cast)
    who = cast("songkhe")
    with scope.acting(who):
        assert queries.posters(who, LATER) == []
