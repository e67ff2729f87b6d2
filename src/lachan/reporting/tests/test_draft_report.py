"""Drafting: over figures frozen for exactly this period; not over what is not published or not over."""

from dataclasses import replace

import pytest
from tests.walking import does, hour, refuses

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours
from lachan.indicators import queries as indicators
from lachan.indicators.commands import MomentAhead, publish_figures
from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.models import Figure
from lachan.indicators.periods import NoSuchPeriod, PeriodBackwards
from lachan.reference.models import Unit
from lachan.reporting import queries
from lachan.reporting.commands import (
    AnotherDue,
    NoSuchVariant,
    NothingPublished,
    PeriodNotBegun,
    PeriodNotOver,
    WithoutSubject,
    draft_report,
    note_report_due,
)
from lachan.reporting.reports.forms import NoSuchForm
from lachan.reporting.reports.spans import NotOfThisForm
from lachan.reporting.reports.wording import sentence

from .drafts import AT

pytestmark = pytest.mark.database
YEAR = {"form": "yearly", "period": "2024"}
LATER = hour("2024-12-21 09:00")


def test_from_what_was_published_before(desk):
    publish_figures(calendar="police", year=2024, by=desk.staff, at=AT, as_of=AT)
    draft = does(draft_report, **YEAR, by=desk.staff, at=AT)
    content = desk.content(draft)
    with scope.acting(desk.staff):
        for one in (one for one in content.figures if one.ref):
            kept = queries.behind(desk.staff, one.ref)
            assert (kept.numerator, kept.denominator, kept.code) == (one.n, one.d, one.code)
            assert kept == indicators.figure(desk.staff, kept.id)
    codes = [one.code for one in content.figures]
    assert codes == [code for code in DEFINITIONS if code != "K11"]  # of a campaign
    assert {one.code for one in content.figures if not one.ref} == {
        c for c, one in DEFINITIONS.items() if not one.counted
    }
    assert content.issuer == "Ban Chỉ đạo 138 tỉnh Lâm Đồng" and content.place == "Lâm Đồng"
    assert "Công an tỉnh Lâm Đồng" in content.recipients
    assert not draft.cut_off and content.draft


def test_a_half_year_is_counted_over_its_own_days(desk):
    draft = desk.draft("half_year", "2024H1")
    assert (f"{draft.period_from}", f"{draft.period_to}") == ("2023-12-15", "2024-06-15")
    [k3] = [one for one in desk.content(draft).figures if one.code == "K3"]
    with scope.acting(desk.staff):
        figure = queries.behind(desk.staff, k3.ref)
        lines = indicators.lines(desk.staff, figure)
        assert len(lines) == k3.d and sum(line.counted for line in lines) == k3.n
        assert all(line.received_on < draft.period_to for line in lines)


def test_the_same_window_a_year_earlier_where_a_form_looks_back(desk):
    content = desk.content(desk.draft("peak_campaign", "2024"))
    assert {one.period for one in content.before} == {"01/07/2023 – 30/09/2023"}
    assert {one.period for one in content.figures if one.ref} == {"01/07/2024 – 30/09/2024"}


def test_another_way_of_counting_is_named(desk):
    [k3] = [
        one for one in desk.content(desk.draft(variants={"K3": "c"})).figures if one.code == "K3"
    ]
    assert "tạm đình chỉ" in k3.variant and k3.ref.startswith("K3c.")
    assert {other.label for other in k3.others} >= {"Mẫu số: toàn bộ đang giải quyết trong kỳ"}


def test_figures_of_a_draft_stay_when_others_are_published_later(desk):
    draft = desk.draft()
    before = desk.content(draft).figures
    later = hour("2025-06-02 09:00")
    publish_figures(calendar="police", year=2024, by=desk.staff, at=later, as_of=later)
    assert desk.content(draft, later).figures == before
    assert desk.content(desk.draft(at=later), later).figures != before


def test_figures_of_one_place_are_not_those_of_the_province(desk):
    """A board may publish one district's figures later over the same days: no report of the province takes them."""
    draft = desk.draft("ad_hoc", "2024Q2", topic="Thử")
    place = Unit.objects.filter(province=desk.staff.province_id, level="district").first()
    told = {
        "calendar": "civil",
        "year": 2024,
        "period": "2024Q2",
        "by": desk.staff,
        "at": LATER,
        "as_of": LATER,
    }
    publish_figures(**told, place=place.id)
    assert desk.draft("ad_hoc", "2024Q2", topic="Thử", at=LATER).as_of == draft.as_of
    publish_figures(**told)
    assert desk.draft("ad_hoc", "2024Q2", topic="Thử", at=LATER).as_of == LATER


def test_a_target_without_records_is_said_to_have_no_source_and_no_number(desk):
    content = desk.content(desk.draft())
    [k7] = [one for one in content.figures if one.code == "K7"]
    assert (k7.ref, k7.rate, k7.verdict) == ("", "", "Chưa có nguồn dữ liệu")
    [part] = [part for part in content.parts if part.slot == "figures"]
    [row] = [row for row in part.table.rows if row[1].startswith("K7.")]
    assert (row[2], row[3], row[5], row[6]) == ("–", "–", "Chưa có nguồn dữ liệu", "–")
    assert "hồ sơ nạn nhân và sổ hỗ trợ" in row[1]


