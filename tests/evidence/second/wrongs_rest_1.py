"""Injected defects of consistency, innocence, omitted persons, victims, money, law in time, presentation; part 1 of 4."""

from datetime import date

from .kinds import defect
from .wrongs_proof_common import a0, c0, case, doc_of, last
from .wrongs_rest_common import _claim, act0, code, says, trafficking


# C. Consistency
@defect("R-30 R-70", {"R-36"})
def two_sums(d):
    if not case(d) or a0(d) not in d.tags["ben"] or d.family == "lao_dong":
        return None
    p = d.tags["ben"][a0(d)]
    says(d, d.tags["bank"], p, "sum", d.get(p)["amount"], "VND")
    says(d, d.tags["sw"][0], p, "sum", d.get(p)["amount"] + 25_000_000, "VND")
    return {p, d.tags["bank"], d.tags["sw"][0]}


@defect("R-30", {"R-36"})
def two_days(d):
    p = act0(d)
    says(d, d.tags["sw"][0], p, "date", d.day("acts"))
    says(d, d.tags["log"], p, "date", d.day("acts", 3))
    return {p, d.tags["sw"][0], d.tags["log"]}


@defect("R-30", {"R-36"})
def two_places(d):
    p = act0(d)
    says(d, d.tags["sw"][0], p, "place", "bến đò Thử")
    says(d, d.tags["log"], p, "place", "ngã ba Vờ")
    return {p, d.tags["sw"][0], d.tags["log"]}


@defect("R-31 R-30", {"R-36"})
def how_many_people(d):
    n = len(d.tags["vic"])
    says(d, d.tags["sw"][0], d.data["code"], "victims", n)
    says(d, d.tags["log"], d.data["code"], "victims", n + 2)
    return {d.data["code"], d.tags["sw"][0], d.tags["log"]}, set(d.tags["vic"])


@defect("R-31 R-30", {"R-36"})
def how_many_trips(d):
    p = act0(d)
    says(d, d.tags["sw"][0], p, "trips", 1)
    says(d, d.tags["log"], p, "trips", 4)
    return {p, d.tags["sw"][0], d.tags["log"]}


@defect("R-32 R-70 R-30")
def total_wrong(d):
    if not case(d) or len(d.tags.get("tx", [])) < 2:
        return None
    parts = d.tags["tx"]
    total = sum(d.get(t)["sum"] for t in parts) + 9_000_000
    says(d, d.tags["bank"], d.data["code"], "sum", total, "VND", parts)
    return {d.data["code"], d.tags["bank"], *parts}


@defect("R-32 R-30 R-61")
def age_miscounted(d):
    v = d.tags["vic"][0]
    born = date.fromisoformat(d.get(v)["birth"]["value"])
    act = d.tags["acts"]
    age = act.year - born.year - ((act.month, act.day) < (born.month, born.day))
    says(d, d.tags["log"], v, "age", age + 3)
    return {v, d.tags["log"]}


@defect("R-33")
def one_nickname_two_people(d):
    w = d.tags["wit"]
    d.get(w[0])["aliases"] = ["Tư Cò Nháp"]
    d.get(a0(d))["aliases"] = ["Tư Cò Nháp"]
    return {w[0], a0(d)}


@defect("R-33 R-30")
def two_identity_numbers(d):
    says(d, d.tags["log"], a0(d), "identity_number", "000111222333")
    says(d, d.tags["sw"][0], a0(d), "identity_number", "000111229999")
    return {a0(d), d.tags["log"], d.tags["sw"][0]}


@defect("R-34", {"R-45"})
def in_two_places(d):
    a = a0(d)
    one = d.add(
        "events",
        "kien",
        title="Gặp ở quán nước",
        since=d.day("acts") + "T20:00",
        until=d.day("acts") + "T21:00",
        place="quán nước Thử, tỉnh A",
        people=[a],
    )
    two = d.add(
        "events",
        "kien",
        title="Ký giấy ở phòng trọ",
        since=d.day("acts") + "T20:30",
        until=d.day("acts") + "T20:50",
        place="phòng trọ Vờ, tỉnh B",
        people=[a],
    )
    return {a, one, two}


