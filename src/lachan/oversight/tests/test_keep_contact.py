"""Where one wants to be told: one's own address for each channel, a body's by those who manage accounts."""

from datetime import time

import pytest
from tests.walking import does, lines, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.oversight import commands
from lachan.oversight.alerts.queries import contacts_of
from lachan.oversight.commands.alerts_notices import BadAddress, ChannelNotOwn, HalfQuiet

from .made import agency

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("committed")]
OWN = {"channel": "email", "address": "truc@gia-lap.example"}


@pytest.fixture
def at(instant):
    return instant("2024-03-15 10:00")


def seen(who, at):
    with scope.acting(who):
        return [(c.agency_id, c.account_id, c.channel, c.address) for c in contacts_of(who, at)]


def test_keep_contact_is_for_oneself_and_replaces_the_one_before(cast, at):
    who = cast("dieutra")
    does(
        commands.keep_contact,
        by=who,
        at=at,
        **OWN,
        wants="release",
        quiet_from=time(22),
        quiet_to=time(6),
    )
    does(commands.keep_contact, by=who, at=at, channel="email", address="khac@gia-lap.example")
    assert seen(who, at) == [(who.agency_id, who.account_id, "email", "khac@gia-lap.example")]
    assert "gia-lap.example" not in str([line.detail for line in lines(who)])


def test_nobody_sees_the_address_of_a_colleague(cast, at):
    commands.keep_contact(by=cast("dieutra"), at=at, **OWN)
    for account in ("dieutra_khac", "kiemsat", "quantri", "thanhtra"):
        assert seen(cast(account), at) == []


@pytest.mark.parametrize(
    ("channel", "address"),
    [("email", "khong-phai-thu"), ("email", "a@b.vn, c@d.vn"), ("sms", "09-abc"), ("fax", "0900000001"),
     ("email", "a@b.vn\nBcc: x@y.vn")],
)  # fmt: skip
def test_keep_contact_refuses_what_is_no_address(cast, at, channel, address):
    answer = BadAddress if channel != "fax" else ChannelNotOwn
    refuses(
        answer, commands.keep_contact, by=cast("dieutra"), at=at, channel=channel, address=address
    )


def test_keep_contact_refuses_a_webhook_and_half_a_quiet_time(cast, at):
    refuses(ChannelNotOwn, commands.keep_contact, by=cast("dieutra"), at=at, channel="webhook",
            address="https://truc-ban.example/")  # fmt: skip
    refuses(HalfQuiet, commands.keep_contact, by=cast("dieutra"), at=at, **OWN, quiet_from=time(22))


def test_keep_contact_is_not_for_who_has_no_duty(cast, at):
    refuses(NotYours, commands.keep_contact, by=cast("thukybcd"), at=at, **OWN)


def test_keep_agency_contact_is_the_administrators(cast, at):
    admin, body = cast("quantri"), agency("vksh-d674.a").id
    told = {"agency": body, "channel": "webhook", "address": "https://truc-ban.example/goi"}
    does(commands.keep_agency_contact, by=admin, at=at, **told)
    assert seen(admin, at) == [(body, None, "webhook", "https://truc-ban.example/goi")]
    assert seen(cast("kiemsat"), at) == []
    refuses(NotYours, commands.keep_agency_contact, by=cast("dieutra"), at=at, **told)


def test_end_contact_stops_ones_own_and_nobody_elses(cast, at):
    mine = commands.keep_contact(by=cast("dieutra"), at=at, **OWN)
    refuses(NotFound, commands.end_contact, by=cast("kiemsat"), at=at, contact=mine.id)
    does(commands.end_contact, by=cast("dieutra"), at=at, subject=mine.id, contact=mine.id)
    assert seen(cast("dieutra"), at) == []
    refuses(NotFound, commands.end_contact, by=cast("dieutra"), at=at, contact=mine.id)
