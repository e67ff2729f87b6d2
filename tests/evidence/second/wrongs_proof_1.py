"""Injected defects of sufficiency, lawfulness, folio, custody: written from the catalogue's words and the law; part 1 of 2."""

from .kinds import PROOF, defect
from .wrongs_proof_common import _recording, a0, c0, case, doc_of, last


# A. Sufficiency
@defect("R-01 R-02", PROOF | {"R-56"})
def act_unproved(d):
    if case(d) and d.unlink(f"{c0(d)}/act"):
        return {c0(d)}
    return None


@defect("R-01 R-02", PROOF)
def means_rest_on_excluded(d):
    if not case(d) or a0(d) not in d.tags["means"]:
        return None
    p = d.tags["means"][a0(d)]
    d.only(p, [d.tags["data"]])
    d.get(d.tags["data"])["excluded"] = (
        "Thu thập trái pháp luật, Kiểm sát viên đã có văn bản loại bỏ"
    )
    return {c0(d), p}, {
        d.tags["data"],
        *d.tags["know"].values(),
        *d.tags["ben"].values(),
        *[x for y in d.tags["act"].values() for x in y],
        *d.tags["charge"],
    }


@defect("R-01 R-02", PROOF)
def fault_only_attacked(d):
    if not case(d):
        return None
    p = d.tags["know"][a0(d)]
    d.only(p, [])
    d.link(d.tags["sw"][1], p, "attacks")
    return {c0(d), p}


@defect("R-02 R-01", PROOF)
def giving_without_money(d):
    if case(d) and d.unlink(f"{c0(d)}/purpose"):
        return {c0(d)}
    return None


@defect("R-02 R-01", PROOF)
def held_but_unlawful_unsaid(d):
    if case(d) and d.family == "nhot" and d.unlink(f"{c0(d)}/unlawful"):
        return {c0(d)}
    return None


@defect("R-02 R-01", PROOF)
def recruiting_for_no_transfer(d):
    if case(d) and d.family == "lao_dong" and d.unlink(f"{c0(d)}/aimed_at_transfer"):
        return {c0(d)}
    return None


@defect("R-03 R-01", PROOF)
def knowledge_by_confession(d):
    if not case(d):
        return None
    p = d.tags["know"][last(d)]
    d.only(p, [d.tags["sa"][-1]])
    return {p, d.tags["charge"][-1]}


@defect("R-03 R-01", PROOF)
def acts_by_two_confessions(d):
    if not case(d):
        return None
    again = d.said(a0(d), d.day("charged", 11), "Người trong cuộc", 2)
    for p in d.tags["act"][a0(d)]:
        d.only(p, [d.tags["sa"][0], again])
    return {*d.tags["act"][a0(d)], c0(d)}, {again, d.tags["sa"][0]}


@defect("R-04", PROOF)
def act_by_mouths_only(d):
    if not case(d) or d.family in ("mai_dam",):
        return None
    ps = d.tags["act"][last(d)]
    for i, p in enumerate(ps):
        d.only(p, [d.tags["sv"][i], *d.tags["sw"]])
    return {*ps, d.tags["charge"][-1]}


@defect("R-04", PROOF)
def harm_by_mouths_only(d):
    if not case(d) or len(d.tags["vic"]) < 2:
        return None
    p = d.tags["harms"][a0(d)]
    d.only(p, d.tags["sv"])
    return {p, c0(d)}


@defect("R-05 R-04", PROOF)
def means_by_one_voice(d):
    if not case(d) or a0(d) not in d.tags["means"]:
        return None
    p = d.tags["means"][a0(d)]
    d.only(p, d.tags["sv"][:1])
    return {p, c0(d), d.tags["sv"][0]}


@defect("R-05 R-04", PROOF)
def act_by_one_passer_by(d):
    if not case(d):
        return None
    p = d.tags["act"][last(d)][0]
    d.only(p, d.tags["sw"][:1])
    return {p, d.tags["charge"][-1], d.tags["sw"][0]}


@defect("R-06", PROOF)
def witness_knows_from_nowhere(d):
    e = d.tags["sw"][0]
    d.get(e).pop("how_known")
    return {e}, {*[x["to"] for x in d.rows("links") if x["from"] == e], *d.tags.get("charge", [])}


@defect("R-06", PROOF)
def victim_knows_from_nowhere(d):
    e = d.tags["sv"][-1]
    d.get(e)["how_known"] = ""
    return {e}, {*[x["to"] for x in d.rows("links") if x["from"] == e], *d.tags.get("charge", [])}


@defect("R-07 R-01", PROOF)
def damage_forgotten(d):
    if case(d) and d.unlink(f"{c0(d)}/85.4"):
        return {c0(d), a0(d)}
    return None


@defect("R-07 R-01", PROOF)
def motive_forgotten(d):
    if case(d) and d.unlink(f"{d.tags['charge'][-1]}/85.2.motive"):
        return {d.tags["charge"][-1], last(d)}
    return None


@defect("R-07 R-01", PROOF)
def background_forgotten(d):
    if case(d) and d.unlink(f"{c0(d)}/85.3"):
        return {c0(d), a0(d)}
    return None


@defect("R-08 R-01", PROOF)
def qualifier_of_second_unproved(d):
    if not case(d) or len(d.tags["acc"]) < 2:
        return None
    c = d.tags["charge"][1]
    points = [p for p in d.get(c)["points"] if p[0] != "1" and p != "2.e"]
    return {c} if points and d.unlink(f"{c}/{points[0]}") else None


