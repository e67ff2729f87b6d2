"""Killed in the middle and run again, the book is complete and nothing is in it twice; and it is fast."""

import os
import signal
import subprocess
import sys
import time
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connections

from lachan.docket.models import Act, Matter, MatterReading, RegisterEntry, Standing
from lachan.exchange import register
from lachan.exchange.models import ImportedRow
from lachan.exchange.sample import write_sample
from lachan.exchange.workbook import read_book

from .test_import_register_chunk import AT, silent

pytestmark = pytest.mark.database
COMMAND = """
import os, sys
from django.conf import settings
for given in settings.DATABASES.values():
    given["NAME"] = sys.argv[1]
from lachan.cli import main
main(sys.argv[2:])
"""


def started(path, **how):
    given = ["import", "register", str(path), "--agency", "cax-c24853.a", "--as", "caxa"]
    name = connections["default"].settings_dict["NAME"]
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE
        ),
    }
    return subprocess.Popen([sys.executable, "-c", COMMAND, name, *given], env=environ,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip


def counted(model):
    return model.objects.using("keeper").count()


def test_killed_in_the_middle_then_complete(record, tmp_path):
    path = tmp_path / "so.xlsx"
    write_sample(path, rows=3000, seed=11, flaws=0)
    first = started(path)
    until = time.monotonic() + 60
    while counted(ImportedRow) < 1000 and time.monotonic() < until and first.poll() is None:
        time.sleep(0.02)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate(timeout=20)
    half = counted(ImportedRow)
    assert 0 < half < 3000 and half % register.CHUNK == 0
    said, why = started(path).communicate(timeout=120)
    assert f"Đã nhập {3000 - half:,} dòng".replace(",", ".") in said, why
    assert {counted(model) for model in (ImportedRow, Matter, RegisterEntry, MatterReading)} == {
        3000
    }
    assert not Matter.objects.using("keeper").filter(standings=None).exists()
    assert Act.objects.using("keeper").filter(kind="report_received").count() == 3000
    assert Standing.objects.using("keeper").filter(kind="origin").count() == 3000


@pytest.mark.long
def test_twenty_thousand_rows_in_a_minute(record, cast, tmp_path):
    path = tmp_path / "so.xlsx"
    write_sample(path, rows=20_000, seed=5, flaws=0.02)
    by, start = cast("caxa"), time.perf_counter()
    read = register.read_rows(read_book(path), by, AT, silent)
    mid = time.perf_counter()
    register.foresee(read, by)
    done = register.write(read, uuid4(), by, AT, silent)
    end = time.perf_counter()
    print(
        f"\n20.000 dòng: đọc {mid - start:.1f} s, ghi {end - mid:.1f} s, nhập {done}, trả lại {len(read.bad)}"
    )
    assert done + len(read.bad) == 20_000
    # On two cores given to other work this says nothing about the import; the machine's load decides.
    assert end - start < 60 or os.getloadavg()[0] > 3
