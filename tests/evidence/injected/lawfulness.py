"""B. Lawfulness and folio: R-10 … R-19, R-24."""

from __future__ import annotations

from datetime import date, timedelta

from ..building import NUMBERED, Data, File
from .hands import (
    Change,
    acts,
    bad,
    charge,
    day,
    defect,
    drop_fields,
    evidence,
    fine,
    heads,
    near_miss,
    need,
    paper_of,
    persons,
    pick,
    statements,
)  # fmt: skip

EARLY = ("report",)


def _supporting(file: File, source: str) -> None:
    p = pick(file, acts(file) or file.part("propositions"))
    file.link(source, p["id"])


@defect("R-10")
def none_of_the_seven(file: File) -> Change:
    source = file.written("Bài đăng không rõ nguồn", day(file), source="other_source")
    _supporting(file, source)
    return bad("R-10", source)


@near_miss("R-10")
def an_other_paper_is_one_of_the_seven(file: File) -> Change:
    _supporting(file, file.written("Sổ tay tự ghi, do gia đình giao nộp", day(file), "handed_in"))
    return fine()


@defect("R-11")
def no_paper(file: File) -> Change:
    source = file.written("Tài liệu nêu trong báo cáo", day(file))
    drop_fields(file.one("evidence", source), "document", "folios")
    _supporting(file, source)
    return bad("R-11", source)


@defect("R-11")
def not_in_the_list(file: File) -> Change:
    e = pick(file, evidence(file, "other_document", "statement"))
    paper_of(file, e)["listed"] = False
    return bad(
        "R-11",
        e["document"],
        *[x["id"] for x in file.part("evidence") if x.get("document") == e["document"]],
    )


@defect("R-11")
def a_folio_of_another_paper(file: File) -> Change:
    """The evidence says sheets that its paper does not have."""
    need(file.data["stage"] in NUMBERED)
    e = pick(file, evidence(file, "other_document", "statement"))
    e["folios"] = str(file.last_folio() + file.dice.randint(20, 90))
    return bad("R-11", e["id"], e["document"], also=("R-17",))


@near_miss("R-11")
def written_as_clerks_write_it(file: File) -> Change:
    need(file.data["stage"] in NUMBERED)
    e = pick(file, evidence(file, "other_document", "statement"))
    first = paper_of(file, e)["folios"].split("-")[0]
    e["folios"] = file.dice.choice((f"BL {first}", f"{first} (mặt sau)", first))
    return fine()


@near_miss("R-11")
def not_numbered_before_the_end(file: File) -> Change:
    """During the investigation papers are stamped and not numbered (TTLT 04/2018 Điều 35 khoản 1)."""
    need(file.data["stage"] == "investigation")
    _supporting(file, file.written("Sao kê bổ sung", day(file)))
    return fine()


@defect("R-12")
def no_record_of_collection(file: File) -> Change:
    """Not of data: there the record is that of the device or the copy (Điều 107 khoản 1, khoản 2), which R-21 asks for."""
    e = pick(
        file,
        (
            x
            for x in file.part("evidence")
            if x.get("obtained") in ("seized", "collected")
            and "record" in x
            and x["source"] != "electronic_data"
        ),
    )
    del e["record"]
    return bad("R-12", e["id"], also=("R-20", "R-21"))


@near_miss("R-12")
def ordered_from_the_bank(file: File) -> Change:
    """Given on request: neither seized nor collected by a search."""
    source = file.written("Sao kê ngân hàng cung cấp theo yêu cầu", day(file), "ordered")
    del file.one("evidence", source)["record"]
    _supporting(file, source)
    return fine()


@defect("R-13")
def a_record_that_lacks_something(file: File) -> Change:
    paper = pick(file, (d for d in file.part("documents") if "recording" in d))
    lacking = file.dice.choice(("hour", "place", "officer", "participants", "signatures"))
    paper["recording"] = paper["recording"] | {lacking: False}
    about = [
        e["id"]
        for e in file.part("evidence")
        if paper["id"] in (e.get("document"), e.get("record"))
    ]
    return bad("R-13", paper["id"], *about)


@defect("R-13")
def a_record_without_a_date(file: File) -> Change:
    e = pick(file, statements(file))
    drop_fields(paper_of(file, e), "made_on", "sent_on", "stamped_on")
    return bad("R-13", e["document"], e["id"], also=("R-16",))


@near_miss("R-13")
def a_paper_that_is_no_record(file: File) -> Change:
    """A birth paper or a decision has no hour and no participants to say."""
    paper = file.paper("Trích lục kết hôn (giả lập)", "trích lục hộ tịch")
    need("recording" not in file.one("documents", paper))
    return fine()


