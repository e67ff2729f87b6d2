"""What is written at the end: sentences of the conclusion and the folios they cite (R-38), joint sentences (R-81), judgments
that are joined (R-82). From the catalogue, BLTTHS Điều 232, 233, 243 and BLHS Điều 55, 56, 103; the rules were not read."""

from __future__ import annotations

from datetime import date, timedelta

from lachan.proof.folio import spans

from ..building import NUMBERED, Data, File
from .hands import Change, acts_day, bad, defect, fine, near_miss, need, persons, pick, statements

THIRTY_YEARS, EIGHTEEN_YEARS = 360, 216

# -- R-38 ----------------------------------------------------------------------------------------------


def _conclusion(file: File) -> str:
    need(file.data["stage"] in NUMBERED)
    return str(
        pick(file, (d for d in file.part("decisions") if d["kind"] == "conclusion"))["document"]
    )


def _folios(file: File, source: str) -> str:
    e = file.one("evidence", source)
    return str(e.get("folios") or file.one("documents", e["document"])["folios"])


def _of(file: File, proposition: str) -> list[str]:
    """Evidence linked to a proposition, in any way."""
    held = {e["id"] for e in file.part("evidence")}
    return [x["from"] for x in file.part("links") if x["to"] == proposition and x["from"] in held]


def _stated(file: File) -> Data:
    need(file.data["stage"] in NUMBERED)
    found: Data = pick(file, (p for p in file.part("propositions") if _of(file, p["id"])))
    return found


def _elsewhere(file: File, proposition: str) -> str:
    """Folios of evidence that has nothing to do with it."""
    own = [s for x in _of(file, proposition) for s in spans(_folios(file, x))]
    far = [e["id"] for e in file.part("evidence")
           if not any(a.meets(b) or b.meets(a) for a in spans(_folios(file, e["id"])) for b in own)]  # fmt: skip
    return _folios(file, pick(file, far))


def _sentence(file: File, p: Data | None, folios: str | None) -> str:
    return file.add("passages", "w", document=_conclusion(file), text="Câu của kết luận điều tra (giả lập).",
                    proposition=p and p["id"], folios=folios)  # fmt: skip


@defect("R-38")
def a_sentence_that_cites_nothing(file: File) -> Change:
    p = _stated(file)
    cited = _sentence(file, p, _folios(file, pick(file, _of(file, p["id"]))))
    made = _sentence(file, p, None)
    return bad("R-38", made) if cited else fine()


@defect("R-38")
def a_sentence_that_cites_something_else(file: File) -> Change:
    p = _stated(file)
    return bad("R-38", _sentence(file, p, _elsewhere(file, p["id"])), p["id"])


@defect("R-38")
def one_of_two_citations_is_of_something_else(file: File) -> Change:
    p = _stated(file)
    right = _folios(file, pick(file, _of(file, p["id"])))
    return bad("R-38", _sentence(file, p, f"{right},{_elsewhere(file, p['id'])}"), p["id"])


@near_miss("R-38")
def a_sentence_that_cites_what_bears_on_it(file: File) -> Change:
    p = _stated(file)
    both = dict.fromkeys(_folios(file, x) for x in _of(file, p["id"])[:2])
    _sentence(file, p, ",".join(both))
    return fine()


@near_miss("R-38")
def a_sentence_that_cites_one_sheet_of_it(file: File) -> Change:
    p = _stated(file)
    first = spans(_folios(file, pick(file, _of(file, p["id"]))))[0].first
    _sentence(file, p, f"BL {first} (mặt sau)")
    return fine()


@near_miss("R-38")
def a_sentence_that_states_no_fact_of_the_case(file: File) -> Change:
    """«Đề nghị truy tố…» proposes; there is nothing to cite for it."""
    _sentence(file, None, None)
    return fine()


# -- R-81, R-82 ----------------------------------------------------------------------------------------


