"""The tray: received, refused with a ground, answered once, and never by somebody else."""

from datetime import timedelta

import pytest
from tests.case_walk import ERAS, CaseWalk

from lachan.cases import commands as cases

pytestmark = pytest.mark.database


@pytest.fixture
def way(received, sign_in, cast):
    path = received()
    to = str(cast("dieutra_tinh").agency_id)
    sign_in("caxa_2026").post(
        f"{path}lam/send_handover/", {"when": "2026-03-13T22:30", "to": to, "what": "report"}
    )
    html = sign_in("dieutra_tinh").get("/ban-giao/").content.decode()
    return html.split('action="/ban-giao/')[1].split("/")[0]


def test_received_once(way, sign_in):
    client = sign_in("dieutra_tinh")
    assert client.post(f"/ban-giao/{way}/nhan/").status_code == 302
    again = client.post(f"/ban-giao/{way}/nhan/")
    assert again.status_code == 422
    assert "đã được trả lời" in again.content.decode()
    assert "Đã nhận" in sign_in("caxa_2026").get("/ban-giao/").content.decode()


def test_refusing_needs_a_ground_and_keeps_what_was_typed(way, sign_in):
    client = sign_in("dieutra_tinh")
    bare = client.post(f"/ban-giao/{way}/tu-choi/", {"ground": "", "reason": "Gửi nhầm."})
    html = bare.content.decode()
    assert bare.status_code == 422
    assert "phải có lý do trong danh mục" in html
    assert 'value="Gửi nhầm."' in html
    sent = client.post(f"/ban-giao/{way}/tu-choi/", {"ground": "wrong_address"})
    assert sent.status_code == 302
    seen = sign_in("caxa_2026").get("/ban-giao/").content.decode()
    assert "Gửi nhầm nơi nhận" in seen


def test_only_the_addressee_answers(way, sign_in):
    assert sign_in("caxa2_2026").post(f"/ban-giao/{way}/nhan/").status_code == 404
    own = sign_in("caxa_2026").post(f"/ban-giao/{way}/nhan/")
    assert own.status_code == 422
    assert "gửi cho cơ quan khác" in own.content.decode()


def test_the_sender_sees_how_long_it_waits(way, sign_in, now, instant):
    now(instant("2026-03-16 22:30"))
    assert "sau 3 ngày" in sign_in("caxa_2026").get("/ban-giao/").content.decode()


def test_the_hotline_passes_its_news_on(received, sign_in, cast):
    path = received("tongdai")
    client = sign_in("tongdai")
    assert "lam/send_handover/" in client.get(path).content.decode()
    sent = {"when": "2026-03-13T22:30", "to": str(cast("dieutra_tinh").agency_id), "what": "report"}
    answer = client.post(f"{path}lam/send_handover/", sent)
    assert answer.status_code == 302
    assert "nguồn tin" in sign_in("dieutra_tinh").get("/ban-giao/").content.decode()


def test_assigned_in_the_minute_of_receiving_is_assigned_after_it(way, sign_in, now, instant, cast):
    client = sign_in("dieutra_tinh")
    now(instant("2026-03-13 22:31:40"))
    path = client.post(f"/ban-giao/{way}/nhan/")["Location"]
    typed = {"when": "2026-03-13T22:31", "officer": "99999"}
    assert client.post(f"{path}lam/assign_handling/", typed).status_code == 422
    typed["officer"] = str(cast("dieutra_tinh").account_id)
    assert client.post(f"{path}lam/assign_handling/", typed).status_code == 302
    assert "lam/prolong_handling/" in client.get(path).content.decode()


@pytest.fixture
def detainee(committed, now, cast):
    """A person on the way to a house, and a case that lives."""
    walk = CaseWalk(cast, ERAS["2026"])
    walk.initiated()
    one = walk.new_person()
    walk.later(days=1)
    walk.charged(one)
    walk.do(cases.detain_accused, "dieutra_tinh", one, custody_follows="arrest", order_months=2)
    walk.sent("dieutra_tinh", "trai", "detainee", one)
    now(walk.now + timedelta(hours=1))
    return walk, one


def test_the_tray_of_a_house_says_whom_it_is_sent(detainee, sign_in):
    _, one = detainee
    for account in ("trai", "dieutra_tinh"):
        for url in ("/ban-giao/", "/viec-hom-nay/"):
            assert f"tạm giam {one}" in sign_in(account).get(url).content.decode(), (account, url)


def test_whoever_has_refused_finds_it_in_the_tray_and_the_file_shut(detainee, sign_in):
    walk, one = detainee
    way, client = walk.waiting("trai"), sign_in("trai")
    answer = client.post(f"/ban-giao/{way.id}/tu-choi/", {"ground": "wrong_address"})
    assert answer["Location"] == "/ban-giao/"
    html = client.get("/ban-giao/").content.decode()
    assert (one in html, walk.matter.code in html) == (True, True)
    assert f"/vu-viec/{walk.matter.code}/" not in html
    assert client.get(f"/vu-viec/{walk.matter.code}/").status_code == 404
    assert walk.matter.code not in client.get("/vu-viec/").content.decode()
    seen = sign_in("dieutra_tinh").get("/ban-giao/").content.decode()
    assert f"/vu-viec/{walk.matter.code}/" in seen
