"""What several parts of `wrongs_rest` share."""

from .draft import Draft
from .wrongs_proof_common import a0, c0, case, last


def says(d: Draft, ev: str, about: str, what: str, value, unit: str = "", parts=()) -> None:
    row = {"evidence": ev, "subject": about, "attribute": what, "value": value}
    if unit:
        row["unit"] = unit
    if parts:
        row["parts"] = list(parts)
    d.rows("assertions").append(row)


def code(d, who):
    return d.get(who)["code"]


def act0(d):
    return d.tags["act"][a0(d)][0] if case(d) else d.tags["act"][0]


def trafficking(d):
    return case(d) and d.get(c0(d))["article"] in ("150", "151")


def _claim(d, text, nature, by, about=None, **more):
    return d.prop(text, nature, by, [], actors=[a0(d)], about=about or d.tags["vic"][:1], **more)


def _knows(d, nature, text):
    w = d.tags["wit"][1]
    a = d.prop(
        "NLC2 biết người bị đưa đi là để đem bán",
        "knowledge",
        [d.tags["data" if case(d) else "log"], d.tags["sw"][0], d.tags["sv"][0]],
        [],
        actors=[w],
    )
    b = d.prop(text, nature, [d.tags["log"], d.tags["sw"][0], d.tags["sv"][0]], [], actors=[w])
    return {w, a, b}


def _young(d):
    act = d.tags["acts"]
    d.get(last(d))["birth"]["value"] = f"{act.year - 17}-01-05"
    d.get(d.tags["sa"][-1]).update(counsel=True, representative=True, minutes=80)
    d.get(last(d)).update(counsel=True, representative=True)


def show(d, **more):
    row = {
        "title": "Sơ đồ để trình bày",
        "shows": [act0(d)],
        "approved": [act0(d)],
        "labels": {a0(d): "Bị can"},
        "made_from": d.data["version"],
        "stage": d.stage,
        "on": d.day("as_of"),
        "author": "Kiểm sát viên thử",
        "may_see_victims": False,
    } | more
    return d.add("displays", "sd", **row)
