"""kill -9, half an initdb, a stale pid file, a full disk: it comes up again or says why not."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import namedtuple

import pytest

from lachan.postgres import lodging
from lachan.postgres.launcher import MARKER
from lachan.postgres.processes import postmaster, residents
from lachan.postgres.refusals import BinariesUnfit, DiskFull, PortTaken, WrongMajor

pytestmark = pytest.mark.database


def test_comes_back_with_its_data_after_kill_9(make, bin_dir, ask):
    cluster = make(bin_dir).start()
    ask(cluster, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    os.kill(postmaster(cluster.data_dir), signal.SIGKILL)
    with make(bin_dir) as again:
        assert ask(again, "SELECT count(*) FROM kept") == 1000


def test_a_pid_file_naming_a_stranger_is_stale(make, any_bin, ask):
    with make(any_bin) as cluster:
        ask(cluster, "CREATE TABLE kept AS SELECT 1 AS one")
    (cluster.data_dir / "postmaster.pid").write_text(f"{os.getppid()}\n{cluster.data_dir}\n")
    with make(any_bin) as again:
        assert ask(again, "SELECT one FROM kept") == 1


def test_half_an_initdb_is_made_anew(make, bin_dir, ask):
    cluster = make(bin_dir)
    cluster.data_dir.mkdir(parents=True)
    (cluster.data_dir / "PG_VERSION").write_text("18\n")
    with cluster:
        assert ask(cluster, "SELECT 1") == 1
    assert [found.name for found in cluster.home.glob("data*")] == ["data"]


def test_a_maker_killed_in_initdb_leaves_the_next_one_a_clean_start(make, any_bin, ask):
    cluster = make(any_bin)
    maker = _start_elsewhere(cluster, any_bin)
    _wait_until((cluster.data_dir / "PG_VERSION").exists)
    maker.send_signal(signal.SIGKILL)
    maker.wait()
    assert not (cluster.data_dir / MARKER).exists()
    with cluster:
        assert ask(cluster, "SELECT 1") == 1


def test_a_folder_a_server_ever_ran_in_is_set_aside_not_deleted(make, any_bin):
    with make(any_bin) as cluster:
        pass
    (cluster.data_dir / MARKER).unlink()
    with make(any_bin):
        aside = cluster.home / "data.aside-1"
        assert (aside / "PG_VERSION").exists()


def test_another_port_is_chosen_when_the_last_one_is_taken(make, any_bin, ask):
    with make(any_bin) as cluster:
        last = cluster.port
    with _squatter(last), make(any_bin) as again:
        assert again.port != last
        assert ask(again, "SELECT 1") == 1


def test_a_port_asked_for_and_taken_is_refused(make, any_bin):
    port = lodging.any_free_port()
    with _squatter(port), pytest.raises(PortTaken, match=str(port)):
        make(any_bin, port=port).start()


def test_a_full_disk_is_a_sentence(make, any_bin, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 0))
    with pytest.raises(DiskFull, match="hết chỗ"):
        make(any_bin).start()


def test_a_disk_that_fills_during_initdb_is_a_sentence(ground, as_root, any_bin, monkeypatch):
    from lachan.postgres import Cluster, launcher

    small = ground / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=755", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("may not mount here")
    try:
        monkeypatch.setattr(launcher, "NEEDED_MB", 1)
        with pytest.raises(DiskFull):
            Cluster(small / "pg" / "data", any_bin, fsync=False).start()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_data_of_another_major_is_refused(make, any_bin):
    with make(any_bin) as cluster:
        pass
    (cluster.data_dir / "PG_VERSION").write_text("14\n")
    with pytest.raises(WrongMajor, match="14"):
        make(any_bin).start()


def test_a_folder_without_postgres_is_refused(monkeypatch, tmp_path):
    from lachan.postgres import resolve_binaries

    monkeypatch.setenv("LACHAN_PG_BIN", str(tmp_path))
    with pytest.raises(BinariesUnfit, match="LACHAN_PG_BIN"):
        resolve_binaries()


def test_a_killed_server_leaves_nobody_behind(make, any_bin):
    cluster = make(any_bin).start()
    os.kill(postmaster(cluster.data_dir), signal.SIGKILL)
    _wait_until(lambda: not residents(cluster.data_dir))
    assert not cluster.running()


def _start_elsewhere(cluster, bin_dir) -> subprocess.Popen:
    code = "import sys; from lachan.postgres import Cluster; Cluster(*sys.argv[1:3]).start()"
    return subprocess.Popen([sys.executable, "-c", code, str(cluster.data_dir), str(bin_dir)])


def _squatter(port: int) -> socket.socket:
    return socket.create_server(("127.0.0.1", port))


def _wait_until(true, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.005)