def test_a_change_is_said_as_what_came_or_went(desk):
    [k1] = [one for one in desk.content(desk.draft()).figures if one.code == "K1"]
    assert f"{k1.n} vụ, cùng kỳ năm trước {k1.d} vụ, " in sentence(k1)
    assert "đạt" not in sentence(k1).split("(chỉ tiêu")[0]


def test_no_rate_without_its_counter_figures(desk):
    [k3] = [one for one in desk.content(desk.draft()).figures if one.code == "K3"]
    named = {beside.label for beside in k3.counters}
    assert {DEFINITIONS[code].name for code in DEFINITIONS["K3"].counters} <= named
    assert "đang tạm đình chỉ" in named


def test_nothing_is_published_behind_ones_back(desk):
    refuses(NothingPublished, draft_report, form="ad_hoc", period="2024-02-01..2024-02-29", topic="Thử",
            by=desk.staff, at=AT)  # fmt: skip
    with scope.acting(desk.staff):
        assert not Figure.objects.filter(period_from="2024-02-01").exists()


def test_a_period_that_is_not_over_is_a_choice_and_is_said(desk):
    early = hour("2024-11-11 10:00")
    told = {"form": "ad_hoc", "period": "2024Q4", "topic": "Thử", "publish": True}
    refuses(PeriodNotOver, draft_report, **told, by=desk.staff, at=early)
    draft = does(draft_report, **told, cut_off=True, by=desk.staff, at=early)
    assert draft.cut_off
    assert any(
        "10:00 ngày 11/11/2024" in line and "chưa kết thúc" in line
        for line in desk.content(draft).opening
    )


def test_as_it_stood_on_a_day_with_what_was_known_then(desk):
    then = hour("2024-09-30 23:59:59")
    told = {
        "form": "ad_hoc",
        "period": "2024-07-01..2024-09-30",
        "topic": "Thử",
        "publish": True,
        "as_of": then,
    }
    draft = does(draft_report, **told, by=desk.staff, at=AT)
    assert draft.as_of == then and not draft.cut_off
    assert desk.content(draft).figures[0].cut_off == "hết ngày 30/09/2024"


@pytest.mark.parametrize(("told", "answer"), [
    ({"form": "weekly"}, NoSuchForm), ({"period": "năm nay"}, NoSuchPeriod), ({"period": "2024H1"}, NotOfThisForm),
    ({"form": "half_year"}, NotOfThisForm), ({"form": "half_year", "period": "2024H3"}, NoSuchPeriod), ({"form": "half_year", "period": "2024H2"}, NotOfThisForm),
    ({"form": "ad_hoc", "period": "2024-09-30..2024-09-01"}, PeriodBackwards), ({"form": "ad_hoc", "period": "2024-02-30..2024-03-01"}, NoSuchPeriod),
    ({"period": "2031"}, PeriodNotBegun), ({"variants": {"K3": "z"}}, NoSuchVariant), ({"form": "ad_hoc"}, WithoutSubject),
])  # fmt: skip
def test_what_cannot_be_drafted_is_said(desk, told, answer):
    refuses(answer, draft_report, **{**YEAR, "publish": True, **told}, by=desk.staff, at=AT)


def test_an_answer_to_what_was_asked_for_is_of_that_form_and_period(desk):
    due = note_report_due(
        form="ad_hoc", period="2024Q1", asked_by="ministry", due_on=AT.date(), by=desk.staff, at=AT
    )
    refuses(AnotherDue, draft_report, **YEAR, publish=True, due=due, by=desk.staff, at=AT)
    assert does(draft_report, form="ad_hoc", period="2024Q1", topic="Thử", publish=True, due=due,
                by=desk.staff, at=AT).due == due  # fmt: skip


@pytest.mark.parametrize("account", ["lanhdao", "dieutra", "quantri", "kiemsat"])
def test_not_by_every_role(desk, account):
    refuses(NotYours, draft_report, **YEAR, publish=True, by=desk.cast(account), at=AT)


def test_another_body_sees_neither_draft_nor_words(desk):
    draft = desk.draft("ad_hoc", "2024Q1", topic="Việc của riêng một cơ quan")
    with scope.acting(desk.leader):
        assert queries.draft(desk.leader, draft.id) == draft
    for who in (desk.elsewhere, desk.cast("dieutra"), replace(desk.staff, caps=frozenset())):
        with scope.acting(who):
            assert draft not in queries.drafts(who)
            with pytest.raises(NotFound):
                queries.draft(who, draft.id)


def test_not_with_figures_of_a_day_that_has_not_come(desk):
    """A whole year ahead was counted as if it were over, and stood as the newest publication of it."""
    ahead = {"form": "yearly", "period": "2025", "as_of": hour("2025-12-31 23:59"), "publish": True}
    refuses(MomentAhead, draft_report, **ahead, by=desk.staff, at=AT)
    refuses(MomentAhead, draft_report, **{**ahead, "cut_off": True}, by=desk.staff, at=AT)
