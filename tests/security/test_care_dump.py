"""Who counts or reminds reads nothing of care; a dump without the key opens nothing."""

import psycopg
import pytest

from .connecting import connect

pytestmark = pytest.mark.database


@pytest.mark.parametrize("role", ["figures", "worker"])
def test_who_counts_and_who_reminds_reads_nothing_of_care(world, role):
    with connect(role) as link:
        for name in ("victims_carefile", "victims_careact", "victims_carenote", "victims_careowed"):
            with pytest.raises(psycopg.errors.Error):
                link.execute(f"SELECT count(*) FROM {name}")
            link.rollback()


def test_a_dump_without_the_master_key_opens_nothing(world, monkeypatch, tmp_path):
    from lachan.access import seals
    from lachan.access.models import RecordKey

    monkeypatch.setenv("LACHAN_KEYS", str(tmp_path / "keys.json"))
    seals.init_keys()
    with connect("keeper") as keeper:
        wrapped = keeper.execute(
            "SELECT k.id, k.wrapped, k.master FROM access_recordkey k JOIN victims_carefile f ON f.key_id = k.id"
        ).fetchall()
        notes = keeper.execute("SELECT sealed FROM victims_carenote").fetchall()
    assert len(notes) > 10
    for id_, blob, master in wrapped:
        with pytest.raises(seals.KeyMissing):
            seals.open_key(RecordKey(id=id_, wrapped=blob, master=master))
    assert not [1 for (sealed,) in notes if b"canary" in bytes(sealed).lower()]
