"""The six views in Chromium, under the application's own policy: one choice for all, keys alone, tables behind, in time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lachan.proof.checking import check
from lachan.proof.loading import made
from lachan.proof.schema import example
from lachan.proof.sending import views
from lachan.proof.tests.large import large

from .conftest import AXE, SHOTS
from .evidence_page import ITEMS, NAMES, POLICY, many_days, page, served
from .test_every_page import axe


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    pages = {"/small": page(views(made(example()))), "/large": page(views(large(), check(large()).findings)), "/days": page(many_days()),
             "/stacked": page(views(made(example())), tabs=False)}  # fmt: skip
    with served(pages) as url:
        yield url


@pytest.fixture
def look(chromium, site) -> Iterator[object]:
    opened, errors = [], []

    def at(path: str, width: int = 1280, **more: object) -> object:
        context = chromium.new_context(viewport={"width": width, "height": 850}, locale="vi-VN", **more)  # fmt: skip
        opened.append(context)
        one = context.new_page()
        one.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        one.on("pageerror", lambda fault: errors.append(str(fault)))
        one.goto(site + path)
        one.wait_for_selector(".evidence-view")
        one.evaluate("addEventListener; document.addEventListener('lachan:open', e => (window.opened = [...(window.opened || []), e.detail]))")  # fmt: skip
        return one

    yield at
    for context in opened:
        context.close()
    assert [x for x in errors if "vendor" not in x and "404" not in x] == []


def test_the_policy_is_the_application_s(settings) -> None:
    said = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert "; ".join(f"{name} {' '.join(values)}" for name, values in said.items()) == POLICY


def test_what_is_chosen_in_one_view_is_marked_in_the_others_and_kept_by_the_address(look) -> None:
    one = look("/small#xem=tree")
    one.click("section:not([hidden]) [data-id=p1]")
    assert "chon=p1" in one.evaluate("location.hash")
    one.click("[data-shows=timeline]")
    assert one.locator(".evidence-days .is-chosen[data-id=p1]").count() == 1
    one.click("[data-shows=matrix]")
    assert one.locator("thead .is-touched").count() == 3  # e1, e4 speak for it, e2 explains it
    one.click("[data-shows=network]")
    assert one.locator(".ev-person.is-touched").count() == 2
    one.reload()
    one.wait_for_selector(".ev-person.is-touched")
    assert one.locator(".evidence-picked li").count() == 1


def test_keys_alone_go_choose_open_and_let_go(look) -> None:
    one = look("/small#xem=tree")
    one.focus("[data-shows=tree]")
    one.keyboard.press("ArrowRight")
    assert one.evaluate("document.activeElement.dataset.shows") == "timeline"
    one.keyboard.press("ArrowLeft")
    for _ in range(7):
        one.keyboard.press("Tab")
        if one.evaluate("!!document.activeElement.closest('svg [data-id]')"):
            break
    assert one.evaluate("document.activeElement.dataset.id") == "c1"
    one.keyboard.press("ArrowRight")
    assert one.evaluate("document.activeElement.dataset.id").startswith("c1/")
    one.keyboard.press("ArrowRight")
    one.keyboard.press("ArrowRight")
    here = one.evaluate("document.activeElement.dataset.id")
    assert one.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    one.keyboard.press("Space")
    assert one.locator(".ev-node.is-chosen").get_attribute("data-id") == here
    one.keyboard.press("Enter")
    assert one.evaluate("opened[0].id") == here
    assert one.evaluate("opened[0].folio").startswith("BL ")
    one.keyboard.press("Escape")
    assert one.locator(".is-chosen").count() == 0
    assert one.locator("svg [tabindex='0']:visible").count() == 1


def test_every_view_has_its_table_behind_it_and_a_row_chooses_too(look) -> None:
    one = look("/small")
    for name in NAMES:
        one.click(f"[data-shows={name}]")
        box = one.locator("section:not([hidden]) .evidence-behind").first
        if not box.evaluate("x => x.open"):
            box.locator("summary").click()
        row = box.locator("tbody tr").first
        row.click()
        assert row.evaluate("x => x.classList.contains('is-chosen')"), name


def test_a_branch_folds_and_a_large_file_opens_folded(look) -> None:
    one = look("/large#xem=tree")
    before = one.locator(".ev-node").count()
    assert before <= 60
    one.locator(".ev-node.element [data-folds]").first.dispatch_event("click")
    assert one.locator(".ev-node").count() > before
    one.get_by_role("button", name="Mở hết").click()
    assert one.locator(".ev-node").count() > 1500
    assert one.evaluate("""() => { const a = document.querySelector('.ev-node.charge').getBoundingClientRect(), b = document.querySelector('.evidence-scene').getBoundingClientRect();
      return a.top >= b.top && a.bottom <= b.bottom && a.left >= b.left }""")
    one = look("/large#xem=network")
    assert one.locator(".ev-person").count() <= 300
    one = look("/large#xem=tree&chon=e17")
    assert one.locator(".ev-node.is-chosen[data-id=e17]").count() == 1


def test_a_question_of_the_page_chooses_its_objects(look) -> None:
    one = look("/small")
    one.click("[data-selects]")
    assert one.locator(".evidence-picked li").count() == 2


def test_open_questions_stand_beside_what_they_are_about(look) -> None:
    one = look("/large#xem=matrix&chon=p14")
    asked = next(x for x in check(large()).findings if "p14" in x.objects)
    one.locator("summary", has_text="Còn hỏi").click()
    assert asked.sentence in one.locator(".evidence-asked").inner_text()
    one.locator(".evidence-asked button").first.click()
    assert set(one.evaluate("location.hash").split("chon=")[1].split(",")) == set(asked.objects)


def test_cells_say_by_sign_what_evidence_does(look) -> None:
    one = look("/small")
    signs = set(one.locator("td .ev-cell [aria-hidden]").all_inner_texts())
    assert {"+", "(+)"} <= signs


def test_money_balances_and_says_what_has_no_trace(look) -> None:
    one = look("/large#xem=money")
    paid, got = (
        one.evaluate("""() => [...document.querySelectorAll('.ev-side')].map(g => [+g.querySelector('rect').getAttribute('x'), +g.querySelector('rect').getAttribute('height')])
      .reduce((all, [x, tall]) => (all[x > 600 ? 1 : 0] += tall, all), [0, 0])""")
    )
    assert paid == pytest.approx(got, rel=0.001)
    assert one.get_by_text("chưa có dấu vết").count() >= 2


@pytest.mark.parametrize("width", [1280, 360])
def test_ten_thousand_moments_are_there_within_two_seconds(look, width, capsys) -> None:
    one = look("/days#xem=timeline", width)
    one.wait_for_function("performance.getEntriesByName('evidence:timeline').length")
    took = one.evaluate("performance.getEntriesByName('evidence:timeline')[0].startTime")
    drawn = one.locator(".evidence-days [data-id]").count()
    with capsys.disabled():
        print(f"\n  {ITEMS:,} moments at {width} px: first drawn {took:.0f} ms after the page was asked for, {drawn} marks")  # fmt: skip
    assert took <= 2000
    assert 0 < drawn < 3000
    one.locator(".evidence-days .ev-chip").first.dispatch_event("click")
    assert one.locator(".evidence-days .ev-item").count() > 0


def test_arrows_go_on_where_the_window_of_the_timeline_ends(look) -> None:
    one = look("/days#xem=timeline")
    one.focus(".evidence-days [data-id][tabindex='0']")
    lane = "document.activeElement.dataset.key.replace('+', '').split('|')[0]"
    first = one.evaluate(lane)
    for _ in range(40):
        one.keyboard.press("ArrowDown")
    assert one.evaluate(lane) > first
    assert one.evaluate("document.querySelector('.evidence-days-frame').scrollTop") > 0
    one.keyboard.press("+")
    one.keyboard.press("+")
    left = one.evaluate("document.querySelector('.evidence-days .axis text').textContent")
    for _ in range(60):
        one.keyboard.press("ArrowRight")
    assert one.evaluate("document.querySelector('.evidence-days .axis text').textContent") != left
    assert one.evaluate("!!document.activeElement.closest('.evidence-days')")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", sorted(NAMES))
def test_axe_finds_nothing_and_nothing_hangs_over(look, name, width) -> None:
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    one = look(f"/small#xem={name}&chon=p1", width, bypass_csp=True)
    assert one.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0  # fmt: skip
    assert not {"null", "undefined", "NaN"} & set(one.locator("main").inner_text().split())
    SHOTS.mkdir(exist_ok=True)
    one.screenshot(path=SHOTS / f"evidence-{name}-{width}.png", full_page=True)
    assert axe(one) == []


def test_without_tabs_all_six_stand_one_under_another(look) -> None:
    one = look("/stacked")
    for name in NAMES:
        one.locator(f"[data-evidence-view={name}]").scroll_into_view_if_needed()
        one.wait_for_selector(f"[data-evidence-view={name}] .evidence-view")
