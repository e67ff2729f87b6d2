"""Each cause by an example: why a matter stands in one book and not in the other."""

import pytest

from lachan.indicators.agreement.spans import OWN, Asked
from lachan.indicators.agreement.table import BOOKS, CAUSES, ROWS, SETTLING, UNITS
from lachan.law.book import book
from lachan.reference.codes import Kind

from .books import act, causes, compared, on

SENT, GOT = "case_file_sent_to_procuracy", "case_file_received_by_procuracy"


def sent(matter, at, recorded="", **more):
    return act(matter, SENT, "police", at, recorded, **more)


def got(matter, at, recorded="", **more):
    return act(matter, GOT, "procuracy", at, recorded, **more)


def test_both_have_it_and_nothing_differs():
    found = compared("case_sent", sent("A", "2024-03-01"), got("A", "2024-03-02"))
    assert (found.left.n, found.right.n, found.difference, found.differences) == (1, 1, 0, ())


@pytest.mark.parametrize(("acts", "expected"), [
    ([sent("A", "2024-12-30"), got("A", "2025-01-02")], ("left", "other_year")),
    ([sent("A", "2023-12-29"), got("A", "2024-01-02")], ("right", "other_year")),
    ([sent("A", "2024-12-20"), got("A", "2024-12-21", "2025-02-10")], ("left", "late")),
    ([sent("A", "2024-12-20", "2025-01-02 00:01"), got("A", "2024-12-21")], ("right", "late")),
    ([sent("A", "2024-06-03")], ("left", "not_received")),
    ([got("A", "2024-06-03")], ("right", "not_sent")),
])  # fmt: skip
def test_a_file_sent_and_received(acts, expected):
    assert causes(compared("case_sent", *acts)) == [("A", *expected)]


def test_the_day_after_the_period_still_closes_the_book():
    acts = [sent("A", "2024-12-31 16:00", "2025-01-01 08:00"), got("A", "2024-12-31 17:00")]
    found = compared("case_sent", *acts)
    assert (found.difference, found.left.late) == (0, 0)
    late = [sent("A", "2024-12-31 16:00", "2025-01-02 08:00"), got("A", "2024-12-31 17:00")]
    assert compared("case_sent", *late).left.late == 1


def test_a_correction_after_closing_is_said_as_one():
    wrong = sent("A", "2024-11-04", id="wrong")
    right = sent("A", "2025-11-04", "2025-03-03", supersedes="wrong")
    found = compared("case_sent", wrong, right)
    assert causes(found) == [("A", "left", "corrected")]
    assert found.left.n == 1
    moved = [got("A", "2023-11-05", id="w2"), got("A", "2024-11-05", "2025-03-03", supersedes="w2")]
    assert causes(compared("case_sent", sent("A", "2024-11-04"), *moved)) == [
        ("A", "left", "corrected")
    ]


def test_a_correction_before_closing_is_simply_the_record():
    acts = [sent("A", "2023-11-04", id="w3"), sent("A", "2024-11-04", "2024-11-05", supersedes="w3"),
            got("A", "2024-11-06")]  # fmt: skip
    assert compared("case_sent", *acts).difference == 0


def test_no_counterpart_at_all_is_to_be_made_clear():
    found = compared(
        "investigation_discontinued", act("A", "investigation_discontinued", "police", "2024-05-05")
    )
    assert causes(found) == [("A", "left", "no_counterpart")]
    lonely = compared("case_initiated", act("A", "case_initiated", "police", "2024-05-05"))
    assert causes(lonely) == [("A", "left", "no_counterpart")]
    posted = act("A", "decision_sent_to_procuracy", "police", "2024-05-06")
    waiting = compared("case_initiated", act("A", "case_initiated", "police", "2024-05-05"), posted)
    assert causes(waiting) == [("A", "left", "not_received")]


def test_two_cases_joined_before_they_were_received():
    acts = [sent("A", "2024-03-01"), sent("B", "2024-03-01"), got("A", "2024-03-05")]
    found = compared("case_sent", *acts, ties=[("B", "A")])
    assert (found.difference, causes(found)) == (1, [("B", "left", "other_unit")])


def test_a_case_separated_by_the_procuracy_before_it_was_accepted():
    acts = [act("A", "indicted", "procuracy", "2024-03-01"), act("A", "case_accepted", "court", "2024-03-05"),
            act("B", "case_accepted", "court", "2024-03-05")]  # fmt: skip
    found = compared("case_indicted", *acts, ties=[("A", "B")])
    assert (found.difference, causes(found)) == (-1, [("B", "right", "other_unit")])


def test_a_copy_carried_to_another_case_counts_nowhere():
    acts = [act("A", "case_initiated", "police", "2024-03-01"),
            act("B", "case_initiated", "police", "2024-03-01", carried=True)]  # fmt: skip
    assert compared("case_initiated", *acts).left.n == 1


