"""What could be measured of a file, and the one look for a second file hidden in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from .refusals import TwoFilesInOne

EDGE = 1 << 20
_WORDS = (b"<script", b"<!doctype html", b"<?php")


@dataclass(frozen=True, slots=True)
class Measures:
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    media_type: str = ""


def alone(opened: BinaryIO, size: int) -> None:
    """One file only: no package at the end, no second beginning, no page of script at either edge."""
    _no_package(opened)
    opened.seek(0)
    head = opened.read(EDGE)
    opened.seek(max(0, size - EDGE))
    tail = opened.read(EDGE)
    if b"%PDF-" in head[5:1024]:
        raise TwoFilesInOne
    lowered = (head + tail).lower()
    if any(word in lowered for word in _WORDS):
        raise TwoFilesInOne


def _no_package(opened: BinaryIO) -> None:
    """A zip is read from its end, so it can lie behind any other file."""
    opened.seek(0)
    try:
        with zipfile.ZipFile(opened) as packed:
            found = bool(packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError):
        found = False
    opened.seek(0, io.SEEK_SET)
    if found:
        raise TwoFilesInOne
