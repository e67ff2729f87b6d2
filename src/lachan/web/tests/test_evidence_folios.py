"""Folios of a scan: proposed by a run or by the machine, said by a person. Pages that leave: covered by a person."""

import io
import shutil

import pytest
from PIL import Image
from pypdf import PdfReader
from tests.browser.evidence_papers import scanned_pdf

from lachan.evidence import commands
from lachan.evidence_scan import reading as machine
from lachan.evidence_scan.tesseract import NoReader
from lachan.evidence_scan.tests.samples import film, pdf
from lachan.web.evidence_files import folios

from .evidence_scene import POLICE, PROCURACY, files_of, lines, room

__all__ = ["room"]
pytestmark = pytest.mark.database


@pytest.fixture
def police(room, sign_in):
    return sign_in(POLICE)


@pytest.fixture
def scan(room):
    found = room.scanned(scanned_pdf(4), "quet.pdf")
    room.later()
    return found


def there(room, scan):
    return f"{files_of(room)}{scan.pk}/"


def said(room, scan):
    return room.read().kept["scans", str(scan.pk)].body["folios"]


def test_a_run_is_a_proposal_and_nothing_is_kept_before_a_person_says_so(police, room, scan):
    html = police.get(f"{there(room, scan)}but-luc/?chay-trang=2&chay-bl=15").content.decode()
    assert [f'name="bl-{n}" value="{v}"' in html for n, v in ((1, ""), (2, "15"), (3, "16"), (4, "17"))] == [True] * 4  # fmt: skip
    assert html.count("đề xuất: đánh liên tiếp") == 3 and f"{there(room, scan)}trang/2/?dau" in html
    assert said(room, scan) == {}
    backs = police.get(f"{there(room, scan)}but-luc/?chay-trang=1&chay-bl=15&hai-mat=on").content.decode()  # fmt: skip
    assert 'name="bl-2" value="15 (mặt sau)"' in backs and 'name="bl-3" value="16"' in backs
    wrong = police.get(f"{there(room, scan)}but-luc/?chay-trang=9&chay-bl=15a")
    assert wrong.status_code == 422 and "chỉ chữ số" in wrong.content.decode()


def test_a_persons_word_is_kept_and_what_was_typed_wrong_stays(police, room, scan):
    typed = {"bl-1": "15", "bl-2": "15 (mặt sau)", "bl-3": "15a", "bl-4": ""}
    done = police.post(f"{there(room, scan)}but-luc/ghi/", typed)
    assert done.status_code == 302
    assert said(room, scan) == {"1": "15", "2": "15 (mặt sau)", "3": "15a"}
    wrong = police.post(f"{there(room, scan)}but-luc/ghi/", {**typed, "bl-4": "trang 4"})
    html = wrong.content.decode()
    assert wrong.status_code == 422 and "trang 4" in html and said(room, scan)["3"] == "15a"
    html = police.get(f"{there(room, scan)}but-luc/").content.decode()
    assert html.count("đã xác nhận") == 3
    assert len(lines("confirm_folios")) == 1 and len(lines("confirm_folios", "refused")) == 1


def test_pages_of_other_screens_stay_as_they_were(police, room, monkeypatch):
    monkeypatch.setattr(folios, "AT_ONCE", 2)
    scan = room.scanned(pdf(5), "day.pdf")
    police.post(f"{there(room, scan)}but-luc/ghi/", {"bl-1": "1", "bl-2": "2"})
    html = police.get(f"{there(room, scan)}but-luc/?tu=3").content.decode()
    assert 'name="bl-3"' in html and 'name="bl-1"' not in html and "?tu=5" in html
    police.post(f"{there(room, scan)}but-luc/ghi/", {"bl-3": "3"})
    assert said(room, scan) == {"1": "1", "2": "2", "3": "3"}


def test_without_a_reader_the_machine_is_said_to_be_absent(police, room, scan, monkeypatch):
    def absent(data):
        raise NoReader

    monkeypatch.setattr(machine, "propose_folios", absent)
    answer = police.post(f"{there(room, scan)}but-luc/doc/")
    assert answer.status_code == 422 and "chưa cài Tesseract" in answer.content.decode()


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Chưa cài tesseract-ocr.")
def test_the_machine_proposes_and_a_person_confirms(police, room, scan):
    answer = police.post(f"{there(room, scan)}but-luc/doc/")
    assert answer.status_code == 200 and said(room, scan) == {}
    assert lines("open_folio")[-1].detail["scan"] == str(scan.pk)


def test_a_person_covers_and_the_new_file_is_pixels(police, room, scan):
    where = f"{there(room, scan)}che/"
    assert "Ô đen nằm trong hình" in police.get(where).content.decode()
    typed = {"o-che": "2; 10; 5,5; 80; 20\n2; 0; 90; 100; 10\n4", "da-xem": "on"}
    done = police.post(f"{where}dua-ra/", typed)
    assert done.status_code == 302
    html = police.get(done["Location"]).content.decode()
    assert "trang đã che" in html and "Che và đưa ra" not in html
    data = b"".join(police.get(f"{done['Location']}noi-dung/").streaming_content)
    made = PdfReader(io.BytesIO(data))
    (picture,) = made.pages[0].images
    seen = Image.open(io.BytesIO(picture.data)).convert("L")
    assert len(made.pages) == 2 and seen.getpixel((seen.width // 2, int(seen.height * 0.15))) < 12
    assert seen.getpixel((5, seen.height // 2)) > 240
    released = done["Location"].split("/")[-2]
    assert police.get(f"{files_of(room)}{released}/che/").status_code == 404
    assert lines("release_page")[0].detail["pages"] == [2, 4]


@pytest.mark.parametrize("typed", [{"o-che": ""}, {"o-che": "2; 10; 20"}, {"o-che": "2; 10; 20; 120; 5"}, {"o-che": "hai"},
                                   {"o-che": "9"}, {"o-che": "2; 1; 1; 1; 1", "da-xem": ""}])  # fmt: skip
def test_what_is_no_covering_is_refused_and_makes_nothing(police, room, scan, typed):
    answer = police.post(f"{there(room, scan)}che/dua-ra/", {"da-xem": "on", **typed})
    assert answer.status_code == 422 and (typed["o-che"] or "name=") in answer.content.decode()
    assert len([1 for part, _ in room.read().kept if part == "scans"]) == 1


def test_who_may_not(police, room, scan, sign_in):
    forms = (("but-luc/ghi/", {"bl-1": "1"}), ("but-luc/doc/", {}), ("che/dua-ra/", {"o-che": "1", "da-xem": "on"}))  # fmt: skip
    for name, status in (("toaan", 403), ("dieutra_khac", 404), ("caxa", 403), ("quantri", 403)):
        other = sign_in(name)
        for path in ("but-luc/", "che/"):
            assert other.get(there(room, scan) + path).status_code == status, (name, path)
        for path, typed in forms:
            assert other.post(there(room, scan) + path, typed).status_code == status, (name, path)
    assert said(room, scan) == {}
    assert sign_in(PROCURACY).get(f"{there(room, scan)}che/").status_code == 200
    sound = room.scanned(film(), "phim.mp4")
    assert police.get(f"{there(room, sound)}but-luc/").status_code == 404
    assert room.does(commands.open_folio, scan=scan).size
