"""Lawful look-alikes: each resembles a defect of the rule it is named for, and the law has nothing to ask; part 4 of 6."""

from .kinds import near
from .wrongs_proof_common import a0, c0, case, last, numbered
from .wrongs_rest_common import act0, code, says, trafficking


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
    d.tags["act"][a][0]
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
