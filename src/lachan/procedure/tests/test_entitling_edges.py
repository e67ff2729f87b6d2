"""Where the two laws meet, and where the path of a person bends: what the words of the law then give."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.book import book
from lachan.law.supports import FACTS
from lachan.procedure import care, clocks, delivering
from lachan.procedure.acts import Act
from lachan.procedure.delivering import Given, State
from lachan.procedure.entitling import Answer, entitled
from lachan.procedure.periods import local_day

LAST_OLD, FIRST_NEW = date(2025, 6, 30), date(2025, 7, 1)
VIETNAMESE = {"status": "in_identification", "nationality": "vietnamese", "minor": False}


def did(kind: str, day: date, number: int = 0, **facts: Any) -> Act:
    at = datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)
    return Act(id=f"{kind}-{number}-{day}", kind=kind, occurred_at=at, recorded_at=at, agency="1", facts=facts, person="p")  # fmt: skip


def path(*acts: Act, **situation: Any) -> list[Act]:
    known = {**VIETNAMESE, **situation}
    return [did("victim_came_forward", date(2025, 6, 1)), did("situation_told", date(2025, 6, 1), **known), *acts]  # fmt: skip


def read(acts: list[Act], on: date) -> dict[str, Given]:
    return {one.owed.support.kind: one for one in delivering.given_to(acts, on)}


def law(acts: list[Act], on: date) -> str:
    return care.care_of(acts, on).regime


def test_received_before_and_identified_after_is_under_the_new_law() -> None:
    """In identification across the day: the law of the day, then of the day of identification (Điều 63)."""
    waiting = path(in_facility=True)
    assert law(waiting, LAST_OLD) == "law_66_2011" and law(waiting, FIRST_NEW) == "law_53_2024"
    assert read(waiting, LAST_OLD)["medical"].owed.answer is Answer.NOT_OWED
    assert read(waiting, FIRST_NEW)["medical"].owed.answer is Answer.OWED
    for day, regime in ((LAST_OLD, "law_66_2011"), (FIRST_NEW, "law_53_2024")):
        acts = [*waiting, did("victim_certified", day)]
        assert {law(acts, day + timedelta(n)) for n in (0, 1, 400, 4000)} == {regime}


def test_the_day_is_a_day_in_vietnam() -> None:
    """00:30 on 2025-07-01 in Vietnam is still 2025-06-30 by Greenwich."""
    late = Act(id="c", kind="victim_certified", occurred_at=datetime(2025, 6, 30, 17, 30, tzinfo=UTC),
               recorded_at=datetime(2025, 7, 2, tzinfo=UTC), agency="1", facts={}, person="p")  # fmt: skip
    assert law([*path(), late], date(2026, 1, 1)) == "law_53_2024"


def test_identified_again_stays_under_the_first_law() -> None:
    acts = [*path(), did("victim_certified", LAST_OLD), did("victim_certified", date(2025, 9, 1))]
    assert care.care_of(acts, date(2026, 1, 1)).identified_on == LAST_OLD
    assert law(acts, date(2026, 1, 1)) == "law_66_2011"


def test_found_no_victim_then_identified_is_identified_on_the_later_day() -> None:
    acts = [*path(), did("victim_not_identified", date(2025, 6, 20)), did("victim_certified", date(2025, 8, 1))]  # fmt: skip
    assert law(acts, date(2026, 1, 1)) == "law_53_2024"


def test_found_no_victim_keeps_what_was_given_and_is_owed_nothing_new() -> None:
    """And nothing is missing: an end like others, no failure of anybody."""
    acts = [
        *path(abroad=False),
        did("support_delivered", date(2025, 7, 5), support="essentials", until="2025-08-01"),
        did("support_requested", date(2025, 7, 6), support="psychological"),
        did("victim_not_identified", date(2025, 8, 10)),
    ]
    found = read(acts, date(2025, 8, 20))
    assert found["essentials"].state is State.EXPIRED
    assert read(acts, date(2025, 7, 20))["essentials"].state is State.DELIVERED
    assert {one.owed.answer for one in found.values()} == {Answer.NOT_OWED}
    assert not [one for one in found.values() if one.missing]


def test_a_minor_who_turns_18_keeps_the_schooling_that_was_begun() -> None:
    acts = [
        *path(did("victim_certified", date(2025, 8, 1)), minor=True, goes_to_school=True),
        did("support_delivered", date(2025, 9, 5), support="schooling", until="2027-06-30"),
        did("situation_told", date(2026, 2, 1), 1, minor=False),
    ]
    one = read(acts, date(2026, 3, 1))["schooling"]
    assert (one.state, one.until, one.missing) == (State.DELIVERED, date(2027, 6, 30), False)
    assert (one.owed.answer, read(acts, date(2026, 1, 1))["schooling"].owed.answer) == (
        Answer.NOT_OWED,
        Answer.OWED,
    )


def test_under_16_is_a_child_and_an_adult_is_asked_no_age_again() -> None:
    """Luật Trợ giúp pháp lý Điều 7 khoản 3 «trẻ em», khoản 7 điểm đ, g: hardship from 16 on."""
    who = {"status": "victim", "nationality": "vietnamese", "poor": False, "near_poor": False, "monthly_allowance": False}  # fmt: skip
    answers = [{e.support.kind: e for e in entitled({**who, **age}, identified_on=LAST_OLD, on=FIRST_NEW)}["legal_aid"]
               for age in ({"under_16": True}, {"minor": True, "under_16": False}, {"minor": True}, {"minor": False})]  # fmt: skip
    assert [(e.answer, e.asks) for e in answers] == [
        (Answer.OWED, ()), (Answer.NOT_OWED, ()), (Answer.ASK, ("under_16",)), (Answer.NOT_OWED, ()),
    ]  # fmt: skip


def test_a_minor_who_came_along_is_under_the_law_of_the_victim() -> None:
    """Điều 63: «… và người dưới 18 tuổi đi cùng»."""
    minor: dict[str, Any] = {
        "status": "accompanying_minor",
        "nationality": "vietnamese",
        "minor": True,
    }
    for before, regime in ((True, "law_66_2011"), (False, "law_53_2024")):
        acts = [did("situation_told", date(2025, 8, 1), **minor, with_identified_before=before)]
        assert law(acts, date(2026, 1, 1)) == regime
        kinds = {k for k, one in read(acts, date(2026, 1, 1)).items() if one.owed.support.regime == "law_66_2011"}  # fmt: skip
        assert bool(kinds) == before


def test_whoever_was_identified_under_the_old_law_is_protected_by_the_law_of_the_day() -> None:
    acts = [*path(did("victim_certified", LAST_OLD), in_danger=True)]
    assert "protection" not in read(acts, LAST_OLD)
    assert read(acts, FIRST_NEW)["protection"].owed.answer is Answer.OWED


def test_psychological_help_outside_a_facility_is_the_new_laws_only() -> None:
    for day, answer in ((LAST_OLD, Answer.NOT_OWED), (FIRST_NEW, Answer.OWED)):
        acts = [*path(did("victim_certified", day), in_facility=False)]
        assert read(acts, date(2026, 1, 1))["psychological"].owed.answer is answer


def test_from_abroad_is_no_foreigner_and_a_stateless_resident_is_as_a_citizen() -> None:
    def owed(**who: Any) -> set[str]:
        every = {name: True for name in FACTS - {"minor", "under_16"}}
        acts = path(did("victim_certified", FIRST_NEW), **{**every, **who})
        return {k for k, one in read(acts, date(2026, 1, 1)).items() if one.owed.answer is Answer.OWED}  # fmt: skip

    back = owed(abroad=False, insured=False, speaks_vietnamese=False)
    stateless = owed(abroad=False, insured=False, speaks_vietnamese=False, nationality="stateless_resident")  # fmt: skip
    foreign = owed(insured=False, speaks_vietnamese=False, nationality="foreign")
    elsewhere = owed(nationality="foreign", trafficked_in_vietnam=False)
    assert back - stateless == {"loan"} and {"hardship", "travel"} <= stateless
    assert {"hardship", "travel", "vocational", "employment"} & foreign == set()
    assert "essentials" in foreign and elsewhere == {"protection"}


def test_the_poor_household_of_the_old_law_is_asked_and_not_guessed() -> None:
    acts = [*path(did("victim_certified", LAST_OLD), returned_home=True)]
    one = read(acts, date(2026, 1, 1))["hardship"].owed
    assert (one.answer, one.asks) == (Answer.ASK, ("poor",))
    new = [*path(did("victim_certified", FIRST_NEW), returned_home=True, poor=False)]
    assert read(new, date(2026, 1, 1))["hardship"].owed.answer is Answer.OWED


def test_what_was_declined_and_asked_for_again_is_owed_again() -> None:
    acts = [*path(did("victim_certified", FIRST_NEW)), did("help_declined", date(2025, 7, 3))]
    assert not [one for one in read(acts, date(2025, 7, 4)).values() if one.missing]
    acts.append(did("support_requested", date(2025, 9, 1), support="psychological"))
    found = read(acts, date(2025, 9, 2))
    assert found["psychological"].missing and not found["medical"].missing


def test_what_is_given_once_is_not_missing_when_asked_for_again() -> None:
    acts = [
        *path(did("victim_certified", FIRST_NEW), returned_home=True),
        did("support_delivered", date(2025, 8, 1), support="hardship"),
        did("support_requested", date(2025, 9, 1), support="hardship"),
    ]
    one = read(acts, date(2025, 9, 2))["hardship"]
    assert (one.state, one.since, one.missing) == (State.DELIVERED, date(2025, 8, 1), False)


def test_120_days_prolonged_by_a_decision() -> None:
    acts = [*path(did("victim_certified", FIRST_NEW)),
            did("support_delivered", date(2025, 7, 2), support="essentials", until="2025-10-30")]  # fmt: skip
    assert read(acts, date(2025, 10, 30))["essentials"].state is State.DELIVERED
    assert read(acts, date(2025, 10, 31))["essentials"].state is State.EXPIRED
    acts.append(did("support_prolonged", date(2025, 10, 29), support="essentials", until="2026-01-30"))  # fmt: skip
    assert read(acts, date(2026, 1, 30))["essentials"].state is State.DELIVERED


def test_the_papers_of_the_old_law_have_12_months_and_3_working_days() -> None:
    """Of the new law: neither; identified on Monday 2025-06-30, so until 2026-06-30."""
    acts = [*path(did("victim_certified", LAST_OLD)), did("reintegration_support_requested", date(2026, 6, 4), regime="law_66_2011")]  # fmt: skip
    due = {one.ref: one.due_at for one in clocks.timed(acts)}
    days = {ref: local_day(at) for ref, at in due.items() if at}
    assert (days["V19"], days["V19a"]) == (date(2026, 6, 30), date(2026, 6, 9))
    new = {one.ref for one in clocks.timed([*path(did("victim_certified", FIRST_NEW))])}
    assert "V19" not in new and "V19" in book().clocks


# ── What holds for everybody ────────────────────────────────────────────────────────────────────────

TOLD = st.fixed_dictionaries(
    {"status": st.sampled_from(["in_identification", "accompanying_minor", "relative", "witness"]),
     "nationality": st.sampled_from(["vietnamese", "stateless_resident", "foreign"])},
    optional={name: st.booleans() for name in sorted(FACTS)},
)  # fmt: skip
DAYS = st.dates(date(2025, 6, 2), date(2025, 12, 31))
# Words with the investigation, for it and against it; none of them is asked about a support.
INVESTIGATION = st.lists(st.sampled_from([
    ("offence_fit_said", {"fit": "does_not_fit"}), ("offence_fit_said", {"fit": "fits"}), ("story_told", {}),
    ("consent_given", {"scope": "investigation"}), ("consent_withdrawn", {"scope": "investigation"}),
    ("identification_withdrawn", {}), ("victim_verification_answered", {}), ("victim_screened", {"signs": False}),
]), max_size=6)  # fmt: skip


def answers(acts: list[Act], on: date) -> dict[str, tuple[Answer, State]]:
    return {kind: (one.owed.answer, one.state) for kind, one in read(acts, on).items()}


@settings(max_examples=200, deadline=None)
@given(TOLD, DAYS, st.booleans())
def test_every_support_is_answered_for_everybody(
    told: dict[str, Any], on: date, identified: bool
) -> None:
    """No gaps: each support of the law of this person, answered once, with its working and its place in the law."""
    acts = [*path(**told), *([did("victim_certified", on)] if identified else [])]
    found = read(acts, on)
    assert len(found) >= 9
    for one in found.values():
        assert one.owed.cite and one.owed.support.basis and one.owed.working
        failed = [step for step in one.owed.working if step.holds is False]
        assert bool(failed) == (one.owed.answer is Answer.NOT_OWED)
        asks = set(one.owed.asks) - {"with_identified_before"}
        assert bool(asks or one.owed.unsettled) == (one.owed.answer is Answer.ASK)


@settings(max_examples=200, deadline=None)
@given(TOLD, DAYS, st.booleans(), INVESTIGATION)
def test_no_answer_hangs_on_help_given_to_the_investigation(
    told: dict[str, Any], on: date, identified: bool, said: list[tuple[str, dict[str, Any]]]
) -> None:
    acts = [*path(**told), *([did("victim_certified", on)] if identified else [])]
    more = [did(kind, on, n, **facts) for n, (kind, facts) in enumerate(said)]
    assert answers([*acts, *more], on) == answers(acts, on)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["support_requested", "support_delivered", "support_refused", "help_declined", "victim_certified", "situation_told"]),
                          st.sampled_from(["essentials", "hardship", "medical"]), st.integers(0, 200)), unique_by=lambda one: one[2], max_size=10),
       st.randoms(use_true_random=False))  # fmt: skip
def test_acts_entered_late_read_the_same(done: list[tuple[str, str, int]], dice: Any) -> None:
    """By the day on which they were done, in whatever order they are written down."""
    acts = path(*(did(kind, date(2025, 6, 2) + timedelta(day), **stated(kind, support)) for kind, support, day in done))  # fmt: skip
    mixed = list(acts)
    dice.shuffle(mixed)
    on = date(2026, 3, 1)
    assert answers(mixed, on) == answers(acts, on) and law(mixed, on) == law(acts, on)


def stated(kind: str, support: str) -> dict[str, Any]:
    if kind == "situation_told":
        return {"returned_home": support == "hardship"}
    return {} if kind == "victim_certified" else {"support": support}


# ── Minors who came along ───────────────────────────────────────────────────────────────────────────

ALONG = {"status": "accompanying_minor", "minor": True}


def test_a_foreign_minor_who_came_along_is_told_no_firm_no() -> None:
    """No text that could be read settles it under Luật 53/2024; under Luật 66/2011 no nationality is asked."""
    told = {**ALONG, "nationality": "foreign", "with_identified": True, "with_identified_before": False, "insured": False,
            "speaks_vietnamese": False, "goes_home": True, "goes_to_school": True, "in_facility": True, "cannot_pay": True}  # fmt: skip
    new = {e.support.kind: e for e in entitled(told, identified_on=None, on=FIRST_NEW)}
    open_ = {kind for kind, one in new.items() if one.unsettled}
    assert open_ == {"essentials", "medical", "insurance", "interpreting", "legal_support", "legal_aid", "travel", "psychological", "schooling"}  # fmt: skip
    assert {new[kind].answer for kind in open_} == {Answer.ASK}
    assert "nước ngoài" in book().open_readings["foreign_minor_along"]
    old = {e.support.kind: e.answer for e in entitled(told, identified_on=None, on=LAST_OLD)}
    assert {old[kind] for kind in ("essentials", "medical", "psychological", "travel")} == {Answer.OWED}  # fmt: skip


def test_of_whoever_came_along_it_is_asked_under_which_law_the_other_was_identified() -> None:
    """Unsaid, the new law is taken; that decides of the law, so it stands among what is asked of whatever may be given."""
    told = {**ALONG, "nationality": "vietnamese"}
    answers = entitled(told, identified_on=None, on=FIRST_NEW)
    asked = {e.support.kind for e in answers if "with_identified_before" in e.asks}
    assert asked == {e.support.kind for e in answers if e.answer is not Answer.NOT_OWED and not e.support.of_the_day}  # fmt: skip
    assert {"essentials", "medical"} <= asked
    for settled, on in (({"with_identified_before": False}, FIRST_NEW), ({"with_identified_before": True}, FIRST_NEW),
                        ({"with_identified": False}, FIRST_NEW), ({}, LAST_OLD), ({"status": "victim"}, FIRST_NEW)):  # fmt: skip
        found = entitled({**told, **settled}, identified_on=None, on=on)
        assert not any("with_identified_before" in e.asks for e in found), (settled, on)


# ── What was given, and the last word on it ─────────────────────────────────────────────────────────

SENT = date(2025, 8, 1)


def sent(*acts: Act) -> list[Act]:
    """Sent on to two bodies."""
    return path(did("victim_certified", FIRST_NEW),
                *(did("support_referred", SENT, to, support="medical", to=str(to)) for to in (7, 8)), *acts)  # fmt: skip


def answered(kind: str, day: date, by: str, n: int = 0) -> Act:
    return replace(did(kind, day, n, support="medical"), agency=by)


def test_a_late_answer_takes_nothing_from_what_was_given() -> None:
    """One gives; the other, which was asked as well, answers only then."""
    given, on = answered("support_delivered", SENT + timedelta(3), "7"), SENT + timedelta(30)
    for word in ("support_accepted", "support_declined"):
        for by in ("7", "8", "1"):
            acts = sent(given, answered(word, SENT + timedelta(5), by))
            assert (read(acts, on)["medical"].state, read(acts, on)["medical"].missing) == (State.DELIVERED, False)  # fmt: skip


def test_an_answer_to_a_referral_after_what_was_given_counts() -> None:
    given, on = answered("support_delivered", SENT + timedelta(3), "7"), SENT + timedelta(30)
    anew = did("support_referred", SENT + timedelta(4), 9, support="medical", to="9")
    for word, state in (("support_accepted", State.ACCEPTED), ("support_declined", State.SENT_BACK)):  # fmt: skip
        acts = sent(given, anew, answered(word, SENT + timedelta(5), "9"))
        assert read(acts, on)["medical"].state is state
        # Whoever was asked before it was given, and not since, says nothing of the new referral.
        acts = sent(given, anew, answered(word, SENT + timedelta(5), "8"))
        assert read(acts, on)["medical"].state is State.REFERRED
