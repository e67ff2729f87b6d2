"""A backup restored into an empty database is the same record; the keys travel apart."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.database
ROOT = Path(__file__).parents[2]
LACHAN = [sys.executable, "-m", "lachan"]
SEED = """
import django; django.setup()
from datetime import date
from lachan.access.models import Account, Membership
from lachan.access.signin import actor_of
from lachan.reference.models import Agency
from lachan.intake.commands import receive_report, open_narrative
from lachan.intake.given import ReportGiven
from uuid_utils.compat import uuid7
from datetime import datetime
from zoneinfo import ZoneInfo
a = Account(username="caxa", display_name="Người Mẫu"); a.save(using="keeper")
m = Membership(account_id=a.id, agency_id=Agency.objects.using("owner").get(key="cah-d674.a").id,
               role="investigator", valid_from=date(2018, 1, 1)); m.save(using="keeper")
by = actor_of(Membership.objects.using("keeper").select_related("account", "agency").get())
at = datetime(2024, 3, 15, 22, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
x = receive_report(given=ReportGiven(uuid7(), at, narrative="Lời kể giả lập rất dài."), by=by, at=at)
from lachan.access import scope
from lachan.docket import queries
from lachan.evidence import commands as evidence
from lachan.evidence.given import Item
from tests.security.world_rooms import Writer, picture
one = Writer(lambda name: by, "", x.code, at).opens()
one.writes(Item("propositions", "M1", {"text": "Mệnh đề giả lập."}), Item("documents", "D1", {"title": "Biên bản"}))
one.writes(Item("propositions", "M1", {"text": "Mệnh đề giả lập, sửa."}))
one.scanned(picture())
one.sends(picture(), upto=50)
print(x.code)
"""
READ = """
import django; django.setup()
from lachan.access.models import Membership
from lachan.access.signin import actor_of
from lachan.access import scope
from lachan.docket import queries
from lachan.intake.commands import open_narrative
from datetime import datetime
from zoneinfo import ZoneInfo
import sys
by = actor_of(Membership.objects.using("keeper").select_related("account", "agency").get())
at = datetime(2024, 3, 16, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
with scope.acting(by):
    m = queries.matter_by_code(by, sys.argv[1])
print(open_narrative(matter=m, purpose="verify", by=by, at=at)[0][1])
from lachan.evidence import commands as evidence
from lachan.evidence.given import Item
from tests.security.world_rooms import Writer, picture
one = Writer(lambda name: by, "", sys.argv[1], at)
one.writes(Item("propositions", "M2", {"text": "Ghi tiếp."}))
file = one.read()
assert (file.turn, file.lost, len(file.bundle.propositions)) == (5, (), 2)
with scope.acting(by):
    scan = one.file().scans.select_related("upload__casefile__key").get()
out = one.does(evidence.open_folio, scan=scan)
with scope.acting(by):
    assert b"".join(out.bytes) == picture()
print(file.bundle.propositions[0].text)
"""


def run(state: Path, *args: str) -> str:
    env = {**os.environ, "LACHAN_STATE": str(state)}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), env.get("PYTHONPATH", "")])
    done = subprocess.run([*args], env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(state: Path) -> None:
    run(state, *LACHAN, "migrate")
    run(state, *LACHAN, "keys", "init")


def stop(state: Path) -> None:
    run(
        state,
        sys.executable,
        "-c",
        "from lachan import postgres; postgres.cluster().stop(whoever_started=True)",
    )


@pytest.fixture
def two(tmp_path):
    """Two installations with servers of their own."""
    first, second = tmp_path / "one", tmp_path / "two"
    start(first)
    start(second)
    yield first, second
    stop(first)
    stop(second)


def test_round_trip_refusals_and_tampering(two, tmp_path):
    first, second = two
    run(first, *LACHAN, "province", str(ROOT / "provinces" / "lamdong"))
    code = run(first, sys.executable, "-c", SEED).strip()
    file = tmp_path / "sao-luu.tar.gz"
    run(first, *LACHAN, "backup", str(file))
    with tarfile.open(file) as tar:
        assert not [name for name in tar.getnames() if "keys" in name]

    refused = subprocess.run(
        [*LACHAN, "restore", str(file)],
        env={**os.environ, "LACHAN_STATE": str(first)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refused.returncode == 2
    assert "đã có hồ sơ" in refused.stderr

    garbage = tmp_path / "anh.jpg"
    garbage.write_bytes(b"\xff\xd8\xff\xe0JFIF")
    refused = subprocess.run(
        [*LACHAN, "restore", str(garbage)],
        env={**os.environ, "LACHAN_STATE": str(second)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (refused.returncode, "Tệp sao lưu hỏng" in refused.stderr) == (2, True)

    broken = tamper(file, tmp_path)
    refused = subprocess.run(
        [*LACHAN, "restore", str(broken)],
        env={**os.environ, "LACHAN_STATE": str(second)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refused.returncode == 2
    assert "Tệp sao lưu hỏng" in refused.stderr

    run(second, *LACHAN, "restore", str(file))
    shutil.copy(first / "keys.json", second / "keys.json")
    assert "2 khóa mở được" in run(second, *LACHAN, "keys", "check")
    run(second, *LACHAN, "keys", "rotate")
    said = run(second, sys.executable, "-c", READ, code).splitlines()
    assert said == ["Lời kể giả lập rất dài.", "Mệnh đề giả lập, sửa."]


def tamper(file: Path, folder: Path) -> Path:
    """The same archive with one audit line changed in place."""
    out, work = folder / "sua.tar.gz", folder / "work"
    with tarfile.open(file) as tar:
        work.mkdir()
        for name in tar.getnames():  # Debian's own Python 3.11 has no extraction filters yet
            (work / name).write_bytes(tar.extractfile(name).read())
    body = (work / "access_auditline.copy").read_text()
    (work / "access_auditline.copy").write_text(body.replace("receive_report", "receive_rep0rt"))
    assert json.loads((work / "manifest.json").read_text())["format"] == 1
    with tarfile.open(out, "w:gz") as tar:
        for name in sorted(work.iterdir()):
            tar.add(name, arcname=name.name)
    return out
