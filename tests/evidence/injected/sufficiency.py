"""A. Sufficiency: R-01 … R-09."""

from __future__ import annotations

from ..building import File
from .hands import (
    Change,
    acts,
    bad,
    charge,
    day,
    defect,
    fine,
    heads,
    more_of,
    near_miss,
    need,
    persons,
    pick,
    rewire,
    statements,
    things,
    unlink,
    well,
)  # fmt: skip

STATEMENTS_ONLY = ("R-04",)


@defect("R-01")
def nothing_for_an_element(file: File) -> Change:
    to = pick(
        file,
        (h for h in heads(file, charge(file)) if h.split("/")[1] in ("act", "means", "purpose")),
    )
    unlink(file, to)
    return bad("R-01", to, also=("R-02", "R-72", "R-56", "R-50"))


@defect("R-01")
def only_excluded_evidence(file: File) -> Change:
    """All that speaks for it was excluded: not lawfully collected has no value (Điều 87 khoản 2)."""
    to = pick(file, (h for h in heads(file, charge(file)) if h.split("/")[1] in ("act", "means")))
    unlink(file, to)
    source = file.written(
        "Tài liệu thu thập trái thủ tục", day(file), excluded="Loại theo Điều 87 khoản 2 (giả lập)"
    )
    made = file.says("Mệnh đề chỉ còn chứng cứ đã loại (giả lập)", "other", [source])
    file.link(made, to)
    return bad("R-01", to, also=("R-02", "R-04", "R-05"))


@defect("R-01")
def only_a_withdrawn_paper(file: File) -> Change:
    row = charge(file)
    to = pick(file, (h for h in heads(file, row) if h.split("/")[1] in ("act", "means")))
    unlink(file, to)
    source = file.written("Tài liệu đã rút", day(file))
    file.one("documents", file.one("evidence", source)["document"]).update(
        {"withdrawn": True, "note": "Rút (giả lập)"}
    )
    file.link(file.says("Mệnh đề (giả lập)", "other", [source]), to)
    return bad("R-01", to, also=("R-02", "R-04", "R-05", "R-11"))


@defect("R-01")
def nothing_for_a_hypothesis(file: File) -> Change:
    row = pick(file, file.part("hypotheses"))
    to = pick(file, (f"{row['id']}/act",))
    unlink(file, to)
    return bad("R-01", to, also=("R-02",))


@near_miss("R-01")
def through_another_proposition(file: File) -> Change:
    """The support goes round by one more step; it is there."""
    to = pick(file, (h for h in heads(file, charge(file)) if h.split("/")[1] in ("act", "means")))
    was = [one for one in file.part("links") if one["to"] == to]
    unlink(file, to)
    above = file.says("Mệnh đề tổng hợp (giả lập)", "other", [one["from"] for one in was])
    file.link(above, to)
    return fine()


@near_miss("R-01")
def one_of_several_sources_excluded(file: File) -> Change:
    p = pick(file, acts(file))
    source = file.written(
        "Tài liệu bị loại", day(file), excluded="Loại theo Điều 87 khoản 2 (giả lập)"
    )
    file.link(source, p["id"])
    return fine()


@defect("R-02")
def handing_over_without_the_money(file: File) -> Change:
    to = pick(file, (h for h in heads(file, charge(file, "150", "151")) if h.endswith("/purpose")))
    unlink(file, to)
    return Change(
        (*bad("R-02", to, to.split("/")[0]).expected, *bad("R-01", to).expected), ("R-72",)
    )


@defect("R-02")
def recruiting_aimed_at_nothing(file: File) -> Change:
    to = pick(
        file,
        (
            h
            for c in file.part("charges")
            for h in heads(file, c)
            if h.endswith("/aimed_at_transfer")
        ),
    )
    unlink(file, to)
    return Change((*bad("R-02", to, to.split("/")[0]).expected, *bad("R-01", to).expected))