@defect("R-34 R-14", {"R-16", "R-83"})
def told_before_it_happened(d):
    e = d.tags["sv"][0]
    d.get(e)["obtained_on"] = d.day("acts", -20)
    x = d.get(doc_of(d, e))
    x["made_on"] = d.day("acts", -20)
    for key in ("sent_on", "stamped_on"):
        x.pop(key, None)
    if "attended" in x:
        x["attended"] = True
    return {e, x["id"], act0(d)}, {*(y for z in d.tags["act"].values() for y in z)} if case(
        d
    ) else set(d.tags["act"])


@defect("R-34", {"R-35", "R-14", "R-13"})
def three_times_a_day(d):
    if not case(d):
        return None
    got = [d.said(a0(d), d.day("charged", 9), "Người trong cuộc", n) for n in (2, 3, 4)]
    for e in got:
        d.link(e, d.tags["know"][a0(d)])
    return {*got, *[doc_of(d, e) for e in got], a0(d)}


@defect("R-35 R-30 R-36", {"R-46"})
def accused_changes_sum(d):
    if not case(d) or a0(d) not in d.tags["ben"]:
        return None
    p = d.tags["ben"][a0(d)]
    e = d.said(a0(d), d.day("charged", 14), "Người trong cuộc", 2)
    d.link(e, p, "explains")
    says(d, d.tags["sa"][0], p, "sum", 60_000_000, "VND")
    says(d, e, p, "sum", 5_000_000, "VND")
    d.get(p)["amount"] = 60_000_000
    return {p, e, d.tags["sa"][0], a0(d)}, set(d.tags.get("tx", []))


@defect("R-35")
def retraction_hangs_free(d):
    if not case(d):
        return None
    e = d.said(a0(d), d.day("charged", 15), "Người trong cuộc, nói khác trước", 2)
    d.get(e)["retracts"] = d.tags["sa"][0]
    return {e, d.tags["sa"][0], a0(d)}, set(d.tags["know"].values()) | set(d.tags["ben"].values())


@defect("R-36 R-46")
def witness_against_victim(d):
    if not case(d):
        return None
    p = d.tags["means"].get(a0(d)) or act0(d)
    d.get(p)["material"] = True
    d.link(d.tags["sw"][1], p, "attacks")
    d.data["links"] = [
        x
        for x in d.rows("links")
        if not (x["from"] == d.tags["sw"][1] and x["to"] == p and x["kind"] == "supports")
    ]
    return {p, d.tags["sw"][1], *d.tags["sv"]}


@defect("R-36 R-46 R-35")
def accused_against_accused(d):
    if not case(d) or len(d.tags["acc"]) < 2:
        return None
    p = act0(d)
    d.get(p)["material"] = True
    d.link(d.tags["sa"][0], p, "attacks")
    d.link(d.tags["sa"][1], p)
    return {p, d.tags["sa"][0], d.tags["sa"][1]}


@defect("R-37 R-35 R-30")
def victim_recalls_other_hour(d):
    p, v = act0(d), d.tags["vic"][0]
    child = {"representative": True, "minutes": 60} if d.family == "tre_em" else {}
    if d.family in ("mai_dam", "tron_di"):
        return None
    e = d.said(v, d.day("init", 5 if case(d) else -4), "Tự mình trải qua", 2, **child)
    d.link(e, p)
    says(d, d.tags["sv"][0], p, "date", d.day("acts") + "T19:00")
    says(d, e, p, "date", d.day("acts") + "T22:00")
    return {p, v, e, d.tags["sv"][0]}


