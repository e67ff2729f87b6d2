"""The main job in a real browser, in the year of the districts and in the year without them."""

import re

import pytest

DISTRICTS = {
    "year": "2024", "friday": "2024-03-15 22:30", "transfer": "22:30 thứ Bảy 16/03/2024",
    "days": ["2024-03-16 08:00", "2024-03-18 09:00", "2024-04-01 09:00", "2024-05-08 09:00", "2024-05-10 09:00",
             "2024-06-10 15:00"],
    "commune": "caxa", "other": "caxa2", "investigator": "dieutra", "procurator": "kiemsat",
}  # fmt: skip
NO_DISTRICTS = {
    "year": "2026", "friday": "2026-03-13 22:30", "transfer": "22:30 thứ Bảy 14/03/2026",
    "days": ["2026-03-14 08:00", "2026-03-16 09:00", "2026-04-01 09:00", "2026-05-06 09:00", "2026-05-08 09:00",
             "2026-06-10 15:00"],
    "commune": "caxa_2026", "other": "caxa2_2026", "investigator": "dieutra_tinh", "procurator": "kiemsat_tinh",
}  # fmt: skip


def choose(person, path: str, **fields: str) -> None:
    """Open a form page, fill what is asked, send it, and be back without a refusal."""
    person.go(path)
    for name, value in fields.items():
        box = person.page.locator(f"[name={name}]")
        if value == "*":
            box.select_option(index=1)
        elif box.first.get_attribute("type") == "radio":
            person.page.check(f"[name={name}][value='{value}']")
        else:
            box.fill(value)
    person.page.locator("main form.form button.main, main form button.main").last.click()
    person.page.wait_for_load_state()
    assert not person.page.locator("[role=alert]").count(), person.page.locator("main").inner_text()


def k3(board) -> tuple[int, int, set[str]]:
    """Publish, then read n, d and the list behind K3 from the pages themselves."""
    year = board.site.at.year
    board.go(f"/chi-tieu/?lich=police&nam={year}")
    board.page.get_by_role("button", name="Tính và công bố đến bây giờ").click()
    tile = board.page.locator("article.figure[aria-labelledby='figure-K3']")
    n, d = re.fullmatch(r"(\d+)\s*/\s*(\d+)", tile.locator(".figure-ratio").inner_text()).groups()
    tile.get_by_role("link", name="Danh sách đứng sau con số").click()
    codes = set(re.findall(r"VV-\w{8}", board.page.locator("main").inner_text()))
    return int(n), int(d), codes


def sees(person, code: str) -> bool:
    answer = person.page.request.get(f"{person.site.url}/vu-viec/{code}/")
    return answer.status == 200


@pytest.mark.parametrize("era", [DISTRICTS, NO_DISTRICTS], ids=["2024", "2026"])
def test_main_job(person, site, era):
    site.clock(era["friday"])
    officer, other = person(era["commune"]), person(era["other"])
    investigator, procurator, board = (
        person(era["investigator"]),
        person(era["procurator"]),
        person("thukybcd"),
    )
    before = k3(board)
    assert before[:2] == (0, 0)

    officer.go("/nguon-tin/moi/")
    officer.page.fill(
        "#narrative", "Người mẫu báo con gái bị rủ đi làm ở nước ngoài, lời kể giả lập."
    )
    officer.page.select_option("#article", "150")
    if officer.page.is_checked("#remote_mountain"):
        officer.page.uncheck("#remote_mountain")
    officer.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    officer.page.wait_for_url(re.compile(r"/vu-viec/VV-"))
    code = re.search(r"VV-\w{8}", officer.page.url)[0]
    strip = officer.page.locator("main").inner_text()
    assert era["transfer"].split(" ", 1)[0] in strip
    assert re.search(
        r"22:30.{0,30}(thứ Bảy).{0,20}" + re.escape(era["transfer"][-10:]), strip, re.S
    ), strip[:2000]
    officer.shot(f"matter-{era['year']}")
    assert not sees(other, code) and not sees(procurator, code) and not sees(investigator, code)
    after_registering = k3(board)
    assert after_registering == (before[0], before[1] + 1, before[2] | {code})

    site.clock(era["days"][0])
    choose(officer, f"/vu-viec/{code}/lam/send_handover/")
    investigator.go("/ban-giao/")
    assert code in investigator.page.locator("main").inner_text()
    investigator.shot(f"tray-{era['year']}")
    investigator.page.get_by_role("button", name="Ký nhận").first.click()
    investigator.page.wait_for_load_state()
    assert not sees(procurator, code)

    site.clock(era["days"][1])
    choose(investigator, f"/vu-viec/{code}/lam/assign_handling/", officer="*")
    assert sees(procurator, code) and not sees(other, code)
    choose(procurator, f"/vu-viec/{code}/lam/assign_prosecutor/", officer="*")
    site.clock(era["days"][2])
    choose(
        investigator, f"/vu-viec/{code}/lam/prolong_handling/", reason="Phải xác minh ở nhiều nơi."
    )
    site.clock(era["days"][3])
    choose(investigator, f"/vu-viec/{code}/lam/request_extension/", reason="Chờ kết quả giám định.")
    site.clock(era["days"][4])
    choose(procurator, f"/vu-viec/{code}/lam/grant_extension/", months="2")
    site.clock(era["days"][5])
    choose(investigator, f"/vu-viec/{code}/lam/initiate_case/", article="*")
    investigator.go(f"/vu-viec/{code}/")
    assert "Đã khởi tố vụ án" in investigator.page.locator("main").inner_text()
    investigator.shot(f"initiated-{era['year']}")
    assert k3(board) == (after_registering[0] + 1, after_registering[1], after_registering[2])
    board.go(f"/chi-tieu/?lich=police&nam={era['year']}")
    board.shot(f"board-{era['year']}")
    assert not sees(other, code) and not sees(board, code)
    for one in (officer, investigator, procurator, board):
        assert not one.errors, one.errors