@near_miss("R-02")
def money_promised_but_not_entered_in_the_ledger(file: File) -> Change:
    """No payment yet; the purpose itself stands on sources and a paper."""
    need(file.part("transactions"))
    need(len({c["article"] for c in file.part("charges")}) == 1)
    file.data["transactions"] = []
    return fine("R-70")


@defect("R-03")
def own_words_only(file: File) -> Change:
    p = pick(file, acts(file))
    own = [e["id"] for e in statements(file, "accused") if e["speaker"] in p["actors"]]
    need(own)
    rewire(file, p["id"], own)
    return bad("R-03", p["id"], also=("R-04", "R-05"))


@defect("R-03")
def own_words_twice(file: File) -> Change:
    p = pick(file, acts(file))
    rewire(file, p["id"], [more_of(file, p["actors"][0]), *[
        e["id"] for e in statements(file, "accused") if e["speaker"] == p["actors"][0]][:1]])  # fmt: skip
    return bad("R-03", p["id"], also=("R-04", "R-05"))


@near_miss("R-03")
def own_words_and_a_thing(file: File) -> Change:
    p = pick(file, acts(file))
    own = [e["id"] for e in statements(file, "accused") if e["speaker"] in p["actors"]]
    rewire(file, p["id"], [*own, pick(file, things(file))])
    return fine("R-05")


@near_miss("R-03")
def a_denial_in_own_words(file: File) -> Change:
    """Điều 98 khoản 2 speaks of a confession; a denial may stand on its speaker alone, when it is answered."""
    who = pick(file, persons(file, "accused"))["id"]
    own = pick(file, (e["id"] for e in statements(file, "accused") if e["speaker"] == who))
    made = file.says(
        "Không thừa nhận (giả lập)",
        "denial",
        [own],
        actors=[who],
        about=[who],
        evaluated="Đã kiểm tra.",
    )
    file.link(pick(file, things(file)), made, "attacks")
    return fine("R-04", "R-05")


@defect("R-04")
def words_only(file: File) -> Change:
    p = pick(file, acts(file))
    rewire(file, p["id"], well(file)[:2])
    return bad("R-04", p["id"])


@near_miss("R-04")
def words_and_a_record_of_the_scene(file: File) -> Change:
    p = pick(file, acts(file))
    record = file.drawn_up("Biên bản thực nghiệm", "biên bản thực nghiệm điều tra", day(file))
    rewire(file, p["id"], [*well(file)[:2], record])
    return fine()


@defect("R-05")
def one_speaker_twice(file: File) -> Change:
    p = pick(file, acts(file))
    first = pick(file, statements(file, "witness", "victim"))
    rewire(file, p["id"], [first["id"], more_of(file, first["speaker"])])
    return bad("R-05", p["id"], also=("R-04",))


@near_miss("R-05")
def two_speakers_and_a_paper(file: File) -> Change:
    p = pick(file, acts(file))
    rewire(file, p["id"], well(file))
    return fine()


def _linked_statements(file: File, *roles: str) -> list[dict[str, object]]:
    linked = {one["from"] for one in file.part("links") if one["kind"] == "supports"}
    return [e for e in statements(file, *roles) if e["id"] in linked]


@defect("R-06")
def no_word_how_it_is_known(file: File) -> Change:
    e = pick(file, _linked_statements(file, "witness", "victim"))
    if file.dice.random() < 0.5:
        e["how_known"] = ""
    else:
        del e["how_known"]
    return bad("R-06", e["id"])


@near_miss("R-06")
def the_accused_need_not_say(file: File) -> Change:
    """Paragraph 2 stands in Điều 91–94: witness, victim, civil party, interested person; not in Điều 98."""
    e = pick(file, _linked_statements(file, "accused"))
    del e["how_known"]
    return fine()


@near_miss("R-06")
def a_statement_nothing_rests_on(file: File) -> Change:
    who = pick(file, statements(file, "witness"))["speaker"]
    del file.one("evidence", more_of(file, who))["how_known"]
    return fine()


