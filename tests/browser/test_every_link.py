"""Every page of plan, targets and reports that a link leads to, found by walking: clean, whole, by keyboard, on paper."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from lachan.intake import commands as intake
from lachan.plan import commands
from lachan.plan.tests.scene import KEEPER, body
from lachan.reference.models import Unit
from lachan.web.plan import keeping, reporting_forms
from lachan.web.urls import urlpatterns
from tests.walking import given, hour

from . import scenes
from .conftest import AXE
from .test_committee_reports import drafted
from .test_every_page import axe

ROOTS = ("/ke-hoach/", "/chi-tieu/", "/bao-cao/", "/so-lieu/", "/so-lieu-cong-bo/")
OF_ACCOUNT = {KEEPER: ROOTS, "soyte": (*ROOTS[:2], "/viec-hom-nay/ke-hoach/"), "ubnd": ROOTS[:1]}
FILES = {"plan_file", "plan_workbook", "report_file", "report_page"}
ANSWERS = {
    "publish_figures",
    "edit_paragraph",
    "issue_report",
    "keep_signed_report",
    "record_report_sent",
}
# Of these several are opened: which links they have depends on where each stands.
MANY, AT_MOST = {"plan_task", "one_plan"}, 8
LINKS = "links => links.filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
INLINE = "script:not([src]), [onclick], :not(.chart, .chart *)[style]:not([style=''])"


@pytest.fixture
def told(cast, site):
    """A plan with every kind of turn, two reports received, one task that waits for another body."""
    plan = scenes.planned(cast, site)
    commands.say_blocked(
        share=plan["given"],
        by=cast("ubnd"),
        at=site.at,
        blocker=body("68-cat"),
        words="Chờ, giả lập.",
    )
    ground = Unit.objects.get(key="c24853.c")
    for day in ("2026-03-04 09:00", "2026-03-05 09:00"):
        intake.receive_report(
            given=given(hour(day), place_id=ground.id), by=cast("dieutra"), at=hour(day)
        )
    return plan


def key_of(path):
    """Which page this is: its name and verb; nothing for files and for what is another issue's."""
    bare = urlsplit(path).path
    if not bare.startswith((*ROOTS, "/viec-hom-nay/ke-hoach/")):
        return None
    match = resolve(bare)
    return None if match.url_name in FILES else (match.url_name, match.kwargs.get("verb", ""))


def walk(page, url, roots):
    """Page by page to whatever their links lead to: of each kind the first."""
    todo, seen, found, opened = list(roots), set(), {}, Counter()
    while todo:
        path = todo.pop(0)
        key = key_of(path)
        if (
            key is None
            or path in seen
            or (key in found and (key[0] not in MANY or opened[key] >= AT_MOST))
        ):
            continue
        seen.add(path)
        page.goto(url + path)
        opened[key] += 1
        found.setdefault(key, path)
        todo += page.eval_on_selector_all("main a[href]", LINKS)
    return found


def looks(one, checker, path):
    """On a wide screen, on a narrow one and on paper; by axe, by our policy, by keyboard."""
    answer = one.page.goto(one.site.url + path)
    assert answer.status == 200 and "unsafe" not in answer.headers["content-security-policy"], path
    assert not one.page.locator(INLINE).count(), path
    assert "DỮ LIỆU GIẢ LẬP" in one.page.locator("body").inner_text(), path
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement !== document.body"), path
    for width in (1280, 360):
        one.page.set_viewport_size({"width": width, "height": 800})
        assert one.page.evaluate(WIDE) <= 0, (path, width)
    one.page.set_viewport_size({"width": 680, "height": 1000})
    one.page.emulate_media(media="print")
    assert one.page.evaluate(WIDE) <= 0 and not one.page.locator(".topbar").is_visible(), path
    one.page.emulate_media(media="screen")
    checker.goto(one.site.url + path)
    assert axe(checker) == [], path


def test_every_page_of_plan_targets_and_reports(told, person, chromium, site):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    found = {}
    for account, roots in OF_ACCOUNT.items():
        one = person(account)
        if account == KEEPER:
            one.go("/chi-tieu/")
            one.page.get_by_role("button", name="Tính và công bố").click()
            drafted(one)
        past = chromium.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN", bypass_csp=True,
                                    storage_state=one.page.context.storage_state())  # fmt: skip
        checker, pages = past.new_page(), walk(one.page, site.url, roots)
        for path in pages.values():
            looks(one, checker, path)
        past.close()
        found |= pages
        assert not one.errors, one.errors
    own = {one.name for one in urlpatterns if f"/{one.pattern}".startswith(ROOTS)}
    assert own - FILES - ANSWERS == {name for name, _ in found} - {"desk_tasks"}
    verbs = {
        *keeping.NEW,
        *keeping.PAPER,
        *keeping.MEETING,
        *keeping.OF_PLAN,
        *keeping.OF_TASK,
        *reporting_forms.ALL,
    }
    assert verbs == {verb for _, verb in found if verb}
