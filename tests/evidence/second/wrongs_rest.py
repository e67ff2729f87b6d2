"""Injected defects of consistency, innocence, omitted persons, victims, money, law in time, presentation."""

from __future__ import annotations

from datetime import date

from .draft import Draft
from .kinds import PROOF, defect
from .wrongs_proof import a0, c0, case, doc_of, last, numbered


def says(d: Draft, ev: str, about: str, what: str, value, unit: str = "", parts=()) -> None:
    row = {"evidence": ev, "subject": about, "attribute": what, "value": value}
    if unit:
        row["unit"] = unit
    if parts:
        row["parts"] = list(parts)
    d.rows("assertions").append(row)


def code(d, who):
    return d.get(who)["code"]


def act0(d):
    return d.tags["act"][a0(d)][0] if case(d) else d.tags["act"][0]


def trafficking(d):
    return case(d) and d.get(c0(d))["article"] in ("150", "151")


# C. Consistency
@defect("R-30 R-70", {"R-36"})
def two_sums(d):
    if not case(d) or a0(d) not in d.tags["ben"] or d.family == "lao_dong":
        return None
    p = d.tags["ben"][a0(d)]
    says(d, d.tags["bank"], p, "sum", d.get(p)["amount"], "VND")
    says(d, d.tags["sw"][0], p, "sum", d.get(p)["amount"] + 25_000_000, "VND")
    return {p, d.tags["bank"], d.tags["sw"][0]}


@defect("R-30", {"R-36"})
def two_days(d):
    p = act0(d)
    says(d, d.tags["sw"][0], p, "date", d.day("acts"))
    says(d, d.tags["log"], p, "date", d.day("acts", 3))
    return {p, d.tags["sw"][0], d.tags["log"]}


@defect("R-30", {"R-36"})
def two_places(d):
    p = act0(d)
    says(d, d.tags["sw"][0], p, "place", "bến đò Thử")
    says(d, d.tags["log"], p, "place", "ngã ba Vờ")
    return {p, d.tags["sw"][0], d.tags["log"]}


@defect("R-31 R-30", {"R-36"})
def how_many_people(d):
    n = len(d.tags["vic"])
    says(d, d.tags["sw"][0], d.data["code"], "victims", n)
    says(d, d.tags["log"], d.data["code"], "victims", n + 2)
    return {d.data["code"], d.tags["sw"][0], d.tags["log"]}, set(d.tags["vic"])


@defect("R-31 R-30", {"R-36"})
def how_many_trips(d):
    p = act0(d)
    says(d, d.tags["sw"][0], p, "trips", 1)
    says(d, d.tags["log"], p, "trips", 4)
    return {p, d.tags["sw"][0], d.tags["log"]}


@defect("R-32 R-70 R-30")
def total_wrong(d):
    if not case(d) or len(d.tags.get("tx", [])) < 2:
        return None
    parts = d.tags["tx"]
    total = sum(d.get(t)["sum"] for t in parts) + 9_000_000
    says(d, d.tags["bank"], d.data["code"], "sum", total, "VND", parts)
    return {d.data["code"], d.tags["bank"], *parts}


@defect("R-32 R-30 R-61")
def age_miscounted(d):
    v = d.tags["vic"][0]
    born = date.fromisoformat(d.get(v)["birth"]["value"])
    act = d.tags["acts"]
    age = act.year - born.year - ((act.month, act.day) < (born.month, born.day))
    says(d, d.tags["log"], v, "age", age + 3)
    return {v, d.tags["log"]}


@defect("R-33")
def one_nickname_two_people(d):
    w = d.tags["wit"]
    d.get(w[0])["aliases"] = ["Tư Cò Nháp"]
    d.get(a0(d))["aliases"] = ["Tư Cò Nháp"]
    return {w[0], a0(d)}


@defect("R-33 R-30")
def two_identity_numbers(d):
    says(d, d.tags["log"], a0(d), "identity_number", "000111222333")
    says(d, d.tags["sw"][0], a0(d), "identity_number", "000111229999")
    return {a0(d), d.tags["log"], d.tags["sw"][0]}


