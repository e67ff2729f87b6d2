"""Rows written without templates: every value escaped, states as the component draws them."""

import re

from django.template import Context, Template
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
    alone = Template("{% state kind label %}").render(
        Context({"kind": "overdue", "label": "quá hạn 2 ngày"})
    )
    assert "#overdue" in alone and "<span>quá hạn 2 ngày</span>" in alone
    assert _tight(alone) in _tight(made["body"])


def test_a_tag_escapes_what_it_is_given():
    drawn = Template("{% state kind label %}{% icon kind %}").render(
        Context({"kind": EVIL, "label": EVIL})
    )
    assert "<script" not in drawn


def test_nothing_is_said_in_words():
    made = table("", ["a"], [], empty=("Không có gì", "chưa ai ghi."))
    assert "nghĩa là chưa ai ghi." in render_to_string("parts/table.html", {"table": made})


def _tight(html: str) -> str:
    return re.sub(r">\s+<", "><", html.strip())
