"""The map of places: shapes or points of one era, nothing hidden told, clean of inline style and script."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from lachan.reference.ground import SUPPRESSED, base_on, carried
from lachan.reference.tests.provinces import LAMDONG, SONGKHE
from lachan.reference.tests.test_boundaries import holds
from lachan.web.map.atlas import Atlas, atlas_in, atlas_of
from lachan.web.map.classes import BadClasses, fixed, quantiles
from lachan.web.map.drawing import Asked, NotDrawn, drawn
from lachan.web.map.projection import COARSE, Sheet, frame, simplified

ERA_A, ERA_C = date(2024, 6, 1), date(2025, 8, 1)
ATLAS = atlas_in(LAMDONG)
OLD, NEW = base_on(ATLAS.units, ERA_A), base_on(ATLAS.units, ERA_C)


def made(values, base=NEW, name="moi", atlas=ATLAS, **given):
    return drawn(
        atlas, Asked(name, "Nguồn tin theo nơi xảy ra", "nguồn tin", values, base, **given)
    )


def html(*maps):
    return "".join(render_to_string("map/_map.html", {"m": one}) for one in maps)


def counts(base=NEW):
    return {key: n % 12 for n, key in enumerate(sorted(base.keys))}


def test_every_place_is_a_shape_with_its_words_and_a_row():
    text = html(made(counts()))
    assert text.count("<title>") == text.count('<tr><th scope="row">') == 124
    assert "Xã Đam Rông 4: " in text
    assert f"Tổng các số hiện ra: {sum(counts().values())} nguồn tin" in text


def test_the_title_says_on_which_ground():
    assert "địa bàn tỉnh Lâm Đồng từ 01/07/2025, 124 đơn vị cấp xã</h2>" in html(made({}))


def test_nothing_inline_and_two_maps_on_a_page_share_no_id():
    text = html(made(counts()), made({}, OLD, "cu"))
    assert " style=" not in text and "<style" not in text and "<script" not in text and " on" not in re.sub(r">[^<]*<", "", text)  # fmt: skip
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text)) - {
        f"cu-{unit.key}" for unit in ATLAS.units if unit.lat is None} <= set(ids)  # fmt: skip


def test_it_is_well_formed_and_light():
    text = html(made(counts()))
    ElementTree.fromstring(f"<x>{text.replace('&nbsp;', ' ')}</x>")
    assert len(text.encode()) < 120_000


def test_a_suppressed_count_is_nowhere_in_the_page():
    values = dict.fromkeys(NEW.keys, 0) | {"c24853.c": SUPPRESSED}
    text = html(made(values))
    assert text.count("Xã Đam Rông 4: ẩn vì số nhỏ") == 1
    assert "Tổng các số hiện ra: 0 nguồn tin; 1 nơi ẩn vì số nhỏ" in text
    assert re.search(r'<path class="hidden" id="moi-c24853.c" fill="url\(#moi-hidden\)"', text)


def test_no_data_is_hatched_and_is_not_nought():
    text = html(made(dict.fromkeys(NEW.keys, 0) | {"c24853.c": None}))
    assert re.search(r'<path class="none" id="moi-c24853.c" fill="url\(#moi-none\)"', text)
    assert "Xã Đam Rông 4: không có số liệu" in text
    assert text.count('<path class="k0"') == 123


def test_the_legend_counts_every_place():
    legend = made(counts(), classes=fixed(1, 3, 6, 10))["legend"]
    assert [one["words"] for one in legend] == ["0", "1–2", "3–5", "6–9", "từ 10"]
    assert sum(one["many"] for one in legend) == 124


@pytest.mark.parametrize("values", [{"c24784.a": 1}, {"c24853.c": 1, "c24853.a": 2}, {"24853": 1}])
def test_places_of_two_eras_are_not_drawn_together(values):
    with pytest.raises(NotDrawn) as refused:
        made(values)
    assert refused.value.sentence.count(". ") >= 1 and refused.value.sentence.endswith(".")


def test_the_units_of_2024_are_points_marked_approximate():
    text = html(made(counts(OLD), OLD, "cu"))
    assert text.count("; vị trí xấp xỉ</title>") == sum(
        u.lat is not None for u in ATLAS.units if u.key in OLD.keys
    )
    assert "Vị trí xấp xỉ" in text and "trước 01/12/2024, 142 đơn vị" in text
    assert "Chưa có tọa độ" in text
    assert text.count('<tr><th scope="row">') == 142


def test_old_units_are_named_with_their_district():
    rows = [row["name"] for row in made({}, OLD)["rows"]]
    assert len(set(rows)) == 142
    assert "Phường 1, Thành phố Bảo Lộc" in rows


def test_the_ground_under_the_points_is_drawn_from_the_heirs_and_carries_no_count():
    shapes = made(counts(OLD), OLD)["shapes"]
    assert len(shapes) == 51
    assert {shape["kind"] for shape in shapes} == {"outside"}


def test_carried_counts_are_drawn_on_the_old_ground_only():
    moved = carried(dict.fromkeys(OLD.keys, 1), OLD, ATLAS.units, ERA_C)
    one = made(moved.values, moved.base, "ghep", approximate=frozenset({"c24853.c"}))
    assert sum(shape["kind"] == "outside" for shape in one["shapes"]) == 124 - 51
    assert "Xã Đam Rông 4" in html(one) and "3 (xấp xỉ)" in html(one)
    assert one["total"] == 142


def test_a_province_without_boundaries_still_has_its_table():
    atlas = atlas_in(SONGKHE)
    base = base_on(atlas.units, ERA_C)
    text = html(made(dict.fromkeys(base.keys, 2), base, atlas=atlas))
    assert text.count('<tr><th scope="row">') == len(base.keys)
    assert "Xã Đồng Sậy" in text


def test_without_boundaries_and_with_points_there_are_points():
    one = made({}, OLD, atlas=Atlas(ATLAS.units, None))
    assert one["points"] and not one["shapes"]


def test_the_only_island_is_ringed():
    names = {unit.key: unit.name for unit in ATLAS.units}
    assert [names[key] for key, one in ATLAS.sheet.shapes.items() if one.ring] == [
        "Đặc khu Phú Quý"
    ]


def test_the_drawing_keeps_north_up_and_shapes_true():
    by = frame([(107.0, 11.0), (108.0, 12.0)])
    west, east, north = by.spot((107.0, 11.0)), by.spot((108.0, 11.0)), by.spot((107.0, 12.0))
    assert west[0] < east[0] and north[1] < west[1]
    # a degree of longitude is shorter by the cosine of the latitude
    assert (east[0] - west[0]) / (west[1] - north[1]) == pytest.approx(0.98, abs=0.01)


SPOTS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=60)


@given(SPOTS)
def test_simplifying_keeps_both_ends_and_goes_no_farther_than_said(spots):
    kept = simplified(spots)
    assert (kept[0], kept[-1]) == (spots[0], spots[-1])
    at = -1
    for spot in kept:  # in their order
        at = spots.index(spot, at + 1)
    assert all(min(_far(one, a, b) for a, b in zip(kept, kept[1:], strict=False)) <= COARSE for one in spots)  # fmt: skip


def _far(p, a, b):
    """From a point to a segment's line, ends included when it is a point."""
    (x, y), (x1, y1), (x2, y2) = p, a, b
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long if long else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5  # fmt: skip


