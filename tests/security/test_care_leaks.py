"""Canaries in every field of every person in care; probes of every role through every door; nobody sees what is not theirs.

`pytest -m long` asks 5,000 probes; the gate a few hundred of the same dice. Each failing probe prints how to ask it again."""

import inspect
import os
from collections import Counter

import psycopg
import pytest
from conftest import CAST, NAME, wipe

from lachan import postgres
from lachan.victims import commands as victims
from lachan.victims.models import CareNote

from .connecting import connect
from .leaks import lying, planting, probes, rights, scene
from .leaks.asking import Answered, Step
from .leaks.canaries import Planted, written
from .leaks.reading import found_in
from .leaks.typing import Typist

pytestmark = pytest.mark.database
GATE, WHOLE = 300, 5000
ROLES = {name: role for name, (role, _) in CAST.items()}


@pytest.fixture(scope="module")
def made(cast, django_db_blocker):
    with django_db_blocker.unblock():
        yield from scene.standing(cast)
    wipe(django_db_blocker)


@pytest.fixture(autouse=True)
def _real(django_db_blocker):
    """Through the doors, with real commits."""
    with django_db_blocker.unblock():
        yield


# ── The finder and the planting can fail ────────────────────────────────────────────────────────────


def test_a_canary_is_found_in_every_spelling():
    planted = Planted()
    canary = planted.known["".join(planted.known) or _key(planted)]
    for spelled in written(canary.text):
        assert found_in(f"<p>xin {spelled} chào</p>".encode(), planted) == {canary}, spelled
    assert not found_in("Zuoc Dom bec, nguyễn văn A 0977 100 001".encode(), planted)


def _key(planted):
    planted.word("somebody", "a field", "identity")
    return next(iter(planted.known))


def test_every_field_of_words_of_every_verb_of_care_is_planted(made):
    """A new verb, or a new field of an old one, is walked here, or this fails."""
    fields = {(name, field) for name, verb in vars(victims).items() if hasattr(verb, "verb")
              for field in planting.TYPED if field in inspect.signature(verb).parameters}  # fmt: skip
    beside = {("set_rate", "paper"), ("correct_entry", "words"), ("correct_entry", "paper")}
    assert fields - beside - made.persons.walked == set()
    sorts = {one.sort for one in made.planted.known.values() if one.of in rights.STANDS}
    assert sorts - {"identity", "code"} <= set(rights.WORDS) | {n for n, f in made.persons.walked if f == "paper"}


# ── The probes ──────────────────────────────────────────────────────────────────────────────────────


def run(made, numbers):
    asked = [made.prober.ask(number) for number in numbers]
    print(f"\n{len(asked)} probes of seed {made.prober.seed}\n{probes.table(asked, ROLES)}")
    print("answers:", dict(sorted(Counter(s for _, a in asked for s in a.statuses).items())))
    print("seen by right:", dict(Counter(c.sort for _, a in asked for c in a.seen).most_common()))
    told = [f"{leak.canary.of}: {leak.canary.what} ({leak.why}, {leak.where})\n  {made.prober.told(probe)}"
            for probe, answered in asked for leak in answered.leaks]  # fmt: skip
    assert not told, f"{len(told)} leaks\n" + "\n".join(dict.fromkeys(told[:40]))
    return asked


def numbers(most):
    one = os.environ.get("LACHAN_LEAK_PROBE")
    return [int(one)] if one else range(1, most + 1)


def enough(asked, most):
    """A test that asks only at closed doors proves nothing: much is seen by right, opened, refused, not found."""
    if len(asked) == 1:
        return
    assert sum(bool(answered.seen) for _, answered in asked) > most / 10
    seen = {one.sort for _, answered in asked for one in answered.seen}
    assert {"identity", "take_story", "agree_contact", "code", "public"} <= seen
    assert {probe.kind for probe, _ in asked} == set(probes.KINDS)
    assert {200, 302, 403, 404, 422} <= {one for _, answered in asked for one in answered.statuses}


def test_nobody_sees_what_is_not_theirs(made):
    enough(run(made, numbers(GATE)), GATE)


@pytest.mark.long
def test_five_thousand_probes_show_nothing_to_anybody_else(made):
    asked = run(made, numbers(WHOLE))
    enough(asked, WHOLE)
    if len(asked) > 1:
        assert {ROLES.get(probe.account, "nobody") for probe, _ in asked} == {*ROLES.values(), "nobody"}


def test_a_fault_shows_and_logs_nothing(made):
    """A seal that was damaged is a fault in the middle of opening: the page has no word of it, nor has the log."""
    file, answered = made.persons.files["passed_on"], Answered()
    note = CareNote.objects.using("keeper").filter(care=file, audience="care").first()
    before = bytes(note.sealed)
    _overwritten(note.id, bytes([before[0] ^ 1]) + before[1:])
    made.prober.doors.asks("laodong", Step("GET", f"/cham-soc/{file.person.code}/"), answered)
    _overwritten(note.id, before)
    assert (answered.statuses, answered.leaks) == ([500], [])


def _overwritten(note, sealed):
    with psycopg.connect(postgres.cluster(fsync=False).superuser_dsn(NAME), autocommit=True) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute("UPDATE victims_carenote SET sealed = %s WHERE id = %s", [sealed, note])


# ── What lies about ─────────────────────────────────────────────────────────────────────────────────


def test_a_dump_without_the_key_shows_none(made):
    found = lying.in_dump(made.planted)
    assert lying.secret(found) == set()
    assert {"public", "code"} <= {one.sort for one in found}, "a search that finds nothing at all proves nothing"


def test_the_server_writes_no_value_into_its_log(made):
    """What is wrong with a value the server says with the value; it must say so to whoever asked, and to no file."""
    text = made.planted.word("typed", "a statement", "typed")
    for broken in (f"SELECT '{text.replace(chr(39), chr(39) * 2)}'::int", "INSERT INTO people_person (code) VALUES (%s)", "SELECT nothing FROM %s"):
        with connect("app") as app, pytest.raises(psycopg.Error):
            app.execute(broken, [text] if "%s" in broken else None)
    assert not made.planted.within(lying.server_log())


def test_no_file_of_the_state_shows_one(made):
    """Tables and journal as they lie on the disk, logs, keys: after all that was asked and thrown away above."""
    with psycopg.connect(postgres.cluster(fsync=False).superuser_dsn(NAME), autocommit=True) as admin:
        admin.execute("CHECKPOINT")
    found = lying.in_files(made.planted)
    assert {name: secret for name, many in found.items() if (secret := lying.secret(many))} == {}
    assert any(one.sort == "public" for many in found.values() for one in many)


def test_whatever_is_typed_into_any_field_of_care_is_sealed_or_refused(made):
    """Last, since it is sent for real: canaries as words, and as codes where codes are asked for."""
    typist = Typist(made.prober.doors)
    sent = typist.everywhere()
    assert Counter(status for _, status in sent)[302] > 20, Counter(status for _, status in sent)
    assert len(typist.typed()) > 300
    assert {one.what for one in lying.secret(lying.in_dump(made.planted))} == set()
