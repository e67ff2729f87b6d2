"""The main job in the three eras of the law and of the map, every last moment counted by hand.

A row: the clock of the dossier, who reads it, and when it ends. The working is in the comments."""

from dataclasses import dataclass

import pytest
from tests.walking import Walk, hour, victim

from lachan.access import scope
from lachan.access.refusals import NotFound
from lachan.docket import queries
from lachan.intake import commands as intake

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@dataclass(frozen=True)
class Era:
    """One era: who acts, when, and what the clocks say."""

    commune: str
    police: str
    procuracy: str
    to: str
    received: str
    sent: str
    taken: str
    assigned: str
    prolonged: str
    asked: str
    granted: str
    initiated: str
    last: dict[str, str]
    another: str = "caxa2"


ERAS = {
    # District police and procuracy. Received by the competent body on Wednesday 10/04/2024.
    "2024, the district": Era(
        "caxa", "dieutra", "kiemsat", "cah-d674.a", "2024-04-09 22:30", "2024-04-10 08:00", "2024-04-10 10:00",
        "2024-04-12 09:00", "2024-04-25 09:00", "2024-06-05 09:00", "2024-06-07 09:00", "2024-08-12 09:00",
        {"A05": "2024-04-10 22:30",  # 24 hours from the commune's receipt
         "A12": "2024-04-15 23:59",  # three days: Saturday 13/04, so Monday
         "A13": "2024-04-15 23:59",  # three working days: Thursday, Friday, Monday
         "A14": "2024-04-15 23:59",  # as A12
         "A15": "2024-04-17 23:59",  # three working days from Friday 12/04; Giỗ Tổ is the 18th
         "A16": "2024-05-02 23:59",  # twenty days: 30/04 and 01/05 are off
         "A17": "2024-06-10 23:59",  # two months from 10/04, a Monday
         "A19": "2024-06-05 23:59",  # five days before 10/06
         "A18": "2024-08-12 23:59"},  # two months more: 10/08 is a Saturday
    ),
    # The police of the province since 01/03/2025; the district still has its procuracy until 30/06.
    "May 2025, between the reforms": Era(
        "caxa", "dieutra_tinh", "kiemsat_tinh", "68-csdt", "2025-05-09 22:30", "2025-05-10 09:00", "2025-05-10 10:00",
        "2025-05-12 09:00", "2025-05-26 09:00", "2025-07-04 09:00", "2025-07-07 09:00", "2025-09-10 09:00",
        {"A05": "2025-05-10 22:30",
         "A09": "2025-05-10 10:30",  # twelve hours of the ministry's guidance, an alarm and not a term
         "A12": "2025-05-13 23:59",  # three days from Saturday 10/05
         "A13": "2025-05-14 23:59",  # Monday, Tuesday, Wednesday
         "A14": "2025-05-13 23:59",
         "A15": "2025-05-15 23:59",
         "A16": "2025-05-30 23:59",
         "A17": "2025-07-10 23:59",  # begun before 01/07/2025, ending after it
         "A19": "2025-07-05 23:59",  # counted back, so it does not move off the Saturday
         "A18": "2025-09-10 23:59"},
    ),
    # Two levels: communes of the new map and the province.
    "2026, two levels": Era(
        "caxa_2026", "dieutra_tinh", "kiemsat_tinh", "68-csdt", "2026-05-08 22:30", "2026-05-09 09:00", "2026-05-09 10:00",
        "2026-05-11 09:00", "2026-05-25 09:00", "2026-07-03 09:00", "2026-07-06 09:00", "2026-09-09 09:00",
        {"A05": "2026-05-09 22:30", "A09": "2026-05-09 10:30",
         "A12": "2026-05-12 23:59", "A13": "2026-05-13 23:59", "A14": "2026-05-12 23:59",
         "A15": "2026-05-14 23:59", "A16": "2026-05-29 23:59",
         "A17": "2026-07-09 23:59", "A19": "2026-07-04 23:59", "A18": "2026-09-09 23:59"},
        another="caxa2_2026",
    ),
}  # fmt: skip


