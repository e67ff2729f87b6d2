"""The boards of cases and of people held: every number leads to its list, the next release comes first."""

import pytest
from tests.case_walk import ERAS, CaseWalk

from lachan.cases import commands as cases
from lachan.cases import queries
from lachan.reference.models import Agency
from lachan.web.custody_board import views as custody_views

from .conftest import statements

pytestmark = pytest.mark.database
POLICE = "dieutra_tinh"


@pytest.fixture
def walk(committed, cast, now) -> CaseWalk:
    """A case of 2026 with two people held, one since two hours, one since yesterday."""
    walk = CaseWalk(cast, ERAS["2026"])
    walk.initiated(place_id=Agency.objects.get(id=cast("caxa_2026").agency_id).unit_id)
    for _ in range(2):
        person = walk.new_person()
        walk.do(cases.arrest_person, POLICE, person)
        walk.later(hours=4)
        walk.do(cases.hold_person, POLICE, person)
        walk.later(hours=20)
    now(walk.now)
    return walk


def test_the_board_shows_the_case_and_every_number_leads_to_its_list(walk, sign_in):
    client = sign_in(POLICE)
    page, sql = statements(client, "/vu-an/")
    html = page.content.decode()
    assert len(sql) <= 9, sql
    assert walk.matter.code in html
    assert "2 đang bị giam, giữ" in html
    assert 'href="/vu-an/?nhom=dieu-tra&amp;loc=giam_giu">2</a>' in html
    assert walk.matter.code in client.get("/vu-an/?nhom=dieu-tra&loc=giam_giu").content.decode()
    for other in ("?nhom=so-tham", "?loc=tra_ho_so", "?loai=IT", "?giai_doan=T1"):
        assert "Không có vụ án nào" in client.get(f"/vu-an/{other}").content.decode(), other


def test_filters_and_words_narrow_the_board(walk, sign_in):
    client = sign_in(POLICE)
    for found in (
        "?loai=RNT",
        "?giai_doan=P1",
        "?thu_ly=minh",
        f"?q={walk.matter.code}",
        "?q=dam+rong",
    ):
        assert walk.matter.code in client.get(f"/vu-an/{found}").content.decode(), found
    assert "Không có vụ án nào" in client.get("/vu-an/?q=bao+loc").content.decode()


def test_the_piece_is_the_same_markup_as_inside_the_page(walk, sign_in):
    client = sign_in(POLICE)
    whole = client.get("/vu-an/?loai=RNT").content.decode()
    piece = client.get("/vu-an/?loai=RNT", headers={"HX-Request": "true"}).content.decode()
    assert piece.strip() in whole
    assert "<html" not in piece


def test_the_next_release_comes_first_and_pages_by_key(walk, sign_in, monkeypatch):
    first, second = (
        row.person for row in sorted(walk.accused().values(), key=lambda row: row.release_at)
    )
    client = sign_in(POLICE)
    page, sql = statements(client, "/giam-giu/")
    html = page.content.decode()
    assert len(sql) <= 9, sql
    assert html.index(first) < html.index(second)
    whole = queries.custody
    monkeypatch.setattr(custody_views.cases, "custody", lambda *given: whole(*given, size=1))
    html = client.get("/giam-giu/").content.decode()
    assert first in html and second not in html
    after = html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    html = client.get(after).content.decode()
    assert second in html and first not in html
    assert "Hết danh sách" in html


def test_past_the_end_there_is_an_alarm_until_the_release(walk, sign_in, now):
    first = min(walk.accused().values(), key=lambda row: row.release_at)
    now(walk.to("2025-08-20 08:00"))
    html = sign_in(POLICE).get("/giam-giu/?den=qua").content.decode()
    assert "Phải trả tự do ngay" in html
    assert first.person in html
    for row in list(walk.accused().values()):
        walk.do(cases.release_person, POLICE, row.person, ground="expired")
    html = sign_in(POLICE).get("/giam-giu/").content.decode()
    assert "Phải trả tự do ngay" not in html
    assert "Không có ai đang bị giam, giữ" in html


def test_others_see_neither_case_nor_person(walk, sign_in):
    for stranger in ("caxa2_2026", "toaan_kv", "nhatamgiu", "trai"):
        client = sign_in(stranger)
        assert walk.matter.code not in client.get("/vu-an/").content.decode()
        assert "Không có ai đang bị giam, giữ" in client.get("/giam-giu/").content.decode()


def test_the_facility_sees_whom_it_keeps(walk, sign_in):
    person = min(walk.accused())
    walk.passed(POLICE, "trai", "detainee", person)
    html = sign_in("trai").get("/giam-giu/").content.decode()
    assert person in html
    assert max(walk.accused()) not in html
    assert "Trại tạm giam" in html
