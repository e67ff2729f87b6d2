"""C. Consistency: R-30 … R-37."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ..building import File
from ..people import age_on, birthday
from .hands import (
    Change,
    acts,
    acts_day,
    bad,
    day,
    defect,
    drop_fields,
    fine,
    more_of,
    near_miss,
    need,
    paper_of,
    persons,
    pick,
    statements,
    stranger,
    tells,
)  # fmt: skip


def _two(file: File) -> tuple[str, str]:
    """Two sources of different people."""
    said = {e["speaker"]: e["id"] for e in statements(file, "witness", "interested")}
    need(len(said) > 1)
    a, b = file.dice.sample(sorted(said.values()), 2)
    return a, b


def _quiet(file: File) -> dict[str, Any]:
    """An act of which no value was given yet."""
    given = {a["subject"] for a in file.part("assertions")}
    return pick(file, (p for p in acts(file) or file.part("propositions") if p["id"] not in given))  # type: ignore[no-any-return]


@defect("R-30")
def two_values_of_one_thing(file: File) -> Change:
    p, (a, b) = _quiet(file), _two(file)
    start = acts_day(file)
    attribute, one, other = file.dice.choice((
        ("sum", 30_000_000, 45_000_000), ("date", start.isoformat(), (start + timedelta(3)).isoformat()),
        ("place", "bến xe B (giả lập)", "nhà trọ C (giả lập)"),
    ))  # fmt: skip
    tells(file, a, p["id"], attribute, one, "VND" if attribute == "sum" else "")
    tells(file, b, p["id"], attribute, other, "VND" if attribute == "sum" else "")
    return bad("R-30", p["id"], a, b, also=("R-32", "R-70", "R-36"))


@near_miss("R-30")
def one_knows_the_month_only(file: File) -> Change:
    p, (a, b) = _quiet(file), _two(file)
    start = acts_day(file)
    tells(file, a, p["id"], "date", start.isoformat())
    tells(file, b, p["id"], "date", f"{start:%Y-%m}")
    return fine()


@near_miss("R-30")
def two_payments_two_sums(file: File) -> Change:
    """Different sums of different things."""
    (a, b), first = _two(file), _quiet(file)
    second = pick(file, (p for p in file.part("propositions") if p["nature"] == "consequence"))
    tells(file, a, first["id"], "sum", 10_000_000, "VND")
    tells(file, b, second["id"], "sum", 12_000_000, "VND")
    return fine("R-70")


@defect("R-31")
def counts_differ(file: File) -> Change:
    a, b = _two(file)
    attribute = file.dice.choice(("trips", "payments"))
    tells(file, a, file.data["code"], attribute, 2)
    tells(file, b, file.data["code"], attribute, 3)
    return bad("R-31", file.data["code"], a, b, also=("R-30", "R-56", "R-70"))


@near_miss("R-31")
def counts_of_different_things(file: File) -> Change:
    a, b = _two(file)
    paid = len(file.part("transactions"))
    need(paid > 1)
    tells(file, a, file.data["code"], "trips", 1)
    tells(file, b, file.data["code"], "payments", paid)
    return fine()


@defect("R-32")
def an_age_that_does_not_add_up(file: File) -> Change:
    said = {a["subject"] for a in file.part("assertions")}
    p = pick(file, (x for x in persons(file, "victim") if x["id"] not in said))
    e = pick(file, statements(file, "witness"))
    wrong = age_on(birthday(p), acts_day(file)) + file.dice.choice((-3, 3, 4))
    tells(file, e["id"], p["id"], "age", wrong)
    return bad("R-32", p["id"], e["id"], also=("R-30",))


@near_miss("R-32")
def an_age_that_adds_up(file: File) -> Change:
    said = {a["subject"] for a in file.part("assertions")}
    p = pick(file, (x for x in persons(file, "victim") if x["id"] not in said))
    right = age_on(birthday(p), acts_day(file))
    need(right == age_on(birthday(p), date.fromisoformat(file.data["as_of"])))
    tells(file, pick(file, statements(file, "witness"))["id"], p["id"], "age", right)
    return fine()


@defect("R-33")
def one_alias_for_two(file: File) -> Change:
    """A name; an initial, as published papers put for names, tells nobody apart."""
    a, b = file.dice.sample(file.part("persons"), 2)
    a["aliases"] = b["aliases"] = ["Bí danh giả lập Zét"]
    return bad("R-33", a["id"], b["id"])


@defect("R-33")
def one_identity_paper_for_two(file: File) -> Change:
    known = [p for p in file.part("persons") if "identity_document" in p]
    a, b = file.dice.sample(known, 2)
    a["identity_document"] = b["identity_document"]
    return bad("R-33", a["id"], b["id"], b["identity_document"])


@defect("R-33")
def two_identity_numbers(file: File) -> Change:
    p, (a, b) = pick(file, file.part("persons")), _two(file)
    tells(file, a, p["id"], "identity_number", "GL-000111")
    tells(file, b, p["id"], "identity_number", "GL-000222")
    return bad("R-33", p["id"], a, b, also=("R-30",))


@near_miss("R-33")
def aliases_of_ones_own(file: File) -> Change:
    for n, p in enumerate(file.dice.sample(file.part("persons"), 2)):
        p["aliases"] = [f"Bí danh giả lập {n}"]
    return fine()


@near_miss("R-33")
def one_initial_for_two(file: File) -> Change:
    for p in file.dice.sample(file.part("persons"), 2):
        p["aliases"] = ["Nguyễn Thị H", "T"]
    return fine()


@near_miss("R-33")
def the_same_number_said_twice(file: File) -> Change:
    p, (a, b) = pick(file, file.part("persons")), _two(file)
    for source in (a, b):
        tells(file, source, p["id"], "identity_number", "GL-000111")
    return fine()


def _elsewhere(file: File, hour: str, until: str, who: str) -> str:
    first = file.part("events")[0]
    on = first["since"][:10]
    return file.add("events", "s", title="Có mặt ở nơi khác", since=f"{on}T{hour}", until=f"{on}T{until}",
                    place="tỉnh khác E (giả lập)", people=[who], material=True)  # fmt: skip


@defect("R-34")
def in_two_places_at_once(file: File) -> Change:
    first = file.part("events")[0]
    who = pick(file, first["people"])
    made = _elsewhere(file, "09:00", "10:00", who)
    return bad("R-34", made, first["id"], who)


@defect("R-34")
def told_before_it_happened(file: File) -> Change:
    """A statement dated before the acts it tells of."""
    linked = {one["from"] for one in file.part("links") if one["kind"] == "supports"}
    e = pick(file, (x for x in statements(file, "witness", "victim") if x["id"] in linked))
    on = acts_day(file) - timedelta(file.dice.randint(5, 20))
    e["obtained_on"] = on.isoformat()
    paper_of(file, e).update({"made_on": on.isoformat(), "attended": True})
    drop_fields(paper_of(file, e), "sent_on", "stamped_on")
    tells_of = [one["to"] for one in file.part("links") if one["from"] == e["id"]]
    return bad("R-34", e["id"], e["document"], *tells_of, also=("R-14",))


@defect("R-34")
def heard_three_times_in_a_day(file: File) -> Change:
    who = pick(file, (e["speaker"] for e in statements(file, "accused")))
    made = [more_of(file, who, day(file)) for _ in range(3)]
    papers = [file.one("evidence", e)["document"] for e in made]
    return bad("R-34", made[0], *made[1:], *papers, who, also=("R-64",))


@near_miss("R-34")
def elsewhere_on_the_evening(file: File) -> Change:
    first = file.part("events")[0]
    _elsewhere(file, "20:00", "21:00", pick(file, first["people"]))
    return fine()


@near_miss("R-34")
def elsewhere_within_the_same_month(file: File) -> Change:
    """A stay known by month only does not contradict a morning of that month."""
    first = file.part("events")[0]
    file.add("events", "s", title="Ở nơi khác", since=first["since"][:7], place="tỉnh khác E (giả lập)",
             people=[pick(file, first["people"])], material=True)  # fmt: skip
    return fine()


@defect("R-35")
def another_version(file: File) -> Change:
    p = _quiet(file)
    first = pick(file, statements(file, "witness", "accused"))
    second = more_of(file, first["speaker"])
    tells(file, first["id"], p["id"], "sum", 20_000_000, "VND")
    tells(file, second, p["id"], "sum", 60_000_000, "VND")
    return bad(
        "R-35", second, first["id"], first["speaker"], p["id"], also=("R-30", "R-32", "R-70")
    )


@defect("R-35")
def a_retraction_that_attacks_nothing(file: File) -> Change:
    first = pick(file, statements(file, "accused", "witness"))
    second = more_of(file, first["speaker"])
    file.one("evidence", second)["retracts"] = first["id"]
    return bad("R-35", second, first["id"], first["speaker"])


@near_miss("R-35")
def a_retraction_linked_and_weighed(file: File) -> Change:
    p = pick(file, acts(file))
    first = pick(file, statements(file, "accused"))
    second = more_of(file, first["speaker"])
    file.one("evidence", second)["retracts"] = first["id"]
    backed = [
        one["to"]
        for one in file.part("links")
        if one["from"] == first["id"] and one["kind"] == "supports"
    ]
    for to in dict.fromkeys([*backed, p["id"]]):
        file.link(second, to, "attacks")
        file.one("propositions", to)["evaluated"] = (
            "Đã đối chất, kiểm tra bản ghi hình; lời khai đầu phù hợp (giả lập)."
        )
    confronted = file.drawn_up("Biên bản đối chất", "biên bản đối chất", day(file))
    for to in dict.fromkeys([*backed, p["id"]]):
        file.link(confronted, to, "explains")
    return fine()


@defect("R-36")
def one_against_another_on_the_main_point(file: File) -> Change:
    p = pick(file, (x for x in acts(file) if x.get("material") and "evaluated" not in x))
    _, said = stranger(file)
    file.link(said, p["id"], "attacks")
    return bad("R-36", p["id"], said)


@near_miss("R-36")
def weighed_with_reasons(file: File) -> Change:
    p = pick(file, (x for x in acts(file) if x.get("material")))
    _, said = stranger(file)
    file.link(said, p["id"], "attacks")
    p["evaluated"] = (
        "Không cần đối chất: dữ liệu điện tử và sao kê phù hợp lời khai bị hại (giả lập)."
    )
    return fine()


@near_miss("R-36")
def confronted(file: File) -> Change:
    p = pick(file, (x for x in acts(file) if x.get("material")))
    _, said = stranger(file)
    file.link(said, p["id"], "attacks")
    file.link(
        file.drawn_up("Biên bản đối chất", "biên bản đối chất", day(file)), p["id"], "supports"
    )
    return fine()


@near_miss("R-36")
def on_a_point_of_no_weight(file: File) -> Change:
    p = pick(file, (x for x in file.part("propositions") if x["nature"] == "background"))
    p["material"] = False
    _, said = stranger(file)
    file.link(said, p["id"], "attacks")
    return fine()


@defect("R-37")
def a_victim_tells_it_differently(file: File) -> Change:
    p = _quiet(file)
    first = pick(file, statements(file, "victim"))
    second = more_of(file, first["speaker"])
    start = acts_day(file)
    tells(file, first["id"], p["id"], "date", start.isoformat())
    tells(file, second, p["id"], "date", (start + timedelta(2)).isoformat())
    return bad(
        "R-37", second, first["id"], first["speaker"], p["id"], also=("R-30", "R-35", "R-36")
    )


@near_miss("R-37")
def a_victim_tells_it_again(file: File) -> Change:
    p = _quiet(file)
    first = pick(file, statements(file, "victim"))
    second = more_of(file, first["speaker"])
    for source in (first["id"], second):
        tells(file, source, p["id"], "place", "bến xe B (giả lập)")
    return fine()
