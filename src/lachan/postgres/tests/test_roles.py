"""Four roles, one database, two extensions; the addresses Django is given."""

import os
import stat

import psycopg
import pytest

from lachan import postgres
from lachan.postgres.refusals import PasswordMissing, RolesRefused, ServerElsewhere
from lachan.postgres.roles import ROLES, ensure_roles

pytestmark = pytest.mark.database
PASSWORDS = {role: f"made-up-{role}" for role in ROLES}


@pytest.fixture
def state(ground, monkeypatch):
    for name in [name for name in os.environ if name.startswith("LACHAN_DATABASE_URL")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LACHAN_STATE", str(ground / "state"))
    yield ground / "state"
    postgres.cluster().stop(whoever_started=True)


def test_every_role_can_log_in_after_ensure_running(state):
    postgres.ensure_running(fsync=False)
    for alias, at in postgres.connections().items():
        with _connect(at) as connection:
            assert connection.execute("SELECT current_user").fetchone()[0] == at["USER"], alias
    assert stat.S_IMODE((state / "secrets.json").stat().st_mode) == 0o600


def test_a_second_call_attaches_and_changes_nothing(state):
    first = postgres.ensure_running(fsync=False)
    before = postgres.connections()
    second = postgres.ensure_running(fsync=False)
    assert postgres.connections() == before
    second.stop()
    assert first.running()


def test_before_the_first_start_connections_reach_nothing(state):
    with pytest.raises(psycopg.OperationalError):
        _connect(postgres.connections()["default"])
    assert not state.exists()


def test_only_the_keeper_steps_over_row_policies_and_nobody_is_superuser(make, bin_dir, ask):
    with make(bin_dir) as cluster:
        _twice(cluster)
        query = "SELECT string_agg(rolname, ',') FROM pg_roles WHERE rolname LIKE 'lachan%' AND "
        assert ask(cluster, query + "rolbypassrls") == "lachan_keeper"
        assert ask(cluster, query + "(rolsuper OR rolcreaterole OR rolcreatedb)") is None


def test_only_the_owner_may_create_in_public(make, bin_dir):
    with make(bin_dir) as cluster:
        _twice(cluster)
        with _as(cluster, "lachan_owner") as owner:
            owner.execute("CREATE TABLE made ()")
        with _as(cluster, "lachan_app") as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("CREATE TABLE unmade ()")


def test_extensions_are_there_and_usable_by_the_app(make, bin_dir):
    with make(bin_dir) as cluster:
        _twice(cluster)
        with _as(cluster, "lachan_app") as app:
            said = app.execute("SELECT unaccent('Nguyễn Đức'), similarity('an', 'anh') > 0")
            assert said.fetchone() == ("Nguyen Duc", True)


def test_the_database_sorts_the_same_wherever_it_is_made(make, bin_dir, ask):
    with make(bin_dir) as cluster:
        _twice(cluster)
        ctype = "SELECT datctype FROM pg_database WHERE datname = 'made_up'"
        assert ask(cluster, ctype) == "C.UTF-8"


def test_no_password_reaches_the_log(make, any_bin, ask):
    with make(any_bin) as cluster:
        ask(cluster, "ALTER SYSTEM SET log_statement = 'all'")
        ask(cluster, "SELECT pg_reload_conf()")
        _twice(cluster)
        assert "made-up-" not in cluster.log.read_text(errors="replace")


def test_a_missing_password_is_refused():
    with pytest.raises(PasswordMissing, match="lachan_keeper"):
        ensure_roles("", {**PASSWORDS, "lachan_keeper": ""}, "made_up")


def test_a_lesser_account_cannot_set_up_and_is_told_so(make, any_bin):
    with make(any_bin) as cluster:
        _twice(cluster)
        lesser = psycopg.conninfo.make_conninfo(
            cluster.superuser_dsn(), user="lachan_app", password=PASSWORDS["lachan_app"],
            dbname="made_up",
        )  # fmt: skip
        with pytest.raises(RolesRefused, match="superuser"):
            ensure_roles(lesser, PASSWORDS, "made_up")


def test_a_server_of_the_provinces_own_is_only_parsed(monkeypatch):
    monkeypatch.setenv(
        "LACHAN_DATABASE_URL", "postgresql://app:p%40ss@db.example:6432/lachan?sslmode=verify-full"
    )
    monkeypatch.setenv("LACHAN_DATABASE_URL_FIGURES", "postgresql://figures@db.example/lachan")
    monkeypatch.delenv("LACHAN_DATABASE_URL_KEEPER", raising=False)
    monkeypatch.delenv("LACHAN_DATABASE_URL_OWNER", raising=False)
    at = postgres.connections()
    assert sorted(at) == ["default", "figures"]
    assert at["default"] == {
        "HOST": "db.example",
        "PORT": "6432",
        "NAME": "lachan",
        "USER": "app",
        "PASSWORD": "p@ss",
        "OPTIONS": {"sslmode": "verify-full"},
    }
    with pytest.raises(ServerElsewhere):
        postgres.ensure_running()


def test_a_secret_is_made_once_and_the_environment_goes_first(state, monkeypatch):
    first = postgres.secret("scope")
    assert len(bytes.fromhex(first)) == 32
    assert postgres.secret("scope") == first != postgres.secret("django")
    assert stat.S_IMODE((state / "secrets.json").stat().st_mode) == 0o600
    monkeypatch.setenv("LACHAN_SECRET_SCOPE", "ab" * 32)
    assert postgres.secret("scope") == "ab" * 32


def _twice(cluster) -> None:
    for _ in range(2):
        ensure_roles(cluster.superuser_dsn(), PASSWORDS, "made_up")


def _as(cluster, role: str) -> psycopg.Connection:
    return psycopg.connect(
        psycopg.conninfo.make_conninfo(
            cluster.superuser_dsn("made_up"), user=role, password=PASSWORDS[role]
        )
    )


def _connect(at) -> psycopg.Connection:
    return psycopg.connect(
        host=at["HOST"],
        port=at["PORT"] or None,
        dbname=at["NAME"],
        user=at["USER"],
        password=at["PASSWORD"],
    )
