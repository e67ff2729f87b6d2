"""Places of focus and field checks through the pages: what communication reached stands beside what stands out; few questions."""

import re

import pytest
from tests.walking import hour

from .conftest import statements
from .test_outreach import HOME, sent, typed

pytestmark = pytest.mark.database
PLACE = "/dia-ban/noi/c24853.c/?ky=2026Q1"
MOST = {"/dia-ban/": 12, "/dia-ban/?ky=2024Q4&cap=huyen": 12, "/dia-ban/khoang-trong/": 12, "/dia-ban/trong-diem/": 10, PLACE: 15,
        "/kiem-tra/": 10, "/kiem-tra/co-so/": 10}  # fmt: skip


def of_input(html: str, label: str) -> str:
    """The row of one input on the page of a place, as text."""
    row = next(one for one in re.split(r"<tr|<li", html) if label in one)
    return " ".join(re.sub(r"<[^>]+>", " ", row).split())


def test_what_reached_a_place_stands_on_its_page(sign_in, now):
    now(hour("2026-04-10 09:00"))
    office, women = sign_in("thukybcd"), sign_in("caxa_2026")
    before = of_input(office.get(PLACE).content.decode(), "Buổi truyền thông")
    sent(women, f"{HOME}moi/", **typed(reached="1.060"))
    sent(women, f"{HOME}moi/", **typed(reached="500", method="estimated", group_women=""))
    html = office.get(PLACE).content.decode()
    assert of_input(html, "Buổi truyền thông") != before
    counted = of_input(html, "Lượt người được truyền thông, đếm được")
    assert "1.060" in counted
    assert "1.560" not in html


@pytest.mark.parametrize("url", MOST)
def test_a_page_asks_few_questions(sign_in, url):
    office = sign_in("thukybcd")
    office.get(url)
    answer, asked = statements(office, url)
    assert answer.status_code == 200
    assert len(asked) <= MOST[url], len(asked)
