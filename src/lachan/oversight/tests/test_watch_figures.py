"""The committee's numbers: of the whole province, by the role that counts, with no row behind them."""

from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.db.utils import ProgrammingError

from lachan.access import scope
from lachan.oversight.watchlists import queries
from lachan.oversight.watchlists.rules import RULES

pytestmark = pytest.mark.database


def test_every_list_is_counted_and_other_provinces_are_not(made, cast, instant):
    at, who = instant("2024-03-15 10:00"), cast("thukybcd")
    made.in_custody(made.matter(at), "BC-GIA-LAP", "C06", at - timedelta(hours=6))
    found = queries.tallies(who, at)
    assert set(found) == set(RULES)
    assert found["custody_lapsed"] == 1
    with scope.acting(who):
        assert queries.counts(who, at)["custody_lapsed"] == 0


def test_the_role_that_counts_reads_no_row_of_oversight(made):
    for table in (
        "oversight_letter",
        "oversight_finding",
        "oversight_remedystep",
        "docket_accusedreading",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(using="figures"),
        ):
            connections["figures"].cursor().execute(f"SELECT 1 FROM {table}")
