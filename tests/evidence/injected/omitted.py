"""E. Omitted persons and offences: R-50 … R-59."""

from __future__ import annotations

from datetime import timedelta

from ..building import NUMBERED, Data, File
from ..charging import BY_NUMBER
from .hands import (
    Change,
    acts_day,
    bad,
    charge,
    day,
    defect,
    fine,
    near_miss,
    need,
    persons,
    pick,
    stranger,
    tells,
    unlink,
    well,
)  # fmt: skip


def _unknown(file: File, **more: object) -> str:
    n = len(file.part("persons")) + 1
    return file.add("persons", "n", **({"code": f"M{n}", "roles": ["described"], "identified": False,
                                       "identification_task": True} | more))  # fmt: skip


def _acted(file: File, who: str) -> str:
    """The person does what the law forbids, and the act bears on a charge."""
    made = file.says("Người được mô tả đưa người qua biên giới (giả lập)", "act", well(file), actors=[who], criminal=True,
                     since=acts_day(file).isoformat())  # fmt: skip
    file.link(made, f"{charge(file)['id']}/act")
    return made


@defect("R-50")
def described_and_nothing_decided(file: File) -> Change:
    """While the investigation runs and somebody looks for who it is, no decision can be made (Điều 179 khoản 1, Điều 229
    khoản 1 điểm a): there only where nobody looks."""
    who = _unknown(file, identification_task=file.data["stage"] in NUMBERED)
    return bad("R-50", who, _acted(file, who), also=("R-58",))


@near_miss("R-50")
def described_and_still_looked_for(file: File) -> Change:
    need(file.data["stage"] == "investigation")
    _acted(file, _unknown(file))
    return fine()


@defect("R-50")
def a_named_witness_acts_and_nothing_is_decided(file: File) -> Change:
    who, _ = stranger(file)
    return bad("R-50", who, _acted(file, who))


@near_miss("R-50")
def described_and_separated(file: File) -> Change:
    who = _unknown(file)
    _acted(file, who)
    kind = file.dice.choice(("separated", "not_charged", "in_other_file", "suspended"))
    file.decided(
        kind, day(file), who, reason="Chưa đủ căn cứ; xử lý sau (giả lập)", other_file="GL-T77"
    )
    return fine()


@near_miss("R-50")
def described_and_doing_nothing_forbidden(file: File) -> Change:
    """A driver who is only told to have been there."""
    who = _unknown(file)
    file.says(
        "Người lái xe dừng ở bến (giả lập)", "presence", well(file), actors=[who], criminal=False
    )
    return fine()


@defect("R-51")
def arrested_and_then_nothing(file: File) -> Change:
    need(file.data["stage"] in NUMBERED)
    who, _ = stranger(file, "held")
    made = file.decided("arrested", day(file), who)
    return bad("R-51", who, made, also=("R-50", "R-26", "R-27"))


@defect("R-51")
def charged_and_then_nothing(file: File) -> Change:
    """One of the accused is left out of the conclusion, and nothing else is decided."""
    need(file.data["stage"] in NUMBERED and len(persons(file, "accused")) > 1)
    who = persons(file, "accused")[-1]["id"]
    for d in file.part("decisions"):
        if d["kind"] in ("conclusion", "indicted"):
            d["about"] = [x for x in d["about"] if x != who]
    mine = [c["id"] for c in file.part("charges") if c["person"] == who]
    return bad("R-51", who, *mine, *[d["id"] for d in file.part("decisions") if who in d["about"]])


@near_miss("R-51")
def arrested_and_released(file: File) -> Change:
    need(file.data["stage"] in NUMBERED)
    who, _ = stranger(file, "held")
    file.decided("arrested", day(file), who)
    file.decided(
        "released", day(file) + timedelta(3), who, reason="Không có căn cứ khởi tố (giả lập)"
    )
    return fine("R-26", "R-27")


