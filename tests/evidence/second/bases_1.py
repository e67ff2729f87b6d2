"""Base files of nine families: what a lawful, sufficient file of each holds, written full, half or in a hurry; part 1 of 3."""

from datetime import date

from .bases_words import FAMILIES, VICTIMLESS
from .draft import Draft


def _people(d: Draft, accused: int, victims: int) -> None:
    r, act = d.rng, d.tags["acts"]
    role = "interested" if d.family in VICTIMLESS else "victim"
    d.tags["acc"], d.tags["vic"], d.tags["wit"] = [], [], []
    top = "accused" if d.stage != "report" else "denounced"
    for n in range(1, accused + 1):
        cv = d.doc(
            f"Lý lịch, căn cước của người số {n}",
            "lý lịch",
            d.day("init", 7 if top == "accused" else -9),
        )
        born = date(act.year - r.randint(24, 55), r.randint(1, 12), r.randint(1, 28)).isoformat()
        code = f"BC{n}" if top == "accused" else f"TG{n}"
        who = d.person(
            code,
            top,
            identity_document=cv,
            birth={"value": born, "proof": cv},
            counsel=True if top == "accused" else None,
        )
        d.tags["acc"].append(who)
    for n in range(1, victims + 1):
        years = r.randint(9, 14) if d.family == "tre_em" else r.randint(19, 40)
        born = date(act.year - years, r.randint(1, 12), r.randint(1, 28)).isoformat()
        paper = d.doc(f"Giấy khai sinh, giấy tờ tùy thân số {n}", "giấy khai sinh", None, 1)
        who = d.person(
            f"{'BH' if role == 'victim' else 'NLQ'}{n}",
            role,
            identity_document=paper,
            birth={"value": born, "proof": paper},
        )
        one = d.get(who)
        if d.family == "tre_em":
            one["representative"] = True
        if role == "victim" and d.stage != "report":
            if d.thin:
                d.fair("R-67", who, "hồ sơ viết vội không ghi đã hỏi thiệt hại, bồi thường")
            else:
                one["compensation"] = True
            if d.family in ("qua_bien_gioi", "quan_hat", "lao_dong", "tre_em"):
                if d.thin:
                    d.fair("R-66", who, "không ghi văn bản xác định nạn nhân")
                else:
                    one["victim_decision"] = d.doc(
                        f"Văn bản xác định nạn nhân {one['code']}",
                        "văn bản xác định nạn nhân",
                        d.day("init", 15),
                        1,
                    )
        d.tags["vic"].append(who)
    for n in range(1, 3):
        d.tags["wit"].append(d.person(f"NLC{n}", "witness"))


