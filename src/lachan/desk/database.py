"""Making the database, loading a province's reference data, rebuilding the readings."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction

from lachan import postgres

from .steps import plainly, ready


def make_database() -> None:
    """Migrate as the owner and plant the signing key of the scope token. Safe to repeat."""
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    plant_signing_key()


def plant_signing_key(using: str = "owner") -> None:
    """The database checks tokens against two padded halves of the key (RFC 2104, SHA-256)."""
    key = bytes.fromhex(postgres.secret("scope")).ljust(64, b"\0")
    halves = bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5C for b in key)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM sec.signing_key")
        cursor.execute("INSERT INTO sec.signing_key (ipad, opad) VALUES (%s, %s)", halves)


@click.command()
@plainly
def migrate() -> None:
    """Tạo hoặc nâng cấp cơ sở dữ liệu."""
    if not postgres.elsewhere():
        postgres.ensure_running()
    ready()
    make_database()
    click.echo("Cơ sở dữ liệu đã sẵn sàng.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@plainly
def province(folder: Path) -> None:
    """Nạp đơn vị hành chính và cơ quan của một tỉnh từ thư mục dữ liệu."""
    ready()
    from lachan.reference.load import load_province

    click.echo(str(load_province(folder, using="owner")))


@click.command()
@plainly
def readings() -> None:
    """Tính lại thời hạn, giai đoạn đã lưu từ các hành vi: vụ việc, và hồ sơ hỗ trợ theo luật của ngày hôm nay."""
    ready()
    from lachan.docket.rebuild import rebuild
    from lachan.victims import rebuild as of_care

    at = datetime.now(ZoneInfo(settings.TIME_ZONE))
    click.echo(f"Đã dựng lại {rebuild(as_of=at):,} vụ việc.".replace(",", "."))
    click.echo(f"Đã dựng lại {of_care.rebuild(at):,} hồ sơ hỗ trợ.".replace(",", "."))
