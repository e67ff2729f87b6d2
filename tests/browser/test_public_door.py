"""The public door in a real browser, without JavaScript, on a desktop and on a cheap phone: report, come back, be answered."""

import pytest

from lachan.access import scope
from lachan.docket.models import Matter
from lachan.letterbox import queries
from lachan.letterbox.commands import answer_letter

from .test_every_page import axe

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STORY = "Em gái tôi bị rủ sang Campuchia làm, giả lập."


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_report_come_back_and_be_answered(chromium, person, site, cast, width, height):
    site.clock("2026-03-13 22:30")
    one, shots = person("", width=width, height=height, js=False), {}
    page = one.page

    def press(name):
        shots[f"{len(shots)} {page.locator('h1').inner_text()}"] = page.content()
        page.get_by_role("button", name=name, exact=True).click()

    one.go("/bao-tin/")
    press("Tiếp tục")
    assert page.get_by_role("alert").first.inner_text().startswith("Cần xem lại")
    page.get_by_label("Có, đang nguy hiểm").check()
    page.get_by_label("Bạn đã thấy").fill(STORY)
    press("Tiếp tục")
    assert page.locator(".danger a[href='tel:113']").is_visible()
    page.get_by_label("Xã, phường nơi xảy ra").select_option(label=place())
    page.get_by_label("Khi nào").fill("từ hôm qua")
    press("Tiếp tục")
    page.get_by_label("Ai có thể đang cần giúp").fill("Em Mẫu, 16 tuổi")
    press("Quay lại")
    assert page.get_by_label("Khi nào").input_value() == "từ hôm qua"
    press("Tiếp tục")
    press("Tiếp tục")
    page.get_by_label("Không nêu tên").check()
    press("Tiếp tục")
    assert STORY in page.content()
    press("Gửi tin")
    assert page.locator("h1").inner_text() == "Đã nhận tin"
    code = page.locator(".code").inner_text()
    assert not page.context.cookies()

    one.go("/bao-tin/tro-lai/")
    page.get_by_label("Mã nhận tin").fill(code)
    site.clock("2026-03-13 22:31")
    press("Mở")
    page.get_by_label("Nói thêm").fill("Xe màu trắng, giả lập.")
    press("Gửi thêm")
    answered(cast, site)
    page.reload()
    said = page.locator("main").inner_text()
    assert said.index("Xe màu trắng, giả lập.") < said.index("Em ấy đi hôm nào?")
    shots["read"] = page.content()
    one.go("/bao-tin/tro-lai/")
    page.get_by_label("Mã nhận tin").fill("1" * 16)
    site.clock("2026-03-13 22:32")
    press("Mở")
    assert "Không mở được tin nào" in page.locator("h1").inner_text()
    shots["none"] = page.content()

    checked(chromium, one, shots, width)


def checked(chromium, one, shots, width):
    """Each page as it was shown, past the policy that forbids the checker's own script: no violation, nothing too wide."""
    past = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=True,
                                storage_state=one.page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    checker.goto(one.site.url + "/bao-tin/tro-lai/")
    for name, content in shots.items():
        checker.set_content(content)
        checker.wait_for_load_state("networkidle")
        assert axe(checker) == [], name
        assert checker.evaluate(WIDE) <= 0, name
    past.close()
    # A refusal is told with 422, a code without a letter with 404; the browser says so on its console, no fault of the page.
    told = ("status of 422", "status of 404")
    assert not [e for e in one.errors if not any(said in e for said in told)], one.errors


def place():
    from lachan.reference.models import Unit

    return Unit.objects.select_related("parent").get(key="c24853.c").in_full


def answered(cast, site):
    by = cast("caxa_2026")
    with scope.acting(by):
        letter = queries.letter_of(by, Matter.objects.get())
    answer_letter(letter=letter, words="Em ấy đi hôm nào?", place=2, by=by, at=site.at)


def test_the_body_reads_and_answers_on_its_page(chromium, person, site, cast):
    from lachan.letterbox.tests.scene import sent

    site.clock("2026-03-13 22:30")
    made = sent(site.at, place="c24853.c")
    one = person("caxa_2026", width=360, height=740)
    one.go(f"/vu-viec/{made.letter.matter.code}/")
    one.page.get_by_role("link", name="Mở trao đổi, trả lời").click()
    one.page.get_by_label("Nội dung").fill("Vào bit.ly/abc")
    one.page.get_by_role("button", name="Gửi cho người báo").click()
    assert "chỉ được có chữ" in one.page.locator("main").inner_text()
    assert one.page.get_by_label("Nội dung").input_value() == "Vào bit.ly/abc"
    one.page.get_by_label("Nội dung").fill("Em ấy đi hôm nào?")
    one.page.get_by_role("button", name="Gửi cho người báo").click()
    assert "Đã gửi" in one.page.locator("main").inner_text()
    one.page.get_by_label("Mục đích").select_option("verify")
    one.page.get_by_role("button", name="Mở trao đổi").click()
    assert "Em ấy đi hôm nào?" in one.page.locator("main").inner_text()
    checked(chromium, one, {"answer": one.page.content()}, 360)


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_a_relative_is_looked_for_and_a_picture_sent_along(
    chromium, person, site, width, height, tmp_path
):
    """Without JavaScript: the steps, the receipt with its place for files, a picture, an offer filled in; clean and whole."""
    from lachan.letterbox.tests.enclosed import photo

    site.clock("2026-03-13 22:30")
    one, shots = person("", width=width, height=height, js=False), {}
    page = one.page

    def press(name):
        shots[f"{len(shots)} {page.locator('h1').inner_text()}"] = page.content()
        page.get_by_role("button", name=name, exact=True).click()

    one.go("/bao-tin/tim-nguoi-than/")
    press("Tiếp tục")
    assert page.get_by_role("alert").first.inner_text().startswith("Cần xem lại")
    page.get_by_label("Họ tên người bạn tìm").fill("Em Mẫu Giả Lập")
    press("Tiếp tục")
    page.get_by_label("Lần cuối biết người đó ở đâu").fill("Bavet, giả lập")
    press("Tiếp tục")
    press("Tiếp tục")
    page.get_by_label("Bạn là gì của người đó").fill("Chị, giả lập")
    page.get_by_label("Không nêu tên").check()
    press("Tiếp tục")
    assert "Em Mẫu Giả Lập" in page.content()
    press("Gửi tin")
    assert "chỉ được cho biết khi chính người đó đồng ý" in page.locator("main").inner_text()
    picture = tmp_path / "anh.jpg"
    picture.write_bytes(photo())
    page.locator("input[type=file]").first.set_input_files(str(picture))
    press("Gửi tệp")
    shots["sent"] = page.content()
    assert "Ảnh" in page.locator("main").inner_text()
    one.go("/kiem-tra-loi-moi/")
    page.get_by_text("Chỉ nghe nói, không có tin để dán").click()
    page.get_by_label("Làm việc gì").fill("chat với khách chơi game")
    page.get_by_label("Phải nộp trước bao nhiêu tiền").fill("5 triệu giữ chỗ")
    press("Kiểm tra")
    assert "Đòi tiền trước" in page.locator("main").inner_text()
    press("Viết thành tin báo")
    assert "5 triệu giữ chỗ" in page.get_by_label("Bạn đã thấy").input_value()
    checked(chromium, one, shots, width)