def _papers(d: Draft) -> None:
    """What was gathered: words, things, data, answers of others."""
    t, full = d.tags, d.full
    early = d.stage == "report"
    start = -10 if early else 2
    child = {"representative": True, "minutes": 70} if d.family == "tre_em" else {}
    t["sv"] = [
        d.said(v, d.day("init", start + n % 4), "Tự mình trải qua, kể lại việc của mình", **child)
        for n, v in enumerate(t["vic"])
    ]
    t["sw"] = [
        d.said(
            w,
            d.day("init", start + 1),
            f"Có mặt, nhìn thấy {'từ quầy bên cạnh' if n else 'khi đi qua cổng'}",
        )
        for n, w in enumerate(t["wit"])
    ]
    t["sa"] = [
        d.said(
            a,
            d.day("charged" if not early else "init", 2 if not early else -8),
            "Người trong cuộc kể",
        )
        for a in t["acc"]
    ]
    for one in () if not early else t["sa"]:
        for key in ("in_custody", "recorded", "counsel"):
            d.get(one).pop(key, None)
    if early:
        log = d.doc("Sổ trực của tổ tự quản", "tài liệu", None, 2)
        t["log"] = d.ev("Sổ trực ghi xe chở người đi qua", "other_document", log, obtained="handed_in", obtained_on=d.day("init", -9),
                        record=d.doc("Biên bản giao nhận sổ trực", "biên bản giao nhận", d.day("init", -9), 1))  # fmt: skip
        return
    seized = d.doc(
        "Biên bản khám xét, thu giữ điện thoại của BC1", "biên bản thu giữ", d.day("charged"), 3
    )
    order = d.doc("Lệnh khám xét đã phê chuẩn", "lệnh khám xét", d.day("charged", -1), 1)
    t["order"] = d.add(
        "decisions",
        "dec",
        kind="allowed",
        on=d.day("charged", -1),
        document=order,
        number="17/LKX-thử",
        reason="Cho phép khám xét chỗ ở, thu giữ",
    )
    t["phone"] = d.ev(
        "Điện thoại của BC1",
        "exhibit",
        seized,
        obtained="seized",
        obtained_on=d.day("charged"),
        record=seized,
        allowed_by=t["order"] if not d.thin else None,
    )
    if d.thin:
        d.fair("R-20", t["phone"], "không ghi niêm phong, nơi giữ, ảnh: hỏi là đúng")
        d.fair("R-14", t["phone"], "thu giữ mà không nêu lệnh nào: hỏi là đúng")
        d.fair("R-29", t["phone"], "không ghi ai giữ vật chứng")
    else:
        d.get(t["phone"])["seal"] = {"sealed": True, "listed": True, "place": True, "photo": True}
    if full:
        d.get(t["phone"])["custody"] = [
            {
                "holder": "Điều tra viên thu giữ",
                "since": d.day("charged"),
                "until": d.day("charged", 1),
            },
            {"holder": "Kho vật chứng Công an (giả lập)", "since": d.day("charged", 1)},
        ]
    elif not d.thin:
        d.fair("R-29", t["phone"], "không ghi ai giữ vật chứng")
    copied = d.doc(
        "Biên bản sao lưu dữ liệu điện thoại", "biên bản sao lưu", d.day("charged", 3), 1
    )
    pulled = d.doc(
        "Bản trích tin nhắn, hình ảnh từ điện thoại", "dữ liệu điện tử", d.day("charged", 6), 6
    )
    t["data"] = d.ev(
        "Tin nhắn hẹn đón người và ngã giá",
        "electronic_data",
        pulled,
        obtained="seized",
        obtained_on=d.day("charged", 3),
        device_record=seized,
        copy_record=None if d.thin else copied,
        record=copied,
    )
    if full:
        d.get(t["data"]).update(
            worked_on_copy=True,
            hash_at_seizure=d.sha("x"),
            hash_now=d.sha("x"),
            allowed_by=t["order"],
            owner=t["acc"][0],
            user=t["acc"][0],
        )
    else:
        d.fair("R-22", t["data"], "không ghi mã băm")
        if d.thin:
            d.fair(
                "R-23",
                t["data"],
                "không ghi trích xuất trên bản sao: Điều 107 khoản 4 là điều kiện",
            )
            d.fair("R-14", t["data"], "thu giữ mà không nêu lệnh nào")
        else:
            d.get(t["data"]).update(worked_on_copy=True, allowed_by=t["order"])
    bank = d.doc("Sao kê tài khoản do ngân hàng trả lời", "sao kê", d.day("charged", 12), 4)
    t["bank"] = d.ev("Sao kê có các khoản tiền vào ra", "other_document", bank, obtained="collected", obtained_on=d.day("charged", 12),
                     record=d.doc("Biên bản giao nhận sao kê", "biên bản giao nhận", d.day("charged", 12), 1))  # fmt: skip
    post = d.doc(
        "Công văn trả lời của đồn, trạm về người và xe qua lại", "công văn", d.day("charged", 14), 1
    )
    t["log"] = d.ev(
        "Trả lời của đồn, trạm: giờ qua lại",
        "other_document",
        post,
        obtained="ordered",
        obtained_on=d.day("charged", 14),
    )
    seen = d.doc("Biên bản nhận dạng BC1", "biên bản nhận dạng", d.day("charged", 8), 2)
    t["ident"] = d.ev(
        "Nhận dạng BC1 qua ảnh",
        "procedural_record",
        seen,
        obtained="drawn_up",
        obtained_on=d.day("charged", 8),
        speaker=None,
        foils=None if d.thin else 4,
        described_before=None if d.thin else True,
        witnessed=None if d.thin else True,
    )
    if d.thin:
        d.fair(
            "R-25",
            t["ident"],
            "biên bản nhận dạng không ghi số ảnh, người chứng kiến, hỏi trước đặc điểm",
        )
    t["bg"] = []
    for n, _a in enumerate(t["acc"]):
        paper = d.doc(
            f"Xác minh nhân thân, hoàn cảnh BC{n + 1}", "kết quả xác minh", d.day("charged", 10), 2
        )
        t["bg"].append(
            d.ev(
                f"Xác minh nhân thân BC{n + 1}",
                "other_document",
                paper,
                obtained="ordered",
                obtained_on=d.day("charged", 10),
            )
        )
    harm = d.doc("Giấy ra viện, bảng kê chi phí", "tài liệu do bị hại nộp", None, 2)
    t["harm"] = d.ev("Giấy ra viện, chi phí, thu nhập mất", "other_document", harm, obtained="handed_in", obtained_on=d.day("init", 12),
                     record=d.doc("Biên bản giao nhận giấy ra viện", "biên bản giao nhận", d.day("init", 12), 1))  # fmt: skip


