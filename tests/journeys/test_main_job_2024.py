"""The main job in the first era: a commune of 2024, its district, the district procuracy."""

import pytest
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.docket import queries as docket
from lachan.docket import readings
from lachan.docket.commands import receive_handover, send_handover
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.people.entries import Entry
from lachan.reference.models import Agency

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def due(matter, at, ref):
    found = [r for r in readings.read(readings.deeds_of(matter.id), at) if r.ref == ref]
    return found[0].due_at if found else None


def test_from_the_commune_to_initiation(cast, instant):
    caxa, dieutra, kiemsat, other = cast("caxa"), cast("dieutra"), cast("kiemsat"), cast("caxa2")
    night = instant("2024-03-15 22:30")
    victim = PersonGiven(
        "presumed_victim", Entry("female", 2007, True, {"full_name": "Người Mẫu Không Có Thật"})
    )
    given = ReportGiven(
        uuid7(),
        night,
        narrative="Lời kể giả lập.",
        persons=(victim,),
        article="150",
        traits={"lure": "easy_job", "route": "abroad", "destination": "KH"},
    )
    matter = intake.receive_report(given=given, by=caxa, at=night)

    with scope.acting(caxa):
        seen = docket.matter_by_code(caxa, matter.code)
        assert due(seen, night, "A05") == instant("2024-03-16 22:30")
        assert [p.capacity for p in docket.mentions_of(caxa, seen)] == ["presumed_victim"]
    with scope.acting(other), pytest.raises(docket.NotFound):
        docket.matter_by_code(other, matter.code)

    morning = instant("2024-03-16 08:00")
    with scope.acting(caxa):
        seen = docket.matter_by_code(caxa, matter.code)
        district = Agency.objects.get(id=dieutra.agency_id)
    way = send_handover(
        matter=seen, to=district, what="report", by=caxa, at=morning, sent_at=morning
    )
    with scope.acting(dieutra):
        waiting = docket.tray(dieutra)
        assert [h.id for h in waiting] == [way.id]
    got = instant("2024-03-16 10:00")
    receive_handover(handover=waiting[0], by=dieutra, at=got, received_at=got)
    with scope.acting(kiemsat), pytest.raises(docket.NotFound):
        docket.matter_by_code(kiemsat, matter.code)
    when = instant("2024-03-18 09:00")
    with scope.acting(dieutra):
        held = docket.matter_by_code(dieutra, matter.code)
    intake.assign_handling(
        matter=held, officer=dieutra.account_id, by=dieutra, at=when, assigned_at=when
    )
    with scope.acting(kiemsat):
        seen = docket.matter_by_code(kiemsat, matter.code)
    intake.assign_prosecutor(
        matter=seen,
        officer=kiemsat.account_id,
        by=kiemsat,
        at=instant("2024-03-19 09:00"),
        assigned_at=instant("2024-03-19 09:00"),
    )
    when = instant("2024-04-01 09:00")
    intake.prolong_handling(
        matter=held, reason="Nhiều địa điểm.", by=dieutra, at=when, prolonged_at=when
    )
    with scope.acting(dieutra):
        assert due(held, when, "A17").date().isoformat() == "2024-05-16"
    when = instant("2024-05-08 09:00")
    intake.request_extension(
        matter=held, reason="Chờ kết quả.", by=dieutra, at=when, requested_at=when
    )
    when = instant("2024-05-10 09:00")
    intake.grant_extension(matter=seen, months=2, by=kiemsat, at=when, granted_at=when)
    when = instant("2024-06-10 15:00")
    intake.initiate_case(matter=held, article="150", by=dieutra, at=when, decided_at=when)
    with scope.acting(dieutra):
        assert docket.matter_by_code(dieutra, matter.code).reading.stage == "P1"
    with scope.acting(caxa):
        opened = intake.open_narrative(matter=matter, purpose="verify", by=caxa, at=when)
        assert opened[0][1] == "Lời kể giả lập."
