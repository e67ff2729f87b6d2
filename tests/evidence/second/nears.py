"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask."""

from __future__ import annotations

from datetime import date, timedelta

from .kinds import near
from .wrongs_proof import a0, c0, case, doc_of, last, numbered
from .wrongs_rest import act0, code, says, show, trafficking


# A
@near("R-01")
def act_by_papers_without_any_statement(d):
    if case(d):
        d.only(act0(d), [d.tags["data"], d.tags["log"]])
        return True


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


@near("R-15")
def opened_by_the_police_itself(d):
    if case(d):
        d.data["opened_by_other"] = False
        return True


def _sent(d, e, sent, stamped, **more):
    x = d.get(doc_of(d, e))
    day = date.fromisoformat(x["made_on"])
    x |= {
        "attended": False,
        "stamped_procuracy": True,
        "sent_on": (day + timedelta(sent)).isoformat(),
        "stamped_on": (day + timedelta(sent + stamped)).isoformat(),
    } | more
    return True


@near("R-16")
def fifth_day_third_day(d):
    return _sent(d, d.tags["sw"][0], 5, 3)


@near("R-16")
def obstacle_fifteen_days(d):
    return _sent(d, d.tags["sv"][0], 15, 3, obstacle=True)


@near("R-16")
def procurator_was_there(d):
    x = d.get(doc_of(d, d.tags["sa"][0]))
    for key in ("sent_on", "stamped_on"):
        x.pop(key, None)
    x.update(attended=True, stamped_procuracy=True)
    return True


@near("R-17")
def inserted_sheet_with_a_letter(d):
    if not numbered(d):
        return None
    x = d.doc("Tờ bổ sung chèn sau khi đánh số", "tài liệu", d.day("end"), 1)
    d.folio -= 1
    row = d.rows("documents")[-2]
    d.get(x)["folios"] = f"{d.folio:02d}a"
    return bool(row)


@near("R-17")
def second_volume_begins_anew(d):
    if not numbered(d):
        return None
    for row in d.rows("documents"):
        row["volume"] = "1"
    x = d.doc("Bản ảnh", "bản ảnh", d.day("init", 5), 2)
    d.get(x).update(volume="2", folios="01-02")
    y = d.doc("Bản ảnh nữa", "bản ảnh", d.day("init", 5), 2)
    d.get(y).update(volume="2", folios="03-04")
    return True


@near("R-18")
def copy_compared(d):
    x = d.get(doc_of(d, d.tags["harm"] if case(d) else d.tags["log"]))
    x.update(copy=True, compared=True)
    return True


@near("R-18")
def original_said_so(d):
    d.get(doc_of(d, d.tags["log"]))["copy"] = False
    return True


@near("R-19")
def foreign_by_the_channel_translated(d):
    d.get(doc_of(d, d.tags["log"])).update(
        foreign=True, assistance=True, language="lo", translated=True
    )
    d.get(d.tags["log"])["source"] = "judicial_assistance"
    return True


@near("R-19")
def vietnamese_office_of_a_foreign_firm(d):
    d.get(doc_of(d, d.tags["log"])).update(foreign=False, language="vi")
    return True


@near("R-20")
def thing_sealed_and_stored(d):
    if not case(d):
        return None
    rec = d.doc("Biên bản thu giữ sổ tay", "biên bản thu giữ", d.day("charged"), 1)
    e = d.ev(
        "Sổ tay ghi chép",
        "exhibit",
        rec,
        obtained="seized",
        obtained_on=d.day("charged"),
        record=rec,
        allowed_by=d.tags["order"],
        seal={"sealed": True, "listed": True, "place": True, "photo": True},
        custody=[{"holder": "Kho vật chứng (giả lập)", "since": d.day("charged")}],
    )
    d.link(e, d.tags["know"][a0(d)])
    return True


@near("R-20")
def paper_is_not_a_thing(d):
    """A document handed in is kept in the file: it needs no seal."""
    if not case(d):
        return None
    d.link(d.tags["harm"], d.tags["harms"][last(d)], "explains")
    return True


