"""A licence is granted, extended, withdrawn by later rows; not written down is not «without»."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.sectors import queries
from lachan.sectors.commands import record_licence
from lachan.sectors.refusals import DayAhead, EndsBefore, NoLicenceKind, NoPaperNumber

from .scene import POLICE

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TOLD = {"kind": "granted", "number": "01/GCN", "day": date(2024, 1, 10), "valid_to": date(2024, 6, 30)}  # fmt: skip


def test_what_stands_on_a_day(field, cast):
    firm = field.firm()

    def asked(day):
        return field.sees(POLICE, lambda who: queries.licensed(queries.firm(who, firm.id), day))

    assert asked(date(2024, 5, 1)) is None
    does(record_licence, by=cast(POLICE), at=field.at, firm=firm, **TOLD)
    does(record_licence, by=cast(POLICE), at=field.at, firm=firm, kind="withdrawn", number="02/QĐ", day=date(2024, 5, 15))  # fmt: skip
    assert [asked(date(2024, month, 1)) for month in (1, 5, 6)] == [None, True, False]
    does(record_licence, by=cast(POLICE), at=field.at, firm=firm, kind="granted", number="03/GCN", day=date(2024, 7, 1))  # fmt: skip
    assert asked(date(2030, 1, 1)) is True


@pytest.mark.parametrize(("answer", "more"), [
    (NoLicenceKind, {"kind": "x"}), (NoPaperNumber, {"number": ""}), (DayAhead, {"day": date(2024, 7, 11), "valid_to": None}),
    (EndsBefore, {"valid_to": date(2024, 1, 10)}),
])  # fmt: skip
def test_what_is_refused(field, cast, answer, more):
    refuses(answer, record_licence, by=cast(POLICE), at=field.at, firm=field.firm(), **{**TOLD, **more})  # fmt: skip