@defect("R-34", {"R-45"})
def in_two_places(d):
    a = a0(d)
    one = d.add(
        "events",
        "kien",
        title="Gặp ở quán nước",
        since=d.day("acts") + "T20:00",
        until=d.day("acts") + "T21:00",
        place="quán nước Thử, tỉnh A",
        people=[a],
    )
    two = d.add(
        "events",
        "kien",
        title="Ký giấy ở phòng trọ",
        since=d.day("acts") + "T20:30",
        until=d.day("acts") + "T20:50",
        place="phòng trọ Vờ, tỉnh B",
        people=[a],
    )
    return {a, one, two}


@defect("R-34 R-14", {"R-16", "R-83"})
def told_before_it_happened(d):
    e = d.tags["sv"][0]
    d.get(e)["obtained_on"] = d.day("acts", -20)
    x = d.get(doc_of(d, e))
    x["made_on"] = d.day("acts", -20)
    for key in ("sent_on", "stamped_on"):
        x.pop(key, None)
    if "attended" in x:
        x["attended"] = True
    return {e, x["id"], act0(d)}, {*(y for z in d.tags["act"].values() for y in z)} if case(
        d
    ) else set(d.tags["act"])


@defect("R-34", {"R-35", "R-14", "R-13"})
def three_times_a_day(d):
    if not case(d):
        return None
    got = [d.said(a0(d), d.day("charged", 9), "Người trong cuộc", n) for n in (2, 3, 4)]
    for e in got:
        d.link(e, d.tags["know"][a0(d)])
    return {*got, *[doc_of(d, e) for e in got], a0(d)}


@defect("R-35 R-30 R-36", {"R-46"})
def accused_changes_sum(d):
    if not case(d) or a0(d) not in d.tags["ben"]:
        return None
    p = d.tags["ben"][a0(d)]
    e = d.said(a0(d), d.day("charged", 14), "Người trong cuộc", 2)
    d.link(e, p, "explains")
    says(d, d.tags["sa"][0], p, "sum", 60_000_000, "VND")
    says(d, e, p, "sum", 5_000_000, "VND")
    d.get(p)["amount"] = 60_000_000
    return {p, e, d.tags["sa"][0], a0(d)}, set(d.tags.get("tx", []))


@defect("R-35")
def retraction_hangs_free(d):
    if not case(d):
        return None
    e = d.said(a0(d), d.day("charged", 15), "Người trong cuộc, nói khác trước", 2)
    d.get(e)["retracts"] = d.tags["sa"][0]
    return {e, d.tags["sa"][0], a0(d)}, set(d.tags["know"].values()) | set(d.tags["ben"].values())


@defect("R-36 R-46")
def witness_against_victim(d):
    if not case(d):
        return None
    p = d.tags["means"].get(a0(d)) or act0(d)
    d.get(p)["material"] = True
    d.link(d.tags["sw"][1], p, "attacks")
    d.data["links"] = [
        x
        for x in d.rows("links")
        if not (x["from"] == d.tags["sw"][1] and x["to"] == p and x["kind"] == "supports")
    ]
    return {p, d.tags["sw"][1], *d.tags["sv"]}


@defect("R-36 R-46 R-35")
def accused_against_accused(d):
    if not case(d) or len(d.tags["acc"]) < 2:
        return None
    p = act0(d)
    d.get(p)["material"] = True
    d.link(d.tags["sa"][0], p, "attacks")
    d.link(d.tags["sa"][1], p)
    return {p, d.tags["sa"][0], d.tags["sa"][1]}


@defect("R-37 R-35 R-30")
def victim_recalls_other_hour(d):
    p, v = act0(d), d.tags["vic"][0]
    child = {"representative": True, "minutes": 60} if d.family == "tre_em" else {}
    if d.family in ("mai_dam", "tron_di"):
        return None
    e = d.said(v, d.day("init", 5 if case(d) else -4), "Tự mình trải qua", 2, **child)
    d.link(e, p)
    says(d, d.tags["sv"][0], p, "date", d.day("acts") + "T19:00")
    says(d, e, p, "date", d.day("acts") + "T22:00")
    return {p, v, e, d.tags["sv"][0]}


