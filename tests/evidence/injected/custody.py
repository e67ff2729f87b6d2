"""B. Things, data, identification, interrogation, custody: R-20 … R-23, R-25 … R-29."""

from __future__ import annotations

from datetime import date, timedelta

from ..building import Data, File
from .hands import (
    Change,
    bad,
    day,
    defect,
    drop_fields,
    evidence,
    fine,
    near_miss,
    need,
    persons,
    pick,
    statements,
    top,
)  # fmt: skip


def _exhibit(file: File) -> Data:
    need(file.data["stage"] != "report")
    found = evidence(file, "exhibit") or [file.one("evidence", file.exhibit(day(file)))]
    made: Data = file.dice.choice(found)
    return made


@defect("R-20")
def an_exhibit_badly_kept(file: File) -> Change:
    e = _exhibit(file)
    e["seal"] = e["seal"] | {file.dice.choice(("sealed", "listed", "place", "photo")): False}
    return bad("R-20", e["id"])


@defect("R-20")
def an_exhibit_with_no_word_of_its_keeping(file: File) -> Change:
    e = _exhibit(file)
    e["seal"] = dict.fromkeys(e["seal"], False)
    return bad("R-20", e["id"])


@near_miss("R-20")
def a_paper_needs_no_seal(file: File) -> Change:
    file.written("Hợp đồng thuê nhà", day(file))
    return fine()


def _data(file: File) -> Data:
    need(file.data["stage"] != "report")
    found = evidence(file, "electronic_data") or [
        file.one("evidence", file.data_of_device(day(file)))
    ]
    made: Data = file.dice.choice(found)
    return made


@defect("R-21")
def data_from_nowhere(file: File) -> Change:
    """No record at all: where `record` is still that of the seizure of the phone, the device was seized with a record, as
    Điều 107 khoản 1 and Điều 196 khoản 2 ask."""
    e = _data(file)
    drop_fields(e, "device_record", "copy_record", "record")
    return bad("R-21", e["id"], also=("R-12",))


@near_miss("R-21")
def only_the_record_of_the_seizure_is_named(file: File) -> Change:
    e = _data(file)
    need(e["obtained"] == "seized" and len(evidence(file, "electronic_data")) == 1)
    drop_fields(e, "device_record", "copy_record")
    return fine()


@near_miss("R-21")
def copied_since_the_device_could_not_be_seized(file: File) -> Change:
    """Điều 107 khoản 1, second sentence: then the data is copied, with a record."""
    e = _data(file)
    drop_fields(e, "device_record")
    e |= {"obtained": "collected", "record": e["copy_record"]}
    return fine()


@defect("R-22")
def the_hash_differs(file: File) -> Change:
    e = _data(file)
    e["hash_now"] = f"{file.dice.getrandbits(64):016x}"
    return bad("R-22", e["id"])


@defect("R-22")
def no_hash_at_seizure(file: File) -> Change:
    e = _data(file)
    drop_fields(e, "hash_at_seizure")
    return bad("R-22", e["id"])


@near_miss("R-22")
def the_same_hash_in_capitals(file: File) -> Change:
    e = _data(file)
    e["hash_now"] = e["hash_at_seizure"].upper()
    return fine()


@defect("R-23")
def worked_on_the_original(file: File) -> Change:
    e = _data(file)
    e["worked_on_copy"] = False
    return bad("R-23", e["id"])


@near_miss("R-23")
def read_on_the_copy(file: File) -> Change:
    _data(file)["worked_on_copy"] = True
    return fine()


def _lineup(file: File, **more: object) -> str:
    need(file.data["stage"] != "report")
    return file.drawn_up("Biên bản nhận dạng", "biên bản nhận dạng", day(file),
                         **({"foils": 3, "described_before": True, "witnessed": True} | more))  # fmt: skip


@defect("R-25")
def a_poor_line_up(file: File) -> Change:
    wrong = file.dice.choice(
        ({"foils": 2}, {"foils": 1}, {"described_before": False}, {"witnessed": False})
    )
    e = _lineup(file, **wrong)
    return bad("R-25", e, file.one("evidence", e)["document"])


@near_miss("R-25")
def exactly_three(file: File) -> Change:
    _lineup(file)
    return fine()


