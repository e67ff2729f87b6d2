"""An id tells the millisecond of its making, and within `told_only_to` the hour and no more."""

from datetime import UTC, datetime

from lachan.access.ids import told_only_to, uuid7

HOUR = datetime(2026, 3, 2, 7, tzinfo=UTC)


def stamp(made):
    return made.int >> 80


def test_an_id_is_of_this_moment():
    before = int(datetime.now(UTC).timestamp() * 1000)
    made = uuid7()
    assert made.version == 7
    assert 0 <= stamp(made) - before < 5000


def test_within_the_stretch_it_tells_the_hour_and_nothing_finer():
    with told_only_to(HOUR):
        made = [uuid7() for _ in range(500)]
    assert {stamp(one) for one in made} == {int(HOUR.timestamp() * 1000)}
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}
    # nothing counts up: the order in which they were made cannot be read from them
    assert sorted(made) != made
    assert len(set(made)) == 500
    # all the bits that are not version, variant or stamp are drawn: each is met as 0 and as 1
    drawn = [one.int & ((0xFFF << 64) | ((1 << 62) - 1)) for one in made]
    met, never = 0, (1 << 128) - 1
    for one in drawn:
        met, never = met | one, never & one
    assert met == (0xFFF << 64) | ((1 << 62) - 1)
    assert never == 0


def test_after_it_an_id_is_exact_again():
    with told_only_to(HOUR):
        uuid7()
    assert stamp(uuid7()) > int(HOUR.timestamp() * 1000) + 3_600_000
