"""Victim care in a browser: axe-clean and whole at 1280 and 360 px; a sign by one key; from a list of thirty to supports."""

import io
import re
from datetime import date

import pytest

from lachan.evidence_scan.tests import tagged
from lachan.exchange.returnees.sample import write_sample
from lachan.release.invented import invent
from lachan.victims import commands as c
from tests.care_filled import fill
from tests.care_walk import CARE_ERAS, CareWalk

from .conftest import AXE, SHOTS
from .test_every_page import axe

LEAD, COMMUNE, AID = "ytetinh", "xahoixa_2026", "trogiup"
PARTS = ("", "ho-tro/", "sang-loc/", "sang-loc/un_general/", "noi-chuyen/", "noi-chuyen/dang/", "noi-chuyen/nghi/?viec=dung", "giay-to/", "van-ban/",
         "lam/lien-lac/", "lam/nhu-cau/", "lam/hoan-canh/", "lam/chuyen-gui/?support=legal_aid", "lam/loi-ke/", "lam/giai-cuu/")  # fmt: skip
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def walk(cast, site):
    """Identified, told, referred, with an open alarm."""
    one = CareWalk(cast, CARE_ERAS["new"]).in_care().identified().told().referred()
    one.deed(c.assess_risk, "lead", risks=["followed", "debt"], review_on=one.day(7), words="Giả lập.")  # fmt: skip
    one.deed(c.agree_contact, "lead", facts={"no_calls": True, "no_visits": True, "only_through": "facility_only"}, words="Giả lập.")  # fmt: skip
    one.deed(c.assess_needs, "lead", needs=["health", "shelter"], review_on=one.day(5))
    for kind, audience, form, title in (
        ("certificate", "care", "jpeg", "Giấy xác nhận (giả lập)"), ("medical", "care", "pdf", ""), ("travel", "path", "png", ""),
    ):  # fmt: skip
        c.attach_paper(file=one.file, kind=kind, audience=audience, title=title, content=io.BytesIO(tagged.ALL[form]()),
                       by=one.who("lead"), at=one.later(hours=1))  # fmt: skip
    site.at = one.later(hours=2)
    return one


def base(walk):
    return f"/cham-soc/{walk.file.person.code}/"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_clean_and_fit(walk, person, chromium, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    home, file = "/cham-soc/", base(walk)
    paths = {
        LEAD: [*(home + p for p in ("", "can-lam/", "tiep-nhan/", "tra-cuu/", "danh-sach-tro-ve/", "muc-chi/")), *(file + p for p in PARTS)],
        "dieutra_tinh": [f"{file}van-ban/"], "quantri": ["/mau-van-ban/"],
        AID: [file, f"{file}ho-tro/", f"{file}lam/nhan-chuyen-gui/?support=legal_aid"],
        "thukybcd": [f"{home}chua-nhan/"],
    }  # fmt: skip
    for account, listed in paths.items():
        one = person(account, width=width)
        past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                    storage_state=one.page.context.storage_state())  # fmt: skip
        checker = past.new_page()
        for path in listed:
            one.go(path)
            name = re.sub(r"N-\w+", "x", path).strip("/").replace("/", "-").split("?")[0]
            one.shot(f"care-{account}-{name[9:] or 'list'}-{width}")
            assert one.page.evaluate(WIDE) <= 0, f"{path} is too wide at {width}"
            assert one.page.evaluate("document.documentElement.scrollHeight") < 20_000, (
                f"{path} is squeezed at {width}"
            )
            checker.goto(one.page.url)
            assert axe(checker) == [], path
        past.close()
        assert not one.errors, one.errors