@defect("R-37 R-35 R-30")
def victim_recalls_other_place(d):
    p, v = act0(d), d.tags["vic"][0]
    if d.family in ("mai_dam", "tron_di", "tre_em"):
        return None
    e = d.said(v, d.day("init", 6 if case(d) else -4), "Tự mình trải qua", 2)
    d.link(e, p)
    says(d, d.tags["sv"][0], p, "place", "đầu cầu Thử")
    says(d, e, p, "place", "cuối cầu Thử")
    return {p, v, e, d.tags["sv"][0]}


@defect("R-38 R-11")
def passage_cites_the_wrong_paper(d):
    if not d.tags.get("pass"):
        return None
    s = d.tags["pass"][0]
    x = d.get(d.get(a0(d))["identity_document"])
    d.get(s)["folios"] = x["folios"]
    return {s, d.get(s)["proposition"], d.tags["end_doc"]}


@defect("R-38")
def passage_cites_nothing(d):
    if not d.tags.get("pass"):
        return None
    s = d.tags["pass"][-1]
    d.get(s).pop("folios")
    return {s, d.get(s)["proposition"], d.tags["end_doc"]}


# D. Innocence
@defect("R-40")
def no_alternative_thought_of(d):
    if not trafficking(d) or not d.data["alternatives"]:
        return None
    d.data["alternatives"] = {}
    return {"*"}


@defect("R-40")
def alternatives_without_a_reason(d):
    if not case(d) or not d.data["alternatives"]:
        return None
    d.data["alternatives"] = {k: "" for k in d.data["alternatives"]}
    return {"*"}


def _claim(d, text, nature, by, about=None, **more):
    return d.prop(text, nature, by, [], actors=[a0(d)], about=about or d.tags["vic"][:1], **more)


@defect("R-41", {"R-46"})
def voluntary_paper_left_alone(d):
    if not trafficking(d):
        return None
    e = d.ev(
        "Giấy cam kết tự nguyện",
        "other_document",
        d.doc("Giấy cam kết tự nguyện đi làm", "tài liệu do bị can nộp", None, 1),
        obtained="handed_in",
        obtained_on=d.day("charged", 4),
        record=d.doc(
            "Biên bản giao nhận giấy cam kết", "biên bản giao nhận", d.day("charged", 4), 1
        ),
    )
    p = d.prop(
        f"{code(d, d.tags['vic'][0])} viết giấy tự nguyện đi",
        "consent",
        [e, d.tags["sa"][0]],
        [],
        about=d.tags["vic"][:1],
    )
    return {p, e, c0(d)}


@defect("R-41", {"R-46"})
def said_she_wished_to_go(d):
    if not trafficking(d):
        return None
    p = d.prop(
        f"{code(d, d.tags['vic'][-1])} bảo muốn đi theo",
        "consent",
        [d.tags["sw"][0], d.tags["sa"][0]],
        [],
        actors=d.tags["vic"][-1:],
        about=d.tags["vic"][-1:],
    )
    return {p, c0(d)}


@defect("R-42", {"R-46"})
def took_her_for_eighteen(d):
    if not trafficking(d):
        return None
    p = _claim(
        d, f"{code(d, a0(d))} tưởng người bị đưa đi đã lớn tuổi hơn", "mistake", [d.tags["sa"][0]]
    )
    return {p, c0(d)}


@defect("R-42", {"R-46"})
def took_them_for_kin(d):
    if not case(d):
        return None
    p = _claim(
        d,
        f"{code(d, a0(d))} tưởng người nhận là họ hàng của họ",
        "mistake",
        [d.tags["sa"][0], d.tags["sw"][1]],
    )
    return {p, c0(d)}


@defect("R-43")
def remorse_not_weighed(d):
    if not case(d):
        return None
    return {
        d.add("circumstances", "tt", person=a0(d), article="51.1.b", evidence=[d.tags["sa"][0]]),
        a0(d),
    }


@defect("R-43", {"R-56"})
def aggravation_not_weighed(d):
    if not case(d):
        return None
    return {
        d.add("circumstances", "tt", person=last(d), article="52.1.d", evidence=[d.tags["sw"][0]]),
        last(d),
    }


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


