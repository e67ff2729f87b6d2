"""Boundaries join to units by code and era; the licence lies beside them; a broken file is refused."""

import json
from collections import Counter
from datetime import date

import pytest

from lachan.reference.boundaries import read_boundaries
from lachan.reference.sheets import BadReference, read_sheets

from .provinces import LAMDONG, SONGKHE, copy_of

NOW = date(2025, 8, 1)
FILE = "map/communes-2025.topojson"


def read(folder):
    sheets = read_sheets(folder)
    return read_boundaries(folder, sheets.province, sheets.units)


@pytest.fixture(scope="module")
def bounds():
    return read(LAMDONG)


@pytest.fixture(scope="module")
def units():
    return {unit.key: unit for unit in read_sheets(LAMDONG).units}


def outline(bounds, ring):
    """The points of a ring, arc after arc."""
    points = []
    for at in ring:
        arc = bounds.arcs[at] if at >= 0 else bounds.arcs[~at][::-1]
        assert not points or points[-1] == arc[0], "an arc does not go on where the last one ended"
        points += arc[1:] if points else arc
    return points


def holds(points, lon, lat):
    """Even–odd rule, written apart from the code that draws."""
    inside = False
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def test_every_commune_of_today_has_one_shape_under_its_key(bounds, units):
    assert set(bounds.rings) == {
        u.key for u in units.values() if u.level == "commune" and u.on(NOW)
    }
    assert len(bounds.rings) == 124


def test_rings_are_closed_and_every_units_point_lies_in_its_own_shape(bounds, units):
    for key, rings in bounds.rings.items():
        outlines = [outline(bounds, ring) for ring in rings]
        assert all(points[0] == points[-1] and len(points) >= 4 for points in outlines), key
        within = sum(holds(points, units[key].lon, units[key].lat) for points in outlines)
        assert within % 2 == 1, key


def test_a_border_is_shared_by_two_at_most(bounds):
    used = Counter(max(at, ~at) for rings in bounds.rings.values() for ring in rings for at in ring)
    assert set(used) == set(range(len(bounds.arcs)))
    assert set(used.values()) == {1, 2}


def test_the_licence_and_the_origin_lie_beside_the_data():
    folder = (LAMDONG / FILE).parent
    licence, origin = ((folder / name).read_text("utf-8") for name in ("LICENSE", "README.md"))
    assert "MIT License" in licence and "Copyright (c) 2021 Thang Le Quoc" in licence
    assert (
        "cd58063299585146ded3981f2272946ef19ced54" in origin
        and "vietnamese-provinces-database" in origin
    )


def test_a_province_without_a_map_has_none():
    assert read(SONGKHE) is None


def spoil(folder, how):
    path = folder / FILE
    given = json.loads(path.read_text("utf-8"))
    how(given)
    path.write_text(json.dumps(given), "utf-8")


SPOILED = {
    "không khớp": lambda t: t["objects"]["communes"]["geometries"].pop(),
    "24784": lambda t: t["objects"]["communes"]["geometries"][0].update(id="24784"),
    "hai hình": lambda t: t["objects"]["communes"]["geometries"].append(t["objects"]["communes"]["geometries"][0]),
    "không đọc được": lambda t: t.pop("transform"),
}  # fmt: skip


@pytest.mark.parametrize("said", SPOILED)
def test_a_broken_file_is_refused_by_name(tmp_path, said):
    folder = copy_of(LAMDONG, tmp_path)
    spoil(folder, SPOILED[said])
    with pytest.raises(BadReference) as refused:
        read(folder)
    assert said in str(refused.value) and "communes-2025.topojson" in str(refused.value)


@pytest.mark.parametrize(
    ("era", "said"), [("a", "không khớp"), ("z", "không có trong province.yaml")]
)
def test_boundaries_of_another_era_are_refused(tmp_path, era, said):
    folder = copy_of(LAMDONG, tmp_path)
    path = folder / "province.yaml"
    path.write_text(path.read_text("utf-8").replace("map: {era: c", f"map: {{era: {era}"), "utf-8")
    with pytest.raises(BadReference, match=said):
        read(folder)


def test_a_missing_file_is_refused(tmp_path):
    folder = copy_of(LAMDONG, tmp_path)
    (folder / FILE).unlink()
    with pytest.raises(BadReference, match="không đọc được"):
        read(folder)
