"""The screens of care: a list, one person's file by audience, forms that keep what was typed, identity by a purpose."""


import pytest
from tests.care_walk import CARE_ERAS, CareWalk

from lachan.victims import commands as c
from lachan.web.care.verbs import FORMS

from .conftest import statements

pytestmark = pytest.mark.database
MOST = 12
NAME = "Người Trở Về Giả Lập"


@pytest.fixture
def walk(committed, cast, now):
    one = CareWalk(cast, CARE_ERAS["new"]).in_care()
    now(one.now)
    return one


def base(walk):
    return f"/cham-soc/{walk.file.person.code}/"


def text(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.content.decode()[:3000])
    return answer.content.decode()


def when(walk):
    return f"{walk.now:%Y-%m-%dT%H:%M}"


def test_the_list_is_short_of_words_and_names(walk, sign_in):
    answer, sql = statements(sign_in("ytetinh"), "/cham-soc/?chu_tri=minh")
    html = answer.content.decode()
    assert (answer.status_code, len(sql) <= MOST) == (200, True), len(sql)
    assert walk.file.person.code in html and NAME not in html
    assert walk.file.person.code not in text(sign_in("trogiup"), "/cham-soc/")
    assert sign_in("thukybcd").get("/cham-soc/").status_code == 403


@pytest.mark.parametrize(
    "asked",
    ["chang=V3", "an_toan=bao", "xem_lai=nay", "che_do=law_66_2011", "tuoi=tre", "q=N-XXXXXXXXX"],
)
@pytest.mark.parametrize("led", ["", "&chu_tri=minh"])
def test_filters_narrow(walk, sign_in, asked, led):
    assert walk.file.person.code not in text(sign_in("ytetinh"), f"/cham-soc/?{asked}{led}")


def test_a_wrong_address_is_an_answer(walk, sign_in):
    client = sign_in("ytetinh")
    for path in (
        "?sau=x~y&chang=Z&xem_lai=y",
        "N-KHONGCO/",
        "N-KHONGCO/ho-tro/",
        "chua-nhan/?nam=99999",
    ):
        assert client.get(f"/cham-soc/{path}").status_code in (200, 403, 404)
    assert client.get(f"{base(walk)}lam/khong-co/").status_code == 404
    assert client.get(f"{base(walk)}sang-loc/khong-co/").status_code == 404


def test_the_file_says_where_the_person_stands(walk, sign_in):
    walk.deed(c.assess_risk, "lead", risks=["followed"], review_on=walk.day(7))
    client = sign_in("ytetinh")
    answer, sql = statements(client, base(walk))
    html = answer.content.decode()
    assert answer.status_code == 200 and len(sql) <= 16, [s[:90] for s in sql]
    assert "Bị theo dõi, bị tìm" in html.split("care-contact")[0]
    assert "Chỉ gặp trực tiếp (giả lập)" in html and NAME not in html
    assert "Chưa có kết luận" in html and "Chưa có nhận định" in html
    assert sign_in("dieutra_khac").get(base(walk)).status_code == 404


@pytest.mark.parametrize("name", FORMS)
def test_every_form_opens_or_is_not_offered(walk, sign_in, name):
    assert any(
        sign_in(one).get(f"{base(walk)}lam/{name}/").status_code == 200
        for one in ("ytetinh", "xahoixa_2026", "caxa_2026")
    )