def test_suspended_for_one_accused_is_not_a_case_suspended():
    one = act("A", "investigation_suspended", "police", "2024-05-05", person="P1")
    assert compared("investigation_suspended", one).left.n is None
    whole = act("A", "investigation_suspended", "police", "2024-05-06")
    found = compared("investigation_suspended", one, whole,
                     act("A", "suspended_case_reviewed", "procuracy", "2024-05-20", person="P1"))  # fmt: skip
    assert (found.left.n, found.right.n) == (1, None)


def test_a_case_act_counts_everybody_then_accused():
    charged = [
        act("A", "accused_charged", "police", "2024-02-01", person=p) for p in ("P1", "P2", "P3")
    ]
    out = act("A", "investigation_discontinued", "police", "2024-02-20", person="P3")
    late = act("A", "accused_charged", "police", "2024-04-01", person="P4")
    found = compared(
        "accused_sent", *charged, out, late, sent("A", "2024-03-01"), got("A", "2024-03-02")
    )
    assert (found.left.n, found.right.n, found.difference) == (2, 2, 0)
    later = compared(
        "accused_sent", *charged, out, late, sent("A", "2024-03-01"), got("A", "2024-04-02")
    )
    assert (later.left.n, later.right.n) == (2, 3)
    assert [(d.person, d.side, d.cause) for d in later.differences] == [
        ("P4", "right", "other_unit")
    ]


def test_an_accused_follows_the_case_they_were_moved_to():
    acts = [act("A", "accused_charged", "police", "2024-02-01", person="P1"),
            act("B", "charge_approved", "procuracy", "2024-02-03", person="P1")]  # fmt: skip
    assert compared("accused_charged", *acts, ties=[("A", "B")]).difference == 0
    assert len(compared("accused_charged", *acts).differences) == 2


def test_each_return_is_a_turn_and_answers_its_own_sending():
    back = [
        act("A", "file_returned_by_procuracy", "procuracy", d) for d in ("2024-02-01", "2024-12-30")
    ]
    taken = [act("A", "returned_file_received", "police", d) for d in ("2024-02-02", "2025-01-03")]
    found = compared("returned_by_procuracy", *back, *taken)
    assert (found.left.n, found.right.n) == (2, 1)
    assert causes(found) == [("A", "left", "other_year")]
    court = act("A", "returned_file_received", "police", "2024-06-01", returned_by="panel")
    assert compared("returned_by_procuracy", *back, *taken, court).right.n == 1
    second_only = compared("returned_by_procuracy", *back, taken[1])
    assert causes(second_only) == [("A", "left", "not_received"), ("A", "left", "other_year")]


def test_each_book_on_its_own_calendar():
    """Sent on 10/12/2024: still the police year 2024, already the procuracy's 2025."""
    acts = [sent("A", "2024-12-10"), got("A", "2024-12-11")]
    own = compared("case_sent", *acts, asked=Asked(2024, calendar=OWN))
    assert (own.left.n, own.right.n, causes(own)) == (1, 0, [("A", "left", "other_year")])
    assert compared("case_sent", *acts).difference == 0


def test_half_years_make_the_year():
    acts = [sent("A", "2024-03-01"), sent("B", "2024-09-01")]
    counts = [
        compared("case_sent", *acts, asked=Asked(2024, part, "civil")).left.n
        for part in ("dau", "cuoi", "nam")
    ]
    assert counts == [1, 1, 2]


def test_a_book_without_a_source_is_not_a_nought():
    found = compared("trial_ended", act("A", "trial_discontinued", "court", "2024-03-01"))
    assert (found.left.n, found.right.n, found.difference) == (1, None, None)
    silent = compared(
        "victims", act("A", "victim_verification_answered", "police", "2024-03-01", person="N1")
    )
    assert (silent.left.n, silent.right.n, silent.differences) == (1, None, ())
    both = compared("victims", act("A", "victim_verification_answered", "police", "2024-03-01", person="N1"),
                    act("A", "victim_support_begun", "social", "2024-02-01", person="N1"),
                    act("B", "victim_support_begun", "social", "2024-02-01", person="N2"))  # fmt: skip
    assert (both.difference, causes(both)) == (-1, [("B", "right", "no_counterpart")])


def test_another_body_does_not_write_into_the_book():
    assert (
        compared("case_initiated", act("A", "case_initiated", "procuracy", "2024-03-01")).left.n
        == 0
    )


def test_what_is_not_yet_known_is_not_counted():
    acts = [sent("A", "2024-03-01"), got("A", "2024-03-02", "2024-04-02")]
    early = compared("case_sent", *acts, as_of=on("2024-03-10"))
    assert causes(early) == [("A", "left", "not_received")]


def test_the_data_name_what_exists():
    for row in ROWS.values():
        assert row.kinds | row.sent <= set(book().acts), row.code
        assert {row.left.book, row.right.book} <= set(BOOKS)
        assert row.unit in UNITS
    kinds = [kind for one in BOOKS.values() for kind in one.agencies]
    assert set(kinds) <= set(Kind.values)
    assert len(kinds) == len(set(kinds))
    assert set(CAUSES) < set(SETTLING)
