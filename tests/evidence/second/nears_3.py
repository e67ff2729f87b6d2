"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask; part 3 of 6."""

from datetime import date

from .kinds import near
from .wrongs_proof_common import a0, c0, case, last, numbered
from .wrongs_rest_common import act0, code, says, trafficking


@near("R-31")
def counts_of_different_facts(d):
    if not case(d) or len(d.tags["acc"]) < 2:
        return None
    says(d, d.tags["sw"][0], act0(d), "trips", 1)
    says(d, d.tags["log"], d.tags["act"][last(d)][0], "trips", 2)
    return True


@near("R-32")
def total_right(d):
    if not case(d) or len(d.tags.get("tx", [])) < 2:
        return None
    says(
        d,
        d.tags["bank"],
        d.data["code"],
        "sum",
        sum(d.get(t)["sum"] for t in d.tags["tx"]),
        "VND",
        d.tags["tx"],
    )
    return True


@near("R-32")
def age_counted_on_the_day(d):
    v = d.tags["vic"][0]
    born, act = date.fromisoformat(d.get(v)["birth"]["value"]), d.tags["acts"]
    says(
        d,
        d.tags["log"],
        v,
        "age",
        act.year - born.year - ((act.month, act.day) < (born.month, born.day)),
    )
    return True


@near("R-33")
def two_nicknames_one_man(d):
    d.get(a0(d))["aliases"] = ["Ba Lau", "Ba Lau Nháp"]
    return True


@near("R-33")
def same_identity_number_twice(d):
    for e in (d.tags["log"], d.tags["sw"][0]):
        says(d, e, a0(d), "identity_number", "000444555666")
    return True


@near("R-34")
def morning_here_evening_there(d):
    d.add(
        "events",
        "kien",
        title="Gặp buổi sáng",
        since=d.day("acts") + "T08:00",
        until=d.day("acts") + "T09:00",
        place="tỉnh A giả",
        people=[a0(d)],
    )
    d.add(
        "events",
        "kien",
        title="Gặp buổi tối",
        since=d.day("acts") + "T20:00",
        until=d.day("acts") + "T21:00",
        place="tỉnh B giả",
        people=[a0(d)],
    )
    return True


@near("R-34")
def twice_a_day(d):
    if not case(d):
        return None
    for n in (2, 3):
        d.link(d.said(a0(d), d.day("charged", 9), "Người trong cuộc", n), d.tags["know"][a0(d)])
    return True


@near("R-35")
def same_word_twice(d):
    if not case(d) or "amount" not in d.get(d.tags["ben"].get(a0(d), act0(d))):
        return None
    p = d.tags["ben"][a0(d)]
    e = d.said(a0(d), d.day("charged", 14), "Người trong cuộc", 2)
    d.link(e, p)
    for one in (d.tags["sa"][0], e):
        says(d, one, p, "sum", d.get(p)["amount"], "VND")
    return True


@near("R-35")
def retraction_tied_and_weighed(d):
    if not case(d):
        return None
    e = d.said(a0(d), d.day("charged", 15), "Người trong cuộc", 2)
    d.get(e)["retracts"] = d.tags["sa"][0]
    for p in {x["to"] for x in d.rows("links") if x["from"] == d.tags["sa"][0]}:
        if "/" not in p:
            d.link(e, p, "attacks")
            d.get(p)["evaluated"] = (
                "Không chấp nhận việc rút lời: tin nhắn, sao kê và lời người khác phù hợp lời khai đầu."
            )
    return True


@near("R-36")
def conflict_confronted(d):
    if not case(d):
        return None
    p = act0(d)
    d.get(p)["material"] = True
    w = d.person("NLC6", "witness")
    d.link(d.said(w, d.day("init", 6), "Đứng ở cửa"), p, "attacks")
    e = d.ev(
        "Đối chất giữa NLC6 và BH1",
        "procedural_record",
        d.doc("Biên bản đối chất NLC6 và BH1", "biên bản đối chất", d.day("init", 20), 2),
        obtained="drawn_up",
        obtained_on=d.day("init", 20),
    )
    d.link(e, p)
    d.get(p)["evaluated"] = "Sau đối chất NLC6 nhận nhìn nhầm; lấy lời bị hại, phù hợp tin nhắn."
    return True


@near("R-36")
def trifle_said_otherwise(d):
    """Not material, and told why it does not matter."""
    if not case(d):
        return None
    p = d.prop(
        "Trời hôm ấy có mưa nhỏ",
        "other",
        [d.tags["sw"][0], d.tags["log"], d.tags["sv"][0]],
        [],
        material=False,
        evaluated="Không ảnh hưởng đến việc chứng minh.",
    )
    d.link(d.tags["sw"][1], p, "attacks")
    return True


