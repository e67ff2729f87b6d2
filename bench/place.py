"""Where the bench lives: a state folder, a server and two databases of its own, never the demo's."""

import ast
import hashlib
import os
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg

ROOT = Path(__file__).parents[1]
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "mat-khau-gia-lap-2024"
FLOOR = "lachan_bench_floor"
# Who the visitors sign in as: one sees a commune's share of the docket, one sees all of it.
CAST = {"caxa": ("commune_officer", "cax-c24781.c"), "dieutra": ("investigator", "68-csdt")}


def settle() -> None:
    """Environment for this process and for the servers it starts."""
    usual = Path(tempfile.gettempdir()) / f"lachan-bench-{os.getuid()}"
    os.environ["LACHAN_STATE"] = os.environ.get("LACHAN_BENCH_STATE") or str(usual)
    os.environ["LACHAN_SYNTHETIC"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "lachan.settings"
    for foreign in ("LACHAN_DATABASE_URL", "LACHAN_KEYS", "LACHAN_TLS"):
        os.environ.pop(foreign, None)


def open_server(fresh: bool):
    """The bench's PostgreSQL, its database made and migrated, its province and people there."""
    from lachan import postgres

    server = postgres.ensure_running()
    if fresh or _shape(server) != written_shape():
        with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as db:
            db.execute("DROP DATABASE IF EXISTS lachan WITH (FORCE)")
        server = postgres.ensure_running()
    return server


def furnish(server, cast: Mapping[str, tuple[str, str]] = CAST) -> dict[str, int]:
    """Tables, province and accounts; returns account ids by name."""
    import django

    django.setup()
    from lachan.access import seals
    from lachan.desk.database import make_database
    from lachan.reference.load import load_province

    seals.init_keys()
    make_database()
    load_province(ROOT / "provinces" / "lamdong", using="owner")
    with psycopg.connect(server.superuser_dsn("lachan"), autocommit=True) as db:
        db.execute(f"COMMENT ON DATABASE lachan IS '{written_shape()}'")
    return {name: _account(name, *post) for name, post in cast.items()}


def _account(name: str, role: str, key: str) -> int:
    from django.contrib.auth.hashers import make_password

    from lachan.access.models import Account, Membership, Password
    from lachan.reference.models import Agency

    given = {"display_name": f"Người Mẫu {name}"}
    account, made = Account.objects.using("keeper").get_or_create(username=name, defaults=given)
    if made:
        Password.objects.using("keeper").create(account=account, hash=make_password(PASSWORD))
    agency = Agency.objects.using("owner").get(key=key)
    Membership.objects.using("keeper").get_or_create(
        account_id=account.id, agency_id=agency.id, role=role,
        defaults={"valid_from": date(2018, 1, 1)},
    )  # fmt: skip
    return account.id


def written_shape() -> str:
    """What the tables and locks are made from; another shape means another database."""
    locks = [path.read_text("utf-8") for path in sorted(ROOT.glob("src/lachan/*/policies.sql"))]
    steps = sorted(ROOT.glob("src/lachan/*/migrations/0*.py"))
    # As meant, not as laid out: a formatter must not cost ten minutes of loading.
    tables = [ast.dump(ast.parse(path.read_text("utf-8"))) for path in steps]
    return hashlib.sha256("".join([*locks, *tables]).encode()).hexdigest()[:16]


def _shape(server) -> str:
    with psycopg.connect(server.superuser_dsn("lachan"), autocommit=True) as db:
        found = db.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'lachan'"
        ).fetchone()
    return found[0] if found else ""


def matters_there(server) -> int:
    with psycopg.connect(server.superuser_dsn("lachan"), autocommit=True) as db:
        filled = db.execute(
            "SELECT count(*) FROM docket_matterreading WHERE law_version = 'bench'"
        ).fetchone()
    return filled[0]


def now() -> datetime:
    return datetime.now(HANOI)
