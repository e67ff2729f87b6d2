"""Rows written without templates: every value escaped, states as the component draws them."""

import re

from django.template.loader import render_to_string

from lachan.web.table import table

EVIL = "<script>'\"&"


def test_every_value_is_escaped():
    cells = [
        {"text": EVIL, "sub": EVIL, "url": f"/x?{EVIL}"},
        {"code_name": EVIL},
        {"state": "met", "state_label": EVIL},
        {"stage": EVIL, "stage_kind": ""},
    ]
    made = table(EVIL, [EVIL] * 4, [cells], empty=("", ""))
    html = render_to_string("parts/table.html", {"table": made})
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 11


def test_a_state_is_drawn_as_the_component_draws_it():
    made = table(
        "", ["a"], [[{"state": "overdue", "state_label": "quá hạn 2 ngày"}]], empty=("", "")
    )
    alone = render_to_string("parts/state.html", {"state": "overdue", "label": "quá hạn 2 ngày"})
    assert _tight(alone) in _tight(made["body"])


def test_nothing_is_said_in_words():
    made = table("", ["a"], [], empty=("Không có gì", "chưa ai ghi."))
    assert "nghĩa là chưa ai ghi." in render_to_string("parts/table.html", {"table": made})


def _tight(html: str) -> str:
    return re.sub(r">\s+<", "><", html.strip())
