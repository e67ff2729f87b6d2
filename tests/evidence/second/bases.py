"""Base files of nine families: what a lawful, sufficient file of each holds, written full, half or in a hurry."""

from __future__ import annotations

from datetime import date, timedelta

from .draft import STAGES, Draft

FAMILIES = {  # article, act, purpose, means, where
    "qua_bien_gioi": (
        "150",
        "transfer",
        "receive_benefit",
        "deception",
        "cột mốc bịa 19, xã Rừng Thử",
    ),
    "quan_hat": (
        "150",
        "receive",
        "give_benefit",
        "deception",
        "quán hát Đèn Nháp, phường Thử Hai",
    ),
    "lao_dong": ("150", "recruit", "forced_labour", "other_trick", "bến xe Bịa, tỉnh Mẫu"),
    "tre_em": ("151", "transfer", "receive_benefit", None, "thôn Vờ, xã Suối Dựng"),
    "mai_dam": ("328", "procure_prostitution", None, None, "nhà nghỉ Mẫu Đơn Giả"),
    "nhot": ("157", "confine", None, None, "kho nông sản Chế, tổ 5"),
    "tron_di": ("349", "organise_escape_abroad", None, None, "bãi sông Nháp"),
    "lua_tien": ("174", "take_property", None, "deception", "văn phòng tư vấn Bịa"),
    "tin_bao": ("150", "transfer", "receive_benefit", "deception", "chợ phiên Thử"),
}
VICTIMLESS = {"mai_dam", "tron_di"}
TEXT = {
    "transfer": "{a} dẫn {v} đến và giao cho người mua", "receive": "{a} nhận {v} từ người đưa tới",
    "recruit": "{a} rủ {v} đi làm xa để giao cho chủ xưởng", "procure_prostitution": "{a} gọi {v} đi bán dâm cho khách",
    "confine": "{a} nhốt {v} trong buồng khóa ngoài", "organise_escape_abroad": "{a} đưa {v} vượt sông sang nước ngoài",
    "take_property": "{a} nhận tiền của {v} rồi cắt liên lạc",
}  # fmt: skip


