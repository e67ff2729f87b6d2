"""Every page: axe-core clean, no policy violation, no overflow at 360 px, usable by keyboard; a picture kept."""

import re

import pytest

from .conftest import AXE

PAGES = {
    "caxa": ["/viec-hom-nay/", "/nguon-tin/moi/", "/vu-viec/", "/ban-giao/", "/kenh/", "/sach-luat/", "/tai-khoan/",
             "MATTER", "MATTER/lam/send_handover/", "MATTER/lam/classify_report/", "MATTER/lam/add_person/"],
    "dieutra": ["/viec-hom-nay/", "/tra-cuu/", "/canh-bao/noi-nhan/", "/canh-bao/chua-den/"],
    "thukybcd": ["/chi-tieu/", "FIGURE", "/doi-chieu/", "/so-lieu-cong-bo/"],
    "thanhtra": ["/nhat-ky/"],
    "": ["/dang-nhap/", "/khong-co-trang-nay/"],
}  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def axe(page) -> list[str]:
    """Violations by rule and element; run past the page's own policy, which forbids injected script."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [f"{v['id']}: {n['html'][:120]}" for v in found["violations"] for n in v["nodes"]]


def a_matter(person) -> str:
    person.go("/nguon-tin/moi/")
    person.page.fill("#narrative", "Lời kể giả lập.")
    person.page.fill("#full_name_1", "Người Mẫu Thử")
    person.page.get_by_role("button", name="Tiếp nhận và vào sổ").click()
    person.page.wait_for_url(re.compile(r"/vu-viec/VV-"))
    return re.search(r"/vu-viec/VV-\w+", person.page.url)[0]


def paths(person, account: str) -> list[str]:
    real = {}
    if account == "caxa":
        real["MATTER"] = a_matter(person)
    if account == "thukybcd":
        person.go("/chi-tieu/")
        person.page.get_by_role("button", name="Tính và công bố").click()
        real["FIGURE"] = person.page.locator("a[href*='/danh-sach/']").first.get_attribute("href")
    return [re.sub("^(MATTER|FIGURE)", lambda m: real[m[0]], path) for path in PAGES[account]]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("account", list(PAGES))
def test_page(person, chromium, site, account, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    site.clock("2024-03-15 22:31")
    one = person(account, width=width, height=740)
    todo = paths(one, account)
    state = one.page.context.storage_state()
    past = chromium.new_context(viewport={"width": width, "height": 740}, locale="vi-VN", bypass_csp=True,
                                storage_state=state)  # fmt: skip
    checker = past.new_page()
    for path in todo:
        answer = one.page.goto(site.url + path)
        assert answer.headers["content-security-policy"].count("unsafe") == 0
        wide = one.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} is {wide} px too wide at {width}"
        assert not one.page.locator(
            "script:not([src]), :not(.chart, .chart *)[style]:not([style='']), [onclick]"
        ).count(), path
        name = re.sub(r"VV-\w+|[0-9a-f-]{36}", "x", path).strip("/").replace("/", "-") or "root"
        one.shot(f"page-{account or 'nobody'}-{name}-{width}")
        one.page.keyboard.press("Tab")
        assert one.page.evaluate("document.activeElement !== document.body"), path
        checker.goto(site.url + path)
        assert axe(checker) == [], path
    past.close()
    serious = [e for e in one.errors if "404" not in e]
    assert not serious, serious
