"""`lachan backup` and `lachan restore`: one file with every row, any PostgreSQL from 15 on.

Rows leave by COPY from one snapshot; what is sealed stays sealed. The master key is not in the file:
without it the identities in a backup do not open, which is the point. Kept apart, backed up apart."""

import gzip
import hashlib
import json
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
import psycopg
from django.db import connections
from psycopg import sql

from lachan import __version__
from lachan.access.refusals import Refusal

from .steps import plainly, ready

FORMAT = 1
LEFT_OUT = frozenset({"django_session", "django_migrations", "django_content_type", "auth_permission",
                      "auth_group", "auth_group_permissions"})  # fmt: skip


class NotEmpty(Refusal):
    """Cơ sở dữ liệu đích đã có hồ sơ nên không khôi phục vào đây. Tạo cơ sở dữ liệu trống (lachan migrate) rồi khôi phục."""


class OtherShape(Refusal):
    """Tệp sao lưu thuộc phiên bản cơ sở dữ liệu khác. Cài đúng phiên bản đã sao lưu, khôi phục, rồi nâng cấp."""


class Damaged(Refusal):
    """Tệp sao lưu hỏng hoặc đã bị sửa: mã băm không khớp. Không khôi phục gì; dùng bản sao lưu khác."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@plainly
def backup(file: Path) -> None:
    """Sao lưu toàn bộ hồ sơ (vẫn niêm phong) ra một tệp .tar.gz. Khóa chủ phải sao lưu riêng."""
    ready()
    partial = file.with_name(file.name + ".part")
    with _keeper() as db, tarfile.open(partial, "w:gz", compresslevel=5) as tar:
        db.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tables = [_write_table(db, tar, table) for table in _tables(db)]
        _write(tar, "manifest.json", json.dumps(_manifest(db, tables), ensure_ascii=False).encode())
    partial.replace(file)
    rows = sum(table["rows"] for table in tables)
    click.echo(
        f"Đã sao lưu {rows} dòng của {len(tables)} bảng vào {file}. Khóa chủ không nằm trong tệp này."
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@plainly
def restore(file: Path) -> None:
    """Khôi phục một tệp sao lưu vào cơ sở dữ liệu trống; hoặc tất cả, hoặc không gì cả."""
    ready()
    try:
        manifest = _restore(file)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, KeyError) as torn:
        raise Damaged from torn
    click.echo(
        f"Đã khôi phục {sum(t['rows'] for t in manifest['tables'])} dòng. Chạy tiếp: lachan keys check."
    )


def _restore(file: Path) -> dict:
    with tarfile.open(file, "r:gz") as tar, _keeper() as db:
        manifest: dict = json.loads(_read(tar, "manifest.json"))
        _check(db, manifest)
        for table in manifest["tables"]:
            _read_table(db, tar, table)
        _reset_sequences(db)
    return manifest


def _keeper() -> psycopg.Connection:
    given = connections["keeper"].settings_dict
    return psycopg.connect(host=given["HOST"], port=given["PORT"], dbname=given["NAME"],
                           user=given["USER"], password=given["PASSWORD"])  # fmt: skip


def _tables(db: psycopg.Connection) -> list[str]:
    """Tables parents first, so that a restore meets every foreign key satisfied."""
    found = db.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    ).fetchall()
    names = [name for (name,) in found if name not in LEFT_OUT]
    return _parents_first(names, _parents(db))


def _parents(db: psycopg.Connection) -> dict[str, set[str]]:
    rows = db.execute(
        """SELECT c.conrelid::regclass::text, c.confrelid::regclass::text FROM pg_constraint c
           WHERE c.contype = 'f' AND c.conrelid <> c.confrelid"""
    ).fetchall()
    above: dict[str, set[str]] = {}
    for child, parent in rows:
        above.setdefault(child, set()).add(parent)
    return above


def _parents_first(names: list[str], above: dict[str, set[str]]) -> list[str]:
    ordered: list[str] = []
    waiting = list(names)
    while waiting:
        ready_now = [n for n in waiting if not (above.get(n, set()) & set(waiting))]
        ordered += ready_now or waiting
        waiting = [n for n in waiting if n not in ordered]
    return ordered


def _columns(db: psycopg.Connection, table: str) -> list[str]:
    rows = db.execute(
        """SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'
           AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position""",
        [table],
    ).fetchall()
    return [name for (name,) in rows]


def _copy(table: str, columns: list[str], way: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) {}").format(sql.Identifier(table), names, sql.SQL(way))


def _write_table(db: psycopg.Connection, tar: tarfile.TarFile, table: str) -> dict:
    columns, digest = _columns(db, table), hashlib.sha256()
    with tempfile.TemporaryFile() as body:
        with db.cursor() as cursor, cursor.copy(_copy(table, columns, "TO STDOUT")) as rows:
            for block in rows:
                digest.update(block)
                body.write(block)
        count = cursor.rowcount
        size = body.tell()
        body.seek(0)
        entry = tarfile.TarInfo(f"{table}.copy")
        entry.size = size
        tar.addfile(entry, body)
    return {"table": table, "columns": columns, "rows": count, "sha256": digest.hexdigest()}


def _write(tar: tarfile.TarFile, name: str, body: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(body)
    tar.addfile(entry, BytesIO(body))


def _manifest(db: psycopg.Connection, tables: list[dict]) -> dict:
    return {
        "format": FORMAT,
        "version": __version__,
        "migrations": _migrations(db),
        "tables": tables,
    }


def _migrations(db: psycopg.Connection) -> list[str]:
    rows = db.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1").fetchall()
    return [name for (name,) in rows]


def _read(tar: tarfile.TarFile, name: str) -> bytes:
    try:
        found = tar.extractfile(name)
    except KeyError as missing:
        raise Damaged from missing
    return found.read() if found else b""


def _check(db: psycopg.Connection, manifest: dict) -> None:
    if manifest["format"] != FORMAT or manifest["migrations"] != _migrations(db):
        raise OtherShape
    if db.execute(
        "SELECT EXISTS (SELECT 1 FROM docket_matter), EXISTS (SELECT 1 FROM access_account)"
    ).fetchone() != (False, False):
        raise NotEmpty
    for table in reversed(_tables(db)):
        if table.startswith("reference_"):
            db.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _read_table(db: psycopg.Connection, tar: tarfile.TarFile, table: dict) -> None:
    digest = hashlib.sha256()
    body = tar.extractfile(f"{table['table']}.copy")
    try:
        with (
            db.cursor() as cursor,
            cursor.copy(_copy(table["table"], table["columns"], "FROM STDIN")) as rows,
        ):
            for block in _blocks(body):
                digest.update(block)
                rows.write(block)
    except psycopg.DataError as broken:
        raise Damaged from broken  # an audit line that does not fit its own hash, or torn text
    if digest.hexdigest() != table["sha256"]:
        raise Damaged


def _blocks(body: object) -> Iterator[bytes]:
    while block := body.read(1 << 20):  # type: ignore[attr-defined]  # a tar member
        yield block


def _reset_sequences(db: psycopg.Connection) -> None:
    rows = db.execute(
        """SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
           FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES'"""
    ).fetchall()
    for table, column, sequence in rows:
        db.execute(sql.SQL("SELECT setval({}, coalesce((SELECT max({}) FROM {}), 0) + 1, false)").format(
            sql.Literal(sequence), sql.Identifier(column), sql.Identifier(table)))  # fmt: skip
