"""The strict door: each refusal with its sentence, and what comes through read in full."""

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lachan.law.book import book
from lachan.law.refusals import LawRefusal, NaiveInstant
from lachan.procedure import record_refusals as why
from lachan.procedure.record import Record, read_record, record_from
from lachan.procedure.tests.cases import RECORDS, Line, line, record

OPENED = line("case_initiated", "2026-01-13T09:00", id="mo", facts={"article": "150"})
CHARGED = line(
    "accused_charged", "2026-01-16T09:00", id="bc", person="BC-01", facts={"article": "150"}
)


def but(base: Line, **changed: object) -> Line:
    return {name: value for name, value in {**base, **changed}.items() if value is not ...}


REFUSED: list[tuple[Any, type[LawRefusal], str]] = [
    ("{", why.NotJson, "không phải JSON hợp lệ, mã UTF-8 (dòng 1)"),
    (b"\xff\xfe", why.NotJson, "mã UTF-8"),
    ("[" * 100_000, why.NotJson, "dấu ngoặc"),
    ("[]", why.WrongShape, "Hồ sơ phải có dạng"),
    ('{"matter": "A", "matter": "B", "acts": []}', why.WrongShape, "Mục «matter» được viết hai lần"),
    ('{"matter": NaN, "acts": []}', why.WrongType, "JSON không có giá trị NaN"),
    ({"matter": "Nguyễn Văn Giả", "acts": []}, why.WrongShape, "Viết lại mã, không dùng họ tên."),
    ({"matter": "A"}, why.WrongShape, "Hồ sơ phải có dạng"),
    ({"matter": "A", "act": []}, why.UnknownField, "không có mục «act» (gần nhất: acts)"),
    ({"matter": "A", "acts": [{}] * 2001}, why.WrongShape, "nhiều hơn 2000"),
    (record(3), why.WrongShape, "Hành vi thứ 1 phải là một mục"),  # type: ignore[arg-type]
    (record({"kind": "report_received"}), why.WrongShape, "Hành vi thứ 1: thiếu id, occurred_at, recorded_at"),
    (record(but(OPENED, id=7)), why.WrongType, "id là «7», phải là một dòng chữ"),
    (record(but(OPENED, id="x" * 81)), why.WrongType, "id dài quá 80 ký tự"),
    (record(but(OPENED, name="A")), why.UnknownField, "Hành vi thứ 1 («mo»): không có mục «name»"),
    (record(but(OPENED, kind="case_initated")), why.UnknownKind, "Gần nhất: case_initiated (Khởi tố vụ án hình sự)"),
    (record(but(OPENED, kind=None)), why.WrongShape, "thiếu kind"),
    (record(but(OPENED, kind=["x"])), why.UnknownKind, "không có trong danh mục"),
    (record(but(OPENED, facts={"artcle": "150"})), why.UnknownFact, "«Khởi tố vụ án hình sự» không có dữ kiện «artcle» (gần nhất: article)"),
    (record(but(OPENED, facts=[1])), why.WrongType, "facts phải là một mục {tên: giá trị}"),
    (record(but(OPENED, facts={"article": 15.5})), why.WrongType, "phải là số điều luật"),
    (record(but(OPENED, facts={"article": True})), why.WrongType, "phải là số điều luật"),
    (record(but(OPENED, facts={"article": "150", "paragraph": "hai"})), why.WrongType, "phải là số khoản"),
    (record(but(OPENED, facts={"article": "150", "opened_by": "police"})), why.WrongType, "chỉ nhận một trong: investigation_agency"),
    (record(but(CHARGED, facts={"article": "150", "juvenile": "yes"})), why.WrongType, "phải là true hoặc false, không phải «yes»"),
    (record(but(CHARGED, facts={"article": "150", "birth_year": 99})), why.WrongType, "chỉ nhận từ 1900 đến 2090"),
    (record(but(CHARGED, facts={"article": "150", "birth_year": "1990"})), why.WrongType, "phải là một số nguyên"),
    (record(line("initiation_declined", "2026-01-13T09:00", facts={"ground": "x" * 501})), why.WrongType, "dài quá 500 ký tự"),
    (record(line("trial_set", "2026-01-13T09:00", facts={"hearing_on": "2026-02-30"})), why.NotADay, "«2026-02-30», không phải một ngày có thật"),
    (record(line("trial_set", "2026-01-13T09:00", facts={"hearing_on": "9999-02-03"})), why.OutsideCalendar, "ngoài phạm vi lịch"),
    (record(but(OPENED, occurred_at="2026-01-13T09:00")), why.NoZone, "occurred_at là «2026-01-13T09:00», không ghi múi giờ"),
    (record(but(OPENED, recorded_at=datetime(2026, 1, 13, 9))), why.NoZone, "recorded_at"),
    (record(but(OPENED, occurred_at="2026-01-13")), why.NotAnInstant, "không phải một thời điểm có thật"),
    (record(but(OPENED, occurred_at="2026-02-30T09:00+07:00")), why.NotAnInstant, "không phải một thời điểm có thật"),
    (record(but(OPENED, occurred_at=1768269600)), why.NotAnInstant, "ví dụ 2026-03-02T22:30+07:00"),
    (record(but(OPENED, occurred_at="0001-01-01T00:00+07:00")), why.OutsideCalendar, "ngoài phạm vi lịch"),
    (record(but(OPENED, recorded_at="2999-01-01T00:00+07:00")), why.OutsideCalendar, "Kiểm tra lại năm"),
    (record(but(OPENED, occurred_at="2017-12-31T23:59+07:00")), why.BeforeTheCode, "diễn ra trước ngày 01/01/2018"),
    (record(but(OPENED, recorded_at="2026-01-13T08:59+07:00")), why.RecordedTooEarly, "sớm hơn giờ diễn ra"),
    (record(OPENED, but(CHARGED, id="mo")), why.DuplicateId, "Hành vi thứ 2 trùng mã «mo» với hành vi thứ 1"),
    (record(but(OPENED, supersedes="khong")), why.SupersedesNothing, "không có hành vi mã đó"),
    (record(but(OPENED, supersedes="mo")), why.SupersedesItself, "«mo») đính chính chính nó"),
    (record(but(OPENED, supersedes="bc"), but(CHARGED, supersedes="mo")), why.SupersedesInCircle, "vòng quanh nhau"),
    (record(OPENED, but(OPENED, id="a", supersedes="mo", recorded_at="2026-01-14T09:00+07:00"),
            but(OPENED, id="b", supersedes="mo", recorded_at="2026-01-15T09:00+07:00")), why.SupersededTwice, "đã được «a» đính chính"),
    (record(but(OPENED, recorded_at="2026-02-01T09:00+07:00"), but(OPENED, id="sua", supersedes="mo")), why.SupersedesLater, "được ghi sau nó"),
    (record(CHARGED), why.CannotFollow, "Hành vi thứ 1 («bc»): Chưa ghi được «Khởi tố bị can» đối với BC-01"),
    (record(OPENED, line("investigation_resumed", "2026-02-01T09:00")), why.CannotFollow, "vụ án đang ở giai đoạn"),
    (record(but(CHARGED, person=...)), why.PersonMissing, "nên phải có mã của người đó. Thêm person"),
    (record(but(CHARGED, person="Nguyễn Văn Giả")), why.PersonIsAName, "không giữ danh tính"),
    (record(but(CHARGED, person="Nguyen.Van.Gia")), why.PersonIsAName, "giống họ tên"),
    (record(but(CHARGED, person="001099000000")), why.PersonIsAName, "số giấy tờ"),
    (record(but(CHARGED, person="x" * 41)), why.PersonIsAName, "tối đa 40 ký tự"),
    (record(but(OPENED, facts=...)), why.ClassMissing, "thiếu điều luật nên không rõ loại tội phạm (BLHS Điều 9)"),
    (record(OPENED, but(CHARGED, facts={"juvenile": True})), why.ClassMissing, "«Khởi tố bị can» thiếu điều luật"),
    (record(but(OPENED, facts={"article": "999"})), why.NoSuchArticle, "Điều 999 chưa có trong sách luật"),
    (record(but(OPENED, facts={"article": "150", "paragraph": 7})), why.NoSuchParagraph, "Điều 150 không có khoản 7"),
    (record(OPENED, line("paragraph_changed", "2026-02-01T09:00", facts={"paragraph": 9})), why.NoSuchParagraph, "Điều 150 không có khoản 9"),
    (record(but(OPENED, facts={"article": "150", "severity": "IT"})), why.ClassContradicts, "ghi severity IT nhưng Điều 150 khoản 1 là RNT"),
    (record(but(OPENED, facts={"severity": "nặng"})), why.WrongType, "chỉ nhận một trong: IT, NT, RNT, ĐB"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "refusal", "words"), REFUSED, ids=range(len(REFUSED)))
