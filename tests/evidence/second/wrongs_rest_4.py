"""Injected defects of consistency, innocence, omitted persons, victims, money, law in time, presentation; part 4 of 4."""

from .kinds import PROOF, defect
from .wrongs_proof_common import a0, c0, case, last, numbered
from .wrongs_rest_common import act0, code, show, trafficking


@defect("R-72 R-04", PROOF | {"R-71"})
def gain_by_words_only(d):
    if (
        not case(d)
        or a0(d) not in d.tags["ben"]
        or d.family not in ("qua_bien_gioi", "quan_hat", "tre_em")
    ):
        return None
    p = d.tags["ben"][a0(d)]
    d.only(p, [d.tags["sa"][0], *d.tags["sw"]])
    if d.tags.get("tx"):
        d.get(d.tags["tx"][0])["trace"] = []
    return {p, c0(d)}, set(d.tags.get("tx", []))


@defect("R-72 R-04", PROOF | {"R-71"})
def last_gain_by_words_only(d):
    if (
        not case(d)
        or last(d) not in d.tags["ben"]
        or d.family not in ("qua_bien_gioi", "quan_hat", "tre_em")
    ):
        return None
    p = d.tags["ben"][last(d)]
    d.only(p, [*d.tags["sv"], d.tags["sw"][1], d.tags["sa"][-1]])
    if d.tags.get("tx"):
        d.get(d.tags["tx"][-1])["trace"] = []
    return {p, d.tags["charge"][-1]}, set(d.tags.get("tx", []))


@defect("R-73")
def sim_of_somebody_else(d):
    if not case(d):
        return None
    d.get(d.tags["data"]).update(owner=d.tags["wit"][0], user=a0(d))
    return {d.tags["data"], a0(d), d.tags["wit"][0]}


@defect("R-73")
def account_of_somebody_else(d):
    if not case(d):
        return None
    d.get(d.tags["bank"]).update(owner=d.tags["wit"][1], user=last(d))
    return {d.tags["bank"], last(d), d.tags["wit"][1]}


# H. Law in time, numbers
@defect(
    "R-80 R-84", PROOF | {"R-34", "R-61", "R-60", "R-83", "R-27", "R-40", "R-54", "R-55", "R-56"}
)
def deeds_of_2016_under_the_new_code(d):
    if not trafficking(d) or d.stage == "final" or d.family == "tre_em":
        return None
    for c in d.tags["charge"]:
        d.get(c).update(acts_from="2016-05-04", acts_to="2016-05-06")
    return set(d.tags["charge"]), set(d.tags["acc"]) | set(d.tags["vic"])


@defect("R-80 R-84")
def old_code_for_new_deeds(d):
    if not case(d):
        return None
    d.get(c0(d))["code_version"] = "BLHS 1999"
    return {c0(d)}


@defect("R-81", {"R-27"})
def joint_sentence_miscounted(d):
    if d.stage != "final":
        return None
    q = d.get(d.tags["jail"][0])
    m = q["penalties"][0]["months"]
    q["penalties"].append({"kind": "prison", "months": 24})
    q["joint"] = {"kind": "prison", "months": m + 36}
    return {q["id"]}


@defect("R-81")
def joint_sentence_over_thirty_years(d):
    if d.stage != "final":
        return None
    q = d.get(d.tags["jail"][0])
    q["penalties"] = [q["penalties"][0] | {"months": 230}, {"kind": "prison", "months": 200}]
    q["joint"] = {"kind": "prison", "months": 430}
    return {q["id"]} if trafficking(d) else None


@defect("R-82")
def joined_judgment_not_in_the_file(d):
    if d.stage != "final":
        return None
    d.get(d.tags["jail"][-1]).update(
        joins=["31/2019/HS-ST-thử"],
        joint={
            "kind": "prison",
            "months": d.get(d.tags["jail"][-1])["penalties"][0]["months"] + 12,
        },
    )
    return {d.tags["jail"][-1]}, set()


