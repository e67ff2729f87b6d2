"""A committed record to import books of cases into, emptied afterwards; actors who work on made-up data."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from lachan.exchange.cases.keeper import as_keeper
from lachan.exchange.cases.opened import open_book
from lachan.exchange.cases.running import Import
from lachan.exchange.cases.sample import Lines, write_lines
from lachan.exchange.dates import HANOI

AT = datetime(2025, 1, 10, 9, 0, tzinfo=HANOI)


@pytest.fixture
def record(clean_record, django_db_blocker) -> Iterator[None]:
    """Real commits, so that a chunk is a transaction; the superuser empties the record at the end."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def book_of(tmp_path) -> Callable[[Lines], Path]:
    def made(lines: Lines, name: str = "so-vu-an.xlsx") -> Path:
        write_lines(tmp_path / name, lines)
        return tmp_path / name

    return made


@pytest.fixture
def imported(cast) -> Callable[..., Import]:
    """`imported(path, "dieutra")` reads and writes a book of that account's agency; `province=True` as the keeper."""

    def run(
        path: Path,
        account: str = "dieutra",
        *,
        province: bool = False,
        apply: bool = True,
        at: datetime = AT,
    ) -> Import:
        by: Any = replace(cast(account), synthetic=True)
        done = Import(by, at, province)
        if province:
            with as_keeper():
                _through(done, path, apply)
        else:
            _through(done, path, apply)
        return done

    return run


def _through(done: Import, path: Path, apply: bool) -> None:
    done.read(open_book(path), lambda more: None)
    if apply:
        done.write(uuid4(), lambda more: None)
    else:
        done.foresee(lambda more: None)