@near("R-21")
def copied_where_the_device_could_not_be_taken(d):
    if not case(d):
        return None
    rec = d.doc("Biên bản sao lưu dữ liệu máy chủ", "biên bản sao lưu", d.day("charged", 4), 1)
    e = d.ev(
        "Nhật ký cuộc gọi lưu ở máy chủ",
        "electronic_data",
        d.doc("Bản in nhật ký", "dữ liệu điện tử", d.day("charged", 4), 2),
        obtained="collected",
        obtained_on=d.day("charged", 4),
        copy_record=rec,
        record=rec,
        worked_on_copy=True,
        hash_at_seizure=d.sha("m"),
        hash_now=d.sha("m"),
        allowed_by=d.tags["order"],
    )
    d.link(e, act0(d))
    return True


@near("R-21")
def call_list_of_the_operator(d):
    """The operator answered on paper."""
    if not case(d):
        return None
    e = d.ev(
        "Danh sách cuộc gọi do nhà mạng trả lời",
        "other_document",
        d.doc("Công văn của nhà mạng", "công văn", d.day("charged", 9), 2),
        obtained="ordered",
        obtained_on=d.day("charged", 9),
    )
    d.link(e, act0(d))
    return True


@near("R-22")
def hash_in_capitals(d):
    if not case(d):
        return None
    d.get(d.tags["data"]).update(hash_at_seizure=d.sha("x").upper(), hash_now=d.sha("x"))
    return True


@near("R-22")
def statement_needs_no_hash(d):
    d.rows("documents")[0]["sha256"] = d.sha("t")
    return True


@near("R-23")
def worked_on_the_copy(d):
    if not case(d):
        return None
    d.get(d.tags["data"])["worked_on_copy"] = True
    return True


@near("R-24")
def injury_with_expert(d):
    if not case(d) or d.get(c0(d))["article"] != "150":
        return None
    x = d.doc("Kết luận giám định thương tích", "kết luận giám định", d.day("init", 20), 2)
    e = d.ev(
        "Kết luận giám định 38%",
        "expert_conclusion",
        x,
        obtained="ordered",
        obtained_on=d.day("init", 20),
    )
    p = d.prop(
        "Tỷ lệ tổn thương cơ thể 38%",
        "consequence",
        [e, d.tags["sv"][0], d.tags["sw"][0]],
        [],
        about=d.tags["vic"][:1],
        actors=d.tags["acc"],
    )
    for c in d.tags["charge"]:
        row = d.get(c)
        row.update(points=[*row["points"], "2.c"], clause=max(2, row["clause"]))
        d.link(p, f"{c}/2.c")
    if d.stage == "final":
        return None
    return True


@near("R-24")
def mind_examined(d):
    if not case(d):
        return None
    d.get(a0(d)).update(
        mental_doubt=True,
        mental_conclusion=d.doc(
            "Kết luận giám định pháp y tâm thần", "kết luận giám định", d.day("init", 25), 2
        ),
    )
    return True


@near("R-25")
def exactly_three_photos(d):
    if not case(d):
        return None
    d.get(d.tags["ident"]).update(foils=3, described_before=True, witnessed=True)
    return True


@near("R-26")
def heard_at_home_without_tape(d):
    """183(6) second part: elsewhere only when asked for."""
    if not case(d):
        return None
    for q in d.tags["q_hold"]:
        if a0(d) in d.get(q)["about"]:
            d.get(d.get(q)["document"]).update(
                title="Lệnh cấm đi khỏi nơi cư trú BC1", kind="lệnh cấm đi khỏi nơi cư trú"
            )
    d.get(d.tags["sa"][0]).update(in_custody=False)
    d.get(d.tags["sa"][0]).pop("recorded", None)
    return True


@near("R-26")
def witness_needs_no_tape(d):
    d.get(d.tags["sw"][0])["recorded"] = False
    return True