@pytest.mark.parametrize("width", [1280, 360])
def test_what_left_is_clean_and_fits(cast, site, person, chromium, width):
    """Published from the page itself, once; then with an open data set beside it."""
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    fill(cast, invent(520, 4, (2024, 2025)))
    site.clock("2026-03-13 09:00")
    one = person("thukybcd", width=width)
    one.go("/cham-soc/cong-bo/")
    one.shot(f"care-left-none-{width}")
    one.page.select_option("#tu", "2024")
    one.page.get_by_label("Số liệu của những năm này đã đủ").check()
    one.page.get_by_role("button", name="Công bố").click()
    one.page.get_by_text("Đã công bố bảng của năm 2024–2025").wait_for()
    c.release_victim_data(
        year_from=2024, year_to=2025, epsilon=1.5, delta=1e-6, by=cast("thukybcd"), at=site.at
    )
    past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    one.go("/cham-soc/cong-bo/")
    one.shot(f"care-left-{width}")
    assert one.page.evaluate(WIDE) <= 0
    checker = past.new_page()
    checker.goto(one.page.url)
    assert axe(checker) == []
    past.close()
    assert not one.errors, one.errors


@pytest.mark.parametrize("width", [1280, 360])
def test_signs_are_answered_by_single_keys(walk, person, width):
    one = person(LEAD, width=width)
    one.go(f"{base(walk)}sang-loc/un_general/")
    one.page.locator("[data-sign] input").first.focus()
    one.press("c", "k", "?", "c")
    said = one.page.eval_on_selector_all("[data-sign] input:checked", "all => all.map(one => one.value)")  # fmt: skip
    assert said == ["yes", "no", "unknown", "yes"]
    one.page.get_by_role("button", name="Xem gợi ý, chưa ghi").focus()
    one.press("Enter")
    one.page.get_by_text("Có dấu hiệu cần xác minh").wait_for()
    said = one.page.eval_on_selector_all("[data-sign] input:checked", "all => all.map(one => one.value)")  # fmt: skip
    assert said == ["yes", "no", "unknown", "yes"]
    one.page.select_option("#signs", "yes")
    one.page.get_by_role("button", name="Ghi kết quả sàng lọc").click()
    one.page.get_by_text("Đã ghi sàng lọc.").wait_for()
    assert not one.errors, one.errors


@pytest.mark.parametrize("width", [1280, 360])
def test_a_paper_is_photographed_refused_kept_and_opened(walk, person, tmp_path, width):
    """From the camera on a telephone, from a folder at a desk; opened as a file, and the page stays usable."""
    good, bad = tmp_path / f"{tagged.CANARY}.jpg", tmp_path / "a.jpg"
    good.write_bytes(tagged.jpeg((3000, 2000)))
    bad.write_bytes(b"MZ" + bytes(500))
    one = person(LEAD, width=width)
    one.go(f"{base(walk)}giay-to/")
    one.page.select_option("#kind", "signed")
    one.page.fill("#title", "Biên bản (giả lập)")
    one.page.set_input_files("#content", bad)
    one.page.get_by_role("button", name="Kèm giấy tờ").click()
    one.page.get_by_text("chương trình chạy được").first.wait_for()
    one.shot(f"care-paper-refused-{width}")
    assert one.page.input_value("#title") == "Biên bản (giả lập)"
    assert one.page.evaluate(WIDE) <= 0
    one.page.set_input_files("#photo" if width == 360 else "#content", good)
    one.page.get_by_role("button", name="Kèm giấy tờ").click()
    one.page.get_by_text("Đã kèm giấy tờ").wait_for()
    row = one.page.locator("li", has_text="Biên bản (giả lập)")
    row.get_by_text("Mở", exact=False).first.click()
    row.get_by_label("Mục đích").select_option("protect")
    one.shot(f"care-paper-opening-{width}")
    for _ in range(2):  # and once more: the button was not shut for good
        with one.page.expect_download() as given:
            row.get_by_role("button", name="Tải về để xem").click()
        name, data = given.value.suggested_filename, given.value.path().read_bytes()
        assert name == f"{walk.file.person.code}-bien-ban-van-ban-da-ky-4.jpeg"
        assert data.startswith(b"\xff\xd8\xff") and tagged.CANARY.encode() not in data
    assert [
        said for said in one.errors if "422" not in said
    ] == []  # the refusal that was asked for


