"""The board: published, strict, never a rate alone; filters that survive a link; nothing counted by looking."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from lachan.indicators.definitions import DEFINITIONS
from lachan.indicators.models import Figure
from lachan.web.command_board.figures import corrected

from .conftest import FRIDAY, statements

pytestmark = pytest.mark.database
MOST, AGAIN = 12, 8
YEAR = "/chi-tieu/?lich=police&nam=2026"


def publish(client, **more):
    return client.post("/chi-tieu/cong-bo/", {"lich": "police", "nam": "2026", **more})


def text(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def cards(html):
    """Each target's card by its code."""
    found = re.findall(r'<article class="card figure" aria-labelledby="figure-(\w+)">(.*?)</article>', html, re.S)  # fmt: skip
    return dict(found)


def listed(html, code):
    return re.search(r'href="(/chi-tieu/[0-9a-f-]{36}/danh-sach/)">Danh sách đứng sau con số', cards(html)[code])[1]  # fmt: skip


@pytest.fixture
def published(received, sign_in):
    """One report of a commune, published by staff; the browser of the leader."""
    received(full_name_1="Người Mẫu A")
    assert publish(sign_in("thukybcd")).status_code == 302
    return sign_in("lanhdao")


def test_nothing_published_is_said_and_publishing_offered_to_who_may(sign_in):
    assert "Chưa có số liệu công bố" in text(sign_in("lanhdao"), "/chi-tieu/")
    assert "Tính và công bố" not in text(sign_in("lanhdao"), "/chi-tieu/")
    assert "Tính và công bố đến bây giờ" in text(sign_in("thukybcd"), "/chi-tieu/")


def test_staff_publish_and_leaders_read_the_list_by_code_name(received, sign_in):
    path = received(full_name_1="Người Mẫu A")
    staff, leader = sign_in("thukybcd"), sign_in("lanhdao")
    assert publish(staff)["Location"] == YEAR
    html = text(leader, YEAR)
    assert "0,00%" in html
    assert "Mẫu số nhỏ" in html
    answer, sql = statements(leader, listed(html, "K3"))
    assert len(sql) <= MOST
    assert path.strip("/").split("/")[1] in answer.content.decode()
    assert "Người Mẫu A" not in answer.content.decode()
    assert "Không có dòng nào" in text(leader, listed(html, "K3") + "?tinh=1")


@pytest.mark.parametrize("account", ["thukybcd", "lanhdao", "catinh"])
def test_a_board_is_read_in_few_statements_and_counts_nothing(published, sign_in, account):
    client = sign_in(account)
    text(client, "/chi-tieu/?lich=court&nam=2026")
    with CaptureQueriesContext(connections["figures"]) as counted:
        first, drawing = statements(client, YEAR)
        answer, sql = statements(client, YEAR)
    assert first.content and answer.status_code == first.status_code == 200
    assert len(drawing) <= MOST + 1, drawing
    assert len(sql) <= AGAIN, sql
    assert not counted.captured_queries


def test_what_was_drawn_holds_until_another_is_published(published, received, sign_in):
    before = cards(text(published, YEAR))["K2"]
    assert cards(text(published, YEAR))["K2"] == before
    received(full_name_1="Người Mẫu B")
    publish(sign_in("thukybcd"))
    assert cards(text(published, YEAR))["K2"] != before


def test_nobody_is_given_what_was_drawn_for_another(published, sign_in):
    """The committee looks first, then whoever is not shown lists nor small numbers; and the other way round."""
    mine, theirs = text(published, YEAR), text(sign_in("catinh"), YEAR)
    assert "/danh-sach/" in mine and "/danh-sach/" not in theirs
    assert "ẩn vì số nhỏ" in theirs and "ẩn vì số nhỏ" not in mine
    assert "/danh-sach/" in text(published, YEAR)


