"""Many invented people in care at once, committed by the keeper: what figures that leave are counted from.

Each is written as the record would say it: codes and days in acts, a reading beside them. DỮ LIỆU GIẢ LẬP."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import psycopg
from conftest import NAME
from django.db import transaction
from uuid_utils.compat import uuid7

from lachan import postgres
from lachan.access.models import AuditLine, RecordKey
from lachan.people.models import Person
from lachan.release.coded import Coded
from lachan.victims.models import CareAct, CareFile, CareReading

from .walking import hour

COUNTRIES = {"china": "CN", "cambodia": "KH", "laos": "LA", "myanmar": "MM"}
NATIONALITY = {"vietnamese": "vietnamese", "neighbouring": "foreign", "foreign": "foreign"}
YOUNGER = {"0_15": 12, "16_17": 17, "18_24": 20, "25_34": 30, "35_up": 44}
STAGE = {"victim": ("V4", "victim"), "in_identification": ("V3", ""), "accompanying_minor": ("V1", "")}  # fmt: skip


def as_recorded(people: Sequence[Coded]) -> list[Coded]:
    """What comes back of them: a neighbour is a foreigner to the record, and ethnic origin lies sealed."""
    return [
        replace(
            one, ethnicity="ethnicity_unknown",
            citizenship={"neighbouring": "foreign"}.get(one.citizenship, one.citizenship),
        )
        for one in people
    ]  # fmt: skip


def fill(
    cast: Callable[[str], Any], people: Sequence[Coded], *, lead: str = "ytetinh", no: int = 0
) -> list[CareFile]:
    """`no`: so many, from the first on, have taken their yes to figures back."""
    by = cast(lead)
    line = AuditLine(id=uuid7(), at=hour("2026-01-02 08:00"), role="", verb="fill", outcome="done")
    rows: dict[type, list] = {
        kind: [] for kind in (Person, RecordKey, CareFile, CareAct, CareReading)
    }
    for number, one in enumerate(people):
        _one(rows, one, by, line, said_no=number < no)
    with transaction.atomic(using="keeper"):
        line.save(using="keeper", force_insert=True)
        for kind, many in rows.items():
            kind.objects.using("keeper").bulk_create(many, batch_size=500)
    return rows[CareFile]


def _one(rows: dict[type, list], one: Coded, by: Any, line: AuditLine, *, said_no: bool) -> None:
    at = hour(f"{one.year}-06-15 08:00")
    born = one.year - YOUNGER[one.age] if one.age in YOUNGER else None
    sex = "unknown" if one.sex == "other_sex" else one.sex
    person = Person(id=uuid7(), code=f"N-{str(uuid7())[-17:]}", sex=sex, birth_year=born, recorded_by_id=by.agency_id)  # fmt: skip
    key = RecordKey(id=uuid7(), master="none")
    file = CareFile(id=uuid7(), person=person, province_id=by.province_id, origin_id=by.agency_id, client_key=uuid7(), key=key,
                    received_at=at, recorded_at=at, synthetic=True, line=line)  # fmt: skip
    stage, verdict = STAGE[one.status]
    reading = CareReading(care=file, stage=stage, verdict=verdict, regime=one.regime, lead_id=by.agency_id, received_at=at,
                          as_of=at, law_version="")  # fmt: skip
    for kind, many in zip(rows, (person, key, file, None, reading), strict=True):
        rows[kind] += [many] if many is not None else []
    for n, (act, facts) in enumerate(_acts(one, said_no)):
        moment = at + timedelta(hours=n)
        rows[CareAct].append(CareAct(
            id=uuid7(), care=file, kind=act, agency_id=by.agency_id, account_id=by.account_id, occurred_at=moment,
            recorded_at=moment, facts=facts, line=line))  # fmt: skip


def _acts(one: Coded, said_no: bool) -> list[tuple[str, dict[str, object]]]:
    situation = {
        "nationality": NATIONALITY.get(one.citizenship),
        "trafficked_in_vietnam": one.where == "at_home",
    }
    if one.status == "accompanying_minor":
        situation["status"] = one.status
    coded = {"exploitation": one.exploitation, "control": one.control, "recruitment": one.recruitment,
             "country": COUNTRIES.get(one.where)}  # fmt: skip
    acts = [("situation_told", situation), ("trafficking_coded", coded)]
    if said_no:
        acts += [
            ("consent_given", {"scope": "statistics"}),
            ("consent_withdrawn", {"scope": "statistics"}),
        ]
    return [(kind, {n: v for n, v in facts.items() if v is not None}) for kind, facts in acts]


def empty_ledger() -> None:
    """What left is never changed by any role of ours; between two tests the superuser may."""
    dsn = postgres.cluster(fsync=False).superuser_dsn(NAME)
    with psycopg.connect(dsn, autocommit=True) as admin:
        admin.execute("ALTER TABLE victims_victimrelease DISABLE TRIGGER USER")
        admin.execute("TRUNCATE victims_victimrelease")
        admin.execute("ALTER TABLE victims_victimrelease ENABLE TRIGGER USER")
