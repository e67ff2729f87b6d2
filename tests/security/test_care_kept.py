"""What care alone knows is told by no other row either: clocks, copies, who sees a person, who was kept out; said by hand."""

import pytest

from lachan.access import scope

from .connecting import signed

pytestmark = pytest.mark.database
CARING = {"supporter", "facility", "hearer"}


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