@near("R-37")
def victim_says_the_same_twice(d):
    if d.family in ("mai_dam", "tron_di", "tre_em"):
        return None
    e = d.said(d.tags["vic"][0], d.day("init", 6 if case(d) else -4), "Tự mình trải qua", 2)
    d.link(e, act0(d))
    for one in (d.tags["sv"][0], e):
        says(d, one, act0(d), "place", "đầu cầu Thử")
    return True


@near("R-38")
def passage_cites_part(d):
    if not d.tags.get("pass"):
        return None
    s = d.get(d.tags["pass"][0])
    s["folios"] = s["folios"].split(",")[0].split("-")[0]
    return True


@near("R-38")
def heading_cites_nothing(d):
    """A sentence that states no fact needs no folio."""
    if not numbered(d):
        return None
    d.add("passages", "cau", document=d.tags["end_doc"], text="Kết luận điều tra gồm năm phần.")
    return True


# D
@near("R-40")
def alternatives_reasoned(d):
    if not case(d):
        return None
    d.data["alternatives"] = {
        k: "Đã xem xét và loại trừ vì hành vi gồm cả việc giao người lấy tiền"
        for k in (
            "150",
            "151",
            "153",
            "157",
            "174",
            "175",
            "297",
            "327",
            "328",
            "348",
            "349",
            "154",
            "350",
            "147",
            "329",
            "296",
            "152",
        )
        if k != d.get(c0(d))["article"]
    }
    return True


@near("R-41")
def voluntary_paper_weighed(d):
    if not trafficking(d):
        return None
    d.prop(
        "Bị hại có viết giấy tự nguyện",
        "consent",
        [d.tags["sa"][0], d.tags["sw"][0], d.tags["log"]],
        [],
        about=d.tags["vic"][:1],
        evaluated="Giấy viết do bị nói dối về nơi đến; không loại trừ thủ đoạn lừa gạt.",
    )
    return True


@near("R-41")
def consent_to_a_meal(d):
    """A consent in a case with no means to weigh: confinement of a person let in by himself."""
    if not trafficking(d):
        return None
    d.prop(
        "Bị hại tự xin nghỉ lại một đêm ở nhà bạn trước đó",
        "other",
        [d.tags["sv"][0], d.tags["sw"][0], d.tags["log"]],
        [],
        about=d.tags["vic"][:1],
    )
    return True


@near("R-42")
def mistake_weighed(d):
    if not case(d):
        return None
    d.prop(
        "Nói là tưởng bị hại lớn tuổi",
        "mistake",
        [d.tags["sa"][0], d.tags["sw"][0], d.tags["log"]],
        [],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        evaluated="Không chấp nhận: tin nhắn cho thấy biết rõ tuổi.",
    )
    return True


@near("R-43")
def mitigation_weighed_against(d):
    if not case(d):
        return None
    d.add(
        "circumstances",
        "tt",
        person=a0(d),
        article="51.1.i",
        evaluated="Không áp dụng: thuộc trường hợp rất nghiêm trọng.",
        evidence=[d.tags["bg"][0]],
    )
    return True


@near("R-44")
def adoption_weighed(d):
    if d.family != "tre_em" or not case(d):
        return None
    d.prop(
        "Nói là cho nhận con nuôi",
        "exception",
        [d.tags["sa"][0], d.tags["sw"][0], d.tags["log"]],
        [],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        evaluated="Không có mục đích nhân đạo: đã nhận tiền theo sao kê, không có hồ sơ nuôi con nuôi.",
    )
    return True


@near("R-45")
def present_and_heard(d):
    w = d.person("NLC9", "witness")
    e = d.said(w, d.day("init", 4 if case(d) else -5), "Có mặt tại chỗ")
    d.link(e, act0(d))
    d.add(
        "events",
        "kien",
        title="Lúc lên xe",
        since=d.day("acts"),
        place="bến Thử",
        people=[w],
        material=True,
    )
    return True


@near("R-45")
def absent_person_unheard(d):
    """Named in passing, placed at nothing."""
    d.person("NLQ9", "interested")
    return True


@near("R-46")
def denial_answered(d):
    if not case(d):
        return None
    p = d.prop(
        f"{code(d, a0(d))} không nhận",
        "denial",
        [d.tags["sa"][0]],
        [],
        actors=[a0(d)],
        evaluated="Bị bác: tin nhắn và sao kê.",
    )
    d.link(d.tags["data"], p, "attacks")
    d.link(d.tags["bank"], p, "attacks")
    return True
