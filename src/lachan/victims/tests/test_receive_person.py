"""Receiving a person: at any door, knowing anything or nothing; once, however often it is sent."""

from datetime import timedelta

import pytest
from tests.walking import hour, refuses
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.people.entries import Entry
from lachan.victims import commands, readings
from lachan.victims.given import PersonReceived
from lachan.victims.models import CareAct, CareAlarm, CareCaring, CareClock, CareFile, CareReading
from lachan.victims.refusals import AlreadyReceived, NoSuchBirthYear, ReceivedInFuture

AT = hour("2025-09-03 08:00")
NAME = "Người Trở Về Giả Lập"


def given(**more):
    told = {"client_key": uuid7(), "received_at": AT - timedelta(hours=1),
            "entry": Entry("female", 2009, True, {"full_name": NAME}), "safety": "Không gọi số này", **more}  # fmt: skip
    return PersonReceived(**told)


def test_receive_person_opens_a_file_and_its_clock_runs(cast, django_db_setup, db):
    who = cast("caxa_2026")
    file = commands.receive_person(given=given(receipt_by="commune_police"), by=who, at=AT)
    with scope.acting(who):
        reading = CareReading.objects.get(care=file)
        assert (reading.stage, reading.regime, reading.verdict, reading.red) == (
            "V1",
            "law_53_2024",
            "",
            0,
        )
        assert [d.kind for d in readings.deeds_of(file)] == [
            "victim_came_forward", "contact_agreed", "situation_told"]  # fmt: skip
        assert reading.minor is True
        assert CareClock.objects.get(care=file, owed=True).ref == "V13"
        assert (
            not CareCaring.objects.exists()
        )  # the police never lead, so that this copy is not for them


def test_receive_person_twice_is_once(cast, db):
    who, one = cast("caxa_2026"), given()
    commands.receive_person(given=one, by=who, at=AT)
    refuses(AlreadyReceived, commands.receive_person, by=who, at=AT, given=one)
    with scope.acting(who):
        assert CareFile.objects.count() == 1


def test_receive_person_knowing_nothing(cast, db):
    who = cast("caxa_2026")
    assert commands.receive_person(given=given(entry=Entry(), safety=""), by=who, at=AT)


@pytest.mark.parametrize(
    "more, answer",
    [({"received_at": AT + timedelta(minutes=1)}, ReceivedInFuture),
     ({"entry": Entry("male", 2031)}, NoSuchBirthYear)],
)  # fmt: skip
def test_receive_person_refuses_what_cannot_be(cast, db, more, answer):
    refuses(answer, commands.receive_person, by=cast("caxa_2026"), at=AT, given=given(**more))


def test_nobody_else_sees_the_file(cast, db):
    commands.receive_person(given=given(), by=cast("caxa_2026"), at=AT)
    for account in ("dieutra_tinh", "soyte", "kiemsat_tinh", "thukybcd", "quantri"):
        with scope.acting(cast(account)):
            assert CareFile.objects.count() == 0


def alarms(who, file):
    with scope.acting(who):
        deeds = {str(one.id): one.facts["flag"] for one in CareAct.objects.filter(care=file, kind="red_flag_raised")}  # fmt: skip
        rows = CareAlarm.objects.filter(care=file)
        return [(deeds[str(one.started_by)], one.holder_id) for one in rows]


@pytest.mark.parametrize("danger", [True, False, None])
def test_whoever_is_in_danger_is_an_alarm_in_the_same_entry(cast, db, danger):
    """At once, for the body that received until another leads; said again later it is not a second alarm."""
    who = cast("caxa_2026")
    said = {} if danger is None else {"in_danger": danger}
    file = commands.receive_person(given=given(situation=said), by=who, at=AT)
    found = [("in_danger", who.agency_id)] if danger else []
    assert alarms(who, file) == found
    with scope.acting(who):
        assert CareReading.objects.get(care=file).red == len(found)
    told = {"file": file, "when": AT, "by": who, "at": AT}
    commands.receive_again(**told, way="came", in_danger=danger)
    assert alarms(who, file) == found
    commands.tell_situation(**told, situation={"in_danger": True})
    assert alarms(who, file) == [("in_danger", who.agency_id)]
    with scope.acting(who):
        assert CareAct.objects.filter(care=file, kind="red_flag_raised").count() == 1
