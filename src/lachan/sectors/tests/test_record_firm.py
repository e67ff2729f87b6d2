"""A firm is written down by a body of its ground, once for its number."""

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.sectors import queries
from lachan.sectors.commands import record_firm
from lachan.sectors.refusals import FirmElsewhere, FirmKnown, NoFirmName, NoFirmPlace, NoSector

from .scene import POLICE, unit

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.mark.parametrize("account", [POLICE, "ubndxa", "ubndhuyen", "soyte", "catinh"])
def test_its_ground_and_the_committee_see_it(field, cast, account):
    firm = does(record_firm, by=cast(account), at=field.at, **field.told())
    for who in (POLICE, "ubndxa", "catinh", "thukybcd", "lanhdao"):
        assert field.sees(who, lambda seer: queries.firm(seer, firm.id).name) == firm.name
    for who in ("caxa2", "songkhe", "dieutra", "tongdai"):
        assert field.sees(who, lambda seer: queries.firms(seer).count()) == 0, who


@pytest.mark.parametrize(("answer", "more"), [
    (NoSector, {"sector": "x"}), (NoFirmName, {"name": " "}), (NoFirmPlace, {"place": None}), (FirmElsewhere, {"place": "c24784.a"}),
])  # fmt: skip
def test_what_is_refused(field, cast, answer, more):
    told = {key: unit(value) if key == "place" and value else value for key, value in more.items()}
    refuses(answer, record_firm, by=cast(POLICE), at=field.at, **field.told(**told))


def test_one_number_once_in_a_sector(field, cast):
    field.firm()
    refuses(FirmKnown, record_firm, by=cast(POLICE), at=field.at, **field.told(registration=" GL - 001"))  # fmt: skip
    assert field.firm(sector="online_recruiting")
    assert field.firm(registration="") != field.firm(registration="")


def test_who_does_not_check_does_not_write(field, cast):
    for account in ("thukybcd", "lanhdao", "dieutra", "tongdai"):
        refuses(NotYours, record_firm, by=cast(account), at=field.at, **field.told())
