"""The five database roles, the database and its two extensions; the same on the embedded server
and on a province's own. Run again at will: it only adds what is missing and resets passwords.
"""

from collections.abc import Mapping

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo

from .refusals import PasswordMissing, RolesRefused

OWNER, APP, FIGURES, KEEPER = "lachan_owner", "lachan_app", "lachan_figures", "lachan_keeper"
WORKER = "lachan_worker"
ROLES = (OWNER, APP, FIGURES, KEEPER, WORKER)
EXTENSIONS = ("pg_trgm", "unaccent")
BUILTIN_LOCALE_SINCE = 170000
# Roles belong to the whole server: two set-ups at once would collide in its catalogue.
TURN = 138_138


def ensure_roles(dsn: str, passwords: Mapping[str, str], dbname: str) -> None:
    """Needs a superuser's `dsn`; `passwords` is keyed by role name and must hold them all."""
    missing = [role for role in ROLES if not passwords.get(role)]
    if missing:
        raise PasswordMissing(roles=", ".join(missing))
    try:
        with psycopg.connect(dsn, autocommit=True) as server:
            server.execute("SELECT pg_advisory_lock(%s)", [TURN])
            for role in ROLES:
                _ensure_role(server, role, passwords[role])
            _ensure_database(server, dbname)
            _furnish(make_conninfo(dsn, dbname=dbname))
    except psycopg.Error as refused:
        raise RolesRefused(dbname=dbname, because=_short(refused)) from refused


def _ensure_role(server: Connection, role: str, password: str) -> None:
    found = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = sql.SQL("ALTER ROLE {}" if found else "CREATE ROLE {}").format(sql.Identifier(role))
    # Only the keeper steps over row policies: demo loader, backup, rebuilding readings.
    bypass = sql.SQL("BYPASSRLS" if role == KEEPER else "NOBYPASSRLS")
    # Sent as a verifier, so that no server log can ever hold the password.
    verifier = server.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    server.execute(
        sql.SQL("{} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {} PASSWORD {}").format(
            verb, bypass, sql.Literal(verifier)
        )
    )


def _ensure_database(server: Connection, dbname: str) -> None:
    name, owner = sql.Identifier(dbname), sql.Identifier(OWNER)
    if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [dbname]).fetchone():
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' {}").format(
                name, sql.SQL(_locale(server.info.server_version))
            )
        )
    server.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(name, owner))
    server.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in (APP, FIGURES, KEEPER, WORKER):
        server.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role))
        )


def _furnish(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as database:
        for extension in EXTENSIONS:
            database.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(
                    sql.Identifier(extension)
                )
            )
        database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        database.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
        database.execute(sql.SQL("GRANT ALL ON SCHEMA public TO {}").format(sql.Identifier(OWNER)))


def _locale(server_version: int) -> str:
    if server_version < BUILTIN_LOCALE_SINCE:
        return "LOCALE 'C.UTF-8'"
    return "LOCALE 'C.UTF-8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"


def _short(error: psycopg.Error) -> str:
    return (error.diag.message_primary or str(error)).strip()