@near("R-27")
def light_article_no_counsel(d):
    """157 khoản 1, 349 khoản 1, 328 khoản 1: an adult may stand alone."""
    if not case(d) or d.family not in ("nhot", "tron_di", "mai_dam"):
        return None
    for a, e in zip(d.tags["acc"], d.tags["sa"], strict=True):
        d.get(a)["counsel"] = False
        d.get(e)["counsel"] = False
    return True


@near("R-27")
def counsel_came_later(d):
    """Counsel or a written refusal is there; one hearing went without him."""
    if (
        not case(d)
        or d.get(c0(d))["clause"] >= 3
        or (d.family == "tre_em" and d.get(c0(d))["clause"] > 1)
    ):
        return None
    d.get(d.tags["sa"][0]).pop("counsel", None)
    return True


@near("R-28")
def interpreter_sat_by(d):
    v = d.tags["vic"][0]
    d.get(v)["language"] = "mww"
    d.get(d.tags["sv"][0])["interpreter"] = True
    return True


@near("R-28")
def interpreter_for_the_accused(d):
    d.get(a0(d))["language"] = "km"
    d.get(d.tags["sa"][0])["interpreter"] = True
    return True


@near("R-29")
def handed_on_the_same_day(d):
    if not case(d):
        return None
    d.get(d.tags["phone"])["custody"] = [
        {"holder": "Điều tra viên", "since": d.day("charged"), "until": d.day("charged", 2)},
        {
            "holder": "Phòng kỹ thuật hình sự",
            "since": d.day("charged", 2),
            "until": d.day("charged", 6),
        },
        {"holder": "Kho vật chứng (giả lập)", "since": d.day("charged", 6)},
    ]
    return True


@near("R-29")
def one_keeper_all_along(d):
    if not case(d):
        return None
    d.get(d.tags["phone"])["custody"] = [
        {"holder": "Kho vật chứng (giả lập)", "since": d.day("charged")}
    ]
    return True


# C
@near("R-30")
def same_sum_two_hands(d):
    if not case(d) or "amount" not in d.get(d.tags["ben"].get(a0(d), act0(d))):
        return None
    p = d.tags["ben"][a0(d)]
    for e in (d.tags["bank"], d.tags["sw"][0]):
        says(d, e, p, "sum", d.get(p)["amount"], "VND")
    return True


@near("R-30")
def vague_day_and_exact_day(d):
    says(d, d.tags["sw"][0], act0(d), "date", d.day("acts")[:7])
    says(d, d.tags["log"], act0(d), "date", d.day("acts"))
    return True


@near("R-31")
def same_count(d):
    n = len(d.tags["vic"])
    for e in (d.tags["sw"][0], d.tags["log"]):
        says(d, e, d.data["code"], "victims", n)
    return True


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


@near("R-46")
def alibi_accepted(d):
    """An alibi for another day, checked and accepted."""
    if not case(d):
        return None
    p = d.prop(
        f"{code(d, last(d))} hôm sau đi viện",
        "alibi",
        [d.tags["sa"][-1], d.tags["log"], d.tags["sw"][0]],
        [],
        actors=[last(d)],
        since=d.day("acts", 40),
        evaluated="Chấp nhận: có giấy của trạm; ngày này không có hành vi nào bị truy cứu.",
    )
    return bool(p)


@near("R-47")
def attempt_is_a_phase(d):
    if not case(d):
        return None
    for c in d.tags["charge"]:
        d.get(c)["committed"] = "attempt"
    return True


@near("R-48")
def coercion_checked(d):
    if not case(d):
        return None
    p = d.prop(
        f"{code(d, a0(d))} nói bị ép ký",
        "coercion",
        [d.tags["sa"][0]],
        [],
        about=[a0(d)],
        evaluated="Đã kiểm tra: bản ghi hình có âm thanh, sổ khám sức khỏe trại giam không thấy dấu vết.",
    )
    e = d.ev(
        "Sổ khám sức khỏe của trại",
        "other_document",
        d.doc("Sổ khám sức khỏe trại tạm giam", "tài liệu", d.day("charged", 12), 1),
        obtained="ordered",
        obtained_on=d.day("charged", 12),
    )
    d.link(e, p, "attacks")
    return True


