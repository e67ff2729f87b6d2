"""Base files of nine families: what a lawful, sufficient file of each holds, written full, half or in a hurry; part 2 of 3."""

from .bases_1 import _papers, _people
from .bases_3 import _ending
from .bases_words import FAMILIES, TEXT, VICTIMLESS
from .draft import Draft


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
