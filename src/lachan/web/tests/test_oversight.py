"""Oversight on the screen: counts with their lists, letters, rounds, the register; the committee's closed numbers."""

import re

import pytest

from lachan.oversight.tests.scene import INSPECTOR, POLICE, PROCURACY, at_place
from lachan.oversight.watchlists import queries
from lachan.oversight.watchlists.rules import RULES

from .conftest import statements

pytestmark = pytest.mark.database
MOST = 12


@pytest.fixture
def case(committed, cast, now):
    """A case in court, and a year later: the accused at home has been left alone."""
    walk = at_place(cast, "at_court")
    walk.later(days=400)
    now(walk.now)
    return walk


def text(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.content.decode()[:2000])
    return answer.content.decode()


def test_every_count_leads_to_its_list_and_every_line_to_its_matter(case, sign_in):
    client = sign_in(PROCURACY)
    answer, sql = statements(client, "/giam-sat/")
    assert (answer.status_code, len(sql) <= MOST) == (200, True), len(sql)
    html = answer.content.decode()
    for code in RULES:
        count = (
            int(re.search(rf'href="/giam-sat/danh-sach/{code}/">(\d+)</a>', html)[1])
            if f'{code}/">' in html.split("tbody")[1] and re.search(rf'danh-sach/{code}/">\d', html)
            else 0
        )
        listed, sql = statements(client, f"/giam-sat/danh-sach/{code}/")
        assert listed.status_code == 200
        assert len(sql) <= MOST, (code, len(sql))
        assert listed.content.decode().count(f'href="/vu-viec/{case.matter.code}/"') == count, code
    html = text(client, "/giam-sat/danh-sach/idle_at_home/")
    assert "hành vi gần nhất" in html
    assert "ngưỡng do hệ thống đề xuất" in html


def test_the_committee_sees_numbers_and_small_ones_are_closed(case, sign_in):
    client = sign_in("thukybcd")
    html = text(client, "/giam-sat/")
    assert "dưới 5" in html
    assert "/giam-sat/danh-sach/" not in html
    assert case.matter.code not in html
    assert client.get("/giam-sat/danh-sach/idle_at_home/").status_code == 403
    for part in ("yeu-cau", "kiem-tra", "ket-luan", "ton-tai"):
        assert client.get(f"/giam-sat/{part}/").status_code == 403


@pytest.mark.parametrize("account", ["tongdai", "quantri"])
def test_not_for_every_role(account, sign_in):
    assert sign_in(account).get("/giam-sat/").status_code == 403


def test_a_letter_there_and_back(case, sign_in, now):
    procuracy, police = sign_in(PROCURACY), sign_in(POLICE)
    form = text(procuracy, "/giam-sat/yeu-cau/lam/gui/")
    assert "BLTTHS Điều 6" in form
    told = {
        "kind": "prevention",
        "to": str(case.agency(POLICE).id),
        "words": "",
        "when": f"{case.now:%Y-%m-%dT%H:%M}",
    }
    refused = procuracy.post("/giam-sat/yeu-cau/lam/gui/", told)
    assert refused.status_code == 422
    assert 'id="words-error"' in refused.content.decode()
    sent = procuracy.post(
        "/giam-sat/yeu-cau/lam/gui/", {**told, "words": "Nội dung giả lập của kiến nghị."}
    )
    assert sent.status_code == 302, sent.content.decode()
    where = sent["Location"]
    assert "tạm tính từ ngày gửi" in text(procuracy, where)
    assert "Nội dung giả lập của kiến nghị." in text(police, where)
    assert text(sign_in("dieutra_khac"), where, 404)
    assert police.post(f"{where}lam/nhan/", {"when": told["when"]}).status_code == 302
    assert (
        police.post(
            f"{where}lam/tra-loi/", {"when": told["when"], "words": "Đã làm, giả lập."}
        ).status_code
        == 302
    )
    assert (
        procuracy.post(
            f"{where}lam/kiem-tra-lai/",
            {"when": told["when"], "words": "Đã xem.", "result": "done"},
        ).status_code
        == 302
    )
    html = text(procuracy, where)
    assert "Đã khắc phục, đã thực hiện" in html
    assert "Đã xong" in html
    answer, sql = statements(procuracy, "/giam-sat/yeu-cau/")
    assert len(sql) <= MOST
    answer, sql = statements(procuracy, where)
    assert len(sql) <= MOST + 3  # the key of each step is asked for when it is opened


