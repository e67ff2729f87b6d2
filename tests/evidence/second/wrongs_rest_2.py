"""Injected defects of consistency, innocence, omitted persons, victims, money, law in time, presentation; part 2 of 4."""

from .kinds import PROOF, defect
from .wrongs_proof_common import a0, c0, case, last, numbered
from .wrongs_rest_common import _claim, _knows, code, says, trafficking


@defect("R-44", {"R-46"})
def charity_claimed(d):
    if d.family != "tre_em" or not case(d):
        return None
    return {
        _claim(
            d,
            "Giao cháu bé cho nhà hiếm muộn vì thương, không vì tiền",
            "exception",
            [d.tags["sa"][0], d.tags["sw"][0]],
        ),
        c0(d),
    }


@defect("R-44", {"R-46"})
def adoption_claimed(d):
    if d.family != "tre_em" or not case(d):
        return None
    return {
        _claim(
            d,
            "Nói là cho nhận con nuôi, có đơn gửi xã",
            "exception",
            [d.tags["log"], d.tags["sa"][0]],
            evaluated="",
        ),
        c0(d),
    }


@defect("R-45", {"R-50", "R-52"})
def guard_never_heard(d):
    w = d.person("NLC9", "witness")
    ev = d.tags.get("event") or d.add(
        "events",
        "kien",
        title="Buổi đưa người",
        since=d.day("acts"),
        place="bến Thử",
        people=[],
        material=True,
    )
    d.get(ev)["people"] = [*d.get(ev)["people"], w]
    return {w, ev}


@defect("R-45", {"R-50"})
def porter_seen_there(d):
    w = d.person("NLC8", "witness")
    p = d.prop(
        "NLC8 có mặt lúc giao người",
        "presence",
        [d.tags["sw"][0], d.tags["log"]],
        [],
        actors=[w],
        since=d.day("acts"),
        material=True,
    )
    return {w, p}


@defect("R-46 R-36")
def denial_unanswered(d):
    if not case(d):
        return None
    p = d.prop(
        f"{code(d, a0(d))} không nhận đã làm việc này",
        "denial",
        [d.tags["sa"][0]],
        [],
        actors=[a0(d)],
    )
    return {p, a0(d)}


@defect("R-46 R-36 R-34")
def alibi_unanswered(d):
    if not case(d):
        return None
    p = d.prop(
        f"{code(d, last(d))} nói hôm ấy đi đám giỗ ở huyện khác",
        "alibi",
        [d.tags["sa"][-1]],
        [],
        actors=[last(d)],
        since=d.day("acts"),
        place="huyện Nháp",
    )
    return {p, last(d)}


@defect("R-47")
def phase_of_crime_unsaid(d):
    if not case(d) or d.thin:
        return None
    d.get(c0(d)).pop("committed")
    return {c0(d)}


@defect("R-47")
def phase_unsaid_for_last(d):
    if not case(d) or d.thin or len(d.tags["charge"]) < 2:
        return None
    d.get(d.tags["charge"][-1])["committed"] = ""
    return {d.tags["charge"][-1]}


@defect("R-48", {"R-46"})
def beaten_in_the_station(d):
    if not case(d):
        return None
    p = d.prop(
        f"{code(d, a0(d))} nói bị đánh để ký biên bản",
        "coercion",
        [d.tags["sa"][0]],
        [],
        about=[a0(d)],
    )
    return {p, a0(d), d.tags["sa"][0]}


@defect("R-48", {"R-46"})
def words_put_in_the_mouth(d):
    if not case(d):
        return None
    e = d.said(last(d), d.day("charged", 16), "Người trong cuộc", 2)
    p = d.prop(
        f"{code(d, last(d))} nói được mớm lời, hứa cho về", "coercion", [e], [], about=[last(d)]
    )
    return {p, last(d), e}


@defect("R-49")
def nobody_looked_the_other_way(d):
    if not case(d) or d.thin:
        return None
    d.data["questions"] = []
    return {"*"}


@defect("R-49")
def only_questions_of_guilt(d):
    if not case(d) or d.thin:
        return None
    for one in d.rows("questions"):
        one["contrary"] = False
    return {"*"}


# E. Omitted persons and offences
@defect("R-50", {"R-45", "R-52", "R-58", "R-54", "R-53", "R-04", "R-05"})
def driver_acts_and_nobody_decides(d):
    n = d.person("N1", "described", identified=False, identification_task=True, aliases=["Tài Vờ"])
    p = d.prop(
        "Tài Vờ chở người đi, biết là đem bán, lấy tiền công",
        "act",
        [d.tags["sw"][0], d.tags["log"], d.tags["sv"][0]],
        [],
        actors=[n],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts"),
        place="trên xe",
    )
    return {n, p}


@defect("R-50", {"R-45", "R-52", "R-54"})
def witness_is_an_actor(d):
    w = d.tags["wit"][1]
    p = d.prop(
        "Người làm chứng cùng giữ cửa không cho bị hại ra",
        "act",
        [d.tags["sv"][0], d.tags["log"], d.tags["sw"][0]],
        [],
        actors=[w],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts"),
        place="cửa sau",
    )
    return {w, p}


