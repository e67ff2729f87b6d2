"""Vietnamese order: letters, then tones, then case; expected orders written by hand after CLDR `vi`."""

import random
import unicodedata

import pytest

from lachan.reference.sorting import LETTERS, TONES, fold, sort_key

ORDERS = {
    "base letters": list(LETTERS),
    "a, ă, â": ["an", "ăn", "ân", "ba"],
    "d before đ": ["Da", "Dy", "Đa", "Đy", "Ea"],
    "o, ô, ơ and u, ư": ["o", "ô", "ơ", "p", "u", "ư", "v"],
    "tones": ["la", "là", "lả", "lã", "lá", "lạ"],
    "tones on ê": ["bê", "bề", "bể", "bễ", "bế", "bệ"],
    "letters weigh more than tones": ["lạ", "lăn", "lân", "lê"],
    "an early tone yields to a later letter": ["má a", "ma b"],
    "lower case first, only when all else is equal": ["la", "La", "LA", "là"],
    "numbers by value": ["Phường 1", "Phường 2", "Phường 10", "Phường 12"],
    "numbers before letters": ["Phường 12", "Phường B'lao", "Phường Lộc Phát"],
    "a short name first": ["Đam Rông", "Đam Rông 1", "Đam Rông 4"],
    "a space before every letter": ["Đạ Tẻh", "Đam Rông", "Đinh Văn"],
    "apostrophe before letters": ["Xã B'Lá", "Xã Bảo Thuận"],
    "space before apostrophe": ["B Lá", "B'Lá", "BLá"],
    "communes": [
        "Xã Bảo Thuận",
        "Xã D'Ran",
        "Xã Di Linh",
        "Xã Đạ Huoai",
        "Xã Đạ Tẻh",
        "Xã Đam Rông 1",
        "Xã Đinh Văn Lâm Hà",
        "Xã Lạc Dương",
        "Xã Nam Ban Lâm Hà",
    ],
    "people": ["Nguyên Thị Anh", "Nguyễn Thị Anh", "Nguyễn Thị Ánh", "Nguyễn Thị Ân"],
}


@pytest.mark.parametrize("expected", ORDERS.values(), ids=ORDERS)
def test_order(expected):
    shuffled = random.Random(138).sample(expected, len(expected))
    assert sorted(shuffled, key=sort_key) == expected


def test_key_is_ascii_and_unique_to_the_text():
    names = ["Đạ M'Rông", "Đạ M' Rong", "Phường 1", "Phường 01", "Đặc khu Phú Quý"]
    assert all(sort_key(name).isascii() for name in names)
    assert sort_key("Đạ M'Rông") != sort_key("Đạ M'Rong")


def test_both_unicode_forms_give_one_key():
    for name in ("Xã Đạ Tẻh", "Phường Lộc Tiến"):
        loose = unicodedata.normalize("NFD", name)
        assert sort_key(loose) == sort_key(name)
        assert fold(loose) == fold(name)


def test_tones_are_the_five_marks():
    assert len(TONES) == 5


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Xã Đạ Tông", "xa da tong"),
        ("Đắk Wil", "dak wil"),
        ("Phường B’Lao", "phuong b'lao"),
        ("ĐẶC KHU PHÚ QUÝ", "dac khu phu quy"),
        ("Tơ Ngà Ưu", "to nga uu"),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded
