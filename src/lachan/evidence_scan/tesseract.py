"""Tesseract, where a machine has it: the program and the Vietnamese letters. Where it has not, that is said, and how to go on."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from lachan.law.refusals import LawRefusal

SECONDS = 60
AT_ONCE, MARGIN = 20, 22


class NoReader(LawRefusal):
    """Máy chủ chưa cài Tesseract hoặc chưa có dữ liệu tiếng Việt, nên không đọc được số bút lục trên ảnh. Nhập số của trang đầu để đánh tiếp bằng tay, hoặc nhờ quản trị viên cài gói tesseract-ocr và tesseract-ocr-vie."""


class ReaderFailed(LawRefusal):
    """Tesseract không đọc được trang này. Nhập số bút lục bằng tay, hoặc quét lại trang rõ hơn."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was read, where it stands on the picture, and how sure the reader was (0–100)."""

    text: str
    sure: float
    box: tuple[int, int, int, int]
    line: tuple[int, int, int]


def installed() -> bool:
    """Both the program and its Vietnamese."""
    program = shutil.which("tesseract")
    return program is not None and "vie" in _languages(program)


def words(picture: Image.Image, letters: str = "") -> list[Word]:
    """What stands on a picture, in reading order; with `letters`, only these are looked for."""
    program = shutil.which("tesseract")
    if program is None or "vie" not in _languages(program):
        raise NoReader
    # Digits are read better without the many marks of Vietnamese in the way.
    language = "eng" if letters and "eng" in _languages(program) else "vie"
    command = [program, "stdin", "stdout", "-l", language, "--psm", "6"]
    command += ["-c", f"tessedit_char_whitelist={letters}"] if letters else []
    lines = _run([*command, "tsv"], _png(picture)).splitlines()[1:]  # the first names the columns
    told = (line.split("\t") for line in lines)
    return [
        _word(row) for row in told if len(row) == 12 and row[11].strip() and float(row[10]) >= 0
    ]


def rows(pictures: list[Image.Image], letters: str = "") -> list[list[Word]]:
    """Small pictures, each one line of writing, read as the lines of one sheet; each with the words of its own line."""
    found: list[list[Word]] = []
    for start in range(0, len(pictures), AT_ONCE):
        found += _sheet(pictures[start : start + AT_ONCE], letters)
    return found


def _sheet(pictures: list[Image.Image], letters: str) -> list[list[Word]]:
    high = max(one.height for one in pictures) + 2 * MARGIN
    sheet = Image.new("L", (max(one.width for one in pictures) + 8 * MARGIN, high * len(pictures)), 255)  # fmt: skip
    for nth, one in enumerate(pictures):
        sheet.paste(one, (MARGIN, high * nth + (high - one.height) // 2))
    lines: list[list[Word]] = [[] for _ in pictures]
    for word in words(sheet, letters):
        lines[min((word.box[1] + word.box[3]) // 2 // high, len(pictures) - 1)].append(word)
    return lines


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    return frozenset(_run([program, "--list-langs"], b"").split())


def _run(command: list[str], fed: bytes) -> str:
    """One thread, since several pages are read beside each other."""
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (fixed words; the page goes in by the pipe)
            command, input=fed, capture_output=True, timeout=SECONDS, env=env, check=True
        )
    except (subprocess.SubprocessError, OSError) as failed:
        raise ReaderFailed from failed
    return done.stdout.decode("utf-8", "replace")


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _word(row: list[str]) -> Word:
    left, top, width, height = map(int, row[6:10])
    return Word(row[11].strip(), float(row[10]), (left, top, left + width, top + height), (int(row[2]), int(row[3]), int(row[4])))  # fmt: skip
