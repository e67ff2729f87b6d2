"""What care alone knows is told by no other row either: clocks, copies, who sees a person, who was kept out; said by hand."""

import pytest

from lachan.access import scope

from .connecting import signed

pytestmark = pytest.mark.database
CARING = {"supporter", "facility", "hearer"}


@pytest.mark.parametrize(("account", "sees"), [
    ("laodong", True), ("cosohotro", True), ("dieutra", False), ("caxa", False), ("xahoixa", False),
])  # fmt: skip
def test_a_clock_of_care_is_told_to_who_cares(world, cast, account, sees):
    """That an answer is awaited, and from which shelter, is not read by whoever received or verifies."""
    with signed(scope.token_of(cast(account))) as link:
        rows = link.execute("SELECT ref FROM victims_careclock WHERE care_id = %s", [world.care.files["told"].id]).fetchall()  # fmt: skip
    refs = {ref for (ref,) in rows}
    assert ({"GT", "V20"} <= refs) is sees
    assert sees or not refs & {"GT", "V20"}
    assert refs - {"GT", "V20"}


@pytest.mark.parametrize(("account", "path", "caring"), [
    ("laodong", "V4", "V8"), ("cosohotro", "V4", "V8"), ("dieutra", "V4", None), ("caxa", "V4", None), ("xahoixa", "V4", None),
    ("trogiup", None, None), ("dieutra_khac", None, None),
])  # fmt: skip
def test_where_a_care_stands_is_told_as_far_as_the_viewer_may_know(
    world, cast, account, path, caring
):
    """The path for who received and verifies; that the person is helped for who cares; of either, a supporter nothing."""
    with signed(scope.token_of(cast(account))) as link:
        for copy, stage in (("victims_carereading", path), ("victims_carecaring", caring)):
            rows = link.execute(f"SELECT stage FROM {copy} WHERE care_id = %s", [world.care.files["told"].id]).fetchall()  # fmt: skip
            assert rows == ([(stage,)] if stage else [])


@pytest.mark.parametrize(("account", "also"), [
    ("laodong", CARING), ("cosohotro", CARING), ("dieutra", {"hearer"}), ("caxa", set()), ("xahoixa", set()),
])  # fmt: skip
def test_who_houses_and_helps_is_told_to_those_who_care(world, cast, account, also):
    """Others read what they are themselves, and who received, leads and verifies."""
    with signed(scope.token_of(cast(account))) as link:
        rows = link.execute(
            "SELECT kind FROM sec.care_seen_by(%s)", [world.care.files["told"].id]
        ).fetchall()
    assert {kind for (kind,) in rows} == {"origin", "lead", "verifier"} | also


@pytest.mark.parametrize(
    ("account", "count"), [("soyte", 0), ("ytetinh", 1), ("bienphong", 0), ("dieutra_tinh", 0)]
)
def test_who_was_kept_out_reads_of_it_nowhere(world, cast, account, count):
    """Its own body knows; it itself and the other bodies of that care do not."""
    with signed(scope.token_of(cast(account))) as link:
        rows = link.execute("SELECT count(*) FROM victims_careexclusion").fetchone()
        assert rows == (count,)


@pytest.mark.parametrize(("account", "told"), [("laodong", True), ("caxa2", False), ("kiemsat", False)])  # fmt: skip
def test_the_last_word_of_a_person_is_told_to_who_has_a_part(world, cast, account, told):
    ask = "SELECT sec.care_yes(%s, 'investigation', %s)"
    with signed(scope.token_of(cast(account))) as link:
        body = str(cast("dieutra").agency_id)
        assert link.execute(ask, [world.care.files["told"].id, body]).fetchone() == (told,)


def test_who_was_kept_out_gives_no_standing_and_writes_nothing(world, cast):
    file = world.care.files["by_duty"]
    # Nothing is given to anybody, and nothing written, but by whoever has grounds.
    ask = "SELECT cardinality(sec.care_grounds(%s)) > 0, sec.may_do(%s, 'red_flag_raised', '{}', NULL)"
    for account, may in (("ytetinh", True), ("soyte", False)):
        with signed(scope.token_of(cast(account))) as link:
            assert link.execute(ask, [file.id, file.id]).fetchone() == (may, may)