def _report(d: Draft) -> None:
    _people(d, d.rng.randint(1, 2), d.rng.randint(1, 3))
    t = d.tags
    got = d.doc("Phiếu tiếp nhận nguồn tin", "phiếu tiếp nhận", d.day("init", -12), 1)
    t["hyp"] = d.add("hypotheses", "gt", article="150", ground="143.1")
    _papers(d)
    a = t["acc"][0]
    t["source"], t["act"] = got, []
    for n, v in enumerate(t["vic"]):
        t["act"].append(d.prop(f"{d.get(a)['code']} đưa {d.get(v)['code']} lên xe đi về phía biên giới", "act", [t["sv"][n], t["sw"][0], t["log"]],
                               [f"{t['hyp']}/act"], actors=[a], about=[v], since=d.day("acts"), place=FAMILIES["tin_bao"][4]))  # fmt: skip
    d.prop(
        "Hứa việc làm lương cao không có thật",
        "act",
        [*t["sv"], t["sw"][1], t["log"]],
        [f"{t['hyp']}/means"],
        actors=[a],
        about=t["vic"],
        since=d.day("acts"),
    )
    d.prop(
        "Người lạ đưa tiền cho người chở",
        "benefit",
        [t["sw"][0], t["sw"][1], t["log"]],
        [f"{t['hyp']}/purpose"],
        actors=[a],
        since=d.day("acts"),
    )
    if not d.thin:
        d.add(
            "questions",
            "hoi",
            text="Có phải chỉ là xe khách chở thuê không?",
            about=[t["hyp"]],
            contrary=True,
            answered_by=[t["log"]],
        )
        d.data["alternatives"] = {
            "349": "Chưa thấy việc trốn đi, đang xác minh có tiền đổi người",
            "174": "Không nhận tiền của người bị đưa đi",
        }
    else:
        d.fair("R-49", "*", "chưa ghi câu hỏi tìm chứng cứ trái chiều")
        d.fair("R-40", "*", "chưa ghi tội danh khác đã loại trừ")
    d.fair(
        "R-50",
        a,
        "giai đoạn tin báo, người bị tố giác chưa có quyết định: còn trong thời hạn, hỏi cũng được",
    )
