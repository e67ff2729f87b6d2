"""Rules about a person's age and time: two verdicts, Điều 7, 12, 14, 27 BLHS, Điều 417 BLTTHS."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lachan.law.age import AgeRange, AgeUnsaid, birth_date_for_age, months_old
from lachan.law.blhs_2015.dieu_7 import JudgedBefore, applicable, applicable_text
from lachan.law.blhs_2015.dieu_9 import ORDER
from lachan.law.blhs_2015.dieu_12 import liable_at
from lachan.law.blhs_2015.dieu_14 import preparation_punishable
from lachan.law.blhs_2015.dieu_27 import (
    OLD_CODE,
    YEARS,
    ClassUnknown,
    Evasion,
    NewOffence,
    limitation_of,
    years_later,
)
from lachan.law.blhs_2015.dieu_150_151 import OLD_STATUS, Verdicts, two_verdicts
from lachan.law.lengths import parse_length
from lachan.law.offence import Frame, Offence
from lachan.law.offences import offence, offences

NEW_LAW, OLD_LAW = date(2026, 3, 1), date(2024, 3, 1)
DAYS = st.dates(date(2018, 1, 1), date(2060, 12, 31))


def verdicts(
    age: int | AgeRange | None,
    *means: str,
    on: date = NEW_LAW,
    acts: tuple[str, ...] = ("transfer",),
) -> Verdicts:
    return two_verdicts(
        on=on,
        victim_age=age,
        acts=acts,
        means=means,
        purposes=["receive_benefit", "sexual_exploitation"],
    )


@pytest.mark.parametrize(
    ("months", "means", "article", "offence_holds", "status_holds"),
    [
        (15 * 12 + 11, (), "151", True, True),
        (16 * 12, (), "150", False, True),
        (17 * 12 + 11, (), "150", False, True),
        (17 * 12, ("abduction",), "150", True, True),
        (18 * 12, (), "150", False, False),
        (18 * 12, ("deception",), "150", True, True),
    ],
)
def test_two_verdicts_part_at_16_and_17(
    months: int, means: tuple[str, ...], article: str, offence_holds: bool, status_holds: bool
) -> None:
    got = verdicts(months, *means)
    assert (got.offence.article, got.offence.holds) == (article, offence_holds)
    assert got.status.holds is status_holds


def test_all_five_acts_count_for_the_status_but_not_for_the_offence() -> None:
    got = verdicts(200, "force", acts=("harbour",))
    assert got.status.holds is True
    assert got.offence.holds is False
    assert "chuyển giao" in " ".join(got.offence.missing)


def test_before_the_2024_law_the_status_is_not_guessed() -> None:
    got = verdicts(200, on=OLD_LAW)
    assert got.status.holds is None
    assert OLD_STATUS in got.status.lines
    assert got.offence.article == "150"


def test_before_2018_nothing_is_concluded() -> None:
    got = verdicts(200, on=date(2017, 12, 31))
    assert got.offence.holds is got.status.holds is None
    assert OLD_CODE in got.offence.lines


def test_a_humane_adoption_is_left_to_people() -> None:
    got = two_verdicts(
        on=NEW_LAW,
        victim_age=3,
        acts=["transfer"],
        purposes=["receive_benefit"],
        conditions=["humanitarian_purpose"],
    )
    assert got.offence.holds is False and "nhân đạo" in " ".join(got.offence.missing)
    assert got.status.holds is None


def test_unknown_age_chooses_no_article() -> None:
    got = verdicts(None)
    assert got.offence.article is None and got.offence.holds is None
    assert got.status.holds is None
    assert verdicts(None, "force").status.holds is True  # with means the age does not matter


@given(st.integers(0, 400), st.integers(0, 60))
def test_a_range_of_ages_is_read_as_its_lowest(low: int, width: int) -> None:
    ranged, exact = verdicts(AgeRange(low, low + width)), verdicts(low)
    assert ranged.offence.article == exact.offence.article
    assert ranged.offence.holds == exact.offence.holds
    assert ranged.status.holds == exact.status.holds


@given(st.integers(0, 18 * 12 - 1))
def test_a_child_never_needs_means_for_the_status(months: int) -> None:
    assert verdicts(months).status.holds is True


@given(st.integers(0, 600), st.sampled_from([(), ("force",), ("deception",)]))
def test_no_verdict_names_guilt(months: int, means: tuple[str, ...]) -> None:
    got = verdicts(months, *means)
    said = " ".join((*got.offence.lines, *got.status.lines)).lower()
    assert "có thể xem xét" in said or "còn thiếu dấu hiệu" in said
    assert "có tội" not in said and "là nạn nhân." not in said


def test_the_published_range() -> None:
    """TTLT 06/2018 Điều 6: 13 tuổi 6 tháng đến 14 tuổi 2 tháng → 13 tuổi 6 tháng."""
    assert AgeRange(13 * 12 + 6, 14 * 12 + 2).months == 13 * 12 + 6


@pytest.mark.parametrize(
    ("known", "on"),
    [
        ({"month": 2}, date(2008, 2, 29)),
        ({"quarter": 1}, date(2008, 3, 31)),
        ({"quarter": 4}, date(2008, 12, 31)),
        ({"half": 1}, date(2008, 6, 30)),
        ({"half": 2}, date(2008, 12, 31)),
        ({}, date(2008, 12, 31)),
        ({"month": 5, "day": 7}, date(2008, 5, 7)),
    ],
)
def test_birth_date_by_what_is_known(known: dict[str, int], on: date) -> None:
    assert birth_date_for_age(2008, **known).on == on


@given(st.integers(1950, 2025), st.integers(1, 12), st.integers(1, 28))
def test_the_day_taken_is_never_before_the_true_one(year: int, month: int, day: int) -> None:
    true = date(year, month, day)
    assert birth_date_for_age(year, month=month).on >= true
    assert birth_date_for_age(year, quarter=(month + 2) // 3).on >= true
    assert birth_date_for_age(year, half=(month + 5) // 6).on >= true
    assert birth_date_for_age(year).on >= true


@pytest.mark.parametrize(
    "known",
    [
        {"month": 13},
        {"quarter": 0},
        {"half": 3},
        {"day": 5},
        {"month": 2, "half": 1},
        {"month": 2, "day": 30},
    ],
)
def test_an_unreadable_birth_is_refused(known: dict[str, int]) -> None:
    with pytest.raises(AgeUnsaid):
        birth_date_for_age(2008, **known)


def test_no_year_means_an_expert() -> None:
    with pytest.raises(AgeUnsaid, match="giám định"):
        birth_date_for_age(None)
    with pytest.raises(AgeUnsaid):
        AgeRange(20, 10)


def test_sixteen_is_reached_on_the_birthday() -> None:
    assert months_old(date(2008, 5, 7), date(2024, 5, 6)) == 16 * 12 - 1
    assert months_old(date(2008, 5, 7), date(2024, 5, 7)) == 16 * 12
    assert months_old(date(2008, 5, 31), date(2008, 6, 30)) == 1
    assert months_old(date(2008, 2, 29), date(2024, 2, 29)) == 16 * 12
    with pytest.raises(AgeUnsaid):
        months_old(date(2008, 5, 7), date(2008, 5, 6))


@pytest.mark.parametrize(
    ("article", "age", "paragraph", "holds"),
    [
        (150, 13, 3, False),
        (150, 14, 1, True),
        (151, 15, None, True),
        (153, 15, 3, False),
        (154, 15, 3, False),
        (348, 16, 1, True),
        (147, 17, 1, False),
        (147, 18, 1, True),
        (329, 17, 3, False),
    ],
)
def test_from_which_age(article: int, age: int, paragraph: int | None, holds: bool) -> None:
    got = liable_at(article, age, paragraph)
    assert got.holds is holds
    assert "tuổi" in got.because


@given(st.sampled_from(sorted(offences())), st.integers(0, 90))
def test_growing_older_never_takes_liability_away(article: str, age: int) -> None:
    assert liable_at(article, age + 1).holds or not liable_at(article, age).holds


def test_preparing_150_or_151_is_not_punished() -> None:
    assert not any(preparation_punishable(one).holds for one in offences())
    assert preparation_punishable(123).holds and preparation_punishable("168", 15).holds
    assert not preparation_punishable(134, 15).holds and not preparation_punishable(123, 13).holds


@given(DAYS, st.sampled_from(ORDER))
def test_limitation_is_the_same_day_some_years_later(on: date, severity: str) -> None:
    got = limitation_of(on, severity)
    assert got.expires_on == years_later(on, YEARS[severity])
    assert got.stricter_on == got.expires_on - timedelta(days=1)


@given(
    DAYS, st.sampled_from(ORDER), st.dates(date(2018, 1, 1), date(2080, 1, 1)), st.integers(0, 240)
)
def test_a_new_offence_never_shortens_it(on: date, severity: str, later: date, top: int) -> None:
    plain = limitation_of(on, severity).expires_on
    got = limitation_of(on, severity, new_offence=NewOffence(later, top)).expires_on
    assert plain is not None and got is not None and got >= plain
    if top <= 12 or later < on or later > plain:
        assert got == plain


def test_restart_by_a_new_offence_over_one_year() -> None:
    first, again = date(2018, 3, 10), date(2030, 6, 1)
    assert limitation_of(first, "RNT", new_offence=NewOffence(again, 13)).expires_on == date(
        2045, 6, 1
    )
    assert limitation_of(first, "RNT", new_offence=NewOffence(again, 12)).expires_on == date(
        2033, 3, 10
    )


def test_evasion_with_a_wanted_notice_waits_for_surrender_or_arrest() -> None:
    first, wanted = date(2018, 3, 10), date(2020, 1, 1)
    assert limitation_of(first, "RNT", evasion=Evasion(wanted)).expires_on is None
    back = Evasion(wanted, date(2040, 1, 1))
    assert limitation_of(first, "RNT", evasion=back).expires_on == date(2055, 1, 1)
    late = Evasion(date(2034, 1, 1), date(2035, 1, 1))
    assert limitation_of(first, "RNT", evasion=late).expires_on == date(2033, 3, 10)


def test_a_new_offence_keeps_it_alive_until_the_wanted_notice() -> None:
    got = limitation_of(
        date(2018, 1, 5),
        "IT",
        new_offence=NewOffence(date(2022, 1, 5), 36),
        evasion=Evasion(date(2026, 1, 5), date(2030, 1, 5)),
    )
    assert got.expires_on == date(2035, 1, 5)


def test_before_2018_is_counted_and_marked() -> None:
    got = limitation_of(date(2016, 5, 5), "NT")
    assert got.expires_on == date(2026, 5, 5)
    assert OLD_CODE in got.working
    with pytest.raises(ClassUnknown, match="Điều 27"):
        limitation_of(date(2020, 1, 1), "XX")


def two_wordings(later: Frame) -> Offence:
    """An invented article: 5–10 years until 2030, then `later`."""
    found = offence(150)
    first = found.text
    paragraph = replace(first.paragraphs[1], frame=later)
    second = replace(first, since=date(2030, 1, 1), paragraphs={1: paragraph}, inferred_from=None)
    return replace(found, texts=(replace(first, until=date(2030, 1, 1)), second))


def prison(low: str, high: str, **more: bool) -> Frame:
    return Frame(prison=(parse_length(low), parse_length(high)), **more)  # type: ignore[arg-type]  # only life


@pytest.mark.parametrize(
    ("later", "since"),
    [
        (prison("5y", "8y"), 2030),
        (prison("2y", "10y"), 2030),
        (prison("5y", "12y"), 2018),
        (prison("5y", "10y", life=True), 2018),
        (prison("5y", "10y"), 2018),
        (prison("3y", "12y"), None),
    ],
)
def test_only_a_gentler_wording_reaches_back(later: Frame, since: int | None) -> None:
    got = applicable(two_wordings(later), date(2026, 1, 1), date(2031, 1, 1), 1)
    assert (got.text.since.year if got.text else None) == since
    assert got.compared == (date(2018, 1, 1), date(2030, 1, 1))
    assert "Điều 7" in " ".join(got.working)


@given(st.integers(1, 15), st.integers(0, 15))
def test_a_harsher_wording_never_applies_backwards(low: int, width: int) -> None:
    later = prison(f"{low}y", f"{low + width}y")
    got = applicable(two_wordings(later), date(2026, 1, 1), date(2031, 1, 1), 1)
    if got.text is not None and got.text.since == date(2030, 1, 1):
        assert low <= 5 and low + width <= 10


def test_one_wording_and_the_unread_law_is_said() -> None:
    got = applicable_text(150, date(2019, 1, 1), date(2026, 1, 1))
    assert got.text is offence(150).text
    assert "86/2025" in got.working[-1]
    assert "86/2025" not in " ".join(
        applicable_text(150, date(2019, 1, 1), date(2024, 1, 1)).working
    )


def test_judged_before_it_was_done_is_refused() -> None:
    with pytest.raises(JudgedBefore):
        applicable_text(150, date(2020, 1, 1), date(2019, 1, 1))
