"""G. Money and digital traces; H. law in time, numbers: R-70 … R-73, R-80, R-83, R-84."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from ..building import Data, File
from .hands import (
    Change,
    bad,
    charge,
    day,
    defect,
    fine,
    near_miss,
    need,
    pick,
    rewire,
    statements,
    well,
)  # fmt: skip


def _gains(file: File) -> tuple[Data, list[Data]]:
    """A benefit with its sum, and the payments that make it up: one charge for each accused, so they answer each other."""
    rows = file.part("charges")
    need(rows and len({c["article"] for c in rows}) == 1)
    p = pick(file, (x for x in file.part("propositions") if x.get("amount") and x.get("actors")))
    who = p["actors"][0]
    paid = [t for t in file.part("transactions") if who in (t.get("payee"), t.get("payer"))]
    need(paid and sum(t["sum"] for t in paid) == p["amount"])
    return p, paid


@defect("R-70")
def the_ledger_does_not_balance(file: File) -> Change:
    p, paid = _gains(file)
    t = file.dice.choice(paid)
    t["sum"] += 1_000_000 * file.dice.randint(3, 20)
    some = [
        sum(x["sum"] for x in several)
        for n in range(1, len(paid) + 1)
        for several in combinations(paid, n)
    ]
    need(
        p["amount"] not in some
    )  # else the benefit told of is a payment, or some payments, of the ledger
    return bad(
        "R-70",
        t["id"],
        p["id"],
        *p["actors"],
        file.data["code"],
        *[x["id"] for x in paid],
        also=("R-30", "R-32"),
    )


@near_miss("R-70")
def paid_in_two_parts(file: File) -> Change:
    _, paid = _gains(file)
    t = file.dice.choice(paid)
    half = t["sum"] // 2
    rest = {k: v for k, v in t.items() if k not in ("id", "sum")}
    file.add("transactions", "t", sum=t["sum"] - half, **rest)
    t["sum"] = half
    return fine()


@defect("R-71")
def a_payment_without_a_paper(file: File) -> Change:
    t = pick(file, file.part("transactions"))
    t["trace"] = file.dice.choice(([], [pick(file, statements(file, "witness"))["id"]]))
    return bad("R-71", t["id"], also=("R-72",))


@near_miss("R-71")
def a_receipt_instead_of_the_bank(file: File) -> Change:
    t = pick(file, file.part("transactions"))
    t["trace"] = [file.written("Giấy biên nhận tay", day(file), "handed_in")]
    return fine()


@defect("R-72")
def a_benefit_without_a_trace(file: File) -> Change:
    """Money is told of, and there is neither a payment nor a paper."""
    p = pick(
        file, (x for x in file.part("propositions") if x["nature"] == "benefit" and x.get("actors"))
    )
    need(len({c["article"] for c in file.part("charges")}) == 1)
    who = p["actors"][0]
    file.data["transactions"] = [
        t for t in file.part("transactions") if who not in (t.get("payee"), t.get("payer"))
    ]
    rewire(file, p["id"], well(file)[:2])
    heads = [one["to"] for one in file.part("links") if one["from"] == p["id"]]
    need(any(h.endswith("/purpose") for h in heads))
    return bad("R-72", heads[0], p["id"], heads[0].split("/")[0], *heads, also=("R-04", "R-70"))


@near_miss("R-72")
def a_benefit_in_kind_with_a_paper(file: File) -> Change:
    p = pick(
        file, (x for x in file.part("propositions") if x["nature"] == "benefit" and x.get("actors"))
    )
    file.link(file.written("Giấy tờ xe được cho", day(file)), p["id"])
    return fine()


@defect("R-73")
def anothers_account(file: File) -> Change:
    a, b = file.dice.sample([p["id"] for p in file.part("persons")], 2)
    source = file.written(
        "Sao kê tài khoản đứng tên người khác", day(file), "ordered", owner=a, user=b
    )
    return bad("R-73", source, a, b)


@near_miss("R-73")
def ones_own_account(file: File) -> Change:
    a = pick(file, file.part("persons"))["id"]
    file.written("Sao kê tài khoản", day(file), "ordered", owner=a, user=a)
    return fine()


@near_miss("R-73")
def anothers_account_and_it_is_shown(file: File) -> Change:
    a, b = file.dice.sample([p["id"] for p in file.part("persons")], 2)
    source = file.written(
        "Sao kê tài khoản đứng tên người khác", day(file), "ordered", owner=a, user=b
    )
    file.says(
        "Người sau dùng tài khoản đứng tên người trước (giả lập)",
        "other",
        [source, *well(file)],
        actors=[b],
        about=[a, b],
    )
    return fine()


@defect("R-80")
def the_old_code_for_new_acts(file: File) -> Change:
    row = charge(file)
    row["code_version"] = file.dice.choice(("BLHS 1999, sửa đổi 2009", "Bộ luật Hình sự năm 1999"))
    return bad("R-80", row["id"], also=("R-84", "R-55"))


@near_miss("R-80")
def the_right_code_in_other_words(file: File) -> Change:
    charge(file)["code_version"] = (
        "Bộ luật Hình sự 2015 (Luật số 100/2015/QH13, sửa đổi bởi Luật số 12/2017/QH14)"
    )
    return fine()


@defect("R-83")
def the_term_has_run_out(file: File) -> Change:
    need(file.data["stage"] == "investigation")
    file.data["deadline"] = (
        date.fromisoformat(file.data["as_of"]) - timedelta(file.dice.randint(2, 30))
    ).isoformat()
    return bad("R-83", file.data["code"])


@near_miss("R-83")
def the_last_day_of_the_term(file: File) -> Change:
    need(file.data["stage"] == "investigation")
    file.data["deadline"] = file.data["as_of"]
    return fine()


@defect("R-84")
def a_clause_that_is_not_there(file: File) -> Change:
    row = charge(file)
    row |= {"clause": 7, "points": [p for p in row["points"] if p.startswith("1.")]}
    return bad("R-84", row["id"], also=("R-55", "R-56", "R-08", "R-49"))


@defect("R-84")
def a_point_that_is_not_there(file: File) -> Change:
    row = charge(file, "150", "151")
    row["points"] = [*row["points"], f"{max(2, row['clause'])}.y"]
    return bad("R-84", row["id"], also=("R-55", "R-01", "R-08"))


@near_miss("R-84")
def points_with_and_without_the_clause(file: File) -> Change:
    row = charge(file, "150", "151")
    row["points"] = [p if "." in p else f"{row['clause']}.{p}" for p in row["points"]]
    return fine()