def test_each_refusal_says_where_what_and_what_next(
    said: Any, refusal: type[LawRefusal], words: str
) -> None:
    with pytest.raises(refusal) as refused:
        record_from(said)
    assert words in refused.value.message
    assert refused.value.message.endswith(".")
    assert isinstance(refused.value, LawRefusal)


def test_every_refusal_has_a_case_and_a_sentence_of_its_own() -> None:
    ours = {
        one
        for one in vars(why).values()
        if isinstance(one, type) and one.__module__ == why.__name__
    }
    assert ours - {why.RecordRefusal} <= {refusal for _, refusal, _ in REFUSED}
    assert all((one.__doc__ or "").strip().endswith(".") for one in ours)


@pytest.mark.parametrize("name", ["as_of", "known_at"])
@pytest.mark.parametrize("at", ["2026-02-01T09:00", datetime(2026, 2, 1, 9)])
def test_the_moment_of_reading_needs_its_zone_too(name: str, at: Any) -> None:
    moments = {"as_of": "2026-02-01T09:00+07:00"} | {name: at}
    with pytest.raises(NaiveInstant) as refused:
        read_record(record_from(record(OPENED)), **moments)
    assert f"({name})" in refused.value.message


def test_before_2018_only_the_offence_itself() -> None:
    committed = line("offence_committed", "2016-05-01T00:00", person="BC-01",
                     facts={"committed_on": "2016-05-01", "article": "150"})  # fmt: skip
    assert record_from(record(committed, OPENED)).acts[0].facts["committed_on"] == "2016-05-01"


