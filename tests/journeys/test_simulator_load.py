"""What COPY writes is what the docket would have written: readings, seals, registers, and all or nothing."""

from datetime import date, datetime

import pytest

from lachan.simulator.rows import HANOI

pytestmark = pytest.mark.database
AS_OF = datetime(2024, 9, 1, 8, tzinfo=HANOI)


@pytest.fixture
def loaded(clean_record, django_db_blocker):
    """150 matters of 2024, written by the keeper and committed."""
    from django.db import transaction

    from lachan.simulator.load import ground_of, write_stories
    from lachan.simulator.year import Wanted, Year, numbered

    with django_db_blocker.unblock():
        ground = ground_of("lamdong")
        year = Year(
            ground,
            Wanted(date(2024, 1, 1), date(2024, 8, 31), 150, AS_OF, officers=officers(ground)),
        )
        stories = numbered(list(year.stories()))
        with transaction.atomic(using="keeper"):
            write_stories(ground, stories, year.calls, keyboard(), AS_OF)
        yield stories


def keyboard():
    from lachan.simulator.accounts import ROLE_OF_KIND
    from lachan.simulator.tables import Keyboard

    return Keyboard({}, {kind: (1, role) for kind, role in ROLE_OF_KIND.items()})


def officers(ground):
    """Whoever is put in charge is the first account, wherever it is."""
    return dict.fromkeys(ground.bodies, 1)


def projection():
    from lachan.docket.models import AccusedReading, ClockReading, MatterReading

    matters = MatterReading.objects.using("keeper").values_list(
        "matter",
        "stage",
        "holder",
        "closed",
        "initiated_at",
        "severity",
        "detained",
        "returns",
        "next_due_at",
        "next_ref",
        "received_at",
        "as_of",
        "law_version",
    )
    clocks = ClockReading.objects.using("keeper").values_list(
        "matter",
        "ref",
        "started_by",
        "person",
        "due_at",
        "met_at",
        "holder",
        "as_of",
        "law_version",
    )
    accused = AccusedReading.objects.using("keeper").values_list(
        "matter", "person", "status", "custody", "verdict", "release_at", "release_ref", "holder"
    )
    return set(matters), set(clocks), set(accused)


def test_the_copied_readings_are_those_the_docket_reads(loaded):
    from lachan.docket.rebuild import rebuild

    before = projection()
    assert rebuild(as_of=AS_OF) == len(loaded)
    assert projection() == before


def test_numbers_have_no_gap_and_the_counter_stands_at_the_last(loaded):
    from lachan.docket.models import RegisterCounter, RegisterEntry

    for counter in RegisterCounter.objects.using("keeper").all():
        lines = RegisterEntry.objects.using("keeper").filter(
            agency=counter.agency_id, book=counter.book, year=counter.year
        )
        assert sorted(lines.values_list("number", flat=True)) == list(range(1, counter.last + 1))


def test_numbers_in_the_database_are_those_that_were_told(loaded):
    from lachan.docket.models import RegisterEntry

    told = {(e.agency, e.book, e.year, e.number, s.id) for s in loaded for e in s.entries}
    rows = RegisterEntry.objects.using("keeper").values_list(
        "agency", "book", "year", "number", "matter"
    )
    assert {(a, b, y, n, str(m)) for a, b, y, n, m in rows} == told


def test_an_identity_and_a_telling_open_under_their_own_keys(loaded):
    from lachan.access import seals
    from lachan.access.models import RecordKey
    from lachan.intake.models import Narrative

    story = next(s for s in loaded if s.narrative)
    told = Narrative.objects.using("keeper").get(id=story.narrative)
    key = seals.open_key(RecordKey.objects.using("keeper").get(id=story.narrative))
    assert key.open(told.sealed) == story.given.narrative


def test_every_verb_left_one_hashed_audit_line(loaded):
    from lachan.access.models import AuditLine

    lines = AuditLine.objects.using("keeper")
    assert lines.filter(content_hash=None).count() == 0
    assert set(lines.values_list("verb", flat=True)) >= {
        "receive_report",
        "log_channel_entry",
        "assign_handling",
    }
    assert lines.exclude(verb="log_channel_entry").count() == sum(len(s.lines) for s in loaded)


def test_half_a_load_is_no_load(clean_record, django_db_blocker, monkeypatch):
    from lachan.docket.models import Matter
    from lachan.simulator import load

    class Blow(Exception):
        pass

    def fail(*_):
        raise Blow

    with django_db_blocker.unblock():
        ground = load.ground_of("lamdong")
        monkeypatch.setattr(load, "_keep", fail)
        monkeypatch.setattr(load, "seated_already", lambda given: (keyboard(), officers(given)))
        with pytest.raises(Blow):
            load.load_scale(ground, as_of=AS_OF, seed=1, count=60, workers=0)
        assert not Matter.objects.using("keeper").exists()


def test_scale_matters_are_read_the_same_way(clean_record, django_db_blocker, monkeypatch):
    from lachan.docket.models import Matter
    from lachan.docket.rebuild import rebuild
    from lachan.simulator import load

    with django_db_blocker.unblock():
        ground = load.ground_of("lamdong")
        monkeypatch.setattr(load, "SEALED_UP_TO", 10)
        monkeypatch.setattr(load, "seated_already", lambda given: (keyboard(), officers(given)))
        done = load.load_scale(ground, as_of=AS_OF, seed=1, count=400, workers=2)
        assert Matter.objects.using("keeper").filter(synthetic=True).count() == done.matters > 380
        before = projection()
        rebuild(as_of=AS_OF)
        assert projection() == before
        assert load.scale_here()
