"""The standard's 84 fields, and records that go out and come back; what does not is counted."""

import csv
import io
import json
from dataclasses import fields as parts_of
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.exchange.evidence.refusals import FileRefused, NothingFound
from lachan.exchange.htcds import files
from lachan.exchange.htcds.fields import fields, mapped, mapping, only_there, there_and_back
from lachan.exchange.htcds.files import as_csv, as_json, read_file
from lachan.exchange.htcds.record import CaseRecord, Event, SupportPlan
from lachan.victims.codes import SUPPORT

WAYS = {"csv": as_csv, "json": as_json}
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31))
FULL = CaseRecord(
    lead_kind="local_government_organisation", lead_country="VN", sex="male", deceased=False, marital="single", children=0,
    language="vi", second_language="hmn", education="upper_secondary_education", citizenship=("VN", "KH"),
    status="identified", decided_by="police", relationship="acquainted", age_when_trafficked=17,
    recruitment_apps=("facebook", "telegram"), recruitment=("through_online_social_networks",),
    controls=("debt_bondage", "withholds_documents"), exploitation=("forced_labour",),
    industry="j_information_and_communication", sex_exploitation=(), exploitation_apps=("we_chat",), case_status="closed",
    closing="settled", referred_in_on=date(2026, 3, 2), referred_in_for="other", referred_out_for="other",
    referred_out_on=date(2026, 4, 1), events=(Event("recruitment", "VN"), Event("exploitation", "KH", date(2025, 5, 3))),
    plans=(SupportPlan("medical", date(2026, 9, 1)), SupportPlan("schooling", None, date(2026, 8, 1))), consent=True,
)  # fmt: skip


def codes(name):
    return st.sampled_from(sorted(there_and_back(name)))


def value(field):
    if field.type in ("choice", "choices", "text"):
        one = {
            "ISO 3166": st.sampled_from(["VN", "KH", "LA", "CN"]),
            "ISO 639-2": st.sampled_from(["vi", "hmn", "kpm"]),
        }
        single = one[field.standard] if field.standard else codes(field.name)
        many = st.lists(single, unique=True, max_size=4).map(tuple)
        return many if field.type == "choices" else st.just("") | single
    return {
        "yes_no": st.none() | st.booleans(),
        "number": st.none() | st.integers(0, 120),
        "day": DAYS,
    }[field.type]


RECORDS = st.builds(
    CaseRecord, **{f.own: value(f) for f in mapped() if "." not in f.ours},
    events=st.lists(st.builds(Event, codes("hte_Type"), st.sampled_from(["", "VN", "KH"]), DAYS), max_size=4).map(tuple),
    plans=st.lists(st.builds(SupportPlan, codes("spl_Type"), DAYS, DAYS), max_size=4).map(tuple),
)  # fmt: skip


def again(tmp_path, written):
    (tmp_path / "a").write_bytes(written.data)
    return read_file(tmp_path / "a")


def test_the_standard_has_84_fields_in_its_sections():
    counts = {}
    for one in fields().values():
        counts[one.section] = counts.get(one.section, 0) + 1
    assert (
        list(counts.values()) == [10, 25, 16, 3, 3, 10, 1, 10, 5, 1] and sum(counts.values()) == 84
    )
    assert sum(one.old for one in fields().values()) == 3
    assert all(bool(one.ours) != bool(one.without) for one in fields().values())


def test_every_field_of_a_record_is_mapped_or_said_to_be_ours_only():
    own = (
        {f.ours for f in mapped() if "." not in f.ours}
        | {"events", "plans"}
        | set(mapping()["ours_only"])
    )
    assert own == {f.name for f in parts_of(CaseRecord)}
    for part, kind in (("events", Event), ("plans", SupportPlan)):
        assert {f.own for f in mapped() if f.ours.startswith(part)} == {
            f.name for f in parts_of(kind)
        }


def test_nothing_that_says_who_it_is_is_mapped():
    for name in (
        "prs_FirstName",
        "prs_SecondName",
        "prs_Birthdate",
        "prs_IdentityNumber",
        "prs_MobilePhone",
        "prs_MailingStreet",
    ):
        assert not fields()[name].ours and fields()[name].without == "identity"


def test_codes_go_one_to_one_and_every_value_has_one():
    for field in mapped():
        table = there_and_back(field.name)
        assert len(set(table.values())) == len(table)
        assert not field.values or set(table.values()) == set(field.values)
        assert not set(only_there(field.name)) & set(table)


def test_every_support_of_ours_has_a_plan_type():
    known = {**there_and_back("spl_Type"), **only_there("spl_Type")}
    assert {code for code, _ in SUPPORT} <= set(known)


@pytest.mark.parametrize("way", WAYS)
def test_a_full_record_goes_out_and_comes_back(tmp_path, way):
    written = WAYS[way]([FULL, FULL], synthetic=True)
    read = again(tmp_path, written)
    assert read.records == (FULL, FULL) and read.loss.synthetic and not read.loss.left
    assert "DỮ LIỆU GIẢ LẬP".encode() in written.data


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60)
@given(st.lists(RECORDS.filter(lambda r: r != CaseRecord()), min_size=1, max_size=4))
def test_what_is_mapped_comes_back_as_it_went(tmp_path_factory, way, records):
    read = again(tmp_path_factory.mktemp("h"), WAYS[way](records, synthetic=False))
    assert list(read.records) == records and not read.loss.left