def _at_court(file: File) -> None:
    """The same file a few weeks later, before the court."""
    need(file.data["stage"] in NUMBERED)
    if file.data["stage"] == "trial":
        return
    on = date.fromisoformat(file.data["as_of"]) + timedelta(20)
    file.decided("indicted", on, *[p["id"] for p in persons(file, "accused")])
    file.data |= {"stage": "trial", "as_of": (on + timedelta(30)).isoformat()}


def _twice_charged(file: File) -> tuple[str, list[Data]]:
    need(file.data["stage"] in NUMBERED)
    by = {p["id"]: [c for c in file.part("charges") if c["person"] == p["id"]] for p in persons(file, "accused")}  # fmt: skip
    who = pick(file, (x for x, own in by.items() if len(own) == 2))
    _at_court(file)
    return who, by[who]


def _penalty(kind: str, months: int | None = None, charge: str | None = None) -> Data:
    said = {"kind": kind, "months": months, "charge": charge}
    return {k: v for k, v in said.items() if v is not None}


def _judged(file: File, who: str, penalties: list[Data], joint: Data, **more: object) -> str:
    on = date.fromisoformat(file.data["as_of"]) - timedelta(1)
    return file.decided("sentenced", on, who, number=f"{file.dice.randint(1, 90)}/{on.year}/HS-ST-GL",
                        penalties=penalties, joint=joint, **more)  # fmt: skip


def _two(file: File, low: int, high: int) -> tuple[str, list[Data]]:
    """Prison for each of two crimes, none over twenty years."""
    who, rows = _twice_charged(file)
    need("representative" not in file.one("persons", who))  # of a minor the ceiling is another
    return who, [_penalty("prison", file.dice.randint(low, high), c["id"]) for c in rows]


def _sum(penalties: list[Data]) -> int:
    return sum(p["months"] for p in penalties)


@defect("R-81")
def a_sum_that_is_none(file: File) -> Change:
    who, each = _two(file, 60, 170)
    wrong = _sum(each) + file.dice.choice((-24, -12, -6, 6, 12))
    made = _judged(file, who, each, _penalty("prison", wrong))
    return bad("R-81", made, who)


@defect("R-81")
def a_joint_term_over_thirty_years(file: File) -> Change:
    who, each = _two(file, 190, 240)
    return bad("R-81", _judged(file, who, each, _penalty("prison", _sum(each))), who)


@defect("R-81")
def a_term_joined_with_life_that_stays_a_term(file: File) -> Change:
    who, each = _two(file, 60, 170)
    each[1] = _penalty("life", charge=each[1]["charge"])
    return bad("R-81", _judged(file, who, each, _penalty("prison", THIRTY_YEARS)), who)


@defect("R-81")
def days_without_prison_counted_as_prison(file: File) -> Change:
    """Three days of non-custodial reform make one of prison (Điều 55 khoản 1 điểm b)."""
    who, each = _two(file, 60, 170)
    each[0] = _penalty("non_custodial", file.dice.choice((12, 18, 24, 30)), each[0]["charge"])
    return bad("R-81", _judged(file, who, each, _penalty("prison", _sum(each))), who)


def _minor(file: File, who: str) -> None:
    """Seventeen when the acts began, with all that a minor must have (Điều 103)."""
    start, p = acts_day(file), file.one("persons", who)
    need((start.month, start.day) != (2, 29))
    born = start.replace(year=start.year - 17) - timedelta(20)
    p |= {
        "birth": {"value": born.isoformat(), "proof": p["birth"]["proof"]},
        "counsel": True,
        "representative": True,
    }
    for c in (c for c in file.part("charges") if c["person"] == who):
        c |= {"note": "Người dưới 18 tuổi: áp dụng mức phạt nhẹ hơn.", "juvenile_rules": True}
    for e in (e for e in statements(file) if e["speaker"] == who):
        e |= {"counsel": True, "representative": True}


