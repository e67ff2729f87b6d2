"""Receiving: every channel, at any hour, whatever is missing; once, numbered, sealed."""

from dataclasses import replace

import pytest
from tests.walking import does, given, hour, refuses, victim
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.refusals import NotYours, StateSecret
from lachan.access.verbs import Unfit
from lachan.docket import queries
from lachan.docket.models import RegisterEntry
from lachan.intake import codes
from lachan.intake.commands import receive_report
from lachan.intake.commands.receive import (
    AlreadyRecorded,
    ReceivedInFuture,
    ReceivedLongAgo,
    UnknownTrait,
)
from lachan.intake.given import ReportGiven
from lachan.intake.models import Report, Trait

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AT = hour("2024-03-15 22:30")


def test_it_is_registered_numbered_and_on_the_clock(cast, walk):
    who = cast("caxa")
    told = given(
        AT,
        narrative="Lời kể giả lập.",
        persons=(victim(),),
        traits={"route": "abroad", "destination": "KH"},
    )
    matter = does(receive_report, given=told, by=who, at=AT)
    seen = walk.seen("caxa", matter)
    assert (seen.reading.stage, seen.reading.holder_id, seen.synthetic) == (
        "I0",
        who.agency_id,
        True,
    )
    assert walk.last_moment("caxa", matter, "A05", "2024-03-15 22:31") == "2024-03-16 22:30"
    assert walk.last_moment("caxa", matter, "A10", "2024-03-15 22:31") == "2024-03-16 22:30"
    with scope.acting(who):
        (entry,) = queries.entries_of(who, matter)
        assert (entry.book, entry.year) == ("intake", 2024)
        assert {(t.field, t.value) for t in Trait.objects.filter(matter=matter)} == {
            ("route", "abroad"),
            ("destination", "KH"),
        }
        (mention,) = queries.mentions_of(who, matter)
        assert (mention.capacity, mention.person.minor, mention.person.code[:2]) == (
            "presumed_victim",
            True,
            "N-",
        )


def test_nothing_but_a_key_and_an_hour_is_enough(cast, walk):
    matter = does(receive_report, given=ReportGiven(uuid7(), AT), by=cast("caxa"), at=AT)
    # No article and no ground is known: the stricter term runs.
    assert walk.last_moment("caxa", matter, "A05", "2024-03-15 23:00") == "2024-03-16 22:30"


@pytest.mark.parametrize("channel", [code for code, _ in codes.CHANNEL])
def test_every_channel(cast, walk, channel):
    matter = receive_report(
        given=given(AT, channel=channel, external_number=" X-9 "), by=cast("caxa"), at=AT
    )
    with scope.acting(cast("caxa")):
        report = Report.objects.get(matter=matter)
        assert (report.channel, report.external_number) == (channel, "X-9")
        assert queries.search("x-9") == [matter.id]


def test_the_number_follows_the_year_of_reception(cast, walk):
    old = receive_report(given=given(hour("2023-12-31 23:59")), by=cast("caxa"), at=AT)
    new = receive_report(given=given(hour("2024-01-01 00:00")), by=cast("caxa"), at=AT)
    with scope.acting(cast("caxa")):
        numbers = {e.matter_id: (e.number, e.year) for e in RegisterEntry.objects.all()}
    assert numbers == {old.id: (1, 2023), new.id: (1, 2024)}


@pytest.mark.parametrize("account", ["caxa", "tongdai"])
def test_sent_twice_is_received_once(cast, walk, account):
    told = given(AT)
    first = receive_report(given=told, by=cast(account), at=AT)
    again = does(
        receive_report,
        given=replace(told, narrative="Gửi lại."),
        by=cast(account),
        at=hour("2024-03-16 08:00"),
    )
    assert again.id == first.id
    with scope.acting(cast(account)):
        assert RegisterEntry.objects.count() == 1


def test_a_report_that_names_our_own_goes_past_us(cast, walk):
    caxa = cast("caxa")
    matter = receive_report(given=given(AT, named_official_of=caxa.agency_id), by=caxa, at=AT)
    with scope.acting(caxa):
        assert queries.search(matter.code) == []
        assert not RegisterEntry.objects.exists()
    assert walk.waiting(matter, "thanhtra").matter_id == matter.id
    assert walk.seen("kiemsat", matter).barred_id == caxa.agency_id


def test_sent_twice_past_us_is_known_without_being_shown(cast, walk):
    caxa = cast("caxa")
    told = given(AT, named_official_of=caxa.agency_id)
    receive_report(given=told, by=caxa, at=AT)
    refuses(AlreadyRecorded, receive_report, given=told, by=caxa, at=AT)


def test_not_received_in_the_future(cast):
    refuses(
        ReceivedInFuture,
        receive_report,
        given=given(hour("2024-03-15 22:31")),
        by=cast("caxa"),
        at=AT,
    )


