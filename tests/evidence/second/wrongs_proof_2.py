"""Injected defects of sufficiency, lawfulness, folio, custody: written from the catalogue's words and the law; part 2 of 2."""

from .kinds import PROOF, defect
from .wrongs_proof_common import _late, a0, c0, case, doc_of, last, numbered


@defect("R-15")
def border_guard_never_handed_over(d):
    if not case(d):
        return None
    d.data |= {"opened_by_other": True, "agency_handed_over": False}
    return {d.data["code"], d.tags["q_init"], "*"}


@defect("R-15")
def border_guard_hand_over_unsaid(d):
    if not case(d):
        return None
    d.data["opened_by_other"] = True
    return {d.data["code"], d.tags["q_init"], "*"}


@defect("R-16")
def sent_on_ninth_day(d):
    return _late(d, d.tags["sw"][0], 9, 2)


@defect("R-16")
def kept_eight_days_by_procuracy(d):
    return _late(d, d.tags["sv"][0], 2, 8)


@defect("R-16")
def obstacle_of_twenty_days(d):
    return _late(d, d.tags["sa"][0], 20, 1, obstacle=True)


@defect("R-17 R-11", {"R-38"})
def two_papers_one_folio(d):
    if not numbered(d):
        return None
    a, b = (doc_of(d, x) for x in (d.tags["sv"][0], d.tags["sw"][0]))
    d.get(b)["folios"] = d.get(a)["folios"]
    return {a, b, d.tags["sv"][0], d.tags["sw"][0]}, set(d.tags.get("pass", []))


@defect("R-17", {"R-38"})
def folios_skip(d):
    if not numbered(d):
        return None
    row = d.rows("documents")[-1]
    first = int(row["folios"].split("-")[0])
    row["folios"] = f"{first + 5}-{first + 8}"
    return {row["id"], d.rows("documents")[-2]["id"], "*"}, set(d.tags.get("pass", []))


@defect("R-17")
def no_stamp_after_end(d):
    if not numbered(d):
        return None
    x = doc_of(d, d.tags["bank"])
    d.get(x)["stamped_investigation"] = False
    return {x, d.tags["bank"]}


@defect("R-18")
def copy_not_compared(d):
    x = doc_of(d, d.tags["harm"] if case(d) else d.tags["log"])
    d.get(x).update(copy=True, compared=False)
    return {x, d.tags["harm"] if case(d) else d.tags["log"]}


@defect("R-18")
def copy_comparison_unsaid(d):
    x = doc_of(d, d.tags["bg"][0] if case(d) else d.tags["log"])
    d.get(x)["copy"] = True
    return {x, d.tags["bg"][0] if case(d) else d.tags["log"]}


@defect("R-19")
def foreign_paper_by_hand(d):
    x = doc_of(d, d.tags["log"])
    d.get(x).update(foreign=True, assistance=False, language="vi")
    return {x, d.tags["log"]}


@defect("R-19 R-28")
def chinese_paper_untranslated(d):
    x = doc_of(d, d.tags["harm"] if case(d) else d.tags["log"])
    d.get(x).update(language="zh", translated=False)
    return {x, d.tags["harm"] if case(d) else d.tags["log"]}


@defect("R-20 R-12")
def not_sealed(d):
    if not case(d) or d.thin:
        return None
    d.get(d.tags["phone"])["seal"] = {"sealed": False, "listed": True, "place": True, "photo": True}
    return {d.tags["phone"]}


@defect("R-20 R-12")
def cash_lying_about(d):
    if not case(d):
        return None
    rec = d.doc("Biên bản thu giữ tiền mặt", "biên bản thu giữ", d.day("charged"), 1)
    e = d.ev(
        "Tiền mặt 12 triệu đồng",
        "exhibit",
        rec,
        obtained="seized",
        obtained_on=d.day("charged"),
        record=rec,
        allowed_by=d.tags["order"],
        seal={"sealed": True, "listed": False, "place": False, "photo": False},
    )
    d.link(e, d.tags["know"][a0(d)])
    if not d.full:
        d.fair("R-29", e, "không ghi người giữ")
    else:
        d.get(e)["custody"] = [{"holder": "Kho vật chứng (giả lập)", "since": d.day("charged")}]
    return {e}


@defect("R-21 R-12 R-20", {"R-22", "R-23"})
def data_from_nowhere(d):
    if not case(d):
        return None
    for key in ("device_record", "copy_record", "record"):
        d.get(d.tags["data"]).pop(key, None)
    return {d.tags["data"]}


@defect("R-21 R-12", {"R-22", "R-23", "R-14", "R-16"})
def screenshot_on_a_loose_sheet(d):
    paper = d.doc("Ảnh chụp màn hình hội thoại", "dữ liệu điện tử", d.day("init", 4), 2)
    e = d.ev(
        "Ảnh chụp màn hình hội thoại mời đi làm",
        "electronic_data",
        paper,
        obtained="collected",
        obtained_on=d.day("init", 4),
    )
    d.link(e, d.rows("propositions")[0]["id"])
    return {e}


@defect("R-22")
def hash_changed(d):
    if not case(d):
        return None
    d.get(d.tags["data"]).update(hash_at_seizure=d.sha("lúc đầu"), hash_now=d.sha("bây giờ"))
    return {d.tags["data"]}


@defect("R-22")
def hash_never_taken(d):
    if not case(d) or not d.full:
        return None
    for key in ("hash_at_seizure", "hash_now"):
        d.get(d.tags["data"]).pop(key)
    return {d.tags["data"]}