def test_the_csv_has_the_84_columns_in_order():
    rows = list(csv.reader(io.StringIO(as_csv([FULL], synthetic=False).data.decode("utf-8-sig"))))
    assert rows[0] == list(fields()) and len(rows[1]) == 84
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[1])


def test_what_the_standard_has_no_word_for_is_counted():
    scam = replace(FULL, exploitation=("forced_criminality_online_scam",), recruitment_apps=("zalo",), language="kpm",
                   regime="law_53_2024", minor=True)  # fmt: skip
    loss = as_json([scam, scam], synthetic=False).loss
    said = {(one.what, one.count) for one in loss.left}
    assert {("vic_TypeOfExploitation", 2), ("vic_RecruitmentWebsitesAndApps", 2), ("prs_PrimaryLanguage", 2),
            ("chế độ hỗ trợ theo luật nào", 2), ("dưới 18 tuổi lúc tiếp nhận", 2)} <= said  # fmt: skip
    assert any("forced_criminality_online_scam" in line for line in loss.lines())


def test_a_code_of_nowhere_is_left_out_and_counted():
    written = as_json(
        [replace(FULL, sex="Nguyễn", citizenship=("Việt Nam",), children=900)], synthetic=False
    )
    assert "Nguyễn".encode() not in written.data and "Việt Nam".encode() not in written.data
    assert {"prs_Gender", "prs_Citizenship", "prs_NumberOfChildren"} <= {
        one.what for one in written.loss.left
    }


def test_the_report_says_which_fields_are_always_empty():
    never = [one.count for one in as_csv([FULL], synthetic=False).loss.left]
    assert sum(never) == 84 - len(mapped()) and len(mapped()) == 34


@pytest.mark.parametrize("way", ["csv", "json"])
def test_who_it_is_is_never_taken_in(tmp_path, way):
    told = {
        "prs_FirstName": "Canary",
        "prs_Birthdate": "2001-02-03",
        "prs_Gender": "Feminine",
        "prs_Nickname": "Canary",
    }
    data = (
        ",".join(told) + "\r\n" + ",".join(told.values())
        if way == "csv"
        else json.dumps({"cases": [{"Person": told}]})
    )
    (tmp_path / "a").write_text(data, "utf-8")
    read = read_file(tmp_path / "a")
    assert read.records == (CaseRecord(sex="female"),)
    assert {one.what for one in read.loss.left} == {"prs_FirstName", "prs_Birthdate", "mục lạ"}
    assert "Canary" not in "\n".join(read.loss.lines()) + repr(read)


def test_labels_are_read_as_values(tmp_path):
    (tmp_path / "a").write_text(
        "vic_MethodsOfControl,vic_TraffickingStatus\r\nDebt bondage;takesearnings;Bua ngai,actual victim of trafficking\r\n"
    )
    read = read_file(tmp_path / "a")
    assert (
        read.records[0].controls == ("debt_bondage", "takes_earnings")
        and read.records[0].status == "identified"
    )
    assert [(one.what, one.count) for one in read.loss.left] == [("vic_MethodsOfControl", 1)]


@pytest.mark.parametrize(
    "data",
    ["{", "[1]", '{"cases": 3}', "a,b\r\n1,2", "x" * 50, "[" * 100_000, '{"cases": [{"Person": {"prs_Gender": {"a": [1]}}}]}'],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_or_says_nothing(tmp_path, data):
    (tmp_path / "a").write_text(data)
    try:
        assert read_file(tmp_path / "a").records == (CaseRecord(),)
    except FileRefused as refused:
        assert str(refused)


@pytest.mark.parametrize(
    "day",
    ["2025-02-31", "2025-02-29", "2568-03-02", "0026-03-02", "02/03/2026", "46083", "25-03-02", "2026-13-02", "hôm qua",
     "2026-03-02x", "2025-W05-1", "🌿", "\x00", "9" * 500, "２０２６-03-02"],
)  # fmt: skip
def test_a_day_that_cannot_be_is_left_out_and_counted_and_the_case_stays(tmp_path, day):
    (name,) = [one.name for one in mapped() if one.own == "referred_in_on"]
    said = json.loads(as_json([FULL], synthetic=True).data)
    section = said["cases"][0][fields()[name].section]
    assert section[name] == "2026-03-02"
    section[name] = day
    (tmp_path / "a").write_text(json.dumps(said), "utf-8")
    read = read_file(tmp_path / "a")
    (record,) = read.records
    assert record == replace(record, referred_in_on=None, sex="male", events=FULL.events)
    assert name in {one.what for one in read.loss.left}


def test_an_empty_file_is_nothing(tmp_path):
    (tmp_path / "a").write_text("prs_Gender\r\n")
    with pytest.raises(NothingFound):
        read_file(tmp_path / "a")


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=6), lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from([*fields(), "Person", "Case", "Support Plan", "Historic Trafficking Events"]), x, max_size=3), max_leaves=12)  # fmt: skip


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["Person", "Case", "Support Plan", "Historic Trafficking Events", "x"]),
            JSON,
            max_size=4,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_no_shape_makes_reading_fail(tmp_path_factory, cases):
    path = tmp_path_factory.mktemp("h") / "a"
    path.write_text(json.dumps({"cases": cases}), "utf-8")
    assert len(read_file(path).records) == len(cases)


def test_too_many_cases_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST", 1)
    with pytest.raises(FileRefused):
        again(tmp_path, as_csv([FULL, FULL], synthetic=False))