@defect("R-82")
def joined_judgment_without_its_paper(d):
    if d.stage != "final":
        return None
    m = d.get(d.tags["jail"][0])["penalties"][0]["months"]
    q = d.add(
        "decisions",
        "dec",
        kind="sentenced",
        on=d.day("as_of", -60),
        about=[a0(d)],
        number="8/2020-thử",
        penalties=[{"kind": "prison", "months": 12}],
    )
    d.get(d.tags["jail"][0]).update(joins=[q], joint={"kind": "prison", "months": m + 12})
    return {d.tags["jail"][0], q}


@defect("R-83")
def time_limit_gone(d):
    if d.stage != "investigation":
        return None
    d.data["deadline"] = d.day("as_of", -4)
    return {"*"}


@defect("R-83")
def detention_lapsed(d):
    if d.stage != "investigation" or not d.tags["q_hold"]:
        return None
    d.get(d.tags["q_hold"][0])["until"] = d.day("as_of", -6)
    return {d.tags["q_hold"][0], a0(d)}


@defect("R-84", PROOF | {"R-27", "R-40", "R-55", "R-56", "R-80"})
def no_such_article(d):
    if not case(d):
        return None
    d.get(c0(d))["article"] = "150c"
    return {c0(d)}, {a0(d), *d.tags["charge"]}


@defect("R-84 R-08 R-01", {"R-55", "R-27", "R-56"})
def no_such_clause(d):
    if not case(d):
        return None
    d.get(c0(d))["clause"] = 9
    return {c0(d)}, set(d.tags["charge"]) | set(d.tags["acc"])


@defect("R-84 R-08 R-01", {"R-55"})
def no_such_point(d):
    if not trafficking(d):
        return None
    row = d.get(c0(d))
    row["points"] = [*row["points"], "2.z"]
    return {c0(d)}, set(d.tags["charge"]) | set(d.tags["acc"])


# I. Presentation
@defect("R-90")
def called_a_trafficker_too_soon(d):
    if d.stage == "final":
        return None
    return {show(d, labels={a0(d): "Kẻ buôn người"}), a0(d)}


@defect("R-90")
def called_criminal_in_the_title(d):
    if d.stage == "final":
        return None
    return {show(d, title=f"Tội phạm {code(d, a0(d))} và đồng bọn"), a0(d)}


@defect("R-91")
def picture_without_author_or_day(d):
    s = show(d, author="")
    d.get(s).pop("on")
    return {s}


@defect("R-91 R-93")
def picture_without_stage_or_version(d):
    return {show(d, stage="", made_from="")}


@defect("R-92 R-11")
def picture_of_unnumbered_paper(d):
    if not numbered(d):
        return None
    x = d.doc("Tờ ghi thêm chưa đánh số", "tài liệu", d.day("end"), 1)
    d.folio -= 1
    d.get(x).pop("folios")
    e = d.ev("Tờ ghi thêm", "other_document", x, obtained="ordered")
    return {show(d, shows=[e], approved=[e]), e, x}


@defect("R-92", PROOF | {"R-11"})
def picture_of_a_fact_resting_on_nothing(d):
    if not numbered(d):
        return None
    p = d.prop("Việc được nói đến, không có chứng cứ", "other", [], [])
    return {show(d, shows=[p], approved=[p]), p}


@defect("R-93")
def picture_of_an_older_file(d):
    return {show(d, made_from="b0")}


@defect("R-93")
def old_picture_with_old_day(d):
    return {show(d, made_from="a9", on=d.day("as_of", -30))}


@defect("R-94")
def slide_shows_more_than_approved(d):
    return {show(d, shows=[act0(d), d.tags["sw"][0]], approved=[act0(d)], labels={})}, {
        d.tags["sw"][0]
    }


@defect("R-94")
def slide_with_nothing_approved(d):
    return {show(d, approved=[])}, {act0(d)}