@defect("R-26")
def in_custody_and_not_recorded(file: File) -> Change:
    e = pick(file, statements(file, "accused"))
    e |= {"in_custody": True, "recorded": False}
    return bad("R-26", e["id"], e["document"])


@near_miss("R-26")
def at_home_and_not_recorded(file: File) -> Change:
    """Elsewhere it is recorded when asked for (Điều 183 khoản 6, second sentence)."""
    e = pick(file, statements(file, "accused"))
    e |= {"in_custody": False}
    drop_fields(e, "recorded")
    return fine()


@near_miss("R-26")
def a_witness_is_not_interrogated(file: File) -> Change:
    """A witness who happens to be held on another matter gives a statement; it is no interrogation of an accused."""
    e = pick(file, statements(file, "witness"))
    e |= {"in_custody": True, "recorded": False}
    return fine()


def _without_counsel(file: File, who: str) -> None:
    file.one("persons", who)["counsel"] = False
    for e in statements(file, "accused"):
        if e["speaker"] == who:
            e["counsel"] = False


@defect("R-27")
def twenty_years_and_no_counsel(file: File) -> Change:
    row = pick(file, (c for c in file.part("charges") if top(c) >= 240))
    who = row["person"]
    _without_counsel(file, who)
    mine = [c["id"] for c in file.part("charges") if c["person"] == who]
    return bad("R-27", who, *mine, *_of(file, who), also=("R-63",))


@defect("R-27")
def a_minor_and_no_counsel(file: File) -> Change:
    who = pick(file, (p for p in persons(file, "accused") if p.get("representative")))["id"]
    _without_counsel(file, who)
    mine = [c["id"] for c in file.part("charges") if c["person"] == who]
    return bad("R-27", who, *mine, *_of(file, who), also=("R-63",))


def _of(file: File, who: str) -> list[str]:
    return [e["id"] for e in statements(file) if e["speaker"] == who]


@near_miss("R-27")
def fifteen_years_and_no_counsel(file: File) -> Change:
    """Below the frames of Điều 76 khoản 1 counsel is a right, not a duty."""
    grave = {c["person"] for c in file.part("charges") if top(c) >= 240}
    who = pick(
        file,
        (
            p
            for p in persons(file, "accused")
            if p["id"] not in grave and not p.get("representative")
        ),
    )["id"]
    _without_counsel(file, who)
    return fine()


@defect("R-28")
def no_interpreter(file: File) -> Change:
    e = pick(file, statements(file))
    file.one("persons", e["speaker"])["language"] = file.dice.choice(("hmn", "zh", "km"))
    for other in statements(file):
        if other["speaker"] == e["speaker"]:
            other["interpreter"] = other["id"] != e["id"]
    return bad("R-28", e["id"], e["speaker"], e["document"])


@near_miss("R-28")
def an_interpreter_each_time(file: File) -> Change:
    e = pick(file, statements(file))
    file.one("persons", e["speaker"])["language"] = "hmn"
    for other in statements(file):
        if other["speaker"] == e["speaker"]:
            other["interpreter"] = True
    return fine()


@near_miss("R-28")
def somebody_not_heard_yet(file: File) -> Change:
    """Not having the language asks for an interpreter when there is something to interpret."""
    file.add("persons", "n", code="N88", roles=["other"], language="zh", identified=True)
    return fine("R-53")


@defect("R-29")
def a_gap_in_custody(file: File) -> Change:
    e = _exhibit(file)
    later = date.fromisoformat(e["custody"][1]["since"]) + timedelta(file.dice.randint(3, 9))
    e["custody"][1]["since"] = later.isoformat()
    return bad("R-29", e["id"])


@defect("R-29")
def an_unknown_holder(file: File) -> Change:
    e = _exhibit(file)
    e["custody"][0]["holder"] = "?"
    return bad("R-29", e["id"])


@near_miss("R-29")
def handed_on_the_same_day(file: File) -> Change:
    e = _exhibit(file)
    start = date.fromisoformat(e["custody"][1]["since"])
    e["custody"][1]["until"] = (start + timedelta(1)).isoformat()
    e["custody"].append(
        {"holder": "Kho vật chứng cơ quan thi hành án", "since": (start + timedelta(1)).isoformat()}
    )
    return fine()
