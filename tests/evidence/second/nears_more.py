"""A second look-alike where one was too few."""

from __future__ import annotations

from .kinds import near
from .wrongs_proof_common import a0, c0, case, doc_of, last, numbered
from .wrongs_rest_common import act0, code, says, show, trafficking


@near("R-23")
def bank_answer_is_no_extraction(d):
    if not case(d):
        return None
    d.get(doc_of(d, d.tags["bank"]))["note"] = "Ngân hàng in từ hệ thống, có đóng dấu"
    return True


@near("R-25")
def a_body_is_shown_alone(d):
    """Điều 190: three at least, save a corpse."""
    if not case(d) or d.thin:
        return None
    e = d.tags["ident"]
    d.get(e).update(title="Nhận dạng tử thi", foils=1, described_before=True, witnessed=True)
    x = d.get(doc_of(d, e))
    x.update(title="Biên bản nhận dạng tử thi", kind="biên bản nhận dạng tử thi")
    return True


@near("R-37")
def victim_vague_then_exact(d):
    if d.family in ("mai_dam", "tron_di", "tre_em"):
        return None
    e = d.said(d.tags["vic"][0], d.day("init", 6 if case(d) else -4), "Tự mình trải qua", 2)
    d.link(e, act0(d))
    says(d, d.tags["sv"][0], act0(d), "date", d.day("acts"))
    says(d, e, act0(d), "date", d.day("acts") + "T21:00")
    return True


@near("R-40")
def more_reasons_than_asked(d):
    if not case(d) or d.thin:
        return None
    d.data["alternatives"] |= {"152": "Không có việc đánh tráo", "329": "Không có việc mua dâm"}
    return True


@near("R-42")
def knew_the_age_well(d):
    if not trafficking(d):
        return None
    d.prop(
        "Đã xem giấy tờ, biết rõ tuổi của bị hại",
        "knowledge",
        [d.tags["data"], d.tags["sw"][0], d.tags["log"]],
        [f"{c0(d)}/85.2.fault"],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
    )
    return True


@near("R-43")
def aggravation_weighed(d):
    if not case(d):
        return None
    d.add(
        "circumstances",
        "tt",
        person=last(d),
        article="52.1.g",
        evaluated="Không có: chưa từng bị xử lý lần nào.",
        evidence=[d.tags["bg"][-1]],
    )
    return True


@near("R-44")
def kind_words_of_a_neighbour(d):
    if d.family != "tre_em" or not case(d):
        return None
    d.prop(
        "Nhà nhận cháu có hoàn cảnh hiếm muộn",
        "background",
        [d.tags["sw"][0], d.tags["log"], d.tags["sw"][1]],
        [],
        about=d.tags["vic"][:1],
    )
    return True


@near("R-47")
def preparation_is_a_phase(d):
    if not case(d):
        return None
    d.get(c0(d))["committed"] = "preparation"
    for c in d.tags["charge"][1:]:
        d.get(c)["committed"] = "preparation"
    return True


@near("R-48")
def victim_was_coerced_by_the_trafficker(d):
    """Coerced by the accused, not by officers: it is the very act, not an allegation against the hearing."""
    if not trafficking(d):
        return None
    d.prop(
        "Bị hại bị đe dọa phải đi theo",
        "act",
        [d.tags["sv"][0], d.tags["data"], d.tags["sw"][0]],
        [f"{c0(d)}/act"],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts"),
        place="trên xe",
    )
    return True


@near("R-49")
def one_question_for_each_charge_and_more(d):
    if not case(d) or d.thin:
        return None
    d.add(
        "questions",
        "hoi",
        text="Ai là người thuê xe?",
        about=[c0(d)],
        contrary=False,
        answered_by=[d.tags["log"]],
    )
    return True


@near("R-55")
def roles_differ_clause_the_same(d):
    if not trafficking(d) or len(d.tags["acc"]) < 2 or d.thin:
        return None
    d.get(d.tags["charge"][-1])["note"] = "Vai trò giúp sức"
    return True


@near("R-56")
def charged_border_signs_everywhere(d):
    if not case(d) or not d.tags["q_out"] or d.family != "qua_bien_gioi":
        return None
    for p in d.tags["q_out"].values():
        d.get(p)["signs"] = ["taken_out_of_vietnam"]
    return True


