"""Settling: a word and its ground, appended, sealed; no figure and no act changes; each refusal in a sentence."""

from uuid import UUID

import pytest
from django.db import connections
from tests.walking import does, hour, refuses
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.indicators.agreement import queries
from lachan.indicators.agreement.spans import OWN, Asked
from lachan.indicators.commands import (
    NoSuchCause,
    SettledMeanwhile,
    WithoutNote,
    settle_difference,
)

pytestmark = pytest.mark.database
AT = hour("2025-09-01 09:00")
ASKED = Asked(2024, calendar=OWN)
NOTE = "Đã gửi công văn đề nghị ghi bổ sung."


@pytest.fixture(autouse=True)
def _committed(written):
    """These tests commit; the module's record is removed at its end."""


def of(written, name, row="case_sent"):
    [found] = queries.compared(written.cast("thukybcd"), [ASKED], AT)
    code = written.matters[name].code
    [one] = [one for one in found[row].differences if one.matter == code]
    return {"row": row, "asked": ASKED, "act": UUID(one.act), "person": one.person}


def settled(who, row="case_sent"):
    with scope.acting(who):
        return {
            about: [(one.cause, one.found, queries.note_of(one)) for one in said]
            for about, said in queries.settlements(who, ASKED, row).items()
        }


@pytest.mark.parametrize("account", ["thukybcd", "kiemsat", "kiemsat_tinh"])
def test_a_person_settles_and_the_figures_stay(written, account):
    name = {"thukybcd": "sent and not received", "kiemsat": "received, typed late",
            "kiemsat_tinh": "corrected since"}[account]  # fmt: skip
    who, told = written.cast(account), of(written, name)
    [before] = queries.compared(who, [ASKED], AT)
    does(settle_difference, **told, cause="disputed", note=NOTE, by=who, at=AT)
    [after] = queries.compared(who, [ASKED], AT)
    assert before == after
    about = ("case_sent", written.matters[name].code, "", str(told["act"]))
    assert [said[0] for said in settled(who)[about]] == ["disputed"]
    assert settled(who)[about][0][2] == NOTE


def test_a_later_word_stands_before_the_earlier_and_does_not_remove_it(written):
    who, told = written.cast("thukybcd"), of(written, "joined away")
    first = settle_difference(**told, cause="other_unit", note=NOTE, by=who, at=AT)
    later = hour("2025-09-02 09:00")
    settle_difference(**told, cause="wrong_entry", note=NOTE, by=who, at=later, seen=first.id)
    [said] = [v for k, v in settled(who).items() if k[1] == written.matters["joined away"].code]
    assert [cause for cause, _, _ in said] == ["wrong_entry", "other_unit"]
    refuses(
        SettledMeanwhile,
        settle_difference,
        **told,
        cause="late",
        note=NOTE,
        by=who,
        at=later,
        seen=first.id,
    )
    refuses(SettledMeanwhile, settle_difference, **told, cause="late", note=NOTE, by=who, at=later)


def test_the_note_is_nowhere_in_clear(written):
    who, word = written.cast("thukybcd"), "Từ-canary-đối-chiếu"
    settle_difference(
        **of(written, "two victims", "victims"), cause="not_recorded", note=word, by=who, at=AT
    )
    with connections["keeper"].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM indicators_settlement WHERE position(convert_to(%s, 'UTF8') IN note) > 0",
            [word],
        )
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT count(*) FROM access_auditline WHERE detail::text LIKE %s", [f"%{word}%"]
        )
        assert cursor.fetchone() == (0,)
    assert word in {said[0][2] for said in settled(who, "victims").values()}


def test_refused_without_a_cause_or_a_ground(written):
    who, told = written.cast("thukybcd"), of(written, "sent, in the procuracy's next year")
    refuses(NoSuchCause, settle_difference, **told, cause="weather", note=NOTE, by=who, at=AT)
    refuses(WithoutNote, settle_difference, **told, cause="other_year", note="  ", by=who, at=AT)


def test_refused_where_nothing_differs(written):
    who, told = written.cast("thukybcd"), of(written, "sent and not received")
    other = told | {"asked": Asked(2019, calendar=OWN)}
    refuses(
        queries.NoSuchDifference, settle_difference, **other, cause="late", note=NOTE, by=who, at=AT
    )
    refuses(
        queries.NoSuchRow,
        settle_difference,
        **(told | {"row": "x"}),
        cause="late",
        note=NOTE,
        by=who,
        at=AT,
    )
    refuses(
        NotFound,
        settle_difference,
        **(told | {"act": uuid7()}),
        cause="late",
        note=NOTE,
        by=who,
        at=AT,
    )


def test_a_district_procuracy_settles_what_it_supervises_only(written):
    told = of(written, "initiated and not sent", "case_initiated")
    refuses(
        NotFound,
        settle_difference,
        **told,
        cause="disputed",
        note=NOTE,
        by=written.cast("kiemsat"),
        at=AT,
    )
    settle_difference(
        **told, cause="not_recorded", note=NOTE, by=written.cast("kiemsat_tinh"), at=AT
    )
    assert settled(written.cast("kiemsat"), "case_initiated") == {}
    assert len(settled(written.cast("lanhdao"), "case_initiated")) == 1


@pytest.mark.parametrize("account", ["lanhdao", "dieutra", "quantri", "thanhtra"])
def test_not_by_every_role(written, account):
    told = of(written, "sent and not received")
    refuses(
        NotYours,
        settle_difference,
        **told,
        cause="late",
        note=NOTE,
        by=written.cast(account),
        at=AT,
    )


@pytest.mark.parametrize("account", ["dieutra", "quantri", "thanhtra", "caxa"])
def test_who_may_not_see_sees_no_row(written, account):
    assert settled(written.cast(account)) == {}