def test_values_are_taken_as_the_engine_takes_them() -> None:
    facts = {"article": 150, "paragraph": "3", "opened_by": None}
    (act,) = record_from(record(but(OPENED, facts=facts))).acts
    assert act.facts == {"article": "150", "paragraph": 3}


def test_an_article_outside_the_book_needs_its_class() -> None:
    acts = record_from(record(but(OPENED, facts={"article": "134", "severity": "NT"}))).acts
    assert read_record(Record("A", acts), "2026-02-01T09:00+07:00")["stage"]["severity"] == "NT"


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    wrong = line("investigation_concluded", "2026-02-01T09:00", id="sai")
    right = line("investigation_concluded", "2026-03-01T09:00", id="dung", supersedes="sai",
                 recorded_at="2026-03-01T10:00+07:00")  # fmt: skip
    case = record_from(record(OPENED, CHARGED, wrong, right))
    then, now = "2026-02-15T09:00+07:00", "2026-03-02T09:00+07:00"
    assert read_record(case, then, then)["stage"]["case"]["code"] == "P4"
    assert read_record(case, then, now)["stage"]["case"]["code"] == "P3"
    assert read_record(case, now)["stage"]["case"]["since"] == "2026-03-01T09:00:00+07:00"


def test_acts_may_stand_in_any_order_in_the_file() -> None:
    assert record_from(record(CHARGED, OPENED)) != record_from(record(OPENED, CHARGED))
    at = "2026-02-01T09:00+07:00"
    one, other = (
        read_record(record_from(r), at) for r in (record(CHARGED, OPENED), record(OPENED, CHARGED))
    )
    assert one == other


def of(name: str) -> Record:
    return record_from((RECORDS / f"{name}.json").read_bytes())


def test_the_intake_matter() -> None:
    told = read_record(of("intake_2024"), "2024-05-10T08:00+07:00")
    assert told["stage"]["matter"]["code"] == "I2c" and told["stage"]["case"] is None
    (term,) = [one for one in told["clocks"]["open"] if one["ref"] == "A18"]
    assert (term["nominal"], term["due_on"]) == ("2024-07-06", "2024-07-08")
    assert term["left"]["iso"].startswith("P59DT15H") and term["left"]["words"].startswith(
        "còn 59 ngày"
    )
    assert term["due_at"] == "2024-07-08T23:59:59+07:00" and term["reads"] and term["cite"]


