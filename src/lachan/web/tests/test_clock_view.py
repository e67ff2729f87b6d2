"""A clock as the matter file shows it: every state of the engine has a shape, release comes first."""

from lachan.procedure.clocks import read
from lachan.procedure.readings import STATE_LABELS
from lachan.procedure.tests.matters import act, on
from lachan.web.matter_file.clock_view import MUST_RELEASE, ORDER, SHAPES, clock_views


def test_every_state_of_the_engine_has_a_shape_and_a_place() -> None:
    assert set(SHAPES) == set(ORDER) == set(STATE_LABELS)


def test_who_must_be_released_stands_first_and_is_named_by_code() -> None:
    acts = [
        act("case_initiated", "2026-01-05T08:00", severity="RNT"),
        act("accused_charged", "2026-01-06T08:00", person="BC-1", severity="RNT"),
        act(
            "detained", "2026-01-07T08:00", person="BC-1", custody_follows="arrest", tam_giu_days=0
        ),
    ]
    first = clock_views(read(acts, on("2026-06-01")), on("2026-06-01"))[0]
    assert (first["state_label"], first["state"]) == (MUST_RELEASE, "overdue")
    assert "(BC-1)" in first["name"]
