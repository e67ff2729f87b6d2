"""F and I. What a picture shows: R-68, R-90 … R-94."""

from __future__ import annotations

from typing import Any

from ..building import NUMBERED, File
from .hands import (
    Change,
    bad,
    day,
    defect,
    evidence,
    fine,
    near_miss,
    need,
    paper_of,
    persons,
    pick,
)


def _picture(file: File, **more: Any) -> str:
    shows = [x["id"] for x in file.part("propositions")[:2]]
    return file.add("displays", "m", **({
        "title": "Sơ đồ chứng cứ (giả lập)", "shows": shows, "approved": list(shows), "labels": {}, "on": file.data["as_of"],
        "made_from": file.data["version"], "stage": file.data["stage"], "author": "KSV-GL",
    } | more))  # fmt: skip


@defect("R-68")
def a_victims_name_on_a_slide(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    p["name"] = f"Tên giả lập {p['code']}"
    made = _picture(file, labels={p["id"]: p["name"]})
    return bad("R-68", made, p["id"])


@near_miss("R-68")
def a_victims_code_on_a_slide(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    p["name"] = f"Tên giả lập {p['code']}"
    _picture(file, labels={p["id"]: p["code"]})
    return fine()


@defect("R-90")
def a_label_that_judges(file: File) -> Change:
    """Before a final judgment nobody may be called so (Điều 13)."""
    p = pick(file, persons(file, "accused"))
    label = file.dice.choice(
        ("Tội phạm {}", "Kẻ phạm tội {}", "Kẻ cầm đầu {}", "Tên tội phạm {}")
    ).format(p["code"])
    made = _picture(file, labels={p["id"]: label})
    return bad("R-90", made, p["id"])


@near_miss("R-90")
def a_label_that_names_the_offence(file: File) -> Change:
    """«Tội phạm» of the offence's name or class is no name of a person."""
    p = pick(file, persons(file, "accused"))
    _picture(
        file,
        labels={p["id"]: f"Bị can {p['code']}"},
        title="Sơ đồ vụ án về tội mua bán người (giả lập)",
    )
    return fine()


@near_miss("R-90")
def after_the_final_judgment(file: File) -> Change:
    need(file.data["stage"] == "trial")
    everyone = [p["id"] for p in persons(file, "accused")]
    file.data["stage"] = "final"
    for display in file.part("displays"):
        display["stage"] = "final"
    file.decided("sentenced", day(file), *everyone, reason="Bản án có hiệu lực (giả lập)")
    _picture(file, labels={everyone[0]: "Người phạm tội (bản án đã có hiệu lực)"})
    return fine()


@defect("R-91")
def a_picture_that_does_not_say_of_what(file: File) -> Change:
    lacking = file.dice.choice(("stage", "on", "made_from", "author"))
    made = _picture(file)
    del file.one("displays", made)[lacking]
    return bad("R-91", made, also=("R-93",))


@near_miss("R-91")
def a_picture_that_says_all(file: File) -> Change:
    _picture(file)
    return fine()


@defect("R-92")
def a_node_without_folio(file: File) -> Change:
    need(file.data["stage"] in NUMBERED)
    e = pick(file, evidence(file, "statement", "other_document"))
    paper_of(file, e).pop("folios")
    e.pop("folios", None)
    made = _picture(file, shows=[e["id"]], approved=[e["id"]])
    return bad("R-92", made, e["id"], e["document"], also=("R-11", "R-17"))


@near_miss("R-92")
def a_node_with_its_papers_folio(file: File) -> Change:
    need(file.data["stage"] in NUMBERED)
    e = pick(file, evidence(file, "statement", "other_document"))
    e.pop("folios", None)
    _picture(file, shows=[e["id"]], approved=[e["id"]])
    return fine()


@defect("R-93")
def a_picture_of_an_older_file(file: File) -> Change:
    made = _picture(file, made_from=f"{file.data['version']}-truoc")
    return bad("R-93", made)


@near_miss("R-93")
def a_picture_of_this_file(file: File) -> Change:
    _picture(file, on=day(file).isoformat())
    return fine()


@defect("R-94")
def shown_and_not_approved(file: File) -> Change:
    e = pick(file, file.part("evidence"))["id"]
    made = _picture(file)
    file.one("displays", made)["shows"].append(e)
    return bad("R-94", made, e, also=("R-92",))


@near_miss("R-94")
def approved_and_not_shown(file: File) -> Change:
    made = _picture(file)
    file.one("displays", made)["approved"].append(pick(file, file.part("evidence"))["id"])
    return fine()