@near("R-49")
def search_found_nothing(d):
    if not case(d) or d.thin:
        return None
    for one in d.rows("questions"):
        one["answered_by"] = [d.tags["log"]]
    return True


# E
@near("R-50")
def driver_split_off(d):
    if not case(d):
        return None
    n = d.person("N1", "described", aliases=["Tài Vờ"], identification_task=True)
    d.link(
        d.said(n, d.day("init", 9), "Người lái xe kể"),
        d.prop(
            "Tài Vờ chở người đi",
            "act",
            [d.tags["sw"][0], d.tags["log"], d.tags["sv"][0]],
            [],
            actors=[n],
            about=d.tags["vic"][:1],
            criminal=True,
            since=d.day("acts"),
        ),
    )
    d.add(
        "decisions",
        "dec",
        kind="separated",
        on=d.day("init", 40),
        document=d.doc("Quyết định tách vụ án", "quyết định", d.day("init", 40), 1),
        about=[n],
        other_file="HS2-tach-05",
        number="44/QĐ-thử",
        reason="Bỏ trốn, đã tách để xử lý sau",
    )
    return True


@near("R-50")
def innocent_act_of_a_neighbour(d):
    d.prop(
        "Người hàng xóm gọi điện báo công an",
        "act",
        [d.tags["sw"][0], d.tags["sw"][1], d.tags["log"]],
        [],
        actors=[d.tags["wit"][0]],
        criminal=False,
        since=d.day("acts", 2),
    )
    return True


@near("R-51")
def arrested_and_let_go(d):
    if not case(d):
        return None
    h = d.person("BB1", "witness")
    d.link(d.said(h, d.day("init", 4), "Có mặt tại chỗ"), act0(d))
    for k, n in (("arrested", 1), ("released", 3)):
        d.add(
            "decisions",
            "dec",
            kind=k,
            on=d.day("init", n),
            document=d.doc(f"Quyết định {k}", "quyết định", d.day("init", n), 1),
            about=[h],
            number=f"{n}/TG-thử",
            reason="Không có căn cứ",
        )
    d.add(
        "decisions",
        "dec",
        kind="not_charged",
        on=d.day("init", 3),
        document=d.doc("Thông báo không khởi tố bị can", "quyết định", d.day("init", 3), 1),
        about=[h],
        reason="Chỉ đi cùng xe, không biết việc",
    )
    return True


@near("R-51")
def accused_discontinued(d):
    """An accused who died: discontinued, out of the conclusion."""
    if not numbered(d) or d.thin:
        return None
    x = d.person("BCd", "other")
    d.add(
        "decisions",
        "dec",
        kind="charged",
        on=d.day("charged"),
        document=d.doc("Quyết định khởi tố bị can BCd", "quyết định", d.day("charged"), 1),
        about=[x],
        number="19/QĐ-thử",
    )
    d.add(
        "decisions",
        "dec",
        kind="discontinued",
        on=d.day("charged", 20),
        document=d.doc("Quyết định đình chỉ với BCd", "quyết định", d.day("charged", 20), 1),
        about=[x],
        number="20/QĐ-thử",
        reason="Bị can chết",
    )
    return True


@near("R-52")
def knew_only(d):
    d.prop(
        "NLC2 nghe nói người ta rủ nhau đi làm xa",
        "knowledge",
        [d.tags["sw"][1], d.tags["sw"][0], d.tags["log"]],
        [],
        actors=[d.tags["wit"][1]],
    )
    return True


@near("R-52")
def gained_unaware(d):
    d.prop(
        "NLC2 được trả tiền thuê nhà như thường lệ",
        "benefit",
        [d.tags["sw"][1], d.tags["sw"][0], d.tags["log"]],
        [],
        actors=[d.tags["wit"][1]],
    )
    return True


@near("R-53")
def passport_is_an_identity_paper(d):
    v = d.tags["vic"][0]
    d.get(v)["identity_document"] = d.doc("Hộ chiếu", "hộ chiếu", None, 1)
    return True