def _knows(d, nature, text):
    w = d.tags["wit"][1]
    a = d.prop(
        "NLC2 biết người bị đưa đi là để đem bán",
        "knowledge",
        [d.tags["data" if case(d) else "log"], d.tags["sw"][0], d.tags["sv"][0]],
        [],
        actors=[w],
    )
    b = d.prop(text, nature, [d.tags["log"], d.tags["sw"][0], d.tags["sv"][0]], [], actors=[w])
    return {w, a, b}


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


def _young(d):
    act = d.tags["acts"]
    d.get(last(d))["birth"]["value"] = f"{act.year - 17}-01-05"
    d.get(d.tags["sa"][-1]).update(counsel=True, representative=True, minutes=80)
    d.get(last(d)).update(counsel=True, representative=True)


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


def show(d, **more):
    row = {
        "title": "Sơ đồ để trình bày",
        "shows": [act0(d)],
        "approved": [act0(d)],
        "labels": {a0(d): "Bị can"},
        "made_from": d.data["version"],
        "stage": d.stage,
        "on": d.day("as_of"),
        "author": "Kiểm sát viên thử",
        "may_see_victims": False,
    } | more
    return d.add("displays", "sd", **row)


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


@defect("R-72 R-04", PROOF | {"R-71"})
def gain_by_words_only(d):
    if (
        not case(d)
        or a0(d) not in d.tags["ben"]
        or d.family not in ("qua_bien_gioi", "quan_hat", "tre_em")
    ):
        return None
    p = d.tags["ben"][a0(d)]
    d.only(p, [d.tags["sa"][0], *d.tags["sw"]])
    if d.tags.get("tx"):
        d.get(d.tags["tx"][0])["trace"] = []
    return {p, c0(d)}, set(d.tags.get("tx", []))


@defect("R-72 R-04", PROOF | {"R-71"})
def last_gain_by_words_only(d):
    if (
        not case(d)
        or last(d) not in d.tags["ben"]
        or d.family not in ("qua_bien_gioi", "quan_hat", "tre_em")
    ):
        return None
    p = d.tags["ben"][last(d)]
    d.only(p, [*d.tags["sv"], d.tags["sw"][1], d.tags["sa"][-1]])
    if d.tags.get("tx"):
        d.get(d.tags["tx"][-1])["trace"] = []
    return {p, d.tags["charge"][-1]}, set(d.tags.get("tx", []))


@defect("R-73")
def sim_of_somebody_else(d):
    if not case(d):
        return None
    d.get(d.tags["data"]).update(owner=d.tags["wit"][0], user=a0(d))
    return {d.tags["data"], a0(d), d.tags["wit"][0]}


@defect("R-73")
def account_of_somebody_else(d):
    if not case(d):
        return None
    d.get(d.tags["bank"]).update(owner=d.tags["wit"][1], user=last(d))
    return {d.tags["bank"], last(d), d.tags["wit"][1]}


# H. Law in time, numbers
@defect(
    "R-80 R-84", PROOF | {"R-34", "R-61", "R-60", "R-83", "R-27", "R-40", "R-54", "R-55", "R-56"}
)
def deeds_of_2016_under_the_new_code(d):
    if not trafficking(d) or d.stage == "final" or d.family == "tre_em":
        return None
    for c in d.tags["charge"]:
        d.get(c).update(acts_from="2016-05-04", acts_to="2016-05-06")
    return set(d.tags["charge"]), set(d.tags["acc"]) | set(d.tags["vic"])


@defect("R-80 R-84")
def old_code_for_new_deeds(d):
    if not case(d):
        return None
    d.get(c0(d))["code_version"] = "BLHS 1999"
    return {c0(d)}


@defect("R-81", {"R-27"})
def joint_sentence_miscounted(d):
    if d.stage != "final":
        return None
    q = d.get(d.tags["jail"][0])
    m = q["penalties"][0]["months"]
    q["penalties"].append({"kind": "prison", "months": 24})
    q["joint"] = {"kind": "prison", "months": m + 36}
    return {q["id"]}


@defect("R-81")
def joint_sentence_over_thirty_years(d):
    if d.stage != "final":
        return None
    q = d.get(d.tags["jail"][0])
    q["penalties"] = [q["penalties"][0] | {"months": 230}, {"kind": "prison", "months": 200}]
    q["joint"] = {"kind": "prison", "months": 430}
    return {q["id"]} if trafficking(d) else None


