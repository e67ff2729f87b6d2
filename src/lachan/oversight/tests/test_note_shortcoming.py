"""Noting a shortcoming, a cause, a condition: with where it comes from."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.oversight.answering.refusals import Ahead, NoSuchCategory, WithoutWords
from lachan.oversight.commands import note_shortcoming
from lachan.oversight.commands.shortcomings import NoSuchNature, SourceUnsaid

from .scene import INSPECTOR, PROCURACY

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(ask, **more):
    return {
        "nature": "cause",
        "category": "poverty",
        "source": "own",
        "words": "Ghi canary.",
        "noted_at": ask.now,
        **more,
    }


def test_from_every_source(ask, cast):
    ask.initiated()
    ask.given_standing(PROCURACY)
    matter, found, sent = (
        ask.seen(PROCURACY),
        ask.finding(ask.round(PROCURACY), PROCURACY),
        ask.letter(),
    )
    for source, more in [("own", {}), ("finding", {"finding": found}), ("letter", {"letter": sent}),
                         ("judgment", {"matter": matter}), ("watchlist", {"watchlist": "returned_twice", "matter": matter})]:  # fmt: skip
        noted = does(
            note_shortcoming, by=cast(PROCURACY), at=ask.now, **told(ask, source=source, **more)
        )
        assert noted.source == source
        assert b"canary" not in bytes(noted.sealed)


@pytest.mark.parametrize(("answer", "more"), [
    (NoSuchNature, {"nature": "x"}), (NoSuchCategory, {"category": "x"}), (WithoutWords, {"words": ""}),
    (SourceUnsaid, {"source": "finding"}), (SourceUnsaid, {"source": ""}), (SourceUnsaid, {"source": "watchlist"}),
])  # fmt: skip
def test_what_is_refused(ask, cast, answer, more):
    refuses(answer, note_shortcoming, by=cast(INSPECTOR), at=ask.now, **told(ask, **more))


def test_not_ahead_and_not_by_every_role(ask, cast):
    ahead = told(ask, noted_at=ask.now.replace(year=2025))
    refuses(Ahead, note_shortcoming, by=cast(INSPECTOR), at=ask.now, **ahead)
    for account in ("dieutra", "caxa", "lanhdao"):
        refuses(NotYours, note_shortcoming, by=cast(account), at=ask.now, **told(ask))