@near("R-53")
def fewer_stated_by_a_child(d):
    """The count stated is that of record."""
    for e in (d.tags["sw"][1], d.tags["log"]):
        says(d, e, d.data["code"], "victims", len(d.tags["vic"]))
    return d.family not in ("mai_dam", "tron_di")


@near("R-54")
def confinement_charged_too(d):
    if not trafficking(d) or d.stage == "final" or d.thin:
        return None
    a = a0(d)
    c = d.add(
        "charges",
        "charge",
        person=a,
        article="157",
        clause=1,
        points=[],
        code_version="BLHS 2015, sửa đổi, bổ sung 2017",
        acts_from=d.day("acts", 1),
        acts_to=d.day("acts", 5),
        victims=d.tags["vic"][:1],
        signs=["confine", "unlawful"],
        decision=d.tags["q_acc"][0],
        committed="completed",
    )
    by = [d.tags["sv"][0], d.tags["data"], d.tags["sw"][0]]
    d.prop(
        f"{code(d, a)} nhốt trái phép bị hại",
        "act",
        by,
        [f"{c}/act", f"{c}/unlawful", f"{c}/85.1.time", f"{c}/85.1.place"],
        actors=[a],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts", 1),
        place="kho Nháp",
        signs=["confine", "unlawful"],
    )
    for matter, p in (
        ("85.2.fault", "know"),
        ("85.2.motive", "motive"),
        ("85.3", "back"),
        ("85.4", "harms"),
    ):
        d.link(d.tags[p][a], f"{c}/{matter}")
    d.prop(
        "Vì sao việc nhốt không ai biết",
        "background",
        [d.tags["bg"][0], d.tags["sw"][0]],
        [f"{c}/85.5", f"{c}/85.6"],
        about=[a],
    )
    d.add(
        "questions",
        "hoi",
        text="Có phải bị hại tự ở lại?",
        about=[c],
        contrary=True,
        answered_by=[d.tags["sv"][0]],
    )
    d.data["alternatives"].pop("157", None)
    return True


@near("R-54")
def neighbouring_offence_excluded(d):
    """Signs of illegal exit, and the file says why Điều 349 is not charged (án lệ 66)."""
    if not case(d) or d.family != "qua_bien_gioi" or d.thin:
        return None
    d.prop(
        f"{code(d, a0(d))} đưa người đi đường mòn",
        "act",
        [d.tags["sv"][0], d.tags["data"], d.tags["log"]],
        [f"{c0(d)}/act"],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts"),
        place="đường mòn",
        signs=["organise_escape_abroad"],
    )
    return True


@near("R-55")
def lighter_clause_with_a_reason(d):
    if (
        not trafficking(d)
        or len(d.tags["acc"]) != 2
        or d.get(c0(d))["clause"] != 2
        or len(d.tags["vic"]) < 2
    ):
        return None
    if d.tags["abroad"] or d.stage == "final" or last(d) not in d.tags["means"]:
        return None
    a, c = last(d), d.tags["charge"][-1]
    row = d.get(c)
    keep = d.tags["act"][a][0]
    row.update(
        clause=1,
        points=[p for p in row["points"] if p[0] == "1"],
        victims=d.tags["vic"][:1],
        note="Chỉ tham gia với một bị hại, trong nước; nên chỉ bị truy cứu khoản 1.",
    )
    gone = {*d.tags["act"][a][1:], *([d.tags["q_out"][a]] if a in d.tags["q_out"] else [])}
    d.data["propositions"] = [p for p in d.rows("propositions") if p["id"] not in gone]
    d.data["passages"] = [p for p in d.rows("passages") if p.get("proposition") not in gone]
    d.data["links"] = [
        x
        for x in d.rows("links")
        if x["from"] not in gone
        and x["to"] not in gone
        and not x["to"].startswith((f"{c}/2.", f"{c}/3."))
    ]
    d.get(d.tags["means"][a])["about"] = d.tags["vic"][:1]
    return True


