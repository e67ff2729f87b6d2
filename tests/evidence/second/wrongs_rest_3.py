"""Injected defects of consistency, innocence, omitted persons, victims, money, law in time, presentation; part 3 of 4."""

from .kinds import PROOF, defect
from .wrongs_proof_common import a0, c0, case, doc_of, last
from .wrongs_rest_common import _young, says, show, trafficking


@defect("R-56 R-08", PROOF | {"R-55"})
def number_of_victims_forgotten(d):
    if not trafficking(d) or len(d.tags["vic"]) < 2:
        return None
    for c in d.tags["charge"]:
        row = d.get(c)
        row["points"] = [p for p in row["points"] if p not in ("2.đ", "3.đ", "2.c", "3.e", "2.e")]
        row["clause"] = max(int(p[0]) for p in row["points"])
    return {*d.tags["charge"]}


@defect("R-57")
def split_without_a_number(d):
    if not case(d):
        return None
    n = d.person("N7", "described")
    q = d.add(
        "decisions",
        "dec",
        kind="separated",
        on=d.day("init", 40),
        document=d.doc("Quyết định tách vụ án", "quyết định", d.day("init", 40), 1),
        about=[n],
        reason="Chưa bắt được",
    )
    return {q, n}


@defect("R-57")
def suspended_without_a_number(d):
    if not case(d):
        return None
    n = d.person("N6", "described", identified=False, identification_task=True)
    q = d.add(
        "decisions",
        "dec",
        kind="suspended",
        on=d.day("init", 41),
        document=d.doc("Quyết định tạm đình chỉ", "quyết định", d.day("init", 41), 1),
        about=[n],
        reason="Chưa rõ ở đâu",
        number="",
    )
    return {q, n}


@defect("R-58", {"R-50", "R-45"})
def unknown_man_nobody_seeks(d):
    n = d.person("N3", "described", identified=False)
    p = d.prop(
        "Một người chưa rõ lai lịch đứng chờ ở bến",
        "presence",
        [d.tags["sw"][0], d.tags["log"]],
        [],
        actors=[n],
        since=d.day("acts"),
    )
    return {n, p}


@defect("R-58", {"R-50", "R-45"})
def unknown_buyer_nobody_seeks(d):
    n = d.person(
        "N4", "described", identified=False, identification_task=False, aliases=["Ông Chế"]
    )
    p = d.prop(
        "Người gọi là Ông Chế đứng tên phòng trọ",
        "other",
        [d.tags["sw"][0], d.tags["log"]],
        [],
        about=[n],
    )
    return {n, p}


@defect("R-59")
def phone_known_elsewhere(d):
    return {
        d.add("identifiers", "dd", kind="phone", people=[a0(d)], other_files=["HS2-khac-77"]),
        a0(d),
    }


@defect("R-59")
def truck_known_elsewhere(d):
    return {
        d.add(
            "identifiers",
            "dd",
            kind="vehicle",
            people=[last(d)],
            other_files=["HS2-khac-12", "HS2-khac-13"],
        ),
        last(d),
    }


# F. Victims, minors
@defect("R-60 R-24")
def child_without_birth_paper(d):
    if d.family != "tre_em" or not case(d):
        return None
    v = d.tags["vic"][0]
    d.get(v)["birth"].pop("proof")
    return {v, *d.tags["charge"]}


@defect("R-60", {"R-61", "R-24"})
def month_only_left_so(d):
    if d.family != "tre_em" or not case(d):
        return None
    v = d.tags["vic"][-1]
    d.get(v)["birth"]["value"] = d.get(v)["birth"]["value"][:7]
    return {v, *d.tags["charge"]}


@defect("R-61 R-60", {"R-64", "R-54", "R-60", "R-66", "R-56"})
def fifteen_under_150(d):
    if not trafficking(d) or d.get(c0(d))["article"] != "150":
        return None
    v, act = d.tags["vic"][0], d.tags["acts"]
    d.get(v)["birth"]["value"] = (
        f"{act.year - 15}-{act.month:02d}-{max(1, act.day - 3 if act.day > 3 else 1):02d}"
        if act.day > 3
        else f"{act.year - 15}-01-01"
    )
    d.get(v)["representative"] = True
    d.get(d.tags["sv"][0]).update(representative=True, minutes=60)
    return {v, *d.tags["charge"]}


@defect("R-61 R-60", {"R-56", "R-66"})
def seventeen_under_151(d):
    if d.family != "tre_em" or not case(d):
        return None
    v, act = d.tags["vic"][0], d.tags["acts"]
    d.get(v)["birth"]["value"] = f"{act.year - 17}-01-01"
    return {v, *d.tags["charge"]}


@defect("R-62", {"R-50"})
def forced_victim_not_reviewed(d):
    if not trafficking(d):
        return None
    v = d.tags["vic"][-1]
    d.get(v)["compelled"] = True
    return {v}


@defect("R-62", {"R-50", "R-51", "R-45"})
def forced_victim_review_denied(d):
    if not trafficking(d):
        return None
    v = d.tags["vic"][0]
    d.get(v).update(compelled=True, non_punishment_reviewed=False)
    d.get(v)["roles"] = ["victim", "denounced"]
    return {v}