def base(seed: int) -> Draft:
    """The same seed, the same file."""
    names = list(FAMILIES)
    family = names[seed % len(names)]
    density = ("full", "half", "thin")[(seed // 9) % 3]
    stage = "report" if family == "tin_bao" else STAGES[1 + (seed * 7 + seed // 5) % 5]
    d = Draft(seed, stage, density, family)
    r = d.rng
    acts = date(2022, 1, 3) + timedelta(r.randint(0, 800))
    d.tags |= {"acts": acts, "init": acts + timedelta(r.randint(30, 80))}
    d.tags["charged"] = d.tags["init"] + timedelta(6)
    d.tags["end"] = d.tags["init"] + timedelta(50)
    after = {
        "report": -3,
        "investigation": 44,
        "investigation_ended": 52,
        "prosecution": 60,
        "trial": 85,
        "final": 130,
    }
    d.tags["as_of"] = d.tags["init"] + timedelta(after[stage])
    d.data["as_of"] = d.day("as_of")
    if not d.thin:
        d.data["deadline"] = d.day("init", 57) if stage == "investigation" else d.day("as_of", 12)
    if stage == "report":
        d.data.pop("deadline", None)
        _report(d)
    else:
        _case(d)
    return d


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
    for n, a in enumerate(t["acc"]):
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


def _case(d: Draft) -> None:
    r, t = d.rng, d.tags
    article, act, purpose, means, place = FAMILIES[d.family]
    # 157: one or two held; the rest as the story goes
    victims = {"nhot": 1, "mai_dam": 1, "lua_tien": r.randint(1, 3)}.get(
        d.family, r.choice((1, 1, 2, 2, 3, 4, 5, 7, 9))
    )
    if d.family == "tron_di":
        victims = r.randint(2, 4)
    accused = r.choice((1, 2)) if d.family == "lua_tien" else r.choice((1, 1, 2, 2, 3, 4, 6))
    opened = d.doc("Quyết định khởi tố vụ án", "quyết định", d.day("init"), 1)
    t["q_init"] = d.add(
        "decisions",
        "dec",
        kind="case_initiated",
        on=d.day("init"),
        document=opened,
        number="09/QĐ-thử",
        reason="Có dấu hiệu tội phạm",
    )
    _people(d, accused, victims)
    t["q_acc"], t["q_hold"] = [], []
    for n, a in enumerate(t["acc"], 1):
        paper = d.doc(f"Quyết định khởi tố bị can BC{n}", "quyết định", d.day("charged"), 1)
        t["q_acc"].append(
            d.add(
                "decisions",
                "dec",
                kind="charged",
                on=d.day("charged"),
                document=paper,
                about=[a],
                number=f"1{n}/QĐ-thử",
            )
        )
        if not d.thin:
            lock = d.doc(f"Lệnh tạm giam BC{n} đã phê chuẩn", "lệnh tạm giam", d.day("charged"), 1)
            t["q_hold"].append(
                d.add(
                    "decisions",
                    "dec",
                    kind="measure",
                    on=d.day("charged"),
                    document=lock,
                    about=[a],
                    until=d.day("charged", 51),
                )
            )
            if d.reached("prosecution"):
                lock = d.doc(f"Quyết định tạm giam tiếp BC{n}", "lệnh tạm giam", d.day("end", 1), 1)
                t["q_hold"].append(
                    d.add(
                        "decisions",
                        "dec",
                        kind="measure",
                        on=d.day("end", 1),
                        document=lock,
                        about=[a],
                        until=d.day("as_of", 9),
                    )
                )
    _papers(d)
    abroad = d.family == "qua_bien_gioi" or (d.family == "lao_dong" and r.random() < 0.5)
    several = victims > 1 and r.random() < 0.4 and article in ("150", "151")
    (
        t["abroad"],
        t["act"],
        t["means"],
        t["ben"],
        t["know"],
        t["charge"],
        t["harms"],
        t["motive"],
        t["q_out"],
        t["back"],
    ) = abroad, {}, {}, {}, {}, [], {}, {}, {}, {}
    clause, points = _points(d, article, act, victims, abroad, several)
    for n, a in enumerate(t["acc"]):
        code = d.get(a)["code"]
        signs = [x for x in (act, purpose, means) if x] + (["unlawful"] if article == "157" else [])
        c = d.add("charges", "charge", person=a, article=article, clause=clause, points=points, code_version="BLHS 2015, sửa đổi, bổ sung 2017", acts_from=d.day("acts"),
                  acts_to=d.day("acts", victims if several else 1), victims=[] if d.family in VICTIMLESS else t["vic"], signs=signs, decision=t["q_acc"][n], committed="completed")  # fmt: skip
        t["charge"].append(c)
        row = d.get(c)
        if d.thin:
            row.pop("committed")
            d.fair("R-47", c, "không ghi giai đoạn phạm tội")
        _argue(d, n, a, c, code, article, act, purpose, means, place, points, abroad, several)
    _ending(d, article)


def _points(
    d: Draft, article: str, act: str, victims: int, abroad: bool, several: bool
) -> tuple[int, list[str]]:
    if article == "174":
        return 2, ["2.c"]
    if article == "150":
        points = ["1.c" if act == "recruit" else "1.a"]
        if abroad:
            points.append("2.d")
        if victims >= 2:
            points.append("3.đ" if victims >= 6 else "2.đ")
        if several:
            points.append("2.e")
    elif article == "151":
        points = ["1.a"]
        if victims >= 2:
            points.append("3.e" if victims >= 6 else "2.c")
        if several:
            points.append("2.e")
    else:
        return 1, []
    return max(int(p[0]) for p in points), points


def _argue(d, n, a, c, code, article, act, purpose, means, place, points, abroad, several) -> None:  # noqa: PLR0913
    t = d.tags
    own, bg = t["sa"][n], t["bg"][n]
    t["act"][a] = []
    for i, v in enumerate(t["vic"]):
        day = d.day("acts", i if several else 0)
        to = [f"{c}/act", f"{c}/85.1.time", f"{c}/85.1.place"]
        to += [
            f"{c}/{p}"
            for p in points
            if p in ("2.đ", "3.đ", "2.e")
            and article == "150"
            or p in ("2.c", "3.e", "2.e")
            and article == "151"
        ]
        t["act"][a].append(d.prop(TEXT[act].format(a=code, v=d.get(v)["code"]), "act", [t["sv"][i], t["data"], t["sw"][i % 2], t["log"], t["ident"]] if n == 0 else [t["sv"][i], t["data"], t["sw"][i % 2], t["log"]],
                                  to, actors=[a], about=[v], criminal=True, since=day, place=place, material=True if d.full else None, signs=[act] if d.full else []))  # fmt: skip
    if article == "157":
        d.prop(
            f"{code} không có thẩm quyền, không có căn cứ nào để giữ người",
            "act",
            [t["sv"][0], t["sw"][0], t["log"]],
            [f"{c}/unlawful"],
            actors=[a],
            about=t["vic"],
            criminal=True,
            since=d.day("acts"),
            place=place,
        )
    if act == "recruit":
        d.prop(
            f"{code} thống nhất rủ người để giao cho chủ xưởng",
            "knowledge",
            [t["data"], own, t["sw"][0]],
            [f"{c}/aimed_at_transfer"],
            actors=[a],
            since=d.day("acts"),
        )
    if means:
        t["means"][a] = d.prop(
            f"{code} nói dối về việc làm, về tiền công, giấu nơi đến",
            "act",
            [*t["sv"], t["data"], t["sw"][0]],
            [f"{c}/means"],
            actors=[a],
            about=t["vic"],
            criminal=True,
            since=d.day("acts"),
            place=place,
        )
    if purpose == "forced_labour":
        t["ben"][a] = d.prop(
            f"{code} biết người được rủ sẽ bị ép làm trong xưởng",
            "other",
            [t["data"], own, *t["sv"], t["sw"][1]],
            [f"{c}/purpose"],
            actors=[a],
            about=t["vic"],
            since=d.day("acts"),
        )
    elif article in ("150", "151", "174", "328", "349"):
        money = (
            3_000_000 * (n + 1) if article in ("328", "349") else 60_000_000 + 6_000_000 * n
        )  # below the next clause
        to = [f"{c}/purpose"] if purpose else []
        if article == "174":
            to = [f"{c}/2.c"]
        gives = purpose == "give_benefit"
        t["ben"][a] = d.prop(
            f"{code} {'trả' if gives else 'nhận'} {money:,} đồng".replace(",", "."),
            "benefit",
            [t["bank"], own, t["data"], t["sw"][1]],
            to,
            actors=[a],
            since=d.day("acts"),
            amount=money,
        )
        if not d.thin:
            other = (
                t["vic"][n % len(t["vic"])] if article == "174" else None
            )  # who paid is not known to the file
            tx = d.add(
                "transactions",
                "tien",
                on=d.day("acts"),
                payer=a if gives else other,
                payee=other if gives else a,
                sum=money,
                purpose="tiền về việc này",
                trace=[t["bank"]],
            )
            t.setdefault("tx", []).append(tx)
            d.rows("assertions").append(
                {
                    "evidence": t["bank"],
                    "subject": tx,
                    "attribute": "sum",
                    "value": money,
                    "unit": "VND",
                }
            )
    if "2.d" in points:
        t["q_out"][a] = d.prop(
            f"Những người {code} giao đã bị đưa qua biên giới",
            "consequence",
            [t["log"], *t["sv"], t["data"]],
            [f"{c}/2.d"],
            actors=[a],
            about=t["vic"],
            since=d.day("acts"),
            signs=["taken_out_of_vietnam"] if d.full else [],
        )
    t["know"][a] = d.prop(
        f"{code} hiểu rõ việc mình làm là trái pháp luật, vẫn làm",
        "knowledge",
        [t["data"], own, t["sw"][0]],
        [f"{c}/85.2.fault"],
        actors=[a],
    )
    t["motive"][a] = d.prop(
        f"{code} cần tiền tiêu xài", "background", [own, bg], [f"{c}/85.2.motive"], about=[a]
    )
    t["back"][a] = d.prop(
        f"{code} chưa có tiền án, tiền sự, có nơi ở rõ ràng",
        "background",
        [bg, own],
        [f"{c}/85.3"],
        about=[a],
    )
    t["harms"][a] = d.prop(
        "Sức khỏe, thu nhập bị giảm sút, có chi phí chữa trị",
        "consequence",
        [t["harm"], *t["sv"], t["log"]],
        [f"{c}/85.4"],
        about=t["vic"],
    )
    if d.thin:
        for matter in ("85.5", "85.6"):
            d.fair("R-07", c, f"không ghi {matter}")
            d.fair("R-01", f"{c}/{matter}", f"không ghi {matter}")
        d.fair("R-49", "*", "chưa ghi câu hỏi tìm chứng cứ trái chiều")
        d.fair("R-40", "*", "chưa ghi tội danh khác đã loại trừ")
        return
    d.prop(
        "Địa bàn vắng, quản lý lưu trú lỏng, người dân ít được phổ biến",
        "background",
        [bg, t["sw"][0]],
        [f"{c}/85.5"],
        about=[a],
    )
    d.prop(
        f"{code} không thuộc trường hợp loại trừ, miễn trách nhiệm",
        "background",
        [bg, t["sw"][1]],
        [f"{c}/85.6"],
        about=[a],
    )
    t.setdefault("asked", []).append(
        d.add(
            "questions",
            "hoi",
            text=f"Có gì cho thấy {code} chỉ chở thuê, không biết việc?",
            about=[c],
            contrary=True,
            answered_by=[bg, t["log"]],
        )
    )


def _ending(d: Draft, article: str) -> None:
    t = d.tags
    if not d.thin:
        d.data["alternatives"] = {
            k: f"Đã xem xét: việc làm ở đây không chỉ là việc của Điều {k}, nêu lý do ở báo cáo"
            for k in ("150", "151", "153", "157", "174", "175", "297", "327", "328", "348", "349")
            if k != article
        }
        ev = d.add(
            "events",
            "kien",
            title="Buổi giao nhận, đưa người",
            since=d.day("acts"),
            place=FAMILIES[d.family][4],
            people=[*t["acc"], *t["vic"]],
            material=True,
        )
        t["event"] = ev
    if d.full:
        for n, a in enumerate(t["acc"]):
            t.setdefault("mit", []).append(
                d.add(
                    "circumstances",
                    "tt",
                    person=a,
                    article="51.1.s",
                    evaluated="Có khai báo, nhận lỗi từ lần đầu; áp dụng.",
                    evidence=[t["sa"][n]],
                )
            )
    if d.reached("investigation_ended"):
        end = d.doc("Kết luận điều tra đề nghị truy tố", "kết luận điều tra", d.day("end"), 5)
        t["q_end"] = d.add(
            "decisions",
            "dec",
            kind="conclusion",
            on=d.day("end"),
            document=end,
            about=t["acc"],
            number="05/KL-thử",
        )
        t["end_doc"] = end
        if not d.thin:
            for a in t["acc"]:
                for p in t["act"][a][:2]:
                    cited = ",".join(d.get(d.get(e)["document"])["folios"] for e in d.sup(p)[:2])
                    t.setdefault("pass", []).append(
                        d.add(
                            "passages",
                            "cau",
                            document=end,
                            text=d.get(p)["text"],
                            proposition=p,
                            folios=cited,
                        )
                    )
    if d.reached("trial"):
        ind = d.doc("Cáo trạng", "cáo trạng", d.day("end", 20), 4, maker="Viện kiểm sát (giả lập)")
        d.add(
            "decisions",
            "dec",
            kind="indicted",
            on=d.day("end", 20),
            document=ind,
            about=t["acc"],
            number="03/CT-thử",
        )
    if d.stage == "final":
        t["jail"] = []
        for n, a in enumerate(t["acc"]):
            sentence = d.doc(
                f"Bản án đối với BC{n + 1}",
                "bản án",
                d.day("as_of", -35),
                6,
                maker="Tòa án (giả lập)",
            )
            months = {"150": 96, "151": 110, "174": 30}.get(article, 18)
            months = {
                1: months,
                2: {"150": 120, "151": 160}.get(article, months),
                3: 200 if article == "150" else 225,
            }[d.get(t["charge"][n])["clause"]]
            t["jail"].append(
                d.add(
                    "decisions",
                    "dec",
                    kind="sentenced",
                    on=d.day("as_of", -35),
                    document=sentence,
                    about=[a],
                    penalties=[{"kind": "prison", "months": months, "charge": t["charge"][n]}],
                )
            )
    if d.full and d.reached("investigation_ended"):
        shown = [t["data"], t["bank"], t["act"][t["acc"][0]][0]]
        t["display"] = d.add("displays", "sd", title="Sơ đồ chứng cứ hồ sơ thử", shows=shown, approved=list(shown), labels={a: f"Bị can {d.get(a)['code']}" if not d.reached("trial") else f"Bị cáo {d.get(a)['code']}" for a in t["acc"]},
                             made_from=d.data["version"], stage=d.stage, on=d.day("as_of"), author="Kiểm sát viên thử", may_see_victims=False)  # fmt: skip
