"""The book opens only when it is whole: dated without gaps, cited, quoted with its number."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from lachan.law.book import HERE, book, read_book
from lachan.law.refusals import BookIsWrong, NotInBook
from lachan.procedure.periods import add_months

MONTHS = [add_months(date(2018, 1, 1), n) for n in range(131)]


def test_every_row_of_the_intake_dossier_is_in_the_book() -> None:
    assert {f"A{n:02d}" for n in range(1, 36)} <= set(book().clocks)


@pytest.mark.parametrize("ref", sorted(book().clocks))
def test_exactly_one_regime_on_every_month_and_around_every_change(ref: str) -> None:
    clock = book().clock(ref)
    changes = [term.since for term in clock.terms]
    around = [date.fromordinal(day.toordinal() - 1) for day in changes[1:]]
    for day in [*MONTHS, *changes, *around]:
        holding = [t for t in clock.terms if t.since <= day and (t.until is None or day < t.until)]
        assert len(holding) == 1, f"{ref} {day}"


def test_no_regime_starts_before_its_instrument_is_in_force() -> None:
    by_short = {one.short: one for one in book().instruments.values()}
    for clock in book().clocks.values():
        for term in clock.terms:
            if term.in_law and term.cite.startswith(clock.instrument):
                assert term.since >= by_short[clock.instrument].in_force, clock.ref


def test_every_act_a_clock_names_is_registered_with_the_facts_it_may_state() -> None:
    derived = {"urgent_ground", "severity", "in_custody", "under_order"}
    known = {fact for act in book().acts.values() for fact in act.facts} | derived
    for clock in book().clocks.values():
        for selector in (*clock.starts_on, *clock.stops_on, *clock.moot_on):
            assert selector.act in book().acts
            assert {one.fact for one in selector.where} <= known, clock.ref


def test_what_is_at_once_has_no_number() -> None:
    for clock in book().clocks.values():
        for term in clock.terms:
            for option in term.options:
                assert option.length.counted == (option.length.n > 0)


def test_an_unknown_reference_is_refused() -> None:
    with pytest.raises(NotInBook, match="Z99"):
        book().clock("Z99")


def test_version_follows_the_content(tmp_path: Path) -> None:
    root = copy_of_book(tmp_path)
    assert read_book(root).version == book().version
    change(root / "bltths_2015" / "dieu_147.yaml", "quá 02 tháng\n", "quá 02 tháng \n")
    assert read_book(root).version != book().version


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("act: competent_receipt", "act: no_such_act", "acts/*.yaml"),
        (
            "- from: 2018-01-01\n        length: 20d",
            "- from: 2019-01-01\n        length: 20d",
            "01/01/2018",
        ),
        ("        cite: khoản 1\n", "", "cite"),
        ("length: 20d", "length: 30d", "30 ngày"),
        ("length: 20d", "length: soon", "soon"),
        ("on_day_off: next_workday", "on_dayoff: next_workday", "on_dayoff"),
        ("unsettled: [event_day", "unsettled: [no_such_reading", "no_such_reading"),
    ],
)
def test_a_broken_article_is_named(tmp_path: Path, old: str, new: str, why: str) -> None:
    root = copy_of_book(tmp_path)
    change(root / "bltths_2015" / "dieu_147.yaml", old, new)
    with pytest.raises(BookIsWrong) as refused:
        read_book(root)
    assert "dieu_147.yaml" in refused.value.message
    assert why in refused.value.message


def test_the_book_knows_nothing_of_django() -> None:
    code = "import sys, lachan.procedure.clocks, lachan.law_cli; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def copy_of_book(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(HERE, tmp_path / "law", ignore=shutil.ignore_patterns("*.py", "tests"))
    )


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
