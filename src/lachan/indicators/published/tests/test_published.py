"""The ledger as it stands: the figures come out as published, and the known conflicts are found, no others."""

from decimal import Decimal

import pytest

from lachan.indicators.published.amounts import amount
from lachan.indicators.published.ledger import COLUMNS, FILE, BadLedger, lines, published, read
from lachan.indicators.published.rules import check

# The conflicts of the sources as people found them by reading; the checker is never shown this list.
KNOWN = {
    ("load_and_new", ("F001", "F004")), ("load_and_new", ("F002", "F005")),
    ("load_and_new", ("F003", "F006")), ("load_and_new", ("F007", "F009")),
    ("load_and_new", ("F008", "F010")),
    ("later_over_earlier", ("F009", "F011")), ("later_over_earlier", ("F010", "F012")),
    ("later_over_earlier", ("F011", "F013")), ("later_over_earlier", ("F012", "F014")),
    ("later_over_earlier", ("F055", "F057")), ("later_over_earlier", ("F056", "F058")),
    ("later_over_earlier", ("F062", "F064")), ("later_over_earlier", ("F063", "F065")),
    ("later_over_earlier", ("F064", "F066")), ("later_over_earlier", ("F065", "F067")),
    ("counts_apart", ("F024", "F033")), ("counts_apart", ("F052", "F059", "F061")),
    ("balance", ("F083", "F084")), ("shares_sum", ("F085a", "F085b")),
    ("event_dated_twice", ("F093", "F093a")),
}  # fmt: skip


@pytest.fixture(scope="module")
def by_id():
    return {one.line.id: one.line for one in published()}


def test_every_known_conflict_is_found_and_nothing_else():
    assert {(one.rule, one.rows) for one in check(lines(published()))} == KNOWN


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [("F036", "F034", "72.9"), ("F037", "F035", "69.9"), ("F087", "F086", "84.95")],
)
def test_rates_come_out_as_published(by_id, part, whole, shown):
    rate = 100 * by_id[part].value.number / by_id[whole].value.number
    assert str(round(rate, len(shown.partition(".")[2]))) == shown
    assert by_id[f"{part}a"].value.number == Decimal(shown)


@pytest.mark.parametrize(
    ("total", "members"),
    [("F022", ("F025", "F027")), ("F023", ("F026", "F028")), ("F043", ("F043a", "F043b")),
     ("F048", ("F048f", "F048g", "F048h")), ("F092", ("F092a", "F092b"))],
)  # fmt: skip
def test_totals_come_out_as_published(by_id, total, members):
    assert by_id[total].value.number == sum(by_id[one].value.number for one in members)


def test_the_half_of_2023_and_the_year_2024_are_there(by_id):
    assert [str(by_id[f"F{n:03}"].value) for n in (22, 23, 24, 1, 4)] == [
        "88", "229", "224", "163", "91"]  # fmt: skip


def test_every_figure_says_where_it_was_read_and_what_it_counts():
    for one in published():
        assert one.source and one.word and one.line.body and one.counted
        assert one.address.startswith("http") or one.mark == "secondary", one.line.id


def spoiled(**cells):
    row = dict.fromkeys(COLUMNS, "") | {
        "id": "X1", "scope": "VN", "period": "năm 2020", "begin": "2020-01-01", "to": "2021-01-01",
        "measure": "detected", "unit": "case", "value": "1", "counted": "flow", "mark": "verified",
    } | cells  # fmt: skip
    return ",".join(COLUMNS) + "\n" + ",".join(row[name] for name in COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"measure": "guessed"}, "chỉ số «guessed»"), ({"measure": "detected/article.152"}, "article.152"),
        ({"measure": "tried/of.guessed"}, "of.guessed"), ({"unit": "sheep"}, "sheep"),
        ({"scope": "mars"}, "mars"), ({"value": "nhiều"}, "nhiều"), ({"value": "NaN"}, "NaN"),
        ({"value": ""}, "không phải số"), ({"begin": "01/01/2020"}, "năm-tháng-ngày"),
        ({"to": "2020-01-01"}, "sau ngày bắt đầu"), ({"counted": "both"}, "both"),
        ({"mark": "sure"}, "sure"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_by_its_id(cells, said):
    with pytest.raises(BadLedger) as refused:
        read(spoiled(**cells))
    assert "X1" in refused.value.sentence and said in refused.value.sentence


def test_a_row_that_is_sound_is_read():
    assert read(spoiled())[0].line.value == amount("1")


def test_two_rows_of_one_id_a_missing_column_and_a_short_row_are_refused():
    with pytest.raises(BadLedger, match="X1"):
        read(spoiled() + spoiled().splitlines()[1] + "\n")
    with pytest.raises(BadLedger, match="measure"):
        read(FILE.read_text("utf-8").replace("measure", "chi_so", 1))
    with pytest.raises(BadLedger, match="số cột"):
        read(spoiled() + "X2,VN\n")
