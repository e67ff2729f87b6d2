"""F. Victims, minors, protection: R-60 … R-68."""

from __future__ import annotations

from datetime import date, timedelta

from ..building import Data, File
from ..people import age_on, birthday
from .hands import (
    Change,
    acts_day,
    bad,
    charge,
    defect,
    drop_fields,
    fine,
    near_miss,
    need,
    persons,
    pick,
    statements,
)

AGED = ("150", "151", "153")


def _victim(file: File, *articles: str) -> tuple[Data, Data]:
    """A victim of a charge that turns on age, and the charge."""
    row = charge(file, *(articles or AGED))
    return file.one("persons", pick(file, row["victims"])), row


def _young(file: File) -> tuple[Data, Data]:
    """Of whom age is to be proved: Điều 417 and TTLT 02/2017 Điều 3 khoản 2 điểm m speak of people under 18."""
    p, row = _victim(file)
    need(age_on(birthday(p), acts_day(file)) < 18)
    return p, row


@defect("R-60")
def no_proof_of_age(file: File) -> Change:
    p, row = _young(file)
    del p["birth"]["proof"]
    return bad("R-60", p["id"], row["id"], also=("R-24",))


@defect("R-60")
def only_the_month_is_known(file: File) -> Change:
    """The month is known and the last day of it was not taken (Điều 417 khoản 2)."""
    p, row = _young(file)
    p["birth"] = {
        "value": p["birth"]["value"][: file.dice.choice((4, 7))],
        "proof": p["birth"]["proof"],
    }
    return bad("R-60", p["id"], row["id"], also=("R-61", "R-24", "R-64", "R-32", "R-66"))


@near_miss("R-60")
def the_last_day_of_the_month(file: File) -> Change:
    p, _ = _victim(file)
    was = birthday(p)
    last = (was.replace(day=1) + timedelta(32)).replace(day=1) - timedelta(1)
    need(age_on(was, acts_day(file)) == age_on(last, acts_day(file)))
    need(
        age_on(last, acts_day(file)) == age_on(last, date.fromisoformat(file.data["as_of"]))
        or not _told(file, p)
    )
    p["birth"] = {
        "value": f"{was:%Y-%m}",
        "proof": p["birth"]["proof"],
        "settled_as": last.isoformat(),
    }
    return fine()


def _told(file: File, p: Data) -> bool:
    return any(a["subject"] == p["id"] for a in file.part("assertions"))


@near_miss("R-60")
def grown_up_and_no_birth_paper(file: File) -> Change:
    """Under Điều 150, of somebody far above 18 age is not at stake."""
    p, _ = _victim(file, "150")
    need(age_on(birthday(p), acts_day(file)) >= 19)
    del p["birth"]["proof"]
    return fine("R-53")


@near_miss("R-60")
def an_expert_tells_the_age(file: File) -> Change:
    p, _ = _victim(file)
    need(len(p["birth"]["value"]) == 10)
    p["birth"]["proof"] = file.paper(
        f"Kết luận giám định tuổi {p['code']}", "kết luận giám định tuổi"
    )
    return fine()


def _becomes(file: File, p: Data, years: int, days: int = 0) -> None:
    """So many years old on the first day of the acts, and some days more."""
    start = acts_day(file)
    need((start.month, start.day) != (2, 29) and not _told(file, p))
    day = start.replace(year=start.year - years) - timedelta(days)
    p["birth"] = {"value": day.isoformat(), "proof": p["birth"]["proof"]}


@defect("R-61")
def a_child_under_the_article_for_adults(file: File) -> Change:
    p, row = _victim(file, "150")
    _becomes(file, p, 14, 40)
    p["representative"] = True
    for e in statements(file):
        if e["speaker"] == p["id"]:
            e["representative"] = True
    same = [c["id"] for c in file.part("charges") if p["id"] in c["victims"]]
    return Change(bad("R-61", row["id"], *same, p["id"]).expected, ("R-61", "R-66"))


@defect("R-61")
def an_adult_under_the_article_for_children(file: File) -> Change:
    p, row = _victim(file, "151")
    _becomes(file, p, 19, 40)
    same = [c["id"] for c in file.part("charges") if p["id"] in c["victims"]]
    return Change(bad("R-61", row["id"], *same, p["id"]).expected, ("R-61",))


@defect("R-61")
def means_asked_for_a_child(file: File) -> Change:
    row = charge(file, "151")
    row["signs"] = [*row["signs"], file.dice.choice(("deception", "force"))]
    return bad("R-61", row["id"], also=("R-55",))


@near_miss("R-61")
def sixteen_on_that_very_day(file: File) -> Change:
    """«Từ đủ 16 tuổi» on the first day of the acts: the article for sixteen and over."""
    p, _ = _victim(file, "150")
    _becomes(file, p, 16)
    p["representative"] = True
    for e in statements(file):
        if e["speaker"] == p["id"]:
            e["representative"] = True
    return fine()


