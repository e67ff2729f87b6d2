"""Slides: native shapes that a person can still edit, connectors that hold, the lane against on every slide of an element."""

import io
import time
from typing import Any

from pptx import Presentation

from lachan.proof.tests.changing import changed
from lachan.reporting.evidence.booklet import booklet
from lachan.reporting.evidence.deck import FONT, MOST
from lachan.reporting.evidence.head import printed
from lachan.reporting.evidence.slides import EARLIER, pptx
from lachan.reporting.evidence.tests.many import many
from lachan.reporting.evidence.words import AGAINST, MISSING


def slides(file: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(file)).slides)


def words(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_at_most_forty_native_shapes_none_outside_the_slide() -> None:
    deck = Presentation(io.BytesIO(pptx(printed(many()))))
    for slide in deck.slides:
        assert 0 < len(slide.shapes) <= MOST
        for shape in slide.shapes:
            assert shape.shape_type != 13  # no picture
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height


def test_connectors_are_glued_to_shapes_of_the_slide() -> None:
    count = 0
    for slide in slides(pptx(printed(many(9)))):
        ids = {shape.shape_id for shape in slide.shapes}
        assert len(ids) == len(slide.shapes)
        for one in slide.shapes._spTree.iter("{*}stCxn", "{*}endCxn"):
            count += 1
            assert int(one.get("id")) in ids
    assert count > 50


def test_every_slide_of_an_element_has_the_lane_against_and_says_what_is_missing() -> None:
    found = [s for s in slides(pptx(printed(many()))) if " — " in words(s)[0]]
    assert len(found) > 20
    for slide in found:
        assert AGAINST in words(slide)
        lane = [s for s in slide.shapes if s.top > 4.9 * 914400 and s.has_text_frame and s.text_frame.text]  # fmt: skip
        assert any(s.text_frame.text in (MISSING, EARLIER) or "Lời khai" in s.text_frame.text for s in lane)  # fmt: skip


def test_what_speaks_against_is_never_left_to_the_booklet() -> None:
    """However many there are: a slide more for every four."""
    more = [{"id": f"p{n}", "text": f"Lời trình bày số {n} trái với việc giao người", "nature": "denial"} for n in range(50, 63)]  # fmt: skip
    links = [{"from": "e2", "to": p["id"], "kind": "supports"} for p in more]
    links += [{"from": p["id"], "to": "c1/act", "kind": "attacks"} for p in more]
    told = "\n".join(t for s in slides(pptx(printed(changed({"add": {"propositions": more, "links": links}})))) for t in words(s))  # fmt: skip
    assert all(p["text"] in told for p in more)


def test_an_approved_list_decides_what_is_shown_and_the_rest_is_counted() -> None:
    made = printed(changed({}))
    some = "\n".join(t for s in slides(pptx(made, ("e3", "p3"))) for t in words(s))
    whole = "\n".join(t for s in slides(pptx(made)) for t in words(s))
    assert "Sao kê chuyển khoản" in some and "Tin nhắn hẹn giao người" not in some
    assert "chứng cứ ngoài danh mục được duyệt" in some
    assert "Tin nhắn hẹn giao người" in whole and "ngoài danh mục" not in whole


def test_the_typeface_is_the_one_of_papers() -> None:
    for slide in slides(pptx(printed(changed({})))):
        faces = {one.get("typeface") for one in slide.shapes._spTree.iter("{*}latin")}
        assert faces == {FONT}


def test_a_file_with_forty_three_victims_is_printed_in_time() -> None:
    """Ten seconds for the slides, three for the booklet: the better of two, since the machine is shared."""
    one = printed(many(43))
    assert sum(p.code.startswith("BH") for p in one.bundle.persons) == 43
    assert _best(lambda: pptx(one)) <= 10
    assert _best(lambda: booklet(one)) <= 3


def _best(make: Any) -> float:
    found = []
    for _ in range(2):
        start = time.perf_counter()
        make()
        found.append(time.perf_counter() - start)
    return min(found)


def test_an_element_with_nothing_for_it_says_so_beside_what_speaks_against() -> None:
    one = changed({"unlink": ["p3 -> c1/purpose"], "add": {"links": [{"from": "e2", "to": "c1/purpose", "kind": "attacks"}]}})  # fmt: skip
    slide = next(s for s in slides(pptx(printed(one))) if words(s)[0].endswith("— mục đích"))
    above = [s.text_frame.text for s in slide.shapes if s.has_text_frame and s.left > 3 * 914400 and s.top < 4.9 * 914400]  # fmt: skip
    assert MISSING in above
    assert any("Lời khai của BC1" in t for t in words(slide))