def test_every_target_is_a_card_and_no_rate_stands_alone(published):
    shown = cards(text(published, YEAR))
    assert list(shown) == [code for code in DEFINITIONS if code.startswith("K")]
    for code, html in shown.items():
        target = DEFINITIONS[code]
        if target.counted:
            for counter in target.counters:
                assert f">{DEFINITIONS[counter].name}</a>:" in html, (code, counter)
        else:
            assert "Chưa có nguồn dữ liệu" in html
        assert ("figure-percent" in html) <= ("Đọc cùng" in html), code
        assert target.numerator in html or "&" in target.numerator


def test_derived_figures_are_folded_by_group_each_with_what_stands_beside_it(published):
    html = text(published, YEAR)
    for code, target in DEFINITIONS.items():
        if code[:2] in ("TH", "DC", "SL"):
            assert f"{code}. {target.name}" in html, code
    row = re.search(r"TH05\. .*?</tr>", html, re.S)[0]
    assert all(f"{counter}: " in row for counter in DEFINITIONS["TH05"].counters)


def test_stock_and_flow_of_each_body_close(published):
    html = text(published, YEAR)
    rows = re.search(r"Nguồn tin đang giải quyết.*?</table>", html, re.S)[0]
    assert "0 tồn đầu kỳ + 1 mới − 0 ra = 1 tồn cuối kỳ" in rows
    assert "xã Đam Rông 4" in rows
    assert "Khớp" in rows
    assert "Không khớp" not in html


def test_the_map_names_its_ground_and_the_place(published):
    html = text(published, f"{YEAR}&ve=K2")
    assert "địa bàn tỉnh Lâm Đồng từ 01/07/2025" in html
    assert "Xã Đam Rông 4: 1 nguồn tin" in html
    assert html.count('class="sheet"') == 1


def test_two_eras_are_two_maps(published, received, sign_in, now):
    """A window over both: each list row lies on the ground of its own day."""
    from datetime import datetime

    now(datetime(2024, 7, 5, 9, 0, tzinfo=FRIDAY.tzinfo))
    received("caxa")
    now(FRIDAY)
    window = {"ky": "window", "tu": "01/07/2024", "den": "31/03/2026"}
    publish(sign_in("thukybcd"), **window)
    html = text(published, "/chi-tieu/?lich=police&ky=window&tu=01/07/2024&den=31/03/2026&ve=K2")
    assert html.count('class="sheet"') == 2
    assert "trước 01/12/2024" in html
    assert "từ 01/07/2025" in html


def test_a_call_listed_and_not_registered_counts_against_us(sign_in):
    hotline = sign_in("tongdai")
    sent = {"channel": "hotline_111", "external_number": "111-7", "arrived_at": "2026-03-13T22:00"}
    assert hotline.post("/kenh/", sent).status_code == 302
    twice = hotline.post("/kenh/", sent)
    assert twice.status_code == 422
    assert 'id="external_number-error"' in twice.content.decode()
    assert 'value="111-7"' in twice.content.decode()
    publish(sign_in("thukybcd"))
    html = text(sign_in("lanhdao"), "/chi-tieu/")
    assert "chỉ có trong danh sách của kênh: <b>1</b>" in html


def test_a_year_that_has_not_begun_is_refused_on_the_board(sign_in):
    answer = sign_in("thukybcd").post("/chi-tieu/cong-bo/", {"lich": "civil", "nam": "2027"})
    assert answer.status_code == 422
    assert "chưa bắt đầu" in answer.content.decode()


def test_only_staff_publish(sign_in):
    assert publish(sign_in("lanhdao")).status_code == 403


def test_each_way_of_counting_is_named_and_chosen_in_the_address(published):
    shown = cards(text(published, f"{YEAR}&K3=b"))
    assert "Không phát sinh" in shown["K3"]
    assert "<dd>Mẫu số: nguồn tin đã hết hạn giải quyết trong kỳ</dd>" in shown["K3"]
    assert 'href="/chi-tieu/?lich=police&amp;nam=2026&amp;K3=c"' in shown["K3"]