@near_miss("R-13")
def a_record_with_everything_and_a_high_session(file: File) -> Change:
    who = pick(file, statements(file, "witness"))["speaker"]
    source = file.statement(who, day(file), **_as_heard(file, who))
    paper_of(file, file.one("evidence", source))["recording"]["session"] = 2
    return fine()


def _as_heard(file: File, who: str) -> Data:
    first = pick(file, (e for e in statements(file) if e["speaker"] == who))
    return {k: first[k] for k in ("interpreter", "representative") if k in first}


@defect("R-14")
def by_an_officer_without_power(file: File) -> Change:
    e = pick(file, (x for x in file.part("evidence") if "recording" in paper_of(file, x)))
    paper_of(file, e)["recording"] = paper_of(file, e)["recording"] | {"authorised": False}
    return bad("R-14", e["document"], e["id"])


@defect("R-14")
def interrogated_before_the_charge(file: File) -> Change:
    """Điều 183 khoản 1: after the decision to charge; here before the case itself was opened."""
    e = pick(file, statements(file, "accused"))
    opened = pick(file, (d["on"] for d in file.part("decisions") if d["kind"] == "case_initiated"))
    on = date.fromisoformat(opened) - timedelta(file.dice.randint(2, 6))
    e["obtained_on"] = on.isoformat()
    paper = paper_of(file, e)
    paper |= {"made_on": on.isoformat(), "attended": True}
    drop_fields(paper, "sent_on", "stamped_on")
    return bad("R-14", e["id"], e["document"], also=("R-34",))


@near_miss("R-14")
def a_witness_heard_while_the_report_was_verified(file: File) -> Change:
    """Điều 147 khoản 3: explanations may be taken before the case is opened."""
    opened = pick(file, (d["on"] for d in file.part("decisions") if d["kind"] == "case_initiated"))
    who = pick(file, statements(file, "witness"))["speaker"]
    on = date.fromisoformat(opened) - timedelta(3)
    file.statement(who, on, title="Lời trình bày", **_as_heard(file, who))
    return fine()


@defect("R-15")
def taken_over_without_a_hand_over(file: File) -> Change:
    need(file.data["stage"] not in EARLY)
    file.data |= {"opened_by_other": True, "agency_handed_over": False}
    return bad("R-15", file.data["code"])


@near_miss("R-15")
def taken_over_in_time(file: File) -> Change:
    need(file.data["stage"] not in EARLY)
    file.data |= {"opened_by_other": True, "agency_handed_over": True}
    return fine()


def _sent(file: File, late: int, stamp: int, **more: bool) -> Data:
    need(file.data["stage"] not in EARLY)
    paper = pick(file, (d for d in file.part("documents") if "recording" in d and "made_on" in d))
    sent = date.fromisoformat(paper["made_on"]) + timedelta(late)
    paper |= {
        "attended": False,
        "sent_on": sent.isoformat(),
        "stamped_on": (sent + timedelta(stamp)).isoformat(),
        **more,
    }
    need(paper["stamped_on"] <= file.data["as_of"])
    return paper


@defect("R-16")
def sent_late(file: File) -> Change:
    return bad("R-16", _sent(file, file.dice.randint(8, 14), 1)["id"])


@defect("R-16")
def later_than_any_obstacle_allows(file: File) -> Change:
    return bad("R-16", _sent(file, file.dice.randint(18, 25), 1, obstacle=True)["id"])


@defect("R-16")
def stamped_late(file: File) -> Change:
    return bad("R-16", _sent(file, 2, file.dice.randint(6, 12))["id"])


@near_miss("R-16")
def late_for_an_obstacle(file: File) -> Change:
    _sent(file, file.dice.randint(8, 15), 2, obstacle=True)
    return fine()


@near_miss("R-16")
def attended_and_so_not_sent(file: File) -> Change:
    need(file.data["stage"] not in EARLY)
    paper = pick(file, (d for d in file.part("documents") if "recording" in d))
    drop_fields(paper, "sent_on", "stamped_on", "obstacle")
    paper["attended"] = True
    return fine()


def _plain(file: File, wide: bool = False) -> tuple[Data, Data]:
    """A paper that no evidence lies in, and the paper after it."""
    need(file.data["stage"] in NUMBERED)
    used = {e.get("document") for e in file.part("evidence")}
    papers = file.part("documents")
    pairs = [
        (a, b) for a, b in zip(papers, papers[1:], strict=False)
        if a["id"] not in used and "a" not in a["folios"] + b["folios"] and (not wide or "-" in a["folios"])
    ]  # fmt: skip
    found: tuple[Data, Data] = pick(file, pairs)
    return found


@defect("R-17")
def folios_overlap(file: File) -> Change:
    a, b = _plain(file)
    a["folios"] = f"{a['folios'].split('-')[0]}-{b['folios'].split('-')[0]}"
    return bad("R-17", a["id"], b["id"], a["folios"])


