"""Everything that is printed from a file: whom it keeps silent about, what stands on it, that it is the same each time."""

import io
import re
import zipfile

import pytest

from lachan.proof.bundle import Bundle
from lachan.proof.drawing import MADE_UP, version_of
from lachan.proof.rules.i_display import NOBODY, OF_A_PERSON
from lachan.proof.tests.canaries import KNOWN, UNKNOWN, leaks, planted
from lachan.proof.tests.changing import changed
from lachan.proof_cli.prints import FORMATS, VIEWS, Options, made
from lachan.reporting.evidence.tests.many import many
from lachan.reporting.evidence.tests.reading import text
from lachan.reporting.evidence.words import MISSING, STALE

ALL = [
    *((f, "layered") for f in FORMATS if f not in ("svg", "json")),
    *(("svg", view) for view in VIEWS),
]


def said(bundle: Bundle, as_format: str, **options: object) -> str:
    return text(as_format, made(bundle, as_format, Options(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize(("as_format", "view"), [*ALL, ("json", "layered")])
def test_no_planted_name_is_in_any_print_for_a_reader_without_the_right(as_format: str, view: str) -> None:  # fmt: skip
    told = said(planted(), as_format, view=view)
    assert len(told) > 300
    assert leaks(told, KNOWN + UNKNOWN) == []


@pytest.mark.parametrize(("as_format", "view"), [*ALL, ("json", "layered")])
def test_no_known_name_is_in_any_print_even_with_the_right(as_format: str, view: str) -> None:
    assert leaks(said(planted(), as_format, view=view, reader="entitled"), KNOWN) == []


def test_a_name_that_is_let_through_is_found() -> None:
    """The search itself: a title that nobody scrubbed is seen in every kind of file."""
    one = changed({"set": {"d3.title": "Biên bản hỏi cung Lý Thị Vàng Anh", "e2.title": "Lời khai của Lý Thị Vàng Anh"}})  # fmt: skip
    for as_format in ("pptx", "pdf", "list-docx", "list-pdf", "svg"):
        assert leaks(said(one, as_format, reader="entitled"), UNKNOWN) == [UNKNOWN[0]]


@pytest.mark.parametrize(("as_format", "view"), ALL)
def test_the_same_file_gives_the_same_bytes(as_format: str, view: str) -> None:
    one = Options(view=view, author="Kiểm sát viên (giả lập)", on="2024-10-02")
    assert made(changed({}), as_format, one) == made(changed({}), as_format, one)


@pytest.mark.parametrize("as_format", ["pptx", "list-docx", "request-docx"])
def test_no_clock_is_in_an_office_file(as_format: str) -> None:
    """Two runs within a second would not show it: every part is dated by the print, and so are its properties."""
    file = made(changed({}), as_format, Options(on="2024-10-02"))
    with zipfile.ZipFile(io.BytesIO(file)) as kept:
        assert {one.date_time[:3] for one in kept.infolist()} == {(2024, 10, 2)}
        told = kept.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d(?=T)", told)) == {"2024-10-02"}


@pytest.mark.parametrize(("as_format", "view"), ALL)
def test_it_says_which_file_which_stage_which_version_who_and_that_it_is_made_up(as_format: str, view: str) -> None:  # fmt: skip
    told = said(changed({}), as_format, view=view, author="KSV giả lập", on="2024-10-02")
    flat = re.sub(r"<[^>]+>|\s+", " ", told)
    for wanted in ("GL-2024-01", "kết thúc điều tra", "30/09/2024", "02/10/2024", version_of(changed({})), "KSV giả lập", MADE_UP):  # fmt: skip
        assert wanted in flat, wanted


@pytest.mark.parametrize(("as_format", "view"), ALL)
def test_an_older_print_says_so_and_a_present_one_does_not(as_format: str, view: str) -> None:
    assert STALE in said(changed({}), as_format, view=view, current="0123456789abcdef")
    assert STALE not in said(changed({}), as_format, view=view, current=version_of(changed({})))


@pytest.mark.parametrize(("as_format", "view"), ALL)
def test_no_print_calls_anybody_guilty(as_format: str, view: str) -> None:
    told = re.sub(r"<[^>]+>|\s+", " ", said(many(9), as_format, view=view))
    told = told.replace("thực hiện tội phạm", "")  # Giai đoạn thực hiện tội phạm: BLHS Điều 14–16
    assert OF_A_PERSON.findall(NOBODY.sub("", told)) == []


@pytest.mark.parametrize("as_format", ["pptx", "pdf", "list-docx", "list-pdf", "svg"])
def test_where_a_folio_is_missing_it_says_so(as_format: str) -> None:
    one = changed({"set": {"d6.folios": None}})
    view = "matrix" if as_format == "svg" else "layered"
    assert MISSING in said(one, as_format, view=view).split("Tin nhắn hẹn giao người")[-1] or MISSING in said(one, as_format, view=view).split("Bản trích xuất tin nhắn")[-1]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_every_mark_carries_its_id_and_its_folio(view: str) -> None:
    drawn = said(changed({}), "svg", view=view)
    marks = re.findall(r'<g data-id="([^"]*)" data-folio="([^"]*)"', drawn)
    assert marks and all(id for id, _ in marks)
    if view not in ("network",):
        assert any(folio.startswith("BL ") for _, folio in marks)


def test_an_early_file_is_asked_for_everything_and_called_nothing() -> None:
    bare = Bundle.model_validate({
        "schema": "lachan.evidence/1", "code": "GL-1", "stage": "investigation", "as_of": "2024-05-01", "synthetic": True,
        "persons": [{"id": "n1", "code": "BC1", "roles": ["accused"]}], "charges": [{"id": "c1", "person": "n1", "article": "150"}],
    })  # fmt: skip
    for as_format in FORMATS:
        assert "mạnh" not in said(bare, as_format) and "yếu" not in said(bare, as_format).replace("chủ yếu", "")  # fmt: skip
    assert "chưa có dữ liệu" in said(bare, "pdf")