@pytest.fixture(params=ERAS.values(), ids=ERAS)
def era(request):
    return request.param


@pytest.fixture
def walk(cast, era):
    return Walk(cast, era.commune, era.police, era.procuracy, era.to)


@pytest.fixture
def received(walk, era):
    return walk.received(era.received, persons=(victim(year=1990),), narrative="Lời kể giả lập.")


def last(walk, era, matter, account, refs, at):
    return {ref: walk.last_moment(account, matter, ref, at) for ref in refs} == {
        ref: era.last[ref] for ref in refs
    }


def hidden(walk, account, matter):
    with scope.acting(walk.cast(account)), pytest.raises(NotFound):
        queries.matter_by_code(walk.cast(account), matter.code)


def test_from_a_friday_night_to_initiation(cast, walk, era, received):
    matter, officer = received, cast(era.police)
    assert last(
        walk,
        era,
        matter,
        era.commune,
        [ref for ref in ("A05", "A09") if ref in era.last],
        era.received,
    )
    for account in (era.police, era.procuracy, era.another):
        hidden(walk, account, matter)

    walk.sent(matter, era.sent)
    walk.taken(matter, era.taken)
    assert last(walk, era, matter, era.police, ["A12", "A13", "A14", "A16"], era.taken)
    hidden(walk, era.procuracy, matter)  # no paper has reached the procuracy yet

    walk.assigned(era.assigned, matter)
    assert last(walk, era, matter, era.procuracy, ["A15"], era.assigned)
    walk.prolonged(era.prolonged, walk.seen(era.police, matter))
    assert last(walk, era, matter, era.police, ["A17", "A19"], era.prolonged)

    intake.request_extension(matter=walk.seen(era.police, matter), reason="Chờ kết quả.", by=officer, at=hour(era.asked),
                             requested_at=hour(era.asked))  # fmt: skip
    assert walk.clock(era.police, matter, "A19", era.asked).state == "met"
    intake.grant_extension(matter=walk.seen(era.procuracy, matter), months=2, by=cast(era.procuracy), at=hour(era.granted),
                           granted_at=hour(era.granted))  # fmt: skip
    assert last(walk, era, matter, era.police, ["A18"], era.granted)

    intake.initiate_case(matter=walk.seen(era.police, matter), article="150", by=officer, at=hour(era.initiated),
                         decided_at=hour(era.initiated))  # fmt: skip
    done = walk.seen(era.police, matter)
    assert (done.reading.stage, done.reading.closed) == ("P1", False)
    assert walk.clock(era.police, matter, "A18", era.initiated).state == "met"
    hidden(walk, era.another, matter)


def test_the_commune_keeps_seeing_what_it_received(walk, era, received):
    walk.sent(received, era.sent)
    walk.taken(received, era.taken)
    assert walk.seen(era.commune, received).reading.holder_id == walk.cast(era.police).agency_id


def test_a_report_that_names_an_official_goes_round_the_unit(cast, walk, era):
    commune = cast(era.commune)
    matter = walk_past(walk, era, commune)
    hidden(walk, era.commune, matter)
    seen = walk.seen("thanhtra", matter)
    assert seen.barred_id == commune.agency_id
    walk.taken(matter, era.sent, account="thanhtra")
    walk.sent(matter, era.taken, sender="thanhtra")
    assert walk.waiting(matter).matter_id == matter.id
    hidden(walk, era.commune, matter)


def walk_past(walk, era, commune):
    from tests.walking import given

    told = given(hour(era.received), named_official_of=commune.agency_id)
    return intake.receive_report(given=told, by=commune, at=hour(era.received))


def test_the_other_unit_of_the_era_never_sees_it(walk, era, received):
    with scope.acting(walk.cast(era.another)):
        assert queries.search(received.code) == []
        assert queries.matters(walk.cast(era.another), queries.Filters()).rows == []