def test_the_case_with_two_accused() -> None:
    case = of("two_accused_2026")
    told = read_record(case, "2026-06-30T08:00+07:00")
    assert told["stage"]["severity"] == "ĐB"
    standing = {one["person"]: (one["status"], one["custody"]) for one in told["stage"]["accused"]}
    assert standing == {"BC-01": ("accused", "detained"), "BC-02": ("accused", "measure")}
    end = read_record(case, "2026-11-24T08:00+07:00")
    assert end["stage"]["case"]["code"] == "X3"
    assert {one["status_label"] for one in end["stage"]["accused"]} == {"Người bị kết án"}


def test_what_was_typed_late_was_not_known_before() -> None:
    case, at = of("two_accused_2026"), "2026-06-30T08:00+07:00"
    request = [one.id for one in case.acts if one.kind == "investigation_extension_requested"]
    then = read_record(case, "2026-05-07T08:00+07:00", "2026-05-07T08:00+07:00")
    now = read_record(case, "2026-05-07T08:00+07:00", at)
    met = [{one["met_by"] for one in told["clocks"]["met"]} for told in (then, now)]
    assert request[0] not in met[0] and request[0] in met[1]


def test_the_juvenile() -> None:
    told = read_record(of("juvenile_2026"), "2026-04-25T08:00+07:00")
    assert told["stage"]["accused"][0]["status"] == "suspended"
    assert told["stage"]["case"]["code"] == "P3"
    told = read_record(of("juvenile_2026"), "2026-05-20T08:00+07:00")
    assert told["stage"]["accused"][0]["status_label"] == "Bị can"


@pytest.mark.parametrize("name", ["intake_2024", "two_accused_2026", "juvenile_2026"])
def test_the_reading_is_json_and_always_the_same(name: str) -> None:
    told = [read_record(of(name), "2026-07-01T08:00+07:00") for _ in range(2)]
    assert told[0] == told[1]
    again = json.loads(json.dumps(told[0], ensure_ascii=False))
    assert again == told[0] and again["book_version"] == book().version
    assert set(again["clocks"]) == {"open", "met", "lapsed", "not_applicable"}


def test_what_a_clock_waits_for_comes_first() -> None:
    told = read_record(of("two_accused_2026"), "2026-06-30T08:00+07:00")
    awaited = [bool(one["awaited_by"]) for one in told["possible_next"]]
    assert any(awaited) and awaited == sorted(awaited, reverse=True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
MAYBE = st.one_of(
    st.sampled_from(
        [
            "2026-01-13T09:00+07:00",
            "2018-01-01T00:00Z",
            "2090-12-31T23:59+07:00",
            "2026-02-30T00:00+07:00",
        ]
    ),
    JSON,
)
FACT_NAMES = sorted({fact for kind in book().acts.values() for fact in kind.facts})
VALUES = st.one_of(
    st.sampled_from(["150", 1, True, "2026-03-02", "2026-03-02T01:00+07:00", "court"]), JSON
)
LINES = st.fixed_dictionaries(
    {
        "id": st.one_of(st.integers(0, 6).map(str), JSON),
        "kind": st.one_of(st.sampled_from(sorted(book().acts)), JSON),
        "occurred_at": MAYBE,
        "recorded_at": MAYBE,
    },
    optional={
        "person": st.one_of(st.sampled_from(["BC-01", "BC-02"]), JSON),
        "facts": st.one_of(st.dictionaries(st.sampled_from(FACT_NAMES), VALUES, max_size=3), JSON),
        "supersedes": st.one_of(st.integers(0, 6).map(str), JSON),
        "agency": JSON,
    },
)  # fmt: skip


def comes_in_or_is_refused(said: object) -> None:
    try:
        told = read_record(record_from(said), "2026-06-01T09:00+07:00")  # type: ignore[arg-type]
    except LawRefusal as refused:
        assert refused.message.endswith(".")
        refused.message.encode("utf-8")
    else:
        json.dumps(told).encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=4), JSON)
def test_whatever_is_handed_in_there_is_an_answer_or_a_sentence(
    lines: list[Line], odd: Any
) -> None:
    comes_in_or_is_refused({"matter": "A", "acts": lines})
    if isinstance(odd, dict):
        comes_in_or_is_refused(odd)
    comes_in_or_is_refused(json.dumps(odd))


@pytest.mark.long
@settings(max_examples=10_000, deadline=None)
@given(st.lists(LINES, max_size=4))
def test_whatever_is_handed_in_ten_thousand(lines: list[Line]) -> None:
    comes_in_or_is_refused({"matter": "A", "acts": lines})
