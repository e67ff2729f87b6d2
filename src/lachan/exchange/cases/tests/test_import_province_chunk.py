"""A whole province's book by the keeper: what comes in, under whose name, what stays aside, and that twice is once."""

from collections import Counter
from copy import deepcopy
from datetime import datetime, timedelta

import pytest

from lachan.access.models import AuditLine
from lachan.access.refusals import NotYours
from lachan.docket import readings
from lachan.docket.models import (
    AccusedReading,
    Act,
    ClockReading,
    Handover,
    Matter,
    MatterReading,
    Mention,
    Paper,
    RegisterCounter,
    RegisterEntry,
    SealedNote,
    Standing,
    Term,
)
from lachan.exchange.cases.sample import Lines, made_up
from lachan.exchange.models import ImportedCaseRow
from lachan.people.models import Person

pytestmark = pytest.mark.database
TABLES = (AccusedReading, Act, ClockReading, Handover, ImportedCaseRow, Matter, MatterReading, Mention, Paper, Person,
          RegisterCounter, RegisterEntry, SealedNote, Standing, Term)  # fmt: skip


def counted() -> dict[str, int]:
    return {model.__name__: model.objects.using("keeper").count() for model in TABLES}


def of(**sheets: list) -> Lines:
    return Lines(**{kind: deepcopy(lines) for kind, lines in sheets.items()})


@pytest.fixture
def life() -> Lines:
    """One case of Đam Rông with two accused, from initiation to an effective judgment."""
    lines = made_up(rows=400, seed=3, flaws=0, district=0)
    judged = [line["case"] for line in lines.acts if line["act"] == "Bản án có hiệu lực pháp luật"]
    two = next(case for case in judged if sum(p["case"] == case for p in lines.accused) == 2)
    return of(cases=[c for c in lines.cases if c["number"] == two], accused=[p for p in lines.accused if p["case"] == two],
              acts=[a for a in lines.acts if a["case"] == two])  # fmt: skip


def line_of(life: Lines, act: str) -> dict:
    return next(line for line in life.acts if line["act"] == act)


def reasons(done) -> list[str]:
    return [aside.sentence for aside in done.outcome.asides]


def test_every_row_comes_in_under_the_agency_its_book_names(record, imported, book_of, life):
    done = imported(book_of(life), "quantri", province=True)
    assert reasons(done) == []
    matter = Matter.objects.using("keeper").get()
    acts = Act.objects.using("keeper").select_related("agency")
    assert Counter(act.agency.key for act in acts) == {
        "cah-d674.a": 12,
        "vksh-d674.a": 8,
        "tah-d674.a": 8,
    }
    assert {act.person_id for act in acts} - {None} == {
        p.code for p in Person.objects.using("keeper").all()
    }
    assert set(Standing.objects.using("keeper").values_list("agency__key", "kind")) == {
        ("cah-d674.a", "origin"), ("vksh-d674.a", "supervisor"), ("tah-d674.a", "court")}  # fmt: skip
    entry = RegisterEntry.objects.using("keeper").get()
    assert (entry.book, f"{entry.number}/{entry.year}-ĐR") == ("case", life.cases[0]["number"])
    assert MatterReading.objects.using("keeper").get().stage == "X1"
    assert {a.status for a in AccusedReading.objects.using("keeper").all()} == {"convicted"}
    assert matter.synthetic and matter.place is not None


def test_the_stored_reading_is_a_reading_from_scratch(record, imported, book_of):
    done = imported(book_of(made_up(rows=300, seed=9, flaws=0)), "quantri", province=True)
    assert reasons(done) == []
    for stored in MatterReading.objects.using("keeper").all():
        acts = (
            Act.objects.using("keeper")
            .filter(matter=stored.matter_id)
            .order_by("occurred_at", "id")
        )
        again = readings.project(
            stored.matter_id, [readings.as_deed(a) for a in acts], stored.as_of
        )
        assert (again.summary.stage, again.summary.severity, again.summary.next_due_at) == (
            stored.stage,
            stored.severity,
            stored.next_due_at,
        )
        assert (
            len(again.clocks)
            == ClockReading.objects.using("keeper").filter(matter=stored.matter_id).count()
        )