@defect("R-08 R-01", PROOF | {"R-24", "R-55", "R-31"})
def base_motive_charged_unproved(d):
    if not case(d) or d.get(c0(d))["article"] not in ("150", "151"):
        return None
    for c in d.tags["charge"]:
        row = d.get(c)
        row["points"] = [*row["points"], "2.b" if row["article"] == "150" else "2.g"]
        row["clause"] = max(2, row["clause"])
    return set(d.tags["charge"])


@defect("R-09 R-04 R-05", PROOF)
def second_by_first_only(d):
    if not case(d) or len(d.tags["acc"]) < 2:
        return None
    a = d.tags["acc"][1]
    p = d.tags["know"][a]
    d.only(p, [d.tags["sa"][0]])
    return {p, d.tags["charge"][1], d.tags["sa"][0]}


@defect("R-09 R-04 R-05", PROOF)
def act_of_last_by_two_others(d):
    if not case(d) or len(d.tags["acc"]) < 3:
        return None
    p = d.tags["act"][last(d)][0]
    d.only(p, d.tags["sa"][:2])
    return {p, d.tags["charge"][-1]}


# B. Lawfulness
@defect("R-10", PROOF)
def anonymous_letter(d):
    paper = d.doc("Thư không ký tên gửi đến", "thư nặc danh", None, 1)
    e = d.ev(
        "Thư nặc danh kể về việc này",
        "other_source",
        paper,
        obtained="handed_in",
        record=d.doc("Biên bản nhận thư", "biên bản giao nhận", d.day("init", 3), 1),
    )
    d.link(e, d.rows("propositions")[0]["id"])
    return {e}


@defect("R-10", PROOF)
def rumour_on_net(d):
    e = d.tags["log"]
    d.get(e).update(source="other_source", title="Lời đồn chép lại từ một trang mạng")
    return {e}, {*[x["to"] for x in d.rows("links") if x["from"] == e], *d.tags.get("charge", [])}


@defect("R-11", PROOF | {"R-92", "R-12"})
def evidence_in_no_paper(d):
    e = d.tags["log"]
    d.get(e).pop("document")
    return {e}, {
        *[x["to"] for x in d.rows("links") if x["from"] == e],
        *d.tags.get("pass", []),
        *d.tags.get("charge", []),
    }


@defect("R-11")
def paper_off_the_list(d):
    if d.stage in ("report", "investigation"):
        return None
    x = doc_of(d, d.tags["bank"])
    d.get(x)["listed"] = False
    return {x, d.tags["bank"]}


@defect("R-11 R-17")
def folio_outside_its_paper(d):
    if d.stage in ("report", "investigation"):
        return None
    e = d.tags["sv"][0]
    d.get(e)["folios"] = "901-902"
    return {e, doc_of(d, e)}


@defect("R-12 R-20 R-21")
def seized_without_record(d):
    if not case(d):
        return None
    d.get(d.tags["phone"]).pop("record")
    return {d.tags["phone"]}


@defect("R-12")
def statement_of_account_without_record(d):
    if not case(d):
        return None
    d.get(d.tags["bank"]).pop("record")
    return {d.tags["bank"]}


@defect("R-12")
def handed_in_without_record(d):
    e = d.tags["harm"] if case(d) else d.tags["log"]
    d.get(e).pop("record")
    return {e}


@defect("R-13", {"R-06"})
def interrogation_unsigned(d):
    return _recording(d, d.tags["sa"][0], signatures=False)


@defect("R-13")
def statement_without_hour_place(d):
    return _recording(d, d.tags["sv"][-1], hour=False, place=False)


@defect("R-13")
def seizure_record_names_nobody(d):
    return (
        _recording(d, d.tags["phone"], officer=False, participants=False) | {d.tags["data"]}
        if case(d)
        else None
    )


@defect("R-14")
def officer_without_power(d):
    return _recording(d, d.tags["sw"][1], authorised=False)


@defect("R-14 R-34")
def search_before_warrant(d):
    if not case(d):
        return None
    q = d.tags["order"]
    d.get(q)["on"] = d.day("charged", 4)
    d.get(d.get(q)["document"])["made_on"] = d.day("charged", 4)
    d.get(d.tags["phone"])["allowed_by"] = q
    return {q, d.tags["phone"], d.get(q)["document"], d.tags["data"]}


@defect("R-14 R-34")
def interrogated_before_charge(d):
    if not case(d):
        return None
    e = d.tags["sa"][-1]
    for row in (d.get(e), d.get(doc_of(d, e))):
        row["obtained_on" if row["id"] == e else "made_on"] = d.day("charged", -4)
    x = d.get(doc_of(d, e))
    for key in ("sent_on", "stamped_on"):
        x.pop(key, None)
    if "attended" in x:
        x["attended"] = True
    return {e, x["id"], d.tags["q_acc"][-1], last(d)}, set()


@defect("R-14")
def seized_on_a_dead_warrant(d):
    if not case(d):
        return None
    q = d.tags["order"]
    d.get(q)["until"] = d.day("charged", -1)
    d.get(d.tags["phone"])["allowed_by"] = q
    return {q, d.tags["phone"], d.tags["data"]}