@near_miss("R-51")
def charged_while_the_investigation_runs(file: File) -> Change:
    """The outcome comes with the end of the investigation."""
    need(file.data["stage"] == "investigation")
    file.decided("arrested", day(file), pick(file, persons(file, "accused"))["id"])
    return fine()


def _knows(file: File, who: str) -> str:
    return file.says(
        "Biết người kia sắp bị giao đi (giả lập)",
        "knowledge",
        well(file, who),
        actors=[who],
        about=[who],
    )


@defect("R-52")
def knew_and_gained(file: File) -> Change:
    who, _ = stranger(file)
    first = _knows(file, who)
    nature, text = file.dice.choice(
        (("benefit", "Được chia tiền (giả lập)"), ("help", "Cho mượn xe, che giấu (giả lập)"))
    )
    second = file.says(text, nature, well(file, who), actors=[who], about=[who])
    return bad("R-52", who, first, second, also=("R-50", "R-72"))


@near_miss("R-52")
def knew_and_told(file: File) -> Change:
    """A witness who knew and neither gained nor helped."""
    who, _ = stranger(file)
    _knows(file, who)
    return fine()


@near_miss("R-52")
def gained_without_knowing(file: File) -> Change:
    who, _ = stranger(file)
    file.says(
        "Nhận tiền thuê phòng như mọi khách (giả lập)",
        "benefit",
        well(file, who),
        actors=[who],
        about=[who],
    )
    return fine("R-72")


@defect("R-53")
def more_victims_told_of_than_known(file: File) -> Change:
    known = len(persons(file, "victim"))
    need(known)
    told = [a for a in file.part("assertions") if a["attribute"] == "victims"]
    need(told)
    for a in told:
        a["value"] = known + 2
    return bad("R-53", file.data["code"], *[a["evidence"] for a in told])


