"""A province that nobody has written a line for: made by dice in a folder of its own, it gets its plan, targets and reports."""

from datetime import date

import pytest
import yaml
from tests.oracle import made_province
from tests.oracle.world import forget_province
from tests.walking import given, hour

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.models import Account
from lachan.access.roles import ROLES
from lachan.docket import queries as docket
from lachan.exchange.plan.folder import load_folder
from lachan.indicators import board
from lachan.indicators.asked import Asked
from lachan.indicators.commands import publish_figures
from lachan.indicators.periods import parse
from lachan.intake import commands as intake
from lachan.plan import duties
from lachan.plan import queries as plans
from lachan.reference import queries as reference
from lachan.reference.load import load_province
from lachan.reference.models import Agency, Province
from lachan.reporting.commands import draft_report
from lachan.reporting.reports.forms import FILES, FORMS, file_of
from lachan.reporting.reports.making import content_of
from lachan.reporting.reports.tests.reading import docx_lines, letters, pdf_words, words_of

pytestmark = pytest.mark.database
CODE, SEED = made_province.CODE, 5
PLAN = hour("2024-01-15 09:00")
AT = hour("2025-01-10 09:00")
YEAR = parse("2024", "police")
DOCUMENTS = {"documents": [
    {"key": "ct", "kind": "programme", "number": "193/QĐ-TTg", "issued_on": date(2021, 2, 9), "issuer": "Thủ tướng Chính phủ",
     "title": "Chương trình (giả lập)", "valid_to": date(2026, 1, 1), "mark": "inferred", "source": "Dữ liệu giả lập"},
    {"key": "kh", "kind": "yearly_plan", "number": "01/KH-BCĐ (giả lập)", "issued_on": date(2024, 1, 10), "issuer": "Ban Chỉ đạo 138 (giả lập)",
     "title": "Kế hoạch 2024 (giả lập)", "basis": "ct", "mark": "inferred", "source": "Dữ liệu giả lập"},
]}  # fmt: skip
TASK = {"levels": "province", "source": "Dữ liệu giả lập", "mark": "inferred"}
PLAN_2024 = {
    "year": 2024, "title": "Kế hoạch năm 2024 của tỉnh Ngẫu Nhiên (giả lập)", "document": "kh", "basis": "ct",
    "groups": [{"title": "I. Đấu tranh", "tasks": [
        {"code": "T01", "words": "Tiếp nhận, giải quyết nguồn tin", "lead": f"{CODE}-csdt", "periodicity": "quarterly", "indicators": "K2 K3", **TASK},
        {"code": "T02", "words": "Báo cáo sáu tháng và cả năm", "lead": f"{CODE}-thuongtruc", "everybody": True, "periodicity": "half_year",
         "days": "2024-06-15 2024-12-15", "indicators": "K9", **TASK},
    ]}],
}  # fmt: skip


@pytest.fixture
def committee(tmp_path, committed):
    """The province as a folder under a `provinces` that is not ours, loaded; its committee's secretary."""
    folder = made_province.make(tmp_path / "provinces" / made_province.SLUG, SEED)
    (folder / "plan").mkdir()
    for name, said in (("documents", DOCUMENTS), ("2024", PLAN_2024)):
        (folder / "plan" / f"{name}.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")  # fmt: skip
    load_province(folder, using="owner")
    yield folder, member(f"{CODE}-bcd138", "committee_staff")
    forget_province()


def member(key, role):
    """Somebody who holds this part in a body of the folder; the account is one that is there."""
    body, part = Agency.objects.get(key=key), ROLES[role]
    account = Account.objects.using("keeper").get(username="thukybcd").id
    return Actor(account, "Người Mẫu", body.id, body.name, body.kind, body.province_id, part.code, part.label,
                 part.may, part.caps, (body.id,), True)  # fmt: skip


def test_its_plan_its_targets_and_its_reports(committee, tmp_path):
    folder, staff = committee
    _the_plan(folder, staff)
    _two_reports()
    _the_targets(staff)
    _the_reports(staff)


def _the_plan(folder, staff):
    done = load_folder(folder / "plan", staff, PLAN)
    assert (done.papers, done.tasks, len(done.plans)) == (2, 2, 1)
    with scope.acting(staff):
        [plan] = plans.plans(staff)
        assert (plan.year, plan.province.slug) == (2024, made_province.SLUG)
        owed = duties.of_plan(staff, plan.id, AT.date())
        assert {one.code for one in owed} == {"T01", "T02"}
        assert any(one.reading.late or one.reading.open for one in owed)
        assert duties.late(staff, AT.date())


def _two_reports():
    """One initiated, one in hand, by its own provincial investigators, in a commune of its own."""
    who, at = member(f"{CODE}-csdt", "investigator"), hour("2024-05-10 09:00")
    province = Province.objects.get(slug=made_province.SLUG)
    place = reference.communes_on(at.date()).filter(province=province).first()
    for initiated in (True, False):
        made = intake.receive_report(given=given(at, place_id=place.id), by=who, at=at)
        _step(intake.classify_report, made, who, at, "classified_at", competent=True)
        _step(intake.assign_handling, made, who, at, "assigned_at", officer=who.account_id)
        if initiated:
            _step(intake.initiate_case, made, who, at, "decided_at", article="150")


def _step(verb, made, who, at, when, **more):
    with scope.acting(who):
        seen = docket.matter_by_code(who, made.code)
    verb(matter=seen, by=who, at=at, **{when: at}, **more)


def _the_targets(staff):
    publish_figures(calendar="police", year=2024, by=staff, at=AT, as_of=AT)
    with scope.acting(staff):
        found = {(one.code, one.variant): one for one in board.published(staff, Asked(staff.province_id, YEAR, AT))}  # fmt: skip
    numbers = {code: (found[code, "a"].numerator, found[code, "a"].denominator) for code in ("K1", "K2", "K3")}  # fmt: skip
    assert numbers == {"K1": (1, 0), "K2": (2, 2), "K3": (1, 2)}
    late = found["K9", "a"]
    assert late.numerator == 0 and late.denominator > 0  # of its own plan, nobody has reported


def _the_reports(staff):
    for form, period in (("half_year", "2024H1"), ("yearly", "2024"), ("peak_campaign", "2024"), ("ad_hoc", "2024Q2")):  # fmt: skip
        draft = draft_report(form=form, period=period, topic="Thử", publish=True, by=staff, at=AT)
        with scope.acting(staff):
            content = content_of(type(draft).objects.get(id=draft.id), AT)
        assert content.synthetic and "Ngẫu Nhiên" in content.issuer
        files = {kind: file_of(content, kind) for kind in FILES}
        for said in (letters(words_of(docx_lines(files["docx"]))), letters(pdf_words(files["pdf"]))):  # fmt: skip
            assert "NgẫuNhiên" in said and "LâmĐồng" not in said and "SôngKhe" not in said
        assert FORMS[form].label
        if form == "yearly":
            [k3] = [one for one in content.figures if one.code == "K3"]
            assert (k3.n, k3.d) == (1, 2)
            assert {one.rows[-1].cells[[c.code for c in one.columns].index("K3")] for one in content.grounds} == {(1, 2)}  # fmt: skip
