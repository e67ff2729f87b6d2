"""Of somebody who gave no name, nothing is kept that tells who, where from, or when to the minute: every table, every file."""

import html
import json
import logging
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lachan import postgres
from lachan.desk import serve
from lachan.letterbox import door
from lachan.letterbox.tests.enclosed import PLACE_CANARY, TAKEN_AT, WORD_CANARY, WORDS, photo
from lachan.web import guard
from lachan.web.public import draft, opened, returning
from lachan.web.public.sealing import seal

from .connecting import connect

pytestmark = pytest.mark.database
FORM = "application/x-www-form-urlencoded"
TRACES = {"REMOTE_ADDR": "203.0.113.77", "HTTP_X_FORWARDED_FOR": "198.51.100.23", "HTTP_USER_AGENT": "MayDienThoai-canary/7",
          "HTTP_REFERER": "http://testserver/tu-dau-canary/", "HTTP_ACCEPT_LANGUAGE": "vi-canary",
          "HTTP_COOKIE": "lachan=phien-canary-0123456789abcdef0123456789"}  # fmt: skip
SECRET = [*TRACES.values(), "phien-canary-0123456789abcdef0123456789"]
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CODE = re.compile(r'<p class="code">([\d ]+)</p>')
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENTS = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d(?::?\d\d)?|Z)?")
HOUR = timedelta(hours=1)
NAMED = "anh-chup-o-nha-canary.jpg"
FILES = re.compile(r'formaction="([^"]+)"')


def post(client, url, given):
    return client.post(url, urlencode(given), content_type=FORM, **TRACES)


def hidden(answer):
    return {name: html.unescape(said) for name, said in HIDDEN.findall(answer.content.decode())}


def walked():
    """A whole journey: report, come back, say more; and two refusals on the way."""
    client, given = Client(), {"danger": "yes", "story": "Lời kể giả lập.", "victim": "Em Mẫu", "suspect": "Anh Mẫu", "informant": "anonymous"}  # fmt: skip
    assert client.get("/bao-tin/", **TRACES).status_code == 200
    assert post(client, "/bao-tin/", {"buoc": "what", "di": "next"}).status_code == 422
    last = post(client, "/bao-tin/", {**given, "buoc": "contact", "di": "next"})
    received = post(client, "/bao-tin/", {**hidden(last), "di": "send"})
    assert received.status_code == 200
    code = CODE.search(received.content.decode())[1]
    since = seal({"at": guard.now().timestamp() - 5}, returning.ASKED)
    wrong = post(client, returning.HERE, {"ma": "1" * 16, "luc": since})
    right = post(client, returning.HERE, {"ma": code, "luc": since})
    assert (wrong.status_code, right.status_code) == (303, 303)
    page = client.get(right["Location"], **TRACES)
    assert post(client, opened.LETTER, {**hidden(page), "them": "Thêm nữa."}).status_code == 303
    assert files_sent(client, page).status_code == 303
    return code


def files_sent(client, page):
    """A photograph that tells where, when and whose, and a page of words; their names tell as much."""
    url = html.unescape(FILES.search(page.content.decode())[1])
    given = [SimpleUploadedFile(NAMED, photo(), "image/jpeg"), SimpleUploadedFile(NAMED, WORDS)]
    return client.post(url, {"tep": given}, **TRACES)


@pytest.fixture
def trail(committed, monkeypatch):
    """What the journey left: the rows by table, the files that changed, the hours it lay in, the code."""
    began = guard.now()
    with connect("keeper") as keeper:
        first = keeper.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()[0]
    code = walked()
    hours = {door.hour_of(began), door.hour_of(guard.now())}
    with connect("keeper") as keeper:
        tables = [name for (name,) in keeper.execute("""SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'
            AND n.nspname = 'public' AND has_table_privilege('lachan_keeper', c.oid, 'SELECT') ORDER BY 1""")]  # fmt: skip
        rows = {}
        for table in tables:
            found = keeper.execute(f"SELECT to_jsonb(t) FROM {table} t WHERE xmin::text::bigint >= %s", [first % 2**32]).fetchall()  # fmt: skip
            if found:
                rows[table.removeprefix("public.")] = [row for (row,) in found]
    return rows, hours, began, code