@defect("R-37 R-35 R-30")
def victim_recalls_other_place(d):
    p, v = act0(d), d.tags["vic"][0]
    if d.family in ("mai_dam", "tron_di", "tre_em"):
        return None
    e = d.said(v, d.day("init", 6 if case(d) else -4), "Tự mình trải qua", 2)
    d.link(e, p)
    says(d, d.tags["sv"][0], p, "place", "đầu cầu Thử")
    says(d, e, p, "place", "cuối cầu Thử")
    return {p, v, e, d.tags["sv"][0]}


@defect("R-38 R-11")
def passage_cites_the_wrong_paper(d):
    if not d.tags.get("pass"):
        return None
    s = d.tags["pass"][0]
    x = d.get(d.get(a0(d))["identity_document"])
    d.get(s)["folios"] = x["folios"]
    return {s, d.get(s)["proposition"], d.tags["end_doc"]}


@defect("R-38")
def passage_cites_nothing(d):
    if not d.tags.get("pass"):
        return None
    s = d.tags["pass"][-1]
    d.get(s).pop("folios")
    return {s, d.get(s)["proposition"], d.tags["end_doc"]}


# D. Innocence
@defect("R-40")
def no_alternative_thought_of(d):
    if not trafficking(d) or not d.data["alternatives"]:
        return None
    d.data["alternatives"] = {}
    return {"*"}


@defect("R-40")
def alternatives_without_a_reason(d):
    if not case(d) or not d.data["alternatives"]:
        return None
    d.data["alternatives"] = {k: "" for k in d.data["alternatives"]}
    return {"*"}


@defect("R-41", {"R-46"})
def voluntary_paper_left_alone(d):
    if not trafficking(d):
        return None
    e = d.ev(
        "Giấy cam kết tự nguyện",
        "other_document",
        d.doc("Giấy cam kết tự nguyện đi làm", "tài liệu do bị can nộp", None, 1),
        obtained="handed_in",
        obtained_on=d.day("charged", 4),
        record=d.doc(
            "Biên bản giao nhận giấy cam kết", "biên bản giao nhận", d.day("charged", 4), 1
        ),
    )
    p = d.prop(
        f"{code(d, d.tags['vic'][0])} viết giấy tự nguyện đi",
        "consent",
        [e, d.tags["sa"][0]],
        [],
        about=d.tags["vic"][:1],
    )
    return {p, e, c0(d)}


@defect("R-41", {"R-46"})
def said_she_wished_to_go(d):
    if not trafficking(d):
        return None
    p = d.prop(
        f"{code(d, d.tags['vic'][-1])} bảo muốn đi theo",
        "consent",
        [d.tags["sw"][0], d.tags["sa"][0]],
        [],
        actors=d.tags["vic"][-1:],
        about=d.tags["vic"][-1:],
    )
    return {p, c0(d)}


@defect("R-42", {"R-46"})
def took_her_for_eighteen(d):
    if not trafficking(d):
        return None
    p = _claim(
        d, f"{code(d, a0(d))} tưởng người bị đưa đi đã lớn tuổi hơn", "mistake", [d.tags["sa"][0]]
    )
    return {p, c0(d)}


@defect("R-42", {"R-46"})
def took_them_for_kin(d):
    if not case(d):
        return None
    p = _claim(
        d,
        f"{code(d, a0(d))} tưởng người nhận là họ hàng của họ",
        "mistake",
        [d.tags["sa"][0], d.tags["sw"][1]],
    )
    return {p, c0(d)}


@defect("R-43")
def remorse_not_weighed(d):
    if not case(d):
        return None
    return {
        d.add("circumstances", "tt", person=a0(d), article="51.1.b", evidence=[d.tags["sa"][0]]),
        a0(d),
    }


@defect("R-43", {"R-56"})
def aggravation_not_weighed(d):
    if not case(d):
        return None
    return {
        d.add("circumstances", "tt", person=last(d), article="52.1.d", evidence=[d.tags["sw"][0]]),
        last(d),
    }
