"""The map of places in a real page: axe-clean, keyboard from the table to the place, 360 px, no policy broken."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from lachan.reference.ground import SUPPRESSED, base_on
from lachan.web.map.atlas import atlas_of
from lachan.web.map.drawing import Asked, drawn

from .conftest import AXE
from .test_every_page import axe


def markup(name, day):
    atlas = atlas_of("lamdong")
    base = base_on(atlas.units, day)
    values = {key: (SUPPRESSED if n % 11 == 0 else None if n % 13 == 0 else n % 9)
              for n, key in enumerate(sorted(base.keys))}  # fmt: skip
    asked = Asked(name, "Nguồn tin (giả lập)", "nguồn tin", values, base)
    return render_to_string("map/_map.html", {"m": drawn(atlas, asked)})


def put(page, site):
    """Into a page of the application, under its policy: no page of ours carries a map yet."""
    page.goto(f"{site.url}/sach-luat/")
    page.evaluate(
        """([html, href]) => new Promise(done => {
        const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done});
        document.querySelector('main .page').innerHTML = '<h1>Bản đồ</h1>' + html;
        document.head.append(link);
    })""",
        [
            markup("moi", date(2025, 8, 1)) + markup("cu", date(2024, 6, 1)),
            "/static/lachan/map.css",
        ],
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_the_map_is_read_with_keys_and_by_a_reader(person, chromium, site, width):
    if not AXE.exists():
        pytest.skip("Chưa có axe-core: chạy scripts/assets.sh dev.")
    one = person("thukybcd", width=width, height=740)
    page = one.page
    put(page, site)
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    one.shot(f"map-{width}")
    page.locator("summary").filter(has_text="Bảng số liệu").first.focus()
    one.press("Enter", "Tab", "Tab", "Enter")
    target = page.evaluate("document.querySelector('svg :target')?.id")
    assert target == page.locator("figure a").first.get_attribute("href").removeprefix("#")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('svg :target')).fill")
        == "rgb(201, 138, 27)"
    )
    assert not one.errors
    past = chromium.new_context(viewport={"width": width, "height": 740}, locale="vi-VN", bypass_csp=True,
                                storage_state=page.context.storage_state())  # fmt: skip
    checker = past.new_page()
    put(checker, site)
    checker.evaluate("document.querySelectorAll('figure details').forEach(one => one.open = true)")
    assert axe(checker) == []
    past.close()