@defect("R-23")
def pulled_from_the_phone_itself(d):
    if not case(d):
        return None
    d.get(d.tags["data"])["worked_on_copy"] = False
    return {d.tags["data"]}


@defect("R-23", {"R-22", "R-14"})
def camera_examined_in_original(d):
    if not case(d):
        return None
    rec = d.doc("Biên bản thu giữ ổ cứng camera", "biên bản thu giữ", d.day("charged", 5), 1)
    e = d.ev(
        "Đoạn ghi hình cổng sau",
        "electronic_data",
        d.doc("Kết quả khôi phục ghi hình", "dữ liệu điện tử", d.day("charged", 9), 1),
        obtained="seized",
        obtained_on=d.day("charged", 5),
        device_record=rec,
        record=rec,
        worked_on_copy=False,
        hash_at_seizure=d.sha("c"),
        hash_now=d.sha("c"),
        allowed_by=d.tags["order"],
    )
    d.link(e, d.tags["act"][a0(d)][0])
    return {e}


@defect("R-24 R-08 R-01", PROOF | {"R-55"})
def injury_without_expert(d):
    if not case(d) or d.get(c0(d))["article"] not in ("150", "157"):
        return None
    c = d.get(c0(d))
    k = "2.c" if c["article"] == "150" else "2.h"
    for one in d.tags["charge"]:
        row = d.get(one)
        row.update(points=[*row["points"], k], clause=max(2, row["clause"]))
        p = d.prop(
            "Tỷ lệ tổn thương cơ thể khoảng 35%",
            "consequence",
            [d.tags["sv"][0], d.tags["harm"], d.tags["sw"][0]],
            [f"{one}/{k}"],
            about=d.tags["vic"][:1],
        )
    return {
        *d.tags["charge"],
        p,
        d.tags["vic"][0],
        *[x["id"] for x in d.rows("propositions") if "35%" in x["text"]],
    }


@defect("R-24")
def mind_in_doubt(d):
    d.get(a0(d))["mental_doubt"] = True
    return {a0(d), *d.tags.get("charge", [])} if case(d) else None


@defect("R-24")
def witness_mind_in_doubt(d):
    w = d.tags["wit"][0]
    d.get(w)["mental_doubt"] = True
    return {w, d.tags["sw"][0]}


@defect("R-25")
def shown_two_photos(d):
    if not case(d):
        return None
    d.get(d.tags["ident"]).update(foils=2, described_before=True, witnessed=True)
    return {d.tags["ident"], doc_of(d, d.tags["ident"])}


@defect("R-25")
def nobody_asked_before(d):
    if not case(d):
        return None
    d.get(d.tags["ident"]).update(foils=5, described_before=False, witnessed=False)
    return {d.tags["ident"], doc_of(d, d.tags["ident"])}


@defect("R-26")
def cell_without_tape(d):
    if not case(d):
        return None
    d.get(d.tags["sa"][0]).update(in_custody=True, recorded=False)
    return {d.tags["sa"][0], doc_of(d, d.tags["sa"][0])}


@defect("R-26")
def second_cell_tape_unsaid(d):
    if not case(d):
        return None
    e = d.said(last(d), d.day("charged", 13), "Người trong cuộc kể", 2)
    d.get(e)["in_custody"] = True
    d.get(e).pop("recorded", None)
    d.link(e, d.tags["know"][last(d)])
    return {e, doc_of(d, e)}


@defect("R-27")
def twenty_years_no_counsel(d):
    if not case(d) or d.get(c0(d))["clause"] < 3:
        return None
    d.get(a0(d))["counsel"] = False
    d.get(d.tags["sa"][0])["counsel"] = False
    return {a0(d), c0(d), d.tags["sa"][0]}


@defect("R-27", {"R-63", "R-43"})
def young_accused_no_counsel(d):
    if not case(d) or d.get(c0(d))["article"] not in ("150", "151"):
        return None
    act = d.tags["acts"]
    d.get(last(d))["birth"]["value"] = f"{act.year - 17}-{act.month:02d}-{min(act.day, 28):02d}"
    d.get(last(d)).update(counsel=False, representative=True)
    d.get(d.tags["charge"][-1])["juvenile_rules"] = True
    d.get(d.tags["sa"][-1]).update(representative=True, minutes=60)
    d.get(d.tags["sa"][-1]).pop("counsel", None)
    return {last(d), d.tags["charge"][-1], d.tags["sa"][-1]}


@defect("R-28")
def victim_of_another_tongue(d):
    v = d.tags["vic"][0]
    d.get(v)["language"] = "mww"
    d.get(d.tags["sv"][0])["interpreter"] = False
    return {v, d.tags["sv"][0]}


@defect("R-28")
def accused_of_another_tongue(d):
    d.get(last(d))["language"] = "km"
    return {last(d), d.tags["sa"][-1]}


@defect("R-29")
def five_days_nowhere(d):
    if not case(d):
        return None
    d.get(d.tags["phone"])["custody"] = [
        {"holder": "Điều tra viên", "since": d.day("charged"), "until": d.day("charged", 2)},
        {"holder": "Kho vật chứng (giả lập)", "since": d.day("charged", 7)},
    ]
    return {d.tags["phone"]}


@defect("R-29")
def holder_unknown(d):
    if not case(d):
        return None
    d.get(d.tags["phone"])["custody"] = [
        {"holder": "?", "since": d.day("charged"), "until": d.day("charged", 3)},
        {"holder": "Kho vật chứng (giả lập)", "since": d.day("charged", 3)},
    ]
    return {d.tags["phone"]}
