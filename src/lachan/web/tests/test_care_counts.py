"""Opening one person's file costs few statements, whichever page of it, whoever opens it, however much was done."""

import re

import pytest

from lachan.victims import commands as c
from lachan.web.care.verbs import FORMS

from .care_scene import AID, COMMUNE, LEAD, POLICE, VERIFIER, base, text
from .conftest import statements

pytestmark = pytest.mark.database
MOST = 10
PARTS = ("", "ho-tro/", "sang-loc/", "sang-loc/un_general/", "noi-chuyen/", "noi-chuyen/dang/", "noi-chuyen/nghi/", "giay-to/", "van-ban/", "ke-hoach/")  # fmt: skip
FACILITY = "cosohotro"


@pytest.fixture
def walk(care_walk):
    care_walk.identified().told().referred(words="Gặp ở trung tâm (giả lập)")
    care_walk.referred("essentials", "facility", stays=True)
    care_walk.deed(c.assess_risk, "lead", risks=["followed"], review_on=care_walk.day(7))
    c.set_rate(code="essentials_daily", amount=100_000, from_on=care_walk.day(0), paper="01/2025/NQ-GL (giả lập)",
               by=care_walk.who("lead"), at=care_walk.now)  # fmt: skip
    return care_walk


def cost(client, url):
    """How many statements the page takes, and nothing where the viewer may not open it."""
    answer, sql = statements(client, url)
    assert answer.status_code in (200, 403, 404), url
    return (len(sql), [one[:90] for one in sql]) if answer.status_code == 200 else (0, [])


def over(walk, sign_in, who, pages):
    client = sign_in(who)
    costs = {page: cost(client, base(walk) + page) for page in pages}
    assert sum(bool(n) for n, _ in costs.values()) >= 2, (who, costs)
    return {(who, page): told for page, told in costs.items() if told[0] > MOST}


@pytest.mark.parametrize("who", [LEAD, COMMUNE, POLICE, VERIFIER, AID, FACILITY])
def test_every_page_of_a_file_costs_at_most_ten_statements(walk, sign_in, who):
    last = walk.acts()[-1].id
    assert over(walk, sign_in, who, [*PARTS, f"huy/{last}/", f"sua/{last}/"]) == {}


@pytest.mark.parametrize("who", [LEAD, COMMUNE, AID])
def test_every_form_costs_at_most_ten_statements(walk, sign_in, who):
    assert over(walk, sign_in, who, [f"lam/{name}/" for name in FORMS]) == {}


def test_a_longer_file_costs_no_statement_more(walk, sign_in):
    client = sign_in(LEAD)
    before = [cost(client, base(walk) + part)[0] for part in PARTS]
    for _ in range(6):
        walk.deed(c.follow_up, "lead", words="Ghi chép (giả lập)")
    assert [cost(client, base(walk) + part)[0] for part in PARTS] == before


def test_bodies_are_called_by_name_without_a_question_for_each(walk, sign_in):
    html = sign_in(LEAD).get(base(walk)).content.decode()
    for part in ("lead", "commune", "police", "verifier", "aid", "facility"):
        assert walk.body(part).name in html, part
    assert "cơ quan khác" not in html


def test_bodies_are_called_by_their_own_short_name(walk, sign_in):
    """Columns read past the models stand in their order: a kind is no name."""
    html = text(sign_in(LEAD), base(walk))
    assert walk.body("lead").short_name in html
    assert not re.search(
        r"department|peoples_committee|commune_police|legal_aid<", html.split("<main")[1]
    )
