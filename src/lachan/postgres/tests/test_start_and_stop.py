"""The ordinary day: start, ask, stop, start again."""

import os

import psycopg
import pytest

from lachan.postgres.processes import postmaster

pytestmark = pytest.mark.database


def test_answers_over_socket_and_loopback(make, bin_dir, ask):
    with make(bin_dir) as cluster:
        assert ask(cluster, "SELECT 6 * 7") == 42
        loopback = psycopg.conninfo.make_conninfo(cluster.superuser_dsn(), host="127.0.0.1")
        psycopg.connect(loopback).close()


def test_never_runs_as_root(make, bin_dir):
    with make(bin_dir) as cluster:
        assert os.stat(f"/proc/{postmaster(cluster.data_dir)}").st_uid != 0


def test_keeps_data_over_a_restart_and_its_port(make, bin_dir, ask):
    with make(bin_dir) as cluster:
        ask(cluster, "CREATE TABLE kept AS SELECT 1 AS one")
        port = cluster.port
    assert not cluster.running()
    with make(bin_dir) as again:
        assert ask(again, "SELECT one FROM kept") == 1
        assert again.port == port


def test_asks_everyone_for_a_password(make, bin_dir):
    with make(bin_dir) as cluster:
        for host in (str(cluster.socket_dir), "127.0.0.1"):
            with pytest.raises(psycopg.OperationalError, match="password"):
                psycopg.connect(host=host, port=cluster.port, user="postgres", dbname="postgres")


def test_listens_on_loopback_only(make, any_bin, ask):
    with make(any_bin) as cluster:
        assert ask(cluster, "SHOW listen_addresses") == "127.0.0.1"


def test_is_set_for_a_small_machine_and_a_silent_log(running, ask):
    wanted = {
        "server_encoding": "UTF8",
        "jit": "off",
        "data_checksums": "on",
        "log_min_error_statement": "panic",
        "log_min_messages": "log",
        "shared_buffers": "256MB",
        "password_encryption": "scram-sha-256",
    }
    assert {name: ask(running, f"SHOW {name}") for name in wanted} == wanted


@pytest.fixture
def running(make, any_bin):
    with make(any_bin) as cluster:
        yield cluster


def test_orders_by_code_point_and_knows_vietnamese_letters(make, bin_dir, ask):
    with make(bin_dir) as cluster:
        assert ask(cluster, "SELECT lower('ĐẶNG THỊ ỨNG')") == "đặng thị ứng"
        assert ask(cluster, "SELECT 'Đ' > 'Z'") is True


def test_passwords_are_for_their_owner_only(running):
    assert (running.home / "superuser").stat().st_mode & 0o777 == 0o600
    assert not (running.home / "superuser.once").exists()


def test_stopping_what_never_started_is_nothing(make, any_bin):
    make(any_bin).stop(whoever_started=True)