@near("R-56")
def inside_the_country_only(d):
    if not trafficking(d) or d.tags["abroad"]:
        return None
    d.prop(
        "Người bị đưa đi vẫn ở trong nước",
        "other",
        [d.tags["log"], d.tags["sv"][0], d.tags["sw"][0]],
        [],
        about=d.tags["vic"],
    )
    return True


@near("R-57")
def split_with_a_number(d):
    if not case(d):
        return None
    n = d.person("N7", "described", identification_task=True)
    d.add(
        "decisions",
        "dec",
        kind="separated",
        on=d.day("init", 40),
        document=d.doc("Quyết định tách vụ án", "quyết định", d.day("init", 40), 1),
        about=[n],
        reason="Chưa bắt được",
        other_file="HS2-tach-09",
        number="45/QĐ-thử",
    )
    return True


@near("R-58")
def unknown_man_being_sought(d):
    n = d.person("N3", "described", identified=False, identification_task=True)
    d.fair("R-45", n, "có người đứng ở bến, chưa khai: hỏi cũng được")
    d.prop(
        "Một người chưa rõ lai lịch đi ngang",
        "other",
        [d.tags["sw"][0], d.tags["log"], d.tags["sw"][1]],
        [],
        about=[n],
    )
    return True


@near("R-59")
def phone_known_here_only(d):
    d.add("identifiers", "dd", kind="phone", people=[a0(d)])
    d.add("identifiers", "dd", kind="account", people=[last(d)])
    return True


