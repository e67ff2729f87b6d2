"""Answers as typed, and the fields they come back in."""

from datetime import date

import pytest

from lachan.web import sheet
from lachan.web.sheet import Sheet, Unreadable


@pytest.mark.parametrize("text", ["2024-03-15T22:30", "15/03/2024 22:30", "22:30 15/03/2024"])
def test_an_instant_in_several_ways(text):
    assert sheet.moment({"when": text}, "when").isoformat() == "2024-03-15T22:30:00+07:00"


@pytest.mark.parametrize("text", ["", "mai", "31/02/2024 10:00"])
def test_an_unreadable_instant_is_refused_at_its_field(text):
    with pytest.raises(Unreadable) as refused:
        sheet.moment({"when": text}, "when")
    assert refused.value.field == "when"


def test_a_day_may_be_left_out_or_typed():
    assert sheet.day({}, "d") is None
    assert sheet.day({"d": "05/03/2024"}, "d") == date(2024, 3, 5)


def test_typed_values_and_the_refusal_come_back_in_the_field():
    on = Sheet({"year": "hai nghìn", "agree": "on"}, sheet.NotANumber(field="year"))
    asked = on.ask("year", "Năm", "number")
    assert asked["value"] == "hai nghìn"
    assert "con số" in asked["error"]
    assert on.ask("agree", "Đồng ý", "checkbox")["checked"]
    assert on.beside([asked]) == [{"name": "year", "label": "Năm", "text": asked["error"]}]


@pytest.mark.parametrize("text", ["1_0", "một", "9" * 5000, "²", "1e3"])
def test_what_is_no_number_to_a_reader_is_none(text):
    with pytest.raises(sheet.NotANumber):
        sheet.number({"n": text}, "n")