@near("R-57")
def suspended_with_its_number(d):
    if not case(d):
        return None
    n = d.person("N6", "described", identification_task=True)
    d.add(
        "decisions",
        "dec",
        kind="suspended",
        on=d.day("init", 41),
        document=d.doc("Quyết định tạm đình chỉ", "quyết định", d.day("init", 41), 1),
        about=[n],
        reason="Bị bệnh nặng",
        number="61/TĐC-thử",
        other_file="HS2-tdc-61",
    )
    return True


@near("R-58")
def known_man_with_a_nickname(d):
    w = d.tags["wit"][0]
    d.get(w).update(identified=True, aliases=["Năm Mít"])
    return True


@near("R-59")
def address_named_nowhere_else(d):
    d.add("identifiers", "dd", kind="address", people=[last(d)], other_files=[])
    return True


@near("R-62")
def victim_did_nothing(d):
    if not trafficking(d):
        return None
    d.get(d.tags["vic"][-1])["compelled"] = False
    return True


@near("R-65")
def victim_came_home(d):
    if not trafficking(d):
        return None
    d.get(d.tags["vic"][-1])["abroad"] = False
    return True


@near("R-66")
def paper_of_the_victim_is_there(d):
    if not trafficking(d):
        return None
    v = d.tags["vic"][0]
    d.get(v)["victim_decision"] = d.doc(
        "Giấy xác nhận nạn nhân", "văn bản xác định nạn nhân", d.day("init", 16), 1
    )
    return True


@near("R-67")
def nobody_hurt_to_ask(d):
    return case(d) and d.family in ("mai_dam", "tron_di")


@near("R-70")
def part_of_the_ledger(d):
    if len(d.tags.get("tx", [])) < 3:
        return None
    some = d.tags["tx"][:2]
    says(d, d.tags["bank"], d.data["code"], "sum", sum(d.get(t)["sum"] for t in some), "VND", some)
    return True


@near("R-71")
def transfer_with_two_statements(d):
    if not d.tags.get("tx"):
        return None
    d.get(d.tags["tx"][0])["trace"] = [d.tags["bank"], d.tags["data"]]
    return True


@near("R-72")
def gain_by_messages_and_bank(d):
    if not case(d) or d.family not in ("qua_bien_gioi", "quan_hat", "tre_em"):
        return None
    d.only(d.tags["ben"][last(d)], [d.tags["bank"], d.tags["data"]])
    return True


@near("R-80")
def deeds_of_2019(d):
    """After 1 January 2018 the same wording: no rule of time to weigh."""
    if not case(d) or d.family not in ("qua_bien_gioi", "quan_hat") or d.reached("prosecution"):
        return None
    for c in d.tags["charge"]:
        d.get(c)["acts_to"] = d.get(c)["acts_from"]
    return not d.tags["abroad"] and len(d.tags["vic"]) == 1


@near("R-82")
def joined_judgment_by_number_of_the_file(d):
    if d.stage != "final":
        return None
    m = d.get(d.tags["jail"][-1])["penalties"][0]["months"]
    q = d.add(
        "decisions",
        "dec",
        kind="sentenced",
        on=d.day("as_of", -60),
        document=d.doc("Bản án số 5", "bản án", d.day("as_of", -60), 3),
        about=[last(d)],
        number="5/2020-thử",
        penalties=[{"kind": "prison", "months": 6}],
    )
    d.get(d.tags["jail"][-1]).update(joins=[q], joint={"kind": "prison", "months": m + 6})
    return True


@near("R-84")
def article_written_with_its_code(d):
    if not case(d):
        return None
    for c in d.tags["charge"]:
        d.get(c)["article"] = f"{d.get(c)['article']} BLHS"
    return True


@near("R-91")
def picture_complete_for_trial(d):
    if not d.reached("trial"):
        return None
    show(d, author="Kiểm sát viên giữ quyền công tố", labels={a0(d): f"Bị cáo {code(d, a0(d))}"})
    return True


@near("R-92")
def picture_of_a_person(d):
    """A person is no paper."""
    if not numbered(d):
        return None
    show(d, shows=[a0(d), act0(d)], approved=[a0(d), act0(d)])
    return True


@near("R-93")
def picture_made_before_but_of_this_version(d):
    show(d, made_from=d.data["version"], on=d.day("as_of", -1))
    return True
