"""Word outlines in: headings, list levels, and the I – 1 – a – «-» – «+» that people type by hand."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import Left, Loss, Taken
from lachan.exchange.evidence.opening import Packed, bytes_of
from lachan.exchange.evidence.outline.meaning import Meaning
from lachan.exchange.evidence.outline.tree import MOST, Topic
from lachan.exchange.evidence.refusals import FileRefused, FileTooLarge, NothingFound
from lachan.exchange.words import bare

NAME = "Đề cương Word (.docx)"
LARGEST = 32 * 1024 * 1024
STYLE = re.compile(r"^(?:Heading|Tiêu đề|Đề mục)\s*(\d)$", re.IGNORECASE)
LISTED = re.compile(r"^List (?:Bullet|Number|Paragraph)(?:\s+(\d))?$", re.IGNORECASE)
# What people type before a line, from the widest to the narrowest.
TYPED = (
    (30, re.compile(r"^[IVX]{1,6}\s*[.)/]\s+")), (31, re.compile(r"^\d{1,2}\s*[.)/]\s+")), (32, re.compile(r"^\d{1,2}\.\d{1,2}\.?\s+")),
    (33, re.compile(r"^\d{1,2}(?:\.\d{1,2}){2,5}\.?\s+")), (35, re.compile(r"^[a-zđ]\s*[.)]\s+")), (36, re.compile(r"^[-–—•]\s*")),
    (37, re.compile(r"^[+*]\s*")),
)  # fmt: skip


def read(path: Path, header: Header) -> Taken:
    data = bytes_of(path, LARGEST)
    packed = Packed(data, path.name)
    for part in packed.names():
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part)[:4096]:
            raise FileRefused(f"{path.name} có khai báo kiểu tài liệu (DOCTYPE), tệp Word không cần. Lưu lại bằng Word rồi nhập lại.")  # fmt: skip
    lines, tables = _lines(data, path.name)
    root = _tree(lines, path.name)
    meaning = Meaning(header)
    meaning.read(root)
    found = meaning.data()
    if not any(found[part] for part in ("charges", "hypotheses", "evidence")):
        raise NothingFound(
            f"{path.name} không có mục nào nêu «Điều …» (truy cứu, giả thuyết) hoặc «BL …» (chứng cứ). Ghi điều luật ở đề mục lớn, bút lục ở chứng cứ, rồi nhập lại."
        )
    synthetic = any("du lieu gia lap" in bare(words) for _, words in lines[:10])
    made = joined(found | ({"synthetic": True} if synthetic else {}), header, path.name)
    left = [*meaning.left(), *made.left]
    if tables:
        left.append(Left("bảng", tables, "đề cương chỉ đọc đề mục và danh sách; bảng nhập bằng --format xlsx"))  # fmt: skip
    carried = {part: len(found[part]) for part in LISTS if found.get(part)}
    return Taken(made.bundle, Loss(NAME, carried, tuple(left), made.bundle.synthetic))


Line = tuple[int | None, str]


def _lines(data: bytes, name: str) -> tuple[list[Line], int]:
    """Every line with its rank, and how many tables were passed over."""
    try:
        opened = Document(BytesIO(data))
        said = ((one, " ".join(one.text.split())) for one in opened.paragraphs)
        return [_rank(one, text) for one, text in said if text], len(opened.tables)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, XMLSyntaxError,
            IndexError, OSError) as broken:  # fmt: skip
        # python-docx answers a broken file with whatever its parser met first
        raise FileRefused(f"{name} không phải tệp Word .docx đọc được. Mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nhập lại.") from broken  # fmt: skip


def _tree(lines: list[Line], name: str) -> Topic:
    """Each line beneath the nearest line before it that is of a wider rank; a plain paragraph is a note."""
    if len(lines) > MOST:
        raise FileTooLarge(f"{name} có hơn {MOST} đoạn. Tách đề cương rồi nhập từng tệp.")
    root = Topic("")
    stack: list[tuple[int, Topic]] = [(-1, root)]
    for rank, words in lines:
        if rank is None:
            stack[-1][1].note = f"{stack[-1][1].note}\n{words}".strip()
            continue
        while stack[-1][0] >= rank:
            stack.pop()
        made = Topic(words)
        stack[-1][1].below.append(made)
        stack.append((rank, made))
    return root


def _rank(paragraph: Any, text: str) -> Line:
    style = str(getattr(paragraph.style, "name", "") or "")
    if found := STYLE.match(style):
        return int(found[1]), _untyped(text)
    level = _level(paragraph)
    if level is not None:
        return 20 + level, _untyped(text)
    if found := LISTED.match(style):
        return 20 + int(found[1] or 1) - 1, _untyped(text)
    for rank, typed in TYPED:
        if typed.match(text):
            return rank, typed.sub("", text)
    return None, text


def _untyped(text: str) -> str:
    """A number typed besides the style's own says nothing more."""
    for _, typed in TYPED[:4]:
        text = typed.sub("", text)
    return text


def _level(paragraph: Any) -> int | None:
    properties = paragraph._p.pPr
    number = properties.numPr if properties is not None else None
    if number is None:
        return None
    return int(number.ilvl.val) if number.ilvl is not None else 0
