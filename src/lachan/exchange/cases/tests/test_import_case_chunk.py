"""An agency's own book through the application's door: its own acts come in, others' are left to them."""

from datetime import timedelta

import pytest
from tests.case_walk import ERAS, CaseWalk

from lachan.access import scope
from lachan.access.models import AuditLine
from lachan.docket.models import Act, Matter, RegisterEntry, Standing
from lachan.exchange.cases.sample import Lines, made_up

from .test_import_province_chunk import counted, of, reasons

pytestmark = pytest.mark.database


@pytest.fixture
def early() -> Lines:
    """Cases of Đam Rông as the police's own book holds them: up to the extension that the procuracy decides."""
    return made_up(rows=120, seed=5, flaws=0, district=0, others=False)


def test_own_acts_come_in_and_are_seen_by_their_agency_only(record, imported, book_of, early, cast):
    done = imported(book_of(early))
    assert done.outcome.counts("cases")[1] == len(early.cases)
    assert {act.agency_id for act in Act.objects.using("keeper").all()} == {
        cast("dieutra").agency_id
    }
    with scope.acting(cast("dieutra")):
        assert Matter.objects.count() == len(early.cases)
    with scope.acting(cast("dieutra_khac")):
        assert Matter.objects.count() == 0
    assert (
        AuditLine.objects.using("keeper").filter(verb="import_case_chunk", outcome="done").exists()
    )


def test_acts_of_other_bodies_are_left_to_them_and_what_rests_on_them_waits(
    record, imported, book_of
):
    lines = made_up(rows=60, seed=5, flaws=0, district=0)
    done = imported(book_of(lines))
    others = [r for r in reasons(done) if "Hành vi của cơ quan khác" in r]
    assert others and "cơ quan đó tự ghi" in others[0]
    assert not Act.objects.using("keeper").exclude(agency__key="cah-d674.a").exists()
    assert counted()["Matter"] == len(lines.cases)


def test_another_agencys_book_is_not_ones_own(record, imported, book_of):
    done = imported(book_of(made_up(rows=30, seed=5, flaws=0, district=1)))
    assert "cơ quan đó tự nhập sổ của mình" in reasons(done)[0] and counted()["Matter"] == 0


def test_again_changes_nothing(record, imported, book_of, early):
    path = book_of(early)
    imported(path)
    before = counted()
    again = imported(path)
    assert counted() == before and again.outcome.counts("acts")[1:3] == (0, 0)


def test_a_changed_row_supersedes_in_ones_own_name(record, imported, book_of, early):
    imported(book_of(early))
    early.accused[-1].update(early.accused[-1])
    held = next(line for line in early.acts if line["act"] == "Quyết định tạm giữ")
    held["at"] += timedelta(minutes=1)
    done = imported(book_of(early))
    assert done.outcome.counts("acts")[2] == 1
    assert Act.objects.using("keeper").exclude(supersedes=None).count() == 1


def test_a_number_that_the_book_has_already_is_not_given_twice(record, imported, book_of, early):
    imported(book_of(early))
    number, year = early.cases[0]["number"].split("-")[0].split("/")
    entry = RegisterEntry.objects.using("keeper").get(number=number, year=year)
    assert entry.agency.key == "cah-d674.a"


@pytest.fixture
def walked(record, cast) -> CaseWalk:
    walk = CaseWalk(cast, ERAS["2024"])
    walk.initiated(paragraph=1)
    return walk


def test_a_case_already_on_the_system_takes_the_books_acts_by_its_code(walked, imported, book_of):
    number = "900/2024-ĐR"
    case = {
        "number": number,
        "code": walked.matter.code,
        "received_at": walked.now.replace(tzinfo=None),
    }
    person = {"case": number, "number": "1", "name": "Người Mẫu 901", "birth_year": 1990,
              "charged_at": (walked.now + timedelta(days=1)).replace(tzinfo=None), "article": "150", "paragraph": 1}  # fmt: skip
    done = imported(book_of(of(cases=[case], accused=[person], acts=[])))
    assert reasons(done) == []
    assert Matter.objects.using("keeper").count() == 1
    assert walked.stage() == "P3" and len(walked.accused()) == 1


def test_what_was_typed_already_is_known(walked, imported, book_of):
    when = next(d.occurred_at for d in walked.deeds() if d.kind == "case_initiated")
    case = {"number": "901/2024-ĐR", "code": walked.matter.code, "article": "150", "paragraph": 1,
            "initiated_at": f"{when.astimezone(walked.now.tzinfo):%d/%m/%Y}"}  # fmt: skip
    done = imported(book_of(of(cases=[case], accused=[], acts=[])))
    assert (
        reasons(done) == []
        and Act.objects.using("keeper").filter(kind="case_initiated").count() == 1
    )


def test_a_code_out_of_sight_is_not_told_from_none(walked, imported, book_of):
    case = {"number": "902/2024", "code": walked.matter.code, "received_at": "01/03/2024"}
    done = imported(book_of(of(cases=[case], accused=[], acts=[])), "dieutra_khac")
    assert "trong phạm vi" in reasons(done)[0]


def test_a_code_lets_nobody_into_a_case_that_others_investigate(walked, imported, book_of, cast):
    """The other agency was told of the matter; what is done in it is not its own to write."""
    standing = {"matter": walked.matter, "agency_id": cast("dieutra_khac").agency_id, "since": walked.now,
                "received_at": walked.now}  # fmt: skip
    case = {"number": "903/2024", "code": walked.matter.code, "received_at": "01/03/2024"}
    book = book_of(of(cases=[case], accused=[], acts=[]))
    for kind, why in (
        ("addressee", "chưa tham gia giải quyết"),
        ("recipient", "đang do cơ quan khác điều tra"),
    ):
        Standing(kind=kind, **standing).save(using="keeper")
        assert why in reasons(imported(book, "dieutra_khac"))[0]


def test_a_correction_never_changes_whose_act_it_is(record, imported, book_of):
    lines = made_up(rows=60, seed=5, flaws=0, district=0)
    imported(book_of(lines), "quantri", province=True)
    approved = next(a for a in lines.acts if "Kết luận" in a["act"] or "Giữ người" in a["act"])
    approved["agency"] = "Công an huyện Đức Trọng"
    done = imported(book_of(lines), "quantri", province=True)
    assert len(reasons(done)) == 1 and "Cơ quan thực hiện khác lần nhập trước" in reasons(done)[0]
    assert not Act.objects.using("keeper").exclude(supersedes=None).exists()