@defect("R-53")
def a_victim_without_identity(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    del p["identity_document"]
    return bad("R-53", p["id"])


@near_miss("R-53")
def as_many_told_of_as_known(file: File) -> Change:
    known = len(persons(file, "victim"))
    told = [a for a in file.part("assertions") if a["attribute"] == "victims"]
    need(known and told)
    tells(file, pick(file, file.part("evidence"))["id"], file.data["code"], "victims", known)
    return fine()


@defect("R-54")
def facts_of_another_offence(file: File) -> Change:
    """Confinement is told of and every sign of it supported; it is neither charged nor excluded."""
    need(all(c["article"] != "157" for c in file.part("charges")))
    row = charge(file)
    file.data["alternatives"].pop("157", None)
    made = file.add(
        "hypotheses",
        "h",
        article="157",
        ground="143.5",
        note="Giữ người trong phòng khóa (giả lập)",
    )
    p = file.says("Giữ người trong phòng khóa nhiều ngày (giả lập)", "act", well(file), actors=[row["person"]],
                  about=row["victims"], criminal=True, since=acts_day(file).isoformat())  # fmt: skip
    for code in ("act", "unlawful"):
        file.link(p, f"{made}/{code}")
    return bad("R-54", made, p, row["person"], "157", also=("R-40", "R-01", "R-07", "R-49", "R-50"))


@near_miss("R-54")
def confinement_considered_and_excluded(file: File) -> Change:
    need("157" in file.data["alternatives"])
    row = charge(file)
    file.data["alternatives"]["157"] = (
        "Việc giữ người là thủ đoạn của hành vi đã truy cứu, không xử lý riêng (giả lập)."
    )
    p = file.says("Không cho ra khỏi phòng trong lúc chờ giao (giả lập)", "act", well(file), actors=[row["person"]],
                  about=row["victims"], criminal=True, since=acts_day(file).isoformat())  # fmt: skip
    file.link(p, f"{row['id']}/act")
    return fine()


def _alike(file: File) -> tuple[Data, Data]:
    """Two accused charged alike, and every act of either done by both."""
    rows = [c for c in file.part("charges") if c["article"] in BY_NUMBER and c["clause"] > 1]
    need(len({c["article"] for c in file.part("charges")}) == 1 and len(rows) > 1)
    a, b = rows[0], rows[1]
    both = [a["person"], b["person"]]
    for p in file.part("propositions"):
        if set(both) & set(p.get("actors", ())) and p["nature"] == "act":
            p["actors"] = both
    return a, b


def _lighter(file: File, row: Data) -> None:
    heavier = [p for p in row["points"] if not p.startswith("1.")]
    for p in heavier:
        unlink(file, f"{row['id']}/{p if '.' in p else str(row['clause']) + '.' + p}")
    row |= {"clause": 1, "points": [p for p in row["points"] if p.startswith("1.")]}
    for k in file.part("questions"):
        k["about"] = [
            a for a in k["about"] if not a.startswith((f"{row['id']}/2.", f"{row['id']}/3."))
        ]


@defect("R-55")
def alike_in_acts_and_not_in_clause(file: File) -> Change:
    a, b = _alike(file)
    need(not a["note"] and not b["note"])
    _lighter(file, b)
    return bad("R-55", b["id"], a["id"], a["person"], b["person"], also=("R-56", "R-61", "R-63"))


@near_miss("R-55")
def alike_with_a_reason(file: File) -> Change:
    a, b = _alike(file)
    need(not b["note"])
    _lighter(file, b)
    b["note"] = (
        "Vai trò thứ yếu, chỉ biết và tham gia đối với 01 người; lý do nêu trong kết luận điều tra (giả lập)."
    )
    b["victims"] = b["victims"][:1]
    return fine("R-56")


@defect("R-56")
def several_victims_and_the_first_clause(file: File) -> Change:
    rows = [c for c in file.part("charges") if c["article"] in BY_NUMBER and len(c["victims"]) > 1]
    need(rows and len(rows) == len(file.part("charges")))
    for row in rows:
        _lighter(file, row)
        row["note"] = ""
    first = rows[0]
    return bad("R-56", first["id"], first["person"], also=("R-55", "R-56", "R-63"))


@near_miss("R-56")
def one_victim_and_the_first_clause(file: File) -> Change:
    row = pick(
        file,
        (c for c in file.part("charges") if c["article"] in BY_NUMBER and len(c["victims"]) == 1),
    )
    need(row["clause"] == 1)
    row["note"] = "Một bị hại."
    need(not any(p.get("representative") for p in persons(file, "accused")))
    return fine()


@defect("R-57")
def separated_without_a_number(file: File) -> Change:
    who = _unknown(file)
    made = file.decided(
        file.dice.choice(("separated", "suspended")),
        day(file),
        who,
        reason="Chưa rõ lai lịch (giả lập)",
        number="",
    )
    file.one("decisions", made).pop("other_file", None)
    return bad("R-57", made, who, also=("R-51",))


@near_miss("R-57")
def separated_with_a_number(file: File) -> Change:
    who = _unknown(file)
    file.decided(
        "separated", day(file), who, reason="Chưa rõ lai lịch (giả lập)", other_file="GL-T15"
    )
    return fine()


@defect("R-58")
def unknown_and_nobody_asks(file: File) -> Change:
    who = _unknown(file, identification_task=False)
    return bad("R-58", who)


@near_miss("R-58")
def unknown_and_being_looked_for(file: File) -> Change:
    _unknown(file)
    return fine()


@defect("R-59")
def a_phone_of_two_files(file: File) -> Change:
    who = pick(file, file.part("persons"))["id"]
    made = file.add("identifiers", "i", kind=file.dice.choice(("phone", "account", "address", "vehicle")), people=[who],
                    other_files=["GL-2023-99"])  # fmt: skip
    return bad("R-59", made, who)


@near_miss("R-59")
def a_phone_of_two_people_in_one_file(file: File) -> Change:
    a, b = file.dice.sample(file.part("persons"), 2)
    file.add("identifiers", "i", kind="address", people=[a["id"], b["id"]])
    return fine("R-33")