def polygons(path):
    """The outlines of a path, from its relative steps."""
    for part in path.split("M")[1:]:
        start, steps = part.rstrip("z").split("l")
        spots = [tuple(map(int, start.split(",")))]
        for step in steps.split():
            across, down = map(int, step.split(","))
            spots.append((spots[-1][0] + across, spots[-1][1] + down))
        yield spots


def test_every_point_lies_in_the_shape_that_is_drawn_for_it():
    places = {unit.key: unit for unit in ATLAS.units}
    for key, shape in ATLAS.sheet.shapes.items():
        outlines = list(polygons(shape.path))
        spot = ATLAS.sheet.frame.spot((places[key].lon, places[key].lat))
        assert all(spots[0] == spots[-1] for spots in outlines), key
        assert sum(holds(spots, *spot) for spots in outlines) % 2 == 1, places[key].name


def test_neighbours_keep_one_border():
    """Each shared arc is simplified once: the areas still add up to that of the whole."""
    sheet: Sheet = ATLAS.sheet
    ends = [(arc[0], arc[-1]) for arc in sheet._arcs]
    assert ends == [
        (sheet.frame.spot(arc[0]), sheet.frame.spot(arc[-1])) for arc in sheet.boundaries.arcs
    ]
    assert sum(map(len, sheet._arcs)) < sum(map(len, sheet.boundaries.arcs)) / 3


@pytest.mark.parametrize("starts", [(), (2, 3), (1, 1), (1, 5, 3), (0, 1), (1, 2, 3, 4, 5, 6)])
def test_bad_classes_are_refused(starts):
    with pytest.raises(BadClasses, match="mốc"):
        fixed(*starts)


@given(st.lists(st.integers(0, 500)))
def test_classes_hold_every_count_and_rise(some):
    classes = quantiles(some)
    falls = [classes.of(count) for count in sorted(some)]
    assert falls == sorted(falls)
    assert all((at == 0) == (count == 0) for at, count in zip(falls, sorted(some), strict=True))
    assert max(falls, default=0) < len(classes.words()) <= 5


def test_quantiles_are_about_even():
    classes = quantiles(range(1, 101))
    assert classes.words() == ["0", "1–25", "26–50", "51–75", "từ 76"]


def test_the_atlas_of_a_province_is_found_by_its_slug():
    assert atlas_of("lamdong") is ATLAS
    assert atlas_of("khong-co") is None
