"""A province added only as a folder runs the main job: no line of code knows its name."""

import pytest
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.roles import ROLES
from lachan.docket import queries as docket
from lachan.docket.commands import receive_handover, send_handover
from lachan.intake import commands as intake
from lachan.intake.given import ReportGiven
from lachan.reference import queries as reference
from lachan.reference.models import Province

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def member(agency, role, account):
    given = ROLES[role]
    return Actor(
        account,
        f"Người Mẫu {account}",
        agency.id,
        agency.name,
        agency.kind,
        agency.province_id,
        given.code,
        given.label,
        given.may,
        given.caps,
        (agency.id,),
        True,
    )


def test_song_khe_runs_the_main_job(instant):
    night = instant("2024-05-10 22:30")
    day = night.date()
    province = Province.objects.get(slug="songkhe")
    commune = reference.communes_on(day).filter(province=province).first()
    police = member(reference.commune_police_of(commune, day), "commune_officer", 9001)
    competent = reference.competent_investigation_agency(commune, day, "150")
    investigator = member(competent, "investigator", 9002)
    procurator = member(reference.supervising_procuracy(competent, day), "procurator", 9003)

    made = intake.receive_report(
        given=ReportGiven(uuid7(), night, place_id=commune.id, article="150"), by=police, at=night
    )
    with scope.acting(police):
        matter = docket.matter_by_code(police, made.code)
    later = instant("2024-05-11 08:00")
    way = send_handover(
        matter=matter, to=competent, what="report", by=police, at=later, sent_at=later
    )
    receive_handover(handover=way, by=investigator, at=later, received_at=later)
    with scope.acting(investigator):
        held = docket.matter_by_code(investigator, made.code)
    intake.assign_handling(matter=held, officer=9002, by=investigator, at=later, assigned_at=later)
    intake.initiate_case(matter=held, article="150", by=investigator, at=later, decided_at=later)
    with scope.acting(procurator):
        assert docket.matter_by_code(procurator, made.code).reading.stage == "P1"