@defect("R-17")
def folios_leave_a_gap(file: File) -> Change:
    a, b = _plain(file, wide=True)
    a["folios"] = a["folios"].split("-")[0]
    return bad("R-17", a["id"], b["id"], file.data["code"], b.get("volume", ""))


@defect("R-17")
def a_number_used_twice(file: File) -> Change:
    a, b = _plain(file)
    a["folios"] = b["folios"]
    return bad("R-17", a["id"], b["id"], file.data["code"])


@defect("R-17")
def not_stamped(file: File) -> Change:
    need(file.data["stage"] in NUMBERED)
    paper = pick(file, file.part("documents"))
    paper[file.dice.choice(("stamped_investigation", "stamped_procuracy"))] = False
    return bad("R-17", paper["id"])


@near_miss("R-17")
def a_sheet_put_in_with_a_suffix(file: File) -> Change:
    a, _ = _plain(file)
    last = a["folios"].split("-")[-1]
    extra = file.paper("Bản giải trình bổ sung bút lục", "báo cáo")
    file.one("documents", extra)["folios"] = f"{last}a"
    return fine()


@near_miss("R-17")
def stamped_but_without_numbers_yet(file: File) -> Change:
    need(file.data["stage"] == "investigation")
    need(all("folios" not in d for d in file.part("documents")))
    file.paper("Công văn trả lời", "công văn", day(file))
    return fine()


@defect("R-18")
def a_copy_nobody_compared(file: File) -> Change:
    paper = paper_of(file, pick(file, evidence(file, "other_document")))
    paper |= {"copy": True, "compared": False}
    return bad(
        "R-18",
        paper["id"],
        *[e["id"] for e in file.part("evidence") if e.get("document") == paper["id"]],
    )


@near_miss("R-18")
def a_copy_compared(file: File) -> Change:
    paper_of(file, pick(file, evidence(file, "other_document"))).update(
        {"copy": True, "compared": True}
    )
    return fine()


def _from_abroad(file: File, **more: object) -> Data:
    source = file.written(
        "Văn bản của cơ quan nước ngoài", day(file), "ordered", source="judicial_assistance"
    )
    paper = paper_of(file, file.one("evidence", source))
    paper |= {"foreign": True, "assistance": True, "language": "zh", "translated": True, **more}
    _supporting(file, source)
    return paper | {"of": source}


@defect("R-19")
def outside_judicial_assistance(file: File) -> Change:
    paper = _from_abroad(file, assistance=False)
    return bad("R-19", paper["id"], paper["of"])


@defect("R-19")
def not_translated(file: File) -> Change:
    paper = _from_abroad(file, translated=False)
    return bad("R-19", paper["id"], paper["of"])


@near_miss("R-19")
def a_foreign_paper_through_the_channel(file: File) -> Change:
    _from_abroad(file)
    return fine()


@near_miss("R-19")
def a_domestic_paper_in_another_language(file: File) -> Change:
    """A letter in a minority or foreign language, handed in here and translated: no assistance is needed."""
    source = file.written("Thư tay", day(file), "handed_in")
    paper_of(file, file.one("evidence", source)).update(
        {"language": "km", "translated": True, "foreign": False}
    )
    _supporting(file, source)
    return fine()


@defect("R-24")
def injury_without_an_expert(file: File) -> Change:
    """A point of injury, and a doctor's paper instead of a conclusion (Điều 206 khoản 4)."""
    expert = pick(file, evidence(file, "expert_conclusion"))
    expert |= {"source": "other_document", "title": "Giấy ra viện"}
    paper_of(file, expert).update({"title": "Giấy ra viện", "kind": "giấy ra viện"})
    for paper in file.part("documents"):
        if paper["title"].startswith("Quyết định trưng cầu"):
            paper.update({"title": "Công văn xin hồ sơ bệnh án", "kind": "công văn"})
    row = charge(file, "150", "151", "153", "157", "297")
    need(any(one["from"] == expert["id"] for one in file.part("links")))
    injured = [h for c in file.part("charges") for h in heads(file, c)]
    return bad("R-24", row["id"], *[c["id"] for c in file.part("charges")], *injured, expert["id"],
               *[p["id"] for p in persons(file, "victim")], also=("R-08",))  # fmt: skip


@near_miss("R-24")
def a_bruise_that_no_point_rests_on(file: File) -> Change:
    """Injury is told of, but no charge counts it in per cent."""
    need(not evidence(file, "expert_conclusion"))
    source = file.written("Giấy khám bệnh: xây xát nhẹ", day(file), "handed_in")
    p = pick(file, (x for x in file.part("propositions") if x["nature"] == "consequence"))
    file.link(source, p["id"])
    return fine()
