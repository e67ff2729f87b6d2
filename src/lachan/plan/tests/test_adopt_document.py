"""A paper of the chain: number, day, issuer, basis, span, mark; once, never ahead, never before its basis."""

from datetime import date

import pytest
from tests.walking import does, refuses

from lachan.access.refusals import NotYours
from lachan.plan.commands import adopt_document
from lachan.plan.refusals import (
    BasisLater,
    DocumentKnown,
    NoNumber,
    NoSuchKind,
    NotYetIssued,
    SpanBackwards,
)

from .scene import KEEPER

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def told(**more):
    return {"kind": "programme", "number": "193/QĐ-TTg", "issued_on": date(2021, 2, 9), "issuer": "Thủ tướng Chính phủ",
            "title": "Chương trình", "mark": "verified", "source": "công báo", **more}  # fmt: skip


def test_the_chain_is_written_with_its_basis(plan, cast):
    who = cast(KEEPER)
    first = does(adopt_document, by=who, at=plan.at, **told())
    then = does(adopt_document, by=who, at=plan.at, **told(number="2496/KH-UBND", issued_on=date(2021, 4, 23), kind="province_plan",
                                                           basis=first, valid_to=date(2026, 1, 1)))  # fmt: skip
    assert (then.basis_id, then.valid_from, then.mark) == (first.id, date(2021, 4, 23), "verified")
    refuses(DocumentKnown, adopt_document, by=who, at=plan.at, **told())
    refuses(
        BasisLater,
        adopt_document,
        by=who,
        at=plan.at,
        **told(number="x", issued_on=date(2020, 1, 1), basis=then),
    )


@pytest.mark.parametrize(("answer", "more"), [
    (NoNumber, {"number": " "}), (NoNumber, {"issuer": ""}), (NoSuchKind, {"kind": "x"}), (NoSuchKind, {"mark": "x"}),
    (NotYetIssued, {"issued_on": date(2024, 1, 21)}), (SpanBackwards, {"valid_to": date(2021, 2, 9)}),
])  # fmt: skip
def test_what_is_refused(plan, cast, answer, more):
    refuses(answer, adopt_document, by=cast(KEEPER), at=plan.at, **told(**more))


def test_only_by_who_keeps_the_plan(plan, cast):
    for account in ("soldtbxh", "lanhdao", "dieutra"):
        refuses(NotYours, adopt_document, by=cast(account), at=plan.at, **told())
