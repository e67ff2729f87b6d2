"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask; part 2 of 6."""

from .kinds import near
from .nears_common import _sent
from .wrongs_proof_common import a0, c0, case, doc_of, last, numbered
from .wrongs_rest_common import act0, says


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
