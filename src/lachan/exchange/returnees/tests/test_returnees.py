"""Lists of people who came back: every spelling, every flaw of the issue, nothing lost, likeness with its reason."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from lachan.access.refusals import StateSecret
from lachan.exchange.headings import Headings, fields_of
from lachan.exchange.returnees import births, sample
from lachan.exchange.returnees.likeness import Known, candidates
from lachan.exchange.returnees.plan import NobodyListed, NoReturneeList, plan_of, told
from lachan.exchange.returnees.receiving import person_received
from lachan.exchange.returnees.rows import Asked, read_row
from lachan.exchange.returnees.words import columns
from lachan.exchange.workbook import Row, Sheet

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 3, 20, 9, 0, tzinfo=HANOI)
LIST = UUID("0191b3a0-0000-7000-8000-000000000001")
HEADINGS = ["STT", "Họ và tên", "Năm sinh", "Tuổi", "Giới tính", "Quốc tịch", "Dân tộc", "Ngôn ngữ", "Số CCCD", "SĐT",
            "Quê quán", "Ngày tiếp nhận", "Từ nước", "Trẻ đi cùng", "Người giám hộ", "Đồ mang theo"]  # fmt: skip
USUAL = [1, "Người Mẫu A", "2000", None, "Nam", "Việt Nam", "Kinh", "Tiếng Việt", "000200000001", "0900 000 001", "Xã Có",
         "15/03/2026 08:30", "Campuchia", None, None, "một ba lô"]  # fmt: skip


def place(text, day):
    return {"Xã Có": "có", "Xã Đam Rông 4": "đam rông 4"}.get(text)


ASKED = Asked(LIST, AT, place)


@pytest.fixture
def read(tmp_path):
    """`read({2: "2009"}, {…})`: each row is the usual one with those cells changed."""

    def made(*changes, headings=HEADINGS, above=(), asked=ASKED):
        book = Workbook()
        page = book.active
        page.title = "Trang"
        for text in above:
            page.append([text])
        page.append(headings)
        for number, change in enumerate(changes, 1):
            row = [*USUAL]
            row[0] = number
            for index, value in change.items():
                row[index] = value
            page.append(row)
        book.save(tmp_path / "ds.xlsx")
        return plan_of(tmp_path / "ds.xlsx", asked)

    return made


def fields(line):
    return {one.field for one in line.problems}


def test_a_row_that_is_right_asks_nothing(read):
    (line,) = read({}).lines
    assert line.problems == () and not line.held
    assert (line.sex, line.birth.year, line.birth.minor) == ("male", 2000, False)
    assert (line.nationality, line.country, line.language) == ("vietnamese", "KH", "vi")
    assert line.speaks_vietnamese is True and line.place == "có"
    assert line.received_at == datetime(2026, 3, 15, 8, 30, tzinfo=HANOI)
    assert line.identity["full_name"] == "Người Mẫu A" and line.identity["address"] == "Xã Có"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["HO VA TEN", "NAM SINH", "GIOI TINH", "QUE QUAN"], ["full_name", "born", "sex", "home"]),
        (["Họ tên", "Ngày sinh", "Nam/Nữ", "Nơi cư trú"], ["full_name", "born", "sex", "home"]),
        (["Họ, tên người trở về", "Tuổi", "Phái", "Số hộ chiếu"], ["full_name", "age", "sex", "paper"]),
        (["Họ và tên", "Ngày sinh", "Năm sinh", "Dân tộc"], ["full_name", "born", "birth_year", "ethnicity"]),
        (["Họ tên", "Họ tên người đại diện", "Ngày trao trả", "Cửa khẩu"],
         ["full_name", "representative", "received_at", "received_place"]),
    ],
)  # fmt: skip
def test_headings_with_and_without_marks(names, expected):
    assert [
        n for n, _ in sorted(fields_of(names, columns()).items(), key=lambda x: x[1])
    ] == expected


@pytest.mark.parametrize(
    ("said", "kept"),
    [("x", True), ("Có", True), ("không", False), ("", False), ("Không muốn gọi về nhà", True)],
)
def test_whoever_must_not_be_called_at_home_says_so_to_everybody_who_helps(read, said, kept):
    headings = [*HEADINGS[:15], "Không muốn gọi về nhà"]
    (line,) = read({14: "Mẫu Giám Hộ", 15: said}, headings=headings).lines
    person = person_received(line)
    assert line.no_calls is kept and person.contact == ({"no_calls": True} if kept else {})
    assert ("Không muốn gọi về nhà" in person.safety) is kept
    assert "có ghi người đại diện" in person.note and "Mẫu" not in person.note
    assert "Mẫu Giám Hộ" in person.entry.identity["other"]


def test_birth_under_two_columns_of_sex(tmp_path):
    book = Workbook()
    page = book.active
    page.append(["STT", "Họ và tên", "Năm sinh", None, "Dân tộc", "Ngày tiếp nhận"])
    page.append([None, None, "Nam", "Nữ", None, None])
    page.append([1, "Người Mẫu A", 1999, None, "Kinh", "15/03/2026"])
    page.append([2, "Người Mẫu B", None, 2010, "Kinh", "15/03/2026"])
    book.save(tmp_path / "ds.xlsx")
    first, second = plan_of(tmp_path / "ds.xlsx", ASKED).lines
    assert (first.sex, first.birth.year) == ("male", 1999)
    assert (second.sex, second.birth.year, second.birth.minor) == ("female", 2010, True)


def test_one_time_written_over_several_rows_holds_for_each(tmp_path):
    book = Workbook()
    page = book.active
    page.append(["STT", "Họ và tên", "Năm sinh", "Ngày tiếp nhận"])
    for number in (1, 2, 3):
        page.append(
            [number, f"Người Mẫu {number}", 1990 + number, "15/03/2026" if number == 1 else None]
        )
    page.merge_cells("D2:D4")
    book.save(tmp_path / "ds.xlsx")
    plan = plan_of(tmp_path / "ds.xlsx", ASKED)
    assert [line.received_at.day for line in plan.lines] == [15, 15, 15] and not plan.held


def test_births_that_contradict_are_not_chosen_between(read):
    (line,) = read({2: "2009", 3: 30}).lines
    assert "born" in fields(line) and not line.held
    assert line.birth.year is None and line.birth.minor is None
    assert line.words["Năm sinh"] == "2009" and line.words["Tuổi"] == "30"


def test_births_that_contradict_but_are_all_of_a_child_are_a_childs(read):
    (line,) = read({2: "2011", 3: 12, 8: None}).lines
    assert line.birth.year is None and line.birth.minor is True


def test_a_number_that_says_another_birth_is_asked_about(read):
    (line,) = read({2: "1998", 4: "Nữ"}).lines
    said = [one.sentence for one in line.problems if one.field == "paper"]
    assert len(said) == 2 and line.birth.year == 1998 and line.sex == "female"


def test_a_birth_in_the_future_is_left_empty(read):
    (line,) = read({2: "01/01/2027", 8: None}).lines
    assert {"born"} <= fields(line) and line.birth.year is None and not line.held


def test_a_reception_in_the_future_waits(read):
    (line,) = read({11: "15/03/2027"}).lines
    assert line.held and "received_at" in fields(line)


@pytest.mark.parametrize("cell", [None, "hôm qua", "31/02/2026"])
def test_without_a_day_of_reception_the_row_waits_unless_the_list_has_one(read, cell):
    assert read({11: cell}).lines[0].held
    given_ = Asked(LIST, AT, place, received_at=datetime(2026, 3, 15, tzinfo=HANOI))
    assert read({11: cell}, asked=given_).lines[0].held is (cell is not None)


def test_an_unknown_commune_is_kept_in_words(read):
    (line,) = read({10: "Xã Không Có Tên"}).lines
    assert line.place is None and fields(line) == {"home"} and not line.held
    assert line.identity["address"] == "Xã Không Có Tên"


def test_a_minor_without_representative_is_received_and_one_is_asked_for(read):
    alone, beside = read(
        {2: "2012", 8: None}, {2: "2012", 8: None, 1: "Người Mẫu B", 14: "Bà ngoại"}
    ).lines
    assert fields(alone) == {"representative"} and not alone.held and alone.represented is False
    assert fields(beside) == set() and beside.represented is True


def test_a_row_written_twice_waits_and_the_first_goes_on(read):
    first, second = read({}, {}).lines
    assert not first.held and second.held and "dòng 2" in second.problems[-1].sentence


def test_one_paper_for_two_names_waits(read):
    _, second = read({}, {1: "Người Mẫu B"}).lines
    assert second.held and fields(second) == {"paper"}


def test_one_name_and_year_twice_is_only_asked_about(read):
    _, second = read({}, {8: None, 9: None}).lines
    assert not second.held and fields(second) == {"full_name"}


def test_no_language_is_guessed_from_an_ethnic_group(read):
    (line,) = read({6: "K'Ho", 7: None}).lines
    assert line.language == "" and line.speaks_vietnamese is None and fields(line) == {"language"}


def test_an_interpreter_is_needed_where_the_list_says_so(read):
    (line,) = read({6: "H'Mông", 7: "Tiếng H'Mông, không biết tiếng Việt"}).lines
    assert (line.language, line.speaks_vietnamese) == ("hmn", False)


@pytest.mark.parametrize(
    ("text", "sex"),
    [("Nữ", "female"), ("NAM", "male"), ("Nam/Nữ", "unknown"), ("khác", "unknown")],
)
def test_sex(read, text, sex):
    (line,) = read({4: text, 8: None}).lines
    assert line.sex == sex and fields(line) == ({"sex"} if sex == "unknown" else set())


@pytest.mark.parametrize(
    ("text", "code"), [("Lào", "foreign"), ("Việt Nam", "vietnamese"), ("Sao Hỏa", ""), (None, "")]
)
def test_nationality(read, text, code):
    assert read({5: text}).lines[0].nationality == code


def test_nothing_of_a_row_is_lost(read):
    """Also of a column that nobody knows, and of one without a heading."""
    (line,) = read({15: "một ba lô", 3: "không rõ lắm"}, headings=[*HEADINGS[:15], None]).lines
    assert "một ba lô" in line.words.values() and "không rõ lắm" in line.words.values()
    assert "một ba lô" in line.identity["other"]


def test_a_person_without_a_name_is_received(read):
    (line,) = read({1: None}).lines
    assert not line.held and fields(line) == {"full_name"}


def test_what_names_nobody_is_passed_over_and_said(read):
    plan = read({}, {n: None for n in range(1, 16)} | {11: "15/03/2026", 12: "Lào"})
    assert len(plan.lines) == 1 and plan.passed_over == (("Trang", 3),)


def test_no_sentence_of_a_dry_run_says_who(read):
    said = "\n".join(
        told(
            read({2: "2009", 3: 30}, {}, {10: "Xã Không Có Tên", 1: "Người Mẫu Zeta"}, {11: "2028"})
        )
    )
    for secret in ("Mẫu", "000200000001", "0900", "2009", "Không Có Tên"):
        assert secret not in said
    assert "dòng 2" in said


def test_the_same_list_read_again_has_the_same_keys(read):
    first, again = read({}, {1: "B", 8: None}), read({}, {1: "B", 8: None})
    assert [x.client_key for x in first.lines] == [x.client_key for x in again.lines]
    other = Asked(UUID(int=7), AT, place)
    assert read({}, asked=other).lines[0].client_key != first.lines[0].client_key


def test_what_is_no_list_is_refused(read, tmp_path):
    with pytest.raises(NoReturneeList):
        read({}, headings=["a", "b", "c", "d"])
    with pytest.raises(NobodyListed):
        read()
    with pytest.raises(StateSecret):
        read({}, above=["MẬT"])


@pytest.mark.parametrize(
    ("on", "place_"), [(date(2025, 6, 20), "Xã Đạ Tông"), (date(2026, 3, 10), "Xã Đam Rông")]
)
def test_the_sample_of_both_eras(tmp_path, on, place_):
    sample.write_sample(tmp_path / "mau.xlsx", received_on=on)
    asked = Asked(LIST, AT, lambda text, day: text)
    plan = plan_of(tmp_path / "mau.xlsx", asked)
    assert plan.synthetic and len(plan.lines) == 30 and not plan.held
    minors = [x for x in plan.lines if x.birth.minor]
    assert len(minors) == 9 and len({x.sex for x in minors}) == 2
    assert sum(x.sex == "male" and x.birth.minor is False for x in plan.lines) == 11
    assert len({x.language for x in plan.lines}) == 8 and all(x.language for x in plan.lines)
    assert [x for x in plan.lines if x.problems] == []
    assert all(x.identity["full_name"].startswith("Người Mẫu") for x in plan.lines)
    assert any(place_ in x.identity["address"] for x in plan.lines)


def test_the_sample_with_flaws_has_each_of_them(tmp_path):
    sample.write_sample(tmp_path / "mau.xlsx", received_on=date(2026, 3, 10), flaws=True)
    asked = Asked(LIST, AT, lambda text, day: None if "Không Có" in text else text)
    plan = plan_of(tmp_path / "mau.xlsx", asked)
    flawed = [(fields(x), x.held) for x in plan.lines[30:]]
    assert flawed == [({"paper"}, False), ({"born"}, False), ({"home"}, False), ({"received_at"}, True),
                      ({"representative"}, False), ({"born"}, False), ({"received_at"}, True), ({"number"}, True),
                      ({"paper"}, True)]  # fmt: skip


def test_the_sample_is_the_same_every_day(tmp_path):
    for name in "ab":
        sample.write_sample(tmp_path / name, received_on=date(2026, 3, 10))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_earlier_records_come_with_their_reasons():
    kept = {
        ("paper", "1"): ["x"],
        ("name_year", "a|2000"): ["x", "y"],
        ("name", "a"): ["x", "y", "z"],
    }
    found = candidates([("paper", "1"), ("name_year", "a|2000"), ("name", "a")], lambda k, v: kept.get((k, v), []),
                       own=Known("male", 2000), known={"z": Known("female", 1990), "y": Known("unknown", None)})  # fmt: skip
    assert [(one.key, one.reasons) for one in found] == [("x", ("paper", "name_year")), ("y", ("name_year",)), ("z", ("name",))]  # fmt: skip
    assert found[1].against == () and len(found[2].against) == 2
    assert all(line and not any(c.isdigit() for c in line) for one in found for line in one.lines())


DAYS = st.dates(date(1990, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("born", "on", "minor"),
    [
        ("2008-03-15", date(2026, 3, 14), True), ("2008-03-15", date(2026, 3, 15), False),
        ("2008-03", date(2026, 3, 30), True), ("2008-03", date(2026, 3, 31), False),
        ("2008", date(2026, 12, 30), True), ("2008", date(2026, 12, 31), False),
        ("2008-02-29", date(2026, 2, 28), True), ("2008-02-29", date(2026, 3, 1), False),
    ],
)  # fmt: skip
def test_eighteen_is_reached_on_the_birthday_and_in_doubt_on_the_last(born, on, minor):
    assert births.under_18(born, on) is minor


@given(DAYS, DAYS)
def test_a_less_exact_birth_never_makes_somebody_older(born, on):
    exact, month, year = born.isoformat(), born.isoformat()[:7], born.isoformat()[:4]
    assert births.under_18(exact, on) <= births.under_18(month, on) <= births.under_18(year, on)


@given(st.lists(DAYS, min_size=1, max_size=3), st.none() | st.integers(0, 100), DAYS)
def test_a_sure_minor_is_one_by_every_reading(days, age, on):
    said = [day.isoformat() for day in days]
    birth = births.birth_of(said, age, on)
    readings = {births.under_18(day, on) for day in said} | (
        {age < 18} if age is not None else set()
    )
    assert birth.minor is None or readings == {birth.minor}
    assert birth.year is None or {day[:4] for day in said} == {str(birth.year)}


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_cell_makes_reading_fail(text, other):
    """Whatever a cell says, the row comes back, with the words in it."""
    names = [
        "full_name",
        "born",
        "age",
        "sex",
        "nationality",
        "language",
        "paper",
        "home",
        "received_at",
        "came_from",
    ]
    sheet = Sheet(
        "Trang",
        Headings({n: i for i, n in enumerate(names)}, tuple(names), 1),
        None,
        datetime(1899, 12, 30),
    )
    line = read_row(sheet, Row(2, tuple([text, other] * 5)), ASKED)
    assert set(line.words.values()) <= {text.strip(), other.strip()}
    assert all(x.strip() in line.words.values() for x in (text, other) if x.strip())
