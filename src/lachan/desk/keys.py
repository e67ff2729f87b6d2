"""`lachan keys`: make, check and rotate the master key of the seals. The key file is never printed."""

import click
from django.db import transaction

from .steps import plainly, ready

BATCH = 5000


@click.group()
def keys() -> None:
    """Khóa chủ của niêm phong: init, check, rotate."""


@keys.command()
@plainly
def init() -> None:
    """Tạo tệp khóa chủ nếu chưa có. Cất một bản ở nơi khác, ngoài máy chủ cơ sở dữ liệu."""
    ready()
    from lachan.access import seals

    name = seals.init_keys()
    click.echo(
        f"Khóa chủ đang dùng: {name}. Tệp khóa: {seals.keyfile()} (giữ riêng, sao lưu riêng)."
    )


@keys.command()
@plainly
def check() -> None:
    """Mở thử mọi khóa hồ sơ bằng các khóa chủ đang có; không mở danh tính nào."""
    ready()
    from lachan.access import seals
    from lachan.access.models import RecordKey

    good = bad = 0
    for row in RecordKey.objects.using("keeper").exclude(wrapped=None).iterator(BATCH):
        try:
            seals.open_key(row)
            good += 1
        except seals.KeyMissing:
            bad += 1
    gone = RecordKey.objects.using("keeper").filter(wrapped=None).count()
    click.echo(f"{good} khóa mở được, {gone} khóa đã hủy theo quy định, {bad} khóa không mở được.")
    if bad:
        raise seals.KeyMissing


@keys.command()
@plainly
def rotate() -> None:
    """Thêm khóa chủ mới và bọc lại mọi khóa hồ sơ. Dừng giữa chừng thì chạy lại: phần đã bọc giữ nguyên."""
    ready()
    from lachan.access import seals

    before = seals.keyring().current
    # A rotation cut short is finished first, not started a second time.
    if not _waiting(before):
        seals.add_master()
    moved = _rewrap_all(seals.keyring().current)
    click.echo(f"Đã bọc lại {moved} khóa hồ sơ, từ {before} sang {seals.keyring().current}. "
               "Sao lưu tệp khóa mới; giữ khóa cũ cho các bản sao lưu cũ.")  # fmt: skip


def _waiting(current: str) -> bool:
    from lachan.access.models import RecordKey

    return RecordKey.objects.using("keeper").exclude(wrapped=None).exclude(master=current).exists()


def _rewrap_all(current: str) -> int:
    from lachan.access import seals
    from lachan.access.models import RecordKey

    moved = 0
    while True:
        with transaction.atomic(using="keeper"):
            rows = list(
                RecordKey.objects.using("keeper").exclude(wrapped=None).exclude(master=current)
                .select_for_update(skip_locked=True)[:BATCH]
            )  # fmt: skip
            if not rows:
                return moved
            fresh = [seals.rewrap(row) for row in rows]
            RecordKey.objects.using("keeper").bulk_update(fresh, ["wrapped", "master"])
            moved += len(rows)
