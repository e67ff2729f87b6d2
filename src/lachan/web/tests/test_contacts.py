"""Where one wants to be told: one's own address, what could not be sent, and whom no alarm reaches."""

import re
from datetime import timedelta

import pytest

from lachan.oversight.alerts.models import Contact, Delivery
from lachan.oversight.alerts.scan import scan
from lachan.oversight.tests.made import Made

pytestmark = pytest.mark.database
URL = "/canh-bao/noi-nhan/"
BODIES = Made(police="68-csdt", procuracy="68-vks", facility="68-ttg")


@pytest.fixture
def alarm(committed, now):
    """A term that ends in five hours, told to the police and the procuracy of the province."""
    from .conftest import FRIDAY

    matter = BODIES.matter(FRIDAY)
    BODIES.in_custody(matter, "BC-GIA-LAP", "C06", FRIDAY + timedelta(hours=5))
    scan(FRIDAY, "test", FRIDAY)
    now(FRIDAY + timedelta(minutes=1))
    return matter, FRIDAY


def typed(**more):
    return {"channel": "email", "address": "truc@gia-lap.example", "wants": "release", **more}


def test_one_gives_an_address_replaces_it_and_ends_it(sign_in):
    client = sign_in("dieutra_tinh")
    assert "Chưa có địa chỉ nào" in client.get(URL).content.decode()
    assert client.post(URL, typed(quiet_from="22:00", quiet_to="06:00"))["Location"] == URL
    html = client.get(URL).content.decode()
    assert "yên lặng 22:00–06:00" in html
    assert client.post(URL, typed(address="khac@gia-lap.example")).status_code == 302
    html = client.get(URL).content.decode()
    assert ("khac@gia-lap.example" in html, "truc@gia-lap.example</p>" in html) == (True, False)
    (end,) = re.findall(r'action="(/canh-bao/noi-nhan/[0-9a-f-]+/ngung/)"', html)
    assert sign_in("kiemsat_tinh").post(end).status_code == 404
    assert client.post(end)["Location"] == URL
    assert not Contact.objects.using("keeper").filter(valid_to=None).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"address": "khong-phai-thu"}, "không đúng dạng"), ({"quiet_from": "25 giờ", "quiet_to": "06:00"}, "không đọc được"),
     ({"quiet_from": "22:00"}, "phải có cả giờ bắt đầu"), ({"channel": "webhook", "address": "https://x.example/"}, "quản trị")],
)  # fmt: skip
def test_what_is_wrong_comes_back_as_typed(sign_in, wrong, said):
    answer = sign_in("dieutra_tinh").post(URL, typed(**wrong))
    html = answer.content.decode()
    assert (answer.status_code, said in html) == (422, True)
    assert typed(**wrong)["address"] in html
    assert not Contact.objects.using("keeper").exists()


def test_nobody_sees_the_address_of_a_colleague_and_who_has_no_duty_no_page(sign_in):
    sign_in("dieutra_tinh").post(URL, typed())
    assert "truc@gia-lap" not in sign_in("kiemsat_tinh").get(URL).content.decode()
    assert sign_in("thukybcd").get(URL).status_code == 403


def test_an_alarm_that_reaches_nobody_is_said_on_the_desk_and_here(alarm, sign_in):
    client = sign_in("dieutra_tinh")
    assert "1 báo động chưa đến được ai" in client.get("/viec-hom-nay/").content.decode()
    assert "1 báo động trả tự do đang mở chưa đến được ai" in client.get(URL).content.decode()


def test_what_could_not_be_sent_is_listed_with_why_until_it_is(alarm, sign_in):
    matter, at = alarm
    client = sign_in("dieutra_tinh")
    client.post(URL, typed())
    scan(at + timedelta(minutes=2), "test", at)
    rows = Delivery.objects.using("keeper")
    for state, error, said in (
        ("failed", "smtp_550", "từ chối hộp thư này"),
        ("waiting", "no_channel", "chưa được cài đặt"),
        ("waiting", "http_TimeoutError", "chưa trả lời"),
        ("failed", "webhook_host", "danh sách được phép"),
    ):
        rows.update(state=state, error=error, tries=3)
        html = client.get(URL).content.decode()
        assert (matter.code in html, said in html) == (True, True), error
        assert matter.code not in sign_in("caxa_2026").get(URL).content.decode()
    rows.update(state="sent", error="", sent_at=at)
    html = client.get(URL).content.decode()
    assert (matter.code in html, "chưa đến được ai" in html) == (False, False)


@pytest.mark.parametrize("account", ["thukybcd", "lanhdao", "quantri"])
def test_who_looks_after_all_sees_whom_no_alarm_reaches_and_no_code(alarm, sign_in, account):
    matter, _ = alarm
    html = sign_in(account).get("/canh-bao/chua-den/").content.decode()
    assert html.count('role="rowheader"') == 2
    assert matter.code not in html
    assert "BC-GIA-LAP" not in html


def test_others_see_their_own_agency_only(alarm, sign_in):
    html = sign_in("kiemsat_tinh").get("/canh-bao/chua-den/").content.decode()
    assert html.count('role="rowheader"') == 1
    assert (
        'role="rowheader"' not in sign_in("caxa_2026").get("/canh-bao/chua-den/").content.decode()
    )
    assert sign_in("tongdai").get("/canh-bao/chua-den/").status_code == 200
