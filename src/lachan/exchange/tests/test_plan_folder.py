"""A province's folder becomes its plans: all of it, once, with bodies that followed those that ended."""

from pathlib import Path

import pytest

from lachan.access import scope
from lachan.exchange.plan.folder import FolderUnfit, load_folder
from lachan.plan import comparing, queries
from lachan.plan.models import Document, Plan, Task, TaskVersion

pytestmark = [pytest.mark.database, pytest.mark.django_db]
ROOT = Path(__file__).resolve().parents[4] / "provinces"


@pytest.fixture
def lamdong(cast, instant):
    return load_folder(ROOT / "lamdong" / "plan", cast("thukybcd"), instant("2026-11-01 09:00"))


def seen(cast, ask, account="thukybcd"):
    with scope.acting(cast(account)):
        return ask(cast(account))


def test_three_years_and_their_campaigns(lamdong, cast):
    assert len(lamdong.plans) == 6
    years = seen(
        cast, lambda who: {p.year: Task.objects.filter(plan=p).count() for p in queries.plans(who)}
    )
    assert years == {2024: 50, 2025: 50, 2026: 51}
    campaigns = seen(
        cast,
        lambda who: {p.year: Task.objects.filter(plan=p).count() for p in queries.campaigns(who)},
    )
    assert campaigns == {2024: 6, 2025: 6, 2026: 6}


def test_again_is_no_change(lamdong, cast, instant):
    again = load_folder(ROOT / "lamdong" / "plan", cast("thukybcd"), instant("2026-11-02 09:00"))
    assert (again.papers, again.plans, again.tasks) == (0, [], 0)


def test_a_department_that_ended_is_followed_and_districts_are_gone(lamdong, cast):
    def ask(who):
        first, then = (queries.plans(who).get(year=year) for year in (2025, 2026))
        return comparing.differences(first, then), list(queries.in_force(then))

    found, tasks = seen(cast, ask)
    leads = {one.code: (one.before, one.after) for one in found if one.kind == "lead"}
    assert leads["T37"] == ("Sở LĐTBXH", "Sở Y tế")
    assert leads["T08"] == ("Sở TTTT", "Sở KHCN")
    assert not [one for one in tasks if "district" in one.levels]
    assert all(one.lead.exists_on(one.starts_on) for one in tasks)
    assert "added" in {one.kind for one in found}


def test_a_lead_that_ends_within_the_year_is_told(lamdong, cast):
    found = seen(
        cast,
        lambda who: comparing.differences(
            *(queries.plans(who).get(year=year) for year in (2024, 2025))
        ),
    )
    passes = {one.code: one.after for one in found if one.kind == "passes"}
    assert passes["T37"] == "Sở Y tế"


def test_every_task_has_its_source_and_mark(lamdong, cast):
    versions = seen(cast, lambda who: list(TaskVersion.objects.all()))
    assert versions
    assert all(one.source and one.mark for one in versions)


def test_a_second_province_by_its_folder_alone(cast, instant):
    done = load_folder(ROOT / "songkhe" / "plan", cast("songkhe"), instant("2026-11-01 09:00"))
    assert len(done.plans) == 3
    assert seen(cast, lambda who: Plan.objects.count()) == 0
    assert seen(cast, lambda who: Plan.objects.count(), "songkhe") == 3


def test_an_unknown_body_writes_nothing(cast, instant, tmp_path):
    for name, text in (
        ("documents.yaml", "documents:\n  - {key: a, kind: programme, number: '1', issued_on: 2024-01-01, issuer: X, title: X}\n"
                           "  - {key: b, kind: yearly_plan, number: '2', issued_on: 2024-01-01, issuer: X, title: X}\n"),
        ("2024.yaml", "year: 2024\ntitle: X\ndocument: b\nbasis: a\ntasks:\n"
                      "  - {code: T1, group: I, words: X, lead: 68-khongco, mark: inferred}\n"),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(FolderUnfit, match="68-khongco"):
        load_folder(tmp_path, cast("thukybcd"), instant("2026-11-01 09:00"))
    assert seen(cast, lambda who: Document.objects.count()) == 0