@pytest.mark.parametrize(("asked", "kept"), [
    ("lich=court&nam=2026&ky=H1", ['value="court" selected', 'value="H1" selected']),
    ("lich=civil&ky=window&tu=01/01/2026&den=28/02/2026", ['value="window" selected', 'name="tu" value="01/01/2026"']),
    ("nam=2026&tinh-den=10/03/2026&dieu=150", ["số liệu theo hồ sơ đến hết ngày 10/03/2026", 'value="150" selected']),
    ("nam=2026&noi=c24853.c", ["Xã Đam Rông 4", 'value="c24853.c" selected']),
    ("nam=2026&co-quan=68-cat", ['value="68-cat" selected']),
])  # fmt: skip
def test_the_question_stands_in_the_address(sign_in, asked, kept):
    html = text(sign_in("thukybcd"), f"/chi-tieu/?{asked}")
    assert all(one in html for one in kept), [one for one in kept if one not in html]
    form = re.search(r'action="/chi-tieu/cong-bo/">(.*?)</form>', html, re.S)[1]
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    for pair in asked.split("&"):
        name, value = pair.split("=")
        assert sent[name] == value


def test_a_day_that_cannot_be_read_is_said_so(published):
    assert "không đọc được" in text(published, f"{YEAR}&tinh-den=32/13/2026")


def test_as_known_on_a_day_reads_what_had_been_published_and_names_what_came_since(
    published, received, sign_in, now
):
    now(FRIDAY + timedelta(days=5))
    received()
    publish(sign_in("thukybcd"))
    then = cards(text(sign_in("lanhdao"), f"{YEAR}&tinh-den=13/03/2026"))["K2"]
    assert '<span class="figure-ratio">0<span>/1</span>' in then
    assert "Sau đó công bố lại 0/2" in then
    today = cards(text(sign_in("lanhdao"), YEAR))["K2"]
    assert '<span class="figure-ratio">0<span>/2</span>' in today
    assert "Trước đó đã công bố 0/1" in today


def test_nothing_published_by_that_day_can_be_published_as_known_then(published, sign_in, now):
    now(FRIDAY + timedelta(days=5))
    url = f"{YEAR}&tinh-den=10/03/2026"
    staff = sign_in("thukybcd")
    html = text(staff, url)
    assert "Chưa có số liệu công bố" in html
    assert "Tính và công bố theo hồ sơ đến hết ngày 10/03/2026" in html
    publish(staff, **{"tinh-den": "10/03/2026"})
    html = text(staff, url)
    assert "số liệu đến 24:00 10/03/2026" in html
    assert '<span class="figure-ratio">0<span>/0</span>' in cards(html)["K2"]


@pytest.mark.parametrize(("asked", "counts"), [
    ({"noi": "c24853.c"}, "0<span>/1"), ({"noi": "c24781.c"}, "0<span>/0"), ({"noi": "c24853.a"}, "0<span>/0"),
    ({"co-quan": "cax-c24853.c"}, "0<span>/1"), ({"co-quan": "68-vks"}, "0<span>/0"),
    ({"dieu": "151"}, "0<span>/0"),
])  # fmt: skip
def test_narrowed_to_a_place_a_body_an_article(published, sign_in, asked, counts):
    publish(sign_in("thukybcd"), **asked)
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    html = text(published, f"{YEAR}&{query}")
    assert f'<span class="figure-ratio">{counts}</span>' in cards(html)["K2"]


def test_what_is_nowhere_is_not_found(published):
    text(published, f"{YEAR}&noi=c99999.z", 404)
    text(published, f"{YEAR}&co-quan=khong-co", 404)