@defect("R-51 R-50", {"R-45"})
def arrested_and_forgotten(d):
    if not case(d):
        return None
    h = d.person("BB1", "held")
    q = d.add(
        "decisions",
        "dec",
        kind="arrested",
        on=d.day("init", 1),
        document=d.doc("Quyết định tạm giữ BB1", "quyết định", d.day("init", 1), 1),
        about=[h],
        number="22/TG-thử",
    )
    return {h, q}


@defect("R-51 R-50", {"R-45", "R-58", "R-49", "R-01", "R-07", "R-40", "R-47", "R-80"})
def charged_and_dropped_from_sight(d):
    if not numbered(d) or len(d.tags["acc"]) < 2:
        return None
    for row in d.rows("decisions"):
        if row["kind"] in ("conclusion", "indicted"):
            row["about"] = [x for x in row["about"] if x != last(d)]
    if d.stage == "final":
        d.data["decisions"] = [
            x
            for x in d.rows("decisions")
            if not (x["kind"] == "sentenced" and x["about"] == [last(d)])
        ]
    return {last(d), d.tags["q_acc"][-1], d.tags["charge"][-1]}


@defect("R-52 R-50", {"R-54"})
def knew_and_gained(d):
    return _knows(d, "benefit", "NLC2 được chia tiền")


@defect("R-52 R-50", {"R-54"})
def knew_and_hid(d):
    return _knows(d, "help", "NLC2 cho ở nhờ để tránh công an")


@defect("R-53 R-31 R-30", {"R-50"})
def more_girls_than_on_paper(d):
    if d.family in ("mai_dam", "tron_di", "nhot", "lua_tien"):
        return None
    n = len(d.tags["vic"]) + 3
    says(d, d.tags["sw"][0], d.data["code"], "victims", n)
    says(d, d.tags["log"], d.data["code"], "victims", n)
    return {d.data["code"], d.tags["sw"][0], d.tags["log"], *d.tags["vic"]}


@defect("R-53 R-60")
def victim_without_papers(d):
    if d.family in ("mai_dam", "tron_di"):
        return None
    v = d.tags["vic"][-1]
    d.get(v).pop("identity_document")
    return {v}


@defect("R-54 R-56")
def locked_up_too(d):
    if not trafficking(d):
        return None
    d.data["alternatives"].pop("157", None)
    p = d.prop(
        f"{code(d, a0(d))} nhốt trái phép {code(d, d.tags['vic'][0])} sáu ngày",
        "act",
        [d.tags["sv"][0], d.tags["data"], d.tags["sw"][0]],
        [],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts", 1),
        place="kho Nháp",
        signs=["confine", "unlawful"],
    )
    return {p, a0(d), c0(d)}


@defect("R-54 R-56")
def took_money_by_lies_too(d):
    if not case(d) or d.family == "lua_tien":
        return None
    d.data["alternatives"].pop("349", None)
    p = d.prop(
        f"{code(d, a0(d))} còn tổ chức đưa {code(d, d.tags['vic'][0])} trốn đi nước ngoài",
        "act",
        [d.tags["sv"][0], d.tags["data"], d.tags["log"]],
        [],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts", 1),
        place="bờ suối",
        signs=["organise_escape_abroad"],
    )
    return {p, a0(d), c0(d)} if d.family != "tron_di" else None


@defect("R-55", PROOF | {"R-56"})
def same_deeds_lighter_clause(d):
    if not trafficking(d) or len(d.tags["acc"]) < 2 or d.get(c0(d))["clause"] < 2:
        return None
    row = d.get(d.tags["charge"][1])
    row["clause"], row["points"] = 1, [p for p in row["points"] if p[0] == "1"]
    return {*d.tags["charge"][:2], *d.tags["acc"][:2]}, set(d.tags["charge"]) | set(d.tags["acc"])


@defect("R-55", PROOF | {"R-27", "R-40", "R-54", "R-56"})
def same_deeds_other_article(d):
    if not case(d) or d.family != "qua_bien_gioi" or len(d.tags["acc"]) < 2 or d.stage == "final":
        return None
    c = d.tags["charge"][-1]
    d.get(c).update(article="349", clause=1, points=[], signs=["organise_escape_abroad"])
    d.data["links"] = [
        x
        for x in d.rows("links")
        if not x["to"].startswith(f"{c}/2.")
        and not x["to"].startswith(f"{c}/3.")
        and x["to"] not in (f"{c}/means", f"{c}/purpose")
    ]
    return {*d.tags["charge"], *d.tags["acc"]}


@defect("R-56")
def border_crossed_clause_forgotten(d):
    if not trafficking(d) or d.tags["abroad"] or d.family == "tre_em":
        return None
    p = d.prop(
        "Bị hại bị đưa ra khỏi biên giới Việt Nam",
        "act",
        [d.tags["sv"][0], d.tags["data"], d.tags["log"]],
        [f"{c0(d)}/act"],
        actors=[a0(d)],
        about=d.tags["vic"][:1],
        criminal=True,
        since=d.day("acts", 1),
        place="bờ suối",
        signs=["taken_out_of_vietnam"],
    )
    return {p, c0(d), a0(d)}
