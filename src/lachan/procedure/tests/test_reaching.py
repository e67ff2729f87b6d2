"""How a person may be reached: what was forbidden stays forbidden until somebody says otherwise."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from lachan.procedure.acts import Act
from lachan.procedure.reaching import BANS, reach_of

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def agreed(*facts: Mapping[str, object]) -> list[Act]:
    """One agreement an hour after the other."""
    return [
        Act(id=str(n), kind="contact_agreed", occurred_at=START + timedelta(hours=n),
            recorded_at=START + timedelta(hours=n), agency="1", facts=one, person="p", supersedes=None)
        for n, one in enumerate(facts)
    ]  # fmt: skip


@pytest.mark.parametrize("later", [{}, {"only_through": "kin_only"}, {"language": "km"}, {"no_visits": True}])  # fmt: skip
@pytest.mark.parametrize("ban", BANS)
def test_what_is_left_out_later_is_not_allowed(ban: str, later: dict[str, object]) -> None:
    now = reach_of(agreed({ban: True, "only_through": "in_person"}, later))
    assert ban in now.bans
    assert now.through[0] == "in_person"
    assert now.said == ("0", "1")


@pytest.mark.parametrize("ban", BANS)
def test_a_no_to_that_very_thing_allows_it_and_nothing_else(ban: str) -> None:
    now = reach_of(agreed(dict.fromkeys(BANS, True), {ban: False}))
    assert set(now.bans) == set(BANS) - {ban}


def test_an_agreement_anew_takes_the_place_of_all_before() -> None:
    now = reach_of(agreed({"no_calls": True, "only_through": "in_person", "language": "km"}, {"anew": True, "no_letters": True}))  # fmt: skip
    assert (now.bans, now.through, dict(now.wishes), now.said) == (("no_letters",), (), {}, ("1",))


def test_wishes_are_as_last_said() -> None:
    now = reach_of(agreed({"language": "km", "officer_gender": "female"}, {"language": "vi"}))
    assert dict(now.wishes) == {"language": "vi", "officer_gender": "female"}
