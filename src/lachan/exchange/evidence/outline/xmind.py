"""XMind in (Zen's content.json, XMind 8's content.xml) and out (content.json). Parts of the zip are read within bounds by
their name only, never as paths; pictures and attachments are left out and counted."""

from __future__ import annotations

import json
import unicodedata
import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lachan.exchange.evidence.joining import LISTS, Header, joined
from lachan.exchange.evidence.loss import MADE_UP, Left, Loss, Taken, Written, counted, unmapped
from lachan.exchange.evidence.opening import Packed, bytes_of, text_of, xml
from lachan.exchange.evidence.outgoing import outgoing
from lachan.exchange.evidence.outline.drawn import MAPPED, tree_of
from lachan.exchange.evidence.outline.meaning import Meaning
from lachan.exchange.evidence.outline.tree import DEEPEST, MOST, Topic
from lachan.exchange.evidence.refusals import FileRefused, FileTooLarge, NothingFound
from lachan.proof.bundle import Bundle

NAME = "XMind"
OWN = frozenset({"content.json", "content.xml", "metadata.json", "manifest.json", "meta.xml", "styles.xml"})  # fmt: skip


# -- out ---------------------------------------------------------------------------------------------


def write(bundle: Bundle) -> Written:
    """One sheet; the same bytes for the same file."""
    ready = outgoing(bundle)
    root = tree_of(ready.bundle)
    sheet = {"id": _id(bundle.code, "sheet"), "class": "sheet", "title": bundle.code, "topicPositioning": "fixed",
             "rootTopic": {**_written(root, bundle.code, "0"), "structureClass": "org.xmind.ui.logic.right"}}  # fmt: skip
    parts = {"content.json": [sheet], "metadata.json": {"creator": {"name": "lachan", "version": "1"}},
             "manifest.json": {"file-entries": {"content.json": {}, "metadata.json": {}}}}  # fmt: skip
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            text = json.dumps(data, ensure_ascii=False)
            packed.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text.encode(), ZIP_DEFLATED)
    left = (*ready.left, *unmapped(ready.bundle, MAPPED, "sơ đồ cây không có chỗ"))
    return Written(made.getvalue(), Loss(NAME, counted(ready.bundle, tuple(MAPPED)), left, bundle.synthetic))  # fmt: skip


def _id(code: str, place: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:lachan:xmind:{code}/{place}"))


def _written(topic: Topic, code: str, place: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": _id(code, place), "class": "topic", "title": topic.title}
    if topic.labels:
        found["labels"] = list(topic.labels)
    if topic.note:
        found["notes"] = {"plain": {"content": topic.note}}
    if topic.below:
        found["children"] = {"attached": [_written(one, code, f"{place}.{n}") for n, one in enumerate(topic.below)]}  # fmt: skip
    return found


# -- in ----------------------------------------------------------------------------------------------


def read(path: Path, header: Header) -> Taken:
    packed = Packed(bytes_of(path), path.name)
    roots = list(_roots(packed, path.name))
    meaning = Meaning(header)
    for root in roots:
        meaning.read(root)
    data = meaning.data()
    if not any(data[part] for part in ("charges", "hypotheses", "evidence")):
        raise NothingFound(
            f"{path.name} không có chủ đề nào nêu «Điều …» (truy cứu, giả thuyết) hoặc «BL …» (chứng cứ). Ghi điều luật ở nhánh đầu, bút lục ở chứng cứ, rồi nhập lại."
        )
    synthetic = any(MADE_UP in one.title for root in roots for one in (root, *root.below))
    made = joined(data | ({"synthetic": True} if synthetic else {}), header, path.name)
    left = (*meaning.left(), *_attached(packed), *made.left)
    carried = {part: len(data[part]) for part in LISTS if data.get(part)}
    return Taken(made.bundle, Loss(NAME, carried, left, made.bundle.synthetic))


def _attached(packed: Packed) -> Iterator[Left]:
    more = [one for one in packed.names() if one not in OWN and not one.endswith("/") and not one.startswith("Thumbnails/")]  # fmt: skip
    if more:
        yield Left("tệp đính kèm, ảnh", len(more), "chỉ nhập chữ của sơ đồ")


def _roots(packed: Packed, name: str) -> Iterator[Topic]:
    if packed.holds("content.json"):
        yield from _of_json(text_of(packed.read("content.json"), name), name)
    elif packed.holds("content.xml"):
        yield from _of_xml(packed.read("content.xml"), name)
    else:
        raise FileRefused(f"{name} không phải tệp XMind (không có content.json, content.xml). Kiểm tra tệp rồi nhập lại.")  # fmt: skip


def _of_json(text: str, name: str) -> Iterator[Topic]:
    try:
        sheets = json.loads(text)
        budget = [MOST]
        for one in sheets if isinstance(sheets, list) else [sheets]:
            if isinstance(one, dict) and isinstance(one.get("rootTopic"), dict):
                yield _json_topic(one["rootTopic"], 0, budget, name)
    except (json.JSONDecodeError, RecursionError) as fault:
        raise FileRefused(f"{name}: content.json không phải JSON đúng cú pháp. Lưu lại bằng XMind rồi nhập lại.") from fault  # fmt: skip


def _spent(deep: int, budget: list[int], name: str) -> None:
    budget[0] -= 1
    if deep > DEEPEST or budget[0] < 0:
        raise FileTooLarge(f"{name} có hơn {MOST} chủ đề hoặc sâu hơn {DEEPEST} tầng. Tách sơ đồ rồi nhập từng tệp.")  # fmt: skip


def _json_topic(given: dict[str, Any], deep: int, budget: list[int], name: str) -> Topic:
    _spent(deep, budget, name)
    plain = _dict(_dict(given.get("notes")).get("plain")).get("content")
    labels = given.get("labels")
    made = Topic(_words(given.get("title")), _words(plain), tuple(_words(x) for x in labels) if isinstance(labels, list) else ())  # fmt: skip
    children = _dict(given.get("children")).get("attached")
    for one in children if isinstance(children, list) else ():
        if isinstance(one, dict):
            made.below.append(_json_topic(one, deep + 1, budget, name))
    return made


def _dict(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else {}


def _words(given: Any) -> str:
    return unicodedata.normalize("NFC", given)[:4000] if isinstance(given, str) else ""


def _of_xml(data: bytes, name: str) -> Iterator[Topic]:
    budget = [MOST]
    for sheet in xml(data, name).iterchildren("{*}sheet"):
        for one in sheet.iterchildren("{*}topic"):
            yield _xml_topic(one, 0, budget, name)


def _xml_topic(at: Any, deep: int, budget: list[int], name: str) -> Topic:
    _spent(deep, budget, name)
    labels = tuple(_words(one.text) for one in at.iterfind("{*}labels/{*}label"))
    made = Topic(_words(at.findtext("{*}title")), _words(at.findtext("{*}notes/{*}plain")), labels)
    for topics in at.iterfind("{*}children/{*}topics"):
        if topics.get("type", "attached") == "attached":
            made.below += [_xml_topic(one, deep + 1, budget, name) for one in topics.iterchildren("{*}topic")]  # fmt: skip
    return made
