"""What this installation remembers about its database, and how each role connects to it.

`connections` only reads; `ensure_running` is the one door that starts anything.
"""

import os
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from . import keyring
from .launcher import Cluster
from .refusals import SecretsUnreadable, ServerElsewhere
from .roles import APP, FIGURES, KEEPER, OWNER, ROLES, WORKER, ensure_roles

DBNAME = "lachan"
# Django's alias → the role it logs in as, and the variable that replaces it in production.
ALIASES = {
    "default": (APP, "LACHAN_DATABASE_URL"),
    "owner": (OWNER, "LACHAN_DATABASE_URL_OWNER"),
    "figures": (FIGURES, "LACHAN_DATABASE_URL_FIGURES"),
    "keeper": (KEEPER, "LACHAN_DATABASE_URL_KEEPER"),
    "worker": (WORKER, "LACHAN_DATABASE_URL_WORKER"),
}


def state_dir() -> Path:
    """LACHAN_STATE, else `.lachan` in the project's folder, else in the current one."""
    asked = os.environ.get("LACHAN_STATE", "").strip()
    return Path(asked).absolute() if asked else (_project() or Path.cwd()) / ".lachan"


def elsewhere() -> bool:
    """True when a server of the province's own is used and nothing must be started here."""
    return bool(os.environ.get("LACHAN_DATABASE_URL", "").strip())


def cluster(fsync: bool = True) -> Cluster:
    """The embedded cluster of this state folder, not started."""
    return Cluster(state_dir() / "postgres" / "data", fsync=fsync)


def ensure_running(fsync: bool = True) -> Cluster:
    """Start the embedded server or attach to it; roles and database are there on return."""
    if elsewhere():
        raise ServerElsewhere()
    running = cluster(fsync).start()
    ensure_roles(
        running.superuser_dsn("postgres"), keyring.kept_or_made(state_dir(), *ROLES), DBNAME
    )
    return running


def secret(name: str) -> str:
    """A key of the application, the same on every call: 64 hexadecimal digits."""
    return keyring.kept_or_made(state_dir(), name)[name]


def connections() -> dict[str, dict[str, Any]]:
    """HOST, PORT, NAME, USER, PASSWORD (and OPTIONS from an address) by Django alias.

    Starts nothing. With LACHAN_DATABASE_URL set, an alias without its own address is left out:
    a web host need not hold the keeper's password.
    """
    if elsewhere():
        return {
            alias: _parsed(os.environ[variable], variable)
            for alias, (_, variable) in ALIASES.items()
            if os.environ.get(variable, "").strip()
        }
    kept, passwords = cluster(), keyring.kept(state_dir())
    return {
        alias: {
            # Before the first start the socket folder does not exist, so that nothing can be
            # reached by mistake.
            "HOST": str(kept.socket_dir),
            "PORT": str(kept.port or ""),
            "NAME": DBNAME,
            "USER": role,
            "PASSWORD": passwords.get(role, ""),
        }
        for alias, (role, _) in ALIASES.items()
    }


def _parsed(address: str, variable: str) -> dict[str, Any]:
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(address.strip()).items()}
    except ProgrammingError as wrong:
        # The address holds a password: name the variable, never its value.
        raise SecretsUnreadable(path=variable, because="địa chỉ sai cú pháp") from wrong
    known = {
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "NAME": parts.pop("dbname", DBNAME),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
    }
    return {**known, "OPTIONS": parts} if parts else known


def _project() -> Path | None:
    """The source tree this package runs from, if it does."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "pyproject.toml").is_file() and (root / "src/lachan").is_dir() else None