def test_a_telephone_is_asked_for_its_camera_and_a_desk_is_not(walk, person, chromium):
    one = person(LEAD, width=360)
    one.go(f"{base(walk)}giay-to/")
    assert not one.page.locator("#photo").is_visible()
    held = chromium.new_context(viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True, bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    phone = held.new_page()
    phone.goto(one.page.url)
    photo = phone.locator("#photo")
    assert photo.is_visible() and photo.get_attribute("capture") == "environment"
    assert phone.evaluate(WIDE) <= 0
    assert axe(phone) == []
    photo.scroll_into_view_if_needed()
    phone.screenshot(
        path=SHOTS / "care-paper-phone.png"
    )  # of the whole page it would forget what it holds
    held.close()


def test_on_a_phone_a_talk_is_stopped_by_one_touch(walk, person):
    one = person(LEAD, width=360)
    one.go(f"{base(walk)}noi-chuyen/dang/")
    stop = one.page.get_by_role("link", name="Dừng lại")
    assert stop.bounding_box()["height"] >= 60
    stop.click()
    one.page.get_by_role("heading", name="Đã dừng").wait_for()


@pytest.mark.parametrize(
    ("account", "on"), [(COMMUNE, date(2026, 3, 10)), ("xahoixa", date(2025, 6, 16))]
)
def test_from_a_list_of_thirty_to_a_support_in_either_regime(site, person, tmp_path, account, on):
    path = tmp_path / "tro-ve.xlsx"
    write_sample(path, received_on=on)
    site.clock(f"{on} 21:00")
    one = person(account)
    one.go("/cham-soc/danh-sach-tro-ve/")
    one.page.set_input_files("#file", path)
    one.page.get_by_role("button", name="Đọc thử, chưa ghi").click()
    one.page.get_by_role("heading", name="Đọc thử: 30 người").wait_for()
    one.shot(f"care-list-tried-{on}")
    one.page.get_by_role("button", name="Tiếp nhận các dòng đã rõ").click()
    one.page.get_by_role("heading", name="Đã tiếp nhận 30 người").wait_for()
    one.shot(f"care-list-received-{on}")
    one.page.locator("a[href*='/sang-loc/']").first.click()
    one.page.locator("[data-sign] input").first.focus()
    one.press("c")
    one.page.get_by_role("button", name="Xem gợi ý, chưa ghi").click()
    one.page.select_option("#signs", "yes")
    one.page.get_by_role("button", name="Ghi kết quả sàng lọc").click()
    one.page.get_by_text("Đã ghi sàng lọc.").wait_for()
    law = "Luật 66/2011" if on < date(2025, 7, 1) else "Luật 53/2024"
    assert law in one.page.content()
    assert "Người Mẫu" not in one.page.inner_text("main")
    one.page.get_by_role("link", name="Đánh giá nhu cầu", exact=True).click()
    one.page.check("input[name=needs][value=health]")
    one.page.fill("#review_on", f"{on:%d/%m/%Y}")
    one.page.get_by_role("button", name="Ghi: Đánh giá nhu cầu").click()
    one.page.get_by_text("Đã ghi: Đánh giá nhu cầu.").wait_for()
    assert not one.errors, one.errors


def test_a_copy_with_a_name_is_made_by_keyboard_for_a_purpose(walk, person):
    """A refused one says why beside its paper; a made one is a file, and the page can make another."""
    one = person("dieutra_tinh", width=360)
    one.go(f"{base(walk)}van-ban/")
    one.page.locator("summary", has_text="Lập bản có tên").first.focus()
    one.press("Enter")
    one.page.get_by_role("button", name="Lập bản có tên").first.focus()
    one.press("Enter")
    one.page.get_by_text("phải nêu lập để làm gì").wait_for()
    for _ in range(2):
        one.page.get_by_label("Lập để làm gì").first.select_option("for_person")
        button = one.page.get_by_role("button", name="Lập bản có tên").first
        one.page.wait_for_function("button => !button.disabled", arg=button.element_handle())
        button.focus()
        with one.page.expect_download() as made:
            one.press("Enter")
        assert re.fullmatch(r"confirmation-N-\w+-co-ten\.docx", made.value.suggested_filename)
    assert "Người Trở Về" not in one.page.inner_text("main")
    assert not [e for e in one.errors if "422" not in e], one.errors
