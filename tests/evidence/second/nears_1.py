"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask; part 1 of 6."""

from .kinds import near
from .wrongs_proof_common import a0, c0, case, doc_of, numbered
from .wrongs_rest_common import act0


# A
@near("R-01")
def act_by_papers_without_any_statement(d):
    if case(d):
        d.only(act0(d), [d.tags["data"], d.tags["log"]])
        return True
    return None


@near("R-01")
def one_excluded_others_stand(d):
    if not case(d):
        return None
    e = d.said(d.tags["wit"][0], d.day("init", 8), "Nhìn thấy", 2)
    d.get(e)["excluded"] = "Viện kiểm sát đã loại vì ghi sai thẩm quyền"
    d.link(e, act0(d))
    return True


@near("R-02")
def parts_linked_apart(d):
    """Act and purpose joined to their own signs, not to the element: c/transfer and c/receive_benefit."""
    if not case(d) or d.family != "qua_bien_gioi":
        return None
    c = c0(d)
    for row in d.rows("links"):
        if row["to"] == f"{c}/act":
            row["to"] = f"{c}/transfer"
        if row["to"] == f"{c}/purpose":
            row["to"] = f"{c}/receive_benefit"
    return True


@near("R-02")
def second_purpose_not_needed(d):
    """The charge names one purpose; another one unproved is nobody's business."""
    if not case(d) or d.family != "quan_hat":
        return None
    d.prop(
        "Có tin nói người nhận định bắt lao động, chưa dùng để buộc tội",
        "other",
        [d.tags["sw"][0], d.tags["log"]],
        [],
    )
    return True


@near("R-03")
def confession_that_fits_a_ledger(d):
    if not case(d):
        return None
    d.only(d.tags["know"][a0(d)], [d.tags["sa"][0], d.tags["data"]])
    return True


@near("R-03")
def confession_for_his_favour(d):
    """98(2) speaks of accusing: what an accused says of his own hardship needs no more."""
    if not case(d):
        return None
    p = d.prop(
        "Hoàn cảnh khó khăn, nuôi mẹ già",
        "background",
        [d.tags["sa"][0], d.tags["bg"][0]],
        [f"{c0(d)}/85.3"],
        about=[a0(d)],
    )
    d.link(d.tags["sw"][0], p)
    return True


@near("R-04")
def mouths_and_one_paper(d):
    if not case(d):
        return None
    d.only(act0(d), [d.tags["sv"][0], d.tags["sw"][0], d.tags["log"]])
    return True


@near("R-04")
def mouths_and_a_recognition(d):
    if not case(d):
        return None
    d.only(act0(d), [d.tags["sv"][0], d.tags["sw"][0], d.tags["ident"]])
    return True


@near("R-05")
def two_strangers_say_it(d):
    if not case(d):
        return None
    d.only(d.tags["know"][a0(d)], [*d.tags["sw"], d.tags["log"]])
    return True


@near("R-05")
def one_voice_and_a_bank(d):
    if not case(d) or a0(d) not in d.tags["ben"] or d.family == "lao_dong":
        return None
    d.only(d.tags["ben"][a0(d)], [d.tags["sw"][0], d.tags["bank"]])
    return True


@near("R-06")
def unused_statement_knows_nothing(d):
    w = d.person("NLC5", "witness")
    d.said(w, d.day("init", 3 if case(d) else -5), None)
    return True


@near("R-06")
def accused_needs_no_how(d):
    """Điều 98, unlike 91–94, asks no «why do you know» of the accused."""
    if not case(d):
        return None
    d.get(d.tags["sa"][0]).pop("how_known")
    return True


@near("R-07")
def time_and_place_by_another_fact(d):
    if not case(d):
        return None
    c = c0(d)
    d.unlink(f"{c}/85.1.time"), d.unlink(f"{c}/85.1.place")
    d.prop(
        "Việc xảy ra trong ngày và tại nơi nêu trong công văn",
        "other",
        [d.tags["log"], d.tags["sw"][0], d.tags["data"]],
        [f"{c}/85.1.time", f"{c}/85.1.place"],
        since=d.day("acts"),
        place="nơi đã nêu",
    )
    return True


@near("R-07")
def damage_by_evidence_itself(d):
    if not case(d):
        return None
    d.unlink(f"{c0(d)}/85.4")
    d.link(d.tags["harm"], f"{c0(d)}/85.4")
    d.link(d.tags["sv"][0], f"{c0(d)}/85.4")
    return True


@near("R-08")
def qualifier_linked_by_papers(d):
    if not case(d) or not d.tags["q_out"]:
        return None
    d.only(d.tags["q_out"][a0(d)], [d.tags["log"], d.tags["data"]])
    return True


@near("R-08")
def one_fact_for_every_accused(d):
    if not case(d) or not d.tags["q_out"] or len(d.tags["acc"]) < 2:
        return None
    for c in d.tags["charge"][1:]:
        d.unlink(f"{c}/2.d")
        d.link(d.tags["q_out"][a0(d)], f"{c}/2.d")
    p = d.get(d.tags["q_out"][a0(d)])
    p["actors"] = d.tags["acc"]
    return True