def test_a_round_its_finding_and_the_register(case, sign_in):
    inspector, police, day = sign_in(INSPECTOR), sign_in(POLICE), f"{case.now:%d/%m/%Y}"
    when = f"{case.now:%Y-%m-%dT%H:%M}"
    told = {"about_what": "reception", "covers": day, "covers_to": day, "held": day, "held_to": "", "words": "Kế hoạch giả lập.",
            "agencies": str(case.agency(POLICE).id)}  # fmt: skip
    refused = inspector.post("/giam-sat/kiem-tra/lam/lap/", told)
    assert refused.status_code == 422
    assert 'id="held_to-error"' in refused.content.decode()
    planned = inspector.post("/giam-sat/kiem-tra/lam/lap/", {**told, "held_to": day})["Location"]
    told = {"responsible": str(case.agency(POLICE).id), "category": "late_term", "article": "BLTTHS Điều 172", "when": when,
            "fix_by": day, "words": "Kết luận giả lập."}  # fmt: skip
    found = inspector.post(f"{planned}lam/ket-luan/", told)["Location"]
    assert "Kết luận giả lập." in text(police, found)
    assert (
        police.post(f"{found}lam/tra-loi/", {"when": when, "words": "Đã khắc phục."}).status_code
        == 302
    )
    assert (
        inspector.post(
            f"{found}lam/kiem-chung/", {"when": when, "words": "x", "result": "partly"}
        ).status_code
        == 302
    )
    assert "Chưa đạt" in text(inspector, found)
    link = re.search(r'href="(/giam-sat/ton-tai/lam/ghi/\?[^"]+)"', text(inspector, found))[
        1
    ].replace("&amp;", "&")
    form = text(inspector, link)
    assert '<option value="finding" selected' in form
    noted = inspector.post("/giam-sat/ton-tai/lam/ghi/", {
        "nature": "shortcoming", "category": "late_term", "source": "finding", "finding": link.split("finding=")[-1].split("&")[0],
        "when": when, "words": "Ghi chú giả lập."})["Location"]  # fmt: skip
    given = inspector.post(f"{noted}lam/bien-phap/", {"responsible": str(case.agency(POLICE).id), "done_by": day, "when": when,
                                                      "words": "Biện pháp giả lập."})  # fmt: skip
    assert given.status_code == 302
    report = re.search(r'href="(/giam-sat/ton-tai/bien-phap/[^"]+da-lam/)"', text(police, noted))[1]
    assert police.post(report, {"when": when, "words": "Đã làm."}).status_code == 302
    for client, path in (
        (inspector, "/giam-sat/kiem-tra/"),
        (police, "/giam-sat/ket-luan/"),
        (police, "/giam-sat/ton-tai/"),
        (inspector, planned),
    ):
        answer, sql = statements(client, path)
        assert (answer.status_code, len(sql) <= MOST) == (200, True), (path, len(sql))


@pytest.mark.parametrize("path", ["danh-sach/khong-co/", "yeu-cau/lam/khac/", "danh-sach/idle_at_home/?sau=x~y",
                                  "yeu-cau/?sau=0026-01-01~z&loc=%27&chieu=x", "ton-tai/?la=x&loai=y"])  # fmt: skip
def test_a_wrong_address_is_an_answer(path, sign_in):
    assert sign_in(PROCURACY).get(f"/giam-sat/{path}").status_code in (200, 404)


def test_pages_go_on_by_key(case, sign_in, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 1)
    monkeypatch.setattr(queries.lines, "__defaults__", (None, 1))
    client, seen = sign_in(PROCURACY), []
    url = "/giam-sat/danh-sach/idle_at_home/"
    while url:
        html = text(client, url)
        seen.append(html.count('role="rowheader"'))
        more = re.search(r'href="([^"]+)" rel="next"', html)
        url = more[1].replace("&amp;", "&") if more else ""
    assert set(seen) == {1}