@pytest.mark.parametrize("grade", ["mat", "toi_mat", "tuyet_mat"])
def test_no_state_secret(cast, grade):
    assert (
        refuses(
            StateSecret, receive_report, given=given(AT, grade=grade), by=cast("caxa"), at=AT
        ).field
        == "grade"
    )


@pytest.mark.parametrize("traits", [{"lure": "lạ"}, {"màu": "unknown"}])
def test_no_trait_out_of_the_list(cast, traits):
    assert (
        refuses(
            UnknownTrait, receive_report, given=given(AT, traits=traits), by=cast("caxa"), at=AT
        ).field
        in traits
    )


def test_not_by_every_role(cast):
    for account in ("quantri", "lanhdao", "thukybcd"):
        refuses(NotYours, receive_report, given=given(AT), by=cast(account), at=AT)


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "lạ"},
        {"channel": "lạ"},
        {"informant": "lạ"},
        {"persons": (replace(victim(), capacity="lạ"),)},
    ],
)
def test_no_code_out_of_the_lists(cast, said):
    refuses(UnknownTrait, receive_report, given=given(AT, **said), by=cast("caxa"), at=AT)


@pytest.mark.parametrize(
    "said", [{"place_id": 99_999_999}, {"external_number": "A" * 61}, {"external_number": "a\0b"}]
)
def test_what_no_row_can_hold_is_a_sentence_and_not_a_fault(cast, said):
    refuses(Unfit, receive_report, given=given(AT, **said), by=cast("caxa"), at=AT)


def test_a_year_that_cannot_be_is_not_received(cast):
    long_ago = given(hour("0001-01-01 00:00"))
    refuses(ReceivedLongAgo, receive_report, given=long_ago, by=cast("caxa"), at=AT)


def test_the_provincial_procuracy_named_by_itself_loses_no_report(cast, walk):
    who = cast("kiemsat_tinh")
    told = given(AT, named_official_of=who.agency_id)
    matter = receive_report(given=told, by=who, at=AT)
    assert walk.waiting(matter, "thanhtra").matter_id == matter.id


def test_a_report_that_names_another_body_is_seen_by_inspector_and_procuracy(cast, walk):
    told = given(AT, named_official_of=cast("caxa2").agency_id)
    matter = receive_report(given=told, by=cast("caxa"), at=AT)
    seen = walk.seen("thanhtra", matter)
    with scope.acting(cast("thanhtra")):
        kinds = {kind for _, kind, _ in queries.seen_by(cast("thanhtra"), seen)}
    assert kinds == {"origin", "inspector", "supervisor"}
    with scope.acting(cast("caxa2")):
        assert queries.search(matter.code) == []


def test_a_report_that_names_somebody_on_a_day_before_any_body_was_there(cast):
    """A slip in the year is told, not a fault: nothing typed is lost."""
    at = hour("2019-03-15 22:30")
    for whose in ("caxa", "caxa2"):
        told = given(at, named_official_of=cast(whose).agency_id)
        refuses(ReceivedLongAgo, receive_report, given=told, by=cast("caxa"), at=AT)


def test_a_code_drawn_twice_is_drawn_again(cast, monkeypatch):
    drawn = iter(["VV-BCDFGHJK", "VV-BCDFGHJK", "VV-LMNPQRST"])
    monkeypatch.setattr("lachan.docket.ledger.code_name", lambda: next(drawn))
    at = hour("2024-03-15 22:30")
    first = receive_report(given=given(at), by=cast("caxa"), at=at)
    second = receive_report(given=given(at), by=cast("caxa2"), at=at)
    assert (first.code, second.code) == ("VV-BCDFGHJK", "VV-LMNPQRST")


def test_a_person_s_code_drawn_twice_is_drawn_again(cast, monkeypatch):
    drawn = iter(["N-BCDFGHJKL", "N-BCDFGHJKL", "N-MNPQRSTVW"])
    monkeypatch.setattr("lachan.people.entries._code", lambda: next(drawn))
    for who, code in (("caxa", "N-BCDFGHJKL"), ("caxa2", "N-MNPQRSTVW")):
        told = given(AT, persons=(victim(),))
        matter = receive_report(given=told, by=cast(who), at=AT)
        with scope.acting(cast(who)):
            (mention,) = queries.mentions_of(cast(who), matter)
            assert mention.person.code == code


@pytest.mark.parametrize("year", [-5, 1899, 2090])
def test_no_birth_year_that_cannot_be(cast, year):
    from lachan.intake.commands.receive import NoSuchBirthYear

    told = given(AT, persons=(victim(year=year),))
    refuses(NoSuchBirthYear, receive_report, given=told, by=cast("caxa"), at=AT)