def moments(text):
    for one in MOMENTS.findall(text):
        at = datetime.fromisoformat(one.replace(" ", "T"))
        yield at if at.tzinfo else at.replace(tzinfo=UTC)


def test_the_journey_left_what_it_should(trail):
    rows, _, _, _ = trail
    assert {"docket_matter", "docket_act", "docket_registerentry", "docket_clockreading", "docket_matterreading", "docket_standing",
            "intake_report", "intake_narrative", "people_person", "people_identity", "access_auditline", "access_recordkey",
            "letterbox_letter", "letterbox_message", "letterbox_tally", "letterbox_enclosure", "letterbox_enclosurepiece",
            "letterbox_enclosurescan"} <= set(rows)  # fmt: skip
    assert {line["verb"] for line in rows["access_auditline"]} == {
        "report_from_outside", "receive_report", "open_letter", "add_to_letter", "enclose_in_letter"}  # fmt: skip
    assert not {
        "django_session",
        "axes_accessattempt",
        "axes_accesslog",
        "axes_accessfailurelog",
    } & set(rows)


def test_no_row_tells_a_moment_finer_than_the_hour(trail):
    rows, hours, began, _ = trail
    for table, found in rows.items():
        for at in moments(json.dumps(found)):
            near = abs(at - began) < 3 * HOUR
            assert not near or (at.minute, at.second, at.microsecond) == (0, 0, 0), (table, at)
            assert not near or at in hours, (table, at)


def test_no_id_tells_it_either(trail):
    rows, hours, _, _ = trail
    stamps = {int(one.timestamp() * 1000) for one in hours}
    met = 0
    for table, found in rows.items():
        for one in UUIDS.findall(json.dumps(found)):
            met += 1
            assert UUID(one).int >> 80 in stamps, (table, one)
    assert met > 30


def test_no_row_and_no_file_tells_who_it_was(trail):
    rows, _, _, code = trail
    bare = code.replace(" ", "")
    secret = [*SECRET, code, bare, NAMED, PLACE_CANARY, TAKEN_AT, WORD_CANARY]
    kept = json.dumps(rows, ensure_ascii=False)
    sealed = [word for word in secret if word in kept or word.encode().hex() in kept]
    assert sealed == []
    for path in Path(postgres.state_dir()).rglob("*"):
        if path.is_file() and path.stat().st_size < 300_000_000:
            data = path.read_bytes()
            found = [word for word in secret if word.encode() in data]
            assert not found, (path.name, found)


def test_no_file_of_the_installation_is_touched(committed):
    """Beside the database's own, whose times are those of everything else it writes."""
    walked()  # secrets and caches are made on first use
    before = _times()
    walked()
    assert _times() == before


def _times():
    state = Path(postgres.state_dir())
    return {path: os.stat(path).st_mtime_ns for path in state.rglob("*") if path.is_file() and "postgres" not in path.relative_to(state).parts}  # fmt: skip


def test_the_server_writes_no_line_of_a_request(committed, capfd):
    command = serve._command(8138)
    assert "--access-log" not in command and command[command.index("--log-level") + 1] == "warning"
    handler = logging.getLogger().handlers[0]
    assert any(type(one).__name__ == "NotOfTheDoor" for h in logging.getLogger().handlers for one in h.filters), handler  # fmt: skip
    walked()
    said = "".join(capfd.readouterr())
    assert "bao-tin" not in said and not [word for word in SECRET if word in said]


def test_the_draft_has_no_field_of_the_machine():
    assert set(draft.REPORT.most) == {"danger", "story", "place", "where", "since", "victim", "minor", "suspect", "reach", "official",
                               "informant", "name", "telephone", "safe"}  # fmt: skip
    assert set(draft.RELATIVE.most) - set(draft.REPORT.most) == {
        "sought",
        "born",
        "looks",
        "how",
        "threat",
        "relation",
    }
