"""The page of published figures: findings, the bars with their table, a filter without diacritics."""

import re

import pytest

from lachan.indicators.published.ledger import lines, published
from lachan.indicators.published.rules import check
from lachan.web.published.views import SIZE

from .conftest import statements

pytestmark = pytest.mark.database
PATH = "/so-lieu-cong-bo/"
MOST = 8


@pytest.fixture
def page(sign_in):
    client = sign_in("lanhdao")
    return lambda **asked: client.get(PATH, asked).content.decode()


def rows(html):
    body = html.split("Các con số đã công bố</caption>")[1]
    return body.count('<tr role="row"><th role="rowheader"')


def test_every_finding_and_every_figure_is_there(page):
    html = page()
    assert html.count('<p class="small soft">Dòng ') == len(check(lines(published()))) == 20
    assert f"{len(published())}/{len(published())}" in html
    assert "nghĩa là" not in html


def test_every_figure_is_reached_page_by_page(page):
    seen, at = [], 0
    while at < len(published()):
        html = page(tu=at)
        seen += re.findall(r"(F\d{3}[a-z]?) · ", html)
        at += SIZE
        assert (f"tu={at}" in html) == (at < len(published()))
    assert seen == [one.line.id for one in published()]


def test_the_bars_and_their_table_say_the_same(page):
    html = page()
    assert "91 + 72 = 163" in html
    assert html.count('<rect class="new"') == 5
    assert '<td class="n">91</td><td class="n">72</td><td class="n">163</td>' in html


def test_real_figures_are_not_called_made_up(page):
    assert "không phải dữ liệu giả lập" in page()


@pytest.mark.parametrize(("asked", "count"), [({"q": "vien kiem sat truy to"}, 4), ({"ky": "năm 2021"}, 12),
                                              ({"q": "F086"}, 1), ({"q": "khongcothat"}, 0)])  # fmt: skip
def test_a_filter_keeps_what_was_asked_for(page, asked, count):
    html = page(**asked)
    assert f"{count}/{len(published())}" in html
    assert len(re.findall("Dòng F", html)) < 20
    if count:
        assert rows(html) == count
    else:
        assert "Không có con số nào khớp" in html


@pytest.mark.parametrize("said", ["<script>", "%", "é" * 500, "\N{FULLWIDTH DIGIT ONE}"])
def test_strange_words_are_only_words(page, said):
    assert "<script>" not in page(q=said, ky=said)


@pytest.mark.parametrize("at", ["-1", "999999", "²", "x"])
def test_a_strange_page_number_is_no_fault(page, at):
    assert "Mọi con số" in page(tu=at)


def test_it_costs_few_statements(sign_in):
    _, sql = statements(sign_in("thukybcd"), PATH)
    assert len(sql) <= MOST


def test_the_unassigned_may_not_see_it(sign_in):
    assert sign_in("caxa_2026").get(PATH).status_code == 403
