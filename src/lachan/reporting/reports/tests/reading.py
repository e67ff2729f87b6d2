"""Reading a report back from its files: words in order, places on the page, LibreOffice's own reading of the DOCX."""

import atexit
import io
import re
import shutil
import subprocess
import unicodedata
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pdfplumber
import pytest
from docx import Document

from lachan.reporting.layout import MADE_UP
from lachan.reporting.reports.pdf import FONTS

SOFFICE = shutil.which("soffice")
# What stands at the edge of pages and is not of the text.
EDGE = re.compile(rf"^(?:\d+|{MADE_UP}|DỰ THẢO)$")


def words_of(lines) -> list[str]:
    return unicodedata.normalize("NFC", " ".join(lines)).split()


def docx_lines(made: bytes) -> list[str]:
    document, lines = Document(io.BytesIO(made)), []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            lines.append(block.text)
    return lines


def pages_of(made: bytes):
    with pdfplumber.open(io.BytesIO(made)) as book:
        return [
            (page, page.extract_words(extra_attrs=["fontname", "size"], use_text_flow=True))
            for page in book.pages
        ]


def pdf_words(made: bytes) -> list[str]:
    """Every word in the order in which it was set, without what stands in the margin above."""
    found = []
    for page, words in pages_of(made):
        top = 20 / 25.4 * 72 - 2
        found += [
            word["text"]
            for word in words
            if word["top"] >= top or word["bottom"] > page.height - 40
        ]
    return words_of(found)


def letters(words) -> str:
    """All letters in a row: where a line or a cell breaks is not a difference."""
    return "".join(words)


def without_heads(said: str, content) -> str:
    """Without the heads of tables, which stand again where a table runs on to the next page."""
    annexed = [part for annex in content.annexes for part in annex.parts]
    for part in (*content.parts, *annexed):
        if part.table is not None:
            said = said.replace(letters("".join(part.table.heads).split()), "")
    return said


@lru_cache(maxsize=1)
def _fontconfig() -> Path:
    """A font configuration of our own: Times New Roman is read as Tinos, on a machine with any fonts or none."""
    folder = Path(mkdtemp(prefix="lachan-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir>"
        '<match target="pattern"><test name="family"><string>Times New Roman</string></test>'
        '<edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match></fontconfig>'
    )
    return folder


def by_libreoffice(made: bytes, name: str, folder: Path) -> bytes:
    """The DOCX as LibreOffice turns it into PDF."""
    if SOFFICE is None:
        pytest.skip("Không có LibreOffice: cài gói libreoffice-writer-nogui để chạy kiểm thử này.")
    (folder / f"{name}.docx").write_bytes(made)
    home = _fontconfig()
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation=file://{home}/office", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / f"{name}.docx")],
        env={"FONTCONFIG_FILE": str(home / "fonts.conf"), "HOME": str(home), "PATH": "/usr/bin:/bin"},
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / f"{name}.pdf").read_bytes()


def run_of(words, text: str) -> list:
    """The first run of words on the pages that says this."""
    wanted = text.split()
    for start in range(len(words) - len(wanted) + 1):
        if [w["text"] for w in words[start : start + len(wanted)]] == wanted:
            return words[start : start + len(wanted)]
    raise AssertionError(text)