def test_again_changes_nothing(record, imported, book_of):
    path = book_of(made_up(rows=300, seed=9, flaws=0.03))
    first = imported(path, "quantri", province=True)
    before = counted()
    again = imported(path, "quantri", province=True)
    assert counted() == before
    for kind in ("cases", "accused", "acts"):
        read, fresh, _, _, aside = first.outcome.counts(kind)
        assert again.outcome.counts(kind) == (read, 0, 0, fresh, aside)


def test_a_dry_run_says_the_same_and_writes_nothing(record, imported, book_of):
    path, before = book_of(made_up(rows=200, seed=4, flaws=0.05)), counted()
    dry = imported(path, "quantri", province=True, apply=False)
    assert counted() == before
    wet = imported(path, "quantri", province=True)
    assert [dry.outcome.counts(k) for k in ("cases", "accused", "acts")] == [
        wet.outcome.counts(k) for k in ("cases", "accused", "acts")
    ]
    assert reasons(dry) == reasons(wet)


def test_another_day_under_the_same_number_supersedes(record, imported, book_of, life):
    imported(book_of(life), "quantri", province=True)
    before = counted()
    changed = line_of(life, "Kết luận điều tra đề nghị truy tố")
    changed["at"] -= timedelta(days=1)
    done = imported(book_of(life), "quantri", province=True)
    assert reasons(done) == [] and done.outcome.counts("acts")[1:3] == (0, 1)
    assert "đính chính từ" in done.outcome.corrections[0]
    old, new = (
        Act.objects.using("keeper")
        .filter(kind="investigation_concluded")
        .order_by("occurred_at", "id")[::-1]
    )
    assert new.supersedes_id == old.id and new.occurred_at < old.occurred_at
    assert counted() == {
        **before,
        "Act": before["Act"] + 1,
        "Paper": before["Paper"] + 1,
        "ImportedCaseRow": before["ImportedCaseRow"] + 1,
    }
    again = imported(book_of(life), "quantri", province=True)
    assert again.outcome.counts("acts")[2] == 0 and counted()["Act"] == before["Act"] + 1


def test_back_and_forth_is_two_corrections(record, imported, book_of, life):
    changed = line_of(life, "Kết luận điều tra đề nghị truy tố")
    for days in (0, -1, 1):
        changed["at"] += timedelta(days=days)
        assert reasons(imported(book_of(life), "quantri", province=True)) == []
    acts = Act.objects.using("keeper").filter(kind="investigation_concluded")
    assert acts.count() == 3 and acts.exclude(supersedes=None).count() == 2


def test_a_correction_that_would_break_the_order_stays_aside(record, imported, book_of, life):
    imported(book_of(life), "quantri", province=True)
    changed = line_of(life, "Kết luận điều tra đề nghị truy tố")
    changed["at"] += timedelta(days=200)
    done = imported(book_of(life), "quantri", province=True)
    assert len(reasons(done)) == 1 and "không còn đúng trình tự" in reasons(done)[0]
    assert done.outcome.counts("acts")[2] == 0


def test_an_initiation_and_a_charge_are_put_right_from_their_own_rows(
    record, imported, book_of, life
):
    imported(book_of(life), "quantri", province=True)
    life.cases[0]["initiated_at"] -= timedelta(hours=1)
    life.accused[1]["charged_at"] += timedelta(hours=2)
    done = imported(book_of(life), "quantri", province=True)
    assert reasons(done) == []
    assert (done.outcome.counts("cases")[2], done.outcome.counts("accused")[2]) == (1, 1)
    assert Matter.objects.using("keeper").count() == 1


