"""Fixtures for every test: a real PostgreSQL, the province of Lâm Đồng, actors who really exist.

The test database is made once per session beside the demo's, migrated as the owner, and filled by
the keeper; each test then runs as the application role inside a transaction that is rolled back."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
ROOT = Path(__file__).parent
NAME = "lachan_test"
LAMDONG = ROOT / "provinces" / "lamdong"


@pytest.fixture(scope="session")
def server() -> Iterator[object]:
    """The embedded PostgreSQL of this state; stopped at the end if this run started it."""
    from lachan import postgres

    running = postgres.ensure_running(fsync=False)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(server) -> None:
    """The four doors open on the test database, each as its own role."""
    from django.db import connections

    from lachan import postgres

    # Settings may have been read before this state's server was ever started: take its port from it.
    for alias, given in postgres.connections().items():
        connections[alias].settings_dict.update({**given, "NAME": NAME})


@pytest.fixture(scope="session")
def django_db_setup(
    server, django_db_modify_db_settings: None, django_db_blocker
) -> Iterator[None]:
    import psycopg

    from lachan import postgres
    from lachan.access import seals
    from lachan.desk.database import make_database

    with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
    postgres.ensure_roles(server.superuser_dsn("postgres"), _passwords(), NAME)
    seals.init_keys()
    with django_db_blocker.unblock():
        make_database()
        _fill()
    yield
    with django_db_blocker.unblock():
        from django.db import connections

        connections.close_all()


def _passwords() -> dict[str, str]:
    from lachan.postgres import connections

    return {given["USER"]: given["PASSWORD"] for given in connections().values()}


def _fill() -> None:
    from lachan.reference.load import load_province

    load_province(LAMDONG, using="owner")
    load_province(ROOT / "provinces" / "songkhe", using="owner")
    _people()


# Who the tests act as: account → (role, agency key). Districts to 2025, provincial bodies after.
CAST = {
    "caxa": ("commune_officer", "cax-c24853.a"),
    "caxa2": ("commune_officer", "cax-c24784.a"),
    "caxa_2026": ("commune_officer", "cax-c24853.c"),
    "caxa2_2026": ("commune_officer", "cax-c24781.c"),
    "dieutra": ("investigator", "cah-d674.a"),
    "dieutra_khac": ("investigator", "cah-d672.a"),
    "dieutra_tinh": ("investigator", "68-csdt"),
    "kiemsat": ("procurator", "vksh-d674.a"),
    "kiemsat_tinh": ("procurator", "68-vks"),
    "kiemsat_kv": ("procurator", "vkskv-68.kv1"),
    "toaan": ("judge", "tah-d674.a"),
    "toaan_kv": ("judge", "takv-68.kv1"),
    "toaan_tinh": ("judge", "68-ta"),
    "thuky": ("court_clerk", "tah-d674.a"),
    "trai": ("detention_officer", "68-ttg"),
    "nhatamgiu": ("detention_officer", "ntg-d674.a"),
    "bienphong": ("border_guard", "dbp-c24739.c"),
    "tongdai": ("hotline_operator", "68-tongdai111"),
    "thanhtra": ("inspector", "68-thanhtra"),
    "thukybcd": ("committee_staff", "68-bcd138"),
    "thuongtruc": ("committee_staff", "68-thuongtruc"),
    "catinh": ("reporter", "68-cat"),
    "soldtbxh": ("reporter", "68-sldtbxh"),
    "soyte": ("reporter", "68-syt"),
    "hoiphunu": ("reporter", "68-hlhpn"),
    "ubnd": ("reporter", "68-ubnd"),
    "ubndhuyen": ("reporter", "ubndh-d674.a"),
    "ubndxa": ("reporter", "ubndx-c24853.a"),
    "xahoixa": ("commune_carer", "ubndx-c24853.a"),
    "xahoixa_2026": ("commune_carer", "ubndx-c24853.c"),
    "laodong": ("social_officer", "ubndh-d674.a"),
    "ytetinh": ("social_officer", "68-syt"),
    "cosohotro": ("social_officer", "68-ctxh"),
    "trogiup": ("legal_aid", "68-tgpl"),
    "songkhe": ("committee_staff", "99-bcd138"),
    "lanhdao": ("committee_leader", "68-bcd138"),
    "quantri": ("administrator", "68-cat"),
    "quantri2": ("administrator", "68-cat"),
}
PASSWORD = "mat-khau-gia-lap-2024"  # noqa: S105 — made up, for made-up people


def _people() -> None:
    """One account for each part, under the keeper; the agencies must exist, or this fails loudly."""
    from django.contrib.auth.hashers import make_password

    from lachan.access.models import Account, Membership, Password
    from lachan.reference.models import Agency

    secret = make_password(PASSWORD)
    for name, (role, key) in CAST.items():
        account = Account(username=name, display_name=f"Người Mẫu {name}")
        account.save(using="keeper")
        Password(account=account, hash=secret).save(using="keeper", force_insert=True)
        Membership(
            account_id=account.id, agency_id=Agency.objects.using("owner").get(key=key).id, role=role,
            valid_from=date(2018, 1, 1),
        ).save(using="keeper")  # fmt: skip


@pytest.fixture(scope="session")
def cast(django_db_setup, django_db_blocker) -> Callable[[str], object]:
    """`cast("caxa")` is the actor of that account."""
    from lachan.access.models import Membership
    from lachan.access.signin import actor_of

    with django_db_blocker.unblock():
        held = Membership.objects.using("keeper").select_related("account", "agency")
        actors = {row.account.username: actor_of(row) for row in held}
    return actors.__getitem__


@pytest.fixture
def instant() -> Callable[[str], datetime]:
    """`instant("2024-03-15 22:30")` in Hà Nội."""
    return lambda text: datetime.fromisoformat(text).replace(tzinfo=HANOI)


@pytest.fixture
def clean_record(django_db_setup, django_db_blocker) -> Iterator[None]:
    """For tests on several real connections: what they commit is removed afterwards by the superuser."""
    yield
    wipe(django_db_blocker)


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[None]:
    """For tests through a door: requests commit for real, as in life, and are wiped afterwards."""
    with django_db_blocker.unblock():
        yield
    wipe(django_db_blocker)


RECORD = ("docket_", "intake_", "letterbox_", "cases_", "evidence_", "oversight_", "plan_", "focus_", "sectors_", "people_", "victims_", "indicators_", "reporting_", "exchange_", "access_auditline", "access_recordkey", "access_apitoken",
          "django_session", "axes_")  # fmt: skip


def wipe(django_db_blocker) -> None:
    """Empty the record, never the reference; only a superuser can, since the rows are locked."""
    import psycopg

    from lachan import postgres

    dsn = postgres.cluster(fsync=False).superuser_dsn(NAME)
    with psycopg.connect(dsn, autocommit=True) as admin:
        rows = admin.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        tables = [name for (name,) in rows if name.startswith(RECORD)]
        admin.execute("SET session_replication_role = replica")
        for table in tables:
            admin.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        # What waits is kept by triggers, which sleep here: left behind, it would fill the next test's trays.
        admin.execute(f"TRUNCATE {', '.join(tables)}, sec.waiting CASCADE")
        for table in tables:
            admin.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