@near("R-09")
def co_accused_and_a_message(d):
    if not case(d) or len(d.tags["acc"]) < 2:
        return None
    d.only(d.tags["know"][d.tags["acc"][1]], [d.tags["sa"][0], d.tags["data"], d.tags["sw"][0]])
    return True


@near("R-09")
def both_accused_and_a_bank(d):
    if not case(d) or len(d.tags["acc"]) < 2 or d.tags["acc"][1] not in d.tags["ben"]:
        return None
    d.only(d.tags["ben"][d.tags["acc"][1]], [d.tags["sa"][0], d.tags["sa"][1], d.tags["bank"]])
    return True


# B
@near("R-10")
def letter_signed_and_handed_in(d):
    e = d.ev(
        "Đơn trình bày có ký tên",
        "other_document",
        d.doc("Đơn trình bày", "đơn", None, 1),
        obtained="handed_in",
        obtained_on=d.day("init", 3 if case(d) else -6),
        record=d.doc(
            "Biên bản giao nhận đơn", "biên bản giao nhận", d.day("init", 3 if case(d) else -6), 1
        ),
    )
    d.link(e, act0(d))
    return True


@near("R-10")
def tip_kept_as_lead_only(d):
    """Of none of the seven kinds, and excluded by a written reason: nothing rests on it."""
    e = d.ev(
        "Tin nặc danh",
        "other_source",
        d.doc("Phiếu ghi tin", "phiếu", None, 1),
        obtained="handed_in",
        excluded="Chỉ là đầu mối, không dùng làm chứng cứ",
        record=d.doc(
            "Biên bản nhận tin", "biên bản giao nhận", d.day("init", 3 if case(d) else -6), 1
        ),
    )
    return bool(e)


@near("R-11")
def not_numbered_yet_before_the_end(d):
    if d.stage != "investigation":
        return None
    d.doc("Công văn mới đến", "công văn", d.day("as_of", -1), 1)
    return True


@near("R-11")
def folios_of_part_of_a_paper(d):
    if not numbered(d):
        return None
    e = d.tags["data"]
    first = d.get(doc_of(d, e))["folios"].split("-")
    d.get(e)["folios"] = f"{int(first[0]) + 1}-{int(first[1]) - 1}"
    return True


@near("R-12")
def ordered_needs_no_record(d):
    """A body answered in writing what it was asked: the answer is the paper."""
    if not case(d):
        return None
    d.get(d.tags["bank"]).pop("record")
    d.get(d.tags["bank"])["obtained"] = "ordered"
    return True


@near("R-12")
def scene_record_drawn_up(d):
    if not case(d):
        return None
    e = d.ev(
        "Khám nghiệm hiện trường",
        "procedural_record",
        d.doc(
            "Biên bản khám nghiệm hiện trường",
            "biên bản khám nghiệm hiện trường",
            d.day("init", 2),
            2,
        ),
        obtained="drawn_up",
        obtained_on=d.day("init", 2),
    )
    d.link(e, act0(d))
    return True


@near("R-13")
def refused_to_sign_witnessed(d):
    """Điều 133: he would not sign, the reason is written and a witness of the act signed."""
    x = d.get(doc_of(d, d.tags["sw"][0]))
    x["recording"] = {
        "hour": True,
        "place": True,
        "officer": True,
        "participants": True,
        "signatures": True,
        "authorised": True,
    }
    x["note"] = "Người khai không ký; đã ghi lý do, người chứng kiến ký thay (Điều 133)"
    return True


@near("R-13")
def a_letter_is_no_record(d):
    if not case(d):
        return None
    d.doc("Công văn của xã về cư trú", "công văn", d.day("init", 9), 1)
    return True


@near("R-14")
def heard_before_the_case_was_opened(d):
    """Điều 147: words are taken while a report is verified, before any case."""
    if not case(d):
        return None
    e = d.tags["sw"][0]
    d.get(e)["obtained_on"] = d.day("init", -6)
    x = d.get(doc_of(d, e))
    x["made_on"] = d.day("init", -6)
    if "sent_on" in x:
        x |= {"sent_on": d.day("init", -4), "stamped_on": d.day("init", -2)}
    return True


@near("R-14")
def warrant_of_the_same_day(d):
    if not case(d):
        return None
    q = d.tags["order"]
    d.get(q)["on"] = d.day("charged")
    d.get(d.get(q)["document"])["made_on"] = d.day("charged")
    d.get(d.tags["phone"])["allowed_by"] = q
    return True


@near("R-15")
def border_guard_handed_over(d):
    if case(d):
        d.data |= {"opened_by_other": True, "agency_handed_over": True}
        return True
    return None


@near("R-15")
def opened_by_the_police_itself(d):
    if case(d):
        d.data["opened_by_other"] = False
        return True
    return None
