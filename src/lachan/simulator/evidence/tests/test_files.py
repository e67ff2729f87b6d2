"""The files of the demo case: taken in by the door they are for, small, the same bytes, with names where real ones have them."""

from __future__ import annotations

import io
import subprocess
import sys
import time

import pypdfium2
import pytest
from PIL import ExifTags, Image

from lachan.evidence_scan.checks import EXHIBITS, LISTS, examine_bytes
from lachan.simulator.evidence.files import VOLUMES, demo_files, exhibit_files, pages, scan
from lachan.simulator.evidence.scans.drawing import scanned
from lachan.simulator.evidence.scans.faces import faces
from lachan.simulator.evidence.telling import exhibits, papers, people

MOST_BYTES, MOST_SECONDS = 12 * 1024**2, 20


@pytest.fixture(scope="module")
def made():
    start = time.process_time()
    files = dict(demo_files())
    return files, time.process_time() - start


def test_all_of_it_is_small_and_quickly_made(made):
    files, seconds = made
    assert sum(map(len, files.values())) <= MOST_BYTES
    assert seconds <= MOST_SECONDS


def test_every_file_is_taken_in_under_its_own_name(made):
    for name, data in made[0].items():
        seen = examine_bytes(data, name, allowed=EXHIBITS | LISTS)
        assert seen.name == name and seen.size == len(data)


def test_scans_are_pictures_without_a_text_layer(made):
    for name in VOLUMES:
        document = pypdfium2.PdfDocument(made[0][name])
        assert len(document) == len(pages(name))
        assert not any(page.get_textpage().get_text_range().strip() for page in document)
        document.close()


def test_the_same_bytes_come_every_time(made):
    name = "Văn bản chưa đánh số.pdf"
    assert scan(name) == made[0][name]
    again = {name: data for name, _, data in exhibit_files()}
    assert all(made[0][name] == data for name, data in again.items())


def test_every_numbered_sheet_has_its_page_and_backs_bear_the_same_number():
    told = [page for name in VOLUMES for page in pages(name)]
    fronts = [page.folio for page in told if page.folio and not page.back]
    assert fronts == [folio for one in papers() for folio in one.folios]
    assert sum(page.back for page in told) == sum(len(one.back) for one in papers())
    assert [page for page in told if not page.folio]


def test_three_sheets_bear_a_number_crossed_out():
    struck = {face.folio: face.struck for face in faces("2") if face.struck}
    assert len(struck) == 3 and all(int(wrong) == int(right) + 1 for right, wrong in struck.items())


def test_the_stamp_is_red_and_stands_upper_right():
    page = Image.open(io.BytesIO(scanned(faces("1")[0]))).convert("RGB")
    corner = page.crop((page.width // 2, 0, page.width, 220))
    red = [p for p in corner.get_flattened_data() if p[0] > 150 and p[1] < 110 and p[2] < 120]
    assert len(red) > 2000


def test_names_lie_in_the_files_as_they_do_in_life(made):
    files = {name: data for name, _, data in exhibit_files()}
    photo = next(data for name, data in files.items() if name.endswith(".jpg"))
    exif = Image.open(io.BytesIO(photo)).getexif()
    assert exhibits()["anh"]["artist"].encode() in photo and exif[ExifTags.Base.Model] == "GL-150"
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)
    for id_, ending in (("ghi-am", ".wav"), ("camera", ".mp4")):
        data = next(data for name, data in files.items() if name.endswith(ending))
        assert exhibits()[id_]["artist"].encode() in data
    assert any(people()["bh1"]["name"] in name for name in files)


def test_no_django_is_needed():
    told = "import sys; from lachan.simulator.evidence import files, canaries; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