@defect("R-81")
def a_minor_over_eighteen_years(file: File) -> Change:
    who, each = _two(file, 115, 170)
    _minor(file, who)
    return bad("R-81", _judged(file, who, each, _penalty("prison", _sum(each))), who)


@near_miss("R-81")
def a_minor_held_to_eighteen_years(file: File) -> Change:
    who, each = _two(file, 115, 170)
    _minor(file, who)
    _judged(file, who, each, _penalty("prison", EIGHTEEN_YEARS))
    return fine()


@near_miss("R-81")
def a_right_sum(file: File) -> Change:
    who, each = _two(file, 60, 170)
    _judged(file, who, each, _penalty("prison", _sum(each)))
    return fine()


@near_miss("R-81")
def thirty_years_and_no_more(file: File) -> Change:
    who, each = _two(file, 190, 240)
    _judged(file, who, each, _penalty("prison", THIRTY_YEARS))
    return fine()


@near_miss("R-81")
def life_takes_in_a_term(file: File) -> Change:
    who, each = _two(file, 60, 170)
    each[1] = _penalty("life", charge=each[1]["charge"])
    _judged(file, who, each, _penalty("life"))
    return fine()


@near_miss("R-81")
def three_days_for_one(file: File) -> Change:
    who, each = _two(file, 60, 170)
    each[0] = _penalty("non_custodial", 24, each[0]["charge"])
    _judged(file, who, each, _penalty("prison", 8 + each[1]["months"]))
    return fine()


def _earlier(file: File, who: str, papers: bool = True) -> tuple[str, str]:
    """An earlier judgment on the same person, in force; its id and number."""
    on = acts_day(file) - timedelta(200)
    number = f"{file.dice.randint(1, 90)}/{on.year}/HSST-GL"
    made = file.decided(
        "sentenced",
        on,
        who,
        number=number,
        penalties=[_penalty("prison", 36)],
        reason="Tội khác (giả lập)",
    )
    if not papers:
        row = file.one("decisions", made)
        gone = row.pop("document")
        file.data["documents"] = [d for d in file.part("documents") if d["id"] != gone]
    return made, number


@near_miss("R-81")
def what_was_served_of_the_earlier_term_is_off(file: File) -> Change:
    """Điều 56 khoản 2: only what was not yet served of the earlier sentence is added."""
    who, _ = _twice_charged(file)
    earlier, _ = _earlier(file, who)
    _judged(file, who, [_penalty("prison", 120)], _penalty("prison", 120 + 17), joins=[earlier])
    return fine()


@defect("R-82")
def a_joined_judgment_nobody_attached(file: File) -> Change:
    _at_court(file)
    who = pick(file, persons(file, "accused"))["id"]
    number = f"{file.dice.randint(1, 90)}/{acts_day(file).year - 1}/HSST-GL"
    made = _judged(file, who, [_penalty("prison", 96)], _penalty("prison", 120), joins=[number])
    return bad("R-82", made, number, who)


@defect("R-82")
def a_joined_judgment_without_its_paper(file: File) -> Change:
    _at_court(file)
    who = pick(file, persons(file, "accused"))["id"]
    earlier, _ = _earlier(file, who, papers=False)
    made = _judged(file, who, [_penalty("prison", 96)], _penalty("prison", 132), joins=[earlier])
    return bad("R-82", made, earlier, who)


@near_miss("R-82")
def a_joined_judgment_in_the_file(file: File) -> Change:
    _at_court(file)
    who = pick(file, persons(file, "accused"))["id"]
    earlier, number = _earlier(file, who)
    said = file.dice.choice((earlier, number))
    _judged(file, who, [_penalty("prison", 96)], _penalty("prison", 132), joins=[said])
    return fine()


@near_miss("R-82")
def nothing_was_joined(file: File) -> Change:
    _at_court(file)
    who = pick(file, persons(file, "accused"))["id"]
    _earlier(file, who)
    _judged(file, who, [_penalty("prison", 96)], _penalty("prison", 96))
    return fine()