@defect("R-07")
def a_matter_without_proposition(file: File) -> Change:
    codes = ("85.1.time", "85.1.place", "85.2.motive", "85.3", "85.4", "85.5")
    to = pick(file, (h for h in heads(file, charge(file)) if h.split("/")[1] in codes))
    unlink(file, to)
    return bad("R-07", to, to.split("/")[0], also=("R-01", "R-67", "R-02"))


@near_miss("R-07")
def a_matter_carried_by_the_act(file: File) -> Change:
    row = charge(file)
    act = pick(file, (one["from"] for one in file.part("links") if one["to"] == f"{row['id']}/act"))
    need(file.one("propositions", act).get("actors") == [row["person"]])
    to = pick(file, (f"{row['id']}/{m}" for m in ("85.2.motive", "85.5")))
    unlink(file, to)
    file.link(act, to)
    return fine()


@defect("R-08")
def a_qualifier_of_one_accused(file: File) -> Change:
    to = pick(file, (h for c in file.part("charges") for h in heads(file, c) if h.split("/")[1][:2] in ("2.", "3.")
                     and not h.split("/")[1].startswith("85")))  # fmt: skip
    unlink(file, to)
    return bad("R-08", to, to.split("/")[0], also=("R-01", "R-24", "R-02"))


@defect("R-08")
def six_victims_charged_and_fewer_named(file: File) -> Change:
    row = pick(
        file,
        (c for c in file.part("charges") if c["article"] == "150" and 2 <= len(c["victims"]) <= 5),
    )
    need(len({c["article"] for c in file.part("charges")}) == 1)
    was = f"{row['id']}/2.đ"
    basic = [p if "." in p else f"{row['clause']}.{p}" for p in row["points"]]
    row |= {"clause": 3, "points": [p if p != "2.đ" else "3.đ" for p in basic]}
    unlink(file, was)
    file.one("persons", row["person"])["counsel"] = True
    for e in statements(file, "accused"):
        e["counsel"] = True
    return bad(
        "R-08",
        f"{row['id']}/3.đ",
        row["id"],
        also=("R-01", "R-02", "R-31", "R-49", "R-53", "R-55", "R-56"),
    )


@near_miss("R-08")
def a_qualifier_shared_by_one_proposition(file: File) -> Change:
    """One proposition about both accused carries the point for each."""
    need(len(persons(file, "accused")) > 1)
    found = [
        h
        for c in file.part("charges")
        for h in heads(file, c)
        if h.split("/")[1][:2] in ("2.", "3.")
    ]
    to = pick(file, found)
    of = {
        c["id"]: c["article"] for c in file.part("charges")
    }  # 2.c of another article is another point
    same = [
        h
        for h in found
        if h.split("/")[1] == to.split("/")[1] and of[h.split("/")[0]] == of[to.split("/")[0]]
    ]
    everyone = [file.one("charges", h.split("/")[0])["person"] for h in same]
    carrier = pick(file, (one["from"] for one in file.part("links") if one["to"] == to))
    file.one("propositions", carrier)["actors"] = list(dict.fromkeys(everyone))
    for head in same:
        unlink(file, head)
        file.link(carrier, head)
    return fine()


@defect("R-09")
def only_the_other_accused(file: File) -> Change:
    need(len(persons(file, "accused")) > 1)
    p = pick(file, acts(file))
    need(len(p["actors"]) == 1)
    others = [e["id"] for e in statements(file, "accused") if e["speaker"] not in p["actors"]]
    rewire(file, p["id"], others[:2])
    return bad("R-09", p["id"], also=("R-03", "R-04", "R-05"))


@near_miss("R-09")
def the_other_accused_and_a_paper(file: File) -> Change:
    need(len(persons(file, "accused")) > 1)
    p = pick(file, acts(file))
    others = [e["id"] for e in statements(file, "accused") if e["speaker"] not in p["actors"]]
    need(others)
    rewire(file, p["id"], [*others, pick(file, things(file)), well(file)[0]])
    return fine()