# F
@near("R-60")
def month_only_settled(d):
    if d.family != "tre_em" or not case(d):
        return None
    b = d.get(d.tags["vic"][0])["birth"]
    y, m = int(b["value"][:4]), int(b["value"][5:7])
    end = (date(y + m // 12, m % 12 + 1, 1) - timedelta(1)).isoformat()
    b.update(value=b["value"][:7], settled_as=end)
    return True


@near("R-60")
def adult_by_year_only(d):
    """Thirty or so: the day of birth moves nothing in Điều 150."""
    if not case(d) or d.get(c0(d))["article"] != "150":
        return None
    b = d.get(d.tags["vic"][0])["birth"]
    b["value"] = str(d.tags["acts"].year - 33)
    return True


@near("R-60")
def quarter_only_settled(d):
    if d.family != "tre_em" or not case(d):
        return None
    b = d.get(d.tags["vic"][-1])["birth"]
    y = b["value"][:4]
    b.update(value=y, quarter=2, settled_as=f"{y}-06-30")
    return True


@near("R-61")
def sixteen_on_the_very_day(d):
    """Full sixteen on the day of the act: Điều 150 is right."""
    if not case(d) or d.get(c0(d))["article"] != "150" or d.thin:
        return None
    v, act = d.tags["vic"][0], d.tags["acts"]
    d.get(v)["birth"]["value"] = (
        act.replace(year=act.year - 16).isoformat()
        if (act.month, act.day) != (2, 29)
        else f"{act.year - 16}-02-28"
    )
    d.get(v)["representative"] = True
    d.get(d.tags["sv"][0]).update(representative=True, minutes=50)
    d.fair("R-66", v, "16–17 tuổi: nhắc khác biệt với Luật PCMBN là đúng lời danh mục")
    return True


@near("R-61")
def sixteen_the_day_after(d):
    """Fifteen on the day of the act: Điều 151 is right."""
    if d.family != "tre_em" or not case(d):
        return None
    v, act = d.tags["vic"][0], d.tags["acts"]
    born = date(act.year - 16, act.month, min(act.day, 28)) + timedelta(10)
    d.get(v)["birth"]["value"] = born.isoformat()
    return True


@near("R-62")
def forced_victim_reviewed(d):
    if not trafficking(d):
        return None
    d.get(d.tags["vic"][0]).update(compelled=True, non_punishment_reviewed=True)
    return True


@near("R-63")
def young_accused_all_in_order(d):
    if not case(d) or d.stage == "final":
        return None
    act = d.tags["acts"]
    d.get(last(d))["birth"]["value"] = f"{act.year - 17}-01-05"
    d.get(d.tags["sa"][-1]).update(counsel=True, representative=True, minutes=80)
    d.get(last(d)).update(counsel=True, representative=True)
    d.get(d.tags["charge"][-1])["juvenile_rules"] = True
    return True


@near("R-63")
def accused_just_eighteen(d):
    if not case(d):
        return None
    act = d.tags["acts"]
    d.get(last(d))["birth"]["value"] = f"{act.year - 19}-12-30"
    return True


@near("R-64")
def child_heard_two_hours_exactly(d):
    if d.family != "tre_em":
        return None
    d.get(d.tags["sv"][0])["minutes"] = 120
    return True


@near("R-64")
def long_hearing_with_a_reason(d):
    if d.family != "tre_em":
        return None
    d.get(d.tags["sv"][0]).update(
        minutes=150,
        longer_because="Vụ án có nhiều tình tiết phức tạp, có biên bản nêu rõ (Điều 421 khoản 4)",
    )
    return True


@near("R-64")
def adult_heard_long(d):
    if d.family in ("tre_em",):
        return None
    d.get(d.tags["sv"][0])["minutes"] = 200
    return True


@near("R-65")
def victim_abroad_asked_for(d):
    if not trafficking(d):
        return None
    d.get(d.tags["vic"][-1]).update(abroad=True, assistance_requested=True)
    return True


@near("R-66")
def no_trafficking_no_victim_paper(d):
    return case(d) and d.family in ("nhot", "lua_tien")


@near("R-67")
def nothing_claimed(d):
    """Asked, and claims nothing."""
    if not case(d) or d.family in ("mai_dam", "tron_di"):
        return None
    d.get(d.tags["vic"][0])["compensation"] = True
    return True


@near("R-68")
def code_of_victim_on_a_slide(d):
    v = d.tags["vic"][0]
    show(d, labels={v: code(d, v)})
    return True


@near("R-68")
def name_for_a_reader_with_the_right(d):
    if d.family in ("mai_dam", "tron_di"):
        return None
    v = d.tags["vic"][0]
    show(d, labels={v: d.get(v)["name"]}, may_see_victims=True)
    return True


# G
@near("R-70")
def ledger_balances(d):
    if not d.tags.get("tx"):
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


@near("R-71")
def cash_with_a_receipt(d):
    if not case(d):
        return None
    e = d.ev(
        "Giấy biên nhận tiền",
        "other_document",
        d.doc("Giấy biên nhận", "biên nhận", d.day("acts", 2), 1),
        obtained="handed_in",
        obtained_on=d.day("init", 6),
        record=d.doc(
            "Biên bản giao nhận giấy biên nhận", "biên bản giao nhận", d.day("init", 6), 1
        ),
    )
    d.add(
        "transactions",
        "tien",
        on=d.day("acts", 2),
        payee=a0(d),
        sum=1_500_000,
        purpose="tiền xe",
        trace=[e],
    )
    return True


@near("R-72")
def gain_by_a_notebook(d):
    if not case(d) or d.family not in ("qua_bien_gioi", "quan_hat", "tre_em"):
        return None
    rec = d.doc("Biên bản thu giữ sổ nợ", "biên bản thu giữ", d.day("charged"), 1)
    e = d.ev(
        "Sổ nợ ghi tiền nhận người",
        "exhibit",
        rec,
        obtained="seized",
        obtained_on=d.day("charged"),
        record=rec,
        allowed_by=d.tags["order"],
        seal={"sealed": True, "listed": True, "place": True, "photo": True},
        custody=[{"holder": "Kho vật chứng (giả lập)", "since": d.day("charged")}],
    )
    d.only(d.tags["ben"][a0(d)], [e, d.tags["sa"][0], d.tags["sw"][1]])
    return True


@near("R-73")
def sim_user_shown(d):
    if not case(d):
        return None
    d.get(d.tags["data"]).update(
        owner=d.tags["wit"][0], user=a0(d), user_shown_by=[d.tags["sw"][0], d.tags["log"]]
    )
    return True


@near("R-73")
def sim_of_his_own(d):
    if not case(d):
        return None
    d.get(d.tags["data"]).update(owner=a0(d), user=a0(d))
    return True


# H
@near("R-80")
def old_deeds_new_wording_named(d):
    """Acts in 2019, code 2015 as amended 2017."""
    if not case(d):
        return None
    for c in d.tags["charge"]:
        d.get(c)["code_version"] = "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)"
    return True


@near("R-81")
def joint_sentence_right(d):
    if d.stage != "final":
        return None
    q = d.get(d.tags["jail"][0])
    m = q["penalties"][0]["months"]
    q["penalties"].append({"kind": "prison", "months": 24})
    q["joint"] = {"kind": "prison", "months": m + 24}
    return m + 24 <= 360


@near("R-81")
def joint_sentence_capped(d):
    if d.stage != "final" or not trafficking(d) or d.get(c0(d))["clause"] < 2:
        return None
    q = d.get(d.tags["jail"][0])
    q["penalties"] = [
        q["penalties"][0]
        | {"months": 180 if d.get(c0(d))["clause"] == 2 and d.family != "tre_em" else 235},
        {"kind": "prison", "months": 220},
    ]
    q["joint"] = {"kind": "prison", "months": 360}
    return True


@near("R-82")
def joined_judgment_in_the_file(d):
    if d.stage != "final":
        return None
    m = d.get(d.tags["jail"][0])["penalties"][0]["months"]
    q = d.add(
        "decisions",
        "dec",
        kind="sentenced",
        on=d.day("as_of", -60),
        document=d.doc("Bản án trước", "bản án", d.day("as_of", -60), 3),
        about=[a0(d)],
        number="8/2020-thử",
        penalties=[{"kind": "prison", "months": 12}],
    )
    d.get(d.tags["jail"][0]).update(joins=[q], joint={"kind": "prison", "months": m + 12})
    return True


@near("R-83")
def last_day_of_the_limit(d):
    if d.stage != "investigation":
        return None
    d.data["deadline"] = d.data["as_of"]
    return True


@near("R-83")
def detention_renewed(d):
    if d.stage != "investigation" or not d.tags["q_hold"]:
        return None
    q = d.tags["q_hold"][0]
    d.get(q)["until"] = d.day("as_of", -5)
    x = d.doc("Lệnh gia hạn tạm giam", "lệnh tạm giam", d.day("as_of", -6), 1)
    d.add(
        "decisions",
        "dec",
        kind="measure",
        on=d.day("as_of", -6),
        document=x,
        about=[a0(d)],
        until=d.day("as_of", 20),
    )
    return True


@near("R-84")
def points_written_bare(d):
    """«a» of clause 1 without its number; «Điều 150» instead of «150»."""
    if not case(d):
        return None
    for c in d.tags["charge"]:
        d.get(c)["article"] = f"Điều {d.get(c)['article']}"
    return True


# I
@near("R-90")
def victim_of_a_crime_in_the_title(d):
    """«Tội mua bán người» names an offence, nobody."""
    show(d, title="Sơ đồ chứng cứ vụ án về tội theo Điều đã khởi tố")
    return True


@near("R-90")
def convict_after_final_judgment(d):
    if d.stage != "final":
        return None
    show(d, labels={a0(d): "Người bị kết án"})
    return True


@near("R-91")
def picture_complete(d):
    show(d)
    return True


@near("R-92")
def picture_before_numbering(d):
    if d.stage not in ("report", "investigation"):
        return None
    show(d, shows=[d.tags["log"]], approved=[d.tags["log"]])
    return True


@near("R-93")
def picture_of_this_very_file(d):
    show(d, made_from=d.data["version"], on=d.day("as_of"))
    return True


@near("R-94")
def slide_shows_less_than_approved(d):
    show(d, shows=[act0(d)], approved=[act0(d), d.tags["sw"][0], d.tags["log"]])
    return True


@near("R-94")
def working_drawing_not_for_court(d):
    """Nothing is said of an approved list: a working drawing."""
    s = show(d)
    d.get(s).pop("approved")
    d.fair("R-94", s, "chưa ghi danh mục được duyệt: hỏi cũng được")
    return True