def test_without_a_number_another_day_is_asked_about(record, imported, book_of, life):
    line_of(life, "Mở phiên tòa sơ thẩm")["paper"] = None
    assert reasons(imported(book_of(life), "quantri", province=True)) == []
    opened = line_of(life, "Mở phiên tòa sơ thẩm")
    opened["at"] -= timedelta(days=1)
    done = imported(book_of(life), "quantri", province=True)
    assert "không rõ là việc mới hay sửa ngày" in reasons(done)[0] and done.outcome.counts("acts")[
        1:3
    ] == (0, 0)
    opened["at"] = datetime.combine(
        opened["at"].date() + timedelta(days=1), datetime.min.time()
    ) + timedelta(hours=7)
    done = imported(book_of(life), "quantri", province=True)
    assert reasons(done) == [] and done.outcome.counts("acts")[1:3] == (0, 1)


def test_rows_that_rest_on_a_row_kept_aside_wait_for_it_and_other_cases_do_not(
    record, imported, book_of, life
):
    other = made_up(rows=60, seed=21, flaws=0, district=1)
    concluded = line_of(life, "Kết luận điều tra đề nghị truy tố")
    concluded["agency"] = "Tòa án nhân dân huyện Đam Rông"
    both = of(
        cases=life.cases + other.cases,
        accused=life.accused + other.accused,
        acts=life.acts + other.acts,
    )
    done = imported(book_of(both), "quantri", province=True)
    assert "không phải việc của" in reasons(done)[0]
    assert {aside.origin.row.cells[0] for aside in done.outcome.asides} == {life.cases[0]["number"]}
    rest = [r for r in reasons(done)[1:] if "chưa đọc được" in r or "chưa nhập: " in r]
    assert len(rest) >= 5
    assert Matter.objects.using("keeper").count() == 1 + len(other.cases)


def test_what_waits_names_the_row_it_waits_for(record, imported, book_of, life):
    line_of(life, "Kết luận điều tra đề nghị truy tố")["at"] = life.cases[0][
        "initiated_at"
    ] - timedelta(days=1)
    done = imported(book_of(life), "quantri", province=True)
    assert "Chờ trang «Hành vi», dòng" in " ".join(reasons(done)[1:])


def test_a_case_whose_row_is_bad_keeps_all_its_rows_out(record, imported, book_of, life):
    life.cases[0]["initiated_at"] = "31/4/2023"
    done = imported(book_of(life), "quantri", province=True)
    rows = len(life.cases) + len(life.accused) + len(life.acts)
    assert len({a.origin.place for a in done.outcome.asides}) == rows
    assert counted()["Matter"] == 0


def test_a_file_on_its_way_waits_in_the_tray_until_the_book_says_received(
    record, imported, book_of, life
):
    received = next(
        i for i, line in enumerate(life.acts) if "Viện kiểm sát nhận hồ sơ" in line["act"]
    )
    short = of(cases=life.cases, accused=life.accused, acts=life.acts[:received])
    imported(book_of(short), "quantri", province=True)
    way = Handover.objects.using("keeper").get()
    assert (way.what, way.recipient.key) == ("file", "vksh-d674.a")
    imported(
        book_of(of(cases=life.cases, accused=life.accused, acts=life.acts[: received + 1])),
        "quantri",
        province=True,
    )
    way = Handover.objects.using("keeper").select_related("answer").get()
    assert way.answer.received


def test_each_chunk_has_its_line_in_the_log_and_no_name_in_it(record, imported, book_of, life):
    imported(book_of(life), "quantri", province=True)
    line = AuditLine.objects.using("keeper").get(verb="import_province_chunk")
    assert line.detail["cases"] == 1 and line.detail["acts"] == len(life.acts) + 3
    assert "Người Mẫu" not in str(line.detail)
    for model in (Act, Term, Paper, ImportedCaseRow, Matter):
        rows = list(model.objects.using("keeper").values())
        assert "Người Mẫu" not in str(rows) and "0000000" not in str([r.get("facts") for r in rows])


def test_a_note_is_sealed_with_its_act(record, imported, book_of, life):
    life.acts[3]["note"] = "Người Mẫu 0001 trình bày"
    imported(book_of(life), "quantri", province=True)
    note = SealedNote.objects.using("keeper").get()
    assert "Người Mẫu".encode() not in bytes(note.sealed)


def test_an_investigator_may_not_import_for_the_province(record, imported, book_of, life):
    with pytest.raises(NotYours):
        imported(book_of(life), "dieutra", province=True)