def test_a_department_sees_the_province_and_itself_without_small_numbers_and_without_lists(
    published, sign_in
):
    reporter = sign_in("catinh")
    html = text(reporter, YEAR)
    assert "ẩn vì số nhỏ" in cards(html)["K2"]
    # «Đạt» over a hidden number leaves one number that it can be; a fingerprint of two rows can be tried out.
    assert "Không nêu kết quả" in cards(html)["K2"] and "Chưa đạt" not in cards(html)["K2"]
    assert "Mã băm đầu vào" not in html and "Mã băm đầu vào" in text(published, YEAR)
    assert "danh-sach" not in html
    assert "con-phai-lam/" not in html
    assert "Xã Đam Rông 4: ẩn vì số nhỏ" in text(reporter, f"{YEAR}&ve=K2")
    assert "<option" in html and "68-vks" not in html
    text(reporter, f"{YEAR}&co-quan=68-cat")
    text(reporter, f"{YEAR}&co-quan=68-vks", 403)
    text(reporter, f"{YEAR}&noi=c24853.c", 403)
    figure = Figure.objects.using("keeper").filter(code="K2").first()
    page = text(reporter, f"/chi-tieu/{figure.id}/danh-sach/")
    assert "của Ban Chỉ đạo" in page
    assert "VV-" not in page
    for more in ("con-phai-lam", "so-lai"):
        text(reporter, f"/chi-tieu/{figure.id}/{more}/", 403)


def test_another_province_sees_nothing_of_it(published, sign_in):
    figure = Figure.objects.using("keeper").filter(code="K2").first()
    text(sign_in("songkhe"), f"/chi-tieu/{figure.id}/danh-sach/", 404)


def test_what_is_still_to_be_done_is_arithmetic_until_the_record_is_asked(published):
    html = text(published, YEAR)
    section = re.search(r'id="con-phai-lam".*?</section>', html, re.S)[0]
    assert "ít nhất 1 nguồn tin" in section
    where = re.search(r'href="(/chi-tieu/[^"]+/con-phai-lam/)"', section)[1]
    with CaptureQueriesContext(connections["figures"]) as counted:
        page = text(published, where)
    assert not counted.captured_queries
    assert "vào sổ, chưa xử lý" in page
    answer = published.post(where)
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "Chậm nhất" in said
    assert "VV-" in said
    assert "số khởi đầu 138" in said
    assert "không phải dự báo kết quả giải quyết" in said


def test_the_record_beside_what_was_published(published, received, sign_in, now):
    where = listed(text(published, YEAR), "K2").replace("danh-sach", "so-lai")
    assert "Như khi công bố" in published.post(where).content.decode()
    now(FRIDAY + timedelta(days=2))
    leader, path = sign_in("lanhdao"), received()
    with CaptureQueriesContext(connections["figures"]) as counted:
        text(leader, where)
    assert not counted.captured_queries
    said = leader.post(where).content.decode()
    assert "Đã khác" in said
    assert path.strip("/").split("/")[1] in said
    assert "không có trong danh sách" in said
    assert "Tiếp nhận" in said


def test_the_chart_is_a_table_first(published):
    html = text(published, f"{YEAR}&ve=K2")
    box = re.search(r'<div class="chart-box"[^>]*>', html)[0]
    assert "hidden" in box and 'aria-hidden="true"' in box
    assert re.search(r'id="dien-bien-bang">.*?<table', html, re.S)
    assert " style=" not in html


@pytest.mark.parametrize(("part", "named"), [("", "2026"), ("Q1", "2026 quý I")])
def test_a_period_bears_its_own_year_over_time(published, sign_in, part, named):
    """A civil year ends before the first day of the next one, and was named after that day."""
    publish(sign_in("thukybcd"), lich="civil", ky=part)
    html = text(published, f"/chi-tieu/?lich=civil&nam=2026&ky={part}")
    over = re.search(r'id="dien-bien-bang">(.*?)</table>', html, re.S)[1]
    assert re.findall(r"danh-sach/\"[^>]*>([^<]+)<", over) == [named]


@pytest.mark.parametrize(("as_of", "word"), [
    ("2024-12-14T23:59:58+07:00", "Kỳ chưa hết, số đã khác"), ("2024-12-14T23:59:59+07:00", "Đã đính chính"),
])  # fmt: skip
def test_what_is_told_otherwise_of_a_period_that_was_over_is_a_correction(as_of, word):
    first = Figure(calendar="police", period_from=date(2023, 12, 15), period_to=date(2024, 12, 15), part="",
                   as_of=datetime.fromisoformat(as_of))  # fmt: skip
    assert corrected(first) == word
