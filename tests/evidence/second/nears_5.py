"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask; part 5 of 6."""

from datetime import date, timedelta

from .kinds import near
from .wrongs_proof_common import a0, c0, case, last
from .wrongs_rest_common import code, says, show, trafficking


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