@defect("R-82")
def joined_judgment_not_in_the_file(d):
    if d.stage != "final":
        return None
    d.get(d.tags["jail"][-1]).update(
        joins=["31/2019/HS-ST-thử"],
        joint={
            "kind": "prison",
            "months": d.get(d.tags["jail"][-1])["penalties"][0]["months"] + 12,
        },
    )
    return {d.tags["jail"][-1]}, set()


@defect("R-82")
def joined_judgment_without_its_paper(d):
    if d.stage != "final":
        return None
    m = d.get(d.tags["jail"][0])["penalties"][0]["months"]
    q = d.add(
        "decisions",
        "dec",
        kind="sentenced",
        on=d.day("as_of", -60),
        about=[a0(d)],
        number="8/2020-thử",
        penalties=[{"kind": "prison", "months": 12}],
    )
    d.get(d.tags["jail"][0]).update(joins=[q], joint={"kind": "prison", "months": m + 12})
    return {d.tags["jail"][0], q}


@defect("R-83")
def time_limit_gone(d):
    if d.stage != "investigation":
        return None
    d.data["deadline"] = d.day("as_of", -4)
    return {"*"}


@defect("R-83")
def detention_lapsed(d):
    if d.stage != "investigation" or not d.tags["q_hold"]:
        return None
    d.get(d.tags["q_hold"][0])["until"] = d.day("as_of", -6)
    return {d.tags["q_hold"][0], a0(d)}


@defect("R-84", PROOF | {"R-27", "R-40", "R-55", "R-56", "R-80"})
def no_such_article(d):
    if not case(d):
        return None
    d.get(c0(d))["article"] = "150c"
    return {c0(d)}, {a0(d), *d.tags["charge"]}


@defect("R-84 R-08 R-01", {"R-55", "R-27", "R-56"})
def no_such_clause(d):
    if not case(d):
        return None
    d.get(c0(d))["clause"] = 9
    return {c0(d)}, set(d.tags["charge"]) | set(d.tags["acc"])


@defect("R-84 R-08 R-01", {"R-55"})
def no_such_point(d):
    if not trafficking(d):
        return None
    row = d.get(c0(d))
    row["points"] = [*row["points"], "2.z"]
    return {c0(d)}, set(d.tags["charge"]) | set(d.tags["acc"])


# I. Presentation
@defect("R-90")
def called_a_trafficker_too_soon(d):
    if d.stage == "final":
        return None
    return {show(d, labels={a0(d): "Kẻ buôn người"}), a0(d)}


@defect("R-90")
def called_criminal_in_the_title(d):
    if d.stage == "final":
        return None
    return {show(d, title=f"Tội phạm {code(d, a0(d))} và đồng bọn"), a0(d)}


@defect("R-91")
def picture_without_author_or_day(d):
    s = show(d, author="")
    d.get(s).pop("on")
    return {s}


@defect("R-91 R-93")
def picture_without_stage_or_version(d):
    return {show(d, stage="", made_from="")}


@defect("R-92 R-11")
def picture_of_unnumbered_paper(d):
    if not numbered(d):
        return None
    x = d.doc("Tờ ghi thêm chưa đánh số", "tài liệu", d.day("end"), 1)
    d.folio -= 1
    d.get(x).pop("folios")
    e = d.ev("Tờ ghi thêm", "other_document", x, obtained="ordered")
    return {show(d, shows=[e], approved=[e]), e, x}


@defect("R-92", PROOF | {"R-11"})
def picture_of_a_fact_resting_on_nothing(d):
    if not numbered(d):
        return None
    p = d.prop("Việc được nói đến, không có chứng cứ", "other", [], [])
    return {show(d, shows=[p], approved=[p]), p}


@defect("R-93")
def picture_of_an_older_file(d):
    return {show(d, made_from="b0")}


@defect("R-93")
def old_picture_with_old_day(d):
    return {show(d, made_from="a9", on=d.day("as_of", -30))}


@defect("R-94")
def slide_shows_more_than_approved(d):
    return {show(d, shows=[act0(d), d.tags["sw"][0]], approved=[act0(d)], labels={})}, {
        d.tags["sw"][0]
    }


@defect("R-94")
def slide_with_nothing_approved(d):
    return {show(d, approved=[])}, {act0(d)}