@defect("R-63", {"R-43", "R-27", "R-60"})
def young_accused_milder_rules_unsaid(d):
    if not case(d):
        return None
    _young(d)
    return {last(d), d.tags["charge"][-1]}


@defect("R-63 R-60", {"R-43", "R-27", "R-24"})
def young_accused_no_age_proof(d):
    if not case(d):
        return None
    _young(d)
    d.get(d.tags["charge"][-1])["juvenile_rules"] = True
    d.get(last(d))["birth"].pop("proof")
    d.get(last(d))["representative"] = False
    return {last(d), d.tags["charge"][-1]}


@defect("R-64")
def child_heard_alone(d):
    if d.family != "tre_em":
        return None
    d.get(d.tags["sv"][0])["representative"] = False
    return {d.tags["sv"][0], d.tags["vic"][0], doc_of(d, d.tags["sv"][0])}


@defect("R-64")
def child_heard_three_hours(d):
    if d.family != "tre_em":
        return None
    d.get(d.tags["sv"][-1])["minutes"] = 185
    return {d.tags["sv"][-1], d.tags["vic"][-1], doc_of(d, d.tags["sv"][-1])}


@defect("R-65", {"R-45"})
def victim_still_abroad(d):
    if not trafficking(d):
        return None
    v = d.tags["vic"][-1]
    d.get(v)["abroad"] = True
    return {v}


@defect("R-65", {"R-45", "R-66", "R-67", "R-53", "R-60"})
def another_victim_missing(d):
    if not trafficking(d):
        return None
    paper = d.doc("Giấy khai sinh của người chưa về", "giấy khai sinh", None, 1)
    v = d.person(
        "BHx",
        "victim",
        abroad=True,
        assistance_requested=False,
        identity_document=paper,
        birth={
            "value": f"{d.tags['acts'].year - (25 if d.family != 'tre_em' else 12)}-02-03",
            "proof": paper,
        },
        compensation=True,
    )
    return {v}


@defect("R-66")
def no_paper_says_victim(d):
    if not trafficking(d) or d.thin:
        return None
    v = d.tags["vic"][0]
    d.get(v).pop("victim_decision")
    return {v}


@defect("R-66", {"R-64", "R-60", "R-61"})
def seventeen_and_no_paper(d):
    if not trafficking(d) or d.thin or d.family == "tre_em":
        return None
    v = d.tags["vic"][-1]
    d.get(v).pop("victim_decision")
    d.get(v)["birth"]["value"] = f"{d.tags['acts'].year - 17}-01-04"
    d.get(v)["representative"] = True
    d.get(d.tags["sv"][-1]).update(representative=True, minutes=45)
    return {v}


@defect("R-67")
def damage_not_asked(d):
    if not case(d) or d.family in ("mai_dam", "tron_di"):
        return None
    d.get(d.tags["vic"][0])["compensation"] = False
    return {d.tags["vic"][0]}


@defect("R-67")
def damage_unsaid(d):
    if not case(d) or d.thin or d.family in ("mai_dam", "tron_di"):
        return None
    d.get(d.tags["vic"][-1]).pop("compensation")
    return {d.tags["vic"][-1]}


@defect("R-68")
def name_of_victim_on_a_slide(d):
    if d.family in ("mai_dam", "tron_di"):
        return None
    v = d.tags["vic"][0]
    return {show(d, labels={v: d.get(v)["name"]}), v}


@defect("R-68")
def name_of_victim_in_the_title(d):
    if d.family in ("mai_dam", "tron_di"):
        return None
    v = d.tags["vic"][-1]
    return {show(d, title=f"Hành trình của {d.get(v)['name']}"), v}


# G. Money
@defect("R-70 R-30 R-32")
def ledger_and_bank_differ(d):
    if not d.tags.get("tx"):
        return None
    tx = d.tags["tx"][0]
    d.get(tx)["sum"] += 7_000_000
    return {tx, d.tags["bank"], d.tags["ben"][a0(d)]}


@defect("R-70 R-32 R-30")
def ledger_total_differs(d):
    if not d.tags.get("tx"):
        return None
    total = sum(d.get(t)["sum"] for t in d.tags["tx"]) * 2
    says(d, d.tags["bank"], d.data["code"], "sum", total, "VND", d.tags["tx"])
    return {d.data["code"], d.tags["bank"], *d.tags["tx"]}


@defect("R-71", {"R-72"})
def cash_on_someones_word(d):
    if not d.tags.get("tx"):
        return None
    d.get(d.tags["tx"][0])["trace"] = []
    return {d.tags["tx"][0]}


@defect("R-71", {"R-72"})
def payment_traced_by_words(d):
    if not case(d):
        return None
    return {
        d.add(
            "transactions",
            "tien",
            on=d.day("acts", 2),
            payee=a0(d),
            sum=3_500_000,
            purpose="đưa tiền mặt thêm",
            trace=[d.tags["sw"][0]],
        )
    }
