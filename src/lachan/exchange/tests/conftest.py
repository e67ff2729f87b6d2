"""A committed record to import into, emptied afterwards; and small books made cell by cell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

HEADINGS = ["Số", "Ngày giờ tiếp nhận", "Người báo tin", "Nội dung", "Nơi xảy ra", "Đơn vị nhận",
            "Ngày chuyển", "Phân loại", "Kênh", "Kết quả", "Ngày kết quả", "Nạn nhân", "Tuổi nạn nhân"]  # fmt: skip


@pytest.fixture
def record(clean_record, django_db_blocker) -> Iterator[None]:
    """Real commits, so that a chunk is a transaction; the superuser empties the record at the end."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def book_of(tmp_path) -> Callable[..., Path]:
    """`book_of([1, "22h30 ngày 15/3/2024", …], title="Sổ 2024")` is the path of a small register."""

    def made(
        *lines: list,
        headings: list | None = None,
        title: str = "Sổ",
        above: tuple = (),
        name: str = "so.xlsx",
    ) -> Path:
        book = Workbook()
        page = book.active
        page.title = title
        for line in [*[[text] for text in above], headings or HEADINGS, *lines]:
            page.append(line)
        book.save(tmp_path / name)
        return tmp_path / name

    return made


def line(number: object = 1, received: object = "22h30 ngày 15/3/2024", **cells: object) -> list:
    """A good line of the small register, with cells changed by name."""
    good = {"informant": "Người Mẫu 001, trú thôn Mẫu, SĐT 0900 000 001", "narrative": "Nội dung giả lập", "place": "xã Đạ Tông",
            "recipient": None, "sent": None, "kind": "Tin báo", "channel": "Trực tiếp", "result": None,
            "result_on": None, "victim": None, "age": None}  # fmt: skip
    return [number, received, *{**good, **cells}.values()]