@defect("R-62")
def compelled_and_not_considered(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    p |= {"compelled": True, "non_punishment_reviewed": False}
    return bad("R-62", p["id"])


@near_miss("R-62")
def compelled_and_considered(file: File) -> Change:
    pick(file, persons(file, "victim")).update({"compelled": True, "non_punishment_reviewed": True})
    return fine()


def _minor(file: File) -> Data:
    found: Data = pick(file, (p for p in persons(file, "accused") if p.get("representative")))
    return found


@defect("R-63")
def a_minor_accused_without_something(file: File) -> Change:
    p = _minor(file)
    lacking = file.dice.choice(("proof", "counsel", "representative", "note"))
    mine = [c for c in file.part("charges") if c["person"] == p["id"]]
    if lacking == "proof":
        del p["birth"]["proof"]
    elif lacking == "note":
        for c in mine:
            c |= {"note": "", "juvenile_rules": False}
    else:
        p[lacking] = False
        for e in (e for e in statements(file) if e["speaker"] == p["id"]):
            e[lacking] = False
    heard = [e["id"] for e in statements(file) if e["speaker"] == p["id"]]
    return bad(
        "R-63", p["id"], *[c["id"] for c in mine], *heard, also=("R-27", "R-24", "R-60", "R-64")
    )


@near_miss("R-63")
def eighteen_on_that_very_day(file: File) -> Change:
    """«Dưới 18 tuổi» ends with the eighteenth birthday."""
    p = _minor(file)
    _becomes(file, p, 18)
    drop_fields(p, "representative")
    for e in (e for e in statements(file) if e["speaker"] == p["id"]):
        drop_fields(e, "representative")
    return fine()


def _child(file: File) -> Data:
    heard = {e["speaker"] for e in statements(file)}
    found: Data = pick(
        file, (p for p in persons(file, "victim") if p.get("representative") and p["id"] in heard)
    )
    return found


@defect("R-64")
def a_child_heard_alone(file: File) -> Change:
    p = _child(file)
    on = min(e["obtained_on"] for e in statements(file) if e["speaker"] == p["id"])
    need(age_on(birthday(p), date.fromisoformat(on)) < 18)
    e = pick(file, (e for e in statements(file) if e["speaker"] == p["id"]))
    e["representative"] = False
    return bad("R-64", e["id"], p["id"], e["document"])


@near_miss("R-64")
def an_adult_heard_alone(file: File) -> Change:
    e = pick(
        file,
        (
            e
            for e in statements(file, "victim")
            if not file.one("persons", e["speaker"]).get("representative")
        ),
    )
    e["representative"] = False
    return fine()


@near_miss("R-64")
def of_age_when_heard(file: File) -> Change:
    """Under 18 at the acts, 18 when heard (TTLT 02/2017 Điều 6 khoản 2 điểm b)."""
    p = _child(file)
    need(
        file.part("charges")
        and all(c["article"] == "150" for c in file.part("charges"))
        and not _told(file, p)
    )
    e = pick(file, (e for e in statements(file) if e["speaker"] == p["id"]))
    on = date.fromisoformat(e["obtained_on"])
    need((on.month, on.day) != (2, 29))
    born = on.replace(year=on.year - 18) - timedelta(2)
    p["birth"] = {"value": born.isoformat(), "proof": p["birth"]["proof"]}
    e["representative"] = False
    need(age_on(born, acts_day(file)) == 17)
    return fine()


@defect("R-65")
def abroad_and_nobody_asked(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    p |= {"abroad": True, "assistance_requested": False}
    return bad("R-65", p["id"], also=("R-56",))


@near_miss("R-65")
def abroad_and_asked_for(file: File) -> Change:
    pick(file, persons(file, "victim")).update({"abroad": True, "assistance_requested": True})
    return fine("R-56")


@defect("R-66")
def not_identified_as_a_victim(file: File) -> Change:
    p, _ = _victim(file, "150", "151")
    del p["victim_decision"]
    return bad("R-66", p["id"])


@near_miss("R-66")
def identified_by_another_paper(file: File) -> Change:
    p, _ = _victim(file, "150", "151")
    p["victim_decision"] = file.paper(
        f"Giấy xác nhận nạn nhân bị mua bán {p['code']}", "giấy xác nhận nạn nhân"
    )
    return fine()


@defect("R-67")
def damage_never_asked(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    p["compensation"] = False
    return bad("R-67", p["id"])


@near_miss("R-67")
def asked_and_nothing_wanted(file: File) -> Change:
    p = pick(file, persons(file, "victim"))
    source = file.written(
        "Đơn không yêu cầu bồi thường",
        date.fromisoformat(file.data["as_of"]) - timedelta(12),
        "handed_in",
    )
    p["compensation"] = True
    file.link(
        source,
        pick(file, (x for x in file.part("propositions") if x["nature"] == "consequence"))["id"],
    )
    return fine()
